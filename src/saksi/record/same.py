"""What counts as the same: group words, places, actors, names; and which of several wordings represents them. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TypeVar

from saksi.core.ids import content_id
from saksi.core.kinds import FORCES_FAMILY
from saksi.core.reading import Reading
from saksi.core.values import When, Where, Who
from saksi.record.ground import Ground, Held, iso
from saksi.record.membership import root

TROOP_MEASURES = ("deployed", "present", "withdrawn")
"""Measures of a force in a place: any word for its people counts the same people."""
TOLLS = ("killed", "injured")
"""Running totals that only grow: a fall needs an explanation."""
CUMULATIVE = (*TOLLS, "detained")
_TROOPS = dict.fromkeys((*FORCES_FAMILY, "people", ""), "soldiers")
_OFFICERS = dict.fromkeys(("security_forces", "police", "soldiers"), "security_forces") | {"": "people"}
_CROWD = dict.fromkeys(("people", "protesters", "civilians", ""), "people")
FAMILIES: Mapping[str, Mapping[str, str]] = {
    **dict.fromkeys(TROOP_MEASURES, _TROOPS),
    **dict.fromkeys(("killed", "injured", "missing"), _OFFICERS),
    **dict.fromkeys(("detained", "displaced"), _CROWD),
}
"""Per measure: which group words newsrooms use for one another. Peacekeepers killed are not the host's officers; the
dead protesters are not all the dead, but the detained of a protest are written now as protesters, now as people."""

_CLASSES = {
    ("AID", ""): "troops in", ("MOBILIZE", "troops"): "troops in", ("MOBILIZE", ""): "troops in",
    ("CONCEDE", ""): "easing", ("RETREAT", "withdraw"): "easing", ("RETREAT", ""): "easing",
}  # fmt: skip

_DOUBLE = re.compile(r"(\w)\1+")
_WORD = re.compile(r"\w+")
T = TypeVar("T")
V = TypeVar("V", Who, Where)


def family(measure: str, group: str) -> str:
    """The group word that stands for this one when figures are compared."""
    return FAMILIES.get(measure, {}).get(group, group or "people")


def event_class(kind: str, mode: str) -> str:
    """What an act is called when events are compared: coders (and languages) name some acts either way."""
    return _CLASSES.get((kind, mode), kind)


def who_in(one: Held, name: str) -> list[Who]:
    """The actors in the slots of this name."""
    return [slot.value for slot in one.reading.slots if slot.name == name and isinstance(slot.value, Who)]


def words(text: str) -> list[str]:
    """The words of a text without case, for comparing wordings only: no position is taken from them."""
    return _WORD.findall(text.casefold())


def country(where: Where | None) -> str:
    """The country a place lies in, or the place itself while unresolved."""
    if where is None:
        return ""
    if where.grain == "country":
        return where.key
    return where.country or where.key


def within(part: Where, whole: Where) -> bool:
    """True when `part` is a smaller place inside the country `whole`."""
    return part.key != whole.key and whole.grain == "country" and country(part) == whole.key


def places_agree(one: Where | None, other: Where | None) -> bool:
    """True for the same place, a place and its country, or where one is not told."""
    if one is None or other is None or one.key == other.key:
        return True
    return within(one, other) or within(other, one)


def most_common(values: Iterable[T], sort: Callable[[T], Hashable]) -> T | None:
    """The value met most often; among equals the first by `sort`. None for no values."""
    held = list(values)
    if len(held) < 2:  # the usual case: no counting, no hashing
        return held[0] if held else None
    counts = Counter(held)
    return min(counts, key=lambda value: (-counts[value], sort(value)))


def who_order(who: Who) -> tuple[str, str, str]:
    """A fixed order of actors (their fields may be None and cannot be compared as they are)."""
    return (who.key, who.written, who.role or "")


def where_order(where: Where) -> tuple[str, str]:
    """A fixed order of places."""
    return (where.key, where.written)


def actors(found: Iterable[Who], ground: Ground) -> tuple[Who, ...]:
    """One Who for each actor, the wording met most often, in order of how often the actor is named."""
    held = list(found)
    if len(held) < 2:
        return tuple(held)
    by_key: dict[str, list[Who]] = {}
    for who in held:
        by_key.setdefault(ground.key(who), []).append(who)
    ranked = sorted(by_key.items(), key=lambda item: (-len(item[1]), item[0]))
    chosen = (most_common(ones, who_order) for _, ones in ranked)
    return tuple(who for who in chosen if who)


def place_of(found: Iterable[Where]) -> Where | None:
    """The place met most often; a town before its country when both are met as often."""
    return most_common(found, lambda where: (where.grain in ("country", "unknown"), *where_order(where)))


def narrowest(whens: Iterable[When]) -> When | None:
    """The time that says most: the shortest known interval, then the one met most often."""
    held = [when for when in whens if when.known]
    if len(held) < 2:
        return held[0] if held else None
    counts = Counter(held)
    return min(counts, key=lambda when: (breadth(when), -counts[when], iso(when.first), iso(when.last), when.grain))


def breadth(when: When) -> int:
    """Days an interval is wide; a year and more for an open or unknown one."""
    if when.first is None or when.last is None:
        return 10_000 if when.known else 20_000
    return (when.last - when.first).days


WIDE = 31
"""A time wider than this many days is a season or a year: it is not looked for day by day."""


def days_of(when: When) -> list[date]:
    """Every day of a time; of an open one and of a season or a year only the end that is known last."""
    if when.first is None or when.last is None or breadth(when) > WIDE:
        day = when.last or when.first
        return [day] if day else []
    return [when.first + timedelta(days=step) for step in range(breadth(when) + 1)]


def named(who: Who) -> bool:
    """True for a particular actor; "soldiers", "police" and "officials" (ids in small letters) may be anybody's."""
    return who.actor_id is not None and who.actor_id[:1].isupper()


