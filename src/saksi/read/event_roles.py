"""Who did it and to whom: the actors and recipients of an event from the actor marks around its trigger. Pure.

A wrong actor is worse than none: where the grammar does not tell who acts, nobody is told.
"""

from __future__ import annotations

from collections.abc import Sequence

from saksi.core.kinds import FORCES_FAMILY
from saksi.read.document import Mark
from saksi.read.event_clause import Clause, governor, head_of, is_noun, is_passive, same
from saksi.read.event_names import hosts, named, unlisted, unmarked, unmarked_agent
from saksi.read.event_nouns import nominal
from saksi.read.event_parties import Roles, agents_of, fits, object_of
from saksi.read.event_rules import Trigger
from saksi.read.event_subjects import earlier_subject, free_marks, subject

STATELY = ("COERCE", "SANCTION", "MOBILIZE")
"""Types that only those with power do."""

CROWDS = ("protesters", "workers", "civilians", "children", "journalists")
"""Groups without power."""


def roles(clause: Clause, trigger: Trigger, inherited: Roles | None) -> Roles:
    """Actors and recipients. `inherited` are those of the verb before, whose subject a coordinated verb shares."""
    if is_noun(clause, trigger):
        found = nominal(clause, trigger, inherited)
    elif is_passive(clause, trigger):
        found = _passive(clause, trigger)
    else:
        found = _active(clause, trigger, inherited)
    if found.misfit:
        return found
    actors = tuple(named(clause, trigger, mark) for mark in found.actors)
    if trigger.rule.type == "PROTEST" and not trigger.verbal and not actors:
        return Roles((), _against(clause, found.recipients))
    return Roles(actors, tuple(one for one in found.recipients if not any(same(one, mark) for mark in actors)))


def _active(clause: Clause, trigger: Trigger, inherited: Roles | None) -> Roles:
    rule, match = trigger.rule, trigger.match
    shared = inherited.actors if inherited and _coordinated(clause, trigger) else ()
    actors = shared if all(fits(clause, mark, rule.actors) for mark in shared) else ()
    actors = actors or subject(clause, trigger, rule.actors) or earlier_subject(clause, trigger, rule.actors)
    actors = actors or tuple(one for one in head_of(clause, trigger) if fits(clause, one, rule.actors))
    free = () if actors else free_marks(clause, trigger)
    if free and _is_misfit(free[-1], rule.type):
        return Roles(misfit=True)
    if not actors and not free:
        name = unlisted(clause, trigger) or unmarked(clause, trigger)
        actors = (name,) if name is not None and fits(clause, name, rule.actors) else ()
    if rule.theme:
        if not actors:
            found = object_of(clause, match.first, match.last, rule.actors)
            actors = tuple(mark for mark in found if not governor(clause, mark))
        return Roles(actors, hosts(clause, trigger, actors))
    if rule.host:
        return Roles(actors, hosts(clause, trigger, actors))
    return Roles(actors, object_of(clause, match.first + 1, match.last, rule.recipients, beyond=actors))


def _passive(clause: Clause, trigger: Trigger) -> Roles:
    rule, match = trigger.rule, trigger.match
    agents = agents_of(clause, match.first + 1, match.last, rule.actors, bare=True)
    if not agents:
        noun = unmarked_agent(clause, match.first + 1)
        agents = (noun,) if noun is not None and fits(clause, noun, rule.actors) else ()
    if rule.theme:
        head = tuple(one for one in head_of(clause, trigger) if fits(clause, one, rule.actors))
        themes = head or subject(clause, trigger, rule.actors) or earlier_subject(clause, trigger, rule.actors)
        return Roles(agents or themes, hosts(clause, trigger, agents or themes))
    head = tuple(one for one in head_of(clause, trigger) if fits(clause, one, rule.recipients))
    return Roles(agents, head or subject(clause, trigger, rule.recipients))


def _is_misfit(mark: Mark, kind: str) -> bool:
    """True for a crowd that would coerce and for a state's people who would protest: the words mean something else."""
    if kind == "PROTEST":
        return mark.label in ("force", "government", "ministry") or mark.group in FORCES_FAMILY
    return kind in STATELY and mark.group in CROWDS


def _coordinated(clause: Clause, trigger: Trigger) -> bool:
    """True when "and", a comma or "to" stands before the verb with no new subject behind it."""
    at = clause.opener(trigger)
    return clause.is_in(at, "coordinators", "infinitives") or clause.word(at) == ","


def _against(clause: Clause, found: Sequence[Mark]) -> tuple[Mark, ...]:
    """Of a protest told by a noun only those it is against; its place is no recipient."""
    return tuple(mark for mark in found if governor(clause, mark) in clause.rules.words.get("against", frozenset()))
