"""Disputes: where sources that do not copy each other differ about one thing at one time. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, groupby, pairwise

from saksi.core.fact import Dispute, DisputeKind, FigureFact, FigurePoint, Witnessed
from saksi.core.ids import content_id
from saksi.record.ground import Ground
from saksi.record.headline import day_of, told_by
from saksi.record.membership import alliance_among, belongs, root
from saksi.record.same import CUMULATIVE, TOLLS, TROOP_MEASURES, country, family, side, within

Side = tuple[str, int]
SAME_TIME = timedelta(days=2)
"""A value without a day of its own speaks of the days just before it was printed: how far that reaches, and only
beside a rival in the same article. The size of a force changes more slowly than a toll:"""
SAME_TIME_STEADY = timedelta(days=14)
_OTHER_THING = 0.25
_FALL = 0.5
"""A total below half the earlier one is another quantity, not a fall."""


def find(figures: Sequence[FigureFact], ground: Ground) -> tuple[Dispute, ...]:
    """Every dispute about these figures, sorted by kind and sides."""
    found = [
        *(one for fact in figures for one in _within_quantity(fact)),
        *_forces(figures, ground),
        *_parts(figures),
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


def independent(one: FigurePoint, other: FigurePoint) -> bool:
    """True when the two values do not go back to one source.

    Where one article itself gives both, or the numbers are very unlike, first-hand sources must differ: one ministry
    that tells 18 and 2 tells of two things. Else each must have an origin the other lacks: copies of one dispatch
    that drift apart are no dispute.
    """
    a, b = one.witnessed, other.witnessed
    if _share_article(one, other) or _far_apart(one, other):
        return bool(a.bodies and b.bodies) and not set(a.bodies) & set(b.bodies)
    return bool(set(a.origins) - set(b.origins) and set(b.origins) - set(a.origins))


def _share_article(one: FigurePoint, other: FigurePoint) -> bool:
    return bool(set(one.witnessed.articles) & set(other.witnessed.articles))


def _far_apart(one: FigurePoint, other: FigurePoint) -> bool:
    """Numbers so unlike (2 and 30) that they count two things, unless two named sources stand against each other."""
    small, large = sorted((one.count, other.count), key=lambda count: (count.low or 0, count.high or 0))
    return small.high is not None and large.low is not None and small.high < large.low * _OTHER_THING


def _candidates(points: Sequence[FigurePoint], reach: timedelta) -> set[tuple[int, int]]:
    """Pairs that speak of one time: of one day, or one without a day beside a rival in the same article."""
    by_day: dict[date, list[int]] = defaultdict(list)
    by_article: dict[str, list[int]] = defaultdict(list)
    for at, point in enumerate(points):
        by_day[day_of(point)].append(at)
        for article in point.witnessed.articles:
            by_article[article].append(at)
    pairs = {pair for some in by_day.values() for pair in combinations(some, 2)}
    for some in by_article.values():
        for one, other in combinations(some, 2):
            undated = not (points[one].when.known and points[other].when.known)
            if undated and abs(day_of(points[one]) - day_of(points[other])) <= reach:
                pairs.add((one, other))
    return pairs


def _within_quantity(fact: FigureFact) -> Iterator[Dispute]:
    if fact.running == "new":
        return
    if fact.contingent or fact.measure not in TROOP_MEASURES:  # troops of nobody named may be anybody's
        yield from _intervals(fact)
    yield from _falls(fact)
    yield from _retractions(fact)
    yield from _denials(fact)


def _live(fact: FigureFact) -> list[tuple[int, FigurePoint]]:
    """Values somebody tells as so, neither taken back nor edited away, in time order."""
    kept = [(at, p) for at, p in enumerate(fact.points) if told_by(p) and p.status != "retracted" and p.count.known]
    return sorted(kept, key=lambda pair: (day_of(pair[1]), pair[0]))


def _intervals(fact: FigureFact) -> Iterator[Dispute]:
    live = [(at, point) for at, point in _live(fact) if point.modality == "said"]
    reach = SAME_TIME if fact.measure in CUMULATIVE else SAME_TIME_STEADY
    rivals: dict[int, set[int]] = defaultdict(set)
    for one, other in _candidates([point for _, point in live], reach):
        (at, point), (other_at, rival) = live[one], live[other]
        if not point.count.meets(rival.count) and independent(point, rival):
            rivals[at].add(other_at)
            rivals[other_at].add(at)
    for sides in _components(rivals):
        points = [fact.points[at] for at in sides]
        newest = max(day_of(point) for point in points)
        stands = fact.value
        replaced = stands is not None and day_of(stands) > newest and fact.measure in CUMULATIVE
        why = f"{len(sides)} values for one day from sources that do not copy each other"
        yield _dispute("interval", [(fact, at) for at in sides], why, is_open=not replaced)


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


def _falls(fact: FigureFact) -> Iterator[Dispute]:
    """A running total of dead or injured that goes down from one day to the next."""
    if fact.measure not in TOLLS:
        return
    days = [list(some) for _, some in groupby(_live(fact), key=lambda pair: day_of(pair[1]))]
    for before, after in pairwise(days):
        high_at, high = max(before, key=lambda pair: (pair[1].count.low or 0, -pair[0]))
        low_at, low = max(after, key=lambda pair: (pair[1].count.high or pair[1].count.low or 0, -pair[0]))
        top, bottom = high.count.low, low.count.high
        if top is None or bottom is None or (not low.when.known and _share_article(high, low)):
            continue
        if top * _FALL <= bottom < top:
            stands = fact.value
            replaced = stands is not None and stands.count.low is not None and stands.count.low >= top
            why = f"a total that only grows fell from {top} to {bottom}, no text says why"
            yield _dispute("falling-total", [(fact, high_at), (fact, low_at)], why, is_open=not replaced)


def _retractions(fact: FigureFact) -> Iterator[Dispute]:
    for at, point in enumerate(fact.points):
        if point.modality == "retracted":
            told = [i for i, p in enumerate(fact.points) if told_by(p) and p.status == "retracted" and _equal(p, point)]
            open_still = fact.headline is None
            tail = "and no newer value stands" if open_still else "and a newer value stands"
            why = f"the number was told and then taken back, {tail}"
            yield _dispute("retraction", [(fact, i) for i in (*told, at)], why, is_open=open_still)


def _denials(fact: FigureFact) -> Iterator[Dispute]:
    for at, point in enumerate(fact.points):
        if point.modality == "denied":
            told = [i for i, p in enumerate(fact.points) if told_by(p) and _equal(p, point)]
            if told:
                yield _dispute("denial", [(fact, i) for i in (*told, at)], "one source tells it, another denies it")


def _equal(one: FigurePoint, other: FigurePoint) -> bool:
    return (one.count.low, one.count.high) == (other.count.low, other.count.high)


def _forces(figures: Sequence[FigureFact], ground: Ground) -> Iterator[Dispute]:
    """A contributor larger than the whole joint force it is part of, in one place."""
    by_place: dict[tuple[str, str], list[FigureFact]] = defaultdict(list)
    for fact in figures:
        troops = fact.measure in TROOP_MEASURES and family(fact.measure, fact.group) == "soldiers"
        if fact.contingent and fact.background is None and troops and fact.running == "total":
            by_place[(fact.measure, country(fact.place))].append(fact)
    for facts in by_place.values():
        keyed = [(side(fact.contingent, ground), fact) for fact in facts if fact.contingent]
        alliance = alliance_among((key for key, _ in keyed), ground.as_of, ground.members)
        known = alliance is not None and bool(ground.members(alliance, ground.as_of))
        for key, whole in keyed:
            if key == alliance:
                for other, part in keyed:
                    member = belongs(other, key, ground.as_of, ground.members) if known else root(other) != key
                    if member:
                        yield from _greater(part, whole, "contributor", "joint force", same_day=False)


def _parts(figures: Sequence[FigureFact]) -> Iterator[Dispute]:
    """A group larger than all people, or a town larger than its country, on one day."""
    by_measure: dict[tuple[str, int | None], list[FigureFact]] = defaultdict(list)
    for fact in figures:
        if fact.measure in ("killed", "injured", "missing", "detained", "displaced") and fact.running == "total":
            by_measure[(fact.measure, fact.background)].append(fact)
    for facts in by_measure.values():
        total_of = {fact.place.key if fact.place else "": fact for fact in facts if fact.group == "people"}
        group_of = {(fact.place.key if fact.place else "", family(fact.measure, fact.group)): fact for fact in facts}
        for part in facts:
            whole = total_of.get(part.place.key if part.place else "")
            if whole and part.group not in ("people", "buildings", "vehicles", "aircraft", "weapons", "equipment"):
                yield from _greater(part, whole, "group", "total of people")
            around = group_of.get((country(part.place), family(part.measure, part.group)))
            if around and part.place and around.place and within(part.place, around.place):
                yield from _greater(part, around, "place", "country")


def _greater(
    part: FigureFact, whole: FigureFact, small: str, large: str, *, same_day: bool = True
) -> Iterator[Dispute]:
    pairs = [(a, b) for a, p in _live(part) for b, w in _live(whole) if _exceeds(p, w)]
    if same_day:
        pairs = [(a, b) for a, b in pairs if _tops_its_day(part.points[a], whole)]
        pairs = [(a, b) for a, b in pairs if day_of(part.points[a]) == day_of(whole.points[b])]
        pairs = [(a, b) for a, b in pairs if independent(part.points[a], whole.points[b])]
    elif whole.value:
        pairs = [(a, b) for a, b in pairs if _exceeds(part.points[a], whole.value)]
    if pairs:
        sides = [
            *((part, a) for a in sorted({a for a, _ in pairs})),
            *((whole, b) for b in sorted({b for _, b in pairs})),
        ]
        stands = part.headline in {a for a, _ in pairs} or whole.headline in {b for _, b in pairs}
        yield _dispute("part-greater-than-whole", sides, f"the {small} is told larger than the {large}", is_open=stands)


def _exceeds(part: FigurePoint, whole: FigurePoint) -> bool:
    low, high = part.count.low, whole.count.high
    return low is not None and high is not None and low > high


def _tops_its_day(part: FigurePoint, whole: FigureFact) -> bool:
    """True when no value of the whole for that day is large enough to hold the part."""
    return all(_exceeds(part, point) for _, point in _live(whole) if day_of(point) == day_of(part))


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
