"""What the learned tagger of names looks at: letters and shape of a word, its neighbours, lists that hold it. Pure.

All that can be said of a word alone is said once and kept, so that a sentence costs a few list additions a token.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from sys import intern

from saksi.know import actors, people, places
from saksi.lang.pack import Pack
from saksi.read.lexicon import Lexicon, lexicon
from saksi.read.sentences import Token
from saksi.read.sentences import token as made

KEPT = 12_288
"""Words whose features are kept; an article brings about 200 new ones."""
PARTING, SIZES = (100_000, 1_000_000), ("small", "large", "great")
"""People that part small, large and great places: the greater, the seldomer the name is a person's."""
LONGEST_SUFFIX = 4
MIXED = {(False, False): "Xx", (False, True): "X-x", (True, False): "XxX", (True, True): "X-X"}
"""Shapes of words that begin with a capital, by whether they hold another and whether they hold a hyphen."""
WIDEST = 3
"""Most words of a place's name looked up in the gazetteer."""


@dataclass(frozen=True, slots=True)
class Word:
    """The features of one word: as the word itself, and as the word one or two before or behind another."""

    here: list[str]
    before: list[str]
    after: list[str]
    second_before: list[str]
    second_after: list[str]
    large: bool


_EDGE = Word([], ["-1=|"], ["+1=|"], [], [], False)


def features(tokens: Sequence[Token], pack: Pack, first: int = 0, last: int | None = None) -> list[list[str]]:
    """For each of the tokens `[first, last)` of a sentence, the names of the features that hold."""
    known, last = _known(pack), len(tokens) if last is None else last
    words = [known(tokens[at].text) if 0 <= at < len(tokens) else _EDGE for at in range(first - 2, last + 2)]
    found = [
        words[at].here
        + words[at - 1].before
        + words[at + 1].after
        + words[at - 2].second_before
        + words[at + 2].second_after
        for at in range(2, len(words) - 2)
    ]
    if found and first == 0 and words[2].large:
        found[0] = [*found[0], "first"]
    _mark_lists(tokens[first:last], words[2:-2], found)
    return found


def _mark_lists(tokens: Sequence[Token], words: Sequence[Word], found: list[list[str]]) -> None:
    """Adds where names of several words begin and go on that the gazetteer or the list of actors holds."""
    at = 0
    while at + 1 < len(tokens):
        if not (words[at].large and words[at + 1].large):
            at += 1
            continue
        last, kind = _listed(tokens, words, at)
        for inner in range(at, last):
            found[inner] = [*found[inner], f"{'in' if inner > at else 'on'}={kind}"]
        at = max(last, at + 1)


def _listed(tokens: Sequence[Token], words: Sequence[Word], first: int) -> tuple[int, str]:
    """Index after the longest known name of two words or more that begins here, and what it names."""
    end = first + 1
    while end < min(len(tokens), first + WIDEST) and words[end].large:
        end += 1
    for last in range(end, first + 1, -1):
        kind = _several(" ".join(token.text for token in tokens[first:last]))
        if kind:
            return last, kind
    return first, ""


@lru_cache(maxsize=KEPT)
def _several(written: str) -> str:
    naming = actors.naming(written)
    if naming is not None:
        return naming.actor.label
    senses = places.senses(written)
    return senses[0].place.grain if senses else ""


@cache
def _known(pack: Pack) -> Callable[[str], Word]:
    """The features of words in one language, each made once."""
    words = lexicon(pack)

    @lru_cache(maxsize=KEPT)
    def known(text: str) -> Word:
        return _word(text, words)

    return known


def _word(text: str, words: Lexicon) -> Word:
    """All that can be said of a word; features that many words have are one string for all."""
    lower, shape, lists = text.casefold(), _shape(text), _lists(text, words)
    told = [intern(f"h={shape}"), *[intern(f"l={one}") for one in lists]]
    here = ["1", f"w={lower}", *told]
    if text[0].isalpha() and len(text) > LONGEST_SUFFIX:
        here += [intern(f"s={lower[-size:]}") for size in (2, 3, LONGEST_SUFFIX)]
        here += [intern(f"p={lower[:size]}") for size in (2, 3)] if text[0].isupper() else []
    before = [f"-1={lower}", *[intern(f"-1{one}") for one in told]]
    after = [f"+1={lower}", *[intern(f"+1{one}") for one in told]]
    return Word(here, before, after, [f"-2={lower}"], [f"+2={lower}"], text[0].isupper())


def _shape(text: str) -> str:
    """Capitals, digits and signs, as far as they tell: "Xx", "XX", "X-X", "x", "9", "." and so on."""
    if text[0].isdigit():
        return "9"
    if not text[0].isalpha():
        return text[0]
    if text.isupper():
        return _shape_of_capitals(text)
    hyphen = "-" in text
    if text[0].islower():
        return "x-x" if hyphen else "x"
    inner = any(sign.isupper() for sign in text[1:])
    return MIXED[inner, hyphen]


def _shape_of_capitals(text: str) -> str:
    if len(text) == 1:
        return "X"
    if "." in text:
        return "X."
    return "XX" if len(text) <= LONGEST_SUFFIX else "XXX"


def _lists(text: str, words: Lexicon) -> list[str]:
    """The lists that hold a word: offices, bodies, places, given names, plain words and more."""
    token = made(text, 0)
    found = _phrases(token, words) if token.lower in words.listed else []
    found += ["at"] if token.lower in words.at else []
    found += ["plain"] if token.lower in words.ordinary else []
    return [*found, *_names(text)] if text[0].isupper() else found


def _phrases(token: Token, words: Lexicon) -> list[str]:
    """The lists of phrases in which a word stands alone."""
    alone = (token,)
    title, place_word = words.titles.at(alone, 0), words.before_place.at(alone, 0) or words.after_place.at(alone, 0)
    found = [f"title {title[1]}"] if title else []
    found += [f"place word {place_word[1]}"] if place_word else []
    found += ["body"] if words.bodies.at(alone, 0) else []
    found += ["organisation"] if words.organisations.at(alone, 0) else []
    found += ["says"] if words.saying.at(alone, 0) else []
    return found


def _names(text: str) -> list[str]:
    """What a word written large names on its own."""
    found = ["given"] if people.given(text) else []
    naming = actors.naming(text)
    found += [f"{naming.actor.label}{' people' if naming.adjective else ''}"] if naming else []
    senses = places.senses(text)
    if senses:
        size = SIZES[bisect_right(PARTING, max(one.place.population for one in senses))]
        found += [f"place {senses[0].place.grain} {size}"]
        found += ["shy place"] if senses[0].shy else []
    return found
