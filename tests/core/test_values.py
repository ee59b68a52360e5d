"""Values are intervals; unknown is not zero."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.core.values import UNKNOWN_COUNT, UNKNOWN_WHEN, Count, When, Where, Who

ends = st.none() | st.integers(0, 50)


@st.composite
def counts(draw: st.DrawFn) -> Count:
    """Any interval, open ends included."""
    low, high = draw(ends), draw(ends)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Count(low, high)


def test_unknown_is_not_zero() -> None:
    """An unknown count is neither known nor exact nor equal to zero, and zero is both."""
    zero = Count(0, 0)
    assert not UNKNOWN_COUNT.known
    assert not UNKNOWN_COUNT.exact
    assert zero.known
    assert zero.exact
    assert zero != UNKNOWN_COUNT


@given(counts(), counts())
def test_meeting_is_having_a_number_in_common(one: Count, other: Count) -> None:
    """`meets` agrees with trying every number, and does not depend on the order."""

    def holds(count: Count, number: int) -> bool:
        low, high = count.low, count.high
        return (low is None or low <= number) and (high is None or number <= high)

    common = any(holds(one, n) and holds(other, n) for n in range(102))
    assert one.meets(other) == other.meets(one) == common


@given(st.dates(date(2020, 1, 1), date(2020, 3, 1)), st.integers(0, 20), st.integers(0, 40), st.integers(0, 20))
def test_times_meet_when_they_share_a_day(first: date, length: int, gap: int, other_length: int) -> None:
    """Two intervals meet exactly when the second begins before the first ends."""
    one = When(first, first + timedelta(length), "span")
    start = first + timedelta(gap)
    other = When(start, start + timedelta(other_length), "span")
    assert one.meets(other) == other.meets(one) == (gap <= length)


def test_backward_intervals_are_refused() -> None:
    """An interval whose end lies before its start cannot be made."""
    with pytest.raises(ValueError, match="empty"):
        Count(3, 2)
    with pytest.raises(ValueError, match="backwards"):
        When(date(2022, 1, 2), date(2022, 1, 1))


def test_iso_forms() -> None:
    """A day, a moment with its zone, a span and an open end each have their ISO form."""
    day = date(2022, 1, 8)
    assert When.on(day).iso() == "2022-01-08"
    assert When.on(day, zone="+07:00", clock="07:45").iso() == "2022-01-08T07:45:00+07:00"
    assert When(day, date(2022, 1, 9), "span").iso() == "2022-01-08/2022-01-09"
    assert When(day, None, "span").iso() == "2022-01-08/.."
    assert not UNKNOWN_WHEN.known


def test_keys_prefer_what_was_resolved() -> None:
    """The key is the resolved id where there is one, and the written form where not; the written form is kept."""
    assert Where("Alma-Ata", "gn:1526384").key == "gn:1526384"
    assert Where("Sarytal").key == "written:sarytal"
    assert Who("Tokayev", "Kassym-Jomart Tokayev").key == "Kassym-Jomart Tokayev"
    assert Who("Tokayev", "Kassym-Jomart Tokayev").written == "Tokayev"
