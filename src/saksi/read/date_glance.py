"""Whether a stretch of text can tell a day at all, from its words alone: spares most sentences the grammar. Pure.

A glance only ever errs by saying yes: what it lets pass the grammar reads, what it refuses no form of the language
could have read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from saksi.core.words import letter_runs
from saksi.lang.pack import Pack
from saksi.read.date_words import DateWords, Form, Phrase, Piece, date_words

_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_NUMERIC = re.compile(r"\d\s*/\s*\d|\d\s*([.-])\s*\d{1,4}\s*\1\s*\d")
_WITH_YEAR = re.compile(r"\d\s*([/.-])\s*\d{1,4}\s*\1\s*\d")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class _Need:
    """What a stretch must hold for one form: a word of each set, a number with its unit, a number."""

    words: tuple[frozenset[str], ...]
    span: bool
    n: bool


@dataclass(frozen=True, slots=True)
class Glance:
    """The words of a language by which a stretch is judged; of a compound ("jum'at") the first run of letters."""

    months: frozenset[str]
    names: frozenset[str]
    of_month: frozenset[str]
    numbers: frozenset[str]
    units: frozenset[str]
    fused: frozenset[str]
    needs: Mapping[str, tuple[_Need, ...]]

    def may_date(self, stretch: str) -> bool:
        """True where a day may stand with its month and its year."""
        if _WITH_YEAR.search(stretch):
            return True
        return _YEAR.search(stretch) is not None and not self.months.isdisjoint(letter_runs(stretch))

    def may_tell(self, stretch: str) -> bool:
        """True where any turn of phrase that tells a day may stand."""
        words = letter_runs(stretch)
        if not self.names.isdisjoint(words):
            return True
        digit = _DIGIT.search(stretch) is not None
        if digit and (_NUMERIC.search(stretch) or _YEAR.search(stretch) or not self.of_month.isdisjoint(words)):
            return True
        n = digit or not self.numbers.isdisjoint(words)
        span = not self.fused.isdisjoint(words) or (n and not self.units.isdisjoint(words))
        told = (need for word in words & self.needs.keys() for need in self.needs[word])
        return any(self._is_met(need, words, span=span, n=n) for need in told)

    @staticmethod
    def _is_met(need: _Need, words: frozenset[str], *, span: bool, n: bool) -> bool:
        if (need.span and not span) or (need.n and not n):
            return False
        return not any(words.isdisjoint(wanted) for wanted in need.words)


def may_have_year(text: str, start: int, end: int) -> bool:
    """False for a stretch `[start, end)` in which no day can stand with its year, in any language."""
    return _YEAR.search(text, start, end) is not None or _WITH_YEAR.search(text, start, end) is not None


def _first(word: str) -> str:
    found = _WORD.search(word)
    return found.group() if found else ""


def _firsts(words: Iterable[str]) -> frozenset[str]:
    return frozenset(first for word in words if (first := _first(word)))


@cache
def glance_of(pack: Pack) -> Glance:
    """The glance of a language."""
    words = date_words(pack)
    needs: dict[str, list[_Need]] = defaultdict(list)
    for trigger, need in _needs(words):
        for word in trigger:
            needs[word].append(need)
    return Glance(
        months=_firsts([*words.months, *_feasts(words)]),
        names=_firsts([*words.months, *words.weekdays]),
        of_month=_firsts(words.sets["of_month"]),
        numbers=_firsts(word for word in words.numbers if not _DIGIT.search(word)),
        units=_firsts(words.units),
        fused=_firsts(words.fused),
        needs={word: tuple(held) for word, held in needs.items()},
    )


def _needs(words: DateWords) -> Iterator[tuple[frozenset[str], _Need]]:
    """What each form needs, under the words of its most telling piece; forms with a name or a year need no more."""
    for form in {form for _, form in _forms(words)}:
        takes = {piece.takes for piece in form if not piece.optional}
        if takes & {"weekday", "month", "year"}:
            continue
        literal = _literal(form)
        trigger = min(literal, key=_commonness, default=words.units.keys() | words.fused.keys())
        yield _firsts(trigger), _Need(literal, "span" in takes, "n" in takes)


def _forms(words: DateWords) -> Iterator[tuple[Phrase, Form]]:
    begun = (*words.by_word.values(), *words.by_class.values())
    return (pair for followed in begun for held in followed.values() for pair in held)


def _feasts(words: DateWords) -> Iterator[str]:
    """Words of the feasts, which name a month as months do."""
    return (word for phrase, form in _forms(words) if phrase.month for piece in form for word in piece.words)


def _literal(form: Form) -> tuple[frozenset[str], ...]:
    """The sets of which a form holds a word each; a piece that a sign or a digit can fill demands none."""
    return tuple(_firsts(piece.words) for piece in form if _is_wordy(piece))


def _is_wordy(piece: Piece) -> bool:
    return not piece.takes and not piece.optional and all(_first(word) for word in piece.words)


def _commonness(words: frozenset[str]) -> tuple[int, int, list[str]]:
    """Few and long words are the rarest."""
    return len(words), -max(map(len, words)), sorted(words)
