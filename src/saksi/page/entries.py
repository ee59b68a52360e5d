"""Entries: the parts of a live page or a chronology, each under a time of its own. Pure.

The time of an entry belongs to the entry: it stays in the body, and it is no date of publication.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from saksi.core.text import Text
from saksi.page import dating, items, lines, words
from saksi.page.blocks import Block
from saksi.page.generic import is_prose, unit
from saksi.page.sheet import Sheet

WHY = "time of an entry"
HEAD = "heading of an entry"
LONGEST = 60
"""Characters a time has at most, with what stands beside it."""
HEADED = 180
"""The same for a time with the heading of its entry on one line."""
APART = 4
"""Blocks between a time and the first paragraph of its entry: a heading, a writer, a caption."""
FEWEST = 2
"""Times of one shape from which a page has entries."""
STRAY = 1
"""Words beside a time that no table knows: a writer's sign, the label of a button."""
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER, _DIGIT = re.compile(r"\d"), re.compile("[0-9]")
_CLOCK = re.compile(
    rf"(?<![\d.,:])(?:[01]?\d|2[0-3])(?P<sign>[:.])[0-5]\d(?::[0-5]\d)?(?![\d,])\s*"
    rf"(?P<zone>[ap]\.?m\b\.?|\(?\b(?:{'|'.join(dating.ZONES)})\b\)?)?",
    re.IGNORECASE,
)
_SURE = items.HEADINGS | {"time"}
"""Elements in which 13.05 is a time and no number."""
_PARTED = re.compile(r"\s*(?:[-–—|:·•]\s*)?")


def _known(key: str) -> frozenset[str]:
    return words.word_set(key, "furniture")


@cache
def _beside() -> frozenset[str]:
    """Words that may stand beside a clock time: days, months, labels."""
    labels = {part for label in words.listed("date_labels") for part in label.split()}
    return frozenset({*words.numbered("weekdays"), *words.months(), *labels, *_known("beside_clock")})


def shape(block: Block) -> str:
    """How the block tells the time of an entry: "date", "clock", "ago", "headed"; "" when it tells none."""
    text = block.text
    if len(text) > HEADED or (_DIGIT if text.isascii() else _NUMBER).search(text) is None:
        return ""
    if len(text) <= LONGEST:
        if lines.is_date_line(text):
            return "date"
        if _is_ago(text):
            return "ago"
        if _is_clock(text, sure=block.frame is not None and block.frame.tag in _SURE):
            return "clock"
    return "headed" if _is_headed(text) else ""


def _is_ago(text: str) -> bool:
    """True for "2 hours ago", "3h ago", "15 menit lalu"."""
    told = {word.casefold() for word in _WORD.findall(text)}
    return not told.isdisjoint(_known("ago")) and len(told - _known("ago") - _known("units") - _beside()) <= STRAY


def _is_clock(text: str, *, sure: bool) -> bool:
    """True for a clock time and little beside it, with a colon, a zone or a word for it where it is not `sure`."""
    found = _CLOCK.search(text)
    if found is None:
        return False
    rest = text[: found.start()] + " " + text[found.end() :]
    told = [word.casefold() for word in _WORD.findall(rest)]
    known = [word for word in told if word in _beside()]
    return (sure or found["sign"] == ":" or bool(found["zone"]) or bool(known)) and len(told) - len(known) <= STRAY


def _is_headed(text: str) -> bool:
    """A clock time that opens the line, parted from a heading behind it."""
    skipped = 0
    if not text[:1].isdigit():
        opening = text.split(maxsplit=1)
        skipped = len(opening[0]) + 1 if len(opening) > 1 and opening[0].casefold() in _beside() else 0
    found = _CLOCK.match(text, skipped)
    if found is None:
        return False
    parted = _PARTED.match(text, found.end())
    behind = text[parted.end() if parted else found.end() :]
    sure = bool(found["zone"]) or skipped > 0 or bool(parted and parted.group().strip())
    return sure and behind[:1].isalnum() and len(behind.split()) > STRAY


def _place(block: Block) -> tuple[str, ...]:
    """What the elements of a time are called: those of one page's entries are called alike."""
    inner = unit(block.frame)
    outer = unit(inner.parent) if inner else None
    return tuple(f"{frame.tag} {frame.hint}" for frame in (inner, outer) if frame)


def find(blocks: Sequence[Block], inside: Iterable[int], title: int) -> dict[int, str]:
    """The times of the entries among the blocks `inside`, and the headings between each and its text, with the reason.

    Of two times with no text between, the first is the masthead's; so is a date above the text where all look alike.
    """
    groups: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    waiting: tuple[int, tuple[str, ...]] | None = None
    dates = 0
    for index in (i for i in sorted(inside) if i > title):
        block = blocks[index]
        kind = shape(block)
        if kind:
            dates += kind == "date"
            waiting = index, (kind, *_place(block))
        elif waiting and index - waiting[0] > APART:
            waiting = None
        elif waiting and is_prose(block):
            plain_masthead = block.frame is None and waiting[1][0] == "date" and dates == 1
            if not plain_masthead:
                groups[waiting[1]].append((waiting[0], index))
            waiting = None
    return {
        index: WHY if index == stamp else HEAD
        for entries in groups.values()
        if len(entries) >= FEWEST
        for stamp, text in entries
        for index in range(stamp, text)
    }


def untimed(sheet: Sheet, text: Text) -> Sheet:
    """The sheet without the machine's times of entries: none of them is the day of the page."""
    starts = {region.start for region in text.named("body") if region.why in (WHY, HEAD)}
    if not starts or not sheet.head.times:
        return sheet
    inside = {index for index, block in enumerate(sheet.blocks) if block.start in starts}
    return replace(sheet, head=sheet.head.without(inside))
