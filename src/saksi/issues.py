"""What could not be read, with its span: not exceptions, not log lines. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """One thing in one Text that was not understood or looks wrong.

    `what` is a short sentence for people; `start`, `end` are code points of the Text, half-open, and
    `quote` the characters there. An issue about the whole page has start = end = 0 and an empty quote.
    """

    start: int
    end: int
    what: str
    quote: str = ""
