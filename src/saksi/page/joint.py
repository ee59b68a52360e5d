"""Joint: the Texts of an article's pages laid after one another, what each page repeats said once. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from saksi.core.article import Link
from saksi.core.text import Region, Text
from saksi.core.witness import Witness
from saksi.issues import Issue
from saksi.page.addresses import WHOLE
from saksi.page.signs import letters

BESIDE = "the single-page view was read"
"""How the issue ends that says single pages hold what the view of all does not."""
SHORT = 30
"""Characters below which a paragraph may be said twice: "Belum ada tanggapan." stands on many pages."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it was opened: number and view as in its Part, its Text, and its links to other articles."""

    number: int
    view: str
    text: Text
    related: tuple[Link, ...] = ()


@dataclass(slots=True)
class _Sewn:
    """What is made so far, and the keys of what has been said."""

    body: str
    regions: list[Region]
    related: list[tuple[int, int, str]]
    said: set[str]

    def add(self, page: Page) -> None:
        """The page's regions that say something new, each with the blanks that stood between it and the last."""
        pieces: list[str] = []
        at, last = len(self.body), -1
        for region in page.text.regions:
            words = page.text.quote(region.start, region.end)
            key = _key(region, words)
            if key and key in self.said:
                continue
            self.said.add(key)
            between = page.text.body[last : region.start] if last >= 0 else "\n"
            gap = between if not between.strip() else "\n"
            start = at + len(gap)
            pieces += [gap, words]
            at = start + len(words)
            self.regions.append(_renamed(region, start, at, page.number))
            self._linked(page.related, region, start)
            last = region.end
        self.body += "".join(pieces)

    def _linked(self, related: Iterable[Link], region: Region, start: int) -> None:
        inside = (one for one in related if region.start <= one.title.start and one.title.end <= region.end)
        for link in inside:
            first, last = (start + at - region.start for at in (link.title.start, link.title.end))
            self.related.append((first, last, link.address))


def _key(region: Region, words: str) -> str:
    """What two prints of one line share; "" for a short paragraph, which is never a print of another one."""
    if region.name == "body":
        return " ".join(words.split()) if len(words) >= SHORT else ""
    return letters(words) or words


def _renamed(region: Region, start: int, end: int, number: int) -> Region:
    """The masthead is that of the first page: what a later one prints of its own is furniture."""
    if region.name == "title":
        return Region(start, end, "furniture", f"title of page {number}")
    if region.name == "dateline" and region.why == "publication date":
        return Region(start, end, "furniture", f"date line of page {number}")
    return replace(region, start=start, end=end)


def join(pages: Sequence[Page]) -> tuple[Text, tuple[Link, ...], tuple[Issue, ...]]:
    """The Text of them all, the first one's characters unchanged; their links to other articles; what is doubtful.

    A view that holds the whole article is taken alone; what the single pages say beside it is an issue.
    """
    first, *others = pages
    if first.view == WHOLE:
        return first.text, first.related, tuple(_beside(first, others))
    sewn = _Sewn(
        first.text.body,
        list(first.text.regions),
        [(one.title.start, one.title.end, one.address) for one in first.related],
        {_key(region, first.text.quote(region.start, region.end)) for region in first.text.regions},
    )
    for page in others:
        sewn.add(page)
    text = Text(sewn.body, tuple(sewn.regions))
    return text, tuple(Link(Witness.of(text, start, end), address) for start, end, address in sewn.related), ()


def _beside(whole: Page, others: Iterable[Page]) -> Iterable[Issue]:
    held = letters("".join(whole.text.quote(one.start, one.end) for one in whole.text.named("title", "body")))
    for page in others:
        told = (letters(page.text.quote(one.start, one.end)) for one in page.text.named("body"))
        more = sum(words not in held for words in told)
        if more:
            what = f"Page {page.number or 1} holds {more} paragraphs that the single-page view does not have"
            yield Issue(0, 0, f"{what}; {BESIDE}")
