"""Word lists of a language pack, compiled for walking over tokens: phrases with what they stand for. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from saksi.lang.pack import Pack
from saksi.read.sentences import Token, tokens

T = TypeVar("T")


def words_of(phrase: str) -> tuple[str, ...]:
    """The casefolded tokens of a phrase, cut as a text is cut."""
    return tuple(token.lower for token in tokens(phrase, 0, len(phrase)))


class Phrases(Generic[T]):
    """Phrases by their first and last word; the longest that fits wins."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._last: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, value in entries:
            words = words_of(phrase)
            if words:
                self._first.setdefault(words[0], []).append((words, value))
                self._last.setdefault(words[-1], []).append((words, value))
        for index in (self._first, self._last):
            for held in index.values():
                held.sort(key=lambda one: -len(one[0]))

    def at(self, sentence: Sequence[Token], start: int) -> tuple[int, T] | None:
        """Index after the longest phrase that begins at token `start`, and its value."""
        if not 0 <= start < len(sentence):
            return None
        for words, value in self._first.get(sentence[start].lower, ()):
            end = start + len(words)
            if end <= len(sentence) and all(sentence[start + i].lower == word for i, word in enumerate(words)):
                return end, value
        return None

    def before(self, sentence: Sequence[Token], end: int) -> tuple[int, T] | None:
        """Index of the first token of the longest phrase that ends just before token `end`, and its value."""
        if not 0 < end <= len(sentence):
            return None
        for words, value in self._last.get(sentence[end - 1].lower, ()):
            start = end - len(words)
            if start >= 0 and all(sentence[start + i].lower == word for i, word in enumerate(words)):
                return start, value
        return None


@dataclass(frozen=True, slots=True)
class Body:
    """A body of a state: the second half of its id, and its label."""

    name: str
    label: str


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """What the readers of places, persons and actors know of one language. Word sets are casefolded."""

    lang: str
    titles: Phrases[str]
    ranks: Phrases[str]
    former: Phrases[str]
    modifiers: Phrases[str]
    portfolio: Phrases[str]
    companies: frozenset[str]
    links: frozenset[str]
    joins: frozenset[str]
    apposition: Phrases[str]
    articles: frozenset[str]
    particles: frozenset[str]
    initials: frozenset[str]
    saying: Phrases[str]
    openers: frozenset[str]
    ordinary: frozenset[str]
    at: frozenset[str]
    toward: frozenset[str]
    inside: frozenset[str]
    before_place: Phrases[str]
    after_place: Phrases[str]
    directions: Phrases[str]
    direction_after: bool
    capital: Phrases[str]
    not_capital: frozenset[str]
    inner: frozenset[str]
    bodies: Phrases[Body]
    groups: Phrases[str]
    organisations: Phrases[str]
    organisation_last: bool
    pronouns: frozenset[str]
    definite: frozenset[str]
    acting: frozenset[str]
    acting_prefixes: tuple[str, ...]
    acting_endings: tuple[str, ...]
    agents: frozenset[str]
    of: frozenset[str]
    possessives: frozenset[str]
    ethnic: frozenset[str]
    adjectival: frozenset[str]
    compounds: frozenset[str]
    body_after: bool
    """True where a country stands behind what it owns ("polisi Kazakhstan"), False before ("Kazakh police")."""


def _phrases(entries: Iterable[str], value: str = "") -> Phrases[str]:
    return Phrases((entry, value) for entry in entries)


def _set(entries: Iterable[str]) -> frozenset[str]:
    return frozenset(entry.casefold() for entry in entries)


def _labelled(table: Mapping[str, Sequence[str]]) -> Phrases[str]:
    return Phrases((entry, label) for label, entries in table.items() for entry in entries)


def _organisations(words: Mapping[str, Any]) -> Phrases[str]:
    labels = {entry: label for label, entries in words["organisation_labels"].items() for entry in entries}
    return Phrases((entry, labels.get(entry, "organisation")) for entry in words["organisations"])


@cache
def lexicon(pack: Pack) -> Lexicon:
    """The lexicon of a pack, compiled once."""
    actors, roles = pack.table("actors"), pack.table("roles")
    words, names = actors["words"], actors["names"]
    after = names["directions_stand"] == "after"
    return Lexicon(
        lang=pack.lang,
        titles=Phrases((row[0] + end, row[1]) for row in pack.rows("titles") for end in ("", *roles["endings"])),
        ranks=_phrases(row[0] for row in pack.rows("titles") if row[1] == "honorific" or "rank" in row[2:]),
        former=_phrases(roles["former"]),
        modifiers=_phrases(roles["modifiers"]),
        portfolio=_phrases(roles["portfolio"]),
        companies=_set(roles["companies"]),
        links=_set(roles["links"]),
        joins=_set(words["joins"]),
        apposition=_phrases(roles["apposition"]),
        articles=_set(roles["articles"]),
        particles=_set(roles["particles"]),
        initials=_set(roles["initials"]),
        saying=Phrases((row[0], row[3] if len(row) > 3 else "both") for row in pack.rows("verbs_say")),
        openers=_set(names["openers"]),
        ordinary=frozenset(row[0] for row in pack.rows("words")),
        at=_set(actors["at"]),
        toward=_set(actors["toward"]),
        inside=_set(actors["inside"]),
        before_place=_labelled(actors["place_words"]),
        after_place=_labelled(actors.get("place_words_after", {})),
        directions=_phrases(names["directions"]),
        direction_after=after,
        capital=_phrases(names["capital"]),
        not_capital=_set(names["not_capital"]),
        inner=_set(names["inner"]),
        bodies=Phrases((word, Body(one["name"], one["label"])) for one in actors["bodies"] for word in one["words"]),
        groups=Phrases((word, one["group"]) for one in actors["groups"] for word in one["words"]),
        organisations=_organisations(words),
        organisation_last=words["organisations_stand"] == "last",
        pronouns=_set(words["pronouns"]),
        definite=_set(words["definite"]),
        acting=_set(words["acting"]),
        acting_prefixes=tuple(words["acting_prefixes"]),
        acting_endings=tuple(words["acting_endings"]),
        agents=_set(words["agents"]),
        of=_set(words["of"]),
        possessives=_set(words["possessives"]),
        ethnic=_set(words["ethnic"]),
        adjectival=_set(words["adjectival"]),
        compounds=_set(words["compounds"]),
        body_after=after,
    )
