"""Who commits himself in a pledge: its subject, its agent, the force it is of, or its speaker. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from saksi.core.reading import Slot
from saksi.core.values import Who
from saksi.read.document import Mark
from saksi.read.pledge_clause import Clause
from saksi.read.pledge_forces import is_force, is_host, scene_force
from saksi.read.pledge_names import body, pointed_at

COMMITTED = frozenset({"state", "government", "ministry", "force", "alliance", "armed_group", "organisation", "person"})
"""Labels of actors that can commit themselves; media and people in general cannot."""

OFFICIALS = frozenset({"officials", "soldiers", "police", "security_forces", "peacekeepers", "attackers"})
"""Groups whose plain "will" counts."""

OWNERS = frozenset({"state", "government", "ministry"})
"""Labels of those whose troops are their own."""

OWNING = frozenset({"state", "government", "ministry", "force", "alliance", "armed_group"})

NEAR = 4
"""Tokens before a "will" in which its subject's noun stands."""

TOLD = frozenset({"noun_slated", "open_will"})
"""Forms of a schedule: who only tells it does not set it."""

HEAD = 4
"""Tokens from the head of a sentence within which a noun is what it tells of."""


def holder(clause: Clause) -> Slot | None:
    """The slot `who` of the pledge in `clause`; None when nobody that can commit himself is named."""
    if _is_commanded(clause) or _is_himself(clause):
        return _speaker(clause)
    return (
        _named_force(clause)
        or pointed_at(clause)
        or _told_of(clause)
        or _who(clause)
        or body(clause)
        or _own_force(clause)
        or scene_force(clause)
        or _other_than_speaker(clause)
        or (None if _is_of_others(clause) else _speaker(clause) or _pronoun(clause) or _before(clause))
    )


def _told_of(clause: Clause) -> Slot | None:
    """The body that somebody says has promised: "the envoy said both sides had agreed"."""
    said = clause.utterance.cue if clause.utterance else None
    return body(clause, said[1]) if said and said[1] <= clause.start and clause.found.strong else None


def _pronoun(clause: Clause) -> Slot | None:
    """Whom the pronoun right before the "will" means: "She will fly to Samar, the palace said"."""
    held = clause.doc.within("actor", clause.sentence.start, clause.start)
    marks = [mark for mark in held if mark.label == "pronoun" and _is_subject(clause, mark)]
    known = [mark for mark in marks if isinstance(mark.value, Who) and mark.value.actor_id]
    return _slot(clause, known, last=True)


def _other_than_speaker(clause: Clause) -> Slot | None:
    """Whom the pronoun before the "will" means, where somebody else tells it: "He will take office, X said"."""
    meant, told = _pronoun(clause), _speaker(clause)
    if meant is None or told is None or (clause.rule.agent and clause.passive):
        return None
    one, other = meant.value, told.value
    same = isinstance(one, Who) and isinstance(other, Who) and one.key == other.key
    return None if same else meant


def _acts_itself(clause: Clause) -> bool:
    """True where the speaker is the subject ("he will", "we will") or what he commands is: "the search will"."""
    tokens, at = clause.sentence.tokens, clause.found.begin - 1
    while at >= clause.first and (clause.has("fillers", at, at) or tokens[at].lower in clause.rules.words["adverbs"]):
        at -= 1
    words = clause.rules.words
    if at < clause.first or tokens[at].lower in words["selves"] | words["pointers"] | words["sayings"]:
        return True
    return clause.has("doings", max(clause.first, at - NEAR), at)


def _is_himself(clause: Clause) -> bool:
    """True where the speaker named before is the subject: "In parliament, X announced he is to send a bill"."""
    speaker, at = clause.utterance.speaker if clause.utterance else None, clause.found.begin - 1
    while at > clause.first and clause.has("auxiliaries", at, at):
        at -= 1
    told = speaker is not None and speaker.witness.end <= clause.start and clause.form in ("verb", "open_will")
    return told and clause.has("persons", at, at) and clause.found.cue.kind == "will"


