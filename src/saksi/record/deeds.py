"""Deeds: the events and counts that can tell what became of a promise, by act and side, looked up once. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from saksi.core.fact import EventFact, FigureFact
from saksi.core.values import Who
from saksi.record.ground import Ground
from saksi.record.same import named, side

WITHDRAWAL = "RETREAT/withdraw"
TROOPS_IN = ("AID", "MOBILIZE/troops", "MOBILIZE")


@dataclass(frozen=True, slots=True)
class Deed:
    """One dated event that is of the act, on the last day it can have been; `sides` are behind its actors."""

    event: EventFact
    day: date
    sides: frozenset[str]
    nameless: bool


@dataclass(frozen=True, slots=True)
class Deeds:
    """All events of one act.

    `acting` are the particular actors by key; `acted` the keys of all actors; `leaders` those that stand first.
    """

    acting: dict[str, Who]
    acted: frozenset[str]
    leaders: dict[str, Who]
    by_side: dict[str, list[Deed]]
    nameless: list[Deed]

    def since(self, day: date | None, sides: Iterable[str], *, nameless: bool) -> Iterator[Deed]:
        """The deeds of these sides from a day on; with `nameless` also those of nobody in particular."""
        seen: set[str] = set()
        for some in (*(self.by_side[one] for one in sides), self.nameless if nameless else []):
            for deed in some[bisect_left(some, day, key=lambda one: one.day) if day else 0 :]:
                if deed.event.id not in seen:
                    seen.add(deed.event.id)
                    yield deed


@dataclass(frozen=True, slots=True)
class Evidence:
    """What outcomes are told by: events by act, counts of those present, and everybody who does more than promise."""

    ground: Ground
    events: Sequence[EventFact]
    present: Sequence[FigureFact]
    doers: frozenset[str]
    _by_act: dict[str, Deeds] = field(default_factory=dict)

    def of(self, act: str) -> Deeds:
        """The events of this act."""
        held = self._by_act.get(act)
        if held is None:
            held = self._by_act[act] = _deeds([one for one in self.events if same_act(one, act)], self.ground)
        return held


def evidence(events: Sequence[EventFact], figures: Iterable[FigureFact], ground: Ground) -> Evidence:
    """The evidence these facts give."""
    present = [fact for fact in figures if fact.measure == "present" and fact.contingent and fact.background is None]
    doers = frozenset(who.key for event in events if event.type != "CONCEDE" for who in event.actors)
    return Evidence(ground, events, present, doers)


def _deeds(events: Sequence[EventFact], ground: Ground) -> Deeds:
    every = [who for event in events for who in event.actors]
    leaders = [event.actors[0] for event in events if event.actors]
    dated = [
        Deed(event, day, frozenset(side(who, ground) for who in event.actors), not any(map(named, event.actors)))
        for event in events
        if (day := event.when.last or event.when.first)
    ]
    dated.sort(key=lambda one: one.day)
    by_side: dict[str, list[Deed]] = {}
    for deed in dated:
        for key in deed.sides:
            by_side.setdefault(key, []).append(deed)
    return Deeds(
        {ground.key(who): who for who in every if named(who)},
        frozenset(who.key for who in every),
        {who.key: who for who in reversed(leaders)},
        by_side,
        [deed for deed in dated if deed.nameless],
    )


def same_act(event: EventFact, act: str) -> bool:
    """True when an event is of the promised act; sending troops has several names."""
    name = f"{event.type}/{event.mode}" if event.mode else event.type
    if act == WITHDRAWAL:
        return name in (WITHDRAWAL, "RETREAT")
    if act in TROOPS_IN:
        return name in TROOPS_IN
    return name == act or event.type == act
