"""Proposed statements and roles, made again from their quote by our verbs of saying, names and offices. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from saksi.core.reading import Reading, Slot
from saksi.core.values import Who
from saksi.read.document import Mark
from saksi.read.event_rules import rules
from saksi.read.lexicon import lexicon
from saksi.read.quote_marks import DOUBLE, GUILLEMETS, SINGLE
from saksi.read.roles import NO_OFFICE
from saksi.read.say_words import say_words
from saksi.read.second.passages import Refusal, Spot
from saksi.read.second.proposal import Proposal
from saksi.read.sentences import Token

MARKS = DOUBLE | GUILLEMETS | SINGLE
NEAR = 6
"""Tokens that may stand between a speaker and the verb, or a person and the office."""
UNSAID = frozenset({"negation", "modal", "forecast", "conditional", "denial"})
LEAST = 3
"""Words below which a quote is a borrowed term and no statement."""


def derive(spot: Spot, told: Proposal) -> Reading | Refusal:
    """The statement: the quote, said by one who is named beside a verb of saying in the same sentence."""
    if len(_words(spot)) < LEAST:
        return Refusal("these are too few words for a statement")
    mark = spot.named("actor", told.words("speaker"))
    if mark is None or spot.holds(mark.start, mark.end):
        return Refusal("the sentence names no such speaker beside the words")
    verb = _verb(spot, mark)
    if verb is None:
        return Refusal("no verb of saying stands beside the speaker")
    if _unsaid(spot, verb):
        return Refusal("the sentence does not say that it was said")
    direct = _in_marks(spot)
    if direct != told.fields["direct"]:
        return Refusal(f"the words stand {'' if direct else 'not '}in quotation marks")
    witness = spot.doc.witness(spot.start, spot.end)
    says = mark.slot("speaker", spot.doc.text)
    content = spot.doc.text.quote(spot.start, spot.end).rstrip(",")
    slots = (says, Slot("content", content, witness), Slot("direct", direct, witness))
    return Reading("statement", "said", spot.doc.article.id, slots, says)


def _words(spot: Spot) -> Sequence[Token]:
    return [token for token in spot.sentence.between(spot.start, spot.end) if token.text[0].isalnum()]


def _verb(spot: Spot, mark: Mark) -> int | None:
    """The token of the verb of saying, outside the quote, that is near the speaker with no other actor between."""
    words, tokens = say_words(spot.doc.pack), spot.sentence.tokens
    first, last = spot.token(mark.start), spot.token(mark.end - 1)
    for at, token in enumerate(tokens):
        spoken = words.verb(tokens, at)[0] or words.phrase("according", tokens, at)
        near = 0 < first - at <= NEAR or 0 < at - last <= NEAR
        if spoken and near and not spot.holds(token.start, token.end) and not _other(spot, mark, token):
            return at
    return None


def _other(spot: Spot, mark: Mark, token: Token) -> bool:
    start, end = min(mark.end, token.end), max(mark.start, token.start)
    return any(True for _ in spot.doc.within("actor", start, end))


def _unsaid(spot: Spot, verb: int) -> bool:
    """True for "did not say", "may say", "if he says": a cue right before the verb."""
    cues = rules(spot.doc.pack).cues.find(spot.doc, spot.sentence)
    return any(cue.name in UNSAID and 0 < verb - cue.last <= NEAR for cue in cues)


def _in_marks(spot: Spot) -> bool:
    """True when quotation marks stand around the words, or around the longer speech that holds them."""
    said = spot.doc.utterance_at(spot.start)
    if said is not None and any(start <= spot.start and spot.end <= end for start, end in said.quoted):
        return True
    body = spot.doc.text.body
    before, behind = body[max(spot.start - 1, 0) : spot.start], body[spot.end : spot.end + 2].lstrip(",.!?")
    return before in MARKS and behind[:1] in MARKS and bool(before) and bool(behind)


def derive_role(spot: Spot, told: Proposal) -> Reading | Refusal:
    """The role: a person and an office that our lists know, side by side in the quote."""
    person = spot.named("actor", told.words("person"))
    if person is None or person.label != "person" or not isinstance(person.value, Who):
        return Refusal("the sentence names no such person")
    office = spot.find(told.words("office"))
    if office is None or not spot.holds(*office) or not spot.holds(person.start, person.end):
        return Refusal("person and office do not stand in the quote")
    if not _is_office(spot, office):
        return Refusal("it names no office that is known")
    if not _beside(spot, person, office) or _unsaid(spot, spot.token(office[0])):
        return Refusal("the office does not stand beside the person")
    body = spot.named("actor", told.words("body")) if told.words("body") else None
    if told.words("body") and body is None:
        return Refusal("the sentence names no such body")
    return _role(spot, person, office, body)


def _is_office(spot: Spot, office: tuple[int, int]) -> bool:
    titles, tokens = lexicon(spot.doc.pack).titles, spot.sentence.tokens
    found = (titles.at(tokens, at) for at in range(spot.token(office[0]), spot.token(office[1] - 1) + 1))
    return any(one is not None and one[1] not in NO_OFFICE for one in found)


def _beside(spot: Spot, person: Mark, office: tuple[int, int]) -> bool:
    start, end = min(person.end, office[1]), max(person.start, office[0])
    between = spot.sentence.between(start, end)
    others = (mark for mark in spot.doc.within("actor", start, end) if mark.label == "person")
    return len(between) <= NEAR and not any(others) and not any(token.text in ";:" for token in between)


def _role(spot: Spot, person: Mark, office: tuple[int, int], body: Mark | None) -> Reading:
    doc, who = spot.doc, person.value
    assert isinstance(who, Who)
    slots = [
        Slot("person", Who(who.written, who.actor_id), doc.witness(person.start, person.end)),
        Slot("office", doc.text.quote(*office), doc.witness(*office)),
    ]
    slots += [body.slot("body", doc.text)] if body else []
    former = lexicon(doc.pack).former
    at = spot.token(office[0]) - 1
    if at >= 0 and former.at(spot.sentence.tokens, at):
        token = spot.sentence.tokens[at]
        slots.append(Slot("former", True, doc.witness(token.start, token.end)))
    return Reading("role", "said", doc.article.id, tuple(slots))
