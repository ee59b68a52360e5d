"""Links: headlines of other articles as data, each with its address where the page tells one. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin, urlsplit

from saksi.core.article import Link
from saksi.core.text import Text
from saksi.core.witness import Witness
from saksi.page.addresses import LONGEST
from saksi.page.blocks import Block
from saksi.page.cues import Cues
from saksi.page.signs import letters

Span = tuple[int, int]
MOST = 400
"""Links of one page that are kept."""
HEADLINE = 3
"""Words from which a link beside others is a headline of its own."""
_DROPPED = re.compile(r"[\t\r\n]+")
_BEFORE = re.compile(r"[\s|•·»›>→*:：–—-]*")
_BEHIND = " \t\r\n\u00a0|•·»›>→*–—-"


def resolved(address: str, base: str) -> str:
    """`address` as a whole http or https address, read as one on the page `base`; "" for any other.

    Other schemes, credentials, signs nobody can see and places on the page itself are none.
    """
    written = _DROPPED.sub("", address).strip().replace(" ", "%20")
    if not written or len(written) > LONGEST or "\\" in written or not written.isprintable():
        return ""
    try:
        own = urlsplit(written)
        whole = written if own.scheme and own.netloc else urljoin(base, written)
        parts = urlsplit(whole)
    except ValueError:  # what urllib cannot read is no address
        return ""
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc or len(whole) > LONGEST:
        return ""
    if own.scheme and not own.netloc:
        return ""
    return "" if base and whole.partition("#")[0] == base.partition("#")[0] else whole


def base(told: str, url: str) -> str:
    """The address that links of a page at `url` are read from: its own, unless its head tells (`told`) another."""
    return (resolved(told, url) or url) if told else url


def collect(text: Text, related: Iterable[tuple[int, int, Block]], cues: Cues, place: str) -> tuple[Link, ...]:
    """The links of the related stretches, in order, each headline once, with the first address told for it.

    `place` is what relative addresses are read from.
    """
    found: dict[str, Link] = {}
    for start, end, block in related:
        for first, last, address in _headlines(text.body, start, end, block, cues):
            link = Link(Witness.of(text, first, last), resolved(address, place))
            key = letters(link.title.quote)
            held = found.get(key)
            if held is None and len(found) >= MOST:
                return tuple(found.values())
            if held is None or (link.address and not held.address):
                found[key] = Link(held.title if held else link.title, link.address)
    return tuple(found.values())


def _headlines(body: str, start: int, end: int, block: Block, cues: Cues) -> Iterator[tuple[int, int, str]]:
    """Each headline in the stretch and its address as the page writes it."""
    for first, last in _announced(body, start, end, cues):
        runs = [
            (max(s, first), min(e, last), address)
            for s, e, address in _runs(block)
            if s < last and e > first and min(e, last) > max(s, first)
        ]
        several = [run for run in runs if len(body[run[0] : run[1]].split()) >= HEADLINE]
        if len(several) > 1:
            yield from several
        else:
            yield first, last, next((address for *_, address in several or runs), "")


def _announced(body: str, start: int, end: int, cues: Cues) -> Iterator[Span]:
    """The stretch without the words that announce a headline, parted where they stand again."""
    while start < end:
        glued = cues.glued_at(body, start, end)
        last = glued[0] if glued else end
        bracketed = body[start] in "(["
        span = _bare(body, cues.announced_to(body, start, last), last, ")]" if bracketed else "")
        if span:
            yield span
        start = last


def _bare(body: str, start: int, end: int, closing: str) -> Span | None:
    """Without blanks, bullets and arrows around it, and the bracket in `closing` behind it; None when nothing stays."""
    found = _BEFORE.match(body, start, end)
    start = found.end() if found else start
    while end > start and body[end - 1] in _BEHIND + closing:
        end -= 1
    return (start, end) if letters(body[start:end]) else None


def _runs(block: Block) -> list[tuple[int, int, str]]:
    """The links of a block, those that only inner elements part made one."""
    runs: list[tuple[int, int, str]] = []
    for (start, end), address in zip(block.links, block.addresses, strict=True):
        if runs and runs[-1][2] == address and start - runs[-1][1] <= 1:
            runs[-1] = (runs[-1][0], end, address)
        else:
            runs.append((start, end, address))
    return runs
