"""Whether the clause around a turn of phrase speaks of what is to come. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from saksi.read.date_words import DateWords
from saksi.read.sentences import Token

REACH = 25
"""Tokens within which a cue of tense still governs a day: most sentences are shorter."""


def is_future(tokens: Sequence[Token], words: DateWords, first: int, last: int) -> bool:
    """True when the nearest cue before `first`, or else the first behind `last`, speaks of what is to come."""
    back = range(first - 1, max(first - REACH, 0) - 1, -1)
    ahead = range(last, min(last + REACH, len(tokens)))
    for way in (back, ahead):
        for at in way:
            if tokens[at].text in ";:":
                break
            cue = _cue(tokens, words, at, promised=way is back)
            if cue is not None:
                return cue
    return False


def is_pledged(tokens: Sequence[Token], words: DateWords, at: int) -> bool:
    """True when a word of promising stands before token `at`: "promised talks within ten days"."""
    return any(token.lower in words.sets["promises"] for token in tokens[max(at - REACH, 0) : at])


def _cue(tokens: Sequence[Token], words: DateWords, at: int, *, promised: bool) -> bool | None:
    """True for a cue of the future at this token, False for one of the past, None for neither.

    A verb right behind a cue of the future belongs to it: "will be announced", "akan diumumkan". A promise speaks
    of what is to come only for what stands behind it, which `promised` tells.
    """
    lower = tokens[at].lower
    ended = bool(words.past_endings) and lower.endswith(words.past_endings)
    if lower not in words.tense and not ended:
        return None
    if _is_promise(tokens, words, at):
        return promised
    if _is_one_of(tokens, at, words.future):
        return True
    if _is_one_of(tokens, at, words.past) or (ended and tokens[at].text.islower()):
        return any(_is_one_of(tokens, before, words.future) for before in range(max(at - 2, 0), at))
    return None


def _is_promise(tokens: Sequence[Token], words: DateWords, at: int) -> bool:
    """True for a verb of promising with the verb of what is promised behind it: "agreed to meet"."""
    sets = words.sets
    if tokens[at].lower not in sets["promises"]:
        return False
    leads = at + 1 < len(tokens) and tokens[at + 1].lower in sets["promise_leads"]
    verb = at + (2 if leads else 1)
    if verb >= len(tokens) or bool(sets["promise_leads"]) != leads:
        return False
    lower = tokens[verb].lower
    if sets["promise_thing_endings"] and lower.endswith(tuple(sets["promise_thing_endings"])):
        return False
    return lower not in sets["promise_things"] and lower.startswith(tuple(sets["promise_verbs"]) or "")


def _is_one_of(tokens: Sequence[Token], at: int, groups: frozenset[tuple[str, ...]]) -> bool:
    lower = tokens[at].lower
    return (lower,) in groups or (at + 1 < len(tokens) and (lower, tokens[at + 1].lower) in groups)
