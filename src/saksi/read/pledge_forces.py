"""The force that a pledge of troops that come or go is of, and the country they are to leave. Pure."""

from __future__ import annotations

from saksi.core.reading import Slot
from saksi.core.values import Where, Who
from saksi.know import actors
from saksi.read.document import Mark
from saksi.read.pledge_clause import Clause
from saksi.read.setting import home

FORCES = frozenset({"alliance", "force"})
"""Labels of those that are troops or send them."""

BACK, AHEAD = 4, 2
"""Paragraphs before and behind within which "the withdrawal" finds the force it is of."""


def scene_force(clause: Clause) -> Slot | None:
    """For troops that go, or are sent, unnamed: the alliance, else the force, named closest around."""
    if not clause.rule.force or not (clause.goes_home or clause.passive or clause.owned):
        return None
    doc, block, at = clause.doc, clause.sentence.block, clause.start
    near: list[Mark] = []
    for mark in doc.of_kind("actor"):
        sentence = doc.sentence_at(mark.start)
        if sentence is None or not is_force(mark):
            continue
        if sentence.region == "title" or -AHEAD <= block - sentence.block <= BACK:
            near.append(mark)
    best = min(near, key=lambda mark: (not _is_alliance(mark), mark.start > at, abs(mark.start - at)), default=None)
    return best.slot("who", doc.text) if best else None


def is_force(mark: Mark) -> bool:
    """True for an alliance or a force that is told from others: "pasukan CSTO", not "militer"."""
    return mark.label in FORCES and isinstance(mark.value, Who) and mark.value.actor_id is not None


def is_host(clause: Clause, mark: Mark) -> bool:
    """True for the country the article is about, where troops are to leave it: it cannot withdraw from itself.

    "Israeli forces" are its own all the same: they leave another.
    """
    behind = clause.sentence.between(mark.end, clause.sentence.end)
    if behind and behind[0].lower in clause.rule.needs:
        return False
    place = home(clause.doc) if clause.goes_home and mark.label in ("state", "government") else None
    where, who = place.value if place else None, mark.value
    if place is None or (place.witness.start < mark.end and mark.start < place.witness.end):
        return False
    return isinstance(where, Where) and isinstance(who, Who) and who.actor_id in (where.name, where.written)


def _is_alliance(mark: Mark) -> bool:
    """True for an alliance and for its forces: "pasukan CSTO"."""
    known = actors.actor(mark.value.actor_id) if isinstance(mark.value, Who) and mark.value.actor_id else None
    return mark.label == "alliance" or (known is not None and known.label == "alliance")
