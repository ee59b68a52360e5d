"""The value that stands: retractions first, then the newest value that is not a repeat, a part or a plan. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from saksi.core.fact import FigurePoint, PointStatus
from saksi.core.values import Count
from saksi.record.same import CUMULATIVE

RULE = (
    "one quantity: same thing, people, place and force; its headline is the newest total that stands, not a part of a "
    "larger one and no plan; of several for one day the narrower, then the one more origins tell, then the later told, "
    "then the higher; a vaguer repeat changes nothing; a number taken back leaves the value unknown until a newer comes"
)
CORRECTION = "one outlet's correction of its own page: the number itself is told by others"
SECONDED = "only a second reader found it: no headline, no dispute and no force rests on it alone"
Ends = tuple[int | None, int | None]
_PART = 0.5
"""A later number of a growing total below this share of the standing one counts something else (898 still held of
9,900 detained): it is kept but does not replace the total."""
_NEAR = timedelta(days=1)


def day_of(point: FigurePoint) -> date:
    """The day a value speaks of: as told, else the first day it was reported."""
    when, told = point.when, point.reported
    day = when.last or when.first
    if day and told.last and point.modality != "planned":
        day = min(day, told.last)
    return day or told.first or told.last or date.min


def told_by(point: FigurePoint) -> bool:
    """True for a value that somebody tells as so and whose page still says it, by our own reading."""
    if point.note == SECONDED:
        return False
    return point.modality in ("said", "superseded") and not (point.status == "superseded" and point.note)


def total(point: FigurePoint) -> bool:
    """True for a value that is told as so and is no part of a larger one."""
    return told_by(point) and point.scope == "whole"


def holds(wide: Count, narrow: Count) -> bool:
    """True when every number of `narrow` is in `wide`."""
    low = wide.low is None or (narrow.low is not None and wide.low <= narrow.low)
    high = wide.high is None or (narrow.high is not None and narrow.high <= wide.high)
    return low and high


def settle(points: Sequence[FigurePoint], measure: str) -> tuple[list[FigurePoint], int | None, str]:
    """The points (in time order) with their statuses, the index of the headline, and why it is the headline."""
    settled = [_correction(_opening_status(point), points) for point in points]
    taken_back = [point for point in settled if point.modality == "retracted" and not point.note]
    if taken_back:
        settled = [_retracted(point, taken_back) for point in settled]
    best = headline = _headline(settled, measure)
    if best is not None and _voided(settled[best], settled):
        headline = None
    why = _why(settled, best, headline)
    return _superseded(settled, headline), headline, why


def _why(points: Sequence[FigurePoint], best: int | None, headline: int | None) -> str:
    if headline is None:
        if best is not None or any(point.status == "retracted" for point in points):
            return "no value stands: the newest number was taken back and no newer one is told"
        told = {point.modality for point in points}
        if told <= {"planned"}:
            return "no value stands: all numbers are plans"
        return "no value stands: no article tells a number that stands"
    point = points[headline]
    origins = len(point.witnessed.origins)
    when = f"as of {day_of(point)}" if point.when.known else f"reported {day_of(point)}, its own day is not told"
    count = "one origin" if origins == 1 else f"{origins} origins"
    return f"the newest total that stands: {when}, told by {count}"


def _correction(point: FigurePoint, points: Sequence[FigurePoint]) -> FigurePoint:
    """A retraction by one origin in nobody's name does not take back what two other origins tell of a named source."""
    if point.modality != "retracted" or point.witnessed.bodies or len(point.witnessed.origins) > 1:
        return point
    others = {
        origin
        for other in points
        if told_by(other) and other.witnessed.bodies and (other.count.low, other.count.high) == _ends(point.count)
        for origin in other.witnessed.origins
    }
    own = set(point.witnessed.origins)
    return replace(point, note=CORRECTION) if len(others - own) > 1 else point


def _ends(count: Count) -> Ends:
    return (count.low, count.high)


_OPENING: dict[str, PointStatus] = {
    "planned": "planned", "denied": "denied", "retracted": "retracted", "unknown": "unknown",
    "superseded": "superseded",
}  # fmt: skip


def _opening_status(point: FigurePoint) -> FigurePoint:
    status = _OPENING.get(point.modality, point.status)
    return replace(point, status=status) if point.status == "standing" and status != "standing" else point


def _retracted(point: FigurePoint, taken_back: Sequence[FigurePoint]) -> FigurePoint:
    """A number that was taken back stays so, whoever repeats it; a hedged form of it on that day goes with it."""
    if not told_by(point):
        return point
    for other in taken_back:
        same = (point.count.low, point.count.high) == (other.count.low, other.count.high)
        hedged = holds(point.count, other.count) and abs(day_of(point) - day_of(other)) <= _NEAR
        if same and point.reported.first and other.reported.first and point.reported.first > other.reported.first:
            return replace(point, status="retracted", note="repeats a number that had been taken back")
        if same or hedged:
            return replace(point, status="retracted")
    return point


