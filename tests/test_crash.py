"""Killed in the middle of storing, a record loses nothing it acknowledged: a few of the rounds of `tools.crash`."""

from __future__ import annotations

import pytest

from tests.conftest import PLACES, Fresh
from tools.crash import crash


@pytest.mark.parametrize("fresh", PLACES, indirect=True)
def test_kill_9_loses_and_doubles_nothing(fresh: Fresh) -> None:
    """Eight kills by SIGKILL at moments by chance: all that was told is held, once, and verifies."""
    found = crash(fresh(), fresh(), kills=8)
    assert found.kills == 8
    assert found.told > 20
    assert found.sound, found
