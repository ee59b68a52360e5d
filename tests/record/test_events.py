"""Events, statements, roles and the timeline: one real thing is one fact."""

from __future__ import annotations

from datetime import date

import pytest

from saksi.core.values import UNKNOWN_WHEN, When, Who
from saksi.record.fold import fold
from tests.record.build import ALMATY, CSTO, Page, both, jan

QUOTE = "We will complete the withdrawal of all our forces before the agreed day."


def test_one_event_across_outlets_and_words() -> None:
    """AID of one coder is MOBILIZE of another; a day apart and a town in the country do not part them."""
    pages = [
        Page("A", jan(7)).event("AID", (CSTO,), ("Kazakhstan",), when=jan(6)),
        Page("B", jan(8)).event("MOBILIZE/troops", (CSTO,), place=ALMATY, when=jan(7)),
        Page("C", jan(9)).event("AID", (CSTO,)),
    ]
    record = fold(*both(pages))
    assert len(record.events) == 1
    assert record.events[0].type == "AID"
    assert len(record.events[0].witnessed.origins) == 3


def test_different_days_actors_modes_and_modalities_stay_apart() -> None:
    """The start and the end of a withdrawal, a riot and a march, a plan and its deed are different events."""
    page = Page("A", jan(20))
    page.event("RETREAT/withdraw", (CSTO,), when=jan(13)).event("RETREAT/withdraw", (CSTO,), when=jan(19))
    page.event("RETREAT/withdraw", (CSTO,), when=jan(19), modality="planned")
    page.event("PROTEST/riot", when=jan(5)).event("PROTEST/demo", when=jan(5))
    page.event("ACCUSE/allege", ("Russia",), when=jan(5)).event("ACCUSE/allege", ("France",), when=jan(5))
    assert len(fold(*both([page])).events) == 7


def test_two_named_targets_of_one_day_are_two_events() -> None:
    """Two officials dismissed on one day, and a crowd arrested beside a named man, are not merged."""
    page = Page("A", jan(6)).event("SANCTION/expel", ("Tokayev",), ("Masimov",), when=jan(5))
    page.event("SANCTION/expel", ("Tokayev",), ("Nazarbayev",), when=jan(5))
    assert len(fold(*both([page])).events) == 2


def test_a_town_and_its_country_need_a_day_to_be_one_event() -> None:
    """Arrests in a town and arrests across the country, neither with a day, stay two; a day in common joins them."""
    for day, wanted in ((None, 2), (jan(5), 1)):
        pages = [
            Page("A", jan(6)).event("COERCE/arrest", ("police",), place=ALMATY, when=day),
            Page("B", jan(7)).event("COERCE/arrest", ("police",), when=day),
        ]
        assert len(fold(*both(pages)).events) == wanted


def test_a_week_and_a_day_in_it_meet() -> None:
    """A week and a day: "last week" is the request of the 5th; the fact keeps the day."""
    pages = [
        Page("A", jan(6)).event("REQUEST/assist", ("Tokayev",), (CSTO,), when=jan(5)),
        Page("B", jan(14)).event(
            "REQUEST/assist", ("Kassym-Jomart Tokayev",), (CSTO,), when=When(jan(3), jan(9), "week")
        ),
    ]
    events = fold(*both(pages)).events
    assert [(event.when.single, len(event.witnessed.articles)) for event in events] == [(jan(5), 2)]


def test_timeline_is_what_happened_in_order() -> None:
    """Plans, undated acts and history stay out; the rest is in time order."""
    page = Page("A", jan(14))
    page.event("RETREAT/withdraw", (CSTO,), when=jan(13)).event("PROTEST/demo", when=jan(2)).event("COERCE/arrest")
    page.event("CONCEDE", (CSTO,), when=jan(19), modality="planned")
    page.event("ASSAULT/firearms", when=jan(16, 2011))
    record = fold(*both([page]))
    events = {event.id: event for event in record.events}
    assert [events[id_].type for id_ in record.timeline] == ["PROTEST", "RETREAT"]


def test_one_utterance_in_two_outlets_is_one_statement() -> None:
    """The same words of one speaker, under a surname or a full name, are one statement."""
    pages = [
        Page("A", jan(13)).statement("Sergei Shoigu", QUOTE, when=jan(13)),
        Page("B", jan(14)).statement("Shoigu", QUOTE + " he added"),
        Page("C", jan(14)).statement("Sergei Shoigu", "Our soldiers did their duty in difficult conditions."),
    ]
    record = fold(*both(pages))
    assert sorted(len(one.witnessed.articles) for one in record.statements) == [1, 2]
    assert {one.speaker.key for one in record.statements} == {"Sergei Shoigu"}


@pytest.mark.parametrize(("told", "known"), [(jan(12), True), (jan(14), True), (jan(19), False)])
def test_nobody_has_said_it_after_the_page(told: date, known: bool) -> None:
    """A day after the page's own is the one spoken of, a zone's difference aside: the day of saying it is unknown."""
    page = Page("A", jan(13)).statement("Sergei Shoigu", QUOTE, when=told)
    (fact,) = fold(*both([page])).statements
    assert fact.when == (When.on(told) if known else UNKNOWN_WHEN)


def test_one_dispatch_in_two_languages_is_one_statement() -> None:
    """The only statement of a speaker in each copy of a dispatch is the same one."""
    pages = [
        Page("A", jan(13), "Reuters", lang="en").figure("killed", 225).statement("Shoigu", QUOTE),
        Page("B", jan(13), "Reuters", lang="id").figure("killed", 225).statement("Shoigu", "Kami akan pulang semua."),
    ]
    assert len(fold(*both(pages)).statements) == 1


def test_offices_are_one_fact_and_the_newest_says_whether_former() -> None:
    """The head of the committee became its former head."""
    pages = [
        Page("A", jan(4)).role("Karim Masimov", "head of the security committee"),
        Page("B", jan(8)).role("Karim Masimov", "Head of the Security Committee", former=True),
    ]
    roles = fold(*both(pages)).roles
    assert [(role.person.key, role.former) for role in roles] == [("Karim Masimov", True)]


def test_group_words_of_two_languages_are_one_actor() -> None:
    """Unresolved "demonstran" and "protesters" are the same crowd, and one actor of the event."""
    pages = [
        Page("A", jan(6)).event("PROTEST/riot", (Who("demonstran"),), place=ALMATY, when=jan(5)),
        Page("B", jan(6)).event("PROTEST/riot", (Who("protesters"),), place=ALMATY, when=jan(5)),
        Page("C", jan(6)).event("PROTEST/riot", (), place=ALMATY, when=jan(5)),
    ]
    events = fold(*both(pages)).events
    assert [len(event.actors) for event in events] == [1]
    assert len(events[0].witnessed.origins) == 3


def test_a_name_with_doubled_letters_is_the_same_name() -> None:
    """Masimov of one outlet is Massimov of another; a short form goes with the one full name."""
    pages = [
        Page("A", jan(6)).event("COERCE/arrest", (), ("Karim Masimov",), when=jan(6)),
        Page("B", jan(7)).event("COERCE/arrest", (), ("Karim Massimov",), when=jan(6)),
        Page("C", jan(7)).event("COERCE/arrest", (), ("Masimov",), when=jan(6)),
    ]
    events = fold(*both(pages)).events
    assert [len(event.recipients) for event in events] == [1]
