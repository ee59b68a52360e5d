"""What the signs of a line tell before any of its words is read. Pure."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"[\W_]+")
_ENDED = re.compile(r"[.!?…。！？।۔؟][\"”’')\]»]*$")
_END = 12
"""Characters at the end of a text among which its full stop stands, closing quotes and brackets behind it."""


def letters(text: str) -> str:
    """Letters and digits alone, small: two prints of one line agree in it, two numbers never do."""
    return _SIGNS.sub("", text).casefold()


def ended(text: str) -> bool:
    """True when the text ends as a sentence does."""
    return _ENDED.search(text, max(0, len(text) - _END)) is not None
