"""Versions of one page: the same address with another text; the later one replaces the earlier. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from saksi.core.article import Article
from saksi.core.reading import Reading
from saksi.record.ground import iso


def successors(articles: Iterable[Article], readings: Mapping[str, Sequence[Reading]]) -> dict[str, str]:
    """Article id -> id of the version in force, for each article that a later version of its page replaced.

    Later is what the page's own clock says; a silent edit keeps the clock, then the version that tells of the later
    day, then the one with the higher running totals is taken as later (tolls grow), then the one that says more
    (another view of a page may leave out a paragraph), and the id settles the rest. A version with a number of no day
    of its own tells of the day it was published.
    """
    pages: dict[str, list[Article]] = {}
    for article in articles:
        if article.url:
            pages.setdefault(article.url, []).append(article)
    replaced: dict[str, str] = {}
    for versions in pages.values():
        if len(versions) > 1:
            clocks = _clocks(versions)
            *earlier, last = sorted(versions, key=lambda one: _lateness(one, readings.get(one.id, ()), clocks))
            replaced.update((article.id, last.id) for article in earlier)
    return replaced


def _clocks(versions: Iterable[Article]) -> frozenset[str]:
    """The days on which every version tells its hour: a copy that leaves it out is not earlier for that."""
    whens = [one.published.when for one in versions]
    return frozenset({iso(one.last) for one in whens} - {iso(one.last) for one in whens if not one.clock})


def _lateness(
    article: Article, readings: Sequence[Reading], clocks: frozenset[str]
) -> tuple[str, str, str, int, int, str]:
    figures = [reading for reading in readings if reading.kind == "figure"]
    told = article.published.when
    days: list[date] = [day for reading in figures if (day := _day(reading) or told.last)]
    totals = sum(count.low or 0 for reading in figures if (count := reading.count()))
    last = iso(told.last)
    clock = told.clock if last in clocks else ""
    return (last, clock, iso(max(days, default=None)), totals, len(readings), article.id)


def _day(reading: Reading) -> date | None:
    when = reading.when()
    return when.last or when.first if when else None
