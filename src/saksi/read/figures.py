"""Reads figures: who and what was counted, number by number. Pure.

Each cardinal number looks for the cue that tells its measure in its own clause (`figure_cues`); a number without one
may go on with the figure before it (`figure_follow`); numbers nobody knows are read from their own words
(`figure_absent`). A number that counts something and has no measure is no figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from saksi.core.kinds import FORCES_FAMILY, Modality
from saksi.core.reading import Reading, Slot
from saksi.core.witness import Witness
from saksi.issues import Issue
from saksi.read.document import Document
from saksi.read.figure_absent import Missing, absences
from saksi.read.figure_cues import best, is_whole
from saksi.read.figure_follow import Told, anaphor, compared, listed, part, row, telling, unknown_noun
from saksi.read.figure_hit import Hit
from saksi.read.figure_left import changes
from saksi.read.figure_scene import Noun, Number, Scene
from saksi.read.figure_setting import day, event_day, pinned, place
from saksi.read.figure_slots import contingent, hypothetical, modality, running, witness
from saksi.read.figure_words import FORCE_MEASURES, PERSONS, THINGS, Lexicon, lexicon

NO_NOUN = Noun("", True, 0, -1, 0)
NEAR = 0.5
"""Cost up to which a cue of its own always tells the measure of a number."""
PART_BEATS = 1.5
"""Cost above which "including 3 children" goes with the number before rather than with a cue behind."""
LEAST_CROWD = 10
"""Fewer people than these are no crowd."""
CROWD = 20
"""From how many on protesters without a verb of ours are read as a crowd."""
SUBJECT = 5
"""Tokens around a cue in which a noun tells who is counted when the number stands apart ("the police killed: 18")."""

PART = "part"
"""The rule of a number told as a share of a larger one; the record keeps such a number out of rivalry with it."""


def _own(scene: Scene, number: Number, hit: Hit) -> Told:
    """The figure of a number with a cue of its own; the cue's subject tells who is counted when the number does not."""
    noun = number.noun
    if not noun.strong and is_whole(scene, number):
        noun = _of_what(scene, number)
    if not noun.strong and hit.last < number.first:
        subject = _subject(scene, hit, number)
        if subject.strong and subject.group in hit.cue.groups:
            noun = subject
    # "175 of the victims died in hospital" counts a part, whatever its own verb says of the measure.
    ends = {number.last + 1, number.noun.after}
    of_whole = any(scene.words.part_behind.at(scene.tokens, at) is not None for at in ends)
    rule = PART if of_whole else hit.cue.name
    return Told(scene, number, hit, scene, noun, scene, rule, changes(scene, number))


def _of_what(scene: Scene, number: Number) -> Noun:
    """Who is counted by the 2.500 of "pasukan dari sekitar 2.500 yang dikirim": the noun in front."""
    at = scene.whole_before(number.first)
    found = scene.words.nouns.before(scene.tokens, at) if at is not None else None
    if at is None or found is None or found[1].weak:
        return number.noun
    return Noun(found[1].group, False, found[0], at - 1, at)


def _subject(scene: Scene, hit: Hit, number: Number) -> Noun:
    """Who is counted by a cue in front of its number: the noun it goes with ("warga yang ditahan ... 20 orang")."""
    if hit.cue.side == "leads" or (hit.cue.side == "either" and not hit.linked):
        return NO_NOUN
    for at in range(_phrase_start(scene, hit.first), number.first):
        if at > hit.last and scene.sign(at):
            break
        found = scene.words.nouns.at(scene.tokens, at)
        # In "official toll" the noun inside the cue only describes its last word.
        outside = found is None or at < hit.first or found[0] != hit.last
        if found is not None and outside and not found[1].weak and at not in scene.number_at:
            return Noun(found[1].group, False, at, found[0] - 1, found[0])
    return NO_NOUN


def _phrase_start(scene: Scene, at: int) -> int:
    """The token where the noun phrase of a cue begins: only nouns and small words stand between."""
    edge = at
    while edge > max(0, at - SUBJECT):
        noun = scene.words.nouns.before(scene.tokens, edge)
        small = (scene.said_before(part, edge) for part in ("nominal", "auxiliary", "filler", "relative"))
        before = noun[0] if noun is not None else next((one for one in small if one is not None), None)
        if before is None or scene.said_before("boundary", edge) is not None:
            return edge
        edge = before
    return edge


