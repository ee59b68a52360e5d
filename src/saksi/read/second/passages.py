"""The sentences of an article by number, and where a quote stands in them. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from saksi.read.document import Document, Mark, MarkKind
from saksi.read.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a proposal was not kept, in words of ours: what a server writes is not repeated to people."""

    why: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Quoted characters `[start, end)`, the sentence they stand in and the document that has its marks."""

    doc: Document
    sentence: Sentence
    start: int
    end: int

    def holds(self, start: int, end: int) -> bool:
        """True when `[start, end)` lies in the quote."""
        return self.start <= start and end <= self.end

    def find(self, words: str) -> tuple[int, int] | None:
        """Where these words stand in the sentence, whole; in the quote rather than outside; None where nowhere."""
        found = list(whole(self.doc.text.body, words, self.sentence.start, self.sentence.end))
        inside = [at for at in found if self.holds(at, at + len(words))]
        at = next(iter([*inside, *found]), None)
        return None if at is None else (at, at + len(words))

    def named(self, kind: MarkKind, words: str) -> Mark | None:
        """The mark of this kind that the words name: the longest that lies in them."""
        span = self.find(words)
        held = list(self.doc.within(kind, *span)) if span else []
        return max(held, key=lambda one: one.end - one.start, default=None)

    def token(self, position: int) -> int:
        """The index of the first token that does not end before this character."""
        tokens = self.sentence.tokens
        return next((at for at, token in enumerate(tokens) if token.end > position), len(tokens))


@dataclass(frozen=True, slots=True)
class Passages:
    """Title and body of one article, sentence by sentence: each language's document has its own."""

    docs: tuple[Document, ...]
    all: tuple[tuple[Document, Sentence], ...]

    @classmethod
    def of(cls, docs: Sequence[Document]) -> Passages:
        """The sentences of these documents, in text order."""
        held = [(doc, sentence) for doc in docs for sentence in doc.sentences]
        return cls(tuple(docs), tuple(sorted(held, key=lambda one: (one[1].start, one[1].end))))

    def lines(self, most: int) -> tuple[list[str], int]:
        """Each sentence as "[number] words" up to `most` characters in all, and how many sentences are left out."""
        told: list[str] = []
        size = 0
        for number, (doc, sentence) in enumerate(self.all):
            line = f"[{number}] {doc.text.quote(sentence.start, sentence.end)}"
            size += len(line) + 1
            if size > most:
                return told, len(self.all) - number
            told.append(line)
        return told, 0

    def locate(self, quote: str, number: int) -> Spot | Refusal | None:
        """Where the quote stands: in the sentence of that number, or in the only one there is.

        None when it stands in no sentence of title or body; a Refusal when it could be in several places.
        """
        spots = list(self._spots(quote))
        near = [one for one in spots if 0 <= number < len(self.all) and one.sentence is self.all[number][1]]
        chosen = near or spots
        if len(chosen) > 1:
            return Refusal("its quote stands in several places")
        return chosen[0] if chosen else None

    def first(self, quote: str) -> Spot | None:
        """The first place where the quote stands."""
        return next(self._spots(quote), None)

    def _spots(self, quote: str) -> Iterator[Spot]:
        for doc, sentence in self.all:
            for at in whole(doc.text.body, quote, sentence.start, sentence.end):
                yield Spot(doc, sentence, at, at + len(quote))


def whole(body: str, words: str, start: int, end: int) -> Iterator[int]:
    """Where the words stand in `body[start:end)` without cutting a word or a number in two."""
    at = body.find(words, start, end) if words.strip() else -1
    while at >= 0:
        last = at + len(words)
        if not _cuts(body, at) and not _cuts(body, last):
            yield at
        at = body.find(words, at + 1, end)


def _cuts(body: str, at: int) -> bool:
    """True when a border at `at` would part a word, or the digits of "2.500"."""
    if not 0 < at < len(body):
        return False
    before, after = body[at - 1], body[at]
    if before.isalnum() and after.isalnum():
        return True
    left = before.isdigit() and after in ".," and at + 1 < len(body) and body[at + 1].isdigit()
    return left or (before in ".," and after.isdigit() and at > 1 and body[at - 2].isdigit())
