"""entries and items: headings, lists, tables and the entries of live pages keep their order and land in the body."""

import pytest

from saksi.page.page import Page, open_page

TITLE_ID, TITLE_EN = "Kerusuhan di Empat Kota Mereda", "Unrest eases in four port towns"
ONE_ID = "Kerusuhan di empat kota pelabuhan mereda pada Kamis setelah tentara dikerahkan, kata kementerian."
TWO_ID = "Rumah sakit di ibu kota masih merawat ratusan orang, dan pemerintah belum merinci nama para korban."
ONE_EN = "Unrest in four port towns eased on Thursday after troops were sent in, the interior ministry said."
TWO_EN = "Hospitals in the capital still treat hundreds, and the government has not named the dead."
DATE_ID, DATE_EN = "Kamis, 6 Januari 2022 10:00 WIB", "Published 6 January 2022 06:30 GMT"
TEASER_ID, TEASER_EN = "Harga Gula Naik di Tiga Pasar Besar", "Sugar dearer in three markets"


def page(lang: str, *inside: str, date: str | None = None, head: str = "") -> Page:
    """An HTML page with a menu, a dateline, related headlines and a footer around `inside`."""
    title, printed, teaser, box = (
        (TITLE_ID, DATE_ID, TEASER_ID, "Berita Terkait") if lang == "id" else (TITLE_EN, DATE_EN, TEASER_EN, "Related")
    )
    printed = printed if date is None else date
    return open_page(
        f"<!doctype html><html><head><title>{title} | Kabar Uji</title>{head}</head><body><nav><a href=/>Home</a>"
        f"<a href=/b>News</a></nav><main><h1>{title}</h1><p class=date>{printed}</p><div class=content>"
        f"{''.join(inside)}</div></main><h3>{box}</h3><ul><li><a href=/z>{teaser}</a></li></ul>"
        "<footer>Kabar Uji. All rights reserved.</footer></body></html>".encode()
    )


def scraped(lang: str, *lines: str) -> Page:
    """The same as text scraped from a page."""
    title, printed, teaser, box = (
        (TITLE_ID, DATE_ID, TEASER_ID, "Berita Terkait") if lang == "id" else (TITLE_EN, DATE_EN, TEASER_EN, "Related")
    )
    return open_page("\n\n".join((title, printed, *lines, box, teaser)).encode())


def body(found: Page) -> list[str]:
    return [found.text.quote(r.start, r.end) for r in found.text.named("body")]


def p(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def table(*rows: tuple[str, ...], cell: str = "{}") -> str:
    inside = "".join("<tr>" + "".join(f"<td>{cell.format(one)}</td>" for one in row) + "</tr>" for row in rows)
    return f"<table><tbody>{inside}</tbody></table>"


TOLL_ID = (("Kota", "Tewas", "Terluka"), ("Porto Baru", "12", "1.034"), ("Kasila", "3", "± 210"))
TOLL_EN = (("Town", "Killed", "Injured"), ("Porto Baru", "12", "1,034"), ("Kasila", "3", "at least 210"))
ROWS_ID, ROWS_EN = ([" | ".join(row) for row in toll] for toll in (TOLL_ID, TOLL_EN))


@pytest.mark.parametrize(
    ("lang", "inside", "wanted"),
    [
        ("id", (p(ONE_ID), table(*TOLL_ID), p(TWO_ID)), [ONE_ID, *ROWS_ID, TWO_ID]),
        ("en", (p(ONE_EN), table(*TOLL_EN), p(TWO_EN)), [ONE_EN, *ROWS_EN, TWO_EN]),
        ("en", (p(ONE_EN), table(*TOLL_EN, cell="<p><b>{}</b></p>"), p(TWO_EN)), [ONE_EN, *ROWS_EN, TWO_EN]),
        ("id", (p(ONE_ID, TWO_ID), "<h2>Korban per kota</h2>", table(*TOLL_ID)),
         [ONE_ID, TWO_ID, "Korban per kota", *ROWS_ID]),
        ("en", (table(*TOLL_EN), p(ONE_EN, TWO_EN)), [*ROWS_EN, ONE_EN, TWO_EN]),
        ("en", (p(ONE_EN), f"<figure class=wp-block-table>{table(*TOLL_EN)}</figure>", p(TWO_EN)),
         [ONE_EN, *ROWS_EN, TWO_EN]),
        ("en", (p(ONE_EN), "<dl><dt>Killed</dt><dd>12</dd><dt>Injured</dt><dd>1,034</dd></dl>", p(TWO_EN)),
         [ONE_EN, "Killed | 12", "Injured | 1,034", TWO_EN]),
        ("id", (p(ONE_ID), table(("Tewas", "", "12")), p(TWO_ID)), [ONE_ID, "Tewas | 12", TWO_ID]),
    ],
)  # fmt: skip
def test_tables_of_tolls(lang: str, inside: tuple[str, ...], wanted: list[str]) -> None:
    """Each row is one line of the body, in order, its figures with their own characters, wherever the table stands."""
    assert body(page(lang, *inside)) == wanted


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("id", (ONE_ID, TWO_ID, "Korban per kota", "Kota\tTewas\tTerluka", "Porto Baru\t12\t1.034", "Kasila\t3\t210")),
        ("en", (ONE_EN, "Town | Killed", "Porto Baru | 12", "Kasila | 3", TWO_EN)),
        ("en", (ONE_EN, TWO_EN, "Porto Baru     12", "Kasila     3")),
    ],
)
def test_tables_of_scraped_text(lang: str, lines: tuple[str, ...]) -> None:
    """Rows parted by tabs, strokes or blanks stay, at the end of the text too; the box behind them does not."""
    assert body(scraped(lang, *lines)) == list(lines)