def _inherited(told: Told, before: Told | None) -> Told:
    """Twelve officers were killed and 353 injured: a bare number counts the same people."""
    own = told.noun.group and not (not told.noun.strong and told.noun.group in THINGS)
    own = own or unknown_noun(told.scene, told.number) or told.scene.said_before("amid", told.number.first) is not None
    if own or before is None or before.scene is not told.scene or not before.noun.strong:
        return told
    if before.rule == PART and told.hit is not before.hit and told.hit.cue.measure != before.hit.cue.measure:
        return told
    named = told.scene.tokens[told.number.last + 1 : told.number.last + 2]
    if before.noun.group not in told.hit.cue.groups or any(word.text[0].isupper() for word in named):
        return told
    return replace(told, noun=before.noun, noun_scene=before.noun_scene)


def _decide(scene: Scene, number: Number, told: Told | None, memory: Told | None) -> Told | None:
    """The figure of one number; `told` is the figure before it in the sentence, `memory` the last before that."""
    hit = best(scene, number)
    if (
        hit is not None
        and (_moved(hit, told) or _described(scene, number, hit))
        and (piece := part(scene, number, told, None)) is not None
    ):
        return piece
    if hit is not None and hit.cost <= NEAR:
        return _inherited(_own(scene, number, hit), told)
    replaced = compared(scene, number, told, memory)
    if replaced is not None:
        return replaced
    if hit is None and is_whole(scene, number):
        return None
    if hit is None or hit.cost > PART_BEATS or (hit.last < number.first and not hit.linked):
        piece = part(scene, number, told, memory)
        if piece is not None:
            return piece
    if hit is not None:
        return _inherited(_own(scene, number, hit), told)
    for follow in (row(scene, number, told), anaphor(scene, number, told, memory)):
        if follow is not None:
            return follow
    return telling(scene, number, told, memory) or _crowd(scene, number) or _strength(scene, number)


def _described(scene: Scene, number: Number, hit: Hit) -> bool:
    """True for the five of "11 people, including five reporters working for a daily, were killed"."""
    return hit.cue.decoy and hit.first > number.last and listed(scene, number) is not None


def _moved(hit: Hit, told: Told | None) -> bool:
    """True where "34 soldiers were hurt, eight of whom were flown out" may go on: moved, but not as a force."""
    moves = hit.cue.measure in FORCE_MEASURES
    return moves and told is not None and told.hit.cue.measure not in FORCE_MEASURES


def _strength(scene: Scene, number: Number) -> Told | None:
    """As in "Pasukan gabungan 3.100 orang itu": the size of a force stands right behind it."""
    noun, low = scene.words.nouns.before(scene.tokens, number.first), number.count.low
    if not scene.words.inverts or noun is None or noun[1].group not in FORCES_FAMILY or noun[1].weak:
        return None
    if low is None or low < CROWD or number.noun.strong or not number.noun.group:
        return None
    hit = Hit(scene.words.strength, noun[0], number.first - 1, 0.0)
    held = Noun(noun[1].group, False, noun[0], number.first - 1, number.noun.after)
    return Told(scene, number, hit, scene, held, scene, scene.words.strength.name)


def _crowd(scene: Scene, number: Number) -> Told | None:
    """As in "police fired at hundreds of protesters": a crowd is a crowd whatever befalls it."""
    low = number.count.low
    found = scene.words.crowds.at(scene.tokens, number.noun.first) if low is not None and low >= CROWD else None
    if found is None or scene.said_before("part_of", number.first) is not None:
        return None
    hit = Hit(found[1], number.noun.first, number.noun.last, 0.0)
    return Told(scene, number, hit, scene, number.noun, scene, found[1].name)


def _group_slot(
    told_noun: Noun, noun_scene: Scene, hit_scene: Scene, first: int, last: int, persons: bool
) -> Slot | None:
    """Who was counted; people by the cue's own word when it only counts persons."""
    if told_noun.group and not set(range(told_noun.first, told_noun.last + 1)) <= noun_scene.named:
        return Slot("group", told_noun.group, witness(noun_scene, told_noun.first, told_noun.last))
    return Slot("group", "people", witness(hit_scene, first, last)) if persons else None


def _said(told: Told) -> Witness:
    return told.scene.doc.witness(told.number.mark.start, told.number.mark.end)


def _reading(doc: Document, told: Told, event: Slot | None) -> Reading:
    hit, said, how = told.hit, _said(told), modality(told)
    persons = hit.cue.groups <= PERSONS or bool(hit.cue.groups & PERSONS)
    slots = [
        told.number.mark.slot("count", doc.text),
        Slot("measure", hit.cue.measure, witness(told.hit_scene, hit.first, hit.last)),
    ]
    group = _group_slot(told.noun, told.noun_scene, told.hit_scene, hit.first, hit.last, persons)
    cue = witness(told.hit_scene, hit.first, hit.last)
    runs = running(told)
    total = runs is not None and runs.value == "total"
    when = day(told.scene, said, cue, hit.cue.measure, how, event, total=total)
    whose = contingent(told)
    where = place(told.scene, said, hit.cue.measure, whose)
    return _voiced(doc, said, how, [*slots, group, whose, runs, where, when], told.rule)


