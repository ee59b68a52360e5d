"""What is not known, and what the report rests on. Pure."""

from __future__ import annotations

from saksi.core.fact import FigureFact, FigurePoint
from saksi.report.brief import Brief
from saksi.report.model import Block, Line, Section, Table
from saksi.report.origins import origins_of
from saksi.report.revisions import earlier_versions


def unknown(brief: Brief) -> Section:
    """Numbers a text says are not known, forces whose remainder is unknown, undated articles, unread passages."""
    lines: dict[str, Line] = {}
    for figure in brief.record.figures:
        for point in figure.points:
            if point.modality == "unknown" and not _known_since(figure, point):
                words = brief.teller.figure(figure, point)
                cited = brief.notes.cite(point.witnessed.readings, most=2)
                lines.setdefault(words, Line(words, cited, (figure.id,)))
    for force in brief.record.forces:
        if not force.whole.remaining.known:
            words = brief.wording.word("unknown", "remaining").format(
                force=brief.wording.actor(force.name), place=brief.wording.inside(force.place)
            )
            lines[words] = Line(words, brief.notes.cite(force.whole.witnessed.readings, most=2), (force.id,))
    for article in brief.record.undated:
        words = brief.wording.word("unknown", "undated").format(title=article.title, outlet=article.outlet)
        lines[words] = Line(words)
    seconded = [one for one in brief.record.figures if one.points and brief.record.seconded(one.witnessed)]
    if seconded:
        words = brief.wording.many("unknown", "second", len(seconded))
        cited = brief.notes.cite([id_ for one in seconded for id_ in one.witnessed.readings])
        lines[words] = Line(words, cited, tuple(one.id for one in seconded))
    if brief.record.issues:
        words = brief.wording.many("unknown", "unread", len(brief.record.issues))
        lines[words] = Line(words)
    if brief.record.stale:
        words = brief.wording.many("unknown", "stale", len(brief.record.stale))
        lines[words] = Line(words)
    return brief.section("unknown", [Block("", tuple(lines.values()))])


def _known_since(figure: FigureFact, unknown: FigurePoint) -> bool:
    """True when a number stands that was told on the same day or later than that none was known."""
    value = figure.value
    if value is None or not value.count.known:
        return False
    told, open_on = value.reported.last, unknown.reported.first
    return told is None or open_on is None or told >= open_on


def sources(brief: Brief) -> Section:
    """Every article with its outlet, day and origin."""
    origins = origins_of(brief.record)
    replaced = earlier_versions(brief.record)
    rows = []
    for article in brief.record.articles.values():
        inferred = f" ({brief.wording.word('notes', 'given')})" if article.published.basis == "inferred" else ""
        earlier = f" ({brief.wording.word('notes', 'earlier')})" if article.id in replaced else ""
        cells = (
            article.outlet,
            brief.wording.when(article.published.when) + inferred + earlier,
            article.title,
            "; ".join(origins.get(article.id, (article.outlet,))),
        )
        rows.append((article.published.when.iso(), tuple(Line(cell) for cell in cells)))
    table = Table(
        brief.columns("outlet", "published", "title", "origin"),
        tuple(row for _, row in sorted(rows, key=lambda one: (one[0], [cell.words for cell in one[1]]))),
    )
    return brief.section("sources", [], [table])
