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
CELL = " | "
"""What parts the cells of a row."""
WIDE, ROW = 24, 400
"""Cells and characters a row has at most: what holds more lays out a page."""
FIGURE, TERM = 24, 80
"""Characters of a figure and of its term that become one line."""
DEEP = 12
"""Elements from a block outwards among which its cell is looked for."""


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

    `addresses` are those of the links, as the page writes them.
    `linked` is the share of its characters inside links, `ended` is True when it ends as a sentence does.
    """

    __slots__ = ("_key", "addresses", "end", "ended", "frame", "linked", "links", "start", "text")

    def __init__(
        self, start: int, end: int, text: str, frame: Frame | None = None,
        links: tuple[tuple[int, int], ...] = (), addresses: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        self.start = start
        self.end = end
        self.text = text
        self.frame = frame
        self.links = links
        self.addresses = addresses
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
    addresses: list[str] = field(default_factory=list)
    open_links: list[str] = field(default_factory=list)
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
            self.open_links.append(attributes.get("href") or "" if attributes else "")

    def close(self) -> None:
        """The innermost element ends."""
        frame = self.frame
        tag = frame.tag
        if tag in BREAKING:
            self.flush()
            if tag == "tr":
                self._row(frame)
            elif tag == "dd":
                self._term(frame)
        elif tag == "a":
            self.open_links.pop()
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
        if self.open_links:
            self.links.append((self.length, self.length + len(words)))
            self.addresses.append(self.open_links[-1])
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
            told = tuple(self.addresses[: len(links)])
            self.blocks.append(Block(at, at + len(text), text, self.holder, links, told))
            self.at = at + len(text) + 1
        self.held.clear()
        self.links.clear()
        self.addresses.clear()
        self.length, self.joint = 0, False

    def _row(self, frame: Frame) -> None:
        """The row of a table of short cells is one line; a row that lays out a page stays as it is."""
        if not 2 <= len(self.blocks) - frame.first <= WIDE:
            return
        cells = self.blocks[frame.first :]
        if cells[-1].end - cells[0].start > ROW:
            return
        if len({id(_cell(block, frame)) for block in cells}) == len(cells):
            row = _joined(cells, frame)
            self.blocks[frame.first :] = [row]
            self.at = row.end + 1

    def _term(self, frame: Frame) -> None:
        """A term and a figure that says nothing without it ("Killed", "12") are one line too."""
        if frame.first == 0 or len(self.blocks) - frame.first != 1:
            return
        pair = self.blocks[-2:]
        if len(pair[1].text) > FIGURE or not any(sign.isdigit() for sign in pair[1].text):
            return
        term = pair[0].frame
        if term is not None and term.tag == "dt" and frame.parent is not None and len(pair[0].text) <= TERM:
            row = _joined(pair, frame.parent)
            self.blocks[-2:] = [row]
            self.at = row.end + 1

    def finish(self) -> None:
        """The page is over: what is open closes."""
        self.flush()
        while self.frame.parent is not None:
            self.close()
        self.frame.last = len(self.blocks)


def _cell(block: Block, row: Frame) -> Frame | None:
    """The outermost cell around a block, as seen from its row; None for one that stands in none, or too deep."""
    frame, cell = block.frame, None
    for _ in range(DEEP):
        if frame is None or frame is row:
            break
        if frame.tag in ("td", "th"):
            cell = frame
        frame = frame.parent
    return cell if frame is row else None


def _joined(cells: list[Block], row: Frame) -> Block:
    """The cells on one line, parted by CELL; the characters of each stay as they are."""
    at = cells[0].start
    links: list[tuple[int, int]] = []
    addresses: list[str] = []
    for cell in cells:
        links += [(at + first - cell.start, at + last - cell.start) for first, last in cell.links]
        addresses += cell.addresses
        at += len(cell.text) + len(CELL)
    text = CELL.join([cell.text for cell in cells])
    return Block(cells[0].start, cells[0].start + len(text), text, row, tuple(links), tuple(addresses))


def _seamed(before: str, after: str, links: bool) -> bool:
    """True when two elements beside each other, which no blank parts, hold different things ("Mahesa|Editor")."""
    return before.isalnum() and (after.isupper() or after.isdigit() or (links and after.isalpha()))
