"""Group words that one article alone gives: set right by the articles that tell the same number of somebody. Pure.

"Killed at 18, two of whom" names nobody in its own words: where others tell of 18 dead police for these days, these
are the police. Where an article gives one group two totals, and others tell one of these numbers of another group,
that one is the other group's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from saksi.core.values import Count
from saksi.record.ground import Emended, Ground, Held, effective
from saksi.record.outvoted import TELLING
from saksi.record.same import TROOP_MEASURES, country, family
from saksi.record.windows import Told, Windows, Within

REACH = timedelta(days=3)
LEAST = 10
"""Smaller numbers are told of many groups by chance."""

Number = tuple[str, int | None, int | None]


Telling = dict[tuple[Number, str], Windows[str]]
"""Number and country -> the families of the groups it is told of, by day."""


def settle(ground: Ground) -> Emended:
    """The emendations of the ground with those of group words added."""
    held = [one for one in ground.of("figure") if one.what not in TROOP_MEASURES]
    told = _telling((one for one in held if not untold(one)), ground)
    found: dict[str, str] = dict(ground.emended.groups)
    for one in held:
        if group := _others(one, told, ground):
            found[one.id] = group
    found.update(_twice_told(held, told, ground))
    found.update(_compared(held))
    found.update(_with_their_whole(held, found))
    return replace(ground.emended, groups=found)


def _telling(held: Iterable[Held], ground: Ground) -> Telling:
    """Of whom each number is told."""
    found: dict[tuple[Number, str], list[Told[str]]] = defaultdict(list)
    for one in held:
        number = _number(one)
        if number:
            raw = one.text("group")
            told = Told(family(number[0], raw), raw, one.article_id, effective(one))
            found[(number, country(ground.place(one)))].append(told)
    return {key: Windows(some, REACH) for key, some in found.items()}


def _window(one: Held, number: Number | None, told: Telling, ground: Ground) -> Within[str] | None:
    """What is told of this number in the country and around the day of a reading."""
    windows = told.get((number, country(ground.place(one)))) if number else None
    return windows.around(effective(one)) if windows else None


def untold(one: Held) -> bool:
    """True when the group word is only implied by the word for what happened ("killed")."""
    group, measure = one.reading.slot("group"), one.reading.slot("measure")
    if group is None:
        return True
    return group.value == "people" and measure is not None and group.witness == measure.witness


def _number(one: Held) -> Number | None:
    count = one.count or Count(None, None)
    big = max(count.low or 0, count.high or 0) >= LEAST
    return (one.what, count.low, count.high) if big else None


def _others(one: Held, told: Telling, ground: Ground) -> str:
    """The one group the other articles tell this number of, where this article names none."""
    number = _number(one) if untold(one) else None
    window = _window(one, number, told, ground)
    if number is None or window is None:
        return ""
    groups = window.first(one.article_id)
    return "" if len(groups) != 1 or family(number[0], "people") in groups else next(iter(groups.values()))


def _twice_told(held: Sequence[Held], told: Telling, ground: Ground) -> dict[str, str]:
    """Exact totals of one group and day in one article, of which others tell one of another group."""
    found: dict[str, str] = {}
    every: Telling = {}
    groups: dict[tuple[str, str, str, str], list[Held]] = defaultdict(list)
    for one in held:
        measure = one.what
        where = ground.place(one)
        common = family(measure, one.text("group"))
        groups[(one.article_id, measure, common, where.key if where else "")].append(one)
    for (article, _, common, _), some in groups.items():
        if len(some) < 2:
            continue
        for one in some:
            number = _number(one)
            if number is None or max(number[1] or 0, number[2] or 0) < TELLING:
                continue
            window = _window(one, number, told, ground)
            raw = window.last(article) if window else {}
            if len(raw) == 1 and common not in raw:
                every = every or _telling(held, ground)
                if _kept_company(one, some, every, common, ground):
                    found[one.id] = next(iter(raw.values()))
    return found


def _kept_company(one: Held, some: Sequence[Held], told: Telling, common: str, ground: Ground) -> bool:
    """True when another article tells another of these numbers of the group this article gives both."""
    for sibling in some:
        number = _number(sibling)
        if sibling is one or number is None or number == _number(one):
            continue
        window = _window(sibling, number, told, ground)
        if window and common in window.first(one.article_id):
            return True
    return False


def _compared(held: Sequence[Held]) -> dict[str, str]:
    """A value and the earlier one it is compared with by one word ("16 died, fewer than the 18 officers") are of one
    group: the one that is told, where the other says only people.
    """
    earlier: dict[tuple[str, int], str] = {}
    for one in held:
        measure = one.reading.slot("measure") if one.reading.modality == "superseded" else None
        if measure:
            earlier[(one.article_id, measure.witness.start)] = one.text("group")
    found: dict[str, str] = {}
    for one in held if earlier else ():
        measure = one.reading.slot("measure")
        group = earlier.get((one.article_id, measure.witness.start), "") if measure else ""
        if group not in ("", "people") and one.text("group") in ("", "people"):
            found[one.id] = group
    return found


def _with_their_whole(held: Sequence[Held], found: Mapping[str, str]) -> dict[str, str]:
    """A number told by the same word as one that was set right ("18, two of whom") is of the same group."""
    words: dict[tuple[str, int], str] = {}
    for one in held:
        measure = one.reading.slot("measure") if one.id in found else None
        if measure and untold(one):
            words[(one.article_id, measure.witness.start)] = found[one.id]
    more: dict[str, str] = {}
    for one in held if words else ():
        measure = one.reading.slot("measure")
        group = words.get((one.article_id, measure.witness.start)) if measure else None
        if group and one.id not in found and untold(one):
            more[one.id] = group
    return more
