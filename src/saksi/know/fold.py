"""Folds a written name to the key it is looked up by: case, accents, hyphens and apostrophes fall away. Pure."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SIGNS = str.maketrans(
    {"-": " ", "‑": " ", "’": "'", "ʻ": "'", "‘": "'", "ı": "i", "ə": "a", "ø": "o", "ł": "l", "đ": "d"}
)


_SOUNDS = (
    (re.compile("oe"), "u"),  # Soekarno
    (re.compile("ou"), "u"),
    (re.compile("dj"), "j"),  # Djakarta
    (re.compile("tj"), "c"),
    (re.compile("q|ck"), "k"),
    (re.compile("(?<=[aeou])[iyj](?=e)"), ""),  # Tokayev, Tokaev, Tokajev
    (re.compile("y|(?<=[aeiouy])j(?![aeiou])"), "i"),  # Shoygu, Shoigu; Zelenskyj
    (re.compile(r"(.)\1+"), r"\1"),  # Massimov
)
"""Spellings in which newsrooms differ, and the one that stands for all."""


@lru_cache(maxsize=8192)
def sound(name: str) -> str:
    """The key of a name's word that transliterations share: "Shoigu" and "Shoygu", "Soekarno" and "Sukarno"."""
    key = fold(name)
    for spelling, one in _SOUNDS:
        key = spelling.sub(one, key)
    return key


@lru_cache(maxsize=16_384)
def fold(name: str) -> str:
    """The key of `name`. Only ever compared with other keys: positions in it mean nothing."""
    plain = name.casefold().translate(_SIGNS)
    if not plain.isascii():
        plain = "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    return " ".join(plain.split())
