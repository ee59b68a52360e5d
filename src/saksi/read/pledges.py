"""Reads pledges: commitments of a named or official actor to a future act, by the rules of the pack. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from saksi.core.reading import Reading, Slot
from saksi.core.values import When
from saksi.issues import Issue
from saksi.read.document import Document
from saksi.read.pledge_clause import Clause
from saksi.read.pledge_due import due, replaces
from saksi.read.pledge_forces import FORCES
from saksi.read.pledge_forms import Cue, Found, Search
from saksi.read.pledge_party import is_person, party
from saksi.read.pledge_rank import can_commit, is_bystander
from saksi.read.pledge_rules import PledgeRules, pledge_rules
from saksi.read.pledge_who import COMMITTED, holder
from saksi.read.sentences import Sentence

PHRASE, SENTENCE = 5, 12
"""Tokens from a noun to the "will" it governs; of troops the reports name more in between."""

NEAR = 3
"""Tokens before a pledge in which a negation undoes it, and sentences before it in which its troops are named."""

URGED = 8
"""Tokens before a promise in which a demand undoes it: "asked them to promise"."""


@dataclass(slots=True)
class _Taken:
    """What the pledges of one sentence rest on so far: tokens of acts, and the last act of each cue."""

    acts: set[int] = field(default_factory=set)
    served: dict[Cue, int] = field(default_factory=dict)

    def is_free(self, found: Found) -> bool:
        """True when no pledge has these words, and the cue none yet or one that "and" joins this to."""
        again = found.form == "noun_done" and found.shared
        if not again and any(at in self.acts for at in range(found.first, found.last + 1)):
            return False
        if found.far:
            return found.cue in self.served
        return found.cue not in self.served or found.shared

    def add(self, found: Found) -> None:
        """Remember one pledge."""
        self.acts.update(range(found.first, found.last + 1))
        self.served[found.cue] = found.last


def read(doc: Document) -> Iterator[Reading | Issue]:
    """The pledges of `doc`; one without a day is left out when the same actor pledges the same act with one."""
    rules = pledge_rules(doc.pack)
    found = [one for sentence in doc.sentences for one in _of(doc, rules, sentence)]
    yield from _without_repeats(doc, found)


def _of(doc: Document, rules: PledgeRules, sentence: Sentence) -> Iterator[tuple[Reading, bool]]:
    """The pledges of one sentence, each with whether "and" joins its act to an earlier one."""
    if sentence.tokens[-1].text == "?":
        return
    taken = _Taken()
    search = Search(doc, sentence, rules)
    for found in search.find():
        if not taken.is_free(found):
            continue
        utterance = doc.utterance_at(sentence.tokens[found.begin].start)
        clause = Clause(doc, sentence, rules, found, utterance)
        reading = _reading(clause) if _is_pledge(clause) else None
        if reading is not None:
            taken.add(found)
            yield reading, found.shared
            for other in _likewise(clause, reading):
                yield other, found.shared


def _likewise(clause: Clause, reading: Reading) -> Iterator[Reading]:
    """The same pledge of those who follow with a number and no verb: "Belarus is to contribute 500, Tajikistan 200"."""
    doc, sentence = clause.doc, clause.sentence
    if not clause.rule.near or clause.form == "noun_will":
        return
    numbers = {mark.start for mark in doc.within("number", clause.end, sentence.end)}
    for mark in doc.within("actor", clause.end, sentence.end):
        behind = next((token.start for token in sentence.tokens if token.start >= mark.end), -1)
        before = next((token.lower for token in reversed(sentence.tokens) if token.end <= mark.start), "")
        if mark.label in COMMITTED and behind in numbers and before in clause.rules.words["joins"]:
            slots = tuple(mark.slot("who", doc.text) if slot.name == "who" else slot for slot in reading.slots)
            yield replace(reading, slots=slots)


def _key(reading: Reading, shared: bool) -> tuple[str, str]:
    """Who pledges what; acts that are only agreed to, or joined to another, are told apart by their words."""
    who, act = reading.who("who"), reading.slot("act")
    own = shared or reading.text_of("act") == "AGREE"
    said = act.witness.quote.casefold() if act and own else ""
    return (who.key if who else "", f"{reading.text_of('act')} {said}")


def _without_repeats(doc: Document, found: Sequence[tuple[Reading, bool]]) -> Iterator[Reading]:
    """Each pledge once: undated ones yield to dated, those of a headline to those of the body."""
    dated = {_key(reading, shared) for reading, shared in found if reading.slot("due")}
    told = {(reading.text_of("act"), reading.when("due")) for reading, _ in found if not _is_title(doc, reading)}
    acts = {act for act, _ in told}
    seen: set[tuple[tuple[str, str], When | None]] = set()
    for reading, shared in found:
        one = (_key(reading, shared), reading.when("due"))
        if one in seen or (one[1] is None and one[0] in dated):
            continue
        again = (reading.text_of("act"), one[1])
        if _is_title(doc, reading) and (again in told or (one[1] is None and again[0] in acts)):
            continue
        seen.add(one)
        yield reading


def _is_title(doc: Document, reading: Reading) -> bool:
    sentence = doc.sentence_at(reading.anchor.start)
    return sentence is not None and sentence.region == "title"


def _is_pledge(clause: Clause) -> bool:
    """False for what is denied, conditional, demanded, feared or forecast, and where the act's own word is missing."""
    found = clause.found
    opens = not found.strong and clause.has("conditions", 0, 1)
    if _is_undone(clause) or opens or clause.has("conditions", clause.first, found.begin):
        return False
    if not found.strong and clause.has("conditions", found.finish + 1, len(clause.sentence.tokens)) and not due(clause):
        return False
    if _is_doubted(clause) or not _is_reported(clause):
        return False
    loose = found.cue.first - found.first > (SENTENCE if clause.rule.force else PHRASE)
    if clause.form == "noun_will" and not found.apart and (loose or clause.has("breaks", found.first, found.cue.first)):
        return False
    return _has_needed(clause) and not is_bystander(clause)


