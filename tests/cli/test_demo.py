"""The demo reads the example pages and writes a record and reports of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from saksi.errors import SaksiError
from saksi.service import demo
from tests.cli.conftest import Call


def example_pages() -> bool:
    try:
        return len(list(demo.example().rglob("*.txt"))) > 2
    except SaksiError:
        return False


pytestmark = pytest.mark.skipif(not example_pages(), reason="the example pages are not in this checkout yet")


def test_demo(saksi: Call) -> None:
    """A record that verifies and four reports; a second run adds nothing and says the same."""
    said = saksi("demo", "--into", "out")
    assert said.code == 0, said.err
    for name in ("sitrep-id.md", "sitrep-id.html", "sitrep-en.md", "sitrep-en.html", "record.sqlite", "saksi.toml"):
        assert (Path("out") / name).stat().st_size > 0
    for words in ("Key figures", "What sources dispute", "Pledges", "External forces", "Where to look next"):
        assert words in said.out
    assert saksi("verify", "--record", "out").code == 0
    reports = {path.name: path.read_bytes() for path in Path("out").glob("sitrep*")}
    assert saksi("demo", "--into", "out").out == said.out
    assert {path.name: path.read_bytes() for path in Path("out").glob("sitrep*")} == reports
    value = json.loads(saksi("demo", "--into", "out", "--json").out)
    assert value["articles"] == len([one for one in demo.example().rglob("*") if one.suffix in (".txt", ".html")])


def test_demo_does_not_write_among_other_things(saksi: Call) -> None:
    """A folder that holds other things is refused unless --yes."""
    Path("out").mkdir()
    Path("out/thesis.txt").write_text("mine")
    said = saksi("demo", "--into", "out")
    assert said.code == 2
    assert "--yes" in said.err
    assert saksi("demo", "--into", "out", "--yes").code == 0
    assert Path("out/thesis.txt").read_text() == "mine"
