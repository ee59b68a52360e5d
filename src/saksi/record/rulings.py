"""Rulings applied: what people accepted, rejected, joined or set apart, undone ones left out. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from saksi.core.ruling import Ruling


@dataclass(frozen=True, slots=True)
class Applied:
    """What is left of the rulings: reading ids to leave out, and sets of ids that are the same or different."""

    rejected: frozenset[str]
    joined: tuple[tuple[str, ...], ...]
    apart: tuple[tuple[str, ...], ...]


def apply(rulings: Iterable[Ruling]) -> Applied:
    """The rulings in force. On one reading the later of accept and reject holds; an undone ruling never was."""
    ordered = sorted(rulings, key=lambda one: (one.at, one.id))
    undone: set[str] = set()
    for ruling in reversed(ordered):
        if ruling.undoes and ruling.id not in undone:
            undone.add(ruling.undoes)
    rejected: set[str] = set()
    joined, apart = set(), set()
    for ruling in ordered:
        if ruling.id in undone:
            continue
        if ruling.verdict == "reject":
            rejected.update(ruling.targets)
        elif ruling.verdict == "accept":
            rejected.difference_update(ruling.targets)
        elif ruling.verdict == "same":
            joined.add(tuple(sorted(ruling.targets)))
        elif ruling.verdict == "different":
            apart.add(tuple(sorted(ruling.targets)))
    return Applied(frozenset(rejected), tuple(sorted(joined)), tuple(sorted(apart)))
