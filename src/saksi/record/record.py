"""Record: everything the fold knows as of one moment. Pure data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from saksi.core.article import Article
from saksi.core.fact import Dispute, EventFact, FigureFact, Force, Origin, PledgeFact, RoleFact, StatementFact
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

    @property
    def stale(self) -> tuple[Standing, ...]:
        """The rulings a person should see again."""
        return tuple(one for one in self.rulings if one.state == "stale")
