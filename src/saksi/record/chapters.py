"""Chapters: one story of the record folded by itself, so that nothing of one crisis mixes with another. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from saksi.core.fact import (
    Dispute,
    EventFact,
    Fact,
    FigureFact,
    Force,
    Origin,
    PledgeFact,
    RoleFact,
    StatementFact,
    Story,
)
from saksi.core.reading import Reading
from saksi.record import disputes, events, figures, forces, pledges, roles, ruled, statements, timeline
from saksi.record.emendations import emend
from saksi.record.ground import Ground, Held, shelve
from saksi.record.membership import Members
from saksi.record.origins import Origins, trace
from saksi.record.profiles import Page
from saksi.record.rulings import Applied
from saksi.record.same import full_names
from saksi.record.stories import Part, story

T = TypeVar("T")
Key = tuple[Any, ...]
Ranked = tuple[tuple[Key, T], ...]
"""Facts in order, each behind the key it is sorted by: chapters are merged without making the keys again."""


class Asked:
    """Tells the members of alliances on one day, and remembers what it was asked and what it said."""

    def __init__(self, members: Members) -> None:
        self._members = members
        self.told: dict[str, frozenset[str]] = {}

    def __call__(self, alliance: str, day: date | None) -> frozenset[str]:
        """The members; always asked for the day of the fold."""
        held = self.told.get(alliance)
        if held is None:
            held = self.told[alliance] = self._members(alliance, day)
        return held


@dataclass(frozen=True, slots=True, eq=False)
class Chapter:
    """Everything one story comes to as of `day`.

    `dues` are the days on which some promise of it is due, sorted, and `asked` the members of alliances it rests on:
    on another day with the same of them past and the same members it comes to the same.
    """

    story: Story
    day: date | None
    dues: tuple[date, ...]
    asked: Mapping[str, frozenset[str]]
    readings: Mapping[str, Reading]
    names: Mapping[str, str]
    line: frozenset[str]
    """Ids of the events on the timeline."""
    homes: Mapping[str, str]
    """Id of a fact, a force or an article -> id of the story."""
    origins: Ranked[Origin]
    figures: Ranked[FigureFact]
    events: Ranked[EventFact]
    statements: Ranked[StatementFact]
    pledges: Ranked[PledgeFact]
    roles: Ranked[RoleFact]
    disputes: Ranked[Dispute]
    forces: Ranked[Force]

    def holds(self, day: date | None, members: Members) -> bool:
        """True when the story folded for this day would be this very chapter."""
        if day != self.day and (day is None or self.day is None or self._due(day) != self._due(self.day)):
            return False
        return all(members(alliance, day) == told for alliance, told in self.asked.items())

    def _due(self, day: date) -> int:
        return bisect_left(self.dues, day)


def write(
    part: Part, pages: Sequence[Page], replaced: Mapping[str, str], applied: Applied, day: date | None, members: Members
) -> Chapter:
    """One story folded: `pages` are its articles in fixed order, with the versions that others replaced."""
    told = {page.id: page.readings for page in pages}
    origins = ruled.origins(trace([page.article for page in pages if page.id not in replaced], told), applied)
    held = _held(pages, replaced, origins)
    names = ruled.names(full_names(reading for some in told.values() for reading in some), applied)
    asked = Asked(members)
    ground = Ground(day, held, names, asked, applied.of("reading"), shelve(held))
    ground = ruled.unmoved(emend(ground), applied)
    return _chapter(story(part), ground, origins, asked, applied, [page.id for page in pages])


def _chapter(
    made: Story, ground: Ground, origins: Origins, asked: Asked, applied: Applied, articles: Sequence[str]
) -> Chapter:
    counted = figures.fold(ground)
    disputed = ruled.settle(disputes.find(counted, ground), counted, applied)
    counted = disputes.mark(counted, disputed)
    happened = events.fold(ground)
    said, held = statements.fold(ground), roles.fold(ground)
    promised = pledges.fold(ground, happened, counted)
    sent = forces.fold(ground, counted, happened)
    facts: tuple[Sequence[Fact], ...] = (counted, happened, said, promised, held, disputed, sent)
    dues = {due for one in promised if (due := one.due.last or one.due.first)}
    return Chapter(
        story=made,
        day=ground.as_of,
        dues=tuple(sorted(dues)),
        asked=asked.told,
        readings={one.id: one.reading for one in ground.held},
        names=ground.names,
        line=frozenset(timeline.order(happened)),
        homes=dict.fromkeys([*(one.id for some in facts for one in some), *articles], made.id),
        origins=_ranked(origins.all, lambda one: (one.name.casefold(), one.articles, one.id)),
        figures=_ranked(counted, figures.order),
        events=_ranked(happened, events.event_order),
        statements=_ranked(said, statements.order),
        pledges=_ranked(promised, pledges.order),
        roles=_ranked(held, roles.order),
        disputes=_ranked(disputed, disputes.order),
        forces=_ranked(sent, forces.order),
    )


def _ranked(facts: Iterable[T], key: Callable[[T], Key]) -> Ranked[T]:
    return tuple((key(fact), fact) for fact in facts)


def _held(pages: Iterable[Page], replaced: Mapping[str, str], origins: Origins) -> tuple[Held, ...]:
    found: list[Held] = []
    for page in pages:
        successor = replaced.get(page.id)
        for reading in page.readings:
            origin = origins.of_article[successor] if successor else origins.of(reading)
            found.append(Held(reading, page.article, origin, successor))
    return tuple(sorted(found, key=lambda one: one.order))
