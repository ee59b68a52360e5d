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
    """Phrases by their first and last word; the longest that fits wins.

    `heads` are the first words of all phrases: a token that is none of them begins no phrase.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._last: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, value in entries:
            self._add(words_of(phrase), value)
        self._settle()

    def _add(self, words: tuple[str, ...], value: T) -> None:
        if words:
            self._first.setdefault(words[0], []).append((words, value))
            self._last.setdefault(words[-1], []).append((words, value))

    def _settle(self) -> None:
        for index in (self._first, self._last):
            for held in index.values():
                held.sort(key=lambda one: -len(one[0]))
        self.heads = frozenset(self._first)

    @classmethod
    def merged(cls, *books: Phrases[T]) -> Phrases[T]:
        """One book of the phrases of several: one look-up where it does not matter which of them holds a phrase."""
        found = cls(())
        for book in books:
            for held in book._first.values():
                for words, value in held:
                    found._add(words, value)
        found._settle()
        return found

    def at(self, sentence: Sequence[Token], start: int) -> tuple[int, T] | None:
        """Index after the longest phrase that begins at token `start`, and its value."""
        if not 0 <= start < len(sentence):
            return None
        held = self._first.get(sentence[start].lower)
        if held is None:
            return None
        for words, value in held:
            end = start + len(words)
            if end == start + 1 or (end <= len(sentence) and _stand(words, sentence, start)):
                return end, value
        return None

    def before(self, sentence: Sequence[Token], end: int) -> tuple[int, T] | None:
        """Index of the first token of the longest phrase that ends just before token `end`, and its value."""
        if not 0 < end <= len(sentence):
            return None
        held = self._last.get(sentence[end - 1].lower)
        if held is None:
            return None
        for words, value in held:
            start = end - len(words)
            if start == end - 1 or (start >= 0 and _stand(words, sentence, start)):
                return start, value
        return None


def _stand(words: Sequence[str], sentence: Sequence[Token], start: int) -> bool:
    """True when each of the words is the token at its place."""
    at = start
    for word in words:
        if sentence[at].lower != word:
            return False
        at += 1
    return True


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
    function: frozenset[str]
    """Small words that a headline writes small too."""
    no_name: Phrases[Any]
    """What is no part of a person's name: offices, bodies, groups, organisations, words before a place."""
    known: Phrases[Any]
    """What makes a word written large no stranger beside a place: offices, bodies, groups, words about places."""
    common: Phrases[Any]
    """Words of the language that happen to name places too: offices, bodies, groups, words before a place."""
    governed: Phrases[Any]
    """What stands before a capital that is no government: offices, bodies, groups, words before a place."""
    listed: frozenset[str]
    """First words of all that the tagger is told of: offices, bodies, organisations, places, verbs of saying."""
    actor_heads: frozenset[str]
    """First words of bodies and groups."""
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


def _ranks(pack: Pack) -> Phrases[str]:
    return _phrases(row[0] for row in pack.rows("titles") if row[1] == "honorific" or "rank" in row[2:])


def _saying(pack: Pack) -> Phrases[str]:
    return Phrases((row[0], row[3] if len(row) > 3 else "both") for row in pack.rows("verbs_say"))


def _bodies(actors: Mapping[str, Any]) -> Phrases[Body]:
    return Phrases((word, Body(one["name"], one["label"])) for one in actors["bodies"] for word in one["words"])


def _groups(actors: Mapping[str, Any]) -> Phrases[str]:
    return Phrases((word, one["group"]) for one in actors["groups"] for word in one["words"])


_WORD_SETS = (
    "joins", "pronouns", "definite", "acting", "agents", "of", "possessives", "ethnic", "adjectival", "compounds",
)  # fmt: skip
"""Sets of the lexicon that stand in the pack's table of words under the same names."""


@cache
def lexicon(pack: Pack) -> Lexicon:
    """The lexicon of a pack, compiled once."""
    actors, roles = pack.table("actors"), pack.table("roles")
    words, names, saying = actors["words"], actors["names"], _saying(pack)
    titles = Phrases((row[0] + end, row[1]) for row in pack.rows("titles") for end in ("", *roles["endings"]))
    bodies, groups, organisations = _bodies(actors), _groups(actors), _organisations(words)
    portfolio, former, directions = (
        _phrases(one) for one in (roles["portfolio"], roles["former"], names["directions"])
    )
    before_place, after_place = _labelled(actors["place_words"]), _labelled(actors.get("place_words_after", {}))
    openers, links, inner = _set(names["openers"]), _set(roles["links"]), _set(names["inner"])
    at, toward = _set(actors["at"]), _set(actors["toward"])
    named: tuple[Phrases[Any], ...] = (titles, bodies, groups, organisations, before_place)
    behind = names["directions_stand"] == "after"
    return Lexicon(
        lang=pack.lang,
        **{name: _set(words[name]) for name in _WORD_SETS},
        titles=titles,
        ranks=_ranks(pack),
        former=former,
        modifiers=_phrases(roles["modifiers"]),
        portfolio=portfolio,
        companies=_set(roles["companies"]),
        links=links,
        apposition=_phrases(roles["apposition"]),
        articles=_set(roles["articles"]),
        particles=_set(roles["particles"]),
        initials=_set(roles["initials"]),
        saying=saying,
        openers=openers,
        ordinary=frozenset(row[0] for row in pack.rows("words")),
        at=at,
        toward=toward,
        inside=_set(actors["inside"]),
        before_place=before_place,
        after_place=after_place,
        directions=directions,
        direction_after=behind,
        capital=_phrases(names["capital"]),
        not_capital=_set(names["not_capital"]),
        inner=inner,
        bodies=bodies,
        groups=groups,
        organisations=organisations,
        organisation_last=words["organisations_stand"] == "last",
        acting_prefixes=tuple(words["acting_prefixes"]),
        acting_endings=tuple(words["acting_endings"]),
        function=openers | at | toward | links | inner,
        no_name=Phrases.merged(*named, portfolio, former),
        known=Phrases.merged(*named, after_place, directions),
        common=Phrases.merged(*named, portfolio),
        governed=Phrases.merged(titles, bodies, groups, before_place),
        listed=frozenset().union(*(one.heads for one in (*named, after_place, saying))),
        actor_heads=bodies.heads | groups.heads,
        body_after=behind,
    )
