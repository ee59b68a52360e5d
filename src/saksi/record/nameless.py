"""Nameless troops: whose they are, and where they move, when a text does not say. Pure.

They are the joint force's where its own officer counts them, or where the same number is told of a named force in that
theatre; a contributor's where they come from its country; the only force's where they leave or none remain.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from saksi.core.values import Count, Who
from saksi.know.actors import naming
from saksi.record.ground import Ground, Held, close, effective
from saksi.record.mentions import Mention, background, names, troops
from saksi.record.outvoted import carried
from saksi.record.parties import Parties, parties
from saksi.record.same import country, event_class, named, side, who_in
from saksi.record.theatres import SEASON, Settling

LEAST = 10
"""Smaller numbers are told of many forces."""
_CLOSE = timedelta(days=1)
_WORD = re.compile(r"[^\W\d_]+")

Number = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of the forces that have a name."""

    state: Settling
    bodies: Parties
    names: Mapping[str, Who]
    there: Mapping[str, set[str]]
    numbers: Mapping[Number, Sequence[Mention]]
    told_in: frozenset[str]
    told_of: dict[tuple[Number, date | None, str, bool], frozenset[str]]
    """What was found for a number, day and place before."""


def settle(mentions: Sequence[Mention], state: Settling, ground: Ground) -> None:
    """Adds to the settling what can be said of troops without a name."""
    known = _Known(
        state, parties(ground), names(mentions, ground), state.there(mentions), _numbers(mentions),
        frozenset(one.article for one in mentions), {},
    )  # fmt: skip
    busy: dict[str, set[date]] = defaultdict(set)
    for told in mentions:
        if told.day:
            busy[state.now(told)].add(told.day)
    for one in ground.held:
        if one.successor:
            continue
        if troops(one) and one.who("contingent") is None:
            if sender := _sender(one, known):
                _give(one, sender, known)
        elif one.reading.kind == "event" and _moves(one) and not any(named(who) for who in who_in(one, "actors")):
            _place_act(one, busy, state)


def _moves(one: Held) -> bool:
    """True for an act by which troops come or leave, in these days."""
    return event_class(one.what, one.text("mode")) in ("troops in", "easing") and not background(one)


def _numbers(mentions: Iterable[Mention]) -> dict[Number, list[Mention]]:
    found: dict[Number, list[Mention]] = defaultdict(list)
    for one in mentions:
        count = one.held.count
        if count and count.known and max(count.low or 0, count.high or 0) >= LEAST:
            found[(count.low, count.high)].append(one)
    return found


def _sender(one: Held, known: _Known) -> str:
    """Whose the troops are; "" when nothing tells."""
    here = country(known.state.ground.place(one))
    origin = known.state.homes.state(here)
    told = _told_of(one, here, known)
    forces = known.there.get(here, set())
    speaker = _spoken_for(one, known)
    if speaker:
        return speaker
    if len(told) == 1:
        return min(told)
    if one.what != "present" and origin in known.state.units and one.article_id in known.told_in:
        return origin
    return next(iter(forces)) if len(forces) == 1 and _going(one) else ""


def _told_of(one: Held, here: str, known: _Known) -> frozenset[str]:
    """The named forces of which the same number is told, in the place of this one as far as it is clear."""
    count = one.count or Count(None, None)
    unclear = not here or carried(one, known.state.ground) or known.state.homes.state(here) in known.state.units
    key = ((count.low, count.high), effective(one), here, unclear)
    if key not in known.told_of:
        known.told_of[key] = frozenset(
            m.sender
            for m in known.numbers.get(key[0], ())
            if close(m.day, key[1], SEASON) and (known.state.now(m) == here or (unclear and known.state.host(m.sender)))
        )
    return known.told_of[key]


def _spoken_for(one: Held, known: _Known) -> str:
    """The joint force whose own body or officer tells the number ("the alliance's secretary general")."""
    who = one.reading.speaker
    if who is None:
        return ""
    ground = known.state.ground
    told = {known.bodies.of(ground.key(who)), side(who, ground), *_in_office(who)}
    return next((key for key in sorted(known.state.hosts) if key in told and key in known.names), "")


def _in_office(who: Who) -> set[str]:
    """Alliances named in the office told beside a speaker."""
    found = (naming(word) for word in _WORD.findall(who.role or ""))
    return {told.actor.id for told in found if told and told.actor.label == "alliance"}


def _going(one: Held) -> bool:
    """Troops that leave, or of whom some or none remain."""
    count = one.count
    told = one.text("group") not in ("", "people")
    none = count is not None and (count.low, count.high) == (0, 0)
    return one.what == "withdrawn" or (one.what == "present" and (told or none))


def _give(one: Held, sender: str, known: _Known) -> None:
    who = known.names.get(sender)
    home = known.state.host(sender)
    if who is None:
        return
    known.state.contingents[one.id] = who
    if home and country(known.state.ground.place(one)) != home.key:
        known.state.places[one.id] = home


def _place_act(one: Held, busy: Mapping[str, Collection[date]], state: Settling) -> None:
    """Nameless troops that move in a contributor's country do so in the theatre, on a day told for it."""
    where = state.homes.state(country(state.ground.place(one)))
    home = state.host(where) if where in state.units else None
    day = effective(one)
    if home is None or day is None:
        return
    if any(abs(other - day) <= _CLOSE for other in busy.get(home.key, ())):
        state.places[one.id] = home
