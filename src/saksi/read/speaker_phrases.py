"""Speaker phrases: which noun phrase in a run of tokens can speak, and what it is called. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from saksi.core.values import Who
from saksi.know.people import given
from saksi.read.anaphora import Anaphora
from saksi.read.document import Document, Mark
from saksi.read.lexicon import lexicon
from saksi.read.runs import large
from saksi.read.say_words import SayWords
from saksi.read.sources import GENITIVES, ActorMarks, Source
from saksi.read.stretches import Stretch

PREMODIFIERS = 5
"""Tokens before an English head noun that may belong to it."""
NAME_LONGEST = 4
"""Tokens of a name that no mark covers."""
NOUN_LISTS = ("media", "speakers", "documents", "wires")
FUNCTION_LISTS = (
    "adverbs",
    "leading",
    "clause",
    "determiners",
    "insertions",
    "and",
    "questions",
    "negations",
    "person",
    "many",
    "thing",
    "first",
)


class SpeakerPhrases:
    """Picks the phrase that can speak out of tokens between two bounds."""

    def __init__(self, doc: Document, words: SayWords, marks: ActorMarks, anaphora: Anaphora) -> None:
        self.doc = doc
        self.words = words
        self.marks = marks
        self.anaphora = anaphora
        self.ordinary = lexicon(doc.pack).ordinary
        shapes = doc.pack.table("statements")["words"].get("verb_shapes", [])
        self._verb_shape = re.compile("|".join(shapes)) if shapes else None

    @property
    def by_shape(self) -> bool:
        """True for a language whose verbs show by their prefix."""
        return self._verb_shape is not None

    def verbish(self, st: Stretch, at: int) -> bool:
        """True for a token that looks like a verb by its prefix (Indonesian), so that no noun phrase runs over it."""
        token = st.tokens[at]
        if self._verb_shape is None or not token.text[0].islower() or self.words.has("verb_like", token):
            return False
        return self._verb_shape.match(token.lower) is not None

    def pick(self, st: Stretch, first: int, last: int, *, tight: bool = False) -> Source | None:
        """The first phrase in tokens `[first, last]` that can speak and does not hang on a preposition.

        A `tight` phrase ends with its own words: what follows it is not known to belong to it.
        """
        at = first
        while at <= last:
            reach = self.reach(st, at, last)
            if not reach:
                at += 1
                continue
            left = self._left(st, at, first)
            hangs = self._hangs(st, left, first)
            genitive = at + reach < last and st.lower(at + reach) in GENITIVES
            found = None
            if not hangs and not genitive:
                end = self._tight_end(st, at + reach, last) if tight else last
                found = self._build(st, left, at, at + reach - 1, end)
            if found is not None:
                return found
            at += reach
        return None

    def _hangs(self, st: Stretch, left: int, first: int) -> bool:
        """True when a preposition leads in the phrase, in Indonesian also over a noun: "dari industri | Hollywood"."""
        back = left - 1
        if self.by_shape and back > first and st.tokens[left].text[0].isupper() and self._plain(st, back):
            back -= 1
        return back >= first and self.words.has("leading", st.tokens[back])

    def _plain(self, st: Stretch, at: int) -> bool:
        token = st.tokens[at]
        lists = ("leading", "adverbs", "determiners", "relative", "definite")
        idle = any(self.words.has(name, token) for name in lists)
        return token.text.isalpha() and token.text.islower() and not idle and not self.reach(st, at, at)

    def _tight_end(self, st: Stretch, at: int, last: int) -> int:
        while at <= last and st.tokens[at].text[0].isupper() and at not in st.timed:
            at += 1
        return at - 1

    def reach(self, st: Stretch, at: int, last: int) -> int:
        """Tokens that a mark, a pronoun, a speaking noun or a capitalised name takes at `at`; 0 for none."""
        if st.quoted(at) or self.words.has("first", st.tokens[at]):
            return 0
        mark = self.marks.at(st, at)
        if mark is not None:
            return max(1, st.index_at(mark.end) - at)
        if self.anaphora.number(st, at):
            return 1
        for name in NOUN_LISTS:
            length = self.words.phrase(name, st.tokens, at)
            if length and (name != "documents" or self._common(st, at)):
                return length
        return self._capitals(st, at, last)

    def _common(self, st: Stretch, at: int) -> bool:
        """True for a common noun, written small or first in its sentence: "the post", not "the Post"."""
        return self.by_shape or st.tokens[at].text[0].islower() or at == st.sentence(at)[0]

    def _capitals(self, st: Stretch, at: int, last: int) -> int:
        """Length of a capitalised name at `at`; a sentence's first word counts only when more than a function word."""
        end = at
        while end <= last and self._name_part(st, end, at, last):
            end += 1
        if end == at or (at in st.timed):
            return 0
        if at != st.sentence(at)[0]:
            return end - at
        plain = st.lower(at) in self.ordinary and not self.words.phrase("titles", st.tokens, at)
        plain = plain and not (self.by_shape and end - at > 1)  # "Negara-negara Barat": the noun comes first
        idle = any(self.words.has(name, st.tokens[at]) for name in FUNCTION_LISTS)
        return 0 if idle or plain or (end - at == 1 and end <= last) else end - at

    def _name_part(self, st: Stretch, at: int, first: int, last: int) -> bool:
        token = st.tokens[at]
        if at in st.timed or st.quoted(at) or (at > first and self.marks.at(st, at) is not None):
            return False
        if token.text == "of" and first < at < last:
            return large(st.tokens[at + 1])
        return large(token) or (at > first and token.text in (".", "-", "al", "bin", "de", "van", "von"))

    def _left(self, st: Stretch, at: int, first: int) -> int:
        """Where the phrase around token `at` begins: over its adjectives, to its determiner."""
        begin = at
        if self._verb_shape is not None:
            while begin > first and self.words.has("determiners", st.tokens[begin - 1]):
                begin -= 1
            return begin
        while begin > first and at - begin < PREMODIFIERS:
            token = st.tokens[begin - 1]
            word = token.text[0].isalnum() or token.text in GENITIVES
            if not word or begin - 1 in st.timed or self.words.has("leading", token) or self.words.has("modals", token):
                break
            begin -= 1
            if self.words.has("determiners", token):
                break
        return begin

    def _build(self, st: Stretch, left: int, at: int, to: int, last: int) -> Source | None:
        last = self._before_insertion(st, to + 1, last)
        mark = self.marks.at(st, at)
        if mark is not None and mark.label != "pronoun" and self._whole(st, mark, to, last):
            return self._marked(st, mark, left, at, to, last)
        if (mark is not None and mark.label == "pronoun") or (
            mark is None and at == to and self.anaphora.number(st, at)
        ):
            return self.anaphora.pronoun(st, at)
        person = None if self.words.phrase("kin", st.tokens, at) else self._person_within(st, to + 1, last)
        if person is not None and self._names_medium(st, at):
            return replace(person, first=left, label="media")
        if person is not None:
            role = person.who.role or self._written(st, left, person.first - 1) or None
            return replace(person, first=left, who=replace(person.who, role=role))
        if self.words.phrase("documents", st.tokens, at) and mark is None and self._common(st, at):
            return self._document(st, left, at, last)
        return self._phrase(st, left, at, to, self._before_paper(st, to + 1, last))

    def _before_insertion(self, st: Stretch, first: int, last: int) -> int:
        """Before a venue or time that follows the name without a comma ("Polisi dalam keterangannya menyebut")."""
        for at in range(first, last + 1):
            token = st.tokens[at]
            idle = self.words.has("insertions", token) and not self.words.has("linkers", token)
            renamed = self.by_shape and self.words.has("single", token)  # "Sulaeman | salah seorang warga"
            if token.text[0].islower() and (idle or renamed) and not self.marks.covers(st, at):
                return at - 1
        return last

    def _qualified(self, st: Stretch, mark: Mark, to: int, last: int) -> bool:
        """True for a common noun that a further word makes another body: "pemerintah | daerah"."""
        if to >= last or not self.doc.text.body[mark.start + 1 : mark.end].islower():
            return False
        token = st.tokens[to + 1]
        if self.words.phrase("documents", st.tokens, to + 1):
            return False
        idle = any(
            self.words.has(name, token) for name in ("definite", "stops", "leading", "adverbs", "linkers", "relative")
        )
        return token.text.isalpha() and token.text.islower() and not idle and not self.verbish(st, to + 1)

    def _names_medium(self, st: Stretch, at: int) -> bool:
        """True when the noun at `at` makes the name behind it a medium ("situs X", "newspaper X"), no reporter."""
        return bool(self.words.phrase("media", st.tokens, at)) and not self.words.phrase("reporters", st.tokens, at)

    def _marked(self, st: Stretch, mark: Mark, left: int, at: int, to: int, last: int) -> Source | None:
        """A marked speaker; a mark of people in general is written with all its words."""
        last = self._before_paper(st, to + 1, last)
        if mark.label == "group":
            kin = self.words.phrase("kin", st.tokens, at)
            person = None if kin else self._person_within(st, to + 1, last)
            return replace(person, first=left) if person is not None else self._phrase(st, left, at, to, last)
        if self._qualified(st, mark, to, last):
            who = Who(self._written(st, at, last))
            return Source(left, last, who, "group", st.tokens[at].start, st.tokens[last].end)
        if mark.label == "media" and to < last:
            named = self.marks.at(st, to + 1)
            if named is not None and named.label in ("media", "organisation"):
                return replace(self.marks.source(st, named, to + 1), first=left)
        return replace(self.marks.source(st, mark, at), first=left)

    def _before_paper(self, st: Stretch, first: int, last: int) -> int:
        """Before a paper that its owner issued: "a government notice", "police statement"."""
        for at in range(first, last + 1):
            if self._linked(st, first - 1, at):
                break
            if self.words.phrase("documents", st.tokens, at) and st.tokens[at].text[0].islower():
                return at - 1
        return last

    def _whole(self, st: Stretch, mark: Mark, to: int, last: int) -> bool:
        """False for a mark that only qualifies what follows it ("Kazakh officials", "Reuters reporter")."""
        if mark.label == "pronoun":
            return True
        further = to < last and st.index_at(mark.end) == to + 1 and st.tokens[to + 1].text[0].isupper()
        if mark.label == "person":
            return not further or to + 1 in st.timed  # "Kamloops | Police", "Kamloops | RCMP Constable Gary Gray"
        if further and mark.label == "organisation" and given(st.tokens[to + 1].text):
            return False  # "Democrat | Chuck Schumer"
        if mark.label == "state" and to < last and st.tokens[to + 1].text[0].isupper():
            return False
        return not any(
            self.words.phrase(name, st.tokens, i)
            for i in range(to + 1, last + 1)
            for name in ("speakers", "media")
            if not self._linked(st, to, i)
        )

    def _linked(self, st: Stretch, to: int, at: int) -> bool:
        return any(self.words.has("linkers", st.tokens[i]) or st.tokens[i].text in "(," for i in range(to + 1, at))

    def _person_within(self, st: Stretch, first: int, last: int) -> Source | None:
        for at in range(first, last + 1):
            if self.words.has("linkers", st.tokens[at]) or self.words.has("leading", st.tokens[at]):
                return None
            mark = self.marks.at(st, at)
            if mark is not None and mark.label == "person" and st.lower(st.index_at(mark.end)) not in GENITIVES:
                return self.marks.source(st, mark, at)
        return None

    def _phrase(self, st: Stretch, left: int, at: int, to: int, last: int) -> Source | None:
        """A speaker that no mark covers: its words, a name split off its title where one follows."""
        person = self._given_name(st, at, last)
        if person:
            role = self._written(st, self._past_articles(st, left, person), person - 1) or None
            who = Who(self._written(st, person, last), None, role)
            return Source(left, last, who, "name", st.tokens[person].start, st.tokens[last].end)
        held = self.marks.body_within(st, left, last)
        title = self.words.phrase("titles", st.tokens, at)
        name = self._trailing_name(st, at + title, last) if title and held is None else 0
        noun = name and any(self.words.phrase(one, st.tokens, name) for one in ("titles", "speakers"))
        if name and not noun and not self._place(st, name, last):
            who = Who(self._written(st, name, last), None, self._written(st, left, name - 1) or None)
            return Source(left, last, who, "name", st.tokens[name].start, st.tokens[last].end)
        before = self.anaphora.again(st, left, at, to, last)
        if before is not None:
            return before
        first = self._past_articles(st, left, at)
        actor_id = held.value.actor_id if held is not None and isinstance(held.value, Who) else None
        label = held.label if held is not None else self._label(st, at, last)
        if label == "name" and first < at and not any(st.lower(i) in GENITIVES for i in range(first, at)):
            who = Who(self._written(st, at, last), None, self._written(st, first, at - 1))  # "voter Kitty Mak"
            return Source(left, last, who, label, st.tokens[at].start, st.tokens[last].end)
        who = Who(self._written(st, first, last), actor_id)
        single = any(self.words.has("single", st.tokens[i]) for i in range(left, at)) or self._office(st, at, last)
        return Source(left, last, who, label, st.tokens[first].start, st.tokens[last].end, single=single)

    def _office(self, st: Stretch, first: int, last: int) -> bool:
        return any(self.words.phrase("offices", st.tokens, i) for i in range(first, last + 1))

    def _past_articles(self, st: Stretch, first: int, at: int) -> int:
        idle = ("definite", "indefinite")
        while first < at and any(self.words.has(name, st.tokens[first]) for name in idle):
            first += 1
        return first

    def _given_name(self, st: Stretch, first: int, last: int) -> int:
        """Where, behind an office or trade, a given name begins a name that runs up to `last`; 0 for none.

        So "Former US Ambassador to the United Nations | Nikki Haley".
        """
        for at in range(first + 1, last):
            name = range(at, last + 1)
            if given(st.tokens[at].text) and large(st.tokens[at]) and all(large(st.tokens[i]) for i in name):
                told = range(first, at)
                trade = any(self.words.phrase("speakers", st.tokens, i) or self.marks.at(st, i) for i in told)
                return at if trade and len(name) <= NAME_LONGEST else 0
        return 0

    def _place(self, st: Stretch, first: int, last: int) -> bool:
        """True when tokens `[first, last]` are a place or state: an office belongs to it ("Presiden Korea")."""
        start, end = st.tokens[first].start, st.tokens[last].end
        return any(mark.start == start and mark.end == end for mark in self.doc.within("place", start, end)) or any(
            mark.label == "state" for mark in self.doc.within("actor", start, end)
        )

    def _label(self, st: Stretch, at: int, last: int) -> str:
        held = range(at, last + 1)
        if any(
            self.words.phrase("media", st.tokens, i) or self.words.phrase("wires", st.tokens, i)
            for i in held
            if not self._linked(st, at, i)
        ):
            return "media"
        return "group" if any(self.words.phrase("speakers", st.tokens, i) for i in held) else "name"

    def _trailing_name(self, st: Stretch, first: int, last: int) -> int:
        """Where a name of capitalised words begins that runs up to `last`; 0 for none."""
        at = last
        while at >= first and st.tokens[at].text[0].isupper() and at not in st.timed:
            at -= 1
        return at + 1 if at < last else 0

    def _document(self, st: Stretch, left: int, at: int, last: int) -> Source | None:
        """A paper speaks for its owner: the body in its phrase ("laporan AP"); nobody when none is named."""
        for i in range(left, last + 1):
            mark = self.marks.at(st, i)
            if mark is not None and mark.label not in ("pronoun", "group", "state"):
                return replace(self.marks.source(st, mark, i), first=left, last=last)
        for i in range(at + 1, last + 1):
            if st.tokens[i].text[0].isupper() and i not in st.timed:
                end = self._tight_end(st, i, last)
                label = "media" if self.words.phrase("wires", st.tokens, i) else "name"
                return Source(left, last, Who(self._written(st, i, end)), label, st.tokens[i].start, st.tokens[end].end)
        return self.anaphora.paper(st, left, at, last)

    def _written(self, st: Stretch, first: int, last: int) -> str:
        return self.doc.text.quote(st.tokens[first].start, st.tokens[last].end) if first <= last else ""
