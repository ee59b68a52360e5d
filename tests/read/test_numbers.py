"""Numbers: intervals, hedges and why a number is no figure."""

from __future__ import annotations

import pytest

from saksi.core.article import Article
from saksi.core.text import Region, Text
from saksi.core.values import Count
from saksi.issues import Issue
from saksi.lang.pack import load
from saksi.read import numbers, places
from saksi.read.document import Document, Mark


def _document(lang: str, body: str) -> Document:
    text = Text(body, (Region(0, len(body), "body"),))
    return Document.of(Article("page", text.id, lang=lang), text, load(lang))


def _marks(lang: str, body: str) -> list[Mark]:
    return [one for one in numbers.mark(_document(lang, body)) if isinstance(one, Mark)]


def _interval(mark: Mark) -> tuple[int | None, int | None]:
    assert isinstance(mark.value, Count)
    return mark.value.low, mark.value.high


@pytest.mark.parametrize(
    ("lang", "phrase", "low", "high"),
    [
        ("id", "2.500", 2500, 2500),
        ("id", "40 000", 40_000, 40_000),
        ("en", "1\u202f414\u202f021", 1_414_021, 1_414_021),
        ("en", "1.2 lakh", 120_000, 120_000),
        ("en", "two crore", 20_000_000, 20_000_000),
        ("en", "ten or fewer", None, 10),
        ("id", "2,500", 2500, 2500),
        ("id", "2,5 ribu", 2500, 2500),
        ("id", "dua ribu lima ratus", 2500, 2500),
        ("id", "seribu", 1000, 1000),
        ("id", "dua belas juta", 12_000_000, 12_000_000),
        ("id", "sekitar 2.500", 2250, 2750),
        ("id", "hampir 10.000", 9000, 9999),
        ("id", "lebih dari seribu", 1001, None),
        ("id", "tak kurang dari dua puluh", 20, None),
        ("id", "hingga 50", None, 50),
        ("id", "diperkirakan mencapai 1.000", 1000, 1000),
        ("id", "belasan", 11, 19),
        ("id", "puluhan ribu", 20_000, 99_999),
        ("id", "tiga ribuan", 3000, 3999),
        ("id", "2.500-an", 2500, 2599),
        ("id", "sekitar 1.000-an", 900, 1999),
        ("id", "850 hingga 1.100", 850, 1100),
        ("id", "20 hingga 30 ribu", 20_000, 30_000),
        ("id", "antara 20 dan 30", 20, 30),
        ("id", "dua-tiga", 2, 3),
        ("id", "10 ribuan", 10_000, 10_999),
        ("id", "setidaknya sudah ada 12", 12, None),
        ("en", "at least another 12", 12, None),
        ("en", "2,500", 2500, 2500),
        ("en", "1.2 million", 1_200_000, 1_200_000),
        ("en", "two hundred and fifty", 250, 250),
        ("en", "fifty-one", 51, 51),
        ("en", "a dozen", 12, 12),
        ("en", "two dozen", 24, 24),
        ("en", "scores", 40, 99),
        ("en", "tens of thousands", 20_000, 99_999),
        ("en", "about 1,300", 1170, 1430),
        ("en", "almost 3,800", 3420, 3799),
        ("en", "no fewer than 10,000", 10_000, None),
        ("en", "as many as 40", None, 40),
        ("en", "fewer than 50", None, 49),
        ("en", "7-8", 7, 8),
        ("en", "between 20 and 30", 20, 30),
    ],
)
def test_intervals(lang: str, phrase: str, low: int | None, high: int | None) -> None:
    """A number phrase is the interval spec READINGS gives it, and its span is the whole phrase."""
    tail = {"id": "orang datang.", "en": "people came."}[lang]
    head = {"id": "Kemarin", "en": "There,"}[lang]
    body = f"{head} {phrase} {tail}"
    (mark,) = _marks(lang, body)
    assert (body[mark.start : mark.end], *_interval(mark), mark.label) == (phrase, low, high, "cardinal")


