"""Bundle: the pages of one article as ONE run of bytes, which is kept, hashed and opened like a page. Pure.

The first line is MAGIC. Then for each page, in order, one line of JSON (`bytes`, `charset`, `number`, `url`, `view`),
the page's bytes as they came, and a line end. The same pages make the same bytes, in whatever order they are given.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from saksi.core.ids import Plain, bytes_hash, canonical
from saksi.errors import PageRefused
from saksi.page.addresses import WHOLE

MAGIC = b"%SAKSI-PAGES 1\n"
MOST = 200
"""Pages that one bundle may hold."""
LONGEST = 10_000
"""Bytes of the line before a page."""


@dataclass(frozen=True, slots=True)
class Part:
    """One page: its bytes, its number in the article (0 for the view that holds all of it), and what is known of it."""

    data: bytes
    number: int = 0
    view: str = ""
    url: str = ""
    charset: str = ""

    @property
    def order(self) -> tuple[bool, int, str, str, str]:
        """The view that holds all stands first, then the numbers."""
        return (self.view != WHOLE, self.number, self.view, self.url, bytes_hash(self.data))


def is_bundle(data: bytes) -> bool:
    """True for what `pack` made, and for what claims so."""
    return data.startswith(MAGIC)


def pack(parts: Iterable[Part]) -> bytes:
    """The parts as one run of bytes, the same for the same parts."""
    made = [MAGIC]
    for part in sorted(parts, key=lambda one: one.order):
        told: dict[str, Plain] = {
            "bytes": len(part.data), "charset": part.charset, "number": part.number, "url": part.url, "view": part.view,
        }  # fmt: skip
        made += [canonical(told), b"\n", part.data, b"\n"]
    return b"".join(made)


def unpack(data: bytes) -> tuple[Part, ...]:
    """The parts of a bundle. Raises PageRefused for one that is damaged."""
    at = len(MAGIC)
    parts: list[Part] = []
    while at < len(data):
        line_end = data.find(b"\n", at, at + LONGEST)
        part = _part(data, at, line_end) if line_end > 0 else None
        if part is None or len(parts) >= MOST:
            raise PageRefused(
                "The bundle of pages is damaged", why=f"its page {len(parts) + 1} cannot be found in it",
                do="give the pages themselves",
            )  # fmt: skip
        parts.append(part)
        at = line_end + 1 + len(part.data) + 1
    if not parts:
        raise PageRefused("The bundle holds no pages", do="give the pages themselves")
    return tuple(parts)


def _part(data: bytes, start: int, end: int) -> Part | None:
    try:
        told = json.loads(data[start:end])
        size, number = int(told["bytes"]), int(told["number"])
        words = [str(told[name]) for name in ("view", "url", "charset")]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    last = end + 1 + size
    if size < 0 or number < 0 or data[last : last + 1] != b"\n" or is_bundle(data[end + 1 : end + 1 + len(MAGIC)]):
        return None
    return Part(data[end + 1 : last], number, *words)
