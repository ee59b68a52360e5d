"""Statements and reactions: who said what, by day. Pure."""

from __future__ import annotations

from itertools import groupby

from saksi.core.fact import StatementFact
from saksi.core.values import When
from saksi.report.brief import Brief, by_day, merged
from saksi.report.model import Block, Line, Section
from saksi.report.phrases import capital

MOST_STATEMENTS = 24


def statements(brief: Brief) -> Section:
    """Who said what, by day; utterances witnessed by most origins first when there are too many."""
    held = brief.record.statements
    if len(held) > MOST_STATEMENTS:
        weighty = sorted(held, key=lambda one: (-len(one.witnessed.origins), not one.direct, one.id))
        chosen = {one.id for one in weighty[:MOST_STATEMENTS]}
        held = tuple(one for one in held if one.id in chosen)
    blocks: list[Block] = []
    ordered = sorted(held, key=lambda one: (*by_day(_said(one)), one.id))
    for heading, group in groupby(ordered, key=lambda one: brief.teller.days(_said(one))):
        lines = []
        for fact in group:
            words, reading = brief.teller.statement(fact)
            cited = brief.notes.cite([reading.id, *fact.witnessed.readings], most=2)
            lines.append(Line(words, cited, (fact.id,)))
        blocks.append(Block(capital(heading), tuple(lines)))
    return brief.section("statements", merged(blocks))


def _said(fact: StatementFact) -> When:
    """The day of an utterance: its own, else the day it was first published."""
    return fact.when if fact.when.known or fact.witnessed.known is None else When.on(fact.witnessed.known)
