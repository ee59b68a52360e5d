"""Pledges with their due day and their status as of the report's moment. Pure."""

from __future__ import annotations

from saksi.core.fact import PledgeFact
from saksi.report.brief import Brief
from saksi.report.model import Line, Section, Table
from saksi.report.phrases import capital


def ordered(brief: Brief) -> list[PledgeFact]:
    """Dated pledges first, by their due day."""
    return sorted(brief.record.pledges, key=lambda one: (one.due.last is None, one.due.last or one.due.first, one.id))


def pledges(brief: Brief) -> Section:
    """Every pledge with its due day and its status as of the report's moment, dated ones first."""
    rows = [
        (
            Line(brief.teller.pledge(pledge), brief.notes.cite(pledge.witnessed.readings, most=3), (pledge.id,)),
            Line(
                capital(brief.wording.when(pledge.due) if pledge.due.known else brief.wording.word("pledges", "no_due"))
            ),
            Line(capital(brief.teller.status(pledge)), brief.notes.cite(pledge.outcome, most=2)),
        )
        for pledge in ordered(brief)
    ]
    return brief.section("pledges", [], [Table(brief.columns("pledge", "due", "status"), tuple(rows))])
