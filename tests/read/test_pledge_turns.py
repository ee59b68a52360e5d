"""Many turns of phrase of pledges, each read with who and due day; threats, hopes, demands and forecasts are left."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.read.texts import pledges

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("pledge_turns.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
READ = [row for row in ROWS if len(row) == 3]
LEFT = [row for row in ROWS if len(row) == 2]


@pytest.mark.parametrize(("lang", "sentence", "expected"), READ)
def test_a_pledge_is_read_with_who_and_due(lang: str, sentence: str, expected: str) -> None:
    """Who will act and the day by which are those of the sentence, each on its own characters."""
    found = pledges(lang, sentence)
    told = []
    for one in found:
        who, due = one.who("who"), one.when("due")
        told.append(f"{who.written if who else ''} {due.iso() if due else '-'}")
    assert expected in told
    assert all(witness.stands_in(sentence) for one in found for witness in one.witnesses)


@pytest.mark.parametrize(("lang", "sentence"), LEFT)
def test_what_nobody_promises_is_left(lang: str, sentence: str) -> None:
    """Threats, hopes, ultimatums, conditions, forecasts, denials and broken promises without words are no pledges."""
    assert pledges(lang, sentence) == []


@pytest.mark.parametrize(
    ("lang", "body", "expected"),
    [
        (
            "en",
            "The Council for Relief met on Monday. The council slept. It promised to hand out food on Friday.",
            "Council for Relief",
        ),
        ("id", "PT Sawit Makmur menolak. Perusahaan itu berjanji membayar upah pada 20 Januari.", "PT Sawit Makmur"),
    ],
)
def test_a_bare_noun_is_the_body_named_before(lang: str, body: str, expected: str) -> None:
    """The words "it" and "the council" are the body that the text named in full, on the characters of the noun."""
    (found,) = pledges(lang, body)
    who = found.who("who")
    assert who is not None
    assert who.written == expected


def test_an_offer_turned_down_is_no_pledge() -> None:
    """An offer is read, unless its sentence tells that it was refused."""
    assert pledges("id", "Gubernur Siti Aminah menawarkan dialog, tetapi pemberontak menolaknya.") == []
    assert pledges("en", "Peru offered talks on January 20, but the rebels refused.") == []


def test_a_day_is_counted_from_the_promise() -> None:
    """The end of September of a promise made in August is the September that followed, not the one to come."""
    (found,) = pledges("en", "In August the ministry promised to pay the bonus by the end of September.")
    due = found.when("due")
    assert due is not None
    assert due.last == date(2021, 9, 30)
