"""Whether a place, a day or a voice is the one of the gold, and which class of error it is when not. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from saksi.core.values import When, Where, Who
from saksi.know.places import country
from tools.gate.names import same_head

Names = Sequence[str | None]
WEEK = timedelta(days=6)
"""How much longer than the gold's a day of a reading may be and still tell it ("last week")."""


def names_of(value: object) -> list[str | None]:
    """A value of the gold that may be one name, none or a list of names, as a list."""
    if isinstance(value, list):
        return [name for one in value for name in names_of(one)] or [None]
    return [value if value is None else str(value)]


def any_same(wanted: Names, said: Names) -> bool:
    """True when one of the wanted names is one of those said; nothing wanted is right when nothing is said."""
    told = [name for name in said if name]
    if not told:
        return None in wanted
    return any(same_head(one, other) for one in wanted if one for other in told)


def of_where(where: Where | None) -> Names:
    """The names of a place as written and as resolved."""
    return [where.written, where.name] if where else []


def of_whos(whos: Iterable[Who | None]) -> Names:
    """The names of actors as written and as resolved."""
    return [name for who in whos if who for name in (who.written, who.actor_id)]


def place_error(wanted: Names, where: Where | None) -> str:
    """The class of a wrong place."""
    told = [name for name in wanted if name]
    if where is None:
        return "none read"
    if not told:
        return "one given where the text tells none"
    if where.place_id is None:
        return "not resolved"
    if any(country(name) for name in told):
        return "another country" if where.grain == "country" else "town or region instead of the country"
    return "country instead of the town or region" if where.grain == "country" else "another town or region"


def on_day(wanted: object, when: When | None) -> bool:
    """True for the same day, as a figure is told of it: the last day where the reading tells an interval.

    Gold may name a month or a year ("2022-01"): then the reading must lie within it.
    """
    if wanted is None:
        return when is None or not when.known
    last = when and (when.last or when.first)
    return bool(last) and str(last).startswith(str(wanted))


def day_error(wanted: object, when: When | None, published: When) -> str:
    """The class of a wrong day: `wanted` an ISO day (or its beginning), or None."""
    if wanted is None:
        return "one given where the text tells none"
    if when is None or not when.known:
        return "none read"
    day, told = when.last or when.first, _day(str(wanted))
    if when.single is None:
        return "interval too wide or another"
    if day == published.last:
        return "day of publication instead of an earlier or later one"
    if told and day and abs((day - told).days) == 1:
        return "one day beside"
    return "another day"


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if len(iso) == len("2022-01-13") else None


def meets_span(span: Sequence[str | None] | None, when: When | None) -> bool:
    """True when the days of an event meet the gold's, [first, last] with None for an open end, and are not vague.

    A reading is vague when it is more than a week longer than the gold; one with an open end ("since 6 January") is
    right when the end it tells lies in the gold's days.
    """
    if span is None:
        return when is None or not when.known
    if when is None or not when.known:
        return False
    first, last = (None if one is None else _bound(one, at) for at, one in enumerate(span))
    if when.first is None or when.last is None:
        told = when.first or when.last
        return told is not None and (first is None or first <= told) and (last is None or told <= last)
    if (last and when.first > last) or (first and when.last < first):
        return False
    return first is None or last is None or when.last - when.first <= last - first + WEEK


def _bound(iso: str, at: int) -> date:
    """The first (`at` 0) or last day of an ISO day, month or year."""
    if len(iso) == len("2022-01-13"):
        return date.fromisoformat(iso)
    year, _, month = iso.partition("-")
    first = date(int(year), int(month or 1), 1)
    if at == 0:
        return first
    after = date(first.year + 1, 1, 1) if not month or first.month == 12 else date(first.year, first.month + 1, 1)
    return after - timedelta(days=1)


def voice_error(wanted: Names, who: Who | None) -> str:
    """The class of a wrong source."""
    if who is None:
        return "the outlet's own voice instead of a source"
    return "another source" if any(wanted) else "a source where the outlet speaks"
