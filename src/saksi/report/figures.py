"""Key figures: every standing quantity of the crisis with interval, day, source and origins. Pure."""

from __future__ import annotations

from saksi.core.fact import FigureFact, FigurePoint
from saksi.report.brief import Brief, breadth
from saksi.report.model import Block, Line, Section, Table
from saksi.report.phrases import capital

MEASURE_ORDER = (
    "killed", "injured", "missing", "detained", "displaced", "participants", "deployed", "present", "withdrawn",
    "damaged", "other",
)  # fmt: skip


def figures(brief: Brief) -> Section:
    """Every standing quantity of the crisis with interval, day, source and origins; background ones apart."""
    now = [
        _figure_row(brief, f)
        for f in sorted(brief.record.figures, key=lambda one: _figure_order(brief, one))
        if f.background is None
    ]
    then = [_background(brief, f) for f in brief.record.figures if f.background is not None and f.points]
    columns = brief.columns("figure", "value", "when", "source", "origins")
    background = Block(capital(brief.wording.word("figures", "background")), tuple(then))
    return brief.section("figures", [background], [Table(columns, tuple(row for row in now if row))])


def _figure_order(brief: Brief, figure: FigureFact) -> tuple[object, ...]:
    measure = MEASURE_ORDER.index(figure.measure) if figure.measure in MEASURE_ORDER else len(MEASURE_ORDER)
    return measure, not brief.at_home(figure), tuple(-part for part in breadth(figure)), figure.id


def _figure_row(brief: Brief, figure: FigureFact) -> tuple[Line, ...]:
    point = figure.value
    if point is None or figure.measure == "other":
        return ()
    note = ("" if point.status == "standing" else f" ({_status(brief, point)})") + brief.teller.correction(point)
    label = brief.teller.label(figure) + brief.wording.inside(figure.place, figure.measure) + brief.teller.aside(figure)
    source = brief.teller.source(point) or brief.wording.word("who", "outlet")
    return (
        Line(label, (), (figure.id,)),
        Line(capital(brief.wording.count(point.count)) + note, brief.notes.cite(point.witnessed.readings)),
        Line(brief.wording.when(point.when) if point.when.known else brief.wording.when(point.reported)),
        Line(capital(source)),
        Line(str(len(point.witnessed.origins))),
    )


def _status(brief: Brief, point: FigurePoint) -> str:
    known = ("superseded", "retracted", "denied", "disputed")
    return brief.wording.word("figures", point.status) if point.status in known else point.status


def _background(brief: Brief, figure: FigureFact) -> Line:
    point = figure.value or figure.points[0]
    return Line(brief.teller.figure(figure, point), brief.notes.cite(point.witnessed.readings), (figure.id,))
