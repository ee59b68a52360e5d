"""Who commits himself in a pledge: its subject, its agent, the force it is of, or its speaker. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from saksi.core.reading import Slot
from saksi.core.values import Where, Who
from saksi.know import actors
from saksi.read.document import Mark
from saksi.read.pledge_clause import Clause
from saksi.read.pledge_names import named_in_full
from saksi.read.setting import home

COMMITTED = frozenset({"state", "government", "ministry", "force", "alliance", "armed_group", "organisation", "person"})
"""Labels of actors that can commit themselves; media and people in general cannot."""

FORCES = frozenset({"alliance", "force"})

OFFICIALS = frozenset({"officials", "soldiers", "police", "security_forces", "peacekeepers", "attackers"})
"""Groups whose plain "will" counts."""

OWNERS = frozenset({"state", "government", "ministry"})
"""Labels of those whose troops are their own."""

OWNING = frozenset({"state", "government", "ministry", "force", "alliance", "armed_group"})

NEAR = 4
"""Tokens before a "will" in which its subject's noun stands."""

TOLD = frozenset({"noun_slated", "open_will"})
"""Forms of a schedule: who only tells it does not set it."""

OWNED = frozenset({"noun_will", "noun_done", "noun_slated", "deadline"})
"""Forms whose noun may name its owner beside it."""

HEAD = 4
"""Tokens from the head of a sentence within which a noun is what it tells of."""

BACK, AHEAD = 4, 2
"""Paragraphs before and behind within which "the withdrawal" finds the force it is of."""


def holder(clause: Clause) -> Slot | None:
    """The slot `who` of the pledge in `clause`; None when nobody that can commit himself is named."""
    if _is_commanded(clause) or _is_himself(clause):
        return _speaker(clause)
    return (
        _named_force(clause)
        or _pointed(clause)
        or _told_of(clause)
        or _who(clause)
        or _body(clause)
        or _own_force(clause)
        or scene_force(clause)
        or (None if _is_of_others(clause) else _speaker(clause) or _pronoun(clause) or _before(clause))
    )


def _told_of(clause: Clause) -> Slot | None:
    """The body that somebody says has promised: "the envoy said both sides had agreed"."""
    said = clause.utterance.cue if clause.utterance else None
    return _body(clause, said[1]) if said and said[1] <= clause.start and clause.found.strong else None


def _pronoun(clause: Clause) -> Slot | None:
    """Whom the pronoun right before the "will" means: "She will fly to Samar, the palace said"."""
    held = clause.doc.within("actor", clause.sentence.start, clause.start)
    marks = [mark for mark in held if mark.label == "pronoun" and _is_subject(clause, mark)]
    known = [mark for mark in marks if isinstance(mark.value, Who) and mark.value.actor_id]
    return _slot(clause, known, last=True)


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


def _pointed(clause: Clause) -> Slot | None:
    """The body of the sentence before that "it" or "they" means: "The company refused. It promised to pay"."""
    tokens, found = clause.sentence.tokens, clause.found
    at = found.begin - 1
    while at > 0 and clause.has("fillers", at, at):
        at -= 1
    index = clause.doc.sentences.index(clause.sentence)
    if at < 0 or tokens[at].lower not in clause.rules.words["things"] or index == 0:
        return None
    earlier = clause.doc.sentences[index - 1]
    if earlier.block != clause.sentence.block:
        return None
    start = 1 if earlier.tokens[0].lower in clause.rules.words["determiners"] else 0
    held = clause.rules.bodies.at(earlier.tokens, start) if start < len(earlier.tokens) else None
    if held is None or (held[0] < len(earlier.tokens) and earlier.tokens[held[0]].text[0].isupper()):
        return None
    witness = clause.doc.witness(earlier.tokens[start].start, earlier.tokens[held[0] - 1].end)
    if any(mark.start < witness.end and witness.start < mark.end for mark in clause.doc.of_kind("actor")):
        return None
    return Slot("who", named_in_full(clause, witness.quote, witness.start), witness)


def _is_of_others(clause: Clause) -> bool:
    """True where "they" are the subject, or "the vote to be held" is only mentioned: the speaker tells of others."""
    if clause.form == "noun_done" and clause.found.first > HEAD:
        return True
    if clause.form == "open_will" and not _acts_itself(clause):
        return True
    others = clause.has("others", clause.found.begin - 1, clause.found.begin - 1)
    return others and not clause.rule.force and not _are_speakers(clause)


