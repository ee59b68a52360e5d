"""Stories: crises apart, mentions that glue nothing, ids that last, and what people rule about them."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta, timezone

import pytest

from saksi.core.ids import content_id
from saksi.core.ruling import Ruling, Seen, Verdict
from saksi.core.values import When, Where
from saksi.record.fold import fold
from saksi.record.record import Record
from tests.record.build import CSTO, KAZAKHSTAN, RUSSIA, Page, both, jan, land

ARMENIA, UKRAINE, MALI = land("Armenia", "AM"), land("Ukraine", "UA"), land("Mali", "ML")
AZERBAIJAN = land("Azerbaijan", "AZ")
AT = datetime(2022, 3, 1, tzinfo=timezone(timedelta(hours=7)))


def unrest(name: str, day: date, *, place: Where = KAZAKHSTAN, dead: int = 40, title: str = "", url: str = "") -> Page:
    """An article on an unrest: a toll, arrests and a riot in one country."""
    page = Page(name, day, title=title or f"{name} {day}", url=url)
    page.figure("killed", dead, place=place, when=day).figure("detained", dead * 30, place=place, when=day)
    return page.event("PROTEST/riot", ("protesters",), place=place, when=day)


def record(*pages: Page, rulings: tuple[Ruling, ...] = ()) -> Record:
    return fold(*both(list(pages)), rulings)


def told(*pages: Page, rulings: tuple[Ruling, ...] = ()) -> list[tuple[str, list[str]]]:
    """The stories: first country, and the outlets in time order."""
    held = record(*pages, rulings=rulings)
    return [
        (one.places[0].key if one.places else "", sorted(held.articles[id_].outlet for id_ in one.articles))
        for one in held.stories
    ]


def killed(held: Record) -> set[tuple[str, tuple[int | None, ...]]]:
    """Country and numbers of each toll."""
    return {
        (one.place.key if one.place else "", tuple(point.count.low for point in one.points))
        for one in held.figures
        if one.measure == "killed"
    }


def test_two_countries_are_two_stories() -> None:
    """Unrest in two countries at one time: each article, figure and event is of its own story."""
    held = record(unrest("A", jan(5)), unrest("B", jan(6), place=MALI), unrest("C", jan(7)))
    assert [one.name for one in held.stories] == ["Kazakhstan, January 2022", "Mali, January 2022"]
    by_id = {one.id: one.places[0].key for one in held.stories}
    told = {one.id: one.place for some in (held.figures, held.events) for one in some}
    assert {id_: where.key for id_, where in told.items() if where} == {
        id_: by_id[held.story_of(id_)] for id_ in told
    }  # fmt: skip
    assert held.story_of("nothing") == ""


def test_two_crises_of_one_country_do_not_mix() -> None:
    """Tolls of January and of May are two series; the smaller later one is no falling total."""
    pages = [unrest("A", jan(5), dead=160), unrest("B", jan(9), dead=225)]
    pages += [unrest("A", date(2022, 5, 20), dead=110), unrest("B", date(2022, 5, 22), dead=140)]
    held = record(*pages)
    assert killed(held) == {("KZ", (160, 225)), ("KZ", (110, 140))}
    assert held.disputes == ()
    assert [(one.first, one.last) for one in held.stories] == [
        (jan(5), jan(9)), (date(2022, 5, 20), date(2022, 5, 22)),
    ]  # fmt: skip


def test_months_of_weekly_reports_are_one_story() -> None:
    """A report a week for half a year is one crisis, though its first and last article lie far apart."""
    weekly = [unrest(f"W{week}", jan(3) + timedelta(weeks=week), dead=50 + week) for week in range(26)]
    assert len(record(*weekly).stories) == 1


def test_a_mention_glues_nothing() -> None:
    """An article on one crisis that mentions another leaves both apart, in either direction and order."""
    mention = unrest("C", jan(8)).figure("killed", 14000, place=UKRAINE)
    back = unrest("F", jan(9), place=UKRAINE, dead=14000).event("PROTEST/demo", (CSTO,), when=jan(6))
    pages = [unrest("A", jan(5)), unrest("B", jan(6)), unrest("D", jan(6), place=UKRAINE, dead=14000),
             unrest("E", jan(7), place=UKRAINE, dead=14000), mention, back]  # fmt: skip
    assert told(*pages) == [("KZ", ["A", "B", "C"]), ("UA", ["D", "E", "F"])]


def test_neighbouring_operations_of_one_alliance_stay_apart() -> None:
    """The same alliance in two countries at one time is two operations of two stories."""
    here = [unrest(n, jan(d)).event("AID", (CSTO,), ("Kazakhstan",), when=jan(6)) for n, d in (("A", 6), ("B", 7))]
    there = [
        unrest(n, jan(d), place=ARMENIA).event("AID", (CSTO,), ("Armenia",), place=ARMENIA, when=jan(8))
        for n, d in (("C", 8), ("D", 9))
    ]
    assert told(*here, *there) == [("KZ", ["A", "B"]), ("AM", ["C", "D"])]


def test_a_border_conflict_is_one_story_of_two_countries() -> None:
    """Articles that tell now more of one side, now of the other, are about both."""
    pages = []
    for number, (one, other) in enumerate([(ARMENIA, AZERBAIJAN), (AZERBAIJAN, ARMENIA)] * 2):
        page = unrest(f"N{number}", jan(5 + number), place=one)
        pages.append(page.figure("killed", 70 + number, place=other).figure("injured", 90, place=other))
    held = record(*pages)
    assert [sorted(place.key for place in one.places) for one in held.stories] == [["AM", "AZ"]]


def test_a_look_back_belongs_to_what_it_looks_back_on() -> None:
    """An article of a year later that tells of January belongs to January, and does not prolong it."""
    later = Page("Z", date(2023, 1, 6)).figure("killed", 225, when=jan(8)).figure("detained", 9000, when=jan(8))
    later.event("PROTEST/riot", ("protesters",), when=jan(5))
    new = unrest("N", date(2023, 1, 20), dead=12)
    assert told(unrest("A", jan(5)), unrest("B", jan(9)), later, new) == [("KZ", ["A", "B", "Z"]), ("KZ", ["N"])]


def test_an_article_that_places_nothing_goes_with_its_actors() -> None:
    """A pledge without a place belongs to the story that knows who makes it, even with another story near."""
    sent = unrest("A", jan(6)).event("AID", (CSTO,), ("Kazakhstan",), when=jan(6))
    pledge = Page("P", jan(11)).pledge(CSTO, "RETREAT/withdraw", jan(19))
    assert told(sent, unrest("M", jan(8), place=MALI), pledge) == [("KZ", ["A", "P"]), ("ML", ["M"])]


def test_what_a_date_line_misplaces_is_still_of_the_story() -> None:
    """An article that carries the numbers of a crisis into the country of its date line is no crisis there."""
    far = (
        Page("C", jan(8), carries=True)
        .figure("killed", 164, place=RUSSIA_LAND)
        .figure("detained", 5135, place=RUSSIA_LAND)
    )
    near = [Page(n, jan(8)).figure("killed", 164).figure("detained", 5135) for n in ("A", "B")]
    held = record(*near, far)
    assert len(held.stories) == 1
    assert {one.place.key for one in held.figures if one.place} == {"KZ"}


RUSSIA_LAND = land("Russia", "RU")


@pytest.mark.parametrize("seed", range(3))
def test_stories_do_not_hang_on_the_order_of_input(seed: int) -> None:
    """Shuffled articles fall into the same stories with the same ids."""
    dice = random.Random(seed)
    pages = [unrest(f"K{n}", jan(1 + n)) for n in range(9)] + [
        unrest(f"M{n}", jan(3 + n), place=MALI) for n in range(9)
    ]
    straight = record(*pages).stories
    dice.shuffle(pages)
    assert record(*pages).stories == straight


def test_an_id_lasts_when_an_article_is_added() -> None:
    """A later article, and one of another crisis, leave a story's id as it is; an earlier one changes it."""
    pages = [unrest("A", jan(5)), unrest("B", jan(6))]
    id_ = record(*pages).stories[0].id
    assert id_ == content_id("story", pages[0].article.id)
    assert id_ in {one.id for one in record(*pages, unrest("C", jan(9)), unrest("M", jan(2), place=MALI)).stories}
    assert id_ not in {one.id for one in record(*pages, unrest("Z", jan(2))).stories}
    assert id_ == fold(*both(pages), as_of=jan(5)).stories[0].id


