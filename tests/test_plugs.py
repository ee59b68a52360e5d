"""Plug-ins are found by entry point, and a wrong name is told."""

from __future__ import annotations

import pytest

from saksi import plugs
from saksi.errors import NothingFound


@pytest.mark.parametrize("group", plugs.GROUPS)
def test_every_group_can_be_asked(group: str) -> None:
    """Each kind of plug-in lists what is installed, sorted by name, and loads what it lists."""
    names = list(plugs.found(group))
    assert names == sorted(names)
    assert all(plugs.load(group, name) is not None for name in names)


def test_wrong_names_are_told() -> None:
    """No such kind and no such plug-in are two clear errors."""
    with pytest.raises(NothingFound, match="kind of plug-in"):
        plugs.found("hats")
    with pytest.raises(NothingFound, match="no plug-in"):
        plugs.load("packs", "no-such-language")
