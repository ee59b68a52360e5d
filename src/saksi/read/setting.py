"""Where and when something in a text took place: the place and day that govern a span. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from saksi.core.reading import Slot
from saksi.core.values import When, Where
from saksi.lang.pack import Pack
from saksi.read.document import Document, Mark
from saksi.read.sentences import Sentence, Token

COMMA, BREAK = 3, 8
"""Tokens that crossing a comma, or a clause border (`;`, `:`, "while"), weighs when the nearest mark is sought."""

LOOSE = 12
"""What a place that stands without a preposition weighs: "Russia sent" is hardly in Russia, "in Russia" is."""

AS_ACTOR = 30
"""What a place that is an actor at the same spot weighs; above it nothing governs."""

BESIDE = 2
"""Tokens between a verb of saying and its day: "said late on Thursday"."""

FAR = 60
"""Weight above which a day of the same sentence does not govern."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of `dates.toml` [setting] that tell what governs what."""

    locative: frozenset[str]
    toward: frozenset[str]
    articles: frozenset[str]
    breaks: frozenset[str]


@cache
def _words(pack: Pack) -> _Words:
    table = pack.table("dates").get("setting", {})
    lists = (frozenset(table.get(name, ())) for name in ("locative", "toward", "articles", "breaks"))
    return _Words(*lists)


def place_for(doc: Document, start: int, end: int) -> Slot | None:
    """The place that governs `[start, end)`: nearest in its clause, else its sentence, else the article's own.

    Between the sentence and the article stands the preceding sentence of the same paragraph, if it tells a place with
    a preposition.
    """
    sentence = doc.sentence_at(start)
    if sentence is None:
        return home(doc)
    found = _nearest(doc, sentence, doc.within("place", sentence.start, sentence.end), start, end)
    return found.slot("place", doc.text) if found else _place_before(doc, sentence) or home(doc)


def when_for(doc: Document, start: int, end: int, *, default: bool = False) -> Slot | None:
    """The day that governs `[start, end)`: nearest in its clause, else its sentence; None when the text tells none.

    A date of the background ("since 2011") counts only in the clause itself. With `default` the publication day stands
    in, witnessed by what the masthead gives for it, if it gives anything.
    """
    sentence = doc.sentence_at(start)
    if sentence is not None:
        marks = (mark for mark in doc.within("date", sentence.start, sentence.end) if _tells_day(mark))
        found = _nearest(doc, sentence, marks, start, end)
        if found:
            return found.slot("when", doc.text)
    return published(doc) if default else None


def is_day_of_saying(doc: Document, sentence: Sentence, mark: Mark) -> bool:
    """True for a day that tells when the sentence was said ("said on Thursday"), not when what it tells of was so.

    Such a day stands beside the verb of saying or the speaker, or outside the words that are said.
    """
    for one in doc.utterances:
        if one.cue is None or not sentence.start <= one.cue[0] < sentence.end:
            continue
        inside = one.start <= mark.start < one.end
        if _beside(sentence, mark, *one.cue) or (one.speaker and _beside(sentence, mark, *_span(one.speaker))):
            return not inside or one.start <= one.cue[0] < one.end
        if not inside and mark.end <= one.start and _in_one_clause(doc, sentence, mark, one.cue[0]):
            return True
    return False


def _span(slot: Slot) -> tuple[int, int]:
    return slot.witness.start, slot.witness.end


def _beside(sentence: Sentence, mark: Mark, start: int, end: int) -> bool:
    """True when at most a preposition stands between the mark and the span."""
    low, high = (end, mark.start) if mark.start >= end else (mark.end, start)
    between = sentence.between(low, high)
    return low <= high and len(between) <= BESIDE and not any(token.text in ",;:" for token in between)


def _in_one_clause(doc: Document, sentence: Sentence, mark: Mark, position: int) -> bool:
    between = sentence.between(mark.end, position) if position >= mark.end else sentence.between(position, mark.start)
    return not any(token.lower in _words(doc.pack).breaks for token in between)


def published(doc: Document) -> Slot | None:
    """The publication day as slot `when`, on the first span the masthead leans on; None when it names no span."""
    known = doc.article.published
    if not known.because or not known.when.known:
        return None
    return Slot("when", known.when, known.because[0].witness, known.because[1:])


