"""The situation report: its order, its footnotes, and that nothing from a page becomes markup."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser

import pytest

from saksi.core.text import Text
from saksi.core.values import Count, When
from saksi.errors import BadValue
from saksi.record.fold import fold
from saksi.record.record import Record
from saksi.report.sitrep import render, sitrep
from tests.record.build import ALMATY, Page, jan

PAGES = (
    Page("Warta Satu", jan(7), origin="Reuters", lang="id", title="Kerusuhan di Almaty")
    .figure("killed", 18, "security_forces", says="Kementerian Dalam Negeri", when=jan(7))
    .figure("detained", Count(9000, 9999, "hampir"), when=jan(7))
    .event("PROTEST/riot", ("pengunjuk rasa",), place=ALMATY, when=jan(5))
    .statement("Kassym-Jomart Tokayev", "Almaty diserang bandit", when=jan(7)),
    Page("The Courier", jan(13), lang="en", title="Troops begin to leave")
    .figure("killed", 164, when=jan(9), says="Health Ministry")
    .figure("withdrawn", Count(None, None), "soldiers", modality="unknown")
    .event("RETREAT/withdraw", ("CSTO",), when=jan(13))
    .pledge("Sergei Shoigu", "RETREAT/withdraw", jan(19)),
)  # fmt: skip


def folded(*pages: Page, as_of: date | None = None) -> Record:
    return fold([p.article for p in pages], [r for p in pages for r in p.readings], as_of=as_of)


def texts(*pages: Page) -> dict[str, Text]:
    return {page.text.id: page.text for page in pages}


RECORD, TEXTS = folded(*PAGES), texts(*PAGES)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_sections_stand_in_the_order_of_a_situation_report(lang: str) -> None:
    """Highlights, key figures, situation, forces, statements, pledges, disputes, unknown, sources."""
    keys = [section.key for section in sitrep(RECORD, lang=lang, texts=TEXTS).sections]
    assert keys == [
        "highlights", "figures", "situation", "forces", "statements", "pledges", "disputes", "unknown", "sources",
    ]  # fmt: skip


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("fmt", ["md", "html"])
def test_the_same_record_gives_the_same_bytes(lang: str, fmt: str) -> None:
    """Pages added in another order give the identical report."""
    again = folded(*reversed(PAGES))
    assert render(RECORD, lang=lang, fmt=fmt, texts=TEXTS) == render(again, lang=lang, fmt=fmt, texts=TEXTS)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_line_with_a_number_has_a_footnote_whose_witness_stands_in_its_text(lang: str) -> None:
    """Figures, highlights and events cite notes, and each note marks exact characters of its article's text."""
    report = sitrep(RECORD, lang=lang, texts=TEXTS)
    for section in report.sections:
        if section.key in ("highlights", "figures", "situation", "statements", "pledges"):
            lines = [line for block in section.blocks for line in block.lines]
            lines += [next(cell for cell in row if cell.notes) for table in section.tables for row in table.rows]
            assert lines, section.key
            assert all(line.notes for line in lines)
    assert [note.number for note in report.notes] == list(range(1, len(report.notes) + 1))
    for note in report.notes:
        body = TEXTS[RECORD.articles[note.article_id].text_id].body
        marked = [words for words, witness in note.pieces if witness]
        assert marked
        assert all(words in body[note.start : note.end] for words in marked)


def test_numbers_are_written_as_each_language_writes_them() -> None:
    """The same interval reads 9.000 in Indonesian and 9,000 in English."""
    assert "Antara 9.000 dan 9.999 orang ditahan" in render(RECORD, lang="id", fmt="md", texts=TEXTS)
    assert "Between 9,000 and 9,999 people were detained" in render(RECORD, lang="en", fmt="md", texts=TEXTS)


def test_an_unknown_number_is_said_to_be_unknown_and_never_zero() -> None:
    """The withdrawn soldiers stand under what is not known, and nowhere as a number."""
    report = sitrep(RECORD, lang="en", texts=TEXTS)
    unknown = next(section for section in report.sections if section.key == "unknown")
    words = " ".join(line.words for block in unknown.blocks for line in block.lines)
    assert "were withdrawn" in words
    assert "is not known" in words
    assert not re.search(r"\b0\b", words)


def test_an_empty_record_says_so() -> None:
    """A report of nothing has all its sections and says that nothing was read."""
    html = render(folded(), lang="id", fmt="html")
    assert html.count("<h2") == 10
    assert "Belum ada artikel" in html


def test_as_of_a_day_later_articles_are_unknown() -> None:
    """As of 8 January the withdrawal and the pledge of the 13th do not exist."""
    early = render(folded(*PAGES, as_of=jan(8)), lang="en", fmt="md", texts=TEXTS)
    assert "as of 8 January 2022" in early
    assert "Shoigu" not in early
    assert "Courier" not in early


