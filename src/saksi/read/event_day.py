"""The day of an event: what the text tells near it, counted back where the text counts ("a day after ..."). Pure."""

from __future__ import annotations

from datetime import timedelta

from saksi.core.kinds import Modality
from saksi.core.reading import Slot
from saksi.core.values import When
from saksi.core.witness import Because
from saksi.read.date_setting import news, when_for
from saksi.read.document import Document
from saksi.read.event_clause import Clause
from saksi.read.event_rules import Trigger
from saksi.read.sentences import Sentence
from saksi.read.setting_words import setting_words, tells_saying

RECENT = 62
"""Days within which the turn of a year makes nothing background."""

YEAR = 4
"""Digits of a year."""


def day_of(
    clause: Clause, trigger: Trigger, *, how: Modality, announced: bool, scene: bool, fresh: bool
) -> Slot | None:
    """The day that governs a trigger.

    Of `fresh` news it is the day of the news when its sentence tells none; in one `scene` with the sentences before
    (whoever acts is only "he" or "they") it is the day last told there, else that of the news. An act `announced` for
    the future is not of the day on which it was announced, and what happened is of no day to come. What happened
    "after" or "before" something else did not happen on that day: a date outside the clause of such a word tells only a
    distance, if the text names one.
    """
    doc, sentence = clause.doc, clause.sentence
    start, end = trigger.match.start, trigger.match.end
    when = when_for(doc, start, end)
    if when is not None and how == "happened" and _is_to_come(doc, when):
        when = None
    if when is not None and (_is_aside(clause, trigger, when) or (announced and _is_saying(clause, when))):
        return None
    if when is None and fresh:
        when = when_for(doc, start, end, default=True)
    elif when is None and scene and not announced:
        when = _told_before(doc, sentence) or news(doc)
    if when is None or _is_of_another_year(clause, when):
        return None
    if not clause.is_in(clause.first - 1, "sequels"):
        return when
    tokens = sentence.tokens
    if tokens[clause.first].start <= when.witness.start < tokens[clause.last].end:
        return when
    return _counted_back(clause, when)


def _is_to_come(doc: Document, when: Slot) -> bool:
    """True for a day behind that of publication, on which nothing has happened yet."""
    known = doc.article.published.when.last
    return (
        known is not None and isinstance(when.value, When) and when.value.first is not None and when.value.first > known
    )


def _is_saying(clause: Clause, when: Slot) -> bool:
    """True for a past day that only tells when the plan was made known."""
    known = clause.doc.article.published.when.last
    if not isinstance(when.value, When) or when.value.last is None or known is None or when.value.last > known:
        return False
    return any(
        mark.start == when.witness.start and tells_saying(clause.doc, clause.sentence, mark)
        for mark in clause.doc.within("date", clause.sentence.start, clause.sentence.end)
    )


def _is_aside(clause: Clause, trigger: Trigger, when: Slot) -> bool:
    """True for the day of the main clause where the trigger stands in a relative clause that commas close."""
    tokens = clause.sentence.tokens
    if not clause.is_in(clause.first - 1, "relatives") or clause.word(clause.first - 2) != ",":
        return False
    close = next((at for at in range(trigger.match.last + 1, clause.last + 1) if clause.word(at) == ","), None)
    return close is not None and when.witness.start >= tokens[close].end


def _told_before(doc: Document, sentence: Sentence) -> Slot | None:
    """The last single day that the paragraph tells before this sentence."""
    earlier = [one for one in doc.sentences if one.block == sentence.block and one.end <= sentence.start]
    for mark in reversed([mark for one in earlier for mark in doc.within("date", one.start, one.end)]):
        if isinstance(mark.value, When) and mark.value.single is not None and mark.label != "background":
            return mark.slot("when", doc.text)
    return None


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
    border, tokens = clause.first - 1, clause.sentence.tokens
    distance = setting_words(clause.doc.pack).distances.before(tokens, border)
    if day is None or distance is None or not distance[1] or not clause.is_in(border, "counted"):
        return None
    first, days = distance
    witness = clause.doc.witness(tokens[first].start, tokens[border].end)
    because = (Because(when.witness, "the day it counts from"), *when.because)
    return Slot("when", When.on(day - timedelta(days=days)), witness, because)


def is_background(doc: Document, when: Slot | None) -> bool:
    """True for a day in another year than the article's, more than two months away."""
    known = doc.article.published.when.first
    if when is None or known is None or not isinstance(when.value, When) or when.value.last is None:
        return False
    return when.value.last.year != known.year and abs((known - when.value.last).days) > RECENT
