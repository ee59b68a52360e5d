"""Items: rows of tables and points of lists, which are no sentences and yet the article's. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from saksi.page import hints
from saksi.page.blocks import CELL, Block, Frame
from saksi.page.generic import unit
from saksi.page.signs import ended

HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6", "caption"})
_BULLET = re.compile(r"(?:[-–—•·*▪●‣◦]|\(?\d{1,2}[.)])\s+\S")
_COLUMNS = re.compile(r"\s*\t\s*|\s+\|\s+|\s{3,}")
_FIGURE = re.compile(r"[±~<>≥≤+]?\s*\d[\d.,]*\s*[+%]?(?:\s*\(.{1,20}\))?")
HEADING = 120
"""Characters the line above a table or list has at most."""
LINKED = 0.5
"""Share of links from which a point of a list leads elsewhere."""
POINT = 3
"""Words of a point, on the average of its list: what is shorter is a tag or a button."""


def is_row(block: Block) -> bool:
    """True for a row of a table: its cells are parted, the first says what the others count."""
    if block.frame is not None:
        return block.frame.tag in ("tr", "dl") and CELL in block.text and block.linked < LINKED
    cells = [cell for cell in _COLUMNS.split(block.text) if cell]
    return (
        len(cells) > 1
        and any(sign.isalpha() for sign in cells[0])
        and any(_FIGURE.fullmatch(cell) for cell in cells[1:])
    )


def is_point(block: Block) -> bool:
    """True for a point of a list that leads nowhere else."""
    frame = unit(block.frame)
    if frame is None:
        return _BULLET.match(block.text) is not None
    inside = frame.tag == "li" or (frame.parent is not None and frame.tag == "p" and frame.parent.tag == "li")
    return inside and block.linked < LINKED


def _is_heading(block: Block) -> bool:
    if len(block.text) > HEADING or block.linked >= LINKED or (ended(block.text) and not block.text.endswith("?")):
        return False
    frame = unit(block.frame)
    return block.text.endswith(":") or (frame is not None and frame.tag in HEADINGS)


def behind(blocks: Sequence[Block], last: int, free: Collection[int], container: Frame | None) -> int:
    """The last block of the tables and lists that follow the last paragraph; `last` when none does."""
    if container is not None and hints.stage(container) == hints.NONE:
        return last
    at, end = last + 1, last
    while at < len(blocks):
        head = at
        while at in free and at - head < 3 and _announces(blocks, at, free):
            at += 1
        run = _run(blocks, at, free, 1)
        if not _told(blocks, run, announced=at > head or blocks[at - 1].text.endswith(":")):
            return end
        end = run[-1]
        at = end + 1
    return end


def _announces(blocks: Sequence[Block], at: int, free: Collection[int]) -> bool:
    """True for a line above a table or list: a heading, or in scraped text the line right above a row."""
    block = blocks[at]
    if is_row(block) or is_point(block):
        return False
    if _is_heading(block):
        return True
    below = [i for i in (at + 1, at + 2) if i in free and is_row(blocks[i])]
    return block.frame is None and bool(below) and len(block.text) <= HEADING


def before(blocks: Sequence[Block], first: int, free: Collection[int], container: Frame | None) -> int:
    """The first block of the table or list right above the first paragraph, its heading included; else `first`."""
    if container is None or hints.stage(container) == hints.NONE:
        return first
    run = _run(blocks, first - 1, free, -1)[::-1]
    if not _told(blocks, run, announced=True):
        return first
    above = run[0] - 1
    return above if above in free and _is_heading(blocks[above]) else run[0]


def _run(blocks: Sequence[Block], at: int, free: Collection[int], step: int) -> list[int]:
    found = []
    while at in free and (is_row(blocks[at]) or is_point(blocks[at]) or _is_columns(blocks, at, free)):
        found.append(at)
        at += step
    return found


def _is_columns(blocks: Sequence[Block], at: int, free: Collection[int]) -> bool:
    """True for the names of the columns above a row of scraped text."""
    cells = len(_COLUMNS.split(blocks[at].text))
    below = at + 1
    return (
        blocks[at].frame is None
        and cells > 1
        and below in free
        and is_row(blocks[below])
        and len(_COLUMNS.split(blocks[below].text)) == cells
    )


def _told(blocks: Sequence[Block], run: Sequence[int], *, announced: bool) -> bool:
    """True for what tells something: rows with a figure, points of some words.

    In scraped text points need a line that announces them, for a list of headlines looks the same.
    """
    if len(run) < 2:
        return False
    held = [blocks[i] for i in run]
    if any(is_row(block) for block in held):
        return any(sign.isdigit() for block in held for sign in block.text)
    if held[0].frame is None and not announced:
        return False
    return sum(len(block.text.split()) for block in held) >= POINT * len(held)
