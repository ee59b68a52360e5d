"""The desk does what its verbs say, with plain values in and core types out."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from saksi.core.codec import article_from, reading_from, text_from
from saksi.errors import BadValue, NothingFound, PageRefused, UsageError
from saksi.service import plain, project
from saksi.service.desk import Desk
from saksi.service.pages import PageRead, Refused
from saksi.settings import Settings
from saksi.store.store import Store
from tests.service import samples


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.new(tmp_path / "project") as made:
        yield made


def save(folder: Path, name: str, data: bytes) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(data)
    return folder / name


def test_new_makes_a_project_once(tmp_path: Path) -> None:
    """A new project holds saksi.toml and a record; a second one in the same folder is refused."""
    Desk.new(tmp_path / "a").close()
    assert {path.name for path in (tmp_path / "a").iterdir()} == {"saksi.toml", "record.sqlite"}
    with pytest.raises(UsageError, match="already holds a record"):
        Desk.new(tmp_path / "a")


def test_a_new_project_and_the_docs_tell_every_setting() -> None:
    """Each setting stands in the saksi.toml of a new project and in docs/settings.md."""
    docs = (Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")
    for name in Settings.model_fields.keys() - {"record"}:
        assert f"\n# {name} = " in project.TOML
        assert f"`SAKSI_{name.upper()}`" in docs


def test_open_finds_the_nearest_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From a folder inside a project, the project is found; with SAKSI_RECORD, the one it names; else none."""
    monkeypatch.chdir(tmp_path)
    assert Desk.open().folder is None
    with pytest.raises(NothingFound, match="no record here"):
        _ = Desk.open().store
    Desk.new(tmp_path / "a").close()
    (tmp_path / "a" / "deep").mkdir()
    monkeypatch.chdir(tmp_path / "a" / "deep")
    assert Desk.open().folder == tmp_path / "a"
    Desk.new(tmp_path / "b").close()
    monkeypatch.setenv("SAKSI_RECORD", str(tmp_path / "b"))
    assert Desk.open().folder == tmp_path / "b"
    assert Desk.open(tmp_path / "a").folder == tmp_path / "a"
    with pytest.raises(NothingFound, match="no record in"):
        Desk.open(tmp_path / "c")


def test_add_stores_once(desk: Desk, tmp_path: Path) -> None:
    """The same pages twice: stored, then already held, and the record is bit for bit the same."""
    pages = samples.folder(tmp_path / "pages", pages=4, bad=False)
    first = desk.add([pages])
    assert (len(first.stored), first.already, first.refused) == (4, (), ())
    dump = list(desk.store.dump())
    second = desk.add([pages])
    assert (second.stored, len(second.already)) == ((), 4)
    assert list(desk.store.dump()) == dump
    assert desk.store.counts()["runs"] == 1


def test_a_dry_run_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    """A dry run tells what would be stored and leaves the record empty."""
    report = desk.add([samples.folder(tmp_path / "pages", pages=2, bad=False)], dry_run=True)
    assert len(report.stored) == 2
    assert set(desk.store.counts().values()) == {0}


def test_one_bad_page_among_fifty(desk: Desk, tmp_path: Path) -> None:
    """49 pages are stored and the bad one is named."""
    steps: list[tuple[int, int, str]] = []
    report = desk.add([samples.folder(tmp_path / "pages", pages=50)], step=lambda *step: steps.append(step))
    assert len(report.stored) == desk.store.counts()["articles"] == 49
    (refused,) = report.refused
    assert refused.name.endswith("page-25.html")
    assert "page-25.html" in str(refused.error)
    assert steps[0][:2] == (0, 50)
    assert steps[-1][:2] == (50, 50)


def test_better_knowledge_replaces(desk: Desk, tmp_path: Path) -> None:
    """A page added again with its outlet is read again with it, not stored beside the old one."""
    page = save(tmp_path, "a.html", samples.english())
    desk.add([page])
    again = desk.add([page], outlet="Kabar Pagi", url="https://kabar.example/1")
    assert len(again.replaced) == 1
    (article,) = desk.articles()
    assert (article.outlet, article.url) == ("Kabar Pagi", "https://kabar.example/1")
    assert desk.add([page]).already == (str(page),)
    assert desk.add([page], outlet="Kabar Pagi").already == (str(page),)
    assert not desk.verify().failures


