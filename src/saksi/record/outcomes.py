"""Outcomes: what became of a promise as of a day, from the events and figures of the record. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from saksi.core.fact import PledgeStatus
from saksi.core.values import When, Who
from saksi.know.actors import actor
from saksi.record.deeds import TROOPS_IN, WITHDRAWAL, Evidence
from saksi.record.fulfilment import Stage, stage
from saksi.record.ground import Ground, Held
from saksi.record.headline import day_of
from saksi.record.membership import root
from saksi.record.same import part_of, same_actor, side

Sentences = dict[str, list[tuple[int, int]]]
"""Article id -> where its sentences that promise the act start and end."""
_SLACK = timedelta(days=1)
_BESIDE = 15
"""A report whose words stand within this many characters of a promise's is of the promise's own sentence."""
_SENTENCE = 160
"""A slot further than this from the promised act was taken from another sentence."""


@dataclass(frozen=True, slots=True)
class Promise:
    """What was promised: by whom, which act, by when; `begins` when only the start of the act was promised.

    `told` are the readings that promise it.
    """

    who: Who
    announced_by: Who | None
    act: str
    due: When
    announced: date | None
    begins: bool
    told: tuple[Held, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """The fate of a promise, why in words, and the readings that tell it."""

    status: PledgeStatus
    why: str
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Sign:
    """One thing that tells the outcome: the act was done (or not) on a day; not `exact`: on that day at the latest."""

    day: date
    done: bool
    exact: bool
    what: str
    readings: tuple[str, ...]


def judge(promise: Promise, told: Evidence) -> Outcome:
    """The status of a promise as of the record's day."""
    ground = told.ground
    said = _sentences(promise)
    signs = sorted([*_from_events(promise, said, told), *_from_figures(promise, said, told)])
    done = [sign for sign in signs if sign.done]
    failed = [sign for sign in signs if not sign.done]
    due = promise.due.last or promise.due.first
    if done:
        first = done[0]
        if due is None or first.day <= due:
            return Outcome("kept", f"{first.what} on {first.day}", _readings(done))
        exact = next((sign for sign in done if sign.exact), None)
        if exact:
            return Outcome("late", f"{exact.what} on {exact.day}, after the due day {due}", _readings(done))
        why = f"no article tells whether the due day {due} was met; by {first.day} at the latest it was done"
        return Outcome("unknown", why, _readings(done))
    if due is None:
        return Outcome("open", "no due day was told and no article tells the outcome")
    if ground.as_of is None or ground.as_of <= due:
        return Outcome("open", f"the due day {due} is not past")
    broken = [sign for sign in failed if sign.day > due]
    if broken:
        return Outcome("broken", f"{broken[0].what} on {broken[0].day}, after the due day {due}", _readings(broken))
    return Outcome("unknown", f"the due day {due} is past and no article tells the outcome")


def _readings(signs: Iterable[Sign]) -> tuple[str, ...]:
    return tuple(sorted({id_ for sign in signs for id_ in sign.readings}))


def _from_events(promise: Promise, said: Sentences, told: Evidence) -> Iterable[Sign]:
    ground, deeds = told.ground, told.of(promise.act)
    mine = {side(who, ground) for who in _doers(promise, told)}
    keeping = [theirs for theirs in deeds.by_side if any(_keeps(theirs, one, promise, ground) for one in mine)]
    lone = _lone(promise, told)
    for deed in deeds.since(_earliest(promise), keeping, nameless=lone):
        event, day = deed.event, deed.day
        if _too_early(promise, day):
            continue
        by_id = ground.shelf.by_id
        readings = [one for id_ in event.witnessed.readings if (one := by_id.get(id_))]
        readings = [one for one in readings if _reports(one, day, promise, said)]
        if not readings:
            continue
        ids = tuple(one.id for one in readings)
        itself = not mine.isdisjoint(deed.sides) or (deed.nameless and lone)
        if event.modality in ("negated", "denied"):
            yield Sign(day, False, itself, "the act is reported as not done", ids)
        elif event.modality == "happened" and _fulfils(promise, day, {stage(one.reading) for one in readings}):
            yield Sign(day, True, itself, "the act is reported as done", ids)


