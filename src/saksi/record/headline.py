"""The value that stands: retractions first, then the newest value that is not a repeat, a part or a plan. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from saksi.core.fact import FigurePoint, PointStatus
from saksi.core.values import Count
from saksi.record.same import CUMULATIVE

RULE = (
    "the newest standing value; a wider interval that holds it only repeats it; on one day the narrower, then the "
    "one more origins tell, then the one reported later, then the higher; a number taken back leaves the value unknown "
    "until a newer one comes"
)
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
    """True for a value that somebody tells as so and whose page still says it."""
    return point.modality in ("said", "superseded") and not (point.status == "superseded" and point.note)


def holds(wide: Count, narrow: Count) -> bool:
    """True when every number of `narrow` is in `wide`."""
    low = wide.low is None or (narrow.low is not None and wide.low <= narrow.low)
    high = wide.high is None or (narrow.high is not None and narrow.high <= wide.high)
    return low and high


def settle(points: Sequence[FigurePoint], measure: str) -> tuple[list[FigurePoint], int | None]:
    """The points (in time order) with their statuses, and the index of the headline."""
    settled = [_opening_status(point) for point in points]
    taken_back = [point for point in settled if point.modality == "retracted"]
    settled = [_retracted(point, taken_back) for point in settled]
    headline = _headline(settled, measure)
    if headline is not None and _voided(settled[headline], settled):
        headline = None
    return [_final(index, point, settled, headline) for index, point in enumerate(settled)], headline


def _opening_status(point: FigurePoint) -> FigurePoint:
    by_modality: dict[str, PointStatus] = {
        "planned": "planned", "denied": "denied", "retracted": "retracted", "unknown": "unknown",
        "superseded": "superseded",
    }  # fmt: skip
    return replace(point, status=by_modality.get(point.modality, point.status)) if point.status == "standing" else point


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
        point.status == "retracted" and day_of(point) > day_of(best) and not _recalled(point, best) for point in points
    )


def _beside(one: FigurePoint, other: FigurePoint) -> bool:
    return bool(set(one.witnessed.articles) & set(other.witnessed.articles))


def _recalled(point: FigurePoint, best: FigurePoint) -> bool:
    return point.modality == "retracted" and best.modality == "said" and _beside(point, best)


def _headline(points: Sequence[FigurePoint], measure: str) -> int | None:
    standing = [index for index, point in enumerate(points) if point.status == "standing" and told_by(point)]
    standing_points = [points[index] for index in standing]
    best: int | None = None
    for index in sorted(standing, key=lambda index: (day_of(points[index]), _weight(points[index]))):
        if best is None or (
            _replaces(points[index], points[best], measure) and not _lags(points[index], points[best], standing_points)
        ):
            best = index
    return best


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


def _lags(new: FigurePoint, best: FigurePoint, points: Sequence[FigurePoint]) -> bool:
    """True when a value without a day gives no reason to leave a dated one.

    It is the smaller of two in one article (a part); it repeats, more or less exactly, a value older than the dated
    one; or fewer origins tell it within days of that one.
    """
    if new.when.known or not best.when.known:
        return False
    if _beside(new, best) and (new.count.high or 0) < (best.count.low or 0):
        return True
    older = [point for point in points if point is not new and day_of(point) < day_of(best)]
    if any(holds(point.count, new.count) or holds(new.count, point.count) for point in older):
        return True
    close = abs(day_of(new) - day_of(best)) <= 2 * _NEAR
    return close and len(new.witnessed.origins) < len(best.witnessed.origins)


def _is_part(new: Count, old: Count) -> bool:
    return new.high is not None and old.low is not None and new.high < old.low * _PART


def _final(index: int, point: FigurePoint, points: Sequence[FigurePoint], headline: int | None) -> FigurePoint:
    """Values older than the headline, or older than a number taken back since, no longer stand."""
    if point.status != "standing" or index == headline:
        return point
    edge = day_of(points[headline]) if headline is not None else _last_taken_back(points)
    return replace(point, status="superseded") if edge and day_of(point) < edge else point


def _last_taken_back(points: Sequence[FigurePoint]) -> date | None:
    return max((day_of(point) for point in points if point.status == "retracted"), default=None)
