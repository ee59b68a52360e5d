"""What the fold stands on: readings beside their articles, with origin and version settled. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from saksi.core.article import Article
from saksi.core.fact import Witnessed
from saksi.core.kinds import Kind
from saksi.core.reading import NO_DAY, Reading
from saksi.core.ruling import Grouping
from saksi.core.values import Count, Value, When, Where, Who
from saksi.record.generic import group_of
from saksi.record.membership import Members


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """A reading in its article.

    `origin` is the id of the independent source it goes back to. `successor` is the id of the version of the same
    page that replaced this article, None while the article is in force. `day` is the day the article was known from:
    the last day it can have been published; `order` its place in the one fixed order of the fold: by day, article and
    text. These are kept and not computed anew, because every kind asks for them again and again.
    """

    reading: Reading
    article: Article
    origin: str
    successor: str | None = None
    id: str = field(init=False)
    article_id: str = field(init=False)
    day: date | None = field(init=False)
    order: tuple[str, str, int, str] = field(init=False)
    values: Mapping[str, Value] = field(init=False)
    """The first value of each slot."""
    when: When | None = field(init=False)
    where: Where | None = field(init=False)
    count: Count | None = field(init=False)
    what: str = field(init=False)
    """The measure of a figure, the type of an event; "" for the other kinds."""
    spot: int | None = field(init=False)
    """Where in the text the words of its place begin."""

    def __post_init__(self) -> None:
        reading, when = self.reading, self.article.published.when
        day = when.last or when.first
        keep = object.__setattr__
        keep(self, "id", reading.id)
        keep(self, "article_id", reading.article_id)
        keep(self, "day", day)
        keep(self, "order", (iso(day), reading.article_id, reading.slots[0].witness.start, reading.id))
        values: dict[str, Value] = {}
        spot = None
        for slot in reading.slots:
            if slot.name not in values:
                values[slot.name] = slot.value
                if slot.name == "place":
                    spot = slot.witness.start
        when_, where, count = values.get("when"), values.get("place"), values.get("count")
        keep(self, "values", values)
        keep(self, "when", when_ if isinstance(when_, When) else None)
        keep(self, "where", where if isinstance(where, Where) else None)
        keep(self, "count", count if isinstance(count, Count) else None)
        what = values.get("measure") or values.get("type")
        keep(self, "what", what if isinstance(what, str) else "")
        keep(self, "spot", spot)

    def text(self, name: str) -> str:
        """The value of a str slot; empty when the slot is not filled."""
        value = self.values.get(name)
        return value if isinstance(value, str) else ""

    def who(self, name: str) -> Who | None:
        """The value of the first Who slot of this name."""
        value = self.values.get(name)
        return value if isinstance(value, Who) else None

    @property
    def reported(self) -> When:
        """When the article was published."""
        return self.article.published.when


@dataclass(frozen=True, slots=True)
class Emended:
    """What other articles set right in single readings, by reading id: place, group word, contingent.

    `outvoted` are readings that place a force where no other article sees it, while others name another country.
    `undated` are readings whose date phrase belongs to an earlier value told beside them.
    `under` maps a member state to the alliance under which it sends troops, `hosted` a state to the one force in it.
    """

    places: Mapping[str, Where] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    contingents: Mapping[str, Who] = field(default_factory=dict)
    outvoted: frozenset[str] = frozenset()
    undated: frozenset[str] = frozenset()
    under: Mapping[str, str] = field(default_factory=dict)
    hosted: Mapping[str, Who] = field(default_factory=dict)

    def touches(self, id_: str) -> bool:
        """True when the reading counts otherwise than it was read."""
        return id_ in self.places or id_ in self.groups or id_ in self.contingents


NEAR = 160
"""A place whose words stand further than this many characters from the number or the act was carried over from
another sentence (a long sentence has about 200)."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The readings by id and, in fixed order, by kind: those in force, and all with those of replaced versions."""

    by_id: Mapping[str, Held] = field(default_factory=dict)
    in_force: Mapping[str, Sequence[Held]] = field(default_factory=dict)
    every: Mapping[str, Sequence[Held]] = field(default_factory=dict)
    carried: frozenset[tuple[str, int]] = frozenset()
    """(article, start of the words) of places that some reading takes from another sentence."""


