"""Versions of a page: both stay, and what changed is told paragraph by paragraph and reading by reading."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from saksi.errors import NothingFound
from saksi.gather.source import Known
from saksi.service import plain
from saksi.service.compare import Version, compare
from saksi.service.desk import Desk
from saksi.service.pages import read_page

GOLD = Path(__file__).parents[1] / "gold"
ADDRESS = "https://harian.example/dunia/2023/05/bentrok"
PARAGRAPHS = (
    "Sedikitnya 14 orang tewas dalam bentrokan di Port Luan pada Senin, kata Kementerian Kesehatan.",
    "Ribuan warga mengungsi ke kota tetangga sejak kerusuhan pecah di kawasan pelabuhan itu.",
    "Polisi menahan 320 orang, kata Menteri Dalam Negeri Paul Reyes kepada wartawan.",
)


def page(*paragraphs: str, side: str = "Harga beras naik lagi", clock: str = "09:00", updated: str = "") -> bytes:
    body = "".join(f"<p>{one}</p>" for one in paragraphs or PARAGRAPHS)
    told = f'<meta property="article:modified_time" content="2023-05-09T{updated}:00+07:00">' if updated else ""
    return f"""<html lang="id"><head>{told}<meta charset="utf-8"><link rel="canonical" href="{ADDRESS}">
<meta property="og:title" content="Bentrok di Port Luan"><meta property="og:site_name" content="Harian Contoh">
<meta property="article:published_time" content="2023-05-09T{clock}:00+07:00"></head><body><article>
<h1>Bentrok di Port Luan</h1>{body}</article><aside class="popular"><h3>Terpopuler</h3><a href="/x">{side}</a></aside>
</body></html>""".encode()


def version(data: bytes, seen: str = "") -> Version:
    one = read_page("page", data, Known())
    return Version(one.article, one.text, one.readings, seen)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.new(tmp_path / "project") as made:
        yield made


def add(desk: Desk, folder: Path, data: bytes, name: str = "page.html") -> tuple[str, ...]:
    """Adds one page and gives back how many paragraphs of each edited page changed, and whether silently."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(data)
    report = desk.add([folder / name])
    return tuple(f"{len(one.step.paragraphs)} {one.step.silent}" for one in report.edited)


def test_a_changed_side_bar_is_no_change() -> None:
    """Only title and body are held against each other."""
    found = compare(version(page()), version(page(side="Harga cabai turun, 30 truk tiba")))
    assert (found.paragraphs, found.readings, found.silent) == ((), (), False)


def test_paragraphs_are_added_gone_and_changed() -> None:
    """A rewritten paragraph is one change, a new one an addition, a missing one is gone; spans are of each text."""
    old = version(page())
    new = version(page(PARAGRAPHS[0].replace("14", "23"), PARAGRAPHS[2], "Bandara ditutup hingga pekan depan."))
    found = compare(old, new)
    assert [one.how for one in found.paragraphs] == ["changed", "gone", "added"]
    for one in found.paragraphs:
        for side, span, words in ((old, one.old_span, one.old), (new, one.new_span, one.new)):
            assert span is None or side.text.quote(*span) == words


def test_a_toll_that_was_edited_is_one_reading_with_two_values() -> None:
    """The killed rise from 14 to 23: one difference, in its count alone, with both witnesses."""
    found = compare(version(page()), version(page(PARAGRAPHS[0].replace("14", "23"), *PARAGRAPHS[1:])))
    (toll,) = [one for one in found.readings if one.reading.kind == "figure"]
    assert toll.how == "changed"
    assert [(name, old.witness.quote, new.witness.quote) for name, old, new in toll.slots if old and new] == [
        ("count", "Sedikitnya 14", "Sedikitnya 23")
    ]
    assert found.silent


def test_a_change_that_the_clock_tells_is_not_silent() -> None:
    """When the page's own time moved, the edit was announced."""
    edited = version(page(PARAGRAPHS[0].replace("14", "23"), *PARAGRAPHS[1:], clock="15:30"))
    assert not compare(version(page()), edited).silent


