"""Pledges: promises gathered, set against one another and against what happened by their day. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from saksi.core.fact import EventFact, FigureFact, PledgeFact
from saksi.core.values import UNKNOWN_WHEN, When, Who
from saksi.record.fulfilment import stage_of
from saksi.record.ground import Ground, Held, iso, witnessed
from saksi.record.outcomes import TROOPS_IN, WITHDRAWAL, Outcome, Promise, judge
from saksi.record.same import actors, fact_id, most_common, part_of, regroup, side

RULE = "same act and due day, promised by or for the same actor"


@dataclass(frozen=True, slots=True)
class Bond:
    """One promise as gathered, before its fate is known."""

    fact: PledgeFact
    held: tuple[Held, ...]
    begins: bool
    replaces: bool


def fold(ground: Ground, events: Sequence[EventFact], figures: Sequence[FigureFact]) -> tuple[PledgeFact, ...]:
    """Every pledge with its status as of the record's day, by due day (undated last) and holder."""
    by_act: dict[tuple[str, str, str], list[Held]] = defaultdict(list)
    for one in ground.of("pledge"):
        if one.reading.who("who"):
            due = one.reading.when("due") or UNKNOWN_WHEN
            by_act[(_act(one), iso(due.last or due.first), _stage(one))].append(one)
    groups = [group for held in by_act.values() for group in _by_holder(held, ground)]
    bonds = [bond for group in regroup(groups, ground) if (bond := _bond(group, ground))]
    replaced = _replacements(bonds, ground)
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
    quotes = [slot.witness.quote for one in held for slot in one.reading.slots if slot.name in ("act", "due")]
    return stage_of(sorted(quotes)) == "begins"


def _order(fact: PledgeFact) -> tuple[bool, str, str, str, str]:
    day = fact.due.last or fact.due.first
    return (day is None, iso(day), fact.who.key, fact.act, fact.id)


def _by_holder(held: Sequence[Held], ground: Ground) -> list[list[Held]]:
    """One act with one due day, split by who is bound; the announcer counts as bound with them."""
    groups: list[list[Held]] = []
    for one in sorted(held, key=lambda one: one.order):
        mine = _bound(one)
        home = next((g for g in groups if any(_meet(mine, _bound(other), ground) for other in g)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def _bound(one: Held) -> list[Who]:
    found = (one.reading.who("who"), one.reading.who("announced_by"), one.reading.speaker)
    return [who for who in found if who]


def _meet(mine: Sequence[Who], theirs: Sequence[Who], ground: Ground) -> bool:
    """Bound alike when the holders are one actor, one announced the other's, or one voice announced both."""
    return bool({ground.key(who) for who in mine} & {ground.key(who) for who in theirs})


def _bond(held: Sequence[Held], ground: Ground) -> Bond | None:
    readings = [one.reading for one in held]
    who = next(iter(actors((who for reading in readings if (who := reading.who("who"))), ground)), None)
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


def _due(dues: Iterable[When]) -> When:
    return most_common([due for due in dues if due.known], lambda due: (iso(due.first), iso(due.last))) or UNKNOWN_WHEN


def _replacements(bonds: Sequence[Bond], ground: Ground) -> dict[str, str]:
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
            newer = next((new for new in ordered if new is not old and _replaces(new, old, ground)), None)
            if newer:
                found[old.fact.id] = newer.fact.id
    return found


def _told(bond: Bond) -> date | None:
    return bond.fact.announced.last or bond.fact.announced.first


def _replaces(new: Bond, old: Bond, ground: Ground) -> bool:
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
    if side(new.fact.who, ground) == side(old.fact.who, ground):
        return True
    member = part_of(side(old.fact.who, ground), side(new.fact.who, ground), ground)
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
    promise = Promise(fact.who, fact.announced_by, act_class(fact.act), fact.due, _told(bond), bond.begins)
    outcome: Outcome = judge(promise, events, figures, ground)
    return replace(fact, status=outcome.status, why=outcome.why, outcome=outcome.readings)
