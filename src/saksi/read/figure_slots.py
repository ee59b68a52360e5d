"""What stands beside a number: modality, running total, whose forces. Pure."""

from __future__ import annotations

from dataclasses import replace

from saksi.core.kinds import Modality
from saksi.core.reading import Slot
from saksi.core.values import When, Who
from saksi.core.witness import Witness
from saksi.read.document import Mark
from saksi.read.figure_follow import Told
from saksi.read.figure_scene import Scene
from saksi.read.figure_setting import owns
from saksi.read.figure_words import FORCE_MEASURES

PLANNABLE = FORCE_MEASURES | {"participants", "displaced"}
CONTINGENTS = frozenset({"state", "alliance", "force"})
WITH_CUE = 4
"""Tokens in front of a cue in which "will" goes with it."""
NEGATED = 4
"""Small words that may stand between "not" and its verb."""
TOTAL = 3
"""Tokens behind "bringing" in which the total must stand that it brings."""
NEAR = 6
"""Tokens around a number in which a nationality names its forces."""


def clause_start(scene: Scene, at: int) -> int:
    """The token behind the last word before `at` that opens a clause."""
    for index in range(at - 1, -1, -1):
        after = scene.says("boundary", index)
        if after is not None and after <= at:
            return after
    return 0


def _comma(scene: Scene, first: int, at: int) -> int:
    """The token behind the last comma in `[first, at)`, else `first`."""
    return next((index + 1 for index in range(at - 1, first - 1, -1) if scene.tokens[index].text == ","), first)


def _stretch(told: Told) -> tuple[int, int]:
    """The tokens of the clause that hold number and cue."""
    first, last = told.number.first, told.number.last
    if told.hit_scene is told.scene:
        first, last = min(first, told.hit.first), max(last, told.hit.last)
    return clause_start(told.scene, first), last + 1


def _could(told: Told) -> bool:
    """True for "thousands of deaths could be prevented"."""
    after = max(told.number.noun.after, told.hit.last + 1 if told.hit_scene is told.scene else 0)
    return told.scene.has("could", after, after + 2)


def hypothetical(told: Told) -> bool:
    """True when the clause only says what could be, or that it was not so."""
    first, last = _stretch(told)
    scene, hit = told.scene, told.hit
    if scene.has("hypothetical", first, last) or _could(told) or _conditional(told):
        return True
    if told.hit_scene is not scene:
        return False
    if hit.cue.measure not in PLANNABLE and scene.has("planned", max(first, hit.first - 2), hit.first):
        return True
    return _negated(scene, hit.first)


def _conditional(told: Told) -> bool:
    """True for forces that would only come "if the strike goes on", said behind them in the sentence."""
    scene = told.scene
    if told.hit.cue.measure not in FORCE_MEASURES or told.hit_scene is not scene:
        return False
    after = max(told.number.noun.after, told.hit.last + 1)
    if not scene.has("conditional", after, len(scene.tokens)):
        return False
    able = scene.has("able", min(told.number.first, told.hit.first) - WITH_CUE, told.hit.first)
    return able or told.hit.cue.planned or _infinitive(told) or _planned(told, *_stretch(told))


def _negated(scene: Scene, at: int) -> bool:
    """True when only small words stand between "not" and the token `at`."""
    for _ in range(NEGATED):
        if scene.said_before("negated", at) is not None:
            return True
        over = [one for one in (scene.said_before("auxiliary", at), scene.said_before("filler", at)) if one is not None]
        if not over:
            return False
        at = over[0]
    return False


def modality(told: Told) -> Modality:
    """said, planned, denied, retracted or superseded."""
    first, last = _stretch(told)
    scene = told.scene
    if told.replaced:
        return "superseded"
    taken_back = scene.has("retracted", 0, len(scene.tokens)) and not _corrected(told)
    if taken_back and told.hit.cue.measure not in FORCE_MEASURES:
        return "retracted"
    if scene.has("denied", max(0, told.number.first - 2 * NEAR), told.number.first):
        return "denied"
    if _unconfirmed(told):
        return "denied"
    if told.hit.cue.measure in PLANNABLE and (told.hit.cue.planned or _planned(told, first, last)):
        return "planned"
    if told.hit.cue.measure in PLANNABLE and _infinitive(told):
        return "planned"
    if told.hit.cue.total and scene.has("earlier", told.number.first - 4, _until_next(told, 3)):
        return "said" if _corrected(told) else "superseded"
    return "said"


def _until_next(told: Told, reach: int) -> int:
    """The token `reach` behind the noun of the number, or where "from a previous 93" leads to another number."""
    scene, after = told.scene, told.number.noun.after
    return next((at for at in range(after, after + reach) if scene.says("from", at) is not None), after + reach)


def _unconfirmed(told: Told) -> bool:
    """True for "reports of over 3,000 troops were never confirmed": said behind this number, not behind another."""
    scene, number = told.scene, told.number
    ends = (one.first for one in scene.numbers if one.counts and one.first > number.last)
    return scene.has("unconfirmed", number.last + 1, min(ends, default=len(scene.tokens)))


