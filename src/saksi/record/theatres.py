"""Theatres: the country in which a force is abroad, settled from all who tell of it. Pure.

A force is outside its home: a sending state's own country, or another contributor's, is no theatre of it. A country
that one article alone gives while others name another for the same force and days is outvoted. Troops that a text
counts without saying whose they are belong to a force where the same number is told of it, where they come from a
contributor's country, or where they leave and no other force is there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from saksi.core.values import Where, Who
from saksi.record.ground import Emended, Ground, Held, close, effective
from saksi.record.membership import is_force
from saksi.record.outvoted import Homes, carried, carriers
from saksi.record.same import TROOP_MEASURES, country, event_class, family, most_common, named, side, who_in, who_order

BACKGROUND_DAYS = 365
SEASON = timedelta(days=60)
"""Reports of one operation lie at most this far from another report of it."""
_CLOSE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Mention:
    """One reading that tells of troops of `sender` abroad; `where` is a country key, `loose` when carried or untold."""

    held: Held
    who: Who
    sender: str
    where: str
    loose: bool
    sends: bool
    day: date | None

    @property
    def article(self) -> str:
        """The id of its article."""
        return self.held.article_id


@dataclass(slots=True)
class _Settling:
    """What has been found so far."""

    ground: Ground
    homes: Homes
    places: dict[str, Where]
    contingents: dict[str, Who]
    outvoted: set[str]
    hosts: dict[str, set[str]]
    units: dict[str, str]
    """Member state -> the alliance under which it sends troops."""


def settle(ground: Ground) -> Emended:
    """The emendations of the ground with those of forces added."""
    mentions = list(_mentions(ground, Homes(ground)))
    state = _Settling(
        ground, Homes(ground), dict(ground.emended.places), dict(ground.emended.contingents), set(), {}, {}
    )  # fmt: skip
    for alliance in _alliances(mentions, ground):
        _settle_alliance(alliance, mentions, state)
    _settle_states(mentions, state)
    _settle_nameless(mentions, state)
    return replace(
        ground.emended, places=state.places, contingents=state.contingents, outvoted=frozenset(state.outvoted),
        under=state.units, hosted=_hosted(mentions, state),
    )  # fmt: skip


def _hosted(mentions: Sequence[Mention], state: _Settling) -> dict[str, Who]:
    """State -> the force in it, where there is one only."""
    names = _names(mentions, state.ground)
    lone = {where: next(iter(forces)) for where, forces in _there(mentions, state).items() if len(forces) == 1}
    return {state.homes.state(where): names[key] for where, key in lone.items() if key in names}


def troops(held: Held) -> bool:
    """True for a count of a force's people."""
    reading = held.reading
    measure = reading.text_of("measure")
    counted = reading.kind == "figure" and measure in TROOP_MEASURES
    return counted and family(measure, reading.text_of("group")) == "soldiers" and not background(held)


def background(held: Held) -> int | None:
    """The year of a reading told as history: of a day more than a year before its publication."""
    when = held.reading.when()
    last = when.last or when.first if when else None
    told = held.reported.first or held.reported.last
    return last.year if last and told and (told - last).days > BACKGROUND_DAYS else None


def _mentions(ground: Ground, homes: Homes) -> Iterator[Mention]:
    counted = {
        side(who, ground) for one in ground.held if troops(one) and (who := one.reading.who("contingent")) is not None
    }
    over = carriers(ground.held)
    for one in ground.held:
        if one.successor or background(one):
            continue
        if troops(one):
            who = one.reading.who("contingent")
            if who and is_force(who, ground.key(who), counted, ground.members, ground.as_of):
                yield _mention(one, who, country(ground.place(one)), ground, sends=True, loose=carried(one, over))
        elif one.reading.kind == "event":
            yield from _of_event(one, counted, ground, homes, carried(one, over))


def _of_event(one: Held, counted: set[str], ground: Ground, homes: Homes, loose: bool) -> Iterator[Mention]:
    kind, mode = one.reading.text_of("type"), one.reading.text_of("mode")
    what = event_class(kind, mode)
    asked = (kind, mode) == ("REQUEST", "assist")
    if not asked and what not in ("troops in", "easing"):
        return
    helped = next(
        (key for who in who_in(one, "actors" if asked else "recipients") if (key := homes.named(side(who, ground)))), ""
    )
    told = helped if asked or what == "troops in" else ""
    for who in who_in(one, "recipients" if asked else "actors"):
        if is_force(who, ground.key(who), counted, ground.members, ground.as_of):
            where = told if told and told != homes.named(side(who, ground)) else country(ground.place(one))
            sends = what == "troops in" and not asked
            yield _mention(one, who, where, ground, sends=sends, loose=loose and where != told)


