"""links: headlines of other articles are data, each with its title alone and its whole address."""

import pytest

from saksi.page.links import LONGEST, MOST, base, resolved
from saksi.page.page import Page, open_page

HOME = "https://kabaruji.example/dunia/2023/05/04/harga-gabah"
TITLE = "Harga Gabah Naik, Petani Kepung Kantor Bupati"
ONE = "Ratusan petani mengepung kantor bupati pada Selasa, menuntut harga gabah dinaikkan lagi."
TWO = "Polisi menahan 12 orang, dan dua di antaranya dibebaskan pada malam hari, kata juru bicara."


def page(*between: str, url: str = HOME, head: str = "") -> Page:
    inside = "".join(between)
    body = f"<h1>{TITLE}</h1><div class=article-body><p>{ONE}</p>{inside}<p>{TWO}</p></div>"
    return open_page(f"<html><head>{head}</head><body>{body}</body></html>".encode(), url=url)


def links(found: Page) -> list[tuple[str, str]]:
    return [(link.title.quote, link.address) for link in found.article.related_links]


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("https://lain.example/a?b=1#c", "https://lain.example/a?b=1#c"),
        ("//lain.example/a", "https://lain.example/a"),
        ("/a/b", "https://kabaruji.example/a/b"),
        ("beras", "https://kabaruji.example/dunia/2023/05/04/beras"),
        ("../../03/beras", "https://kabaruji.example/dunia/2023/03/beras"),
        (" \n/a\n/b ", "https://kabaruji.example/a/b"),
        ("/harga beras", "https://kabaruji.example/harga%20beras"),
        ("/berita/é", "https://kabaruji.example/berita/é"),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("data:text/html,<b>x</b>", ""),
        ("mailto:redaksi@kabaruji.example", ""),
        ("whatsapp://send?text=x", ""),
        ("ftp://kabaruji.example/x", ""),
        ("file:///etc/hosts", ""),
        ("https://masuk:sandi@lain.example/", ""),
        ("https://kabaruji.example\\@lain.example/", ""),
        ("https:///x", ""),
        ("http://[::1", ""),
        ("http://a\u2100b.example/", ""),
        ("/a\u202eb", ""),
        ("#komentar", ""),
        (HOME + "#komentar", ""),
        ("", ""),
        ("/" + "a" * LONGEST, ""),
    ],
)
def test_addresses(written: str, whole: str) -> None:
    """Relative ones become whole, and nothing but the web is an address."""
    assert resolved(written, HOME) == whole


def test_a_page_without_address_keeps_whole_addresses_only() -> None:
    """What is relative to an unknown page leads nowhere."""
    assert resolved("/a", "") == ""
    assert resolved("https://lain.example/a", "") == "https://lain.example/a"


def test_the_head_may_name_another_base() -> None:
    """`<base href>` is read from the page's own address, and a wrong one is passed over."""
    assert base("", HOME) == HOME
    assert base("/arsip/", HOME) == "https://kabaruji.example/arsip/"
    assert base("javascript:x", HOME) == HOME
    found = page("<p>Baca juga: <a href=beras>Beras Impor Tiba</a></p>", head="<base href=/arsip/>")
    assert links(found) == [("Beras Impor Tiba", "https://kabaruji.example/arsip/beras")]


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        (
            "<p><b>Baca juga:</b>&nbsp;<a href=/1>Beras Impor Tiba, 40 Truk Disiapkan</a></p>",
            [("Beras Impor Tiba, 40 Truk Disiapkan", "/1")],
        ),
        ("<p><a href=/1>BACA JUGA : Beras Impor Tiba</a></p>", [("Beras Impor Tiba", "/1")]),
        ("<p>(Lihat juga: <a href=/1>Beras Impor Tiba</a>)</p>", [("Beras Impor Tiba", "/1")]),
        ("<p><a href=/1>READ MORE: <b>Rice</b> arrives in port</a></p>", [("Rice arrives in port", "/1")]),
        (
            "<p>Baca juga: <a href=/1>Beras Impor Tiba Hari Ini</a> | <a href=/2>Pupuk Langka di Tiga Desa</a></p>",
            [("Beras Impor Tiba Hari Ini", "/1"), ("Pupuk Langka di Tiga Desa", "/2")],
        ),
        (
            "<p>Baca juga: <a href=/1>Beras Impor Tiba</a> Baca juga: <a href=/2>Pupuk Langka</a></p>",
            [("Beras Impor Tiba", "/1"), ("Pupuk Langka", "/2")],
        ),
        (
            "<p>Baca Juga</p><ul><li><a href=/1>Beras Impor Tiba di Pelabuhan</a></li>"
            "<li><a href=/2>Pupuk Langka di Tiga Desa</a></li></ul>",
            [("Beras Impor Tiba di Pelabuhan", "/1"), ("Pupuk Langka di Tiga Desa", "/2")],
        ),
        (
            "<div class=related><a href=/1><h4>Beras Impor Tiba di Pelabuhan</h4></a></div>",
            [("Beras Impor Tiba di Pelabuhan", "/1")],
        ),
        ("<p>Baca juga: <a href='javascript:void(0)'>Beras Impor Tiba</a></p>", [("Beras Impor Tiba", "")]),
        ("<p>Baca juga: Beras Impor Tiba</p>", [("Beras Impor Tiba", "")]),
        ("<p>Baca juga: <a href=/1>»</a></p>", []),
    ],
)
def test_links_of_a_page(html: str, wanted: list[tuple[str, str]]) -> None:
    """Each shape gives the headline without what announces it, and where it leads."""
    host = "https://kabaruji.example"
    assert links(page(html)) == [(title, address and host + address) for title, address in wanted]


def test_a_link_glued_behind_a_sentence_has_its_address() -> None:
    """The sentence before it stays in the body."""
    found = page("<p>Bupati menolak bertemu. Baca juga: <a href=/1>Beras Impor Tiba</a></p>")
    assert links(found) == [("Beras Impor Tiba", "https://kabaruji.example/1")]
    assert "Bupati menolak bertemu." in [found.text.quote(r.start, r.end) for r in found.text.named("body")]


def test_one_headline_is_one_link() -> None:
    """Printed twice it counts once, with the address that one of the two has."""
    found = page("<p>Baca juga: Beras Impor Tiba</p>", "<p>Baca juga: <a href=/1>Beras Impor Tiba</a></p>")
    assert links(found) == [("Beras Impor Tiba", "https://kabaruji.example/1")]


def test_scraped_text_tells_no_address() -> None:
    """There the headline is all that is left."""
    found = open_page(f"{TITLE}\n\n{ONE}\n\nBaca juga:\u00a0Beras Impor Tiba\n\n{TWO}".encode(), url=HOME)
    assert links(found) == [("Beras Impor Tiba", "")]


def test_a_page_of_links_is_bounded() -> None:
    """Ten thousand teasers are not ten thousand links of one article."""
    rows = "".join(f"<p>Baca juga: <a href=/{n}>Berita Desa Nomor {n}</a></p>" for n in range(2000))
    assert len(page(rows).article.related_links) == MOST


def test_every_link_is_a_witness() -> None:
    """Its title is exact characters of the Text."""
    found = page("<p>Baca juga: <a href=/1>İstanbul 😀 Banjir Lagi</a></p>")
    assert [link.title.check(found.text) for link in found.article.related_links] == [True]
