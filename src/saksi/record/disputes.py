"""Disputes: where sources that do not copy each other differ about one thing at one time. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, groupby, pairwise

from saksi.core.fact import Dispute, FigureFact, FigurePoint
from saksi.record import larger
from saksi.record.bench import Bench, dispute, independent, latest, share_article
from saksi.record.ground import Ground
from saksi.record.headline import day_of, holds, told_by
from saksi.record.outvoted import vague
from saksi.record.parties import Parties, parties
from saksi.record.same import CUMULATIVE, TOLLS, TROOP_MEASURES, country

Side = tuple[str, int]
REACH = timedelta(days=14)
"""The size of a force changes slowly: one article's two counts of it may be of days this far apart."""
_OTHER_THING = 0.25
_FALL = 0.5
"""A total below half the earlier one is another quantity, not a fall."""
_SUBGROUP = timedelta(days=4)
_AROUND = timedelta(days=2)


def find(figures: Sequence[FigureFact], ground: Ground) -> tuple[Dispute, ...]:
    """Every dispute about these figures, one for each kind and quantity, sorted by kind and sides."""
    bench = Bench(figures, parties(ground), ground)
    found = [*(one for fact in figures for one in _within_quantity(fact, bench)), *larger.find(bench)]
    return tuple(sorted(found, key=order))


def order(one: Dispute) -> tuple[str, tuple[Side, ...], str]:
    """By kind and sides."""
    return (one.kind, one.sides, one.id)


def mark(figures: Sequence[FigureFact], disputes: Iterable[Dispute]) -> tuple[FigureFact, ...]:
    """The figures with the sides of open disputes marked as disputed where they stood."""
    sides = {side for one in disputes if one.open for side in one.sides}
    touched = {id_ for id_, _ in sides}
    return tuple(
        replace(fact, points=tuple(_marked(point, (fact.id, at) in sides) for at, point in enumerate(fact.points)))
        if fact.id in touched
        else fact
        for fact in figures
    )


def _marked(point: FigurePoint, disputed: bool) -> FigurePoint:
    return replace(point, status="disputed") if disputed and point.status == "standing" else point


def _candidates(points: Sequence[FigurePoint], *, steady: bool) -> set[tuple[int, int]]:
    """Pairs that speak of one day; of a force's size also two that one article sets beside each other."""
    by_day: dict[date, list[int]] = defaultdict(list)
    by_article: dict[str, list[int]] = defaultdict(list)
    for at, point in enumerate(points):
        if point.when.single or not point.when.known:
            by_day[day_of(point)].append(at)
        for article in point.witnessed.articles if steady else ():
            by_article[article].append(at)
    pairs = {pair for some in by_day.values() for pair in combinations(some, 2)}
    for some in by_article.values():
        pairs.update(
            (one, other)
            for one, other in combinations(some, 2)
            if abs(day_of(points[one]) - day_of(points[other])) <= REACH
        )
    return pairs


def _within_quantity(fact: FigureFact, bench: Bench) -> Iterator[Dispute]:
    if fact.running == "new":
        return
    if fact.contingent or fact.measure not in TROOP_MEASURES:  # troops of nobody named may be anybody's
        yield from _intervals(fact, bench)
    yield from _falls(fact, bench)
    yield from _retractions(fact)
    yield from _denials(fact)


def _intervals(fact: FigureFact, bench: Bench) -> Iterator[Dispute]:
    """The newest time for which sources differ; an older one is history once they agreed or went on."""
    live = [(at, p) for at, p, _ in bench.live(fact) if p.modality == "said" and not vague(p.count.low, p.count.high)]
    rivals: dict[int, set[int]] = defaultdict(set)
    for one, other in sorted(_candidates([point for _, point in live], steady=fact.measure not in CUMULATIVE)):
        (at, point), (other_at, rival) = live[one], live[other]
        if not point.count.meets(rival.count) and independent(point, rival, bench.sides):
            rivals[at].add(other_at)
            rivals[other_at].add(at)
    groups = [_narrow(fact, latest(fact, some)) for some in _components(rivals)]
    told = [some for some in groups if len(some) > 1]
    if not told:
        return
    chosen = max(told, key=lambda some: (max(day_of(fact.points[at]) for at in some), len(some), some))
    newest = max(day_of(fact.points[at]) for at in chosen)
    stands = fact.value
    replaced = stands is not None and day_of(stands) > newest and fact.measure in CUMULATIVE
    why = f"{len(chosen)} values for one time from sources that do not copy each other"
    yield dispute("interval", [(fact, at) for at in chosen], why, is_open=not replaced)


def _components(rivals: dict[int, set[int]]) -> Iterator[list[int]]:
    left = set(rivals)
    while left:
        heap, group = [min(left)], set()
        while heap:
            at = heap.pop()
            if at not in group:
                group.add(at)
                heap.extend(rivals[at])
        left -= group
        yield sorted(group)


def _narrow(fact: FigureFact, sides: Sequence[int]) -> list[int]:
    """Without the sides that only say more vaguely what another says: "at least 225" beside 225."""
    counts = {at: fact.points[at].count for at in sides}
    return [
        at
        for at, count in counts.items()
        if not any(other != count and holds(count, other) for other in counts.values())
    ]


