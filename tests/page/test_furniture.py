"""furniture: plugs, links and copies in every shape leave the body; prose that looks alike stays."""

import pytest

from saksi.page.page import Page, open_page

ONE = "Polisi menahan dua belas orang di kota itu pada Senin, kata juru bicara kementerian dalam negeri."
TWO = "Para tahanan dibawa ke markas di pinggir kota dan belum boleh bertemu keluarga, kata pengacara mereka."
FIRST = "Police detained twelve people in the city on Monday, a spokesman for the interior ministry said."
LAST = "The detainees were taken to a barracks outside the city and have not seen their families, lawyers said."
TITLE = "Penahanan Massal di Ibu Kota"


def body(page: Page) -> list[str]:
    return [page.text.quote(r.start, r.end) for r in page.text.named("body")]


def scraped(*between: str, first: str = ONE, last: str = TWO) -> Page:
    return open_page("\n\n".join((TITLE, first, *between, last)).encode())


@pytest.mark.parametrize(
    "line",
    [
        "Baca juga: Jembatan Putus di Hulu, 300 Orang Terjebak",
        "BACA JUGA : Jembatan Putus di Hulu",
        "Baca Juga Jembatan Putus di Hulu",
        "Baca juga:\u00a0Jembatan Putus di Hulu",
        "(Baca juga: Jembatan Putus di Hulu)",
        "Baca juga: Jembatan Putus di HuluBaca juga: Sekolah Diliburkan",
        "Simak: Jembatan Putus di Hulu",
        "Lihat juga Video: Jembatan Putus di Hulu",
        "Simak berita selengkapnya di halaman selanjutnya.",
        "Halaman 1 dari 3",
        "Ukuran Font: - +",
        "Ikuti saluran WhatsApp kami untuk berita terbaru",
        "Konten ini khusus pelanggan",
        "Iklan - Lanjutkan membaca di bawah ini",
        "#penahanan #polisi",
        "Keterangan gambar, Polisi berjaga di alun-alun",
    ],
)
def test_lines_between_indonesian_paragraphs(line: str) -> None:
    """Each shape alone between two paragraphs is set aside, and both paragraphs stay."""
    assert body(scraped(line)) == [ONE, TWO]


@pytest.mark.parametrize(
    "line",
    [
        "READ MORE: Bridge collapses upstream",
        "Read more about the floods",
        "Related: Bridge collapses upstream",
        "More from World",
        "Sign up for our Morning Brief newsletter",
        "By signing up, you agree to our Terms of Use and Privacy Policy.",
        "Advertisement - Continue reading below",
        "Image caption, Police stand guard in the square",
        "Follow @contoh on Instagram",
        "Font size: A- A A+",
        "12 comments",
        "Listen to this story",
    ],
)
def test_lines_between_english_paragraphs(line: str) -> None:
    """The same for English."""
    assert body(scraped(line, first=FIRST, last=LAST)) == [FIRST, LAST]


@pytest.mark.parametrize(
    ("glued", "titles"),
    [
        (" Baca juga: Jembatan Putus di Hulu", ["Jembatan Putus di Hulu"]),
        ("Baca Juga: Jembatan Putus di Hulu", ["Jembatan Putus di Hulu"]),
        (" BACA JUGA Jembatan Putus di Hulu", ["Jembatan Putus di Hulu"]),
        (" (Baca juga: Jembatan Putus di Hulu)", ["Jembatan Putus di Hulu"]),
        (" Baca juga:\u00a0Jembatan Putus Baca juga: Sekolah Libur", ["Jembatan Putus", "Sekolah Libur"]),
    ],
)
def test_links_glued_behind_a_sentence(glued: str, titles: list[str]) -> None:
    """The sentence stays, each headline is data without the words that announce it."""
    page = scraped(first=ONE + glued)
    assert body(page) == [ONE, TWO]
    assert [one.title.quote for one in page.article.related_links] == titles


def test_a_link_before_a_sentence_in_one_block() -> None:
    """A block may begin with a related link; what stands behind the link is the article's."""
    html = f"<h1>{TITLE}</h1><div><p>{ONE}</p><b>Baca juga: <a href=/x>Jembatan Putus di Hulu</a></b> {TWO}</div>"
    page = open_page(f"<html><body>{html}</body></html>".encode())
    assert body(page) == [ONE, TWO]
    assert [one.title.quote for one in page.article.related_links] == ["Jembatan Putus di Hulu"]


@pytest.mark.parametrize(
    "line",
    [
        "Baca juga merupakan kebiasaan yang dianjurkan guru itu kepada murid-muridnya di pengungsian.",
        "Selanjutnya pasukan bergerak ke utara dan menduduki bandara, kata seorang perwira menengah.",
        "Halaman rumah sakit itu dipenuhi tenda karena semua kamar sudah terisi, kata direkturnya.",
        "Related protests broke out in two towns to the north, residents told reporters by telephone.",
        "Comments by the president on Monday had angered the opposition, which called for more protests.",
    ],
)
def test_prose_that_looks_like_furniture_stays(line: str) -> None:
    """The words of a cue in a sentence are words."""
    assert body(scraped(line)) == [ONE, line, TWO]


def test_lists_with_equal_lines_stay_whole() -> None:
    """A line that comes again and again in one article is no copy; a paragraph printed twice is."""
    items = "".join(f"<h3>Desa {n}</h3><p>Bantuan: 40 tenda, 12 perahu, 300 selimut</p>" for n in range(4))
    html = f"<h1>{TITLE}</h1><article class=article-body><p>{ONE}</p>{items}<p>{TWO}</p><p>{TWO}</p></article>"
    found = body(open_page(f"<html><body>{html}</body></html>".encode()))
    assert sum(line.startswith("Bantuan") for line in found) == 4
    assert found.count(TWO) == 1


def test_a_copy_above_the_article_goes_and_the_paragraph_stays() -> None:
    """A teaser that repeats the first paragraph is furniture, the paragraph is body."""
    html = f"<div class=top><p>{ONE}</p></div><h1>{TITLE}</h1><div class=entry-content><p>{ONE}</p><p>{TWO}</p></div>"
    page = open_page(f"<html><body>{html}</body></html>".encode())
    assert body(page) == [ONE, TWO]
    assert next(r.why for r in page.text.regions if page.text.quote(r.start, r.end) == ONE) == "repeated below"
