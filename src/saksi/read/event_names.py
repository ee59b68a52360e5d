"""Whose the actors of an event are: the state soldiers come from, the person who holds an office, the host. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from saksi.core.kinds import GROUPS
from saksi.core.values import Where, Who
from saksi.core.witness import Because
from saksi.know import places
from saksi.know.actors import naming, state
from saksi.read.document import Mark
from saksi.read.event_clause import Clause
from saksi.read.event_rules import Trigger
from saksi.read.lexicon import lexicon
from saksi.read.offices import naming_at
from saksi.read.sentences import Token
from saksi.read.sentences import tokens as tokens_of_text

NAMED = ("state", "alliance")
"""Labels of what soldiers are "of" and "from"."""

BODIES = ("armed_group", "alliance", "organisation")
"""Labels of what may stand right beside "fighters" and "rebels" as their name."""

MEANT = ("organisation", "ministry", "alliance", "force", "armed_group")
"""Labels of bodies that are later only "the council" or "the alliance"."""

WIDEST = 5
"""Words of a name that no list holds."""

SUBJECT = 6
"""Tokens before a verb in which its noun may stand: "families of the victims demanded"."""

LED_NOUN = 3
"""Words of what is led: "the Russia-led military alliance"."""


def named(clause: Clause, trigger: Trigger, mark: Mark) -> Mark:
    """The name beside nameless forces, the state behind them, the person behind a state's office, else the mark."""
    return _meant_body(clause, _holder(clause, _owner(clause, trigger, _called(clause, mark))))


def _meant_body(clause: Clause, mark: Mark) -> Mark:
    """The body named before that "the council" or "the company" means: the last whose name holds that word."""
    if mark.group or not isinstance(mark.value, Who) or mark.value.actor_id is not None:
        return mark
    nouns = mark.value.written.casefold().split()
    head = nouns[0] if lexicon(clause.doc.pack).body_after else nouns[-1]
    for one in reversed([one for one in clause.doc.of_kind("actor") if one.end <= mark.start]):
        who = one.value
        if one.label in MEANT and isinstance(who, Who) and who.actor_id and head in who.written.casefold().split():
            because = (Because(clause.doc.witness(one.start, one.end), "which body is meant"),)
            return replace(mark, value=Who(mark.value.written, who.actor_id), because=because)
    return mark


def _called(clause: Clause, mark: Mark) -> Mark:
    """The name that stands right beside a group: "FARC rebels", "pemberontak Houthi", "Saudi-led forces"."""
    if not mark.group or mark.label == "force":
        return mark
    for one in clause.marks(0, len(clause.sentence.tokens) - 1):
        before = one.end < mark.start <= one.end + 1
        behind = mark.end < one.start <= mark.end + 1 and lexicon(clause.doc.pack).body_after
        if one.label in BODIES and (before or behind) and isinstance(one.value, Who):
            start, end = min(one.start, mark.start), max(one.end, mark.end)
            who = Who(clause.doc.text.quote(start, end), one.value.actor_id)
            return replace(mark, start=start, end=end, value=who, label=one.label, group="")
    at = clause.index(mark.start)
    return _known_as(clause, mark) or led(clause, max(0, at - LED_NOUN), at - 1, end=mark.end) or mark


def _known_as(clause: Clause, mark: Mark) -> Mark | None:
    """The name a group is told to go by: "a gang known as Clan Rotela", "milisi bernama X"."""
    tokens = clause.sentence.tokens
    at = clause.index(mark.end)
    first = at + 1 + clause.is_in(at + 1, "known_as")
    if not clause.is_in(at, "known") or first >= len(tokens):
        return None
    last = first
    while last < min(len(tokens), first + WIDEST) and _is_name(tokens[last]):
        last += 1
    if last == first:
        return None
    name = clause.doc.text.quote(tokens[first].start, tokens[last - 1].end)
    who = Who(clause.doc.text.quote(mark.start, tokens[last - 1].end), name)
    return replace(mark, end=tokens[last - 1].end, value=who, label="armed_group", group="")


def led(clause: Clause, first: int, last: int, *, end: int = 0) -> Mark | None:
    """Whose a nameless force is by its leader: "the Moscow-led force" among the tokens `first`..`last`.

    The mark runs to `end`, or else over the small words behind.
    """
    endings = tuple(clause.rules.words.get("led_endings", frozenset()))
    tokens = clause.sentence.tokens
    for at in range(first, last + 1) if endings else ():
        if not tokens[at].lower.endswith(endings):
            continue
        leader = _leader(tokens[at], endings)
        noun = at + 1
        while not end and noun <= min(last, at + LED_NOUN) and clause.is_in(noun, "led"):
            noun += 1
        if leader and (end or noun > at + 1):
            start, stop = tokens[at].start, end or tokens[noun - 1].end
            return Mark("actor", start, stop, Who(clause.doc.text.quote(start, stop), leader), "alliance")
    return None


def unlisted(clause: Clause, trigger: Trigger) -> Mark | None:
    """A name no small reader knows, right before an active verb: "Gachagua rejected", "Fatah accused".

    Its first word must not be one that merely opens a sentence, and no preposition may govern it. In a title all words
    may be large, and a verb written large is part of a name.
    """
    words, tokens = lexicon(clause.doc.pack), clause.sentence.tokens
    last = clause.opener(trigger)
    first = _name_from(clause, last)
    if clause.sentence.region == "title" or _is_name(tokens[trigger.match.first]) or first > last:
        return None
    while first <= last and tokens[first].lower in words.openers:
        first += 1
    opens = first == 0 or not tokens[first - 1].text[0].isalnum()
    if first > last or (opens and first == last and tokens[first].lower in words.ordinary):
        return None
    start, end = tokens[first].start, tokens[last].end
    if any(True for _ in clause.doc.within("date", start, end)):
        return None
    name = clause.doc.text.quote(start, end)
    return Mark("actor", start, end, Who(name, name), "organisation")