def test_mirrors_are_two_articles(desk: Desk, tmp_path: Path) -> None:
    """The same bytes at two addresses are one page and two articles."""
    page = save(tmp_path, "a.html", samples.english())
    desk.add([page], url="https://a.example/1")
    desk.add([page], url="https://b.example/1")
    counts = desk.store.counts()
    assert (counts["pages"], counts["articles"]) == (1, 2)


def test_an_unsupported_language_is_kept_and_flagged(desk: Desk, tmp_path: Path) -> None:
    """A German page is stored with its text and an issue, and no reading is made of it."""
    report = desk.add([save(tmp_path, "a.html", samples.german())], lang="de")
    assert len(report.stored) == len(report.unread) == 1
    (article,) = desk.articles()
    assert "Hafenstadt" in desk.store.text(article.text_id).body
    assert any("language not read: de" in issue.what for _, issue in desk.store.issues())
    assert not list(desk.readings())


def test_read_stores_nothing_and_prints_what_comes_back(desk: Desk, tmp_path: Path) -> None:
    """Reading gives the object of the READINGS page, from which the core types come back unchanged."""
    page = save(tmp_path, "a.html", samples.english())
    good, bad = desk.read([page, save(tmp_path, "b.html", samples.BINARY)], outlet="Kabar", published="2023-05-09")
    assert isinstance(good, PageRead)
    assert isinstance(bad, Refused)
    assert isinstance(bad.error, PageRefused)
    value = json.loads(json.dumps(plain.page_plain(good.article, good.text, good.readings, good.issues)))
    assert list(value) == ["schema_version", "article", "text", "readings", "issues"]
    text = text_from(value["text"])
    assert text == good.text
    assert article_from(value["article"]) == good.article
    for one in value["readings"]:
        reading_from(one, article_id=good.article.id, text_id=text.id)
    assert good.article.outlet == "Kabar"
    assert set(desk.store.counts().values()) == {0}


def test_a_bad_day_is_a_usage_error(desk: Desk) -> None:
    """A day that is none is told before anything is read."""
    with pytest.raises(BadValue, match="2022-13-01"):
        desk.read(["a.html"], published="2022-13-01")
    with pytest.raises(BadValue, match="YYYY-MM-DD"):
        desk.record("tomorrow")


def test_show_takes_articles_readings_texts_pages_and_facts(desk: Desk, tmp_path: Path) -> None:
    """Each id, and its beginning, leads to the article; a reading's to that reading alone."""
    desk.add([save(tmp_path, "a.html", samples.english())])
    (article,) = desk.articles()
    for wanted in (article.id, article.id[:14], article.text_id, article.page_id[:12]):
        (shown,) = desk.show(wanted)
        assert shown.article == article
    for reading in desk.readings():
        (shown,) = desk.show(reading.id)
        assert shown.readings == (reading,)
    for fact in desk.record().figures:
        assert [one.article for one in desk.show(fact.id)] == [article]
    with pytest.raises(NothingFound, match="nothing under"):
        desk.show("article-000000")
    with pytest.raises(BadValue, match="too short"):
        desk.show("a")


def test_show_says_when_an_id_is_not_enough(desk: Desk, tmp_path: Path) -> None:
    """A beginning that fits several ids is refused, with some of them."""
    desk.add([samples.folder(tmp_path / "pages", pages=2, bad=False)])
    with pytest.raises(BadValue, match="several"):
        desk.show("article-")


def test_an_empty_record_has_no_report(desk: Desk) -> None:
    """Report and record of nothing say what to do."""
    with pytest.raises(NothingFound, match="empty"):
        desk.report(lang="en")
    with pytest.raises(NothingFound, match="empty"):
        desk.record()


