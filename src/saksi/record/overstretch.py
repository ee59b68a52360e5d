"""Overstretch: one state's forces in all operations of the record as of its day; unknown stays unknown. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from saksi.core.fact import FigureFact, Force, LedgerLine
from saksi.core.values import UNKNOWN_COUNT, Count, Where
from saksi.record.membership import root
from saksi.record.record import Record

Figures = dict[str, FigureFact]


@dataclass(frozen=True, slots=True)
class Commitment:
    """What one state has in one operation.

    `sent`, `withdrawn` and `present` are the intervals that texts tell, unknown where none does. `there` is what is
    there as of the record's day: what remains, else what is told as present; where neither is told it is unknown, and
    `why` says so. `line` is the ledger's line, for citing.
    """

    force: Force
    story: str
    place: Where | None
    line: LedgerLine
    sent: Count
    withdrawn: Count
    present: Count
    there: Count
    why: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """One state in all its operations; `there` and `sent` are sums, with an open upper end when a part is unknown."""

    state: str
    commitments: tuple[Commitment, ...]
    there: Count
    sent: Count
    unknown: int
    """In how many operations it is unknown how many are there."""


def stretches(record: Record, *, least: int = 2) -> tuple[Stretch, ...]:
    """Every state with forces in at least `least` operations, those in most first."""
    figures = {one.id: one for one in record.figures}
    by_state: dict[str, list[Commitment]] = defaultdict(list)
    for force in record.forces:
        for state, line in _lines(force):
            by_state[state].append(_commitment(force, line, record.story_of(force.id), figures))
    found = [_stretch(state, some) for state, some in by_state.items() if len(some) >= least]
    return tuple(sorted(found, key=lambda one: (-len(one.commitments), one.state)))


def stretch(record: Record, state: str) -> Stretch:
    """One state ("Russia"), whether it is in one operation, in several or in none."""
    found = {one.state: one for one in stretches(record, least=1)}
    return found.get(state) or _stretch(state, [])


def _lines(force: Force) -> Iterator[tuple[str, LedgerLine]]:
    """Each contributor with its line; a force without contributors is its own state's."""
    for line in force.parts:
        if line.contributor:
            yield root(line.contributor.key), line
    if not force.parts:
        yield root(force.name.key), force.whole


def _commitment(force: Force, line: LedgerLine, story: str, figures: Figures) -> Commitment:
    sent, withdrawn, present = (_told(cell, figures) for cell in (line.sent, line.withdrawn, line.present))
    there, why = line.remaining, line.why
    if not there.known and present.known:
        there, why = present, "told as present"
    return Commitment(force, story, force.place, line, sent, withdrawn, present, there, why)


def _told(cell: tuple[str, int] | None, figures: Figures) -> Count:
    return figures[cell[0]].points[cell[1]].count if cell else UNKNOWN_COUNT


def _stretch(state: str, commitments: Iterable[Commitment]) -> Stretch:
    ordered = tuple(sorted(commitments, key=lambda one: (one.place.key if one.place else "", one.force.id)))
    unknown = sum(not one.there.known for one in ordered)
    return Stretch(state, ordered, _sum(one.there for one in ordered), _sum(one.sent for one in ordered), unknown)


def _sum(counts: Iterable[Count]) -> Count:
    """The sum; a part that is open or unknown leaves its upper end open, and nothing known is unknown."""
    held = list(counts)
    if not any(one.known for one in held):
        return UNKNOWN_COUNT
    highs = [one.high for one in held]
    high = None if None in highs else sum(end for end in highs if end is not None)
    return Count(sum(one.low or 0 for one in held), high)
