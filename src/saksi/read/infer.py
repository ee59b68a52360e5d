"""The publication day of an undated page, from what its own text tells, with the reasons. Pure.

A news report names the day of its news by the weekday and is published that day or the next. So the latest day it
reports as past bounds publication from below, a day still to come from above, and in between the weekday fixes it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import pairwise

from saksi.core.text import Region, Text
from saksi.core.values import When
from saksi.core.witness import Because, Witness
from saksi.lang.pack import Pack
from saksi.read.date_glance import glance_of, may_have_year
from saksi.read.date_grammar import Expression, expressions
from saksi.read.date_resolve import DAY, WEEK, nearest_year, next_weekday, safe_date
from saksi.read.date_words import date_words
from saksi.read.sentences import stretches, tokens

FRESH = WEEK * 2
"""How far a day to come may lie ahead for the last weekday before it to be the day of the news."""

SAME_YEAR = DAY * 90
"""How far a date without a year may lie from a full one to be given a year by it."""

NEAR = DAY * 30
"""How near a full date stands to one without a year that is news."""

COUNTED = 120
"""Characters within which the day that a count starts from follows it."""

FIRST, MOST = 2, 3
"""What being named first, and at most being named often, weighs beside a silent day of the week."""

NEWS = frozenset({"weekday", "weekday_this"})


@dataclass(frozen=True, slots=True)
class _Seen:
    """An expression of the text, where it stands, and its date where the text tells one.

    `open` is True in a sentence that speaks of plans or conditions: what it says of a later day need not have been. A
    bare date is open beside any cue of the future; one with its weekday goes by the nearest cue ("akan mundur, kata
    menteri, Kamis (13/1)").
    """

    one: Expression
    region: str
    open: bool = False
    day: date | None = None


@dataclass(frozen=True, slots=True)
class _Bounds:
    """The latest day reported as past and the first one to come, each with where it stands."""

    past: _Seen
    coming: _Seen | None

    @property
    def low(self) -> date:
        """The day before which the page cannot have been published."""
        assert self.past.day is not None
        return self.past.day

    @property
    def high(self) -> date | None:
        """The day after which it cannot have been."""
        return self.coming.day if self.coming else None


def infer(text: Text, pack: Pack) -> tuple[When, tuple[Because, ...]] | None:
    """The days on which `text` can have been published, at most two, and the spans that tell so.

    None when the text does not carry it: without a year, without a date that is news itself (in a caption, with its
    weekday, without its year, or near a deadline), or with several weeks that fit.
    """
    seen = _dated(_expressions(text, pack))
    if any(_contradicts(item) for item in seen):
        return None
    counted = _counted(text, seen) or _beside_today(text, seen)
    if counted is not None:
        return counted
    bounds = _bounds(seen)
    if bounds is None:
        return None
    if bounds.past.region == "dateline" or (bounds.past.one.weekday and bounds.past.region != "caption"):
        return _from_date(text, seen, bounds)
    news = _news_weekday(seen, bounds)
    return _from_weekday(text, seen, bounds, news) if news else None


def _expressions(text: Text, pack: Pack) -> list[_Seen]:
    """The turns of phrase that tell a day, in order; none at all for a text without a full date, which has no year.

    Most undated pages hold none, so the sentences that could hold one are read first, and of the others only those
    whose words can tell a day.
    """
    glance = glance_of(pack)
    regions: tuple[Region, ...] = tuple(text.named("title", "dateline", "body", "caption"))
    dated = {one: _sentences(text, one, pack) for one in regions if may_have_year(text.body, one.start, one.end)}
    spans = [span for held in dated.values() for span in held if glance.may_date(text.quote(*span))]
    read = {span: _read(text, span, pack) for span in spans}
    if not any(_full(one) for held in read.values() for one, _ in held):
        return []
    found: list[_Seen] = []
    for region in regions:
        if region not in dated and not glance.may_tell(text.quote(region.start, region.end)):
            continue
        for span in dated[region] if region in dated else _sentences(text, region, pack):
            if span not in read and glance.may_tell(text.quote(*span)):
                read[span] = _read(text, span, pack)
            found.extend(_Seen(one, region.name, is_open) for one, is_open in read.get(span, ()))
    return found


def _sentences(text: Text, region: Region, pack: Pack) -> list[tuple[int, int]]:
    return [(start, end) for _, start, end in stretches(text.body, region, _abbreviations(pack))]


def _read(text: Text, span: tuple[int, int], pack: Pack) -> list[tuple[Expression, bool]]:
    """The expressions of a sentence, each with whether it is open."""
    words = date_words(pack)
    told = tuple(tokens(text.body, *span))
    found = list(expressions(told, words))
    if not any(one.means == "date" for one in found):
        return [(one, False) for one in found]
    held = {token.lower for token in told}
    is_open, is_ahead = not held.isdisjoint(_open_words(pack)), not held.isdisjoint(_cues_ahead(pack))
    return [(one, is_open or (is_ahead and one.weekday is None)) for one in found]


@cache
def _open_words(pack: Pack) -> frozenset[str]:
    """The words of plans and conditions in dates.toml."""
    return frozenset(str(word).casefold() for word in pack.table("dates").get("infer", {}).get("open", ()))


@cache
def _cues_ahead(pack: Pack) -> frozenset[str]:
    """The single words of the future, and those of promising."""
    words = date_words(pack)
    return words.sets["promises"].union(group[0] for group in words.future if len(group) == 1)


@cache
def _abbreviations(pack: Pack) -> frozenset[str]:
    return frozenset(str(word).casefold() for word in pack.table("pack").get("abbreviations", ()))


def _dated(seen: Sequence[_Seen]) -> list[_Seen]:
    """The expressions, days without a year in the year that brings them nearest to the latest full date."""
    full = [day for item in seen if (day := _full(item.one))]
    near = max((day for item in seen if not item.one.future and (day := _full(item.one))), default=None)
    near = near or (min(full) if full else None)
    return [replace(item, day=_day(item.one, near)) for item in seen]


def _full(one: Expression) -> date | None:
    if one.means == "date" and one.day and one.month and one.year and one.to is None:
        return safe_date(one.year, one.month, one.day)
    return None


def _day(one: Expression, near: date | None) -> date | None:
    if one.means != "date" or one.day is None or one.month is None or one.to is not None:
        return None
    if one.year is not None:
        return safe_date(one.year, one.month, one.day)
    day = nearest_year(one.month, one.day, near) if near else None
    return day if day and near and abs(day - near) <= SAME_YEAR else None


def _contradicts(item: _Seen) -> bool:
    """True for a date whose weekday is another day's: its year is not the one the text tells, or it is misprinted."""
    return item.day is not None and item.one.weekday is not None and item.day.isoweekday() != item.one.weekday


def _because(text: Text, item: _Seen, why: str) -> Because:
    return Because(Witness.of(text, item.one.start, item.one.end), why)


def _counted(text: Text, seen: Sequence[_Seen]) -> tuple[When, tuple[Because, ...]] | None:
    """By counting: "the sixth day since protests broke out on 2 January 2022"."""
    for item, after in pairwise(seen):
        if (
            item.one.means == "nth"
            and after.day is not None
            and after.one.start - item.one.end < COUNTED
            and item.one.n
        ):
            day = after.day + DAY * (item.one.n - 1)
            reasons = (
                _because(text, item, f"the text counts its own day as day {item.one.n}"),
                _because(text, after, f"counted from {after.day.isoformat()}"),
            )
            return When.on(day), reasons
    return None


def _beside_today(text: Text, seen: Sequence[_Seen]) -> tuple[When, tuple[Because, ...]] | None:
    """By a day named from publication with its date beside it: "kemarin (12/1)", "today, 13 January 2022"."""
    for left, right in pairwise(seen):
        for spoken, dated in ((left, right), (right, left)):
            if spoken.one.means == "day" and dated.day is not None and right.one.start - left.one.end <= 2:
                day = dated.day - DAY * spoken.one.n
                reasons = (
                    _because(text, spoken, "a day named from the day of publication"),
                    _because(text, dated, f"and its date, {dated.day.isoformat()}"),
                )
                return When.on(day), reasons
    return None


def _bounds(seen: Sequence[_Seen]) -> _Bounds | None:
    """A day that the text calls future once is future wherever it stands; "until" a bare date bounds nothing.

    The first date with its weekday, or in the dateline, is news: a later day in an open sentence ("the bonus once
    promised for 30 June") is not reported as past, and a bare one behind a day still to come leaves all open.
    """
    future = {item.day for item in seen if item.day and item.one.future and not item.one.since}
    past = [item for item in seen if item.day and item.day not in future and not (item.one.until and _is_bare(item))]
    news = next((item.day for item in past if _is_news(item)), None)
    if news is not None:
        past = [item for item in past if item.day and (item.day <= news or not item.open)]
        ahead = min((day for day in future if day > news), default=date.max)
        if any(item.day and item.day > ahead and not _is_news(item) for item in past):
            return None
    if not past:
        return None
    latest = max(past, key=lambda item: (item.day or date.min, item.region != "caption", -item.one.start))
    coming = [item for item in seen if item.day in future and latest.day and item.day and item.day > latest.day]
    return _Bounds(latest, min(coming, key=lambda item: item.day or date.max, default=None))


def _is_news(item: _Seen) -> bool:
    return item.region == "dateline" or (item.one.weekday is not None and item.region != "caption")


def _is_bare(item: _Seen) -> bool:
    return item.one.weekday is None


def _is_fresh(seen: Sequence[_Seen], bounds: _Bounds, weekday: int) -> bool:
    """True when the latest date is news itself, not the history of it.

    So is one on the weekday of the news that needs no year, with a full date near it.
    """
    one = bounds.past.one
    if bounds.past.region in ("caption", "dateline") or one.weekday is not None:
        return True
    if one.year is None and bounds.low.isoweekday() == weekday:
        return any(abs(day - bounds.low) <= NEAR for item in seen if (day := _full(item.one)))
    return bounds.high is not None and bounds.high - bounds.low <= FRESH


def _weekdays(seen: Sequence[_Seen], bounds: _Bounds) -> list[tuple[int, _Seen]]:
    """The weekdays the text reports as past, dates of the last week by theirs. "Last Thursday" stands further back."""
    held: list[tuple[int, _Seen]] = []
    for item in seen:
        if item.one.since or item.one.future:
            continue
        near = item.day is not None and bounds.low - WEEK < item.day <= bounds.low
        if item.one.weekday and (near or item.one.means in NEWS):
            held.append((item.one.weekday, item))
    return held


def _news_weekday(seen: Sequence[_Seen], bounds: _Bounds) -> tuple[int, _Seen] | None:
    """The weekday of the news: "this Friday" at once, else the one with most for it.

    For a weekday speak the days of the week that pass after it without a report, its being named first, and how often
    it is named (at most three times); two that are equal leave it open. A text that says "today" before its first
    weekday does not name its day by weekdays.
    """
    held = _weekdays(seen, bounds)
    if held and any(item.one.start < held[0][1].one.start for item in seen if item.one.means == "day"):
        return None
    this = [pair for pair in held if pair[1].one.means == "weekday_this"]
    if this:
        return this[0]
    if not held:
        return None
    counts = Counter(weekday for weekday, _ in held)
    days = sorted(counts)
    gaps = {day: (days[(at + 1) % len(days)] - day - 1) % 7 + 1 for at, day in enumerate(days)}
    score = {day: gaps[day] + (FIRST if day == held[0][0] else 0) + min(counts[day], MOST) for day in days}
    best = max(days, key=lambda day: score[day])
    if sum(1 for day in days if score[day] == score[best]) > 1:
        return None
    return next(pair for pair in held if pair[0] == best)


def _from_weekday(
    text: Text, seen: Sequence[_Seen], bounds: _Bounds, weekday_seen: tuple[int, _Seen]
) -> tuple[When, tuple[Because, ...]] | None:
    (weekday, news), high = weekday_seen, bounds.high
    if not _is_fresh(seen, bounds, weekday):
        return None
    first = next_weekday(weekday, bounds.low - DAY)
    last_week = next((item for item in seen if item.one.means == "week" and item.one.n == -1), None)
    if high is not None and high - bounds.low <= FRESH:
        while first + WEEK < high:
            first += WEEK
    elif last_week is not None and bounds.past.region == "caption":
        return None
    last = first if news.one.means == "weekday_this" else first + DAY
    if high is not None:
        last = min(last, high)
    if last < first:
        return None
    reasons = [
        _because(text, bounds.past, f"the latest date the text reports, {bounds.low.isoformat()}"),
        _because(text, news, f"the last weekday it reports as past; after that date it is {first.isoformat()}"),
    ]
    if bounds.coming is not None:
        reasons.append(_because(text, bounds.coming, "a day still to come when the text was written"))
    if last_week is not None:
        reasons.append(_because(text, last_week, "puts the beginning of its events in the week before"))
    return When(first, last, "day" if first == last else "span"), tuple(reasons)


def _from_date(text: Text, seen: Sequence[_Seen], bounds: _Bounds) -> tuple[When, tuple[Because, ...]]:
    """The latest date, with its weekday or in the dateline, or a bare weekday right behind it, is the news."""
    first = bounds.low
    reasons = [_because(text, bounds.past, "the latest date the text reports; a report appears that day or the next")]
    tomorrow = (first + DAY).isoweekday()
    after = next((item for weekday, item in _weekdays(seen, bounds) if weekday == tomorrow and item.day is None), None)
    if after is not None and first + DAY != bounds.high:
        first += DAY
        reasons.append(_because(text, after, "the weekday right behind that date, reported as past"))
    last = min(first + DAY, bounds.high) if bounds.high else first + DAY
    return When(first, last, "span"), tuple(reasons)
