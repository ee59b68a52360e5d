"""Pledges: what was promised and what became of it as of a day."""

from __future__ import annotations

from datetime import date

from saksi.core.fact import PledgeFact
from saksi.core.values import When, Who
from saksi.record.fold import fold
from tests.record.build import CSTO, Page, both, jan

WITHDRAW = "RETREAT/withdraw"
SHOIGU = Who("Shoigu", "Sergei Shoigu")


def promise(**more: str) -> Page:
    """An article in which the withdrawal is promised for 19 January."""
    return Page("A", jan(13)).pledge(CSTO, WITHDRAW, jan(19), by=SHOIGU, words="will complete the withdrawal", **more)


def only(pages: list[Page], as_of: date | None = None) -> PledgeFact:
    """The one pledge of these pages."""
    pledges = fold(*both(pages), as_of=as_of).pledges
    assert len(pledges) == 1
    return pledges[0]


def test_a_pledge_is_open_until_its_day_is_past() -> None:
    """Before and on the due day nothing is decided; after it, without a report, the outcome is unknown."""
    later = Page("B", jan(25)).figure("killed", 225)
    assert only([promise()]).status == "open"
    assert only([promise(), Page("B", jan(19)).figure("killed", 3)]).status == "open"
    assert only([promise(), later]).status == "unknown"


def test_a_withdrawal_under_way_does_not_keep_a_promise_to_complete_it() -> None:
    """The first flights on the 13th are not the end."""
    begun = Page("B", jan(14)).event(WITHDRAW, (CSTO,), when=jan(13), words="began to leave")
    assert only([promise(), begun]).status == "open"


def test_a_completed_withdrawal_keeps_the_promise_or_keeps_it_late() -> None:
    """The report that the last troops left decides by its day."""
    done = Page("B", jan(25)).event(WITHDRAW, (CSTO,), when=jan(19), words="the last troops left")
    late = Page("B", jan(25)).event(WITHDRAW, (CSTO,), when=jan(22), words="withdrawal completed")
    kept = only([promise(), done])
    assert kept.status == "kept"
    assert kept.outcome == tuple(sorted(reading.id for reading in done.readings))
    assert only([promise(), late]).status == "late"


def test_no_troops_left_keeps_the_promise() -> None:
    """A text that counts none present is an outcome; troops still counted after the day break the promise."""
    gone = Page("B", jan(20)).figure("present", 0, "soldiers", contingent=CSTO, when=jan(19))
    there = Page("B", jan(25)).figure("present", 500, "soldiers", contingent=CSTO, when=jan(24))
    assert only([promise(), gone]).status == "kept"
    assert only([promise(), there]).status == "broken"


def test_gone_by_a_later_day_does_not_tell_whether_the_day_was_met() -> None:
    """None left on the 22nd says nothing about the 19th."""
    gone = Page("B", jan(22)).figure("present", 0, "soldiers", contingent=CSTO, when=jan(22))
    assert only([promise(), gone]).status == "unknown"


def test_a_later_announcement_replaces_an_earlier_one() -> None:
    """Ten days (until the 23rd) became the 19th; the promise to begin is another promise."""
    first = Page("A", jan(12)).pledge(
        CSTO, WITHDRAW, When(jan(13), jan(23)), by="Tokayev", words="leave within ten days"
    )
    first.pledge(CSTO, WITHDRAW, jan(13), by="Tokayev", words="begin leaving")
    second = promise()
    second.outlet = "B"
    begun = Page("C", jan(14)).event(WITHDRAW, (CSTO,), when=jan(13), words="began to leave")
    record = fold(*both([first, second, begun]))
    found = {(one.due.last, one.status): one for one in record.pledges}
    assert set(found) == {(jan(13), "kept"), (jan(19), "open"), (jan(23), "replaced")}
    assert found[(jan(23), "replaced")].replaced_by == found[(jan(19), "open")].id


def test_a_text_that_mentions_an_earlier_announcement_replaces_it() -> None:
    """The replaced announcement may have been another's."""
    first = Page("A", jan(11)).pledge("Tokayev", WITHDRAW, jan(23))
    second = Page("B", jan(13)).pledge(SHOIGU, WITHDRAW, jan(19), replaces="earlier than announced before")
    assert [one.status for one in fold(*both([first, second])).pledges] == ["open", "replaced"]


def test_one_promise_in_two_outlets_is_one() -> None:
    """Same act, same day, same announcer: one pledge with two origins."""
    other = Page("B", jan(14)).pledge(SHOIGU, WITHDRAW, jan(19), words="penarikan akan selesai")
    fact = only([promise(), other])
    assert len(fact.witnessed.origins) == 2


def test_a_promise_without_a_day_stays_open_or_is_kept() -> None:
    """Troops that came keep the promise to send them."""
    told = Page("A", jan(6)).pledge(CSTO, "AID", None)
    came = Page("B", jan(7)).event("AID", (CSTO,), ("Kazakhstan",), when=jan(6))
    assert only([told]).status == "open"
    assert only([told, came]).status == "kept"


def operation() -> Page:
    """The alliance is in the country; its host's and its members' offices are told."""
    page = Page("Z", jan(8)).event("AID", (CSTO, "Russia"), ("Kazakhstan",), when=jan(6))
    page.figure("deployed", 2500, "soldiers", contingent=CSTO)
    page.role("Kassym-Jomart Tokayev", "President", body="Kazakhstan")
    return page.role("Sergei Shoigu", "Defence Minister", body="Russia")


