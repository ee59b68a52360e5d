"""Disputes: where sources that do not copy each other differ about one thing at one time. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations, groupby, pairwise

from saksi.core.fact import Dispute, DisputeKind, FigureFact, FigurePoint, Witnessed
from saksi.core.ids import content_id
from saksi.record.ground import Ground
from saksi.record.headline import day_of, holds, told_by, total
from saksi.record.membership import alliance_among, belongs, root
from saksi.record.outvoted import vague
from saksi.record.parties import Parties, parties
from saksi.record.same import CUMULATIVE, TOLLS, TROOP_MEASURES, country, family, side, within
from saksi.record.scope import THINGS

Side = tuple[str, int]
REACH = timedelta(days=14)
"""The size of a force changes slowly: one article's two counts of it may be of days this far apart."""
_OTHER_THING = 0.25
_FALL = 0.5
"""A total below half the earlier one is another quantity, not a fall."""
_SUBGROUP = timedelta(days=4)
_AROUND = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Bench:
    """What the disputes are judged by: all quantities, the parties of the sources, and the ground."""

    figures: Sequence[FigureFact]
    sides: Parties
    ground: Ground


def find(figures: Sequence[FigureFact], ground: Ground) -> tuple[Dispute, ...]:
    """Every dispute about these figures, one for each kind and quantity, sorted by kind and sides."""
    bench = Bench(figures, parties(ground), ground)
    found = [
        *(one for fact in figures for one in _within_quantity(fact, bench)),
        *_forces(bench),
        *_parts(bench),
    ]
    return tuple(sorted(found, key=lambda one: (one.kind, one.sides, one.id)))


def mark(figures: Sequence[FigureFact], disputes: Iterable[Dispute]) -> tuple[FigureFact, ...]:
    """The figures with the sides of open disputes marked as disputed where they stood."""
    sides = {side for one in disputes if one.open for side in one.sides}
    return tuple(
        replace(fact, points=tuple(_marked(point, (fact.id, at) in sides) for at, point in enumerate(fact.points)))
        for fact in figures
    )


def _marked(point: FigurePoint, disputed: bool) -> FigurePoint:
    return replace(point, status="disputed") if disputed and point.status == "standing" else point


def independent(one: FigurePoint, other: FigurePoint, sides: Parties) -> bool:
    """True when the two values do not go back to one source.

    Numbers very unlike (2 and 30) count two things unless known parties stand against each other. Where one article
    itself gives both, first-hand sources must differ: one ministry that tells 18 and 2 tells of two things. Else each
    must have an origin the other lacks: copies of one dispatch that drift apart are no dispute. A number without a day
    of its own, in another article, may be of any hour: it disputes only when a known party stands against another.
    """
    a, b = one.witnessed, other.witnessed
    shared = _share_article(one, other)
    if _far_apart(one, other) or not (shared or (one.when.known and other.when.known)):
        return sides.apart(a.bodies, b.bodies)
    if shared:
        return bool(a.bodies and b.bodies) and not set(a.bodies) & set(b.bodies)
    return bool(set(a.origins) - set(b.origins) and set(b.origins) - set(a.origins))


def _share_article(one: FigurePoint, other: FigurePoint) -> bool:
    return bool(set(one.witnessed.articles) & set(other.witnessed.articles))


def _far_apart(one: FigurePoint, other: FigurePoint) -> bool:
    small, large = sorted((one.count, other.count), key=lambda count: (count.low or 0, count.high or 0))
    return small.high is not None and large.low is not None and small.high < large.low * _OTHER_THING


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


def _live(fact: FigureFact) -> list[tuple[int, FigurePoint]]:
    """Whole values somebody tells as so, neither taken back nor edited away, in time order."""
    kept = [(at, p) for at, p in enumerate(fact.points) if total(p) and p.status != "retracted" and p.count.known]
    return sorted(kept, key=lambda pair: (day_of(pair[1]), pair[0]))


