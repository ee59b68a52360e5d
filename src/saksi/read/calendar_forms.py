"""Calendar days as written: "6 Januari 2022", "Jan 6", "(6/1)", "13.01.2022", "2022-01-06", "2-5 January". Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from saksi.read.date_words import DateWords
from saksi.read.sentences import Token
from saksi.read.sentences import token as made

_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_YEAR = re.compile(r"(?:19|20)\d\d")
DASHES = frozenset("-–—‑")
NOT_AFTER_YEAR = frozenset("%°")


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar form over tokens `[first, last)`: what of day, month and year is written, None for what is not."""

    last: int
    day: int | None = None
    month: int | None = None
    year: int | None = None


def day_of(token: Token) -> int | None:
    """The day of a month a number token can be."""
    return int(token.text) if len(token.text) <= 2 and token.text.isdecimal() and 1 <= int(token.text) <= 31 else None


def year_of(token: Token) -> int | None:
    """The year a token of four digits can be, 1900 to 2099."""
    return int(token.text) if _YEAR.fullmatch(token.text) else None


def month_of(token: Token, words: DateWords) -> int | None:
    """The month a token names; in a language that writes them so only with a capital."""
    month = words.months.get(token.lower)
    if month is None or (words.capitals and not token.text[0].isupper()):
        return None
    return month


def weekday_of(token: Token, words: DateWords) -> int | None:
    """The ISO weekday a token names; with a capital where the language, or the word, demands one."""
    weekday = words.weekdays.get(token.lower)
    if weekday is None:
        return None
    needs_capital = words.capitals or token.lower in words.sets["capital_only"]
    return None if needs_capital and not token.text[0].isupper() else weekday


def joined(tokens: Sequence[Token], words: DateWords) -> list[Token]:
    """The tokens, hyphenated ones that hold a month or weekday cut apart ("mid-January", "Senin-Rabu")."""
    if all(token.plain for token in tokens):
        return list(tokens)
    found: list[Token] = []
    for token in tokens:
        if token.plain:
            found.append(token)
            continue
        halves = token.lower.split("-") if "-" in token.lower else ()
        if not any(half in words.months or half in words.weekdays for half in halves):
            found.append(token)
            continue
        at = token.start
        for piece in re.split("(-)", token.text):
            if piece:
                found.append(made(piece, at))
            at += len(piece)
    return found


def _is(tokens: Sequence[Token], at: int, *texts: str) -> bool:
    return at + len(texts) <= len(tokens) and all(tokens[at + i].text == text for i, text in enumerate(texts))


def _number(tokens: Sequence[Token], at: int) -> int | None:
    if at >= len(tokens) or not tokens[at].text.isdecimal() or len(tokens[at].text) > 4:
        return None
    return int(tokens[at].text)


def _valid(day: int | None, month: int | None, year: int | None) -> bool:
    if day is None or month is None or not 1 <= month <= 12:
        return False
    try:
        date(year if year is not None else 2000, month, day)
    except ValueError:
        return False
    return True


def _century(year: int) -> int:
    """Two digits as a year of this century, or of the last above 69 as POSIX does."""
    return year if year > 99 else year + (1900 if year > 69 else 2000)


def numeric(tokens: Sequence[Token], at: int, *, bare: bool) -> Calendar | None:
    """Days in digits alone from token `at`. With `bare`, "6/1" without a year counts."""
    dotted = _DOTTED.fullmatch(tokens[at].text)
    if dotted:
        day, month, year = (int(part) for part in dotted.groups())
        return Calendar(at + 1, day, month, year) if _valid(day, month, year) else None
    first, sign = _number(tokens, at), tokens[at + 1].text if at + 1 < len(tokens) else ""
    second = _number(tokens, at + 2)
    if first is None or second is None or sign not in ("/", "-", "."):
        return None
    third = _number(tokens, at + 4) if _is(tokens, at + 3, sign) else None
    if third is not None and len(tokens[at].text) == 4:
        return Calendar(at + 5, third, second, first) if _valid(third, second, first) else None
    if third is not None and len(tokens[at + 4].text) in (2, 4):
        return Calendar(at + 5, first, second, _century(third)) if _valid(first, second, _century(third)) else None
    if bare and sign == "/" and third is None and _valid(first, second, None):
        return Calendar(at + 3, first, second)
    return None


def _year_from(tokens: Sequence[Token], at: int, *, comma: bool) -> tuple[int | None, int]:
    """The year at `at`, with `comma` also after one, and the token behind it."""
    for skip in (0, 1) if comma else (0,):
        if at + skip < len(tokens) and (skip == 0 or tokens[at].text == ","):
            year = year_of(tokens[at + skip])
            behind = tokens[at + skip + 1].text if at + skip + 1 < len(tokens) else ""
            if year is not None and behind not in NOT_AFTER_YEAR:
                return year, at + skip + 1
    return None, at


def _skip(tokens: Sequence[Token], at: int, words: frozenset[str]) -> int:
    return at + 1 if at < len(tokens) and tokens[at].lower in words else at


def named(tokens: Sequence[Token], at: int, words: DateWords) -> Calendar | None:
    """Days with a named month from token `at`: day first, or month first where the language does so."""
    day = day_of(tokens[at])
    if day is not None:
        after = _skip(tokens, at + 1, words.sets["ordinals"])
        after = _skip(tokens, after, words.sets["of"])
        month = month_of(tokens[after], words) if after < len(tokens) else None
        if month is None or not _valid(day, month, None):
            return None
        after = _full_stop(tokens, after + 1, tokens[after])
        year, after = _year_from(tokens, after, comma=words.month_first)
        return Calendar(after, day, month, year)
    month = month_of(tokens[at], words)
    if month is None:
        return None
    return _month_first(tokens, at, month, words)


def _full_stop(tokens: Sequence[Token], at: int, month: Token) -> int:
    """Past the full stop of an abbreviated month."""
    return at + 1 if len(month.text) <= 4 and _is(tokens, at, ".") and at + 1 < len(tokens) else at


def _month_first(tokens: Sequence[Token], at: int, month: int, words: DateWords) -> Calendar | None:
    after = _full_stop(tokens, at + 1, tokens[at])
    only_month = at > 0 and tokens[at - 1].lower in words.sets["only_month_after"]
    if words.month_first and not only_month and after < len(tokens):
        day = day_of(tokens[after])
        if day is not None and _valid(day, month, None) and not _is(tokens, after + 1, "%"):
            after = _skip(tokens, after + 1, words.sets["ordinals"])
            year, after = _year_from(tokens, after, comma=True)
            return Calendar(after, day, month, year)
    year, after = _year_from(tokens, at + 1, comma=words.month_first)
    if year is not None:
        return Calendar(after, None, month, year)
    if tokens[at].lower in words.wordy_months and not (at and tokens[at - 1].lower in words.sets["before_month"]):
        return None
    return Calendar(at + 1, None, month)
