"""Theatres: a force is where those who tell of it place it, never at home, and one alliance has one ledger there."""

from __future__ import annotations

from saksi.core.fact import Force
from saksi.core.values import Count, When, Who
from saksi.record.fold import fold
from tests.record.build import CSTO, RUSSIA, Page, both, jan, land

GAMBIA, SENEGAL, MALI, NIGER = land("Gambia", "GM"), land("Senegal", "SN"), land("Mali", "ML"), land("Niger", "NE")
FRANCE, UKRAINE, ARMENIA = land("France", "FR"), land("Ukraine", "UA"), land("Armenia", "AM")
ECOWAS = Who("ECOWAS", "ECOWAS")


def gambia() -> list[Page]:
    """West African troops enter Gambia, told by two outlets."""
    return [
        Page("A", jan(20)).event("AID", (ECOWAS, "Senegal"), ("Gambia",), place=GAMBIA, when=jan(19))
        .figure("deployed", 7000, "soldiers", place=GAMBIA, contingent=ECOWAS, when=jan(19)),
        Page("B", jan(20)).figure("deployed", 7000, "soldiers", place=GAMBIA, contingent=ECOWAS),
    ]  # fmt: skip


def forces(*pages: Page) -> list[tuple[str, str, list[str]]]:
    """Name, country and contributors of each force."""
    found = fold(*both(list(pages))).forces
    return [(one.name.key, one.place.key if one.place else "", contributors(one)) for one in found]


def contributors(force: Force) -> list[str]:
    """The keys of the contributors."""
    return [line.contributor.key for line in force.parts if line.contributor]


def test_a_contributors_country_is_no_theatre() -> None:
    """An article that places the joint force where it gathered does not open a second ledger."""
    gathering = Page("C", jan(20)).figure("deployed", 7000, "soldiers", place=SENEGAL, contingent=ECOWAS)
    gathering.figure("deployed", 200, "soldiers", place=SENEGAL, contingent="Nigeria")
    assert forces(*gambia(), gathering) == [("ECOWAS", "GM", ["Nigeria", "Senegal"])]


def test_an_organ_of_a_state_is_the_state() -> None:
    """Soldiers of Senegal and Senegal are one contributor; soldiers of nobody are none; its minister is none."""
    page = Page("C", jan(20))
    page.event("AID", (Who("Senegalese army", "Senegal/Armed Forces"), Who("soldiers", "soldiers")), ("Gambia",),
               place=GAMBIA, when=jan(19))  # fmt: skip
    page.event("AID", (Who("Macky Sall", "Macky Sall", "president"),), ("Gambia",), place=GAMBIA, when=jan(19))
    assert forces(*gambia(), page) == [("ECOWAS", "GM", ["Senegal"])]


def test_a_build_up_elsewhere_is_not_part_of_the_joint_force() -> None:
    """Russia's troops told beside Ukraine are not its contingent in Kazakhstan, and one article makes no theatre."""
    pages = [
        Page("A", jan(8)).figure("deployed", 2500, "soldiers", contingent=CSTO),
        Page("B", jan(9)).figure("deployed", 3000, "soldiers", contingent=RUSSIA),
        Page("C", jan(9)).figure("deployed", 3000, "soldiers", contingent=RUSSIA)
        .figure("deployed", 100000, "soldiers", place=UKRAINE, contingent=RUSSIA),
    ]  # fmt: skip
    assert forces(*pages) == [("CSTO", "KZ", ["Russia"])]
    sent = {fact.value.count.low for fact in fold(*both(pages)).figures if fact.value and fact.contingent == RUSSIA}
    assert sent == {3000, 100000}


def test_two_theatres_told_by_several_articles_are_two() -> None:
    """France in Mali and France in Niger, each told by two outlets, are two forces."""
    pages = [
        Page(f"{name}{where.key}", jan(8)).figure("deployed", count, "soldiers", place=where, contingent="France")
        for name in ("A", "B")
        for where, count in ((MALI, 2500), (NIGER, 1500))
    ]
    assert [(name, where) for name, where, _ in forces(*pages)] == [("France", "ML"), ("France", "NE")]


