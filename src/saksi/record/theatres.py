"""Theatres: the country in which a force is abroad, settled from all who tell of it. Pure.

A force is outside its home: a sending state's own country, or another contributor's, is no theatre of it. A country
that one article alone gives while others name another for the same force and days is outvoted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from saksi.core.values import Where, Who
from saksi.record.ground import Ground, close
from saksi.record.mentions import Mention
from saksi.record.outvoted import Homes
from saksi.record.same import country

SEASON = timedelta(days=60)
"""Reports of one operation lie at most this far from another report of it."""


@dataclass(slots=True)
class Settling:
    """What has been found so far."""

    ground: Ground
    homes: Homes
    places: dict[str, Where]
    contingents: dict[str, Who]
    outvoted: set[str]
    hosts: dict[str, set[str]]
    units: dict[str, str]
    """Member state -> the alliance under which it sends troops."""

    def now(self, one: Mention) -> str:
        """The country of a mention as settled so far."""
        where = self.places.get(one.held.id)
        return country(where) if where else one.where

    def there(self, mentions: Iterable[Mention]) -> dict[str, set[str]]:
        """Country -> the forces in it: alliances, and states that send under none."""
        found: dict[str, set[str]] = defaultdict(set)
        for one in mentions:
            where = self.now(one)
            if where and where != self.homes.named(one.sender) and one.held.id not in self.outvoted:
                found[where].add(self.units.get(one.sender, one.sender))
        return found

    def host(self, sender: str) -> Where | None:
        """The one theatre of the joint force that `sender` is or acts under; None without one, or with several."""
        hosts = self.hosts.get(self.units.get(sender, sender), set())
        return self.homes.get(min(hosts)) if len(hosts) == 1 else None


def settle(mentions: Sequence[Mention], ground: Ground, homes: Homes) -> Settling:
    """Where each force is: alliances first, then every sender by itself."""
    state = Settling(ground, homes, dict(ground.emended.places), dict(ground.emended.contingents), set(), {}, {})
    for alliance in _alliances(mentions, ground):
        _settle_alliance(alliance, mentions, state)
    _settle_states(mentions, state)
    return state


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


def _settle_alliance(alliance: str, mentions: Sequence[Mention], state: Settling) -> None:
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
    days = {one.day for one in own if one.where in hosts}
    about = {one.article for one in own} | state.homes.articles(hosts)
    for one in [*own, *theirs]:
        if one.article not in about or not _in_season(one, days) or one.sender == state.homes.state(host):
            continue
        if one.sender != alliance and (one.where in hosts or _belongs_there(one, members, state)):
            state.units[one.sender] = alliance
        if one.sender == alliance or _belongs_there(one, members, state):
            _move(one, hosts, home, state)


def _in_season(one: Mention, days: Iterable[date | None]) -> bool:
    return any(close(one.day, day, SEASON) for day in days)


def _belongs_there(one: Mention, members: frozenset[str], state: Settling) -> bool:
    """A member's troops told without a clear place, or in another member's country, are with the joint force."""
    where = state.homes.state(one.where)
    return one.loose or (where in members and where != one.sender)


def _move(one: Mention, hosts: set[str], home: Where, state: Settling) -> None:
    where = state.ground.place(one.held)
    town = one.loose and where is not None and where.grain != "country"
    if (one.where not in hosts or town) and one.held.what != "REQUEST":
        state.places[one.held.id] = home


def _settle_states(mentions: Sequence[Mention], state: Settling) -> None:
    """Each sender by itself: what one article alone says moves (when carried) or is left out of the ledger."""
    by_sender: dict[str, list[Mention]] = defaultdict(list)
    for one in mentions:
        by_sender[one.sender].append(one)
    for sender, some in by_sender.items():
        own = state.homes.named(sender)
        now = [(one, state.now(one)) for one in some]
        votes = Counter(where for where, _ in {(where, one.article) for one, where in now if where and where != own})
        if not votes:
            continue
        top = min(votes, key=lambda where: (-votes[where], where))
        days = {one.day for one, where in now if where == top}
        for one, where in now:
            alone = where == "" or (where == own and one.loose) or (votes[where] == 1 and where != top)
            if alone and (votes[top] > 1 or where in ("", own)) and _in_season(one, days):
                _outvote(one, top, state)


def _outvote(one: Mention, top: str, state: Settling) -> None:
    home = state.homes.get(top)
    if one.loose and home and one.held.what != "REQUEST":
        state.places[one.held.id] = home
    elif not one.loose:
        state.outvoted.add(one.held.id)
