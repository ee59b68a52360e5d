"""Numerals, in digits and in words, as intervals over the tokens of a sentence. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from saksi.lang.pack import Pack
from saksi.read.sentences import Token
from saksi.read.wordbook import Wordbook

HEADLINE = 0.6
"""From this share of capitals on a sentence is a headline."""
LONGEST = 24
"""Characters above which digits are no number that news counts: no database could hold it."""
GROUPS = 6
"""Most groups of three digits that stand apart in one number."""
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*\Z")
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*\Z")
_DECIMAL = re.compile(r"(\d+)([.,])(\d+)\Z")
_GROUPED_DECIMAL = re.compile(r"(\d{1,3}(?:([.,])\d{3})+)(?!\2)[.,](\d+)\Z")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral over the tokens `[first, last]`.

    `low` and `high` are both ends of what it says, `step` the size of its last counted place (for "-an"); `digits` is
    True when it is written in digits alone, `whole` False for a fraction that no scale makes whole, `opened` True when
    its upper end is no number anybody wrote ("ribuan", "2.500-an").
    """

    first: int
    last: int
    low: int
    high: int
    step: int
    digits: bool
    whole: bool = True
    scale: int = 1
    opened: bool = False


@dataclass(frozen=True, slots=True)
class Numerals:
    """The number words of one language, compiled."""

    decimal: str
    words: Mapping[str, int]
    scales: Mapping[str, int]
    round_scales: Mapping[str, int]
    round_words: Mapping[str, int]
    vague: Wordbook[tuple[int, int]]
    teen: frozenset[str]
    inner: frozenset[str]
    articles: frozenset[str]

    @property
    def heads(self) -> frozenset[str]:
        """The words a numeral in words may begin with, but for pairs ("fifty-one", "dua-tiga")."""
        told = (self.words, self.scales, self.round_scales, self.round_words, self.teen, self.articles)
        return self.vague.heads.union(*told)


@cache
def numerals(pack: Pack) -> Numerals:
    """The number words of `pack` (its numbers.toml)."""
    table = pack.table("numbers")
    grammar = table["grammar"]
    return Numerals(
        str(pack.table("pack")["decimal"]),
        table["words"],
        table["scales"],
        table["round_scales"],
        table["round_words"],
        Wordbook((phrase, (low, high)) for phrase, (low, high) in table["vague"].items()),
        frozenset(grammar["teen"]),
        frozenset(grammar["inner"]),
        frozenset(grammar["articles"]),
    )


def headline(tokens: Sequence[Token]) -> bool:
    """True when most words begin with a capital: capitals tell no names there."""
    words = [token.text for token in tokens if token.text[0].isalpha()]
    return sum(word[0].isupper() for word in words) >= HEADLINE * len(words)


def last_place(value: int) -> int:
    """The size of the last place that is not zero: 2500 -> 100, 1000 -> 1000, 7 -> 1."""
    step = 1
    while value and value % (step * 10) == 0:
        step *= 10
    return step


def digits(written: str, decimal: str, *, scaled: bool) -> Fraction | None:
    """The value of a numeral in digits, None when its signs fit neither way of writing.

    Three digits behind one sign are thousands in every language unless a scale follows ("1.234 million" is decimal
    where the full stop is): newsrooms mix the two conventions for thousands, hardly ever for fractions.
    """
    if len(written) > LONGEST:
        return None
    if written.isdigit():
        return Fraction(int(written))
    fraction = _DECIMAL.match(written)
    if _GROUPED.match(written) and not written.startswith("0") and not (scaled and fraction and fraction[2] == decimal):
        return Fraction(int(re.sub("[.,]", "", written)))
    if fraction:
        return Fraction(f"{fraction[1]}.{fraction[3]}")
    both = _GROUPED_DECIMAL.match(written)
    if both:
        return Fraction(f"{re.sub('[.,]', '', both[1])}.{both[3]}")
    return None


