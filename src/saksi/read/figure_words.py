"""The figure lexicon of a language pack, compiled: counted nouns, cues of measures, and small words. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from saksi.core.kinds import FORCES_FAMILY, GROUPS, MEASURES
from saksi.errors import PackError
from saksi.lang.pack import Pack
from saksi.read.sentences import Token
from saksi.read.wordbook import Wordbook, listed

THINGS = frozenset({"buildings", "vehicles", "aircraft", "weapons", "equipment"})
PERSONS = frozenset(GROUPS) - THINGS
_ARMED = frozenset({*FORCES_FAMILY, "people"})
COUNTABLE: Mapping[str, frozenset[str]] = {
    "persons": PERSONS,
    "things": THINGS,
    "armed": _ARMED,
    "forces": _ARMED | frozenset({"vehicles", "aircraft", "weapons", "equipment"}),
    "fighters": frozenset({*FORCES_FAMILY, "attackers", "people"}),
    "crowds": PERSONS - frozenset(FORCES_FAMILY),
    "residents": PERSONS - frozenset({*FORCES_FAMILY, "attackers", "officials", "journalists"}),
    "sites": frozenset({"buildings", "vehicles"}),
    "any": frozenset(GROUPS),
    "dead": PERSONS,
}
"""What a cue's `of` lets be counted."""

FORCE_MEASURES = frozenset({"deployed", "withdrawn", "present"})
SIDES = ("follows", "leads", "either", "noun")


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted noun: its group, whether it yields to a stronger noun of the same phrase ("people", "orang"), and
    whether it means the dead ("bodies").
    """

    group: str
    weak: bool
    remains: bool = False


class Nouns(Wordbook[Counted]):
    """The counted nouns, but for the words of compounds that count nobody ("ibu kota" is no mother)."""

    def __init__(self, entries: Iterable[tuple[str, Counted]], endings: tuple[str, ...], blanks: Iterable[str]) -> None:
        super().__init__(entries, endings)
        self._blanks: Wordbook[str] = _book(blanks, "blank", endings)

    def at(self, tokens: Sequence[Token], index: int) -> tuple[int, Counted] | None:
        """The longest counted noun that begins at token `index`, None where a longer compound does."""
        found = super().at(tokens, index)
        return None if found is not None and self._blank(tokens, index, found[0]) else found

    def before(self, tokens: Sequence[Token], index: int) -> tuple[int, Counted] | None:
        """The longest counted noun whose last token is `index - 1`, None where a compound begins with it."""
        found = super().before(tokens, index)
        return None if found is not None and self._blank(tokens, found[0], index) else found

    def _blank(self, tokens: Sequence[Token], first: int, after: int) -> bool:
        blank = self._blanks.at(tokens, first)
        return blank is not None and blank[0] > after


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that tells a measure; figures.toml tells what `side`, `of`, `planned`, `total` and the others mean."""

    name: str
    measure: str
    side: str
    groups: frozenset[str]
    planned: bool
    total: bool
    strict: bool
    persons: bool = False
    dead: bool = False
    lives: bool = False
    yields: bool = False

    @property
    def decoy(self) -> bool:
        """True for a cue of no measure of ours ("freed"): its number is left alone."""
        return self.measure == "other"


