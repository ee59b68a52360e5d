"""The sections of a situation report, in the order of OCHA's (spec FORMATS 7). Pure."""

from __future__ import annotations

from collections.abc import Callable

from saksi.report.brief import Brief
from saksi.report.disputes import disputes
from saksi.report.edits import edits
from saksi.report.events import situation
from saksi.report.figures import figures
from saksi.report.forces import forces
from saksi.report.gaps import sources, unknown
from saksi.report.highlights import highlights
from saksi.report.model import Section
from saksi.report.pledges import pledges
from saksi.report.statements import statements

ONLY_WHEN_HELD = frozenset({"edits"})
"""Sections of which a report without anything to say in them says nothing."""
ORDER: tuple[Callable[[Brief], Section], ...] = (
    highlights, figures, situation, forces, statements, pledges, disputes, edits, unknown,
    sources,
)  # fmt: skip
