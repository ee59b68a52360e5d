"""The score of days and numbers on specifications made up for the test."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tools.time_numbers import FILES, cases, main, measured, section

CONTEXT = {"ReferenceDateTime": "2022-01-13T00:00:00"}


def spec(text: str, found: str, kind: str, **resolution: Any) -> dict[str, Any]:
    start = text.index(found)
    result = {"Text": found, "Start": start, "End": start + len(found) - 1, "TypeName": kind, "Resolution": resolution}
    return {"Input": text, "Context": CONTEXT, "Results": [result]}


DAYS = [
    spec("They left on January 6.", "January 6", "datetimeV2.date", values=[{"value": "2022-01-06"}]),
    spec(
        "They left last week.",
        "last week",
        "datetimeV2.daterange",
        values=[{"start": "2022-01-03", "end": "2022-01-10"}],
    ),
    spec("They left at noon.", "noon", "datetimeV2.time", values=[{"value": "12:00:00"}]),
    spec("They left on Otherday.", "Otherday", "datetimeV2.date", values=[{"value": "2022-01-05"}]),
]
NUMBERS = [
    spec("They sent 2,500 men.", "2,500", "number", subtype="integer", value="2500"),
    spec("They sent 2.5 tons.", "2.5", "number", subtype="decimal", value="2.5"),
]
RANGES = [
    spec("They sent more than 30 men.", "more than 30", "numberrange", value="(30,)"),
    spec("They sent up to 30 men.", "up to 30", "numberrange", value="(,30]"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files of the specifications, most of them empty."""
    held = {"DateTimeModel": DAYS, "NumberModel": NUMBERS, "NumberRangeModel": RANGES}
    for name in FILES:
        file = tmp_path / "Specs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(held.get(file.stem, [])), encoding="utf-8-sig")
    return tmp_path


def test_only_whole_days_and_numbers_are_asked(folder: Path) -> None:
    """Clock times and fractions are no cases; ends of ranges are those a careful reader takes."""
    held = {(one.text[one.start : one.end], one.kind): one.right for one in cases(folder)}
    assert set(held) == {
        ("January 6", "date"), ("last week", "daterange"), ("Otherday", "date"), ("2,500", "number"),
        ("more than 30", "numberrange"), ("up to 30", "numberrange"),
    }  # fmt: skip
    assert (31, None) in held["more than 30", "numberrange"]
    assert (date(2022, 1, 3), date(2022, 1, 9)) in held["last week", "daterange"]


def test_expressions_are_seen_and_right(folder: Path) -> None:
    """What is marked with the right value counts, what is not marked is told by its shape."""
    scores = measured(cases(folder))
    assert (scores["date"].wanted, scores["date"].seen, scores["date"].hit) == (2, 1, 1)
    assert scores["date"].errors == {"date of a holiday: not seen": 1}
    assert all(scores[kind].hit == scores[kind].wanted for kind in ("daterange", "number", "numberrange"))
    assert "| date | 2 | 0.500 | 0.500 |" in section(scores)


def test_a_folder_is_scored_or_refused(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The section is printed; a folder without specifications is refused with a message."""
    assert main([str(folder), "--notes"]) == 0
    assert "'Otherday'" in capsys.readouterr().out
    assert main([str(tmp_path / "Specs")]) == 2
    assert "Specs" in capsys.readouterr().err
