"""Acts: one event reading with everything that decides which event it tells, looked up once. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from saksi.core.values import UNKNOWN_WHEN, When, Where
from saksi.record.ground import Ground, Held
from saksi.record.same import WIDE, breadth, days_of, named, who_in

SLACK = timedelta(days=1)
"""Time zones and evening news move a day by one."""
RECALL = timedelta(days=14)
"""A reading without a day joins the latest such event at most this long before its publication."""
Cast = dict[str, bool]
"""Actor key -> whether it is a particular actor ("Russia") or anybody's word ("soldiers")."""


@dataclass(frozen=True, slots=True, eq=False)
class Act:
    """One reading: kind and mode of the act, when it was or is to be, who acts on whom, and where."""

    held: Held
    kind: str
    mode: str
    when: When
    wide: int
    actors: Cast
    recipients: Cast
    place: Where | None


@dataclass(slots=True, eq=False)
class Cluster:
    """Readings taken for one event so far; its day is the narrowest told."""

    number: int
    held: list[Held] = field(default_factory=list)
    when: When = UNKNOWN_WHEN
    kinds: set[str] = field(default_factory=set)
    modes: set[str] = field(default_factory=set)
    actors: Cast = field(default_factory=dict)
    recipients: Cast = field(default_factory=dict)
    place: Where | None = None

    def add(self, act: Act) -> None:
        """Take one more reading in."""
        if act.wide < breadth(self.when):
            self.when = act.when
        self.kinds.add(act.kind)
        self.modes.add(act.mode)
        self.actors.update(act.actors)
        self.recipients.update(act.recipients)
        if act.place and (self.place is None or self.place.grain == "country"):
            self.place = act.place
        self.held.append(act.held)


def act_of(one: Held, ground: Ground) -> Act:
    """What a reading tells, as the record holds it."""
    when = time_of(one)
    actors = {ground.key(who): named(who) for who in who_in(one, "actors")}
    recipients = {ground.key(who): named(who) for who in who_in(one, "recipients")}
    return Act(
        one, one.what, one.text("mode"), when, breadth(when), actors, recipients,
        ground.place(one),
    )  # fmt: skip


def time_of(one: Held) -> When:
    """When the act was or is to be: "by 19 January" sets a plan for that day, "since 13 January" dates what began."""
    when = one.when or UNKNOWN_WHEN
    if one.reading.modality == "planned":
        return When.on(when.last) if when.first is None and when.last else when
    return When.on(when.first) if when.last is None and when.first else when


Agree = Callable[[Act, Cluster], bool]


@dataclass(slots=True)
class Calendar:
    """The clusters by the days they may be of; those that nothing dates by the day they were first told."""

    clusters: list[Cluster] = field(default_factory=list)
    by_day: dict[date, list[Cluster]] = field(default_factory=lambda: defaultdict(list))
    begun: dict[int, list[Cluster]] = field(default_factory=lambda: defaultdict(list))
    told: dict[int | None, list[Cluster]] = field(default_factory=lambda: defaultdict(list))

    def open(self, act: Act) -> None:
        """A new event, told by this reading first."""
        home = Cluster(len(self.clusters))
        home.add(act)
        self.clusters.append(home)
        for day in days_of(home.when):
            self.by_day[day].append(home)
        if home.when.known:
            self.begun[(home.when.first or _ends(home.when)).toordinal()].append(home)
        else:
            self.told[act.held.day.toordinal() if act.held.day else None].append(home)

    def near(self, act: Act) -> list[Cluster]:
        """The clusters whose days this reading may mean, the nearest first."""
        when = act.when
        if not when.known:
            return self._recalled(act.held.day)
        if act.wide > WIDE:
            edge = _ends(when)
            open_ones = [c for c in self.clusters if c.when.known and when.meets(c.when)]
            return sorted(open_ones, key=lambda c: (abs(_ends(c.when) - edge), _ends(c.when)))
        days = days_of(when)
        seen: dict[int, Cluster] = {}
        for day in (*days, days[0] - SLACK, days[-1] + SLACK):
            for cluster in self.by_day.get(day, ()):
                seen.setdefault(cluster.number, cluster)
        return sorted(seen.values(), key=lambda c: (_gap(c.when, when), c.held[0].order))

    def _recalled(self, day: date | None) -> list[Cluster]:
        """What an undated reading may speak of: events of the last days, then such as are as undated as itself."""
        if day is None:
            return sorted(self.clusters, key=lambda c: _ends(c.when), reverse=True)
        today, reach = day.toordinal(), RECALL.days
        dated = [c for first in range(today - reach, today + 1) for c in self.begun.get(first, ())]
        around = range(today - reach, today + reach + 1)
        undated = [c for other in (None, *around) for c in self.told.get(other, ())]
        dated.sort(key=lambda c: (-_ends(c.when).toordinal(), c.number))
        return dated + sorted(undated, key=lambda c: c.number)


def cluster(acts: Iterable[Act], agree: Agree) -> Iterator[list[Held]]:
    """Readings by event. Clear days first, so that vague readings find the event they speak of; undated ones last."""
    calendar = Calendar()
    for act in sorted(acts, key=lambda act: (act.wide, act.held.order)):
        home = next((one for one in calendar.near(act) if agree(act, one)), None)
        if home is None:
            calendar.open(act)
        else:
            home.add(act)
    return (one.held for one in calendar.clusters)


def _ends(when: When) -> date:
    return when.last or when.first or date.min


def _gap(one: When, other: When) -> timedelta:
    if one.meets(other):
        return timedelta()
    return min(abs(_ends(one) - (other.first or _ends(other))), abs((one.first or _ends(one)) - _ends(other)))
