"""Finds the cue that tells the measure of a number: by direction, distance and clause. Pure.

Costs are in tokens; the thresholds were chosen on the development set so that precision leads.
"""

from __future__ import annotations

from dataclasses import dataclass

from saksi.core.kinds import FORCES_FAMILY
from saksi.read.figure_scene import CueAt, Number, Scene
from saksi.read.figure_words import Cue
from saksi.read.wordbook import QUOTES

FARTHEST_RIGHT = 5.0
FARTHEST_LEFT = 3.0
FARTHEST_LINKED = 6.0
COMMA, SMALL, LINKED_WORD = 0.75, 0.2, 0.4
OTHER_CUE = 3.0
STRICT = 0.5
NOMINAL_REACH = 6
"""Tokens in front of a cue in which "number of" makes its phrase a quantity."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found for a number, the tokens `[first, last]` it stands on, and how far it is."""

    cue: Cue
    first: int
    last: int
    cost: float
    linked: bool = False


def fits(cue: Cue, number: Number) -> bool:
    """True when what the number counts can be counted so; a bare number can by all but strict cues."""
    if cue.strict and not number.noun.strong:
        return False
    return not number.noun.group or number.noun.group in cue.groups


def best(scene: Scene, number: Number) -> Hit | None:
    """The cue of `number`, None when no cue is near enough; of equally near ones the one in front."""
    left, right = _left(scene, number), _right(scene, number)
    if is_whole(scene, number):
        return left or _asked_of(scene, number, right)
    if left and right:
        return left if left.cost <= right.cost else right
    return left or right


def _right(scene: Scene, number: Number) -> Hit | None:
    at, cost = _behind(scene, number), 0.0
    joints_only, crossed, joined = True, False, False
    while at < len(scene.tokens) and cost <= FARTHEST_RIGHT:
        cue = scene.cue_from.get(at)
        if cue is not None:
            found = _accept_right(scene, number, cue, cost) if joined or not crossed else None
            if found is not None:
                return found
            cost, at, joints_only = cost + OTHER_CUE, cue.last + 1, False
            continue
        other = scene.number_at.get(at)
        if other is not None:
            if other.counts and not (joints_only and _shares(number, other)):
                return None
            cost, at = cost + (0.5 if other.counts else 1.0), other.noun.after if other.counts else other.last + 1
            crossed = crossed or other.counts
            continue
        if scene.says("boundary", at) is not None:
            return None
        joined = joined or (scene.tokens[at].text != "," and scene.says("joint", at) is not None)
        cost, after, joint = _step_right(scene, at, cost)
        joints_only, at = joints_only and joint, after
    return None


def _shares(number: Number, other: Number) -> bool:
    """True when both may have one verb ("30 protesters and 18 officers were killed"): "and 353 injured" may not."""
    return bool(other.noun.group) or not number.noun.group


def _asked_of(scene: Scene, number: Number, right: Hit | None) -> Hit | None:
    """As in "How many of the 2,500 soldiers sent by X left": the whole was deployed, whatever became of the part."""
    if right is not None and right.cost <= STRICT and right.cue.measure == scene.words.strength.measure:
        return right
    if number.noun.group in FORCES_FAMILY and number.noun.strong and _asked(scene, number):
        return Hit(scene.words.strength, number.noun.first, number.noun.last, 0.0)
    return None


def _asked(scene: Scene, number: Number) -> bool:
    at = scene.said_before("whole", number.first) or number.first
    return any(scene.said_before("ask", index) is not None for index in range(max(at - 2, 1), at + 1))


def is_whole(scene: Scene, number: Number) -> bool:
    """True for the 20 of "17 of 20 people" and "how many of the 20 people": what is told holds of a part only."""
    at = scene.said_before("whole", number.first)
    if at is None:
        return False
    part = _number_of(scene, at - 1) or scene.number_at.get(at - 1)
    if part is not None and part.counts and not part.noun.strong:
        return True
    return _asked(scene, number)


def _behind(scene: Scene, number: Number) -> int:
    """The token where the way to a cue behind begins: "17 of 20 people were killed" goes on behind the whole."""
    part = scene.words.part_behind.at(scene.tokens, number.noun.after)
    if part is not None:
        return part[0]
    after = scene.says("whole", number.noun.after)
    other = scene.number_at.get(after) if after is not None else None
    return other.noun.after if other is not None and other.counts and not number.noun.strong else number.noun.after


def _step_right(scene: Scene, at: int, cost: float) -> tuple[float, int, bool]:
    """Cost, next token and whether the word only joins, for one word behind a number."""
    joint = scene.says("joint", at)
    if joint is not None:
        return cost + (COMMA if scene.tokens[at].text == "," else SMALL), joint, True
    small = scene.says("auxiliary", at)
    if small is not None:
        return cost + SMALL, small, False
    return cost + (0.0 if scene.tokens[at].text in QUOTES else 1.0), at + 1, False


def _accept_right(scene: Scene, number: Number, at: CueAt, cost: float) -> Hit | None:
    for cue in at.cues:
        if cue.side == "leads" or not fits(cue, number):
            continue
        if cue.side == "noun" and cost > 1.0:
            continue
        if cue.side == "either" and _active(scene, at):
            continue
        return Hit(cue, at.first, at.last, cost)
    return None


