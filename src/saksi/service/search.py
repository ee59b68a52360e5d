"""Full-text search in the record: articles that answer, with the characters that do and what stands around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from saksi.core.article import Article
from saksi.core.ids import Plain
from saksi.core.text import Region, Text
from saksi.errors import BadValue, NothingFound
from saksi.store import query
from saksi.store.search import Found, Only
from saksi.store.store import Store

AROUND = 60
"""Characters that a snippet shows on each side of the words."""
SNIPPETS = 3
"""Snippets of one article, the first ones."""
LIMIT = 20
MOST = 1000

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch `[start, end)` of the text with the `marks` in it that answer; all are code points of the text."""

    start: int
    end: int
    marks: tuple[Span, ...]

    def pieces(self, text: Text) -> list[tuple[str, bool]]:
        """The words in order; True beside those that answer."""
        edges = [self.start, *(edge for mark in self.marks for edge in mark), self.end]
        found = [(text.quote(one, other), bool(n % 2)) for n, (one, other) in enumerate(pairwise(edges))]
        return [piece for piece in found if piece[0]]


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that answers: all places that do, and the first of them with what stands around."""

    article: Article
    text: Text
    spans: tuple[Span, ...]
    snippets: tuple[Snippet, ...]


def search(
    store: Store, words: str, *, outlet: str = "", lang: str = "", since: date | None = None, until: date | None = None,
    limit: int = LIMIT,
) -> tuple[Hit, ...]:  # fmt: skip
    """The newest articles that answer, at most `limit`; those without a day last.

    All words must stand there, in any form of them; "a phrase" as it stands; `OR` between two, `-` before what must not
    be there. Days are days of publication, both included. Raises BadValue for a question that asks for nothing, and
    NothingFound.
    """
    if not 1 <= limit <= MOST:
        raise BadValue(f"A limit of {limit} cannot be used", do=f"name a number from 1 to {MOST}")
    found = store.search(query.parse(words), Only(outlet, lang, since, until), limit)
    if not found:
        raise NothingFound(f"Nothing in the record answers {words!r}")
    return tuple(_hit(one) for one in found)


def _hit(found: Found) -> Hit:
    return Hit(found.article, found.text, found.spans, tuple(_snippets(found.text, found.spans)))


def _snippets(text: Text, spans: Sequence[Span]) -> list[Snippet]:
    """The first places with what stands around them, in their region; near ones in one."""
    made: list[Snippet] = []
    for start, end in spans:
        region = text.region_at(start, end) or Region(0, len(text.body), "body")
        first, last = _whole(text, max(region.start, start - AROUND), min(region.end, end + AROUND), region)
        before = made[-1] if made else None
        if before and start <= before.end and region.start <= before.start:
            marks = before.marks if start < before.marks[-1][1] else (*before.marks, (start, end))
            made[-1] = Snippet(before.start, max(before.end, last), marks)
        elif len(made) < SNIPPETS:
            made.append(Snippet(first, last, ((start, end),)))
        else:
            break
    return made


def _whole(text: Text, start: int, end: int, region: Region) -> Span:
    """The stretch without the halves of words at its edges."""
    if start > region.start:
        blank = text.body.find(" ", start, start + AROUND // 2)
        start = blank + 1 if blank >= 0 else start
    if end < region.end:
        blank = text.body.rfind(" ", end - AROUND // 2, end)
        end = blank if blank >= 0 else end
    return start, end


def hit_plain(hit: Hit) -> dict[str, Plain]:
    """One hit for JSON; an article without a day is published null."""
    quote, when = hit.text.quote, hit.article.published.when
    return {
        "article": hit.article.id,
        "title": hit.article.title,
        "outlet": hit.article.outlet,
        "lang": hit.article.lang,
        "url": hit.article.url,
        "published": when.iso() if when.known else None,
        "spans": [{"start": start, "end": end, "quote": quote(start, end)} for start, end in hit.spans],
        "snippets": [
            {"start": one.start, "end": one.end, "text": quote(one.start, one.end), "marks": list(map(list, one.marks))}
            for one in hit.snippets
        ],
    }
