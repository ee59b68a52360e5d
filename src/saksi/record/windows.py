"""Windows: what articles tell within some days of a day, counted once a day and not once a pair of mentions. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
_SPARE = 2
"""Articles kept at each end, so that one can be left out."""


@dataclass(frozen=True, slots=True)
class Told(Generic[K]):
    """One thing of the kind `what`, in the words `raw`, told by an article for a day; None is any day."""

    what: K
    raw: str
    article: str
    day: date | None


@dataclass(slots=True)
class Within(Generic[K]):
    """What is told within a window, in order: how many articles tell each, and the words of the first and the last."""

    articles: dict[K, set[str]] = field(default_factory=lambda: defaultdict(set))
    heads: dict[K, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    tails: dict[K, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    def votes(self, but: str) -> dict[K, int]:
        """How many articles other than `but` tell each."""
        found = {what: len(some) - (but in some) for what, some in self.articles.items()}
        return {what: count for what, count in found.items() if count}

    def first(self, but: str) -> dict[K, str]:
        """The words of the first that is not of the article `but`."""
        return {what: raw for what, some in self.heads.items() if (raw := _other(some, but)) is not None}

    def last(self, but: str) -> dict[K, str]:
        """The words of the last that is not of the article `but`."""
        return {what: raw for what, some in self.tails.items() if (raw := _other(some, but)) is not None}


def _other(some: dict[str, str], but: str) -> str | None:
    return next((raw for article, raw in some.items() if article != but), None)


class Windows(Generic[K]):
    """Things told in a fixed order, asked for by day; each day's window is made when first asked for."""

    def __init__(self, told: Iterable[Told[K]], reach: timedelta) -> None:
        self._told = list(told)
        self._reach = reach.days
        self._by_day: dict[int | None, list[int]] = defaultdict(list)
        for number, one in enumerate(self._told):
            self._by_day[one.day.toordinal() if one.day else None].append(number)
        self._made: dict[date | None, Within[K]] = {}

    def around(self, day: date | None) -> Within[K]:
        """Everything told for a day at most `reach` from this one; without a day, everything."""
        held = self._made.get(day)
        if held is None:
            held = self._made[day] = self._within(day)
        return held

    def _within(self, day: date | None) -> Within[K]:
        if day is None:
            numbers = list(range(len(self._told)))
        else:
            days = range(day.toordinal() - self._reach, day.toordinal() + self._reach + 1)
            numbers = sorted(number for other in (None, *days) for number in self._by_day.get(other, ()))
        found: Within[K] = Within()
        for number in numbers:
            one = self._told[number]
            found.articles[one.what].add(one.article)
            if len(found.heads[one.what]) < _SPARE:
                found.heads[one.what].setdefault(one.article, one.raw)
        for number in reversed(numbers):
            one = self._told[number]
            if len(found.tails[one.what]) < _SPARE:
                found.tails[one.what].setdefault(one.article, one.raw)
        return found
