"""External forces: for each a table of contributors and the course of the operation. Pure."""

from __future__ import annotations

from saksi.core.fact import LedgerLine
from saksi.report.brief import Brief
from saksi.report.model import Block, Line, Section, Table
from saksi.report.phrases import capital


def forces(brief: Brief) -> Section:
    """For each external force a table of contributors and the course of the operation."""
    tables: list[Table] = []
    blocks: list[Block] = []
    for force in brief.record.forces:
        head = f"{brief.wording.actor(force.name)}{brief.wording.inside(force.place)}"
        columns = (capital(head), *brief.columns("planned", "sent", "withdrawn", "remaining"))
        rows = [_ledger_row(brief, line) for line in (force.whole, *force.parts)]
        tables.append(Table(columns, tuple(rows)))
        phases = [brief.events[one] for one in force.phases if one in brief.events]
        lines = tuple(
            Line(
                capital(f"{brief.teller.days(event.when)}: {brief.teller.phase(event)}."),
                brief.notes.cite(event.witnessed.readings, most=2),
                (event.id,),
            )
            for event in phases
        )
        blocks.append(Block(f"{brief.wording.word('forces', 'phases')}: {head}", lines))
    return brief.section("forces", blocks, tables)


def _ledger_row(brief: Brief, line: LedgerLine) -> tuple[Line, ...]:
    cells = [_cell(brief, line.planned), _cell(brief, line.sent or line.present), _cell(brief, line.withdrawn)]
    cited = () if line.sent or line.planned or line.present else brief.notes.cite(line.witnessed.readings, most=2)
    remaining = Line(capital(brief.wording.count(line.remaining)), brief.notes.cite(line.left, most=3))
    return Line(capital(brief.teller.contributor(line)), cited), *cells, remaining


def _cell(brief: Brief, key: tuple[str, int] | None) -> Line:
    held = brief.point(key)
    if held is None:
        return Line(capital(brief.wording.word("numbers", "unknown")))
    return Line(capital(brief.wording.count(held[1].count)), brief.notes.cite(held[1].witnessed.readings, most=3))