@pytest.mark.parametrize(
    ("lang", "body", "label"),
    [
        ("id", "Harganya 120 tenge per liter.", "money"),
        ("id", "Denda itu Rp 2 juta.", "money"),
        ("id", "Alikhan Smailov (49) terpilih.", "age"),
        ("id", "Inflasi 12 persen.", "share"),
        ("id", "Perang 30 tahun itu usai.", "duration"),
        ("id", "Jaraknya 12 kilometer.", "distance"),
        ("id", "Acara mulai pukul 07.45 WIB.", "clock"),
        ("id", "Ia melanggar pasal 3.", "name"),
        ("id", "Ada 70 pos pemeriksaan.", "places"),
        ("id", "Desa berpenduduk 2.000 jiwa.", "population"),
        ("id", "Sejak tahun 2011 ia di sana.", "date"),
        ("en", "A 4-year-old girl came.", "age"),
        ("en", "It cost $6m.", "money"),
        ("en", "Turnout was 3.5 percent.", "share"),
        ("en", "The ban was lifted at 6 p.m. there.", "clock"),
        ("en", "They set up 70 police checkpoints.", "places"),
        ("en", "It flew a Boeing 757 there.", "name"),
        ("en", "It became independent in 2002.", "date"),
        ("en", "The 3rd battalion left.", "ordinal"),
        ("id", "Ia lahir di era 90-an.", "date"),
        ("id", "Pemilik panti sosial Bina Laras 3 itu datang terlambat.", "name"),
        ("id", "Warga di sekitar Danau Tiga Warna itu datang terlambat.", "name"),
        ("id", "Kandang itu memuat 12 ekor sapi.", "animals"),
        ("en", "The imam, 70, came.", "age"),
        ("en", "It raised millions of dollars there.", "money"),
    ],
)
def test_no_figures(lang: str, body: str, label: str) -> None:
    """Money, ages, dates and the like are marked with the reason why they are no figure."""
    assert [mark.label for mark in _marks(lang, body)] == [label]


def test_a_hedge_binds_its_own_number_only() -> None:
    """The hedge in front of one number leaves the next one exact."""
    first, second = _marks("en", "About 200 people died and 50 people were hurt.")
    assert (_interval(first), _interval(second)) == ((180, 220), (50, 50))


def test_hedge_and_unit_are_kept() -> None:
    """The words that widened a number and its counter stay in the Count as written."""
    (mark,) = _marks("id", "Sekitar 40 warga datang.")
    assert mark.value == Count(36, 44, "Sekitar", "warga")


def test_names_with_digits_are_no_numbers() -> None:
    """A number inside a name is no number at all."""
    assert _marks("en", "An Il-76 and a T-72 stood there, as Khabar-24 showed.") == []


def test_a_place_has_no_age() -> None:
    """The number in brackets behind a place is a count, behind a person an age."""
    body = "Korban di Aceh (12) dan Maria Lopez (34)."
    text = Text(body, (Region(0, len(body), "body"),))
    doc = _document("id", body)
    doc = doc.with_marks(places.mark(doc))
    assert text.id == doc.text.id
    assert [mark.label for mark in numbers.mark(doc) if isinstance(mark, Mark)] == ["cardinal", "age"]


def test_a_singular_describes() -> None:
    """The city of "two city officials" is not what is counted."""
    assert [mark.label for mark in _marks("en", "Two city officials and two cities.")] == ["cardinal", "places"]


def test_a_change_is_no_range() -> None:
    """A rise from one number to another is two numbers."""
    assert [_interval(mark) for mark in _marks("en", "The toll rose from 44 to 164.")] == [(44, 44), (164, 164)]


def test_none_is_zero() -> None:
    """Words of none are marked as zero, unless they only open a hedge."""
    assert [mark.label for mark in _marks("en", "No one was hurt.")] == ["zero"]
    assert [mark.label for mark in _marks("en", "No fewer than 20 were hurt.")] == ["cardinal"]


def test_odd_digits_are_an_issue() -> None:
    """Digits that fit no way of writing numbers are named with their span."""
    body = "Angkanya 1.23.456 orang."
    issues = [one for one in numbers.mark(_document("id", body)) if isinstance(one, Issue)]
    assert [one.quote for one in issues] == ["1.23.456"]


@pytest.mark.parametrize("digits", ["1\u200b00", "１００", "١٠٠", "1O0"])
def test_a_disguised_number_is_no_cardinal(digits: str) -> None:
    """Zero-width signs, full-width and Arabic digits, letters among digits: no figure may rest on such a number."""
    assert not [one for one in _marks("en", f"At least {digits} people were killed.") if one.label == "cardinal"]
    assert [one for one in _marks("en", "At least 100 people were killed.") if one.label == "cardinal"]


@pytest.mark.parametrize("body", ["Call 555 123 4567.", "They won 21 17 15.", "Room 012 300 is shut."])
def test_numbers_beside_each_other_are_not_one(body: str) -> None:
    """Only groups of three behind a short head are thousands set apart, and nothing with a number of another form."""
    assert all((_interval(mark)[1] or 0) < 10_000 for mark in _marks("en", body))


def test_a_year_and_thousands_are_two_numbers() -> None:
    """A year before "ribuan" does not multiply it, and "the year" before a number that is no year tells nothing."""
    assert [one.label for one in _marks("id", "Pada tahun 1998 ribuan orang pulang.")] == ["date", "cardinal"]
    assert [one.label for one in _marks("en", "By the end of the year 500 soldiers left.")] == ["cardinal"]
