"""Parts, groups and scope: only like is compared with like, and the toll is the whole."""

from __future__ import annotations

from dataclasses import replace

from saksi.core.fact import FigureFact
from saksi.core.values import Count, When
from saksi.record.fold import fold
from saksi.record.record import Record
from tests.record.build import ALMATY, CSTO, RUSSIA, Page, both, jan, land

NEPAL = land("Nepal", "NP")


def fact(record: Record, measure: str, group: str = "people", place: str = "NP") -> FigureFact:
    """The one quantity with these words."""
    found = [
        one
        for one in record.figures
        if (one.measure, one.group, one.place.key if one.place else "") == (measure, group, place)
    ]
    assert len(found) == 1
    return found[0]


def headline(one: FigureFact) -> int | None:
    """The low end of the headline."""
    return one.value.count.low if one.value else None


def test_the_smaller_of_two_numbers_of_one_article_is_a_part() -> None:
    """225 died; the hospitals' 175 of them, told later in the article without a day, is neither toll nor rival."""
    page = Page("A", jan(16)).figure("killed", 225, when=jan(15), says="Nepal/Prosecutors")
    page.figure("killed", 175, says="Nepal/Health Ministry")
    record = fold(*both([page]))
    one = fact(record, "killed", place="KZ")
    assert headline(one) == 225
    assert [(point.count.low, point.scope) for point in one.points] == [(225, "whole"), (175, "part")]
    assert record.disputes == ()


def test_two_parties_that_count_for_one_day_are_rivals() -> None:
    """The government's 150 and a newspaper's 210 in one article are two sides, not part and whole."""
    page = Page("A", jan(16)).figure("killed", 150, place=NEPAL, says="Nepal/Government")
    page.figure("killed", 210, place=NEPAL, says="AFP")
    record = fold(*both([page]))
    assert [one.kind for one in record.disputes] == ["interval"]
    assert {point.scope for point in fact(record, "killed").points} == {"whole"}


def test_two_numbers_that_add_up_to_a_third_are_its_parts() -> None:
    """611 adults and 629 children are the 1,240 detained, whoever says so."""
    page = Page("A", jan(9)).figure("detained", 1240, place=NEPAL, says="Nepal/Police")
    page.figure("detained", 629, "children", place=NEPAL).figure("detained", 611, place=NEPAL, says="Some Body")
    record = fold(*both([page]))
    assert headline(fact(record, "detained")) == 1240
    assert record.disputes == ()


def test_numbers_of_two_days_are_a_series() -> None:
    """The 19 of Monday beside the 51 of Friday in one article are an earlier value, not a part."""
    page = (
        Page("A", jan(12))
        .figure("killed", 51, place=NEPAL, when=jan(12))
        .figure("killed", 19, place=NEPAL, when=jan(8))
    )
    assert {point.scope for point in fact(fold(*both([page])), "killed").points} == {"whole"}


def test_a_number_without_a_group_takes_the_group_others_tell() -> None:
    """Killed "in the unrest at 18, two of whom": where others count 18 dead police, so does this article."""
    bare = Page("A", jan(7)).figure("killed", 18, None, place=NEPAL).figure("killed", 2, None, place=NEPAL)
    told = Page("B", jan(7)).figure("killed", 18, "police", place=NEPAL, when=jan(7))
    record = fold(*both([bare, told]))
    assert [(one.group, headline(one)) for one in record.figures] == [("people", 2), ("police", 18)]
    strong = Page("C", jan(7)).figure("killed", 18, "people", place=NEPAL)
    assert len(fold(*both([strong, told])).figures) == 2


def test_one_group_told_twice_gives_one_number_to_the_group_others_tell() -> None:
    """An article that calls both 4,353 and 3,393 police: others tell of 4,353 people and 3,393 police."""
    blurred = Page("A", jan(16)).figure("injured", 4353, "police", place=NEPAL, when=jan(15))
    blurred.figure("injured", 3393, "police", place=NEPAL, when=jan(15))
    clear = Page("B", jan(16)).figure("injured", 4353, place=NEPAL, when=jan(15))
    clear.figure("injured", 3393, "police", place=NEPAL, when=jan(15))
    record = fold(*both([blurred, clear]))
    assert headline(fact(record, "injured", "police")) == 3393
    assert len(fact(record, "injured").witnessed.origins) == 2


def test_scope_tells_the_overall_toll() -> None:
    """All dead of the country are whole; its police, its town and a contributor of a joint force are parts."""
    page = Page("A", jan(9)).figure("killed", 44, when=jan(9)).figure("killed", 18, "police", when=jan(9))
    page.figure("killed", 30, place=ALMATY, when=jan(9)).figure("damaged", 12, "vehicles")
    page.figure("deployed", 2500, "soldiers", contingent=CSTO).figure("deployed", 200, "soldiers", contingent=RUSSIA)
    found = {
        (one.measure, one.value.count.low if one.value else None): one.scope for one in fold(*both([page])).figures
    }
    assert found == {
        ("killed", 44): "whole", ("killed", 18): "part", ("killed", 30): "part", ("damaged", 12): "whole",
        ("deployed", 2500): "whole", ("deployed", 200): "part",
    }  # fmt: skip


