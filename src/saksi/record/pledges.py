"""Pledges: promises gathered, set against one another and against what happened by their day. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from saksi.core.fact import EventFact, FigureFact, PledgeFact
from saksi.core.values import UNKNOWN_WHEN, When, Who
from saksi.record.bearers import Bearers, bearers, of_troops
from saksi.record.deeds import TROOPS_IN, Evidence, evidence
from saksi.record.ground import Ground, Held, iso, witnessed
from saksi.record.outcomes import Outcome, Promise, judge
from saksi.record.promises import act_class, act_of, due_of, gather, starts
from saksi.record.same import actors, fact_id, most_common, part_of, regroup, side

RULE = "same act and due day, promised by or for the same actor or the joint force it acts in"


@dataclass(frozen=True, slots=True)
class Bond:
    """One promise as gathered, before its fate is known."""

    fact: PledgeFact
    held: tuple[Held, ...]
    begins: bool
    replaces: bool


def fold(ground: Ground, events: Sequence[EventFact], figures: Sequence[FigureFact]) -> tuple[PledgeFact, ...]:
    """Every pledge with its status as of the record's day, by due day (undated last) and holder."""
    by_act: dict[tuple[str, str], list[Held]] = defaultdict(list)
    for one in ground.of("pledge"):
        if one.who("who"):
            by_act[(act_of(one), _stage(one))].append(one)
    known = bearers(ground)
    groups = _absorbed([group for held in by_act.values() for group in gather(held, known)], known)
    bonds = [bond for group in regroup(groups, ground) if (bond := _bond(group, known))]
    replaced = _replacements(bonds, known)
    told = evidence(events, figures, ground)
    judged = [_judged(bond, replaced.get(bond.fact.id), told) for bond in bonds]
    return tuple(sorted(judged, key=order))


def _stage(one: Held) -> str:
    return "begins" if starts(one) else "whole"


def _begins(held: Iterable[Held]) -> bool:
    return any(starts(one) for one in held)


def order(fact: PledgeFact) -> tuple[bool, str, str, str, str]:
    """By due day, undated last, and holder."""
    day = fact.due.last or fact.due.first
    return (day is None, iso(day), fact.who.key, fact.act, fact.id)


def _absorbed(groups: Sequence[list[Held]], known: Bearers) -> list[list[Held]]:
    """Undated repeats of a dated promise of one force ("will soon leave") go to the newest one told by then."""
    dated = [group for group in groups if _dated(group) and of_troops(act_of(group[0]))]
    kept: list[list[Held]] = [group for group in groups if _dated(group) or not of_troops(act_of(group[0]))]
    for group in groups:
        if _dated(group) or not of_troops(act_of(group[0])):
            continue
        left: list[Held] = []
        for one in group:
            home = _home(one, dated, known)
            (left if home is None else home).append(one)
        if left:
            kept.append(left)
    return [sorted(group, key=lambda one: one.order) for group in kept]


def _dated(group: Sequence[Held]) -> bool:
    return due_of(group[0]).known


def _home(one: Held, dated: Sequence[list[Held]], known: Bearers) -> list[Held] | None:
    """The dated promise an undated one repeats: same force and stage, told by then, and its day not past."""
    force, day = known.force(one), one.day
    if not force or day is None:
        return None
    found = []
    for group in dated:
        first = group[0]
        last = due_of(first).last
        told = first.day
        same = act_of(first) == act_of(one) and _stage(first) == _stage(one) and known.force(first) == force
        if same and told and told <= day and (last is None or last >= day):
            found.append((told, iso(last), first.order, group))
    return max(found, key=lambda item: item[:3])[3] if found else None


def _bond(held: Sequence[Held], known: Bearers) -> Bond | None:
    ground = known.ground
    readings = [one.reading for one in held]
    who = _bound(held, known)
    if who is None:
        return None
    announced = min(held, key=lambda one: one.order).reported
    announcers = [by for reading in readings if (by := reading.who("announced_by") or reading.speaker)]
    quotes = [slot.witness.quote for reading in readings if (slot := reading.slot("act"))]
    fact = PledgeFact(
        id=fact_id("pledge", held),
        who=who,
        act=most_common([reading.text_of("act") for reading in readings], str) or "",
        content=most_common(quotes, str) or "",
        due=_due(readings_due for reading in readings if (readings_due := reading.when("due"))),
        announced=announced,
        announced_by=next(iter(actors(announcers, ground)), None),
        status="open",
        why="",
        outcome=(),
        replaced_by=None,
        witnessed=witnessed(held, RULE, ground),
    )
    return Bond(fact, tuple(held), _begins(held), any(reading.text_of("replaces") for reading in readings))


