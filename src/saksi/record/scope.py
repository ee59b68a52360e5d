"""Scope: which quantities of the record lie inside a larger one. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from saksi.core.fact import FigureFact
from saksi.record.ground import Ground
from saksi.record.same import TROOP_MEASURES, country, family, part_of, side, within

THINGS = ("buildings", "vehicles", "aircraft", "weapons", "equipment")
"""Groups that are no people."""


Kindred = dict[tuple[str, int | None, str, str], list[FigureFact]]
"""Measure, background, running and place key -> the quantities; a place not told is ""."""


def scoped(facts: Sequence[FigureFact], ground: Ground) -> list[FigureFact]:
    """The facts with their scope: a part where another one of the same measure holds it."""
    kindred: Kindred = defaultdict(list)
    for fact in facts:
        kindred[(fact.measure, fact.background, fact.running, fact.place.key if fact.place else "")].append(fact)
    return [replace(fact, scope="part") if _held(fact, kindred, ground) else fact for fact in facts]


def _held(fact: FigureFact, kindred: Kindred, ground: Ground) -> bool:
    """Only what is told of the same place, or of its country, can hold it."""
    places = {fact.place.key, country(fact.place)} if fact.place else {""}
    return any(
        _holds(whole, fact, ground)
        for place in places
        for whole in kindred.get((fact.measure, fact.background, fact.running, place), ())
        if whole is not fact
    )


def _holds(whole: FigureFact, part: FigureFact, ground: Ground) -> bool:
    """True when the larger place, the larger force and the larger group are those of `whole`, and one is larger."""
    steps = (_place(whole, part), _group(whole, part), _force(whole, part, ground))
    return None not in steps and any(steps)


def _place(whole: FigureFact, part: FigureFact) -> bool | None:
    """True for a place inside the other's country, False for the same place, None for another one."""
    if whole.place is None or part.place is None:
        return False if whole.place is part.place else None
    if whole.place.key == part.place.key:
        return False
    return True if within(part.place, whole.place) else None


def _group(whole: FigureFact, part: FigureFact) -> bool | None:
    mine, theirs = family(part.measure, part.group), family(whole.measure, whole.group)
    if mine == theirs:
        return False
    return True if theirs == "people" and mine not in THINGS else None


def _force(whole: FigureFact, part: FigureFact, ground: Ground) -> bool | None:
    if part.measure not in TROOP_MEASURES:
        return False
    if whole.contingent is None and part.contingent is None:
        return False
    if whole.contingent is None or part.contingent is None:
        return True if whole.contingent and country(whole.place) == country(part.place) else None
    mine, theirs = side(part.contingent, ground), side(whole.contingent, ground)
    if mine == theirs:
        return False
    return True if part_of(mine, theirs, ground) else None
