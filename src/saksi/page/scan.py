"""Scan: HTML as a run of tags and characters, whatever its depth: it builds nothing, so it can lose nothing. Pure.

It counts the characters a parser must have told, and reads the page itself where the parser lost some. Tags, comments
and raw text end where the HTML standard ends them, attributes with signs of their own included.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from saksi.page.blocks import VOID, Weaver

_RAW = "script|style|textarea|title|xmp|iframe|noembed|noframes"
_INSIDE = r"(?:[^>=\"']++|=\s*+(?:\"[^\"]*+\"|'[^']*+'|)|[\"'])*+"
_TOKEN = re.compile(
    r"<(?:"
    r"!--(?:>|->|(?P<comment>.*?)(?P<comment_end>--!?>|\Z))"
    rf"|(?P<raw>{_RAW})(?P<raw_inside>(?=[\s/>]){_INSIDE})(?:>(?P<raw_text>.*?)(?P<raw_end></(?P=raw)(?=[\s/>])|\Z)|\Z)"
    rf"|(?P<close>/?)(?P<tag>[a-z][^\s/>]*+)(?P<inside>{_INSIDE})(?:>|(?P<open>\Z))"
    r"|[!?/][^>]*+(?:>|\Z)"
    r")",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s/>=\"'][^\s/>=]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]*)))?")
_UNREAD = ("script", "style")
_CLOSES_ITSELF = frozenset({"p", "li", "td", "th", "tr", "option", "dd", "dt"})
NEAR = 64
"""How many open elements outwards the one that an end tag names is looked for."""
FEW = 400
"""Attributes of one tag that are read; a tag with more holds none that matter behind them."""


@dataclass(slots=True)
class Scanned:
    """Characters outside tags, comments, scripts and styles, blanks not counted; and what begins but never ends."""

    text: str
    unended: str = ""

    @property
    def seen(self) -> int:
        """How many characters stand there."""
        return squeezed(self.text)


def squeezed(text: str) -> int:
    """The characters of `text` that are no white space."""
    return len("".join(text.split()))


def plain(markup: str) -> Scanned:
    """What `markup` says outside its tags."""
    unended = ""
    parts: list[str] = []
    at = 0
    for found in _TOKEN.finditer(markup):
        if found.start() > at:
            parts.append(markup[at : found.start()])
        at = found.end()
        if found.end() == len(markup):
            unended = _unended(found)
        raw = found["raw_text"]
        if raw and found["raw"].casefold() not in _UNREAD:
            parts.append(raw)
    parts.append(markup[at:])
    text = "".join(parts)
    return Scanned(html.unescape(text) if "&" in text else text, unended)


def _unended(found: re.Match[str]) -> str:
    """The name of what runs to the end of the page without an end of its own."""
    if found["comment"] is not None and not found["comment_end"]:
        return "comment"
    if found["raw"] and not found["raw_end"]:
        return found["raw"].casefold()
    return "tag" if found["open"] is not None else ""


def attributes(inside: str) -> dict[str, str]:
    """The attributes of a tag, names in small letters; the first of two with one name counts."""
    told: dict[str, str] = {}
    for count, found in enumerate(_ATTRIBUTE.finditer(inside)):
        if count >= FEW:
            break
        value = found[2] or found[3] or found[4] or ""
        told.setdefault(found[1].casefold(), html.unescape(value) if "&" in value else value)
    return told


def tokens(markup: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """("text", characters, {}), ("open", tag, attributes) and ("close", tag, {}) in the order of the page."""
    at = 0
    for found in _TOKEN.finditer(markup):
        if found.start() > at:
            yield "text", html.unescape(markup[at : found.start()]), {}
        at = found.end()
        if found["raw"]:
            tag = found["raw"].casefold()
            yield "open", tag, attributes(found["raw_inside"])
            if found["raw_text"]:
                escaped = tag in ("textarea", "title")
                yield "text", html.unescape(found["raw_text"]) if escaped else found["raw_text"], {}
            yield "close", tag, {}
            if found["raw_end"]:
                stop = markup.find(">", at)
                at = stop + 1 if stop >= 0 else len(markup)
        elif found["tag"]:
            tag = found["tag"].casefold()
            yield ("close", tag, {}) if found["close"] else ("open", tag, attributes(found["inside"]))
    if at < len(markup):
        yield "text", html.unescape(markup[at:]), {}


def woven(markup: str) -> Weaver:
    """The blocks of `markup`, read tag by tag."""
    weaver = Weaver()
    open_tags: list[str] = []
    for kind, value, told in tokens(markup):
        if kind == "text":
            weaver.characters(value)
        elif kind == "open":
            if value in _CLOSES_ITSELF and open_tags[-1:] == [value]:
                open_tags.pop()
                weaver.close()
            weaver.open(value, told)
            if value not in VOID:
                open_tags.append(value)
        elif value in (recent := open_tags[-NEAR:]):
            for _ in range(recent[::-1].index(value) + 1):
                open_tags.pop()
                weaver.close()
    weaver.finish()
    return weaver