def test_report_in_both_languages_and_formats(desk: Desk, tmp_path: Path) -> None:
    """Each language and format renders, twice the same; others are refused by name."""
    desk.add([samples.folder(tmp_path / "pages", pages=4, bad=False)])
    for lang in ("id", "en"):
        for fmt in ("md", "html"):
            assert desk.report(lang=lang, fmt=fmt) == desk.report(lang=lang, fmt=fmt) != ""
    with pytest.raises(BadValue, match="language 'fr'"):
        desk.report(lang="fr")
    with pytest.raises(BadValue, match="format 'doc'"):
        desk.report(lang="id", fmt="doc")


def test_as_of_before_everything(desk: Desk, tmp_path: Path) -> None:
    """A day before the first article is told as such."""
    desk.add([save(tmp_path, "a.html", samples.english())], published="2023-05-09")
    assert desk.record(date(2023, 5, 9)).articles
    with pytest.raises(NothingFound, match="2023-05-01"):
        desk.record("2023-05-01")


def test_rebuild_changes_nothing_by_itself(desk: Desk, tmp_path: Path) -> None:
    """The same program makes the same record again, bit for bit, from the stored bytes alone."""
    pages = samples.folder(tmp_path / "pages", pages=3, bad=False)
    desk.add([pages], outlet="Kabar")
    for path in pages.iterdir():
        path.unlink()
    dump = list(desk.store.dump())
    first = desk.rebuild()
    assert (len(first.same), first.changed, first.refused, first.orphaned) == (3, (), (), ())
    assert list(desk.store.dump()) == dump
    assert desk.rebuild().digest == first.digest


def test_doctor_needs_no_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The doctor looks at the installation without a record, and at a record when there is one."""
    monkeypatch.chdir(tmp_path)
    without = {one.name: one for one in Desk.open().doctor()}
    assert without["record"].state == "note"
    assert without["sqlite"].state == without["language id"].state == without["language en"].state == "ok"
    with Desk.new(tmp_path / "a") as desk:
        assert {one.name: one.state for one in desk.doctor()}["record opens"] == "ok"
    (tmp_path / "a" / "record.sqlite").write_bytes(b"not a database at all")
    with Desk.open(tmp_path / "a") as desk:
        assert {one.name: one.state for one in desk.doctor()}["record opens"] == "wrong"


def test_a_killed_add_keeps_what_it_had(tmp_path: Path) -> None:
    """An add that is killed loses no article it had stored; the next add stores the rest."""
    pages = samples.folder(tmp_path / "pages", pages=60, bad=False)
    Desk.new(tmp_path / "a").close()
    script = f"from saksi.service.desk import Desk; Desk.open({str(tmp_path / 'a')!r}).add([{str(pages)!r}])"
    running = subprocess.Popen([sys.executable, "-c", script], env={**os.environ, "SAKSI_BUSY_TIMEOUT": "5"})
    with Store.open(tmp_path / "a" / "record.sqlite") as watch:
        for _ in range(3000):
            if watch.counts()["articles"] >= 3 or running.poll() is not None:
                break
            time.sleep(0.01)
        running.send_signal(signal.SIGKILL)
        running.wait()
        stored = watch.counts()["articles"]
    assert 3 <= stored <= 60
    with Desk.open(tmp_path / "a") as desk:
        report = desk.add([pages])
        assert len(report.already) == stored
        assert len(report.stored) == 60 - stored
        assert not desk.verify().failures


def test_a_paragraph_is_read_in_its_own_language(desk: Desk, tmp_path: Path) -> None:
    """An English statement inside an Indonesian page is read as English, and none of it as Indonesian."""
    mixed = [*samples.INDONESIAN[:2], samples.ENGLISH[0].replace("14", "17"), samples.INDONESIAN[2]]
    place = save(tmp_path / "in", "mixed.html", samples.page(mixed, lang="id").encode())
    (page,) = desk.read([place])
    assert isinstance(page, PageRead)
    assert page.article.lang == "id"
    counts = {count.low for one in page.readings if one.text_of("measure") == "killed" and (count := one.count())}
    assert counts == {14, 17}
    assert {one.anchor.text_id for one in page.readings} == {page.text.id}
    assert any("another language (en)" in issue.what for issue in page.issues)
