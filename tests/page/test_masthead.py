"""The masthead of pages with traps: what they tell machines, print, leave empty, or get wrong."""

from __future__ import annotations

import json
from datetime import date

import pytest

from saksi.page.page import Page, open_page

ID = (
    "Sedikitnya 14 orang tewas dalam bentrokan di Port Luan pada Senin, kata Kementerian Kesehatan negara itu.",
    "Ribuan warga mengungsi ke kota tetangga sejak kerusuhan pecah di kawasan pelabuhan, menurut pejabat setempat.",
    "Polisi menahan 320 orang, kata Menteri Dalam Negeri Paul Reyes kepada wartawan di ibu kota pada Selasa.",
)
EN = (
    "At least 14 people were killed in clashes in Port Luan on Monday, the country's health ministry said.",
    "Thousands of residents have fled to a neighbouring town since riots broke out in the harbour district.",
    "Police have arrested 320 people, Interior Minister Paul Reyes told reporters in the capital on Tuesday.",
)
TITLES = {"id": "Bentrok di Port Luan Meluas", "en": "Clashes spread in Port Luan"}
SITE = '<meta property="og:site_name" content="Harian Contoh">'
ADDRESS = "https://harian.example/dunia/bentrok"


def page(
    *, head: str = "", before: str = "", after: str = "", lang: str = "id", site: str = SITE, url: str = ""
) -> Page:
    """A page of our own with these in its head, above and below its body, fetched on the first day of 2024."""
    body = "".join(f"<p>{one}</p>" for one in (ID if lang == "id" else EN))
    title = TITLES[lang]
    head = f'<meta charset="utf-8"><title>{title}</title>{site}{head}'
    inside = f'<h1>{title}</h1>{before}<div class="article-body">{body}</div>{after}'
    markup = f'<!doctype html><html lang="{lang}"><head>{head}</head><body><article>{inside}</article></body></html>'
    return open_page(markup.encode(), url=url, retrieved=date(2024, 1, 1))


def linked(told: object, around: tuple[str, str] = ("", "")) -> str:
    words = told if isinstance(told, str) else json.dumps(told)
    return f'<script type="application/ld+json">{around[0]}{words}{around[1]}</script>'


RITA = {"@type": "Person", "name": "Rita Amalia"}
NEWS = {"@type": "NewsArticle", "datePublished": "2023-05-09T09:05:00+07:00", "author": RITA}
AT = "2023-05-09T09:05:00+07:00"


@pytest.mark.parametrize(
    "head",
    [
        linked(NEWS),
        linked([{"@type": "BreadcrumbList"}, {**NEWS, "@type": ["NewsArticle", "Article"]}]),
        linked({"@graph": [{"@type": "WebSite", "name": "Harian Contoh"}, NEWS]}),
        linked({"@type": "WebPage", "mainEntity": NEWS}),
        linked(NEWS, ("//<![CDATA[\n", "\n//]]>")),
        linked(NEWS, ("<!--\n", "\n-->")),
        linked(NEWS, ("", ";")),
        linked("{oops") + linked(NEWS),
        linked({"@graph": [{**NEWS, "author": {"@id": "#p"}}, {**RITA, "@id": "#p"}]}),
        linked({**NEWS, "author": ["Rita Amalia"]}),
        linked({**NEWS, "author": {"name": "Oleh Rita Amalia"}}),
        linked({**NEWS, "author": {"name": "<a href='/x'>Rita&nbsp;Amalia</a>"}}),
        linked({**NEWS, "author": [{"name": ""}, {"@type": "Organization", "name": "Warta Lain"}, RITA]}),
    ],
)
def test_linked_data_in_all_its_shapes(head: str) -> None:
    """Graphs, arrays, strings, references, wrappings of old pages, markup in names: the day and the writer are read."""
    article = page(head=head).article
    assert (article.published.when.iso(), article.bylines) == (AT, ("Rita Amalia",))


def test_linked_data_without_end_is_no_defect() -> None:
    """Values nested hundreds deep are passed over."""
    deep = "[" * 700 + '"x"' + "]" * 700
    told = f'{{"@type":"NewsArticle","datePublished":"2023-05-09","author":{deep},"@graph":{deep}}}'
    assert page(head=linked(told)).article.published.when.iso() == "2023-05-09"


