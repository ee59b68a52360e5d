"""Who did it and to whom: the actors and recipients of an event from the actor marks around its trigger. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from saksi.core.values import Where, Who
from saksi.know.codes import ActorClass
from saksi.read.document import Document, Mark
from saksi.read.event_rules import EventRules, Trigger
from saksi.read.sentences import Sentence

SKIP = 3
"""Adverbs that may stand between an auxiliary and its participle ("were reportedly all detained")."""

PARENTHESIS = 2
"""Characters between a name and its short form: a blank and a bracket."""

RECIPIENT = 9
"""Tokens by which a recipient may follow its verb; farther ones belong to something else."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Marks of those who act and of those acted upon, in text order."""

    actors: tuple[Mark, ...] = ()
    recipients: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """The tokens `first`..`last` of one sentence that one verb governs, and the rules' words to read it with."""

    doc: Document
    sentence: Sentence
    rules: EventRules
    first: int
    last: int

    def marks(self, first: int, last: int) -> list[Mark]:
        """Actor marks among the tokens `first`..`last`, both included."""
        if first > last:
            return []
        tokens = self.sentence.tokens
        return list(self.doc.within("actor", tokens[first].start, tokens[last].end))

    def index(self, position: int) -> int:
        """The token that begins at or after this character."""
        return sum(1 for token in self.sentence.tokens if token.start < position)

    def word(self, index: int) -> str:
        """The casefolded token, empty outside the sentence."""
        return self.sentence.tokens[index].lower if 0 <= index < len(self.sentence.tokens) else ""

    def is_in(self, index: int, name: str) -> bool:
        """True when the token is one of the words `name`."""
        return self.word(index) in self.rules.words.get(name, frozenset())


def clause_of(doc: Document, rules: EventRules, sentence: Sentence, trigger: Trigger) -> Clause:
    """The clause of the trigger: from the last border before it to the first behind it. Commas are no borders."""
    breaks = rules.words.get("breaks", frozenset())
    tokens = sentence.tokens
    first = last = trigger.match.first
    while first > 0 and tokens[first - 1].lower not in breaks:
        first -= 1
    last = trigger.match.last
    while last + 1 < len(tokens) and tokens[last + 1].lower not in breaks:
        last += 1
    return Clause(doc, sentence, rules, first, last)


def roles(clause: Clause, trigger: Trigger, inherited: Roles | None) -> Roles:
    """Actors and recipients. `inherited` are those of the verb before, whose subject a coordinated verb shares."""
    if not trigger.verbal:
        return _nominal(clause, trigger)
    if is_passive(clause, trigger):
        return _passive(clause, trigger)
    return _active(clause, trigger, inherited)


def is_passive(clause: Clause, trigger: Trigger) -> bool:
    """True for a passive prefix, an auxiliary before the participle, or a word for the agent right behind it."""
    prefixes = clause.rules.words.get("passive_prefixes", frozenset())
    if any(clause.word(trigger.match.first).startswith(prefix) for prefix in prefixes):
        return True
    at = trigger.match.first - 1
    for _ in range(SKIP):
        if clause.is_in(at, "passive_before"):
            return True
        if not clause.is_in(at, "adverbs") and not clause.word(at).endswith("ly"):
            break
        at -= 1
    return clause.is_in(trigger.match.last + 1, "passive_after")


def _active(clause: Clause, trigger: Trigger, inherited: Roles | None) -> Roles:
    rule, match = trigger.rule, trigger.match
    shared = inherited.actors if inherited and _coordinated(clause, trigger) else ()
    actors = shared if all(_fits(clause, mark, rule.actors) for mark in shared) else ()
    actors = actors or subject(clause, trigger, rule.actors)
    if not actors:
        actors = _earlier_subject(clause, trigger, rule.actors)
    if rule.theme:
        if not actors:
            found = _object(clause, match.first, match.last, rule.actors)
            actors = tuple(mark for mark in found if not _prepositional(clause, mark))
        return Roles(actors, _hosts(clause, trigger, actors))
    if rule.host:
        return Roles(actors, _hosts(clause, trigger, actors))
    return Roles(actors, _object(clause, match.first + 1, match.last, rule.recipients, beyond=actors))


def _passive(clause: Clause, trigger: Trigger) -> Roles:
    rule, match = trigger.rule, trigger.match
    agents = _agents(clause, match.first + 1, match.last, rule.actors, bare=True)
    if rule.theme:
        themes = subject(clause, trigger, rule.actors) or _earlier_subject(clause, trigger, rule.actors)
        return Roles(agents or themes, _hosts(clause, trigger, agents or themes))
    suffer = subject(clause, trigger, rule.recipients)
    return Roles(agents, suffer or _earlier_subject(clause, trigger, rule.recipients, whole=False))


