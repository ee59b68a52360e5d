"""One sentence laid out for reading figures: its numbers with what they count, and its cues. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from saksi.core.kinds import FORCES_FAMILY
from saksi.core.values import Count
from saksi.read.document import Document, Mark
from saksi.read.figure_words import PERSONS, THINGS, Counted, Cue, Lexicon
from saksi.read.number_words import headline
from saksi.read.sentences import Sentence, Token
from saksi.read.wordbook import QUOTES, Wordbook

MODIFIERS = 4
"""Words behind "the number of" in which its noun stands."""
ATTRIBUTE = 2
"""Tokens behind a participle in which the noun stands that it describes."""
OWNER = 4
"""Tokens an owner may have between "of" and a number ("4,200 of the mine's 5,600 workers")."""
GENITIVES = frozenset({"'s", "’s", "'", "’"})
PHRASE = 8
"""Tokens a noun phrase may reach behind its number."""


@dataclass(frozen=True, slots=True)
class Noun:
    """What a number counts: a group (empty when nothing told it), the tokens of the word, where its phrase ends, and
    whether it means the dead.
    """

    group: str
    weak: bool
    first: int
    last: int
    after: int
    remains: bool = False

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

    @cached_property
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
        found = list(self._numbers())
        first = {number.first: number for number in found if number.counts}
        return tuple(self._parted(number, first) for number in found)

    def _parted(self, number: Number, first: Mapping[int, Number]) -> Number:
        """As in "600 of its 900 soldiers": a bare part counts what its whole does, though only the whole says so."""
        after = self.whole_behind(number.noun.after) if number.counts and not number.noun.group else None
        whole = first.get(after) if after is not None else None
        if whole is None or not whole.noun.strong:
            return number
        return replace(number, noun=replace(whole.noun, weak=True, after=number.noun.after))

    @cached_property
    def number_at(self) -> dict[int, Number]:
        """Number by each token it covers."""
        return {index: number for number in self.numbers for index in range(number.first, number.last + 1)}

    @cached_property
    def cues(self) -> tuple[CueAt, ...]:
        """The cue words of the sentence, longest first where they overlap, in order."""
        found: list[CueAt] = []
        index = 0
        spots = {*self.words.cues.spots(self.tokens), *self.words.is_("number_of").spots(self.tokens)}
        while index < len(self.tokens):
            if index not in spots:
                index += 1
                continue
            cue = self.words.cues.at(self.tokens, index)
            if cue is None or (cue[0] == index + 1 and self._name(index)):
                strength = self._strength(index)
                if strength is not None:
                    found.append(strength)
                index = strength.last + 1 if strength is not None else index + 1
                continue
            found.append(CueAt(index, cue[0] - 1, cue[1]))
            index = cue[0]
        return tuple(found)

    def _strength(self, index: int) -> CueAt | None:
        """As in "the number of foreign instructors": a quantity of forces; "of police complaints" is none."""
        after = self.says("number_of", index)
        if after is None:
            return None
        for at in range(after, min(after + MODIFIERS, len(self.tokens))):
            noun = self.words.nouns.at(self.tokens, at)
            if noun is not None and noun[1].group in FORCES_FAMILY and not noun[1].weak:
                ends = noun[0] >= len(self.tokens) or not self._plain(noun[0])
                return CueAt(index, noun[0] - 1, (self.words.strength,)) if ends else None
            if not self.tokens[at].text[0].isalpha() and self.tokens[at].text not in QUOTES:
                return None
            if self.says("blocker", at) is not None:
                return None
        return None

    def _plain(self, at: int) -> bool:
        """True for a word of its own behind a noun, which then only describes it."""
        word = self.tokens[at].text
        if not (word.isalpha() and word.islower()) or not self.words.head_last or at in self.named:
            return False
        parts = ("stop", "link", "blocker", "auxiliary", "clause", "boundary", "joint")
        return self.words.cues.at(self.tokens, at) is None and all(self.says(part, at) is None for part in parts)

    @cached_property
    def headline(self) -> bool:
        """True when most words of the sentence begin with a capital."""
        return headline(self.tokens)

    def _name(self, at: int) -> bool:
        """True for the first word of "Luka Modric": a capital inside a sentence, before another."""
        if not at or not self.tokens[at].text[0].isupper() or self.headline or at + 1 >= len(self.tokens):
            return False
        return self.tokens[at + 1].text[0].isupper()

    @cached_property
    def cue_from(self) -> dict[int, CueAt]:
        """Cue by its first token."""
        return {cue.first: cue for cue in self.cues}

    @cached_property
    def cue_to(self) -> dict[int, CueAt]:
        """Cue by its last token."""
        return {cue.last: cue for cue in self.cues}

    @cached_property
    def named(self) -> frozenset[int]:
        """The tokens that belong to a place or a date."""
        return frozenset(self._named())

    def _named(self) -> Iterator[int]:
        for kind in ("place", "date"):
            for mark in self.doc.within(kind, self.sentence.start, self.sentence.end):
                at = self.starts.get(mark.start, len(self.tokens))
                while at < len(self.tokens) and self.tokens[at].start < mark.end:
                    yield at
                    at += 1

    def sign(self, at: int) -> str:
        """A comma or a free-standing dash at token `at`, empty for anything else (a hyphen is no dash)."""
        token = self.tokens[at]
        if token.text in "-–—" and 0 < at < len(self.tokens) - 1:
            touches = self.tokens[at - 1].end == token.start and self.tokens[at + 1].start == token.end
            return "" if touches else token.text
        return token.text if token.text == "," else ""

    def light(self, at: int) -> bool:
        """True for a word of a name, a place or a date: it modifies and never is the verb."""
        inside = 0 < at < len(self.tokens)
        return at in self.named or (inside and self.tokens[at].text[0].isupper())

    def closing(self, at: int) -> int:
        """The index behind the bracket that opens at token `at`, or the next one when it is never closed."""
        for index in range(at + 1, len(self.tokens)):
            if self.tokens[index].text == ")":
                return index + 1
        return at + 1

    def opening(self, at: int) -> int:
        """The index of the bracket that closes at token `at`, or `at` when none opens it."""
        for index in range(at - 1, -1, -1):
            if self.tokens[index].text == "(":
                return index
        return at

    def _numbers(self) -> Iterator[Number]:
        marks = list(self.doc.within("number", self.sentence.start, self.sentence.end))
        covered = {self.starts[mark.start] for mark in marks if mark.start in self.starts}
        before = ""
        for mark in marks:
            first = self.starts.get(mark.start)
            if first is None:
                continue
            last = first
            while last + 1 < len(self.tokens) and self.tokens[last + 1].start < mark.end:
                last += 1
            if mark.label == "population" and self._lives(first):
                mark = replace(mark, label="cardinal")
            noun = self._others(self.noun_from(self._hyphened(last), covered), before)
            before = noun.group if noun.strong and mark.label == "cardinal" else before
            yield Number(mark, first, last, noun)

    def _lives(self, first: int) -> bool:
        """True for the 15.000 of "menelan 15.000 jiwa": souls that were lost are no population."""
        cue = self.words.cues.before(self.tokens, first)
        return cue is not None and any(one.measure == "killed" and one.side == "leads" for one in cue[1])

    def _others(self, noun: Noun, before: str) -> Noun:
        """As in "1.400 rumah rusak dan 230 lainnya hanyut": the others of things are things."""
        if before not in THINGS or noun.strong or not noun.group or self.says("others", noun.first) is None:
            return noun
        return replace(noun, group=before)

    def _hyphened(self, last: int) -> int:
        """The token behind the number that ends at `last`, or behind its hyphen ("a 2,500-man contingent")."""
        at = last + 1
        hyphen = at + 1 < len(self.tokens) and self.tokens[at].text in "-‑" and not self.sign(at)
        return at + 1 if hyphen else at

    def says(self, part: str, at: int) -> int | None:
        """The index after the phrase of `part` that begins at token `at`, None when none does."""
        found = self.words.is_(part).at(self.tokens, at)
        return found[0] if found else None

    def said_before(self, part: str, at: int) -> int | None:
        """The index where a phrase of `part` begins that ends right before token `at`."""
        found = self.words.is_(part).before(self.tokens, at)
        return found[0] if found else None

    def whole_behind(self, at: int) -> int | None:
        """The token behind "of the" at `at`, or behind "of the mine's": where a whole may be numbered."""
        after = self.says("whole", at)
        owned = range(after, min(after + OWNER, len(self.tokens))) if after is not None else ()
        return next((index + 1 for index in owned if self.tokens[index].lower in GENITIVES), after)

    def whole_before(self, at: int) -> int | None:
        """The token where "of the" or "of the mine's" begins that ends right before token `at`."""
        if not (0 < at < len(self.tokens) and self.tokens[at - 1].lower in GENITIVES):
            return self.said_before("whole", at)
        ends = range(at - 2, max(at - 2 - OWNER, 0), -1)
        return next((begin for begin in (self.said_before("whole", end) for end in ends) if begin is not None), None)

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
            named = cue is not None and noun is not None and noun[0] == cue[0] and not noun[1].weak and not nouns
            if noun is not None and noun[0] < len(self.tokens) and self.tokens[noun[0]].lower in GENITIVES:
                index = noun[0] + 1
                continue
            if noun is not None and (cue is None or noun[0] > cue[0] or named):
                nouns.append((index, noun[0] - 1, noun[1]))
                index = noun[0]
                continue
            if cue is not None:
                if nouns or index > at or not self._attributive(cue):
                    break
                index = cue[0]
                continue
            step = self._step(index, nouns, numbers)
            if step is None:
                break
            index = step
        return self._noun(at, nouns)

    def _attributive(self, cue: tuple[int, tuple[Cue, ...]]) -> bool:
        """True for a participle in front of its noun ("12 injured soldiers", "newly deployed police")."""
        if not self.words.head_last or not any(one.side == "either" for one in cue[1]):
            return False
        for at in range(cue[0], min(cue[0] + ATTRIBUTE, len(self.tokens))):
            if self.words.nouns.at(self.tokens, at) is not None:
                return True
            if self.says("stop", at) is not None or not self.tokens[at].text[0].isalpha():
                return False
        return False

    def _step(self, index: int, nouns: list[tuple[int, int, Counted]], numbers: set[int]) -> int | None:
        """The index behind a word that does not end the noun phrase, None when it does.

        Where the head comes first an unknown word is the head: what is counted stays unknown ("ratusan dokumen warga").
        """
        token = self.tokens[index]
        joined = self.says("also", index)
        if joined is not None:
            return joined if joined not in numbers and self._noun_near(joined, bool(nouns)) else None
        if token.text in QUOTES:
            return index + 1
        if not token.text[0].isalpha() or self.says("stop", index) is not None:
            return None
        if nouns and self.says("determiner", index) is not None:
            return None
        if not self.words.head_last and not any(not one[2].weak for one in nouns):
            return self.says("opener", index)
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
            if self.words.head_last and self.says("others", last) is not None and self._headed(after):
                return Noun("", True, at, at - 1, after)
            return Noun(counted.group, True, first, last, after)
        first, last, counted = self._head(strong)
        groups = {one[2].group for one in strong}
        if len(groups) > 1 and groups <= set(FORCES_FAMILY) and self._apart(strong):
            return Noun("security_forces", False, strong[0][0], strong[-1][1], after)
        return Noun(counted.group, False, first, last, after, counted.remains)

    def _headed(self, at: int) -> bool:
        """True for a plural no list knows behind "more" or "other": it is what is counted ("two more companies")."""
        if at >= len(self.tokens) or at in self.named:
            return False
        word = self.tokens[at].text
        plural = word.isalpha() and word.islower() and word.endswith("s") and not word.endswith(("ss", "us", "is"))
        return plural and self.words.cues.at(self.tokens, at) is None and self.says("stop", at) is None

    def _head(self, strong: list[tuple[int, int, Counted]]) -> tuple[int, int, Counted]:
        """The noun that is counted; things joined to a person only describe it ("bus and taxi drivers")."""
        if not self.words.head_last:
            return strong[0]
        if strong[-1][2].group in PERSONS and all(one[2].group in THINGS for one in strong[:-1]):
            return strong[-1]
        head = strong[0]
        for one in strong[1:]:
            if any(not self.tokens[at].text[0].isupper() for at in range(head[1] + 1, one[0])):
                break
            head = one
        return head

    def _apart(self, strong: list[tuple[int, int, Counted]]) -> bool:
        return any(two[0] > one[1] + 1 for one, two in pairwise(strong))
