"""The parties of an event: who may be one, names joined in a list, agents behind "by", objects. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from saksi.core.values import Who
from saksi.know.codes import ActorClass
from saksi.read.document import Mark
from saksi.read.event_clause import Clause
from saksi.read.event_names import NAMED, led

RECIPIENT = 9
"""Tokens by which a recipient may follow its verb; farther ones belong to something else."""

JOINED = 3
"""Tokens between two names of one list."""

LED = 6
"""Tokens behind "by" in which "the Saudi-led coalition" may stand."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Marks of those who act and of those acted upon, in text order; `misfit` when the subject does no such thing."""

    actors: tuple[Mark, ...] = ()
    recipients: tuple[Mark, ...] = ()
    misfit: bool = False


def fits(clause: Clause, mark: Mark, kind: ActorClass) -> bool:
    """True for one of a class of actors that is known by name or kind and is not merely quoted here."""
    if not kind.holds(mark.label, mark.group) or not isinstance(mark.value, Who):
        return False
    if mark.label == "pronoun" and mark.value.actor_id is None:
        return False
    return not _speaks(clause, mark)


def _speaks(clause: Clause, mark: Mark) -> bool:
    """True for one who is only quoted here: who tells of an act is not who did it."""
    acts = clause.rules.words.get("acts", frozenset())
    for one in clause.doc.utterances:
        if one.speaker and one.sentence[0] <= mark.start < one.sentence[1]:
            witness = one.speaker.witness
            if witness.start < mark.end and mark.start < witness.end and not one.start <= mark.start < one.end:
                return one.cue is None or clause.doc.text.quote(*one.cue).casefold() not in acts
    return False


def joined_left(clause: Clause, held: Sequence[Mark], last: Mark) -> tuple[Mark, ...]:
    """The mark with those that a list joins to it from the left."""
    chosen = [last]
    for mark in reversed(held[: held.index(last)]):
        if "pronoun" in (mark.label, last.label) or not _only_joins(clause, mark.end, chosen[0].start):
            break
        chosen.insert(0, mark)
    return tuple(chosen) if _is_list(clause, chosen) else (last,)


def joined_right(clause: Clause, held: Sequence[Mark]) -> tuple[Mark, ...]:
    """The first mark with those that a list joins to it from the right."""
    chosen = list(held[:1])
    for mark in held[1:]:
        if not _only_joins(clause, chosen[-1].end, mark.start):
            break
        chosen.append(mark)
    return tuple(chosen) if _is_list(clause, chosen) else tuple(chosen[:1])


def _is_list(clause: Clause, marks: Sequence[Mark]) -> bool:
    """True when "and" stands before the last: commas alone join only states ("Rusia, Armenia kirim pasukan")."""
    if len(marks) < 2 or all(mark.label in NAMED for mark in marks):
        return True
    return any(word != "," for word in clause.between(marks[-2].end, marks[-1].start))


def _only_joins(clause: Clause, start: int, end: int) -> bool:
    """True when only "and" or commas (with "the", "also") stand between, at least one of them."""
    tokens = list(clause.sentence.between(start, end))
    while tokens and tokens[-1].text[0].isupper():
        tokens.pop()
    between = [token.lower for token in tokens]
    joins = clause.rules.words.get("joins", frozenset())
    light = joins | clause.rules.words.get("determiners", frozenset())
    if not 0 < len(between) <= JOINED or not all(word in light for word in between):
        return False
    return any(word in joins for word in between)


def object_of(
    clause: Clause, first: int, last: int, kind: ActorClass, *, beyond: Sequence[Mark] = ()
) -> tuple[Mark, ...]:
    """The first fitting mark inside or behind the trigger, near it, with those joined to it.

    What stands behind "in", "from" or "after" is no object, and behind "and" or a comma another clause begins.
    """
    reach = min(clause.last, last + RECIPIENT)
    held = [m for m in clause.marks(first, reach) if fits(clause, m, kind) and m not in beyond]
    held = [m for m in held if not clause.is_in(clause.back(clause.index(m.start), "determiners"), "obliques")]
    if not held:
        return ()
    at = clause.index(held[0].start)
    behind = [clause.word(i) for i in range(last + 1, at)]
    if "," in behind or (behind and clause.is_in(clause.back(at, "determiners"), "coordinators")):
        return ()
    return joined_right(clause, held)


def agents_of(clause: Clause, first: int, last: int, kind: ActorClass, *, bare: bool) -> tuple[Mark, ...]:
    """Who stands behind "by" or "oleh", or `bare` right behind the passive verb where the language allows that."""
    held = [mark for mark in clause.marks(first, clause.last) if fits(clause, mark, kind)]
    for mark in held:
        at = clause.back(clause.index(mark.start), "determiners")
        inside = [i for i in range(first, at + 1) if clause.is_in(i, "prepositions", "passive_after")]
        touches = bare and bool(clause.rules.words.get("passive_prefixes")) and at <= last and not inside
        touches = touches and mark.group != "people"
        if touches or clause.is_in(at, "passive_after"):
            return joined_right(clause, held[held.index(mark) :])
    by = next((at for at in range(last + 1, clause.last) if clause.is_in(at, "passive_after")), None)
    force = led(clause, by + 1, min(clause.last, by + LED)) if by is not None else None
    return (force,) if force and fits(clause, force, kind) else ()
