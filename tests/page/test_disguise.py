"""disguise: the page floor flags what hides in its characters."""

from saksi.core.text import Region, Text
from saksi.page.disguise import MOST, issues
from saksi.page.page import open_page


def test_a_disguised_number_is_flagged_where_it_stands() -> None:
    """The text keeps its characters; the issue names the span; furniture is not asked."""
    page = open_page(
        b"<h1>Judul berita yang panjang</h1><p>Polisi menahan 1&#8203;00 orang di kota itu pada Senin.</p>"
    )
    (one,) = [issue for issue in page.issues if "disguised" in issue.what]
    assert one.quote == "1\u200b00" == page.text.body[one.start : one.end]
    assert "raises no figure" in one.what


def test_lost_characters_are_flagged_paragraph_by_paragraph() -> None:
    """Each U+FFFD lies between the ends of an issue, in any region."""
    body = "Ia\ufffd pergi \ufffd lagi.\nFoto: \ufffd"
    text = Text(body, (Region(0, 17, "body"), Region(18, len(body), "caption")))
    spans = [(one.start, one.end) for one in issues(text)]
    assert spans == [(2, 11), (24, 25)]


def test_a_hostile_page_gets_a_bounded_list() -> None:
    """Thousands of disguises are counted, not listed."""
    body = "1\u200b0 " * 1000
    found = list(issues(Text(body, (Region(0, len(body), "body"),))))
    assert len(found) == MOST + 1
    assert found[-1].what == "800 more numbers are disguised"


def test_how_it_was_decoded_is_kept_on_the_article() -> None:
    """Charset, ground, confidence and losses stand on the article."""
    told = open_page("<h1>Judul berita itu</h1><p>“Polisi” menahan 12 orang di kota itu.</p>".encode()).article.decoding
    assert (told.charset, told.basis, told.lost) == ("utf-8", "utf-8", 0)
    assert told.confidence > 0.8