def shelve(held: Iterable[Held]) -> Shelf:
    """The shelf of these readings, which are in fixed order."""
    by_id: dict[str, Held] = {}
    in_force: dict[str, list[Held]] = {}
    every: dict[str, list[Held]] = {}
    carried: set[tuple[str, int]] = set()
    for one in held:
        by_id[one.id] = one
        every.setdefault(one.reading.kind, []).append(one)
        if one.successor is None:
            in_force.setdefault(one.reading.kind, []).append(one)
        if one.spot is not None and abs(one.spot - one.order[2]) > NEAR:
            carried.add((one.article_id, one.spot))
    return Shelf(by_id, in_force, every, frozenset(carried))


@dataclass(frozen=True, slots=True)
class Ground:
    """Everything the kind files fold: `held` in fixed order; `as_of` the day the record speaks of.

    `names` maps a short name of a person to the full one where the record leaves no doubt; `members` tells who
    belongs to an alliance on a day; `ruled` are the readings that people ruled the same or different, in order.
    `shelf` holds the same readings by id and kind.
    """

    as_of: date | None
    held: tuple[Held, ...]
    names: Mapping[str, str]
    members: Members
    ruled: tuple[Grouping, ...] = ()
    shelf: Shelf = field(default_factory=Shelf)
    emended: Emended = field(default_factory=Emended)

    def place(self, one: Held) -> Where | None:
        """Where it was, as the record holds it."""
        return self.emended.places.get(one.id) or one.where

    def when(self, one: Held) -> When | None:
        """The time a reading tells of itself, as the record holds it; the day of publication is no such time."""
        return None if one.id in self.emended.undated or as_of_publication(one) else one.when

    def group(self, one: Held) -> str:
        """Who is counted, as the record holds it."""
        return self.emended.groups.get(one.id) or one.text("group")

    def contingent(self, one: Held) -> Who | None:
        """Whose force is counted, as the record holds it."""
        return self.emended.contingents.get(one.id) or one.who("contingent")

    def of(self, kind: Kind, *, replaced: bool = False) -> Sequence[Held]:
        """The readings of a kind that are in force; with `replaced` also those of versions no longer standing."""
        return (self.shelf.every if replaced else self.shelf.in_force).get(kind, ())

    def key(self, who: Who) -> str:
        """What tells this actor from others in this record; a group word stands for its group in any language."""
        if who.actor_id is None and (group := group_of(who.written)):
            return group
        return self.names.get(who.key, who.key)


def iso(day: date | None) -> str:
    """The day as text that sorts; an unknown day sorts first."""
    return day.isoformat() if day else ""


def effective(one: Held) -> date | None:
    """The day a reading speaks of: the last day it tells, never after its publication; else the publication."""
    when = one.when
    day = (when.last or when.first) if when else None
    if day and one.day and one.reading.modality != "planned":
        return min(day, one.day)
    return day or one.day


def as_of_publication(one: Held) -> bool:
    """True when the day of a reading is only the day its page was published: it says nothing of when it was so."""
    slot = one.reading.slot("when")
    if slot is None:
        return False
    printed = one.article.published.because
    if not slot.because and not printed:
        return False
    stated = any(because.witness == slot.witness for because in printed)
    return stated or any(because.why == NO_DAY for because in slot.because)


def close(one: date | None, other: date | None, reach: timedelta) -> bool:
    """True when two days lie at most `reach` apart, or one is unknown."""
    return one is None or other is None or abs(one - other) <= reach


def witnessed(held: Iterable[Held], rule: str, ground: Ground) -> Witnessed:
    """What a fact carries: the ids it rests on and the bodies that first said it, sorted, without repeats."""
    ones = list(held)
    if len(ones) == 1 and not ground.emended.touches(ones[0].id):  # half of all facts and more
        one, who = ones[0], ones[0].reading.speaker
        bodies = (ground.key(who),) if who else ()
        return Witnessed((one.id,), (one.origin,), (one.article_id,), one.day, rule, bodies)
    emended = sum(ground.emended.touches(id_) for id_ in {one.id for one in ones})
    if emended:
        rule = f"{rule}; {emended} of its readings counted here because other articles outvote what they alone say"
    days = [one.day for one in ones if one.day]
    return Witnessed(
        readings=tuple(sorted({one.id for one in ones})),
        origins=tuple(sorted({one.origin for one in ones})),
        articles=tuple(sorted({one.article_id for one in ones})),
        known=min(days) if days else None,
        rule=rule,
        bodies=tuple(sorted({ground.key(who) for one in ones if (who := one.reading.speaker)})),
    )
