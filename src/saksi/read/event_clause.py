"""The clause of an event's trigger: its tokens, the actor marks in it, voice and what governs a mark. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from saksi.read.document import Document, Mark
from saksi.read.event_rules import EventRules, Trigger
from saksi.read.sentences import Sentence

_START = attrgetter("start")
SKIP = 3
"""Adverbs that may stand between an auxiliary and its participle ("were reportedly all detained")."""

PREFIXED = 5
"""Letters a word needs for its passive prefix to be one ("ditahan", not "di" or "dia")."""


@dataclass(frozen=True, slots=True)
class Clause:
    """The tokens `first`..`last` of one sentence that one verb governs, and the rules' words to read it with."""

    doc: Document
    sentence: Sentence
    rules: EventRules
    first: int
    last: int

    def marks(self, first: int, last: int) -> list[Mark]:
        """Actor marks among the tokens `first`..`last`, both included."""
        if first > last:
            return []
        tokens = self.sentence.tokens
        return list(self.doc.within("actor", tokens[first].start, tokens[last].end))

    def index(self, position: int) -> int:
        """The token that begins at or after this character."""
        return bisect_left(self.sentence.tokens, position, key=_START)

    def word(self, index: int) -> str:
        """The casefolded token, empty outside the sentence."""
        return self.sentence.tokens[index].lower if 0 <= index < len(self.sentence.tokens) else ""

    def is_in(self, index: int, *names: str) -> bool:
        """True when the token is one of the words of these lists."""
        word = self.word(index)
        return any(word in self.rules.words.get(name, frozenset()) for name in names)

    def back(self, at: int, *names: str) -> int:
        """The token before `at`, words of these lists passed over."""
        at -= 1
        while at >= 0 and self.is_in(at, *names):
            at -= 1
        return at

    def on(self, at: int, *names: str) -> int:
        """The token at or behind `at`, words of these lists passed over."""
        while self.is_in(at, *names):
            at += 1
        return at

    def opener(self, trigger: Trigger) -> int:
        """The token before the verb and its auxiliaries and adverbs."""
        at = trigger.match.first - 1
        while at >= self.first and (self.is_in(at, "adverbs", "passive_before", "auxiliaries") or self.is_adverb(at)):
            at -= 1
        return at

    def is_adverb(self, at: int) -> bool:
        """True for an adverb by its ending, where the language has one."""
        return any(self.word(at).endswith(ending) for ending in self.rules.words.get("adverb_endings", frozenset()))

    def between(self, start: int, end: int) -> Sequence[str]:
        """The casefolded tokens that lie wholly in `[start, end)`."""
        return [token.lower for token in self.sentence.between(start, end)]


def clause_of(doc: Document, rules: EventRules, sentence: Sentence, trigger: Trigger) -> Clause:
    """The clause of the trigger: from the last border before it to the first behind it. Commas are no borders."""
    borders = _borders(doc, rules, sentence)
    first, last = trigger.match.first, trigger.match.last
    while first > 0 and first - 1 not in borders:
        first -= 1
    while last + 1 < len(sentence.tokens) and last + 1 not in borders:
        last += 1
    return Clause(doc, sentence, rules, first, last)


def _borders(doc: Document, rules: EventRules, sentence: Sentence) -> set[int]:
    """The tokens that part clauses; none does inside a date ("hari yang sama") or as an acronym ("the WHO")."""
    breaks = rules.words.get("breaks", frozenset())
    found = [at for at, token in enumerate(sentence.tokens) if token.lower in breaks]
    if not found:
        return set()
    dates = [(mark.start, mark.end) for mark in doc.within("date", sentence.start, sentence.end)]
    return {at for at in found if not _is_no_border(rules, sentence, at, dates)}


def _is_no_border(rules: EventRules, sentence: Sentence, at: int, dates: Sequence[tuple[int, int]]) -> bool:
    token = sentence.tokens[at]
    if len(token.text) > 1 and token.text.isupper() and sentence.region != "title":
        return True
    beside = {one.lower for one in sentence.tokens[max(0, at - 1) : at + 2] if one is not token}
    if not beside.isdisjoint(rules.words.get(f"beside_{token.lower}", frozenset())):
        return True
    return any(start <= token.start < end for start, end in dates)


