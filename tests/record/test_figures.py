"""Figures: values of one quantity, the one that stands, and what became of the others."""

from __future__ import annotations

from saksi.core.fact import FigureFact
from saksi.core.values import Count, When
from saksi.record.fold import fold
from saksi.record.record import Record
from tests.record.build import ALMATY, CSTO, KAZAKHSTAN, RUSSIA, Page, both, gold_page, jan

KAZAKH_STORY = ("01", "02a", "02b", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12")


def one(record: Record, measure: str, group: str = "people", place: str = "KZ") -> FigureFact:
    """The one figure of the crisis with these words."""
    found = [
        fact
        for fact in record.figures
        if (fact.measure, fact.group, fact.place.key if fact.place else "") == (measure, group, place)
        if fact.background is None
    ]
    assert len(found) == 1
    return found[0]


def interval(fact: FigureFact) -> tuple[int | None, int | None] | None:
    """The headline as a pair, None when no value stands."""
    return (fact.value.count.low, fact.value.count.high) if fact.value else None


def test_a_growing_total_is_no_dispute_and_its_newest_value_stands() -> None:
    """Totals that grow from day to day leave older values superseded."""
    pages = [
        Page(f"P{day}", jan(day)).figure("killed", count, when=jan(day)) for day, count in ((5, 8), (6, 12), (7, 18))
    ]
    record = fold(*both(pages))
    fact = one(record, "killed")
    assert interval(fact) == (18, 18)
    assert [point.status for point in fact.points] == ["superseded", "superseded", "standing"]
    assert record.disputes == ()


def test_a_wider_repeat_does_not_replace_an_exact_value() -> None:
    """A hedged "almost 10,000" two days later repeats 9,900; it is no new count."""
    pages = [
        Page("A", jan(11)).figure("detained", 9900, when=jan(11)),
        Page("B", jan(13)).figure("detained", Count(9000, 9999, "almost"), when=jan(13)),
    ]
    assert interval(one(fold(*both(pages)), "detained")) == (9900, 9900)


def test_a_part_of_a_total_does_not_replace_it() -> None:
    """898 still held is another quantity than 9,900 detained."""
    pages = [Page("A", jan(11)).figure("detained", 9900), Page("B", jan(25)).figure("detained", 898)]
    record = fold(*both(pages))
    assert interval(one(record, "detained")) == (9900, 9900)
    assert record.disputes == ()


def test_an_undated_repeat_joins_the_day_the_number_was_told_for() -> None:
    """An article that repeats an old number without a day adds a witness to it, not a new value."""
    pages = [
        Page("A", jan(6)).figure("deployed", 2500, "soldiers", contingent=CSTO, when=jan(6)),
        Page("B", jan(10)).figure("deployed", 2030, "soldiers", contingent=CSTO, when=jan(10)),
        Page("C", jan(14)).figure("deployed", 2500, "soldiers", contingent=CSTO),
    ]
    fact = one(fold(*both(pages)), "deployed", "soldiers")
    assert interval(fact) == (2030, 2030)
    assert [len(point.witnessed.origins) for point in fact.points] == [2, 1]


def test_kindred_group_words_are_one_quantity_until_an_article_tells_them_apart() -> None:
    """Officers and police are the same dead, unless one article counts 13 police and 5 soldiers."""
    same = [
        Page("A", jan(7)).figure("killed", 18, "police", when=jan(7)),
        Page("B", jan(7)).figure("killed", 18, "security_forces", when=jan(7)),
    ]
    assert len(fold(*both(same)).figures) == 1
    apart = Page("C", jan(7)).figure("killed", 13, "police").figure("killed", 5, "soldiers")
    assert len(fold(*both([apart])).figures) == 2


def test_history_is_its_own_quantity() -> None:
    """The dead of 2011 never enter the toll of 2022."""
    page = Page("A", jan(4)).figure("killed", 16, when=When.on(jan(16, 2011))).figure("killed", 3, when=jan(4))
    record = fold(*both([page]))
    assert {(fact.background, interval(fact)) for fact in record.figures} == {(2011, (16, 16)), (None, (3, 3))}


def test_planned_troops_are_no_troops() -> None:
    """A planned number is kept as planned and is nobody's headline."""
    page = Page("A", jan(8)).figure("deployed", 150, "soldiers", contingent="Kyrgyzstan", modality="planned")
    fact = fold(*both([page])).figures[0]
    assert (fact.headline, fact.points[0].status) == (None, "planned")


def test_unknown_stays_unknown() -> None:
    """A number that a text calls unknown is a point without a value, never zero."""
    page = Page("A", jan(14)).figure("withdrawn", Count(None, None), "soldiers", contingent=CSTO, modality="unknown")
    fact = fold(*both([page])).figures[0]
    assert (fact.headline, fact.points[0].status, fact.points[0].count.known) == (None, "unknown", False)


def test_a_retracted_number_leaves_the_total_unknown_until_a_newer_one_stands() -> None:
    """After 164 was taken back the total is unknown, not the older 44; 225 then stands."""
    pages = [
        Page("A", jan(8)).figure("killed", 44, when=jan(8)),
        Page("B", jan(9))
        .figure("killed", 164, when=jan(9))
        .figure("killed", Count(161, None, "more than"), when=jan(9)),
        Page("C", jan(10)).figure("killed", 164, modality="retracted"),
        Page("D", jan(12)).figure("killed", 164),
        Page("E", jan(16)).figure("killed", 225, when=jan(15)).figure("killed", 164, modality="retracted"),
    ]
    before, after = fold(*both(pages), as_of=jan(12)), fold(*both(pages))
    assert interval(one(before, "killed")) is None
    assert interval(one(after, "killed")) == (225, 225)
    assert {point.count.low for point in one(after, "killed").points if point.status == "retracted"} == {161, 164}


def test_a_silent_edit_of_a_toll_stays_visible() -> None:
    """The old number of an edited page is superseded with a note; the new one stands."""
    url = "https://a.example/1"
    old = Page("A", jan(6), url=url).figure("killed", 8, "police", when=jan(5))
    new = Page("A", jan(6), url=url).figure("killed", 12, "police", place=ALMATY, when=jan(6))
    record = fold(*both([new, old]))
    gone = one(record, "killed", "police")
    assert (gone.headline, gone.points[0].status) == (None, "superseded")
    assert "8, it now says 12" in gone.points[0].note
    assert interval(one(record, "killed", "police", ALMATY.key)) == (12, 12)


def test_increments_are_no_totals() -> None:
    """An increment ("twelve more") is kept apart from the running total."""
    page = Page("A", jan(7)).figure("killed", 30, when=jan(7)).figure("killed", 12, when=jan(7), running="new")
    record = fold(*both([page]))
    assert {(fact.running, interval(fact)) for fact in record.figures} == {("total", (30, 30)), ("new", (12, 12))}
    assert record.disputes == ()


def test_a_figure_without_a_place_joins_the_one_country() -> None:
    """A repeat that names no place is the country's where only one country is told of."""
    pages = [Page("A", jan(7)).figure("killed", 30), Page("B", jan(7)).figure("killed", 30, place=None)]
    assert [fact.place for fact in fold(*both(pages)).figures] == [KAZAKHSTAN]


def test_first_hand_sources_are_named() -> None:
    """The bodies of a fact are who said it first, not the outlets."""
    page = Page("A", jan(7)).figure("deployed", 3000, "soldiers", contingent=RUSSIA, says="Russia/Defence Ministry")
    assert fold(*both([page])).figures[0].witnessed.bodies == ("Russia/Defence Ministry",)


def test_what_was_known_on_each_day_of_the_development_story() -> None:
    """The tolls a reader of the Indonesian story could know day by day (story.json, as_known_on)."""
    articles, readings = both([gold_page("id", name) for name in KAZAKH_STORY])
    known = {
        7: ((26, 26), (18, 18), (3001, None)),
        8: ((44, 44), (18, 18), (4404, 4404)),
        9: ((164, 164), (16, 16), (5800, 5800)),
        10: (None, (16, 16), (7939, 7939)),
        12: (None, (16, 16), (9900, 9900)),
        14: (None, (16, 16), (9900, 9900)),
        16: ((225, 225), (19, 19), (9900, 9900)),
        25: ((225, 225), (19, 19), (9900, 9900)),
    }
    for day, (killed, officers, detained) in known.items():
        record = fold(articles, readings, as_of=jan(day))
        total = one(record, "killed", "people" if day > 7 else "attackers")
        assert interval(total) == killed, day
        assert interval(one(record, "killed", "security_forces")) == officers, day
        assert interval(one(record, "detained")) == detained, day


def test_a_denied_claim_yields_to_a_number_nobody_denies() -> None:
    """More than 2,000 detained, denied by the ministry that says nearly 900: 900 stands, the claim keeps its row."""
    more = Count(2001, None, "more than")
    pages = [
        Page("A", jan(9)).figure("detained", more, says="Kenya/Opposition"),
        Page("B", jan(9)).figure("detained", more, modality="denied", says="Kenya/Interior Ministry")
        .figure("detained", Count(800, 899, "nearly"), says="Kenya/Interior Ministry"),
    ]  # fmt: skip
    one = next(fact for fact in fold(*both(pages)).figures if fact.measure == "detained")
    assert one.value is not None
    assert one.value.count.high == 899
    assert sorted(point.modality for point in one.points) == ["denied", "said", "said"]


def test_a_denied_claim_stands_while_nothing_else_is_told() -> None:
    """A denial alone is no number."""
    pages = [Page("A", jan(9)).figure("killed", 10), Page("B", jan(9)).figure("killed", 10, modality="denied")]
    one = fold(*both(pages)).figures[0]
    assert one.value is not None
    assert one.value.count.low == 10


def test_a_correction_leaves_the_lower_number_and_keeps_every_row() -> None:
    """From 41 to 38, in one article or after two others told 41: 38 stands, 41 is superseded, nothing has fallen."""
    corrected = Page("C", jan(9)).figure("killed", 41, modality="superseded", says="Kenya/Police")
    corrected.figure("killed", 38, says="Kenya/Police")
    earlier = [Page(name, jan(9)).figure("killed", 41, says="Kenya/Police") for name in "AB"]
    for pages in ([corrected], [*earlier, corrected]):
        record = fold(*both(pages))
        one = record.figures[0]
        assert one.value is not None
        assert one.value.count.low == 38
        assert [(p.count.low, p.status) for p in one.points] == [(38, "standing"), (41, "superseded")]
        assert record.disputes == ()
