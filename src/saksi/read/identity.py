"""Identity: one speaker of an article is one actor, by name, by short form, by acronym or by office alone. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from saksi.core.reading import Slot
from saksi.core.values import Who
from saksi.core.witness import Because
from saksi.know import actors, places
from saksi.read.document import Document, Mark, Utterance
from saksi.read.offices import naming_at
from saksi.read.say_words import SayWords
from saksi.read.scene import scene
from saksi.read.sentences import Token, tokens
from saksi.read.sources import GENITIVES

AHEAD = 2
"""Sentences behind an office in which the article may at last name who holds it."""
SHORTEST_ACRONYM, LONGEST_ACRONYM = 2, 7


def unified(doc: Document, words: SayWords, heard: Iterable[Utterance]) -> Iterator[Utterance]:
    """The utterances in text order, with the same actor for all that one speaker says under several names."""
    ordered = sorted(heard, key=lambda one: one.speaker.witness.start if one.speaker else one.start)
    names = _Names(doc, words, tuple(ordered))
    for one in ordered:
        found = names.holder(one.speaker) if one.speaker is not None else None
        yield replace(one, speaker=found) if found is not None else one


@dataclass(frozen=True, slots=True)
class _Held:
    """An office as words and the ids of the states in them."""

    words: frozenset[str]
    states: frozenset[str]

    def fits(self, other: _Held) -> bool:
        """True when every word of this office is in `other`, and the two name no different states."""
        if not self.words or not self.words <= other.words:
            return False
        return not self.states or not other.states or bool(self.states & other.states)


class _Names:
    """Who is named in a document, with which office, and who speaks."""

    def __init__(self, doc: Document, words: SayWords, heard: Sequence[Utterance]) -> None:
        self.doc = doc
        self.words = words
        self.heard = heard
        self.taken: dict[frozenset[str], Slot] = {}

    @cached_property
    def persons(self) -> dict[str, list[Mark]]:
        """The mentions of every person, by full name."""
        found: dict[str, list[Mark]] = {}
        for mark in self.doc.of_kind("actor"):
            if mark.label == "person" and isinstance(mark.value, Who) and mark.value.actor_id:
                found.setdefault(mark.value.actor_id, []).append(mark)
        return found

    @cached_property
    def offices(self) -> dict[str, list[_Held]]:
        """The offices told of every person."""
        return {
            name: [self._held(mark.value.role) for mark in marks if isinstance(mark.value, Who) and mark.value.role]
            for name, marks in self.persons.items()
        }

    @cached_property
    def _home(self) -> frozenset[str]:
        state = actors.state(scene(self.doc).home)
        return frozenset((state.id,)) if state is not None else frozenset()

    def _held(self, role: str) -> _Held:
        """An office told beside a name: one without a state is held at home."""
        office = self._office(role)
        return replace(office, states=office.states or self._home)

    @cached_property
    def spoken(self) -> dict[str, str]:
        """The fullest form of every speaker the marks do not know, and of every acronym, by its short forms."""
        known = {who.actor_id for who in self._whos() if who.actor_id}
        fullest: dict[str, str] = {}
        loose = sorted({who.written for who in self._whos() if not who.actor_id}, key=lambda one: -len(one))
        for written in loose:
            last = written.split()[-1]
            if last[0].isupper():
                fits = (one for one in (*sorted(known), *fullest.values()) if _holds(one, written))
                fullest[written] = next(fits, written)
        for short in {*known, *loose}:
            if short.isupper() and SHORTEST_ACRONYM <= len(short) <= LONGEST_ACRONYM:
                longer = (one for one in sorted({*known, *loose}) if one != short and _stands_for(short, one))
                fullest.update((short, one) for one in longer)
        return fullest

    def _whos(self) -> Iterator[Who]:
        for one in self.heard:
            if one.speaker is not None and isinstance(one.speaker.value, Who):
                yield one.speaker.value

    def holder(self, slot: Slot) -> Slot | None:
        """`slot` with the actor it means in this article; None where it already tells or nothing does."""
        who = slot.value
        if not isinstance(who, Who):
            return None
        short = self.spoken.get(who.actor_id or who.written)
        if short is not None and short not in (who.actor_id, who.written):
            return replace(slot, value=replace(who, actor_id=short))
        if who.actor_id is not None:
            return None
        if self._is_office(slot, who):
            return self._named(slot, who)
        state = self._capital(who.written)
        return replace(slot, value=replace(who, actor_id=f"{state}/Government")) if state else None

    def _capital(self, written: str) -> str | None:
        """The state whose capital stands for its government: "Washington urged …", unless a person is called so."""
        if any(written in name.split() for name in self.persons):
            return None
        place = next((sense.place for sense in places.senses(written) if sense.place.capital), None)
        state = actors.state(place.country) if place is not None else None
        return state.id if state is not None else None

    def _named(self, slot: Slot, who: Who) -> Slot | None:
        office = self._office(who.written)
        at_home = replace(office, states=office.states or self._home)
        fits = self._holders(at_home) or self._holders(office)
        if len(fits) == 1:
            mark = self.persons[fits[0]][0]
            return self._as(slot, who, fits[0], mark, "the holder of this office in the article")
        if fits:
            return None
        if office.words not in self.taken:
            bare = self._bare(slot)
            if bare is None:
                return None
            name, mark = bare
            self.taken[office.words] = self._as(slot, who, name, mark, "named beside this office, and without another")
        told = self.taken[office.words].value
        mark_of = self.taken[office.words].because[-1]
        return replace(
            slot,
            value=replace(who, actor_id=told.actor_id if isinstance(told, Who) else None),
            because=(*slot.because, mark_of),
        )

    def _holders(self, office: _Held) -> list[str]:
        return [name for name, held in self.offices.items() if any(office.fits(one) for one in held)]

    def _as(self, slot: Slot, who: Who, name: str, mark: Mark, why: str) -> Slot:
        reason = Because(self.doc.witness(mark.start, mark.end), why)
        return replace(slot, value=replace(who, actor_id=name), because=(*slot.because, reason))

    def _is_office(self, slot: Slot, who: Who) -> bool:
        """True for "Russia's defence minister", "Kapolri"; false for "a minister", "two governors", a name."""
        sentence = self.doc.sentence_at(slot.witness.start)
        if sentence is None:
            return False
        before = [token for token in sentence.tokens if token.end <= slot.witness.start]
        if before and (self.words.has("indefinite", before[-1]) or self.words.has("quantities", before[-1])):
            return False
        held = tuple(tokens(who.written, 0, len(who.written)))
        if self.words.has("quantities", held[0]) or self.words.has("indefinite", held[0]):
            return False
        return any(self.words.phrase("offices", held, at) for at in range(len(held)))

    def _office(self, written: str) -> _Held:
        """The telling words of an office, without those that only link, and the states it names."""
        held = tuple(tokens(written, 0, len(written)))
        told: set[str] = set()
        states: set[str] = set()
        at = 0
        while at < len(held):
            naming = naming_at(held, at)
            if naming is not None and naming[1].actor.label == "state":
                states.add(naming[1].actor.id)
                at = naming[0]
                continue
            if not self._links(held[at]):
                told.add(held[at].lower)
            at += 1
        return _Held(frozenset(told), frozenset(states))

    def _links(self, token: Token) -> bool:
        idle = ("linkers", "definite", "indefinite", "by", "possessives")
        return not token.text[0].isalnum() or token.text in GENITIVES or any(self.words.has(one, token) for one in idle)

    def _bare(self, slot: Slot) -> tuple[str, Mark] | None:
        """The full name that the sentences beside an office tell without any office: newsrooms name its holder so.

        "Russia's defence minister promised … Sergei Shoigu named the date": a first mention that opens its sentence or
        speaks there, in the next sentences, or the one name without an office in the sentence before.
        """
        at = self._number(slot.witness.start)
        later: list[tuple[str, Mark]] = []
        earlier: list[tuple[str, Mark]] = []
        used = {who.actor_id for one in self.taken.values() if isinstance(who := one.value, Who)}
        for name, marks in self.persons.items():
            first = marks[0]
            if len(name.split()) < 2 or self.offices[name] or name in used or self._told(first):
                continue
            distance = self._number(first.start) - at
            if 0 <= distance <= AHEAD and first.start > slot.witness.start and self._leads(first):
                later.append((name, first))
            if distance == -1:
                earlier.append((name, first))
        found = earlier or sorted(later, key=lambda one: one[1].start)[:1]
        return found[0] if len(found) == 1 else None

    def _number(self, position: int) -> int:
        sentence = self.doc.sentence_at(position)
        return self.doc.sentences.index(sentence) if sentence is not None else -99

    def _told(self, mark: Mark) -> bool:
        """True for a name whose age, trade or office stands behind a comma."""
        rest = self.doc.text.body[mark.end : mark.end + 2]
        return rest.startswith((",", " ("))

    def _leads(self, mark: Mark) -> bool:
        """True for a name that opens its sentence or speaks in it."""
        sentence = self.doc.sentence_at(mark.start)
        opens = sentence is not None and sentence.tokens[0].start == mark.start
        return opens or any(one.speaker is not None and one.speaker.witness.start == mark.start for one in self.heard)


def _holds(full: str, short: str) -> bool:
    """True when a full name ends with the last word of a shorter one and holds all its words."""
    words = full.split()
    return "/" not in full and words[-1] == short.split()[-1] and set(short.split()) <= set(words)


def _stands_for(short: str, full: str) -> bool:
    """True when `short` is the acronym of `full`: the large initials of its last words."""
    initials = "".join(word[0] for word in full.replace("-", " ").split() if word[0].isupper())
    return len(full.split()) > 1 and initials.endswith(short)
