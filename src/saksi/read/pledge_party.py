"""The party of a pledge whose announcer is a person: whose forces go, or whose office it is. Pure."""

from __future__ import annotations

from dataclasses import replace

from saksi.core.reading import Slot
from saksi.core.values import Who
from saksi.know import actors
from saksi.read.document import Document, Mark
from saksi.read.persons import Mention, mentions
from saksi.read.pledge_clause import Clause
from saksi.read.pledge_forces import scene_force
from saksi.read.sentences import Sentence

PARTIES = frozenset({"state", "alliance", "government"})
"""Kinds of bodies whose forces come and go by the word of those who speak for them."""

SUBJECT = 4
"""Tokens before the pledge in which its subject stands: "our soldiers will"."""

SENT = frozenset({"noun_will", "noun_promised", "noun_done", "noun_slated", "noun_announced", "deadline"})
"""Forms in which the sending is a noun, of a mission that does not send itself."""

BACK = 2
"""Paragraphs before the pledge in which "the bloc" tells whose troops they are."""


def party(clause: Clause, who: Slot) -> Slot:
    """Whose act it is: for forces that come or go the party they are of, not the person who says so.

    Anything else a person pledges stays his own.
    """
    if not is_person(clause, who):
        return (_of_mission(clause, who) if clause.rule.force else None) or who
    if not (clause.rule.force or _is_of_our_forces(clause)):
        return who
    office = _office(clause, who)
    if _chairs(clause, who):
        return _bloc(clause, clause.sentence) or office or who
    if not clause.goes_home or (clause.found.strong and not _has_subject(clause)):
        return office or who
    return _bloc_around(clause) or scene_force(clause) or office or who


def is_person(clause: Clause, who: Slot) -> bool:
    """True when the words name a person by name or by office: "Shoigu", "Russia's defence minister"."""
    start, end = who.witness.start, who.witness.end
    held = [mark for mark in clause.doc.of_kind("actor") if mark.start < end and start < mark.end]
    words = who.witness.quote.casefold().split()
    return any(mark.label == "person" for mark in held) or any(word in clause.rules.words["officers"] for word in words)


def _of_mission(clause: Clause, who: Slot) -> Slot | None:
    """The alliance that sends a mission of its own: "the deployment" of SAPMIL is promised by SADC."""
    value = who.value
    known = actors.actor(value.actor_id) if isinstance(value, Who) and value.actor_id else None
    if known is None or not known.parent or clause.form not in SENT:
        return None
    held = [mark for mark in clause.doc.of_kind("actor") if _id(mark) == known.parent]
    best = min(held, key=lambda mark: abs(mark.start - clause.start), default=None)
    return best.slot("who", clause.doc.text) if best else None


def _id(mark: Mark) -> str | None:
    return mark.value.actor_id if isinstance(mark.value, Who) else None


def _has_subject(clause: Clause) -> bool:
    """True when the troops are the subject: "promised that the last of them would be gone"."""
    cue, tokens = clause.found.cue, clause.sentence.tokens
    first = next((at for at in range(cue.first - 1, -1, -1) if tokens[at].lower in _complements(clause)), -1)
    return first >= 0 and cue.first - first > 1


def _complements(clause: Clause) -> frozenset[str]:
    return clause.rules.words["complements"]


def _is_of_our_forces(clause: Clause) -> bool:
    """True for "our soldiers will" in what somebody says: they are of the state or alliance he speaks for."""
    tokens, begin = clause.sentence.tokens, clause.found.begin
    near = range(max(begin - SUBJECT, 0), begin)
    ours = any(tokens[at].lower in clause.rules.words["ours"] for at in near)
    return clause.utterance is not None and ours and clause.has("soldiery", begin - SUBJECT, begin - 1)


def _office(clause: Clause, who: Slot) -> Slot | None:
    """The state or alliance whose office the text tells for a person, by its characters at that mention."""
    doc, value, start, end = clause.doc, who.value, who.witness.start, who.witness.end
    if not isinstance(value, Who):
        return None
    held = [one for one in mentions(doc) if one.full in (value.actor_id, value.written) and _body(one)]
    here = [one for one in held if start <= one.start < end]
    for one in (*here, *held):
        office = one.office
        if office is not None and office.body_at is not None and office.former is None:
            return Slot("who", Who(doc.text.quote(*office.body_at), office.body_id), doc.witness(*office.body_at))
    beside = [mark for mark in doc.within("actor", start, end) if mark.label in PARTIES]
    return beside[0].slot("who", doc.text) if beside else None


def _body(mention: Mention) -> bool:
    """True when the office is of a state or an alliance that is known."""
    office = mention.office
    if office is None or office.body_at is None or not office.body_id or office.kind == "person":
        return False
    known = actors.actor(office.body_id)
    return known is not None and known.label in PARTIES


def _chairs(clause: Clause, who: Slot) -> bool:
    """True where the sentence says that he heads the bloc it names: "Pashinyan, its chairman this year"."""
    return clause.has("chairs", 0, len(clause.sentence.tokens) - 1) and _bloc(clause, clause.sentence) is not None


def _bloc_around(clause: Clause) -> Slot | None:
    """The alliance that this sentence or the paragraphs just before tell as "the bloc"."""
    doc, sentence = clause.doc, clause.sentence
    for one in reversed(doc.sentences[: doc.sentences.index(sentence) + 1]):
        if sentence.block - one.block > BACK:
            return None
        slot = _bloc(clause, one)
        if slot is not None:
            return slot
    return None


def _bloc(clause: Clause, sentence: Sentence) -> Slot | None:
    """The one alliance the text names, told as "the alliance", "the Moscow-led bloc", "pasukan pimpinan Rusia"."""
    doc, words = clause.doc, clause.rules.words
    known = _only_alliance(doc)
    for token in sentence.tokens:
        if known is not None and (token.lower in words["blocs"] or token.lower.rpartition("-")[2] in words["led"]):
            inside = (m for m in doc.within("actor", token.start, token.end) if m.label == "alliance")
            if next(inside, None) is None:
                return Slot("who", replace(known, written=token.text), doc.witness(token.start, token.end))
    return None


def _only_alliance(doc: Document) -> Who | None:
    """The alliance the text names, when it names one alone."""
    held: dict[str, Who] = {}
    for mark in doc.of_kind("actor"):
        if mark.label == "alliance" and isinstance(mark.value, Who) and mark.value.actor_id:
            held.setdefault(mark.value.actor_id, mark.value)
    return next(iter(held.values())) if len(held) == 1 else None