def rule(verdict: Verdict, *targets: tuple[str, list[Page]], words: str = "", hours: int = 0) -> Ruling:
    """A ruling on stories (or articles), each with the articles that stood behind it."""
    seen = tuple(Seen(target, page.article.id, page.article.id) for target, pages in targets for page in pages)
    names = tuple(target for target, _ in targets)
    return Ruling(verdict, names, "editor", AT + timedelta(hours=hours), "because", words, seen=seen)


def test_people_merge_split_and_name_stories() -> None:
    """Same joins two stories, different takes an article out, correct names; an undone ruling never was."""
    a, b, m = unrest("A", jan(5)), unrest("B", jan(6)), unrest("M", jan(7), place=MALI)
    kazakh, malian = record(a, b, m).stories
    joined = rule("same", (kazakh.id, [a, b]), (malian.id, [m]))
    assert told(a, b, m, rulings=(joined,)) == [("KZ", ["A", "B", "M"])]
    apart = rule("different", (kazakh.id, [a, b]), (b.article.id, [b]), hours=1)
    assert told(a, b, m, rulings=(apart,)) == [("KZ", ["A"]), ("KZ", ["B"]), ("ML", ["M"])]
    named = rule("correct", (kazakh.id, [a]), words="Bloody January", hours=2)
    assert [one.name for one in record(a, b, m, rulings=(named,)).stories] == ["Bloody January", "Mali, January 2022"]
    undone = Ruling("note", (joined.id,), "editor", AT + timedelta(days=1), "because", undoes=joined.id)
    assert len(told(a, b, m, rulings=(joined, undone))) == 2


