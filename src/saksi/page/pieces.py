"""Regions of the Text from the names of its blocks; a block with furniture glued into it is split. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from saksi.core.text import Region
from saksi.page import lines
from saksi.page.blocks import Block
from saksi.page.cues import Cues
from saksi.page.furniture import BODY, CUE, HEADLINE, Label, holds_prose
from saksi.page.sheet import Sheet
from saksi.page.signs import ended

_DASHED = re.compile(r"(?<=[.!?”\"])\s*(?P<sign>[-–—]{1,2}\s*(?P<name>[A-Z][\w /]{1,30}))\.?$")


def regions(sheet: Sheet, cues: Cues, labels: dict[int, Label]) -> tuple[list[Region], list[tuple[int, int, Block]]]:
    """The regions of the Text, blocks with glued furniture split, and where headlines of others stand."""
    found: list[Region] = []
    related: list[tuple[int, int, Block]] = []
    opened = False
    last = max((i for i, label in labels.items() if label.name == "body"), default=-1)
    for index, block in enumerate(sheet.blocks):
        label = labels[index]
        if label is BODY and opened and index != last and _is_whole(block, cues):
            found.append(Region(block.start, _trim(sheet.body, block.start, block.end), "body"))
            continue
        if label.name != "body" or label.why:
            pieces: Iterable[tuple[int, int, Label]] = ((block.start, block.end, label),)
        else:
            pieces = split(sheet.body, block, cues, first=not opened, last=index == last)
            opened = True
        for start, end, one in pieces:
            if start < end:
                found.append(Region(start, end, one.name, one.why))
                if one.related:
                    related.append((start, end, block))
    return found, related


def _is_whole(block: Block, cues: Cues) -> bool:
    """True for a body block that nothing is glued into, as nearly all are."""
    if cues.may_part(block.text):
        return False
    return not (holds_prose(block) and len(block.text) > HEADLINE and cues.may_open(block.text, HEADLINE))


def split(body: str, block: Block, cues: Cues, *, first: bool, last: bool) -> Iterable[tuple[int, int, Label]]:
    """The pieces of a body block: dateline, body, furniture glued into it, a signature at its end."""
    start, end = block.start, block.end
    if first:
        opens = lines.dateline_end(block.text)
        if opens:
            yield start, _trim(body, start, start + opens), Label("dateline", "dateline")
            start = start + opens
    opens = cues.prefix_at(body, start, end)
    if opens > start:
        yield start, opens, Label("furniture", "advertisement")
        start = opens
    signed = _signature_at(body, start, end) if last else end
    while start < signed:
        cut = _cut(body, start, signed, block, cues)
        if cut is None:
            yield start, _trim(body, start, signed), BODY
            break
        if body[start : cut[0]].strip():
            yield start, _trim(body, start, cut[0]), BODY
        yield (
            cut[0],
            _trim(body, cut[0], cut[1]),
            Label("furniture", 'related link glued into the text: "Baca juga"', True),
        )
        start = _skip(body, cut[1], signed)
    if signed < end:
        yield signed, end, Label("credit", "signature")


def _trim(body: str, start: int, end: int) -> int:
    while end > start and body[end - 1].isspace():
        end -= 1
    return end


def _skip(body: str, start: int, end: int) -> int:
    while start < end and body[start].isspace():
        start += 1
    return start


def _cut(body: str, start: int, end: int, block: Block, cues: Cues) -> tuple[int, int] | None:
    """The span of a related link glued into `[start, end)`: to the end of its link, its bracket, or the block."""
    at = start if holds_prose(block) and cues.at(body[start : min(end, start + HEADLINE)]) else None
    glued = cues.glued_at(body, start, end) if at is None else (start, start)
    if glued is None:
        return None
    at, words_end = glued
    near = words_end + (CUE if at == start else 3)
    link = next((one for one in block.links if words_end - 1 <= one[0] <= near or one[0] <= at < one[1]), None)
    if link:
        return at, min(end, max(link[1], words_end))
    if body[at] in "([":
        close = body.find(")" if body[at] == "(" else "]", at, end)
        return at, close + 1 if close > 0 else end
    if at == start:
        stop = body.find(". ", at, end)
        return at, stop + 1 if stop > 0 else end
    return at, end


def _signature_at(body: str, start: int, end: int) -> int:
    """Where "(rtr/kc)" begins behind the last sentence; `end` when the block carries none."""
    dashed = _DASHED.search(body, start, end)
    if dashed and lines.is_source(dashed.group("name")):
        return dashed.start("sign")
    at = body.rfind("(", start, end)
    if at <= start or not lines.is_signature(body[at:end]):
        return end
    before = body[start:at].rstrip()
    inside = body[at + 1 : end]
    return at if ended(before) and not any(sign.isdigit() for sign in inside) else end
