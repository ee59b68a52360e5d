"""The glance at a sentence before the date grammar reads it: it may say yes too often, never no too often."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from saksi.lang.pack import available, load
from saksi.read.date_glance import glance_of, may_have_year
from saksi.read.date_grammar import Expression, expressions
from saksi.read.date_words import date_words
from saksi.read.sentences import tokens

CALENDAR = (
    "6 Januari 2022", "Jan. 6, 2022", "(6/1)", "13.01.2022", "2022-01-06", "2022 / 1 / 6", "2-5 January", "7/1/22",
    "Jum'at pagi", "mid-January", "tahun 2011", "in 2011", "tanggal 19", "Kamis (13/1)", "the night of November 25",
    "dua hari lalu", "3 hari kemudian", "sepekan lalu", "two days later", "the sixth day of protests",
)  # fmt: skip


def told(sentence: str, lang: str) -> list[Expression]:
    """What the grammar reads in a sentence."""
    return list(expressions(tuple(tokens(sentence, 0, len(sentence))), date_words(load(lang))))


def sentences(lang: str) -> Iterator[str]:
    """Every example sentence of the dates of a language, and the calendar forms all languages share."""
    yield from (str(mark[0]) for phrase in load(lang).table("dates")["phrase"] for mark in phrase.get("marks", ()))
    yield from CALENDAR


@pytest.mark.parametrize("lang", available())
def test_no_sentence_with_a_day_is_passed_over(lang: str) -> None:
    """Whatever the grammar reads in the examples of the pack and in calendar forms, the glance lets pass."""
    glance = glance_of(load(lang))
    held = [sentence for sentence in sentences(lang) if told(sentence, lang)]
    assert len(held) > 40
    assert [sentence for sentence in held if not glance.may_tell(sentence)] == []


@pytest.mark.parametrize("lang", available())
def test_no_full_date_is_passed_over(lang: str) -> None:
    """A day with its month and year is seen, in words, in digits and with blanks between."""
    glance = glance_of(load(lang))
    dated = ("6 Januari 2022", "6 January 2022", "13.01.2022", "2022-01-06", "2022 / 1 / 6", "7/1/22")
    full = [sentence for sentence in dated if any(one.year for one in told(sentence, lang))]
    assert len(full) > 4
    assert all(glance.may_date(one) and may_have_year(one, 0, len(one)) for one in full)


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("id", "Warga memadati alun-alun sambil meneriakkan tuntutan mereka."),
        ("id", "Sedikitnya 18 polisi tewas, kata kementerian itu."),
        ("en", "The crowd set fire to the office of the mayor."),
        ("en", "At least 18 officers were killed, the ministry said."),
    ],
)
def test_most_sentences_are_spared_the_grammar(lang: str, sentence: str) -> None:
    """A sentence without a word of time is passed over, a number in it or not."""
    assert not told(sentence, lang)
    assert not glance_of(load(lang)).may_tell(sentence)
