"""`saksi show --copies` prints pairs with the words they share."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Call
from tests.service import samples


def test_copies_are_shown(saksi: Call) -> None:
    """A table with the longest shared stretches, or one JSON object a pair; without copies exit code 4."""
    Path("a.html").write_text(samples.page(samples.ENGLISH), encoding="utf-8")
    saksi("add", "a.html")
    assert saksi("show", "--copies").code == 4
    Path("b.html").write_text(samples.page([*samples.ENGLISH, "It rained."], outlet="Second Post"), encoding="utf-8")
    saksi("add", "b.html")
    shown = " ".join(saksi("show", "--copies").out.split())
    assert "Second Post" in shown
    assert "100%" in shown
    told = json.loads(saksi("show", "--copies", "--json").out)
    assert told["schema_version"] == 1
    assert told["words"] == sum(one["words"] for one in told["stretches"])
