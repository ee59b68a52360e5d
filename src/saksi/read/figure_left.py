"""Finds the cue in front of a number: its verb, or the heading it is the quantity of. Pure.

Costs are in tokens; the thresholds were chosen on the development set and on other news so that precision leads.
"""

from __future__ import annotations

from dataclasses import dataclass

from saksi.core.kinds import FORCES_FAMILY
from saksi.read.figure_hit import COMMA, LIGHT, SMALL, STRICT, Hit, fits, number_of, passive, vouched
from saksi.read.figure_scene import CueAt, Number, Scene
from saksi.read.figure_words import FORCE_MEASURES, Cue
from saksi.read.wordbook import QUOTES

FARTHEST, FARTHEST_LINKED = 3.0, 7.0
LINKED_WORD, OTHER_CUE = 0.4, 3.0
COMPANY, INVERTED, LISTED = 2.5, 0.7, 1.5
"""How far "killed along with six others", "diamankan pula dua orang" and "will leave: 500 soldiers" may reach."""
BRACKET = 14
"""Tokens a bracket of commas behind a heading may hold."""
OWNED = 2
"""Tokens in front of a heading in which its own number stands ("12 new deaths")."""
BODIES = 12
"""Tokens in front of "comprises" in which the forces stand whose parts are counted."""
NOMINAL_REACH = 6
"""Tokens in front of a cue in which "number of" makes its phrase a quantity."""


@dataclass(slots=True)
class _Way:
    """The way from a number to the left: the next token, its cost, whether a linking word was passed, whether only
    joining words were, whether "along with" was, and how many words without a preposition lie on it (a verb may be
    among them); `filled` when a filler stood right behind the cue, `colon` when the number opens a list behind one,
    `plain` when any other lower-case word was passed, `comma` when a comma was.
    """

    at: int
    cost: float = 0.0
    linked: bool = False
    joints_only: bool = True
    company: bool = False
    loose: int = 0
    filled: bool = False
    colon: bool = False
    plain: bool = False
    comma: bool = False

    @property
    def open(self) -> bool:
        return self.at >= 0 and self.cost <= (FARTHEST_LINKED if self.linked else FARTHEST)


def changes(scene: Scene, number: Number) -> bool:
    """True for the 43 of "rose from 43 to 50": what another number of the sentence replaces."""
    if scene.said_before("from", number.first) is None:
        return False
    after = scene.says("link", number.noun.after)
    other = scene.number_at.get(after) if after is not None else None
    return other is not None and other.counts


def left(scene: Scene, number: Number) -> Hit | None:
    """The cue of `number` that stands in front of it, None when none is near enough."""
    way = _Way(number.first - 1, linked=scene.has("reach", number.first, number.last + 1))
    if changes(scene, number):
        way.at, way.linked = (scene.said_before("from", number.first) or number.first) - 1, True
    while way.open:
        cue = scene.cue_to.get(way.at)
        if cue is not None:
            found = _accept(scene, number, cue, way)
            if found is not None:
                return found
            if not way.linked and scene.said_before("link", way.at + 1) is not None and _step(scene, number, way):
                continue
            if not way.linked:
                return None
            way.cost, way.at, way.joints_only = way.cost + OTHER_CUE, cue.first - 1, False
            continue
        other = scene.number_at.get(way.at) or number_of(scene, way.at)
        if other is not None:
            if not _pass_number(scene, other, way):
                return None
            continue
        if not _step(scene, number, way):
            return None
    return None


def _pass_number(scene: Scene, other: Number, way: _Way) -> bool:
    changed = way.linked and changes(scene, other)
    if other.counts and not way.joints_only and not changed:
        return False
    way.cost, way.at = way.cost + 0.5, other.first - (2 if changed else 1)
    return True


def _step(scene: Scene, number: Number, way: _Way) -> bool:
    """Goes one word to the left; False where the way ends."""
    if way.linked and scene.tokens[way.at].text == ",":
        way.at = _bracket(scene, way.at)
    end = way.at + 1
    company = scene.said_before("company", end)
    if company is not None and number.noun.group and way.joints_only:
        way.cost, way.at, way.company = way.cost + SMALL, company - 1, True
        return True
    if scene.tokens[way.at].text == ")" and way.linked:
        way.at = scene.opening(way.at) - 1
        return True
    for part, cost in (("link", SMALL / 2), ("joint", SMALL), ("aside", 1.0 if way.linked else FARTHEST_LINKED)):
        found = scene.said_before(part, end)
        if found is not None and (part != "aside" or way.linked):
            way.comma = way.comma or scene.tokens[way.at].text == ","
            way.cost += COMMA if scene.tokens[way.at].text == "," else cost
            way.at, way.linked = found - 1, way.linked or part == "link"
            way.joints_only = way.joints_only and part == "joint"
            way.filled = part == "link"
            way.colon = way.colon or scene.tokens[end - 1].text == ":"
            return True
    if scene.said_before("boundary", end) is not None:
        return False
    return _plain(scene, way)


def _bracket(scene: Scene, at: int) -> int:
    """The comma right behind a heading that opens what the comma at `at` closes ("The toll, put at 12 by X,")."""
    for index in range(at - 1, max(at - BRACKET, 0), -1):
        if scene.tokens[index].text == ",":
            cue = scene.cue_to.get(index - 1)
            return index if cue is not None and any(one.side == "noun" for one in cue.cues) else at
    return at


