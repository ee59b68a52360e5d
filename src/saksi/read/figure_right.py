"""Finds the cue behind a number: the verb of its clause, over modifiers, brackets and relative clauses. Pure.

Costs are in tokens; the thresholds were chosen on the development set and on other news so that precision leads.
"""

from __future__ import annotations

from dataclasses import dataclass

from saksi.read.figure_hit import COMMA, LIGHT, MODIFIER, SMALL, Hit, active, fits, passive, vouched
from saksi.read.figure_scene import GENITIVES, CueAt, Number, Scene
from saksi.read.figure_words import PERSONS, THINGS, Cue
from saksi.read.wordbook import QUOTES

FARTHEST, FARTHEST_SUBJECT, FARTHEST_ONE = 5.0, 8.0, 2.5
"""How far the cue of a bare number may be, of one that says what it counts, and of a single one."""
OTHER_CUE, OTHER_INNER = 3.0, 1.0
"""What a cue of something else weighs, and one inside a modifier ("pelaku pembunuhan", "who live there")."""
PLAIN, INNER = 1.0, 0.6
"""What a word weighs, and one behind a preposition."""
AUXILIARY_FROM = 2.5
"""From this cost on a participle needs its auxiliary: it may belong to a nearer noun ("a boy killed by police")."""
NEAR = 1.0
"""From this cost on a cue right behind another person belongs to that one ("two lawyers saw the leader in custody")."""
BRACKET, BRACKET_COST = 28, 1.2
"""Tokens a bracket of commas may hold, and what it weighs."""
DASHES = frozenset("-–—")
"""Signs that end a clause when they open no bracket."""
FRONT, BODIES = 12, 6
"""Tokens in front of a number and behind "2,500-strong" in which the forces stand."""
INNER_MEASURES = frozenset({"other", "present", "participants", "missing"})
"""What a relative clause tells of people whom the main verb tells more of ("those who were there died"); the missing
are missing no longer once they are found.
"""


@dataclass(slots=True)
class _Walk:
    """The way to the right: next token, cost, whether only joining words were passed, whether another number was, and
    a joining word behind it, whether it stands behind a preposition or in a relative clause; `spare` waits for better.
    """

    at: int
    limit: float
    cost: float = 0.0
    joints_only: bool = True
    crossed: bool = False
    joined: bool = False
    inner: bool = False
    relative: bool = False
    spare: Hit | None = None


def right(scene: Scene, number: Number) -> Hit | None:
    """The cue of `number` that stands behind it, None when none is near enough."""
    walk = _Walk(_behind(scene, number), _limit(scene, number))
    if walk.at < len(scene.tokens) and scene.tokens[walk.at].lower in GENITIVES:
        return None
    inside = _inside(scene, number) or _of_the_dead(scene, number)
    if inside is not None and inside.cue.measure != "missing":
        return inside
    walk.spare = inside
    while walk.at < len(scene.tokens) and walk.cost <= walk.limit:
        found = _at_cue(scene, number, walk) if walk.at in scene.cue_from else None
        if found is not None:
            return found
        if walk.at in scene.cue_from:
            _pass_cue(scene, number, walk)
        elif walk.at in scene.number_at:
            if not _pass_number(scene, number, walk):
                break
        elif scene.sign(walk.at) and (bracket := _bracket(scene, number, walk)) is not None:
            return bracket
        elif not _step(scene, number, walk):
            break
    return walk.spare


def _inside(scene: Scene, number: Number) -> Hit | None:
    """The participle between a number and its noun ("12 injured soldiers")."""
    at = scene.cue_from.get(number.last + 1)
    if at is None or not at.last < number.noun.first:
        return None
    cue = next((one for one in at.cues if one.side == "either" and fits(one, number)), None)
    return Hit(cue, at.first, at.last, SMALL) if cue is not None else None


def _of_the_dead(scene: Scene, number: Number) -> Hit | None:
    """As in "Nine of the dead were soldiers": the words for a part say what became of the whole."""
    part = scene.words.part_behind.at(scene.tokens, number.noun.after)
    for at in range(number.noun.after, part[0]) if part is not None else ():
        found = scene.cue_from.get(at)
        cue = next((one for one in found.cues if fits(one, number)), None) if found is not None else None
        if found is not None and cue is not None:
            return Hit(cue, found.first, found.last, SMALL)
    return None


