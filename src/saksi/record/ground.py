"""What the fold stands on: readings beside their articles, with origin and version settled. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from saksi.core.article import Article
from saksi.core.fact import Witnessed
from saksi.core.kinds import Kind
from saksi.core.reading import Reading
from saksi.core.values import When, Who
from saksi.record.membership import Members


@dataclass(frozen=True, slots=True)
class Held:
    """A reading in its article.

    `origin` is the id of the independent source it goes back to. `successor` is the id of the version of the same
    page that replaced this article, None while the article is in force.
    """

    reading: Reading
    article: Article
    origin: str
    successor: str | None = None

    @property
    def id(self) -> str:
        """The reading's id."""
        return self.reading.id

    @property
    def article_id(self) -> str:
        """The article's id as the reading holds it (the article itself would hash it anew)."""
        return self.reading.article_id

    @property
    def reported(self) -> When:
        """When the article was published."""
        return self.article.published.when

    @property
    def day(self) -> date | None:
        """The day the article was known from: the last day it can have been published."""
        return self.reported.last or self.reported.first

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Place in the one fixed order of the fold: by day, article and text."""
        return (iso(self.day), self.article_id, self.reading.anchor.start, self.reading.id)


@dataclass(frozen=True, slots=True)
class Ground:
    """Everything the kind files fold: `held` in fixed order; `as_of` the day the record speaks of.

    `names` maps a short name of a person to the full one where the record leaves no doubt; `members` tells who
    belongs to an alliance on a day; `joined` and `apart` are reading ids that people ruled the same or different.
    """

    as_of: date | None
    held: tuple[Held, ...]
    names: Mapping[str, str]
    members: Members
    joined: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[str, ...], ...] = ()

    def of(self, kind: Kind, *, replaced: bool = False) -> list[Held]:
        """The readings of a kind that are in force; with `replaced` also those of versions no longer standing."""
        return [one for one in self.held if one.reading.kind == kind and (replaced or one.successor is None)]

    def key(self, who: Who) -> str:
        """What tells this actor from others in this record."""
        return self.names.get(who.key, who.key)


def iso(day: date | None) -> str:
    """The day as text that sorts; an unknown day sorts first."""
    return day.isoformat() if day else ""


def witnessed(held: Iterable[Held], rule: str, ground: Ground) -> Witnessed:
    """What a fact carries: the ids it rests on and the bodies that first said it, sorted, without repeats."""
    ones = list(held)
    days = [one.day for one in ones if one.day]
    return Witnessed(
        readings=tuple(sorted({one.id for one in ones})),
        origins=tuple(sorted({one.origin for one in ones})),
        articles=tuple(sorted({one.article_id for one in ones})),
        known=min(days) if days else None,
        rule=rule,
        bodies=tuple(sorted({ground.key(who) for one in ones if (who := one.reading.speaker)})),
    )