def _are_speakers(clause: Clause) -> bool:
    """True where "they" are those who say so: "the rebels said they would"."""
    speaker = clause.utterance.speaker if clause.utterance else None
    if speaker is None:
        return False
    marks = clause.doc.within("actor", speaker.witness.start, speaker.witness.end)
    return all(mark.label != "person" for mark in marks) and speaker.witness.end <= clause.start


def _body(clause: Clause, behind: int = 0) -> Slot | None:
    """A body told by its bare noun, where it is the subject: "the committee promised", "komisi itu berjanji"."""
    if clause.form in OWNED or _is_passive(clause):
        return None
    tokens = clause.sentence.tokens
    first = 0 if _aside_opening(clause) else clause.first
    for at in range(first, clause.found.begin):
        held = clause.rules.bodies.at(tokens, at)
        if held is None or _is_led_aside(clause, at) or clause.has("heads", at - 1, at - 1):
            continue
        last = _name_end(clause, at, held[0])
        if clause.has("heads", held[0], held[0]) or last == 0 or tokens[at].start < behind:
            continue
        start, end = tokens[at].start, tokens[last - 1].end
        marks = [mark for mark in clause.doc.of_kind("actor") if mark.start < end and start < mark.end]
        speaks = not clause.found.strong and _speaks(clause, start, end)
        if not speaks and all(_is_plain(mark) for mark in marks):
            witness = clause.doc.witness(start, end)
            return Slot("who", named_in_full(clause, witness.quote, start), witness)
    return None


def _name_end(clause: Clause, at: int, end: int) -> int:
    """The end of "Serikat | Guru Indonesia" that begins at `at`; 0 for "oil company | Petroecuador", a name behind."""
    tokens, name = clause.sentence.tokens, end
    while name < clause.found.begin and tokens[name].text[0].isupper():
        name += 1
    return name if name == end or tokens[at].text[0].isupper() else 0


def _is_plain(mark: Mark) -> bool:
    """True for people in general and for a force of no state that is told."""
    return mark.label == "group" or (mark.label == "force" and isinstance(mark.value, Who) and not mark.value.actor_id)


def _own_force(clause: Clause) -> Slot | None:
    """The state that says so itself or by its ministry, of troops that are to be sent: they are its own."""
    speaker = _speaker(clause) if clause.rule.force and not _is_going_home(clause) else None
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
    return _slot(clause, [mark for mark in held if _is_force(mark) and _can_commit(clause, mark)], last=True)


def _before(clause: Clause) -> Slot | None:
    """The last actor of the sentence before, in the same paragraph: "Its parliament approved"."""
    at = clause.doc.sentences.index(clause.sentence)
    if clause.form in (*OWNED, "open_will") or at == 0 or clause.doc.sentences[at - 1].block != clause.sentence.block:
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
    return clause.form not in OWNED and bool(behind) and behind[0].lower in clause.rules.words["genitives"]


def _is_aside(clause: Clause, mark: Mark) -> bool:
    return _is_led_aside(clause, sum(1 for token in clause.sentence.tokens if token.start < mark.start))


def _is_led_aside(clause: Clause, at: int) -> bool:
    """True for a name behind "from", "to", "dari": it is not the one who acts."""
    words, tokens = clause.rules.words, clause.sentence.tokens
    at -= 1
    while at >= 0 and tokens[at].lower in words["determiners"]:
        at -= 1
    return at >= 0 and tokens[at].lower in words["asides"]


def _who(clause: Clause) -> Slot | None:
    """The actor that commits itself: the owner of a noun, the agent of a passive, else the subject before the verb."""
    tokens = clause.sentence.tokens
    if clause.form in OWNED:
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
    opening = _aside_opening(clause)
    if opening:
        usable = _subjects(clause, clause.sentence.start, tokens[opening].start) or usable
    if not usable and clause.first and tokens[clause.first - 1].lower in clause.rules.words["relatives"]:
        usable = _subjects(clause, clause.sentence.start, tokens[clause.first - 1].start)
    return _slot(clause, usable, last=True)


def _touches(clause: Clause, mark: Mark) -> bool:
    """True for a name behind the noun, or before it with a genitive alone between: "Russia's withdrawal"."""
    between = clause.sentence.between(mark.end, clause.sentence.tokens[clause.found.first].start)
    return all(token.lower in clause.rules.words["genitives"] for token in between)