def _nominal(clause: Clause, trigger: Trigger) -> Roles:
    """Roles at a noun: "the arrest of X by Y", "Y's arrest of X"; a theme's noun names who acts: "penarikan X"."""
    rule, match = trigger.rule, trigger.match
    by = rule.theme or rule.of_actor
    agents = _agents(clause, match.last + 1, match.last, rule.actors, bare=False)
    behind = _object(clause, match.first, match.last, rule.actors if by else rule.recipients, beyond=agents)
    before = _touching(clause, match.first, rule.actors)
    if by:
        actors = agents or before or behind or subject(clause, trigger, rule.actors)
        return Roles(actors, _hosts(clause, trigger, actors))
    return Roles(agents or before, tuple(mark for mark in behind if mark not in before))


def _coordinated(clause: Clause, trigger: Trigger) -> bool:
    """True when "and", a comma or "to" stands before the verb with no new subject behind it."""
    at = trigger.match.first - 1
    while at >= clause.first and (clause.is_in(at, "adverbs") or clause.is_in(at, "passive_before")):
        at -= 1
    return clause.is_in(at, "coordinators") or clause.is_in(at, "infinitives") or clause.word(at) == ","


def _fits(clause: Clause, mark: Mark, kind: ActorClass) -> bool:
    if not kind.holds(mark.label, mark.group) or not isinstance(mark.value, Who):
        return False
    if mark.label == "pronoun" and mark.value.actor_id is None:
        return False
    return not _speaks(clause, mark)


def _speaks(clause: Clause, mark: Mark) -> bool:
    """True for one who is only quoted here: who tells of an act is not who did it."""
    for one in clause.doc.utterances:
        if one.speaker and one.sentence[0] <= mark.start < one.sentence[1]:
            witness = one.speaker.witness
            if witness.start < mark.end and mark.start < witness.end and not one.start <= mark.start < one.end:
                return one.cue is None or not clause.rules.words.get("acts", frozenset()) & {
                    clause.doc.text.quote(*one.cue).casefold()
                }
    return False


def _prepositional(clause: Clause, mark: Mark) -> bool:
    at = clause.index(mark.start) - 1
    while at >= 0 and clause.is_in(at, "determiners"):
        at -= 1
    return clause.is_in(at, "prepositions")


def subject(clause: Clause, trigger: Trigger, kind: ActorClass) -> tuple[Mark, ...]:
    """The nearest fitting mark before the trigger in its clause that no preposition governs, with those joined to it.

    A relative pronoun at the clause's head stands for the mark before it.
    """
    held = [m for m in clause.marks(clause.first, trigger.match.first - 1) if _fits(clause, m, kind)]
    free = [mark for mark in held if not _prepositional(clause, mark)]
    free = list(_outside_apposition(clause, trigger, free))
    if free:
        return _joined_left(clause, held, _full_name(held, free[-1]))
    if clause.is_in(clause.first - 1, "relatives") and clause.first >= 2:
        before = [m for m in clause.marks(0, clause.first - 2) if _fits(clause, m, kind)]
        if before and _only_commas(clause, before[-1].end, clause.sentence.tokens[clause.first - 1].start):
            return _joined_left(clause, before, before[-1])
    return ()


def _full_name(held: Sequence[Mark], mark: Mark) -> Mark:
    """The name before its own short form: "the Free Aceh Movement (GAM)"."""
    before = [one for one in held if one.end < mark.start <= one.end + PARENTHESIS]
    same = [one for one in before if one.value == mark.value or _same_actor(one, mark)]
    return same[-1] if same else mark


def _same_actor(one: Mark, other: Mark) -> bool:
    mine, theirs = one.value, other.value
    return (
        isinstance(mine, Who) and isinstance(theirs, Who) and bool(mine.actor_id) and mine.actor_id == theirs.actor_id
    )


def _outside_apposition(clause: Clause, trigger: Trigger, marks: Sequence[Mark]) -> Sequence[Mark]:
    """Without what stands between two commas right before the verb: "CSTO, the alliance led by Russia, sent"."""
    at = trigger.match.first - 1
    while at > clause.first and (clause.is_in(at, "adverbs") or clause.is_in(at, "passive_before")):
        at -= 1
    if clause.word(at) != ",":
        return marks
    opening = next((i for i in range(at - 1, clause.first, -1) if clause.word(i) == ","), None)
    if opening is None:
        return marks
    before = [mark for mark in marks if mark.end <= clause.sentence.tokens[opening].start]
    return before or marks


