"""Re-reading: the stored texts read again with the present packs, in place; pages stay closed, rulings are kept.

`rebuild` opens the stored pages again and makes texts, mastheads and readings anew; `reread` takes texts and mastheads
as they are stored and makes the readings alone, which is faster and cannot change a text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from saksi.core.article import Article
from saksi.core.reading import Reading
from saksi.core.ruling import Standing, key_span, words_of
from saksi.errors import LawOfCharacters, PageRefused
from saksi.issues import Issue
from saksi.record.changes import changes
from saksi.record.fold import fold
from saksi.record.memory import Memory
from saksi.record.record import Record
from saksi.service import moves, reading
from saksi.service.pages import Refused, Step, no_step, this_run
from saksi.service.reading import USUAL, Budget
from saksi.store.rows import Run
from saksi.store.store import Held, Store
from saksi.store.write import Entry, Sketch

READER = (
    "the source gives no support or detail for this", "A number whose digits fit no way of writing",
    "The weekday disagrees with the date", "It is not known what this number counts",
    "A toll without a source is told of this one day", reading.NOT_READ, reading.TOO_LONG,
)  # fmt: skip
"""How the issues of the readers begin: these are made anew, those of the page stay. A test compares them with
saksi.read."""

Pair = tuple[Reading, Reading]


@dataclass(frozen=True, slots=True)
class Difference:
    """What an article says otherwise than before: readings gone, new, and changed (the same key words, old and new)."""

    article: Article
    gone: tuple[Reading, ...]
    new: tuple[Reading, ...]
    changed: tuple[Pair, ...]

    @property
    def any(self) -> bool:
        """False when the article reads as before, its issues apart."""
        return bool(self.gone or self.new or self.changed)


@dataclass(frozen=True, slots=True)
class Reread:
    """What a re-reading found: articles read as before, those read otherwise, those that keep what was read before
    because they can no longer be read, the facts that moved, and rulings that must be seen again since.
    """

    same: int
    differences: tuple[Difference, ...]
    refused: tuple[Refused, ...]
    moves: tuple[moves.Move, ...]
    stale: tuple[Standing, ...]
    facts: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Kind of fact -> how many there were and are, where that changed."""

    @property
    def rules(self) -> dict[str, tuple[int, int, int]]:
        """Name of a rule -> how many of its readings are gone, new and changed (under the rule that reads them now)."""
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for one in self.differences:
            for reading_ in one.gone:
                counts[reading_.rule]["gone"] += 1
            for reading_ in one.new:
                counts[reading_.rule]["new"] += 1
            for _, reading_ in one.changed:
                counts[reading_.rule]["changed"] += 1
        return {rule: (held["gone"], held["new"], held["changed"]) for rule, held in sorted(counts.items())}


def reread(store: Store, *, budget: Budget = USUAL, dry_run: bool = False, step: Step = no_step) -> Reread:
    """Reads every stored text again; what reads as before is left untouched. With `dry_run` nothing is written.

    Each article is replaced in its own transaction. Raises the errors of the store.
    """
    run = this_run()
    sketches = dict(store.sketches())
    before = list(store.readings())
    was: dict[str, list[Reading]] = defaultdict(list)
    for one in before:
        was[one.article_id].append(one)
    memory = Memory()
    old_record = fold(store.articles(), before, store.rulings(), memory=memory)
    same, differences, refused, after = 0, [], [], []
    held = list(store.held())
    for done, one_held in enumerate(held):
        step(done, len(held), one_held.source or one_held.article_id)
        try:
            told, found = _again(store, one_held, was[one_held.article_id], run, sketches, budget, dry_run=dry_run)
        except (PageRefused, LawOfCharacters) as error:
            refused.append(Refused(one_held.source or one_held.article_id, error))
            after += was[one_held.article_id]
            continue
        after += found
        same += not told.any
        differences += [told] * told.any
    step(len(held), len(held), "")
    new_record = fold(store.articles(), after, store.rulings(), memory=memory)
    told_moves = moves.tell(store, old_record, new_record, changes(old_record, new_record))
    stale = _newly_stale(old_record, new_record)
    return Reread(same, tuple(differences), tuple(refused), told_moves, stale, _counts(old_record, new_record))


