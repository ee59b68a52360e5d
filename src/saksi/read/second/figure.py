"""A proposed figure, made again from its quote by our own number, measure, day and place readers. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from saksi.core.reading import Reading, Slot
from saksi.read.event_rules import rules
from saksi.read.figure_follow import Told, unknown_noun
from saksi.read.figure_hit import Hit, fits
from saksi.read.figure_scene import CueAt, Number, Scene
from saksi.read.figure_setting import day, place
from saksi.read.figure_slots import contingent, hypothetical, modality, running, witness
from saksi.read.figure_words import PERSONS, lexicon
from saksi.read.second.passages import Refusal, Spot
from saksi.read.second.proposal import Proposal
from saksi.read.second.setting import at_day, at_place

UNREAL = frozenset({"denial", "conditional", "irrealis"})
"""Cues of the events' lexicon that make a number anywhere in their sentence doubtful."""
NEAR = frozenset({"negation", "forecast", "modal", "attempt"})
"""Cues that make it doubtful where they stand near."""
REACH = 6
"""Tokens in front of number and measure that are near."""


def derive(spot: Spot, told: Proposal) -> Reading | Refusal:
    """The figure, with every slot from our own readers; or why they do not find it there."""
    scene = Scene(spot.doc, spot.sentence, lexicon(spot.doc.pack))
    number = _number(spot, scene, told)
    if isinstance(number, Refusal):
        return number
    hit = _hit(spot, scene, number, told.words("measure"))
    if isinstance(hit, Refusal):
        return hit
    found = Told(scene, number, hit, scene, number.noun, scene, "")
    return _doubt(spot, found, told) or _reading(spot, found, told)


def _number(spot: Spot, scene: Scene, told: Proposal) -> Number | Refusal:
    wanted = (told.fields["low"], told.fields["high"])
    if wanted == (None, None):
        return Refusal("it tells no number")
    inside = [one for one in scene.numbers if spot.holds(one.mark.start, one.mark.end)]
    same = [one for one in inside if (one.count.low, one.count.high) == wanted]
    if not same:
        return Refusal(f"its number is not what the quote says ({_ends(*wanted)})")
    if len(same) > 1:
        return Refusal("its number stands in the quote more than once")
    return same[0] if same[0].counts else Refusal(f"its number counts nobody: {same[0].mark.label}")


def _ends(low: int | None, high: int | None) -> str:
    return str(low) if low == high else f"{'' if low is None else low}..{'' if high is None else high}"


def _hit(spot: Spot, scene: Scene, number: Number, measure: str) -> Hit | Refusal:
    """The word in the quote that tells the measure: the nearest to the number that tells any, in its own clause."""
    near = sorted((_apart(number, at), at.first) for at in scene.cues)
    best = [at for at in scene.cues if near and _apart(number, at) == near[0][0]]
    for at in best:
        inside = spot.holds(scene.tokens[at.first].start, scene.tokens[at.last].end)
        cue = next((one for one in at.cues if one.measure == measure and fits(one, number)), None)
        if cue is not None and inside and not _parted(scene, number, at):
            return Hit(cue, at.first, at.last, float(_apart(number, at)))
    return Refusal(f"no word beside the number says {measure}")


def _apart(number: Number, at: CueAt) -> int:
    return max(at.first - number.last, number.first - at.last, 0)


def _parted(scene: Scene, number: Number, at: CueAt) -> bool:
    """True when another number or a new clause stands between a number and its measure."""
    first, last = (number.last + 1, at.first) if at.first > number.last else (at.last + 1, number.first)
    between = range(first, last)
    other = any(one is not number and one.counts and one.first in between for one in scene.numbers)
    return other or any(
        scene.says("boundary", index) is not None or scene.tokens[index].text in ";:(" for index in between
    )


def _doubt(spot: Spot, found: Told, told: Proposal) -> Refusal | None:
    scene, number, group = found.scene, found.number, told.words("group")
    if hypothetical(found) or _unreal(spot, found):
        return Refusal("the sentence denies it, doubts it or only says what could be")
    how = modality(found)
    if how != told.words("modality"):
        return Refusal(f"the sentence tells it as {how}, not {told.words('modality')}")
    if not number.noun.group and not found.hit.cue.persons and unknown_noun(scene, number):
        return Refusal("it is not known what the number counts")
    counted = _group(found)
    if group and (counted is None or counted.value != group):
        return Refusal(f"the quote counts {counted.value if counted else 'nobody'}, not {group}")
    return None


def _unreal(spot: Spot, found: Told) -> bool:
    first = min(found.number.first, found.hit.first) - REACH
    last = max(found.number.last, found.hit.last) + 1
    for cue in rules(spot.doc.pack).cues.find(spot.doc, spot.sentence):
        if cue.name in UNREAL or (cue.name in NEAR and first <= cue.first <= last):
            return True
    return False


def _group(found: Told) -> Slot | None:
    noun, hit, scene = found.noun, found.hit, found.scene
    if noun.group:
        return Slot("group", noun.group, witness(scene, noun.first, noun.last))
    persons = bool(hit.cue.groups & PERSONS)
    return Slot("group", "people", witness(scene, hit.first, hit.last)) if persons else None


def _reading(spot: Spot, found: Told, told: Proposal) -> Reading | Refusal:
    doc, scene, hit, how = spot.doc, found.scene, found.hit, modality(found)
    said, cue = doc.witness(found.number.mark.start, found.number.mark.end), witness(scene, hit.first, hit.last)
    runs, whose = running(found), contingent(found)
    total = runs is not None and runs.value == "total"
    when = day(scene, said, cue, hit.cue.measure, how, None, total=total)
    where = at_place(spot, told.words("place"), place(scene, said, hit.cue.measure, whose))
    dated = at_day(spot, told.day("day"), when)
    if isinstance(where, Refusal):
        return where
    if isinstance(dated, Refusal):
        return dated
    measure = Slot("measure", hit.cue.measure, cue)
    slots = [found.number.mark.slot("count", doc.text), measure, _group(found), whose, runs, where, dated]
    voice = doc.utterance_at(said.start)
    says, via = (voice.speaker, voice.via) if voice else (None, None)
    return Reading("figure", how, doc.article.id, _filled(slots), says, via)


def _filled(slots: Sequence[Slot | None]) -> tuple[Slot, ...]:
    return tuple(slot for slot in slots if slot is not None)
