"""Whole sentences around witnesses, for quotation. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from saksi.core.text import Text
from saksi.core.witness import Witness
from saksi.read.sentences import Sentence, sentences

LONGEST = 320
"""Characters of a quoted sentence at most; a longer one is cut at blanks around its witness."""


@dataclass(frozen=True, slots=True)
class Passage:
    """`[start, end)` of a text: a sentence or a stretch of one; the flags say whether it was cut."""

    text_id: str
    start: int
    end: int
    cut_before: bool = False
    cut_after: bool = False


@dataclass(slots=True)
class Passages:
    """Finds the sentence that holds a witness. `texts` by id; a text that is missing gives the witness alone."""

    texts: Mapping[str, Text]
    abbreviations: frozenset[str]
    _held: dict[str, tuple[Sentence, ...]] = field(default_factory=dict)

    def around(self, witness: Witness) -> Passage:
        """The sentence of `witness`, cut to LONGEST characters."""
        text = self.texts.get(witness.text_id)
        found = self._sentence(text, witness.start) if text is not None else None
        if text is None or found is None:
            return Passage(witness.text_id, witness.start, witness.end)
        start, end = found.start, max(found.end, witness.end)
        if end - start <= LONGEST:
            return Passage(text.id, start, end)
        room = max(LONGEST - (witness.end - witness.start), 0) // 2
        left, right = max(start, witness.start - room), min(end, witness.end + room)
        if left > start:
            left = text.body.find(" ", left, witness.start) + 1 or witness.start
        if right < end:
            right = max(text.body.rfind(" ", witness.end, right), witness.end)
        return Passage(text.id, left, right, left > start, right < end)

    def in_title(self, witness: Witness) -> bool:
        """True for a witness in the title of its text."""
        text = self.texts.get(witness.text_id)
        return text is not None and any(region.start <= witness.start < region.end for region in text.named("title"))

    def words(self, passage: Passage) -> str:
        """The characters of a passage on one line, with dots where it was cut."""
        text = self.texts.get(passage.text_id)
        if text is None:
            return ""
        words = " ".join(text.quote(passage.start, passage.end).split())
        return ("… " if passage.cut_before else "") + words + (" …" if passage.cut_after else "")

    def _sentence(self, text: Text, at: int) -> Sentence | None:
        if text.id not in self._held:
            self._held[text.id] = sentences(text, self.abbreviations)
        held = self._held[text.id]
        index = bisect_right(held, at, key=lambda one: one.start) - 1
        return held[index] if index >= 0 and at < held[index].end else None
