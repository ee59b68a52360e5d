"""Parting: an attribution, and how several in one sentence share out its words. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from saksi.core.reading import Slot
from saksi.read.sources import Source
from saksi.read.stretches import Stretch


@dataclass(frozen=True, slots=True)
class Attribution:
    """Tokens `[first, last]` name a speaker and a verb; tokens `[said[0], said[1])` are what was said.

    `source` speaks at first hand, `via` relays; `cue` are the tokens of the verb; `rule` names the turn of phrase.
    `back` are the characters said instead, when the tokens only point back ("Hal itu disampaikan X").
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


def closing(st: Stretch, at: int, edge: int) -> bool:
    """True when nothing but signs stands from `at` to the sentence's end."""
    return all(not any(char.isalnum() for char in st.tokens[i].text) for i in range(at, edge))


def parted(st: Stretch, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Each attribution with its words cut where a sibling's clause begins or an earlier sibling's ended."""
    for number, one in enumerate(found):
        start, end = one.said
        if one.rule in ("clause", "parenthetical", "according-to"):
            start, end = _cut_behind(st, found[number + 1 :], start, end)
        if one.rule in ("postposed", "parenthetical", "according-to") and start <= one.first:
            start = _cut_before(st, found[:number], one, start)
        yield replace(one, said=(start, max(start, end)))


def _cut_behind(st: Stretch, later: Sequence[Attribution], start: int, end: int) -> tuple[int, int]:
    for other in later:
        if other.rule == "relay" and start <= other.first < end:
            start, end = _without_relay(st, other, start, end)
        elif start < other.first < end and _sibling(st, other):
            end = other.first - (1 if st.tokens[other.first - 1].text.isalpha() else 0)
    return start, end


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
