"""Years and decades as written: "in 2017", "from 2014 to 2018", "(2006)", "the 1990s", "tahun 1990-an". Pure."""

from __future__ import annotations

from collections.abc import Sequence

from saksi.read.calendar_forms import year_of
from saksi.read.date_words import DateWords
from saksi.read.sentences import Token

ROUND = 100
"""A round number behind "in" may count what follows ("in 2000 villages"); any other of four digits is a year."""


def years_at(tokens: Sequence[Token], at: int, words: DateWords) -> tuple[int, int, int] | None:
    """(token behind it, first year, last year) of the year or decade at token `at`, None where it is no year."""
    year = year_of(tokens[at])
    if year is None or at == 0:
        return None
    after = _decade(tokens, at, words) if year % 10 == 0 else at
    if after > at:
        return after, year, year + 9
    return (at + 1, year, year) if _is_year(tokens, at, year, words) else None


def _decade(tokens: Sequence[Token], at: int, words: DateWords) -> int:
    """The token behind what hangs on a year to make it a decade ("s", "-an"), or `at`."""
    for ending in words.decades:
        last = at + len(ending)
        glued = all(tokens[i].end == tokens[i + 1].start for i in range(at, min(last, len(tokens) - 1)))
        if last < len(tokens) and glued and tuple(token.lower for token in tokens[at + 1 : last + 1]) == ending:
            return last + 1
    return at


def _is_year(tokens: Sequence[Token], at: int, year: int, words: DateWords) -> bool:
    before = tokens[at - 1].lower
    behind = tokens[at + 1].text if at + 1 < len(tokens) else "."
    if before in words.sets["year_word"] or (before == "(" and behind == ")"):
        return True
    if before in words.sets["year_sure"] and (year % ROUND or not behind[:1].isalpha()):
        return True
    if before in words.sets["before_year"] or before in words.sets["between"]:
        if not behind[:1].isalpha() or _joins(tokens, at + 1, at + 2, words):
            return True
    elif _joins(tokens, at + 1, at + 2, words) and (before == "(" or tokens[at + 1].start == tokens[at].end):
        return True
    chained = at > 2 and _joins(tokens, at - 1, at - 2, words)
    return chained and _is_year(tokens, at - 2, year_of(tokens[at - 2]) or 0, words)


def _joins(tokens: Sequence[Token], joint: int, other: int, words: DateWords) -> bool:
    """True when token `joint` joins a year to the year at `other`: "2014 to 2018", "2010 and 2011"."""
    if joint >= len(tokens) or other >= len(tokens):
        return False
    ends = words.sets["range"] | words.sets["and"]
    return tokens[joint].lower in ends and year_of(tokens[other]) is not None
