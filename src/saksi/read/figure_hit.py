"""What a number and a cue must have in common, and what a cue found for a number is. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from saksi.core.kinds import FORCES_FAMILY
from saksi.read.figure_scene import CueAt, Number, Scene
from saksi.read.figure_words import FORCE_MEASURES, Cue

COMMA, SMALL, LIGHT = 0.75, 0.2, 0.1
"""What a comma, a small word, and a word of a name or date weigh on the way from a number to its cue (plain words: 1).
"""
MODIFIER = 2
"""Words that may modify a noun behind it in a list ("35 rumah kontrakan, 10 motor")."""
STRICT = 0.5
"""How far a number may be from a cue that is `strict`, and from a decoy that beats a measure."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found for a number, the tokens `[first, last]` it stands on, and how far it is."""

    cue: Cue
    first: int
    last: int
    cost: float
    linked: bool = False


def fits(cue: Cue, number: Number, *, told: bool = False) -> bool:
    """True when what the number counts can be counted so; a bare number can by all but strict cues.

    A strict cue wants to know which forces or things are counted, unless the words in front of it `told` so. The dead
    can only be counted as killed.
    """
    noun = number.noun
    vague = not noun.strong and not (cue.side == "follows" and noun.group in FORCES_FAMILY)
    if cue.strict and not told and (vague or noun.group == "people"):
        return False
    if (cue.dead and not noun.remains) or (noun.remains and cue.measure not in ("killed", "other")):
        return False
    if cue.measure in FORCE_MEASURES and noun.group == "people" and noun.strong:
        return False
    return not noun.group or noun.group in cue.groups


def vouched(scene: Scene, number: Number, cue: Cue) -> bool:
    """True when an earlier number of the sentence told what a bare one counts ("2,000 homes ... another 3,400"), or
    when the whole does of which it is a part ("600 of its 900 soldiers").
    """
    if number.noun.strong:
        return False
    after = scene.whole_behind(number.noun.after)
    whole = scene.number_at.get(after) if after is not None else None
    told = [one.noun for one in scene.numbers if one.counts and (one.first < number.first or one is whole)]
    strong = (noun for noun in told if noun.strong or noun.group in FORCES_FAMILY)
    return any(noun.group != "people" and noun.group in cue.groups for noun in strong)


def passive(scene: Scene, at: CueAt) -> bool:
    """True when a word that makes a participle passive stands before the cue, auxiliaries between."""
    edge: int | None = at.first
    while edge is not None:
        if scene.said_before("passive", edge) is not None:
            return True
        if scene.said_before("perfect", edge) is not None:
            return False
        edge = scene.said_before("auxiliary", edge)
    return False


def active(scene: Scene, at: CueAt) -> bool:
    """True for a participle with an object ("officers who arrested 20 people"): the number before is the agent."""
    if passive(scene, at):
        return False
    after = at.last + 1
    joined = scene.says("joint", after)
    if joined is not None and joined in scene.cue_from:
        after = scene.cue_from[joined].last + 1
    if scene.said_before("relative", at.first) is not None or scene.says("determiner", after) is not None:
        return True
    other = scene.number_at.get(after)
    return (other is not None and other.counts) or scene.words.nouns.at(scene.tokens, after) is not None


def number_of(scene: Scene, at: int) -> Number | None:
    """The number whose noun phrase ends at token `at`; where the head is first, a word or two may follow the noun."""
    reach = MODIFIER if scene.words.inverts and scene.tokens[at].text[0].isalpha() else 0
    for one in scene.numbers:
        if one.noun.group and one.noun.after <= at + 1 <= one.noun.after + reach:
            small = ("stop", "boundary", "joint", "link", "filler", "auxiliary", "blocker")
            if not any(scene.says(part, index) for part in small for index in range(one.noun.after, at + 1)):
                return one
    return None
