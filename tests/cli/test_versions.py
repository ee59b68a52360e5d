"""`saksi show --versions` and what `saksi add` says of a page that came again, changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from saksi.cli.versions import differing
from tests.cli.conftest import Call
from tests.service.test_versions import ADDRESS, PARAGRAPHS, page


def test_a_silent_edit_is_told_when_it_comes_in_and_on_demand(saksi: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """Add says which toll changed from what to what; show has the paragraphs, the readings and both as JSON."""
    Path("a.html").write_bytes(page())
    Path("b.html").write_bytes(page(PARAGRAPHS[0].replace("14", "23"), *PARAGRAPHS[1:]))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert saksi("add", "a.html").code == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000060")
    said = saksi("add", "b.html")
    assert f"b.html: another version of {ADDRESS}; silently changed in 1 paragraph\n" in said.err
    assert "14.. “Sedikitnya 14” -> 23.. “Sedikitnya 23”" in said.err
    shown = saksi("show", "--versions", ADDRESS)
    assert shown.code == 0
    assert "changed silently" in shown.out
    assert "Sedikitnya 23 orang" in " ".join(shown.out.split())
    told = json.loads(saksi("show", "--versions", "--json").out)
    assert told["schema_version"] == 1
    assert told["changes"][0]["silent"]


def test_only_the_side_bar_changed(saksi: Call) -> None:
    """Add and show say that the article is the same."""
    Path("a.html").write_bytes(page())
    Path("b.html").write_bytes(page(side="Harga cabai turun"))
    said = saksi("add", "a.html", "b.html", "--json")
    assert "only what is around the article changed" in said.err
    assert json.loads(said.out)["edited"][0]["paragraphs"] == []
    assert "only what is around it changed" in saksi("show", "--versions").out


def test_nothing_to_show(saksi: Call) -> None:
    """A record without versions, and an address that is not held, are exit code 4."""
    Path("a.html").write_bytes(page())
    saksi("add", "a.html")
    assert saksi("show", "--versions").code == 4
    assert saksi("show", "--versions", "https://nowhere.example/").code == 4


def test_differing_shows_the_change_with_words_around() -> None:
    """Far parts of a long paragraph are left out on both sides."""
    old = "a b c d e f g h lima i j k l m n o p q r s t u v w"
    assert differing(old, old.replace("lima", "enam")) == ("… f g h lima i j k …", "… f g h enam i j k …")
