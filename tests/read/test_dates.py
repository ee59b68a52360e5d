"""Dates are marked as readers understand them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from saksi.core.article import Article, Published
from saksi.core.text import Region, Text
from saksi.core.values import When
from saksi.core.witness import Because, Witness
from saksi.issues import Issue
from saksi.lang import pack
from saksi.read import dates
from saksi.read.date_grammar import expressions
from saksi.read.date_words import date_words
from saksi.read.document import Document, Mark
from saksi.read.sentences import tokens

THURSDAY = date(2022, 1, 13)
PHRASES = [(lang, phrase) for lang in ("id", "en") for phrase in pack.load(lang).table("dates")["phrase"]]


def document(body: str, lang: str, *, published: When | None = None, because: tuple[Because, ...] = ()) -> Document:
    text = Text(body, (Region(0, len(body), "body"),))
    known = Published(published, "given", because) if published else Published()
    return Document.of(Article("page", text.id, lang=lang, published=known), text, pack.load(lang))


def marked(body: str, lang: str, published: When | None = None) -> list[tuple[str, str, str]]:
    """Words, ISO value and label of every mark."""
    doc = document(body, lang, published=published or When.on(THURSDAY))
    marks = [one for one in dates.mark(doc) if isinstance(one, Mark)]
    return [
        (doc.text.quote(m.start, m.end), m.value.iso() if isinstance(m.value, When) else "", m.label) for m in marks
    ]


@pytest.mark.parametrize(("lang", "phrase"), PHRASES, ids=lambda one: one["name"] if isinstance(one, dict) else one)
def test_each_phrase_marks_its_examples_and_leaves_the_others(lang: str, phrase: dict[str, Any]) -> None:
    """Every [[phrase]] of dates.toml marks the words its `marks` name, and nothing in its `skips`."""
    for sentence, words, value in phrase.get("marks", []):
        assert (words, value) in [(quote, iso) for quote, iso, _ in marked(sentence, lang)]
    for sentence in phrase.get("skips", []):
        found = expressions(list(tokens(sentence, 0, len(sentence))), date_words(pack.load(lang)))
        assert phrase["name"] not in [one.rule for one in found]


@pytest.mark.parametrize(
    ("lang", "sentence", "expected"),
    [
        ("id", "Pasukan tiba pada 6 Januari 2022.", [("6 Januari 2022", "2022-01-06", "day")]),
        ("id", "Kota itu jatuh, Kamis (6/1).", [("Kamis (6/1)", "2022-01-06", "day")]),
        ("id", "Kota itu jatuh, Senin (10/1/2022) malam.", [("Senin (10/1/2022) malam", "2022-01-10", "day")]),
        ("id", "Korban bertambah (9/1) di kota.", [("9/1", "2022-01-09", "day")]),
        ("id", "Pada Desember 2011 buruh ditembak.", [("Desember 2011", "2011-12-01/2011-12-31", "background")]),
        ("id", "Pada 2019 tentara menembak petani.", [("2019", "2019-01-01/2019-12-31", "background")]),
        ("id", "Dari 2014 hingga 2018 itu dikepung.", [("2014 hingga 2018", "2014-01-01/2018-12-31", "background")]),
        ("id", "Pada 1990-an pelabuhan itu ditutup.", [("1990-an", "1990-01-01/1999-12-31", "background")]),
        ("id", "Pada 2000 desa listrik padam.", []),
        ("id", "Massa berkumpul pada 5 dan 6 Januari.", [("5 dan 6 Januari", "2022-01-05/2022-01-06", "day")]),
        ("id", "Tiga hari setelah 5 Januari mereka tiba.", [("Tiga hari setelah 5 Januari", "2022-01-08", "day")]),
        ("id", "Banjir Januari-Februari 2017.", [("Januari-Februari 2017", "2017-01-01/2017-02-28", "background")]),
        ("en", "In 2017 police shot dead 30 farmers.", [("2017", "2017-01-01/2017-12-31", "background")]),
        ("en", "Between 2007 and 2009 it shut.", [("Between 2007 and 2009", "2007-01-01/2009-12-31", "background")]),
        ("en", "The war of attrition, 2014-2018.", [("2014-2018", "2014-01-01/2018-12-31", "background")]),
        ("en", "They counted 2014 to 2018 birds.", []),
        ("en", "It happened in the 1990s.", [("1990s", "1990-01-01/1999-12-31", "background")]),
        ("en", "The power failed in 2000 villages.", []),
        ("en", "Mobs gathered on 5 and 6 January.", [("5 and 6 January", "2022-01-05/2022-01-06", "day")]),
        ("en", "Mobs gathered on 5 and 8 January.", [("8 January", "2022-01-08", "day")]),
        ("en", "The port was shut from March to May.", [("March to May", "2021-03-01/2021-05-31", "background")]),
        ("en", "Floods of December-January 2017.", [("December-January 2017", "2016-12-01/2017-01-31", "background")]),
        ("en", "Two days after the January 5 raid.", [("Two days after the January 5", "2022-01-07", "day")]),
        ("en", "They left the day after Monday's vote.", [("the day after Monday", "2022-01-11", "weekday")]),
        ("en", "A week before 14 January it rained.", [("A week before 14 January", "2022-01-07", "day")]),
        ("en", "They left the day after the vote.", []),
        ("id", "Ia menjabat sejak tahun 2019.", [("sejak tahun 2019", "2019-01-01/..", "background")]),
        ("id", "Mereka berjaga sejak 2 Januari.", [("sejak 2 Januari", "2022-01-02/..", "day")]),
        ("id", "Protes berlangsung 2-5 Januari.", [("2-5 Januari", "2022-01-02/2022-01-05", "day")]),
        ("id", "Itu terjadi antara 2 dan 5 Januari.", [("antara 2 dan 5 Januari", "2022-01-02/2022-01-05", "day")]),
        ("id", "Pasar tutup dari Senin hingga Rabu.", [("Senin hingga Rabu", "2022-01-10/2022-01-12", "weekday")]),
        ("id", "Ia berpidato Kamis pagi waktu setempat.", [("Kamis pagi waktu setempat", "2022-01-13", "weekday")]),
        ("id", "Pada Minggu lalu ia ditembak.", [("Minggu lalu", "2022-01-09", "weekday")]),
        ("id", "Ahad sore api padam.", [("Ahad sore", "2022-01-09", "weekday")]),
        ("id", "Parlemen akan bersidang pada Senin.", [("Senin", "2022-01-17", "weekday")]),
        ("en", "It fell on Jan. 5.", [("Jan. 5", "2022-01-05", "day")]),
        ("en", "It fell on 3rd December 2017.", [("3rd December 2017", "2017-12-03", "background")]),
        ("en", "It fell on Monday, January 10, 2022.", [("Monday, January 10, 2022", "2022-01-10", "day")]),
        ("en", "It fell on 13.01.2022.", [("13.01.2022", "2022-01-13", "day")]),
        ("en", "It fell on 2022-01-06.", [("2022-01-06", "2022-01-06", "day")]),
        ("en", "It lasted from 2 to 5 January.", [("2 to 5 January", "2022-01-02/2022-01-05", "day")]),
        ("en", "It ran from January 2 to 5.", [("January 2 to 5", "2022-01-02/2022-01-05", "day")]),
        ("en", "They came in the early hours of Thursday.", [("the early hours of Thursday", "2022-01-13", "weekday")]),
        ("en", "It was shut but is expected to reopen on Monday.", [("Monday", "2022-01-17", "weekday")]),
        ("en", "The ministry said on Friday it will act.", [("Friday", "2022-01-07", "weekday")]),
        ("en", "Thousands march, and it may rain.", []),
        ("en", "About 1,000 of 2,022 people scored 1-2.", []),
    ],
)  # fmt: skip
def test_what_days_come_to(lang: str, sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """Calendar forms, weekdays, intervals and parts of the day come to the days a careful reader takes."""
    assert marked(sentence, lang) == expected


def test_a_date_without_year_takes_the_nearest() -> None:
    """In early January "28 Desember" is last year's, and in late December "3 January" is next year's."""
    assert marked("Itu terjadi pada 28 Desember.", "id")[0][1] == "2021-12-28"
    assert marked("It will end on 3 January.", "en", When.on(date(2021, 12, 30)))[0][1] == "2022-01-03"


def test_weekday_that_disagrees_is_an_issue() -> None:
    """A named weekday that is not the date's weekday is told, and the date is kept."""
    found = list(dates.mark(document("Kota itu jatuh, Jumat (13/1).", "id", published=When.on(THURSDAY))))
    assert [one.what for one in found if isinstance(one, Issue)] == [
        "The weekday disagrees with the date: 2022-01-13 is a Thursday"
    ]


