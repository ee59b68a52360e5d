"""Generic actors: the group a word such as "demonstran" or "protesters" stands for, in every language. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from saksi.lang import pack


@lru_cache(maxsize=65_536)
def group_of(written: str) -> str:
    """The group of an unresolved actor's words, from the tables [[groups]] of the packs' actors.toml; "" for none."""
    return _groups().get(" ".join(written.casefold().split()), "")


@cache
def _groups() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for lang in pack.available():
        for row in pack.load(lang).tables.get("actors", {}).get("groups", ()):
            for word in row.get("words", ()):
                found.setdefault(" ".join(word.casefold().split()), row["group"])
    return found
