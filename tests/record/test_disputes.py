"""Disputes: sources that do not copy each other differ about one thing at one time."""

from __future__ import annotations

from saksi.core.fact import Dispute
from saksi.core.values import Count, When
from saksi.record.fold import fold
from saksi.record.membership import known_members, no_members
from saksi.record.record import Record
from tests.record.build import ALMATY, CSTO, RUSSIA, Page, both, jan


def kinds(record: Record) -> list[tuple[str, bool]]:
    """Kind and openness of each dispute."""
    return [(one.kind, one.open) for one in record.disputes]


def sides(record: Record, dispute: Dispute) -> list[int | None]:
    """The low ends of the sides."""
    points = {fact.id: fact.points for fact in record.figures}
    return sorted(points[id_][at].count.low or 0 for id_, at in dispute.sides)


def test_independent_sources_that_differ_for_one_day_dispute() -> None:
    """164 and 225 for the same day from two outlets of their own are two citeable sides of one open dispute."""
    pages = [
        Page("A", jan(10)).figure("killed", 164, when=jan(9)),
        Page("B", jan(10)).figure("killed", 225, when=jan(9)),
    ]
    record = fold(*both(pages))
    assert kinds(record) == [("interval", True)]
    assert sides(record, record.disputes[0]) == [164, 225]
    assert {point.status for point in record.figures[0].points} == {"disputed"}
    assert len(record.disputes[0].witnessed.origins) == 2


def test_a_disagreement_that_only_repeats_one_origin_is_none() -> None:
    """Copies of one dispatch that drift apart (18 wounded, "a dozen or so" wounded) do not dispute."""
    pages = [
        Page("A", jan(7), "Reuters").figure("injured", 18, when=jan(7)).figure("killed", 26),
        Page("B", jan(7), "Reuters").figure("injured", Count(20, 29), when=jan(7)).figure("killed", 26),
    ]
    assert fold(*both(pages)).disputes == ()


def test_intervals_that_meet_do_not_dispute() -> None:
    """Nearly 10,000 and 9,900 can be one number."""
    pages = [
        Page("A", jan(11)).figure("detained", 9900, when=jan(11)),
        Page("B", jan(11)).figure("detained", Count(9000, 9999), when=jan(11)),
    ]
    assert fold(*both(pages)).disputes == ()


def test_one_article_with_two_first_hand_sources_disputes() -> None:
    """Armenia's government says 100 and the press says 70, in one article."""
    page = Page("A", jan(8))
    page.figure("deployed", 100, "soldiers", contingent="Armenia", says="Armenia")
    page.figure("deployed", 70, "soldiers", contingent="Armenia", says="AFP")
    assert kinds(fold(*both([page]))) == [("interval", True)]


def test_one_ministry_with_two_numbers_tells_of_two_things() -> None:
    """Eighteen dead officers, two of them beheaded, by one ministry: no dispute."""
    page = (
        Page("A", jan(7)).figure("killed", 18, "police", says="Ministry").figure("killed", 2, "police", says="Ministry")
    )
    assert fold(*both([page])).disputes == ()


def test_a_part_greater_than_the_whole_disputes() -> None:
    """Russia's 3,000 do not fit in a joint force of about 2,500."""
    pages = [
        Page("Intisari", jan(8)).figure("deployed", 3000, "soldiers", contingent=RUSSIA),
        Page("Tempo", jan(14), "Reuters").figure("deployed", Count(2250, 2750, "sekitar"), "soldiers", contingent=CSTO),
    ]
    for known in (known_members, no_members):
        record = fold(*both(pages), members=known)
        assert kinds(record) == [("part-greater-than-whole", True)]
        assert sides(record, record.disputes[0]) == [2250, 3000]


def test_a_contributor_that_fits_does_not_dispute() -> None:
    """Two hundred of 2,500 fit."""
    pages = [
        Page("A", jan(8)).figure("deployed", 200, "soldiers", contingent="Tajikistan"),
        Page("B", jan(8)).figure("deployed", 2500, "soldiers", contingent=CSTO),
    ]
    assert fold(*both(pages)).disputes == ()


