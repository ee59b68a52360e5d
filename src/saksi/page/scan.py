"""Scan: HTML as a run of tags and characters, whatever its depth: it builds nothing, so it can lose nothing. Pure.

It counts the characters a parser must have told, and reads the page itself where the parser lost some. Tags, comments
and raw text end where the HTML standard ends them, attributes with signs of their own included.
"""

from __future__ import annotations

import html
import re
from collections import deque
from collections.abc import Iterator

from saksi.page.blocks import UNREAD, VOID, Weaver

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
    """("text", characters, {}), ("open", tag, attributes) and ("close", tag, {}) in the order of the page.

    Raw text (scripts, styles) is left out.
    """
    at = 0
    for found in _TOKEN.finditer(markup):
        if found.start() > at:
            yield "text", html.unescape(markup[at : found.start()]), {}
        at = found.end()
        if found["tag"]:
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