def _voiced(doc: Document, said: Witness, how: Modality, slots: Iterable[Slot | None], rule: str) -> Reading:
    """The figure with the slots that are filled, said by whoever says the words it stands in."""
    voice = doc.utterance_at(said.start)
    says, via = (voice.speaker, voice.via) if voice else (None, None)
    filled = tuple(slot for slot in slots if slot is not None)
    return Reading("figure", how, doc.article.id, filled, says, via, rule)


def _missing_reading(doc: Document, missing: Missing, event: Slot | None) -> Reading:
    scene = missing.scene
    said = witness(scene, missing.first, missing.last)
    slots = [
        Slot("count", missing.count, said),
        Slot("measure", missing.cue.measure, witness(scene, missing.cue_first, missing.cue_last)),
    ]
    persons = bool(missing.cue.groups & PERSONS)
    group = _group_slot(missing.noun, scene, scene, missing.cue_first, missing.cue_last, persons)
    how: Modality = "said" if missing.count.known else "unknown"
    cue = witness(scene, missing.cue_first, missing.cue_last)
    when = day(scene, said, cue, missing.cue.measure, how, event, total=False)
    where = place(scene, said, missing.cue.measure, None)
    return _voiced(doc, said, how, [*slots, group, where, when], missing.rule)


def _sentence(scene: Scene, memory: Told | None) -> Iterator[Told]:
    told: Told | None = None
    for number in scene.numbers:
        found = _decide(scene, number, told, memory) if number.counts else None
        if found is not None:
            yield found
            told = found


def _sure(told: Told) -> bool:
    return not told.hit.cue.decoy and not _lone(told) and not hypothetical(told)


def _lone(told: Told) -> bool:
    """True for one man as a force ("seorang tentara yang bertugas di sana") and a handful as a crowd."""
    measure, high = told.hit.cue.measure, told.number.count.high
    if told.noun.group in THINGS:
        return False
    if measure == "participants":
        return 0 < (high or told.number.count.low or 0) < LEAST_CROWD
    return high == 1 and measure in FORCE_MEASURES


@dataclass(slots=True)
class _Memory:
    """The figures of the paragraph that was read last and of the one now read: what "that figure" may mean."""

    block: int = -1
    held: list[Told] = field(default_factory=list)

    def base(self) -> Told | None:
        """The last figure, None when the paragraph told of several measures and "that figure" could be any."""
        measures = {told.hit.cue.measure for told in self.held}
        return self.held[-1] if len(measures) == 1 else None

    def add(self, scene: Scene, found: Iterable[Told]) -> None:
        """Takes the figures of a sentence."""
        told = list(found)
        if told and scene.sentence.block != self.block:
            self.held.clear()
        if told:
            self.block = scene.sentence.block
        self.held.extend(told)

    def turn(self, scene: Scene) -> None:
        """Forgets when a sentence without figures turns to another measure."""
        measures = {cue.measure for held in scene.cues for cue in held.cues if not cue.strict}
        if self.held and self.held[-1].scene is not scene and measures - {self.held[-1].hit.cue.measure, "other"}:
            self.held.clear()


def read(doc: Document) -> Iterator[Reading | Issue]:
    """The figures of `doc`. A number beside a cue that counts something no list knows is an Issue."""
    words: Lexicon = lexicon(doc.pack)
    memory = _Memory()
    counted: list[Told] = []
    missing: list[Missing] = []
    for sentence in doc.sentences:
        scene = Scene(doc, sentence, words)
        if not scene.numbers and not scene.cues:
            continue
        found = list(_sentence(scene, memory.base()))
        memory.add(scene, found)
        memory.turn(scene)
        for told in (one for one in found if _sure(one)):
            if told.noun.group or told.hit.cue.persons or not unknown_noun(scene, told.number):
                counted.append(told)
            else:
                mark = told.number.mark
                yield doc.issue("It is not known what this number counts", mark.start, mark.end)
        missing.extend(absences(scene))
    event = event_day((told.scene, _said(told), told.hit.cue.measure) for told in counted)
    for told in counted:
        reading = _reading(doc, told, event)
        yield reading
        when = reading.slot("when")
        if when and told.hit.cue.measure == "killed" and pinned(told.scene, _said(told), when, told.number.count.low):
            yield doc.issue("A toll without a source is told of this one day", when.witness.start, when.witness.end)
    yield from (_missing_reading(doc, one, event) for one in missing)
