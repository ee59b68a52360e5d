"""Sources: somebody who speaks in a text, and the actor marks of the paragraph around him. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from saksi.core.reading import Slot
from saksi.core.values import Who
from saksi.core.witness import Because
from saksi.read.document import Document, Mark
from saksi.read.say_words import SayWords
from saksi.read.stretches import Stretch

BODIES = frozenset({"ministry", "government", "media", "organisation", "alliance", "force", "armed_group", "state"})
NAMED = BODIES | {"person", "name"}
"""Labels of speakers with a name; "name" is a capitalised sequence nobody has resolved, "group" people in general."""
_PARTICLE = re.compile(r"(?:a[dlnrstz]|ash|el|u[lr])-[A-Z]")
"""An Arabic article that goes on with a name: "al-Eryani"."""
GENITIVES = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody who speaks: tokens `[first, last]` of the phrase, the Who, and the characters that name him."""

    first: int
    last: int
    who: Who
    label: str
    start: int
    end: int
    because: tuple[Because, ...] = ()
    single: bool = False
    """True for one person without a name ("a resident", "seorang saksi"): "he" may mean him."""

    @property
    def named(self) -> bool:
        """True for a person or body with a name, false for people in general."""
        return self.label in NAMED

    def slot(self, doc: Document, name: str) -> Slot:
        """This speaker as the slot `name`."""
        return Slot(name, self.who, doc.witness(self.start, self.end), self.because)


@dataclass(frozen=True, slots=True)
class ActorMarks:
    """The actor marks of a document, asked by token."""

    doc: Document

    def at(self, st: Stretch, at: int) -> Mark | None:
        """The mark that begins with token `at`."""
        if not 0 <= at < len(st):
            return None
        held = self.doc.of_kind("actor")
        start = st.tokens[at].start
        index = bisect_left(held, start, key=lambda one: one.start)
        return held[index] if index < len(held) and held[index].start == start else None

    def covers(self, st: Stretch, at: int) -> bool:
        """True when token `at` lies inside a mark of more than one token."""
        held = self.doc.of_kind("actor")
        token = st.tokens[at]
        index = bisect_left(held, token.start + 1, key=lambda one: one.start) - 1
        if index < 0 or held[index].end < token.end:
            return False
        return held[index].end - held[index].start > token.end - token.start

    def before(self, position: int) -> tuple[Mark, ...]:
        """The marks that begin before `position`."""
        held = self.doc.of_kind("actor")
        return held[: bisect_left(held, position, key=lambda one: one.start)]

    def body_within(self, st: Stretch, first: int, last: int) -> Mark | None:
        """The first named body, no state, in tokens `[first, last]`."""
        marks = self.doc.within("actor", st.tokens[first].start, st.tokens[last].end)
        return next((mark for mark in marks if mark.label in BODIES - {"state"}), None)

    def source(self, st: Stretch, mark: Mark, at: int) -> Source:
        """The mark at token `at` as a speaker."""
        value = mark.value if isinstance(mark.value, Who) else Who(self.doc.text.quote(mark.start, mark.end))
        last = max(at, st.index_at(mark.end) - 1)
        while mark.label == "person" and last + 1 < len(st) and _PARTICLE.match(st.tokens[last + 1].text):
            last += 1
        return Source(at, last, value, mark.label, mark.start, mark.end, mark.because)


def better(own: Source | None, other: Source | None) -> Source | None:
    """Of a name and its apposition the one that names somebody, a person first, with the other as the role."""
    if own is None or other is None:
        return own or other
    first = min(own.first, other.first)
    if "person" in (own.label, other.label):
        named, told = (own, other) if own.label == "person" else (other, own)
        return replace(named, first=first, who=replace(named.who, role=named.who.role or told.who.written))
    return replace(own if own.named and not other.named else other, first=first)


def is_wire(source: Source, words: SayWords) -> bool:
    """True for an agency whose name behind its sentence only tells where the news came from ("news agency Xinhua")."""
    bare = source.who.written.casefold().split()
    if not words.is_in("wires", source.who.actor_id or " ".join(bare)) and not words.is_in("wires", " ".join(bare)):
        return False
    return not any(words.is_in("reporters", word) for word in bare)


def is_medium(source: Source, words: SayWords) -> bool:
    """True for a wire, a newspaper, a channel, "state media"."""
    return source.label == "media" or is_wire(source, words)
