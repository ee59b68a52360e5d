"""Forces: who sent how many where, when they came and left, and what is left. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from saksi.core.fact import EventFact, FigureFact, Force
from saksi.core.ids import content_id
from saksi.core.values import Where, Who
from saksi.know.actors import actor
from saksi.record.events import event_order
from saksi.record.ground import Ground
from saksi.record.ledger import line
from saksi.record.membership import alliance_among, belongs, is_force
from saksi.record.same import TROOP_MEASURES, country, family, most_common, named, place_of, side, who_order

_TOLD = ("happened", "claimed", "planned")
_ARRIVALS = (("AID", ""), ("MOBILIZE", "troops"), ("MOBILIZE", ""))
_PHASES = {("REQUEST", "assist"), ("AGREE", ""), ("CONCEDE", ""), ("RETREAT", "withdraw"), ("RETREAT", ""), *_ARRIVALS}


@dataclass(slots=True)
class Theatre:
    """One country with the foreign forces in it; `forces` are mentions of those who sent or have troops there."""

    place: Where
    figures: list[FigureFact] = field(default_factory=list)
    events: list[EventFact] = field(default_factory=list)
    forces: dict[str, list[Who]] = field(default_factory=lambda: defaultdict(list))

    def owns(self, key: str) -> bool:
        """True for the country itself, under any name, and for its own forces: they are not foreign there."""
        if key in (self.place.name, self.place.written, self.place.key, self.place.country):
            return True
        held = actor(key)
        return held is not None and held.country == country(self.place)


def fold(ground: Ground, figures: Sequence[FigureFact], events: Sequence[EventFact]) -> tuple[Force, ...]:
    """Every external force, sorted by name and place: an alliance with its contributors, or a state of its own."""
    found = [force for theatre in _theatres(figures, events, ground) for force in _forces(theatre, ground)]
    return tuple(sorted(found, key=order))


def order(one: Force) -> tuple[str, str, str]:
    """By name and place."""
    return (one.name.key, one.place.key if one.place else "", one.id)


def _theatres(figures: Sequence[FigureFact], events: Sequence[EventFact], ground: Ground) -> list[Theatre]:
    """A country becomes a theatre when foreign troops are counted in it or come to its help."""
    states = _states(figures, events)
    theatres: dict[str, Theatre] = {}
    for fact in figures:
        troops = fact.measure in TROOP_MEASURES and family(fact.measure, fact.group) == "soldiers"
        if _outvoted(fact, ground):
            continue
        if fact.contingent and fact.place and troops and fact.background is None and fact.running == "total":
            theatre = _theatre(theatres, country(fact.place), states, fact.place)
            if named(fact.contingent) and not theatre.owns(side(fact.contingent, ground)):
                theatre.figures.append(fact)
                theatre.forces[side(fact.contingent, ground)].append(fact.contingent)
    phases = [event for event in events if event.modality in _TOLD and (event.type, event.mode) in _PHASES]
    for event in phases:
        if helped := _helped(event, states, ground):
            _theatre(theatres, country(helped), states, helped)
    for event in phases:
        here = theatres.get(country(_helped(event, states, ground) or event.place))
        if here:
            _enter(event, here, ground)
    return [theatre for _, theatre in sorted(theatres.items()) if theatre.forces]


def _outvoted(fact: FigureFact, ground: Ground) -> bool:
    """True when only readings tell it whose country the other articles outvote."""
    return ground.emended.outvoted.issuperset(fact.witnessed.readings)


def _states(figures: Iterable[FigureFact], events: Iterable[EventFact]) -> dict[str, Where]:
    """Countries the record names, by key and by name."""
    told = [*(fact.place for fact in figures), *(event.place for event in events)]
    countries = [place for place in told if place and place.grain == "country"]
    by_key: dict[str, list[Where]] = defaultdict(list)
    for place in countries:
        by_key[place.key].append(place)
        by_key[place.name].append(place)
    return {key: chosen for key, places in by_key.items() if (chosen := place_of(places))}


def _theatre(theatres: dict[str, Theatre], key: str, states: dict[str, Where], place: Where) -> Theatre:
    return theatres.setdefault(key, Theatre(states.get(key, place)))


def _helped(event: EventFact, states: dict[str, Where], ground: Ground) -> Where | None:
    """The state that troops come to help, which tells the place better than where the story was written."""
    if (event.type, event.mode) not in _ARRIVALS:
        return None
    return next((states[key] for who in event.recipients if (key := side(who, ground)) in states), None)


def _enter(event: EventFact, theatre: Theatre, ground: Ground) -> None:
    theatre.events.append(event)
    if (event.type, event.mode) in _ARRIVALS and event.modality != "planned":
        for who in event.actors:
            force = is_force(who, ground.key(who), theatre.forces, ground.members, ground.as_of)
            if force and not theatre.owns(side(who, ground)):
                theatre.forces[side(who, ground)].append(who)


def _forces(theatre: Theatre, ground: Ground) -> list[Force]:
    keys = set(theatre.forces)
    alliance = alliance_among(keys, ground.as_of, ground.members)
    if alliance is None:
        alliance = alliance_among(keys | _mentioned(theatre, ground), ground.as_of, ground.members)
    made: list[Force] = []
    if alliance is not None and (name := _name(alliance, theatre, ground)):
        known = bool(ground.members(alliance, ground.as_of))
        others = keys - {alliance}
        parts = {key for key in others if not known or belongs(key, alliance, ground.as_of, ground.members)}
        if parts or alliance in keys:
            made.append(_force(name, alliance, parts, theatre, ground, alone=parts == others))
            keys = others - parts
    for key in sorted(keys):
        if who := _name(key, theatre, ground):
            made.append(_force(who, key, set(), theatre, ground, alone=len(keys) == 1 and not made))
    return made


def _mentioned(theatre: Theatre, ground: Ground) -> set[str]:
    """Everybody asked, agreeing or leaving: an alliance may be told of before it sends anyone."""
    return {side(who, ground) for event in theatre.events for who in (*event.actors, *event.recipients) if named(who)}


def _name(key: str, theatre: Theatre, ground: Ground) -> Who | None:
    """How the force is called: by its own name where a text has it, else by its troops'."""
    told = theatre.forces.get(key) or [
        who for event in theatre.events for who in (*event.actors, *event.recipients) if side(who, ground) == key
    ]
    return most_common([who for who in told if ground.key(who) == key] or told, who_order)


