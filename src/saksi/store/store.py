"""The record where it lies: one transaction an article, idempotent by content, nothing ever updated."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

from sqlalchemy import Connection, Select, func, select

from saksi.core.article import Article
from saksi.core.reading import Reading
from saksi.core.ruling import Link, Ruling
from saksi.core.text import Text
from saksi.errors import LawOfCharacters, NothingFound, StoreError, StoreLocked, StoreReadOnly, UsageError
from saksi.issues import Issue
from saksi.store import databases, dump, index, migrate, query, rows, schema, search, transfer, verify, write
from saksi.store.columns import unlawful
from saksi.store.place import Place
from saksi.store.write import Entry

Added = Literal["stored", "already", "same", "replaced"]
TIMEOUT = 5.0
"""Seconds to wait for another writer before the record counts as locked."""
BATCH = 100
"""Articles that `add_all` stores in one transaction."""
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


class Store:
    """One record. Use it as a context manager, or `close` it.

    Errors: StoreLocked, StoreReadOnly, StoreTooNew, StoreError, and LawOfCharacters for a false witness.
    """

    def __init__(self, place: Place, *, writable: bool) -> None:
        self.place = place
        self.writable = writable
        self._engine = place.engine(write=writable)
        self._unindexed: list[str] = []

    @classmethod
    def open(
        cls, address: Path | str, *, create: bool = False, timeout: float = TIMEOUT, password_file: Path | None = None
    ) -> Store:
        """The record at a path, `sqlite:///` or `postgresql://` address, brought to the newest schema.

        With `create` a new one where nothing lies. `timeout` in seconds to wait for another writer; `password_file`
        holds the password of the user of a `postgresql://` address. Raises NothingFound when there is no record,
        StoreError when something else lies there, ConfigurationError for a database that Saksi does not know.
        """
        place = databases.place(address, timeout=timeout, password_file=password_file)
        seen = place.probe()
        if seen.empty and not create:
            raise NothingFound(f"There is no record at {place.where}", do="make one with `saksi new`")
        if not seen.ours and not seen.empty:
            raise place.not_ours()
        migrate.refuse_newer(seen.version, place.where)
        if seen.version != migrate.HEAD and not seen.writable:
            raise place.read_only()
        store = cls(place, writable=seen.writable)
        if seen.version != migrate.HEAD:
            store._upgrade()
        return store

    def _upgrade(self) -> None:
        try:
            with self.place.understood():
                migrate.upgrade(self._engine)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Lets go of the database, with all that was added indexed."""
        if self._unindexed:
            # Whoever searches finds what is not indexed too, only slower.
            with suppress(StoreError):
                self._index()
        self._engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _understood(self) -> Iterator[None]:
        """Lone surrogates are found where the ids of content or the driver encode them."""
        try:
            with self.place.understood():
                yield
        except UnicodeEncodeError as problem:
            raise unlawful() from problem

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._understood(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if not self.writable:
            raise self.place.read_only()
        with (
            self._understood(),
            self._engine.connect().execution_options(saksi_write=True) as connection,
            connection.begin(),
        ):
            yield connection

    # Writing

    def add(self, entry: Entry, run: rows.Run) -> Added:
        """Stores one article and all that hangs on it, or nothing: "already" when the same content is held.

        Raises LawOfCharacters when the entry does not fit together or a witness is false.
        """
        write.fits(entry)
        with self._writing() as connection:
            if write.has(connection, schema.articles, entry.article.id):
                return "already"
            write.insert(connection, entry, run)
        self._index_later(entry.article.id)
        return "stored"

    def add_all(self, entries: Iterable[Entry], run: rows.Run) -> Iterator[tuple[Entry, Added]]:
        """Stores many, a hundred in a transaction: one sync to the disk for all of them. Yields each once it is held.

        Raises what `add` raises; what was yielded before stays, and so do those of the same hundred before a bad one.
        """
        waiting = iter(entries)
        while batch := list(islice(waiting, BATCH)):
            try:
                done = self._add_batch(batch, run)
            except LawOfCharacters:  # one of them is at fault: the others are kept
                done = (self.add(one, run) for one in batch)
            yield from zip(batch, done, strict=True)

    def _add_batch(self, batch: list[Entry], run: rows.Run) -> Iterable[Added]:
        done: list[Added] = []
        with self._writing() as connection:
            for one in batch:
                write.fits(one)
                held = write.has(connection, schema.articles, one.article.id)
                if not held:
                    write.insert(connection, one, run)
                done.append("already" if held else "stored")
            index.fill(connection, [one.article.id for one in batch])
        return done

    def replace(self, old_id: str, entry: Entry, run: rows.Run) -> Added:
        """Puts `entry`, read anew, in the place of an article that is held: "same" when nothing would change."""
        write.fits(entry)
        with self._writing() as connection:
            if write.seal(connection, old_id) == write.sealed(entry) and old_id == entry.article.id:
                write.sketched(connection, entry)
                return "same"
            write.forget(connection, old_id)
            if not write.has(connection, schema.articles, entry.article.id):
                write.insert(connection, entry, run)
        self._index_later(entry.article.id)
        return "replaced"

    def _index_later(self, article_id: str) -> None:
        """Indexing 200 articles in one transaction takes a fifth of the time that one by one does."""
        self._unindexed.append(article_id)
        if len(self._unindexed) >= index.CHUNK:
            self._index()

    def _index(self) -> None:
        with self._writing() as connection:
            index.fill(connection, self._unindexed)
        self._unindexed.clear()

    def rule(self, ruling: Ruling) -> Added:
        """Appends a ruling to the chain; the same ruling twice adds nothing."""
        with self._writing() as connection:
            if write.has(connection, schema.rulings, ruling.id):
                return "already"
            write.chain(connection, ruling)
        return "stored"

    def copy_to(self, target: Store) -> str:
        """Copies what is held at this moment into another record, which must be empty; others may go on writing here.

        Returns a digest of all rows, and is sure that the copy has the same. Raises UsageError when the other record
        holds something.
        """
        with self._reading() as source, target._writing() as into:
            return _copied(source, into, target.place.where)

    def move_to(self, target: Store) -> str:
        """Copies everything into an empty record and refuses all writing here from then on. Others wait meanwhile.

        Done again after an interruption, it goes on where it was: a target that holds the same is taken as copied.
        Returns the digest of all rows.
        """
        if self.place.address == target.place.address:
            raise UsageError(f"The record already lies at {self.place.where}")
        with self._writing() as source:
            with target._writing() as into:
                held = "" if transfer.empty(into) else transfer.digest(into)
                digest = held if held == transfer.digest(source) else _copied(source, into, target.place.where)
            databases.tongue(source).retire(source, target.place.address)
        return digest

    # Reading

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

    def search(self, asked: query.Query, only: search.Only, limit: int) -> list[search.Found]:
        """The newest `limit` articles that answer, with the places of the words.

        Articles that are not indexed, as those of an
        older record, are indexed first; where that cannot be written, each of them is asked, slowly.
        """
        if self.writable:
            with suppress(StoreLocked, StoreReadOnly):  # another writes, or it has moved: those not indexed are asked
                self._index_missing()
        with self._reading() as connection:
            return list(search.search(connection, asked, only, limit))

    def _index_missing(self) -> None:
        with self._reading() as connection:
            missing = index.missing(connection)
        for at in range(0, len(missing), index.CHUNK):
            with self._writing() as connection:
                index.fill(connection, missing[at : at + index.CHUNK])

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


def _copied(source: Connection, target: Connection, where: str) -> str:
    if not transfer.empty(target):
        raise UsageError(f"{where} holds a record", why="nothing that is held is overwritten", do="name an empty place")
    digest = transfer.copy(source, target)
    if transfer.digest(target) != digest:
        raise StoreError(
            f"{where} did not keep what was copied", why="its rows differ", do="nothing was kept; try again"
        )
    return digest