@dataclass(frozen=True, slots=True)
class Absent:
    """Words for a number nobody knows or for none at all."""

    name: str
    count: str
    opens: Wordbook[str]
    closes: Wordbook[str]
    asks: Wordbook[str]
    between: Wordbook[str]
    left: Wordbook[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """figures.toml, compiled."""

    nouns: Wordbook[Counted]
    cues: Wordbook[tuple[Cue, ...]]
    absent: tuple[Absent, ...]
    part_behind: Wordbook[str]
    part_before: Wordbook[str]
    part_opens: Wordbook[str]
    anaphors: Wordbook[str]
    telling: Wordbook[str]
    words: Mapping[str, Wordbook[str]]
    head_last: bool
    inverts: bool
    strength: Cue
    stays: Cue
    crowds: Wordbook[Cue]

    def is_(self, part: str) -> Wordbook[str]:
        """The small words that play `part`."""
        return self.words[part]


def _cue(entry: Mapping[str, Any], lang: str) -> Cue:
    name = str(entry["name"])
    if entry["measure"] not in MEASURES or entry["side"] not in SIDES or entry["of"] not in COUNTABLE:
        raise PackError(f"Pack {lang!r}: figures.toml, cue {name!r} has an unknown measure, side or kind of things")
    return Cue(
        name,
        str(entry["measure"]),
        str(entry["side"]),
        COUNTABLE[entry["of"]],
        bool(entry.get("planned", False)),
        bool(entry.get("total", False)),
        bool(entry.get("strict", False)),
        bool(entry.get("persons", False)),
        entry["of"] == "dead",
        bool(entry.get("lives", False)),
        bool(entry.get("yields", False)),
    )


def entries(table: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    """The cues of figures.toml, decoys (words that take a number for no measure of ours) among them."""
    yield from table["cue"]
    yield from ({"measure": "other", "of": "any", **entry} for entry in table["decoy"])


def _cues(table: Mapping[str, Any], lang: str) -> Iterable[tuple[str, tuple[Cue, ...]]]:
    by_phrase: dict[str, list[Cue]] = {}
    for entry in entries(table):
        cue = _cue(entry, lang)
        for phrase in entry["words"]:
            by_phrase.setdefault(str(phrase).casefold(), []).append(cue)
    return ((phrase, (*cues, *_begun(phrase, by_phrase))) for phrase, cues in by_phrase.items())


def _begun(phrase: str, by_phrase: Mapping[str, Sequence[Cue]]) -> Iterator[Cue]:
    """The cues of the shorter phrases that `phrase` begins with: they hold where its own do not fit what is counted."""
    words = phrase.split()
    for length in range(len(words) - 1, 0, -1):
        held = by_phrase.get(" ".join(words[:length]), ())
        yield from (cue for cue in held if cue.side in ("follows", "either") and not cue.decoy)


def _crowds(table: Mapping[str, Any], lang: str) -> Iterable[tuple[str, Cue]]:
    for entry in table["crowd"]:
        cue = _cue(entry, lang)
        yield from ((str(phrase), cue) for phrase in entry["words"])


def _nouns(table: Mapping[str, Any], lang: str) -> Iterable[tuple[str, Counted]]:
    for name in ("groups", "counters", "remains"):
        for group, phrases in table[name].items():
            if group not in GROUPS:
                raise PackError(f"Pack {lang!r}: figures.toml names an unknown group {group!r}")
            counted = Counted(group, name == "counters", name == "remains")
            yield from ((phrase, counted) for phrase in phrases)


def _book(phrases: Iterable[str], name: str, endings: tuple[str, ...] = ()) -> Wordbook[str]:
    return Wordbook(((phrase, name) for phrase in phrases), endings)


@cache
def nouns(pack: Pack) -> Wordbook[Counted]:
    """The counted nouns of `pack`. Raises PackError for a group core.kinds does not know."""
    table = pack.table("figures")
    return Nouns(_nouns(table, pack.lang), tuple(table["endings"]), table["blanks"]["words"])


@cache
def lexicon(pack: Pack) -> Lexicon:
    """The figure lexicon of `pack`. Raises PackError when figures.toml names what core.kinds does not know."""
    table = pack.table("figures")
    part = table["part"][0]
    absent = tuple(
        Absent(
            entry["name"],
            entry["count"],
            _book(entry.get("opens", ()), "opens"),
            _book(entry.get("closes", ()), "closes"),
            _book(entry.get("asks", ()), "asks"),
            _book(entry.get("between", ()), "between"),
            _book(entry.get("left", ()), "left"),
        )
        for entry in table["absent"]
    )
    return Lexicon(
        nouns(pack),
        Wordbook(_cues(table, pack.lang)),
        absent,
        _book(part["behind"], part["name"]),
        _book(part["before"], part["name"]),
        _book(part["opens"], part["name"]),
        _book(table["anaphor"][0]["words"], table["anaphor"][0]["name"]),
        _book(table["telling"][0]["words"], table["telling"][0]["name"]),
        {name: Wordbook(listed({name: phrases})) for name, phrases in table["words"].items()},
        table["head"] == "last",
        bool(table["inverts"]),
        next(_cue(entry, pack.lang) for entry in table["cue"] if entry["name"] == "strength"),
        next(_cue(entry, pack.lang) for entry in table["cue"] if entry["measure"] == "present"),
        Wordbook(_crowds(table, pack.lang), tuple(table["endings"])),
    )