def _falls(fact: FigureFact, bench: Bench) -> Iterator[Dispute]:
    """A running total of dead or injured that goes down, told by exact numbers of sources of one side."""
    if fact.measure not in TOLLS:
        return
    live = [(at, point, day) for at, point, day in bench.live(fact) if point.count.exact]
    days = [[(at, point) for at, point, _ in some] for _, some in groupby(live, key=lambda one: one[2])]
    falls: list[tuple[bool, date, int, int]] = []
    for before, after in pairwise(days):
        high_at, high = max(before, key=lambda pair: (pair[1].count.low or 0, -pair[0]))
        low_at, low = max(after, key=lambda pair: (pair[1].count.high or 0, -pair[0]))
        if _fell(high, low, fact, bench):
            stands = fact.value
            replaced = stands is not None and (stands.count.low or 0) >= (high.count.low or 0)
            falls.append((not replaced, day_of(low), high_at, low_at))
    if falls:
        is_open, _, high_at, low_at = max(falls)
        top, bottom = fact.points[high_at].count.low, fact.points[low_at].count.low
        why = f"a total that only grows fell from {top} to {bottom}, no text says why"
        yield dispute("falling-total", [(fact, high_at), (fact, low_at)], why, is_open=is_open)


def _fell(high: FigurePoint, low: FigurePoint, fact: FigureFact, bench: Bench) -> bool:
    top, bottom = high.count.low or 0, low.count.low or 0
    if not top * _FALL <= bottom < top or (not low.when.known and share_article(high, low)):
        return False
    if not _one_voice(high, low, bench.sides) or _corrected(high, low):
        return False
    return not _repeats(low, fact) and not _of_a_subgroup(low, fact, bench)


def _one_voice(high: FigurePoint, low: FigurePoint, sides: Parties) -> bool:
    """True when one body, or officials not known to be of two sides, tell both; two of one article are rivals."""
    mine, theirs = set(high.witnessed.bodies), set(low.witnessed.bodies)
    if not mine or not theirs or mine & theirs:
        return True
    if share_article(high, low) or set(high.witnessed.origins) & set(low.witnessed.origins):
        return False
    return _official(high, sides) and _official(low, sides) and not sides.apart(mine, theirs)


def _official(point: FigurePoint, sides: Parties) -> bool:
    """True when a body of a known party, or somebody with an office, tells the number."""
    return any(who.role or who.key == "officials" or sides.of(who.key) for who in point.said_by)


def _corrected(high: FigurePoint, low: FigurePoint) -> bool:
    """True when an article that tells the lower number names the higher as the former one: a text says why it fell."""
    return high.status == "superseded" and share_article(high, low)


def _repeats(low: FigurePoint, fact: FigureFact) -> bool:
    """True when a number without a day of its own only repeats what was told before."""
    if low.when.known:
        return False
    return any(_equal(low, point) and day_of(point) < day_of(low) for point in fact.points if point is not low)


def _of_a_subgroup(low: FigurePoint, fact: FigureFact, bench: Bench) -> bool:
    """True when another group or place of the same measure has just this number: "26 killed" were 26 attackers."""
    if fact.scope != "whole":
        return False
    days = bench.parts.get((fact.measure, country(fact.place)), {}).get((low.count.low, low.count.high), ())
    return any(abs(day - day_of(low)) <= _SUBGROUP for day in days)


def _retractions(fact: FigureFact) -> Iterator[Dispute]:
    """What was told and taken back: one dispute, however many numbers went with it."""
    back = [at for at, point in enumerate(fact.points) if point.modality == "retracted" and not point.note]
    if not back:
        return
    numbers = {_number(fact.points[at]) for at in back}
    told = [at for at, p in enumerate(fact.points) if told_by(p) and p.status == "retracted" and _number(p) in numbers]
    open_still = fact.headline is None
    tail = "and no newer value stands" if open_still else "and a newer value stands"
    why = f"the number was told and then taken back, {tail}"
    sides = [*_one_each(fact, told), *_one_each(fact, back)]
    yield dispute("retraction", [(fact, at) for at in sides], why, is_open=open_still)


def _one_each(fact: FigureFact, sides: Iterable[int]) -> list[int]:
    """Of each number the value that most origins tell, then the latest."""
    best: dict[tuple[int | None, int | None], int] = {}
    for at in sorted(sides, key=lambda at: (len(fact.points[at].witnessed.origins), day_of(fact.points[at]), at)):
        best[(fact.points[at].count.low, fact.points[at].count.high)] = at
    return sorted(best.values())


def _denials(fact: FigureFact) -> Iterator[Dispute]:
    denied = {_number(point) for point in fact.points if point.modality == "denied"}
    told = {_number(point) for point in fact.points if told_by(point)} & denied
    sides = [
        at
        for at, point in enumerate(fact.points)
        if _number(point) in told and (told_by(point) or point.modality == "denied")
    ]
    if sides:
        yield dispute("denial", [(fact, at) for at in sides], "one source tells it, another denies it")


def _number(point: FigurePoint) -> tuple[int | None, int | None]:
    return (point.count.low, point.count.high)


def _equal(one: FigurePoint, other: FigurePoint) -> bool:
    return _number(one) == _number(other)
