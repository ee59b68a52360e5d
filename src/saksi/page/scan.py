"""Scan: HTML as a run of tags and characters, whatever its depth: it builds nothing, so it can lose nothing. Pure.

It counts the characters a parser must have told, and reads the page itself where the parser lost some. Tags, comments
and raw text end where the HTML standard ends them, attributes with signs of their own included.
"""

from __future__ import annotations

import html
import re
from collections import deque
from collections.abc import Mapping
from typing import Protocol

from saksi.page.blocks import UNREAD, VOID

_RAW = "|".join(sorted(UNREAD))
_INSIDE = r"(?:[^>=\"']++|=\s*+(?:\"[^\"]*+\"|'[^']*+'|)|[\"'])*+"
"""The inside of a tag: quotes count only behind "="."""
_COMMENT = r"!--(?:-?>|(?P<comment>(?:[^-]++|-(?!-!?>))*+)(?P<comment_end>--!?>|\Z))"
_TOKEN = re.compile(
    rf"<(?:(?P<raw>{_RAW})(?=[\s/>])(?P<raw_inside>{_INSIDE})"
    r"(?:>(?P<text>(?:[^<]++|<(?!/(?P=raw)[\s/>]))*+)(?P<raw_end></(?P=raw)[^>]*+>?|\Z)|(?P<raw_open>\Z))"
    rf"|(?P<close>/?)(?P<tag>[a-z][^\s/>]*+)(?P<inside>{_INSIDE})(?:>|(?P<open>\Z))"
    rf"|{_COMMENT}|[!?/][^>]*+(?:>|\Z))",
    re.IGNORECASE,
)
_OUT = re.compile(re.sub(r"\?P<(?!raw>)\w+>", "?:", _TOKEN.pattern), re.IGNORECASE)
"""The same without the groups that only reading needs: it is run over every page."""
_ATTRIBUTE = re.compile(r"([^\s/>=\"'][^\s/>=]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]*+)))?")
_NAME = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_CLOSES_ITSELF = frozenset({"p", "li", "td", "th", "tr", "option", "dd", "dt"})
NEAR = 64
"""How many open elements outwards the one that an end tag names is looked for."""
FEW = 400
"""Attributes of one tag that are read; a tag with more holds none that matter behind them."""


def squeezed(text: str) -> int:
    """The characters of `text` that are no white space."""
    return len("".join(text.split()))


def plain(markup: str) -> str:
    """What `markup` says outside tags, comments, scripts and other raw text, entities resolved."""
    text = _OUT.sub("", markup)
    return html.unescape(text) if "&" in text else text


def unended(markup: str) -> str:
    """The name of the comment, tag or script that runs to the end of the page and has no end itself; "" for none."""
    opened, closed = markup.rfind("<"), markup.rfind(">")
    if opened <= closed and markup.rfind("<!--") <= markup.rfind("-->") and not _raw_is_open(markup):
        return ""
    last = deque(_TOKEN.finditer(markup), maxlen=1)
    if not last or last[0].end() < len(markup):
        return ""
    found = last[0]
    if found["raw"]:
        return "" if found["raw_end"] else found["raw"].casefold()
    if found["comment"] is not None:
        return "" if found["comment_end"] else "comment"
    return "tag" if found["open"] is not None else ""


def _raw_is_open(markup: str) -> bool:
    """True when a script or style may have no end: its last beginning stands behind its last end."""
    return any(markup.rfind(f"<{name}") > markup.rfind(f"</{name}") for name in ("script", "SCRIPT", "style"))


def strain(markup: str) -> int:
    """The steps libxml2 takes outwards for end tags: for one that closes nothing it climbs through all that is open.

    200,000 such tags inside 200,000 open elements cost it 100 s; 30,000,000 steps about 0.1 s.
    """
    steps, depth = 0, 0
    open_at: dict[str, list[int]] = {}
    for found in _NAME.finditer(markup):
        name = found[2]
        if not found[1]:
            if name not in VOID:
                open_at.setdefault(name, []).append(depth)
                depth += 1
            continue
        places = open_at.get(name)
        away = depth - places[-1] if places else depth
        steps += away
        if places and away <= NEAR:
            depth = places.pop()
            for others in open_at.values() if away > 1 else ():
                while others and others[-1] >= depth:
                    others.pop()
    return steps


def attributes(inside: str) -> dict[str, str]:
    """The attributes of a tag, names in small letters; the first of two with one name counts."""
    told: dict[str, str] = {}
    for count, found in enumerate(_ATTRIBUTE.finditer(inside)):
        if count >= FEW:
            break
        value = found[2] or found[3] or found[4] or ""
        told.setdefault(found[1].casefold(), html.unescape(value) if "&" in value else value)
    return told


class Target(Protocol):
    """Who is told what stands on the page, as libxml2 tells its targets."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """The innermost element ends."""

    def data(self, data: str) -> None:
        """Characters."""


def feed(markup: str, target: Target) -> None:
    """Tells `target` the page tag by tag. An end tag closes what it names among the innermost elements."""
    told = _Told(target)
    at = 0
    for found in _TOKEN.finditer(markup):
        if found.start() > at:
            target.data(html.unescape(markup[at : found.start()]))
        at = found.end()
        if found["raw"]:
            told.raw(found["raw"].casefold(), found["raw_inside"], found["text"] or "")
        elif found["close"]:
            told.close(found["tag"].casefold())
        elif found["tag"]:
            told.open(found["tag"].casefold(), attributes(found["inside"]))
    if at < len(markup):
        target.data(html.unescape(markup[at:]))


class _Told:
    """Keeps which elements are open, as a tree builder would."""

    def __init__(self, target: Target) -> None:
        self.target = target
        self.open_tags: list[str] = []

    def open(self, tag: str, told: Mapping[str, str]) -> None:
        if tag in _CLOSES_ITSELF and self.open_tags[-1:] == [tag]:
            self.target.end(self.open_tags.pop())
        self.target.start(tag, told)
        if tag in VOID:
            self.target.end(tag)
        else:
            self.open_tags.append(tag)

    def close(self, tag: str) -> None:
        recent = self.open_tags[-NEAR:]
        if tag in recent:
            for _ in range(recent[::-1].index(tag) + 1):
                self.target.end(self.open_tags.pop())

    def raw(self, tag: str, inside: str, text: str) -> None:
        self.target.start(tag, attributes(inside))
        if text:
            self.target.data(html.unescape(text) if tag in ("title", "textarea") else text)
        self.target.end(tag)