def side(who: Who, ground: Ground) -> str:
    """The state or organisation behind an actor: Russia for "Russia/Armed Forces"."""
    return root(ground.key(who))


def same_actor(one: Who, other: Who, ground: Ground, host: str = "") -> bool:
    """True when two mentions can mean one actor: the same key, an organ and its state, a member and its alliance.

    `host` is the state in which they act: it may be a member itself, but is not meant by "the alliance's troops".
    """
    return same_key(ground.key(one), ground.key(other), ground, host)


def same_key(one: str, other: str, ground: Ground, host: str = "") -> bool:
    """The same of two actors' keys."""
    a, b = root(one), root(other)
    if a == b:
        return True
    members, day = ground.members, ground.as_of
    return (a != host and a in members(other, day)) or (b != host and b in members(one, day))


def part_of(part: str, whole: str, ground: Ground, host: str = "") -> bool:
    """True when `part` is a member of the alliance `whole` other than the host."""
    return root(part) != host and root(part) in ground.members(whole, ground.as_of)


def full_names(readings: Iterable[Reading]) -> dict[str, str]:
    """Short name -> full name, for people: "Tokayev" -> "Kassym-Jomart Tokayev" where only one full name fits.

    Places, contingents and actors that own organs ("Kazakhstan/...") are never taken for surnames.
    """
    people: set[str] = set()
    others: set[str] = set()
    for reading in readings:
        for slot in reading.slots:
            value = slot.value
            if isinstance(value, Who):
                _note(value.actor_id or value.written, slot.name == "contingent", people, others)
            elif isinstance(value, Where):
                others.update((value.written, value.name))
        if reading.says is not None and isinstance(reading.says.value, Who):
            _note(reading.says.value.key, False, people, others)
    return _by_surname({key for key in people if "/" not in key and key not in others})


def _note(key: str, contingent: bool, people: set[str], others: set[str]) -> None:
    people.add(key)
    if contingent or "/" in key:
        others.add(root(key))


def _by_surname(people: set[str]) -> dict[str, str]:
    spelt: dict[str, list[str]] = {}
    for key in sorted(people):
        tokens = key.split()
        if 2 <= len(tokens) <= 4 and all(token[:1].isupper() for token in tokens):
            spelt.setdefault(_spelling(key), []).append(key)
    variants = {key: min(keys, key=lambda one: (len(one), one)) for keys in spelt.values() for key in keys}
    fulls: dict[str, set[str]] = {}
    for key, full in variants.items():
        fulls.setdefault(_spelling(key.split()[-1]), set()).add(full)
    short = {
        key: next(iter(found))
        for key in people
        if key not in variants and (found := fulls.get(_spelling(key), set())) and len(found) == 1
    }
    return {key: full for key, full in (*variants.items(), *short.items()) if key != full}


def _spelling(name: str) -> str:
    """A name without doubled letters and case: newsrooms write Masimov and Massimov."""
    return _DOUBLE.sub(r"\1", name.casefold())


def regroup(groups: Sequence[list[Held]], ground: Ground) -> list[list[Held]]:
    """The groups after people's rulings, one after the other: what is the same is joined, what is different set apart.

    Of two that are different the first keeps its group and the other leaves it, all its readings together.
    """
    kept = dict(enumerate(list(group) for group in groups))
    if not ground.ruled:
        return list(kept.values())
    home = {one.id: number for number, group in kept.items() for one in group}
    for ruling in ground.ruled:
        named = [some for group in ruling.groups if (some := {one for one in group if one in home})]
        if len(named) > 1:
            (_join if ruling.verdict == "same" else _part)(named, kept, home)
    return [sorted(group, key=lambda one: one.order) for group in kept.values()]


def _join(named: Sequence[set[str]], kept: dict[int, list[Held]], home: dict[str, int]) -> None:
    first, *others = sorted({home[one] for some in named for one in some})
    for number in others:
        kept[first].extend(kept.pop(number))
    home.update((one.id, first) for one in kept[first])


def _part(named: Sequence[set[str]], kept: dict[int, list[Held]], home: dict[str, int]) -> None:
    for leaving in named[1:]:
        for number in sorted({home[one] for one in leaving}):
            staying = [one for one in kept[number] if one.id not in leaving]
            if staying and any(home[one] == number for one in named[0] - leaving):
                new = max(kept) + 1
                kept[new] = [one for one in kept[number] if one.id in leaving]
                kept[number] = staying
                home.update((one.id, new) for one in kept[new])


def fact_id(kind: str, held: Iterable[Held]) -> str:
    """A fact is named by the readings it folds."""
    return content_id(kind, sorted({one.id for one in held}))
