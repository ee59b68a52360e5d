"""Figures without a number: nobody knows how many, or none at all. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from saksi.core.kinds import FORCES_FAMILY
from saksi.core.values import UNKNOWN_COUNT, Count
from saksi.read.figure_scene import CueAt, Noun, Number, Scene
from saksi.read.figure_words import Absent, Cue

REACH = 20
"""Tokens behind "it is not known how many" in which the last cue tells the measure."""
ZERO_REACH = 7
"""Tokens between a word of zero and its cue."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A figure whose count is unknown or zero; `[first, last]` are the tokens that say so."""

    scene: Scene
    cue: Cue
    cue_first: int
    cue_last: int
    first: int
    last: int
    count: Count
    noun: Noun
    rule: str


def absences(scene: Scene) -> Iterator[Missing]:
    """Every figure of the sentence that has no number."""
    for rule in scene.words.absent:
        if rule.count == "unknown":
            yield from _opened(scene, rule)
            yield from _closed(scene, rule)
        else:
            yield from _zero(scene, rule)


def _end(scene: Scene, at: int) -> int:
    """The token where the clause that goes on at `at` ends."""
    for index in range(at, min(at + REACH, len(scene.tokens))):
        if scene.tokens[index].text in ".;?!" or scene.says("boundary", index) is not None:
            return index
    return min(at + REACH, len(scene.tokens))


def _fitting(cue: CueAt, noun: Noun, sides: tuple[str, ...]) -> Cue | None:
    for one in cue.cues:
        if one.measure != "other" and one.side in sides and (not noun.group or noun.group in one.groups):
            return one
    return None


def _opened(scene: Scene, rule: Absent) -> Iterator[Missing]:
    """As in "It is not known how many soldiers left": the last cue of the clause tells the measure."""
    for at in rule.opens.spots(scene.tokens):
        found = rule.opens.at(scene.tokens, at)
        if found is None:
            continue
        noun = scene.noun_from(found[0], set(scene.number_at))
        end = _end(scene, found[0])
        held = [cue for cue in scene.cues if at <= cue.first < end and found[0] <= cue.last]
        for cue in reversed(held):
            one = _fitting(cue, noun, ("follows", "either", "noun"))
            if one is not None:
                yield _missing(scene, one, cue, (at, found[0] - 1), UNKNOWN_COUNT, noun, rule.name)
                break
        return


def _closed(scene: Scene, rule: Absent) -> Iterator[Missing]:
    """As in "The number of wounded is not known": a quantity asked for stands in front."""
    for at in rule.closes.spots(scene.tokens):
        found = rule.closes.at(scene.tokens, at)
        if found is None or any(rule.opens.at(scene.tokens, index) for index in range(at + 1)):
            continue
        asked = scene.any_in(rule.asks, max(0, at - REACH), at)
        if asked is None or any(asked <= number.first < at for number in scene.numbers):
            continue
        for cue in scene.cues:
            noun = scene.noun_from((rule.asks.at(scene.tokens, asked) or (asked + 1, ""))[0], set(scene.number_at))
            one = _fitting(cue, noun, ("follows", "either", "noun")) if asked <= cue.first < at else None
            if one is not None:
                yield _missing(scene, one, cue, (at, found[0] - 1), UNKNOWN_COUNT, noun, rule.name)
                return


def _zero(scene: Scene, rule: Absent) -> Iterator[Missing]:
    """As in "No one was killed", "tidak ada korban jiwa"."""
    for number in scene.numbers:
        if number.mark.label != "zero":
            continue
        at = _over_whole(scene, number)
        for _ in range(ZERO_REACH):
            cue = _none_left(scene, rule, number, at) or scene.cue_from.get(at)
            one = _fitting(cue, number.noun, ("follows", "either", "noun")) if cue else None
            if one is not None and one.measure == "participants":
                break
            if cue is not None and one is not None:
                yield _missing(scene, one, cue, (number.first, number.last), Count(0, 0), number.noun, rule.name)
                break
            after = rule.between.at(scene.tokens, at)
            if after is None and not scene.light(at):
                break
            at = after[0] if after is not None else at + 1


def _over_whole(scene: Scene, number: Number) -> int:
    """The token behind "none", or behind the whole of "none of the 120 passengers"."""
    after = scene.whole_behind(number.last + 1)
    whole = scene.number_at.get(after) if after is not None else None
    return whole.noun.after if whole is not None and whole.counts else number.last + 1


def _none_left(scene: Scene, rule: Absent, number: Number, at: int) -> CueAt | None:
    """As in "No foreign troops were left": none stay, which is not that none left."""
    found = rule.left.at(scene.tokens, at)
    if found is None or found[0] in scene.cue_from or number.noun.group not in FORCES_FAMILY:
        return None
    return CueAt(at, found[0] - 1, (scene.words.stays,))


def _missing(scene: Scene, one: Cue, cue: CueAt, said: tuple[int, int], count: Count, noun: Noun, rule: str) -> Missing:
    return Missing(scene, one, cue.first, cue.last, *said, count, noun, rule)