def is_passive(clause: Clause, trigger: Trigger) -> bool:
    """True for a passive prefix, an auxiliary before the participle, or a word for the agent right behind it."""
    prefixes = tuple(clause.rules.words.get("passive_prefixes", frozenset()))
    first, last = trigger.match.first, trigger.match.last
    if clause.is_in(first, "infinitives") and not clause.is_in(first + 1, "passive_before"):
        return False
    if prefixes and any(_prefixed(clause.word(at), prefixes) for at in range(first, min(last, first + 1) + 1)):
        return True
    within = range(first + 1, last + 1)
    if prefixes and any(clause.is_in(at - 1, "relatives") and _prefixed(clause.word(at), prefixes) for at in within):
        return True
    if head_of(clause, trigger) and any(
        clause.is_in(at, "passive_before") or (bool(prefixes) and _prefixed(clause.word(at), prefixes)) for at in within
    ):
        return True
    if clause.is_in(first, "suffers") and any(clause.is_in(at, "obliques") for at in range(first + 1, last + 1)):
        return True
    at = first - 1
    for _ in range(SKIP):
        if clause.is_in(at, "passive_before"):
            return clause.is_in(first, "passive_before") or not clause.word(first).endswith("ing")
        if not clause.is_in(at, "adverbs") and not clause.is_adverb(at):
            break
        at -= 1
    return clause.is_in(last + 1, "passive_after")


def head_of(clause: Clause, trigger: Trigger) -> tuple[Mark, ...]:
    """The mark that the words of the rule begin in: "Kenyan police flooded the streets"."""
    start, end = trigger.match.start, clause.sentence.tokens[trigger.match.first].end
    held = clause.marks(0, trigger.match.last)
    return tuple(one for one in held if one.start <= start and end <= one.end < trigger.match.end)


def is_noun(clause: Clause, trigger: Trigger) -> bool:
    """True for a noun, and for a verb's word that what stands before makes one: "Tokayev's arrest", "in clashes"."""
    before = trigger.match.first - 1
    led = clause.is_in(before, "means") and not clause.word(trigger.match.first).endswith("ing")
    led = led and bool(clause.rules.words.get("genitives"))
    return not trigger.verbal or led or clause.is_in(before, "articles", "genitives")


def is_adjective(clause: Clause, trigger: Trigger) -> bool:
    """True for a participle behind an article: "a banned group", "the accused"."""
    endings = tuple(clause.rules.words.get("participle_endings", frozenset()))
    word = clause.word(trigger.match.first)
    return (
        trigger.verbal
        and bool(endings)
        and word.endswith(endings)
        and clause.is_in(trigger.match.first - 1, "articles")
    )


def _prefixed(word: str, prefixes: tuple[str, ...]) -> bool:
    return len(word) >= PREFIXED and word.startswith(prefixes)


def governor(clause: Clause, mark: Mark, *, listed: bool = False) -> str:
    """The preposition that governs a mark, directly or as a member of a list; empty when none does."""
    at = clause.back(clause.index(mark.start), "determiners")
    while at > 0 and ("-" in clause.word(at) or clause.is_in(at, "attributes")):
        at = clause.back(at, "determiners")
    if clause.word(at) == "of" and clause.is_in(at - 1, "quantities"):
        at = clause.back(at - 1, "determiners", "quantities")
    if clause.is_in(at, "prepositions"):
        return clause.word(at)
    if not (clause.is_in(at, "coordinators") or (listed and clause.word(at) == ",")):
        return ""
    if at < 1 or (clause.word(at) == "," and not listed):
        return ""
    edge = clause.sentence.tokens[at - 1].end
    if clause.word(at - 1) == ",":
        edge = clause.sentence.tokens[at - 2].end if at > 1 else edge
    before = [one for one in clause.marks(0, at - 1) if one.end == edge]
    return governor(clause, before[0], listed=True) if before else ""


def same(one: Mark, other: Mark) -> bool:
    """True when two marks name one actor."""
    mine, theirs = getattr(one.value, "actor_id", None), getattr(other.value, "actor_id", None)
    return one.value == other.value or (bool(mine) and mine == theirs)