def _intervals(fact: FigureFact, bench: Bench) -> Iterator[Dispute]:
    """The newest time for which sources differ; an older one is history once they agreed or went on."""
    live = [(at, p) for at, p in _live(fact) if p.modality == "said" and not vague(p.count.low, p.count.high)]
    rivals: dict[int, set[int]] = defaultdict(set)
    for one, other in sorted(_candidates([point for _, point in live], steady=fact.measure not in CUMULATIVE)):
        (at, point), (other_at, rival) = live[one], live[other]
        if not point.count.meets(rival.count) and independent(point, rival, bench.sides):
            rivals[at].add(other_at)
            rivals[other_at].add(at)
    groups = [_narrow(fact, _latest(fact, some)) for some in _components(rivals)]
    told = [some for some in groups if len(some) > 1]
    if not told:
        return
    chosen = max(told, key=lambda some: (max(day_of(fact.points[at]) for at in some), len(some), some))
    newest = max(day_of(fact.points[at]) for at in chosen)
    stands = fact.value
    replaced = stands is not None and day_of(stands) > newest and fact.measure in CUMULATIVE
    why = f"{len(chosen)} values for one time from sources that do not copy each other"
    yield _dispute("interval", [(fact, at) for at in chosen], why, is_open=not replaced)


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


def _latest(fact: FigureFact, sides: Sequence[int]) -> list[int]:
    """The telling sides: of each interval one, and of each source its latest."""
    by_number: dict[tuple[int | None, int | None], int] = {}
    for at in sorted(sides, key=lambda at: (day_of(fact.points[at]), at)):
        count = fact.points[at].count
        by_number[(count.low, count.high)] = at
    by_body: dict[tuple[str, ...], int] = {}
    for at in sorted(by_number.values(), key=lambda at: (day_of(fact.points[at]), at)):
        told = fact.points[at].witnessed
        by_body[told.bodies or told.origins] = at
    return sorted(by_body.values())


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
    live = [(at, point) for at, point in _live(fact) if point.count.exact]
    days = [list(some) for _, some in groupby(live, key=lambda pair: day_of(pair[1]))]
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
        yield _dispute("falling-total", [(fact, high_at), (fact, low_at)], why, is_open=is_open)


def _fell(high: FigurePoint, low: FigurePoint, fact: FigureFact, bench: Bench) -> bool:
    top, bottom = high.count.low or 0, low.count.low or 0
    if not top * _FALL <= bottom < top or (not low.when.known and _share_article(high, low)):
        return False
    if not _one_voice(high, low, bench.sides) or _corrected(high, low):
        return False
    return not _repeats(low, fact) and not _of_a_subgroup(low, fact, bench.figures)


def _one_voice(high: FigurePoint, low: FigurePoint, sides: Parties) -> bool:
    """True when one body, or officials not known to be of two sides, tell both; two of one article are rivals."""
    mine, theirs = set(high.witnessed.bodies), set(low.witnessed.bodies)
    if not mine or not theirs or mine & theirs:
        return True
    if _share_article(high, low) or set(high.witnessed.origins) & set(low.witnessed.origins):
        return False
    return _official(high, sides) and _official(low, sides) and not sides.apart(mine, theirs)


def _official(point: FigurePoint, sides: Parties) -> bool:
    """True when a body of a known party, or somebody with an office, tells the number."""
    return any(who.role or who.key == "officials" or sides.of(who.key) for who in point.said_by)


def _corrected(high: FigurePoint, low: FigurePoint) -> bool:
    """True when an article that tells the lower number names the higher as the former one: a text says why it fell."""
    return high.status == "superseded" and _share_article(high, low)


def _repeats(low: FigurePoint, fact: FigureFact) -> bool:
    """True when a number without a day of its own only repeats what was told before."""
    if low.when.known:
        return False
    return any(_equal(low, point) and day_of(point) < day_of(low) for point in fact.points if point is not low)


def _of_a_subgroup(low: FigurePoint, fact: FigureFact, figures: Iterable[FigureFact]) -> bool:
    """True when another group or place of the same measure has just this number: "26 killed" were 26 attackers."""
    return any(
        _equal(low, point) and abs(day_of(point) - day_of(low)) <= _SUBGROUP
        for other in figures
        if other is not fact and other.measure == fact.measure and country(other.place) == country(fact.place)
        if fact.scope == "whole" and other.scope == "part"
        for point in other.points
    )


