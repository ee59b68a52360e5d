"""Pages made to break a reader: nothing visible is lost, nothing takes long."""

import time

import pytest

from saksi.errors import PageRefused
from saksi.page.page import DEFAULT_CAP, Page, open_page

LINE = "<p>Polisi menahan dua belas orang di kota itu pada Senin, kata juru bicara kementerian.</p>"
AFTER = "<p>AFTER semua itu keadaan kembali tenang, kata juru bicara kementerian pada Selasa.</p>"


def timed(inside: str, cap: int = DEFAULT_CAP) -> tuple[Page, float]:
    start = time.process_time()
    page = open_page(f"<html><body>{LINE}{inside}{AFTER}</body></html>".encode(), cap=cap, lang="id")
    return page, time.process_time() - start


@pytest.mark.parametrize("depth", [250, 254, 300, 5_000, 100_000, 1_000_000])
def test_deep_nesting_loses_nothing(depth: int) -> None:
    """The text inside and after any number of elements is there, in at most 6 s."""
    page, seconds = timed("<div>" * depth + "MARKER text" + "</div>" * depth)
    assert "MARKER text" in page.text.body
    assert "AFTER semua" in page.text.body
    assert seconds < 6
    assert not page.issues


@pytest.mark.parametrize(
    "inside",
    [
        "<table><tr><td>" * 100_000 + "MARKER" + "</td></tr></table>" * 100_000,
        "<b><i>" * 50_000 + "MARKER",
        "<div>" * 200_000 + "MARKER" + "</b>" * 200_000,
        "<p>teks " * 50_000 + "MARKER",
        "MARKER &" + "amp;" * 300_000,
        "MARKER " + "&amp;&lt;&nbsp;" * 100_000,
        f"<div class='{'x ' * 500_000}'>MARKER</div>",
        f"<div {' '.join(f'a{n}=1' for n in range(300_000))}>MARKER</div>",
        "MARKER " + "<" * 200_000,
        "MARKER " + "(" * 200_000 + " " + "- " * 100_000,
        "<div class='a comment'>teks " * 30_000 + "MARKER",
    ],
    ids=[
        "tables", "unclosed", "ends of nothing", "paragraphs", "ampersands", "entities", "attribute", "attributes",
        "less than", "signs", "hints",
    ],
)  # fmt: skip
def test_hostile_markup_loses_nothing(inside: str) -> None:
    """Every marker and the text behind it is there, in at most 6 s."""
    page, seconds = timed(inside)
    assert "MARKER" in page.text.body
    assert "AFTER semua" in page.text.body
    assert seconds < 6


@pytest.mark.parametrize("inside", ["<!-- ", "<script>", "<style>"])
def test_what_never_ends_hides_the_rest_and_is_flagged(inside: str) -> None:
    """What stands behind it no browser shows; the page says so."""
    page, seconds = timed("MARKER" + inside + LINE * 1000)
    assert "MARKER" in page.text.body
    assert any("never ends" in issue.what for issue in page.issues)
    assert seconds < 2


def test_a_parser_that_loses_text_is_found_out() -> None:
    """An attribute whose quote never closes swallows the page for libxml2; reading by tags keeps it, flagged."""
    page, _ = timed('<p title="x>MARKER di sini.</p>')
    assert "MARKER di sini." in page.text.body
    assert any("The parser lost" in issue.what for issue in page.issues)


def test_a_page_above_the_cap_is_refused_at_once() -> None:
    """Nothing of it is decoded or parsed."""
    data = b"<p>x</p>" * (DEFAULT_CAP // 4)
    start = time.process_time()
    with pytest.raises(PageRefused, match="bytes"):
        open_page(data)
    assert time.process_time() - start < 1


def test_time_grows_with_the_page_and_no_faster() -> None:
    """Two and a half times the page takes at most 2.6 times as long, within what clocks waver (a best of two)."""

    def seconds(size: int) -> float:
        line = LINE.replace("kota", "kota <b>besar</b> <a href=/x>itu</a>")
        return min(timed(line * (size // len(line)))[1] for _ in range(2))

    seconds(100_000)
    assert seconds(2_500_000) < 2.6 * 1.25 * seconds(1_000_000)


@pytest.mark.parametrize("charset", ["x-klingon", "utf-7", "hex", ""])
def test_a_bogus_charset_is_no_obstacle(charset: str) -> None:
    """What nobody knows is said and passed over."""
    data = f"<html><head><meta charset='{charset}'></head><body>{LINE}</body></html>".encode()
    assert "Polisi menahan" in open_page(data, charset=charset).text.body