def test_a_theatre_that_one_article_alone_tells_is_outvoted() -> None:
    """Two outlets place the French troops in Mali; one that carries France from its dateline means Mali too."""
    pages = [
        Page(name, jan(8)).figure("deployed", 2500, "soldiers", place=MALI, contingent="France") for name in ("A", "B")
    ]
    far = Page("C", jan(9), carries=True).figure("withdrawn", 400, "soldiers", place=FRANCE, contingent="France")
    assert forces(*pages, far) == [("France", "ML", [])]
    assert fold(*both([*pages, far])).forces[0].whole.remaining == Count(2100, 2100)


def test_an_officer_of_the_alliance_counts_the_alliance() -> None:
    """The secretary general's 2,500 are the joint force's, though the sentence names no force."""
    page = Page("A", jan(8)).event("AID", (CSTO,), ("Kazakhstan",), when=jan(6))
    officer = Who("Zas", "Stanislav Zas", "Secretary General of the CSTO")
    page.figure("deployed", 2500, "soldiers", says=officer)
    cell = fold(*both([page])).forces[0].whole.sent
    assert cell is not None


def test_the_same_number_elsewhere_names_the_force() -> None:
    """7,000 troops without a name are those of whom another article tells just this number."""
    page = Page("C", jan(21)).figure("deployed", 7000, "soldiers", place=GAMBIA)
    facts = [fact for fact in fold(*both([*gambia(), page])).figures if fact.measure == "deployed"]
    assert len(facts) == 1
    assert len(facts[0].witnessed.origins) == 3


def test_the_same_number_in_another_crisis_names_nobody() -> None:
    """7,000 troops in Mali are nobody's because 7,000 are in Gambia."""
    page = Page("C", jan(21)).figure("deployed", 7000, "soldiers", place=MALI)
    facts = fold(*both([*gambia(), page])).figures
    assert {fact.contingent.key if fact.contingent else "" for fact in facts} == {"ECOWAS", ""}


def test_none_left_closes_the_ledger() -> None:
    """No soldiers of nobody in particular remain where one force was: it is gone, and that text is the witness."""
    last = Page("C", jan(30)).figure("present", 0, "soldiers", place=GAMBIA, when=jan(29))
    record = fold(*both([*gambia(), last]))
    whole = record.forces[0].whole
    assert whole.remaining == Count(0, 0)
    assert {reading.id for reading in last.readings} <= set(whole.witnessed.readings)


def test_planned_sent_and_present_stand_apart() -> None:
    """A promise to send, those who came and those who are there fill three cells."""
    page = Page("C", jan(20)).figure("deployed", 8000, "soldiers", place=GAMBIA, contingent=ECOWAS, modality="planned")
    page.figure("present", 2500, "soldiers", place=GAMBIA, contingent=ECOWAS, when=jan(20))
    whole = fold(*both([*gambia(), page])).forces[0].whole
    assert None not in (whole.planned, whole.sent, whole.present)
    assert whole.withdrawn is None


def test_nameless_troops_that_leave_from_a_members_capital_are_in_the_theatre() -> None:
    """Planes with soldiers that start in a contributor's country on the day of the arrival are the arrival."""
    page = Page("C", jan(20)).event("AID", (Who("troops", "soldiers"),), place=SENEGAL, when=jan(19))
    found = [event for event in fold(*both([*gambia(), page])).events if event.type == "AID"]
    assert len(found) == 1


def test_history_of_an_alliance_is_no_operation() -> None:
    """A force told as of years ago makes no ledger of today."""
    page = Page("A", jan(20)).figure(
        "deployed", 500, "soldiers", place=ARMENIA, contingent=CSTO, when=When(jan(1, 2010), jan(31, 2010), "month")
    )
    assert forces(page) == []
