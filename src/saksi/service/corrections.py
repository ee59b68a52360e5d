"""What a person writes after `--value`, as typed values: `count=30..35`, `place=Almaty`, `when=2022-01-08`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import get_args

from saksi.core.kinds import (
    GROUPS,
    MANY,
    MEASURES,
    PLOVER_CONTEXTS,
    PLOVER_MODES,
    RUNNING,
    SLOT_TYPES,
    SLOTS,
    Kind,
    Modality,
)
from saksi.core.ruling import Given
from saksi.core.values import UNKNOWN_COUNT, UNKNOWN_WHEN, Count, Value, When, Where, Who
from saksi.errors import BadValue
from saksi.gather.source import day
from saksi.know import actors, places

UNKNOWN = "unknown"
MODALITY = "modality"
_COUNT = re.compile(r"(\d*)(\.\.)?(\d*)")
_MODES = tuple(dict.fromkeys(mode for modes in PLOVER_MODES.values() for mode in modes))
WORDS: dict[str, Sequence[str]] = {
    "measure": MEASURES, "group": GROUPS, "running": RUNNING, "type": tuple(PLOVER_MODES), "mode": _MODES,
    "contexts": sorted(PLOVER_CONTEXTS), MODALITY: get_args(Modality),
}  # fmt: skip
"""Slots that hold one of a list of words."""


def given(kind: Kind, told: Iterable[str]) -> Given:
    """The values of a correction of a reading of this kind. Raises BadValue with what may be written."""
    values: list[tuple[str, Value]] = []
    for one in told:
        name, sign, written = (part.strip() for part in one.partition("="))
        allowed = (*SLOTS[kind], MODALITY)
        if not sign or name not in allowed:
            raise BadValue(
                f"{one!r} is no value of a {kind}", do=f"write NAME=VALUE with NAME one of: {', '.join(allowed)}"
            )
        if name in dict(values) and name not in MANY:
            raise BadValue(f"{name} is given twice", do="a correction gives each slot one value")
        values.append((name, _value(name, written)))
    if not values:
        raise BadValue("A correction needs a value", do="say it with --value, such as --value count=30")
    return tuple(values)


def name(told: Sequence[str]) -> Given:
    """What a person calls a story: `name=Protests over fuel prices`. Raises BadValue."""
    slot, _, written = (part.strip() for part in (told[0] if len(told) == 1 else "").partition("="))
    if slot != "name" or not written:
        raise BadValue("A story can be given a name only", do='say --value "name=..."')
    return (("name", written),)


def _value(name: str, written: str) -> Value:
    if not written:
        raise BadValue(f"{name}= says nothing", do=f"write {name}=VALUE; an unknown number or day is {UNKNOWN!r}")
    match SLOT_TYPES.get(name, "str"):
        case "Count":
            return _count(written)
        case "When":
            return _when(written)
        case "Where":
            return _where(written)
        case "Who":
            found = actors.naming(written)
            return Who(written, found.actor.id if found else None)
        case "bool":
            return _one_of(name, written, ("yes", "no")) == "yes"
        case _:
            return _one_of(name, written, WORDS[name]) if name in WORDS else written


def _one_of(name: str, written: str, words: Sequence[str]) -> str:
    if written not in words:
        raise BadValue(f"{written!r} is no {name}", do=f"use one of: {', '.join(words)}")
    return written


def _count(written: str) -> Count:
    if written == UNKNOWN:
        return UNKNOWN_COUNT
    found = _COUNT.fullmatch(written.replace(" ", ""))
    low, dots, high = found.groups() if found else ("", "", "")
    ends = [int(end) if end else None for end in (low, high if dots else low)]
    if ends == [None, None] or (None not in ends and ends[0] > ends[1]):  # type: ignore[operator]
        raise BadValue(f"{written!r} is no number", do=f"write 30, 30..35, 30.. (or more), ..35 (up to) or {UNKNOWN}")
    return Count(ends[0], ends[1])


def _when(written: str) -> When:
    if written == UNKNOWN:
        return UNKNOWN_WHEN
    first, _, last = written.partition("/")
    days = day(first), day(last or first)
    if days[0] > days[1]:
        raise BadValue(f"{written!r} runs backwards", do="write the first day, a slash, the last day")
    return When(*days, "span" if last else "day")


def _where(written: str) -> Where:
    """The place a name or an id means; of several the writer must say which."""
    one = places.place(written) or places.country(written)
    if one is None:
        found = [sense.place for sense in places.senses(written)]
        if len(found) != 1:
            some = "; ".join(f"{p.id} ({p.name}, {p.grain}, {p.country})" for p in found[:5])
            raise BadValue(
                f"{written!r} is " + ("several places" if found else "no place that is known"),
                why=some, do="write the id of the place" if found else "write a name of the gazetteer, or an id",
            )  # fmt: skip
        one = found[0]
    return Where(written, one.id, one.grain, one.lat, one.lon, one.name, one.country)