def _mention(one: Held, who: Who, where: str, ground: Ground, *, sends: bool, loose: bool) -> Mention:
    return Mention(one, who, side(who, ground), where, loose or not where, sends, effective(one))


def _alliances(mentions: Sequence[Mention], ground: Ground) -> list[str]:
    """Alliances that send, are asked or leave, those told by most articles first."""
    told: dict[str, set[str]] = defaultdict(set)
    for one in mentions:
        if ground.members(one.sender, ground.as_of):
            told[one.sender].add(one.article)
    return sorted(told, key=lambda key: (-len(told[key]), key))


def _articles(mentions: Iterable[Mention]) -> Counter[str]:
    """Per country, how many articles place these mentions in it."""
    return Counter(where for where, _ in {(one.where, one.article) for one in mentions if one.where})


def _settle_alliance(alliance: str, mentions: Sequence[Mention], state: _Settling) -> None:
    members = state.ground.members(alliance, state.ground.as_of)
    own = [one for one in mentions if one.sender == alliance]
    theirs = [one for one in mentions if one.sender in members and one.sender not in state.units]
    sending = Counter(key for key, _ in {(one.sender, one.article) for one in theirs if one.sends})
    votes = _articles(own)
    allowed = {where: count for where, count in votes.items() if sending[state.homes.state(where)] < count}
    if not allowed:
        return
    host = min(allowed, key=lambda where: (-allowed[where], where))
    home = state.homes.get(host)
    if home is None:
        return
    firm = _articles(one for one in own if not one.loose)
    hosts = {host, *(where for where in allowed if firm[where] > 1)}
    state.hosts[alliance] = hosts
    days = [one.day for one in own if one.where in hosts]
    for one in [*own, *theirs]:
        if not any(close(one.day, day, SEASON) for day in days) or one.sender == state.homes.state(host):
            continue
        if one.sender != alliance and (one.where in hosts or _belongs_there(one, members, state)):
            state.units[one.sender] = alliance
        if one.sender == alliance or _belongs_there(one, members, state):
            _move(one, hosts, home, state)


def _belongs_there(one: Mention, members: frozenset[str], state: _Settling) -> bool:
    """A member's troops told without a clear place, or in another member's country, are with the joint force."""
    where = state.homes.state(one.where)
    return one.loose or (where in members and where != one.sender)


def _move(one: Mention, hosts: set[str], home: Where, state: _Settling) -> None:
    where = state.ground.place(one.held)
    town = one.loose and where is not None and where.grain != "country"
    if (one.where not in hosts or town) and one.held.reading.text_of("type") != "REQUEST":
        state.places[one.held.id] = home


def _settle_states(mentions: Sequence[Mention], state: _Settling) -> None:
    """Each sender by itself: what one article alone says moves (when carried) or is left out of the ledger."""
    by_sender: dict[str, list[Mention]] = defaultdict(list)
    for one in mentions:
        by_sender[one.sender].append(one)
    for sender, some in by_sender.items():
        own = state.homes.named(sender)
        now = [(one, _now(one, state)) for one in some]
        votes = Counter(where for where, _ in {(where, one.article) for one, where in now if where and where != own})
        if not votes:
            continue
        top = min(votes, key=lambda where: (-votes[where], where))
        days = [one.day for one, where in now if where == top]
        for one, where in now:
            alone = where == "" or (where == own and one.loose) or (votes[where] == 1 and where != top)
            if alone and (votes[top] > 1 or where in ("", own)) and any(close(one.day, day, SEASON) for day in days):
                _outvote(one, top, state)


def _now(one: Mention, state: _Settling) -> str:
    where = state.places.get(one.held.id)
    return country(where) if where else one.where


def _outvote(one: Mention, top: str, state: _Settling) -> None:
    home = state.homes.get(top)
    if one.loose and home and one.held.reading.text_of("type") != "REQUEST":
        state.places[one.held.id] = home
    elif not one.loose:
        state.outvoted.add(one.held.id)


