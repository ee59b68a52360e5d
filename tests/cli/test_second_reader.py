"""`saksi add` and `saksi read` with a second reader: what they print, and how they end."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.service import llm_server as llm
from tests.service.llm_server import serving
from tests.service.test_second_reader import LIE, MISSED, PAGE

pytestmark = [
    pytest.mark.allow_hosts(["127.0.0.1"]),
    pytest.mark.skipif(importlib.util.find_spec("openai") is None, reason="extra llm"),
]


@pytest.fixture
def saved() -> Path:
    Path("page.html").write_bytes(PAGE)
    return Path("page.html")


def test_the_count_is_printed_and_the_reading_is_marked(
    saksi: Call, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`add` tells what became of the proposals, `read` marks what only the second reader found."""
    with serving(llm.proposing(MISSED, LIE)) as server:
        monkeypatch.setenv("SAKSI_SECOND_READER_URL", server.url)
        monkeypatch.setenv("SAKSI_SECOND_READER_MODEL", "tester")
        added = saksi("add", saved, "--second-reader")
        assert added.code == 0
        assert "2nd reader: 2 proposed, 1 kept, 0 known, 1 refused." in added.out
        read = saksi("read", saved, "--second-reader")
        assert "2nd reader only" in read.out
        assert "2nd reader: 2 proposed" in read.err
        (one,) = json.loads(saksi("add", saved, "--second-reader", "--dry-run", "--json").out)["already"]
        assert one == "page.html"
        lines = saksi("read", saved, "--second-reader", "--json").out
        assert [one["rule"] for one in json.loads(lines)["readings"] if "second" in one["rule"]] == ["second:tester"]
        asked = len(server.asked)
        monkeypatch.setenv("SAKSI_SECOND_READER", "true")
        assert "2nd reader" not in saksi("read", saved, "--no-second-reader").err
        assert len(server.asked) == asked


def test_a_failure_is_told_and_ends_with_one(saksi: Call, saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page is stored, one sentence says why nothing was added, and the exit code is 1."""
    with serving(llm.fails) as server:
        monkeypatch.setenv("SAKSI_SECOND_READER_URL", server.url)
        monkeypatch.setenv("SAKSI_SECOND_READER_MODEL", "tester")
        added = saksi("add", saved, "--second-reader", "--json")
    assert added.code == 1
    assert "page.html: the second reader added nothing: it refused with status 500; what we read stands" in added.err
    assert "secret" not in added.err
    told = json.loads(added.out)
    assert (len(told["stored"]), told["second_reader"][0]["kept"]) == (1, 0)


def test_nothing_set_is_a_configuration_error(saksi: Call, saved: Path) -> None:
    """The flag without an address ends with 3 and says what to set."""
    added = saksi("add", saved, "--second-reader")
    assert added.code == 3
    assert "SAKSI_SECOND_READER_URL" in added.err
