"""Which blocks of an HTML page are the article: trafilatura's answer, held against the density of prose. Pure.

trafilatura finds the main text of most layouts and drops what it is unsure of; where it finds much less prose than the
densest element of the page holds (layouts of bare `div` and `br`, old tables), that element is taken instead.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import trafilatura

from saksi.page import hints
from saksi.page.blocks import BREAKING, Block, Frame
from saksi.page.sheet import Sheet
from saksi.page.signs import ended, letters

PROSE = 60
"""Characters from which an unlinked block that ends as a sentence counts as prose."""
SHORT = 20
"""The same for a page that holds nothing longer."""
TRUST = 0.6
"""Share of the densest element's prose that trafilatura must have found to be believed."""
MOST = 0.7
"""Share of trafilatura's prose that the article's element must hold."""
HUGE = 1_500_000
"""Characters above which trafilatura is not asked: its time grows faster than the page."""
_CHECKS = 400


def is_prose(block: Block, least: int = PROSE) -> bool:
    """True for a sentence of some length that is not a link."""
    return _length(block.text) >= least and ended(block.text) and block.linked < 0.5


def _length(text: str) -> int:
    """Characters, those of Chinese, Japanese and Korean thrice: they say as much as three letters."""
    return len(text) if text.isascii() else len(text) + 2 * sum(1 for sign in text if "\u3040" <= sign <= "\ud7af")


def unit(frame: Frame | None) -> Frame | None:
    """The element that makes the block: the innermost around it that breaks the line."""
    while frame is not None and frame.tag not in BREAKING:
        frame = frame.parent
    return frame


def _asked(tree: str) -> list[str]:
    """trafilatura's paragraphs, as letters and digits alone."""
    found = trafilatura.bare_extraction(
        tree, fast=True, favor_precision=True, include_comments=False, with_metadata=False, deduplicate=False
    )
    text = getattr(found, "text", None) or ""
    return [key for line in text.splitlines() if (key := letters(line))]


def matched(blocks: Sequence[Block], paragraphs: Sequence[str]) -> set[int]:
    """The blocks that stand in trafilatura's paragraphs, wholly or as a part."""
    whole = set(paragraphs)
    joined = "\n".join(paragraphs)
    found: set[int] = set()
    checks = 0
    for index, block in enumerate(blocks):
        key = letters(block.text)
        if key in whole:
            found.add(index)
        elif len(key) >= 40 and checks < _CHECKS:
            checks += 1
            if key in joined or key[:60] in joined or key[-60:] in joined:
                found.add(index)
    return found


def _densest(blocks: Sequence[Block], indexes: Iterable[int]) -> Frame | None:
    """The element with most prose right in it or in its children; the innermost of equals."""
    scores: dict[Frame, float] = defaultdict(float)
    for index in indexes:
        block = blocks[index]
        frame = unit(block.frame)
        size = float(len(block.text))
        for share in (1.0, 1.0, 0.5, 0.25):
            if frame is None:
                break
            scores[frame] += size * share
            frame = unit(frame.parent)
    return max(scores, key=lambda frame: (scores[frame], frame.depth), default=None)


def _holder(blocks: Sequence[Block], told: set[int]) -> Frame:
    """The densest element, or the first around it that holds most of the prose told."""
    frame = _densest(blocks, told)
    assert frame is not None
    enough = MOST * _size(blocks, told)
    while frame.parent is not None and _size(blocks, {i for i in told if _inside(blocks[i].frame, frame)}) < enough:
        frame = frame.parent
    return frame


def _inside(frame: Frame | None, container: Frame) -> bool:
    while frame is not None and frame.depth > container.depth:
        frame = frame.parent
    return frame is container


def _span(blocks: Sequence[Block], indexes: set[int], container: Frame) -> set[int]:
    """All blocks of the container from its first prose to its last."""
    first, last = min(indexes), max(indexes)
    return {i for i in range(first, last + 1) if _inside(blocks[i].frame, container)}


def _prose_indexes(blocks: Sequence[Block], least: int) -> set[int]:
    found = set()
    for index, block in enumerate(blocks):
        if is_prose(block, least) and not hints.caption(block.frame):
            hint = hints.furniture(block.frame)
            if hint is None or not hint.firm:
                found.add(index)
    return found


def _size(blocks: Sequence[Block], indexes: set[int]) -> int:
    return sum(len(blocks[i].text) for i in indexes)


def main(sheet: Sheet) -> tuple[set[int], Frame | None]:
    """Indexes of the blocks of the article, furniture between them included, and the element that holds them."""
    blocks = sheet.blocks
    prose = _prose_indexes(blocks, PROSE) or _prose_indexes(blocks, SHORT)
    container = _holder(blocks, prose) if prose else None
    dense = {i for i in prose if container is not None and _inside(blocks[i].frame, container)}
    asked: set[int] = set()
    if sheet.markup and len(sheet.body) < HUGE:
        asked = matched(blocks, _asked(sheet.markup))
    told = {i for i in asked if is_prose(blocks[i])}
    if told and _size(blocks, told) >= TRUST * _size(blocks, dense):
        held = _holder(blocks, told)
        near = {i for i in prose if _inside(blocks[i].frame, held)}
        return _span(blocks, near or told, held) | {i for i in asked if _inside(blocks[i].frame, held)}, held
    if container is None:
        return asked, None
    return _span(blocks, dense, container), container
