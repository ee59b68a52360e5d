"""A body that a pledge tells by its bare noun, and its full name: "the council", "perusahaan itu". Pure."""

from __future__ import annotations

from saksi.core.reading import Slot
from saksi.core.values import Who
from saksi.read.document import Mark
from saksi.read.pledge_clause import Clause
from saksi.read.sentences import Sentence

BODIES = frozenset({"alliance", "armed_group", "organisation", "ministry"})
"""Labels of actors that "the council" may name again."""

TITLED = frozenset({"the", "a", "in", "but", "on", "at"})
"""Words written large at the head of a sentence that are no part of a name."""


def body(clause: Clause, behind: int = 0) -> Slot | None:
    """A body told by its bare noun, where it is the subject: "the committee promised", "komisi itu berjanji"."""
    if clause.owned or clause.passive:
        return None
    tokens = clause.sentence.tokens
    first = 0 if clause.aside_opening else clause.first
    for at in range(first, clause.found.begin):
        held = clause.rules.bodies.at(tokens, at)
        if held is None or clause.is_led_aside(at) or clause.has("heads", at - 1, at - 1):
            continue
        last = _name_end(clause, at, held[0])
        if clause.has("heads", held[0], held[0]) or last == 0 or tokens[at].start < behind:
            continue
        start, end = tokens[at].start, tokens[last - 1].end
        marks = [mark for mark in clause.doc.of_kind("actor") if mark.start < end and start < mark.end]
        speaks = not clause.found.strong and clause.is_speaker(start, end)
        if not speaks and all(_is_plain(mark) for mark in marks):
            witness = clause.doc.witness(start, end)
            return Slot("who", named_in_full(clause, witness.quote, start), witness)
    return None


def pointed_at(clause: Clause) -> Slot | None:
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


def _name_end(clause: Clause, at: int, end: int) -> int:
    """The end of "Serikat | Guru Indonesia" that begins at `at`; 0 for "oil company | Petroecuador", a name behind."""
    tokens, name = clause.sentence.tokens, end
    while name < clause.found.begin and tokens[name].text[0].isupper():
        name += 1
    return name if name == end or tokens[at].text[0].isupper() else 0


def _is_plain(mark: Mark) -> bool:
    """True for people in general and for a force of no state that is told."""
    return mark.label == "group" or (mark.label == "force" and isinstance(mark.value, Who) and not mark.value.actor_id)


def named_in_full(clause: Clause, noun: str, before: int) -> Who:
    """The body that the text named before by a name that holds the noun: "the council" is the Council for Rescue."""
    word, words = noun.casefold().split()[-1], clause.rules.words
    for mark in reversed(clause.doc.of_kind("actor")):
        value = mark.value
        if mark.end > before or mark.label not in BODIES or not isinstance(value, Who):
            continue
        written = value.written.casefold().split()
        if (word in written and len(written) > 1) or (word in words["blocs"] and mark.label == "alliance"):
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
            if last > first:
                return clause.doc.text.quote(sentence.tokens[first].start, sentence.tokens[last].end)
    return ""


def _name_around(clause: Clause, sentence: Sentence, at: int) -> tuple[int, int]:
    """The first and last token of the name round the token `at`: words written large, "of" and "for" between them."""
    tokens, first, last = sentence.tokens, at, at
    while first > 0 and tokens[first - 1].text[0].isupper() and tokens[first - 1].lower not in TITLED:
        first -= 1
    while last + 1 < len(tokens):
        step = 2 if tokens[last + 1].lower in clause.rules.words["name_links"] else 1
        if last + step >= len(tokens) or not tokens[last + step].text[0].isupper():
            break
        last += step
    return first, last
