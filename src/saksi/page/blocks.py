"""Blocks: what a reader of a page could see, one paragraph, line or cell each, in document order. Pure.

One `Weaver` makes them, fed either by a walk over the lxml tree or by the streaming tokenizer of the standard library.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from lxml import etree

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
_SEAMED = frozenset({"span", "a", "time", "label"})
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_SPACES = re.compile(r"\s")


@dataclass(slots=True, eq=False)
class Frame:
    """One open element: its tag, its class and id words, and the element around it."""

    tag: str
    hint: str
    parent: Frame | None
    hidden: bool = False
    depth: int = 0

    def up(self) -> list[Frame]:
        """This frame and all around it, innermost first."""
        found: list[Frame] = []
        frame: Frame | None = self
        while frame is not None:
            found.append(frame)
            frame = frame.parent
        return found


@dataclass(frozen=True, slots=True)
class Block:
    """`[start, end)` of the Text; `links` are spans (in the Text) that stand inside links; None frame: plain text."""

    start: int
    end: int
    text: str
    frame: Frame | None = None
    links: tuple[tuple[int, int], ...] = ()

    @property
    def linked(self) -> float:
        """The share of its characters that stand inside links."""
        return sum(end - start for start, end in self.links) / max(1, len(self.text))


@dataclass(slots=True)
class Weaver:
    """Takes opening tags, characters and closing tags; keeps blocks and counts visible characters."""

    blocks: list[Block] = field(default_factory=list)
    seen: int = 0
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

    def open(self, tag: str, attributes: dict[str, str | None]) -> None:
        """An element begins."""
        if tag in BREAKING:
            self.flush()
        if tag in VOID:
            return
        self.joint = self.joint or (self.seam != "" and tag in _SEAMED)
        self.link_after_link = self.seam == tag == "a"
        hint = " ".join(attributes.get(name) or "" for name in ("class", "id", "itemprop", "role")).casefold()
        hidden = (
            self.frame.hidden
            or tag in HIDDEN
            or "hidden" in attributes
            or bool(_INVISIBLE.search(attributes.get("style") or ""))
        )
        self.frame = Frame(tag, hint, self.frame, hidden, self.frame.depth + 1)
        if tag == "a":
            self.link_depth += 1

    def close(self) -> None:
        """The innermost element ends."""
        tag = self.frame.tag
        if tag in BREAKING:
            self.flush()
        if tag == "a":
            self.link_depth -= 1
        self.seam = tag if tag in _SEAMED and self.length > 0 else ""
        if self.frame.parent is not None:
            self.frame = self.frame.parent

    def characters(self, data: str) -> None:
        """Text inside the innermost element; what is hidden is let go."""
        if not data or self.frame.hidden:
            return
        if any(frame.tag == "pre" for frame in (self.frame, self.frame.parent) if frame) and "\n" in data:
            for line in data.split("\n"):
                self._add(line)
                self.flush()
            return
        self._add(data)

    def _add(self, data: str) -> None:
        words = _BLANKS.sub(" ", data)
        if not self.length or self.held[-1].endswith(" "):
            words = words.lstrip(" ")
        if not words:
            return
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
        text = "".join(self.held).rstrip(" ")
        if text.strip():
            self.seen += len(_SPACES.sub("", text))
            links = tuple((self.at + s, self.at + min(e, len(text))) for s, e in self.links if s < len(text))
            self.blocks.append(Block(self.at, self.at + len(text), text, self.holder, links))
            self.at += len(text) + 1
        self.held.clear()
        self.links.clear()
        self.length, self.seam, self.joint = 0, "", False


def _seamed(before: str, after: str, links: bool) -> bool:
    """True when two elements beside each other, which no blank parts, hold different things ("Mahesa|Editor")."""
    return before.isalnum() and (after.isupper() or after.isdigit() or (links and after.isalpha()))


def woven(tree: etree._Element) -> Weaver:
    """The blocks of an lxml tree. Walks without recursion: pages nest deeper than Python's stack."""
    weaver = Weaver()
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event == "start":
            tag = element.tag.casefold()
            weaver.open(tag, dict(element.attrib))
            if tag not in VOID:
                weaver.characters(element.text or "")
            continue
        if event == "end" and element.tag.casefold() not in VOID:
            weaver.close()
        if element is not tree:
            weaver.characters(element.tail or "")
    weaver.flush()
    return weaver


class _Stream(HTMLParser):
    """Feeds a Weaver without building a tree, whatever the depth."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.weaver = Weaver()
        self.open_tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("p", "li", "td", "tr", "option") and self.open_tags[-1:] == [tag]:
            self.handle_endtag(tag)
        self.weaver.open(tag, dict(attrs))
        if tag not in VOID:
            self.open_tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        recent = self.open_tags[-40:]
        if tag not in recent:
            return
        for _ in range(recent[::-1].index(tag) + 1):
            self.open_tags.pop()
            self.weaver.close()

    def handle_data(self, data: str) -> None:
        self.weaver.characters(data)


def streamed(html: str) -> Weaver:
    """The blocks of `html`, read tag by tag."""
    stream = _Stream()
    stream.feed(html)
    stream.close()
    stream.weaver.flush()
    return stream.weaver
