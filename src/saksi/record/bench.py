"""The bench disputes are judged at: quantities, parties of the sources, what two values have in common. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from saksi.core.fact import Dispute, DisputeKind, FigureFact, FigurePoint, Witnessed
from saksi.core.ids import content_id
from saksi.record.ground import Ground
from saksi.record.headline import day_of, total
from saksi.record.parties import Parties
from saksi.record.same import country

Live = Sequence[tuple[int, FigurePoint, date]]
"""Index among its quantity's points, the value, the day it speaks of."""
Number = tuple[int | None, int | None]
_OTHER_THING = 0.25


@dataclass(frozen=True, slots=True)
class Bench:
    """What the disputes are judged by. Values in time order and parts by number are looked up, made once."""

    figures: Sequence[FigureFact]
    sides: Parties
    ground: Ground
    parts: Mapping[tuple[str, str], Mapping[Number, Sequence[date]]] = field(init=False)
    """(measure, country) -> number -> days for which a quantity inside a larger one tells it."""
    _live: dict[str, Live] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "parts", _parts(self.figures))
        object.__setattr__(self, "_live", {})

    def live(self, fact: FigureFact) -> Live:
        """Whole values somebody tells as so, neither taken back nor edited away, in time order."""
        held = self._live.get(fact.id)
        if held is None:
            kept = [(day_of(p), at, p) for at, p in enumerate(fact.points) if _lives(p)]
            held = self._live[fact.id] = [(at, p, day) for day, at, p in sorted(kept, key=lambda one: one[:2])]
        return held


def _lives(point: FigurePoint) -> bool:
    return total(point) and point.status != "retracted" and point.count.known


def _parts(figures: Sequence[FigureFact]) -> dict[tuple[str, str], dict[Number, list[date]]]:
    found: dict[tuple[str, str], dict[Number, list[date]]] = defaultdict(lambda: defaultdict(list))
    for fact in figures:
        if fact.scope == "part":
            numbers = found[(fact.measure, country(fact.place))]
            for point in fact.points:
                numbers[(point.count.low, point.count.high)].append(day_of(point))
    return found


def independent(one: FigurePoint, other: FigurePoint, sides: Parties) -> bool:
    """True when the two values do not go back to one source.

    Numbers very unlike (2 and 30) count two things unless known parties stand against each other. Where one article
    itself gives both, first-hand sources must differ: one ministry that tells 18 and 2 tells of two things. Else each
    must have an origin the other lacks: copies of one dispatch that drift apart are no dispute. A number without a day
    of its own, in another article, may be of any hour: it disputes only when a known party stands against another.
    """
    a, b = one.witnessed, other.witnessed
    shared = share_article(one, other)
    if _far_apart(one, other) or not (shared or (one.when.known and other.when.known)):
        return sides.apart(a.bodies, b.bodies)
    if shared:
        return bool(a.bodies and b.bodies) and not set(a.bodies) & set(b.bodies)
    return bool(set(a.origins) - set(b.origins) and set(b.origins) - set(a.origins))


def share_article(one: FigurePoint, other: FigurePoint) -> bool:
    """True when one article tells both."""
    return bool(set(one.witnessed.articles) & set(other.witnessed.articles))


def _far_apart(one: FigurePoint, other: FigurePoint) -> bool:
    small, large = sorted((one.count, other.count), key=lambda count: (count.low or 0, count.high or 0))
    return small.high is not None and large.low is not None and small.high < large.low * _OTHER_THING


def latest(fact: FigureFact, sides: Sequence[int]) -> list[int]:
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


def dispute(kind: DisputeKind, sides: Sequence[tuple[FigureFact, int]], why: str, *, is_open: bool = True) -> Dispute:
    """One dispute, named by its kind and the readings of its sides."""
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
