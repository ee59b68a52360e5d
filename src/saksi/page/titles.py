"""The title of a page: from its head, its h1, or the first line that reads as one; without the outlet's name. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from saksi.page import lines
from saksi.page.blocks import Block
from saksi.page.cues import Cues
from saksi.page.generic import is_prose, unit
from saksi.page.sheet import Sheet
from saksi.page.signs import ended, letters

_PARTS = re.compile(r"\s+[-–—|»·:]+\s+|\s*\|\s*")
_TITLE_HINT = re.compile(r"\b(?:headline|title|judul|entry-title|article-title)\b|title|headline")


@dataclass(frozen=True, slots=True)
class Title:
    """The words, the block that shows them (-1 when none does), and what the head's title says beside them."""

    text: str
    index: int
    beside: str = ""


def find(sheet: Sheet, cues: Cues) -> Title:
    """The title of the page; empty when it has none."""
    return _of_lines(sheet, cues) if sheet.plain else _of_markup(sheet)


def _same(block: Block, key: str) -> bool:
    """True when the block says the title whose letters are `key`, whatever its signs."""
    return len(key) <= len(block.text) <= 2 * len(key) + 20 and block.key == key


def _of_markup(sheet: Sheet) -> Title:
    told = sheet.head.first("og:title", "twitter:title") or sheet.head.told("headline", "name")
    whole = sheet.head.title
    for text in (told, whole, *_pieces(told), *_pieces(whole)):
        key = letters(text)
        copies = [i for i, block in enumerate(sheet.blocks) if _same(block, key)] if key else []
        if copies:
            index = _best_copy(sheet, copies)
            return Title(sheet.blocks[index].text, index, _beside(whole or told, text))
    index = _heading(sheet)
    if index >= 0:
        text = sheet.blocks[index].text
        return Title(text, index, _beside(whole, text))
    text = told or whole
    parts = _pieces(text)
    return Title(max(parts, key=len) if len(parts) > 1 else text, -1, parts[-1] if len(parts) > 1 else "")


def _best_copy(sheet: Sheet, copies: list[int]) -> int:
    """Of several blocks with the words of the title the h1, else the first (a breadcrumb may say it too)."""
    return next((i for i in copies if _tag(sheet.blocks[i]) == "h1"), copies[0])


def _tag(block: Block) -> str:
    frame = unit(block.frame)
    return frame.tag if frame else ""


def _heading(sheet: Sheet) -> int:
    tops = [i for i, block in enumerate(sheet.blocks) if _tag(block) == "h1" and len(block.text) > 3]
    if tops:
        return max(tops, key=lambda i: len(sheet.blocks[i].text))
    hinted = [
        i
        for i, block in enumerate(sheet.blocks)
        if block.frame and _TITLE_HINT.search(block.frame.hint) and 15 < len(block.text) < 250
    ]
    return hinted[0] if hinted else next((i for i, b in enumerate(sheet.blocks) if _tag(b) == "h2"), -1)


def _pieces(text: str) -> list[str]:
    """The title of the head with one or more names cut off either end, longest piece first."""
    cuts = list(_PARTS.finditer(text))
    found = [text[: cut.start()] for cut in cuts] + [text[cut.end() :] for cut in cuts]
    return sorted((piece for piece in found if piece), key=len, reverse=True)


def _beside(whole: str, text: str) -> str:
    """What stands beside the title in the head: nearly always the outlet's name."""
    at = whole.casefold().find(text.casefold())
    if at < 0 or len(whole.casefold()) != len(whole):
        return ""
    rest = whole[at + len(text) :].strip(" -–—|»·:") or whole[:at].strip(" -–—|»·:")
    return re.split(r"\s+[-–—|]\s+", rest)[-1] if rest else ""


def _of_lines(sheet: Sheet, cues: Cues) -> Title:
    """In scraped text: the first line above the prose that is no menu, date, byline, caption or furniture."""
    spare = -1
    if len(sheet.blocks) < 2:
        return Title("", -1)
    for index, block in enumerate(sheet.blocks[:40]):
        text = block.text
        if cues.at(text) or lines.is_menu(text) or lines.is_date_line(text) or lines.is_byline(text):
            continue
        if lines.dateline_end(text) or (is_prose(block, 120) and index > 0 and not lines.is_caption(text)):
            break
        if lines.is_source(text) or len(text) > 300:
            continue
        words = sum(1 for part in text.split() if part[0].isalnum() or len(part) > 1)
        if lines.is_caption(text):
            spare = index if spare < 0 and words >= 4 and not ended(text) and index < 3 else spare
            continue
        if words >= 4 and len(text) >= 18 and not (ended(text) and is_prose(block)):
            return Title(text, index)
        if spare < 0 and words >= 2 and not text.isupper():
            spare = index
    return Title(sheet.blocks[spare].text, spare) if spare >= 0 else Title("", -1)