def _force(name: Who, key: str, parts: set[str], theatre: Theatre, ground: Ground, *, alone: bool) -> Force:
    phases = [event for event in theatre.events if _concerns(event, {key, *parts}, ground, alone=alone)]
    by_side: dict[str, list[FigureFact]] = defaultdict(list)
    for fact in theatre.figures:
        if fact.contingent:
            by_side[side(fact.contingent, ground)].append(fact)
    whole = line(None, theatre.place, by_side[key], _acted(phases, key, ground), ground)
    lines = tuple(
        line(who, theatre.place, by_side[part], _acted(phases, part, ground), ground, whole=whole)
        for part in sorted(parts)
        if (who := _name(part, theatre, ground))
    )
    ordered = tuple(event.id for event in sorted(phases, key=event_order))
    return Force(content_id("force", [key, theatre.place.key]), name, theatre.place, ordered, whole, lines)


def _concerns(event: EventFact, sides: set[str], ground: Ground, *, alone: bool) -> bool:
    """A phase of this force: it acts, or it is asked. Nameless "troops" are the force where it is the only one."""
    acting = {side(who, ground) for who in event.actors}
    asked = {side(who, ground) for who in event.recipients}
    if event.type in ("REQUEST", "AGREE"):
        return bool((acting | asked) & sides)
    nameless = not any(named(who) for who in event.actors)
    return bool(acting & sides) or (nameless and alone and event.type != "CONCEDE")


def _acted(events: Iterable[EventFact], key: str, ground: Ground) -> list[EventFact]:
    return [event for event in events if any(side(who, ground) == key for who in event.actors)]
