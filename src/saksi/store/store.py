"""The record where it lies: one transaction an article, idempotent by content, nothing ever updated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Literal

from sqlalchemy import Connection

from saksi.core.ruling import Ruling
from saksi.errors import LawOfCharacters, NothingFound, StoreError, StoreLocked, StoreReadOnly, UsageError
from saksi.store import databases, index, migrate, query, rows, schema, search, transfer, write
from saksi.store.columns import unlawful
from saksi.store.place import Place
from saksi.store.reads import Held as Held
from saksi.store.reads import Reads
from saksi.store.write import Entry

Added = Literal["stored", "already", "same", "replaced"]
TIMEOUT = 5.0
"""Seconds to wait for another writer before the record counts as locked."""
BATCH = 100
"""Articles that `add_all` stores in one transaction."""


class Store(Reads):
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


def _copied(source: Connection, target: Connection, where: str) -> str:
    if not transfer.empty(target):
        raise UsageError(f"{where} holds a record", why="nothing that is held is overwritten", do="name an empty place")
    digest = transfer.copy(source, target)
    if transfer.digest(target) != digest:
        raise StoreError(
            f"{where} did not keep what was copied", why="its rows differ", do="nothing was kept; try again"
        )
    return digest