def _is_undone(clause: Clause) -> bool:
    """True when a negation undoes the pledge, or a rule of restraint lacks its own."""
    found = clause.found
    if clause.has("negations", found.cue.first - NEAR, found.cue.first - 1) or _is_refused(clause):
        return True
    inner = (*range(found.cue.last + 1, found.first), *range(found.last + 1, found.cue.first))
    negated = found.cue.kind == "wont" or any(clause.has("negations", at, at) for at in inner)
    if clause.rule.restraint:
        return not negated
    if clause.form == "open":
        return negated and clause.has("refusals", found.first, found.first + 2)
    return negated


def _is_refused(clause: Clause) -> bool:
    """True for an offer that the sentence tells was turned down: "offered talks, but the rebels refused"."""
    found = clause.found
    if not clause.has("offers", found.cue.first, found.cue.last):
        return False
    return clause.has("refused", found.finish + 1, len(clause.sentence.tokens) - 1)


def _is_doubted(clause: Clause) -> bool:
    found, cue = clause.found, clause.found.cue
    first = max(clause.governed, cue.first - URGED) if found.strong else clause.governed
    said = (at for at in range(cue.first - 1, first - 1, -1) if clause.has("sayings", at, at))
    first = next(said, first - 1) + 1
    between = (min(cue.last, found.last) + 1, max(cue.first, found.first) - 1)
    spans = ((first, min(cue.first, found.first) - 1), between, (found.finish + 1, found.finish + 1))
    return any(clause.has("doubts", *span) for span in spans)


def _is_reported(clause: Clause) -> bool:
    """False for a "would" that nobody says, for a duty that somebody else demands, and where a day is missing."""
    cue, spoken = clause.found.cue, clause.utterance is not None
    if clause.has("reported", cue.first, cue.last) and not spoken:
        return clause.has("complements", 0, cue.first - 1)
    return not (cue.kind == "duty" and spoken)


def _has_needed(clause: Clause) -> bool:
    """True when a word the rule needs stands in the sentence, or, for an act named in full, in the paragraph before."""
    rule, doc = clause.rule, clause.doc
    if not rule.needs and not rule.needs_prefixes:
        return True
    if _has_victim_or_place(clause):
        return True
    forces = rule.force and not rule.dated
    named = doc.within("actor", clause.sentence.start, clause.sentence.end) if forces else ()
    if any(mark.label in FORCES or mark.label == "armed_group" for mark in named):
        return True
    at = doc.sentences.index(clause.sentence)
    near = [clause.sentence]
    if clause.form != "verb" or rule.near:
        near += [one for one in doc.sentences[max(at - NEAR, 0) : at] if clause.sentence.block - one.block <= 1]
    return any(
        token.lower in rule.needs or (bool(rule.needs_prefixes) and token.lower.startswith(rule.needs_prefixes))
        for one in near
        for token in one.tokens
    )


def _has_victim_or_place(clause: Clause) -> bool:
    """True for a named person who will be freed, and a named place that will be left: "mundur dari Ruhwa"."""
    doc, sentence, found, rule = clause.doc, clause.sentence, clause.found, clause.rule
    if clause.form != "verb":
        return False
    if rule.agent:
        before = doc.within("actor", sentence.tokens[clause.first].start, clause.start)
        return rule.act == "RETREAT/release" and any(mark.label == "person" for mark in before)
    led = found.last + 1 < len(sentence.tokens) and clause.has("leaving", found.last + 1, found.last + 1)
    behind = doc.within("place", sentence.tokens[found.last].end, sentence.end) if led else ()
    near = sentence.tokens[min(found.last + 3, len(sentence.tokens) - 1)].end
    named = led and found.last + 2 < len(sentence.tokens) and sentence.tokens[found.last + 2].text[0].isupper()
    return rule.act == "RETREAT/withdraw" and (named or any(mark.start < near for mark in behind))


def _reading(clause: Clause) -> Reading | None:
    day = due(clause)
    if day is None and clause.found.needs_day:
        return None
    told = holder(clause)
    if told is None or not can_commit(clause, told):
        return None
    who = party(clause, told)
    speaker = clause.utterance.speaker if clause.utterance else None
    act = Slot("act", clause.rule.act, clause.act_witness())
    announcer = speaker or (told if who is not told and is_person(clause, told) else None)
    announced = replace(announcer, name="announced_by") if announcer and announcer.value != who.value else None
    slots = [slot for slot in (act, who, day, announced, replaces(clause)) if slot]
    via = clause.utterance.via if clause.utterance else None
    return Reading("pledge", "planned", clause.doc.article.id, tuple(slots), speaker, via, clause.rule.name)
