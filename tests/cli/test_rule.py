"""Rule, log, list, changes and reread at the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.service.samples import english, page


@pytest.fixture
def figure(saksi: Call, tmp_path: Path) -> str:
    """A record of two days in the current folder; the id of the toll."""
    (tmp_path / "a.html").write_bytes(english())
    later = ["The death toll in Port Luan has risen to 19, the health ministry said on Thursday."]
    (tmp_path / "b.html").write_text(page(later, title="Toll rises in Port Luan", day="2023-05-11"))
    assert saksi("new").code == 0
    assert saksi("add", tmp_path / "a.html", tmp_path / "b.html").code == 0
    told = [json.loads(line) for line in saksi("list", "figures", "--json").out.splitlines()]
    return str(next(one["id"] for one in told if one["measure"] == "killed"))


def test_rule_log_and_undo(saksi: Call, figure: str) -> None:
    """A correction is in the list, the log and the report at once; undoing it takes it back."""
    made = saksi("rule", "correct", figure[:16], "--value", "count=21", "--why", "two more died", "--by", "Rini")
    assert made.code == 0
    assert made.out.startswith("ruling-")
    assert "saksi rule undo" in made.err
    assert "│ 21 " in saksi("list", "figures").out
    assert "corrected by Rini: two more died" in saksi("report", "--lang", "en").out
    assert "dikoreksi oleh Rini" in saksi("report", "--lang", "id").out
    log = saksi("log")
    assert "in force" in log.out
    assert "count = 21" in log.out
    (entry,) = (json.loads(line) for line in saksi("log", "--json").out.splitlines())
    assert (entry["schema_version"], entry["place"], entry["state"], entry["by"]) == (1, 1, "in force", "Rini")
    assert entry["hash"] in log.out
    undone = saksi("rule", "undo", entry["id"], "--why", "they lived", "--json")
    assert json.loads(undone.out)["undoes"] == entry["id"]
    assert "│ 21 " not in saksi("list", "figures").out
    assert saksi("verify").code == 0


def test_refusals_have_a_message_and_an_exit_code(saksi: Call, figure: str) -> None:
    """What cannot be ruled is usage (2), what is not there is not found (4)."""
    assert saksi("log").code == 4
    for arguments, code in (
        (("rule", "reject", figure), 2),
        (("rule", "perhaps", figure, "--why", "x"), 2),
        (("rule", "reject", "figure-00000", "--why", "x"), 4),
        (("list", "rumours"), 2),
        (("list", "pledges", "--as-of", "2023-05-08"), 4),
        (("list", "figures", "--as-of", "soon"), 2),
        (("changes", "--since", "2024-01-01"), 2),
        (("changes", "--since", "2023-05-09", "--lang", "de"), 2),
    ):
        said = saksi(*arguments)
        assert (said.code, said.out) == (code, ""), arguments
        assert said.err.startswith("saksi: ")


def test_changes_in_words_and_as_data(saksi: Call, figure: str) -> None:
    """The toll moved between the days, told in the language asked for, with its articles."""
    assert "went from at least 14 to 19" in saksi("changes", "--since", "2023-05-09", "--lang", "en").out
    told = [json.loads(line) for line in saksi("changes", "--since", "2023-05-09", "--json").out.splitlines()]
    toll = next(one for one in told if one["new"] == figure)
    assert (toll["kind"], toll["was"], toll["now"], toll["since"]) == ("figure", "14..", "19..19", "2023-05-09")
    assert len(toll["articles"]) == 1
    assert "berubah dari sedikitnya 14 menjadi 19" in toll["words"]["id"]
    quiet = saksi("changes", "--since", "2023-05-11", "--lang", "en")
    assert (quiet.code, quiet.out) == (0, "Nothing moved between these days.\n")


def test_lists_as_of_a_day(saksi: Call, figure: str) -> None:
    """The early list holds the early number and says of which day it is."""
    early = saksi("list", "figures", "--as-of", "2023-05-09")
    assert "as of 2023-05-09" in early.out
    assert "14 or more" in early.out
    assert "│ 19 " not in early.out
    (first, *_) = (json.loads(line) for line in saksi("list", "origins", "--json").out.splitlines())
    assert (first["list"], first["as_of"]) == ("origins", "2023-05-11")


def test_reread_says_what_changed(saksi: Call, figure: str) -> None:
    """With the same packs nothing does; JSON has the whole account."""
    assert "2 articles as before, 0 read otherwise" in saksi("reread").out
    told = json.loads(saksi("reread", "--dry-run", "--json").out)
    assert (told["same"], told["articles"], told["rules"], told["stale"]) == (2, [], {}, [])