@pytest.mark.parametrize(
    ("was", "now", "silent"),
    [("", "15:30", False), ("12:00", "15:30", False), ("12:00", "12:00", True), ("", "09:00", True)],
)
def test_a_change_that_a_declared_update_tells_is_not_silent(was: str, now: str, silent: bool) -> None:
    """A new `article:modified_time` announces the edit; the one told before, or that of publication, does not."""
    edited = version(page(PARAGRAPHS[0].replace("14", "23"), *PARAGRAPHS[1:], updated=now))
    assert compare(version(page(updated=was)), edited).silent is silent


def test_a_change_that_a_note_tells_is_not_silent() -> None:
    """A line that says the article was corrected announces the edit."""
    edited = version(page(PARAGRAPHS[0].replace("14", "23"), *PARAGRAPHS[1:], "Ralat: jumlah korban telah diperbaiki."))
    assert not compare(version(page()), edited).silent


def test_both_versions_stay_and_the_later_comes_last(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three texts of one address, the last two with a smaller toll and one clock: the order is that of coming in."""
    edited = []
    for second, toll in enumerate(("14", "23", "19")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1_700_000_000 + second))
        edited.append(add(desk, tmp_path / "pages", page(PARAGRAPHS[0].replace("14", toll), *PARAGRAPHS[1:])))
    assert edited == [(), ("1 True",), ("1 True",)]
    assert desk.store.counts()["texts"] == 3
    (history,) = desk.versions()
    assert history.address == ADDRESS
    tolls = [one.text.body[one.text.body.index("Sedikitnya") + 11 :][:2] for one in history.versions]
    assert tolls == ["14", "23", "19"]
    assert len(history.steps) == 2
    assert [one.seen for one in history.versions] == sorted(one.seen for one in history.versions)


def test_a_page_is_found_by_address_and_by_any_id(desk: Desk, tmp_path: Path) -> None:
    """Address, article, reading, text and page id lead to one history; a page with one version has none."""
    assert add(desk, tmp_path / "pages", page()) == ()
    with pytest.raises(NothingFound, match="No page"):
        desk.versions()
    with pytest.raises(NothingFound, match="one version"):
        desk.versions(ADDRESS)
    add(desk, tmp_path / "pages", page(*PARAGRAPHS[:2]))
    article = next(desk.articles())
    reading = next(desk.readings())
    for wanted in (ADDRESS, article.id, reading.id[:20], article.text_id, article.page_id):
        assert [one.address for one in desk.versions(wanted)] == [ADDRESS]
    with pytest.raises(NothingFound, match="no page at https"):
        desk.versions("https://nowhere.example/")


@pytest.mark.parametrize(("lang", "was", "now"), [("id", {8, 317}, {12, 353}), ("en", {12, 353}, {18, 748})])
def test_the_two_versions_of_the_gold_set(lang: str, was: set[int], now: set[int]) -> None:
    """The tolls that a newsroom edited silently are changed figures with both values, none is only gone or added."""
    first, second = (version((GOLD / lang / f"02{part}.html").read_bytes()) for part in "ab")
    assert first.article.url == second.article.url
    found = compare(first, second)
    assert found.silent
    figures = [one for one in found.readings if one.reading.kind == "figure"]
    assert {one.how for one in figures} == {"changed"}
    counts = [(one.old.count(), one.new.count()) for one in figures if one.old and one.new]
    assert was <= {old.low for old, _ in counts if old}
    assert now <= {new.low for _, new in counts if new}


def test_a_history_as_plain_values(desk: Desk, tmp_path: Path) -> None:
    """Versions, paragraphs with spans, and readings with the slots that differ."""
    add(desk, tmp_path / "pages", page(), "a.html")
    add(desk, tmp_path / "pages", page(PARAGRAPHS[0].replace("14", "23"), *PARAGRAPHS[1:]), "b.html")
    (history,) = desk.versions()
    told = plain.history_plain(history)
    (change,) = told["changes"]  # type: ignore[misc, union-attr]
    assert change["paragraphs"][0]["new"]["text"].startswith("Sedikitnya 23")  # type: ignore[index, call-overload]
    figure = next(one for one in change["readings"] if one["kind"] == "figure")  # type: ignore[index, call-overload, union-attr]
    assert figure["slots"]["count"]["old"]["value"]["low"] == 14