def _aside_opening(clause: Clause) -> int:
    """The comma that opens an aside right before the cue: "Kenya, which borders Somalia, will send"; 0 without one."""
    tokens, at = clause.sentence.tokens, clause.found.begin - 1
    while at > 0 and tokens[at].lower in clause.rules.words["auxiliaries"]:
        at -= 1
    if at < 0 or tokens[at].text != ",":
        return 0
    return next((i for i in range(at - 1, 0, -1) if tokens[i].text == ","), 0)


def _subjects(clause: Clause, start: int, end: int) -> list[Mark]:
    """The marks in `[start, end)` that can be the subject of the pledge."""
    passive, force = _is_passive(clause), clause.rule.force
    if passive and not force and not clause.found.strong:
        return []
    held = [mark for mark in clause.doc.within("actor", start, end) if _can_commit(clause, mark)]
    held = [mark for mark in held if not _is_parenthetic(clause, mark) and not _is_host(clause, mark)]
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
    return not clause.found.strong and _speaks(clause, mark.start, mark.end)


def _speaks(clause: Clause, start: int, end: int) -> bool:
    """True when the speaker of the clause stands in `[start, end)`."""
    if clause.utterance is None or clause.utterance.speaker is None:
        return False
    witness = clause.utterance.speaker.witness
    return witness.start < end and start < witness.end


def _is_passive(clause: Clause) -> bool:
    first, prefixes = clause.found.first, clause.rules.passive_prefixes
    prefixed = bool(prefixes) and clause.sentence.tokens[first].lower.startswith(prefixes)
    return prefixed or clause.has("passive_before", first - 1, first)


def _agent(clause: Clause) -> Slot | None:
    """The actor behind "by" or "oleh" after a passive verb."""
    tokens = clause.sentence.tokens
    for at in range(clause.found.last + 1, min(clause.found.last + 6, len(tokens))):
        if tokens[at].lower in clause.rules.words["agents"] and at + 1 < len(tokens):
            behind = clause.doc.within("actor", tokens[at + 1].start, clause.sentence.end)
            marks = [mark for mark in behind if mark.start == tokens[at + 1].start and mark.label in COMMITTED]
            return _slot(clause, marks, last=False)
    return None


def scene_force(clause: Clause) -> Slot | None:
    """For troops that go, or are sent, unnamed: the alliance, else the force, named closest around."""
    if not clause.rule.force or not (_is_going_home(clause) or _is_passive(clause) or clause.form in OWNED):
        return None
    doc, block, at = clause.doc, clause.sentence.block, clause.start
    near: list[Mark] = []
    for mark in doc.of_kind("actor"):
        sentence = doc.sentence_at(mark.start)
        if sentence is None or not _is_force(mark):
            continue
        if sentence.region == "title" or -AHEAD <= block - sentence.block <= BACK:
            near.append(mark)
    best = min(near, key=lambda mark: (not _is_alliance(mark), mark.start > at, abs(mark.start - at)), default=None)
    return best.slot("who", doc.text) if best else None


def _is_alliance(mark: Mark) -> bool:
    """True for an alliance and for its forces: "pasukan CSTO"."""
    known = actors.actor(mark.value.actor_id) if isinstance(mark.value, Who) and mark.value.actor_id else None
    return mark.label == "alliance" or (known is not None and known.label == "alliance")


def _is_force(mark: Mark) -> bool:
    """True for an alliance or a force that is told from others: "pasukan CSTO", not "militer"."""
    return mark.label in FORCES and isinstance(mark.value, Who) and mark.value.actor_id is not None


def _is_going_home(clause: Clause) -> bool:
    return clause.rule.act == "RETREAT/withdraw"


def _is_host(clause: Clause, mark: Mark) -> bool:
    """True for the country the article is about, where troops are to leave it: it cannot withdraw from itself.

    "Israeli forces" are its own all the same: they leave another.
    """
    behind = clause.sentence.between(mark.end, clause.sentence.end)
    if behind and behind[0].lower in clause.rule.needs:
        return False
    place = home(clause.doc) if _is_going_home(clause) and mark.label in ("state", "government") else None
    where, who = place.value if place else None, mark.value
    if place is None or (place.witness.start < mark.end and mark.start < place.witness.end):
        return False
    return isinstance(where, Where) and isinstance(who, Who) and who.actor_id in (where.name, where.written)
