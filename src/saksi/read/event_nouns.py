"""Roles at a noun: "the arrest of X by Y", "serangan Israel", "injured in clashes with protesters". Pure."""

from __future__ import annotations

from collections.abc import Sequence

from saksi.core.values import Where, Who
from saksi.know.codes import ActorClass
from saksi.read.document import Mark
from saksi.read.event_clause import Clause
from saksi.read.event_names import hosts
from saksi.read.event_parties import Roles, agents_of, fits, joined_right, object_of
from saksi.read.event_rules import Trigger
from saksi.read.event_subjects import subject

LOOSE = 1
"""Words between a noun and whom it is about: "serangan terhadap konvoi militer"."""

NEAR = 5
"""Tokens behind a noun in which its relative clause must begin, and who acts in it stand."""


def nominal(clause: Clause, trigger: Trigger, inherited: Roles | None) -> Roles:
    """Roles at a noun: "the arrest of X by Y", "Y's arrest of X"; a theme's noun names who acts: "penarikan X"."""
    rule, match = trigger.rule, trigger.match
    agents = agents_of(clause, match.last + 1, match.last, rule.actors, bare=False)
    agents = agents or _whose(clause, trigger) or _of_relative(clause, trigger) or _by_means(clause, trigger, inherited)
    led = clause.is_in(match.first, "prepositions", "sequels") or not clause.rules.words.get("genitives")
    before = () if led else _touching(clause, match.first, rule.actors) or _leading(clause, trigger)
    if rule.of_actor and not rule.theme:
        owner = agents or before or _owned_by(clause, trigger) or _himself(clause, trigger)
        return Roles(owner, _target(clause, trigger, beyond=owner))
    if rule.theme:
        behind = object_of(clause, match.first, match.last, rule.actors, beyond=agents)
        actors = agents or before or behind or subject(clause, trigger, rule.actors)
        return Roles(actors, hosts(clause, trigger, actors))
    sides = _between(clause, trigger)
    if sides:
        one_party = rule.type not in ("ASSAULT", "ACCUSE")
        return Roles(sides, ()) if one_party else Roles(sides[:1], sides[1:])
    himself = _himself(clause, trigger)
    if _is_suffered(clause, trigger):
        return Roles(agents or _target(clause, trigger, beyond=()), subject(clause, trigger, rule.recipients))
    behind = _target(clause, trigger, beyond=(*agents, *before, *himself))
    return Roles(agents or before or himself, behind)


def _whose(clause: Clause, trigger: Trigger) -> tuple[Mark, ...]:
    """Whose act it is by a genitive inside the words of the rule: "at Guyana's request"."""
    tokens = clause.sentence.tokens
    first, last = trigger.match.first, trigger.match.last
    held = [mark for mark in clause.marks(first, last) if fits(clause, mark, trigger.rule.actors)]
    for mark in clause.doc.within("place", tokens[first].start, tokens[last].end):
        if isinstance(mark.value, Where) and mark.value.grain == "country":
            who = Who(mark.value.written, mark.value.name or None)
            held.append(Mark("actor", mark.start, mark.end, who, "state"))
    return tuple([mark for mark in held if clause.is_in(clause.index(mark.end), "genitives")][:1])


def _is_suffered(clause: Clause, trigger: Trigger) -> bool:
    """True for "injured in clashes with protesters": whom the noun is about did it to those who suffered."""
    at = clause.back(trigger.match.first, "determiners", "articles")
    return clause.is_in(at, "means") and clause.is_in(at - 1, "suffers")


def _of_relative(clause: Clause, trigger: Trigger) -> tuple[Mark, ...]:
    """Who gave or made it, in a relative clause right behind: "the order to shoot that Tokayev gave on Friday"."""
    tokens = clause.sentence.tokens
    behind = range(trigger.match.last + 1, min(len(tokens), trigger.match.last + NEAR))
    start = next((at + 1 for at in behind if clause.is_in(at, "relatives")), len(tokens))
    for mark in clause.marks(start, min(len(tokens) - 1, start + NEAR))[:1]:
        before = clause.on(start, "determiners") >= clause.index(mark.start)
        given = clause.on(clause.index(mark.end), "adverbs", "auxiliaries") if before else start
        if clause.is_in(given, "gives") and fits(clause, mark, trigger.rule.actors):
            return (mark,)
    return ()