def _name_from(clause: Clause, last: int) -> int:
    """The first token of the name that ends at `last`; behind it where there is none or a preposition governs it."""
    first = last
    while first >= clause.first and first > last - WIDEST and _is_name(clause.sentence.tokens[first]):
        first -= 1
    first += 1
    return last + 1 if clause.is_in(clause.back(first, "determiners"), "prepositions") else first


def unmarked(clause: Clause, trigger: Trigger) -> Mark | None:
    """People or a body told by a noun the small readers leave alone: "clerics urged", "kedua pihak sepakat".

    It is the last such noun before the verb that no preposition governs, within `SUBJECT` tokens of it.
    """
    subjects = clause.rules.subjects
    last = clause.opener(trigger)
    for at in range(last, max(clause.first, last - SUBJECT) - 1, -1):
        if clause.word(at) in (",", ";"):
            return None
        first = _phrase_from(clause, at)
        governed = clause.is_in(clause.back(first, "determiners"), "prepositions")
        if clause.word(at) in subjects and not clause.is_in(at + 1, "genitives") and not governed:
            return _noun_mark(clause, first, at)
    return None


def unmarked_agent(clause: Clause, first: int) -> Mark | None:
    """The same behind "by": "turned back by snipers", "dibobol oleh peretas"."""
    by = next((at for at in range(first, clause.last) if clause.is_in(at, "passive_after")), clause.last)
    for at in range(by + 1, min(clause.last, by + SUBJECT) + 1):
        if clause.is_in(at, "prepositions") or clause.word(at) in (",", ";"):
            return None
        if clause.word(at) in clause.rules.subjects:
            return _noun_mark(clause, max(by + 1, _phrase_from(clause, at)), at)
    return None


def _phrase_from(clause: Clause, at: int) -> int:
    """The first token of the noun phrase that ends at `at`."""
    first = at
    while first > clause.first and first > at - WIDEST and _describes(clause, first - 1):
        first -= 1
    return first


def _noun_mark(clause: Clause, first: int, last: int) -> Mark:
    tokens, label = clause.sentence.tokens, clause.rules.subjects[clause.word(last)]
    start, end = tokens[first].start, tokens[last].end
    group = label if label in GROUPS else ""
    who = Who(clause.doc.text.quote(start, end), group or None)
    return Mark("actor", start, end, who, "group" if group else label, group)


def _describes(clause: Clause, at: int) -> bool:
    """True for a word that belongs to the noun behind it: neither a sign nor a function word nor a verb."""
    token = clause.sentence.tokens[at]
    light = ("prepositions", "joins", "auxiliaries", "passive_before", "determiners", "articles", "genitives")
    return clause.rules.adjectives_before and token.text[0].isalpha() and not clause.is_in(at, *light)


def _is_name(token: Token) -> bool:
    return token.text[0].isupper() and len(token.text) > 1


def _leader(token: Token, endings: tuple[str, ...]) -> str | None:
    """The id of the state, alliance or capital's state that "X-led" begins with."""
    name = next(token.text[: -len(ending)] for ending in endings if token.lower.endswith(ending))
    found = naming(name)
    if found is not None:
        return found.actor.id
    capital = next((one.place for one in places.senses(name) if one.place.capital), None)
    owner = state(capital.country) if capital else None
    return owner.id if owner else None


def _owner(clause: Clause, trigger: Trigger, mark: Mark) -> Mark:
    """The state or alliance soldiers are "of" or "from", when they have no other name and forces are what moves."""
    if not mark.group:
        return mark
    at = clause.on(clause.index(mark.end), "joins")
    if not clause.is_in(at, "leaders") and not (trigger.rule.host and clause.is_in(at, "owners")):
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
    person = _in_office(clause, mark, office)
    start, end = min(mark.start, tokens[span[0]].start), max(mark.end, tokens[span[1] - 1].end)
    if person is None:
        return mark
    return replace(mark, start=start, end=end, value=Who(clause.doc.text.quote(start, end), person), label="person")


def _in_office(clause: Clause, mark: Mark, office: str) -> str | None:
    """The one person the article names with this office of this state; who is of another state is not meant."""
    owner = mark.value.actor_id if isinstance(mark.value, Who) else None
    held: defaultdict[str, set[str]] = defaultdict(set)
    for one in clause.doc.of_kind("actor"):
        who = one.value if one.label == "person" else None
        if isinstance(who, Who) and who.actor_id and who.role and _is_office(who.role, office):
            held[who.actor_id] |= _states_of(who.role)
    own = [person for person, states in held.items() if owner in states]
    free = own or [person for person, states in held.items() if not states]
    return free[0] if len(free) == 1 else None


def _states_of(role: str) -> set[str]:
    """The states that an office as written names."""
    words = tuple(tokens_of_text(role, 0, len(role)))
    found = (naming_at(words, at) for at in range(len(words)))
    return {one[1].actor.id for one in found if one is not None}


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