def is_digits(token: Token) -> bool:
    """True for a token written in digits."""
    return _DIGITS.match(token.text) is not None


def _joined(token: Token, words: Mapping[str, int]) -> int | None:
    """As in "fifty-one" -> 51; None for a token that is no such pair."""
    tens, dash, ones = token.lower.partition("-")
    if dash and words.get(tens, 0) in range(20, 100, 10) and words.get(ones, 0) in range(1, 10):
        return words[tens] + words[ones]
    return None


class _Sum:
    """A numeral being added up from its words."""

    def __init__(self) -> None:
        self.total = Fraction(0)
        self.group = Fraction(0)
        self.pending: Fraction | None = None
        self.last_scale = 1

    def atom(self, value: int) -> bool:
        """Takes a numeral word; False when it cannot follow what was taken."""
        if value >= 1000 and (self.pending is not None or self.group or self.total):
            return False
        if self.pending is not None:
            if not (self.pending % 10 == 0 and 20 <= self.pending < 100 and value < 10):
                return False
            self.pending += value
        elif value >= 1000:
            self.total += value
        elif value >= 100:
            self.group += value
        else:
            self.pending = Fraction(value)
        return True

    def teen(self) -> bool:
        """Takes the word that adds ten ("dua belas")."""
        if self.pending is None or not 1 < self.pending < 10:
            return False
        self.pending += 10
        return True

    def scale(self, value: int) -> bool:
        """Takes a word that multiplies what stands before it; a dozen may stand alone."""
        if self.pending is None and not self.group:
            if value != 12 or self.total:
                return False
            self.pending = Fraction(1)
        if value < 1000:
            if self.pending is None:
                return False
            self.group += self.pending * value
        else:
            self.total += (self.group + (self.pending or 0)) * value
            self.group = Fraction(0)
        self.pending = None
        self.last_scale = value
        return True

    @property
    def value(self) -> Fraction:
        return self.total + self.group + (self.pending or 0)


def numeral_at(tokens: Sequence[Token], at: int, book: Numerals) -> Numeral | None:
    """The numeral that begins at token `at`, as long as it reaches; None when none does."""
    vague = _vague_at(tokens, at, book)
    if vague is not None:
        return vague
    token = tokens[at]
    if is_digits(token):
        return _digits_at(tokens, at, book)
    if token.lower in book.articles:
        follows = tokens[at + 1].lower if at + 1 < len(tokens) else ""
        return _words_at(tokens, at, at + 1, book) if follows in book.scales and len(follows) > 2 else None
    if token.lower in book.round_words:
        value = book.round_words[token.lower]
        return Numeral(at, at, value, 2 * value - 1, value, False, opened=True)
    twins = token.lower.split("-")
    if len(twins) == 2 and all(0 < book.words.get(word, 0) < 20 for word in twins):
        low, high = (book.words[word] for word in twins)
        return Numeral(at, at, low, high, 1, False) if low < high else None
    return _words_at(tokens, at, at, book)


def _vague_at(tokens: Sequence[Token], at: int, book: Numerals) -> Numeral | None:
    found = book.vague.at(tokens, at)
    if found is None:
        return None
    after, (low, high) = found
    scale = book.scales.get(tokens[after].lower, 1) if after < len(tokens) else 1
    if scale < 1000 or len(tokens[after].lower) == 1:
        return Numeral(at, after - 1, low, high, 1, False, opened=low < high)
    return Numeral(at, after, low * scale, (high + 1) * scale - 1, 1, False, opened=True)


def _scale_of(tokens: Sequence[Token], at: int, book: Numerals) -> int:
    """The scale at token `at`, 0 for none; a letter is one only when it touches its digits ("20k")."""
    if not 0 < at < len(tokens):
        return 0
    word = tokens[at].lower
    if len(word) == 1 and tokens[at].start != tokens[at - 1].end:
        return 0
    return book.scales.get(word, 0)


