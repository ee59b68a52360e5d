"""Larger parts: a contributor larger than its joint force, a group or town larger than the whole. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from saksi.core.fact import Dispute, FigureFact, FigurePoint
from saksi.record.bench import Bench, Live, dispute, independent, latest
from saksi.record.membership import alliance_among, belongs, root
from saksi.record.same import TROOP_MEASURES, country, family, side, within
from saksi.record.scope import THINGS

_AROUND = 2
"""Days around a part's in which a value of the whole that can hold it explains it."""
_NO_END = float("inf")


def find(bench: Bench) -> Iterator[Dispute]:
    """Every such dispute about these figures."""
    yield from _forces(bench)
    yield from _parts(bench)


def _forces(bench: Bench) -> Iterator[Dispute]:
    """A contributor larger than the whole joint force it is part of, in one place."""
    ground = bench.ground
    by_place: dict[tuple[str, str], list[FigureFact]] = defaultdict(list)
    for fact in bench.figures:
        troops = fact.measure in TROOP_MEASURES and family(fact.measure, fact.group) == "soldiers"
        if fact.contingent and fact.background is None and troops and fact.running == "total":
            by_place[(fact.measure, country(fact.place))].append(fact)
    for facts in by_place.values():
        keyed = [(side(fact.contingent, ground), fact) for fact in facts if fact.contingent]
        alliance = alliance_among((key for key, _ in keyed), ground.as_of, ground.members)
        known = alliance is not None and bool(ground.members(alliance, ground.as_of))
        whole = _widest(fact for key, fact in keyed if key == alliance)
        for other, part in keyed if whole and alliance else ():
            member = belongs(other, alliance or "", ground.as_of, ground.members) if known else root(other) != alliance
            if member and whole:
                yield from _greater(part, whole, "contributor", "joint force", bench, same_day=False)


def _widest(facts: Iterable[FigureFact]) -> FigureFact | None:
    """The quantity that speaks of the country rather than a town, with most values."""
    ranked = sorted(facts, key=lambda fact: (fact.scope != "whole", -len(fact.points), fact.id))
    return next(iter(ranked), None)


def _parts(bench: Bench) -> Iterator[Dispute]:
    """A group larger than all people, or a town larger than its country, on one day."""
    by_measure: dict[tuple[str, int | None], list[FigureFact]] = defaultdict(list)
    for fact in bench.figures:
        if fact.measure in ("killed", "injured", "missing", "detained", "displaced") and fact.running == "total":
            by_measure[(fact.measure, fact.background)].append(fact)
    for facts in by_measure.values():
        total_of = {fact.place.key if fact.place else "": fact for fact in facts if fact.group == "people"}
        group_of = {(fact.place.key if fact.place else "", family(fact.measure, fact.group)): fact for fact in facts}
        for part in facts:
            whole = total_of.get(part.place.key if part.place else "")
            if whole and part.group != "people" and part.group not in THINGS:
                yield from _greater(part, whole, "group", "total of people", bench)
            around = group_of.get((country(part.place), family(part.measure, part.group)))
            if around and part.place and around.place and within(part.place, around.place):
                yield from _greater(part, around, "place", "country", bench)


def _greater(
    part: FigureFact, whole: FigureFact, small: str, large: str, bench: Bench, *, same_day: bool = True
) -> Iterator[Dispute]:
    inside, around = bench.live(part), bench.live(whole)
    if same_day:
        parts, wholes = _on_one_day(inside, around, bench)
    else:
        parts, wholes = _at_any_time(inside, around, whole)
    if parts and wholes:
        sides = [
            *((part, at) for at in latest(part, sorted(parts))),
            *((whole, at) for at in latest(whole, sorted(wholes))),
        ]
        stands = part.headline in parts or whole.headline in wholes
        yield dispute("part-greater-than-whole", sides, f"the {small} is told larger than the {large}", is_open=stands)


def _on_one_day(inside: Live, around: Live, bench: Bench) -> tuple[set[int], set[int]]:
    """Indexes of parts and of wholes that differ for one day, where no value of the days around can hold the part."""
    by_day: dict[date, list[tuple[int, FigurePoint]]] = defaultdict(list)
    largest: dict[int, float] = {}
    for at, point, day in around:
        by_day[day].append((at, point))
        high = _NO_END if point.count.high is None else point.count.high
        largest[day.toordinal()] = max(largest.get(day.toordinal(), 0), high)
    parts: set[int] = set()
    wholes: set[int] = set()
    for at, point, day in inside:
        if day in by_day and _tops(point, day, largest):
            rivals = [other for other, whole in by_day[day] if independent(point, whole, bench.sides)]
            wholes.update(rivals)
            parts.update([at] if rivals else ())
    return parts, wholes


def _tops(part: FigurePoint, day: date, largest: dict[int, float]) -> bool:
    low, around = part.count.low, range(day.toordinal() - _AROUND, day.toordinal() + _AROUND + 1)
    return low is not None and all(low > largest.get(other, -1) for other in around)


def _at_any_time(inside: Live, around: Live, whole: FigureFact) -> tuple[set[int], set[int]]:
    """Indexes of parts larger than some value of the whole and than the one that stands, and of those values."""
    smallest = min((p.count.high for _, p, _ in around if p.count.high is not None), default=None)
    parts = {
        at: point.count.low
        for at, point, _ in inside
        if point.count.low is not None and smallest is not None and point.count.low > smallest
        if whole.value is None or _exceeds(point, whole.value)
    }
    most = max(parts.values(), default=0)
    return set(parts), {at for at, p, _ in around if p.count.high is not None and p.count.high < most}


def _exceeds(part: FigurePoint, whole: FigurePoint) -> bool:
    low, high = part.count.low, whole.count.high
    return low is not None and high is not None and low > high
