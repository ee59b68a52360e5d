"""What only SQLite files do: pragmas, foreign files, permission bits, REPLACE."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from saksi.core.ruling import Ruling
from saksi.errors import StoreError, StoreLocked, StoreReadOnly
from saksi.store import schema, sqlite
from saksi.store.store import Store
from tests.store.entries import RUN, entry


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path, create=True) as made:
        yield made


def raw(path: Path) -> sqlite3.Connection:
    """A connection behind the store's back."""
    return sqlite3.connect(path, isolation_level=None)


def _ruling() -> Ruling:
    return Ruling("note", ("reading-1",), "Rini", datetime(2026, 1, 1, tzinfo=UTC), "seen", "30 people")


@pytest.mark.parametrize(
    "change",
    [
        "INSERT OR REPLACE INTO texts SELECT id, 'x' FROM texts",
        "INSERT OR REPLACE INTO rulings SELECT id, verdict, targets, by, at, 'x', words, undoes, value, seen, "
        "place, previous, hash FROM rulings",
        "INSERT OR REPLACE INTO witnesses SELECT * FROM witnesses",
    ],
)
def test_replace_is_refused_too(store: Store, path: Path, change: str) -> None:
    """INSERT OR REPLACE, which asks no trigger for the row it takes away, changes nothing."""
    store.add(entry(), RUN)
    store.rule(_ruling())
    with closing(raw(path)) as connection, pytest.raises(sqlite3.IntegrityError, match="saksi: "):
        connection.execute(change)


def test_settings_of_the_connection(store: Store) -> None:
    """The record is in WAL with FULL synchronisation, foreign keys on, and every table is STRICT."""
    with store._reading() as connection:
        pragma = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "application_id")
        }
        ours = schema.metadata.tables
        strict = {row[1]: row[5] for row in connection.exec_driver_sql("PRAGMA table_list") if row[1] in ours}
    assert pragma == {
        "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "application_id": sqlite.APPLICATION_ID,
    }  # fmt: skip
    assert strict == dict.fromkeys(ours, 1)


@pytest.mark.parametrize("content", [b"hello, I am a text file", b"SQLite format 3\0 and then nonsense" * 100])
def test_something_else_is_no_record(tmp_path: Path, content: bytes) -> None:
    """A file of another kind is named as such and left as it is."""
    path = tmp_path / "record.sqlite"
    path.write_bytes(content)
    with pytest.raises(StoreError, match="not a Saksi record"):
        Store.open(path, create=True)
    assert path.read_bytes() == content


def test_a_foreign_database_is_left_alone(tmp_path: Path) -> None:
    """Another program's SQLite file is refused and keeps its journal mode."""
    path = tmp_path / "record.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE theirs (a)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not a Saksi record"):
        Store.open(path, create=True)
    assert path.read_bytes() == before


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    """A folder where the file should be is one clear error."""
    with pytest.raises(StoreError, match="not a file"):
        Store.open(tmp_path)


def test_an_exclusively_locked_record(store: Store, path: Path) -> None:
    """A record that cannot even be looked at is StoreLocked on opening."""
    store.add(entry(1), RUN)
    store.close()
    with closing(raw(path)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreLocked):
            Store.open(path, timeout=0.05)


def test_a_read_only_record(store: Store, path: Path) -> None:
    """A write-protected record can be read and verified, and refuses writing, for root too."""
    store.add(entry(1), RUN)
    store.close()
    path.chmod(0o444)
    with Store.open(path) as held:
        assert not held.writable
        assert len(list(held.articles())) == 1
        assert not [check for check in held.verify() if check.wrong]
        with pytest.raises(StoreReadOnly):
            held.add(entry(2), RUN)
        with pytest.raises(StoreReadOnly):
            held.rule(_ruling())
