"""The fold as a whole: any order gives the same record, as of any day; rulings; changes; speed."""

from __future__ import annotations

import random
import time
from datetime import datetime, timedelta, timezone

import pytest

from saksi.core.ruling import Ruling
from saksi.core.values import When
from saksi.issues import Issue
from saksi.record.changes import changes
from saksi.record.fold import fold
from tests.record.build import CSTO, RUSSIA, Page, both, gold_page, jan

EN = ("01", "02a", "02b", "03", "04", "05", "06", "07", "08")
ID = ("01", "02a", "02b", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12")
AT = datetime(2022, 2, 1, tzinfo=timezone(timedelta(hours=7)))


def everything() -> list[Page]:
    """The whole development story in both languages."""
    return [*(gold_page("id", name) for name in ID), *(gold_page("en", name) for name in EN)]


@pytest.mark.parametrize("seed", range(5))
def test_shuffled_input_gives_the_identical_record(seed: int) -> None:
    """Articles and readings may come in any order, and twice."""
    articles, readings = both(everything())
    straight = fold(articles, readings)
    dice = random.Random(seed)
    mixed, told = articles * 2, readings * 2
    dice.shuffle(mixed)
    dice.shuffle(told)
    again = fold(mixed, told)
    assert again == straight
    assert list(again.readings) == list(straight.readings)
    assert list(again.articles) == list(straight.articles)


def test_as_of_leaves_out_what_came_later_and_what_has_no_day() -> None:
    """Later articles are counted, undated ones named, and neither is folded."""
    pages = [
        Page("A", jan(7)).figure("killed", 1),
        Page("B", None).figure("killed", 2),
        Page("C", jan(9)).figure("killed", 3),
    ]
    now, then = fold(*both(pages)), fold(*both(pages), as_of=jan(8))
    assert (len(now.articles), now.as_of, now.later, len(now.undated)) == (3, jan(9), 0, 1)
    assert (len(then.articles), then.as_of, then.later, then.undated) == (1, jan(8), 1, now.undated)
    assert [article.outlet for article in then.undated] == ["B"]


def test_every_fact_leads_to_readings_of_the_record() -> None:
    """Whatever a fact, side or cell names is in the record, sorted."""
    record = fold(*both(everything()))
    facts = [*record.figures, *record.events, *record.statements, *record.pledges, *record.roles, *record.disputes]
    origins = {origin.id for origin in record.origins}
    for fact in facts:
        assert fact.witnessed.readings
        assert set(fact.witnessed.readings) <= set(record.readings)
        assert set(fact.witnessed.origins) <= origins
        assert list(fact.witnessed.readings) == sorted(fact.witnessed.readings)
    assert len({fact.id for fact in facts}) == len(facts)
    assert set(record.timeline) <= {event.id for event in record.events}


def test_an_empty_record_is_a_record() -> None:
    """Nothing in, nothing out, no error."""
    assert fold([], []).as_of is None


def test_issues_of_articles_in_view_are_kept() -> None:
    """An issue goes with its article."""
    page = Page("A", jan(7))
    issue = Issue(0, 1, "unreadable", "A")
    articles, readings = both([page])
    assert fold(articles, readings, issues=[(articles[0].id, issue)] * 2).issues == ((articles[0].id, issue),)
    assert fold(articles, readings, issues=[(articles[0].id, issue)], as_of=jan(1)).issues == ()


def rule(verdict: str, *targets: str, undoes: str | None = None, hours: int = 0) -> Ruling:
    """A ruling of somebody at some time."""
    return Ruling(verdict, targets, "editor", AT + timedelta(hours=hours), "because", undoes=undoes)  # type: ignore[arg-type]


def test_rulings_reject_join_and_part_and_can_be_undone() -> None:
    """A rejected reading is gone, ruled-same facts are one, ruled-different ones two, and undoing restores."""
    articles, readings = both([Page("A", jan(7)).figure("killed", 1, "police").figure("killed", 2, "civilians")])
    one, two = (reading.id for reading in readings)
    rejected = rule("reject", one)
    assert len(fold(articles, readings).figures) == 2
    assert len(fold(articles, readings, [rejected]).figures) == 1
    undone = rule("note", undoes=rejected.id, hours=1)
    assert len(fold(articles, readings, [rejected, undone]).figures) == 2
    same = rule("same", one, two)
    assert len(fold(articles, readings, [same]).figures) == 1
    assert len(fold(articles, readings, [same, rule("different", one, two, hours=1)]).figures) == 2


def test_versions_follow_the_clock_of_the_page() -> None:
    """Of two versions the one with the later clock stands, whatever it says."""
    url = "https://a.example/1"
    pages = [
        Page("A", jan(6), url=url, clock="09:00").figure("killed", 12),
        Page("A", jan(6), url=url, clock="11:30").figure("killed", 8),
    ]
    fact = fold(*both(pages)).figures[0]
    assert fact.value is not None
    assert fact.value.count.low == 8


def test_changes_name_what_moved() -> None:
    """A moved figure, an opened dispute, a passed pledge and a new event, each once; a mere copy moves nothing."""
    pages = [Page("A", jan(9)).figure("killed", 164, when=jan(9)).pledge(CSTO, "RETREAT/withdraw", jan(10))]
    pages += [
        Page("B", jan(11)).figure("killed", 164, when=jan(9), modality="retracted").event("PROTEST/demo", when=jan(10))
    ]
    old, new = fold(*both(pages), as_of=jan(9)), fold(*both(pages))
    found = {(one.kind, one.was, one.now) for one in changes(old, new)}
    assert found == {
        ("figure", "164..164", "unknown"), ("dispute-opened", "", "open"), ("pledge", "open", "unknown"),
        ("pledge-due", "", "past"),
        ("event", "", "PROTEST/demo"),
    }  # fmt: skip
    copy = (
        Page("C", jan(11)).figure("killed", 164, when=jan(9), modality="retracted").event("PROTEST/demo", when=jan(10))
    )
    assert changes(new, fold(*both([*pages, copy]))) == ()


def test_twenty_thousand_readings_fold_in_seconds() -> None:
    """Grouping is by keys, not all pairs: 1,000 articles with 20 readings each take a few seconds on one core."""
    dice = random.Random(7)
    pages = []
    for number in range(1000):
        day = jan(1) + timedelta(days=number % 28)
        page = Page(f"Outlet {number % 60}", day, dice.choice((None, "Reuters", "AFP")), title=f"Story {number}")
        for _ in range(8):
            page.figure(dice.choice(("killed", "injured", "detained")), dice.randrange(1, 400), when=day)
            page.event(dice.choice(("PROTEST/riot", "COERCE/arrest", "AID")), (CSTO, RUSSIA), when=When.on(day))
        for _ in range(4):
            page.statement("Tokayev", " ".join(dice.choices(("peace", "order", "law", "troops", "city", "gas"), k=12)))
        pages.append(page)
    articles, readings = both(pages)
    begun = time.perf_counter()
    record = fold(articles, readings)
    assert len(record.readings) > 19_000
    assert time.perf_counter() - begun < 20