def _bound(held: Sequence[Held], known: Bearers) -> Who | None:
    """Who is bound: the joint force where a text names it or only its announcer is told, else who is named most.

    A member that sets another day than one announced before speaks for the force.
    """
    told = [who for one in held if (who := one.who("who"))]
    named = actors(told, known.ground)
    if not named or not of_troops(act_of(held[0])):
        return next(iter(named), None)
    force = known.joint({known.side(who) for who in named}) or known.force(held[0])
    own = [who for who in named if known.side(who) == force]
    sides = {known.side(who) for who in named}
    if own:
        return next((who for who in own if known.ground.key(who) == force), own[0])
    if force != next(iter(sides)) and any(one.text("replaces") for one in held):
        return known.display(force) or named[0]
    member = next((who for who in named if known.side(who) in known.ground.emended.under), None)
    if len(sides) == 1 and member:
        return member
    return known.display(force) or named[0]


def _due(dues: Iterable[When]) -> When:
    return most_common([due for due in dues if due.known], lambda due: (iso(due.first), iso(due.last))) or UNKNOWN_WHEN


def _replacements(bonds: Sequence[Bond], known: Bearers) -> dict[str, str]:
    """Pledge id -> id of the later announcement of the same act that took its place.

    An announcement replaces an earlier one of the same holder with another due day, unless that one's day was already
    past; one that says it replaces an earlier announcement does so for any holder's dated one of that act, but a
    joint force's day does not replace a member's own. A promise to begin is not replaced by a promise to end.
    """
    by_act: dict[tuple[str, bool], list[Bond]] = defaultdict(list)
    for bond in bonds:
        by_act[(act_class(bond.fact.act), bond.begins)].append(bond)
    found: dict[str, str] = {}
    for some in by_act.values():
        ordered = sorted(some, key=lambda bond: (iso(_told(bond)), iso(bond.fact.due.last), bond.fact.id))
        for old in ordered:
            newer = next((new for new in ordered if new is not old and _replaces(new, old, known)), None)
            if newer:
                found[old.fact.id] = newer.fact.id
    return found


def _told(bond: Bond) -> date | None:
    return bond.fact.announced.last or bond.fact.announced.first


def _replaces(new: Bond, old: Bond, known: Bearers) -> bool:
    told, before = _told(new), _told(old)
    if told is None or before is None or not new.fact.due.known or new.fact.due == old.fact.due:
        return False
    if told <= before and not (told == before and new.replaces and not old.replaces):
        return False
    last = old.fact.due.last
    if last is not None and last < told:
        return False
    if not new.replaces and not _specific(act_class(new.fact.act)):
        return False
    ground = known.ground
    mine, theirs = (known.side(fact.who) or side(fact.who, ground) for fact in (new.fact, old.fact))
    if mine == theirs:
        return True
    member = part_of(theirs, mine, ground) or ground.emended.under.get(theirs) == mine
    if member and not old.fact.due.known:
        return True
    if mine and theirs and mine != theirs and theirs in ground.emended.under:
        return False
    return new.replaces and old.fact.due.known and not member


def _specific(act: str) -> bool:
    """A concession may be anything: two of one government are not two dates of one promise."""
    return "/" in act or act in TROOPS_IN


def _judged(bond: Bond, replaced_by: str | None, told: Evidence) -> PledgeFact:
    fact = bond.fact
    if replaced_by:
        return replace(fact, status="replaced", replaced_by=replaced_by, why="a later announcement set another day")
    promise = Promise(fact.who, fact.announced_by, act_class(fact.act), fact.due, _told(bond), bond.begins, bond.held)
    outcome: Outcome = judge(promise, told)
    return replace(fact, status=outcome.status, why=outcome.why, outcome=outcome.readings)