def _is_commanded(clause: Clause) -> bool:
    """True where the subject right before the "will" is a thing that is done, of no actor: "the election will"."""
    tokens, at = clause.sentence.tokens, clause.found.begin - 1
    if clause.form != "open_will":
        return False
    if clause.has("goings", clause.found.first, clause.found.first) and clause.has("doings", at - NEAR, at):
        return True
    if not clause.has("doings", at, at):
        return False
    near = clause.doc.within("actor", tokens[max(at - 2, 0)].start, tokens[at].start)
    return not any(mark.label in OWNING for mark in near)


def _is_of_others(clause: Clause) -> bool:
    """True where "they" are the subject, or "the vote to be held" is only mentioned: the speaker tells of others."""
    if clause.form == "noun_done" and clause.found.first > HEAD:
        return True
    if clause.form == "open_will" and not _acts_itself(clause):
        return True
    if (
        clause.rule.personal
        and clause.passive
        and not clause.has("selves", clause.found.begin - 1, clause.found.begin - 1)
    ):
        return True  # who is sworn in is not the one who tells it
    others = clause.has("others", clause.found.begin - 1, clause.found.begin - 1)
    return others and not clause.rule.force and not _are_speakers(clause)


def _are_speakers(clause: Clause) -> bool:
    """True where "they" are those who say so: "the rebels said they would"."""
    speaker = clause.utterance.speaker if clause.utterance else None
    if speaker is None:
        return False
    marks = clause.doc.within("actor", speaker.witness.start, speaker.witness.end)
    return all(mark.label != "person" for mark in marks) and speaker.witness.end <= clause.start


def _own_force(clause: Clause) -> Slot | None:
    """The state that says so itself or by its ministry, of troops that are to be sent: they are its own."""
    speaker = _speaker(clause) if clause.rule.force and not clause.goes_home else None
    if speaker is None:
        return None
    marks = clause.doc.within("actor", speaker.witness.start, speaker.witness.end)
    if not any(mark.label in OWNERS and mark.value == speaker.value for mark in marks):
        return None
    value = speaker.value
    state = value.actor_id.partition("/")[0] if isinstance(value, Who) and value.actor_id else None
    return replace(speaker, value=replace(value, actor_id=state)) if isinstance(value, Who) else speaker


def _speaker(clause: Clause) -> Slot | None:
    """Who says it, unless it is somebody who cannot commit himself, such as a newspaper."""
    speaker = clause.utterance.speaker if clause.utterance else None
    if speaker is None:
        return None
    start, end = speaker.witness.start, speaker.witness.end
    if clause.utterance and clause.utterance.rule == "according-to" and clause.form in TOLD:
        return None
    marks = clause.doc.within("actor", start, end)
    if any(mark.label not in COMMITTED and mark.group not in OFFICIALS for mark in marks):
        return None
    return replace(speaker, name="who")


def _named_force(clause: Clause) -> Slot | None:
    """A force or alliance named in the sentence before the pledge: it goes, whoever else the sentence names."""
    if not clause.rule.force:
        return None
    end = clause.start if clause.form == "verb" else clause.end
    held = clause.doc.within("actor", clause.sentence.start, end)
    return _slot(clause, [mark for mark in held if is_force(mark) and _can_commit(clause, mark)], last=True)


def _before(clause: Clause) -> Slot | None:
    """The last actor of the sentence before, in the same paragraph: "Its parliament approved"."""
    at = clause.doc.sentences.index(clause.sentence)
    if (
        clause.owned
        or clause.form == "open_will"
        or at == 0
        or clause.doc.sentences[at - 1].block != clause.sentence.block
    ):
        return None
    earlier = clause.doc.sentences[at - 1]
    held = clause.doc.within("actor", earlier.start, earlier.end)
    return _slot(clause, [mark for mark in held if mark.label in COMMITTED], last=False)


def _can_commit(clause: Clause, mark: Mark) -> bool:
    if not isinstance(mark.value, Who):
        return False
    if mark.label not in COMMITTED:
        return False
    unnamed = mark.label == "force" and mark.value.actor_id is None
    return not unnamed and not _is_aside(clause, mark) and not _is_owner(clause, mark)


def _is_subject(clause: Clause, mark: Mark) -> bool:
    """True for a pronoun right before its "will"."""
    between = clause.sentence.between(mark.end, clause.start) if mark.end <= clause.start else None
    return between is not None and all(token.lower in clause.rules.words["auxiliaries"] for token in between)


