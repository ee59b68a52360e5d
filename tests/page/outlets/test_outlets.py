"""Outlets: names, aliases and domains, and layouts of single outlets."""

import tomllib
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from saksi import plugs
from saksi.know import outlets
from saksi.page import outlets as layouts
from saksi.page.furniture import Label
from saksi.page.outlets import Classes, fitting, refine
from saksi.page.page import open_page
from saksi.page.sheet import lay

PAGES = Path(__file__).parent / "pages"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("REUTERS", "Reuters"),
        ("rtr", "Reuters"),
        ("The Associated Press", "AP"),
        ("TEMPO.CO", "Tempo"),
        ("Polisi", None),
    ],
)
def test_called(written: str, name: str | None) -> None:
    """Any case, any alias; "the" in front does not count."""
    found = outlets.called(written)
    assert (found.name if found else None) == name


def test_at_a_host() -> None:
    """A host lies under the domain of its outlet; a domain that only ends alike does not."""
    tempo, none = outlets.at("nasional.tempo.co"), outlets.at("nottempo.co")
    assert tempo is not None
    assert tempo.name == "Tempo"
    assert none is None


def test_no_alias_names_two() -> None:
    """Every name and alias names one organisation."""
    names = [(outlets.squash(n), o.name) for o in outlets.organisations() for n in (o.name, *o.aliases)]
    assert len({squashed for squashed, _ in set(names)}) == len(set(names))


def test_prose_names_need_capitals() -> None:
    """The word antara is no name, Antara with a capital is a wire; the longest name that fits is found."""
    text = "perbedaan antara dua kota, the dawn; dilansir Antara dan BBC News Indonesia (CNN), bukan AFPx"
    found = [(text[one.start : one.end], one.organisation.name) for one in outlets.mentions(text, 0, len(text))]
    assert found == [("Antara", "Antara"), ("BBC News Indonesia", "BBC"), ("CNN", "CNN")]


def test_a_layout_cuts_on_its_own_hosts() -> None:
    """A class of one outlet turns body into furniture there and nowhere else."""
    sheet = lay("<div class='quotebox'><p>Kutipan</p></div>")
    layout = Classes(("uji.example",), (("quotebox", "pull quote"),))
    labels = {0: Label("body")}
    refine(sheet, labels, "lain.example", among=(layout,))
    assert labels[0].name == "body"
    refine(sheet, labels, "www.uji.example", among=(layout,))
    assert labels[0] == Label("furniture", "pull quote")


def test_a_layout_keeps_but_not_what_a_cue_cuts() -> None:
    """Furniture by place or class becomes body where the layout says so; "Baca juga" stays furniture anywhere."""
    sheet = lay("<div class='teks'><p>Polisi menahan dua orang.</p><p>Baca juga: Harga beras naik</p></div>")
    labels = {0: Label("furniture", "beside the article"), 1: Label("furniture", "related link")}
    refine(sheet, labels, "uji.example", among=(Classes(("uji.example",), keep=("teks",)),))
    assert [labels[n].name for n in (0, 1)] == ["body", "furniture"]


@pytest.mark.parametrize(
    ("day", "ends"),
    [
        (date(2010, 5, 1), date(2012, 12, 31)),
        (date(2012, 12, 31), date(2012, 12, 31)),
        (date(2013, 1, 1), date(2019, 6, 30)),
        (date(2024, 1, 1), None),
        (None, None),
    ],
)
def test_the_layout_of_the_day(day: date | None, ends: date | None) -> None:
    """Of several layouts of one outlet the one in use on the page's day is taken; without a day, today's."""
    among = tuple(Classes(("uji.example",), valid_until=end) for end in (None, date(2012, 12, 31), date(2019, 6, 30)))
    assert [one.valid_until for one in fitting("uji.example", day, among)] == [ends]
    assert fitting("lain.example", day, among) == ()


def test_an_outlet_that_is_over_has_no_layout_today() -> None:
    """A page of later than the last layout is left to the general rules."""
    assert fitting("uji.example", date(2020, 1, 1), (Classes(("uji.example",), valid_until=date(2019, 1, 1)),)) == ()


MODULES = sorted(path.stem for path in Path(layouts.__file__).parent.glob("*.py") if path.stem != "__init__")


def test_every_layout_is_registered() -> None:
    """A file in page/outlets that no entry point names would never be used."""
    assert set(MODULES) <= set(plugs.found("outlets"))


@pytest.mark.parametrize("name", sorted(plugs.found("outlets")))
def test_every_layout_has_its_saved_page(name: str) -> None:
    """Each layout of ours has a page and says what it must give; a layout with an end has a page of that time too."""
    if name not in MODULES:
        pytest.skip("a plug-in from elsewhere brings its own tests")
    held = plugs.load("outlets", name)
    assert isinstance(held, tuple)
    pages = [path for path in PAGES.glob(f"{name}*.html") if path.stem.partition(".")[0] == name]
    assert len(pages) >= len(held), f"save a page of our own composing as {PAGES / name}.html"
    for layout in held:
        assert layout.domains
        assert layout.cuts("no-such-class") == ""
        assert not layout.keeps("no-such-class")


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.html")), ids=lambda path: path.stem)
def test_saved_pages(path: Path) -> None:
    """Body and furniture are what the page's own file says, and without the layout they would not be."""
    wanted = tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))
    page = open_page(path.read_bytes())
    assert page.article.url == wanted["url"]
    body = [page.text.quote(region.start, region.end) for region in page.text.named("body")]
    assert len(body) == len(wanted["body"])
    assert all(text.startswith(start) for text, start in zip(body, wanted["body"], strict=True))
    for start, why in wanted["furniture"].items():
        assert any(
            page.text.quote(region.start, region.end).startswith(start) and why in region.why
            for region in page.text.named("furniture")
        ), start
    host = urlsplit(wanted["url"]).hostname or ""
    bare = open_page(path.read_bytes().replace(host.encode(), b"www.nobody.example"))
    assert [bare.text.quote(region.start, region.end) for region in bare.text.named("body")] != body


def test_a_layout_from_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """An installed package brings its layout by entry point; one that cannot be loaded is told and stops nothing."""
    dist = tmp_path / "elsewhere-1.0.dist-info"
    dist.mkdir()
    (dist / "METADATA").write_text("Metadata-Version: 2.1\nName: elsewhere\nVersion: 1.0\n")
    (dist / "entry_points.txt").write_text("[saksi.outlets]\nelse = elsewhere:LAYOUT\nlost = elsewhere_lost:LAYOUT\n")
    (tmp_path / "elsewhere.py").write_text(
        "from saksi.page.outlets import Classes\nLAYOUT = Classes(('else.example',), (('box', 'a box'),))\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    layouts.registered.cache_clear()
    try:
        assert [one.cuts("box") for one in fitting("else.example", None, layouts.registered())] == ["a box"]
        assert "elsewhere_lost" in caplog.text
    finally:
        layouts.registered.cache_clear()
