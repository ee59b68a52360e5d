"""Memory: what one fold leaves for the next, so that an article more costs only its own story. Changes no result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import is_

from saksi.core.article import Article
from saksi.core.reading import Reading
from saksi.record.chapters import Chapter, write
from saksi.record.membership import Members
from saksi.record.profiles import Page
from saksi.record.rulings import Applied, corrected
from saksi.record.stories import Part

_SPARE = 2
"""Pages and chapters that no fold asked for again are let go when the memory holds this many times what one needs."""
ChapterKey = tuple[str, tuple[Page, ...], tuple[Page, ...]]


@dataclass(slots=True)
class Memory:
    """Pages by article and chapters by their content. One memory serves one record; another ruling empties it.

    A page is known again when its article and readings are equal to those it was made of, a chapter when all its
    pages are the same and the day of the fold changes nothing in it. A fold with a memory gives the record that a
    fold without one gives.
    """

    applied: Applied = field(default_factory=Applied)
    pages: dict[str, Page] = field(default_factory=dict)
    cuts: dict[tuple[Page, tuple[str, ...]], Page] = field(default_factory=dict)
    chapters: dict[ChapterKey, Chapter] = field(default_factory=dict)

    def rule(self, applied: Applied) -> None:
        """Begins a fold under these rulings."""
        if applied != self.applied:
            self.pages.clear()
            self.cuts.clear()
            self.chapters.clear()
            self.applied = applied

    def page(self, article: Article, given: Sequence[Reading]) -> Page:
        """The article with its readings: corrected, without repeats and rejected ones, in text order."""
        held = self.pages.get(article.id)
        if held is None or not _same_page(held, article, given):
            held = self.pages[article.id] = Page(article, tuple(given), _in_order(given, self.applied))
        return held

    def cut(self, page: Page, readings: Sequence[Reading]) -> Page:
        """A part of a page, for a story that borrows or lends readings."""
        key = (page, tuple(reading.id for reading in readings))
        if key not in self.cuts:
            self.cuts[key] = Page(page.article, tuple(readings), tuple(readings))
        return self.cuts[key]

    def chapter(
        self, part: Part, pages: Sequence[Page], replaced: Mapping[str, str], day: date | None, members: Members
    ) -> Chapter:
        """The story folded, now or before."""
        key = (part.name, part.pages, tuple(pages))
        held = self.chapters.get(key)
        if held is None or not held.holds(day, members):
            held = self.chapters[key] = write(part, pages, replaced, self.applied, day, members)
        return held

    def forget(self, pages: Iterable[Page], chapters: Sequence[Chapter]) -> None:
        """Lets go of what was not needed now, when it has become too much."""
        needed = {page.id: page for page in pages}
        if len(self.pages) > _SPARE * len(needed):
            self.pages = needed
            self.cuts.clear()
        if len(self.chapters) > _SPARE * len(chapters):
            kept = {id(one) for one in chapters}
            self.chapters = {key: one for key, one in self.chapters.items() if id(one) in kept}


def _same_page(page: Page, article: Article, given: Sequence[Reading]) -> bool:
    if page.article is not article and page.article != article:
        return False
    if len(page.given) != len(given):
        return False
    if all(map(is_, page.given, given)):
        return True
    return all(one == other and one.rule == other.rule for one, other in zip(page.given, given, strict=True))


def _in_order(given: Iterable[Reading], applied: Applied) -> tuple[Reading, ...]:
    unique = {reading.id: reading for reading in given if reading.id not in applied.rejected}
    if applied.values:
        unique.update((id_, corrected(unique[id_], applied.values[id_])) for id_ in unique if id_ in applied.values)
    return tuple(sorted(unique.values(), key=_place))


def _place(one: Reading) -> tuple[int, int, str, str]:
    anchor = one.slots[0].witness
    return (anchor.start, anchor.end, one.kind, one.id)
