"""Events: readings of one real event, across outlets and languages, made one fact. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from saksi.core.fact import EventFact
from saksi.core.values import UNKNOWN_WHEN, When, Where, Who
from saksi.record.ground import Ground, Held, iso, witnessed
from saksi.record.same import (
    actors,
    breadth,
    country,
    event_class,
    fact_id,
    most_common,
    named,
    narrowest,
    place_of,
    places_agree,
    regroup,
    same_actor,
    who_in,
)

RULE = "same kind of act, actors and place that agree, days that meet within a day"
SLACK = timedelta(days=1)
"""Time zones and evening news move a day by one."""
RECALL = timedelta(days=14)
"""A reading without a day joins the latest such event at most this long before its publication."""
TARGETED = ("SANCTION", "ACCUSE", "COERCE", "ASSAULT")
"""Acts of which two on one day with different named recipients are two events."""
SHARED_RECIPIENT = ("REQUEST", "AGREE", "AID", "SANCTION", "ACCUSE", "RETREAT", "CONCEDE", "COERCE")
"""Acts told now of a state and now of its head: the same named recipient is enough."""
MODELESS = ("AGREE", "AID", "CONCEDE")
_MODALITY = {"happened": "happened", "claimed": "happened"}


@dataclass(slots=True)
class Cluster:
    """Readings taken for one event so far; its day is the narrowest told."""

    held: list[Held] = field(default_factory=list)
    when: When = UNKNOWN_WHEN
    kinds: set[str] = field(default_factory=set)
    modes: set[str] = field(default_factory=set)
    actors: dict[str, Who] = field(default_factory=dict)
    recipients: dict[str, Who] = field(default_factory=dict)
    place: Where | None = None

    def add(self, one: Held, ground: Ground) -> None:
        """Take one more reading in."""
        reading = one.reading
        when = _when(one)
        if breadth(when) < breadth(self.when):
            self.when = when
        self.kinds.add(reading.text_of("type"))
        self.modes.add(reading.text_of("mode"))
        self.actors.update((ground.key(who), who) for who in who_in(one, "actors"))
        self.recipients.update((ground.key(who), who) for who in who_in(one, "recipients"))
        where = ground.place(one)
        if where and (self.place is None or self.place.grain == "country"):
            self.place = where
        self.held.append(one)


def fold(ground: Ground) -> tuple[EventFact, ...]:
    """Every event of the record, dated ones first and in time order."""
    buckets: dict[tuple[str, str, str], list[Held]] = defaultdict(list)
    for one in ground.of("event"):
        buckets[_bucket(one, ground)].append(one)
    groups: list[list[Held]] = []
    for held in _placed(buckets).values():
        groups.extend(cluster.held for cluster in _cluster(held, ground))
    facts = [_fact(group, ground) for group in regroup(groups, ground)]
    return tuple(sorted(facts, key=event_order))


def event_order(fact: EventFact) -> tuple[bool, str, str, str, str]:
    """Dated before undated, by first day (undated by the day they were known), then kind."""
    day = fact.when.first or fact.when.last
    return (day is None, iso(day or fact.witnessed.known), iso(fact.when.last), f"{fact.type}/{fact.mode}", fact.id)


def _bucket(one: Held, ground: Ground) -> tuple[str, str, str]:
    reading = one.reading
    kind, mode = reading.text_of("type"), reading.text_of("mode")
    modality = _MODALITY.get(reading.modality, reading.modality)
    return (event_class(kind, mode), modality, country(ground.place(one)))


def _placed(buckets: dict[tuple[str, str, str], list[Held]]) -> dict[tuple[str, str, str], list[Held]]:
    """Readings without a place go to the one country such an act is told of; with several they stay apart."""
    countries: dict[tuple[str, str], list[str]] = defaultdict(list)
    for kind, modality, where in buckets:
        if where:
            countries[(kind, modality)].append(where)
    placed: dict[tuple[str, str, str], list[Held]] = defaultdict(list)
    for (kind, modality, where), held in buckets.items():
        homes = countries[(kind, modality)]
        placed[(kind, modality, where or (homes[0] if len(homes) == 1 else ""))].extend(held)
    return placed


def _cluster(held: Iterable[Held], ground: Ground) -> list[Cluster]:
    """Clear days first, so that vague readings find the event they speak of; undated ones last."""
    clusters: list[Cluster] = []
    by_day: dict[date, list[Cluster]] = defaultdict(list)
    for one in sorted(held, key=lambda one: (breadth(_when(one)), one.order)):
        near = _near(one, clusters, by_day)
        home = next((cluster for cluster in near if _agree(one, cluster, ground)), None)
        if home is None:
            home = Cluster()
            clusters.append(home)
            home.add(one, ground)
            for day in _days(home.when):
                by_day[day].append(home)
        else:
            home.add(one, ground)
    return clusters


def _days(when: When) -> list[date]:
    if when.first is None or when.last is None or breadth(when) > 31:
        day = when.last or when.first
        return [day] if day else []
    return [when.first + timedelta(days=step) for step in range(breadth(when) + 1)]


def _near(one: Held, clusters: Sequence[Cluster], by_day: dict[date, list[Cluster]]) -> list[Cluster]:
    """The clusters whose days this reading may mean, the nearest first."""
    when = _when(one)
    if not when.known:
        return sorted((c for c in clusters if _recalled(one, c)), key=lambda c: _ends(c.when), reverse=True)
    if breadth(when) > 31:
        edge = when.last or when.first or date.min
        open_ones = [c for c in clusters if c.when.known and when.meets(c.when)]
        return sorted(open_ones, key=lambda c: (abs(_ends(c.when) - edge), _ends(c.when)))
    days = _days(when)
    seen: dict[int, Cluster] = {}
    for day in (*days, days[0] - SLACK, days[-1] + SLACK):
        for cluster in by_day.get(day, ()):
            seen.setdefault(id(cluster), cluster)
    return sorted(seen.values(), key=lambda c: (_gap(c.when, when), c.held[0].order))


def _when(one: Held) -> When:
    """When the act was or is to be: "by 19 January" sets a plan for that day, "since 13 January" dates what began."""
    when = one.reading.when() or UNKNOWN_WHEN
    if one.reading.modality == "planned":
        return When.on(when.last) if when.first is None and when.last else when
    return When.on(when.first) if when.last is None and when.first else when


def _ends(when: When) -> date:
    return when.last or when.first or date.min


def _gap(one: When, other: When) -> timedelta:
    if one.meets(other):
        return timedelta()
    return min(abs(_ends(one) - (other.first or _ends(other))), abs((one.first or _ends(one)) - _ends(other)))


def _recalled(one: Held, cluster: Cluster) -> bool:
    """True when an undated reading may speak of this event: the event is recent, or as undated as the reading."""
    if one.day is None:
        return True
    if cluster.when.known:
        return timedelta() <= one.day - (cluster.when.first or _ends(cluster.when)) <= RECALL
    first = cluster.held[0].day
    return first is None or abs(one.day - first) <= RECALL


def _agree(one: Held, cluster: Cluster, ground: Ground) -> bool:
    reading = one.reading
    mode = reading.text_of("mode")
    kinds = cluster.kinds
    kind = reading.text_of("type")
    if kind in kinds and not _modes_agree(kind, mode, cluster.modes):
        return False
    if not places_agree(ground.place(one), cluster.place):
        return False
    if kind in TARGETED and _different_targets(kind, who_in(one, "recipients"), cluster.recipients, ground):
        return False
    told = who_in(one, "actors")
    if _share(told, cluster.actors, ground, _host(cluster.place or ground.place(one))):
        return True
    if kind not in kinds:
        return not told and not cluster.actors
    if not _named(told) or not _named(cluster.actors.values()):
        return True
    same_mode = mode in cluster.modes and (bool(mode) or kind in MODELESS)
    return (
        kind in SHARED_RECIPIENT and same_mode and _share(_named(who_in(one, "recipients")), cluster.recipients, ground)
    )


def _modes_agree(kind: str, mode: str, modes: set[str]) -> bool:
    """A mode not told fits any, but for meetings: a call and a summit of one day are two."""
    if mode in modes:
        return True
    return kind != "CONSULT" and (not mode or not modes - {""})


def _named(found: Iterable[Who]) -> list[Who]:
    return [who for who in found if named(who)]


def _host(where: Where | None) -> str:
    """The actor key of the state an event takes place in, as far as the place tells it."""
    return where.name if where and where.grain == "country" else ""


def _share(found: Iterable[Who], known: dict[str, Who], ground: Ground, host: str = "") -> bool:
    for who in found:
        if ground.key(who) in known or any(same_actor(who, other, ground, host) for other in known.values()):
            return True
    return False


def _different_targets(kind: str, found: Iterable[Who], known: dict[str, Who], ground: Ground) -> bool:
    """Two named targets that are not one; or, short of an assault, a named person beside a nameless crowd."""
    told = list(found)
    mine, theirs = _named(told), _named(known.values())
    if mine and theirs:
        return not _share(mine, known, ground)
    return kind != "ASSAULT" and bool(told and known) and bool(mine) != bool(theirs)


def _fact(held: Sequence[Held], ground: Ground) -> EventFact:
    modalities = [one.reading.modality for one in held]
    kind = most_common([one.reading.text_of("type") for one in held], str) or ""
    modes = [one.reading.text_of("mode") for one in held if one.reading.text_of("type") == kind]
    contexts = {str(slot.value) for one in held for slot in one.reading.all("contexts")}
    happened = "happened" in modalities
    return EventFact(
        id=fact_id("event", held),
        type=kind,
        mode=most_common([mode for mode in modes if mode], str) or "",
        contexts=tuple(sorted(contexts)),
        actors=actors((who for one in held for who in who_in(one, "actors")), ground),
        recipients=actors((who for one in held for who in who_in(one, "recipients")), ground),
        place=place_of(where for one in held if (where := ground.place(one))),
        when=narrowest(_when(one) for one in held) or UNKNOWN_WHEN,
        modality="happened" if happened else most_common(modalities, str) or "",
        witnessed=witnessed(held, RULE, ground),
    )