def test_the_publisher_may_stand_elsewhere_in_the_graph() -> None:
    """A publisher that is only an id is the organisation with that id; other organisations are not."""
    told = {
        "@graph": [
            {"@type": "Organization", "@id": "#ads", "name": "Iklan Maju"},
            {**NEWS, "publisher": {"@id": "#own"}},
            {"@type": "Organization", "@id": "#own", "name": "Example Herald"},
        ]
    }
    assert page(head=linked(told), site="").article.outlet == "Example Herald"


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ('<meta name="author" content="Rita Amalia | Harian Contoh">', ("Rita Amalia",)),
        ('<meta name="author" content="Rita Amalia (rita@harian.example)">', ("Rita Amalia",)),
        ('<meta name="author" content="Rita Amalia, Budi Santoso">', ("Rita Amalia", "Budi Santoso")),
        ('<meta name="author" content="Harian Contoh">', ()),
        ('<meta name="author" content="Redaksi Harian Contoh">', ()),
        ('<meta name="author" content="Redaksi">', ()),
        ('<meta name="author" content="admin">', ()),
        ('<meta name="author" content="@rita">', ()),
        ('<meta property="article:author" content="https://social.example/rita">', ()),
        ('<meta name="author" content="">', ()),
        (linked({**NEWS, "author": {"name": ["Rita Amalia", "Budi Santoso"]}}), ("Rita Amalia", "Budi Santoso")),
    ],
)
def test_writers_told_to_machines(head: str, names: tuple[str, ...]) -> None:
    """People alone: the outlet, words for whoever wrote it, handles and addresses are nobody."""
    assert page(head=head).article.bylines == names


@pytest.mark.parametrize(
    ("before", "lang", "names"),
    [
        ("<div>Reporter:</div><div>Editor:</div><div>Sari Untung</div><div>9 Mei 2023</div>", "id", ("Sari Untung",)),
        ("<div>Reporter: </div><div>Editor: Sari Untung</div><div>9 Mei 2023</div>", "id", ()),
        ("<div>Penulis: Rita Amalia | Editor: Sari Untung</div>", "id", ("Rita Amalia",)),
        ("<div>Rep: Rita Amalia/ Red: Sari Untung</div>", "id", ("Rita Amalia",)),
        ("<div>Reporter Rita Amalia | Editor Sari Untung</div>", "id", ("Rita Amalia",)),
        ("<div>Laporan Wartawan Harian Contoh, Rita Amalia</div>", "id", ("Rita Amalia",)),
        ("<div>Rita Amalia - Harian Contoh</div><div>Selasa, 9 Mei 2023</div>", "id", ("Rita Amalia",)),
        ("<div>Penulis: Tim Redaksi</div>", "id", ()),
        ("<div>By Jane Roe, John van Doe and María López-Núñez</div>", "en",
         ("Jane Roe", "John van Doe", "María López-Núñez")),
        ("<div>By JANE ROE and JOHN DOE</div>", "en", ("Jane Roe", "John Doe")),
        ("<div>By Jane Roe, Reuters</div>", "en", ("Jane Roe",)),
        ("<div>By Reuters Staff</div>", "en", ()),
        ("<div>By Our Correspondent</div>", "en", ()),
        ("<div>By Agencies</div>", "en", ()),
    ],
)  # fmt: skip
def test_writers_on_the_page(before: str, lang: str, names: tuple[str, ...]) -> None:
    """Empty fields stay empty, editors are no writers, and "Our Correspondent" is no name."""
    assert page(before=before, lang=lang).article.bylines == names


def test_writers_below_the_text() -> None:
    """An agency prints them at the end."""
    after = "<p>Pewarta: Rita Amalia<br>Editor: Sari Untung<br>Copyright © ANTARA 2023</p>"
    assert page(after=after).article.bylines == ("Rita Amalia",)


