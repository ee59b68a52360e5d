"""Sheet: the decoded page laid out as blocks of ONE text, before anything is named. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from saksi.issues import Issue
from saksi.page import head, parse, scan
from saksi.page.blocks import Block

_MARKUP = re.compile(
    r"<!doctype\s+html|<html[\s>]|<body[\s>]|<head[\s>]|<article[\s>]|<(?:p|div|h1|meta|table)(?:\s[^<>]*)?>",
    re.IGNORECASE,
)
KEPT_AT_LEAST = 0.995
"""Share of the characters outside tags that the parser must have told."""


MANY, STRAIN = 20_000, 300_000_000
"""End tags from which a page is looked through for the steps they cost, and the steps libxml2 is spared."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """`body` is the string of the Text; `markup` is the page it was made of, "" for scraped plain text."""

    body: str
    blocks: tuple[Block, ...]
    head: head.Head
    markup: str
    issues: tuple[Issue, ...] = ()

    @property
    def plain(self) -> bool:
        """True for scraped plain text."""
        return not self.markup


def is_markup(text: str) -> bool:
    """True for HTML: the first characters name a page, or tags stand all over."""
    return text.find("<", 0, 5000) >= 0 and _MARKUP.search(text, 0, 5000) is not None


def of_plain(text: str) -> Sheet:
    """Plain text, character for character; each line that is not blank is a block."""
    blocks: list[Block] = []
    at = 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            start = at if line.startswith(words) else at + len(line) - len(line.lstrip())
            blocks.append(Block(start, start + len(words), words))
        at += len(line) + 1
    return Sheet(text, tuple(blocks), head.Head(), "")


def _unended(text: str) -> list[Issue]:
    name = scan.unended(text)
    return [Issue(0, 0, f"A {name} never ends: what stands behind its beginning is not seen")] if name else []


def of_markup(text: str) -> Sheet:
    """HTML as blocks. What the parser lost is found by counting, and the page is then read tag by tag, flagged."""
    issues = _unended(text)
    if text.count("</") > MANY and scan.strain(text) > STRAIN:
        return _sheet(text, parse.read_by_tags(text), issues)
    heard = parse.read(text)
    wanted = scan.squeezed(scan.plain(text))
    held = scan.squeezed("".join(heard.weaver.heard)) if heard else 0
    if heard and held >= KEPT_AT_LEAST * wanted:
        return _sheet(text, heard, issues)
    what = f"The parser lost {wanted - held} of {wanted} characters; the page was read tag by tag"
    return _sheet(text, parse.read_by_tags(text), [*issues, Issue(0, 0, what)])


def _sheet(text: str, heard: parse.Reader, issues: list[Issue]) -> Sheet:
    blocks = tuple(heard.weaver.blocks)
    return Sheet("\n".join([block.text for block in blocks]), blocks, heard.head(), text, tuple(issues))


def lay(text: str) -> Sheet:
    """The sheet of a decoded page."""
    return of_markup(text) if is_markup(text) else of_plain(text)
