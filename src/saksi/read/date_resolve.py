"""What a turn of phrase comes to, given the day it was published and the day told before it. Pure."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from saksi.core.values import UNKNOWN_WHEN, Grain, When
from saksi.read.date_grammar import Expression

OLD = timedelta(days=45)
"""Days before publication from which a date is background: the crisis a report is about is seldom older."""

PAST = timedelta(days=120)
"""Days before publication from which a date that is spoken of as coming is one of the next year."""

HOURS = 24
UNITS = {"fortnight": (2, "week"), "decade": (10, "year")}

WEEK, DAY = timedelta(days=7), timedelta(days=1)


def month_span(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month; months below 1 and above 12 reach into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def monday(day: date) -> date:
    """The Monday of this day's week."""
    return day - timedelta(days=day.weekday())


def safe_date(year: int, month: int, day: int) -> date | None:
    """The date, None where there is none (29 February)."""
    if day > calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def nearest_year(month: int, day: int, near: date) -> date | None:
    """The day and month in the year that brings it nearest to `near`."""
    around = (safe_date(near.year + shift, month, day) for shift in (-1, 0, 1))
    return min((one for one in around if one), key=lambda one: abs(one - near), default=None)


def last_weekday(weekday: int, near: date) -> date:
    """The latest such ISO weekday on or before `near`."""
    return near - timedelta(days=(near.isoweekday() - weekday) % 7)


def next_weekday(weekday: int, near: date) -> date:
    """The first such ISO weekday after `near`."""
    return near + timedelta(days=(weekday - near.isoweekday() - 1) % 7 + 1)


