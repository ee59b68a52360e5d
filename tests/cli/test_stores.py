"""`search`, `backup`, `restore` and `move` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.service import samples

UNDATED = "The lanterns of the harbour stayed dark. People waited at the gates and nobody said why. " * 3


@pytest.fixture
def filled(saksi: Call) -> None:
    """A record of four articles in the current folder."""
    samples.folder(Path("pages"), pages=4, bad=False)
    assert saksi("add", "pages").code == 0


@pytest.mark.usefixtures("filled")
def test_search_prints_the_words(saksi: Call) -> None:
    """A table with the words marked; as JSON, positions that stand in the text; nothing found is exit code 4."""
    said = saksi("search", "killing", "police")
    assert said.code == 0
    assert "«killed»" in said.out
    assert "«police»" in said.out
    hit = json.loads(saksi("search", "interior minister", "--json").out.splitlines()[0])
    body = json.loads(saksi("show", hit["article"], "--json").out)["text"]["body"]
    assert hit["schema_version"] == 1
    assert [body[one["start"] : one["end"]] for one in hit["spans"]] == [one["quote"] for one in hit["spans"]]
    for one in hit["snippets"]:
        assert body[one["start"] : one["end"]] == one["text"]
        assert all(one["start"] <= start < end <= one["end"] for start, end in one["marks"])
    assert saksi("search", "zebra").code == 4
    assert saksi("search", "--", "-police").code == 2
    assert saksi("search", "police", "--limit", "0").code == 2
    assert saksi("search", "police", "--until", "1999-01-01").code == 4
    assert saksi("search", "--", "police", "-killed").code == 4


def test_search_tells_that_a_day_is_unknown(saksi: Call) -> None:
    """An article without a day is published "unknown" in the table and null in JSON."""
    Path("page.txt").write_text(UNDATED, encoding="utf-8")
    assert saksi("add", "page.txt", "--lang", "en").code == 0
    said = saksi("search", "lanterns")
    assert "unknown" in said.out
    assert ".." not in said.out
    assert json.loads(saksi("search", "lanterns", "--json").out)["published"] is None


@pytest.mark.usefixtures("filled")
def test_backup_restore_and_move(saksi: Call) -> None:
    """There and back: the same digest; nothing is overwritten; after a move the project uses the new place."""
    kept = json.loads(saksi("backup", "kept.sqlite", "--json").out)
    assert saksi("backup", "kept.sqlite").code == 2
    assert saksi("restore", "kept.sqlite").code == 2
    assert saksi("new", "other").code == 0
    restored = json.loads(saksi("restore", "kept.sqlite", "--json", "--record", "other").out)
    assert restored["digest"] == kept["digest"]
    assert restored["counts"] == {**kept["counts"]}
    assert saksi("verify", "--record", "other").code == 0
    assert "Moved to" in saksi("move", "--to", "elsewhere.sqlite", "--record", "other").out
    assert "elsewhere.sqlite" in Path("other/saksi.toml").read_text(encoding="utf-8")
    assert len(saksi("show", "--articles", "--json", "--record", "other").out.splitlines()) == 4
    assert saksi("move", "--to", "mysql://h/db", "--record", "other").code == 3


@pytest.mark.usefixtures("filled")
def test_the_demo_keeps_out_of_the_record_of_a_team(saksi: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """With SAKSI_DATABASE set the demo refuses: its pages must not land among others'."""
    monkeypatch.setenv("SAKSI_DATABASE", f"sqlite:///{Path('record.sqlite').absolute()}")
    said = saksi("demo", "--into", "demo-out")
    assert said.code == 2
    assert "SAKSI_DATABASE" in said.err