def _by_means(clause: Clause, trigger: Trigger, inherited: Roles | None) -> tuple[Mark, ...]:
    """Those who do the deed of the verb before by this means or this one too: "seized it in a lightning offensive"."""
    at = clause.back(trigger.match.first, "determiners", "articles")
    means = clause.is_in(at, "means") and trigger.rule.type in ("ASSAULT", "MOBILIZE", "COOPERATE")
    joined = clause.is_in(at, "coordinators") and at < trigger.match.first - 1
    if inherited is None or not (means or joined):
        return ()
    held = inherited.actors
    return held if all(fits(clause, mark, trigger.rule.actors) for mark in held) else ()


def _owned_by(clause: Clause, trigger: Trigger) -> tuple[Mark, ...]:
    """Whose act a noun tells: the mark right behind it or behind "of" ("serangan Israel", "the request of Mali")."""
    first, last = trigger.match.first, trigger.match.last
    held = [m for m in clause.marks(first, clause.last) if fits(clause, m, trigger.rule.actors)]
    if not held or held[0].start == trigger.match.start:
        return ()
    at = clause.back(clause.index(held[0].start), "determiners")
    owned = at <= last and (at < first or not clause.is_in(at, "targets") or clause.word(at) == "of")
    return joined_right(clause, held) if owned or (at == last + 1 and clause.is_in(at, "owners")) else ()


def _himself(clause: Clause, trigger: Trigger) -> tuple[Mark, ...]:
    """The mark that the whole trigger is: "a suicide bomber killed 20"."""
    held = clause.marks(trigger.match.first, trigger.match.last)
    whole = (trigger.match.start, trigger.match.end)
    return tuple(one for one in held[:1] if (one.start, one.end) == whole and fits(clause, one, trigger.rule.actors))


def _target(clause: Clause, trigger: Trigger, *, beyond: Sequence[Mark]) -> tuple[Mark, ...]:
    """Whom a noun is about: the mark in it, right behind it or behind "of", "on", "against"."""
    first, last = trigger.match.first, trigger.match.last
    found = object_of(clause, first, last, trigger.rule.recipients, beyond=beyond)
    if not found or found[0].start < clause.sentence.tokens[last].end:
        return found
    at = clause.back(clause.index(found[0].start), "determiners")
    return found if at <= last + LOOSE or clause.is_in(at, "targets") else ()


def _between(clause: Clause, trigger: Trigger) -> tuple[Mark, ...]:
    """The parties of "clashes between X and Y"."""
    at = trigger.match.last
    if not clause.is_in(at, "sides"):
        at = clause.on(at + 1, "adverbs")
    if not clause.is_in(at, "sides"):
        return ()
    held = [mark for mark in clause.marks(at + 1, clause.last) if isinstance(mark.value, Who)]
    parties = joined_right(clause, held)
    return parties if len(parties) > 1 and clause.on(at + 1, "determiners") >= clause.index(parties[0].start) else ()


def _touching(clause: Clause, first: int, kind: ActorClass) -> tuple[Mark, ...]:
    """The mark that stands right before a noun: "Russia's withdrawal", "police raid"."""
    held = [mark for mark in clause.marks(0, first - 1) if fits(clause, mark, kind)]
    if not held:
        return ()
    between = [clause.word(at) for at in range(clause.index(held[-1].end), first)]
    genitives = clause.rules.words.get("genitives", frozenset())
    return (held[-1],) if len(between) <= 1 and all(word in genitives for word in between) else ()


def _leading(clause: Clause, trigger: Trigger) -> tuple[Mark, ...]:
    """The mark a noun's own words begin with: "Israeli air strike", "police gunfire"."""
    first, last = trigger.match.first, trigger.match.last
    held = [mark for mark in clause.marks(first, last - 1) if fits(clause, mark, trigger.rule.actors)]
    return tuple(mark for mark in held[:1] if mark.start == trigger.match.start)
