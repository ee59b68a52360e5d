"""The gazetteer: what places there are, under which names, and which lies in which. Read once, on first use.

Compiled by tools/build_gazetteer.py from GeoNames (CC BY 4.0), CLDR, Natural Earth and hand lists.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib import resources
from typing import cast

from saksi.core.values import PlaceGrain
from saksi.know.fold import fold

DATED = "sources/dated.tsv"
WIDEST = 99
"""More tokens than any name has: what is said of a token of which nothing is left when it is folded."""


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place of the gazetteer.

    `id` is an ISO code for a country and `gn:NNN` (GeoNames), `adm:KZ.09` or `saksi:name` for others; `name` the
    English head name; `country` the ISO code it lies in, "" for an area of several; degrees are WGS 84.
    """

    id: str
    grain: PlaceGrain
    name: str
    country: str
    admin1: str
    lat: float | None
    lon: float | None
    population: int
    capital: bool


@dataclass(frozen=True, slots=True)
class Sense:
    """One place a written name may mean; `shy` when the name is far more often a common word or a person."""

    place: KnownPlace
    shy: bool


@dataclass(frozen=True, slots=True)
class DatedName:
    """A name that held from `first` to `last`, both included."""

    name: str
    first: date
    last: date


class _Gazetteer:
    """The lines of the file, found by key and by id; a line is only taken apart when it is asked for."""

    def __init__(self, content: str) -> None:
        self.lines = [line for line in content.split("\n") if line and not line.startswith("#")]
        self.by_key: dict[str, list[int]] = {}
        self.by_id: dict[str, int] = {}
        for index, line in enumerate(self.lines):
            self.by_id[line[: line.index("\t")]] = index
            for key in line[line.rindex("\t") + 1 :].split("|"):
                self.by_key.setdefault(key, []).append(index)

    @lru_cache(maxsize=4096)  # noqa: B019 - one gazetteer a process
    def place(self, index: int) -> KnownPlace:
        """The place on one line."""
        cells = self.lines[index].split("\t")
        lat, lon = (float(cells[5]), float(cells[6])) if cells[5] else (None, None)
        grain = cast(PlaceGrain, cells[1])
        return KnownPlace(cells[0], grain, cells[2], cells[3], cells[4], lat, lon, int(cells[7]), cells[8] == "1")


@cache
def _gazetteer() -> _Gazetteer:
    return _Gazetteer((resources.files("saksi.know") / "places.tsv").read_text("utf-8"))


@lru_cache(maxsize=8192)
def senses(written: str) -> tuple[Sense, ...]:
    """Every place `written` may name, the most populous first; a short acronym counts only as written."""
    held = _gazetteer()
    key = fold(written)
    found = dict.fromkeys(held.by_key.get(f"~{key}", ()), True)
    found.update(dict.fromkeys((*held.by_key.get(key, ()), *held.by_key.get(f"={written}", ())), False))
    named = (Sense(held.place(index), shy) for index, shy in found.items())
    return tuple(sorted(named, key=lambda one: (one.place.grain != "country", -one.place.population, one.place.id)))


@cache
def _widths() -> dict[str, int]:
    """By the first word of each name of several words, how many words the longest such name has."""
    found: dict[str, int] = {}
    for key in _gazetteer().by_key:
        more = key.count(" ")
        if more:
            first = key.lstrip("~").partition(" ")[0]
            found[first] = max(found.get(first, 0), more + 1)
    return found


@lru_cache(maxsize=8192)
def width(first: str) -> int:
    """The most tokens a known name can have that begins with the token `first`: no longer one need be looked up."""
    word = fold(first).partition(" ")[0]
    return _widths().get(word, 1) if word else WIDEST


def place(place_id: str) -> KnownPlace | None:
    """The place with this id."""
    held = _gazetteer()
    index = held.by_id.get(place_id)
    return None if index is None else held.place(index)


def country(written: str) -> KnownPlace | None:
    """The country that `written` names, in either language."""
    return next((one.place for one in senses(written) if one.place.grain == "country"), None)


def inside(inner: str, outer: str) -> bool:
    """True when `inner` is `outer` or lies in it (ids), as far as countries and first-level regions tell."""
    if inner == outer:
        return True
    small, large = place(inner), place(outer)
    if small is None or large is None or small.country != large.country:
        return False
    return large.grain == "country" or (large.grain == "region" and bool(small.admin1) and small.admin1 == large.admin1)


@cache
def capitals() -> dict[str, KnownPlace]:
    """The capital of each country, by ISO code."""
    held = _gazetteer()
    rows = (held.place(index) for index, line in enumerate(held.lines) if line.split("\t", 9)[8] == "1")
    found: dict[str, KnownPlace] = {}
    for row in sorted(rows, key=lambda one: one.population):
        found[row.country] = row
    return found


@cache
def _dated() -> dict[str, tuple[DatedName, ...]]:
    found: dict[str, tuple[DatedName, ...]] = {}
    for line in (resources.files("saksi.know") / DATED).read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            now, iso, names, first, last = line.split("\t")
            at = next(
                (one.place.id for one in senses(now) if one.place.country == iso and one.place.grain == "town"), ""
            )
            one = DatedName(names.split("|")[0], date.fromisoformat(first), date.fromisoformat(last))
            found[at] = (*found.get(at, ()), one)
    return found


def name_as(place_id: str, written: str, day: date | None) -> str:
    """The English name to show for a place written so: a dated name that is written stands unless the day denies it."""
    for one in _dated().get(place_id, ()):
        if fold(one.name) in fold(written) and (day is None or one.first <= day):
            return one.name
    return name_on(place_id, day)


def name_on(place_id: str, day: date | None) -> str:
    """The English name of a place as it was on `day`, as it is today without one; "" for an unknown id."""
    held = place(place_id)
    for one in _dated().get(place_id, ()) if day else ():
        if day and one.first <= day <= one.last:
            return one.name
    return held.name if held else ""
