"""Rulings name who decided what, when and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from saksi.core.ruling import Ruling


def test_every_part_of_a_ruling_is_in_its_id() -> None:
    """Another verdict, target, author, moment, reason, wording or undo makes another ruling."""
    one = Ruling("reject", ("reading-1",), "sari", datetime(2026, 1, 2, tzinfo=UTC), "caption", "18 tewas")
    others = [
        replace(one, verdict="accept"),
        replace(one, targets=("reading-2",)),
        replace(one, by="budi"),
        replace(one, at=datetime(2026, 1, 3, tzinfo=UTC)),
        replace(one, why="menu"),
        replace(one, words="19 tewas"),
        replace(one, undoes="ruling-0"),
    ]
    assert len({one.id, *(other.id for other in others)}) == 8
