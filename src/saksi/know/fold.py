"""Folds a written name to the key it is looked up by: case, accents, hyphens and apostrophes fall away. Pure."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SIGNS = str.maketrans(
    {"-": " ", "‑": " ", "’": "'", "ʻ": "'", "‘": "'", "ı": "i", "ə": "a", "ø": "o", "ł": "l", "đ": "d"}
)


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """The key of `name`. Only ever compared with other keys: positions in it mean nothing."""
    plain = name.casefold().translate(_SIGNS)
    if not plain.isascii():
        plain = "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    return " ".join(plain.split())
