"""Who did it and to whom: the actors and recipients of an event from the actor marks around its trigger. Pure.

A wrong actor is worse than none: where the grammar does not tell who acts, nobody is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from saksi.core.values import Who
from saksi.core.witness import Because
from saksi.know.codes import ActorClass
from saksi.read.document import Mark
from saksi.read.event_clause import Clause, governor, is_noun, is_passive, same
from saksi.read.event_names import NAMED, hosts, named
from saksi.read.event_rules import Trigger

FAR = 9
"""Words that may stand between a subject and its verb; auxiliaries, adverbs and what stands in commas not counted."""

RECIPIENT = 9
"""Tokens by which a recipient may follow its verb; farther ones belong to something else."""

LOOSE = 1
"""Words between a noun and whom it is about: "serangan terhadap konvoi militer"."""

PARENTHESIS = 2
"""Characters between a name and its short form: a blank and a bracket."""

JOINED = 3
"""Tokens between two names of one list."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Marks of those who act and of those acted upon, in text order."""

    actors: tuple[Mark, ...] = ()
    recipients: tuple[Mark, ...] = ()


def roles(clause: Clause, trigger: Trigger, inherited: Roles | None) -> Roles:
    """Actors and recipients. `inherited` are those of the verb before, whose subject a coordinated verb shares."""
    if is_noun(clause, trigger):
        found = _nominal(clause, trigger)
    elif is_passive(clause, trigger):
        found = _passive(clause, trigger)
    else:
        found = _active(clause, trigger, inherited)
    actors = tuple(named(clause, trigger, mark) for mark in found.actors)
    if trigger.rule.type == "PROTEST" and not trigger.verbal and not actors:
        return Roles((), _against(clause, found.recipients))
    return Roles(actors, tuple(one for one in found.recipients if not any(same(one, mark) for mark in actors)))


def _active(clause: Clause, trigger: Trigger, inherited: Roles | None) -> Roles:
    rule, match = trigger.rule, trigger.match
    shared = inherited.actors if inherited and _coordinated(clause, trigger) else ()
    actors = shared if all(_fits(clause, mark, rule.actors) for mark in shared) else ()
    actors = actors or subject(clause, trigger, rule.actors) or _earlier_subject(clause, trigger, rule.actors)
    if rule.theme:
        if not actors:
            found = _object(clause, match.first, match.last, rule.actors)
            actors = tuple(mark for mark in found if not governor(clause, mark))
        return Roles(actors, hosts(clause, trigger, actors))
    if rule.host:
        return Roles(actors, hosts(clause, trigger, actors))
    return Roles(actors, _object(clause, match.first + 1, match.last, rule.recipients, beyond=actors))


def _passive(clause: Clause, trigger: Trigger) -> Roles:
    rule, match = trigger.rule, trigger.match
    agents = _agents(clause, match.first + 1, match.last, rule.actors, bare=True)
    if rule.theme:
        themes = subject(clause, trigger, rule.actors) or _earlier_subject(clause, trigger, rule.actors)
        return Roles(agents or themes, hosts(clause, trigger, agents or themes))
    return Roles(agents, subject(clause, trigger, rule.recipients))


def _nominal(clause: Clause, trigger: Trigger) -> Roles:
    """Roles at a noun: "the arrest of X by Y", "Y's arrest of X"; a theme's noun names who acts: "penarikan X"."""
    rule, match = trigger.rule, trigger.match
    agents = _agents(clause, match.last + 1, match.last, rule.actors, bare=False)
    led = clause.is_in(match.first, "prepositions", "sequels") or not clause.rules.words.get("genitives")
    before = () if led else _touching(clause, match.first, rule.actors) or _leading(clause, trigger)
    if rule.of_actor and not rule.theme:
        owner = agents or before or _owned_by(clause, trigger)
        return Roles(owner, _target(clause, trigger, beyond=owner))
    if rule.theme:
        behind = _object(clause, match.first, match.last, rule.actors, beyond=agents)
        actors = agents or before or behind or subject(clause, trigger, rule.actors)
        return Roles(actors, hosts(clause, trigger, actors))
    sides = _between(clause, trigger)
    if sides:
        one_party = rule.type not in ("ASSAULT", "ACCUSE")
        return Roles(sides, ()) if one_party else Roles(sides[:1], sides[1:])
    behind = _target(clause, trigger, beyond=(*agents, *before))
    return Roles(agents or before, behind)


