"""The list of unused rules: what is counted as use, and what is reported."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from saksi.lang.pack import load
from tools.rules_used import Rule, counted, main, plain, report, rules, texts, used

THURSDAY = date(2022, 1, 13)


def test_every_rule_with_examples_is_listed_once() -> None:
    """Rules of all rule files, decoys, hedges and phrases of days among them."""
    held = rules(load("en"))
    assert len(held) == len(set(held))
    named = [
        Rule("events", "riot"),
        Rule("numbers", "nearly"),
        Rule("dates", "last week"),
        Rule("pledges", "sides will meet"),
    ]
    assert set(named) <= set(held)


def test_a_rule_is_used_by_what_it_reads() -> None:
    """Readings count for their rule, hedges for the number they widen, phrases for days, decoys for what they keep."""
    body = "Nearly 40 people were killed last week. Police freed 12 prisoners."
    held = used(plain(body, THURSDAY, "en"))
    wanted = [Rule("figures", "killed-participle"), Rule("numbers", "nearly"), Rule("dates", "last week")]
    assert all(held[rule] == 1 for rule in wanted)
    assert held[Rule("figures", "other-participle")] + held[Rule("figures", "other-active")] == 1


def test_texts_of_three_kinds_are_read(tmp_path: Path) -> None:
    """Plain texts, Wikinews tables and tokenised Indosum lines, these set as newsrooms print them."""
    (tmp_path / "one.txt").write_text("Satu.", encoding="utf-8")
    (tmp_path / "two.csv").write_text("url,date,title,text\nu,2022-01-13,t,Two.\n", encoding="utf-8")
    line = {"paragraphs": [[["Kamis", "(", "13", "/", "1", ")", ",", '"', "Dua", '"', "."]], [["Tiga", "."]]]}
    (tmp_path / "three.jsonl.gz").write_bytes(gzip.compress(json.dumps(line).encode()))
    assert list(texts(tmp_path)) == [("Satu.", None), ("Two.", THURSDAY), ('Kamis (13/1), "Dua".\n\nTiga.', None)]


def test_a_rule_used_nowhere_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every rule but the one that is used is told, by file; `--strict` leaves with 1."""
    never = report("en", {"gold": Counter({Rule("events", "riot"): 3})})
    assert Rule("events", "riot") not in never
    assert Rule("events", "demo") in never
    assert f"Never used in gold ({len(never)} of {len(never) + 1})" in capsys.readouterr().out
    (tmp_path / "one.txt").write_text("A mob looted shops in the capital.", encoding="utf-8")
    assert main(["--lang", "en", "--texts", f"en={tmp_path}", "--strict"]) == 1
    assert tmp_path.name in capsys.readouterr().out


def test_only_the_tuned_gold_and_so_many_texts_are_counted(tmp_path: Path) -> None:
    """`most` bounds the texts of a folder; the gold is counted beside them."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Nearly 40 people were killed.", encoding="utf-8")
    held = counted("en", {"news": tmp_path}, 1)
    assert held["news"][Rule("numbers", "nearly")] == 1
    assert held["gold"][Rule("figures", "killed-participle")] > 1


def test_a_folder_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """The message says how to name it."""
    with pytest.raises(SystemExit):
        main(["--texts", "texts"])
    assert "LANG=FOLDER" in capsys.readouterr().err
