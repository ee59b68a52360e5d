"""Record: everything the fold knows as of one moment. Pure data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from saksi.core.article import Article
from saksi.core.fact import (
    Dispute,
    EventFact,
    FigureFact,
    Force,
    Origin,
    PledgeFact,
    RoleFact,
    StatementFact,
    Story,
    Witnessed,
)
from saksi.core.reading import Reading
from saksi.core.ruling import Standing
from saksi.issues import Issue


@dataclass(frozen=True, slots=True)
class Record:
    """The facts of a record as of one day; mappings are by id and iterate in a fixed order.

    `as_of` is the day asked for, or the latest publication day held; `later` counts articles published after it and
    `undated` are articles whose day is unknown: they are left out of an "as of" view that was asked for (and then not
    among `articles`).
    `rulings` are all rulings with what has become of them, in order; what they did is in the facts already.
    `names` maps an actor as one text names it to the one it was resolved to; the written forms stay in the readings.
    `stories` are the crises it tells of, by first day; each fact is of one story (`story_of`, `homes` by id).
    `timeline` are ids of dated event facts, in time order; `issues` pairs article ids with what could not be read.
    """

    as_of: date | None
    articles: Mapping[str, Article]
    readings: Mapping[str, Reading]
    origins: tuple[Origin, ...]
    figures: tuple[FigureFact, ...]
    events: tuple[EventFact, ...]
    statements: tuple[StatementFact, ...]
    pledges: tuple[PledgeFact, ...]
    roles: tuple[RoleFact, ...]
    disputes: tuple[Dispute, ...]
    forces: tuple[Force, ...]
    timeline: tuple[str, ...]
    issues: tuple[tuple[str, Issue], ...]
    later: int = 0
    undated: tuple[Article, ...] = ()
    rulings: tuple[Standing, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    stories: tuple[Story, ...] = ()
    homes: Mapping[str, str] = field(default_factory=dict)

    def story_of(self, id_: str) -> str:
        """The id of the story that a fact, a force or an article belongs to; "" for anything else."""
        return self.homes.get(id_, "")

    def seconded(self, told: Witnessed) -> bool:
        """True for what rests on a second reader alone."""
        held = [self.readings[id_].second for id_ in told.readings if id_ in self.readings]
        return bool(held) and all(held)

    @property
    def stale(self) -> tuple[Standing, ...]:
        """The rulings a person should see again."""
        return tuple(one for one in self.rulings if one.state == "stale")
