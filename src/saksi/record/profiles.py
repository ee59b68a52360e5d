"""Profiles: what an article is about, for telling crises apart: countries, days told, actors of its own. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from saksi.core.article import Article
from saksi.core.reading import Reading
from saksi.core.values import Count, Value, When, Where, Who
from saksi.know.actors import actor, state
from saksi.record.membership import root
from saksi.record.outvoted import LEAST, TELLING, vague
from saksi.record.same import TROOP_MEASURES, country, event_class, family, named

Mark = tuple[Hashable, ...]

HISTORY = 365
"""A reading of a day this long before publication is history: it says little of what the article is about."""
_FAINT = 0.25
"""What a reading told as history counts beside another."""


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """An article with its readings in text order, and what it is about. The same page is the same object."""

    article: Article
    given: tuple[Reading, ...]
    """The readings as they came, for knowing the page again."""
    readings: tuple[Reading, ...]
    id: str = field(init=False)
    """The article's."""
    profile: Profile = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", self.article.id)
        object.__setattr__(self, "profile", profile(self.article, self.readings))


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """`day` is the ordinal of the day of publication, None when unknown; `days` those its readings tell.

    `lands` maps country keys to their share of what the article tells; the shares sum to one, or nothing is placed.
    `people` are the ids of persons and organisations that are no state's, `actors` these and the states. `marks` are
    numbers and acts by which others' articles on the same thing are known, each with the country it is placed in.
    `senders` are those whose troops it tells of; `camps` the states in whose countries it tells of nothing but troops,
    where it places nothing anywhere else: they may be where a force gathers, or comes home.
    """

    day: int | None
    lands: dict[str, float]
    places: tuple[Where, ...]
    people: frozenset[str]
    actors: frozenset[str]
    marks: dict[Mark, str]
    days: tuple[int, ...]
    senders: frozenset[str]
    camps: frozenset[str]


@dataclass(slots=True)
class _Notes:
    """What has been found in an article so far."""

    lands: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    areas: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    places: dict[str, Where] = field(default_factory=dict)
    people: set[str] = field(default_factory=set)
    actors: set[str] = field(default_factory=set)
    marks: dict[Mark, str] = field(default_factory=dict)
    days: list[int] = field(default_factory=list)
    senders: set[str] = field(default_factory=set)
    settled: bool = False
    """Something beside troops is placed."""


def profile(article: Article, readings: Sequence[Reading]) -> Profile:
    """What these readings of an article are about."""
    when = article.published.when
    published = when.last or when.first
    day = published.toordinal() if published else None
    notes = _Notes()
    for reading in readings:
        if reading.kind in ("figure", "event"):
            _placed(reading, {slot.name: slot.value for slot in reading.slots}, day, notes)
        for slot in reading.slots:
            if isinstance(slot.value, Who):
                _named(slot.value, notes)
        if reading.says is not None and isinstance(reading.says.value, Who):
            _named(reading.says.value, notes)
    lands = notes.lands or notes.areas
    total = sum(lands.values())
    return Profile(
        day,
        {land: weight / total for land, weight in lands.items()},
        tuple(notes.places.values()),
        frozenset(notes.people),
        frozenset(notes.actors),
        notes.marks,
        tuple(notes.days),
        frozenset(notes.senders),
        frozenset() if notes.settled else frozenset(held.id for key in notes.lands if (held := state(key))),
    )


def _placed(reading: Reading, values: Mapping[str, Value], day: int | None, notes: _Notes) -> None:
    """What one figure or event tells of places and days; plans tell no day."""
    where, when = values.get("place"), values.get("when")
    troops = _of_troops(reading, values)
    if troops:
        notes.senders.update(root(who.key) for who in _senders(reading) if named(who))
    told = when.last or when.first if isinstance(when, When) and reading.modality != "planned" else None
    if told:
        notes.days.append(told.toordinal())
    if not isinstance(where, Where):
        return
    notes.settled = notes.settled or not troops
    old = day is not None and told is not None and day - told.toordinal() > HISTORY
    known = where.country or where.grain == "country"
    (notes.lands if known else notes.areas)[country(where)] += _FAINT if old else 1
    if where.grain == "country":
        notes.places.setdefault(where.key, where)
    if not old and (mark := _mark(reading, values, told)):
        notes.marks.setdefault(mark, country(where))


def _of_troops(reading: Reading, values: Mapping[str, Value]) -> bool:
    if reading.kind == "figure":
        measure, group = str(values.get("measure", "")), str(values.get("group", ""))
        return measure in TROOP_MEASURES and family(measure, group) == "soldiers"
    return event_class(str(values.get("type", "")), str(values.get("mode", ""))) in ("troops in", "easing")


def _senders(reading: Reading) -> Iterable[Who]:
    name = "contingent" if reading.kind == "figure" else "actors"
    return (slot.value for slot in reading.all(name) if isinstance(slot.value, Who))


def _mark(reading: Reading, values: Mapping[str, Value], told: date | None) -> Mark | None:
    if reading.kind == "figure":
        count, measure = values.get("count"), str(values.get("measure", ""))
        if isinstance(count, Count) and max(count.low or 0, count.high or 0) >= LEAST:
            if vague(count.low, count.high):
                return None
            return ("figure", "troops" if measure in TROOP_MEASURES else measure, count.low, count.high)
        return None
    who = next((slot.value for slot in reading.all("actors")), None)
    if told is None or not isinstance(who, Who) or not named(who):
        return None
    kind, mode = str(values.get("type", "")), str(values.get("mode", ""))
    return ("event", event_class(kind, mode), mode, told, who.key)


def telling(mark: Mark) -> bool:
    """True for a number that is hardly told of two crises by chance."""
    ends = [end for end in mark[2:] if isinstance(end, int)]
    return mark[0] == "figure" and any(end >= TELLING and end % TELLING for end in ends)


def _named(who: Who, notes: _Notes) -> None:
    if who.actor_id is not None:
        person, acting = _sort(who.actor_id)
        if person:
            notes.people.add(person)
        if acting:
            notes.actors.add(acting)


@lru_cache(maxsize=65_536)
def _sort(actor_id: str) -> tuple[str, str]:
    """The actor as one of the story's own people, and as one who acts; "" where it is no such.

    States and their organs act everywhere, media tell of everything, and small words ("police") are anybody.
    """
    if not actor_id[:1].isupper():
        return "", ""
    known = actor(root(actor_id))
    name = known.id if known else actor_id
    label = known.label if known else ""
    return ("" if label in ("state", "media") else name, "" if label == "media" else name)


def land(key: str, told: Iterable[Where]) -> Where:
    """A country by its key: as an article writes it, else by its name."""
    held = next((where for where in told if where.key == key), None)
    if held is not None:
        return held
    known = state(key)
    name = known.id if known else key.removeprefix("written:")
    return Where(
        name, key if known else None, "country" if known else "unknown", None, None, name, key if known else ""
    )
