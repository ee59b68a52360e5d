"""Sides: the two parties of an event as ACLED names them. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from saksi.core.fact import EventFact
from saksi.core.values import Who
from saksi.export.parties import country_name, party
from saksi.know.codes.bridges import table

ABROAD = "External/Other forces"
ARMED = ("State forces", "Rebel group", "Political militia", "Identity militia", ABROAD)


@dataclass(frozen=True, slots=True)
class Side:
    """One actor with its kind, and the names of those beside it; all empty where there is nobody."""

    name: str = ""
    inter: str = ""
    others: str = ""
    place: str = ""

    @property
    def armed(self) -> bool:
        """True for forces, rebels and militias."""
        return self.inter in ARMED

    def rioting(self) -> Side:
        """The same crowd as rioters."""
        return replace(self, name=f"Rioters ({self.place})", inter="Rioters")


def sides(fact: EventFact, iso2: str, acting: Mapping[str, str], *, rioting: bool) -> tuple[Side, Side]:
    """Who acts and who suffers it, in a country; a crowd or an armed group that is not named stands as ACLED writes it.

    `acting` tells for which body of a state a person acts; `rioting` makes protesters rioters.
    """
    first, second = (_side(_bodies(whos, acting), iso2) for whos in (fact.actors, fact.recipients))
    if fact.type == "PROTEST" and (not first.name or not first.inter):
        first = Side(f"Protesters ({country_name(iso2)})", "Protesters", "", country_name(iso2))
    elif not first.name:
        first = Side(f"Unidentified Armed Group ({country_name(iso2)})", "Political militia", "", country_name(iso2))
    if fact.type == "PROTEST" and first.inter == "Civilians":  # whoever demonstrates is a protester there
        first = replace(first, name=f"Protesters ({first.place})", inter="Protesters")
    return (first.rioting() if rioting and first.inter == "Protesters" else first), second


def interaction(first: Side, second: Side) -> str:
    """Both kinds in the order of their numbers, or the one alone."""
    order: list[str] = table("acled")["inter"]["order"]
    held = sorted((one for one in (first.inter, second.inter) if one), key=order.index)
    if len(held) == 1:
        return f"{held[0]} only"
    if held == ["Civilians", ABROAD]:  # the codebook's one exception
        held.reverse()
    return "-".join(held)


def _bodies(whos: tuple[Who, ...], acting: Mapping[str, str]) -> tuple[Who, ...]:
    return tuple([Who(who.written, acting[who.key]) if who.key in acting else who for who in whos])


@lru_cache(maxsize=65536)
def _side(whos: tuple[Who, ...], iso2: str) -> Side:
    if not whos:
        return Side()
    (name, inter), *more = (_named(who, iso2) for who in whos)
    others = "; ".join(dict.fromkeys(other for other, _ in more if other != name))
    return Side(name, inter, others, country_name(iso2))


def _named(who: Who, iso2: str) -> tuple[str, str]:
    """The name of an actor and its kind."""
    told, here = party(who), country_name(iso2)
    group = table("groups")["group"].get(told.group)
    if group:
        return (f"{group['name']} of {here}" if group.get("of") else f"{group['name']} ({here})"), group["inter"]
    if told.label == "armed_group":
        return told.name, "Rebel group" if told.sector == "REB" else "Political militia"
    if told.label in ("state", "body", "government", "ministry", "force") and told.iso2:
        forces = table("groups")["forces"].get(told.sector, "Government")
        inter = "State forces" if told.iso2 == iso2 else ABROAD
        return f"{forces} of {country_name(told.iso2)}", inter
    if told.label in ("alliance", "state", "force"):
        return told.name, ABROAD
    return (f"Civilians ({here})" if told.name == "a person" else told.name), "Civilians"
