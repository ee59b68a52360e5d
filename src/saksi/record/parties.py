"""Parties: whose body a first-hand source is, so that two ministries of one state are told from two sides. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from saksi.core.values import Who
from saksi.know.actors import actor
from saksi.record.ground import Ground
from saksi.record.membership import root


@dataclass(frozen=True, slots=True)
class Parties:
    """The state or organisation of each person whose office some text tells."""

    of_person: Mapping[str, str]

    def of(self, body: str) -> str:
        """The party of a first-hand source; "" when no text tells it and nobody knows it."""
        if body in self.of_person:
            return self.of_person[body]
        owner, _, organ = body.partition("/")
        held = actor(owner)
        if held is None:
            return owner if organ else ""
        if organ in _OWN_VOICE:
            return body
        return owner

    def apart(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """True when both are named and all of one belong to other parties than all of the other."""
        mine, theirs = {self.of(body) for body in one}, {self.of(body) for body in other}
        return bool(mine and theirs) and "" not in mine | theirs and not mine & theirs


_OWN_VOICE = ("Media", "Opposition")
"""Organs of a country that do not speak for its government."""


def parties(ground: Ground) -> Parties:
    """The parties of this record's persons, from the offices its texts tell; a person of two states has none."""
    told: dict[str, set[str]] = defaultdict(set)
    for one in ground.of("role"):
        person, body = one.who("person"), one.who("body")
        if person and body and _owner(body, ground):
            told[ground.key(person)].add(_owner(body, ground))
    return Parties({person: next(iter(found)) for person, found in told.items() if len(found) == 1})


def _owner(body: Who, ground: Ground) -> str:
    owner = root(ground.key(body))
    return owner if actor(owner) else ""
