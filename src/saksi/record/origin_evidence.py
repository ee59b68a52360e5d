"""What an article tells that a copy of it would tell too, in whatever language, and how much each piece weighs. Pure.

Numbers, acts with their day, promises with their due day and persons are the same in Indonesian and English; sentences
and words of the title only help inside a language. A person or a number that half the story tells proves nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from datetime import date

from saksi.core.article import Article
from saksi.core.reading import NO_DAY, Reading
from saksi.record.ground import iso
from saksi.record.same import event_class, family, words

Feature = tuple[str, Hashable]
Features = frozenset[Feature]

WEIGHTS = {
    "text": 9,
    "quote": 3,
    "wording": 3,
    "figure": 2,
    "pledge": 2,
    "person": 2,
    "event": 1,
    "speaker": 1,
    "word": 1,
}
RARE = ("person", "speaker")
"""Kinds that weigh only where few articles have them: a president is in every dispatch."""
_FEW = 4
"""So many articles may name a person who still tells one dispatch from others."""
_QUOTE_WORDS = 6
_WORDING = 10
"""So many words of somebody's speech, retold in the same words and order, are copied and not heard twice."""


def features(article: Article, readings: Iterable[Reading]) -> Features:
    """All evidence an article holds."""
    title = {("word", word) for word in words(article.title) if len(word) > 3}
    return frozenset({("text", article.text_id)} | title | set(told(readings)))


def told(readings: Iterable[Reading]) -> Iterator[Feature]:
    """The evidence in readings."""
    for reading in readings:
        if reading.kind == "figure":
            yield from _figure(reading)
        elif reading.kind == "event":
            when = reading.when()
            if when and when.single and reading.modality == "happened":
                kind, mode = reading.text_of("type"), reading.text_of("mode")
                yield ("event", (event_class(kind, mode), mode, iso(when.single)))
        elif reading.kind == "statement":
            yield from _statement(reading)
        elif reading.kind == "pledge":
            due = reading.when("due")
            if due and due.single:
                yield ("pledge", (reading.text_of("act"), iso(due.single)))
        elif reading.kind == "role":
            person = reading.who("person")
            if person and " " in person.key:
                yield ("person", person.key.casefold())


def _figure(reading: Reading) -> Iterator[Feature]:
    """Ones are everywhere; every other number is evidence with its measure and group."""
    count = reading.count()
    if count and count.known and (count.low, count.high) != (1, 1):
        measure = reading.text_of("measure")
        yield ("figure", (measure, family(measure, reading.text_of("group")), count.low, count.high))


def _statement(reading: Reading) -> Iterator[Feature]:
    """The first words of a saying; whole sentences retold alike without quotation marks are wording."""
    said = words(reading.text_of("content"))
    speaker = reading.who("speaker")
    if speaker:
        yield ("speaker", speaker.key.casefold())
    if len(said) >= _QUOTE_WORDS:
        yield ("quote", tuple(said[:_QUOTE_WORDS]))
    if len(said) >= _WORDING and not reading.flag("direct"):
        yield ("wording", tuple(said))


def common(some: Iterable[Features]) -> frozenset[Feature]:
    """The persons that too many of these articles name."""
    seen = Counter(one for each in some for one in each if one[0] in RARE)
    return frozenset(one for one, times in seen.items() if times > _FEW)


def latest(article: Article, readings: Iterable[Reading]) -> date | None:
    """The last day of which an article tells something done or counted, where the text tells a day of its own."""
    published = article.published.when.last or article.published.when.first
    printed = {because.witness for because in article.published.because}
    days: list[date] = []
    for one in readings:
        slot, when = one.slot("when"), one.when()
        if one.kind not in ("figure", "event") or one.modality == "planned" or slot is None or when is None:
            continue
        own = slot.witness not in printed and all(because.why != NO_DAY for because in slot.because)
        if own and when.single and (published is None or when.single <= published):
            days.append(when.single)
    return max(days, default=None)


def wording(evidence: Iterable[Feature]) -> str:
    """Pieces of evidence in words, the weightiest first, at most six."""
    ordered = sorted(evidence, key=lambda one: (-WEIGHTS[one[0]], one[0], str(one[1])))
    some = [_worded(kind, value) for kind, value in ordered[:6]]
    more = len(ordered) - len(some)
    return ", ".join(some) + (f" and {more} more" if more > 0 else "")


def _worded(kind: str, value: Hashable) -> str:
    if kind == "text":
        return "the same text"
    parts = [str(one) for one in value if one not in (None, "")] if isinstance(value, tuple) else [str(value)]
    if kind == "figure" and isinstance(value, tuple):
        measure, group, low, high = value
        number = low if low == high else f"{low if low is not None else 0} to {high if high is not None else 'more'}"
        return f"{measure} {group} {number}"
    if kind in ("quote", "wording"):
        return f'the words "{" ".join(parts[:8])}"'
    return {"event": "the act ", "pledge": "the promise ", "word": "the title word "}.get(kind, "") + " ".join(parts)
