"""Actors that news names everywhere: states, alliances with their members, forces, armed groups, media.

States come from sources/countries.tsv, all others from sources/actors.tsv (own lists). Read once, on first use.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib import resources

from saksi.know.fold import fold

_ACRONYM = re.compile(r"[A-Z0-9]{2,5}")


@dataclass(frozen=True, slots=True)
class Membership:
    """One member state (ISO code) and the days it belonged; None is an open end."""

    country: str
    first: date | None = None
    last: date | None = None

    def on(self, day: date | None) -> bool:
        """True when the state was a member on `day`; without a day, when it is one today."""
        if day is None:
            return self.last is None
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor of the world.

    `id` is the English head name, as in Who.actor_id; `label` as in read.document.Mark; `sector` a PLOVER sector;
    `country` an ISO code, or "IGO", "UNO", "EUR", "NGO", "ISM", "MNC" for what belongs to no state; `names` all names;
    `parent` the id of the alliance a mission or organ belongs to (KFOR: NATO), "" for others.
    """

    id: str
    label: str
    sector: str
    country: str
    names: tuple[str, ...]
    name_id: str
    memberships: tuple[Membership, ...] = ()
    founded: date | None = None
    dissolved: date | None = None
    parent: str = ""

    @property
    def name(self) -> str:
        """The English head name."""
        return self.id

    @property
    def members(self) -> tuple[str, ...]:
        """ISO codes of those that are members today."""
        return tuple(one.country for one in self.memberships if one.on(None))


@dataclass(frozen=True, slots=True)
class Naming:
    """What a written name stands for: the actor, and whether as its adjective or demonym ("Russian", "Kazakhs")."""

    actor: KnownActor
    adjective: bool = False
    shy: bool = False


def _rows(name: str) -> list[list[str]]:
    content = (resources.files("saksi.know") / "sources" / name).read_text("utf-8")
    return [line.split("\t") for line in content.splitlines() if line.strip() and not line.startswith("#")]


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _membership(written: str) -> Membership:
    country, _, days = written.partition("@")
    first, _, last = days.partition("/")
    return Membership(country, _day(first), _day(last))


def _key(name: str) -> str:
    return f"={name}" if _ACRONYM.fullmatch(name.replace(".", "")) else fold(name)


class _Actors:
    """All actors by id, by country code and by key."""

    def __init__(self) -> None:
        self.by_id: dict[str, KnownActor] = {}
        self.by_key: dict[str, Naming] = {}
        self.states: dict[str, KnownActor] = {}
        for cells in _rows("countries.tsv"):
            self._add_state(cells)
        for cells in _rows("actors.tsv"):
            self._add_actor(cells)

    def _add_state(self, cells: list[str]) -> None:
        iso, english, indonesian, adjectives, more = (*cells, "", "")[:5]
        names = tuple(name for part in (english, indonesian) for name in part.split("|") if name)
        state = KnownActor(names[0], "state", "GOV", iso, names, indonesian.split("|")[0])
        self.by_id[state.id] = self.states[iso] = state
        for name in names:
            self.by_key.setdefault(_key(name), Naming(state))
        for name in (*adjectives.split("|"), *more.split("|")):
            if name:
                self.by_key.setdefault(_key(name), Naming(state, adjective=True))

    def _add_actor(self, cells: list[str]) -> None:
        name, label, sector, country, names, members, founded, dissolved, parent = (*cells, "")[:9]
        written = tuple(one.lstrip("~") for one in names.split("|"))
        home = written[-1] if len(written) > 1 else written[0]
        who = KnownActor(
            name, label, sector, country, written, home,
            tuple(_membership(one) for one in members.split(";") if one), _day(founded), _day(dissolved), parent,
        )  # fmt: skip
        self.by_id[name] = who
        for one in names.split("|"):
            self.by_key[_key(one.lstrip("~"))] = Naming(who, shy=one.startswith("~"))


@cache
def _actors() -> _Actors:
    return _Actors()


def actor(actor_id: str) -> KnownActor | None:
    """The actor with this id; for a body of a state ("Kazakhstan/Interior Ministry") one made of the state's."""
    held = _actors().by_id.get(actor_id)
    if held is not None or "/" not in actor_id:
        return held
    owner, _, body = actor_id.partition("/")
    state = _actors().by_id.get(owner)
    if state is None:
        return None
    return KnownActor(actor_id, "body", _sector(body), state.country, (actor_id,), actor_id)


SECTORS = {"Police": "COP", "Armed Forces": "MIL", "Defence Ministry": "MIL", "Parliament": "LEG", "Courts": "JUD",
           "Prosecutors": "JUD", "Security Forces": "MIL", "Intelligence": "SPY", "Opposition": "OPP"}  # fmt: skip
"""PLOVER sector of a body of a state; every other body is GOV."""


def _sector(body: str) -> str:
    return SECTORS.get(body, "GOV")


@cache
def _widths() -> dict[str, int]:
    """By the first word of each name, how many tokens the longest such name can have."""
    found: dict[str, int] = {}
    for key in _actors().by_key:
        name = fold(key.lstrip("="))
        first = name.partition(" ")[0]
        width = 1 + name.count(" ") + name.count(".") + name.count("'") + name.count("/")
        found[first] = max(found.get(first, 0), width)
    return found


@lru_cache(maxsize=8192)
def width(first: str) -> int:
    """The most tokens a known name can have that begins with the token `first`; 0 when none begins so."""
    return _widths().get(fold(first).partition(" ")[0], 0)


def naming(written: str) -> Naming | None:
    """What `written` stands for, in either language; an acronym counts only as written."""
    held = _actors().by_key
    return held.get(f"={written}") or held.get(fold(written))


def known(name: str) -> str | None:
    """The id of the actor that `name` (a name, adjective or demonym) stands for."""
    found = naming(name)
    return found.actor.id if found else None


def state(iso: str) -> KnownActor | None:
    """The state with this ISO code."""
    return _actors().states.get(iso)


def members(alliance: str, day: date | None = None) -> tuple[str, ...]:
    """Ids of the states that were members of the alliance on `day` (today without one); empty for an unknown one."""
    held = actor(alliance)
    countries = (one.country for one in held.memberships if one.on(day)) if held else ()
    return tuple(_actors().states[iso].id for iso in countries if iso in _actors().states)
