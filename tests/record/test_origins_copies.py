"""Origins of copies: late reprints, retold articles, other languages, and what is no copy."""

from __future__ import annotations

from saksi.record.fold import fold
from tests.record.build import Page, both, jan
from tools.gate_record import Section, lineages


def _dispatch(outlet: str, day: int, lang: str = "en", title: str = "Soldiers go home") -> Page:
    page = Page(outlet, jan(day), "Reuters", title=title, lang=lang)
    page.figure("killed", 26, when=jan(12)).figure("injured", 1718, when=jan(12))
    return page.event("RETREAT/withdraw", ("CSTO",), when=jan(12)).pledge("CSTO", "RETREAT/withdraw", jan(19))


def test_a_dispatch_printed_days_later_is_still_one_origin() -> None:
    """Much shared and nothing newer: the reprint counts as the dispatch."""
    record = fold(*both([_dispatch("A", 12), _dispatch("B", 15, title="Forces leave")]))
    assert [len(origin.articles) for origin in record.origins] == [2]


def test_a_follow_up_of_the_same_wire_is_no_reprint() -> None:
    """The same background with something that happened since is another dispatch."""
    later = _dispatch("B", 15, title="Forces leave").figure("killed", 31, when=jan(15))
    assert len(fold(*both([_dispatch("A", 12), later])).origins) == 2


def test_one_dispatch_in_two_languages_is_one_origin() -> None:
    """Numbers, acts and promises are the same in Indonesian and English."""
    record = fold(*both([_dispatch("A", 12), _dispatch("B", 13, "id", "Tentara pulang")]))
    assert len(record.origins) == 1


def test_each_link_tells_its_evidence_and_score() -> None:
    """`why` names the copy, what it shares and how much that weighs."""
    (origin,) = fold(*both([_dispatch("A", 12), _dispatch("B", 12, title="Forces leave")])).origins
    assert "(score " in origin.why
    assert "killed people 26" in origin.why
    assert "injured people 1718" in origin.why


RETOLD = "the ministry would publish the names of all the detained within two days of the hearing"


def _retold(outlet: str, day: int, *, direct: bool) -> Page:
    page = Page(outlet, jan(day), title=f"{outlet} reports")
    page.statement("Health Ministry", RETOLD, direct=direct)
    return page.figure("killed", 26).figure("injured", 1718)


def test_an_article_that_retells_another_in_its_words_is_its_copy() -> None:
    """Without a credit too: the same retold sentence and the same numbers."""
    record = fold(*both([_retold("A", 12, direct=False), _retold("B", 12, direct=False)]))
    assert [(origin.name, len(origin.articles)) for origin in record.origins] == [("A", 2)] or [
        (origin.name, len(origin.articles)) for origin in record.origins
    ] == [("B", 2)]


def test_a_speech_and_numbers_that_all_heard_are_two_origins() -> None:
    """A shared direct quotation shows that both heard it, not that one copied."""
    assert len(fold(*both([_retold("A", 12, direct=True), _retold("B", 12, direct=True)])).origins) == 2


def test_a_state_medium_as_the_origin_is_said_so() -> None:
    """Who relays is named as a medium of a state where the text calls it one, under whatever words."""
    pages = [
        Page(name, jan(10), title=name).figure("killed", 164, via=via)
        for name, via in (("A", "state channel Khabar-24"), ("B", "saluran Khabar-24"))
    ]
    relayed = [origin for origin in fold(*both(pages)).origins if "Khabar" in origin.name]
    assert len(relayed) == 1
    assert "party to the conflict: a state" in relayed[0].why


def test_lineage_on_gold_in_both_languages() -> None:
    """Three rewrites of one dispatch are one origin in Indonesian and in English, and nothing else is joined."""
    one, apart = Section(), Section()
    lineages(one, apart)
    assert (one.differs, apart.differs) == ([], [])