def test_the_only_number_of_a_measure_is_the_whole() -> None:
    """Where only dead police are counted, they are the toll there is."""
    page = Page("A", jan(9)).figure("killed", 18, "police", when=jan(9))
    assert [one.scope for one in fold(*both([page])).figures] == ["whole"]


def test_an_outlets_correction_does_not_take_back_the_ministrys_number() -> None:
    """Two other origins tell the ministry's 5,800; a page that corrects itself retracts only its own."""
    pages = [Page(name, jan(9)).figure("detained", 5800, when=jan(9), says="Interior Ministry") for name in ("A", "B")]
    pages.append(Page("C", jan(11)).figure("detained", 5800, modality="retracted"))
    record = fold(*both(pages))
    assert headline(fact(record, "detained", place="KZ")) == 5800
    assert record.disputes == ()


def test_why_says_in_words_why_a_value_stands() -> None:
    """A headline gives its day and how many origins tell it; without one the reason is told."""
    page = Page("A", jan(9)).figure("killed", 44, when=jan(8))
    plan = Page("A", jan(9)).figure("deployed", 150, "soldiers", contingent=RUSSIA, modality="planned")
    back = Page("B", jan(10)).figure("killed", 44, modality="retracted", says="Ministry")
    assert "as of 2022-01-08, told by one origin" in fold(*both([page])).figures[0].why
    assert "all numbers are plans" in fold(*both([plan])).figures[0].why
    assert "taken back" in fold(*both([page, back])).figures[0].why


def test_over_a_thousand_is_no_repeat_of_over_three_thousand() -> None:
    """A bound without an upper end is not what a later, larger number repeats."""
    pages = [
        Page("A", jan(7)).figure("detained", Count(3001, None, "more than"), when=jan(7)),
        Page("B", jan(11)).figure("detained", 9900, when=jan(11)),
        Page("C", jan(16)).figure("detained", Count(10001, None, "more than")),
    ]
    assert headline(fact(fold(*both(pages)), "detained", place="KZ")) == 10001


def test_a_total_dated_by_a_week_is_still_the_total() -> None:
    """A day and the week around it are one time: the smaller number stays a part."""
    page = Page("A", jan(16)).figure("killed", 225, when=When(jan(10), jan(16), "week"))
    page.figure("killed", 60)
    assert headline(fact(fold(*both([page])), "killed", place="KZ")) == 225


def test_a_date_phrase_belongs_to_the_earlier_value_beside_it() -> None:
    """16 died, "fewer than the 18 the ministry told two days ago": the 16 are of today."""
    page = Page("A", jan(9)).figure("killed", 16, "police", place=NEPAL)
    page.figure("killed", 18, "police", place=NEPAL, when=jan(7), modality="superseded")
    articles, (now, before) = both([page])
    when = before.slot("when")
    assert when is not None
    shared = replace(now, slots=(*now.slots, when))
    one = fact(fold(articles, [shared, before]), "killed", "police")
    assert (headline(one), one.value.when.known if one.value else None) == (16, False)


def test_a_number_a_new_source_tells_after_another_is_told_anew() -> None:
    """16, then 18, then 16 by somebody else: the toll is 16 again; a mere repeat of the outlets would not say so."""
    first = Page("A", jan(6)).figure("killed", 16, when=jan(6), says="Police")
    second = Page("B", jan(8)).figure("killed", 18, when=jan(8), says="Ministry")
    anew = Page("C", jan(10)).figure("killed", 16, says="Tokayev")
    repeat = Page("C", jan(10)).figure("killed", 16)
    assert headline(fact(fold(*both([first, second, anew])), "killed", place="KZ")) == 16
    assert headline(fact(fold(*both([first, second, repeat])), "killed", place="KZ")) == 18


def test_values_compared_by_one_word_are_of_one_group() -> None:
    """Sixteen people, fewer than the 18 officers killed before, are officers."""
    page = Page("A", jan(9)).figure("killed", 16, place=NEPAL)
    page.figure("killed", 18, "police", place=NEPAL, when=jan(7), modality="superseded")
    articles, (now, before) = both([page])
    measure = now.slot("measure")
    assert measure is not None
    same = replace(before, slots=(measure, *before.slots[1:]))
    assert [one.group for one in fold(articles, [now, same]).figures] == ["police"]


def test_the_version_with_an_undated_number_is_not_the_older_one() -> None:
    """Of two versions of one page the one with the higher tolls is later, though its number has no day."""
    url = "https://a.example/1"
    pages = [
        Page("A", jan(6), url=url).figure("killed", 8, place=NEPAL, when=jan(5)),
        Page("A", jan(6), url=url).figure("killed", 12, place=NEPAL),
    ]
    assert headline(fact(fold(*both(pages)), "killed")) == 12
