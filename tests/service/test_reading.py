"""Reading has a budget of time: a page that breaks it is kept, flagged, and stops nothing."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from saksi import settings
from saksi.page import guard
from saksi.page.page import Page, open_page
from saksi.service import reading
from saksi.service.checks import digest
from saksi.service.desk import Desk
from tests.service.samples import english, indonesian


@pytest.mark.parametrize("threaded", [False, True])
def test_reading_elsewhere_is_the_same_reading(threaded: bool) -> None:
    """Within the budget, in the main thread or in another, which asks a process, readings and issues are the same."""
    for data in (english(), indonesian()):
        page = open_page(data)
        found = _in_thread(page) if threaded else reading.read(page.article, page.text)
        assert found == reading.unbound(page.article, page.text)
        assert found[0]
    guard.stop()


def _in_thread(page: Page, budget: reading.Budget = reading.USUAL) -> reading.Found:
    found: list[reading.Found] = []
    work = threading.Thread(target=lambda: found.append(reading.read(page.article, page.text, budget=budget)))
    work.start()
    work.join()
    return found[0]


@pytest.mark.parametrize("threaded", [False, True])
def test_a_text_that_takes_too_long_is_stopped(threaded: bool) -> None:
    """No readings, an issue that says why, within a moment of the budget."""
    sentence = "Sedikitnya 14 orang tewas dalam bentrokan di Port Luan pada Senin, kata juru bicara Paul Reyes, dan "
    page = open_page(f"Bentrok di Port Luan Meluas\n\n{sentence * 60} kota itu sepi.".encode(), lang="id")
    start = time.monotonic()
    budget = reading.Budget(seconds=0.05)
    found = _in_thread(page, budget) if threaded else reading.read(page.article, page.text, budget=budget)
    assert time.monotonic() - start < 5
    assert found[0] == ()
    assert [one.what for one in found[1]] == [
        f"not read: it took more than {budget.of(page.text):g} seconds; the page is kept"
    ]
    guard.stop()


def hurried(folder: Path) -> Desk:
    """The desk of a project in which no text is read in time."""
    return Desk(folder, settings.load(folder, reading_seconds=1e-4))


def test_a_page_that_takes_too_long_is_kept(tmp_path: Path) -> None:
    """Its bytes and text are stored, the report names it; a rebuild in time reads it, a later one keeps that."""
    project, saved = tmp_path / "project", tmp_path / "a.html"
    saved.write_bytes(english())
    Desk.new(project).close()
    with hurried(project) as desk:
        report = desk.add([saved])
        assert [one.in_time for one in report.unread] == [False]
        assert not desk.verify().failures
    with Desk.open(project) as desk:
        assert desk.rebuild().changed == (str(saved),)
        readings = list(desk.readings())
        assert readings
    with hurried(project) as desk:
        assert "took too long" in desk.rebuild().refused[0].error.what
        assert "took too long" in desk.reread().refused[0].error.what
        assert list(desk.readings()) == readings


def test_what_is_newly_known_of_a_held_page_never_costs_its_readings(tmp_path: Path) -> None:
    """A language without a pack, or too little time: the page is refused with the reason and stays as it was."""
    project, saved = tmp_path / "project", tmp_path / "a.html"
    saved.write_bytes(english())
    with Desk.new(project) as desk:
        desk.add([saved])
        before, readings = digest(desk.store), list(desk.readings())
        for dry_run in (True, False):
            (refused,) = desk.add([saved], lang="xx", dry_run=dry_run).refused
            assert str(saved) in refused.error.what
            assert refused.error.why == "no language pack reads 'xx'"
            assert refused.error.do == "leave --lang out, or name one of en, id"
    with hurried(project) as desk:
        (refused,) = desk.add([saved], outlet="Kabar").refused
        assert refused.error.why == "reading it took too long"
    with Desk.open(project) as desk:
        assert readings
        assert (digest(desk.store), list(desk.readings())) == (before, readings)


def test_a_held_page_that_was_not_read_may_change_its_language(tmp_path: Path) -> None:
    """Nothing can be lost of it: another language without a pack is taken, one with a pack is read."""
    saved = tmp_path / "a.html"
    saved.write_bytes(english())
    with Desk.new(tmp_path / "project") as desk:
        assert len(desk.add([saved], lang="de").unread) == 1
        assert [one.article.lang for one in desk.add([saved], lang="xx").replaced] == ["xx"]
        assert desk.add([saved], lang="en").replaced[0].readings


def test_a_longer_text_has_more_time() -> None:
    """Its time once more for each 400,000 characters."""
    short, long = (
        open_page(f"Judul yang panjang sekali\n\n{'Kota itu sepi. ' * n}".encode()).text for n in (3, 30_000)
    )
    budget = reading.Budget(seconds=20)
    assert 20 < budget.of(short) < 21
    assert 42 < budget.of(long) < 43
