"""Scope: which quantities of the record lie inside a larger one. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from saksi.core.fact import FigureFact
from saksi.record.ground import Ground
from saksi.record.same import TROOP_MEASURES, country, family, part_of, side, within

THINGS = ("buildings", "vehicles", "aircraft", "weapons", "equipment")
"""Groups that are no people."""


def scoped(facts: Sequence[FigureFact], ground: Ground) -> list[FigureFact]:
    """The facts with their scope: a part where another one of the same measure holds it."""
    kindred: dict[tuple[str, int | None, str], list[FigureFact]] = defaultdict(list)
    for fact in facts:
        kindred[(fact.measure, fact.background, fact.running)].append(fact)
    return [
        replace(fact, scope="part") if _held(fact, kindred[(fact.measure, fact.background, fact.running)], ground)
        else fact
        for fact in facts
    ]  # fmt: skip


def _held(fact: FigureFact, others: Iterable[FigureFact], ground: Ground) -> bool:
    return any(_holds(whole, fact, ground) for whole in others if whole is not fact)


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
