"""scan: what stands on a page outside its tags, whatever its tags are like."""

from html.parser import HTMLParser

import pytest
from layouts import LAYOUTS
from pages import AGENCY_EN, PORTAL_ID

from saksi.page import parse, scan


class Heard(HTMLParser):
    """The characters that the tokenizer of the standard library tells, without scripts, styles and titles."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in scan.UNREAD

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in scan.UNREAD

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data)


ODD = (
    "<p title='a > b'>satu</p><p title=\"'>'\">dua</p>",
    "<!-- <p>tak tampak</p> --><p>tampak &amp; &eacute; &#8220;kutip&#x201d;</p>",
    "<script>if (a < b) { '<p>' }</script><style>p > a {}</style><SCRIPT>x</SCRIPT ><p>isi</p>",
    "5 < 6 dan 7 > 3, <b>tebal</b><br/>baris<hr>",
    "<?xml version='1.0'?><!DOCTYPE html><p>isi</p>",
    "<textarea><p>kotak</p></textarea><p>isi</p>",
    "<div><span>İstanbul 😀</span></div>",
)


@pytest.mark.parametrize("markup", [PORTAL_ID, AGENCY_EN, *(layout.html for layout in LAYOUTS), *ODD])
def test_it_hears_what_the_standard_library_hears(markup: str) -> None:
    """The same characters in the same order, and the same that libxml2 tells."""
    heard = Heard()
    heard.feed(markup)
    heard.close()
    wanted = "".join("".join(heard.parts).split())
    assert "".join(scan.plain(markup).split()) == wanted
    reader = parse.read(markup)
    assert reader is not None
    assert "".join("".join(reader.weaver.heard).split()) == wanted


@pytest.mark.parametrize("markup", [PORTAL_ID, AGENCY_EN, *(layout.html for layout in LAYOUTS)])
def test_reading_by_tags_gives_the_same_page(markup: str) -> None:
    """Blocks and head are those that libxml2 leads to."""
    by_tags, heard = parse.read_by_tags(markup), parse.read(markup)
    assert heard is not None
    assert [block.text for block in by_tags.weaver.blocks] == [block.text for block in heard.weaver.blocks]
    assert by_tags.head() == heard.head()


@pytest.mark.parametrize(
    ("markup", "name"),
    [
        ("<p>a</p><!-- b", "comment"),
        ("<p>a</p><script>b", "script"),
        ("<p>a</p><style>b</p>", "style"),
        ("<p>a</p><a href='b", "tag"),
        ("<p>a < b</p>", ""),
        ("<p>a</p><!-- b --><script>c</script>", ""),
    ],
)
def test_what_never_ends_is_named(markup: str, name: str) -> None:
    """Nobody sees what stands behind the beginning of it, so somebody must be told."""
    assert scan.unended(markup) == name


def test_attributes_are_read_as_browsers_do() -> None:
    """Quotes, none, no value, entities; the first of two with one name counts."""
    told = scan.attributes(""" class="a b" ID='c>d' hidden data-x=1/2 title="&quot;x&quot;" class=z""")
    assert told == {"class": "a b", "id": "c>d", "hidden": "", "data-x": "1/2", "title": '"x"'}


def test_strain_counts_the_steps_outwards() -> None:
    """End tags that close the innermost element cost one step each, those that close nothing all that is open."""
    assert scan.strain("<div>" * 50 + "</div>" * 50) == 50
    assert scan.strain("<div>" * 50 + "</b>" * 10) == 500
