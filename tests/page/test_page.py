"""open_page: one page, from bytes to Article and Text."""

from datetime import date

import pytest
from pages import AGENCY_EN, PORTAL_ID, SCRAPE_EN, SCRAPE_ID, SCRAPE_SHORT

from saksi.errors import PageRefused
from saksi.page.page import Page, open_page


def quotes(page: Page, *names: str) -> list[str]:
    return [page.text.quote(r.start, r.end) for r in page.text.regions if r.name in names]


def why(page: Page, quote: str) -> str:
    return next(r.why for r in page.text.regions if page.text.quote(r.start, r.end) == quote)


def test_a_portal_page() -> None:
    """Title, writers, day, origin and body of a portal page; all its plugs and teasers are furniture."""
    page = open_page(PORTAL_ID.encode())
    article = page.article
    assert article.title == "Bentrok di Perbatasan, 7 Tentara Tewas"
    assert (article.outlet, article.lang, article.origin) == ("Kabar Uji", "id", "AFP")
    assert article.url == "https://kabaruji.example/internasional/d-66/bentrok"
    assert article.bylines == ("Rita Amalia",)
    assert article.published.when.iso() == "2023-03-14T10:21:00+07:00"
    assert article.published.because[0].witness.quote == "Selasa, 14 Mar 2023 10:21 WIB"
    assert [text[:20] for text in quotes(page, "body")] == [
        "Tujuh tentara tewas ",
        "Dilansir AFP, Selasa",
        '"Kami tidak akan mun',
        "Situasi tenang pada ",
    ]
    assert [link.title.quote for link in article.related_links] == [
        "5 Fakta Perang yang Tewaskan 100 Orang",
        "10 Orang Tewas dalam Ledakan Pabrik di India",
    ]
    assert [link.address for link in article.related_links] == [
        "https://kabaruji.example/x",
        "https://kabaruji.example/internasional/d-66/1",
    ]
    assert why(page, "[Gambas:Video Uji]") == "embedded media"
    assert "comment" in {r.why for r in page.text.named("furniture")}


def test_an_agency_page() -> None:
    """Bare div paragraphs are found; the reporters' line is a credit, the wire in the dateline the origin."""
    page = open_page(AGENCY_EN.encode(), lang="en")
    assert len(quotes(page, "body")) == 4
    assert quotes(page, "dateline")[-1] == "KANO, May 4 (Reuters) -"
    assert page.article.bylines == ("Jane Roe", "John Doe")
    assert page.article.origin == "Reuters"
    assert page.article.published.when.iso() == "2023-05-04T17:02:00+00:00"


def test_the_agencys_own_page_has_no_foreign_origin() -> None:
    """On its own page a wire is the outlet, not an origin."""
    assert open_page(AGENCY_EN.encode(), outlet="Reuters").article.origin is None


def test_a_scraped_text() -> None:
    """Nothing leaves a scraped text; each line says what it is, and the handout names its party."""
    page = open_page(SCRAPE_ID.encode())
    assert page.text.body == SCRAPE_ID
    assert why(page, "Baca juga: 90 Petani Ditangkap di Kabupaten Sebelah").startswith("related link")
    assert quotes(page, "caption") == [
        "Petani di depan kantor bupati, 3 Mei 2021. Serikat Tani Maju/Handout via REUTERS"
    ]
    assert quotes(page, "dateline") == ["UJI.EXAMPLE, Jakarta -"]
    assert quotes(page, "body")[0].startswith("Ratusan petani")
    assert quotes(page, "body")[-1] == "Serikat Tani Maju (STM) membantah menyerang polisi."
    assert page.article.origin == "Reuters"
    assert ("Serikat Tani Maju", "photo", "STM") in {(c.name, c.role, c.party) for c in page.article.credits}
    assert [c.role for c in page.article.credits if c.name == "Reuters"] == ["photo", "text"]


