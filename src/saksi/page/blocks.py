"""Blocks: what a reader of a page could see, one paragraph, line or cell each, in document order. Pure.

One `Weaver` makes them; it takes opening tags, characters and closing tags from whoever reads the markup, holds no
tree, and so does not mind how deep a page nests.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from saksi.page.signs import ended, letters

# fmt: off
BREAKING = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "button", "caption", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))
HIDDEN = frozenset((
    "audio", "canvas", "datalist", "embed", "head", "iframe", "map", "noframes", "noscript", "object", "option",
    "script", "select", "style", "svg", "template", "textarea", "title", "video",
))
VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
))
# fmt: on
UNREAD = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
"""Elements that hold raw text, none of the page's own: nobody counts their characters as lost."""
_SEAMED = frozenset({"span", "a", "time", "label"})
_HINTING = ("class", "id", "itemprop", "role")
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_BLANK = " \t\n\r\f"


class Frame:
    """One open element: its tag, its class and id words, and the element around it.

    `[first, last)` are the blocks that began inside it; for an element that breaks lines these are its blocks exactly.
    """

    __slots__ = ("depth", "first", "hidden", "hint", "last", "parent", "tag", "trace")

    def __init__(self, tag: str, hint: str, parent: Frame | None, hidden: bool = False, first: int = 0) -> None:
        self.tag = tag
        self.hint = hint
        self.parent = parent
        self.hidden = hidden
        self.depth: int = parent.depth + 1 if parent is not None else 0
        self.first = first
        self.last = -1
        self.trace: object = None
        """What saksi.page.hints found out about it, kept so that nobody climbs the same way twice."""

    def holds(self, index: int) -> bool:
        """True when the block of this number lies inside."""
        return self.first <= index < self.last

    def up(self) -> list[Frame]:
        """This frame and all around it, innermost first."""
        found: list[Frame] = []
        frame: Frame | None = self
        while frame is not None:
            found.append(frame)
            frame = frame.parent
        return found


class Block:
    """`[start, end)` of the Text; `links` are spans (in the Text) that stand inside links; None frame: plain text.

    `linked` is the share of its characters inside links, `ended` is True when it ends as a sentence does.
    """

    __slots__ = ("_key", "end", "ended", "frame", "linked", "links", "start", "text")

    def __init__(
        self, start: int, end: int, text: str, frame: Frame | None = None, links: tuple[tuple[int, int], ...] = ()
    ) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.frame = frame
        self.links = links
        self.linked = sum([last - first for first, last in links]) / max(1, len(text)) if links else 0.0
        self.ended = ended(text)
        self._key = ""

    @property
    def key(self) -> str:
        """Letters and digits alone, small: two prints of one line agree in it, two numbers never do."""
        if not self._key:
            self._key = letters(self.text)
        return self._key


@dataclass(slots=True)
class Weaver:
    """Takes opening tags, characters and closing tags; keeps blocks, and all characters it was told in `heard`."""

    blocks: list[Block] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    at: int = 0
    frame: Frame = field(default_factory=lambda: Frame("", "", None))
    held: list[str] = field(default_factory=list)
    length: int = 0
    links: list[tuple[int, int]] = field(default_factory=list)
    link_depth: int = 0
    seam: str = ""
    joint: bool = False
    holder: Frame | None = None
    link_after_link: bool = False

    def open(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins; empty elements (br, img) have no end."""
        if tag in BREAKING:
            self.flush()
        if tag in VOID:
            return
        if self.seam:
            self.joint = self.joint or tag in _SEAMED
            self.link_after_link = self.seam == tag == "a"
        else:
            self.link_after_link = False
        around = self.frame
        hidden = around.hidden or tag in HIDDEN
        hint = ""
        if attributes:
            hint = " ".join([attributes[name] for name in _HINTING if name in attributes]).casefold()
            if not hidden:
                hidden = "hidden" in attributes or (
                    "style" in attributes and _INVISIBLE.search(attributes["style"]) is not None
                )
        self.frame = Frame(tag, hint, around, hidden, len(self.blocks))
        if tag == "a":
            self.link_depth += 1

    def close(self) -> None:
        """The innermost element ends."""
        frame = self.frame
        tag = frame.tag
        if tag in BREAKING:
            self.flush()
        if tag == "a":
            self.link_depth -= 1
        self.seam = tag if self.length and tag in _SEAMED else ""
        frame.last = len(self.blocks) + (self.length > 0)
        if frame.parent is not None:
            self.frame = frame.parent

    def characters(self, data: str) -> None:
        """Text inside the innermost element; what is hidden is let go."""
        frame = self.frame
        if frame.hidden:
            if frame.tag not in UNREAD:
                self.heard.append(data)
            return
        self.heard.append(data)
        if "\n" in data and (frame.tag == "pre" or (frame.parent is not None and frame.parent.tag == "pre")):
            for line in data.split("\n"):
                self._add(line)
                self.flush()
            return
        self._add(data)

    def _add(self, data: str) -> None:
        if not data.strip(_BLANK):
            if self.length and data and not self.held[-1].endswith(" "):
                self.held.append(" ")
                self.length += 1
            return
        words = _BLANKS.sub(" ", data)
        if not self.length or self.held[-1].endswith(" "):
            words = words.lstrip(" ")
        if self.joint and self.length and _seamed(self.held[-1][-1], words[0], self.link_after_link):
            self.held.append(" ")
            self.length += 1
        self.seam, self.joint = "", False
        if not self.length:
            self.holder = self.frame
        if self.link_depth:
            self.links.append((self.length, self.length + len(words)))
        self.held.append(words)
        self.length += len(words)

    def flush(self) -> None:
        """What is held becomes a block."""
        self.seam = ""
        if not self.length:
            self.joint = False
            return
        text = "".join(self.held).rstrip(" ")
        if text.strip():
            at = self.at
            links = tuple([(at + s, at + min(e, len(text))) for s, e in self.links if s < len(text)])
            self.blocks.append(Block(at, at + len(text), text, self.holder, links))
            self.at = at + len(text) + 1
        self.held.clear()
        self.links.clear()
        self.length, self.joint = 0, False

    def finish(self) -> None:
        """The page is over: what is open closes."""
        self.flush()
        while self.frame.parent is not None:
            self.close()
        self.frame.last = len(self.blocks)


def _seamed(before: str, after: str, links: bool) -> bool:
    """True when two elements beside each other, which no blank parts, hold different things ("Mahesa|Editor")."""
    return before.isalnum() and (after.isupper() or after.isdigit() or (links and after.isalpha()))