def _again(
    store: Store, held: Held, old: Sequence[Reading], run: Run, sketches: Mapping[str, Sketch], budget: Budget,
    *, dry_run: bool,
) -> tuple[Difference, Sequence[Reading]]:  # fmt: skip
    article, text = store.article(held.article_id)
    readings, issues = reading.read(article, text, budget=budget)
    if any(one.what.startswith(reading.TOO_LONG) for one in issues):
        raise PageRefused(f"Reading {held.source or article.id} took too long", do="it keeps what was read; try again")
    kept = [one for _, one in store.issues(article.id)]
    every = (*(one for one in kept if not one.what.startswith(READER)), *issues)
    if not dry_run and not (_ids(readings) == _ids(old) and set(every) == set(kept)):
        data = store.page(held.page_id)
        entry = Entry(
            data, article, text, readings, _unique(every), held.given, held.source, sketches.get(article.id)
        )  # fmt: skip
        store.replace(article.id, entry, run)
    return difference(article, old, readings), readings


def _ids(readings: Iterable[Reading]) -> set[str]:
    return {one.id for one in readings}


def _unique(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    return tuple(dict.fromkeys(issues))


def difference(article: Article, old: Sequence[Reading], new: Sequence[Reading]) -> Difference:
    """What is different between two readings of one article; a pair shares kind and key words."""
    gone = [one for one in old if one.id not in _ids(new)]
    come = {one.id: one for one in new if one.id not in _ids(old)}
    by_spot: dict[tuple[str, int, int], list[Reading]] = defaultdict(list)
    for one in come.values():
        by_spot[(one.kind, *key_span(one))].append(one)
    pairs: list[Pair] = []
    for one in gone:
        there = by_spot[(one.kind, *key_span(one))]
        if there:
            pairs.append((one, there.pop(0)))
    paired = {one.id for pair in pairs for one in pair}
    return Difference(
        article,
        tuple(one for one in gone if one.id not in paired),
        tuple(one for one in come.values() if one.id not in paired),
        tuple(pairs),
    )


def _newly_stale(old: Record, new: Record) -> tuple[Standing, ...]:
    before = {one.ruling.id for one in old.stale}
    return tuple(one for one in new.stale if one.ruling.id not in before)


def _counts(old: Record, new: Record) -> dict[str, tuple[int, int]]:
    kinds = ("figures", "events", "statements", "pledges", "roles", "disputes", "origins", "forces")
    counted = {kind: (len(getattr(old, kind)), len(getattr(new, kind))) for kind in kinds}
    return {kind: pair for kind, pair in counted.items() if pair[0] != pair[1]}


def reread_plain(done: Reread) -> dict[str, object]:
    """What `saksi reread --json` prints."""
    return {
        "same": done.same,
        "articles": [_difference_plain(one) for one in done.differences],
        "rules": {
            rule: {"gone": gone, "new": new, "changed": changed} for rule, (gone, new, changed) in done.rules.items()
        },
        "refused": [{"name": one.name, "why": str(one.error)} for one in done.refused],
        "moves": [moves.move_plain(one) for one in done.moves],
        "facts": {kind: {"was": was, "now": now} for kind, (was, now) in done.facts.items()},
        "stale": [{"id": one.ruling.id, "because": one.why} for one in done.stale],
    }


def _difference_plain(one: Difference) -> dict[str, object]:
    return {
        "article": one.article.id,
        "outlet": one.article.outlet,
        "gone": [_reading_plain(told) for told in one.gone],
        "new": [_reading_plain(told) for told in one.new],
        "changed": [{"old": _reading_plain(old), "new": _reading_plain(new)} for old, new in one.changed],
    }


def _reading_plain(told: Reading) -> dict[str, object]:
    return {"id": told.id, "kind": told.kind, "rule": told.rule, "words": words_of(told)}