def _coordinated(clause: Clause, trigger: Trigger) -> bool:
    """True when "and", a comma or "to" stands before the verb with no new subject behind it."""
    at = clause.opener(trigger)
    return clause.is_in(at, "coordinators", "infinitives") or clause.word(at) == ","


def _fits(clause: Clause, mark: Mark, kind: ActorClass) -> bool:
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


def subject(clause: Clause, trigger: Trigger, kind: ActorClass) -> tuple[Mark, ...]:
    """The head of the noun phrase before the trigger: the nearest mark no preposition governs, if it fits.

    A relative pronoun at the clause's head stands for the mark before it.
    """
    outer = _before_parenthesis(clause, trigger)
    if outer is not None:
        return (outer,) if _fits(clause, outer, kind) else ()
    held = clause.marks(clause.first, trigger.match.first - 1)
    free = _heads(clause, trigger, held)
    relative = clause.is_in(clause.first - 1, "relatives")
    if free and (not relative or clause.index(free[-1].start) <= clause.on(clause.first, "determiners")):
        head = _full_name(held, free[-1])
        fits = _fits(clause, head, kind) and _is_near(clause, trigger, head)
        return _joined_left(clause, held, head) if fits else ()
    they = clause.opener(trigger)
    if they >= clause.first and clause.is_in(they, "plurals"):
        return _meant(clause, they, kind)
    return _antecedent(clause, kind) if relative else ()


def _antecedent(clause: Clause, kind: ActorClass) -> tuple[Mark, ...]:
    """The mark before the relative pronoun that opens the clause: subject of it and of the verb that follows it."""
    before = [m for m in clause.marks(0, clause.first - 2) if _fits(clause, m, kind)]
    edge = clause.sentence.tokens[clause.first - 1].start
    if before and all(word == "," for word in clause.between(before[-1].end, edge)):
        return _joined_left(clause, before, before[-1])
    return ()


def _meant(clause: Clause, at: int, kind: ActorClass) -> tuple[Mark, ...]:
    """Whom "they" means: the first several or body the sentence before names, if it can do such a thing."""
    index = clause.doc.sentences.index(clause.sentence)
    if index == 0:
        return ()
    earlier = clause.doc.sentences[index - 1]
    held = [m for m in clause.doc.within("actor", earlier.start, earlier.end) if m.label not in ("person", "pronoun")]
    if not held or held[0].label == "state" or not kind.holds(held[0].label, held[0].group):
        return ()
    token = clause.sentence.tokens[at]
    who = Who(token.text, getattr(held[0].value, "actor_id", None))
    because = (Because(clause.doc.witness(held[0].start, held[0].end), "whom the pronoun means"),)
    return (Mark("actor", token.start, token.end, who, held[0].label, held[0].group, because),)


def _before_parenthesis(clause: Clause, trigger: Trigger) -> Mark | None:
    """The mark before a relative clause in commas that ends right before the verb: "CSTO, which Russia leads, sent"."""
    at = clause.opener(trigger)
    if clause.word(at) != "," or not clause.first:
        return None
    tokens = clause.sentence.tokens
    for mark in clause.marks(0, clause.first - 1):
        comma = clause.index(mark.end)
        if clause.word(comma) == "," and comma < clause.first and not governor(clause, mark):
            inner = range(comma + 1, clause.first)
            if any(clause.is_in(i, "relatives") for i in inner) and tokens[comma].end <= tokens[at].start:
                return mark
    return None


def _heads(clause: Clause, trigger: Trigger, held: Sequence[Mark]) -> list[Mark]:
    """The marks that may be subject: not behind a preposition, not a person's genitive, no object of a verb before."""
    free = [mark for mark in held if not governor(clause, mark) and not _is_genitive(clause, mark)]
    free = list(_outside_apposition(clause, trigger, free))
    at = clause.opener(trigger)
    if free and clause.is_in(at, "coordinators") and at > 0:
        joint = clause.sentence.tokens[at].start
        loose = [mark for mark in free if clause.between(mark.end, joint)]
        return loose[:1] if len(loose) < len(free) else free
    return free