def _active(scene: Scene, at: CueAt) -> bool:
    """True for a participle with an object ("officers who arrested 20 people"): the number before is the agent."""
    if _passive(scene, at):
        return False
    after = at.last + 1
    if scene.said_before("relative", at.first) is not None or scene.says("determiner", after) is not None:
        return True
    other = scene.number_at.get(after)
    return (other is not None and other.counts) or scene.words.nouns.at(scene.tokens, after) is not None


def _passive(scene: Scene, at: CueAt) -> bool:
    return scene.said_before("passive", at.first) is not None


@dataclass(slots=True)
class _Way:
    """The way from a number to the left: the next token, its cost, whether a linking word was passed, whether only
    joining words were, and how many words without a preposition lie on it (a verb may be among them).
    """

    at: int
    cost: float = 0.0
    linked: bool = False
    joints_only: bool = True
    loose: int = 0

    @property
    def open(self) -> bool:
        return self.at >= 0 and self.cost <= (FARTHEST_LINKED if self.linked else FARTHEST_LEFT)


def changes(scene: Scene, number: Number) -> bool:
    """True for the 43 of "rose from 43 to 50": what another number of the sentence replaces."""
    if scene.said_before("from", number.first) is None:
        return False
    after = scene.says("link", number.noun.after)
    other = scene.number_at.get(after) if after is not None else None
    return other is not None and other.counts


def _left(scene: Scene, number: Number) -> Hit | None:
    way = _Way(number.first - 1, linked=scene.has("reach", number.first, number.last + 1))
    if changes(scene, number):
        way.at, way.linked = (scene.said_before("from", number.first) or number.first) - 1, True
    while way.open:
        cue = scene.cue_to.get(way.at)
        if cue is not None:
            found = _accept_left(scene, number, cue, way)
            if found is not None or not way.linked:
                return found
            way.cost, way.at, way.joints_only = way.cost + OTHER_CUE, cue.first - 1, False
            continue
        other = scene.number_at.get(way.at) or _number_of(scene, way.at)
        if other is not None:
            changed = way.linked and changes(scene, other)
            if other.counts and not way.joints_only and not changed:
                return None
            way.cost, way.at = way.cost + 0.5, other.first - (2 if changed else 1)
            continue
        if not _step_left(scene, way):
            return None
    return None


def _number_of(scene: Scene, at: int) -> Number | None:
    """The number whose noun phrase ends at token `at`."""
    return next((one for one in scene.numbers if one.noun.after == at + 1 and one.noun.group), None)


def _step_left(scene: Scene, way: _Way) -> bool:
    """Goes one word to the left; False where the way ends."""
    end = way.at + 1
    for part, cost in (("link", SMALL / 2), ("joint", SMALL), ("aside", 1.0 if way.linked else FARTHEST_LINKED)):
        found = scene.said_before(part, end)
        if found is not None and (part != "aside" or way.linked):
            way.cost += COMMA if scene.tokens[way.at].text == "," else cost
            way.at, way.linked = found - 1, way.linked or part == "link"
            way.joints_only = way.joints_only and part == "joint"
            return True
    if scene.said_before("boundary", end) is not None:
        return False
    return _plain_left(scene, way)


def _plain_left(scene: Scene, way: _Way) -> bool:
    """One word that neither links nor joins."""
    token = scene.tokens[way.at]
    filler = scene.said_before("filler", way.at + 1)
    if filler is not None:
        way.cost, way.at, way.joints_only = way.cost + SMALL, filler - 1, False
        return True
    if token.text in QUOTES:
        way.at -= 1
        return True
    if scene.said_before("blocker", way.at + 1) is not None:
        if not way.linked and not _nominal_ahead(scene, way.at):
            return False
        way.loose = 0
    elif token.text[0].islower() and not way.linked and scene.words.nouns.before(scene.tokens, way.at + 1) is None:
        way.loose += 1
    way.cost, way.at, way.joints_only = way.cost + (LINKED_WORD if way.linked else 1.0), way.at - 1, False
    return True


def _nominal_ahead(scene: Scene, at: int) -> bool:
    """True when a quantity ("jumlah ...", "number of ...") opens the phrase that token `at` stands in."""
    first = at - 2 * NOMINAL_REACH
    headings = (cue for cue in scene.cues if first <= cue.first < at)
    return scene.has("nominal", first, at) or any(one.side == "noun" for cue in headings for one in cue.cues)


def _accept_left(scene: Scene, number: Number, at: CueAt, way: _Way) -> Hit | None:
    if way.loose:
        return None
    nominal = scene.has("nominal", at.first - NOMINAL_REACH, at.last + 1)
    for cue in at.cues:
        if fits(cue, number) and _reaches(scene, number, at, cue, way, nominal):
            extra = 0.5 if cue.side == "follows" else 0.0
            return Hit(cue, at.first, at.last, way.cost + extra, way.linked)
    return None


def _reaches(scene: Scene, number: Number, at: CueAt, cue: Cue, way: _Way, nominal: bool) -> bool:
    """True when a cue of this side may stand in front of its number like this."""
    if cue.side == "leads":
        return way.cost <= (STRICT if cue.strict else FARTHEST_LEFT)
    if cue.side == "noun":
        return way.linked or way.cost <= 1.0 or (bool(number.noun.group) and way.cost <= FARTHEST_LEFT)
    if cue.side == "follows":
        return nominal
    return (nominal and way.linked) or (way.cost <= FARTHEST_LEFT and (way.linked or not _passive(scene, at)))