def _plain(scene: Scene, way: _Way) -> bool:
    """One word that neither links nor joins."""
    token = scene.tokens[way.at]
    filler = scene.said_before("filler", way.at + 1)
    if filler is not None:
        way.cost, way.at, way.joints_only, way.filled = way.cost + SMALL, filler - 1, False, True
        return True
    if token.text in QUOTES:
        way.at -= 1
        return True
    if way.linked and scene.said_before("heading", way.at + 1) is not None:
        return False
    if scene.said_before("blocker", way.at + 1) is not None:
        if not (way.linked or way.company) and not _nominal_ahead(scene, way.at):
            return False
        way.loose = 0
    elif token.text[0].islower() and scene.words.nouns.before(scene.tokens, way.at + 1) is None:
        way.loose += not way.linked
        way.plain = True
    light = (way.linked or way.company) and scene.light(way.at)
    way.cost += LIGHT if light else LINKED_WORD if way.linked else 1.0
    way.at, way.joints_only, way.filled = way.at - 1, False, False
    return True


def _nominal_ahead(scene: Scene, at: int) -> bool:
    """True when a quantity ("jumlah ...", "number of ...") opens the phrase that token `at` stands in."""
    first = at - 2 * NOMINAL_REACH
    headings = (cue for cue in scene.cues if first <= cue.first < at)
    return scene.has("nominal", first, at) or any(one.side == "noun" for cue in headings for one in cue.cues)


def _accept(scene: Scene, number: Number, at: CueAt, way: _Way) -> Hit | None:
    if way.loose or _owned(scene, at, way.comma):
        return None
    nominal = scene.has("nominal", at.first - NOMINAL_REACH, at.last + 1)
    for cue in at.cues:
        told = _headed(scene, number, at, cue, way) or (cue.strict and _forces(scene, number, at, cue))
        if fits(cue, number, told=told) and (told or _reaches(scene, number, at, cue, way, nominal)):
            extra = 0.5 if cue.side == "follows" else 0.0
            return Hit(cue, at.first, at.last, way.cost + extra, way.linked)
    return None


def _owned(scene: Scene, at: CueAt, parted: bool) -> bool:
    """True for the "deaths" of "2,210 deaths and thousands of wounded": another number has it.

    Of a participle only where a comma has `parted` it from this one ("11 killed and 34 wounded, two doctors said").
    """
    noun = any(cue.side == "noun" for cue in at.cues)
    near = (scene.number_at.get(index) for index in range(at.first - (OWNED if noun else 1), at.first))
    return (noun or parted) and any(one is not None and one.counts for one in near)


def _forces(scene: Scene, number: Number, at: CueAt, cue: Cue) -> bool:
    """True when a body of forces stands in front, or another number of the sentence tells what is counted."""
    bodies = "armed" if cue.measure == "killed" else "bodies"
    return scene.has(bodies, at.first - BODIES, at.last + 1) or vouched(scene, number, cue)


def _headed(scene: Scene, number: Number, at: CueAt, cue: Cue, way: _Way) -> bool:
    """As in "rumah rusak 12 unit", "Houses destroyed: 300": what is counted and its verb head a list of numbers."""
    if cue.side not in ("follows", "either") or number.noun.strong or way.cost > STRICT:
        return False
    if not (way.linked or scene.words.inverts):
        return False
    noun = scene.words.nouns.before(scene.tokens, at.first)
    return noun is not None and not noun[1].weak and noun[1].group in cue.groups


def _reaches(scene: Scene, number: Number, at: CueAt, cue: Cue, way: _Way, nominal: bool) -> bool:
    """True when a cue of this side may stand in front of its number like this."""
    if cue.lives and scene.says("lives", number.noun.first) is None:
        return False
    if cue.side == "leads":
        return way.cost <= (STRICT if cue.strict else FARTHEST) and not (way.linked and way.plain)
    if cue.side == "noun":
        near = way.cost <= 1.0 and not way.comma
        return way.linked or near or (bool(number.noun.group) and way.cost <= FARTHEST)
    if way.company:
        return way.cost <= COMPANY
    if cue.side == "follows":
        bare = cue.measure in FORCE_MEASURES and not number.noun.group
        counted = nominal and (not bare or _forces(scene, number, at, cue))
        return counted or (way.colon and way.cost <= LISTED) or _inverted(scene, number, at, way)
    if nominal and way.linked:
        return True
    return way.cost <= FARTHEST and (not way.plain if way.linked else not passive(scene, at))


def _inverted(scene: Scene, number: Number, at: CueAt, way: _Way) -> bool:
    """As in "diamankan pula dua orang", "Tewas 12 orang": the verb in front of its subject.

    Police behind a passive verb are its agent ("ditangkap dua polisi"), so they are left.
    """
    if not scene.words.inverts or way.cost > INVERTED or not number.noun.group or number.noun.group in FORCES_FAMILY:
        return False
    return way.filled or at.first == 0 or scene.tokens[at.first - 1].text in ",;:" or _opens(scene, at.first)


def _opens(scene: Scene, at: int) -> bool:
    """True when a clause begins at token `at`, auxiliaries aside."""
    before = scene.said_before("auxiliary", at)
    edge = at if before is None else before
    return edge == 0 or scene.said_before("boundary", edge) is not None
