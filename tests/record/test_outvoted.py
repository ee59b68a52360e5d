"""Outvoted countries: what one article alone places elsewhere goes where the others place it."""

from __future__ import annotations

from saksi.record.fold import fold
from saksi.record.record import Record
from tests.record.build import Page, both, jan, land

MYANMAR, THAILAND, SUDAN = land("Myanmar", "MM"), land("Thailand", "TH"), land("Sudan", "SD")


def places(record: Record) -> list[tuple[str, str]]:
    """Measure and country of each quantity."""
    return sorted((fact.measure, fact.place.key if fact.place else "") for fact in record.figures)


def quake() -> list[Page]:
    """Two outlets tell of the dead and hurt of an earthquake in Myanmar."""
    return [
        Page("A", jan(9)).figure("killed", 1644, place=MYANMAR, when=jan(8)).figure("injured", 3408, place=MYANMAR),
        Page("B", jan(9)).figure("killed", 1644, place=MYANMAR, when=jan(8)),
    ]


def test_a_country_carried_from_the_dateline_is_outvoted() -> None:
    """The story from Bangkok that tells the same 1,644 dead is about Myanmar, with all it carries over."""
    far = Page("C", jan(9), carries=True)
    far.figure("killed", 1644, place=THAILAND, when=jan(8)).figure("missing", 139, place=THAILAND)
    record = fold(*both([*quake(), far]))
    assert places(record) == [("injured", "MM"), ("killed", "MM"), ("missing", "MM")]
    assert "other articles outvote" in record.figures[-1].witnessed.rule


def test_a_carried_country_that_another_article_supports_stays() -> None:
    """Two articles that tell of the same number in one country are not moved by others."""
    far = [Page(name, jan(9), carries=True).figure("killed", 1644, place=THAILAND, when=jan(8)) for name in ("C", "D")]
    assert places(fold(*both([*quake(), *far]))) == [("injured", "MM"), ("killed", "MM"), ("killed", "TH")]


def test_a_country_told_beside_the_number_yields_only_to_two_articles() -> None:
    """One article against one is no majority; two against one are."""
    near = Page("C", jan(9)).figure("killed", 1644, place=THAILAND, when=jan(8))
    assert ("killed", "TH") in places(fold(*both([quake()[0], near])))
    assert ("killed", "TH") not in places(fold(*both([*quake(), near])))


def test_small_numbers_of_two_crises_do_not_meet() -> None:
    """Twelve dead in Sudan are not the twelve dead of Myanmar, in whichever way the place was told."""
    pages = [
        Page("A", jan(9)).figure("killed", 12, place=MYANMAR, when=jan(8)),
        Page("B", jan(9)).figure("killed", 12, place=MYANMAR, when=jan(8)),
        Page("C", jan(9), carries=True).figure("killed", 12, place=SUDAN, when=jan(8)),
    ]
    assert places(fold(*both([pages[0], pages[2]]))) == [("killed", "MM"), ("killed", "SD")]


def test_an_event_follows_the_article_that_was_moved() -> None:
    """What the far story carries over with its numbers happened where the numbers are from."""
    far = Page("C", jan(9), carries=True).figure("killed", 1644, place=THAILAND, when=jan(8))
    far.event("COERCE/curfew", ("Myanmar",), place=THAILAND, when=jan(8))
    events = fold(*both([*quake(), far])).events
    assert [event.place.key for event in events if event.place] == ["MM"]
