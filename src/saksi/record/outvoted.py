"""Countries that one article alone gives: moved where the other articles that tell the same thing place it. Pure.

A figure or an event told by several articles is known by its number, or by its kind, day and named actor. Where one
article carries a country over from its title or dateline and the others name another country for the same things,
the others are right. A country that stands beside the words themselves yields only to two articles.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from saksi.core.values import Where
from saksi.record.ground import Ground, Held, effective
from saksi.record.same import TROOP_MEASURES, country, event_class, named, place_of, who_in
from saksi.record.windows import Told, Windows

REACH = timedelta(days=4)
TELLING = 100
"""A number of this size that is not round is hardly told of two countries in one week by chance; any other needs a
second."""
LEAST = 10

Mark = tuple[Hashable, ...]
Contested = Mapping[Mark, Windows[str]]
"""What several countries are told for: the countries, by day."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A reading with a country and what tells it from others."""

    held: Held
    country: str
    day: date | None
    marks: tuple[Mark, ...]
    carried: bool


def carried(one: Held, ground: Ground) -> bool:
    """True when the place was not told beside the number or the act, but taken from another sentence."""
    return one.spot is not None and (one.article_id, one.spot) in ground.shelf.carried


def moves(ground: Ground, homes: Homes) -> dict[str, Where]:
    """Reading id -> the country the other articles give, for readings whose own country is outvoted."""
    placed = [one for held in ground.held if (one := _placed(held, ground))]
    index: dict[Mark, list[Placed]] = defaultdict(list)
    for one in placed:
        for mark in one.marks:
            index[mark].append(one)
    contested = {
        mark: Windows((Told(one.country, "", one.held.article_id, one.day) for one in some), REACH)
        for mark, some in index.items()
        if len({one.country for one in some}) > 1
    }
    return {**_of_articles(placed, contested, homes), **_of_readings(placed, contested, homes)}


class Homes:
    """The country as a Where, by its key, in the wording met most often."""

    def __init__(self, ground: Ground) -> None:
        told: dict[str, list[Where]] = defaultdict(list)
        self._told_in: dict[str, set[str]] = defaultdict(set)
        for one in ground.held:
            where = one.where
            if where:
                self._told_in[country(where)].add(one.article_id)
            if where and where.grain == "country":
                told[where.key].append(where)
        self._by_key = {key: chosen for key, places in told.items() if (chosen := place_of(places))}

    def get(self, key: str) -> Where | None:
        """None for a country that no article names by itself."""
        return self._by_key.get(key)

    def named(self, name: str) -> str:
        """The key of the country that the actor `name` is the state of; "" when no article names it as a place."""
        return next((key for key, where in self._by_key.items() if name in (where.name, where.key)), "")

    def articles(self, keys: Iterable[str]) -> set[str]:
        """The articles that place something in one of these countries."""
        return {article for key in keys for article in self._told_in.get(key, ())}

    def state(self, key: str) -> str:
        """The actor key of this country."""
        where = self._by_key.get(key)
        return where.name or where.written if where else ""


def _placed(held: Held, ground: Ground) -> Placed | None:
    where = held.where
    if where is None or held.successor or held.reading.kind not in ("figure", "event"):
        return None
    return Placed(held, country(where), effective(held), tuple(_marks(held, ground)), carried(held, ground))


def _marks(held: Held, ground: Ground) -> Iterable[Mark]:
    if held.reading.kind == "figure":
        count = held.count
        if count and count.known and max(count.low or 0, count.high or 0) >= LEAST and not vague(count.low, count.high):
            measure = held.what
            yield ("figure", "troops" if measure in TROOP_MEASURES else measure, count.low, count.high)
        return
    when = held.when
    if when and when.single:
        what = (event_class(held.what, held.text("mode")), held.text("mode"), when.single)
        for who in (*who_in(held, "actors"), *who_in(held, "recipients")):
            if named(who):
                yield ("event", *what, ground.key(who))


def vague(low: int | None, high: int | None) -> bool:
    """True for words such as "dozens" that give no number of their own."""
    return low is not None and high is not None and low > 0 and high >= 3 * low


def _votes(one: Placed, mark: Mark, contested: Contested) -> Counter[str]:
    """Countries the other articles give for this mark, with how many articles each."""
    return Counter(contested[mark].around(one.day).votes(one.held.article_id))


def _of_articles(placed: Sequence[Placed], contested: Contested, homes: Homes) -> dict[str, Where]:
    """All that an article carries into a country moves, where the others place its telling figures elsewhere."""
    loose: dict[tuple[str, str], list[Placed]] = defaultdict(list)
    for one in placed:
        if one.carried:
            loose[(one.held.article_id, one.country)].append(one)
    found: dict[str, Where] = {}
    for (_, here), some in loose.items():
        home = homes.get(_elsewhere(here, some, contested))
        if home:
            found.update((one.held.id, home) for one in some)
    return found


def _elsewhere(here: str, some: Iterable[Placed], contested: Contested) -> str:
    marks: dict[str, set[Mark]] = defaultdict(set)
    for one in some:
        for mark in one.marks:
            votes = _votes(one, mark, contested) if mark in contested else Counter()
            if votes[here]:
                return ""
            for where in votes:
                marks[where].add(mark)
    ranked = sorted(marks, key=lambda where: (-len(marks[where]), where))
    best = next(iter(ranked), "")
    return best if len(marks[best]) > 1 or any(_telling(mark) for mark in marks[best]) else ""


def _telling(mark: Mark) -> bool:
    ends = [end for end in mark[2:] if isinstance(end, int)]
    return mark[0] == "figure" and any(end >= TELLING and end % TELLING for end in ends)


def _of_readings(placed: Iterable[Placed], contested: Contested, homes: Homes) -> dict[str, Where]:
    """A single figure or event moves where two others place it elsewhere and nobody places it here."""
    found: dict[str, Where] = {}
    for one in placed:
        for mark in one.marks:
            if mark not in contested or not (mark[0] == "event" or _telling(mark)):
                continue
            votes = _votes(one, mark, contested)
            if votes[one.country] or not votes:
                continue
            where, count = min(votes.items(), key=lambda item: (-item[1], item[0]))
            home = homes.get(where)
            if count > 1 and home:
                found[one.held.id] = home
    return found
