"""Fulfilment: words of beginning and end, from every language pack."""

from __future__ import annotations

import pytest

from saksi.lang import pack
from saksi.record.fulfilment import stage_of, tells


@pytest.mark.parametrize("lang", pack.available())
def test_every_pack_tells_beginnings_and_ends(lang: str) -> None:
    """The table [fulfilment] of pledges.toml holds words of both kinds."""
    table = pack.load(lang).table("pledges")["fulfilment"]
    assert table["begins"]
    assert table["ends"]


def test_the_beginning_weighs_more() -> None:
    """A start of "all troops" is a start; the last troops are an end; plain words tell nothing."""
    assert stage_of(["mulai menarik seluruh pasukan"]) == "begins"
    assert stage_of(["the last troops left"]) == "ends"
    assert stage_of(["ditarik"]) == "untold"
    assert tells(["begin and be completed"], "ends")
