"""Figures: measure, group, modality and what stands beside a number."""

from __future__ import annotations

import pytest

from saksi.core.article import Article
from saksi.core.kinds import SLOTS
from saksi.core.reading import Reading
from saksi.core.text import Region, Text
from saksi.issues import Issue
from saksi.lang.pack import load
from saksi.read import figures, reader
from saksi.read.document import Document
from saksi.read.gist import gist


def _document(lang: str, body: str) -> Document:
    text = Text(body, (Region(0, len(body), "body"),))
    return reader.document(Article("page", text.id, lang=lang), text, load(lang))


def _read(lang: str, body: str) -> list[Reading]:
    return [one for one in figures.read(_document(lang, body)) if isinstance(one, Reading)]


@pytest.mark.parametrize(
    ("lang", "body", "expected"),
    [
        (
            "en",
            "Thirty marchers and 18 policemen were killed and 40 wounded.",
            ["killed 30 protesters", "killed 18 police", "injured 40 police"],
        ),
        ("en", "The death toll rose from 30 to 44.", ["killed 30 people superseded", "killed 44 people"]),
        ("en", "Of 60 villagers, 12 are missing.", ["missing 12 people"]),
        ("en", "17 of 20 hostages were killed.", ["killed 17 people"]),
        (
            "en",
            "The police said 80 people died, 12 of them children.",
            ["killed 80 people", "killed 12 children"],
        ),
        ("en", "He denied that 200 students had been arrested.", ["detained 200 protesters denied"]),
        ("en", "The officials retracted a toll of 90.", ["killed 90 people retracted"]),
        ("en", "Nobody was hurt.", ["injured 0 people"]),
        ("en", "If war came, 5,000 people would be killed.", []),
        ("en", "The 20 officers who arrested the mayor sang.", []),
        (
            "id",
            "Massa membakar 12 mobil polisi dan menjarah tiga toko.",
            ["damaged 12 vehicles", "damaged 3 buildings"],
        ),
        (
            "id",
            "Korban tewas naik dari 43 menjadi 50 orang, 27 orang masih hilang.",
            ["killed 43 people superseded", "killed 50 people", "missing 27 people"],
        ),
        (
            "id",
            "Sebanyak 10 warga tewas. Rinciannya tiga anak dan tujuh perempuan.",
            ["killed 10 civilians", "killed 3 children", "killed 7 civilians"],
        ),
        ("id", "Rombongan itu akan mengirim 300 polisi ke pulau.", ["deployed 300 police planned"]),
        ("id", "Belum diketahui berapa tentara yang terluka.", ["injured unknown soldiers unknown"]),
        ("id", "Jika tanggul jebol, 5.000 orang tewas.", []),
        ("id", "Polisi menembak dua kali.", []),
    ],
)
def test_readings(lang: str, body: str, expected: list[str]) -> None:
    """Each sentence gives exactly these figures, whatever stands between number and cue."""
    assert sorted(gist(one) for one in _read(lang, body)) == sorted(expected)


@pytest.mark.parametrize(
    ("lang", "body"),
    [
        ("en", "Rebels killed 12 soldiers; another 300 people fled. The figure was up from 200 a day earlier."),
        ("id", "Sekitar 2.500 prajurit dikirim, 12 di antaranya “gugur” di kota itu – kata İlham 🕊."),
    ],
)
def test_slots_stand_in_the_text(lang: str, body: str) -> None:
    """Every slot is one of a figure's and its witness holds the characters of the text."""
    readings = _read(lang, body)
    assert readings
    for one in readings:
        assert {slot.name for slot in one.slots} <= set(SLOTS["figure"])
        assert all(body[held.start : held.end] == held.quote for held in one.witnesses)


def test_running() -> None:
    """A total and an addition are told apart by their words."""
    total, new = _read("en", "The death toll reached 40. Another 20 people were killed on the island.")
    assert (total.text_of("running"), new.text_of("running")) == ("total", "new")


def test_contingent() -> None:
    """Forces carry the state that sends them, subject or origin."""
    first, second = _read("en", "Belarus sent 500 soldiers and Tajikistan 200.")
    assert [one.who("contingent").written for one in (first, second) if one.who("contingent")] == [
        "Belarus",
        "Tajikistan",
    ]


def test_that_figure_must_be_clear() -> None:
    """As for "that figure": after a paragraph with two measures is not guessed."""
    body = "Police detained 90 people and 12 were killed. That figure was up from 80."
    assert [gist(one) for one in _read("en", body)] == ["detained 90 people", "killed 12 people"]


def test_unknown_nouns_are_an_issue() -> None:
    """A number beside a cue that counts something no list knows is named, not read."""
    found = list(figures.read(_document("en", "The blast killed 12 robots.")))
    assert [one.quote for one in found if isinstance(one, Issue)] == ["12"]
    assert [one for one in found if isinstance(one, Reading)] == []
