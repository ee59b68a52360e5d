"""Whose the actors of an event are: the state soldiers come from, the person who holds an office, the host. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from saksi.core.values import Where, Who
from saksi.read.document import Mark
from saksi.read.event_clause import Clause
from saksi.read.event_rules import Trigger
from saksi.read.lexicon import lexicon

NAMED = ("state", "alliance")
"""Labels of what soldiers are "of" and "from"."""


def named(clause: Clause, trigger: Trigger, mark: Mark) -> Mark:
    """The state behind nameless forces, the person behind a state's office, else the mark itself."""
    return _holder(clause, _owner(clause, trigger, mark))


def _owner(clause: Clause, trigger: Trigger, mark: Mark) -> Mark:
    """The state or alliance soldiers are "of" or "from", when they have no other name and forces are what moves."""
    if not trigger.rule.host or not mark.group:
        return mark
    at = clause.on(clause.index(mark.end), "joins")
    if not clause.is_in(at, "owners"):
        return mark
    behind = clause.marks(at + 1, clause.last)
    near = [one for one in behind if clause.on(at + 1, "determiners") >= clause.index(one.start)]
    return near[0] if near and near[0].label in NAMED else mark


def _holder(clause: Clause, mark: Mark) -> Mark:
    """The person whose office a state's name stands with: "Kazakhstan's president", "Presiden Kazakhstan"."""
    if mark.label != "state":
        return mark
    titles, tokens = lexicon(clause.doc.pack).titles, clause.sentence.tokens
    at = clause.on(clause.index(mark.end), "genitives")
    behind, before = titles.at(tokens, at), titles.before(tokens, clause.index(mark.start))
    if behind:
        span = (at, behind[0])
    elif before:
        span = (before[0], clause.index(mark.start))
    else:
        return mark
    office = " ".join(token.lower for token in tokens[span[0] : span[1]])
    people = {
        one.value.actor_id
        for one in clause.doc.of_kind("actor")
        if one.label == "person"
        and isinstance(one.value, Who)
        and one.value.role
        and _is_office(one.value.role, office)
    }
    start, end = min(mark.start, tokens[span[0]].start), max(mark.end, tokens[span[1] - 1].end)
    if len(people) != 1:
        return mark
    return replace(
        mark, start=start, end=end, value=Who(clause.doc.text.quote(start, end), people.pop()), label="person"
    )


def _is_office(role: str, office: str) -> bool:
    """True when a role as written is this office: "Kazakh President" is "president", "Vice President" is not."""
    words, wanted = role.casefold().split(), office.split()
    return words[-len(wanted) :] == wanted or words[: len(wanted)] == wanted


def hosts(clause: Clause, trigger: Trigger, actors: Sequence[Mark]) -> tuple[Mark, ...]:
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
