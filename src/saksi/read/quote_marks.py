"""Finds the words between quotation marks: straight, curly, low, guillemets, open over paragraphs. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

DOUBLE = frozenset('"“”„‟″')
GUILLEMETS = frozenset("«»")
SINGLE = frozenset("‘’‚'")
_MARK = re.compile("[\"“”„‟″«»‘’‚']")
_BEFORE_OPENING = frozenset(" \t\n\u00a0([{-–—/:,;‘'\"“«")
_BEFORE_SPEECH = frozenset(" \t\n\u00a0(–—:")
_AFTER_CLOSING = frozenset(" \t\n\u00a0)]}.,;:!?…-–—/")
LONG = 5
"""Words from which quoted words are speech of their own and no borrowed term."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words: `[start, end)` with the marks, `[inner_start, inner_end)` without.

    `open_end`: the paragraph ends before a closing mark; `continues`: the paragraph before it was left open.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    words: int
    open_end: bool = False
    continues: bool = False

    @property
    def long(self) -> bool:
        """True when these are too many words for a borrowed term."""
        return self.words >= LONG


def quotations(body: str, start: int, end: int, *, continues: bool = False) -> Iterator[Quotation]:
    """The quotations of one paragraph `body[start:end)`, in order, none inside another."""
    opened: int | None = None
    last_single: int | None = None
    family: frozenset[str] = DOUBLE
    first = True
    for found in _MARK.finditer(body, start, end):
        at = found.start()
        if opened is None:
            candidate = _family(body[at])
            if not _opens(body, at, start, end):
                continue
            if candidate is SINGLE and last_single is None:
                last_single = _last_single(body, start, end)
            if candidate is not SINGLE or _single_ends(body, at, last_single or 0):
                opened, family = at, candidate
        elif body[at] in family:
            if _closes(body, at, start, end, family):
                yield _quotation(body, opened, at + 1, at, continues=continues and first)
                opened, first = None, False
            elif family is not SINGLE and _opens(body, at, start, end):
                opened = at
    if opened is not None and family is not SINGLE and _left_open(body, opened, start):
        yield _quotation(body, opened, end, end, open_end=True, continues=continues and first)


def _quotation(
    body: str, start: int, end: int, inner_end: int, *, open_end: bool = False, continues: bool
) -> Quotation:
    words = len(re.findall(r"\w[\w'’.\-]*", body[start + 1 : inner_end]))
    return Quotation(start, end, start + 1, inner_end, words, open_end, continues)


def _family(mark: str) -> frozenset[str]:
    return DOUBLE if mark in DOUBLE else GUILLEMETS if mark in GUILLEMETS else SINGLE


def _opens(body: str, at: int, start: int, end: int) -> bool:
    if at + 1 >= end or (body[at + 1].isspace() and body[at] != "«"):
        return False
    if body[at] == "”":  # the house style of some newspapers: ”…”
        return body[at + 1].isalnum() and (at == start or body[at - 1] in _BEFORE_SPEECH)
    if body[at] in "»’":
        return False
    return body[at] in "“„«‘" or at == start or body[at - 1] in _BEFORE_OPENING


def _closes(body: str, at: int, start: int, end: int, family: frozenset[str]) -> bool:
    if family is GUILLEMETS:
        return body[at] == "»"
    after_fits = at + 1 >= end or body[at + 1] in _AFTER_CLOSING or body[at + 1] in DOUBLE
    if family is SINGLE:
        return after_fits and body[at] in "’'" and not body[at - 1].isspace()
    glued = at > start and not body[at - 1].isspace()
    return body[at] == "”" or after_fits or (glued and body[at] != "„" and body[at - 1] in ".,!?…")


def _single_ends(body: str, at: int, last: int) -> bool:
    """True when a single mark at `at` has a partner, of which `last` is the last of its paragraph.

    Else it is an apostrophe ("'90s").
    """
    return body[at + 1].isalpha() and last > at


def _last_single(body: str, start: int, end: int) -> int:
    """The last single mark of `body[start:end)` that closes, -1 without one."""
    at = end
    while (at := max(body.rfind("'", start, at), body.rfind("’", start, at))) > start:
        if _closes(body, at, start, end, SINGLE):
            return at
    return -1


def _left_open(body: str, opened: int, start: int) -> bool:
    """A mark that is never closed counts where speech can begin: first in its paragraph or after a comma or colon."""
    before = body[start:opened].rstrip()
    return not before or before[-1] in ",:"