def _sentences(promise: Promise) -> Sentences:
    """Where each article promises the act."""
    found: Sentences = defaultdict(list)
    for one in promise.told:
        act = (one.reading.slot("act") or one.reading.slots[0]).witness
        near = [w for w in one.reading.witnesses if abs(w.start - act.start) <= _SENTENCE]
        found[one.article_id].append((min(w.start for w in near) - _BESIDE, max(w.end for w in near) + _BESIDE))
    return found


def _reports(one: Held, day: date, promise: Promise, said: Sentences) -> bool:
    """True for a reading that can tell an outcome: published, or telling a day, after the announcement.

    What stands in a sentence that promises the act is the promise.
    """
    report = one.reading.anchor
    if any(report.start <= end and start <= report.end for start, end in said.get(one.article_id, ())):
        return False
    if promise.announced is None or day > promise.announced:
        return True
    return one.day is not None and one.day > promise.announced


def _lone(promise: Promise, told: Evidence) -> bool:
    """True when every named force that withdraws here is the holder's side: then nameless "troops" are its own."""
    if promise.act != WITHDRAWAL:
        return False
    acting = told.of(WITHDRAWAL).acting.values()
    return bool(acting) and all(same_actor(who, promise.who, told.ground) for who in acting)


def _earliest(promise: Promise) -> date | None:
    """No deed before this day keeps the promise."""
    told = promise.announced
    return None if told is None or told <= date.min + _SLACK else told - _SLACK


def _too_early(promise: Promise, day: date) -> bool:
    """An act of words on the day of the announcement is the announcement; deeds may come a day before its print."""
    if promise.announced is None:
        return False
    if promise.act == WITHDRAWAL or promise.act in TROOPS_IN:
        return day < promise.announced - _SLACK
    return day <= promise.announced


def _keeps(theirs: str, mine: str, promise: Promise, ground: Ground) -> bool:
    """A complete withdrawal of the alliance is its members'; a first act of a member is the alliance's."""
    if mine == theirs:
        return True
    if promise.act == WITHDRAWAL and not promise.begins:
        return part_of(mine, theirs, ground)
    return part_of(theirs, mine, ground)


def _fulfils(promise: Promise, day: date, stages: set[Stage]) -> bool:
    """A withdrawal under way does not keep a promise to complete it: the end must be told, or happen on the due day."""
    if promise.act != WITHDRAWAL or promise.begins:
        return True
    due = promise.due.last or promise.due.first
    return ("ends" in stages and "begins" not in stages) or (due == day and "begins" not in stages)


def _doers(promise: Promise, told: Evidence) -> list[Who]:
    """Whose act would keep the promise: the holder; for a person who announces a force's act, that force.

    A minister withdraws no troops himself. When the record knows one force only, its withdrawal is what he spoke of.
    """
    holder = [promise.who]
    known = actor(root(promise.who.key))
    if promise.act not in (WITHDRAWAL, *TROOPS_IN) or (known is not None and known.label in ("state", "alliance")):
        return holder
    deeds = told.of(promise.act)
    if promise.who.key in told.doers or promise.who.key in deeds.acted:
        return holder
    return [*holder, *deeds.leaders.values()] if len(deeds.leaders) == 1 else holder


def _from_figures(promise: Promise, said: Sentences, told: Evidence) -> Iterable[Sign]:
    """Troops told as present, or as none left, tell the outcome of a promised withdrawal."""
    if promise.act != WITHDRAWAL or promise.begins:
        return
    ground = told.ground
    by_id = ground.shelf.by_id
    for fact in told.present:
        if fact.contingent is None:
            continue
        mine, theirs = side(promise.who, ground), side(fact.contingent, ground)
        for point in fact.points:
            day = day_of(point)
            if (
                point.modality != "said"
                or point.status == "retracted"
                or (promise.announced and day < promise.announced)
            ):
                continue
            ids = tuple(id_ for id_ in point.witnessed.readings if _reports(by_id[id_], day, promise, said))
            if not ids:
                continue
            if point.count.high == 0 and (mine == theirs or part_of(mine, theirs, ground)):
                yield Sign(day, True, False, "no troops are told to be left", ids)
            elif (point.count.low or 0) > 0 and (mine == theirs or part_of(theirs, mine, ground)):
                yield Sign(day, False, False, "troops are told to be still there", ids)