def shift(day: date, count: int, unit: str) -> tuple[date, date, Grain]:
    """The day, week, month or year that lies `count` units from `day`."""
    match unit:
        case "week":
            first = monday(day + WEEK * count)
            return first, first + DAY * 6, "week"
        case "month":
            return *month_span(day.year, day.month + count), "month"
        case "year":
            return date(day.year + count, 1, 1), date(day.year + count, 12, 31), "year"
        case "fortnight" | "decade":
            return shift(day, count * UNITS[unit][0], UNITS[unit][1])
        case "hour":
            moved = day + DAY * (abs(count) // HOURS) * (1 if count > 0 else -1)
            return moved, moved, "day"
        case _:
            return day + DAY * count, day + DAY * count, "day"


def reach(day: date, count: int, unit: str) -> date:
    """The day `count` units after (or before) `day`, to the day."""
    match unit:
        case "week":
            return day + WEEK * count
        case "month":
            year, month = day.year + (day.month + count - 1) // 12, (day.month + count - 1) % 12 + 1
            return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
        case "year":
            return safe_date(day.year + count, day.month, day.day) or date(day.year + count, day.month, 28)
        case "fortnight" | "decade":
            return reach(day, count * UNITS[unit][0], UNITS[unit][1])
        case "hour":
            return day + DAY * -(-abs(count) // HOURS) * (1 if count > 0 else -1)
        case _:
            return day + DAY * count


def needs_publication(one: Expression) -> bool:
    """False for what is written in full."""
    if one.means in ("date", "month", "year_end") and one.year is not None:
        return False
    return one.means != "year"


def resolve(one: Expression, published: date | None, anchor: date | None) -> When:
    """The days `one` tells; UNKNOWN_WHEN when it leans on a publication day that is not known.

    `anchor` is the day the text told before, for "the next day"; without one the publication day stands for it.
    """
    base = published
    if base is None and needs_publication(one) and not (one.means == "anchor" and anchor):
        return UNKNOWN_WHEN
    found = _simple(one, base, anchor)
    if found is None:
        return UNKNOWN_WHEN
    if one.moved and found.single is not None:
        exact = one.unit in ("day", "week")  # counted from a day that is named, a week is seven days
        day = reach(found.single, one.moved, one.unit)
        return When.on(day) if exact else When(*shift(found.single, one.moved, one.unit))
    if one.to is not None:
        return _joined(one, found, base, anchor)
    if one.since:
        return When(found.first, None, "span")
    return found


def _joined(one: Expression, left: When, base: date | None, anchor: date | None) -> When:
    assert one.to is not None
    right = _simple(one.to, base, anchor)
    if right is None or right.last is None or left.first is None:
        return left
    first, last = left.first, right.last
    if one.means == "month" and one.year is None and one.to.year is not None and one.month and one.to.month:
        first, _ = month_span(one.to.year - (one.month > one.to.month), one.month)
    if one.means == "weekday" and first > last:
        last, first = (last + WEEK, first) if one.future else (last, first - WEEK)
    if one.means == "date" and one.year is None and one.to.year is not None and one.month and one.day:
        first = nearest_year(one.month, one.day, last) or first
    return When(first, last, "span") if first <= last else left


def _simple(one: Expression, base: date | None, anchor: date | None) -> When | None:
    if one.means == "date":
        return _date(one, base)
    if one.means == "year" and one.year is not None:
        return When(date(one.year, 1, 1), date(one.year, 12, 31), "year")
    if one.means == "year_end" and one.year is not None:
        return When(date(one.year, 12, 1), date(one.year, 12, 31), "span")
    if one.means.startswith("month"):
        return _month(one, base)
    if base is None:
        base = anchor
    if base is None:
        return None
    if one.means.startswith("weekday") and one.weekday:
        return When.on(_weekday(one, one.weekday, base))
    return _relative(one, base, anchor or base)


def _date(one: Expression, base: date | None) -> When | None:
    assert one.day is not None
    found: date | None = None
    if one.month is not None and one.year is not None:
        found = safe_date(one.year, one.month, one.day)
    elif one.month is not None and base is not None:
        found = nearest_year(one.month, one.day, base)
        if found and one.future and found < base and (one.until or base - found > PAST):
            found = safe_date(found.year + 1, one.month, one.day)
    elif base is not None:
        found = _day_of_month(one, base)
    return When.on(found) if found else None


def _day_of_month(one: Expression, base: date) -> date | None:
    """For "tanggal 19", of the month that brings it on or before publication, or after it in the future."""
    assert one.day is not None
    months = (month_span(base.year, base.month + move)[0] for move in (-1, 0, 1))
    days = [day for first in months if (day := safe_date(first.year, first.month, one.day))]
    if one.future:
        return min((day for day in days if day >= base), default=None)
    return max((day for day in days if day <= base), default=None)


def _month(one: Expression, base: date | None) -> When | None:
    """A month: written with its year, else the latest begun, or the next one to come in the future."""
    year, month = one.year, one.month
    if month is None:
        return _relative(one, base, base) if base else None
    if year is None:
        if base is None:
            return None
        year = base.year if month <= base.month else base.year - 1
        if one.means == "month_future" or (one.future and one.means != "month_past"):
            year = base.year if month >= base.month else base.year + 1
        elif one.means == "month_past" and month == base.month:
            year -= 1
    first, last = month_span(year, month)
    match one.means:
        case "month_start":
            return When(first, first + DAY * 9, "span")
        case "month_middle":
            return When(first + DAY * 10, first + DAY * 19, "span")
        case "month_end":
            return When(first + DAY * 20, last, "span")
        case _:
            return When(first, last, "month")


def _weekday(one: Expression, weekday: int, base: date) -> date:
    match one.means:
        case "weekday_last_week":
            return monday(base) - WEEK + DAY * (weekday - 1)
        case "weekday_next_week":
            return monday(base) + WEEK + DAY * (weekday - 1)
        case "weekday_future":
            return next_weekday(weekday, base)
        case "weekday_past":
            return last_weekday(weekday, base - DAY)
        case _:
            return next_weekday(weekday, base - DAY) if one.future else last_weekday(weekday, base)


def _part(one: Expression, base: date) -> When:
    """The beginning or end of a week, a month or a year."""
    first = monday(base) + WEEK * one.n
    match one.means:
        case "month_end":
            begun, last = month_span(base.year, base.month + one.n)
            return When(begun + DAY * 20, last, "span")
        case "year_end":
            return When(date(base.year + one.n, 12, 1), date(base.year + one.n, 12, 31), "span")
        case "week_start":
            return When(first, first + DAY * 2, "span")
        case "week_end":
            return When(first + DAY * 4, first + DAY * 6, "span")
        case _:
            return When(first + DAY * 5, first + DAY * 6, "span")


def _relative(one: Expression, base: date, anchor: date) -> When | None:
    match one.means:
        case "day":
            return When.on(base + DAY * one.n)
        case "week" | "month" | "year":
            return When(*shift(base, one.n, one.means))
        case "month_end" | "year_end" | "week_start" | "week_end" | "weekend":
            return _part(one, base)
        case "anchor":
            return When(*shift(anchor, one.n * one.sign, one.unit))
        case "ago":
            return When(*shift(base, -one.n, one.unit))
        case "ahead":
            return When(*shift(base, one.n, one.unit))
        case "recent":
            return When(reach(base, -one.n, one.unit), base, "span")
        case "within":
            return When(anchor, reach(anchor, one.n, one.unit), "span")
        case _:
            return None


def label(one: Expression, when: When, published: date | None) -> str:
    """What sort of date this is, in the words of document.Mark."""
    end = when.last or when.first
    if published is not None and end is not None and end < published - OLD:
        return "background"
    if one.means == "within":
        return "duration"
    if one.means == "date" or (when.known and not one.rule and not one.means.startswith("weekday")):
        return "day"
    if one.means in ("month", "year"):
        return "relative" if one.rule else "background"
    return "weekday" if one.means.startswith("weekday") else "relative"