def home(doc: Document) -> Slot | None:
    """The country the article is about, or its town when no country is named.

    Countries are counted by their marks, three for the title, two for the first paragraph of the body, twice as much
    after a preposition and half where the place acts ("Russia sent"); the outlet's own dateline does not count.
    """
    weights: dict[str, float] = defaultdict(float)
    first: dict[str, Mark] = {}
    lead = next((sentence.block for sentence in doc.sentences if sentence.region == "body"), -1)
    for mark in doc.of_kind("place"):
        sentence, place = doc.sentence_at(mark.start), mark.value
        if sentence is None or not isinstance(place, Where) or _is_dateline(doc, sentence, mark):
            continue
        country = place.country or place.key
        weights[country] += _weight(doc, sentence, mark, lead)
        held = first.get(country)
        if held is None or (_grain(held) != "country" and place.grain == "country"):
            first[country] = mark
    if not weights:
        return None
    best = max(weights, key=lambda country: (weights[country], -first[country].start))
    return first[best].slot("place", doc.text)


def _grain(mark: Mark) -> str:
    return mark.value.grain if isinstance(mark.value, Where) else ""


def _tells_day(mark: Mark) -> bool:
    return isinstance(mark.value, When) and mark.value.known and mark.label != "duration"


def _weight(doc: Document, sentence: Sentence, mark: Mark, lead: int) -> float:
    weight = 3.0 if sentence.region == "title" else 2.0 if sentence.block == lead else 1.0
    if _is_located(doc, sentence, mark):
        return weight * 2
    return weight / 2 if _acts(doc, mark) else weight


def _is_dateline(doc: Document, sentence: Sentence, mark: Mark) -> bool:
    """True for "TEMPO.CO, Jakarta -" and "ALMATY (HW) -": near the start of its sentence, capitals or a dash behind."""
    if mark.start - sentence.start > 40 or sentence.region == "title":
        return False
    after = [token.text for token in sentence.tokens if token.start >= mark.end][:4]
    dash = any(text in ("-", "–", "—") for text in after[:1]) or (after[:1] == ["("] and ")" in after)
    return dash and not any(token.text in ("-", "–", "—") for token in sentence.between(sentence.start, mark.start))


def _acts(doc: Document, mark: Mark) -> bool:
    return any(True for _ in doc.within("actor", mark.start, mark.end))


def _index(tokens: Sequence[Token], position: int) -> int:
    return sum(1 for token in tokens if token.start < position)


def _is_located(doc: Document, sentence: Sentence, mark: Mark, *, toward: bool = True) -> bool:
    """True when a preposition of place stands before the mark, articles and names of kinds ("kota") between."""
    words = _words(doc.pack)
    at = _index(sentence.tokens, mark.start) - 1
    while at >= 0 and sentence.tokens[at].lower in words.articles:
        at -= 1
    if at < 0:
        return False
    word = sentence.tokens[at].lower
    return word in words.locative or (toward and word in words.toward)


def _cost(doc: Document, sentence: Sentence, mark: Mark, start: int, end: int) -> int:
    """Tokens between span and mark, with what lies in between weighed; the less, the more it governs."""
    low, high = (end, mark.start) if mark.start >= end else (mark.end, start)
    between = sentence.between(low, high) if low < high else ()
    breaks = _words(doc.pack).breaks
    cost = len(between)
    for token in between:
        cost += COMMA if token.text == "," else BREAK if token.lower in breaks else 0
    if mark.kind == "date":
        return cost + (BREAK * 2 if mark.label == "background" else 0)
    if _is_located(doc, sentence, mark, toward=False):
        return cost
    if _is_located(doc, sentence, mark):
        return cost + 1
    return cost + (AS_ACTOR if _acts(doc, mark) else LOOSE)


def _nearest(doc: Document, sentence: Sentence, marks: Iterable[Mark], start: int, end: int) -> Mark | None:
    held = list(marks)
    costs = {mark: _cost(doc, sentence, mark, start, end) for mark in held}
    limit = AS_ACTOR if held and held[0].kind == "place" else FAR
    best = min(costs, key=lambda mark: (costs[mark], mark.start), default=None)
    if best is None or costs[best] >= limit:
        return None
    if best.label == "background" and any(token.text in ",;" for token in _between(sentence, best, start, end)):
        return None
    return best


def _between(sentence: Sentence, mark: Mark, start: int, end: int) -> Sequence[Token]:
    return sentence.between(end, mark.start) if mark.start >= end else sentence.between(mark.end, start)


def _place_before(doc: Document, sentence: Sentence) -> Slot | None:
    index = doc.sentences.index(sentence)
    if index == 0 or doc.sentences[index - 1].block != sentence.block:
        return None
    earlier = doc.sentences[index - 1]
    located = [m for m in doc.within("place", earlier.start, earlier.end) if _is_located(doc, earlier, m, toward=False)]
    return located[-1].slot("place", doc.text) if located else None
