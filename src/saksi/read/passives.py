"""Passives: who stands behind the verb, and sentences that only point back to what was told before. Pure."""

from __future__ import annotations

from dataclasses import replace

from saksi.read.complement import Complements
from saksi.read.parting import Attribution
from saksi.read.say_words import SayWords, Verb
from saksi.read.sources import Source, is_medium, is_wire
from saksi.read.speakers import Speakers
from saksi.read.stretches import Stretch

POINTER_LONGEST = 9
"""Tokens of "the figures from the ministry" that only point back to the sentence before."""


class Passives:
    """Finds, for one document, what is announced by somebody and what a medium passes on."""

    def __init__(self, speakers: Speakers, words: SayWords, around: Complements) -> None:
        self.speakers = speakers
        self.words = words
        self.around = around

    def backed(self, st: Stretch, one: Attribution, before: Stretch | None) -> Attribution:
        """`one` with the sentence before as its words where its own only point there ("Angka itu diumumkan X")."""
        start, end = one.said
        if one.rule not in ("passive", "relay") or not self._points(st, start, end):
            return one
        told, first = (st, start) if start else (before, len(before) if before else 0)
        if told is None or first == 0:
            return replace(one, said=(start, start))
        begin, last = told.sentence(first - 1)
        source = one.source or self._owner(st, start, end)
        return replace(one, source=source, back=(told.tokens[begin].start, told.tokens[last - 1].end))

    def _claims(self, st: Stretch, first: int, at: int) -> bool:
        """True when an accusation, a report or the like stands before the verb that denies it."""
        return any(self.words.phrase("documents", st.tokens, i) for i in range(first, at)) or any(
            self.words.has("pointers", st.tokens[i]) for i in range(first, at)
        )

    def _points(self, st: Stretch, start: int, end: int) -> bool:
        """True when tokens `[start, end)` only name what the sentence before told ("Angka itu", "The figure")."""
        if start >= end or end - start > POINTER_LONGEST or start != st.sentence(start)[0]:
            return False
        if self.words.has("definite", st.tokens[start]) and self.words.phrase("documents", st.tokens, start + 1):
            return True
        paper = self.words.phrase("documents", st.tokens, start) or self.words.has("pointers", st.tokens[start])
        return bool(paper) and any(self.words.has("definite", st.tokens[i]) for i in range(start, end))

    def _owner(self, st: Stretch, start: int, end: int) -> Source | None:
        """Whose figure it is: "Angka dari Kementerian Kesehatan itu"."""
        mark = self.speakers.marks.body_within(st, start, end - 1)
        return self.speakers.marks.source(st, mark, st.index_at(mark.start)) if mark is not None else None

    def find(self, st: Stretch, at: int, end: int, verb: Verb) -> Attribution | None:
        """X behind the verb: "diumumkan (oleh) X", "announced by X"; None where that is no saying."""
        first, edge = st.sentence(at)
        here = end
        if here < edge and (self.words.phrase("venues", st.tokens, here) or self.words.has("means", st.tokens[here])):
            here = next((i for i in range(here, min(here + 6, edge)) if self.words.has("by", st.tokens[i])), here)
        here += 1 if here < edge and self.words.has("by", st.tokens[here]) else 0
        source = self.speakers.after(st, here) if here < edge else None
        if source is None or source.label == "state":
            return None
        if verb.kind == "deny" and self.speakers.phrases.by_shape and not self._claims(st, first, at):
            return None  # "bola ditepis X"
        head = self.around.clause_start(st, at)
        if self.words.has("relative", st.tokens[head]):
            head += 1
        if head >= at:
            head = first
        last, via = source.last, None
        if is_wire(source, self.words):
            source, via = None, source
        tail = at
        while tail - 1 > head and (
            self.words.has("relative", st.tokens[tail - 1]) or self.words.has("adverbs", st.tokens[tail - 1])
        ):
            tail -= 1
        relative = any(self.words.has("relative", st.tokens[i]) for i in range(tail, at))
        if relative and not self._points(st, head, tail):
            return None  # "kekalifahan yang dideklarasikan X": what it is, not what X said
        last_word = st.tokens[tail - 1]
        joined = tail > head and last_word.text[-1].isalnum() and not self.words.has("as_put", last_word)
        told = at + sum(not self.words.has("by", st.tokens[i]) for i in range(at, end)) if joined else tail
        return Attribution(at, last, (at, end), source, (head, told), "passive", verb.kind, via)

    def relayed(self, st: Stretch, at: int, end: int) -> Attribution | None:
        """A medium that passes on what is told beside it: "dikutip AFP", "as carried by Xinhua"."""
        first, edge = st.sentence(at)
        end += 1 if end < edge and self.words.has("by", st.tokens[end]) else 0
        source = self.speakers.after(st, end) if end < edge else None
        if source is None or not is_medium(source, self.words) or self.words.phrase("addressees", st.tokens, end):
            return None
        begin = at - 1 if at > first and self.words.has("as_put", st.tokens[at - 1]) else at
        if begin > first and any(self.words.is_in("reporters", word) for word in source.who.written.split()):
            return Attribution(begin, source.last, (at, end), source, (first, begin), "postposed", "report")
        said = (first, begin) if begin > first else (end, edge)
        return Attribution(begin, source.last, (at, end), None, said, "relay", "report", source)