def test_a_scraped_text_without_a_title() -> None:
    """Teasers between paragraphs are swallowed, the paragraphs after them stay, tags at the end go."""
    page = open_page(SCRAPE_SHORT.encode())
    assert (page.article.title, page.article.outlet, page.article.origin) == ("", "CNN Indonesia", "AFP")
    assert [text[:12] for text in quotes(page, "body")] == [
        "Junta milite",
        '"Setiap pela',
        "ECOWAS membe",
        "Ribuan pendu",
    ]
    assert quotes(page, "credit") == ["(isa/bac)"]


def test_an_english_scrape() -> None:
    """A plug in the middle ends nothing; the wire that reported it is the origin; the box below is furniture."""
    page = open_page(SCRAPE_EN.encode())
    assert page.article.title == "Coup in Gabon: army officers say they have seized power"
    assert page.article.bylines == ("Jay Bird",)
    assert page.article.origin == "AP"
    assert len(quotes(page, "body")) == 4
    assert [link.title.quote for link in page.article.related_links] == ["Ferry sinks off Tonga: 9 rescued"]


def test_every_visible_character_stands_in_one_region() -> None:
    """Outside the regions stands white space alone."""
    for source in (PORTAL_ID, AGENCY_EN, SCRAPE_ID, SCRAPE_EN, SCRAPE_SHORT):
        text = open_page(source.encode()).text
        left = list(text.body)
        for region in text.regions:
            left[region.start : region.end] = " " * (region.end - region.start)
        assert not "".join(left).strip()


def test_given_values_stand_in() -> None:
    """A day, outlet and language that are given are used where the page tells none."""
    page = open_page(b"Polisi menahan 12 orang.", published=date(2022, 1, 13), outlet="Uji", lang="id")
    assert (page.article.published.basis, page.article.outlet, page.article.lang) == ("given", "Uji", "id")
    assert quotes(page, "body") == ["Polisi menahan 12 orang."]


def test_a_day_in_the_address() -> None:
    """The address tells the day when nothing else does."""
    page = open_page(b"Polisi menahan 12 orang.", url="https://x.example/2021/05/04/judul")
    assert (page.article.published.when.iso(), page.article.published.basis) == ("2021-05-04", "url")
    assert page.article.outlet == "x.example"


@pytest.mark.parametrize(
    ("date_line", "says"),
    [
        ("Jumat, 8 Januari 2022 10:00 WIB", "weekday"),
        ("Sabtu, 8 Januari 2089 10:00 WIB", "future"),
        ("1 Januari 1950", "cannot be right"),
        ("20 Maret 2023 09:00 WIB", "tells machines another"),
    ],
)
def test_doubtful_dates_are_issues(date_line: str, says: str) -> None:
    """A weekday of another day, a day to come, an absurd year, and a contradiction of the head are all said."""
    page = open_page(PORTAL_ID.replace("Selasa, 14 Mar 2023 10:21 WIB", date_line).encode())
    assert any(says in issue.what for issue in page.issues)


def test_no_article_is_refused() -> None:
    """A page of links has no article, and says so."""
    with pytest.raises(PageRefused, match="No article found"):
        open_page(
            b"<html><body><nav><a href=/>Home</a></nav><ul><li><a href=1>10 Tewas di Jalan</a></ul></body></html>"
        )


def test_an_unread_language_is_flagged() -> None:
    """A page no pack reads is kept whole, with an issue."""
    page = open_page("<h1>東京で地震</h1><p>東京で強い地震があり、多くの人が避難した。</p>".encode())
    assert page.article.lang == "ja"
    assert "stored, not read" in page.issues[0].what


def test_a_big_page_ends() -> None:
    """Two megabytes are read whole."""
    words = "".join(
        f"<p>Polisi menahan {n} orang di kota itu pada Senin, kata juru bicara kementerian.</p>" for n in range(25000)
    )
    page = open_page(f"<h1>Judul yang panjang sekali</h1><div>{words}</div>".encode())
    assert len(quotes(page, "body")) == 25000
