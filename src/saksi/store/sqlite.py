"""Everything of the store that only SQLite understands: opening, pragmas, triggers, words and the meaning of errors."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, Select, create_engine, event, literal_column, select, text
from sqlalchemy.pool import QueuePool

from saksi.errors import SaksiError, StoreError, StoreLocked, StoreReadOnly
from saksi.store import schema
from saksi.store.place import Clauses, Probe, told_by_triggers, translated

APPLICATION_ID = 0x53414B53
"""The bytes "SAKS" in the header of the file tell a Saksi record from any other SQLite database."""

MAGIC = b"SQLite format 3\0"

_REFUSE = "CREATE TRIGGER {name} BEFORE {what} ON {table} {when}BEGIN SELECT RAISE(ABORT, 'saksi: {why}'); END"


def _refusal(table: str, what: str, why: str, *, when: str = "") -> tuple[str, str]:
    name = f"{table}_{what.split()[0].lower()}"
    return name, _REFUSE.format(name=name, what=what, table=table, why=why, when=f"WHEN {when} " if when else "")


GUARDS: dict[str, str] = dict(
    [
        _refusal(
            "witnesses",
            "INSERT",
            "the quote does not stand in the text",
            when='NOT EXISTS (SELECT 1 FROM texts WHERE id = NEW.text_id AND NEW.start >= 0 AND NEW."end" > NEW.start'
            ' AND substr(body, NEW.start + 1, NEW."end" - NEW.start) = NEW.quote)',
        ),
        *(_refusal(table, "UPDATE", f"{table} are never changed") for table in schema.NEVER_CHANGED),
        *(_refusal(table, "DELETE", f"{table} are never deleted") for table in schema.NEVER_DELETED),
        # INSERT OR REPLACE deletes without asking the DELETE trigger: an id that is held is not taken twice.
        *(
            _refusal(
                table,
                "INSERT",
                f"{table} are never changed",
                when=f"EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)",
            )
            for table in schema.NEVER_DELETED
        ),
        (
            "witnesses_replace",
            "CREATE TRIGGER witnesses_replace BEFORE INSERT ON witnesses "
            "WHEN EXISTS (SELECT 1 FROM witnesses WHERE id = NEW.id) "
            "BEGIN SELECT RAISE(ABORT, 'saksi: witnesses are never changed'); END",
        ),
    ]
)
"""Trigger name -> its DDL, as of the newest migration."""


def _uri(path: Path, mode: str) -> str:
    return f"file:{quote(str(path.absolute()))}?{mode}"


def write_protected(path: Path) -> bool:
    """True when the file or its folder may not be written: by its permission bits, which also bind root here."""
    if not path.exists():
        return not os.access(path.parent, os.W_OK)
    return not (path.stat().st_mode & 0o222 and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def _read_mode(path: Path) -> str:
    """Reading a WAL database needs its side files beside it; where the folder cannot be written, read as it lies."""
    if os.access(path.parent, os.W_OK) or path.with_name(path.name + "-wal").exists():
        return "mode=ro"
    return "immutable=1"


def probe(path: Path, *, timeout: float) -> Probe:
    """What lies at `path`. Raises StoreError when it is no database at all, StoreLocked when it cannot be asked."""
    writable = not write_protected(path)
    if not path.exists():
        return Probe(ours=False, empty=True, version="", writable=writable)
    if not path.is_file():
        raise StoreError(f"{path} is not a file", why="a record is one SQLite file", do="name the record's folder")
    with path.open("rb") as held:
        head = held.read(len(MAGIC))
    if head and head != MAGIC:
        raise not_ours(path)
    try:
        with closing(sqlite3.connect(_uri(path, _read_mode(path)), uri=True, timeout=timeout)) as connection:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
            version = ""
            if "alembic_version" in tables:
                row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
                version = row[0] if row else ""
    except sqlite3.Error as problem:
        raise meaning(problem, path) from problem
    return Probe(application == APPLICATION_ID, not tables, version, writable)


def not_ours(path: Path) -> StoreError:
    """The error for a file that is something else."""
    return StoreError(
        f"{path} is not a Saksi record", why="it is another kind of file", do="name a folder made by `saksi new`"
    )


def _decode(data: bytes) -> str:
    """Damaged UTF-8 becomes visible escapes, so that a broken record can still be read and verified."""
    return data.decode("utf-8", "backslashreplace")


def engine(path: Path, *, write: bool, timeout: float) -> Engine:
    """An engine on one file; transactions are explicit, and those of a writer take the write lock at once."""
    uri = _uri(path, "mode=rwc" if write else _read_mode(path))

    def connect() -> sqlite3.Connection:
        made = sqlite3.connect(uri, uri=True, timeout=timeout, isolation_level=None, check_same_thread=False)
        made.text_factory = _decode
        made.execute("PRAGMA foreign_keys = ON")
        if write:
            # WAL with NORMAL lost acknowledged commits in 67 of 100 simulated power cuts, FULL none (spec DEPENDENCIES)
            made.execute("PRAGMA journal_mode = WAL")
            made.execute("PRAGMA synchronous = FULL")
            # ids are hashes, so each article touches pages all over the file, more than the 2 MB kept by default
            made.execute("PRAGMA cache_size = -65536")
            made.execute("PRAGMA wal_autocheckpoint = 4000")
        return made

    made = create_engine("sqlite://", creator=connect, poolclass=QueuePool)

    @event.listens_for(made, "begin")
    def begin(connection: Connection) -> None:
        wants = connection.get_execution_options().get("saksi_write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if wants else "BEGIN")

    return made


def seal(connection: Connection) -> None:
    """Marks the file as a Saksi record and sets its guards; runs inside the migration's transaction."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    for ddl in GUARDS.values():
        connection.exec_driver_sql(ddl)