def test_facts_ruled_the_same_come_together_from_two_stories() -> None:
    """A reading ruled the same as one of another story is folded there; the stories stay two."""
    a, m = unrest("A", jan(5), dead=40), unrest("M", jan(7), place=MALI, dead=41)
    one, other = (page.readings[0].id for page in (a, m))
    ruling = Ruling("same", (one, other), "editor", AT, "because")
    held = record(a, m, rulings=(ruling,))
    fact = next(fact for fact in held.figures if one in fact.witnessed.readings)
    assert other in fact.witnessed.readings
    assert len(held.stories) == 2
    alone = held.only(held.story_of(fact.id))
    assert other in alone.readings


def test_only_one_story_is_a_record_of_its_own() -> None:
    """Everything that is left belongs to the story, and what facts cite is there."""
    pages = [unrest("A", jan(5)), unrest("B", jan(6), place=MALI), unrest("C", jan(7)).pledge(CSTO, "CONCEDE", jan(9))]
    held = record(*pages)
    alone = held.only(held.stories[0].id)
    assert {one.outlet for one in alone.articles.values()} == {"A", "C"}
    facts = {one.id: one.witnessed for some in (alone.figures, alone.events, alone.pledges) for one in some}
    assert {held.story_of(id_) for id_ in facts} == {held.stories[0].id}
    assert all(set(one.readings) <= set(alone.readings) for one in facts.values())
    assert set(alone.timeline) <= {one.id for one in alone.events}
    assert {id_ for one in facts.values() for id_ in one.origins} <= {one.id for one in alone.origins}


def test_a_force_in_one_place_in_two_stories_has_two_ids() -> None:
    """The same alliance in the same country twice is two operations."""
    pages = []
    for first in (jan(6), date(2022, 6, 6)):
        pages += [
            unrest(f"{n}{first}", first).figure("deployed", 2500, "soldiers", contingent=CSTO, when=When.on(first))
            for n in "AB"
        ]
    held = record(*pages)
    assert [one.name.key for one in held.forces] == ["CSTO", "CSTO"]
    assert len({one.id for one in held.forces}) == 2
    assert {held.story_of(one.id) for one in held.forces} == {one.id for one in held.stories}


def test_versions_of_a_page_stay_with_the_one_in_force() -> None:
    """A replaced version is of the story of the version that replaced it."""
    url = "https://a.example/1"
    old, new = unrest("A", jan(6), dead=12, url=url), unrest("A", jan(7), dead=8, url=url)
    held = record(old, new, unrest("B", jan(8), dead=9))
    assert len(held.stories) == 1
    assert held.story_of(old.article.id) == held.stories[0].id
    assert old.article.id not in held.stories[0].articles


def test_russia_at_home_is_not_the_crisis_next_door() -> None:
    """Protests in a contributor's country are a story of their own, troops in its streets or not."""
    sent = [
        unrest(n, jan(7)).figure("deployed", 3000, "soldiers", contingent=RUSSIA, when=jan(6)) for n in ("A", "B", "C")
    ]
    home = [
        unrest(n, jan(9), place=RUSSIA_LAND, dead=11)
        .figure("present", 700, "soldiers", contingent=RUSSIA, place=RUSSIA_LAND)
        for n in ("D", "E")
    ]  # fmt: skip
    assert told(*sent, *home) == [("KZ", ["A", "B", "C"]), ("RU", ["D", "E"])]
