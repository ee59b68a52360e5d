"""A page that comes alone and belongs to an article of several pages that is held: it is joined to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from saksi.errors import PageRefused
from saksi.gather.leaves import APART, leaf_of, together
from saksi.gather.source import Known, known_from
from saksi.page import bundle
from saksi.page.addresses import WHOLE
from saksi.page.bundle import Part
from saksi.page.leaf import Leaf
from saksi.store.store import Held, Store

How = Literal["within", "joined", "told", "version"]


@dataclass(frozen=True, slots=True)
class Found:
    """What becomes of pages that came, beside an article that is held.

    "within": it holds their bytes already. "joined": it is held anew, with them. "told": it is held anew, with what is
    newly known of them. "version": they are other texts of pages it holds, and with the rest of it make its next
    version. `data` and `known` are those of the article as it is to be read.
    """

    held: Held
    how: How
    data: bytes
    known: Known


def find(store: Store, data: bytes, known: Known, cap: int) -> Found | None:
    """What becomes of a page, or a bundle of pages; None when it is an article, or a version of one, by itself."""
    try:
        ours = parts_of(data, known)
    except PageRefused:
        return None  # it is refused with its reason when it is opened
    address = ours[0][1].address
    for held in _newest_first(store.held(url=address) if address else ()):
        theirs = parts_of(store.page(held.page_id), known_from(held.given))
        found = _beside(held, theirs, ours, known)
        if found and len(found.data) <= cap:
            return found
    return None


def parts_of(data: bytes, known: Known) -> list[tuple[Part, Leaf]]:
    """The pages in some bytes, each with its place. Raises PageRefused for a damaged bundle."""
    if bundle.is_bundle(data):
        return [(part, leaf_of(part.data, part.url)) for part in bundle.unpack(data)]
    told = leaf_of(data, known.url)
    number = 0 if told.view == WHOLE else told.number or 1
    return [(Part(data, number, told.view, known.url, known.charset), told)]


def _newest_first(held: Iterable[Held]) -> list[Held]:
    return sorted(held, key=lambda one: (one.seen, one.article_id), reverse=True)


def _beside(held: Held, theirs: list[tuple[Part, Leaf]], ours: list[tuple[Part, Leaf]], known: Known) -> Found | None:
    held_bytes = {part.data for part, _ in theirs}
    several = len(theirs) > 1
    if several and all(part.data in held_bytes for part, _ in ours):
        return _told(held, [part for part, _ in theirs], [part for part, _ in ours], known)
    every = [told for _, told in (*theirs, *ours)]
    if not all(map(_numbered, every)) or not any(told.number > 1 for told in every) or _grown(theirs, ours):
        return None
    before = {part.number: part for part, _ in theirs}
    united = before | {part.number: part for part, _ in ours}
    if len(united) < 2:
        return None
    same = all(before.get(part.number, part).data == part.data for part, _ in ours)
    known = together((known, known_from(held.given)))
    return Found(held, "joined" if same else "version", bundle.pack(united.values()), known)


def _grown(theirs: list[tuple[Part, Leaf]], ours: list[tuple[Part, Leaf]]) -> bool:
    """True for a first page that no longer leads to a second: the article may now stand on one page."""
    led = any(told.more for part, told in theirs if part.number == 1)
    return led and any(part.number == 1 and not told.number and not told.more for part, told in ours)


def _numbered(told: Leaf) -> bool:
    """True for a page that is, or can be, one of several: the whole article in another view is none."""
    return told.view != WHOLE and (told.view not in APART or told.number > 0)


def _told(held: Held, theirs: list[Part], ours: list[Part], known: Known) -> Found:
    """The bundle that is held, with what is newly known of its pages."""
    newly = {part.data: part for part in ours}
    parts = [
        replace(part, url=one.url or part.url, charset=one.charset or part.charset)
        if (one := newly.get(part.data))
        else part
        for part in theirs
    ]
    before = known_from(held.given)
    now = together((before, known)) if len(ours) > 1 else before
    data = bundle.pack(parts)
    same = data == bundle.pack(theirs) and now == before
    return Found(held, "within" if same else "told", data, now)
