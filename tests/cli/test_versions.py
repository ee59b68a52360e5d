"""`saksi show --versions` and what `saksi add` says of a page that came again, changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from saksi.cli.versions import differing
from tests.cli.conftest import Call
from tests.service import samples
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


def test_add_says_which_page_is_which_view(saksi: Call) -> None:
    """The page and its AMP copy are told apart by their files; what the copy leaves out is told of it."""
    Path("page.html").write_bytes(page())
    Path("copy.html").write_bytes(page(*PARAGRAPHS[:2]).replace(b"<html lang", b"<html amp lang"))
    saksi("add", "page.html")
    said = saksi("add", "copy.html").err
    told = "the AMP copy (copy.html) and the page itself (page.html) of one article"
    assert f"{told}; the AMP copy (copy.html) leaves out 1 paragraph\n" in said


def test_add_says_which_pages_are_held(saksi: Call) -> None:
    """Pages that come again are named, under another name with the one they are held as; many are counted."""
    for number in range(5):
        Path(f"{number}.html").write_bytes(samples.english(number))
    Path("again.html").write_bytes(samples.english())
    saksi("add", *(f"{number}.html" for number in range(5)))
    said = saksi("add", "again.html", "0.html", "1.html", "2.html", "3.html", "4.html")
    assert "again.html: already held, as 0.html\n" in said.err
    assert "Already held: 0.html, 1.html, 2.html and 2 more\n" in said.err
    assert "6 already held" in said.out


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
