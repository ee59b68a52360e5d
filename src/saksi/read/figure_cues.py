"""Finds the cue that tells the measure of a number: in front of it or behind it, whichever is nearer. Pure."""

from __future__ import annotations

from saksi.core.kinds import FORCES_FAMILY
from saksi.read.figure_hit import STRICT, Hit, number_of
from saksi.read.figure_left import left
from saksi.read.figure_right import closing, right
from saksi.read.figure_scene import Number, Scene

CLAUSE = 1.0
"""How far the cue of a relative clause may stand behind its noun."""


def best(scene: Scene, number: Number) -> Hit | None:
    """The cue of `number`, None when no cue is near enough; of equally near ones the one in front.

    A decoy in front yields to a cue right behind ("menemukan dua korban tewas"), and a cue in front to a decoy that
    touches the noun ("held 30 people hostage"). "There are" in front yields to any verb behind.
    """
    front, behind = left(scene, number), right(scene, number)
    if is_whole(scene, number):
        return front or _asked_of(scene, number, behind) or _of_which(scene, number, behind)
    if front and behind:
        if front.cue.yields:
            return behind
        if front.cue.decoy and behind.cue.measure == "killed" and behind.cost <= STRICT:
            return behind
        if behind.cue.decoy and behind.cue.side == "follows" and not behind.cost and scene.words.head_last:
            return behind
        return front if front.cost <= behind.cost else behind
    return front or behind


def _asked_of(scene: Scene, number: Number, behind: Hit | None) -> Hit | None:
    """As in "How many of the 2,500 soldiers sent by X left": the whole was deployed, whatever became of the part."""
    if behind is not None and behind.cost <= STRICT and behind.cue.measure == scene.words.strength.measure:
        return behind
    if number.noun.group in FORCES_FAMILY and number.noun.strong and _asked(scene, number):
        return Hit(scene.words.strength, number.noun.first, number.noun.last, 0.0)
    return None


def _of_which(scene: Scene, number: Number, behind: Hit | None) -> Hit | None:
    """As in "40 of the 120 protesters who were (they had) arrested": a relative clause tells of the whole."""
    subject = scene.says("pronoun", number.noun.after)
    if subject is not None:
        found = closing(scene, number, subject, CLAUSE)
        return found if found is not None and found.cue.side == "either" else None
    opened = scene.says("clause", number.noun.after) is not None
    return behind if behind is not None and opened and behind.cost <= CLAUSE else None


def _asked(scene: Scene, number: Number) -> bool:
    at = scene.whole_before(number.first) or number.first
    return any(scene.said_before("ask", index) is not None for index in range(max(at - 2, 1), at + 1))


def is_whole(scene: Scene, number: Number) -> bool:
    """True for the 20 of "17 of 20 people" and "how many of the 20 people": what is told holds of a part only."""
    if scene.said_before("fraction", number.first) is not None:
        return True
    at = scene.whole_before(number.first)
    if at is None:
        return False
    part = number_of(scene, at - 1) or scene.number_at.get(at - 1)
    if part is not None and part.counts and not part.noun.strong:
        return True
    return _asked(scene, number)
