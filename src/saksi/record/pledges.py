"""Pledges: promises gathered, set against one another and against what happened by their day. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from saksi.core.fact import EventFact, FigureFact, PledgeFact
from saksi.core.values import UNKNOWN_WHEN, When, Who
from saksi.record.bearers import Bearers, bearers, of_troops
from saksi.record.fulfilment import stage_of, tells
from saksi.record.ground import Ground, Held, iso, witnessed
from saksi.record.outcomes import TROOPS_IN, WITHDRAWAL, Outcome, Promise, judge
from saksi.record.same import actors, fact_id, most_common, part_of, regroup, side

RULE = "same act and due day, promised by or for the same actor or the joint force it acts in"
DueKey = tuple[str, str]
COUNTED = timedelta(days=1)


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
        if one.reading.who("who"):
            by_act[(_act(one), _stage(one))].append(one)
    known = bearers(ground)
    groups = _absorbed([group for held in by_act.values() for group in _by_holder(held, known)], known)
    bonds = [bond for group in regroup(groups, ground) if (bond := _bond(group, known))]
    replaced = _replacements(bonds, known)
    judged = [_judged(bond, replaced.get(bond.fact.id), events, figures, ground) for bond in bonds]
    return tuple(sorted(judged, key=_order))


def act_class(act: str) -> str:
    """A promised retreat is the withdrawal whether or not its mode was told."""
    return WITHDRAWAL if act == "RETREAT" else act


def _act(one: Held) -> str:
    return act_class(one.reading.text_of("act"))


def _stage(one: Held) -> str:
    return "begins" if _begins([one]) else "whole"


def _begins(held: Iterable[Held]) -> bool:
    return any(_starts(one) for one in held)


def _starts(one: Held) -> bool:
    """Only the start is promised; "begins in two days and is over within ten" sets a time for the whole."""
    quotes = sorted(slot.witness.quote for slot in one.reading.slots if slot.name in ("act", "due"))
    return stage_of(quotes) == "begins" and not (_spans(one) and tells(quotes, "ends"))


def _spans(one: Held) -> bool:
    due = one.reading.when("due")
    return due is not None and due.first is not None and due.last is not None and due.first < due.last


def _order(fact: PledgeFact) -> tuple[bool, str, str, str, str]:
    day = fact.due.last or fact.due.first
    return (day is None, iso(day), fact.who.key, fact.act, fact.id)


def _by_holder(held: Sequence[Held], known: Bearers) -> list[list[Held]]:
    """One act, split by due day and by who is bound."""
    groups: list[list[Held]] = []
    for one in sorted(held, key=lambda one: one.order):
        homes = [g for g in groups if any(_one_day(one, other) and _one_promise(one, other, known) for other in g)]
        if homes:
            homes[0].append(one)
            for other in homes[1:]:
                homes[0].extend(other)
                groups.remove(other)
        else:
            groups.append([one])
    return [sorted(group, key=lambda one: one.order) for group in groups]


def _one_day(one: Held, other: Held) -> bool:
    """One due day. The end of a span ("within ten days") may be counted from another day."""
    mine, theirs = one.reading.when("due") or UNKNOWN_WHEN, other.reading.when("due") or UNKNOWN_WHEN
    a, b = mine.last or mine.first, theirs.last or theirs.first
    if a == b:
        return True
    told = one.day and other.day and abs(one.day - other.day) <= COUNTED
    return bool(a and b and told and _spans(one) and _spans(other) and abs(a - b) <= COUNTED)


def _one_promise(one: Held, other: Held, known: Bearers) -> bool:
    """True when both bind the same: one holder (or the other's announcer), one voice for both, or one joint force.

    Two member states that promise for themselves are two, even through one voice; a member's promise is the joint
    force's where both name exactly the same time.
    """
    mine, theirs = _holder(one), _holder(other)
    if mine is None or theirs is None:
        return False
    keys = (known.ground.key(mine), known.ground.key(theirs))
    if keys[0] in _keys(other, known.ground) or keys[1] in _keys(one, known.ground):
        return True
    sides = (known.side(mine), known.side(theirs))
    if of_troops(_act(one)):
        if any(due_key(one)) and due_key(one) == due_key(other) and known.joint(sides):
            return True
        force = known.force(one)
        if force and force == known.force(other):
            member = sides[0] != sides[1] and all(sides)
            same = force in sides and any(due_key(one)) and due_key(one) == due_key(other)
            return not member or same or _for_the_host(sides, known)
    if all(sides) and sides[0] != sides[1]:
        return False
    return bool(_keys(one, known.ground) & _keys(other, known.ground))


def _for_the_host(sides: tuple[str, str], known: Bearers) -> bool:
    """The host's announcement of the force's act is the force's."""
    return any(side in known.ground.emended.hosted for side in sides)


def due_key(one: Held) -> DueKey:
    """The time promised: "by the 19th" and "on the 19th" are one."""
    due = one.reading.when("due") or UNKNOWN_WHEN
    first = "" if due.first is None or due.first == due.last else due.first.isoformat()
    return (first, iso(due.last))


def _holder(one: Held) -> Who | None:
    return one.reading.who("who")


def _keys(one: Held, ground: Ground) -> set[str]:
    """Everybody whose word it is: the holder and who announced it."""
    found = (one.reading.who("who"), one.reading.who("announced_by"), one.reading.speaker)
    return {ground.key(who) for who in found if who}


def _absorbed(groups: Sequence[list[Held]], known: Bearers) -> list[list[Held]]:
    """Undated repeats of a dated promise of one force ("will soon leave") go to the newest one told by then."""
    dated = [group for group in groups if _dated(group) and of_troops(_act(group[0]))]
    kept: list[list[Held]] = [group for group in groups if _dated(group) or not of_troops(_act(group[0]))]
    for group in groups:
        if _dated(group) or not of_troops(_act(group[0])):
            continue
        left: list[Held] = []
        for one in group:
            home = _home(one, dated, known)
            (left if home is None else home).append(one)
        if left:
            kept.append(left)
    return [sorted(group, key=lambda one: one.order) for group in kept]


def _dated(group: Sequence[Held]) -> bool:
    due = group[0].reading.when("due")
    return due is not None and due.known


def _home(one: Held, dated: Sequence[list[Held]], known: Bearers) -> list[Held] | None:
    """The dated promise an undated one repeats: same force and stage, told by then, and its day not past."""
    force, day = known.force(one), one.day
    if not force or day is None:
        return None
    found = []
    for group in dated:
        first = group[0]
        due = first.reading.when("due")
        last = due.last if due else None
        told = first.day
        same = _act(first) == _act(one) and _stage(first) == _stage(one) and known.force(first) == force
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
    told = [who for one in held if (who := _holder(one))]
    named = actors(told, known.ground)
    if not named or not of_troops(_act(held[0])):
        return next(iter(named), None)
    force = known.joint({known.side(who) for who in named}) or known.force(held[0])
    own = [who for who in named if known.side(who) == force]
    sides = {known.side(who) for who in named}
    if own:
        return next((who for who in own if known.ground.key(who) == force), own[0])
    if force != next(iter(sides)) and any(one.reading.text_of("replaces") for one in held):
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


def _judged(
    bond: Bond, replaced_by: str | None, events: Sequence[EventFact], figures: Sequence[FigureFact], ground: Ground
) -> PledgeFact:
    fact = bond.fact
    if replaced_by:
        return replace(fact, status="replaced", replaced_by=replaced_by, why="a later announcement set another day")
    promise = Promise(fact.who, fact.announced_by, act_class(fact.act), fact.due, _told(bond), bond.begins, bond.held)
    outcome: Outcome = judge(promise, events, figures, ground)
    return replace(fact, status=outcome.status, why=outcome.why, outcome=outcome.readings)
