"""Anaphora: whom "he", "mereka" or "the ministry" means, from who spoke and who was named before. Pure."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from saksi.core.values import Who
from saksi.core.witness import Because
from saksi.read.document import Document, Mark
from saksi.read.quote_marks import Quotation
from saksi.read.say_words import SayWords
from saksi.read.sentences import Sentence
from saksi.read.sources import BODIES, GENITIVES, ActorMarks, Source
from saksi.read.stretches import Stretch

MEMORY = 12
"""Speakers that stay in mind."""
PASSIVE_REACH = 4
"""Tokens behind a name in which a passive verb shows that somebody else acts."""
SENTENCES_BACK = 3
"""Sentences searched for the person a pronoun means."""
LONGEST_RENAME = 3
"""Tokens "the regional bloc", "kementerian itu" may have."""

FITS: dict[str, frozenset[str]] = {
    "person": frozenset({"person", "name"}),
    "many": frozenset({"group", "ministry", "government", "force", "armed_group", "organisation", "alliance", "media"}),
    "thing": BODIES | {"name", "group"},
}


def _fits(spoke: Source, number: str) -> bool:
    if spoke.single:
        return number == "person"
    return spoke.label in FITS[number]


class Anaphora:
    """Remembers who spoke in one document, in text order, and resolves what points back."""

    def __init__(self, doc: Document, words: SayWords, marks: ActorMarks, quotes: tuple[Quotation, ...] = ()) -> None:
        self.doc = doc
        self.quotes = quotes
        self.words = words
        self.marks = marks
        self._spoke: list[Source] = []

    def remember(self, source: Source) -> None:
        """`source` has just spoken."""
        self._spoke.append(source)
        del self._spoke[:-MEMORY]

    @property
    def last(self) -> Source | None:
        """Who spoke last."""
        return self._spoke[-1] if self._spoke else None

    def number(self, st: Stretch, at: int) -> str:
        """Which of "person", "many" and "thing" token `at` is as a pronoun; empty for other words."""
        return next((name for name in FITS if self.words.has(name, st.tokens[at])), "")

    def pronoun(self, st: Stretch, at: int) -> Source | None:
        """Whom the pronoun at token `at` means; None when the text tells nobody."""
        number = self.number(st, at)
        found = self.meant(st, at, number or "person") if number else None
        found = found or self._marked(st, at)
        return replace(found, first=at, last=at, because=(self.why(st, at),)) if found is not None else None

    def why(self, st: Stretch, at: int) -> Because:
        """The pronoun, or the verb with its clitic, at token `at` as a reason."""
        token = st.tokens[at]
        return Because(self.doc.witness(token.start, token.end), "a pronoun for whom the text named before")

    def _marked(self, st: Stretch, at: int) -> Source | None:
        """Whom the mark of a pronoun or of "the president" at token `at` means."""
        mark = self.marks.at(st, at)
        known = mark.value.actor_id if mark is not None and isinstance(mark.value, Who) else None
        return self._same_actor(known, st.tokens[at].start) if known else None

    def _same_actor(self, actor_id: str, before: int) -> Source | None:
        for held in reversed(self.marks.before(before)):
            if isinstance(held.value, Who) and held.value.actor_id == actor_id and held.label != "pronoun":
                return Source(0, 0, held.value, held.label, held.start, held.end)
        return None

    def meant(self, st: Stretch, at: int, number: str) -> Source | None:
        """The latest speaker or subject that fits "person", "many" or "thing", before token `at`."""
        position = st.tokens[at].start
        recent = next(
            (spoke for spoke in reversed(self._spoke) if _fits(spoke, number) and spoke.start < position), None
        )
        return (self._subject_before(position, recent) if number == "person" else None) or recent

    def _subject_before(self, position: int, recent: Source | None) -> Source | None:
        """The first person of the nearest sentence that names one, unless the latest speaker stands nearer.

        Where somebody has spoken before, only the subject of an active sentence takes over from him.
        """
        before = [one for one in self.doc.sentences if one.start < position and one.region == "body"]
        for sentence in reversed(before[-SENTENCES_BACK - 1 :]):
            if (
                recent is not None
                and max(recent.start, *(b.witness.start for b in recent.because), 0) >= sentence.start
            ):
                return recent
            found = self._first_person(sentence, position)
            if found is not None and (recent is None or self._acts(sentence, found)):
                return found
        return None

    def _acts(self, sentence: Sentence, found: Source) -> bool:
        """True for the person who opens an active sentence: neither an object nor somebody "found" or "ditangkap"."""
        opening = [token for token in sentence.tokens if token.end <= found.start]
        if opening and opening[-1].text != ",":
            return False
        behind = [token for token in sentence.tokens if token.start >= found.end][:PASSIVE_REACH]
        return not any(self.words.has("be", token) or self.words.passive(token) for token in behind)

    def _first_person(self, sentence: Sentence, position: int) -> Source | None:
        for mark in self.doc.within("actor", sentence.start, min(sentence.end, position)):
            genitive = self.doc.text.body[mark.end : mark.end + 2] in GENITIVES
            if mark.label == "person" and isinstance(mark.value, Who) and not genitive and not self._quoted(mark):
                return Source(0, 0, mark.value, "person", mark.start, mark.end)
        return None

    def _quoted(self, mark: Mark) -> bool:
        """True for somebody who is only spoken of inside quotation marks."""
        index = bisect_left(self.quotes, mark.start, key=lambda one: one.start) - 1
        return index >= 0 and self.quotes[index].long and mark.end <= self.quotes[index].end

    def paper(self, st: Stretch, left: int, at: int, last: int) -> Source | None:
        """Who speaks in "the statement", "pernyataan itu": whoever spoke last."""
        definite = self.words.has("definite", st.tokens[left]) or self.words.has("definite", st.tokens[last])
        if self.last is None or not definite or not self.words.phrase("papers", st.tokens, at):
            return None
        told = self.doc.witness(st.tokens[left].start, st.tokens[last].end)
        return replace(self.last, first=left, last=last, because=(Because(told, "a paper of whoever spoke last"),))

    def again(self, st: Stretch, left: int, at: int, to: int, last: int) -> Source | None:
        """Whom "the ministry", "lembaga itu", "the Russian president" names again; None when it names somebody new."""
        definite = self.words.has("definite", st.tokens[left]) or self.words.has("definite", st.tokens[last])
        if not definite or last - left >= LONGEST_RENAME:
            return None
        if any(self.marks.at(st, i) is not None and self._holds_name(st, i) for i in range(left, last + 1)):
            return None
        told = [st.lower(i) for i in range(left, last + 1) if not self.words.has("definite", st.tokens[i])]
        why = Because(
            self.doc.witness(st.tokens[left].start, st.tokens[last].end), "names again whom the text named before"
        )
        found = self._spoken_as(told, st.lower(to)) or self._named_as(told, st.lower(to), st.tokens[left].start)
        if found is None and self.words.has("generic", st.tokens[to]):
            found = self._latest_body(st.tokens[st.sentence(left)[0]].start)  # what it speaks of is somebody else
        return replace(found, first=left, last=last, because=(why,)) if found is not None else None

    def _holds_name(self, st: Stretch, at: int) -> bool:
        mark = self.marks.at(st, at)
        return mark is not None and mark.label in BODIES - {"state"} and mark.end - mark.start > len(st.tokens[at].text)

    def _spoken_as(self, told: list[str], noun: str) -> Source | None:
        for spoke in reversed(self._spoke):
            written = spoke.who.written.casefold().split()
            if (
                spoke.label != "person"
                and (noun in written and len(written) > len(told) - 1)
                and spoke.who.written[0].isalpha()
            ):
                return spoke
            if spoke.label == "person" and spoke.who.role and set(told) <= set(spoke.who.role.casefold().split()):
                return spoke
        return None

    def _named_as(self, told: list[str], noun: str, before: int) -> Source | None:
        for mark in reversed(self.marks.before(before)):
            value = mark.value
            if not isinstance(value, Who):
                continue
            fits = mark.label in BODIES and noun in value.written.casefold().split()
            role = value.role.casefold().split() if mark.label == "person" and value.role else []
            if fits or (role and set(told) <= set(role)):
                return Source(0, 0, value, mark.label, mark.start, mark.end)
        return None

    def _latest_body(self, before: int) -> Source | None:
        for mark in reversed(self.marks.before(before)):
            if self._is_body(mark) and isinstance(mark.value, Who):
                return Source(0, 0, mark.value, mark.label, mark.start, mark.end)
        return None

    def _is_body(self, mark: Mark) -> bool:
        return mark.label in BODIES - {"state", "media", "government"} and mark.end - mark.start > 1
