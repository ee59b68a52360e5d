"""Issues about characters of a page that hide something: disguised numbers, and what could not be decoded. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from saksi.core.text import Text
from saksi.core.view import disguised
from saksi.core.words import typed
from saksi.issues import Issue

_LOST = re.compile("\ufffd")
_BESIDE = bytes(
    48 if sign.isdigit() else 79 if sign in "OolI|" else 46 if sign in ".," else 32
    for sign in map(chr, (*range(128), *(32,) * 128))
)
"""Each byte as it counts in a number: a digit, a letter that looks like one, a point, anything else."""
MOST = 200
"""Issues of one sort a page gets at most; the last says how many more there are."""


def issues(text: Text) -> Iterator[Issue]:
    """One issue a disguised number in what is read, and one a paragraph, read or not, with characters that were lost.

    So no witness holds U+FFFD without an issue whose span touches it.
    """
    yield from _capped(_numbers(text), "numbers are disguised")
    if "\ufffd" in text.body:
        yield from _capped(_lost(text), "paragraphs hold characters that could not be decoded")


def _may_hide(body: str) -> bool:
    """False where a keyboard's signs are all there is and none that looks like a digit stands beside one."""
    plain = typed(body)
    if not plain.isascii():
        return True
    told = plain.encode("ascii").translate(_BESIDE)
    return any(pair in told for pair in (b"0O", b"O0", b"0.O", b"O.0"))


def _numbers(text: Text) -> Iterator[Issue]:
    if not _may_hide(text.body):
        return
    for region in text.named("title", "body"):
        for one in disguised(text.body, region.start, region.end):
            what = f"A number is disguised: {one.why}; it raises no figure"
            yield Issue(one.start, one.end, what, text.quote(one.start, one.end))


def _lost(text: Text) -> Iterator[Issue]:
    for region in text.regions:
        places = [found.start() for found in _LOST.finditer(text.body, region.start, region.end)]
        if places:
            start, end = places[0], places[-1] + 1
            what = f"{len(places)} characters here could not be decoded and stand as U+FFFD"
            yield Issue(start, end, what, text.quote(start, end))


def _capped(found: Iterator[Issue], what: str) -> Iterator[Issue]:
    held = list(found)
    yield from held[:MOST]
    if len(held) > MOST:
        yield Issue(0, 0, f"{len(held) - MOST} more {what}")
