"""Parting: an attribution, and how several in one sentence share out its words. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from saksi.core.reading import Slot
from saksi.read.say_words import SayWords
from saksi.read.sources import Source
from saksi.read.stretches import Stretch

BACK = 3
"""Tokens before a verb in which the conjunction that joins it to another must stand."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Tokens `[first, last]` name a speaker and a verb; tokens `[said[0], said[1])` are what was said.

    `source` speaks at first hand, `via` relays; `cue` are the tokens of the verb; `rule` names the turn of phrase.
    `back` are the characters said instead, when the tokens only point back ("Hal itu disampaikan X").
    `behind` is the token where the words go on after an attribution in their midst; 0 when it stands in front or last.
    """

    first: int
    last: int
    cue: tuple[int, int]
    source: Source | None
    said: tuple[int, int]
    rule: str
    act: str
    via: Source | None = None
    addressee: Slot | None = None
    back: tuple[int, int] | None = None
    behind: int = 0


def closing(st: Stretch, at: int, edge: int) -> bool:
    """True when nothing but signs stands from `at` to the sentence's end."""
    return all(not any(char.isalnum() for char in st.tokens[i].text) for i in range(at, edge))


def parted(st: Stretch, found: Sequence[Attribution], words: SayWords) -> Iterator[Attribution]:
    """Each attribution with its words cut where a sibling's clause begins or an earlier sibling's ended."""
    for number, one in enumerate(found):
        start, end = one.said
        if one.rule in ("clause", "parenthetical", "according-to"):
            start, end = _cut_behind(st, one, found[number + 1 :], words)
        if one.rule in ("postposed", "parenthetical", "according-to") and start <= one.first:
            start = _cut_before(st, found[:number], one, start)
        yield replace(one, said=(start, max(start, end)))


def _cut_behind(st: Stretch, one: Attribution, later: Sequence[Attribution], words: SayWords) -> tuple[int, int]:
    start, end = one.said
    for other in later:
        if other.rule == "relay" and start <= other.first < end:
            start, end = _without_relay(st, other, start, end)
        elif other.rule == "according-to" and start < other.first < end and closing(st, other.last + 1, end):
            end = other.first
        elif start < other.first < end and _sibling(st, other):
            cut = other.first - (1 if st.tokens[other.first - 1].text.isalpha() else 0)
            end = end if closing(st, start, cut) else cut
        elif one.rule == "clause" and start < other.cue[0] < end and _same_subject(one, other):
            end = _conjunction(st, other.cue[0], start, words) or end
    return start, _before_next_verb(st, start, end, words) if one.rule == "clause" else end


def _before_next_verb(st: Stretch, start: int, end: int, words: SayWords) -> int:
    """Before an "and" or "but" that a further verb of saying follows at once: "would lose | and asked voters …"."""
    for at in range(start + 2, end - 1):
        if not words.has("and", st.tokens[at]) or st.quoted(at):
            continue
        verbs, hangs = words.verb(st.tokens, at + 1)
        if not hangs and any(verb.position in ("before", "both") and verb.takes != "number" for verb in verbs):
            return at
    return end


def _same_subject(one: Attribution, other: Attribution) -> bool:
    """True for "X said … and denied …": both verbs have one subject in the text."""
    return one.source is not None and other.source is not None and one.source.first == other.source.first


def _conjunction(st: Stretch, verb: int, start: int, words: SayWords) -> int:
    """The token of the "and" or "but" right before a verb, adverbs skipped, or of the comma before "saying"; else 0."""
    if st.lower(verb - 1) == "," and st.lower(verb).endswith("ing") and verb - 1 > start:
        return verb - 1
    for at in range(verb - 1, max(start, verb - BACK - 1), -1):
        if words.has("and", st.tokens[at]) and not st.quoted(at):
            return at
        if not words.has("adverbs", st.tokens[at]):
            break
    return 0


def _cut_before(st: Stretch, earlier: Sequence[Attribution], one: Attribution, start: int) -> int:
    for other in earlier:
        behind = other.rule == "according-to" and other.said[1] <= other.first
        if (behind or other.rule in ("postposed", "parenthetical")) and start <= other.last < one.first:
            start = other.last + 1
        if other.rule == "clause" and start < other.said[1] < min(one.first, st.sentence(other.first)[1]):
            start = other.said[1]
    return start


def _without_relay(st: Stretch, relay: Attribution, start: int, end: int) -> tuple[int, int]:
    """Words without ", seperti dikutip AFP," at their head or tail; in the middle it stays."""
    if not any(st.tokens[i].text[0].isalnum() for i in range(start, relay.first)):
        return min(relay.last + 1, end), end
    return (start, relay.first) if closing(st, relay.last + 1, end) else (start, end)


def _sibling(st: Stretch, other: Attribution) -> bool:
    """True when the clause of `other` stands beside the one before it, not inside it."""
    before = other.first - 1
    if other.rule != "clause":
        return False
    token = st.lower(before)
    if token.isalpha():
        before -= 1
    return st.lower(before) in (",", ";", ":", "—", "–")