def test_a_table_that_lays_out_a_page_is_no_row() -> None:
    """Cells that hold paragraphs, or more than a line, stay blocks of their own."""
    html = (
        f"<table><tr><td><a href=/>Depan</a><br><a href=/arsip>Arsip</a></td><td><h1>{TITLE_ID}</h1>"
        f"<p>{ONE_ID}</p><p>{TWO_ID}</p></td></tr></table>"
    )
    assert body(open_page(f"<html><body>{html}</body></html>".encode())) == [ONE_ID, TWO_ID]


def test_rows_keep_positions_and_links() -> None:
    """The witness of a figure in a row is the characters of the figure; links inside it keep their addresses."""
    found = page("id", p(ONE_ID), table(("Tewas", "<a href=/x>1.034</a>")), p(TWO_ID)).text
    row = next(r for r in found.named("body") if found.quote(r.start, r.end) == "Tewas | 1.034")
    assert found.quote(row.start + 8, row.end) == "1.034"


def test_nested_tables_take_linear_time() -> None:
    """Two thousand tables in each other are read, with the figure in the innermost."""
    deep = "<table><tr><td>a</td><td>" * 2000 + "Tewas 12" + "</td></tr></table>" * 2000
    assert "Tewas 12" in page("id", p(ONE_ID, TWO_ID), deep).text.body


@pytest.mark.parametrize(
    ("lang", "inside", "wanted"),
    [
        ("id", (p(ONE_ID), "<h3>Kronologi</h3><ol><li>Senin: harga naik</li><li>Selasa: massa turun</li></ol>",
                "<h4>Bantuan</h4>", p(TWO_ID)),
         [ONE_ID, "Kronologi", "Senin: harga naik", "Selasa: massa turun", "Bantuan", TWO_ID]),
        ("en", (p(ONE_EN), "<h3>World</h3>", p(TWO_EN)), [ONE_EN, "World", TWO_EN]),
        ("en", (p(ONE_EN, TWO_EN), "<p>What is known:</p><ul><li>12 people died in Porto Baru</li>"
                "<li>The airport stays shut until Saturday</li></ul>"),
         [ONE_EN, TWO_EN, "What is known:", "12 people died in Porto Baru", "The airport stays shut until Saturday"]),
        ("id", ("<h2>Ringkasan</h2><ul><li>12 orang tewas di Porto Baru</li>"
                "<li>Bandara ditutup sampai Sabtu</li></ul>", p(ONE_ID, TWO_ID)),
         ["Ringkasan", "12 orang tewas di Porto Baru", "Bandara ditutup sampai Sabtu", ONE_ID, TWO_ID]),
        ("id", (p(ONE_ID), "<ul><li><a href=/1>Harga Gas Naik, Warga Turun</a></li>"
                "<li><a href=/2>Tentara Tiba di Kasila Malam Ini</a></li></ul>", p(TWO_ID)), [ONE_ID, TWO_ID]),
        ("en", (p(ONE_EN, TWO_EN), "<ul><li>unrest</li><li>ports</li><li>Kasila</li></ul>"), [ONE_EN, TWO_EN]),
        ("en", (p(ONE_EN, TWO_EN), "<ul><li><a href=/1>Gas dearer again, towns protest</a></li>"
                "<li><a href=/2>Troops reach Kasila tonight</a></li></ul>"), [ONE_EN, TWO_EN]),
    ],
)  # fmt: skip
def test_headings_and_lists(lang: str, inside: tuple[str, ...], wanted: list[str]) -> None:
    """Headings and points stand in the body in the order of the page; lists of links and of tags do not."""
    assert body(page(lang, *inside)) == wanted


