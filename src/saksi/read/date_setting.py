"""The day that governs a span: nearest in its sentence, told shortly before it, or that of the news. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from saksi.core.reading import Slot
from saksi.core.values import When
from saksi.core.witness import Because
from saksi.read.document import Document, Mark
from saksi.read.sentences import Sentence, Token
from saksi.read.setting_words import (
    SettingWords,
    index,
    is_aside,
    is_compared,
    opens_aside,
    setting_words,
    tells_saying,
)

COMMA, BREAK = 3, 8
"""Tokens that crossing a comma, or a clause border (`;`, `:`, "while"), weighs when the nearest day is sought."""

FAR = 60
"""Weight above which a day of the same sentence does not govern."""

SAID = 16
"""What the day of saying weighs beside a day of what is told."""

OPENING = 3
"""Tokens before a day that still opens its sentence: "In late December 2011, police"."""

LEAD = 3
"""Paragraphs of the body in which the day of the news is looked for."""

NEWS = timedelta(days=7)
"""How far before publication the day of the news may lie."""


def when_for(doc: Document, start: int, end: int, *, default: bool = False) -> Slot | None:
    """The day that governs `[start, end)`: nearest in its clause, else its sentence; None when the text tells none.

    A date of the background ("since 2011") counts only in the clause itself, the day on which something was said only
    without another. With `default` "a day after" counts back, and where the sentence tells no day the last one told
    before in the paragraph stands in, else the day of the news, else that of publication, witnessed by what the
    masthead gives for it, if it gives anything.
    """
    sentence = doc.sentence_at(start)
    if sentence is None:
        return published(doc) if default else None
    found = _nearest(doc, sentence, start, end)
    if not default:
        return found.slot("when", doc.text) if found else None
    counted = _counted_back(doc, sentence, found, start)
    if counted or found:
        return counted or (found.slot("when", doc.text) if found else None)
    return said_on(doc, sentence, start) or _told_before(doc, sentence) or news(doc) or published(doc)


def said_on(doc: Document, sentence: Sentence, start: int) -> Slot | None:
    """The day on which the words that hold the span were said, however far behind it stands."""
    spoken = doc.utterance_at(start)
    if spoken is None or spoken.cue is None:
        return None
    held = [mark for mark in _days(doc, sentence) if tells_saying(doc, sentence, mark)]
    return held[-1].slot("when", doc.text) if held else None


def published(doc: Document) -> Slot | None:
    """The publication day as slot `when`, on the first span the masthead leans on; None when it names no span."""
    known = doc.article.published
    if not known.because or not known.when.known:
        return None
    return Slot("when", known.when, known.because[0].witness, known.because[1:])


def lead_edge(doc: Document) -> int:
    """The block behind the beginning of the article, in which it tells its day and its place."""
    return LEAD + next((sentence.block for sentence in doc.sentences if sentence.region == "body"), 0)


def news(doc: Document) -> Slot | None:
    """The day of the news: the first past day of the last week that the beginning of the article tells."""
    edge = lead_edge(doc)
    for sentence in doc.sentences:
        if sentence.block >= edge:
            return None
        for mark in _days(doc, sentence):
            if _is_news(doc, sentence, mark):
                return mark.slot("when", doc.text)
    return None


def _is_news(doc: Document, sentence: Sentence, mark: Mark) -> bool:
    words = setting_words(doc.pack)
    if opens_aside(words, sentence, mark) or is_compared(words, sentence, mark):
        return False
    last = doc.article.published.when.last
    day = mark.value.single if isinstance(mark.value, When) else None
    return day is not None and last is not None and last - NEWS < day <= last


def _days(doc: Document, sentence: Sentence) -> Iterator[Mark]:
    held = doc.within("date", sentence.start, sentence.end)
    return (mark for mark in held if isinstance(mark.value, When) and mark.value.known and mark.label != "duration")


def _told_before(doc: Document, sentence: Sentence) -> Slot | None:
    """The last day of the news that the paragraph tells before this sentence."""
    earlier = [one for one in doc.sentences if one.block == sentence.block and one.end <= sentence.start]
    for one in reversed(earlier):
        held = [mark for mark in _days(doc, one) if _is_news(doc, one, mark)]
        if held:
            return held[-1].slot("when", doc.text)
    return None


def _nearest(doc: Document, sentence: Sentence, start: int, end: int) -> Mark | None:
    words = setting_words(doc.pack)
    marks = [mark for mark in _days(doc, sentence) if not _is_end(doc, words, sentence, mark)]
    costs = {mark: _cost(doc, words, sentence, mark, start, end) for mark in marks}
    best = min(costs, key=lambda mark: (costs[mark], mark.start), default=None)
    if best is None or costs[best] >= FAR:
        return None
    between = _between(sentence, best, start, end)
    parted = [token for token in between if token.text in ",;"]
    opening = best.end <= start and index(sentence.tokens, best.start) <= OPENING and between[:1] == parted
    return None if best.label == "background" and parted and not opening else best


def _between(sentence: Sentence, mark: Mark, start: int, end: int) -> Sequence[Token]:
    return sentence.between(end, mark.start) if mark.start >= end else sentence.between(mark.end, start)


def _cost(doc: Document, words: SettingWords, sentence: Sentence, mark: Mark, start: int, end: int) -> int:
    """Tokens between span and mark, with what lies in between weighed; the less, the more it governs."""
    between = _between(sentence, mark, start, end)
    cost = len(between) + (BREAK * 2 if mark.label == "background" else 0)
    for token in between:
        cost += COMMA if token.text == "," else BREAK if token.lower in words.breaks else 0
    if tells_saying(doc, sentence, mark):
        cost += SAID
    if mark.end <= start:
        cost += BREAK if _is_relative(words, sentence, mark, between) else 0
        return cost + (FAR if is_aside(words, sentence, mark, between) else 0)
    apart = any(token.text == "," for token in between) and is_compared(words, sentence, mark)
    return cost + (FAR if apart else 0)


def _is_relative(words: SettingWords, sentence: Sentence, mark: Mark, between: Sequence[Token]) -> bool:
    """True for the week of "soldiers that came a week ago began to leave": no comma parts it from its "that"."""
    if any(token.text == "," for token in between):
        return False
    for token in reversed(sentence.between(sentence.start, mark.start)):
        if token.text == "," or token.lower in words.breaks - words.relatives:
            return False
        if token.lower in words.relatives:
            return True
    return False


def _is_end(doc: Document, words: SettingWords, sentence: Sentence, mark: Mark) -> bool:
    """True for a day still to come until which something lasts."""
    last = doc.article.published.when.last
    value = mark.value
    if last is None or not isinstance(value, When) or value.first is None or value.first <= last:
        return False
    at = index(sentence.tokens, mark.start) - 1
    return at >= 0 and sentence.tokens[at].lower in words.ends


def _counted_back(doc: Document, sentence: Sentence, found: Mark | None, start: int) -> Slot | None:
    """The day before "a day after", when the span stands in the clause these words open."""
    words, tokens = setting_words(doc.pack), sentence.tokens
    at = index(tokens, start)
    border = next((i for i in range(min(at, len(tokens)) - 1, 0, -1) if tokens[i].lower in words.sequels), 0)
    distance = words.distances.before(tokens, border) if border else None
    if distance is None or any(token.text in ",;:" for token in tokens[border:at]):
        return None
    if found is not None and tokens[border].start <= found.start:
        return None
    first, days = distance
    base = _day(found) or doc.article.published.when.single
    if base is None or not days:
        return None
    witness = doc.witness(tokens[first].start, tokens[border].end)
    because = (Because(doc.witness(found.start, found.end), "the day it counts from"),) if found else ()
    known = doc.article.published.because if found is None else found.because
    return replace(Slot("when", When.on(base - timedelta(days=days)), witness), because=(*because, *known))


def _day(mark: Mark | None) -> date | None:
    return mark.value.single if mark and isinstance(mark.value, When) else None
