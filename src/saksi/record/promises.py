"""Promises: pledge readings that bind one actor to one act by one day, gathered. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from saksi.core.values import UNKNOWN_WHEN, When, Who
from saksi.record.bearers import Bearers, of_troops
from saksi.record.deeds import WITHDRAWAL
from saksi.record.fulfilment import stage_of, tells
from saksi.record.ground import Ground, Held, iso

COUNTED = timedelta(days=1)
"""The end of a span ("within ten days") is counted from one day or the next."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What decides with which others a reading is one promise.

    `holder` and `keys` are actor keys: who is bound, and everybody whose word it is; `side` the state or alliance
    behind the holder, `force` the joint force it acts in. `told` is the day of publication where the due time is a
    span that may be counted from it.
    """

    troops: bool
    due: When
    told: date | None
    holder: str
    keys: frozenset[str]
    side: str
    force: str

    @property
    def day(self) -> date | None:
        """The due day."""
        return self.due.last or self.due.first

    @property
    def time(self) -> tuple[str, str]:
        """The time promised: "by the 19th" and "on the 19th" are one."""
        first = "" if self.due.first is None or self.due.first == self.due.last else self.due.first.isoformat()
        return (first, iso(self.due.last))


def gather(held: Sequence[Held], known: Bearers) -> list[list[Held]]:
    """Readings of one act, split by due day and by who is bound.

    Readings that claim the same are taken together first; then claims are compared, and only those whose due days
    can be one.
    """
    claims: dict[Claim, list[Held]] = defaultdict(list)
    for one in sorted(held, key=lambda one: one.order):
        claims[_claim(one, known)].append(one)
    distinct = list(claims)
    home = list(range(len(distinct)))
    for left, right in _rivals(distinct):
        first, second = _root(left, home), _root(right, home)
        if first != second and _one_promise(distinct[left], distinct[right], known):
            home[max(first, second)] = min(first, second)
    groups: dict[int, list[Held]] = defaultdict(list)
    for number, some in enumerate(claims.values()):
        groups[_root(number, home)].extend(some)
    return [sorted(group, key=lambda one: one.order) for group in groups.values()]


def _root(number: int, home: list[int]) -> int:
    while home[number] != number:
        home[number] = home[home[number]]
        number = home[number]
    return number


def _rivals(claims: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """Pairs of claims that can be of one due day, by a sweep over the days."""
    by_day: dict[int | None, list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        day = claim.day.toordinal() if claim.day else None
        yield from ((other, number) for other in by_day[day])
        if day is not None and claim.told is not None:
            for near in (day - COUNTED.days, day + COUNTED.days):
                yield from ((other, number) for other in by_day[near] if _counted(claim, claims[other]))
        by_day[day].append(number)


def _counted(one: Claim, other: Claim) -> bool:
    return one.told is not None and other.told is not None and abs(one.told - other.told) <= COUNTED


def _claim(one: Held, known: Bearers) -> Claim:
    holder = one.who("who") or Who("")
    return Claim(
        of_troops(act_of(one)),
        due_of(one),
        one.day if spans(one) else None,
        known.ground.key(holder),
        frozenset(_keys(one, known.ground)),
        known.side(holder),
        known.force(one),
    )


def _one_promise(one: Claim, other: Claim, known: Bearers) -> bool:
    """True when both bind the same: one holder (or the other's announcer), one voice for both, or one joint force.

    Two member states that promise for themselves are two, even through one voice; a member's promise is the joint
    force's where both name exactly the same time.
    """
    if one.holder in other.keys or other.holder in one.keys:
        return True
    sides = (one.side, other.side)
    one_time = any(one.time) and one.time == other.time
    if one.troops:
        if one_time and known.joint(sides):
            return True
        if one.force and one.force == other.force:
            member = sides[0] != sides[1] and all(sides)
            return not member or (one.force in sides and one_time) or _for_the_host(sides, known)
    if all(sides) and sides[0] != sides[1]:
        return False
    return not one.keys.isdisjoint(other.keys)


def _for_the_host(sides: tuple[str, str], known: Bearers) -> bool:
    """The host's announcement of the force's act is the force's."""
    return any(side in known.ground.emended.hosted for side in sides)


def _keys(one: Held, ground: Ground) -> set[str]:
    """Everybody whose word it is: the holder and who announced it."""
    found = (one.who("who"), one.who("announced_by"), one.reading.speaker)
    return {ground.key(who) for who in found if who}


def act_class(act: str) -> str:
    """A promised retreat is the withdrawal whether or not its mode was told."""
    return WITHDRAWAL if act == "RETREAT" else act


def act_of(one: Held) -> str:
    """The promised act."""
    return act_class(one.text("act"))


def due_of(one: Held) -> When:
    """When it is due, as told."""
    due = one.values.get("due")
    return due if isinstance(due, When) else UNKNOWN_WHEN


def spans(one: Held) -> bool:
    """True for a due time of several days."""
    due = due_of(one)
    return due.first is not None and due.last is not None and due.first < due.last


def starts(one: Held) -> bool:
    """Only the start is promised; "begins in two days and is over within ten" sets a time for the whole."""
    quotes = sorted(slot.witness.quote for slot in one.reading.slots if slot.name in ("act", "due"))
    return stage_of(quotes) == "begins" and not (spans(one) and tells(quotes, "ends"))
