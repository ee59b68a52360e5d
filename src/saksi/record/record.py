"""Record: everything the fold knows as of one moment. Pure data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from saksi.core.article import Article
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
    Told,
    Witnessed,
)
from saksi.core.reading import Reading
from saksi.core.ruling import Standing
from saksi.issues import Issue

F = TypeVar("F", bound=Fact)


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

    def only(self, story: str) -> Record:
        """The record of one story, by its id: its articles and facts alone, as of the same day.

        Articles of another story stay where a ruling joined what they tell with a fact of this one.
        """

        def of(facts: tuple[F, ...]) -> tuple[F, ...]:
            return tuple(one for one in facts if self.homes.get(one.id) == story)

        kept = (of(self.figures), of(self.events), of(self.statements), of(self.pledges), of(self.roles))
        told = [one.witnessed for some in kept for one in some]
        here = {id_ for id_ in self.articles if self.homes.get(id_) == story}
        cited = {id_ for one in told for id_ in one.readings}
        articles = here | {id_ for one in told for id_ in one.articles}
        origins = {id_ for one in told for id_ in one.origins}
        figures, events, statements, pledges, roles = kept
        return replace(
            self,
            articles={id_: one for id_, one in self.articles.items() if id_ in articles},
            readings={id_: one for id_, one in self.readings.items() if one.article_id in here or id_ in cited},
            origins=tuple(one for one in self.origins if one.id in origins or here.issuperset(one.articles)),
            figures=figures,
            events=events,
            statements=statements,
            pledges=pledges,
            roles=roles,
            disputes=of(self.disputes),
            forces=of(self.forces),
            timeline=tuple(id_ for id_ in self.timeline if self.homes.get(id_) == story),
            issues=tuple(pair for pair in self.issues if pair[0] in here),
            undated=tuple(one for one in self.undated if one.id in here),
            stories=tuple(one for one in self.stories if one.id == story),
            homes={id_: home for id_, home in self.homes.items() if home == story},
        )

    def seconded(self, told: Witnessed) -> bool:
        """True for what rests on a second reader alone."""
        held = [self.readings[id_].second for id_ in told.readings if id_ in self.readings]
        return bool(held) and all(held)

    @property
    def told(self) -> tuple[Told, ...]:
        """Everything that rests on readings, kind after kind."""
        return (*self.figures, *self.events, *self.statements, *self.pledges, *self.roles, *self.disputes)

    @property
    def stale(self) -> tuple[Standing, ...]:
        """The rulings a person should see again."""
        return tuple(one for one in self.rulings if one.state == "stale")
