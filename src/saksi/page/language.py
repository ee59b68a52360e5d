"""The language of a page and of its paragraphs, by small tables of function words; Malay is told from Indonesian. Pure.

A page is decided as a whole. Indonesian and Malay share most of their words: they are parted by weighed words that one
of them alone uses, and only over a whole page; single paragraphs are too short for that. A paragraph in quite another
language (an English statement in an Indonesian page) is found and told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from itertools import filterfalse

from saksi.core.text import Region, Text
from saksi.core.words import typed
from saksi.issues import Issue

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_JOINED = bytes(
    ord(sign.lower()) if (sign := chr(code)).isalpha() and code < 128 else code if sign in "-'" else 32
    for code in range(256)
)
"""Each byte as it counts in a word: a small letter, a sign that joins two, or a blank."""
_EDGES = ("--", "-'", "'-", "''", "- ", " -", "' ", " '")
"""Where a sign joins nothing, as it stands at the edge of a word or beside another."""
_SCRIPTS = (
    (re.compile(r"[\u3040-\u30ff]"), "ja"),
    (re.compile(r"[\u4e00-\u9fff]"), "zh"),
    (re.compile(r"[\uac00-\ud7af]"), "ko"),
    (re.compile(r"[\u0600-\u06ff]"), "ar"),
    (re.compile(r"[\u0400-\u04ff]"), "ru"),
    (re.compile(r"[\u0e00-\u0e7f]"), "th"),
    (re.compile(r"[\u0900-\u097f]"), "hi"),
    (re.compile(r"[\u0980-\u09ff]"), "bn"),
    (re.compile(r"[\u0370-\u03ff]"), "el"),
    (re.compile(r"[\u0590-\u05ff]"), "he"),
)
_ANY_SCRIPT = re.compile(f"[{''.join(pattern.pattern[1:-1] for pattern, _ in _SCRIPTS)}]")
ENOUGH = 0.12
"""Share of function words below which no language is named."""
USUAL, USUAL_ID = 0.34, 0.25
"""Median share of words in its own table, of 295 English and 3,743 Indonesian news pages: a mixed page is of the
language most of it is in, not of the one that needs more small words."""
LITTLE = 0.05
"""The same for a short text that no other language claims half as much of."""
MALAY = frozenset({"id", "ms"})
FIRM = 1.5
"""Powers of ten by which a page must be likelier Malay to be called so: 0.3 % of 5,240 single Indonesian sentences of
the treebanks reach it, and 1 of 3,743 news articles."""
FEWEST = 12
"""Words of the shortest paragraph that is asked; its language's share must be above STRANGE, the page's below OWN."""
FEW = 24
"""Words from its top by which most paragraphs already show that they are in the page's language."""
TOP = 200
"""Characters from its top in which these are looked for first."""
STRANGE = 0.2
OWN = 0.08
_SIGNS = 3_000
"""Characters whose script is asked."""
_LONGEST = 10_000
"""Characters from the top of a page that are asked: more change nothing and cost time."""


@cache
def _tables() -> Mapping[str, frozenset[str]]:
    return {code: frozenset(words.split()) for code, words in _rows("languages.tsv")}


@cache
def _malay() -> Mapping[str, float]:
    """Words that tell Malay (above 0) from Indonesian (below), in powers of ten of likelihood."""
    return {word: float(weight) * (1 if side == "ms" else -1) for word, side, weight in _rows("malay.tsv")}


def _rows(name: str) -> Iterator[list[str]]:
    content = (resources.files("saksi.know") / name).read_text("utf-8")
    return (line.split("\t") for line in content.splitlines() if line and not line.startswith("#"))


def _script(text: str) -> str:
    text = text[:_SIGNS]
    if text.isascii() or not _ANY_SCRIPT.search(text):
        return ""
    letters = sum(map(str.isalpha, text))
    for pattern, code in _SCRIPTS:
        if len(pattern.findall(text)) > 0.3 * max(letters, 1):
            return code
    return ""


def _words(text: str) -> list[str]:
    """Words as compared, never as positions: casefolding may change their length.

    Text of a keyboard's signs goes through a table of bytes; of other text what stands between blanks and is letters
    alone is a word as it is, and only the rest goes through the pattern.
    """
    plain = typed(text)
    if plain.isascii():
        line = f" {plain} ".encode("ascii").translate(_JOINED).decode("ascii")
        for edge in _EDGES:
            line = line.replace(edge, " ")
        return line.split()
    parts = plain.casefold().split()
    return [*filter(str.isalpha, parts), *_WORD.findall(" ".join(filterfalse(str.isalpha, parts)))]


@cache
def _speakers() -> Mapping[str, tuple[str, ...]]:
    """The languages in whose table a word stands."""
    found: dict[str, list[str]] = {}
    for code, table in _tables().items():
        for word in table:
            found.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in found.items()}