def test_without_publication_only_full_dates_have_a_value() -> None:
    """On an undated page full dates resolve and all others are marked as unknown."""
    found = list(dates.mark(document("On Thursday, a week after 6 January 2022, it fell.", "en")))
    assert [mark.value.known for mark in found if isinstance(mark, Mark) and isinstance(mark.value, When)] == [
        False,
        True,
    ]


def test_an_interval_of_publication_gives_an_interval_where_it_matters() -> None:
    """Published Thursday or Friday, "Kamis" is one day and "kemarin" one of two."""
    published = When(THURSDAY, date(2022, 1, 14), "span")
    assert marked("Pada Kamis ia tiba, kemarin ia pergi.", "id", published) == [
        ("Kamis", "2022-01-13", "weekday"),
        ("kemarin", "2022-01-12/2022-01-13", "relative"),
    ]


def test_relative_days_lean_on_the_day_before_them() -> None:
    """The words "sehari sebelumnya" count from the day of its sentence, and the mark names it as its reason."""
    doc = document("Angka naik pada Selasa (11/1) dari sehari sebelumnya.", "id", published=When.on(THURSDAY))
    last = [one for one in dates.mark(doc) if isinstance(one, Mark)][-1]
    assert last.value == When.on(date(2022, 1, 10))
    assert [because.witness.quote for because in last.because] == ["Selasa (11/1)"]


def test_words_in_quotes_count_from_the_day_they_were_said() -> None:
    """The words "dua hari lagi" inside quotation marks start from the day of saying, not of publication."""
    found = marked("“Dua hari lagi kami akan pulang,” ujarnya, Selasa (11/1).", "id")
    assert found[0][:2] == ("Dua hari lagi", "2022-01-13")


def test_a_duration_starts_where_something_is_to_start() -> None:
    """The words "no more than 10 days" count from the coming day on which the same paragraph lets it begin."""
    found = marked("The force will begin to leave on Friday. The pullout would take no more than 10 days.", "en")
    assert found[1] == ("no more than 10 days", "2022-01-14/2022-01-24", "duration")


def test_masthead_reasons_are_passed_on() -> None:
    """A date that leans on publication names the spans the masthead leaned on."""
    body = "13 Januari 2022. Pada Rabu kota itu jatuh."
    text = Text(body, (Region(0, len(body), "body"),))
    because = (Because(Witness.of(text, 0, 15), "printed"),)
    found = list(dates.mark(document(body, "id", published=When.on(THURSDAY), because=because)))
    assert [one.because for one in found if isinstance(one, Mark)] == [(), because]
