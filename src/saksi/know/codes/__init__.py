"""PLOVER as data: event types with quad class and scores, modes, contexts, and who can act in them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from saksi.core.kinds import GROUPS
from saksi.errors import BadValue


@dataclass(frozen=True, slots=True)
class EventType:
    """One of the 16 types. `score` is on PLOVER's -10 (hostile) .. 10 (helpful), `modes` gives each mode its own.

    `quad` is 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict; `actors` and
    `recipients` name the classes of those who can do and suffer it; `speech` is True for acts done by saying
    something, `public` for those that are no event when private persons alone do them.
    """

    name: str
    quad: int
    score: float
    requires_recipient: bool
    actors: str
    recipients: str
    speech: bool
    public: bool
    modes: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class ActorClass:
    """A class of actor marks: their labels and, for people in general, their groups."""

    labels: frozenset[str]
    groups: frozenset[str]

    def holds(self, label: str, group: str) -> bool:
        """True when an actor mark with this label and group belongs here. A group word decides before the label."""
        return group in self.groups if group else label in self.labels


def _table(name: str) -> Mapping[str, Any]:
    return tomllib.loads((resources.files("saksi.know.codes") / f"{name}.toml").read_text("utf-8"))


@cache
def types() -> Mapping[str, EventType]:
    """The event types by name, in the order of the manual."""
    return {
        name: EventType(
            name,
            row["quad"],
            row["score"],
            row["requires_recipient"],
            row["actors"],
            row.get("recipients", "anyone"),
            row.get("speech", False),
            row.get("public", False),
            dict(row.get("modes", {})),
        )
        for name, row in _table("plover")["type"].items()
    }


@cache
def quads() -> tuple[str, ...]:
    """The names of the quad classes; index 0 is empty."""
    return tuple(_table("plover")["quads"])


@cache
def classes() -> Mapping[str, ActorClass]:
    """The classes of actors by name."""
    return {
        name: ActorClass(frozenset(row["labels"]), frozenset(GROUPS if row["groups"] == "all" else row["groups"]))
        for name, row in _table("plover")["class"].items()
    }


@cache
def contexts() -> tuple[str, ...]:
    """The contexts of the manual, its auxiliary marks left out."""
    return tuple(_table("contexts")["contexts"])


@cache
def auxiliary() -> tuple[str, ...]:
    """The auxiliary marks: historical, future, hypothetical, negation."""
    return tuple(_table("contexts")["auxiliary"])


def event_type(name: str) -> EventType:
    """The type called `name`. Raises BadValue when PLOVER has none such."""
    found = types().get(name)
    if found is None:
        raise BadValue(f"PLOVER has no event type {name!r}", do=f"use one of: {', '.join(types())}")
    return found


def score(name: str, mode: str = "") -> float:
    """The intensity of a type, or of one of its modes. Raises BadValue for names PLOVER does not have."""
    found = event_type(name)
    if not mode:
        return found.score
    if mode not in found.modes:
        raise BadValue(f"{name} has no mode {mode!r}", do=f"use one of: {', '.join(found.modes) or 'none'}")
    return found.modes[mode]