@pytest.mark.parametrize(
    ("before", "lang", "at"),
    [
        ("Selasa, 09 Mei 2023 | 21:05 WIB", "id", "2023-05-09T21:05:00+07:00"),
        ("Selasa, 09 Mei 2023 | 21:05 WITA", "id", "2023-05-09T21:05:00+08:00"),
        ("Selasa, 09 Mei 2023 | 21:05 WIT", "id", "2023-05-09T21:05:00+09:00"),
        ("Selasa, 9 Mei 2023, pukul 09.05 WIB", "id", "2023-05-09T09:05:00+07:00"),
        ("Selasa, 9/5/2023 | 09.05 WIB", "id", "2023-05-09T09:05:00+07:00"),
        ("Selasa 09-05-2023 09:05", "id", "2023-05-09T09:05:00"),
        ("Selasa, 9 Mei 2023 20:05 waktu setempat", "id", "2023-05-09T20:05:00"),
        ("9 Mei 2023 20:05 GMT+8", "id", "2023-05-09T20:05:00+08:00"),
        ("Harian Contoh - 09/05/2023, 09:05 WIB", "id", "2023-05-09T09:05:00+07:00"),
        ("Tue 9 May 2023 08.05 BST", "en", "2023-05-09T08:05:00+01:00"),
        ("Published May 9, 2023 at 8:05 p.m. GMT", "en", "2023-05-09T20:05:00+00:00"),
        ("Tuesday 9th May 2023, 10:15am", "en", "2023-05-09T10:15:00"),
    ],
)
def test_visible_days_with_their_zones(before: str, lang: str, at: str) -> None:
    """In the forms of both languages; local time keeps the day and names no zone."""
    assert page(before=f"<div>{before}</div>", lang=lang).article.published.when.iso() == at


@pytest.mark.parametrize(
    ("made", "url"),
    [
        ('<link rel="canonical" href="https://harian.example/">', ADDRESS),
        ('<link rel="canonical" href="/dunia/bentrok">', ADDRESS),
        ('<link rel="canonical" href="https://harian.example/dunia/bentrok?utm_source=rss#atas">', ADDRESS),
        ('<link rel="canonical" href="https://[::1/x">', ADDRESS),
        ('<link rel="canonical" href="https://a\u2100b.example/x">', ADDRESS),
        ('<meta property="og:url" content="https://amp.harian.example/dunia/bentrok">', ADDRESS),
        (linked({**NEWS, "url": "https://harian.example/dunia/bentrok?fbclid=1"}), ADDRESS),
        ("", ADDRESS),
    ],
)
def test_the_address_of_the_article(made: str, url: str) -> None:
    """What the page calls its own, without noise; else the one given, without noise."""
    assert page(head=made, url=f"{ADDRESS}?utm_medium=surel&fbclid=2#komentar").article.url == url


@pytest.mark.parametrize(
    ("head", "before", "says"),
    [
        ("", "Jumat, 9 Mei 2023 | 09:05 WIB", "weekday"),
        ("", "Selasa, 9 Mei 2034 | 09:05 WIB", "future"),
        ('<meta property="article:published_time" content="0001-01-01T00:00:00Z">', "", "cannot be right"),
        ('<meta property="article:published_time" content="1970-01-01T00:00:00Z">', "9 Mei 2023", "cannot be right"),
        (linked({**NEWS, "datePublished": "2023-03-01"}), "Selasa, 9 Mei 2023", "tells machines another"),
    ],
)
def test_days_that_cannot_be_right_are_issues(head: str, before: str, says: str) -> None:
    """A weekday of another day, a day to come, the year one, the beginning of computers' time, two days at once."""
    found = page(head=head, before=f"<div>{before}</div>")
    assert any(says in one.what for one in found.issues)
    when = found.article.published.when
    assert when.first is None or when.first == date(2023, 5, 9)


@pytest.mark.parametrize("before", ["30 Februari 2023 | 09:05 WIB", "9 hari lalu", "Selasa, 09/05/23 09:05 WIB", ""])
def test_what_is_no_day_is_none(before: str) -> None:
    """A day the calendar does not have, one told from today, a year of two digits, and the year of the copyright."""
    found = page(before=f"<div>{before}</div>", after="<footer>Copyright © 2024 Harian Contoh</footer>")
    assert found.article.published.basis == "unknown"
