"""Parse: HTML through libxml2 into blocks and head in one pass, without a tree in between. Pure.

A tree costs time and memory, and libxml2 drops silently what nests deeper than a tree may; its events have no depth.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from saksi.page import scan
from saksi.page.blocks import BREAKING, VOID, Frame, Weaver
from saksi.page.head import Head, linked_data

_HEADED = frozenset({"meta", "link", "title", "script", "time", "html", "base"})
_SPOKEN = frozenset({"author", "datepublished", "datemodified"})
LONGEST = 2_000_000
"""Characters of one script that are looked at for JSON-LD."""
NEAR = 24
"""Elements outwards in which such a part is looked for."""
REPEATED = 3
"""Elements of one name, each with a time in it, from which they are a list: of entries, of comments, of teasers."""
_OTHERS = ("liveblogupdate", "comment")
"""What `itemprop` calls a part of a page that has a day of its own."""


@dataclass(frozen=True, slots=True)
class _Time:
    """A time element: its machine-readable value, the name it gives the value, its element, the block it begins in."""

    value: str
    name: str
    frame: Frame
    block: int

    @property
    def place(self) -> tuple[str, ...]:
        """What the two elements around it are called."""
        inner = _unit(self.frame)
        outer = _unit(inner.parent)
        return (inner.tag, inner.hint, outer.tag, outer.hint)


def _unit(frame: Frame | None) -> Frame:
    while frame is not None and frame.parent is not None and frame.tag not in BREAKING:
        frame = frame.parent
    return frame or _NOWHERE


_NOWHERE = Frame("", "", None)


class Reader:
    """A target of libxml2's events: weaves blocks and gathers what the page tells machines."""

    def __init__(self) -> None:
        self.weaver = Weaver()
        self.meta: dict[str, str] = {}
        self.canonical = ""
        self.base = ""
        self.lang = ""
        self.title = ""
        self.times: list[_Time] = []
        self.scripts: list[str] = []
        self.gathering: list[str] | None = None
        self.gathered_from = ""
        self.gathered_as = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if tag in _HEADED:
            self._headed(tag, attributes)
        elif attributes and "itemprop" in attributes:
            self._itemprop(tag, attributes)
        self.weaver.open(tag, attributes)

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag in VOID:
            return
        if self.gathering is not None and tag == self.gathered_from:
            self._gathered(tag, "".join(self.gathering))
        self.weaver.close()

    def data(self, data: str) -> None:
        """Characters."""
        if self.gathering is not None:
            self.gathering.append(data)
        self.weaver.characters(data)

    def close(self) -> Reader:
        """The page is over."""
        self.weaver.finish()
        return self

    def head(self) -> Head:
        """What the page said about itself."""
        things = tuple(thing for script in self.scripts for thing in linked_data(script))
        times = self._own_times()
        for time in times:
            self._told(time.name, time.value)
        told, begun = tuple(time.value for time in times), tuple(time.block for time in times)
        return Head(self.meta, self.title, self.canonical, self.lang, things, told, self.base, begun)

    def _own_times(self) -> list[_Time]:
        """The times that are not those of a list, whose elements are called alike."""
        lists: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for time in self.times:
            lists[time.place].add(id(_unit(time.frame)))
        return [time for time in self.times if len(lists[time.place]) < REPEATED]

    def _of_another(self) -> bool:
        """True inside an entry of a live page, or a comment, as microdata calls it."""
        frame: Frame | None = self.weaver.frame
        for _ in range(NEAR):
            if frame is None:
                return False
            if frame.hint and any(name in frame.hint for name in _OTHERS):
                return True
            frame = frame.parent
        return False

    def _headed(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "meta":
            for key in ("property", "name"):
                self._told(attributes.get(key) or "", attributes.get("content") or "")
            if "itemprop" in attributes and not self._of_another():
                self._told(attributes["itemprop"] or "", attributes.get("content") or "")
        elif tag == "link":
            if not self.canonical and "canonical" in (attributes.get("rel") or "").casefold():
                self.canonical = attributes.get("href") or ""
        elif tag == "base":
            self.base = self.base or attributes.get("href") or ""
        elif tag == "time":
            if attributes.get("datetime") and not self._of_another():
                block = len(self.weaver.blocks)
                name = attributes.get("itemprop") or ""
                self.times.append(_Time(attributes["datetime"], name, self.weaver.frame, block))
        elif tag == "html":
            self.lang = self.lang or attributes.get("lang") or attributes.get("xml:lang") or ""
        elif (tag == "title" and not self.title) or (
            tag == "script" and "ld+json" in (attributes.get("type") or "").casefold()
        ):
            self.gathering, self.gathered_from = [], tag

    def _itemprop(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Microdata: a value of its own, or for the author and the day the words of the element."""
        name = attributes["itemprop"].strip().casefold()
        if name in _SPOKEN and self._of_another():
            return
        value = attributes.get("content") or attributes.get("datetime") or ""
        self._told(name, value)
        if not value and name in _SPOKEN and name not in self.meta and self.gathering is None:
            self.gathering, self.gathered_from, self.gathered_as = [], tag, name

    def _told(self, name: str, content: str) -> None:
        """The first value of a name counts."""
        name = name.strip().casefold()
        if name and content and name not in self.meta:
            words = " ".join(content.split())
            if words:
                self.meta[name] = words

    def _gathered(self, tag: str, text: str) -> None:
        self.gathering, self.gathered_from = None, ""
        if self.gathered_as:
            self._told(self.gathered_as, text[:120])
            self.gathered_as = ""
        elif tag == "title":
            self.title = " ".join(text.split())
        elif len(text) <= LONGEST:
            self.scripts.append(text)


def read_by_tags(markup: str) -> Reader:
    """The page read tag by tag, without libxml2: slower, and nothing on it can be lost."""
    reader = Reader()
    scan.feed(markup, reader)
    return reader.close()


def read(markup: str) -> Reader | None:
    """The page as libxml2 hears it; None when it hears nothing."""
    # A target without `comment` is told none, which spares a call for each.
    parser = etree.HTMLParser(target=Reader(), huge_tree=True, encoding="utf-8")
    try:
        parser.feed(markup.encode("utf-8"))
        heard = parser.close()
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return heard if isinstance(heard, Reader) else None
