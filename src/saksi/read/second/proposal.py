"""Proposals of a second reader: their JSON schema, and the strict reading of an answer. Pure.

A proposal quotes a sentence and names values in it. Values are code words of ours, numbers, days, or words that stand
in the sentence; nothing in a proposal is ever obeyed, looked up or kept as it is.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from saksi.core.kinds import GROUPS, MEASURES, PLOVER_MODES, Kind

MOST = 100
"""Proposals of one answer that are looked at; the rest is counted as malformed."""
LONGEST = 1000
"""Characters of a quote or of other words."""
LARGEST = 10**12
"""No figure of a crisis is larger."""
SEVERAL = 8
"""Names in one list."""

ACTS = tuple(f"{kind}/{mode}" if mode else kind for kind, modes in PLOVER_MODES.items() for mode in ("", *modes))
"""PLOVER types with their modes: "RETREAT", "RETREAT/withdraw"."""


class NoAnswer(Exception):
    """Why an answer gives no proposals, in words; the service tells it beside what it read without them."""


@dataclass(frozen=True, slots=True)
class Field:
    """What one field may hold; `schema` says the same to the second reader."""

    schema: Mapping[str, Any]
    holds: Callable[[Any], bool]


def _words(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LARGEST


def _day(value: Any) -> bool:
    if not isinstance(value, str):
        return False
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _list(value: Any) -> bool:
    return isinstance(value, list) and len(value) <= SEVERAL and all(map(_words, value))


def _one_of(*words: str) -> Field:
    return Field({"type": "string", "enum": list(words)}, lambda value: value in words and isinstance(value, str))


def _or_none(of: Field) -> Field:
    return Field({"anyOf": [of.schema, {"type": "null"}]}, lambda value: value is None or of.holds(value))


WORDS = Field({"type": "string"}, _words)
NUMBER = Field({"type": "integer"}, _whole)
DAY = Field({"type": "string", "description": "YYYY-MM-DD"}, _day)
NAMES = Field({"type": "array", "items": {"type": "string"}}, _list)
YES = Field({"type": "boolean"}, lambda value: isinstance(value, bool))

EVERY: Mapping[str, Field] = {"sentence": NUMBER, "quote": WORDS}
FIELDS: Mapping[str, Mapping[str, Field]] = {
    "figure": {
        "measure": _one_of(*(one for one in MEASURES if one != "other")), "low": _or_none(NUMBER),
        "high": _or_none(NUMBER), "group": _or_none(_one_of(*GROUPS)), "place": _or_none(WORDS), "day": _or_none(DAY),
        "modality": _one_of("said", "planned"),
    },
    "event": {
        "act": _one_of(*ACTS), "actors": NAMES, "recipients": NAMES, "place": _or_none(WORDS), "day": _or_none(DAY),
        "modality": _one_of("happened", "planned", "claimed"),
    },
    "statement": {"speaker": WORDS, "direct": YES},
    "pledge": {"who": WORDS, "act": _one_of(*ACTS), "due": _or_none(DAY)},
    "role": {"person": WORDS, "office": WORDS, "body": _or_none(WORDS)},
}  # fmt: skip
"""The fields of each kind, beside those that every proposal has."""


def _schema_of(kind: str) -> dict[str, Any]:
    fields = {"kind": _one_of(kind), **EVERY, **FIELDS[kind]}
    return {
        "type": "object",
        "properties": {name: one.schema for name, one in fields.items()},
        "required": list(fields),
        "additionalProperties": False,
    }


SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "properties": {"readings": {"type": "array", "items": {"anyOf": [_schema_of(kind) for kind in FIELDS]}}},
    "required": ["readings"],
    "additionalProperties": False,
}
"""JSON schema of an answer."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One reading as the second reader proposes it: the number of a sentence, words quoted from it, and fields."""

    kind: Kind
    sentence: int
    quote: str
    fields: Mapping[str, Any] = field(default_factory=dict)

    def words(self, name: str) -> str:
        """A field in words; "" where it is null."""
        return str(self.fields.get(name) or "")

    def day(self, name: str) -> date | None:
        """A field that is a day."""
        value = self.fields.get(name)
        return date.fromisoformat(value) if value else None

    def names(self, name: str) -> tuple[str, ...]:
        """A field that is a list of words."""
        return tuple(self.fields.get(name) or ())


@dataclass(frozen=True, slots=True)
class Answer:
    """The proposals of an answer, and how many there were that do not have the form asked for."""

    proposals: tuple[Proposal, ...]
    malformed: int = 0


def parse(content: str) -> Answer:
    """The proposals of an answer, which must be one JSON object of the schema. Raises NoAnswer when it is not."""
    try:
        told = json.loads(content)
    except (ValueError, RecursionError) as problem:
        raise NoAnswer("its answer is no JSON") from problem
    if not isinstance(told, dict) or set(told) != {"readings"} or not isinstance(told["readings"], list):
        raise NoAnswer("its answer is not the object that was asked for")
    read = [_proposal(one) for one in told["readings"][:MOST]]
    kept = tuple(one for one in read if one is not None)
    return Answer(kept, len(told["readings"]) - len(kept))


def _proposal(told: Any) -> Proposal | None:
    kind = told.get("kind") if isinstance(told, dict) else None
    if not isinstance(kind, str) or kind not in FIELDS:
        return None
    fields = {**EVERY, **FIELDS[kind]}
    if set(told) != {"kind", *fields} or not all(one.holds(told[name]) for name, one in fields.items()):
        return None
    own = {name: told[name] for name in FIELDS[kind]}
    return Proposal(cast(Kind, kind), told["sentence"], told["quote"], own)
