"""Full-text search: the index names the candidates, the words themselves decide and tell where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Select, select

from saksi.core.article import Article
from saksi.core.text import Text
from saksi.store import index, lemmas, rows, schema
from saksi.store.databases import tongue
from saksi.store.query import Query


@dataclass(frozen=True, slots=True)
class Only:
    """Which articles may be found: "" and None leave all. Days are those of publication, both included."""

    outlet: str = ""
    lang: str = ""
    since: date | None = None
    until: date | None = None

    def allows(self, article: Article) -> bool:
        """True when the article may be found."""
        day = index.day(article)
        return (
            (not self.outlet or lemmas.folded(article.outlet) == lemmas.folded(self.outlet))
            and (not self.lang or article.lang == self.lang)
            and (self.since is None or day >= self.since.isoformat())
            and (self.until is None or "" < day <= self.until.isoformat())
        )

    def narrow(self, statement: Select[Any]) -> Select[Any]:
        """The same, told to the database."""
        i = schema.indexed.c
        wanted = (
            (self.outlet, i.outlet == lemmas.folded(self.outlet)),
            (self.lang, i.lang == self.lang),
            (self.since, i.day >= (self.since.isoformat() if self.since else "")),
            (self.until, (i.day > "") & (i.day <= (self.until.isoformat() if self.until else ""))),
        )
        for told, holds in wanted:
            if told:
                statement = statement.where(holds)
        return statement


@dataclass(frozen=True, slots=True)
class Found:
    """An article that answers, and where: `[start, end)` in code points of its text, in order."""

    article: Article
    text: Text
    spans: tuple[tuple[int, int], ...]


def search(connection: Connection, query: Query, only: Only, limit: int) -> Iterator[Found]:
    """The newest `limit` articles that answer, those without a day last. Same articles and spans in every database."""
    ids = _newest_first(connection, query, only)
    size = min(limit, index.CHUNK)
    parts = iter(lambda: list(islice(ids, size)), [])
    found = (one for some in parts for one in _proven(connection, query, some))
    return islice(found, limit)


def _newest_first(connection: Connection, query: Query, only: Only) -> Iterator[str]:
    """Articles that the index names, and those it does not know yet."""
    i = schema.indexed.c
    words = tongue(connection)
    words.before_search(connection)
    numbers = words.numbers(query.clauses, query.unwanted)
    known = only.narrow(select(i.day, i.article_id).where(i.number.in_(numbers), i.rules == lemmas.RULES))
    beside = [(index.day(one), one.id) for one in _beside(connection) if only.allows(one)]
    found = rows.each(connection, known.order_by(i.day.desc(), i.article_id))
    if not beside:
        return (row["article_id"] for row in found)
    merged = sorted([*((row["day"], row["article_id"]) for row in found), *beside], key=lambda one: one[1])
    return (name for _, name in sorted(merged, key=lambda one: one[0], reverse=True))


def _beside(connection: Connection) -> Iterator[Article]:
    missing = index.missing(connection)
    for at in range(0, len(missing), index.CHUNK):
        for article, _ in index.fetch(connection, missing[at : at + index.CHUNK]):
            yield article


def _proven(connection: Connection, query: Query, ids: list[str]) -> Iterator[Found]:
    for article, text in index.fetch(connection, ids):
        spans = query.spans(lemmas.stretches(text))
        if spans is not None:
            yield Found(article, text, tuple(spans))
