"""How a page tells that it was changed: by a note, by the time of an update, or not at all. Pure."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from saksi.core.article import Article
from saksi.core.text import Text
from saksi.page import words

Manner = Literal["silent", "updated", "corrected"]
"""How a page tells of its edit: not at all, by the time of an update, or by a note."""


def manner(old: Article, new: Article, before: Text | None, after: Text | None) -> Manner:
    """How the page of `new` tells that it is another than `old`; without their texts no note is seen."""
    if _notes_in(after) > _notes_in(before):
        return "corrected"
    moved = new.updated.known and new.updated != old.updated
    return "updated" if moved or new.published.when != old.published.when else "silent"


def _notes_in(text: Text | None) -> int:
    return len(_notes().findall(text.body)) if text else 0


@cache
def _notes() -> re.Pattern[str]:
    """How newsrooms of every language say that they mended an article: a note's head at a line's start, or a phrase."""
    heads, phrases = words.any_of("note_heads"), words.any_of("note_phrases")
    return re.compile(rf"^\W*(?:{heads})\s*[:：]|(?<!\w)(?:{phrases})(?!\w)", re.IGNORECASE | re.MULTILINE)
