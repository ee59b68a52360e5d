"""Forces: phases and the ledger, in which unknown is never zero."""

from __future__ import annotations

from datetime import date

import pytest

from saksi.core.fact import Force, LedgerLine
from saksi.core.values import Count, When, Where, Who
from saksi.record.fold import fold
from tests.record.build import CSTO, KAZAKHSTAN, RUSSIA, Page, both, jan

KAZ = "Kazakhstan"


def story() -> list[Page]:
    """The alliance operation as the two seed documents tell it."""
    magazine = Page("Intisari", jan(8))
    magazine.figure("deployed", 3000, "soldiers", contingent=RUSSIA)
    magazine.event("AID", ("Armenia", "Belarus", "Kyrgyzstan", "Tajikistan", RUSSIA), (KAZ,), when=jan(6))
    wire = Page("Tempo", jan(14), "Reuters")
    wire.event("REQUEST/assist", ("Kassym-Jomart Tokayev",), (CSTO,), when=When(jan(3), jan(9), "week"))
    wire.event("RETREAT/withdraw", (CSTO,), (KAZ,), when=jan(13), words="ditarik")
    wire.event("CONCEDE", (CSTO,), (KAZ,), when=When(None, jan(19), "span"), modality="planned")
    wire.figure("deployed", Count(2250, 2750, "sekitar"), "soldiers", contingent=CSTO)
    wire.figure("withdrawn", Count(None, None), "soldiers", contingent=CSTO, modality="unknown")
    return [magazine, wire]


def force(pages: list[Page], as_of: date | None = None) -> tuple[Force, list[str]]:
    """The one force and its phases as words."""
    record = fold(*both(pages), as_of=as_of)
    assert len(record.forces) == 1
    events = {event.id: event for event in record.events}
    return record.forces[0], [f"{events[id_].type} {events[id_].modality}" for id_ in record.forces[0].phases]


def cells(line: LedgerLine) -> tuple[bool, bool, bool, bool]:
    """Which cells of a line are filled: planned, sent, withdrawn, present."""
    return tuple(cell is not None for cell in (line.planned, line.sent, line.withdrawn, line.present))  # type: ignore[return-value]


def test_the_operation_of_the_seeds() -> None:
    """Request, deployment, withdrawal begun and end due, in order; five contributors; remaining unknown, never 0."""
    found, phases = force(story())
    assert found.name.key == "CSTO"
    assert phases == ["REQUEST happened", "AID happened", "RETREAT happened", "CONCEDE planned"]
    names = [line.contributor.key for line in found.parts if line.contributor]
    assert names == ["Armenia", "Belarus", "Kyrgyzstan", "Russia", "Tajikistan"]
    assert [cells(line)[1] for line in found.parts] == [False, False, False, True, False]
    assert cells(found.whole) == (False, True, True, False)
    assert not any(line.remaining.known for line in (found.whole, *found.parts))


def test_the_operation_as_of_8_january_shows_no_withdrawal() -> None:
    """Nothing of the wire story of the 14th is known on the 8th."""
    record = fold(*both(story()), as_of=jan(8))
    assert all(event.type != "RETREAT" for event in record.events)
    assert record.later == 1
    assert record.pledges == ()


def test_remaining_is_sent_minus_withdrawn_when_both_are_known() -> None:
    """Interval arithmetic: 3,000 sent and 900..1,100 back leave 1,900..2,100."""
    page = Page("A", jan(15)).figure("deployed", 3000, "soldiers", contingent=RUSSIA)
    page.figure("withdrawn", Count(900, 1100), "soldiers", contingent=RUSSIA)
    found, _ = force([page])
    assert found.whole.remaining == Count(1900, 2100)


def test_none_remain_only_when_a_text_says_so() -> None:
    """No troops told as present, or a completed withdrawal, is zero for the whole and so for its parts."""
    empty = Page("B", jan(20)).figure("present", 0, "soldiers", contingent=CSTO, when=jan(19))
    done = Page("B", jan(20)).event("RETREAT/withdraw", (CSTO,), when=jan(19), words="withdrawal completed")
    for last in (empty, done):
        found, _ = force([*story(), last])
        lines = (found.whole, *found.parts)
        assert {(line.remaining.low, line.remaining.high) for line in lines} == {(0, 0)}
        assert {line.left for line in lines} == {tuple(one.id for one in last.readings)}


def test_a_states_own_troops_at_home_are_no_external_force() -> None:
    """Kazakhstan's soldiers in Kazakhstan make no ledger."""
    page = Page("A", jan(8)).figure("deployed", 70000, "soldiers", contingent=KAZ)
    assert fold(*both([page])).forces == ()


def test_a_state_outside_the_alliance_is_a_force_of_its_own() -> None:
    """Two forces in one country keep two ledgers."""
    pages = [*story(), Page("B", jan(9)).figure("deployed", 40, "soldiers", contingent="Turkey")]
    record = fold(*both(pages))
    assert [one.name.key for one in record.forces] == ["CSTO", "Turkey"]


def test_a_states_troops_and_the_state_are_one_contributor() -> None:
    """Figures of "Russia" and acts of "Russia/Armed Forces" stand on one line; nameless soldiers make no force."""
    page = Page("A", jan(8)).figure("deployed", 3000, "soldiers", contingent=RUSSIA)
    page.event("AID", (Who("tentara Rusia", "Russia/Armed Forces"), Who("tentara", "soldiers")), (KAZ,), when=jan(6))
    found, phases = force([page])
    assert (found.name.key, phases, found.parts) == ("Russia", ["AID happened"], ())


def test_the_state_that_is_helped_is_the_place() -> None:
    """Where the story was written does not move the operation; a build-up without anyone to help is no operation."""
    ukraine = Where("Ukraina", "UA", "country", None, None, "Ukraine", "UA")
    page = Page("A", jan(8)).figure("killed", 3).event("AID", (RUSSIA,), (KAZ,), place=ukraine, when=jan(6))
    page.event("AID", (RUSSIA,), place=ukraine, when=jan(2))
    found, _ = force([page])
    assert found.place == KAZAKHSTAN


def test_nameless_withdrawn_troops_are_those_of_the_only_force() -> None:
    """An unknown number of leaving troops, told without a name, stands in the ledger of the one force there is."""
    page = story()[1]
    page.drafts[-1].values = [value for value in page.drafts[-1].values if value[0] != "contingent"]
    found, _ = force([story()[0], page])
    assert found.whole.withdrawn is not None
    assert not found.whole.remaining.known


@pytest.mark.parametrize("own", ["Indonesia", "Indonesia/Police", "Polda Metro Jaya", "Brimob"])
def test_a_country_s_own_force_is_no_external_force(own: str) -> None:
    """Told of a town alone, with the country named nowhere, own police and own soldiers are still no foreign troops."""
    town = Where("Jakarta", "gn:1642911", "town", -6.2, 106.8, "Jakarta", "ID")
    page = Page("Detik", jan(10)).figure("deployed", 912, "security_forces", contingent=own, place=town)
    page.event("MOBILIZE/troops", (own,), place=town, when=jan(10))
    assert fold(*both([page])).forces == ()
    abroad = Page("Detik", jan(10)).figure("deployed", 912, "security_forces", contingent=own, place=KAZAKHSTAN)
    assert len(fold(*both([abroad])).forces) == 1