def _shares(words: Counter[str]) -> dict[str, float]:
    counts = dict.fromkeys(_tables(), 0)
    speakers = _speakers()
    for word in words.keys() & speakers.keys():
        many = words[word]
        for code in speakers[word]:
            counts[code] += many
    total = sum(words.values()) or 1
    return {code: count / total for code, count in counts.items()}


def detect(text: str) -> str:
    """The code "id", "en", "ms" or another ISO 639 code for the language most of `text` is in; "" when unsure."""
    text = text[:_LONGEST]
    script = _script(text)
    if script:
        return script
    words = Counter(_words(text))
    if not words:
        return ""
    shares = _shares(words)
    usual = {code: share / (USUAL_ID if code in MALAY else USUAL) for code, share in shares.items()}
    best = max(usual, key=usual.__getitem__)
    if shares[best] < ENOUGH and (shares[best] < LITTLE or shares[best] < 2 * _rival(shares, best)):
        return ""
    return _indonesian_or_malay(words) if best in MALAY else best


def _rival(shares: Mapping[str, float], best: str) -> float:
    """The share of the next best language; Indonesian and Malay are no rivals."""
    return max(share for code, share in shares.items() if code != best and {code, best} != MALAY)


def _indonesian_or_malay(words: Counter[str]) -> str:
    """Each word counts twice at most: a page about one thing says its word often."""
    weights = _malay()
    told = sum(weights[word] * min(words[word], 2) for word in weights.keys() & words.keys())
    return "ms" if told > FIRM else "id"


@dataclass(frozen=True, slots=True, order=True)
class Stranger:
    """A paragraph `[start, end)` of the body in another language than the page."""

    start: int
    end: int
    lang: str


def strangers(text: Text, lang: str) -> Iterator[Stranger]:
    """The paragraphs of the body that are surely in another language than `lang`. Malay is no stranger here."""
    own = _tables().get(lang)
    if own is None:
        return
    body = text.body
    for region in text.named("body"):
        for start, end in _lines(body, region):
            found = _other(body[start:end], lang, own)
            if found:
                yield Stranger(start, end, found)


def _lines(body: str, region: Region) -> Iterator[tuple[int, int]]:
    at = region.start
    while at < region.end:
        stop = body.find("\n", at, region.end)
        stop = region.end if stop < 0 else stop
        yield at, stop
        at = stop + 1


def _other(paragraph: str, lang: str, own: frozenset[str]) -> str:
    """The language of a paragraph that has hardly a word of the page's own; "" when it is not sure."""
    if paragraph.isascii() and paragraph.isprintable():
        most = max(FEWEST, 1 + paragraph.count(" "))
        if len(own.intersection(paragraph[:TOP].split()[:FEW])) > OWN * most:
            return ""
    quick = paragraph.split()
    if len(quick) >= FEWEST:
        enough = OWN * len(quick)
        if len(own.intersection(quick[:FEW])) > enough or len(own.intersection(paragraph.casefold().split())) > enough:
            return ""
    held = _WORD.findall(paragraph.casefold())
    if len(held) < FEWEST:
        script = _script(paragraph) if len(paragraph) > 2 * FEWEST else ""
        return script if script != lang else ""
    if sum(word in own for word in held) > OWN * len(held):
        return ""
    script = _script(paragraph)
    if script:
        return script if script != lang else ""
    shares = _shares(Counter(held))
    best = max(shares, key=lambda code: shares[code])
    same = best == lang or {best, lang} == MALAY
    return "" if same or shares[best] < STRANGE else "id" if best in MALAY else best


def issues(text: Text, lang: str) -> Iterator[Issue]:
    """One issue a paragraph in another language."""
    for one in strangers(text, lang):
        what = f"A paragraph in another language ({one.lang}) than the page's ({lang})"
        yield Issue(one.start, one.end, what, text.quote(one.start, one.end))


def parts(text: Text, lang: str) -> dict[str, Text]:
    """The text by language: what is in `lang` first, then each language of a stranger with those paragraphs alone.

    All have the same characters, so a witness in one stands in all; each holds only the regions that are its own.
    """
    found = list(strangers(text, lang))
    if not found:
        return {lang: text}
    own = [piece for region in text.regions for piece in _without(region, found)]
    by_lang: dict[str, list[Region]] = {lang: own}
    for one in found:
        by_lang.setdefault(one.lang, []).append(Region(one.start, one.end, "body"))
    return {code: replace(text, regions=tuple(regions)) for code, regions in by_lang.items()}


def _without(region: Region, found: list[Stranger]) -> Iterator[Region]:
    at = region.start
    for one in found:
        if region.start <= one.start and one.end <= region.end:
            if at < one.start:
                yield replace(region, start=at, end=one.start)
            at = one.end
    if at < region.end:
        yield replace(region, start=at)