def _voided(best: FigurePoint, points: Sequence[FigurePoint]) -> bool:
    """True when a number newer than the best standing one was taken back: the older one had already been left.

    An article that recalls a retraction beside the number it holds to be true does not void that number.
    """
    return any(
        point.status == "retracted" and day_of(point) > day_of(best) and not _recalled(point, best)
        for point in points
        if point.note != CORRECTION
    )


def _beside(one: FigurePoint, other: FigurePoint) -> bool:
    return bool(set(one.witnessed.articles) & set(other.witnessed.articles))


def _recalled(point: FigurePoint, best: FigurePoint) -> bool:
    return point.modality == "retracted" and best.modality == "said" and _beside(point, best)


def _headline(points: Sequence[FigurePoint], measure: str) -> int | None:
    standing = [index for index, point in enumerate(points) if point.status == "standing" and total(point)]
    denied = {_ends(point.count) for point in points if point.modality == "denied"}
    if denied:
        standing = [at for at in standing if not _contradicted(points[at], [points[at] for at in standing], denied)]
    best: int | None = None
    earlier = Earlier()
    for index in sorted(standing, key=lambda index: (day_of(points[index]), _weight(points[index]))):
        new = points[index]
        if best is None or (_replaces(new, points[best], measure) and not _lags(new, points[best], earlier)):
            best = index
        earlier.add(new)
    return best


def _contradicted(point: FigurePoint, standing: Sequence[FigurePoint], denied: Collection[Ends]) -> bool:
    """True for a number that another source denies, while one nobody denies is told for its time or after it."""
    if _ends(point.count) not in denied:
        return False
    others = (other for other in standing if _ends(other.count) not in denied)
    return any(_beside(other, point) or day_of(other) >= day_of(point) - _NEAR for other in others)


@dataclass(slots=True)
class Earlier:
    """The numbers with both ends ("more than 3,000" may be repeated by anything) met so far, in time order."""

    exact: dict[Ends, list[FigurePoint]] = field(default_factory=lambda: defaultdict(list))
    loose: list[FigurePoint] = field(default_factory=list)

    def add(self, point: FigurePoint) -> None:
        """One more."""
        if point.count.exact and point.count.high is not None:
            self.exact[_ends(point.count)].append(point)
        elif point.count.low is not None and point.count.high is not None:
            self.loose.append(point)

    def like(self, new: FigurePoint) -> Iterator[FigurePoint]:
        """Those that tell the same as `new` more or less exactly."""
        same = [self.exact.get(_ends(new.count), [])] if new.count.exact else self.exact.values()
        for point in (*(one for some in same for one in some), *self.loose):
            if holds(point.count, new.count) or holds(new.count, point.count):
                yield point


def _weight(point: FigurePoint) -> tuple[int, str, int, int]:
    """Among values of one day: more origins, then the later told, then the higher; ties by where it stands."""
    last = point.reported.last.isoformat() if point.reported.last else ""
    return (len(point.witnessed.origins), last, point.count.low or 0, point.count.high or 0)


def _replaces(new: FigurePoint, old: FigurePoint, measure: str) -> bool:
    same_number = (new.count.low, new.count.high) == (old.count.low, old.count.high)
    if holds(new.count, old.count) and not same_number:
        return False
    if holds(old.count, new.count):
        return True
    return not (measure in CUMULATIVE and _is_part(new.count, old.count))


def _lags(new: FigurePoint, best: FigurePoint, earlier: Earlier) -> bool:
    """True when a value without a day gives no reason to leave a dated one.

    It is the smaller of two in one article (a part); it repeats, more or less exactly, a value older than the dated
    one; or fewer origins tell it within days of that one.
    """
    if new.when.known or not best.when.known:
        return False
    if _beside(new, best) and (new.count.high or 0) < (best.count.low or 0):
        return True
    older = (point for point in earlier.like(new) if day_of(point) < day_of(best))
    if any(not new.witnessed.bodies or _same_voice(point, new) for point in older):
        return True
    close = abs(day_of(new) - day_of(best)) <= 2 * _NEAR
    return close and len(new.witnessed.origins) < len(best.witnessed.origins)


def _same_voice(one: FigurePoint, other: FigurePoint) -> bool:
    """True when one source tells both, or one of them is nobody's."""
    mine, theirs = set(one.witnessed.bodies), set(other.witnessed.bodies)
    return not mine or not theirs or bool(mine & theirs)


def _is_part(new: Count, old: Count) -> bool:
    return new.high is not None and old.low is not None and new.high < old.low * _PART


def _superseded(points: Sequence[FigurePoint], headline: int | None) -> list[FigurePoint]:
    """Values older than the headline, or older than a number taken back since, no longer stand."""
    edge = day_of(points[headline]) if headline is not None else _last_taken_back(points)
    return [
        replace(point, status="superseded")
        if edge and index != headline and point.status == "standing" and day_of(point) < edge
        else point
        for index, point in enumerate(points)
    ]


def _last_taken_back(points: Sequence[FigurePoint]) -> date | None:
    return max((day_of(point) for point in points if point.status == "retracted"), default=None)
