"""What the signs of a line tell before any of its words is read. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from saksi.core.words import letter_runs, typed

_SIGNS = re.compile(r"[\W_]+")
_SMALL = bytes(range(256)).lower()
_DROPPED = bytes(code for code in range(128) if not chr(code).isalnum())
_ENDED = re.compile(r"[.!?…。！？।۔؟][\"”’')\]»\s\u200b\ufeff]*$")
_END = 12
"""Characters at the end of a text among which its full stop stands, closing quotes and brackets behind it."""


KEPT = 256
"""Lines of which the answer to a question is kept: each is asked some times while its page is read."""


def letters(text: str) -> str:
    """Letters and digits alone, small: two prints of one line agree in it, two numbers never do."""
    plain = typed(text)
    if plain.isascii():
        return plain.encode("ascii").translate(_SMALL, _DROPPED).decode("ascii")
    return _SIGNS.sub("", text).casefold()


def ended(text: str) -> bool:
    """True when the text ends as a sentence does."""
    return _ENDED.search(text, max(0, len(text) - _END)) is not None


words = lru_cache(maxsize=KEPT)(letter_runs)
"""The words of a line, small, digits aside: a look-up that spares most lines the slower patterns."""
_WORD = re.compile(r"[^\W\d_]+")


def first_word(text: str) -> str:
    """The first of them; "" when there is none."""
    found = _WORD.search(text)
    return found.group().casefold() if found else ""
