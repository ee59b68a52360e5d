"""Numbers that take their measure from a figure told just before: parts, rows, comparisons, "that figure". Pure."""

from __future__ import annotations

from dataclasses import dataclass

from saksi.read.figure_hit import Hit, fits
from saksi.read.figure_scene import Noun, Number, Scene
from saksi.read.figure_words import FORCE_MEASURES, PERSONS, THINGS

BETWEEN = 7
"""Tokens that may stand between two numbers of a row."""
OPENING = 6
"""Tokens from the start of a clause in which "that figure" may stand."""
LISTED = 6
"""Words that may stand between "including" and a number of its list."""
TELLING = 5
"""Tokens between a verb of telling and its number."""


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as decided: its number, the cue that told its measure, its noun, the rule.

    `scene` is the sentence of the number, `hit_scene` that of the cue; `replaced` when a newer figure took its place;
    `after` is the token behind number and noun.
    """

    scene: Scene
    number: Number
    hit: Hit
    hit_scene: Scene
    noun: Noun
    noun_scene: Scene
    rule: str
    replaced: bool = False
    after: int = 0


def _with(
    told: Told, scene: Scene, number: Number, rule: str, *, noun: Noun | None = None, replaced: bool = False
) -> Told:
    """The figure of `number` with the measure of `told`, and its noun where the number has none of its own.

    A sentence that goes on about "some 2,500" means the forces, not the gear told last.
    """
    own = noun or number.noun
    things = told.scene is not scene and told.noun.group in THINGS and bool(told.hit.cue.groups & PERSONS)
    keeps = own.strong or things or (own.group and not told.noun.strong)
    whose, where = (own, scene) if keeps else (told.noun, told.noun_scene)
    return Told(scene, number, told.hit, told.hit_scene, whose, where, rule, replaced, own.after)


def _fits(told: Told, noun: Noun) -> bool:
    """True when the noun can be counted like the figure told; civilian experts go with the forces beside them."""
    forces = told.hit.cue.measure in FORCE_MEASURES and noun.group == "civilians"
    return not noun.group or noun.group in told.hit.cue.groups or forces


def _similar(told: Told, noun: Noun) -> bool:
    """True when a noun says nothing new about who is counted."""
    return _fits(told, noun) and (not noun.strong or noun.group == told.noun.group)


def part(scene: Scene, number: Number, told: Told | None, opening: Told | None) -> Told | None:
    """As in "18 of them police", "including 3 children"; `opening` is the last figure of the sentence before."""
    behind = scene.words.part_behind.at(scene.tokens, number.noun.after)
    if behind is not None and (told or opening):
        noun = scene.noun_from(_over(scene, behind[0]), set(scene.number_at))
        base = told or opening
        assert base is not None
        own = noun if noun.group else number.noun
        return _with(base, scene, number, "part", noun=own) if _fits(base, own) else None
    before = listed(scene, number)
    if before is not None and told is not None and _fits(told, number.noun):
        return _with(told, scene, number, "part")
    goes_on = before is not None and told is None and bool(number.noun.group)
    if goes_on and opening is not None and _similar(opening, number.noun):
        return _with(opening, scene, number, "part")
    opens = _opening(scene, number)
    if opens is None or told is not None:
        return None
    whole = _of_those(scene, number, opens)
    if whole is not None or opening is None or not number.noun.group or number.first > OPENING:
        return whole
    return _with(opening, scene, number, "part") if _fits(opening, number.noun) else None


def _opening(scene: Scene, number: Number) -> tuple[int, int] | None:
    """The first token of "of those", "among the dead" where the sentence begins so, and the token behind it."""
    for at in range(min(2, number.first)):
        found = scene.words.part_opens.at(scene.tokens, at)
        if found is not None:
            return at, found[0]
    return None


def _of_those(scene: Scene, number: Number, opens: tuple[int, int]) -> Told | None:
    """As in "Of the dead, 31 were from the north": the words for the whole say what became of it."""
    near = number.first - opens[1] <= 1 or scene.said_before("link", number.first) is not None
    for cue in scene.cues:
        if near and opens[0] <= cue.first and cue.last < opens[1] and not unknown_noun(scene, number):
            one = next((one for one in cue.cues if not one.decoy and fits(one, number)), None)
            if one is not None:
                hit = Hit(one, cue.first, cue.last, 0.0)
                return Told(scene, number, hit, scene, number.noun, scene, "part")
    return None


def listed(scene: Scene, number: Number) -> int | None:
    """Where "including" stands in front of a number, other members of its list between ("a child and 21 women")."""
    at = number.first
    for _ in range(LISTED):
        found = scene.words.part_before.before(scene.tokens, at)
        if found is not None:
            return found[0]
        noun = scene.words.nouns.before(scene.tokens, at)
        small = (scene.said_before(part, at) for part in ("joint", "determiner", "filler"))
        over = noun[0] if noun is not None else next((one for one in small if one is not None), None)
        if over is None or over in scene.number_at:
            return None
        at = over
    return None


def _over(scene: Scene, at: int) -> int:
    """The index behind the small words at `at` ("of whom were police")."""
    for _ in range(3):
        after = scene.says("belongs", at) or scene.says("auxiliary", at) or scene.says("link", at)
        if after is None:
            return at
        at = after
    return at


def row(scene: Scene, number: Number, told: Told | None) -> Told | None:
    """As in "Belarus sent 500, Tajikistan 200": only joining words and names stand between the numbers."""
    if told is None or told.scene is not scene or not _fits(told, number.noun):
        return None
    verb = told.hit.last + 1 if told.hit_scene is scene and told.hit.first > told.number.last else 0
    at = max(told.number.noun.after, told.number.last + 1, told.after, verb)
    if scene.said_before("kinds", number.first) is not None:
        return None
    goes_on = bool(verb) and scene.says("auxiliary", number.noun.after) is not None
    if goes_on or not 0 < number.first - at <= BETWEEN:
        return None
    named = {
        index
        for kind in ("actor", "place", "date")
        for mark in scene.doc.within(kind, scene.sentence.start, scene.sentence.end)
        for index in range(at, number.first)
        if mark.start <= scene.tokens[index].start < mark.end
    }
    while at < number.first:
        if at in named or (scene.tokens[at].text[0].isupper() and scene.says("row", at) is None):
            at += 1
            continue
        after = scene.says("row", at) or scene.says("bodies", at) or scene.says("kinds", at)
        if after is None:
            return None
        at = after
    return _with(told, scene, number, "row") if _closed(scene, number) else None


def _closed(scene: Scene, number: Number) -> bool:
    """True when no verb of its own follows the number and its noun, as far as the words tell."""
    at = number.noun.after
    if at >= len(scene.tokens) or scene.light(at) or not scene.tokens[at].text[0].isalpha() or at in scene.cue_from:
        return True
    parts = ("boundary", "row", "blocker", "joint", "earlier", "link", "auxiliary")
    return any(scene.says(part, at) is not None for part in parts)


def compared(scene: Scene, number: Number, told: Told | None, memory: Told | None) -> Told | None:
    """As in "up from 44 a day earlier": the figure another one replaces."""
    base = told or (memory if _anaphor(scene, number) else None)
    if base is None or not _fits(base, number.noun):
        return None
    if scene.said_before("compared", number.first) is not None:
        return _with(base, scene, number, "compared", replaced=True)
    came_from = scene.said_before("from", number.first)
    if came_from is not None and scene.has("earlier", number.last + 1, number.noun.after + 5):
        return _with(base, scene, number, "compared", replaced=True)
    # "rose to 38 from 41"
    swapped = told is not None and told.hit.linked and told.hit.cue.side == "noun" and came_from is not None
    if swapped and told is not None and came_from == told.number.noun.after and _bare(scene, number):
        became = scene.said_before("became", told.number.first) is not None
        return _with(told, scene, number, "compared", replaced=True) if became else None
    return None


def _anaphor(scene: Scene, number: Number) -> bool:
    return _named_again(scene, max(0, number.first - OPENING - 4), number.first) is not None


def _named_again(scene: Scene, first: int, after: int) -> int | None:
    """The last "that figure" in `[first, after)`; "the number of its instructors" is a quantity of its own."""
    at = scene.any_in(scene.words.anaphors, first, after)
    found = scene.words.anaphors.at(scene.tokens, at) if at is not None else None
    return at if found is not None and scene.says("quantity", found[0]) is None else None


def anaphor(scene: Scene, number: Number, told: Told | None, memory: Told | None) -> Told | None:
    """As in "That figure was 5,800 the day before": goes on with the figure of the sentence before."""
    base = told or memory
    if base is None or not _similar(base, number.noun) or not _bare(scene, number):
        return None
    if told is not None:
        found = _named_again(scene, told.number.last, number.first)
        linked = scene.said_before("link", number.first) is not None
        return _with(told, scene, number, "anaphor") if found is not None and linked else None
    if not _anaphor(scene, number):
        return None
    earlier = scene.has("earlier", 0, min(number.noun.after + 4, len(scene.tokens)))
    return _with(base, scene, number, "anaphor", replaced=earlier)


def _bare(scene: Scene, number: Number) -> bool:
    """True for a number behind which no unknown noun stands."""
    return bool(number.noun.group) or not unknown_noun(scene, number)


def telling(scene: Scene, number: Number, told: Told | None, memory: Told | None) -> Told | None:
    """As in "The paper counted 211": a source names a number for the quantity just told."""
    base = told or memory
    if base is None or not _similar(base, number.noun) or not _bare(scene, number):
        return None
    if scene.whole_behind(number.noun.after) is not None:
        return None
    at = scene.any_in(scene.words.telling, number.first - TELLING, number.last + 1)
    after = number.noun.after
    if told is not None and told.scene is scene and scene.says("aside", after) is not None:
        return _with(told, scene, number, "telling")
    if at is None or any(index in scene.number_at for index in range(at, number.first)):
        return None
    ends = after >= len(scene.tokens) or scene.tokens[after].text in {".", ",", ";", ":", ")"}
    if not ends and scene.says("boundary", after) is None and scene.says("row", after) is None:
        return None
    return _with(base, scene, number, "telling")


def unknown_noun(scene: Scene, number: Number) -> bool:
    """True when a word no list knows stands where the counted noun should."""
    at = number.noun.after
    if number.noun.group or at >= len(scene.tokens):
        return False
    token = scene.tokens[at]
    if scene.says("units", at) is not None:
        return True
    if not token.text[0].isalpha() or token.text[0].isupper() or at in scene.cue_from or at in scene.number_at:
        return False
    if any(scene.says(part, at) for part in ("stop", "auxiliary", "boundary", "joint", "row", "blocker", "earlier")):
        return False
    if scene.words.part_behind.at(scene.tokens, at) is not None:
        return False
    named = (m for kind in ("actor", "place", "date") for m in scene.doc.within(kind, token.start, scene.sentence.end))
    return not any(mark.start == token.start for mark in named)
