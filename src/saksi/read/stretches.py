"""Stretches: paragraphs as tokens that know their sentence ends, quotations and times, for attribution. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from saksi.read.document import Document
from saksi.read.quote_marks import LONG, Quotation, quotations
from saksi.read.say_words import SayWords
from saksi.read.sentences import Sentence, Token

ENDS = frozenset(".!?…")
MODALS = ("may", "march", "mar")
"""Months that, written small, are other words."""
CLOSING_REACH = 8
"""Tokens after `?"` in which a verb of saying makes the next sentence part of this one."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One paragraph as tokens.

    `inside[i]` is the index of the quotation that holds token i, marks included, or -1; `breaks` are token indexes at
    which a new sentence begins; `timed` are tokens that tell a time or stand in brackets around a number.
    """

    start: int
    end: int
    region: str
    tokens: tuple[Token, ...]
    quotes: tuple[Quotation, ...]
    inside: tuple[int, ...]
    breaks: tuple[int, ...]
    timed: frozenset[int]
    order: int = field(default=0, compare=False)

    def __len__(self) -> int:
        return len(self.tokens)

    def lower(self, at: int) -> str:
        """The token at `at` as compared, empty outside the stretch."""
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def quoted(self, at: int) -> bool:
        """True when token `at` is part of quoted speech; a borrowed term of a few words is not."""
        return 0 <= at < len(self) and self.inside[at] >= 0 and self.quotes[self.inside[at]].words >= LONG

    def sentence(self, at: int) -> tuple[int, int]:
        """First and one-past-last token of the sentence that holds token `at`."""
        index = bisect_left(self.breaks, at + 1)
        first = self.breaks[index - 1] if index else 0
        return first, self.breaks[index] if index < len(self.breaks) else len(self)

    def index_at(self, position: int) -> int:
        """The first token that begins at or after `position`."""
        return bisect_left(self.tokens, position, key=lambda token: token.start)


def stretches(doc: Document, words: SayWords) -> Iterator[Stretch]:
    """The paragraphs of title and body in order."""
    open_before = False
    for order, ((_, region), held) in enumerate(groupby(doc.sentences, key=lambda one: (one.block, one.region))):
        sentences = tuple(held)
        start, end = sentences[0].start, sentences[-1].end
        quotes = tuple(quotations(doc.text.body, start, end, continues=open_before))
        open_before = bool(quotes) and quotes[-1].open_end
        yield _stretch(doc, words, sentences, region, quotes, order)


def _stretch(
    doc: Document,
    words: SayWords,
    sentences: tuple[Sentence, ...],
    region: str,
    quotes: tuple[Quotation, ...],
    order: int,
) -> Stretch:
    tokens = tuple(token for sentence in sentences for token in sentence.tokens)
    inside = _inside(tokens, quotes)
    starts: list[int] = []
    at = 0
    for sentence in sentences:
        if at and not _goes_on(tokens, at, inside, words):
            starts.append(at)
        at += len(sentence.tokens)
    timed = _timed(doc, words, tokens)
    return Stretch(tokens[0].start, tokens[-1].end, region, tokens, quotes, inside, tuple(starts), timed, order)


def _inside(tokens: tuple[Token, ...], quotes: tuple[Quotation, ...]) -> tuple[int, ...]:
    found = [-1] * len(tokens)
    for number, quote in enumerate(quotes):
        for at in range(bisect_left(tokens, quote.start, key=lambda token: token.start), len(tokens)):
            if tokens[at].start >= quote.end:
                break
            found[at] = number
    return tuple(found)


def _goes_on(tokens: tuple[Token, ...], at: int, inside: tuple[int, ...], words: SayWords) -> bool:
    """True when no sentence ends before token `at`: inside speech, or where `?" X asked` goes on after it."""
    if inside[at] >= 0 and inside[at] == inside[at - 1]:
        return True
    before = inside[at - 1]
    if before < 0 or at < 2 or tokens[at - 2].text[-1] not in "?!…" or inside[at] >= 0:
        return False
    reach = range(at, min(at + CLOSING_REACH, len(tokens)))
    return any(words.verb(tokens, one)[0] and inside[one] < 0 for one in reach)


def _timed(doc: Document, words: SayWords, tokens: tuple[Token, ...]) -> frozenset[int]:
    """Tokens of dates and weekdays, and of brackets that hold a number."""
    found: set[int] = set()
    opened = -1
    times = words.listed("time")
    for at, token in enumerate(tokens):
        if token.lower in times and not (token.text[0].islower() and token.lower in MODALS):
            found.add(at)
        if token.text == "(":
            opened = at
        elif token.text == ")" and opened >= 0:
            if any(char.isdigit() for one in tokens[opened + 1 : at] for char in one.text):
                found.update(range(opened, at + 1))
            opened = -1
    for mark in doc.within("date", tokens[0].start, tokens[-1].end):
        first = bisect_left(tokens, mark.start, key=lambda token: token.start)
        while first < len(tokens) and tokens[first].end <= mark.end:
            found.add(first)
            first += 1
    return frozenset(found)
