"""Reads pledges: commitments of a named or official actor to a future act, by the rules of the pack. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from saksi.core.reading import Reading, Slot
from saksi.core.values import When, Who
from saksi.issues import Issue
from saksi.read.date_grammar import expressions
from saksi.read.date_words import date_words
from saksi.read.document import Document, Mark
from saksi.read.pledge_rules import PledgeRules, form_of, pledge_rules
from saksi.read.pledge_who import COMMITTED, FORCES, Clause, holder
from saksi.read.sentences import Sentence

PHRASE, SENTENCE = 5, 12
"""Tokens from a noun to the "will" it governs; of troops the reports name more in between."""

NEAR = 3
"""Tokens before a pledge in which a negation undoes it."""

STOPS = frozenset('.,;:!?"”“)')


def read(doc: Document) -> Iterator[Reading | Issue]:
    """The pledges of `doc`; one without a day is left out when the same actor pledges the same act with one."""
    rules = pledge_rules(doc.pack)
    found: list[Reading] = []
    for sentence in doc.sentences:
        taken: set[int] = set()
        for clause in _clauses(doc, rules, sentence):
            if clause.match.last in taken or not _is_pledge(clause):
                continue
            reading = _reading(clause)
            if reading is not None:
                taken.add(clause.match.last)
                found.append(reading)
                found.extend(_likewise(clause, reading))
    yield from _without_repeats(found)


def _clauses(doc: Document, rules: PledgeRules, sentence: Sentence) -> Iterator[Clause]:
    if sentence.tokens[-1].text == "?":
        return
    for match in rules.patterns.find(doc, sentence):
        name, form = form_of(match.name)
        utterance = doc.utterance_at(match.start)
        yield Clause(doc, sentence, rules, rules.rules[name], form, match, utterance)


def _likewise(clause: Clause, reading: Reading) -> Iterator[Reading]:
    """The same pledge of those who follow with a number and no verb: "Belarus is to contribute 500, Tajikistan 200"."""
    doc, sentence = clause.doc, clause.sentence
    if not clause.rule.near or clause.form == "noun_will":
        return
    numbers = {mark.start for mark in doc.within("number", clause.match.end, sentence.end)}
    for mark in doc.within("actor", clause.match.end, sentence.end):
        behind = next((token.start for token in sentence.tokens if token.start >= mark.end), -1)
        before = next((token.lower for token in reversed(sentence.tokens) if token.end <= mark.start), "")
        if mark.label in COMMITTED and behind in numbers and before in clause.rules.words["joins"]:
            slots = tuple(mark.slot("who", doc.text) if slot.name == "who" else slot for slot in reading.slots)
            yield replace(reading, slots=slots)


def _without_repeats(found: Sequence[Reading]) -> Iterator[Reading]:
    def key(reading: Reading) -> tuple[str, str]:
        who = reading.who("who")
        return (who.key if who else "", reading.text_of("act"))

    dated = {key(reading) for reading in found if reading.slot("due")}
    seen: set[tuple[tuple[str, str], When | None]] = set()
    for reading in found:
        one = (key(reading), reading.when("due"))
        if one in seen or (one[1] is None and one[0] in dated):
            continue
        seen.add(one)
        yield reading


def _is_pledge(clause: Clause) -> bool:
    """False for what is denied, conditional, demanded, feared or forecast, and where the act's own word is missing."""
    first, last = clause.match.first, clause.match.last
    if clause.has("negations", first - NEAR, last + 1) or clause.has("conditions", clause.first, first):
        return False
    if clause.has("doubts", clause.governed, last + 1):
        return False
    loose = last - first > (SENTENCE if clause.rule.force else PHRASE) or clause.has("breaks", first, last)
    if clause.form == "noun_will" and loose:
        return False
    return _has_needed(clause) and not _is_bystander(clause)


def _has_needed(clause: Clause) -> bool:
    """True when a word the rule needs stands in the sentence, or, for an act named in full, in the paragraph before."""
    rule, doc = clause.rule, clause.doc
    if not rule.needs and not rule.needs_prefixes:
        return True
    named = doc.within("actor", clause.sentence.start, clause.sentence.end) if rule.force else ()
    if any(mark.label in FORCES for mark in named):
        return True
    at = doc.sentences.index(clause.sentence)
    near = [clause.sentence]
    if clause.form != "will" or rule.near:
        near += [one for one in doc.sentences[max(at - NEAR, 0) : at] if clause.sentence.block - one.block <= 1]
    return any(
        token.lower in rule.needs or (bool(rule.needs_prefixes) and token.lower.startswith(rule.needs_prefixes))
        for one in near
        for token in one.tokens
    )


def _is_bystander(clause: Clause) -> bool:
    """True when an analyst, a witness or somebody out of office says it."""
    if clause.utterance is None or clause.utterance.speaker is None:
        return False
    speaker = clause.utterance.speaker
    who = speaker.value
    words = f"{speaker.witness.quote} {who.role or ''}" if isinstance(who, Who) else speaker.witness.quote
    return any(word in clause.rules.words["bystanders"] for word in words.casefold().split())


def _reading(clause: Clause) -> Reading | None:
    due = _due(clause)
    if clause.form == "noun_done" and due is None:
        return None
    speaker = clause.utterance.speaker if clause.utterance else None
    who = holder(clause)
    if who is None:
        return None
    act = Slot("act", clause.rule.act, clause.doc.witness(clause.match.start, clause.match.end))
    announced = replace(speaker, name="announced_by") if speaker and speaker.value != who.value else None
    slots = [slot for slot in (act, who, due, announced, _replaces(clause)) if slot]
    via = clause.utterance.via if clause.utterance else None
    return Reading("pledge", "planned", clause.doc.article.id, tuple(slots), speaker, via, clause.rule.name)


def _due(clause: Clause) -> Slot | None:
    """The day by which: the date still to come nearest behind the pledge, else nearest before it."""
    doc, sentence, match = clause.doc, clause.sentence, clause.match
    coming = {one.start for one in expressions(sentence.tokens, date_words(doc.pack)) if one.future}
    marks = [
        mark for mark in doc.within("date", sentence.start, sentence.end) if _is_coming(doc, mark, mark.start in coming)
    ]
    best = min(marks, key=lambda mark: (mark.end <= match.start, abs(mark.start - match.end)), default=None)
    return best.slot("due", doc.text) if best else None


def _is_coming(doc: Document, mark: Mark, future: bool) -> bool:
    value, published = mark.value, doc.article.published.when
    if not isinstance(value, When) or not value.known or mark.label == "background":
        return False
    if published.last is None:
        return future
    if value.first is not None and value.first > published.last:
        return True
    return future and (value.last is None or value.last >= published.last)


def _replaces(clause: Clause) -> Slot | None:
    """The words on an earlier announcement, in this sentence or the next: "lebih awal dari yang diumumkan"."""
    doc, sentence = clause.doc, clause.sentence
    index = doc.sentences.index(sentence)
    following = doc.sentences[index + 1 : index + 2]
    for one, start in (
        (sentence, clause.match.first),
        *((held, 0) for held in following if held.block == sentence.block),
    ):
        for at in range(start, len(one.tokens)):
            if clause.rules.replaces.at(one.tokens, at) is None:
                continue
            last = at
            while last + 1 < len(one.tokens) and one.tokens[last + 1].text not in STOPS:
                last += 1
            witness = doc.witness(one.tokens[at].start, one.tokens[last].end)
            return Slot("replaces", witness.quote, witness)
    return None