def _retractions(fact: FigureFact) -> Iterator[Dispute]:
    """What was told and taken back: one dispute, however many numbers went with it."""
    back = [at for at, point in enumerate(fact.points) if point.modality == "retracted" and not point.note]
    if not back:
        return
    told = [
        i for i, p in enumerate(fact.points)
        if told_by(p) and p.status == "retracted" and any(_equal(p, fact.points[at]) for at in back)
    ]  # fmt: skip
    open_still = fact.headline is None
    tail = "and no newer value stands" if open_still else "and a newer value stands"
    why = f"the number was told and then taken back, {tail}"
    sides = [*_one_each(fact, told), *_one_each(fact, back)]
    yield _dispute("retraction", [(fact, at) for at in sides], why, is_open=open_still)


def _one_each(fact: FigureFact, sides: Iterable[int]) -> list[int]:
    """Of each number the value that most origins tell, then the latest."""
    best: dict[tuple[int | None, int | None], int] = {}
    for at in sorted(sides, key=lambda at: (len(fact.points[at].witnessed.origins), day_of(fact.points[at]), at)):
        best[(fact.points[at].count.low, fact.points[at].count.high)] = at
    return sorted(best.values())


def _denials(fact: FigureFact) -> Iterator[Dispute]:
    sides: set[int] = set()
    for at, point in enumerate(fact.points):
        if point.modality == "denied":
            told = [i for i, p in enumerate(fact.points) if told_by(p) and _equal(p, point)]
            sides.update((*told, at) if told else ())
    if sides:
        yield _dispute("denial", [(fact, at) for at in sorted(sides)], "one source tells it, another denies it")


def _equal(one: FigurePoint, other: FigurePoint) -> bool:
    return (one.count.low, one.count.high) == (other.count.low, other.count.high)


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
    pairs = [(a, b) for a, p in _live(part) for b, w in _live(whole) if _exceeds(p, w)]
    if same_day:
        pairs = [(a, b) for a, b in pairs if _tops_its_day(part.points[a], whole)]
        pairs = [(a, b) for a, b in pairs if day_of(part.points[a]) == day_of(whole.points[b])]
        pairs = [(a, b) for a, b in pairs if independent(part.points[a], whole.points[b], bench.sides)]
    elif whole.value:
        pairs = [(a, b) for a, b in pairs if _exceeds(part.points[a], whole.value)]
    if pairs:
        sides = [
            *((part, a) for a in _latest(part, sorted({a for a, _ in pairs}))),
            *((whole, b) for b in _latest(whole, sorted({b for _, b in pairs}))),
        ]
        stands = part.headline in {a for a, _ in pairs} or whole.headline in {b for _, b in pairs}
        yield _dispute("part-greater-than-whole", sides, f"the {small} is told larger than the {large}", is_open=stands)


def _exceeds(part: FigurePoint, whole: FigurePoint) -> bool:
    low, high = part.count.low, whole.count.high
    return low is not None and high is not None and low > high


def _tops_its_day(part: FigurePoint, whole: FigureFact) -> bool:
    """True when no value of the whole for that day or the days around it is large enough to hold the part."""
    return all(_exceeds(part, p) for _, p in _live(whole) if abs(day_of(p) - day_of(part)) <= _AROUND)


def _dispute(kind: DisputeKind, sides: Sequence[tuple[FigureFact, int]], why: str, *, is_open: bool = True) -> Dispute:
    told = [fact.points[at].witnessed for fact, at in sides]
    days = [one.known for one in told if one.known]
    readings = tuple(sorted({id_ for one in told for id_ in one.readings}))
    merged = Witnessed(
        readings=readings,
        origins=tuple(sorted({id_ for one in told for id_ in one.origins})),
        articles=tuple(sorted({id_ for one in told for id_ in one.articles})),
        known=max(days) if days else None,
        rule="known from the day its last side was told",
        bodies=tuple(sorted({body for one in told for body in one.bodies})),
    )
    name = content_id("dispute", [kind, [list(one.readings) for one in told]])
    return Dispute(name, kind, tuple((fact.id, at) for fact, at in sides), why, merged, is_open)
