"""Text: what remains of one page in ONE string, with named regions. Pure.

The law of characters: positions are Unicode code points of the stored body, half-open. NUL and lone
surrogates leave at decoding, so that Python, SQLite and PostgreSQL count alike; nobody else may change
a character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, get_args

from saksi.core.ids import content_id
from saksi.errors import LawOfCharacters

RegionName = Literal["title", "dateline", "body", "caption", "credit", "furniture"]
REGION_NAMES: tuple[str, ...] = get_args(RegionName)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, order=True)
class Region:
    """A named stretch `[start, end)` of a Text; `why` says in words what led to the name."""

    start: int
    end: int
    name: RegionName
    why: str = ""


def lawful(body: str) -> bool:
    """True when `body` holds neither NUL nor a lone surrogate."""
    return "\0" not in body and (body.isascii() or _LONE_SURROGATE.search(body) is None)


@dataclass(frozen=True, slots=True)
class Text:
    """The characters of one page and what each stretch of them is.

    `id` is the content id of the body alone: the same characters are the same Text. `regions` are sorted and do not
    overlap; a character outside every region is white space between blocks.
    Raises LawOfCharacters for a body with NUL or lone surrogates and for regions out of bounds or overlapping.
    """

    body: str
    regions: tuple[Region, ...] = ()
    id: str = field(init=False)

    def __post_init__(self) -> None:
        if not lawful(self.body):
            raise LawOfCharacters(
                "A text holds NUL or a lone surrogate",
                why="databases and browsers would count its characters differently",
                do="decode pages with saksi.page.decode, which removes them",
            )
        edge = 0
        for region in self.regions:
            if not edge <= region.start <= region.end <= len(self.body):
                raise LawOfCharacters(
                    f"Region {region.name} [{region.start}, {region.end}) overlaps another or leaves the text",
                    why=f"regions are sorted, disjoint and lie in [0, {len(self.body)})",
                )
            edge = region.end
        object.__setattr__(self, "id", content_id("text", self.body))

    def named(self, *names: RegionName) -> Iterator[Region]:
        """The regions with one of these names, in order."""
        return (region for region in self.regions if region.name in names)

    def region_at(self, start: int, end: int) -> Region | None:
        """The region that holds all of `[start, end)`, if one does."""
        for region in self.regions:
            if region.start <= start and end <= region.end:
                return region
        return None

    def quote(self, start: int, end: int) -> str:
        """The characters `[start, end)`."""
        return self.body[start:end]