def _subject(scene: Scene, number: Number) -> bool:
    """True when the words behind a number tell what it counts: a known noun, or a name ("ethnic Armenians")."""
    words = [token.text for token in scene.tokens[number.last + 1 : number.last + 1 + MODIFIER]]
    return bool(number.noun.group) or any(word[0].isupper() and not word.isupper() for word in words)


def _limit(scene: Scene, number: Number) -> float:
    """How far a cue may be: one man among many words is hardly what an article counts."""
    if number.count.high == 1:
        return FARTHEST_ONE
    return FARTHEST_SUBJECT if _subject(scene, number) else FARTHEST


def _behind(scene: Scene, number: Number) -> int:
    """The token where the way to a cue behind begins: "17 of 20 people were killed" goes on behind the whole."""
    part = scene.words.part_behind.at(scene.tokens, number.noun.after)
    if part is not None:
        return part[0]
    after = scene.whole_behind(number.noun.after)
    other = scene.number_at.get(after) if after is not None else None
    return other.noun.after if other is not None and other.counts and not number.noun.strong else number.noun.after


def _at_cue(scene: Scene, number: Number, walk: _Walk) -> Hit | None:
    at = scene.cue_from[walk.at]
    if (walk.crossed and not walk.joined) or _of_another(scene, number, walk):
        return None
    cue = _accept(scene, number, at, walk.cost)
    if cue is None:
        return None
    hit = Hit(cue, at.first, at.last, walk.cost)
    if walk.relative and cue.measure in INNER_MEASURES:
        walk.spare = walk.spare or hit
        return None
    sought = walk.spare is not None and walk.spare.cue.measure == "missing"
    return walk.spare if walk.spare is not None and cue.decoy and not sought else hit


def _of_another(scene: Scene, number: Number, walk: _Walk) -> bool:
    """True when the cue goes on with another subject ("a plane carried a pilot and vanished"), or stands in a relative
    clause of a nearer noun ("20 tourists with an income that was lost").
    """
    if scene.words.head_last and walk.cost > NEAR and number.noun.after < walk.at:
        noun = scene.words.nouns.before(scene.tokens, walk.at)
        if noun is not None and noun[1].group in PERSONS and noun[0] >= number.noun.after:
            return True
    clause = scene.said_before("clause", walk.at)
    if clause is not None and walk.inner and clause > number.noun.after and not scene.light(clause - 1):
        return True
    return scene.said_before("pair", walk.at) == number.noun.after and not walk.crossed


def _pass_cue(scene: Scene, number: Number, walk: _Walk) -> None:
    at = scene.cue_from[walk.at]
    small = scene.says("auxiliary", walk.at)
    if small is not None and small > at.last:
        walk.at, walk.cost, walk.joints_only = small, walk.cost + SMALL, False
        return
    attribute = at.first == number.noun.after and not any(cue.side in ("either", "follows") for cue in at.cues)
    walk.cost += OTHER_INNER if walk.relative or attribute else OTHER_CUE
    walk.at, walk.joints_only, walk.relative = at.last + 1, False, False


def _pass_number(scene: Scene, number: Number, walk: _Walk) -> bool:
    """Goes over another number; False where the way ends, as at a share ("of whom 20 percent died")."""
    other = scene.number_at[walk.at]
    if other.counts and scene.said_before("amid", walk.at) is not None:
        walk.at, walk.cost = other.noun.after, walk.cost + INNER
        return True
    if other.counts and other.noun.group in THINGS and scene.said_before("blocker", walk.at) is not None:
        walk.at, walk.cost = other.last + 1, walk.cost + INNER
        return True
    if other.mark.label == "share" or (other.counts and not (walk.joints_only and _shares(number, other))):
        return False
    walk.cost += 0.5 if other.counts else INNER if walk.inner else PLAIN
    walk.at = other.noun.after if other.counts else other.last + 1
    walk.crossed = walk.crossed or other.counts
    return True


