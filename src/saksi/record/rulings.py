"""Rulings applied: what people accepted, rejected, joined, set apart or corrected, found again behind its words. Pure.

A ruling keeps the readings that were seen behind its targets. They are found again by their ids; where a reading is
gone, by the same key words in the same article; and in other versions of the page by the same quotes. A ruling none of
whose words are left is stale: it is shown, and does nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from saksi.core.article import Article
from saksi.core.kinds import Modality
from saksi.core.reading import Reading, Slot
from saksi.core.ruling import (
    ACTOR,
    ARTICLE,
    Given,
    Grouping,
    Realm,
    Ruling,
    Seen,
    Standing,
    key_span,
    realm,
    realms,
    words_of,
)
from saksi.core.values import When
from saksi.record.versions import successors

Spot = tuple[str, str, int, int]
"""Article id, kind, and the characters of the key slot."""

LEAST = {"same": 2, "different": 2}
"""Targets that must be left for a ruling to mean anything; one for the others."""


@dataclass(frozen=True, slots=True)
class Applied:
    """What the rulings in force come to, by reading id where they are about readings.

    `values` are corrections (later ones win slot by slot), `groupings` same and different in the order of ruling,
    `settled` the dispute rulings with the readings seen behind them, `marks` every ruling that touches a reading.
    """

    rejected: frozenset[str] = frozenset()
    groupings: tuple[Grouping, ...] = ()
    values: Mapping[str, Given] = field(default_factory=dict)
    settled: tuple[tuple[Ruling, frozenset[str]], ...] = ()
    marks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    standing: tuple[Standing, ...] = ()

    @property
    def rulings(self) -> dict[str, Ruling]:
        """The rulings that count, by id."""
        return {one.ruling.id: one.ruling for one in self.standing if one.state != "undone"}

    def of(self, kind: str) -> tuple[Grouping, ...]:
        """The groupings of one realm."""
        return tuple(one for one in self.groupings if one.realm == kind)


def apply(rulings: Iterable[Ruling], articles: Iterable[Article], readings: Iterable[Reading]) -> Applied:
    """The rulings in force on these readings. On one reading the later of accept and reject holds; an undone ruling
    never was, and undoing an undo brings the ruling back.
    """
    ordered = sorted({one.id: one for one in rulings}.values(), key=lambda one: (one.at, one.id))
    if not ordered:
        return Applied()
    undone = _undone(ordered)
    ground = _Shelf.of(ordered, articles, readings)
    standing = tuple(_standing(one, undone.get(one.id, ""), ground) for one in ordered)
    held = [one for one in standing if one.state != "undone"]
    return Applied(
        _rejected(held),
        tuple(made for one in held if (made := _grouping(one.ruling, ground))),
        _values(held),
        tuple((one.ruling, frozenset(one.readings)) for one in held if _settles(one.ruling)),
        _marks(held),
        standing,
    )


def _undone(ordered: Sequence[Ruling]) -> dict[str, str]:
    """Ruling id -> the ruling that took it back; an undo that was taken back itself does nothing."""
    undone: dict[str, str] = {}
    for ruling in reversed(ordered):
        if ruling.undoes and ruling.id not in undone:
            undone.setdefault(ruling.undoes, ruling.id)
    return undone


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Where readings are found again."""

    readings: Mapping[str, Reading]
    articles: Mapping[str, Article]
    by_article: Mapping[str, Sequence[Reading]]
    by_spot: Mapping[Spot, Sequence[Reading]]
    versions: Mapping[str, Sequence[Article]]
    """Articles by page id and by address."""

    @classmethod
    def of(cls, rulings: Iterable[Ruling], articles: Iterable[Article], readings: Iterable[Reading]) -> _Shelf:
        """Only the pages that rulings are about, in all their versions: a record is far larger."""
        seen = [one for ruling in rulings for target in ruling.targets for one in ruling.behind(target)]
        names = {name for one in seen for name in (one.page, one.url, one.article, one.id)} - {""}
        held = {one.id: one for one in articles if not names.isdisjoint((one.id, one.page_id, one.url))}
        told = {one.id: one for one in readings if one.article_id in held or one.id in names}
        by_article: dict[str, list[Reading]] = defaultdict(list)
        by_spot: dict[Spot, list[Reading]] = defaultdict(list)
        versions: dict[str, list[Article]] = defaultdict(list)
        for reading in told.values():
            by_article[reading.article_id].append(reading)
            by_spot[(reading.article_id, reading.kind, *key_span(reading))].append(reading)
        for article in held.values():
            for name in {article.page_id, article.url} - {""}:
                versions[name].append(article)
        return cls(told, held, by_article, by_spot, versions)

    def find(self, seen: Seen) -> tuple[str, ...]:
        """The ids that stand today for what was seen."""
        if seen.kind == ARTICLE:
            return tuple(sorted({seen.id} & self.articles.keys()) or [one.id for one in self.others(seen)])
        here = [seen.id] if seen.id in self.readings else self._again(seen)
        there = [
            one.id
            for article in self.others(seen)
            for one in self.by_article.get(article.id, ())
            if seen.words and one.kind == seen.kind and words_of(one) == seen.words
        ]
        return tuple(sorted({*here, *there}))

    def others(self, seen: Seen) -> list[Article]:
        """Other versions of the page."""
        found = {one.id: one for name in (seen.page, seen.url) if name for one in self.versions.get(name, ())}
        return [found[id_] for id_ in sorted(found) if id_ != seen.article]

    def _again(self, seen: Seen) -> list[str]:
        return [one.id for one in self.by_spot.get((seen.article, seen.kind, seen.start, seen.end), ())]

    def edited(self, seen: Seen, found: Sequence[str]) -> bool:
        """True when a later version of the page is in force that does not say these words."""
        if seen.kind == ARTICLE or not seen.words:
            return False
        others = self.others(seen)
        here = self.articles.get(seen.article)
        if not others or here is None:
            return False
        last = successors([here, *others], self.by_article).get(here.id)
        return last is not None and not any(self.readings[one].article_id == last for one in found)


