"""Witness: exact characters of one Text, with the quote. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from saksi.core.text import Text
from saksi.errors import LawOfCharacters


@dataclass(frozen=True, slots=True, order=True)
class Witness:
    """`text.body[start:end] == quote`: half-open, Unicode code points.

    Make one with `of`, which cannot lie; `check` proves one that came from elsewhere.
    """

    text_id: str
    start: int
    end: int
    quote: str

    @classmethod
    def of(cls, text: Text, start: int, end: int) -> Witness:
        """The witness for `[start, end)` of `text`. Raises LawOfCharacters for an empty or impossible span."""
        if not 0 <= start < end <= len(text.body):
            raise LawOfCharacters(
                f"[{start}, {end}) is no span of a text of {len(text.body)} characters",
                why="a witness holds at least one character of its text",
            )
        return cls(text.id, start, end, text.body[start:end])

    def check(self, text: Text) -> bool:
        """True when this is a witness of `text` and its quote stands there."""
        return self.text_id == text.id and self.stands_in(text.body)

    def stands_in(self, body: str) -> bool:
        """True when the quote stands at this span of `body`."""
        return 0 <= self.start < self.end <= len(body) and body[self.start : self.end] == self.quote


@dataclass(frozen=True, slots=True, order=True)
class Because:
    """A span that was needed to understand another, and why, in words."""

    witness: Witness
    why: str
