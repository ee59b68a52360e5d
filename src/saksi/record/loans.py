"""Loans: readings that people ruled to tell one thing, though their articles are of different stories. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from saksi.core.reading import Reading
from saksi.core.ruling import Grouping
from saksi.record.profiles import Page

Cut = Callable[[Page, Sequence[Reading]], Page]


def lend(stories: Sequence[Sequence[Page]], ruled: Iterable[Grouping], cut: Cut) -> list[list[Page]]:
    """The articles of each story after loans: a reading ruled the same as one of another story is folded there."""
    same = [one for one in ruled if one.verdict == "same"]
    if not same:
        return [list(pages) for pages in stories]
    home = {reading.id: number for number, pages in enumerate(stories) for page in pages for reading in page.readings}
    before = dict(home)
    for ruling in same:
        told = [one for group in ruling.groups for one in sorted(group) if one in home]
        home.update((one, home[told[0]]) for one in told)
    lent = {one: number for one, number in home.items() if before[one] != number}
    found: list[list[Page]] = [[] for _ in stories]
    for number, pages in enumerate(stories):
        for page in pages:
            for other, piece in _pieces(page, number, lent, cut):
                found[other].append(piece)
    return found


def _pieces(page: Page, number: int, lent: dict[str, int], cut: Cut) -> Iterable[tuple[int, Page]]:
    """The page at home, and what of it goes to other stories; the page itself when nothing does."""
    parts: dict[int, list[Reading]] = defaultdict(list)
    for reading in page.readings:
        parts[lent.get(reading.id, number)].append(reading)
    if not parts.keys() - {number}:
        return [(number, page)]
    parts.setdefault(number, [])
    return [(other, cut(page, some)) for other, some in sorted(parts.items())]
