"""Reads statements from the utterances of a document: who said which words to whom, where and when. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from saksi.core.reading import Reading, Slot
from saksi.core.values import Who
from saksi.issues import Issue
from saksi.read.clauses import joined
from saksi.read.document import Document, Utterance
from saksi.read.say_words import SayWords, say_words
from saksi.read.setting import when_for

PARTIAL = 2
"""Verbatim words inside indirect speech from which a statement counts as direct: one word may be a mere label."""
VENUE_STOPS = frozenset(',;:."“”()')
VENUE_TOKENS = 6


def read(doc: Document) -> Iterator[Reading | Issue]:
    """One statement for each utterance whose speaker the text names."""
    if not doc.utterances:
        return
    words = say_words(doc.pack)
    for utterance in doc.utterances:
        if utterance.speaker is not None:
            yield _statement(doc, words, utterance, utterance.speaker)


def _statement(doc: Document, words: SayWords, one: Utterance, says: Slot) -> Reading:
    slots = [Slot("speaker", says.value, says.witness, says.because)]
    slots.extend(_role(doc, says))
    slots.append(Slot("content", _content(doc, words, one), doc.witness(one.start, one.end)))
    slots.append(
        Slot("direct", _direct(doc, one), doc.witness(*(one.quoted[0] if one.quoted else (one.start, one.end))))
    )
    if one.addressee is not None:
        slots.append(one.addressee)
    if one.cue is not None:
        slots.extend(_venue(doc, words, one.cue))
        when = when_for(doc, *one.cue)
        if when is not None and not one.start <= when.witness.start < one.end:
            slots.append(when)
    slots.extend(_conditional(doc, words, one))
    return Reading("statement", "said", doc.article.id, tuple(slots), says, one.via, rule=one.rule)


def _role(doc: Document, says: Slot) -> Iterator[Slot]:
    """The office told beside the name, where its characters stand close to it."""
    role = says.value.role if isinstance(says.value, Who) else None
    if not role:
        return
    sentence = doc.sentence_at(says.witness.start)
    start, end = (sentence.start, sentence.end) if sentence else (says.witness.start, says.witness.end)
    at = doc.text.body.find(role, start, end)
    if at >= 0:
        yield Slot("role", role, doc.witness(at, at + len(role)))


def _content(doc: Document, words: SayWords, one: Utterance) -> str:
    """The words themselves; the parts of speech that a verb splits are put together again."""
    if one.direct:
        return " ".join(doc.text.quote(*part) for part in one.quoted)
    if one.parts:
        return joined(doc, words, one.parts)
    return doc.text.quote(one.start, one.end)


def _direct(doc: Document, one: Utterance) -> bool:
    return one.direct or sum(len(doc.text.quote(*part).split()) for part in one.quoted) >= PARTIAL


def _venue(doc: Document, words: SayWords, cue: tuple[int, int]) -> Iterator[Slot]:
    """Where or by what means it was said, in the sentence of the verb ("in a televised address", "di Twitter")."""
    sentence = doc.sentence_at(cue[0])
    if sentence is None:
        return
    tokens = sentence.tokens
    for at in range(len(tokens)):
        length = words.phrase("venues", tokens, at)
        if length:
            end = at + length
            while end < len(tokens) and end - at < VENUE_TOKENS and tokens[end].text not in VENUE_STOPS:
                if words.has("that", tokens[end]) or words.has("time", tokens[end]) or words.has("stops", tokens[end]):
                    break
                end += 1
            start, stop = tokens[at].start, tokens[end - 1].end
            yield Slot("venue", doc.text.quote(start, stop), doc.witness(start, stop))
            return


def _conditional(doc: Document, words: SayWords, one: Utterance) -> Iterator[Slot]:
    """True, witnessed by its "if", when what was said holds only under a condition."""
    for sentence in doc.sentences:
        if sentence.end <= one.start or sentence.start >= one.end:
            continue
        tokens = sentence.between(one.start, one.end)
        for at in range(len(tokens)):
            length = words.phrase("conditional", tokens, at)
            if length:
                yield Slot("conditional", True, doc.witness(tokens[at].start, tokens[at + length - 1].end))
                return
