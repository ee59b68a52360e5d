"""Reads statements from the utterances of a document: who said which words to whom, where and when. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from saksi.core.reading import Reading, Slot
from saksi.core.values import Who
from saksi.issues import Issue
from saksi.read.clauses import joined
from saksi.read.document import Document, Utterance
from saksi.read.say_words import SayWords, say_words
from saksi.read.sentences import Token, tokens
from saksi.read.setting import when_for

SILENT = ("relay", "gap")
"""Turns of phrase that tell whose a figure is and make no statement: "Reuters reported", "which X says were lost"."""
BETTER = 2
"""Speakers with a name from which "officials said" a bare fact adds no voice to an article."""
VENUE_STOPS = frozenset(',;:."“”()')
VENUE_TOKENS = 6


def read(doc: Document) -> Iterator[Reading | Issue]:
    """One statement for each utterance whose speaker the text names, one issue where somebody leaves things untold."""
    if not doc.utterances:
        return
    words = say_words(doc.pack)
    yield from _untold(doc, words)
    voices = _voices(doc, words)
    for utterance in doc.utterances:
        if utterance.speaker is not None and _listed(doc, words, utterance, voices):
            yield _statement(doc, words, utterance, utterance.speaker)


def _untold(doc: Document, words: SayWords) -> Iterator[Issue]:
    """Sentences of the outlet that say what a source did not tell ("Ia tak memerinci siapa …", "gave no evidence")."""
    spoken = [one for one in doc.utterances if one.direct]
    for sentence in doc.sentences:
        for at, token in enumerate(sentence.tokens) if words.begins("untold", sentence.words) else ():
            if not words.phrase("untold", sentence.tokens, at):
                continue
            if not any(one.start <= token.start < one.end for one in spoken):
                yield doc.issue("the source gives no support or detail for this", sentence.start, sentence.end)
                break


def _voices(doc: Document, words: SayWords) -> frozenset[str]:
    """The actors that speak in the body and are somebody."""
    spoken = (one.speaker.value for one in doc.utterances if one.speaker and _region(doc, one) != "title")
    return frozenset(who.actor_id or who.written for who in spoken if isinstance(who, Who) and not _nobody(words, who))


def _nobody(words: SayWords, who: Who) -> bool:
    """True for media in general and for "officials", "local residents"."""
    told = tuple(tokens(who.written, 0, len(who.written)))
    return _of_media(words, who, told) or _general(words, told, "unnamed")


def _of_media(words: SayWords, who: Who, told: Sequence[Token]) -> bool:
    if (who.actor_id or "").endswith(("/Media", "/State Media")):
        return True
    return _general(words, told, "media") and not any(words.has("reporters", token) for token in told)


def _region(doc: Document, one: Utterance) -> str:
    sentence = doc.sentence_at(one.start)
    return sentence.region if sentence is not None else ""


def _listed(doc: Document, words: SayWords, one: Utterance, voices: frozenset[str]) -> bool:
    """False for what a careful reader lists under no speaker.

    That is what media in general write, a bare fact for which only "officials" or "sources" stand beside others who
    have a name, and a headline whose speaker the body names more closely.
    """
    who = one.speaker.value if one.speaker is not None else None
    if one.rule in SILENT or not isinstance(who, Who):
        return False
    told = tuple(tokens(who.written, 0, len(who.written)))
    if _of_media(words, who, told):
        return False
    if not one.direct and len(voices) >= BETTER and _general(words, told, "unnamed"):
        return False
    return _region(doc, one) != "title" or not voices or (who.actor_id or who.written) in voices or _person(doc, one)


def _general(words: SayWords, told: Sequence[Token], name: str) -> bool:
    """True when a phrase is a noun of the list `name` and nothing that tells whom: "state media", "local officials"."""
    at = 0
    found = False
    while at < len(told):
        length = words.phrase(name, told, at)
        found = found or length > 0
        idle = any(words.has(one, told[at]) for one in ("definite", "indefinite", "modest"))
        if not length and not idle and not words.phrase("determiners", told, at):
            return False
        at += length or 1
    return found


def _person(doc: Document, one: Utterance) -> bool:
    start = one.speaker.witness.start if one.speaker is not None else -1
    end = one.speaker.witness.end if one.speaker is not None else -1
    return any(mark.label == "person" for mark in doc.within("actor", start, end))


def _statement(doc: Document, words: SayWords, one: Utterance, says: Slot) -> Reading:
    slots = [Slot("speaker", says.value, says.witness, says.because)]
    slots.extend(_role(doc, says))
    slots.append(Slot("content", _content(doc, words, one), doc.witness(one.start, one.end)))
    slots.append(Slot("direct", _direct(one), doc.witness(*(one.quoted[0] if one.quoted else (one.start, one.end)))))
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
        return " ".join(doc.text.quote(*part) for part in one.quoted).rstrip(",")
    if one.parts:
        return joined(doc, words, one.parts)
    return doc.text.quote(one.start, one.end)


def _direct(one: Utterance) -> bool:
    """True when words of the speaker are quoted, be it one: a careful reader tells them from the paraphrase."""
    return one.direct or bool(one.quoted)


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
