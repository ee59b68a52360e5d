"""Sheet: the decoded page laid out as blocks of ONE text, before anything is named. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree, html

from saksi.issues import Issue
from saksi.page import head
from saksi.page.blocks import Block, Weaver, streamed, woven

_MARKUP = re.compile(
    r"<!doctype\s+html|<html[\s>]|<body[\s>]|<head[\s>]|<article[\s>]|<(?:p|div|h1|meta|table)(?:\s[^<>]*)?>",
    re.IGNORECASE,
)
_UNSEEN = re.compile(r"<!--.*?-->|<(script|style|template|noscript)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_ENTITY = re.compile(r"&#?\w{1,12};")
_SPACE = re.compile(r"\s+")
_LINE = re.compile(r"[^\n]+")
KEPT_AT_LEAST = 0.995
"""Share of the visible characters the tree must hold; libxml2 drops what nests deeper than it allows, silently."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """`body` is the string of the Text; `tree` is None for plain text and for a page libxml2 could not hold."""

    body: str
    blocks: tuple[Block, ...]
    head: head.Head
    tree: etree._Element | None
    issues: tuple[Issue, ...] = ()

    @property
    def plain(self) -> bool:
        """True for scraped plain text."""
        return all(block.frame is None for block in self.blocks)


def is_markup(text: str) -> bool:
    """True for HTML: the first characters name a page, or tags stand all over."""
    return _MARKUP.search(text, 0, 5000) is not None


def _line(found: re.Match[str]) -> Block | None:
    line = found.group()
    words = line.strip()
    if not words:
        return None
    start = found.start() + len(line) - len(line.lstrip())
    return Block(start, start + len(words), words)


def of_plain(text: str) -> Sheet:
    """Plain text, character for character; each line that is not blank is a block."""
    blocks = [block for found in _LINE.finditer(text) if (block := _line(found))]
    return Sheet(text, tuple(blocks), head.Head(), None)


def _about(text: str) -> int:
    """A quick count of the characters outside tags; too high rather than too low."""
    seen = _ENTITY.sub("x", _TAG.sub("", _UNSEEN.sub("", text)))
    return len(_SPACE.sub("", seen))


def _held(tree: etree._Element, weaver: Weaver) -> int:
    unseen = ("title", "textarea", "select", "iframe", "object", "video", "svg")
    hidden = sum(len(_SPACE.sub("", str(one.xpath("string()")))) for one in tree.iter(*unseen))
    return weaver.seen + hidden


def _parse(text: str) -> etree._Element | None:
    parser = html.HTMLParser(huge_tree=True, encoding="utf-8", remove_pis=True)
    try:
        tree: etree._Element = html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return tree


def of_markup(text: str) -> Sheet:
    """HTML as blocks. What the parser lost is found by counting, and the page is then read tag by tag, flagged."""
    tree = _parse(text)
    if tree is None:
        return _sheet(streamed(text), head.Head(), None, ())
    weaver = woven(tree)
    issues: tuple[Issue, ...] = ()
    told = head.read(tree)
    if _held(tree, weaver) < KEPT_AT_LEAST * _about(text):
        stream = streamed(text)
        if weaver.seen < KEPT_AT_LEAST * stream.seen:
            what = f"The parser lost {stream.seen - weaver.seen} of {stream.seen} characters (nested too deep?)"
            return _sheet(stream, told, None, (Issue(0, 0, f"{what}; the page was read tag by tag"),))
    return _sheet(weaver, told, tree, issues)


def _sheet(weaver: Weaver, told: head.Head, tree: etree._Element | None, issues: tuple[Issue, ...]) -> Sheet:
    body = "\n".join(block.text for block in weaver.blocks)
    return Sheet(body, tuple(weaver.blocks), told, tree, issues)


def lay(text: str) -> Sheet:
    """The sheet of a decoded page."""
    return of_markup(text) if is_markup(text) else of_plain(text)