def test_a_town_with_more_dead_than_its_country_disputes() -> None:
    """103 dead in Almaty cannot be part of 44 in the country on the same day."""
    pages = [
        Page("A", jan(9)).figure("killed", 44, when=jan(9)),
        Page("B", jan(9)).figure("killed", 103, place=ALMATY, when=jan(9)),
        Page("C", jan(9)).figure("killed", 60, "police", when=jan(9)),
    ]
    assert [kind for kind, _ in kinds(fold(*both(pages)))] == ["part-greater-than-whole"] * 2


def test_a_retraction_disputes_until_a_newer_value_stands() -> None:
    """The number as told and the number as taken back are the two sides."""
    pages = [
        Page("A", jan(9)).figure("killed", 164, when=jan(9), says="Health Ministry"),
        Page("B", jan(10)).figure("killed", 164, modality="retracted", says="Information Ministry"),
        Page("C", jan(15)).figure("killed", 225, when=jan(15)),
    ]
    before, after = fold(*both(pages), as_of=jan(11)), fold(*both(pages))
    assert kinds(before) == [("retraction", True)]
    assert sides(before, before.disputes[0]) == [164, 164]
    assert kinds(after) == [("retraction", False)]


def test_a_falling_total_disputes_until_it_is_overtaken() -> None:
    """18 dead officers, then 16: an open question that 19 closes."""
    pages = [
        Page(f"P{day}", jan(day)).figure("killed", count, "police", when=jan(day))
        for day, count in ((7, 18), (9, 16), (15, 19))
    ]
    assert kinds(fold(*both(pages), as_of=jan(10))) == [("falling-total", True)]
    assert kinds(fold(*both(pages))) == [("falling-total", False)]


def test_a_quantity_has_one_dispute_of_a_kind_the_newest() -> None:
    """Two days on which sources differ are one dispute, of the later day; each source stands with its latest value."""
    pages = [
        Page("A", jan(8)).figure("killed", 40, when=jan(8)),
        Page("B", jan(8)).figure("killed", 55, when=jan(8)),
        Page("A2", jan(9)).figure("killed", 60, when=jan(9)),
        Page("B2", jan(9)).figure("killed", 75, when=jan(9)),
    ]
    record = fold(*both(pages))
    assert kinds(record) == [("interval", True)]
    assert sides(record, record.disputes[0]) == [60, 75]


def test_a_bound_and_a_vague_word_are_no_fall_and_no_rival() -> None:
    """At least 20, dozens and 18 do not contradict one another as running totals do."""
    pages = [
        Page("A", jan(6)).figure("killed", Count(20, None, "at least"), when=jan(6)),
        Page("B", jan(7)).figure("killed", 18, when=jan(7)),
        Page("C", jan(7)).figure("killed", Count(20, 99, "dozens"), when=jan(7)),
    ]
    assert fold(*both(pages)).disputes == ()


def test_a_part_of_another_group_is_no_fall() -> None:
    """26 killed after 44 are the 26 attackers of whom others tell."""
    pages = [
        Page("A", jan(8)).figure("killed", 44, when=jan(8)).figure("killed", 26, "attackers", when=jan(8)),
        Page("B", jan(9)).figure("killed", 26, when=jan(9)),
    ]
    assert fold(*both(pages)).disputes == ()


def test_parties_do_not_fall_from_one_to_the_other() -> None:
    """An opposition's 60 of Monday and the government's 50 of Tuesday are two counts, not one that fell."""
    pages = [
        Page("A", jan(8)).figure("killed", 60, when=jan(8), says="Kazakhstan/Opposition"),
        Page("B", jan(9)).figure("killed", 50, when=jan(9), says="Kazakhstan/Interior Ministry"),
    ]
    assert fold(*both(pages)).disputes == ()


def test_an_undated_number_of_another_article_disputes_only_between_parties() -> None:
    """It may be of any hour of a growing toll; against a known other party it is a rival."""
    dated = Page("A", jan(9)).figure("killed", 55, when=jan(9), says="Kazakhstan/Health Ministry")
    same = Page("B", jan(9)).figure("killed", 40, says="Kazakhstan/Police")
    apart = Page("B", jan(9)).figure("killed", 40, says="AFP")
    assert fold(*both([dated, same])).disputes == ()
    assert kinds(fold(*both([dated, apart]))) == [("interval", True)]


