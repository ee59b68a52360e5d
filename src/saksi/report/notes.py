"""Footnotes: each names outlet, day and origin and quotes the characters a sentence rests on. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from saksi.core.article import Article
from saksi.core.reading import Reading
from saksi.core.text import Text
from saksi.core.values import Who
from saksi.core.witness import Witness
from saksi.record.record import Record
from saksi.report.origins import origins_of
from saksi.report.passages import Passages
from saksi.report.phrases import Wording
from saksi.report.revisions import earlier_versions

NEAR = 180
"""Characters from a reading's first telling witness within which others are marked in the same footnote."""

TOLD_BY: dict[str, tuple[str, ...]] = {
    "figure": ("count", "measure", "group"),
    "event": ("type",),
    "statement": ("content",),
    "pledge": ("act", "due"),
    "role": ("office", "person"),
}
"""The slots whose witnesses a footnote marks, by kind."""


@dataclass(frozen=True, slots=True)
class Note:
    """One footnote: `pieces` are (characters, is witness) in order; positions are those of the first witness."""

    number: int
    line: str
    pieces: tuple[tuple[str, bool], ...]
    start: int
    end: int
    article_id: str
    reading_id: str


@dataclass(slots=True)
class Notes:
    """Collects the footnotes of one report: the same reading is always the same note."""

    record: Record
    texts: Mapping[str, Text]
    passages: Passages
    wording: Wording
    held: dict[tuple[str, int, int, bool], Note] = field(default_factory=dict)
    _origins: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _earlier: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self._origins = origins_of(self.record)
        self._earlier = earlier_versions(self.record)

    def cite(self, readings: Iterable[str], *, most: int = 4) -> tuple[int, ...]:
        """Note numbers for these readings, one an article and span, at most `most`, earliest published first."""
        numbers: dict[int, None] = {}
        for reading in sorted((self.record.readings[one] for one in readings), key=self._order):
            if len(numbers) >= most:
                break
            numbers.setdefault(self._note(reading).number, None)
        return tuple(numbers)

    def _order(self, reading: Reading) -> tuple[str, str, int]:
        when = self.record.articles[reading.article_id].published.when
        return when.iso() if when.known else "9999", reading.article_id, reading.anchor.start

    def _note(self, reading: Reading) -> Note:
        marked = self._marked(reading)
        key = (reading.article_id, marked[0].start, marked[-1].end, reading.second)
        if key not in self.held:
            article = self.record.articles[reading.article_id]
            line = self.wording.word("notes", "line").format(
                outlet=article.outlet or article.title or article.id[:16],
                day=self.wording.when(article.published.when) + self._aside(article, second=reading.second),
                origin=self._origin(reading),
            )
            pieces = self._pieces(article.text_id, marked)
            self.held[key] = Note(
                len(self.held) + 1, line, pieces, marked[0].start, marked[-1].end, article.id, reading.id
            )
        return self.held[key]

    def _aside(self, article: Article, *, second: bool) -> str:
        """That a day was inferred, that a version is not the one in force, and that only a second reader read it."""
        inferred = article.published.basis == "inferred"
        told = [
            self.wording.word("notes", name)
            for name, so in (("given", inferred), ("earlier", article.id in self._earlier), ("second", second))
            if so
        ]
        return f" ({', '.join(told)})" if told else ""

    def _origin(self, reading: Reading) -> str:
        """The source a reading goes back to: what relays it, else its article's own."""
        outlet = self.record.articles[reading.article_id].outlet
        relay = reading.via.value if reading.via else None
        return relay.written if isinstance(relay, Who) else self._origins.get(reading.article_id, (outlet,))[0]

    def _marked(self, reading: Reading) -> tuple[Witness, ...]:
        """The telling witnesses that stand near the first of them, in text order, without overlap."""
        wanted = TOLD_BY[reading.kind]
        spans = sorted(slot.witness for slot in reading.slots if slot.name in wanted) or [reading.anchor]
        first = next((s.witness for s in reading.slots if s.name == wanted[0]), spans[0])
        near = [span for span in spans if abs(span.start - first.start) <= NEAR]
        kept: list[Witness] = []
        for span in near:
            if not kept or span.start >= kept[-1].end:
                kept.append(span)
        return tuple(kept)

    def _pieces(self, text_id: str, marked: tuple[Witness, ...]) -> tuple[tuple[str, bool], ...]:
        """The sentence around the first witness, in pieces that are or are not witness."""
        text = self.texts.get(text_id)
        if text is None:
            return tuple((witness.quote, True) for witness in marked)
        passage = self.passages.around(marked[0])
        pieces: list[tuple[str, bool]] = [("… ", False)] if passage.cut_before else []
        at, end = passage.start, max(passage.end, marked[-1].end)
        for witness in marked:
            pieces += [(text.body[at : witness.start], False), (text.body[witness.start : witness.end], True)]
            at = witness.end
        pieces.append((text.body[at:end], False))
        pieces += [(" …", False)] if passage.cut_after else []
        return tuple((" ".join(words.split("\n")), witness) for words, witness in pieces if words)
