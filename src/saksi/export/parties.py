"""Parties: an actor of the record in the words of the field: country, sector, how the field names it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from saksi.core.values import Where, Who
from saksi.export.persons import office
from saksi.know import actors
from saksi.know.codes.bridges import Country, countries, table
from saksi.record.record import Record

NOBODY = Country("", "", "", "", "")


@dataclass(frozen=True, slots=True)
class Party:
    """Who acts: `name` in English, `written` as told, `code` an ISO alpha-3 code or one of PLOVER's (IGO, UNO ...).

    `iso2` is the country's code, "" for none; `sector` a PLOVER sector; `label` as in know ("" for a person), `group`
    the word of a group of people.
    """

    name: str
    written: str
    office: str
    code: str
    iso2: str
    sector: str
    label: str
    group: str


@lru_cache(maxsize=65536)
def party(who: Who) -> Party:
    """The party a Who stands for; a person not known has no country, and a sector only by an office of a state."""
    name = who.actor_id or who.written
    group = table("groups")["group"].get(name)
    if group:
        return Party(name, who.written, who.role or "", "", "", group["sector"], "people", name)
    known = actors.actor(name)
    if known is None:
        return Party(name, who.written, who.role or "", "", "", _sector(who.role or ""), "", "")
    code = country(known.country).iso3 or known.country
    iso2 = known.country if known.country in countries() else ""
    return Party(name, who.written, who.role or "", code, iso2, known.sector, known.label, "")


def _sector(role: str) -> str:
    return "GOV" if office(role) in table("groups")["offices"] else "UNK"


def acts_for(record: Record) -> Mapping[str, str]:
    """Persons who hold an office of a state, and the state's body they act for: "Armenia/Government"."""
    found = {}
    for fact in record.roles:
        state, _, body = (fact.body.actor_id or "").partition("/") if fact.body else ("", "", "")
        known = actors.actor(state)
        body = body or table("groups")["offices"].get(office(fact.office), "")
        if body and known and known.label == "state" and not fact.former:
            found[fact.person.key] = f"{state}/{body}"
    return found


def country(iso2: str) -> Country:
    """The codes of a country; all empty for an unknown one."""
    return countries().get(iso2, NOBODY)


def country_name(iso2: str) -> str:
    """The English name of a country; "" for an unknown one."""
    state = actors.state(iso2)
    return state.name if state else ""


def geonames(place: Where | None) -> str:
    """The GeoNames number of a place; "" where it has none."""
    found = (place.place_id or "") if place else ""
    return found[3:] if found.startswith("gn:") else ""
