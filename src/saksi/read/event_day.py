"""The day of an event: what the text tells near it, counted back where the text counts ("a day after ..."). Pure."""

from __future__ import annotations

from datetime import timedelta

from saksi.core.reading import Slot
from saksi.core.values import When
from saksi.core.witness import Because
from saksi.read.document import Document
from saksi.read.event_clause import Clause
from saksi.read.setting import when_for

RECENT = 62
"""Days within which the turn of a year makes nothing background."""

YEAR = 4
"""Digits of a year."""

PHRASE = 2
"""Tokens of a distance phrase ("a day", "tiga hari")."""


def day_of(clause: Clause, start: int, end: int, *, fresh: bool = False) -> Slot | None:
    """The day that governs `[start, end)`; of `fresh` news the day of the news when its sentence tells none.

    What happened "after" or "before" something else did not happen on that day: a date outside the clause of such a
    word tells only a distance, if the text names one.
    """
    when = when_for(clause.doc, start, end) or (when_for(clause.doc, start, end, default=True) if fresh else None)
    if when is None or _is_of_another_year(clause, when):
        return None
    if not clause.is_in(clause.first - 1, "sequels"):
        return when
    tokens = clause.sentence.tokens
    if tokens[clause.first].start <= when.witness.start < tokens[clause.last].end:
        return when
    return _counted_back(clause, when)


def _is_of_another_year(clause: Clause, when: Slot) -> bool:
    """True for a day taken from another sentence where this one names a bare year before it: "In 2011 police shot"."""
    sentence, day = clause.sentence, when.value
    if not isinstance(day, When) or day.first is None or sentence.start <= when.witness.start < sentence.end:
        return False
    return any(
        _is_year(token.lower) and int(token.lower) < day.first.year and clause.is_in(at - 1, "years")
        for at, token in enumerate(sentence.tokens)
    )


def _is_year(word: str) -> bool:
    return len(word) == YEAR and word.isascii() and word.isdigit()


def _counted_back(clause: Clause, when: Slot) -> Slot | None:
    """The day before "a day after", witnessed by these words and leaning on the date."""
    day = when.value.single if isinstance(when.value, When) else None
    border = clause.first - 1
    for size in (1, PHRASE):
        if border < size or day is None or not clause.is_in(border, "counted"):
            continue
        phrase = " ".join(clause.word(at) for at in range(border - size, border))
        days = clause.rules.distances.get(phrase)
        if days is not None:
            tokens = clause.sentence.tokens
            witness = clause.doc.witness(tokens[border - size].start, tokens[border].end)
            because = (Because(when.witness, "the day it counts from"), *when.because)
            return Slot("when", When.on(day - timedelta(days=days)), witness, because)
    return None


def is_background(doc: Document, when: Slot | None) -> bool:
    """True for a day in another year than the article's, more than two months away."""
    known = doc.article.published.when.first
    if when is None or known is None or not isinstance(when.value, When) or when.value.last is None:
        return False
    return when.value.last.year != known.year and abs((known - when.value.last).days) > RECENT
