"""Private persons: whose name is a person's, and who holds an office. Pure.

An office is a word of the packs' titles whose class is neither honorific nor person; the words of `privacy.toml` tell
who holds none, and win by standing where the language has the head of a description: "the mayor's driver".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from saksi.core.values import Who
from saksi.know import actors, people, places
from saksi.lang import pack
from saksi.read.lexicon import Lexicon, Phrases, lexicon
from saksi.read.sentences import Token, tokens

NO_OFFICE = ("honorific", "person")
"""Classes of titles.tsv that are no office."""


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """What one language knows of offices; `book` holds the class of an office, "" for what is none."""

    book: Phrases[str]
    before: Phrases[str]
    joins: Phrases[str]
    links: frozenset[str]
    head_first: bool


@cache
def _words(lang: str) -> _Words:
    held = pack.load(lang)
    table, roles, known = held.table("privacy"), held.table("roles"), lexicon(held)
    told = dict.fromkeys(table["private"], "") | dict.fromkeys(table["public"], "public")
    titles = {
        row[0] + ending: "" if row[1] in NO_OFFICE else row[1]
        for row in held.rows("titles") for ending in ("", *roles["endings"])
    }  # fmt: skip
    before = [*table["openers"], *roles["modifiers"], *roles["former"], *roles["articles"]]
    return _Words(
        Phrases((titles | told).items()), Phrases((word, "") for word in before),
        Phrases((word, "") for word in table["joins"]), frozenset(table["links"]), known.body_after,
    )  # fmt: skip


@lru_cache(maxsize=65536)
def office(role: str, lang: str = "") -> str | None:
    """The class in titles.tsv of the office that words about somebody name; "" when they say that there is none.

    None when no word of them is known. Where `lang` has no pack, an office of any language counts.
    """
    held = tuple(tokens(role, 0, len(role)))
    langs = (lang,) if lang in pack.available() else pack.available()
    told = [_office(part, _words(one)) for one in langs for part in _parts(held, _words(one))]
    return next((one for one in told if one), "" if "" in told else None)


def _parts(held: Sequence[Token], words: _Words) -> Iterator[Sequence[Token]]:
    """The descriptions that are joined: "farmer and former mayor"."""
    start = at = 0
    while at < len(held):
        join = words.joins.at(held, at)
        if join:
            yield held[start:at]
            start = join[0]
        at = join[0] if join else at + 1
    yield held[start:]


def _office(part: Sequence[Token], words: _Words) -> str | None:
    return _first(part, words) if words.head_first else _last(part, words)


def _first(part: Sequence[Token], words: _Words) -> str | None:
    at = 0
    while at < len(part):
        found, passed = words.book.at(part, at), words.before.at(part, at)
        if found:
            return found[1]
        if passed is None:
            return None
        at = passed[0]
    return None


def _last(part: Sequence[Token], words: _Words) -> str | None:
    """What the last word before a link says, where a longer phrase may hold the link: "chief of staff"."""
    at = end = 0
    told = None
    while at < len(part) and part[at].lower not in words.links:
        found = words.book.at(part, at)
        if found:
            end, told = found
        at = found[0] if found else at + 1
    return told if end == at else None


def person(who: Who, *, described: bool = False) -> str:
    """The name of a person, in full where it is known; "" for a body, a state, a group of people, a thing.

    `described` is True of somebody of whom the text says that it is a person without office: then any word is a name.
    """
    name = who.actor_id or who.written
    if not _written_as_name(name) or "/" in name or actors.actor(name) is not None:
        return ""
    parts = [part.casefold() for part in name.split()]
    named = bodies().isdisjoint(parts) and (len(parts) > 1 or _one_word(name))
    return name if described or named else ""


def given_names(name: str) -> set[str]:
    """The parts of a name that are given names and nothing else."""
    return {part for part in name.split() if people.given(part) and part.casefold() not in bodies()}


def _written_as_name(name: str) -> bool:
    parts = name.split()
    small = all(part[0].isupper() or part.islower() for part in parts)
    return bool(parts) and small and parts[0][0].isupper() and parts[-1][0].isupper()


def _one_word(name: str) -> bool:
    """True for a word that only names somebody: no acronym, no word of a language, no place."""
    if people.given(name):
        return True
    word = name.casefold()
    return not (name.isupper() or any(_means(word, one) for one in _lexicons()) or places.senses(name))


def _means(word: str, known: Lexicon) -> bool:
    """True for a word that stands in the lists of a language."""
    return (
        word in known.ordinary
        or word in known.openers
        or word in known.titles.heads
        or word in known.listed
        or (word.endswith("s") and word[:-1] in known.ordinary)
    )


@cache
def _lexicons() -> tuple[Lexicon, ...]:
    return tuple(lexicon(pack.load(lang)) for lang in pack.available())


@cache
def bodies() -> frozenset[str]:
    """Words of all languages that tell a body from a person: ministry, party, front, kepolisian."""
    packs = [pack.load(lang) for lang in pack.available()]
    listed = {word.casefold() for one in packs for word in one.table("actors")["words"]["organisations"]}
    listed |= {word for one in packs for word in (*one.table("privacy")["bodies"], *one.table("roles")["companies"])}
    return frozenset(listed.union(*(one.actor_heads for one in _lexicons())))
