"""The masthead words of all language packs, together: newsrooms mix languages around their articles. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from saksi.lang.pack import available, load


@cache
def packs() -> tuple[str, ...]:
    """The languages that are read."""
    return available()


@cache
def listed(key: str, table: str = "masthead") -> tuple[str, ...]:
    """The entries of the list `key` at the top of every masthead.toml, or of another table, longest first."""
    found = {str(word) for lang in packs() for word in load(lang).table(table).get(key, ())}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def word_set(key: str, table: str = "masthead") -> frozenset[str]:
    """The same as a set."""
    return frozenset(listed(key, table))


@cache
def numbered(key: str) -> Mapping[str, int]:
    """The table `key` of every masthead.toml."""
    return {str(word): int(n) for lang in packs() for word, n in load(lang).table("masthead").get(key, {}).items()}


@cache
def months() -> Mapping[str, int]:
    """Month names of every pack, casefolded, to their number."""
    found = dict(numbered("extra_months"))
    for lang in packs():
        for row in load(lang).rows("months"):
            if len(row) > 1 and row[1].isdigit():
                found[row[0].casefold().rstrip(".")] = int(row[1])
    return found


@cache
def any_of(key: str) -> str:
    """A regular expression, for IGNORECASE, that matches one entry of the list `key`."""
    return "|".join(r"\s+".join(re.escape(part) for part in word.split()) for word in listed(key)) or r"(?!)"


@cache
def parts() -> re.Pattern[str]:
    """What parts the names of a list: a bar, a stroke, a comma, "and"."""
    return re.compile(rf"\s*[|/,;+&]\s*|{joined().pattern}")


@cache
def joined() -> re.Pattern[str]:
    """What joins two names: "and", an ampersand."""
    return re.compile(rf"\s+(?:{any_of('joining')}|&)\s+")
