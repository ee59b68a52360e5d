"""The full name of a body that a pledge tells by its bare noun: "the council", "perusahaan itu". Pure."""

from __future__ import annotations

from saksi.core.values import Who
from saksi.read.pledge_clause import Clause
from saksi.read.sentences import Sentence

BODIES = frozenset({"alliance", "armed_group", "organisation", "ministry"})
"""Labels of actors that "the council" may name again."""

TITLED = frozenset({"the", "a", "in", "but", "on", "at"})
"""Words written large at the head of a sentence that are no part of a name."""


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