def _is_genitive(clause: Clause, mark: Mark) -> bool:
    """True for "Trump's lawyers": what is a person's acts, not the person."""
    return mark.label in ("person", "pronoun") and clause.is_in(clause.index(mark.end), "genitives")


def _is_near(clause: Clause, trigger: Trigger, mark: Mark) -> bool:
    words = clause.between(mark.end, clause.sentence.tokens[trigger.match.first].start)
    if "," in words:
        last = len(words) - words[::-1].index(",")
        words = [*words[: words.index(",")], *words[last:]]
    light: frozenset[str] = frozenset()
    for name in ("adverbs", "passive_before", "auxiliaries", "determiners"):
        light |= clause.rules.words.get(name, frozenset())
    return sum(1 for word in words if word not in light) <= FAR


def _full_name(held: Sequence[Mark], mark: Mark) -> Mark:
    """The name before its own short form: "the Free Aceh Movement (GAM)"."""
    before = [one for one in held if one.end < mark.start <= one.end + PARENTHESIS]
    alike = [one for one in before if same(one, mark)]
    return alike[-1] if alike else mark


def _outside_apposition(clause: Clause, trigger: Trigger, marks: Sequence[Mark]) -> Sequence[Mark]:
    """Without what stands between two commas right before the verb: "CSTO, the alliance led by Russia, sent".

    A name that fills the commas is what stands before them: "the minister, Sergei Shoigu, said".
    """
    at = clause.opener(trigger)
    if clause.word(at) != ",":
        return marks
    opening = next((i for i in range(at - 1, clause.first, -1) if clause.word(i) == ","), None)
    if opening is None:
        return marks
    tokens = clause.sentence.tokens
    inner = [mark for mark in marks if tokens[opening].end <= mark.start and mark.end <= tokens[at].start]
    if inner and inner[0].label == "person" and not clause.between(tokens[opening].end, inner[0].start):
        return inner[:1]
    before = [mark for mark in marks if mark.end <= tokens[opening].start]
    return before or marks


def _earlier_subject(clause: Clause, trigger: Trigger, kind: ActorClass) -> tuple[Mark, ...]:
    """The subject of the clause before, which an elided one repeats: "Police moved in after firing"."""
    if clause.is_in(clause.first - 1, "relatives", "complements"):
        return ()
    light = ("adverbs", "passive_before", "coordinators")
    if not all(clause.is_in(at, *light) for at in range(clause.first, trigger.match.first)):
        return ()
    held = [mark for mark in clause.marks(0, clause.first - 1) if not governor(clause, mark)]
    held = [mark for mark in held if not _is_genitive(clause, mark)]
    return (held[0],) if held and _fits(clause, held[0], kind) else ()


def _joined_left(clause: Clause, held: Sequence[Mark], last: Mark) -> tuple[Mark, ...]:
    chosen = [last]
    for mark in reversed(held[: held.index(last)]):
        if "pronoun" in (mark.label, last.label) or not _only_joins(clause, mark.end, chosen[0].start):
            break
        chosen.insert(0, mark)
    return tuple(chosen) if _is_list(clause, chosen) else (last,)


def _joined_right(clause: Clause, held: Sequence[Mark]) -> tuple[Mark, ...]:
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
    between = clause.between(start, end)
    joins = clause.rules.words.get("joins", frozenset())
    light = joins | clause.rules.words.get("determiners", frozenset())
    if not 0 < len(between) <= JOINED or not all(word in light for word in between):
        return False
    return any(word in joins for word in between)


def _object(
    clause: Clause, first: int, last: int, kind: ActorClass, *, beyond: Sequence[Mark] = ()
) -> tuple[Mark, ...]:
    """The first fitting mark inside or behind the trigger, near it, with those joined to it.

    What stands behind "in", "from" or "after" is no object, and behind "and" or a comma another clause begins.
    """
    reach = min(clause.last, last + RECIPIENT)
    held = [m for m in clause.marks(first, reach) if _fits(clause, m, kind) and m not in beyond]
    held = [m for m in held if not clause.is_in(clause.back(clause.index(m.start), "determiners"), "obliques")]
    if not held:
        return ()
    at = clause.index(held[0].start)
    behind = [clause.word(i) for i in range(last + 1, at)]
    if "," in behind or (behind and clause.is_in(clause.back(at, "determiners"), "coordinators")):
        return ()
    return _joined_right(clause, held)


