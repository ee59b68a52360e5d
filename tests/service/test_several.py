"""The pages of one article are one article, given together or one after another; its other views are no edits."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from saksi.core.text import Text
from saksi.service.desk import Desk
from saksi.service.pages import AddReport, PageRead
from tests.service.several import ADDRESS, PARAGRAPHS, TITLE, leaf, pages

WHOLE = f"{ADDRESS}?page=all"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.new(tmp_path / "project") as made:
        yield made


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


def saved(folder: Path, *files: bytes, told: dict[str, str] | None = None) -> Path:
    """A folder of pages named 1.html, 2.html, ...; `told` gives some of them an address."""
    folder.mkdir(exist_ok=True)
    for number, data in enumerate(files, 1):
        (folder / f"{number}.html").write_bytes(data)
    rows = [f"{name},{url}" for name, url in (told or {}).items()]
    (folder / "pages.csv").write_text("\n".join(["file,url", *rows]), encoding="utf-8")
    return folder


def add(desk: Desk, *files: bytes, url: str = "") -> AddReport:
    """Adds pages from a folder of their own, all at once."""
    assert desk.folder
    folder = desk.folder.parent / f"pages-{len(list(desk.folder.parent.iterdir()))}"
    return desk.add([saved(folder, *files)], url=url)


def body(text: Text) -> list[str]:
    return [text.quote(one.start, one.end) for one in text.named("body")]


def read(folder: Path) -> list[PageRead]:
    return [one for one in Desk(None, Desk.open().settings).read([folder]) if not one.refused]


def sound(desk: Desk) -> bool:
    """True when everything held stands up, and a rebuild changes nothing."""
    return not desk.verify().failures and not desk.rebuild().changed


def test_pages_given_together_are_one_article(tmp_path: Path) -> None:
    """In whatever order: the masthead of the first, all paragraphs once and in order, the wire of the last."""
    mixed = pages()
    random.Random(3).shuffle(mixed)
    (page,) = read(saved(tmp_path / "a", *mixed))
    assert body(page.text) == list(PARAGRAPHS)
    assert (page.article.url, page.article.title, page.article.origin) == (ADDRESS, TITLE, "Reuters")
    assert page.article.bylines == ("Rita Amalia",)
    assert page.article.published.when.iso() == "2023-05-09T09:00:00+07:00"
    assert page.text.body.count(TITLE) == 1
    assert page.text.body.count("Harga beras naik lagi") == 1
    assert {"killed", "detained", "injured"} <= {one.text_of("measure") for one in page.readings}
    assert not page.issues


def test_a_joined_article_is_stored_verified_and_rebuilt(desk: Desk) -> None:
    """Its bytes hold those of all its pages; the same pages again, together or one of them, add nothing."""
    report = add(desk, *pages())
    assert len(report.stored) == 1
    (article,) = desk.articles()
    held = desk.store.page(article.page_id)
    assert all(one in held for one in pages())
    assert sound(desk)
    assert len(add(desk, *pages()).already) == 1
    assert len(add(desk, pages()[1]).already) == 1
    assert len(list(desk.articles())) == 1


def test_names_of_files_are_no_evidence(tmp_path: Path) -> None:
    """Pages that tell no addresses are articles by themselves, whatever their files are called."""
    folder = tmp_path / "a"
    folder.mkdir()
    for number in (1, 2):
        (folder / f"artikel-{number}.html").write_bytes(leaf(PARAGRAPHS[number : number + 2], number=number))
    assert len(read(folder)) == 2


def test_the_sidecar_tells_the_number_where_the_page_does_not(tmp_path: Path) -> None:
    """Portals call all pages the first; the addresses they were fetched from tell them apart."""
    one, two = (leaf(PARAGRAPHS[at : at + 3], canonical=ADDRESS, number=at) for at in (0, 3))
    folder = saved(tmp_path / "a", two, one, told={"1.html": f"{ADDRESS}?page=2&utm_source=x", "2.html": ADDRESS})
    (page,) = read(folder)
    assert body(page.text) == list(PARAGRAPHS)


def test_a_link_to_the_next_page_tells_it_too(tmp_path: Path) -> None:
    """Where all pages call themselves the first, the links between them order them."""
    one = leaf(PARAGRAPHS[:3], canonical=ADDRESS, last=f'<a href="{ADDRESS}?page=2">Halaman selanjutnya</a>')
    two = leaf(PARAGRAPHS[3:], canonical=ADDRESS, last=f'<a rel="prev" href="{ADDRESS}">1</a>')
    (page,) = read(saved(tmp_path / "a", two, one))
    assert body(page.text) == list(PARAGRAPHS)


@pytest.mark.parametrize(
    ("links", "title", "articles"),
    [
        ('<link rel="prev" href="https://harian.example/bentrok.html">', TITLE, 1),
        ('<link rel="prev" href="https://harian.example/bentrok.html">', "Harga Gabah Naik di Kabupaten", 2),
        ('<link rel="prev" title="Lain" href="https://harian.example/bentrok.html">', TITLE, 2),
        ("", TITLE, 2),
    ],
)
def test_digits_at_the_end_need_a_link(tmp_path: Path, links: str, title: str, articles: int) -> None:
    """judul-2.html is page 2 of judul.html when rel=prev and the title say so; links between posts of a blog do not."""
    one = leaf(PARAGRAPHS[:3], canonical="https://harian.example/bentrok.html")
    two = leaf(PARAGRAPHS[3:], canonical="https://harian.example/bentrok-2.html", links=links, title=title)
    assert len(read(saved(tmp_path / "a", one, two))) == articles


def test_a_missing_page_is_told(tmp_path: Path) -> None:
    """Pages one and three are read as one, and an issue says that two is missing; so does a last page that leads on."""
    one, two, three = pages()
    (page,) = read(saved(tmp_path / "a", one, three))
    assert body(page.text) == [*PARAGRAPHS[:2], *PARAGRAPHS[4:]]
    assert [one.what for one in page.issues] == ["Page 2 of the article is missing: it was read from pages 1, 3"]
    (page,) = read(saved(tmp_path / "b", one, two))
    assert [one.what for one in page.issues if "goes on on page 3" in one.what]
    (page,) = read(saved(tmp_path / "c", two))
    assert [one.what for one in page.issues if f"This is page 2 of the article at {ADDRESS}" in one.what]


def test_a_page_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    """The others are read, with an issue."""
    empty = (
        b"<html><head><link rel=canonical href='%s?page=2'></head><body><nav>x</nav></body></html>" % ADDRESS.encode()
    )
    (page,) = read(saved(tmp_path / "a", pages()[0], empty))
    assert any(one.what.startswith("Page 2 was not read: No article found") for one in page.issues)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2), (1, 2, 0)])
def test_pages_that_come_one_after_another_are_joined(desk: Desk, order: tuple[int, ...]) -> None:
    """In whatever order they come the record holds one article, as if they had come together."""
    reports = [add(desk, pages()[at]) for at in order]
    assert [len(one.joined) for one in reports] == [0, 1, 1]
    assert not any(one.edited for one in reports)
    (article,) = desk.articles()
    assert body(desk.store.article(article.id)[1]) == list(PARAGRAPHS)
    assert sound(desk)
    assert len(add(desk, *pages()).already) == 1


def test_a_silent_edit_on_a_later_page_is_a_version(desk: Desk) -> None:
    """Page 2 comes again with another number: both articles stay, and only that paragraph changed."""
    add(desk, *pages())
    again = pages()[1].replace(b"320", b"415")
    report = add(desk, again)
    assert len(report.stored) == 1
    (edit,) = report.edited
    assert [one.how for one in edit.step.paragraphs] == ["changed"]
    assert edit.step.silent
    (history,) = desk.versions()
    assert len(history.versions) == 2
    assert sound(desk)


def test_all_pages_come_where_the_first_is_held(desk: Desk) -> None:
    """The article is held anew with all its pages, and nothing is called an edit."""
    add(desk, pages()[0])
    report = add(desk, *pages())
    assert (len(report.joined), len(report.edited)) == (1, 0)
    assert len(list(desk.articles())) == 1


def test_the_view_of_all_pages_is_preferred(tmp_path: Path) -> None:
    """Given with the single pages it alone is read, for it says all they say."""
    whole = leaf(PARAGRAPHS, canonical=ADDRESS)
    folder = saved(tmp_path / "a", *pages(), whole, told={"4.html": WHOLE})
    (page,) = read(folder)
    assert body(page.text) == list(PARAGRAPHS)
    assert not page.issues


def test_a_view_of_all_pages_that_says_otherwise_is_no_copy(desk: Desk, tmp_path: Path) -> None:
    """Then both are read, and the changed toll is told."""
    whole = leaf((PARAGRAPHS[0].replace("14", "23"), *PARAGRAPHS[1:]), canonical=ADDRESS)
    report = desk.add([saved(tmp_path / "a", *pages(), whole, told={"4.html": WHOLE})])
    assert len(report.stored) == 2
    (history,) = desk.versions()
    assert [[one.how for one in step.paragraphs] for step in history.steps] == [["changed"]]


AMP = leaf((*PARAGRAPHS[:3], *PARAGRAPHS[4:]), canonical=ADDRESS, mark=" amp")
DESKTOP = leaf(PARAGRAPHS, canonical=ADDRESS)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_an_amp_copy_is_no_edit(desk: Desk, order: tuple[int, int]) -> None:
    """It leaves out a paragraph and tells no hour: neither versions nor record call that an edit."""
    copy = AMP.replace(b"T09:00:00+07:00", b"").replace(b"| 09:00 WIB", b"")
    for at in order:
        report = add(desk, (DESKTOP, copy)[at])
    (edit,) = report.edited
    assert edit.step.only_view
    assert not edit.step.silent
    assert not edit.figures
    (history,) = desk.versions()
    assert {one.view for one in history.versions} == {"", "amp"}
    record = desk.record()
    assert not [point.note for fact in record.figures for point in fact.points if "silent" in point.note]
    assert {"injured", "killed", "detained"} <= {fact.measure for fact in record.figures}


def test_a_toll_that_was_changed_in_the_amp_copy_is_shown(desk: Desk) -> None:
    """Twenty-three dead there, fourteen here: the edit is told, in versions and record."""
    add(desk, DESKTOP)
    report = add(desk, AMP.replace(b"14", b"23"))
    (edit,) = report.edited
    assert edit.step.silent
    assert edit.figures
    notes = [point.note for fact in desk.record().figures for point in fact.points]
    assert any("silent edit" in note and "14" in note for note in notes)


def test_a_version_is_held_against_the_last_of_its_own_view(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """An AMP copy between two versions of a page adds nothing to the difference between them."""
    for second, data in enumerate((DESKTOP, AMP, DESKTOP.replace(b"14", b"23"))):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1_700_000_000 + second))
        report = add(desk, data)
    (edit,) = report.edited
    assert [one.how for one in edit.step.paragraphs] == ["changed"]


def test_a_page_at_two_addresses_that_differ_in_noise_is_held_once(desk: Desk) -> None:
    """Tracking names, fragments and the mobile host lead to the same article."""
    bare = leaf(PARAGRAPHS)
    add(desk, bare, url=f"{ADDRESS}?utm_source=surat#komentar")
    other = bare.replace(b"Harga beras", b"Harga cabai")
    report = add(desk, other, url=f"{ADDRESS}?fbclid=abc")
    assert [one.url for one in desk.articles()] == [ADDRESS, ADDRESS]
    (edit,) = report.edited
    assert not edit.step.paragraphs


def test_what_is_newly_known_of_a_page_is_told_to_the_article(desk: Desk, tmp_path: Path) -> None:
    """The outlet given with all pages later is the article's; nothing else changes."""
    stripped = [one.replace(b'<meta property="og:site_name" content="Harian Contoh">', b"") for one in pages()]
    add(desk, *stripped)
    folder = saved(tmp_path / "a", *stripped)
    report = desk.add([folder], outlet="Warta Uji")
    assert len(report.replaced) == 1
    (article,) = desk.articles()
    assert article.outlet == "Warta Uji"


def test_a_bundle_reads_the_same_in_the_other_process(tmp_path: Path) -> None:
    """A large first page makes the bundle too large for this process; the article is the same."""
    small = read(saved(tmp_path / "a", *pages()))
    padded = [one.replace(b"</head>", b"<!-- %s --></head>" % (b"x" * 200_000)) for one in pages()]
    large = read(saved(tmp_path / "b", *padded))
    assert [replace(one.article, page_id="") for one in small] == [replace(one.article, page_id="") for one in large]
