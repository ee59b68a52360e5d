"""The subject of a verb: the mark that acts before it, through relative clauses and coordinated verbs. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from saksi.core.values import Who
from saksi.core.witness import Because
from saksi.know.codes import ActorClass
from saksi.read.document import Mark
from saksi.read.event_clause import Clause, governor, same
from saksi.read.event_names import led
from saksi.read.event_parties import fits, joined_left
from saksi.read.event_rules import Trigger
from saksi.read.lexicon import lexicon

FAR = 9
"""Words that may stand between a subject and its verb; auxiliaries, adverbs and what stands in commas not counted."""

PARENTHESIS = 2
"""Characters between a name and its short form: a blank and a bracket."""


def subject(clause: Clause, trigger: Trigger, kind: ActorClass) -> tuple[Mark, ...]:
    """The head of the noun phrase before the trigger: the nearest mark no preposition governs, if it fits.

    A relative pronoun at the clause's head stands for the mark before it.
    """
    if _is_manner(clause, trigger):
        return _main_subject(clause, kind)
    outer = _before_parenthesis(clause, trigger)
    if outer is not None:
        return (outer,) if fits(clause, outer, kind) else ()
    held = clause.marks(clause.first, trigger.match.first - 1)
    free = _heads(clause, trigger, held)
    relative = clause.is_in(clause.first - 1, "relatives")
    if free and (not relative or clause.index(free[-1].start) <= clause.on(clause.first, "determiners")):
        head = _full_name(held, free[-1])
        acts = fits(clause, head, kind) and _is_near(clause, trigger, head)
        return joined_left(clause, held, head) if acts else ()
    they = clause.opener(trigger)
    if they >= clause.first and clause.is_in(they, "plurals"):
        return _meant(clause, they, kind)
    if relative:
        return _antecedent(clause, kind)
    force = led(clause, clause.first, trigger.match.first - 1)
    return (force,) if force and fits(clause, force, kind) else ()


def _is_manner(clause: Clause, trigger: Trigger) -> bool:
    """True for "by killing", "for attacking": who does it is the subject of the main clause."""
    before = trigger.match.first - 1
    return clause.word(trigger.match.first).endswith("ing") and clause.is_in(before, "manners")


def _main_subject(clause: Clause, kind: ActorClass) -> tuple[Mark, ...]:
    """The first free mark of the clause, if it fits and stands near its beginning."""
    free = [m for m in clause.marks(clause.first, clause.last) if not governor(clause, m)]
    free = [m for m in free if not is_genitive(clause, m)]
    return (free[0],) if free and fits(clause, free[0], kind) else ()


def _antecedent(clause: Clause, kind: ActorClass) -> tuple[Mark, ...]:
    """The mark before the relative pronoun that opens the clause: subject of it and of the verb that follows it."""
    held = clause.marks(0, clause.first - 2)
    before = [m for m in held if fits(clause, m, kind)]
    edge = clause.sentence.tokens[clause.first - 1].start
    if not before or not all(word == "," for word in clause.between(before[-1].end, edge)):
        return ()
    person = _in_apposition(clause, held, before[-1])
    if person is not None:
        return (person,) if fits(clause, person, kind) else ()
    return joined_left(clause, before, before[-1])


def _in_apposition(clause: Clause, held: Sequence[Mark], mark: Mark) -> Mark | None:
    """Whose office the mark ends: "Karim Masimov, the former head of the security committee, who was held"."""
    titles, tokens = lexicon(clause.doc.pack).titles, clause.sentence.tokens
    people = [one for one in held if one.label == "person" and one.end < mark.start]
    if not people or mark.label == "person":
        return None
    first, last = clause.index(people[-1].end), clause.index(mark.start)
    if clause.word(first) != "," or any(clause.word(at) == "," for at in range(first + 1, last)):
        return None
    return people[-1] if any(titles.at(tokens, at) for at in range(first + 1, last)) else None


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
    free = [mark for mark in held if not governor(clause, mark) and not is_genitive(clause, mark)]
    free = list(_outside_apposition(clause, trigger, free))
    at = clause.opener(trigger)
    if free and clause.is_in(at, "coordinators") and at > 0:
        joint = clause.sentence.tokens[at].start
        loose = [mark for mark in free if clause.between(mark.end, joint)]
        return loose[:1] or free
    return free


def free_marks(clause: Clause, trigger: Trigger) -> list[Mark]:
    """The marks before the verb that could be its subject, whether the rule allows them or not."""
    held = clause.marks(clause.first, trigger.match.first - 1)
    return [mark for mark in held if not governor(clause, mark) and not is_genitive(clause, mark)]


def is_genitive(clause: Clause, mark: Mark) -> bool:
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


def earlier_subject(clause: Clause, trigger: Trigger, kind: ActorClass) -> tuple[Mark, ...]:
    """The subject of the clause before, which an elided one repeats: "Police moved in after firing".

    A verb joined by "and" in a clause that names nobody repeats it too: "He will act before dawn and sent soldiers".
    """
    if clause.is_in(clause.first - 1, "relatives", "complements"):
        return ()
    light = ("adverbs", "passive_before", "coordinators")
    bare = all(clause.is_in(at, *light) for at in range(clause.first, trigger.match.first))
    joined = clause.is_in(clause.opener(trigger), "coordinators") and not free_marks(clause, trigger)
    if not bare and not joined:
        return ()
    held = [mark for mark in clause.marks(0, clause.first - 1) if not governor(clause, mark)]
    held = [mark for mark in held if not is_genitive(clause, mark)]
    return (held[0],) if held and fits(clause, held[0], kind) else ()
