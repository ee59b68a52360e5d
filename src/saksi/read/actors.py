"""Marks actors in a document: persons, states, bodies, forces, alliances, armed groups, media, people. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from saksi.core.values import Who
from saksi.issues import Issue
from saksi.know.actors import Naming
from saksi.read.bodies import Frame, body_mark, capital_mark, frame, group_mark, mark_of
from saksi.read.document import Document, Mark
from saksi.read.lexicon import Lexicon
from saksi.read.offices import naming_at
from saksi.read.organisations import organisation_marks
from saksi.read.persons import Mention, mentions
from saksi.read.sentences import Sentence, Token

NAMED_KINDS = ("state", "government", "minister", "military", "regnal")
"""Classes of offices that stand for a person already named ("Presiden itu", "the minister")."""
MEMORY = 4
"""Sentences a pronoun looks back over, its own included."""


def mark(doc: Document) -> Iterator[Mark | Issue]:
    """The marks of `doc`."""
    people = mentions(doc)
    held = frame(doc)
    for mention in people:
        yield _person(doc, mention)
    for sentence in doc.sentences:
        for index, token in enumerate(sentence.tokens):
            if token.large or token.lower in held.words.actor_heads:
                yield from _at(held, sentence, index)
    yield from organisation_marks(doc, held.words, people)
    yield from _pronouns(held, people)


def role_of(doc: Document, mention: Mention) -> str | None:
    """The office told beside a name, as written, without a rank behind it."""
    office = mention.office
    if office is None or office.kind in ("honorific", "person"):
        return None
    end = max(office.last, office.body_at[1] if office.body_at else 0)
    return doc.text.quote(office.start, end if office.start < end <= office.end else office.end)


def _person(doc: Document, mention: Mention) -> Mark:
    value = Who(mention.written, mention.full, role_of(doc, mention))
    return Mark("actor", min(mention.whole, mention.start), mention.end, value, label="person")


def _at(held: Frame, sentence: Sentence, index: int) -> Iterator[Mark]:
    """The actors that begin at a token."""
    tokens, words = sentence.tokens, held.words
    if tokens[index].lower in words.actor_heads:
        body = words.bodies.at(tokens, index)
        if body and _stands(tokens, index, body[0], words):
            yield body_mark(held, tokens, index, body[0], body[1])
        group = words.groups.at(tokens, index)
        if group and _stands(tokens, index, group[0], words):
            yield group_mark(held, tokens, index, group[0], group[1])
    if not tokens[index].large:
        return
    known = naming_at(tokens, index)
    if known is None:
        yield from capital_mark(held, tokens, index)
    elif known[1].actor.label != "state":
        if not (known[1].shy and index == 0):
            yield mark_of(held, tokens, index, known[0], known[1].actor.id, known[1].actor.label)
    elif index and tokens[index - 1].lower in words.ethnic:
        if words.groups.at(tokens, known[0]):
            return
        yield mark_of(held, tokens, index - 1, known[0], None, "group", "civilians")
    elif _acts(tokens, index, known, words):
        yield mark_of(held, tokens, index, known[0], known[1].actor.id, "state")


def _stands(tokens: Sequence[Token], first: int, last: int, words: Lexicon) -> bool:
    """False where the word only describes another: "pesawat militer", "government buildings"."""
    if last - first > 2 or " ".join(token.lower for token in tokens[first:last]) not in words.adjectival:
        return True
    beside = first - 1 if words.body_after else last
    return not 0 <= beside < len(tokens) or tokens[beside].lower not in words.compounds


def _acts(tokens: Sequence[Token], index: int, known: tuple[int, Naming], words: Lexicon) -> bool:
    """False for a country that is only a place ("di Kazakhstan", "the Kazakh city of Aktau")."""
    if index and tokens[index - 1].lower in words.at:
        return False
    return not (known[1].adjective and words.before_place.at(tokens, known[0]))


def _pronouns(held: Frame, people: Sequence[Mention]) -> Iterator[Mark]:
    """Pronouns and "the president", as the person last spoken of."""
    for index, sentence in enumerate(held.doc.sentences):
        for at, token in enumerate(sentence.tokens):
            if token.lower in held.words.pronouns:
                value = Who(token.text, _last_subject(people, index, token.start))
                yield Mark("actor", token.start, token.end, value, label="pronoun")
            elif token.lower in held.words.titles.heads:
                yield from _definite(held, sentence, at, people)


def _last_subject(people: Sequence[Mention], sentence: int, position: int) -> str | None:
    """The first person of the nearest sentence, looking back, that has one."""
    for back in range(MEMORY):
        here = [one for one in people if one.sentence == sentence - back and one.start < position]
        if here:
            return here[0].full
    return None


def _definite(held: Frame, sentence: Sentence, at: int, people: Sequence[Mention]) -> Iterator[Mark]:
    """The person named before with the office that "Presiden itu" or "the minister" tells."""
    title = held.words.titles.at(sentence.tokens, at)
    if title is None or title[1] not in NAMED_KINDS:
        return
    span = _definite_span(sentence.tokens, at, title[0], held.words)
    if span is None:
        return
    first, last, state = span
    start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    named = [one for one in people if one.start < start and one.office and one.office.kind == title[1]]
    named = [one for one in named if one.office and state in ("", one.office.body_id or held.home_id)]
    if named:
        yield Mark("actor", start, end, Who(held.doc.text.quote(start, end), named[-1].full), label="pronoun")


def _definite_span(tokens: Sequence[Token], at: int, last: int, words: Lexicon) -> tuple[int, int, str] | None:
    """Tokens of the definite phrase and the id of the state it names, "" without one."""
    if words.body_after:
        owner = naming_at(tokens, last)
        end = owner[0] if owner else last
        if end < len(tokens) and tokens[end].lower in words.definite:
            return at, end + 1, owner[1].actor.id if owner else ""
        return None
    before = tokens[at - 1] if at else None
    if before is None or (last < len(tokens) and tokens[last].text[0].isupper()):
        return None
    if before.lower in words.definite:
        return at - 1, last, ""
    owner = naming_at(tokens, at - 1)
    if owner and owner[1].adjective and at > 1 and tokens[at - 2].lower in words.definite:
        return at - 2, last, owner[1].actor.id
    return None
