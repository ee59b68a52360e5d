"""The day of an undated page is inferred with reasons, or not at all."""

from __future__ import annotations

import pytest

from saksi.core.text import Region, Text
from saksi.lang import pack
from saksi.read.infer import infer
from tests.read.undated import ENGLISH, INDONESIAN


def text_of(body: str, caption: str = "") -> Text:
    whole = f"{caption}\n{body}" if caption else body
    head = [Region(0, len(caption), "caption")] if caption else []
    return Text(whole, (*head, Region(len(whole) - len(body), len(whole), "body")))


@pytest.mark.parametrize(
    ("lang", "caption", "body", "expected"),
    [
        (
            "id",
            "Prajurit naik pesawat, 6 Januari 2022.",
            "Menteri itu mengatakan pada Kamis, penarikan akan selesai pada 19 Januari. Operasi berakhir Rabu lalu.",
            "2022-01-13/2022-01-14",
        ),
        (
            "id",
            "",
            "Memasuki hari keenam sejak protes pecah pada 2 Januari 2022, ia mengeluarkan perintah, Jumat ini.",
            "2022-01-07",
        ),
        ("id", "", "Dua orang tewas, kata polisi, Senin (10/1/2022).", "2022-01-10/2022-01-11"),
        ("id", "", "Gempa terjadi kemarin (12/1/2022).", "2022-01-13"),
        (
            "en",
            "Soldiers board a plane on January 4, 2022.",
            "Police said on Thursday that 12 people had died. The shooting began on Wednesday.",
            "2022-01-06/2022-01-07",
        ),
        (
            "en",
            "",
            "The last troops left on Wednesday, meeting the January 19 date. Protests erupted on January 2, 2022.",
            "2022-01-19/2022-01-20",
        ),
    ],
)
def test_the_day_of_the_news(lang: str, caption: str, body: str, expected: str) -> None:
    """Captions, weekdays, deadlines, counted days and dates beside "yesterday" bound the day of publication."""
    text = text_of(body, caption)
    found = infer(text, pack.load(lang))
    assert found is not None
    assert found[0].iso() == expected
    assert found[1]
    assert all(because.witness.check(text) and because.why for because in found[1])


@pytest.mark.parametrize(
    ("lang", "caption", "body"),
    [
        ("id", "", "Dua orang tewas pada Kamis."),
        ("en", "", "The war began on 24 February 2022. Twelve people died on Thursday."),
        ("en", "", "In March 2019 the port was shut."),
        ("en", "A port on January 4, 2022.", "Troops landed today. They had been asked for on Wednesday."),
        ("en", "A port on January 4, 2022.", "Troops landed on Thursday. The call for help came last week."),
        ("id", "", ""),
    ],
)
def test_silence_where_the_text_does_not_carry_it(lang: str, caption: str, body: str) -> None:
    """Without a year, with only history, or with several weeks that fit, no day is inferred."""
    assert infer(text_of(body, caption), pack.load(lang)) is None


@pytest.mark.parametrize(
    ("lang", "body", "expected"),
    [*(("id", *pair) for pair in INDONESIAN), *(("en", *pair) for pair in ENGLISH)],
)
def test_traps(lang: str, body: str, expected: str) -> None:
    """Plans, deadlines, anniversaries, background years and misprinted weekdays mislead no inference."""
    found = infer(text_of(body), pack.load(lang))
    assert (found[0].iso() if found else "") == expected
