"""Who commits himself in a pledge: its subject, its agent, the force it is of, or its speaker. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from saksi.core.reading import Slot
from saksi.core.values import Where, Who
from saksi.core.witness import Witness
from saksi.read.document import Document, Mark, Utterance
from saksi.read.pledge_forms import Form, Found
from saksi.read.pledge_rules import PledgeRule, PledgeRules
from saksi.read.sentences import Sentence
from saksi.read.setting import home

COMMITTED = frozenset({"state", "government", "ministry", "force", "alliance", "armed_group", "organisation", "person"})
"""Labels of actors that can commit themselves; media and people in general cannot."""

TITLED = frozenset({"the", "a", "in", "but", "on", "at"})

BODIES = frozenset({"alliance", "armed_group", "organisation", "ministry"})

FORCES = frozenset({"alliance", "force"})

OWNERS = frozenset({"state", "government", "ministry"})
"""Labels of those whose troops are their own."""

OWNED = frozenset({"noun_will", "noun_done", "noun_slated", "deadline"})
"""Forms whose noun may name its owner beside it."""

HEAD = 4
"""Tokens from the head of a sentence within which a noun is what it tells of."""

BACK, AHEAD = 4, 2
"""Paragraphs before and behind within which "the withdrawal" finds the force it is of."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One act under its cue in its sentence, with who says it."""

    doc: Document
    sentence: Sentence
    rules: PledgeRules
    found: Found
    utterance: Utterance | None

    @property
    def rule(self) -> PledgeRule:
        """The rule of the act."""
        return self.found.rule

    @property
    def form(self) -> Form:
        """How the pledge is put."""
        return self.found.form

    @property
    def start(self) -> int:
        """The first character of act and cue."""
        return self.sentence.tokens[self.found.begin].start

    @property
    def end(self) -> int:
        """The character behind act and cue."""
        return self.sentence.tokens[self.found.finish].end

    @property
    def at(self) -> int:
        """The first character of the act with its cue; of an act joined to an earlier one by "and" of the act alone."""
        return self.sentence.tokens[self.found.first if self.found.shared else self.found.begin].start

    def act_witness(self) -> Witness:
        """The characters of the act."""
        return self.doc.witness(self.at, self.end)

    @property
    def first(self) -> int:
        """The token behind the last break before act and cue."""
        return self._after(self.rules.words["breaks"])

    @property
    def governed(self) -> int:
        """The same, with the clause that says or demands it."""
        return self._after(self.rules.words["breaks"] - self.rules.words["complements"])

    def _after(self, breaks: frozenset[str]) -> int:
        at = self.found.begin
        while at > 0 and self.sentence.tokens[at - 1].lower not in breaks:
            at -= 1
        return at

    def has(self, name: str, first: int, last: int) -> bool:
        """True when a word of the list `name` stands among the tokens `[first, last]`."""
        tokens = self.sentence.tokens[max(first, 0) : last + 1]
        return any(token.lower in self.rules.words[name] for token in tokens)


def holder(clause: Clause) -> Slot | None:
    """The slot `who` of the pledge in `clause`; None when nobody that can commit himself is named."""
    return (
        _named_force(clause)
        or _pointed(clause)
        or _who(clause)
        or _body(clause)
        or _own_force(clause)
        or _force(clause)
        or (None if _is_of_others(clause) else _speaker(clause) or _before(clause))
    )


def _acts_itself(clause: Clause) -> bool:
    """True where the speaker is the subject ("he will", "we will") or what he commands is: "the search will"."""
    tokens, at = clause.sentence.tokens, clause.found.begin - 1
    while at >= clause.first and (clause.has("fillers", at, at) or tokens[at].lower in clause.rules.words["adverbs"]):
        at -= 1
    if at < clause.first or tokens[at].lower in clause.rules.words["selves"] | clause.rules.words["pointers"]:
        return True
    return clause.has("doings", clause.first, at)


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
    return Slot("who", _named_in_full(clause, witness.quote, witness.start), witness)


def _named_in_full(clause: Clause, noun: str, before: int) -> Who:
    """The body that the text named before by a name that holds the noun: "the council" is the Council for Rescue."""
    word, words = noun.casefold().split()[-1], clause.rules.words
    for mark in reversed(clause.doc.of_kind("actor")):
        value = mark.value
        if mark.end > before or mark.label not in BODIES or not isinstance(value, Who):
            continue
        if word in value.written.casefold().split() or (word in words["blocs"] and mark.label == "alliance"):
            return value
    sought = words["firms"] if word in words["firms"] else frozenset({word})
    return Who(_name_holding(clause, sought, before) or noun)


