"""Outcomes: what became of a promise as of a day, from the events and figures of the record. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from saksi.core.fact import EventFact, FigureFact, PledgeStatus
from saksi.core.values import When, Who
from saksi.know.actors import actor
from saksi.record.fulfilment import Stage, stage
from saksi.record.ground import Ground, Held
from saksi.record.headline import day_of
from saksi.record.membership import root
from saksi.record.same import named, part_of, same_actor, side

WITHDRAWAL = "RETREAT/withdraw"
TROOPS_IN = ("AID", "MOBILIZE/troops", "MOBILIZE")
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


def judge(promise: Promise, events: Sequence[EventFact], figures: Sequence[FigureFact], ground: Ground) -> Outcome:
    """The status of a promise as of the record's day."""
    signs = sorted([*_from_events(promise, events, ground), *_from_figures(promise, figures, ground)])
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


def _from_events(promise: Promise, events: Sequence[EventFact], ground: Ground) -> Iterable[Sign]:
    doers = _doers(promise, events)
    by_id = ground.shelf.by_id
    lone = _lone(promise, events, ground)
    for event in events:
        day = event.when.last or event.when.first
        if day is None or not same_act(event, promise.act) or _too_early(promise, day):
            continue
        by = [(who, mine) for mine in doers for who in event.actors if _keeps(who, mine, promise, ground)]
        nameless = lone and not any(named(who) for who in event.actors)
        if not by and not nameless:
            continue
        told = [id_ for id_ in event.witnessed.readings if id_ in by_id and _reports(by_id[id_], day, promise)]
        if not told:
            continue
        itself = nameless or any(side(who, ground) == side(mine, ground) for who, mine in by)
        if event.modality in ("negated", "denied"):
            yield Sign(day, False, itself, "the act is reported as not done", tuple(told))
        elif event.modality == "happened" and _fulfils(promise, day, {stage(by_id[id_].reading) for id_ in told}):
            yield Sign(day, True, itself, "the act is reported as done", tuple(told))


def _reports(one: Held, day: date, promise: Promise) -> bool:
    """True for a reading that can tell an outcome: published, or telling a day, after the announcement.

    What stands in a sentence that promises the act is the promise.
    """
    if any(one.article_id == other.article_id and _one_sentence(one, other) for other in promise.told):
        return False
    if promise.announced is None or day > promise.announced:
        return True
    return one.day is not None and one.day > promise.announced


def _one_sentence(one: Held, promised: Held) -> bool:
    report, act = one.reading.anchor, (promised.reading.slot("act") or promised.reading.slots[0]).witness
    near = [w for w in promised.reading.witnesses if abs(w.start - act.start) <= _SENTENCE]
    start, end = min(w.start for w in near), max(w.end for w in near)
    return report.start <= end + _BESIDE and start - _BESIDE <= report.end


def _lone(promise: Promise, events: Iterable[EventFact], ground: Ground) -> bool:
    """True when every named force that withdraws here is the holder's side: then nameless "troops" are its own."""
    if promise.act != WITHDRAWAL:
        return False
    acting = [who for event in events if same_act(event, WITHDRAWAL) for who in event.actors if named(who)]
    return bool(acting) and all(same_actor(who, promise.who, ground) for who in acting)


def _too_early(promise: Promise, day: date) -> bool:
    """An act of words on the day of the announcement is the announcement; deeds may come a day before its print."""
    if promise.announced is None:
        return False
    if promise.act == WITHDRAWAL or promise.act in TROOPS_IN:
        return day < promise.announced - _SLACK
    return day <= promise.announced


def _keeps(doer: Who, holder: Who, promise: Promise, ground: Ground) -> bool:
    """A complete withdrawal of the alliance is its members'; a first act of a member is the alliance's."""
    mine, theirs = side(holder, ground), side(doer, ground)
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


def same_act(event: EventFact, act: str) -> bool:
    """True when an event is of the promised act; sending troops has several names."""
    name = f"{event.type}/{event.mode}" if event.mode else event.type
    if act == WITHDRAWAL:
        return name in (WITHDRAWAL, "RETREAT")
    if act in TROOPS_IN:
        return name in TROOPS_IN
    return name == act or event.type == act


def _doers(promise: Promise, events: Sequence[EventFact]) -> list[Who]:
    """Whose act would keep the promise: the holder; for a person who announces a force's act, that force.

    A minister withdraws no troops himself. When the record knows one force only, its withdrawal is what he spoke of.
    """
    holder = [promise.who]
    known = actor(root(promise.who.key))
    if promise.act not in (WITHDRAWAL, *TROOPS_IN) or (known is not None and known.label in ("state", "alliance")):
        return holder
    acted = {who.key: who for event in events if same_act(event, promise.act) for who in event.actors}
    named = any(who.key == promise.who.key for event in events for who in event.actors if event.type != "CONCEDE")
    if named or promise.who.key in acted:
        return holder
    leaders = [event.actors[0] for event in events if same_act(event, promise.act) and event.actors]
    return [*holder, leaders[0]] if len({who.key for who in leaders}) == 1 else holder


def _from_figures(promise: Promise, figures: Sequence[FigureFact], ground: Ground) -> Iterable[Sign]:
    """Troops told as present, or as none left, tell the outcome of a promised withdrawal."""
    if promise.act != WITHDRAWAL or promise.begins:
        return
    by_id = ground.shelf.by_id
    for fact in figures:
        if fact.measure != "present" or fact.contingent is None or fact.background is not None:
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
            told = tuple(id_ for id_ in point.witnessed.readings if _reports(by_id[id_], day, promise))
            if not told:
                continue
            if point.count.high == 0 and (mine == theirs or part_of(mine, theirs, ground)):
                yield Sign(day, True, False, "no troops are told to be left", told)
            elif (point.count.low or 0) > 0 and (mine == theirs or part_of(theirs, mine, ground)):
                yield Sign(day, False, False, "troops are told to be still there", told)