def _owned_by(clause: Clause, trigger: Trigger) -> tuple[Mark, ...]:
    """Whose act a noun tells: the mark right behind it or behind "of" ("serangan Israel", "the request of Mali")."""
    first, last = trigger.match.first, trigger.match.last
    held = [m for m in clause.marks(first, clause.last) if _fits(clause, m, trigger.rule.actors)]
    if not held or held[0].start == trigger.match.start:
        return ()
    at = clause.back(clause.index(held[0].start), "determiners")
    owned = at <= last and (at < first or not clause.is_in(at, "targets") or clause.word(at) == "of")
    return _joined_right(clause, held) if owned or (at == last + 1 and clause.is_in(at, "owners")) else ()


def _target(clause: Clause, trigger: Trigger, *, beyond: Sequence[Mark]) -> tuple[Mark, ...]:
    """Whom a noun is about: the mark in it, right behind it or behind "of", "on", "against"."""
    first, last = trigger.match.first, trigger.match.last
    found = _object(clause, first, last, trigger.rule.recipients, beyond=beyond)
    if not found or found[0].start < clause.sentence.tokens[last].end:
        return found
    at = clause.back(clause.index(found[0].start), "determiners")
    return found if at <= last + LOOSE or clause.is_in(at, "targets") else ()


def _against(clause: Clause, found: Sequence[Mark]) -> tuple[Mark, ...]:
    """Of a protest told by a noun only those it is against; its place is no recipient."""
    return tuple(mark for mark in found if governor(clause, mark) in clause.rules.words.get("against", frozenset()))


def _between(clause: Clause, trigger: Trigger) -> tuple[Mark, ...]:
    """The parties of "clashes between X and Y"."""
    at = trigger.match.last
    if not clause.is_in(at, "sides"):
        at = clause.on(at + 1, "adverbs")
    if not clause.is_in(at, "sides"):
        return ()
    held = [mark for mark in clause.marks(at + 1, clause.last) if isinstance(mark.value, Who)]
    parties = _joined_right(clause, held)
    return parties if len(parties) > 1 and clause.on(at + 1, "determiners") >= clause.index(parties[0].start) else ()


def _agents(clause: Clause, first: int, last: int, kind: ActorClass, *, bare: bool) -> tuple[Mark, ...]:
    """Who stands behind "by" or "oleh", or `bare` right behind the passive verb where the language allows that."""
    held = [mark for mark in clause.marks(first, clause.last) if _fits(clause, mark, kind)]
    for mark in held:
        at = clause.back(clause.index(mark.start), "determiners")
        inside = [i for i in range(first, at + 1) if clause.is_in(i, "prepositions", "passive_after")]
        touches = bare and bool(clause.rules.words.get("passive_prefixes")) and at <= last and not inside
        touches = touches and mark.group != "people"
        if touches or clause.is_in(at, "passive_after"):
            return _joined_right(clause, held[held.index(mark) :])
    return ()


def _touching(clause: Clause, first: int, kind: ActorClass) -> tuple[Mark, ...]:
    """The mark that stands right before a noun: "Russia's withdrawal", "police raid"."""
    held = [mark for mark in clause.marks(0, first - 1) if _fits(clause, mark, kind)]
    if not held:
        return ()
    between = [clause.word(at) for at in range(clause.index(held[-1].end), first)]
    genitives = clause.rules.words.get("genitives", frozenset())
    return (held[-1],) if len(between) <= 1 and all(word in genitives for word in between) else ()


def _leading(clause: Clause, trigger: Trigger) -> tuple[Mark, ...]:
    """The mark a noun's own words begin with: "Israeli air strike", "police gunfire"."""
    first, last = trigger.match.first, trigger.match.last
    held = [mark for mark in clause.marks(first, last - 1) if _fits(clause, mark, trigger.rule.actors)]
    return tuple(mark for mark in held[:1] if mark.start == trigger.match.start)