def _settle_nameless(mentions: Sequence[Mention], state: _Settling) -> None:
    """Counts and acts of troops that no text names."""
    ground = state.ground
    names = _names(mentions, ground)
    there = _there(mentions, state)
    numbers = _numbers(mentions)
    told_in = {one.article for one in mentions}
    for one in ground.held:
        if one.successor or background(one):
            continue
        if troops(one) and one.reading.who("contingent") is None:
            _name_troops(one, numbers, names, there, told_in, state)
        elif one.reading.kind == "event" and not any(named(who) for who in who_in(one, "actors")):
            _place_act(one, mentions, state)


def _names(mentions: Iterable[Mention], ground: Ground) -> dict[str, Who]:
    told: dict[str, list[Who]] = defaultdict(list)
    for one in mentions:
        told[one.sender].append(one.who)
    return {
        key: chosen
        for key, some in told.items()
        if (chosen := most_common([who for who in some if ground.key(who) == key] or some, who_order))
    }


def _there(mentions: Iterable[Mention], state: _Settling) -> dict[str, set[str]]:
    """Country -> the forces in it: alliances, and states that send under none."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in mentions:
        where = _now(one, state)
        if where and where != state.homes.named(one.sender) and one.held.id not in state.outvoted:
            found[where].add(state.units.get(one.sender, one.sender))
    return found


def _numbers(mentions: Iterable[Mention]) -> dict[tuple[int | None, int | None], list[Mention]]:
    found: dict[tuple[int | None, int | None], list[Mention]] = defaultdict(list)
    for one in mentions:
        count = one.held.reading.count()
        if count and count.known and max(count.low or 0, count.high or 0) >= 10:
            found[(count.low, count.high)].append(one)
    return found


def _name_troops(
    one: Held,
    numbers: Mapping[tuple[int | None, int | None], Sequence[Mention]],
    names: Mapping[str, Who],
    there: Mapping[str, set[str]],
    told_in: set[str],
    state: _Settling,
) -> None:
    count = one.reading.count()
    here = country(state.ground.place(one))
    day = effective(one)
    if count is None:
        return
    told = [m for m in numbers.get((count.low, count.high), ()) if close(m.day, day, SEASON)]
    senders = {m.sender for m in told}
    origin = state.homes.state(here)
    forces = there.get(here, set())
    if len(senders) == 1:
        _give(one, told[0].sender, names, state)
    elif one.reading.text_of("measure") != "present" and origin in state.units and one.article_id in told_in:
        _give(one, origin, names, state)
    elif len(forces) == 1 and _going(one):
        _give(one, next(iter(forces)), names, state)


def _going(one: Held) -> bool:
    """Troops that leave, or of whom some or none remain."""
    reading = one.reading
    count = reading.count()
    told = reading.text_of("group") not in ("", "people")
    none = count is not None and (count.low, count.high) == (0, 0)
    return reading.text_of("measure") == "withdrawn" or (reading.text_of("measure") == "present" and (told or none))


def _give(one: Held, sender: str, names: Mapping[str, Who], state: _Settling) -> None:
    who = names.get(sender)
    if who is None:
        return
    state.contingents[one.id] = who
    hosts = state.hosts.get(state.units.get(sender, sender), set())
    here = country(state.ground.place(one))
    home = state.homes.get(min(hosts)) if len(hosts) == 1 else None
    if home and here not in hosts:
        state.places[one.id] = home


def _place_act(one: Held, mentions: Sequence[Mention], state: _Settling) -> None:
    """Nameless troops that move in a contributor's country do so in the theatre, on a day told for it."""
    kind = event_class(one.reading.text_of("type"), one.reading.text_of("mode"))
    where = state.homes.state(country(state.ground.place(one)))
    alliance = state.units.get(where)
    if kind not in ("troops in", "easing") or alliance is None:
        return
    hosts = state.hosts.get(alliance, set())
    home = state.homes.get(min(hosts)) if len(hosts) == 1 else None
    day = effective(one)
    if home is None or day is None:
        return
    there = (m.day for m in mentions if m.held.id != one.id and _now(m, state) in hosts)
    if any(other and abs(other - day) <= _CLOSE for other in there):
        state.places[one.id] = home
