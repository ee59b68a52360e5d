"""What can be asked of a record: each question a statement or two, answers as core types in an order that stays."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from saksi.core.article import Article
from saksi.core.reading import Reading
from saksi.core.ruling import Link, Ruling
from saksi.core.text import Text
from saksi.errors import NothingFound
from saksi.issues import Issue
from saksi.store import dump, rows, schema, verify, write

LAST = "\U0010ffff"
"""The last character there is."""


@dataclass(frozen=True, slots=True)
class Held:
    """An article that is held: what `add` and `rebuild` need to know before reading its page again.

    `seen` is the moment its bytes first came into this record, ISO 8601.
    """

    article_id: str
    page_id: str
    url: str
    given: Mapping[str, str]
    source: str
    seen: str = ""


class Reads(ABC):
    """The questions. Errors: StoreLocked and StoreError, NothingFound where one thing is asked for by its id."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]:
        """A connection that sees one moment of the record."""

    def _rows(self, statement: Select[Any]) -> Iterator[dict[str, Any]]:
        with self._reading() as connection:
            yield from rows.each(connection, statement)

    def held(self, page_id: str = "", *, url: str = "") -> Iterator[Held]:
        """The articles held, by id; with `page_id` those made of these bytes, with `url` those of this address."""
        a, p = schema.articles.c, schema.pages.c
        chosen = select(a.id, a.page_id, a.url, a.given, p.source, p.fetched_at)
        statement = chosen.join_from(schema.articles, schema.pages)
        if page_id:
            statement = statement.where(a.page_id == page_id)
        if url:
            statement = statement.where(a.url == url)
        for row in self._rows(statement.order_by(a.id)):
            given = json.loads(row["given"])
            yield Held(row["id"], row["page_id"], row["url"], given, row["source"], row["fetched_at"])

    def addresses(self) -> list[str]:
        """The addresses under which more than one text is held, sorted."""
        url = schema.articles.c.url
        several = select(url).where(url != "").group_by(url).having(func.count() > 1).order_by(url)
        return [str(row["url"]) for row in self._rows(several)]

    def sketches(self) -> Iterator[tuple[str, write.Sketch]]:
        """Article ids with the sketches of their bodies, by id."""
        for row in self._rows(select(schema.sketches).order_by(schema.sketches.c.article_id)):
            yield row["article_id"], write.Sketch(row["method"], bytes(row["sketch"]))

    def articles(self) -> Iterator[Article]:
        """Every article, by id."""
        for row in self._rows(select(schema.articles.c.payload).order_by(schema.articles.c.id)):
            yield rows.article_of(row["payload"])

    def text(self, text_id: str) -> Text:
        """A text with the regions of its first article. Raises NothingFound."""
        found = next(self.texts(text_id), None)
        if found is None:
            raise NothingFound(f"The record holds no text {text_id}")
        return found

    def texts(self, text_id: str = "") -> Iterator[Text]:
        """Every text once, by id; or just one."""
        statement = select(schema.texts.c.id, schema.texts.c.body, func.min(schema.articles.c.id).label("article"))
        statement = statement.join_from(schema.texts, schema.articles, isouter=True)
        if text_id:
            statement = statement.where(schema.texts.c.id == text_id)
        for row in self._rows(statement.group_by(schema.texts.c.id, schema.texts.c.body).order_by(schema.texts.c.id)):
            yield rows.text_of(row["body"], self._regions(row["article"]))

    def _regions(self, article_id: str | None) -> Iterator[dict[str, Any]]:
        region = schema.regions.c
        return self._rows(select(schema.regions).where(region.article_id == article_id).order_by(region.place))

    def readings(self, article_id: str = "") -> Iterator[Reading]:
        """Every reading, by article and id; with `article_id` those of one article, in text order."""
        r, a = schema.readings.c, schema.articles.c
        statement = select(r.payload, r.article_id, a.text_id).join_from(schema.readings, schema.articles)
        statement = statement.order_by(r.article_id, r.id)
        if article_id:
            statement = statement.where(r.article_id == article_id)
        found = (rows.reading_of(x["payload"], x["article_id"], x["text_id"]) for x in self._rows(statement))
        if article_id:
            return iter(sorted(found, key=lambda one: (one.anchor.start, one.anchor.end, one.kind, one.id)))
        return found

    def issues(self, article_id: str = "") -> Iterator[tuple[str, Issue]]:
        """Every issue with its article's id, by article and place."""
        statement = select(schema.issues).order_by(schema.issues.c.article_id, schema.issues.c.place)
        if article_id:
            statement = statement.where(schema.issues.c.article_id == article_id)
        for row in self._rows(statement):
            yield row["article_id"], Issue(row["start"], row["end"], row["what"], row["quote"])

    def rulings(self) -> Iterator[Ruling]:
        """Every ruling, in the order in which they were made."""
        return (link.ruling for link in self.chain())

    def chain(self) -> Iterator[Link]:
        """Every ruling with its place and hashes, in the order in which they were made."""
        for row in self._rows(select(schema.rulings).order_by(schema.rulings.c.place)):
            yield rows.link_of(row)

    def runs(self) -> Iterator[dict[str, Any]]:
        """Every run: id, program, packs, recorded_at, oldest first."""
        for row in self._rows(select(schema.runs).order_by(schema.runs.c.recorded_at, schema.runs.c.id)):
            yield {**row, "packs": json.loads(row["packs"])}

    def page(self, page_id: str) -> bytes:
        """The bytes of a page as they came. Raises NothingFound."""
        for row in self._rows(select(schema.pages.c.bytes).where(schema.pages.c.id == page_id)):
            return bytes(row["bytes"])
        raise NothingFound(f"The record holds no page {page_id}")

    def find(self, prefix: str, limit: int = 20) -> list[tuple[str, str]]:
        """(table, id) of what is held under an id or the beginning of one, at most `limit` a table."""
        found: list[tuple[str, str]] = []
        with self._reading() as connection:
            for table in (schema.articles, schema.readings, schema.texts, schema.pages, schema.rulings):
                # No LIKE: SQLite's knows no capitals, and PostgreSQL's no index.
                match = func.substr(table.c.id, 1, len(prefix)) == prefix
                near = (table.c.id >= prefix) & (table.c.id < prefix + LAST)
                ids = connection.execute(
                    select(table.c.id).where(near & match).order_by(table.c.id).limit(limit)
                ).scalars()
                found.extend((table.name, str(one)) for one in ids)
        return found

    def article_of_reading(self, reading_id: str) -> str:
        """The id of the article a reading was made from. Raises NothingFound."""
        r = schema.readings.c
        for row in self._rows(select(r.article_id).where(r.id == reading_id)):
            return str(row["article_id"])
        raise NothingFound(f"The record holds no reading {reading_id}")

    def article(self, article_id: str) -> tuple[Article, Text]:
        """An article and its text with its own regions. Raises NothingFound."""
        a, t = schema.articles.c, schema.texts.c
        statement = select(a.payload, t.body).join_from(schema.articles, schema.texts).where(a.id == article_id)
        for row in self._rows(statement):
            return rows.article_of(row["payload"]), rows.text_of(row["body"], self._regions(article_id))
        raise NothingFound(f"The record holds no article {article_id}")

    def counts(self) -> dict[str, int]:
        """How many rows each table holds."""
        with self._reading() as connection:
            return {
                name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                for name, table in sorted(schema.metadata.tables.items())
            }

    def verify(self) -> Iterator[verify.Check]:
        """Every check of the record; those that failed say why."""
        with self._reading() as connection:
            yield from verify.checks(connection)

    def dump(self) -> Iterator[str]:
        """The record as lines of JSON, equal for equal records whenever and in whatever order they were filled."""
        with self._reading() as connection:
            yield from dump.lines(connection)
