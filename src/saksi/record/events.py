"""Events: readings of one real event, across outlets and languages, made one fact. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from saksi.core.fact import EventFact
from saksi.core.values import UNKNOWN_WHEN, Where
from saksi.record.acts import Act, Cast, Cluster, act_of, cluster, time_of
from saksi.record.ground import Ground, Held, iso, witnessed
from saksi.record.same import (
    actors,
    country,
    event_class,
    fact_id,
    most_common,
    narrowest,
    place_of,
    places_agree,
    regroup,
    same_key,
    who_in,
)

RULE = "same kind of act, actors and place that agree, days that meet within a day"
TARGETED = ("SANCTION", "ACCUSE", "COERCE", "ASSAULT")
"""Acts of which two on one day with different named recipients are two events."""
SHARED_RECIPIENT = ("REQUEST", "AGREE", "AID", "SANCTION", "ACCUSE", "RETREAT", "CONCEDE", "COERCE")
"""Acts told now of a state and now of its head: the same named recipient is enough."""
MODELESS = ("AGREE", "AID", "CONCEDE")
_MODALITY = {"happened": "happened", "claimed": "happened"}


def fold(ground: Ground) -> tuple[EventFact, ...]:
    """Every event of the record, dated ones first and in time order."""
    buckets: dict[tuple[str, str, str], list[Held]] = defaultdict(list)
    for one in ground.of("event"):
        buckets[_bucket(one, ground)].append(one)
    groups: list[list[Held]] = []
    for held in _placed(buckets).values():
        acts = (act_of(one, ground) for one in held)
        groups.extend(cluster(acts, lambda act, home: _agree(act, home, ground)))
    facts = [_fact(group, ground) for group in regroup(groups, ground)]
    return tuple(sorted(facts, key=event_order))


def event_order(fact: EventFact) -> tuple[bool, str, str, str, str]:
    """Dated before undated, by first day (undated by the day they were known), then kind."""
    day = fact.when.first or fact.when.last
    return (day is None, iso(day or fact.witnessed.known), iso(fact.when.last), f"{fact.type}/{fact.mode}", fact.id)


def _bucket(one: Held, ground: Ground) -> tuple[str, str, str]:
    kind, mode = one.what, one.text("mode")
    modality = _MODALITY.get(one.reading.modality, one.reading.modality)
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


def _agree(act: Act, home: Cluster, ground: Ground) -> bool:
    kind, kinds = act.kind, home.kinds
    if kind in kinds and not _modes_agree(kind, act.mode, home.modes):
        return False
    if not places_agree(act.place, home.place) or _only_perhaps(act, home):
        return False
    if kind in TARGETED and _different_targets(kind, act.recipients, home.recipients, ground):
        return False
    if _share(act.actors, home.actors, ground, _host(home.place or act.place)):
        return True
    if kind not in kinds:
        return not act.actors and not home.actors
    if not _named(act.actors) or not _named(home.actors):
        return True
    same_mode = act.mode in home.modes and (bool(act.mode) or kind in MODELESS)
    return kind in SHARED_RECIPIENT and same_mode and _share(_named(act.recipients), home.recipients, ground)


def _only_perhaps(act: Act, home: Cluster) -> bool:
    """True for a town and its country when no day makes them one: the 2,298 of a country are not its town's."""
    if act.when.known or home.when.known or act.place is None or home.place is None:
        return False
    return act.place.key != home.place.key


def _modes_agree(kind: str, mode: str, modes: set[str]) -> bool:
    """A mode not told fits any, but for meetings: a call and a summit of one day are two."""
    if mode in modes:
        return True
    return kind != "CONSULT" and (not mode or not modes - {""})


def _named(cast: Cast) -> list[str]:
    return [key for key, particular in cast.items() if particular]


def _host(where: Where | None) -> str:
    """The actor key of the state an event takes place in, as far as the place tells it."""
    return where.name if where and where.grain == "country" else ""


def _share(found: Collection[str], known: Cast, ground: Ground, host: str = "") -> bool:
    if any(key in known for key in found):
        return True
    return any(same_key(key, other, ground, host) for key in found for other in known)


def _different_targets(kind: str, told: Cast, known: Cast, ground: Ground) -> bool:
    """Two named targets that are not one; or, short of an assault, a named person beside a nameless crowd."""
    mine, theirs = _named(told), _named(known)
    if mine and theirs:
        return not _share(mine, known, ground)
    return kind != "ASSAULT" and bool(told and known) and bool(mine) != bool(theirs)


def _fact(held: Sequence[Held], ground: Ground) -> EventFact:
    modalities = [one.reading.modality for one in held]
    kind = most_common([one.what for one in held], str) or ""
    modes = [one.text("mode") for one in held if one.what == kind]
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
        when=narrowest(time_of(one) for one in held) or UNKNOWN_WHEN,
        modality="happened" if happened else most_common(modalities, str) or "",
        witnessed=witnessed(held, RULE, ground),
    )
