"""The score of PLOVER types on records made up for the test."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tools.plover_gsr import Record, Score, add, cameo_map, main, measured, record, records, section, types_read

MAP = """# a comment
08: CONCEDE
080: CONCEDE, ,  # Yield
0811: CONCEDE, , democracy # Ease
0871: RETREAT, ceasefire, military # Declare truce
11: ACCUSE
112: ACCUSE, disapprove,  # Accuse
17: COERCE
173: COERCE, arrest, legal # Arrest
1712: ASSAULT, destroy,  # Destroy property
"""
DAY = "2022-01-13"


def told(event: str, text: str) -> dict[str, str]:
    return {"id": event, "event": event, "text": text, "date": DAY}


def test_the_map_counts_types_by_cameo_root() -> None:
    """Each code of a root counts for the type it went into."""
    roots = cameo_map(MAP.splitlines())
    assert roots["08"] == {"CONCEDE": 3, "RETREAT": 1}
    assert set(roots["17"]) == {"COERCE", "ASSAULT"}


def test_types_of_2016_come_to_those_of_today() -> None:
    """A type that still has its name keeps it, one that is gone takes the name its root went to."""
    roots = cameo_map(MAP.splitlines())
    assert record(told("RETREAT", "-"), roots).wanted == "RETREAT"
    assert record(told("DISAPPROVE", "-"), roots) == Record("DISAPPROVE", "-", date(2022, 1, 13), "ACCUSE", frozenset())
    assert record(told("COERCE", "-"), roots).near == {"ASSAULT"}


def test_a_score_counts_types_roots_and_silence() -> None:
    """Found, found by the root, nothing read; what is read beside it lowers the precision; misses are sorted."""
    one = Record("1", "A sentence.", date(2022, 1, 13), "COERCE", frozenset({"ASSAULT"}))
    score = Score()
    for found in (["COERCE"], ["ASSAULT", "PROTEST"], []):
        add(score, one, found)
    assert (score.wanted, score.hit, score.rooted, score.silent) == (3, 1, 2, 1)
    assert (score.said, score.right) == (3, 2)
    assert score.errors == {"COERCE: read as ASSAULT and PROTEST": 1, "COERCE: nothing read": 1}
    assert "| type among those read | 0.333 |" in section(score)


def test_types_are_read_from_a_sentence() -> None:
    """The sentence is read as an article of its day."""
    one = Record("1", "Police arrested 40 protesters in Kenya.", date(2022, 1, 13), "COERCE", frozenset())
    assert types_read(one) == ["COERCE"]
    assert measured([one]).hit == 1


def test_a_folder_of_records_is_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Records without an event are passed over; a folder without records is refused with a message."""
    assert main([str(tmp_path)]) == 2
    assert "gsr_open_third.json" in capsys.readouterr().err
    (tmp_path / "CAMEO2PLOVER-2021.txt").write_text(MAP, encoding="utf-8")
    lines = [{"event": "DOCUMENT", "id": "0"}, told("COERCE", "Police arrested 40 protesters in Kenya.")]
    (tmp_path / "gsr_open_third.json").write_text(json.dumps(lines), encoding="utf-8")
    assert len(records(tmp_path)) == 1
    assert main([str(tmp_path), "--notes"]) == 0
    assert "COERCE 1/1" in capsys.readouterr().out