def _shares(number: Number, other: Number) -> bool:
    """True when both may have one verb ("30 protesters and 18 officers were killed"): "and 353 injured" may not."""
    return bool(other.noun.group) or not number.noun.group


def _step(scene: Scene, number: Number, walk: _Walk) -> bool:
    """Goes over one word that is neither cue nor number; False where the clause ends."""
    at, token = walk.at, scene.tokens[walk.at]
    if token.text == ":" or scene.sign(at) in DASHES or scene.says("boundary", at) is not None:
        return False
    if scene.says("pronoun", at) is not None:
        return False
    if token.text == "(":
        walk.at = scene.closing(at)
        return True
    joint = scene.says("joint", at)
    if joint is not None:
        walk.joined = walk.joined or token.text != ","
        walk.inner = walk.inner and token.text != ","
        walk.at, walk.cost = joint, walk.cost + (COMMA if token.text == "," else SMALL)
        return True
    walk.relative = walk.relative or scene.says("clause", at) is not None
    small = scene.says("auxiliary", at)
    if small is not None:
        begun = next((index for index in range(at + 1, small) if index in scene.cue_from), small)
        walk.at, walk.cost, walk.joints_only = begun, walk.cost + SMALL, False
        return True
    behind = at < number.noun.after + MODIFIER or at - 1 in scene.number_at
    near = behind and (scene.words.inverts or scene.light(at))
    walk.joints_only = walk.joints_only and near
    walk.cost += _weight(scene, walk)
    walk.at += 1
    return True


def _weight(scene: Scene, walk: _Walk) -> float:
    """What the word at the way's end weighs, and whether it opens a modifier."""
    if scene.tokens[walk.at].text in QUOTES:
        return 0.0
    if scene.light(walk.at):
        return LIGHT
    if scene.says("blocker", walk.at) is not None:
        walk.inner = True
        return SMALL
    return INNER if walk.inner else PLAIN


def _accept(scene: Scene, number: Number, at: CueAt, cost: float) -> Cue | None:
    for cue in at.cues:
        told = cue.strict and (
            scene.has("bodies", number.first - FRONT, at.last + BODIES) or vouched(scene, number, cue)
        )
        if cue.side == "leads" or not fits(cue, number, told=told):
            continue
        if cue.lives and scene.says("lives", number.noun.first) is None:
            continue
        if cue.side == "noun" and cost > 1.0:
            continue
        if cue.side == "either" and (active(scene, at) or (cost > AUXILIARY_FROM and not passive(scene, at))):
            continue
        return cue
    return None


def _bracket(scene: Scene, number: Number, walk: _Walk) -> Hit | None:
    """As in "Eleven people, including five reporters of a daily, were killed": the verb behind the second sign."""
    sign = scene.tokens[walk.at].text
    first = _over(scene, walk.at, sign)
    clause = scene.says("boundary", first) is not None and scene.says("aside", first) is None
    if walk.crossed or clause or not _subject(scene, number):
        return None
    lists = scene.words.part_before.at(scene.tokens, first) is not None or scene.says("backed", first) is not None
    for at in range(first + 1, min(first + BRACKET, len(scene.tokens))):
        if scene.tokens[at].text in ";:?!" or (not lists and at in scene.number_at and scene.number_at[at].counts):
            return None
        if scene.tokens[at].text == sign:
            hit = closing(scene, number, _over(scene, at, sign), walk.cost + BRACKET_COST)
            if hit is not None:
                return hit
    return None


def _over(scene: Scene, at: int, sign: str) -> int:
    """The token behind the sign at `at`, which may be doubled ("--")."""
    while at < len(scene.tokens) and scene.tokens[at].text == sign:
        at += 1
    return at


def closing(scene: Scene, number: Number, at: int, cost: float) -> Hit | None:
    """The cue of `number` that stands, auxiliaries aside, right at token `at`."""
    after: int | None = at
    while after is not None:
        found = scene.cue_from.get(after)
        cue = _accept(scene, number, found, cost) if found is not None else None
        if found is not None and cue is not None:
            return Hit(cue, found.first, found.last, cost)
        after = scene.says("auxiliary", after)
    return None