def _is_owner(clause: Clause, mark: Mark) -> bool:
    """True for a name before its "'s": what it owns is the subject."""
    behind = clause.sentence.between(mark.end, mark.end + 2)
    return not clause.owned and bool(behind) and behind[0].lower in clause.rules.words["genitives"]


def _is_aside(clause: Clause, mark: Mark) -> bool:
    return clause.is_led_aside(sum(1 for token in clause.sentence.tokens if token.start < mark.start))


def _who(clause: Clause) -> Slot | None:
    """The actor that commits itself: the owner of a noun, the agent of a passive, else the subject before the verb."""
    tokens = clause.sentence.tokens
    if clause.owned:
        nearest = max(clause.found.first - 2, 0)
        owners = clause.doc.within("actor", tokens[nearest].start, clause.end)
        return _slot(clause, [m for m in owners if _can_commit(clause, m) and _touches(clause, m)], last=False)
    agent = _agent(clause)
    if agent is not None:
        return agent
    inner = _subjects(clause, clause.start, tokens[clause.found.first].start)
    if inner and clause.has("possessed", clause.found.cue.first, clause.found.cue.last):
        return _slot(clause, inner, last=False)
    usable = _subjects(clause, tokens[clause.first].start, clause.start)
    opening = clause.aside_opening
    if opening:
        usable = _subjects(clause, clause.sentence.start, tokens[opening].start) or usable
    if not usable and clause.first and tokens[clause.first - 1].lower in clause.rules.words["relatives"]:
        usable = _subjects(clause, clause.sentence.start, tokens[clause.first - 1].start)
    return _slot(clause, usable, last=True)


def _touches(clause: Clause, mark: Mark) -> bool:
    """True for a name behind the noun, or before it with a genitive alone between: "Russia's withdrawal"."""
    between = clause.sentence.between(mark.end, clause.sentence.tokens[clause.found.first].start)
    return all(token.lower in clause.rules.words["genitives"] for token in between)


def _subjects(clause: Clause, start: int, end: int) -> list[Mark]:
    """The marks in `[start, end)` that can be the subject of the pledge."""
    passive, force = clause.passive, clause.rule.force
    if passive and not (force or clause.rule.personal or clause.found.strong):
        return []
    held = [mark for mark in clause.doc.within("actor", start, end) if _can_commit(clause, mark)]
    held = [mark for mark in held if not _is_parenthetic(clause, mark) and not is_host(clause, mark)]
    if (clause.rule.agent and passive) or (force and clause.form == "verb" and not clause.found.strong):
        return [mark for mark in held if mark.label != "person"]
    return held


def _slot(clause: Clause, marks: Sequence[Mark], *, last: bool) -> Slot | None:
    """The last of the marks, or the first of those that "and" joins to it."""
    at = len(marks) - 1 if last else 0
    while last and at > 0 and _joined(clause, marks[at - 1], marks[at]):
        at -= 1
    return marks[at].slot("who", clause.doc.text) if marks else None


def _joined(clause: Clause, one: Mark, other: Mark) -> bool:
    between = clause.sentence.between(one.end, other.start)
    return len(between) == 1 and between[0].lower in clause.rules.words["joins"] and one.label == other.label


def _is_parenthetic(clause: Clause, mark: Mark) -> bool:
    """True for the speaker inside ", kata Shoigu,": named between the subject and its verb."""
    return not clause.found.strong and clause.is_speaker(mark.start, mark.end)


def _agent(clause: Clause) -> Slot | None:
    """The actor behind "by" or "oleh" after a passive verb."""
    tokens = clause.sentence.tokens
    for at in range(clause.found.last + 1, min(clause.found.last + 6, len(tokens))):
        if tokens[at].lower in clause.rules.words["agents"] and at + 1 < len(tokens):
            behind = clause.doc.within("actor", tokens[at + 1].start, clause.sentence.end)
            marks = [mark for mark in behind if mark.start == tokens[at + 1].start and mark.label in COMMITTED]
            return _slot(clause, marks, last=False)
    return None
