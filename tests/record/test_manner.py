"""How a page tells of its edit: a note counts before a clock, a clock before silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from saksi.core.article import Article, Published
from saksi.core.text import Text
from saksi.core.values import When
from saksi.record.manner import Manner, manner

OLD = Article("page", "text", published=Published(When.on(date(2023, 5, 9)), "printed"))
LATER = When.on(date(2023, 5, 10))
UPDATED, MOVED = replace(OLD, updated=LATER), replace(OLD, published=Published(LATER, "printed"))
PLAIN = Text("Sedikitnya 14 orang tewas.\n")
NOTED = Text(f"{PLAIN.body}Correction: the toll was mended.\n")


@pytest.mark.parametrize(
    ("old", "new", "before", "after", "told"),
    [
        (OLD, OLD, PLAIN, PLAIN, "silent"),
        (OLD, UPDATED, PLAIN, PLAIN, "updated"),
        (OLD, MOVED, PLAIN, PLAIN, "updated"),
        (UPDATED, UPDATED, PLAIN, PLAIN, "silent"),
        (UPDATED, OLD, PLAIN, PLAIN, "silent"),
        (OLD, UPDATED, PLAIN, NOTED, "corrected"),
        (OLD, OLD, NOTED, NOTED, "silent"),
        (OLD, OLD, None, None, "silent"),
    ],
)
def test_how_an_edit_is_told(old: Article, new: Article, before: Text | None, after: Text | None, told: Manner) -> None:
    """Only a note or a time that the earlier version did not have tells of the edit."""
    assert manner(old, new, before, after) == told
