"""The ledger: planned, sent, withdrawn, present and remaining of one contributor; unknown is never zero. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from saksi.core.fact import EventFact, FigureFact, FigurePoint, LedgerLine, Witnessed
from saksi.core.values import UNKNOWN_COUNT, Count, Where, Who
from saksi.record.fulfilment import stage
from saksi.record.ground import Ground
from saksi.record.headline import SECONDED, day_of, told_by

Cell = tuple[str, int] | None
NONE_LEFT = Count(0, 0)


def line(
    contributor: Who | None,
    place: Where,
    figures: Sequence[FigureFact],
    events: Sequence[EventFact],
    ground: Ground,
    *,
    whole: LedgerLine | None = None,
) -> LedgerLine:
    """The line of one contributor (None: the whole force); `whole` is the whole's line beside a part's."""
    deployed, gone, there = (_widest(measure, figures) for measure in ("deployed", "withdrawn", "present"))
    sent, withdrawn, present = _standing(deployed), _standing(gone), _standing(there)
    remaining, why, left = _remaining(deployed, gone, there, events, ground)
    if not remaining.known and whole and whole.remaining == NONE_LEFT:
        remaining, why, left = NONE_LEFT, f"the whole force is told to be gone ({whole.why})", whole.left
    return LedgerLine(
        contributor=contributor,
        place=place,
        planned=_planned(deployed),
        sent=sent,
        withdrawn=withdrawn or _unknown(gone),
        present=present,
        remaining=remaining,
        why=why,
        witnessed=_merged([*(fact.witnessed for fact in figures), *(event.witnessed for event in events)]),
        left=left,
    )


def _widest(measure: str, figures: Iterable[FigureFact]) -> FigureFact | None:
    """Of several quantities of one force: of the country, of its troops, with a value, the largest, most told."""
    told = [fact for fact in figures if fact.measure == measure]
    return min(told, key=_breadth, default=None)


def _breadth(fact: FigureFact) -> tuple[bool, bool, bool, int, int, str]:
    town = fact.place is not None and fact.place.grain != "country"
    corps = fact.group not in ("soldiers", "peacekeepers", "security_forces", "people")
    size = fact.value.count.low or fact.value.count.high or 0 if fact.value else 0
    return (town, corps, fact.headline is None, -size, -len(fact.points), fact.id)


def _standing(fact: FigureFact | None) -> Cell:
    return (fact.id, fact.headline) if fact and fact.headline is not None else None


def _planned(fact: FigureFact | None) -> Cell:
    """The newest planned number, whether or not it came true."""
    at = [at for at, point in enumerate(fact.points) if _is_plan(point)] if fact else []
    return (fact.id, at[-1]) if fact and at else None


def _is_plan(point: FigurePoint) -> bool:
    return point.status == "planned" and point.note != SECONDED


def _unknown(fact: FigureFact | None) -> Cell:
    """The text that says the number is not known: worth citing where no number is."""
    at = [at for at, point in enumerate(fact.points) if point.status == "unknown"] if fact else []
    return (fact.id, at[-1]) if fact and at else None


def _remaining(
    deployed: FigureFact | None,
    gone: FigureFact | None,
    there: FigureFact | None,
    events: Sequence[EventFact],
    ground: Ground,
) -> tuple[Count, str, tuple[str, ...]]:
    """What remains, why, and the readings that tell it."""
    arrived = _day(deployed)
    empty = _none_left(there)
    if empty and (arrived is None or empty >= arrived):
        return NONE_LEFT, f"a text says that none are left as of {empty}", _readings(there)
    over = _all_left(events, ground)
    left = _last_day(over) if over else None
    if over and left and (arrived is None or left >= arrived):
        return NONE_LEFT, f"a text says that the withdrawal was completed by {left}", over.witnessed.readings
    sent, back = (fact.value.count if fact and fact.value else UNKNOWN_COUNT for fact in (deployed, gone))
    if not sent.known:
        return UNKNOWN_COUNT, "unknown: no article tells how many were sent", ()
    if not back.known:
        return UNKNOWN_COUNT, "unknown: no article tells how many were withdrawn", ()
    return _minus(sent, back), "sent minus withdrawn", (*_readings(deployed), *_readings(gone))


def _readings(fact: FigureFact | None) -> tuple[str, ...]:
    return fact.value.witnessed.readings if fact and fact.value else ()


def _last_day(event: EventFact) -> date | None:
    return event.when.last or event.when.first


def _day(fact: FigureFact | None) -> date | None:
    return day_of(fact.value) if fact and fact.value and fact.value.when.known else None


def _none_left(there: FigureFact | None) -> date | None:
    """The day a text says none are there, when nothing newer says otherwise."""
    point = there.value if there else None
    return day_of(point) if point and told_by(point) and (point.count.low, point.count.high) == (0, 0) else None


def _all_left(events: Iterable[EventFact], ground: Ground) -> EventFact | None:
    """The last dated withdrawal by this contributor itself that is told as completed."""
    done = [
        event
        for event in events
        if (event.type, event.mode) == ("RETREAT", "withdraw") and event.modality == "happened"
        if not _seconded(event, ground)
        if _last_day(event) and _stages(event, ground) & {"ends", "begins"} == {"ends"}
    ]
    return max(done, key=lambda event: (_last_day(event) or date.min, event.id), default=None)


def _seconded(event: EventFact, ground: Ground) -> bool:
    """True when only a second reader tells of it."""
    by_id = ground.shelf.by_id
    told = [by_id[id_].reading.second for id_ in event.witnessed.readings if id_ in by_id]
    return bool(told) and all(told)


def _stages(event: EventFact, ground: Ground) -> set[str]:
    by_id = ground.shelf.by_id
    return {stage(by_id[id_].reading) for id_ in event.witnessed.readings if id_ in by_id}


def _minus(sent: Count, back: Count) -> Count:
    """Interval difference: at least the fewest sent without the most withdrawn; an open end stays open."""
    low = max(0, sent.low - back.high) if sent.low is not None and back.high is not None else None
    high = max(0, sent.high - back.low) if sent.high is not None and back.low is not None else None
    return Count(low, high)


def _merged(told: Sequence[Witnessed]) -> Witnessed:
    days = [one.known for one in told if one.known]
    return Witnessed(
        readings=tuple(sorted({id_ for one in told for id_ in one.readings})),
        origins=tuple(sorted({id_ for one in told for id_ in one.origins})),
        articles=tuple(sorted({id_ for one in told for id_ in one.articles})),
        known=min(days, default=None),
        rule="figures of this contingent in this place and events it acts in",
        bodies=tuple(sorted({body for one in told for body in one.bodies})),
    )
