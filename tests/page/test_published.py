"""published: the day of a page, when it was updated, and what cannot be believed."""

from datetime import date

import pytest

from saksi.page.page import Page, open_page

FETCHED = date(2023, 6, 1)
PROSE = "<p>Polisi menahan dua belas orang di kota itu pada Senin, kata juru bicara kementerian.</p>"


def opened(head: str = "", lines: str = "") -> Page:
    article = f"<article><h1>Penangkapan di ibu kota</h1>{lines}{PROSE}</article>"
    html = f"<html><head>{head}</head><body>{article}</body></html>"
    return open_page(html.encode(), lang="id", retrieved=FETCHED)


@pytest.mark.parametrize(
    ("lines", "iso"),
    [
        ("<p>Senin, 22 Mei 2023 10:21 WITA</p>", "2023-05-22T10:21:00+08:00"),
        ("<p>22/05/2023, 10.21 WIT</p>", "2023-05-22T10:21:00+09:00"),
        ("<p>Published May 22, 2023 at 3:05 PM GMT</p>", "2023-05-22T15:05:00+00:00"),
        ("<p>22 Mei 2023 pukul 09.00 waktu setempat</p>", "2023-05-22T09:00:00"),
        ("<meta itemprop=datePublished content='2023-05-22T10:21+07:00'>", "2023-05-22T10:21:00+07:00"),
        ("<span itemprop=datePublished>22 Mei 2023 10:21 WIB</span>", "2023-05-22T10:21:00+07:00"),
        ("<time itemprop=datePublished datetime=2023-05-22T10:21:00Z>kemarin</time>", "2023-05-22T10:21:00+00:00"),
    ],
)
def test_days_with_their_zones(lines: str, iso: str) -> None:
    """Visible lines in both languages, and microdata with and without a value of its own."""
    page = opened(lines=lines)
    assert page.article.published.when.iso() == iso
    assert page.article.published.basis == "printed"
    assert not page.issues


def test_linked_data_tells_both_days() -> None:
    """datePublished is the day, dateModified when it was updated."""
    data = (
        '{"@type": "NewsArticle", "datePublished": "2023-05-22T10:00+07:00", "dateModified": "2023-05-23T08:00+07:00"}'
    )
    article = opened(f'<script type="application/ld+json">{data}</script>').article
    assert article.published.when.iso() == "2023-05-22T10:00:00+07:00"
    assert article.updated.iso() == "2023-05-23T08:00:00+07:00"


def test_a_printed_update_is_no_publication() -> None:
    """Of two printed days the one called an update is kept as such."""
    article = opened(lines="<p>Diterbitkan 22 Mei 2023 10:00 WIB</p><p>Diperbarui 24 Mei 2023 12:00 WIB</p>").article
    assert article.published.when.iso() == "2023-05-22T10:00:00+07:00"
    assert article.updated.iso() == "2023-05-24T12:00:00+07:00"


def test_the_same_moment_is_no_update() -> None:
    """A page that repeats its day as modified was not changed."""
    head = "<meta property=article:published_time content=2023-05-22T10:00:00Z>"
    assert not opened(head + "<meta property=article:modified_time content=2023-05-22T10:00:00Z>").article.updated.known


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("<p>Selasa, 22 Mei 2023</p>", "weekday"),
        ("<p>22 Mei 2033</p>", "lies in the future of the page"),
        ("<p>22 Juni 2023</p>", "lies in the future of the page"),
        ("<p>22 Mei 1923</p>", "cannot be right"),
        ("<meta itemprop=datePublished content=2033-05-22>", "lies in the future of the page"),
    ],
)
def test_doubts_are_issues(lines: str, says: str) -> None:
    """A weekday of another day, a day after the page was fetched, and a year without news pages."""
    page = opened(lines=lines)
    assert any(says in issue.what for issue in page.issues)
    if says != "weekday":
        assert page.article.published.basis == "unknown"


def test_a_day_that_cannot_be_gives_way_to_one_that_can() -> None:
    """The absurd one is said, the other taken."""
    page = opened("<meta name=date content=2023-05-22>", "<p>22 Mei 2203</p>")
    assert page.article.published.when.iso() == "2023-05-22"
    assert any("was not taken" in issue.what for issue in page.issues)


def test_todays_date_above_the_title_is_not_the_articles() -> None:
    """A banner's date gives way to what the page tells machines, and counts where it tells them nothing."""
    banner, article = "<p>Kamis, 1 Juni 2023</p>", "<h1>Bentrok di pelabuhan meluas</h1>" + PROSE
    told = '<meta property="article:published_time" content="2023-05-22T10:00:00+07:00">'
    for head, day in ((told, "2023-05-22"), ("", "2023-06-01")):
        html = f"<html><head>{head}</head><body><header>{banner}</header><article>{article}</article></body></html>"
        page = open_page(html.encode(), lang="id", retrieved=FETCHED)
        assert str(page.article.published.when.first) == day
