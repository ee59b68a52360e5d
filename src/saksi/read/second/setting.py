"""The day and the place of a proposal: kept only where our own readers find them in its sentence. Pure."""

from __future__ import annotations

from datetime import date

from saksi.core.reading import Slot
from saksi.core.values import When, Where
from saksi.read.document import Mark
from saksi.read.second.passages import Refusal, Spot


def at_day(spot: Spot, told: date | None, ours: Slot | None) -> Slot | Refusal | None:
    """Ours where nothing is told or the same; else the date of the sentence that comes to the day told."""
    if told is None or _is_day(ours.value if ours else None, told):
        return ours
    mark = dated(spot, told)
    return mark.slot("when", spot.doc.text) if mark else Refusal(f"no date of the sentence comes to {told.isoformat()}")


def dated(spot: Spot, day: date) -> Mark | None:
    """The date of the sentence that is this one day."""
    marks = spot.doc.within("date", spot.sentence.start, spot.sentence.end)
    return next((mark for mark in marks if _is_day(mark.value, day)), None)


def _is_day(value: object, day: date) -> bool:
    return isinstance(value, When) and value.single == day


def at_place(spot: Spot, told: str, ours: Slot | None) -> Slot | Refusal | None:
    """Ours where nothing is told or the same; else the place of the sentence that the words name."""
    if not told or (ours is not None and _names(ours.value, told)):
        return ours
    mark = spot.named("place", told)
    return mark.slot("place", spot.doc.text) if mark else Refusal("the sentence names no such place")


def _names(value: object, told: str) -> bool:
    return isinstance(value, Where) and told.casefold() in (value.written.casefold(), value.name.casefold())