def _spaced(tokens: Sequence[Token], at: int) -> int:
    """The last token of a number whose thousands stand apart ("40 000"), `at` where they do not."""
    head = tokens[at].text
    if not (head.isdecimal() and len(head) <= 3 and head[0] != "0") or _follows(tokens, at - 1):
        return at
    last = at
    while _follows(tokens, last) and len(tokens[last + 1].text) == 3 and tokens[last + 1].text.isdecimal():
        last += 1
    return at if _follows(tokens, last) or last - at > GROUPS else last


def _follows(tokens: Sequence[Token], at: int) -> bool:
    """True when token `at` and the one behind it are numbers with one blank between."""
    if at < 0 or at + 1 >= len(tokens) or tokens[at + 1].start != tokens[at].end + 1:
        return False
    return tokens[at].text[0].isdecimal() and tokens[at + 1].text[0].isdecimal()


def _digits_at(tokens: Sequence[Token], at: int, book: Numerals) -> Numeral | None:
    apart = _spaced(tokens, at)
    if apart > at:
        number = int("".join(token.text for token in tokens[at : apart + 1]))
        return Numeral(at, apart, number, number, last_place(number), True)
    scale = _scale_of(tokens, at + 1, book)
    opened = 0 if scale or at + 1 >= len(tokens) else book.round_scales.get(tokens[at + 1].lower, 0)
    if opened and tokens[at].text.isdecimal() and len(tokens[at].text) <= LONGEST and int(tokens[at].text) >= opened:
        opened = 0  # "pada 1998 ribuan orang tewas": a year, and thousands
    value = digits(tokens[at].text, book.decimal, scaled=bool(scale or opened))
    if value is None:
        return None
    if opened:
        number = int(value * opened)
        return Numeral(at, at + 1, number, number + opened - 1, opened, False, True, opened, True)
    last = at
    if scale and scale != 10:
        value *= scale
        last += 1
    whole = value.denominator == 1
    number = int(value)
    return Numeral(at, last, number, number, last_place(number), last == at, whole, max(scale, 1))


def _words_at(tokens: Sequence[Token], first: int, at: int, book: Numerals) -> Numeral | None:
    """A numeral in words from token `at`; its span begins at `first` (an article may stand before)."""
    sum_ = _Sum()
    if first != at:
        sum_.atom(1)
    last = -1
    opened = 0
    while at < len(tokens):
        taken = _take(tokens, at, book, sum_, started=last >= 0)
        if not taken:
            break
        at += taken
        last = at - 1
        if tokens[last].lower in book.round_scales:
            opened = book.round_scales[tokens[last].lower]
            break
    if last < 0:
        return None
    number = int(sum_.value)
    whole = sum_.value.denominator == 1
    high = number + opened - 1 if opened else number
    return Numeral(first, last, number, high, last_place(number), False, whole, sum_.last_scale, opened > 0)


def _take(tokens: Sequence[Token], at: int, book: Numerals, sum_: _Sum, *, started: bool) -> int:
    """How many tokens from `at` the sum takes: 0 when the numeral ends before it."""
    word = tokens[at].lower
    if word in book.words:
        return int(sum_.atom(book.words[word]))
    joined = _joined(tokens[at], book.words)
    if joined is not None:
        return int(sum_.pending is None and sum_.atom(joined))
    if word in book.teen:
        return int(sum_.teen())
    if word in book.scales and len(word) > 1:
        return int(sum_.scale(book.scales[word]))
    if word in book.round_scales and started:
        return int(sum_.scale(book.round_scales[word]))
    if word in book.inner and started and sum_.pending is None and sum_.group and at + 1 < len(tokens):
        follows = book.words.get(tokens[at + 1].lower) or _joined(tokens[at + 1], book.words)
        return 2 if follows and follows < 100 and sum_.atom(follows) else 0
    return 0
