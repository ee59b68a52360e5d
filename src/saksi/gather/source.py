"""Source: one page before it is opened: where its bytes are and what is known beside them."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

from saksi.errors import BadValue, PageRefused
from saksi.page import bundle


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a page beside its bytes; empty means: let the page tell.

    `charset` overrides what the page declares.
    """

    url: str = ""
    outlet: str = ""
    lang: str = ""
    published: date | None = None
    charset: str = ""

    def over(self, other: Known) -> Known:
        """`other` with everything known here written over it."""
        told = {name: value for name in NAMES if (value := getattr(self, name))}
        return replace(other, **told)

    def plain(self) -> dict[str, str]:
        """What is known, as the store keeps it."""
        return {name: str(value) for name in NAMES if (value := getattr(self, name))}


NOTHING = Known()
NAMES = ("url", "outlet", "lang", "published", "charset")


def known_from(values: Mapping[str, object], *, where: str = "") -> Known:
    """What a sidecar or the store tells. Raises BadValue for a name or a value that cannot be used."""
    told: dict[str, str | date] = {}
    for name, value in values.items():
        if name not in NAMES:
            raise BadValue(f"{where}: {name!r} is not known", do=f"use: file, {', '.join(NAMES)}")
        if value in (None, ""):
            continue
        at = f"{where}: {name}" if where else name
        told[name] = day(value, where=at) if name == "published" else str(value).strip()
        if name == "charset":
            _encoding(str(told[name]), at)
    return Known(**told)  # type: ignore[arg-type]


def _encoding(name: str, where: str) -> None:
    try:
        codecs.lookup(name)
    except LookupError as problem:
        raise BadValue(f"{where}: {name!r} is no encoding", do="write a name such as utf-8 or cp1252") from problem


def day(value: object, *, where: str = "") -> date:
    """A day from "2022-01-13" or a TOML date. Raises BadValue."""
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError as problem:
        raise BadValue(
            f"{where + ': ' if where else ''}{value!r} is not a day", do="write it as YYYY-MM-DD, such as 2022-01-13"
        ) from problem


@dataclass(frozen=True, slots=True)
class Source:
    """One page: `name` as people call it, its file or stream, and what is known beside it.

    `why_not` is set when it is already clear that the bytes cannot be had; `read` then raises it. `parts` are the pages
    of one article that are read as one, each with its `number` and `view` in it; then path and stream are None.
    """

    name: str
    known: Known = NOTHING
    path: Path | None = None
    stream: BinaryIO | None = None
    why_not: PageRefused | None = None
    parts: tuple[Source, ...] = ()
    number: int = 0
    view: str = ""

    def read(self, cap: int) -> bytes:
        """The bytes. Raises PageRefused when they cannot be had, are none, or are more than `cap`."""
        if self.why_not:
            raise self.why_not
        if self.parts:
            return bundle.pack(part.part(cap) for part in self.parts)
        try:
            data = self._bytes(cap)
        except OSError as problem:
            raise PageRefused(f"{self.name} cannot be read", why=(problem.strerror or str(problem))) from problem
        if not data:
            raise PageRefused(f"{self.name} is empty", why="the file holds no bytes", do="save the page again")
        if len(data) > cap:
            raise self._too_large(cap, "more than that")
        return data

    def part(self, cap: int) -> bundle.Part:
        """This page as a part of a bundle. Raises PageRefused as `read` does."""
        return bundle.Part(self.read(cap), self.number, self.view, self.known.url, self.known.charset)

    def _bytes(self, cap: int) -> bytes:
        if self.stream:
            return self.stream.read(cap + 1)
        if self.path is None:
            return b""
        size = self.path.stat().st_size
        if size > cap:
            raise self._too_large(cap, f"it has {size:,} bytes")
        with self.path.open("rb") as held:
            return held.read(cap + 1)

    def _too_large(self, cap: int, found: str) -> PageRefused:
        return PageRefused(
            f"{self.name} is too large",
            why=f"a page may have {cap:,} bytes and {found}",
            do="set SAKSI_PAGE_CAP (in bytes, or as 30MB) if this really is one article",
        )