def _corrected(told: Told) -> bool:
    """True for the number that takes the place of another one ("corrected the toll from 12 to 9")."""
    scene, number = told.scene, told.number
    if not scene.has("corrected", 0, number.first):
        return False
    after = max(number.noun.after, number.last + 1)
    if after < len(scene.tokens) and scene.tokens[after].text == ",":
        after += 1
    return scene.said_before("became", number.first) is not None or scene.says("instead", after) is not None


def _planned(told: Told, first: int, last: int) -> bool:
    """True when a word of the future stands with the cue, or in front of the number in its part of the clause."""
    scene, hit = told.scene, told.hit
    if told.hit_scene is not scene:
        return scene.has("planned", first, last)
    near = _comma(scene, first, min(told.number.first, hit.first))
    if hit.first < told.number.first:
        return scene.has("planned", near, last)
    return scene.has("planned", near, told.number.first) or scene.has("planned", hit.first - WITH_CUE, hit.first + 1)


def _infinitive(told: Told) -> bool:
    tokens = told.hit_scene.tokens
    return told.hit.cue.side == "leads" and told.hit.first > 0 and tokens[told.hit.first - 1].lower == "to"


def witness(scene: Scene, first: int, last: int) -> Witness:
    """The witness for the tokens `[first, last]`."""
    return scene.doc.witness(scene.tokens[first].start, scene.tokens[last].end)


def running(told: Told) -> Slot | None:
    """As in "total" or "new" with the words that say so; None when the text does not tell."""
    scene, number = told.scene, told.number
    if told.hit.cue.total and (added := _of_one_day(told)) is not None:
        return added
    for value, first, after in (
        ("new", number.first - 2, number.last + 1),
        ("new", number.last + 1, number.noun.after + 1),
        ("total", number.first - 3, number.first),
    ):
        at = scene.any_in(scene.words.is_(value), first, after)
        # The "more" of "more than 3,800" widens the number; it does not say that they are new.
        if at is not None and scene.tokens[at].lower not in number.count.hedge.casefold().split():
            end = scene.says(value, at) or at + 1
            return Slot("running", value, witness(scene, at, end - 1))
    if not told.hit.cue.total:
        return _brought(told)
    behind = told.hit_scene is scene and told.hit.first > number.last
    added = _brought(told) if behind else None
    return added or Slot("running", "total", witness(told.hit_scene, told.hit.first, told.hit.last))


def _of_one_day(told: Told) -> Slot | None:
    """As in "the death toll for Sunday": what one day added, not all until then."""
    scene, at = told.hit_scene, told.hit.last + 1
    if scene.says("one_day", at) is None:
        return None
    start = scene.tokens[at].end
    mark = next(iter(scene.doc.within("date", start, scene.sentence.end)), None)
    if mark is None or scene.sentence.between(start, mark.start) or owns(scene.sentence, mark.end):
        return None
    single = isinstance(mark.value, When) and mark.value.single is not None
    return Slot("running", "new", scene.doc.witness(scene.tokens[at].start, mark.end)) if single else None


def _brought(told: Told) -> Slot | None:
    """As in "91 people were killed on Sunday, bringing the total to 320": they were added to it."""
    scene = told.scene
    for at in range(told.number.noun.after, len(scene.tokens)):
        after = scene.says("brought", at)
        if after is None or not any(number.counts and number.first > after for number in scene.numbers):
            continue
        if scene.has("total", after, after + TOTAL):
            return Slot("running", "new", witness(scene, at, after - 1))
    return None


def _sender(mark: Mark, scene: Scene) -> Slot:
    """The contingent slot of an actor mark: of "French troops" the state, whose they are."""
    slot = mark.slot("contingent", scene.doc.text)
    if isinstance(mark.value, Who) and mark.value.actor_id and "/" in mark.value.actor_id:
        state = mark.value.actor_id.partition("/")[0]
        return replace(slot, value=Who(mark.value.written, state, mark.value.role))
    return slot


def contingent(told: Told) -> Slot | None:
    """Whose forces they are: the state or alliance named beside the noun, or that acts in the clause."""
    if told.hit.cue.measure not in FORCE_MEASURES:
        return None
    scene, number = told.scene, told.number
    marks = [
        (scene.starts[mark.start], mark)
        for mark in scene.doc.within("actor", scene.sentence.start, scene.sentence.end)
        if mark.label in CONTINGENTS and mark.start in scene.starts
    ]
    start = clause_start(scene, number.first)
    beside = [mark for at, mark in marks if number.last < at <= number.noun.after]
    near = [mark for at, mark in marks if start <= at < number.first]
    after = [
        mark
        for at, mark in marks
        if number.last < at <= number.noun.after + NEAR and scene.said_before("sender", at) is not None
    ]
    chosen = beside[:1] or near[-1:] or after[:1]
    return _sender(chosen[0], scene) if chosen else None