@contextmanager
def unguarded(connection: Connection, table: str, guard: str) -> Iterator[None]:
    """Lifts one guard of a table while a migration fills new columns, inside its transaction."""
    connection.exec_driver_sql(f"DROP TRIGGER {guard}")
    yield
    connection.exec_driver_sql(GUARDS[guard])


def ailments(connection: Connection) -> Iterator[str]:
    """What SQLite itself finds wrong: broken pages, dangling references, guards that are gone."""
    for (line,) in connection.execute(text("PRAGMA integrity_check")):
        if line != "ok":
            yield str(line)
    for child, row, parent, _ in connection.execute(text("PRAGMA foreign_key_check")):
        yield f"row {row} of {child} refers to a row of {parent} that is not there"
    held = {name for (name,) in connection.execute(text("SELECT name FROM sqlite_schema WHERE type = 'trigger'"))}
    for name in sorted(GUARDS.keys() - held):
        yield f"the guard {name} is gone from the database"


def meaning(problem: BaseException, path: Path) -> SaksiError:
    """The error of ours that says what `problem` means to a person."""
    said = str(problem)
    refused = told_by_triggers(said, str(path))
    if refused:
        return refused
    if "locked" in said or "busy" in said:
        return StoreLocked(
            f"The record {path} is locked", why="another program is writing to it", do="wait for it, then try again"
        )
    if "readonly" in said or "read-only" in said:
        return read_only(path)
    if "not a database" in said:
        return not_ours(path)
    if "full" in said:
        return StoreError(f"The record {path} could not be written", why="the disk is full", do="free some space")
    if "malformed" in said:
        return StoreError(f"The record {path} is damaged", why=said, do="restore it from a copy, or add the pages anew")
    return StoreError(f"The record {path} cannot be used", why=said.splitlines()[0])


def read_only(path: Path) -> StoreReadOnly:
    """The error for a record that may not be written."""
    return StoreReadOnly(
        f"The record {path} is read-only",
        why="its file or folder may not be written",
        do="make it writable, or use another record with --record",
    )


@dataclass(frozen=True, slots=True)
class File:
    """One SQLite file; `timeout` in seconds."""

    path: Path
    timeout: float

    @property
    def where(self) -> str:
        """Its path."""
        return str(self.path)

    @property
    def address(self) -> str:
        """Its path as an address."""
        return f"sqlite:///{self.path.absolute()}"

    def probe(self) -> Probe:
        """What lies there."""
        return probe(self.path, timeout=self.timeout)

    def engine(self, *, write: bool) -> Engine:
        """An engine on it."""
        return engine(self.path, write=write, timeout=self.timeout)

    @contextmanager
    def understood(self) -> Iterator[None]:
        """Turns the database's errors inside into errors of ours."""
        try:
            with translated(partial(meaning, path=self.path)):
                yield
        except sqlite3.Error as problem:
            raise meaning(problem, self.path) from problem

    def read_only(self) -> StoreReadOnly:
        """The error for a record that may not be written."""
        return read_only(self.path)

    def not_ours(self) -> StoreError:
        """The error for a file that is something else."""
        return not_ours(self.path)


def make_index(connection: Connection) -> None:
    """An FTS5 table that keeps no text of its own: articles are found by number, places in them by `search`."""
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE words USING "
        "fts5(lemmas, content='', detail='none', columnsize=0, tokenize=\"ascii tokenchars '_'\")"
    )


def clear_index(connection: Connection) -> None:
    """Empties the full-text index."""
    connection.exec_driver_sql("INSERT INTO words(words) VALUES ('delete-all')")


def index(connection: Connection, number: int, words: frozenset[str]) -> None:
    """Puts the words of one article into the index. It keeps those of articles that are gone: no number comes again."""
    connection.exec_driver_sql("INSERT INTO words(rowid, lemmas) VALUES (?, ?)", (number, " ".join(sorted(words))))


def before_search(connection: Connection) -> None:
    """Nothing: SQLite asks the index whenever there is one."""


def numbers(wanted: Clauses, without: frozenset[str]) -> Select[Any]:
    """Selects the numbers of articles with one word of each set of `wanted` and none of `without`."""
    match = " AND ".join(_any_of(words) for words in wanted)
    if without:
        match = f"({match}) NOT {_any_of(without)}"
    found = text("words MATCH :saksi_match").bindparams(saksi_match=match)
    return select(literal_column("rowid").label("number")).select_from(text("words")).where(found)


def _any_of(words: frozenset[str]) -> str:
    return "(" + " OR ".join(f'"{word}"' for word in sorted(words)) + ")"


def retire(connection: Connection, to: str) -> None:
    """Makes the record refuse all writing from now on, also by programs that have it open."""
    said = to.replace("'", "''")
    for name, what in schema.WRITING:
        connection.exec_driver_sql(
            f"CREATE TRIGGER IF NOT EXISTS moved_{name}_{what.lower()} BEFORE {what} ON {name} "
            f"BEGIN SELECT RAISE(ABORT, 'saksi-moved: {said}'); END"
        )
