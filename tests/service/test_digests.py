"""The digest's words for intervals, as a terminal shows them."""

from __future__ import annotations

import pytest

from saksi.core.values import UNKNOWN_COUNT, UNKNOWN_WHEN, Count, Who
from saksi.record.fold import fold
from saksi.service import digests
from tests.record.build import Page, both, jan


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Count(30, 30), "30"),
        (Count(2250, 2750), "2,250-2,750"),
        (Count(1001, None), "1,001 or more"),
        (Count(None, 1000), "up to 1,000"),
        (Count(0, 0), "0"),
        (UNKNOWN_COUNT, "unknown"),
        (None, "unknown"),
    ],
)
def test_intervals(count: Count | None, words: str) -> None:
    """Every shape of interval is told apart; unknown is never zero."""
    assert digests.interval(count) == words


def test_unknowns() -> None:
    """What is not known is said or left out."""
    assert digests.when(UNKNOWN_WHEN) == "day unknown"
    assert digests.who(None) == ""
    assert digests.who(Who("Rusia", "Russia")) == "Russia"


def test_a_value_has_the_origins_that_tell_it_and_no_others() -> None:
    """Two sources told 8 and one tells 12: the value 12 has one origin, and its own day."""
    told = Page("A", jan(5)).figure("killed", 8), Page("B", jan(5)).figure("killed", 8)
    record = fold(*both([*told, Page("C", jan(7)).figure("killed", 12, when=jan(6))]))
    assert [row[1:] for row in digests.digest(record).figures] == [("12", "2022-01-06", "1")]