def test_one_promise_under_many_names_is_one() -> None:
    """The alliance, Russia's soldiers, a minister without a name and his name: one day, one promise, four witnesses."""
    told = [
        Page("A", jan(13)).pledge(CSTO, WITHDRAW, jan(19), by=SHOIGU, words="will complete the withdrawal"),
        Page("B", jan(13)).pledge(Who("Russia's defence minister"), WITHDRAW, jan(19), words="would all be gone"),
        Page("C", jan(14)).pledge(
            Who("tentara Rusia", "Russia/Armed Forces"), WITHDRAW, When(None, jan(19)), by=SHOIGU
        ),
        Page("D", jan(14)).pledge(SHOIGU, WITHDRAW, jan(19)),
    ]
    fact = only([operation(), *told])
    assert fact.who.key == "CSTO"
    assert len(fact.witnessed.origins) == 4


def test_a_hosts_announcement_is_the_forces_promise() -> None:
    """The host's president announces when the force leaves; the force is bound."""
    page = Page("A", jan(11)).pledge(Who("Tokayev", "Kassym-Jomart Tokayev"), WITHDRAW, jan(23))
    assert only([operation(), page]).who.key == "CSTO"


def test_members_that_promise_for_themselves_keep_their_promises() -> None:
    """Two contributors with two days, beside the whole force's, are three promises."""
    page = Page("A", jan(13)).pledge(CSTO, WITHDRAW, jan(19)).pledge("Armenia", WITHDRAW, jan(14))
    page.pledge("Kyrgyzstan", WITHDRAW, jan(18))
    pledges = fold(*both([operation(), page])).pledges
    assert [(one.who.key, one.due.last) for one in pledges] == [
        ("Armenia", jan(14)), ("Kyrgyzstan", jan(18)), ("CSTO", jan(19)),
    ]  # fmt: skip


def test_a_vague_promise_yields_to_a_dated_one() -> None:
    """A promise to leave "soon", told before, is replaced; told after, it is another witness of the dated promise."""
    vague = Page("A", jan(10)).pledge(CSTO, WITHDRAW, None, words="will soon leave")
    dated = Page("B", jan(13)).pledge(CSTO, WITHDRAW, jan(19))
    again = Page("C", jan(15)).pledge(CSTO, WITHDRAW, None, words="are about to go home")
    found = {one.due.last: one for one in fold(*both([operation(), vague, dated, again])).pledges}
    assert (found[None].status, found[None].replaced_by) == ("replaced", found[jan(19)].id)
    assert len(found[jan(19)].witnessed.readings) == 2


def test_ten_days_counted_from_two_days_are_one_promise() -> None:
    """One outlet counts the ten days from today, another from tomorrow."""
    pages = [
        Page("A", jan(11)).pledge(CSTO, WITHDRAW, When(jan(13), jan(23), "span"), words="take no more than ten days"),
        Page("B", jan(12)).pledge(CSTO, WITHDRAW, When(jan(12), jan(22), "span"), words="begin and be completed"),
    ]
    assert len(only([operation(), *pages]).witnessed.origins) == 2


def test_no_troops_left_keeps_the_promise_however_it_was_told() -> None:
    """The soldiers of nobody in particular of whom none remain were the force's."""
    page = Page("A", jan(13)).pledge(CSTO, WITHDRAW, jan(19), by=SHOIGU)
    gone = Page("B", jan(20)).figure("present", 0, "soldiers", when=jan(19))
    assert only([operation(), page, gone]).status == "kept"


def test_a_promise_to_send_is_not_kept_by_somebody_elses_troops() -> None:
    """Kyrgyzstan's promise stays open when only the alliance's other members have come."""
    page = Page("A", jan(7)).pledge("Kyrgyzstan", "AID", None)
    assert only([operation(), page]).status == "open"


def test_an_announcer_of_another_crisis_is_not_bound_to_the_one_force_of_the_record() -> None:
    """A prime minister who promises help elsewhere stays himself."""
    page = Page("A", jan(9)).pledge(Who("John Howard", "John Howard"), "AID", None)
    assert only([operation(), page]).who.key == "John Howard"


def test_a_promise_is_not_its_own_fulfilment() -> None:
    """The sentence of the promise, and what was told on its day, keep nothing; a later article's report does."""
    promised = Page("A", jan(10)).pledge("Kenya", "CONCEDE", None, words="menurunkan harga")
    promised.event("CONCEDE", ("Kenya",), when=jan(10), words="berjanji menurunkan harga")
    again = Page("B", jan(12)).pledge("Kenya", "CONCEDE", None, words="menurunkan harga")
    again.event("CONCEDE", ("Kenya",), when=jan(12), words="berjanji menurunkan harga")
    same_day = Page("C", jan(10)).event("CONCEDE", ("Kenya",), when=jan(10), words="price cut")
    done = Page("D", jan(14)).event("CONCEDE", ("Kenya",), when=jan(13), words="prices were cut")
    assert only([promised, again, same_day]).status == "open"
    kept = only([promised, again, done])
    assert kept.status == "kept"
    assert kept.outcome == tuple(reading.id for reading in done.readings)


def test_troops_of_a_member_state_are_the_alliances_promise_of_that_day() -> None:
    """A member whose troops no text counts: its military and the alliance promise one act for one day."""
    theatre = Page("Z", jan(8)).event("AID", (CSTO,), ("Kazakhstan",), when=jan(6))
    theatre.figure("deployed", 2500, "soldiers", contingent=CSTO)
    told = [
        Page("A", jan(13), lang="id").pledge(Who("Militer Belarus", "Belarus/Armed Forces"), WITHDRAW, jan(19)),
        Page("B", jan(13)).pledge(CSTO, WITHDRAW, jan(19)),
    ]
    fact = only([theatre, *told])
    assert (fact.who.key, len(fact.witnessed.origins)) == ("CSTO", 2)
    other = Page("B", jan(13)).pledge(CSTO, WITHDRAW, jan(21))
    assert len(fold(*both([theatre, told[0], other])).pledges) == 2
