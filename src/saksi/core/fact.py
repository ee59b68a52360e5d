"""Fact: readings folded with rulings: what the record holds. Derived; recomputed from readings alone. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from saksi.core.values import UNKNOWN_WHEN, Count, When, Where, Who

PledgeStatus = Literal["kept", "late", "broken", "open", "replaced", "unknown"]
DisputeKind = Literal["interval", "part-greater-than-whole", "retraction", "falling-total", "denial"]
Scope = Literal["whole", "part"]
PointStatus = Literal["standing", "superseded", "retracted", "disputed", "denied", "planned", "unknown"]


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent source and the articles that only pass it on.

    `name` is the wire or outlet; `articles` are ids in order; `why` says in words what tied them together.
    """

    id: str
    name: str
    articles: tuple[str, ...]
    outlets: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Witnessed:
    """What every fact carries: the readings it rests on, how many independent origins, and the rule in words.

    `readings`, `origins` and `articles` are sorted ids. `known` is the day it could first be known: the earliest
    publication among its articles. `bodies` are the first-hand sources named in the texts ("Interior Ministry").
    `rulings` are ids of the rulings that touch its readings, in order; `rule` then says what they did.
    """

    readings: tuple[str, ...]
    origins: tuple[str, ...]
    articles: tuple[str, ...]
    known: date | None
    rule: str
    bodies: tuple[str, ...] = ()
    rulings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FigurePoint:
    """One value of a quantity: the readings that agree on it.

    `when` is the day it was so (unknown when no text tells one), `reported` the days it was told: first to last
    publication. `modality` keeps a retraction apart from the readings that told the number. `note` is English for
    machines and logs, filled where a status needs a reason: a page that was changed silently, a repeat of a number
    that had been taken back. `scope` is "part" for a number told as a part of a larger one of the same quantity
    ("225 died, 175 of them in hospital"): it is never a headline and disputes nothing.
    """

    count: Count
    when: When
    reported: When
    modality: str
    running: str
    said_by: tuple[Who, ...]
    witnessed: Witnessed
    status: PointStatus = "standing"
    note: str = ""
    scope: Scope = "whole"


@dataclass(frozen=True, slots=True)
class FigureFact:
    """A quantity (measure, group, place, contingent) and its values in time order; `headline` indexes `points`.

    `headline` is None when no value stands (nothing known, only planned, or the newest was retracted): unknown, not
    zero. `background` is the year of a figure told as history (more than a year before publication), None for a
    figure of the crisis itself; `running` is "new" for increments ("12 more"), which are no totals, else "total".
    `scope` is "whole" where no other quantity of the record holds this one: all people of the country, the whole of a
    joint force; the dead police of the dead, a town of its country and a contributor of an alliance are "part".
    A report that wants one toll a measure takes those with scope "whole", running "total" and no background.
    `why` says in a short English sentence why the headline stands, or why none does.
    """

    id: str
    measure: str
    group: str
    place: Where | None
    contingent: Who | None
    points: tuple[FigurePoint, ...]
    headline: int | None
    witnessed: Witnessed
    background: int | None = None
    running: str = "total"
    scope: Scope = "whole"
    why: str = ""

    @property
    def value(self) -> FigurePoint | None:
        """The headline point."""
        return None if self.headline is None else self.points[self.headline]


@dataclass(frozen=True, slots=True)
class EventFact:
    """One real event with every reading of it."""

    id: str
    type: str
    mode: str
    contexts: tuple[str, ...]
    actors: tuple[Who, ...]
    recipients: tuple[Who, ...]
    place: Where | None
    when: When
    modality: str
    witnessed: Witnessed


@dataclass(frozen=True, slots=True)
class StatementFact:
    """One utterance; `content` in the words of the reading that stands first."""

    id: str
    speaker: Who
    content: str
    direct: bool
    conditional: bool
    when: When
    addressee: Who | None
    venue: str
    witnessed: Witnessed


@dataclass(frozen=True, slots=True)
class PledgeFact:
    """A promise and what became of it as of the record's moment; `outcome` are the readings that tell the outcome."""

    id: str
    who: Who
    act: str
    content: str
    due: When
    announced: When
    announced_by: Who | None
    status: PledgeStatus
    why: str
    outcome: tuple[str, ...]
    replaced_by: str | None
    witnessed: Witnessed


@dataclass(frozen=True, slots=True)
class RoleFact:
    """Who held which office, as told.

    `when` is the time a text tells of it, `reported` the days it was told (first to last publication), `ended` the
    first day it was told as a former office: by then it was no longer held.
    """

    id: str
    person: Who
    office: str
    body: Who | None
    former: bool
    when: When
    witnessed: Witnessed
    reported: When = UNKNOWN_WHEN
    ended: date | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """Where sources differ about one thing at one time; `sides` are ids of figure facts with point indexes.

    A retraction whose number nobody else told has one side. `open` is False once a newer value stands in its place
    (the dispute is history) or a person ruled on it (`settled` is the ruling's id). `why` is English for machines
    and logs; the report words disputes in its own language
    from the kind and the sides.
    """

    id: str
    kind: DisputeKind
    sides: tuple[tuple[str, int], ...]
    why: str
    witnessed: Witnessed
    open: bool = True
    settled: str = ""


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One contributor of a force in one place: intervals for sent, withdrawn and what remains; None is unknown.

    `contributor` None is the whole force. Each figure is a (figure fact id, point index) pair, so that it can be cited;
    `remaining` rests on the readings `left`: those that tell that none are there, or what was sent and withdrawn.
    """

    contributor: Who | None
    place: Where | None
    planned: tuple[str, int] | None
    sent: tuple[str, int] | None
    withdrawn: tuple[str, int] | None
    present: tuple[str, int] | None
    remaining: Count
    why: str
    witnessed: Witnessed
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Force:
    """One external force in one place: phases (event fact ids in time order) and the ledger of contributors."""

    id: str
    name: Who
    place: Where | None
    phases: tuple[str, ...]
    whole: LedgerLine
    parts: tuple[LedgerLine, ...]


Told = FigureFact | EventFact | StatementFact | PledgeFact | RoleFact | Dispute
"""Facts that rest on readings: each carries a Witnessed."""
Fact = Told | Force
"""Everything that has an id of its own in a record, origins and stories apart."""


@dataclass(frozen=True, slots=True)
class Story:
    """One crisis of the record: where, the days from its first to its last article, and the articles that tell it.

    `id` is made of its earliest article (of those published first, the one with the lowest id): an article added later
    leaves it as it is, one published before all others, or a ruling that moves the earliest article, changes it.
    `name` is its places and months, or what a person called it. `places` are the countries it is mainly about, most
    told first; `articles` are ids in time order; `why` says in words what keeps them together.
    """

    id: str
    name: str
    places: tuple[Where, ...]
    first: date | None
    last: date | None
    articles: tuple[str, ...]
    why: str