class Tags(HTMLParser):
    """Collects what would run or load in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("src", "href") and not (value or "").startswith("#"):
                self.seen.append(f"{tag} {name}={value}")
            if name.startswith("on"):
                self.seen.append(f"{tag} {name}")
        if tag in ("script", "img", "iframe", "b"):
            self.seen.append(tag)


def test_nothing_from_a_page_becomes_markup() -> None:
    """Titles, outlets and quotes full of HTML and Markdown come out as the characters they are."""
    hostile = "<script>alert(1)</script> [klik](javascript:x) **b** | <b>"
    page = (
        Page(f"Media {hostile}", jan(7), lang="en", title=hostile)
        .figure("killed", 3, says=hostile)
        .statement(hostile, hostile)
    )  # fmt: skip
    record, held = folded(page), texts(page)
    tags = Tags()
    tags.feed(render(record, lang="en", fmt="html", texts=held))
    assert tags.seen == []
    markdown = render(record, lang="en", fmt="md", texts=held)
    assert "<script>" not in markdown.replace("\\<", "")
    assert "[klik](" not in markdown


def test_another_format_is_refused() -> None:
    """An unknown format names the ones there are."""
    with pytest.raises(BadValue, match="md, html"):
        render(RECORD, lang="id", fmt="pdf")


def test_a_pledge_shows_its_due_day_and_status() -> None:
    """The pledge of 19 January stands with its day and is still open on 13 January."""
    markdown = render(RECORD, lang="en", fmt="md", texts=TEXTS)
    row = next(line for line in markdown.splitlines() if line.startswith("| Sergei Shoigu"))
    assert "19 January 2022" in row
    assert "Open" in row
    assert When.on(jan(19)).iso() == "2022-01-19"


@pytest.mark.parametrize("lang", ["id", "en"])
def test_an_article_without_a_day_is_named_and_left_out_as_of_a_day(lang: str) -> None:
    """Its number is no fact of that view, its title stands among what is unknown."""
    page = Page("Nowhere Post", None, title="A page without a day").figure("killed", 777)
    record = folded(*PAGES, page, as_of=jan(14))
    report = render(record, lang=lang, fmt="md", texts=texts(*PAGES, page))
    assert "A page without a day" in report
    assert "777" not in report


@pytest.mark.parametrize("lang", ["id", "en"])
def test_that_none_remain_is_footnoted_with_the_words_that_say_so(lang: str) -> None:
    """In the highlights and in the ledger "none left" cites the text that tells it."""
    gone = Page("B", jan(20)).figure("present", 0, "soldiers", contingent="Turkey", when=jan(19))
    pages = Page("A", jan(8)).figure("deployed", 40, "soldiers", contingent="Turkey", when=jan(8)), gone
    report = sitrep(folded(*pages), lang=lang, texts=texts(*pages))
    (quote,) = (one.id for one in gone.readings)
    cited = {note.number for note in report.notes if note.reading_id == quote}
    assert cited
    held = {section.key: section for section in report.sections}
    highlight = next(line for block in held["highlights"].blocks for line in block.lines if len(line.notes) > 1)
    assert cited <= set(highlight.notes)
    assert set(held["forces"].tables[0].rows[0][-1].notes) == cited


def test_named_sources_stand_before_people_in_general() -> None:
    """Officials beside a named ministry add nothing; alone they are named."""
    both = folded(
        Page("One", jan(7), lang="en").figure("killed", 18, says="officials", when=jan(7)),
        Page("Two", jan(7), lang="en").figure("killed", 18, says="Dauren Abayev", when=jan(7)),
    )
    assert "according to Dauren Abayev" in render(both, lang="en", fmt="md")
    alone = folded(Page("One", jan(7), lang="en").figure("killed", 18, says="officials", when=jan(7)))
    assert "according to officials" in render(alone, lang="en", fmt="md")


def test_what_was_unknown_and_is_known_by_now_is_not_told_as_unknown() -> None:
    """A first report without a toll says nothing once a toll stands."""
    early = Page("One", jan(4), lang="en").figure("killed", Count(None, None), modality="unknown", when=jan(4))
    late = Page("Two", jan(7), lang="en").figure("killed", 18, when=jan(7))
    assert "How many people were killed" in render(folded(early), lang="en", fmt="md")
    assert "How many people were killed" not in render(folded(early, late), lang="en", fmt="md")


def test_one_sentence_is_not_quoted_under_two_days() -> None:
    """Events of two days that several sentences tell are each told in another one, where there is one."""
    report = sitrep(RECORD, lang="en", texts=TEXTS)
    situation = next(section for section in report.sections if section.key == "situation")
    quotes = [line.words.partition("“")[2] for block in situation.blocks for line in block.lines]
    assert len(set(quotes)) == len(quotes)
