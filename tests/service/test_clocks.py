"""Two clocks on the example pages: three days tell three truths, and what moved between them is told in words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from saksi.core.fact import PledgeFact
from saksi.core.values import Count
from saksi.errors import BadValue, NothingFound
from saksi.record.record import Record
from saksi.service import clocks, moves
from saksi.service.desk import Desk

EARLY, MIDDLE, LATE = "2022-01-08", "2022-01-11", "2022-01-20"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("demo")
    made, _, _ = Desk.demo(folder / "record")
    with made:
        yield made


def dead(record: Record) -> Count | None:
    """The toll of the whole country."""
    told = [one for one in record.figures if (one.measure, one.group) == ("killed", "people") and not one.background]
    fact = next(one for one in told if one.place and one.place.key == "KZ")
    return fact.value.count if fact.value else None


def withdrawal(record: Record) -> list[PledgeFact]:
    """The alliance's standing promises to leave on a day."""
    held = [one for one in record.pledges if one.who.key == "CSTO" and one.act == "RETREAT/withdraw"]
    return [one for one in held if one.status != "replaced" and one.due.known]


def test_three_days_tell_three_truths(desk: Desk) -> None:
    """44 dead and nobody leaving; then the toll taken back and a promise to leave; then 225 dead and all have left."""
    early, middle, late = (desk.record(day) for day in (EARLY, MIDDLE, LATE))
    told = dead(early), dead(middle), dead(late)
    assert [(one.low, one.high) if one else None for one in told] == [(44, 44), None, (225, 225)]
    assert [{one.status for one in withdrawal(record)} for record in (early, middle, late)] == [
        set(), {"open"}, {"kept"},
    ]  # fmt: skip
    assert [one.forces[0].whole.remaining.known for one in (early, middle, late)] == [False, False, True]
    assert not any(one.kind == "retraction" for one in early.disputes)
    assert [one.open for record in (middle, late) for one in record.disputes if one.kind == "retraction"] == [
        True, False,
    ]  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "id"])
def test_the_report_of_each_day_tells_its_own_truth(desk: Desk, lang: str) -> None:
    """Reports as of the three days differ in what they lead with, and none knows a later day's article."""
    early, middle, late = (desk.report(lang=lang, as_of=day) for day in (EARLY, MIDDLE, LATE))
    leads = [re.split(r"^## ", one, flags=re.MULTILINE)[1] for one in (early, middle, late)]
    assert "44 " in leads[0]
    assert "225 " in leads[2]
    assert "44 " not in leads[1]
    assert "225 " not in leads[1]
    assert "225 " not in early
    assert len(set(leads)) == 3


def test_what_moved_is_told_as_data_and_in_words(desk: Desk) -> None:
    """From one truth to the next: a figure gone, a dispute opened, a pledge made; each in both languages."""
    found = desk.changes(EARLY, MIDDLE)
    kinds = {one.change.kind for one in found.moves}
    assert kinds == {"figure", "dispute-opened", "pledge", "pledge-due", "event"}
    words = [one.words["en"] for one in found.moves]
    assert "The number of people killed in Kazakhstan is no longer known; it stood at 44." in words
    assert "Jumlah orang yang tewas di Kazakhstan tidak lagi diketahui; sebelumnya 44." in [
        one.words["id"] for one in found.moves
    ]
    assert all(one.change.articles and set(one.words) == {"en", "id"} for one in found.moves)
    assert len({one.change.id for one in found.moves}) == len(found.moves)
    later = [one.words["en"] for one in desk.changes(MIDDLE, LATE).moves]
    assert any("19 January 2022): open → kept" in one or "has passed, 19 January 2022: kept" in one for one in later)
    assert any(one.startswith("Dispute closed. A figure for people killed") for one in later)


def test_nothing_moves_within_a_day_and_time_does_not_run_backwards(desk: Desk) -> None:
    """The same day twice gives no change; a day after the last publication is refused."""
    assert desk.changes(MIDDLE, MIDDLE).moves == ()
    with pytest.raises(BadValue, match="Nothing lies between"):
        desk.changes("2022-02-01")
    assert desk.changes("2021-12-31", "2022-01-04").moves
    assert moves.nothing("id") == "Tidak ada yang berubah di antara hari-hari ini."


@pytest.mark.parametrize("what", sorted(clocks.VIEWS))
@pytest.mark.parametrize("day", [None, EARLY])
def test_every_list_has_rows_and_json_as_of_any_day(desk: Desk, what: str, day: str | None) -> None:
    """Each view gives one row a fact, as wide as its head, and facts that JSON can hold."""
    record = desk.record(day)
    view, facts = desk.view(what, record)
    assert facts or (what, day) == ("disputes", EARLY)
    assert all(len(row) == len(view.columns) for row in clocks.rows(view, facts, record))
    for fact in facts:
        plain = clocks.fact_plain(fact)
        assert json.loads(json.dumps(plain)) == plain


def test_lists_of_a_day_are_rebuilt_as_then_known(desk: Desk) -> None:
    """No fact of an early list rests on an article published later."""
    record = desk.record(EARLY)
    late = {one.id for one in desk.articles() if (one.published.when.last or date.max) > date(2022, 1, 8)}
    for what in ("figures", "events", "statements", "pledges", "disputes", "roles"):
        for fact in desk.view(what, record)[1]:
            assert late.isdisjoint(fact.witnessed.articles)  # type: ignore[attr-defined]
    with pytest.raises(BadValue, match="no list of"):
        desk.view("rumours")


def test_actors_keep_their_written_forms_and_roles_their_days(desk: Desk) -> None:
    """The president is one actor under several names; his roles are told on days."""
    record = desk.record()
    president = next(one for one in clocks.actors(record) if one.id == "Kassym-Jomart Tokayev")
    assert "Tokayev" in president.written
    assert president.roles
    assert all(one.reported.known for one in record.roles)
    former = [one for one in record.roles if one.former]
    assert former
    assert all(one.ended for one in former)


def test_the_second_clock_leaves_out_what_the_record_did_not_hold(tmp_path: Path) -> None:
    """A page that came in, and a ruling that was made, after a day are not in the record as known at that day."""
    with pytest.MonkeyPatch.context() as patch:
        pages = Path(__file__).parents[2] / "examples" / "kazakhstan-2022"
        files = sorted((pages / "en").glob("*.html")) or sorted((pages / "en").iterdir())
        with Desk.new(tmp_path / "record") as desk:
            patch.setenv("SOURCE_DATE_EPOCH", "1700000000")  # 14 November 2023
            desk.add([files[0]])
            patch.setenv("SOURCE_DATE_EPOCH", "1700200000")  # 17 November 2023
            desk.add([files[1]])
            (first, *_), every = desk.record(None, "2023-11-15").articles, set(desk.record().articles)
            assert (len(every), len(desk.record(None, "2023-11-15").articles)) == (2, 1)
            fact = desk.record(None, "2023-11-15").figures[0]
            desk.rule("reject", fact.witnessed.readings, why="misread", by="Rini")
            assert len(desk.record(None, "2023-11-16").rulings) == 0
            assert len(desk.record(None, "2023-11-17").rulings) == 1
            assert first in every
            with pytest.raises(NothingFound):
                desk.record(None, "2023-11-01")
