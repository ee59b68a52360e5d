"""Reading has a budget of time: a page that breaks it is kept, flagged, and stops nothing."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from saksi.page import guard
from saksi.page.page import open_page
from saksi.service import reading
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


def _in_thread(page: object, seconds: float | None = None) -> reading.Found:
    found: list[reading.Found] = []
    work = threading.Thread(
        target=lambda: found.append(reading.read(page.article, page.text, seconds=seconds))  # type: ignore[attr-defined]
    )
    work.start()
    work.join()
    return found[0]


@pytest.mark.parametrize("threaded", [False, True])
def test_a_text_that_takes_too_long_is_stopped(threaded: bool) -> None:
    """No readings, an issue that says why, within a moment of the budget."""
    sentence = "Sedikitnya 14 orang tewas dalam bentrokan di Port Luan pada Senin, kata juru bicara Paul Reyes, dan "
    page = open_page(f"Bentrok di Port Luan Meluas\n\n{sentence * 60} kota itu sepi.".encode(), lang="id")
    start = time.monotonic()
    found = _in_thread(page, 0.05) if threaded else reading.read(page.article, page.text, seconds=0.05)
    assert time.monotonic() - start < 5
    assert found[0] == ()
    assert [one.what for one in found[1]] == ["not read: it took more than 0.05 seconds; the page is kept"]
    guard.stop()


def test_a_page_that_takes_too_long_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its bytes and text are stored, the report names it, the next page is read; a rebuild in time reads it."""
    (tmp_path / "a.html").write_bytes(english())
    with Desk.new(tmp_path / "project") as desk:
        monkeypatch.setattr(reading, "SECONDS", 1e-4)
        monkeypatch.setattr(reading, "CHARACTERS", 10**9)
        report = desk.add([tmp_path / "a.html"])
        assert [one.in_time for one in report.unread] == [False]
        assert not desk.verify().failures
        monkeypatch.undo()
        assert desk.rebuild().changed == (str(tmp_path / "a.html"),)
        assert list(desk.readings())
        monkeypatch.setattr(reading, "SECONDS", 1e-4)
        monkeypatch.setattr(reading, "CHARACTERS", 10**9)
        assert "took too long" in desk.rebuild().refused[0].error.what
        assert list(desk.readings())


def test_a_longer_text_has_more_time() -> None:
    """A second for each 20,000 characters, beside what any text has."""
    short, long = (
        open_page(f"Judul yang panjang sekali\n\n{'Kota itu sepi. ' * n}".encode()).text for n in (3, 30_000)
    )
    assert reading.budget(short) < reading.SECONDS + 1 < reading.budget(long)
