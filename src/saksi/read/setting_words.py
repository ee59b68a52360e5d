"""The words of a language that tell which place or day governs what, from `dates.toml` [setting] of its pack. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from saksi.lang.pack import Pack
from saksi.read.document import Document, Mark
from saksi.read.sentences import Sentence, Token
from saksi.read.wordbook import Wordbook

_START = attrgetter("start")
BESIDE = 6
"""Tokens between a verb of saying and its day or venue: "said in a statement late on Thursday"."""


@dataclass(frozen=True, slots=True)
class SettingWords:
    """The lists of [setting]: what each holds is told beside it in `dates.toml`."""

    locative: frozenset[str]
    toward: frozenset[str]
    origin: frozenset[str]
    leaving: frozenset[str]
    articles: frozenset[str]
    indefinite: frozenset[str]
    breaks: frozenset[str]
    turns: frozenset[str]
    parts: frozenset[str]
    links: frozenset[str]
    asides: frozenset[str]
    ends: frozenset[str]
    relatives: frozenset[str]
    sequels: frozenset[str]
    meant: Wordbook[str]
    compared: Wordbook[str]
    distances: Wordbook[int]


SETS = (
    "locative", "toward", "origin", "leaving", "articles", "indefinite", "breaks", "turns", "parts", "links", "asides",
    "ends", "relatives", "sequels",
)  # fmt: skip


@cache
def setting_words(pack: Pack) -> SettingWords:
    """The words of `pack`."""
    table = pack.table("dates").get("setting", {})
    sets = {name: frozenset(str(word).casefold() for word in table.get(name, ())) for name in SETS}
    meant = Wordbook((str(phrase), str(grain)) for phrase, grain in table.get("meant", {}).items())
    compared = Wordbook((str(phrase), str(phrase)) for phrase in table.get("compared", ()))
    distances = Wordbook((str(phrase), int(days)) for phrase, days in table.get("distances", {}).items())
    return SettingWords(**sets, meant=meant, compared=compared, distances=distances)


def index(tokens: Sequence[Token], position: int) -> int:
    """The token that begins at or behind this character."""
    return bisect_left(tokens, position, key=_START)


def beside(words: SettingWords, sentence: Sentence, mark: Mark, start: int, end: int) -> bool:
    """True when the mark follows the span with only a venue or an audience between, or stands right before it."""
    if mark.end <= start:
        return not sentence.between(mark.end, start)
    between = sentence.between(end, mark.start)
    linked = (token.lower in words.links or token.text[0].isupper() for token in between)
    return mark.start >= end and len(between) <= BESIDE and all(linked)


def tells_saying(doc: Document, sentence: Sentence, mark: Mark) -> bool:
    """True for a day or place that tells when or where the sentence was said, not when what it tells of was so.

    Such a mark stands beside the verb of saying or the speaker, or before them outside the words that are said.
    """
    words = setting_words(doc.pack)
    here = [one for one in doc.utterances if one.cue and sentence.start <= one.cue[0] < sentence.end]
    told = any(one.start <= mark.start < one.end for one in here)
    for one in here:
        assert one.cue is not None
        inside = one.start <= mark.start < one.end
        spans = [one.cue, (one.speaker.witness.start, one.speaker.witness.end)] if one.speaker else [one.cue]
        if any(beside(words, sentence, mark, *span) for span in spans):
            return not inside or one.start <= one.cue[0] < one.end
        if not told and mark.end <= one.start and _in_one_clause(words, sentence, mark, one.cue[0]):
            return True
    return False


def is_aside(words: SettingWords, sentence: Sentence, mark: Mark, between: Sequence[Token]) -> bool:
    """True for a mark in an opening "after protests broke out on Sunday," that a comma in `between` parts from more."""
    return any(token.text == "," for token in between) and opens_aside(words, sentence, mark)


def opens_aside(words: SettingWords, sentence: Sentence, mark: Mark) -> bool:
    """True for a mark in a clause opened by "after" or "since"."""
    return any(token.lower in words.asides for token in _unit(sentence, mark))


def is_compared(words: SettingWords, sentence: Sentence, mark: Mark) -> bool:
    """True for a mark in a comparison: ", up from 41 a day earlier", ", fewer than the 18 of Friday"."""
    unit = list(reversed(list(_unit(sentence, mark))))
    return any(words.compared.at(unit, at) for at in range(len(unit)))


def _unit(sentence: Sentence, mark: Mark) -> Iterator[Token]:
    """The tokens before the mark, back to the last sign."""
    for token in reversed(sentence.between(sentence.start, mark.start)):
        if token.text in ",;:":
            return
        yield token


def _in_one_clause(words: SettingWords, sentence: Sentence, mark: Mark, position: int) -> bool:
    between = sentence.between(mark.end, position) if position >= mark.end else sentence.between(position, mark.start)
    return not any(token.lower in words.breaks for token in between)
