"""The highlights: the leading tolls, the force, the disputes and the last pledge in a few sentences. Pure."""

from __future__ import annotations

from saksi.core.fact import FigureFact, FigurePoint, Force, PledgeFact
from saksi.core.values import Count
from saksi.report.brief import Brief, breadth
from saksi.report.model import Block, Line, Section
from saksi.report.phrases import capital
from saksi.report.pledges import ordered

HUMAN_TOLL = ("killed", "injured", "missing", "detained", "displaced")
"""Measures that lead a report, in order."""


def highlights(brief: Brief) -> Section:
    """The leading tolls, the force, the disputes and the pledges in a few sentences."""
    lines = [_highlight(brief, figure) for figure in _leading(brief)]
    lines += [_force_highlight(brief, force) for force in brief.record.forces[:1]]
    standing = [one for one in brief.record.disputes if one.open]
    if standing:
        words = brief.wording.many("highlights", "disputes", len(standing))
        cited = brief.notes.cite([r for one in standing for r in one.witnessed.readings], most=3)
        lines.append(Line(words, cited, tuple(one.id for one in standing)))
    due = [pledge for pledge in ordered(brief) if pledge.due.known and pledge.status != "replaced"]
    told = sorted(due, key=lambda one: len(one.witnessed.articles))
    lines += [_pledge_highlight(brief, pledge) for pledge in told[-1:]]
    return brief.section("highlights", [Block("", tuple(lines))])


def _leading(brief: Brief) -> list[FigureFact]:
    """One quantity for each human toll: the widest one, at the home place or in no narrower one."""
    chosen: list[FigureFact] = []
    for measure in HUMAN_TOLL:
        held = [f for f in brief.record.figures if f.measure == measure and f.value and f.background is None]
        held = [f for f in held if f.scope == "whole" and f.running == "total" and f.contingent is None]
        at_home = [f for f in held if f.place is None or brief.home is None or brief.at_home(f)]
        ranked = sorted(at_home or held, key=breadth, reverse=True)
        chosen += ranked[:1]
    return chosen


def _highlight(brief: Brief, figure: FigureFact) -> Line:
    point = figure.value
    assert point is not None
    words = brief.wording.word("highlights", "figure").format(
        count=brief.wording.count(point.count),
        group=brief.wording.group(figure.group, point.count),
        verb=brief.wording.verb(figure.measure, point.count),
        place=brief.wording.inside(figure.place, figure.measure),
        when=brief.wording.as_of(point.when),
        source=brief.teller.attribution(point),
        origins=_witnessed(brief, point),
    )
    return Line(capital(words), brief.notes.cite(point.witnessed.readings), (figure.id,))


def _force_highlight(brief: Brief, force: Force) -> Line:
    whole = force.whole
    ways = (("sent", whole.sent), ("present", whole.present), ("planned", whole.planned))
    way, held = next(((way, point) for way, key in ways if (point := brief.point(key))), ("", None))
    readings = held[1].witnessed.readings if held else whole.witnessed.readings
    told = held is not None and held[1].count.known
    value = brief.wording.word("highlights", way if told else "sent_unknown")
    words = brief.wording.word("highlights", "force").format(
        name=brief.wording.actor(force.name),
        place=brief.wording.inside(force.place),
        value=value.format(count=brief.wording.count(held[1].count)) if held else value,
        rest=_rest(brief, force.whole.remaining),
    )
    return Line(capital(words), brief.notes.cite((*readings, *whole.left)), (force.id,))


def _rest(brief: Brief, remaining: Count) -> str:
    """How many of a force remain, in words: all gone, so many, or not known."""
    if not remaining.known:
        return brief.wording.word("highlights", "rest_unknown")
    form = "rest_none" if remaining.high == 0 else "rest"
    return brief.wording.word("highlights", form).format(count=brief.wording.count(remaining))


def _pledge_highlight(brief: Brief, pledge: PledgeFact) -> Line:
    words = brief.wording.word("highlights", "pledge").format(
        who=brief.wording.actor(pledge.who),
        what=brief.teller.promised(pledge),
        due=brief.wording.when(pledge.due),
        status=brief.teller.status(pledge),
    )
    return Line(words, brief.notes.cite([*pledge.witnessed.readings, *pledge.outcome]), (pledge.id,))


def _witnessed(brief: Brief, point: FigurePoint) -> str:
    return brief.wording.word("figures", "witnessed").format(
        origins=brief.wording.many("figures", "origins", len(point.witnessed.origins)),
        articles=brief.wording.many("title", "articles", len(point.witnessed.articles)),
    )
