"""The words of a text as the index knows them: folded, and by their lemma in Indonesian or else in English. Pure.

One function for texts and questions, in both databases and for all languages: PostgreSQL's own `indonesian` dictionary
and SQLite's `porter` would each find something else (spec DEPENDENCIES measured the first: penarikan, menewaskan).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from importlib import metadata
from itertools import pairwise
from typing import NamedTuple

from simplemma import lemmatize

from saksi.core.text import Region, Text

LANGUAGES = ("id", "en")
"""The order in which dictionaries are asked; the first that knows the word decides."""
LONGEST = 64
"""Characters of a lemma that are kept: what is longer is no word."""
RULES = f"1/{metadata.version('simplemma')}"
"""Names these rules: an index made by others is made again."""

_WORD = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u036f])*")
_JOINT = "_"


class Word(NamedTuple):
    """One word `[start, end)` of a text and its lemma; positions are code points."""

    start: int
    end: int
    lemma: str


def folded(words: str) -> str:
    """Without case and without marks on letters."""
    if words.isascii():
        return words.lower()
    apart = unicodedata.normalize("NFKD", words.casefold())
    return "".join(one for one in apart if not unicodedata.combining(one))


@lru_cache(maxsize=200_000)
def lemma(word: str) -> str:
    """The lemma of one word: ditewaskan and menewaskan are tewas, troops is troop."""
    plain = "".join(one for one in folded(word) if one.isalnum())
    return folded(lemmatize(plain, lang=LANGUAGES))[:LONGEST] if plain else folded(word)[:LONGEST]


def words(body: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words of `body[start:end]`, in order."""
    for found in _WORD.finditer(body, start, len(body) if end is None else end):
        yield Word(found.start(), found.end(), lemma(found.group()))


def stretches(text: Text) -> list[list[Word]]:
    """The words of each region that belongs to the article; furniture is left out."""
    return [list(words(text.body, one.start, one.end)) for one in _own(text)]


def _own(text: Text) -> list[Region]:
    return [one for one in text.regions if one.name != "furniture"]


def pair(one: str, other: str) -> str:
    """Two neighbours as one word of the index, so that phrases are found by it."""
    return f"{one}{_JOINT}{other}"


def entries(text: Text) -> frozenset[str]:
    """What the index holds of a text: its lemmas, and each two that stand side by side in one region."""
    found: set[str] = set()
    for region in _own(text):
        told = [lemma(word) for word in _WORD.findall(text.body, region.start, region.end)]
        found.update(told)
        found.update(map(pair, told, told[1:]))
    return frozenset(found)


def keys(phrase: tuple[str, ...]) -> tuple[str, ...]:
    """The words of the index that every text with this phrase has."""
    return tuple(pair(*two) for two in pairwise(phrase)) or phrase
