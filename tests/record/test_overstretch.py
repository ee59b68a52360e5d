"""Overstretch: one state in several operations, with sums as intervals and unknown kept unknown."""

from __future__ import annotations

from saksi.core.values import UNKNOWN_COUNT, Count
from saksi.record.fold import fold
from saksi.record.overstretch import stretch, stretches
from saksi.record.record import Record
from tests.record.build import CSTO, RUSSIA, Page, both, jan, land

MALI, SYRIA = land("Mali", "ML"), land("Syria", "SY")


def record() -> Record:
    """Russia is in Kazakhstan with the alliance, in Syria and in Mali by itself; in Mali nobody tells how many left."""
    pages = [
        Page(name, jan(day)).figure("deployed", 2500, "soldiers", contingent=CSTO, when=jan(7))
        .figure("deployed", 2000, "soldiers", contingent=RUSSIA, when=jan(7))
        .figure("withdrawn", 500, "soldiers", contingent=RUSSIA, when=jan(day))
        for name, day in (("A", 13), ("B", 14))
    ]  # fmt: skip
    for name in ("C", "D"):
        pages.append(
            Page(name, jan(12)).figure("deployed", 400, "soldiers", contingent=RUSSIA, place=MALI, when=jan(3))
        )
        pages.append(
            Page(f"{name}2", jan(12))
            .figure("present", Count(3000, 4000), "soldiers", contingent=RUSSIA, place=SYRIA, when=jan(11))
            .figure("deployed", 4000, "soldiers", contingent=RUSSIA, place=SYRIA, when=jan(2))
        )
    return fold(*both(pages))


def test_one_state_in_three_operations_is_summed() -> None:
    """What remains where it is told, what is present where that is told, unknown where neither is."""
    held = stretch(record(), "Russia")
    there = {one.place.key: (one.there.low, one.there.high) for one in held.commitments if one.place}
    assert there == {"KZ": (1500, 1500), "ML": (None, None), "SY": (3000, 4000)}
    assert (held.there, held.unknown) == (Count(4500, None), 1)
    assert held.sent == Count(6400, 6400)


def test_commitments_lead_to_stories_and_ledgers() -> None:
    """Each operation is of its own story, and its line can be cited."""
    full = record()
    held = stretch(full, "Russia")
    assert len({one.story for one in held.commitments}) == 3
    assert {one.story for one in held.commitments} <= {one.id for one in full.stories}
    assert all(one.line.witnessed.readings for one in held.commitments)


def test_only_who_is_in_several_is_stretched() -> None:
    """A state in one operation is no case; a state in none has nothing there, which is not zero."""
    full = record()
    assert [one.state for one in stretches(full)] == ["Russia"]
    nobody = stretch(full, "Belarus")
    assert (nobody.commitments, nobody.there, nobody.unknown) == ((), UNKNOWN_COUNT, 0)


def test_as_of_an_earlier_day_is_of_that_day() -> None:
    """A record as of a day before the withdrawal knows nothing of it: what remains is unknown then."""
    pages = [
        Page("A", jan(8)).figure("deployed", 2000, "soldiers", contingent=RUSSIA, when=jan(7)),
        Page("B", jan(14)).figure("withdrawn", 500, "soldiers", contingent=RUSSIA, when=jan(13)),
    ]
    then, now = (stretch(fold(*both(pages), as_of=jan(day)), "Russia") for day in (9, 15))
    assert (then.there, now.there) == (UNKNOWN_COUNT, Count(1500, 1500))
