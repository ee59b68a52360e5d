"""Leaves: pages that were given together and are pages of one article, put together as one Source.

What counts is what the pages and their sidecars tell of addresses; the names of files never do.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from saksi.errors import PageRefused
from saksi.gather.source import NOTHING, Known, Source
from saksi.page import bundle, leaf
from saksi.page.addresses import WHOLE
from saksi.page.leaf import Leaf

APART = frozenset({"amp", "print"})
"""Views that hold the whole article as a rule: without a number they are no page of several."""
_UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


@dataclass(frozen=True, slots=True)
class _Seen:
    """A source, where it stood among those given, and what it says of its place in an article."""

    at: int
    source: Source
    leaf: Leaf
    size: int


def leaf_of(data: bytes, url: str = "") -> Leaf:
    """Where a page stands in its article, by its bytes; a bundle stands where its first page does."""
    if bundle.is_bundle(data):
        first = bundle.unpack(data)[0]
        return leaf_of(first.data, first.url or url)
    return leaf.read(data.decode(_UTF16.get(data[:2], "latin-1"), "replace"), url)


def grouped(sources: Sequence[Source], cap: int) -> list[Source]:
    """The sources, in order, the pages of one article joined where the first of them stood.

    A source that cannot be read stays as it is. Pages that together hold more than `cap` bytes are not joined.
    """
    if len(sources) < 2:
        return list(sources)
    held: list[Source] = []
    articles: dict[str, list[_Seen]] = {}
    for at, given in enumerate(sources):
        source, data = _opened(given, cap)
        held.append(source)
        told = leaf_of(data, source.known.url) if data and not bundle.is_bundle(data) else Leaf()
        if told.address and (told.number or told.view not in APART):
            articles.setdefault(told.address, []).append(_Seen(at, source, told, len(data)))
    made: dict[int, Source | None] = dict(enumerate(held))
    for pages in articles.values():
        for several in _articles(pages):
            if sum(one.size for one in several) <= cap:
                made.update(dict.fromkeys((one.at for one in several), None))
                made[min(one.at for one in several)] = _joined(several)
    return [one for one in made.values() if one is not None]


def _opened(source: Source, cap: int) -> tuple[Source, bytes]:
    """The source, readable again, and its bytes; none when it cannot be read, which is said when its turn comes."""
    try:
        data = source.read(cap)
    except PageRefused as refused:
        return replace(source, why_not=refused, stream=None), b""
    return (replace(source, stream=io.BytesIO(data)) if source.stream else source), data


def _articles(pages: list[_Seen]) -> Iterable[list[_Seen]]:
    """The pages of one address as articles of several: a page that came twice with other words makes two of them."""
    pages = _agreeing(pages)
    by_number: dict[tuple[bool, int], list[_Seen]] = {}
    for one in pages:
        by_number.setdefault((one.leaf.view == WHOLE, max(one.leaf.number, one.leaf.view != WHOLE)), []).append(one)
    if len(by_number) < 2:
        return
    for round_ in range(max(map(len, by_number.values()))):
        yield [same[min(round_, len(same) - 1)] for _, same in sorted(by_number.items())]


def _agreeing(pages: list[_Seen]) -> list[_Seen]:
    """Without those whose number is only the last digits of their address and whose title is another."""
    titles = {one.leaf.title for one in pages if one.leaf.sure and one.leaf.title}
    return [one for one in pages if one.leaf.sure or _titled(one.leaf.title, titles)]


def _titled(title: str, titles: set[str]) -> bool:
    return not title or not titles or any(title.startswith(one) or one.startswith(title) for one in titles)


def _joined(pages: list[_Seen]) -> Source:
    parts = tuple(
        replace(one.source, number=0 if one.leaf.view == WHOLE else one.leaf.number or 1, view=one.leaf.view)
        for one in pages
    )
    name = " + ".join(dict.fromkeys(one.name for one in parts))
    return Source(name, together(part.known for part in parts), parts=parts)


def without_whole(source: Source) -> list[Source]:
    """The view of all pages and the pages, as two sources: for when they do not say the same."""
    whole = [replace(one, number=0, view="") for one in source.parts if one.view == WHOLE]
    pages = [one for one in source.parts if one.view != WHOLE]
    name = " + ".join(dict.fromkeys(one.name for one in pages))
    known = together(one.known for one in pages)
    several = len(pages) > 1
    return [*whole, *([Source(name, known, parts=tuple(pages))] if several else pages)]


def together(known: Iterable[Known]) -> Known:
    """What is known of the article, the first page that tells counts; address and encoding belong to single pages."""
    told = NOTHING
    for one in known:
        told = told.over(one)
    return replace(told, url="", charset="")