def test_lists_at_the_end_of_scraped_text() -> None:
    """Points behind a line that announces them are the article's, a bare list of headlines is not."""
    points = ("Yang sudah diketahui:", "- 12 orang tewas di Porto Baru", "- Bandara ditutup sampai Sabtu")
    assert body(scraped("id", ONE_ID, TWO_ID, *points)) == [ONE_ID, TWO_ID, *points]
    assert body(scraped("id", ONE_ID, TWO_ID, "- 12 Orang Tewas di Pabrik", "- Bandara Baru Dibuka")) == [
        ONE_ID,
        TWO_ID,
    ]


TEXTS_EN = (
    "The airport in Porto Baru reopened on Saturday morning, and two flights with aid landed there, it said.",
    "The ministry said 15 people had been killed since Monday, three more than it had reported on Friday.",
    "The curfew in four port towns will stay in force until 19 January, the governor told state television.",
)
TEXTS_ID = (
    "Bandara di Porto Baru dibuka lagi pada Sabtu pagi, dan dua pesawat bantuan mendarat, kata pengelola.",
    "Kementerian mengatakan 15 orang tewas sejak Senin, tiga orang lebih banyak daripada laporan hari Jumat.",
    "Jam malam di empat kota pelabuhan berlaku sampai 19 Januari, kata gubernur kepada televisi negara.",
)
TEXTS = {"en": TEXTS_EN, "id": TEXTS_ID}
HEADS = {"en": ("Airport reopens", "Toll rises to 15", "Curfew extended"),
         "id": ("Bandara dibuka lagi", "Korban menjadi 15", "Jam malam diperpanjang")}  # fmt: skip
TIMES = {
    "clock": ("en", ("09:12 GMT", "08:40 GMT", "07:05 GMT")),
    "half days": ("en", ("9.12am", "8.40 a.m.", "7:05 am")),
    "ago": ("en", ("1 hour ago", "3h ago", "14 hours ago")),
    "posted": ("en", ("Posted at 9:12", "Posted at 8:40", "Posted at 7:05")),
    "dates": ("en", ("8 January 2022, 09:12 GMT", "8 January 2022, 08:40 GMT", "7 January 2022, 07:05 GMT")),
    "jam": ("id", ("10.42 WIB", "09.15 WIB", "08.05 WIB")),
    "pukul": ("id", ("Pukul 10.42", "Pukul 09.15", "Pukul 08.05")),
    "lalu": ("id", ("1 jam lalu", "2 jam yang lalu", "15 jam lalu")),
    "hari": ("id", ("Sabtu (8/1) 10.42 WIB", "Sabtu (8/1) 09.15 WIB", "Jumat (7/1) 08.05 WIB")),
    "tanggal": ("id", ("Sabtu, 8 Januari 2022 10:42 WIB", "Sabtu, 8 Januari 2022 09:15 WIB",
                       "Jumat, 7 Januari 2022 08:05 WIB")),
}  # fmt: skip
MARKS = {
    "time": '<div class=post><time datetime="2022-01-08T0{n}:00:00Z">{time}</time><h2>{head}</h2><p>{text}</p></div>',
    "span": "<div class=post><span class=stamp>{time}</span><h3>{head}</h3><p>{text}</p></div>",
    "article": '<article><p class=meta><time datetime="2022-01-08T0{n}:00:00Z">{time}</time></p><h2>{head}</h2>'
    "<p>{text}</p></article>",
    "list": "<li><b>{time}</b><h4>{head}</h4><div>{text}</div></li>",
    "microdata": '<section itemprop="liveBlogUpdate" itemscope><meta itemprop=datePublished content="2022-01-08">'
    '<time itemprop="datePublished" datetime="2022-01-08T0{n}:00:00Z">{time}</time><h3>{head}</h3>'
    "<p>{text}</p></section>",
}


