"""Edits in the report: a toll that moved between two versions of one page, told as silent, updated or corrected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from saksi.core.article import Article, Published
from saksi.core.reading import Reading
from saksi.core.text import Text
from saksi.core.values import When
from saksi.lang.pack import load
from saksi.page.page import Page, open_page
from saksi.read.reader import read
from saksi.record.fold import fold
from saksi.report.model import Line, Sitrep
from saksi.report.sitrep import sitrep

GOLD = Path(__file__).parents[1] / "gold"
ADDRESS = "https://courier.example/world/port-fire"
HEAD = "Fire in the port of Almaty kills workers\nThe Courier, 7 January 2022\n\n"
BEFORE = "Twelve workers were killed in Almaty when a fire broke out in the port, the police said on Friday.\n"
AFTER = "Eighteen workers were killed in Almaty when a fire broke out in the port, the police said on Friday.\n"
REST = "The fire began at night and spread quickly through the warehouses along the quay, witnesses said.\n"


def opened(words: str, *, clock: str = "", updated: str = "") -> tuple[Article, Text, tuple[Reading, ...]]:
    """One made-up page under one address, as the reader reads it."""
    page = open_page(words.encode(), url=ADDRESS, outlet="The Courier", lang="en", retrieved=date(2022, 2, 1))
    return _read(page, clock=clock, updated=updated)


def _read(page: Page, *, clock: str = "", updated: str = "") -> tuple[Article, Text, tuple[Reading, ...]]:
    article = page.article
    if clock:
        told = article.published
        article = replace(article, published=Published(replace(told.when, clock=clock), told.basis, told.because))
    if updated:
        article = replace(article, updated=When.on(date.fromisoformat(updated)))
    return article, page.text, tuple(read(article, page.text, load(article.lang)).readings)


def report(
    *versions: tuple[Article, Text, tuple[Reading, ...]], lang: str = "en", seen: Mapping[str, str] | None = None
) -> Sitrep:
    record = fold([one for one, _, _ in versions], [reading for _, _, some in versions for reading in some])
    return sitrep(record, lang=lang, texts={text.id: text for _, text, _ in versions}, seen=seen)


def told(report: Sitrep) -> list[Line]:
    """The lines of the section on edits; none when the report has no such section."""
    return [line for one in report.sections if one.key == "edits" for block in one.blocks for line in block.lines]


def gold(lang: str) -> list[tuple[Article, Text, tuple[Reading, ...]]]:
    """The article of the gold set that comes in two versions under one address."""
    files = [(GOLD / lang / f"02{name}.html").read_bytes() for name in "ab"]
    first = open_page(files[0], retrieved=date(2022, 2, 1)).article
    url = first.url or "https://outlet.example/two-versions"
    return [_read(open_page(data, url=url, retrieved=date(2022, 2, 1))) for data in files]


@pytest.mark.parametrize(
    ("gold_lang", "lang", "words"),
    [
        ("id", "id", "yang tewas di Kazakhstan berubah dari 8 menjadi 12"),
        ("id", "en", "killed in Kazakhstan went from 8 to 12"),
        ("en", "id", "yang tewas berubah dari 12 di Almaty menjadi 18 di Kazakhstan"),
        ("en", "en", "killed went from 12 in Almaty to 18 in Kazakhstan"),
    ],
)
def test_a_silent_edit_of_a_toll_is_told_in_both_languages(gold_lang: str, lang: str, words: str) -> None:
    """The two-version articles of the gold set: who changed it, that nothing said so, both numbers, both witnesses."""
    written = report(*gold(gold_lang), lang=lang)
    (line,) = told(written)
    assert words in line.words
    assert ("tanpa pemberitahuan" if lang == "id" else "without notice") in line.words
    articles = {note.article_id for note in written.notes if note.number in line.notes}
    assert articles == {article.id for article, _, _ in gold(gold_lang)}
    assert line.facts


def test_the_footnote_of_the_earlier_version_says_that_it_is_one() -> None:
    """A reader can tell which of two footnotes of one outlet and day stands no more."""
    written = report(opened(HEAD + BEFORE + REST), opened(HEAD + AFTER + REST))
    (line,) = told(written)
    lines = [note.line for number in line.notes for note in written.notes if note.number == number]
    assert ["earlier version" in one for one in lines] == [True, False]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_an_edit_that_a_note_admits_is_a_correction(lang: str) -> None:
    """A correction note in the later version alone: the report says corrected, not without notice."""
    note = "Correction: An earlier version of this article gave a lower number of dead.\n"
    (line,) = told(report(opened(HEAD + BEFORE + REST), opened(HEAD + AFTER + REST + note), lang=lang))
    assert ("meralat" if lang == "id" else "corrected") in line.words
    assert "without notice" not in line.words
    assert "tanpa pemberitahuan" not in line.words


@pytest.mark.parametrize("later", [{"clock": "23:10"}, {"updated": "2022-01-08"}])
def test_an_edit_with_a_time_of_its_own_is_an_update(later: dict[str, str]) -> None:
    """The page's clock moved, or it tells when it was updated: nothing about it is silent."""
    old, new = opened(HEAD + BEFORE + REST, clock="09:00"), opened(HEAD + AFTER + REST, **{"clock": "09:00", **later})
    (line,) = told(report(old, new))
    assert line.words.startswith("The Courier updated its report of 7 January 2022")


def test_a_word_like_correction_in_the_news_itself_is_no_note() -> None:
    """An outlet that reports how a ministry corrected its toll did not thereby correct itself."""
    news = "The ministry said the toll had been corrected and that a correction would be published.\n"
    (line,) = told(report(opened(HEAD + BEFORE + REST), opened(HEAD + AFTER + REST + news)))
    assert "without notice" in line.words


def test_what_one_version_leaves_out_is_no_change() -> None:
    """A copy without a paragraph, or with one more, gives no line, and the report no section."""
    whole, less = opened(HEAD + BEFORE + REST), opened(HEAD + REST + REST.replace("night", "dawn"))
    written = report(whole, less)
    assert told(written) == []
    assert "edits" not in [one.key for one in written.sections]


def test_the_version_that_came_in_later_is_the_later_one() -> None:
    """A toll that was lowered in silence is told as lowered, with the days on which each number was seen."""
    old, new = opened(HEAD + AFTER + REST), opened(HEAD + BEFORE + REST)
    seen = {old[0].id: "2022-01-07T10:00:00+00:00", new[0].id: "2022-01-09T10:00:00+00:00"}
    (line,) = told(report(old, new, seen=seen))
    assert "went from 18 to 12 (first seen 7 January 2022, changed by 9 January 2022)" in line.words