def _name_holding(clause: Clause, sought: frozenset[str], before: int) -> str:
    """The latest name of two words or more before character `before` in which one of the words stands; "" for none."""
    for sentence in reversed(clause.doc.sentences):
        if sentence.start >= before or sentence.region != "body":
            continue
        for at, token in enumerate(sentence.tokens):
            if token.lower not in sought or not token.text[0].isupper() or token.end > before:
                continue
            first, last = _name_around(clause, sentence, at)
            if last > first and first > 0:
                return clause.doc.text.quote(sentence.tokens[first].start, sentence.tokens[last].end)
    return ""


def _name_around(clause: Clause, sentence: Sentence, at: int) -> tuple[int, int]:
    """The first and last token of the name round the token `at`: words written large, "of" and "for" between them."""
    tokens, first, last = sentence.tokens, at, at
    while first > 0 and tokens[first - 1].text[0].isupper() and tokens[first - 1].lower not in TITLED:
        first -= 1
    while last + 1 < len(tokens):
        step = 2 if clause.has("name_links", last + 1, last + 1) else 1
        if last + step >= len(tokens) or not tokens[last + step].text[0].isupper():
            break
        last += step
    return first, last


def _is_of_others(clause: Clause) -> bool:
    """True where "they" are the subject, or "the vote to be held" is only mentioned: the speaker tells of others."""
    if clause.form == "noun_done" and clause.found.first > HEAD:
        return True
    if clause.form == "open_will" and not _acts_itself(clause):
        return True
    return clause.has("others", clause.found.begin - 1, clause.found.begin - 1) and not clause.rule.force


def _body(clause: Clause) -> Slot | None:
    """A body told by its bare noun, where it is the subject: "the committee promised", "komisi itu berjanji"."""
    if clause.form in OWNED or _is_passive(clause):
        return None
    tokens = clause.sentence.tokens
    for at in range(clause.first, clause.found.begin):
        held = clause.rules.bodies.at(tokens, at)
        if held is None or _is_led_aside(clause, at) or clause.has("heads", at - 1, at - 1):
            continue
        if clause.has("heads", held[0], held[0]) or tokens[held[0]].text[0].isupper():
            continue
        start, end = tokens[at].start, tokens[held[0] - 1].end
        marks = [mark for mark in clause.doc.of_kind("actor") if mark.start < end and start < mark.end]
        speaks = not clause.found.strong and _speaks(clause, start, end)
        if not speaks and all(mark.label == "group" or mark.label == "pronoun" for mark in marks):
            witness = clause.doc.witness(start, end)
            return Slot("who", _named_in_full(clause, witness.quote, start), witness)
    return None


def _own_force(clause: Clause) -> Slot | None:
    """The state or ministry that says so, of troops that are to be sent: they are its own."""
    speaker = _speaker(clause) if clause.rule.force and not _is_going_home(clause) else None
    if speaker is None:
        return None
    marks = clause.doc.within("actor", speaker.witness.start, speaker.witness.end)
    return speaker if any(mark.label in OWNERS and mark.value == speaker.value for mark in marks) else None


def _speaker(clause: Clause) -> Slot | None:
    """Who says it, unless it is somebody who cannot commit himself, such as a newspaper."""
    speaker = clause.utterance.speaker if clause.utterance else None
    if speaker is None:
        return None
    start, end = speaker.witness.start, speaker.witness.end
    if any(mark.label not in COMMITTED for mark in clause.doc.within("actor", start, end)):
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
    if clause.form in OWNED or at == 0 or clause.doc.sentences[at - 1].block != clause.sentence.block:
        return None
    earlier = clause.doc.sentences[at - 1]
    held = clause.doc.within("actor", earlier.start, earlier.end)
    return _slot(clause, [mark for mark in held if mark.label in COMMITTED], last=False)


def _can_commit(clause: Clause, mark: Mark) -> bool:
    if mark.label not in COMMITTED or not isinstance(mark.value, Who):
        return False
    unnamed = mark.label == "force" and mark.value.actor_id is None
    return not unnamed and not _is_aside(clause, mark) and not _is_owner(clause, mark)


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
    return marks[-1 if last else 0].slot("who", clause.doc.text) if marks else None


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


def _force(clause: Clause) -> Slot | None:
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
    best = min(near, key=lambda mark: (mark.label != "alliance", mark.start > at, abs(mark.start - at)), default=None)
    return best.slot("who", doc.text) if best else None


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
