"""One sentence laid out for reading figures: its numbers with what they count, and its cues. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from saksi.core.kinds import FORCES_FAMILY
from saksi.core.values import Count
from saksi.read.document import Document, Mark
from saksi.read.figure_words import Counted, Cue, Lexicon
from saksi.read.sentences import Sentence, Token
from saksi.read.wordbook import QUOTES, Wordbook

PHRASE = 8
"""Tokens a noun phrase may reach behind its number."""


@dataclass(frozen=True, slots=True)
class Noun:
    """What a number counts: a group (empty when nothing told it), the tokens of the word, where its phrase ends."""

    group: str
    weak: bool
    first: int
    last: int
    after: int

    @property
    def strong(self) -> bool:
        """True when the text says who or what is counted, not just "people"."""
        return bool(self.group) and not self.weak


@dataclass(frozen=True, slots=True)
class Number:
    """A number mark over the tokens `[first, last]` of the sentence and what it counts."""

    mark: Mark
    first: int
    last: int
    noun: Noun

    @property
    def count(self) -> Count:
        """The interval."""
        assert isinstance(self.mark.value, Count)
        return self.mark.value

    @property
    def counts(self) -> bool:
        """True for a number that may be a figure."""
        return self.mark.label == "cardinal"


@dataclass(frozen=True, slots=True)
class CueAt:
    """A cue word over the tokens `[first, last]`."""

    first: int
    last: int
    cues: tuple[Cue, ...]


@dataclass(frozen=True)
class Scene:
    """A sentence with its numbers and cues by token."""

    doc: Document
    sentence: Sentence
    words: Lexicon

    @property
    def tokens(self) -> Sequence[Token]:
        """The tokens of the sentence."""
        return self.sentence.tokens

    @cached_property
    def starts(self) -> dict[int, int]:
        """Token index by position of its first character."""
        return {token.start: index for index, token in enumerate(self.tokens)}

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers of the sentence, in order."""
        return tuple(self._numbers())

    @cached_property
    def number_at(self) -> dict[int, Number]:
        """Number by each token it covers."""
        return {index: number for number in self.numbers for index in range(number.first, number.last + 1)}

    @cached_property
    def cues(self) -> tuple[CueAt, ...]:
        """The cue words of the sentence, longest first where they overlap, in order."""
        found: list[CueAt] = []
        index = 0
        while index < len(self.tokens):
            cue = self.words.cues.at(self.tokens, index)
            if cue is None:
                index += 1
                continue
            found.append(CueAt(index, cue[0] - 1, cue[1]))
            index = cue[0]
        return tuple(found)

    @cached_property
    def cue_from(self) -> dict[int, CueAt]:
        """Cue by its first token."""
        return {cue.first: cue for cue in self.cues}

    @cached_property
    def cue_to(self) -> dict[int, CueAt]:
        """Cue by its last token."""
        return {cue.last: cue for cue in self.cues}

    def _numbers(self) -> Iterator[Number]:
        marks = list(self.doc.within("number", self.sentence.start, self.sentence.end))
        covered = {self.starts[mark.start] for mark in marks if mark.start in self.starts}
        for mark in marks:
            first = self.starts.get(mark.start)
            if first is None:
                continue
            last = first
            while last + 1 < len(self.tokens) and self.tokens[last + 1].start < mark.end:
                last += 1
            yield Number(mark, first, last, self.noun_from(last + 1, covered))

    def says(self, part: str, at: int) -> int | None:
        """The index after the phrase of `part` that begins at token `at`, None when none does."""
        found = self.words.is_(part).at(self.tokens, at)
        return found[0] if found else None

    def said_before(self, part: str, at: int) -> int | None:
        """The index where a phrase of `part` begins that ends right before token `at`."""
        found = self.words.is_(part).before(self.tokens, at)
        return found[0] if found else None

    def any_in(self, book: Wordbook[str], first: int, after: int) -> int | None:
        """The token in `[first, after)` where a phrase of `book` begins, the last such one; None without any."""
        for index in range(min(after, len(self.tokens)) - 1, max(first, 0) - 1, -1):
            if book.at(self.tokens, index):
                return index
        return None

    def has(self, part: str, first: int, after: int) -> bool:
        """True when a phrase of `part` begins in `[first, after)`."""
        return self.any_in(self.words.is_(part), first, after) is not None

    def noun_from(self, at: int, numbers: set[int]) -> Noun:
        """The noun phrase that begins at token `at`.

        It ends at a number, a sign, or a small word that ends phrases; "and" and "of" only continue it when a counted
        noun follows ("members of the security forces").
        """
        nouns: list[tuple[int, int, Counted]] = []
        index = at
        while index < min(at + PHRASE, len(self.tokens)):
            if index in numbers:
                break
            noun = self.words.nouns.at(self.tokens, index)
            cue = self.words.cues.at(self.tokens, index)
            if noun is not None and (cue is None or noun[0] > cue[0] or (noun[0] == cue[0] and not noun[1].weak)):
                nouns.append((index, noun[0] - 1, noun[1]))
                index = noun[0]
                continue
            if cue is not None:
                break
            step = self._step(index, nouns, numbers)
            if step is None:
                break
            index = step
        return self._noun(at, nouns)

    def _step(self, index: int, nouns: list[tuple[int, int, Counted]], numbers: set[int]) -> int | None:
        """The index behind a word that does not end the noun phrase, None when it does."""
        token = self.tokens[index]
        joined = self.says("also", index)
        if joined is not None:
            return joined if joined not in numbers and self._noun_near(joined, bool(nouns)) else None
        if token.text in QUOTES:
            return index + 1
        if not token.text[0].isalpha() or self.says("stop", index) is not None:
            return None
        return index + 1

    def _noun_near(self, index: int, begun: bool) -> bool:
        """True when a counted noun begins at `index`, or within two words of it while the phrase has none yet."""
        reach = 2 if begun else 4
        for at in range(index, min(index + reach, len(self.tokens))):
            if self.words.nouns.at(self.tokens, at):
                return True
            if self.says("stop", at) is not None or not self.tokens[at].text[0].isalpha():
                return False
        return False

    def _noun(self, at: int, nouns: list[tuple[int, int, Counted]]) -> Noun:
        if not nouns:
            return Noun("", True, at, at - 1, at)
        after = nouns[-1][1] + 1
        strong = [one for one in nouns if not one[2].weak]
        if not strong:
            first, last, counted = nouns[0]
            return Noun(counted.group, True, first, last, after)
        first, last, counted = self._head(strong)
        groups = {one[2].group for one in strong}
        if len(groups) > 1 and groups <= set(FORCES_FAMILY) and self._parted(strong):
            return Noun("security_forces", False, strong[0][0], strong[-1][1], after)
        return Noun(counted.group, False, first, last, after)

    def _head(self, strong: list[tuple[int, int, Counted]]) -> tuple[int, int, Counted]:
        if not self.words.head_last:
            return strong[0]
        head = strong[0]
        for one in strong[1:]:
            if one[0] != head[1] + 1:
                break
            head = one
        return head

    def _parted(self, strong: list[tuple[int, int, Counted]]) -> bool:
        return any(two[0] > one[1] + 1 for one, two in pairwise(strong))