def test_two_bodies_of_one_state_dispute_for_one_day() -> None:
    """The ministry's 5,135 and the presidency's 5,800 for one day, in one article, are a dispute until a later one."""
    page = Page("A", jan(9)).figure("detained", 5135, when=jan(9), says="Kazakhstan/Interior Ministry")
    page.figure("detained", 5800, when=jan(9), says="Kazakhstan/Presidency")
    later = Page("B", jan(10)).figure("detained", 7939, when=jan(10))
    assert kinds(fold(*both([page]))) == [("interval", True)]
    assert kinds(fold(*both([page, later]))) == [("interval", False)]


def test_numbers_of_different_days_do_not_dispute() -> None:
    """8 of the 5th and 12 of the 6th, or of a span of days, are a series."""
    pages = [
        Page("A", jan(6)).figure("killed", 8, when=jan(5)),
        Page("B", jan(6)).figure("killed", 12, when=jan(6)),
        Page("C", jan(6)).figure("killed", 5, when=When(jan(1), jan(6), "span")),
    ]
    assert fold(*both(pages)).disputes == ()


def test_all_contributors_larger_than_the_force_have_both_sizes_of_it() -> None:
    """Russia's 3,000 exceed what the alliance and what the president count: one dispute with three sides."""
    pages = [
        Page("A", jan(8)).figure("deployed", 3000, "soldiers", contingent=RUSSIA),
        Page("B", jan(8)).figure("deployed", Count(2250, 2750), "soldiers", contingent=CSTO, says="CSTO"),
        Page("C", jan(10)).figure("deployed", 2030, "soldiers", contingent=CSTO, when=jan(10), says="Tokayev"),
    ]
    found = [one for one in fold(*both(pages)).disputes if one.kind == "part-greater-than-whole"]
    assert [len(one.sides) for one in found] == [3]


def test_a_denied_number_disputes() -> None:
    """One source tells it and another denies it."""
    pages = [Page("A", jan(9)).figure("killed", 10), Page("B", jan(9)).figure("killed", 10, modality="denied")]
    assert kinds(fold(*both(pages))) == [("denial", True)]


def test_two_bodies_of_one_dispatch_are_rivals_not_a_fall() -> None:
    """A commission's 41 and a ministry's 27: a dispute for one day, a series for two, a fall for neither."""
    one = Page("A", jan(9)).figure("killed", 41, when=jan(9), says="Kenya/Human Rights Commission")
    one.figure("killed", 27, when=jan(9), says="Kenya/Interior Ministry")
    two = Page("A", jan(9)).figure("killed", 41, when=jan(8), says="Kenya/Human Rights Commission")
    two.figure("killed", 27, when=jan(9), says="Kenya/Interior Ministry")
    assert kinds(fold(*both([one]))) == [("interval", True)]
    assert kinds(fold(*both([two]))) == []


def test_one_body_that_tells_less_later_is_a_fall() -> None:
    """The same ministry's 41 and then 27; bodies of which nobody knows whose they are do not fall one to the other."""
    first = Page("A", jan(8)).figure("killed", 41, when=jan(8), says="Kenya/Interior Ministry")
    second = Page("B", jan(9)).figure("killed", 27, when=jan(9), says="Kenya/Interior Ministry")
    stranger = Page("B", jan(9)).figure("killed", 27, when=jan(9), says="Doctors of the Lake")
    assert kinds(fold(*both([first, second]))) == [("falling-total", True)]
    assert kinds(fold(*both([first, stranger]))) == []


def test_an_open_end_is_no_rival_of_a_number_in_it() -> None:
    """225 and at least 225 meet; beside a rival 164 only the narrower of the two is a side."""
    pages = [
        Page("A", jan(10)).figure("killed", 225, when=jan(10)),
        Page("B", jan(10)).figure("killed", Count(225, None, "at least"), when=jan(10)),
    ]
    assert fold(*both(pages)).disputes == ()
    record = fold(*both([*pages, Page("C", jan(10)).figure("killed", 164, when=jan(10))]))
    assert kinds(record) == [("interval", True)]
    assert sides(record, record.disputes[0]) == [164, 225]