def _standing(ruling: Ruling, undone_by: str, shelf: _Shelf) -> Standing:
    if undone_by:
        return Standing(ruling, "undone", "taken back by a later ruling", undone_by=undone_by)
    lost: list[str] = []
    moved = edited = 0
    readings: set[str] = set()
    for target in ruling.targets:
        behind = ruling.behind(target)
        found = {one: shelf.find(one) for one in behind}
        readings.update(id_ for some in found.values() for id_ in some if id_ in shelf.readings)
        if realm(target) == "origin" and ruling.verdict in ("accept", "reject"):
            readings.update(one.id for some in found.values() for id_ in some for one in shelf.by_article.get(id_, ()))
        moved += sum(bool(some) and one.id not in some for one, some in found.items())
        edited += bool(behind) and all(shelf.edited(one, some) for one, some in found.items())
        if not any(found.values()) and not _nameless(target):
            lost.append(target)
    kept = tuple(sorted(readings))
    if lost:
        return Standing(ruling, "stale", f"nothing of the record stands any more for {', '.join(lost)}", kept)
    if edited:
        return Standing(ruling, "stale", "the page was changed; its version in force does not say these words", kept)
    again = f"{moved} of its readings are read anew from the same words" if moved else ""
    return Standing(ruling, "in force", again, kept)


def _nameless(target: str) -> bool:
    """True for targets that stand for themselves: actors by name, and rulings that are undone."""
    return target.startswith((ACTOR, "ruling-"))


def _settles(ruling: Ruling) -> bool:
    return ruling.verdict in ("accept", "reject") and any(realm(one) == "dispute" for one in ruling.targets)


def _rejected(held: Iterable[Standing]) -> frozenset[str]:
    rejected: set[str] = set()
    for one in held:
        if _settles(one.ruling):
            continue
        if one.ruling.verdict == "reject":
            rejected.update(one.readings)
        elif one.ruling.verdict == "accept":
            rejected.difference_update(one.readings)
    return frozenset(rejected)


def _values(held: Iterable[Standing]) -> dict[str, Given]:
    values: dict[str, Given] = {}
    for one in held:
        if one.ruling.verdict == "correct":
            told = {name for name, _ in one.ruling.value}
            for id_ in one.readings:
                kept = tuple(pair for pair in values.get(id_, ()) if pair[0] not in told)
                values[id_] = (*kept, *one.ruling.value)
    return values


def _marks(held: Iterable[Standing]) -> dict[str, tuple[str, ...]]:
    marks: dict[str, list[str]] = defaultdict(list)
    for one in held:
        for id_ in one.readings:
            marks[id_].append(one.ruling.id)
    return {id_: tuple(some) for id_, some in marks.items()}


def _grouping(ruling: Ruling, shelf: _Shelf) -> Grouping | None:
    """The ids behind each target; None when fewer than two are left."""
    if ruling.verdict not in ("same", "different"):
        return None
    kind: Realm = min(realms(ruling.targets), default="reading")
    if kind == "actor":
        groups = [frozenset({target.removeprefix(ACTOR)}) for target in ruling.targets]
    else:
        groups = [frozenset(id_ for one in ruling.behind(t) for id_ in shelf.find(one)) for t in ruling.targets]
    left = tuple(group for group in groups if group)
    return Grouping(ruling.verdict, kind, left, ruling.id) if len(left) >= LEAST[ruling.verdict] else None


def corrected(reading: Reading, value: Given) -> Reading:
    """The reading as a person corrected it, under its own id: for folding only, what is stored stays as it was."""
    given: dict[str, list[Slot]] = {}
    for name, told in value:
        given.setdefault(name, []).append(_slot(reading, name, told))
    modality = next((str(slot.value) for slot in given.pop("modality", ())), reading.modality)
    slots: list[Slot] = []
    for slot in reading.slots:
        slots += given.pop(slot.name, ()) if slot.name in given else [slot] * (slot.name not in dict(value))
    slots += [slot for some in given.values() for slot in some]
    made = replace(reading, slots=tuple(slots), modality=cast(Modality, modality))
    object.__setattr__(made, "id", reading.id)
    return made


def _slot(reading: Reading, name: str, value: object) -> Slot:
    """The day of publication may witness a day that was read; a corrected day stands on the reading itself."""
    old = reading.slot(name)
    witness = old.witness if old and not isinstance(value, When) else reading.anchor
    return Slot(name, value, witness)  # type: ignore[arg-type]
