"""A record in a few lines: what `saksi demo` prints. Plain English for a terminal; reports are `report`'s. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from saksi.core.fact import Dispute, FigureFact, FigurePoint, Force, LedgerLine, PledgeFact
from saksi.core.values import Count, When, Where, Who
from saksi.record.record import Record

Row = tuple[str, ...]
Side = tuple[str, int]
Figures = Mapping[str, FigureFact]


@dataclass(frozen=True, slots=True)
class Digest:
    """Rows to print, each a tuple of cells.

    Figures: what, how many, as of, origins. Disputes: what, the sides, why. Pledges: who, act, due, status, why.
    Ledger: force, where, contributor, sent, withdrawn, remaining.
    """

    as_of: str
    articles: int
    readings: int
    origins: int
    figures: tuple[Row, ...]
    disputes: tuple[Row, ...]
    pledges: tuple[Row, ...]
    ledger: tuple[Row, ...]


def digest(record: Record, *, figures: int = 12, disputes: int = 8) -> Digest:
    """The totals most origins tell of, history left out; the first disputes, every pledge and every force.

    The day of a value is that on which it was so, else when it was told; its origins are those that tell this value.
    """
    told = [one for one in record.figures if one.value and one.background is None and one.running == "total"]
    told.sort(key=lambda one: (-len(one.witnessed.origins), -len(one.witnessed.readings), one.id))
    figures_by_id = {one.id: one for one in record.figures}
    return Digest(
        record.as_of.isoformat() if record.as_of else "unknown",
        len(record.articles),
        len(record.readings),
        len(record.origins),
        tuple(_figure(one) for one in told[:figures]),
        tuple(_dispute(figures_by_id, one) for one in record.disputes[:disputes]),
        tuple(_pledge(one) for one in record.pledges),
        _ledger(figures_by_id, record),
    )


def interval(count: Count | None) -> str:
    """`30`, `2,000-2,500`, `over 1,000` as `1,001 or more`, `unknown`."""
    if count is None or not count.known:
        return "unknown"
    if count.exact:
        return f"{count.low:,}"
    if count.high is None:
        return f"{count.low:,} or more"
    return f"up to {count.high:,}" if count.low is None else f"{count.low:,}-{count.high:,}"


def when(value: When) -> str:
    """The day or days, "day unknown" when there is none."""
    return value.iso() if value.known else "day unknown"


def who(value: Who | None) -> str:
    """The actor's name as resolved, else as written."""
    return value.key if value else ""


def place(value: Where | None) -> str:
    """The place's head name, else as written."""
    return (value.name or value.written) if value else ""


def subject(fact: FigureFact) -> str:
    """`killed, protesters, Almaty`."""
    parts = (fact.measure, fact.group.replace("_", " "), who(fact.contingent), place(fact.place))
    return ", ".join(part for part in parts if part)


def _figure(fact: FigureFact) -> Row:
    point = fact.value
    assert point is not None
    day = point.when if point.when.known else point.reported
    return subject(fact), interval(point.count), when(day), str(len(point.witnessed.origins))


def _dispute(figures: Figures, dispute: Dispute) -> Row:
    subjects = dict.fromkeys(subject(figures[fact_id]) for fact_id, _ in dispute.sides)
    values = dict.fromkeys(interval(_point(figures, side).count) for side in dispute.sides)
    return " / ".join(subjects), " against ".join(values), dispute.why


def _pledge(pledge: PledgeFact) -> Row:
    return who(pledge.who), pledge.act, when(pledge.due), pledge.status, pledge.why


def _ledger(figures: Figures, record: Record) -> tuple[Row, ...]:
    def cell(side: Side | None) -> str:
        return interval(_point(figures, side).count) if side else "unknown"

    def row(force: Force, line: LedgerLine) -> Row:
        return (
            who(force.name), place(force.place), who(line.contributor) or "whole force",
            cell(line.sent or line.planned), cell(line.withdrawn), interval(line.remaining),
        )  # fmt: skip

    return tuple(row(force, line) for force in record.forces for line in (force.whole, *force.parts))


def _point(figures: Figures, side: Side) -> FigurePoint:
    return figures[side[0]].points[side[1]]