def _earlier_subject(clause: Clause, trigger: Trigger, kind: ActorClass, *, whole: bool = True) -> tuple[Mark, ...]:
    """The subject of the clause before, which an elided one repeats: "Police moved in after firing"."""
    if not whole or any(clause.is_in(clause.first - 1, name) for name in ("relatives", "complements")):
        return ()
    light = ("adverbs", "passive_before", "coordinators")
    if not all(any(clause.is_in(at, name) for name in light) for at in range(clause.first, trigger.match.first)):
        return ()
    held = [m for m in clause.marks(0, clause.first - 1) if _fits(clause, m, kind)]
    free = [mark for mark in held if not _prepositional(clause, mark)]
    return (free[0],) if free else ()


def _joined_left(clause: Clause, held: Sequence[Mark], last: Mark) -> tuple[Mark, ...]:
    chosen = [last]
    for mark in reversed(held[: held.index(last)]):
        if "pronoun" in (mark.label, last.label) or not _only_joins(clause, mark.end, chosen[0].start):
            break
        chosen.insert(0, mark)
    return tuple(chosen)


def _joined_right(clause: Clause, held: Sequence[Mark]) -> tuple[Mark, ...]:
    chosen = list(held[:1])
    for mark in held[1:]:
        if not _only_joins(clause, chosen[-1].end, mark.start):
            break
        chosen.append(mark)
    return tuple(chosen)


def _only_commas(clause: Clause, start: int, end: int) -> bool:
    return all(token.text == "," for token in clause.sentence.between(start, end))


def _only_joins(clause: Clause, start: int, end: int) -> bool:
    """True when only "and" or commas (with "the", "also") stand between, at least one of them."""
    between = clause.sentence.between(start, end)
    joins = clause.rules.words.get("joins", frozenset())
    light = joins | clause.rules.words.get("determiners", frozenset())
    return (
        0 < len(between) <= SKIP
        and all(token.lower in light for token in between)
        and any(token.lower in joins for token in between)
    )


def _object(
    clause: Clause, first: int, last: int, kind: ActorClass, *, beyond: Sequence[Mark] = ()
) -> tuple[Mark, ...]:
    """The first fitting mark inside or behind the trigger, near it, with those joined to it."""
    reach = min(clause.last, last + RECIPIENT)
    held = [m for m in clause.marks(first, reach) if _fits(clause, m, kind) and m not in beyond]
    if held and any(token.text == "," for token in clause.sentence.tokens[last + 1 : clause.index(held[0].start)]):
        return ()
    return _joined_right(clause, held)


def _agents(clause: Clause, first: int, last: int, kind: ActorClass, *, bare: bool) -> tuple[Mark, ...]:
    """Who stands behind "by" or "oleh", or `bare` right behind the passive verb where the language allows that."""
    held = [mark for mark in clause.marks(first, clause.last) if _fits(clause, mark, kind)]
    for mark in held:
        at = clause.index(mark.start) - 1
        while clause.is_in(at, "determiners"):
            at -= 1
        touches = bare and bool(clause.rules.words.get("passive_prefixes")) and at <= last
        if touches or clause.is_in(at, "passive_after"):
            return _joined_right(clause, held[held.index(mark) :])
    return ()


def _touching(clause: Clause, first: int, kind: ActorClass) -> tuple[Mark, ...]:
    """The mark that stands right before a noun: "Russia's withdrawal", "police raid"."""
    held = [mark for mark in clause.marks(0, first - 1) if _fits(clause, mark, kind)]
    if not held:
        return ()
    between = clause.sentence.tokens[clause.index(held[-1].end) : first]
    return (
        (held[-1],) if all(token.lower in ("'s", "’s", "'", "’") for token in between) and len(between) < SKIP else ()
    )


def _hosts(clause: Clause, trigger: Trigger, actors: Sequence[Mark]) -> tuple[Mark, ...]:
    """Whose country it is: for rules with `host`, the state that a place or actor behind the trigger names."""
    if not trigger.rule.host:
        return ()
    tokens = clause.sentence.tokens
    start = tokens[trigger.match.first].start
    busy = [(mark.start, mark.end) for mark in actors]
    for mark in clause.doc.within("place", start, tokens[clause.last].end):
        if isinstance(mark.value, Where) and mark.value.grain == "country" and (mark.start, mark.end) not in busy:
            who = Who(mark.value.written, mark.value.name or None)
            return (Mark("actor", mark.start, mark.end, who, "state"),)
    return ()