def entries(lang: str, times: tuple[str, ...], mark: str, most: int = 3) -> tuple[str, list[str]]:
    """The markup of a live page's entries, and what its body must be."""
    told = list(zip(times, HEADS[lang], TEXTS[lang], strict=True))[:most]
    html = "".join(mark.format(n=9 - n, time=t, head=h, text=x) for n, (t, h, x) in enumerate(told))
    return html, [part for entry in told for part in entry]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("shape", TIMES)
def test_entries_of_a_live_page(shape: str, mark: str) -> None:
    """Time, heading and text of each entry stand in the body, in order; the day is the masthead's."""
    lang, times = TIMES[shape]
    html, wanted = entries(lang, times, MARKS[mark])
    found = page(lang, html)
    assert body(found) == wanted
    assert found.article.published.when.first is not None
    assert found.article.published.when.first.isoformat() == "2022-01-06"
    whys = [r.why for r in found.text.named("body") if found.text.quote(r.start, r.end) in times]
    assert whys == ["time of an entry"] * 3


@pytest.mark.parametrize("shape", TIMES)
def test_entries_of_scraped_text(shape: str) -> None:
    """The same where nothing but the lines is left."""
    lang, times = TIMES[shape]
    parts = entries(lang, times, "")[1]
    found = scraped(lang, *parts)
    assert body(found) == parts
    assert found.article.published.when.first is not None
    assert found.article.published.when.first.isoformat() == "2022-01-06"


def test_times_and_headings_on_one_line() -> None:
    """A line like "09:12 GMT - Airport reopens" is both."""
    lines = [
        x for t, h, text in zip(TIMES["clock"][1], HEADS["en"], TEXTS_EN, strict=True) for x in (f"{t} - {h}", text)
    ]
    assert body(scraped("en", *lines)) == lines


def test_two_entries_are_enough() -> None:
    """Neither of two times is the day of the page."""
    html, wanted = entries("en", TIMES["dates"][1], MARKS["time"], most=2)
    found = page("en", html)
    assert body(found) == wanted
    assert found.article.published.when.iso() == "2022-01-06T06:30:00+00:00"


@pytest.mark.parametrize("mark", ["time", "article", "microdata"])
def test_a_live_page_without_a_day_of_its_own(mark: str) -> None:
    """No time of an entry becomes the day of the page; what tells machines the day of the whole does."""
    html, _ = entries("en", TIMES["clock"][1], MARKS[mark])
    assert page("en", html, date="").article.published.basis in ("unknown", "inferred")
    told = (
        '<script type="application/ld+json">{"@type": "LiveBlogPosting", "datePublished": "2022-01-06T06:30:00Z", '
        '"liveBlogUpdate": [{"@type": "BlogPosting", "datePublished": "2022-01-08T09:12:00Z"}]}</script>'
    )
    assert page("en", html, date="", head=told).article.published.when.iso() == "2022-01-06T06:30:00+00:00"


def test_times_of_teasers_are_not_the_day() -> None:
    """A list of other articles with their times tells nothing of this one."""
    card = '<div class=card><a href=/{n}>Sugar dearer in {n} markets</a><time datetime="2023-0{n}-01">x</time></div>'
    cards = "".join(card.format(n=n) for n in range(1, 6))
    assert page("en", p(ONE_EN, TWO_EN), cards, date="").article.published.when.iso()[:4] != "2023"


def test_one_time_is_no_live_page() -> None:
    """The masthead's date line stays a date line, and a time in prose stays prose."""
    line = "At 09:12 GMT the army said it had left the port, and residents returned to their homes by noon."
    found = page("en", p(ONE_EN, line, TWO_EN))
    assert body(found) == [ONE_EN, line, TWO_EN]
    assert [r.why for r in found.text.named("dateline")] == ["publication date"]
    assert not any(r.why for r in found.text.named("body"))
