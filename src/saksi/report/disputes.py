"""What sources dispute: every side with its source. Pure."""

from __future__ import annotations

from saksi.core.fact import Dispute
from saksi.report.brief import Brief
from saksi.report.model import Block, Line, Section


def disputes(brief: Brief) -> Section:
    """Where sources differ, both sides with their sources; open ones first."""
    ordered = sorted(brief.record.disputes, key=lambda one: (not one.open, one.id))
    return brief.section("disputes", [Block("", tuple(_dispute(brief, one) for one in ordered))])


def _dispute(brief: Brief, dispute: Dispute) -> Line:
    sides = [held for key in dispute.sides if (held := brief.point(key))]
    several = len({figure.id for figure, _ in sides}) > 1
    # A number that was taken back is told once, as it first stood.
    shown = sides[:1] if dispute.kind == "retraction" else sides
    told = brief.wording.word("disputes", "join").join(brief.teller.side(*side, noun=several) for side in shown)
    what = brief.teller.what(sides[0][0]) if sides else ""
    words = brief.wording.word("disputes", dispute.kind).format(what=what, sides=told)
    words += "" if dispute.open else _closed(brief, dispute)
    return Line(words, brief.notes.cite(dispute.witnessed.readings), (dispute.id,))


def _closed(brief: Brief, dispute: Dispute) -> str:
    """Why it is history: a newer value, or a person's ruling with its reason."""
    ruling = next((one.ruling for one in brief.record.rulings if one.ruling.id == dispute.settled), None)
    if ruling is None:
        return brief.wording.word("disputes", "closed")
    return brief.wording.word("disputes", "settled").format(by=ruling.by, why=ruling.why.rstrip("."))
