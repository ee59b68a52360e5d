"""The store keeps what it is given, once, and gives it back unchanged."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from saksi.core.ruling import Ruling
from saksi.core.witness import Witness
from saksi.errors import (
    ConfigurationError,
    LawOfCharacters,
    NothingFound,
    StoreError,
    StoreLocked,
    StoreReadOnly,
    StoreTooNew,
)
from saksi.store import migrate, schema, sqlite
from saksi.store.store import Store
from tests.store.entries import LATER, RUN, entry


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "record.sqlite", create=True) as made:
        yield made


def raw(store: Store) -> sqlite3.Connection:
    """A connection behind the store's back."""
    return sqlite3.connect(store.path, isolation_level=None)


def test_what_goes_in_comes_out(store: Store) -> None:
    """Article, text with regions, readings with voices and interleaved lists, issues and bytes survive unchanged."""
    one = entry()
    assert store.add(one, RUN) == "stored"
    assert list(store.articles()) == [one.article]
    assert store.text(one.text.id) == one.text
    assert list(store.texts()) == [one.text]
    assert {held.id: held for held in store.readings()} == {held.id: held for held in one.readings}
    assert {held.rule for held in store.readings(one.article.id)} == {"killed-1", "aid-2"}
    assert [issue for _, issue in store.issues()] == sorted(one.issues)
    assert store.page(one.article.page_id) == one.data
    assert store.article(one.article.id) == (one.article, one.text)
    assert [run["packs"] for run in store.runs()] == [dict(RUN.packs)]


def test_the_same_twice_adds_nothing(store: Store) -> None:
    """A second add of the same content says so and leaves every table and the dump as they were."""
    store.add(entry(), RUN)
    counts, dump = store.counts(), list(store.dump())
    assert store.add(entry(), LATER) == "already"
    assert store.counts() == counts
    assert list(store.dump()) == dump


def test_equal_records_have_equal_dumps(tmp_path: Path, store: Store) -> None:
    """Order of adding, time and program leave no trace in the dump; other content does."""
    for number in (1, 2, 3):
        store.add(entry(number), RUN)
    with Store.open(tmp_path / "other.sqlite", create=True) as other:
        for number in (3, 1, 2):
            other.add(entry(number), LATER)
        assert list(other.dump()) == list(store.dump())
        other.add(entry(4), LATER)
        assert list(other.dump()) != list(store.dump())


def test_all_witnesses_are_rows(store: Store) -> None:
    """Credits, reasons, links, slots and voices each have their row, and SQLite's substr agrees with it."""
    store.add(entry(), RUN)
    with closing(raw(store)) as connection:
        slots = {slot for (slot,) in connection.execute("SELECT slot FROM witnesses")}
        wrong = connection.execute(
            "SELECT count(*) FROM witnesses w JOIN texts t ON t.id = w.text_id "
            'WHERE substr(t.body, w.start + 1, w."end" - w.start) <> w.quote'
        ).fetchone()
    assert slots == {
        "credit", "published/because", "link", "measure", "count", "when", "when/because", "actors", "type", "says",
        "via",
    }  # fmt: skip
    assert wrong == (0,)


def test_a_false_witness_is_refused_whole(store: Store) -> None:
    """One false quote, made past the core types, makes the database refuse the whole article."""
    one = entry()
    false = Witness(one.text.id, 3, 6, "xyz")
    slot = replace(one.readings[0].slots[0], witness=false)
    reading = replace(one.readings[0], slots=(slot,))
    with pytest.raises(LawOfCharacters, match="quote does not stand"):
        store.add(replace(one, readings=(reading,)), RUN)
    assert set(store.counts().values()) == {0}


def test_an_entry_must_fit_together(store: Store) -> None:
    """Bytes, text and readings of another page are refused before anything is written."""
    one, other = entry(1), entry(2)
    for wrong in (replace(one, data=b"x"), replace(one, text=other.text), replace(one, readings=other.readings)):
        with pytest.raises(LawOfCharacters):
            store.add(wrong, RUN)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE texts SET body = body || '.'",
        "UPDATE texts SET id = 'text-0'",
        "UPDATE pages SET bytes = x'00'",
        "UPDATE pages SET url = 'x'",
        "UPDATE witnesses SET quote = 'x'",
        "UPDATE witnesses SET start = start + 1",
        "UPDATE readings SET payload = '{}'",
        "UPDATE rulings SET why = 'x'",
        "DELETE FROM rulings",
        "DELETE FROM texts",
        "DELETE FROM pages",
        "INSERT OR REPLACE INTO texts SELECT id, 'x' FROM texts",
        "INSERT OR REPLACE INTO rulings SELECT id, verdict, targets, by, at, 'x', words, undoes FROM rulings",
        "INSERT INTO witnesses SELECT NULL, article_id, reading_id, place, slot, text_id, start, \"end\", 'x' "
        "FROM witnesses",
        "INSERT INTO witnesses SELECT NULL, article_id, reading_id, place, slot, text_id, start, start, '' "
        "FROM witnesses",
        "INSERT OR REPLACE INTO witnesses SELECT * FROM witnesses",
    ],
)
def test_the_database_itself_refuses_changes(store: Store, change: str) -> None:
    """Even a foreign program that opens the file cannot change texts, pages, witnesses or rulings by accident."""
    store.add(entry(), RUN)
    store.rule(_ruling())
    with closing(raw(store)) as connection, pytest.raises(sqlite3.IntegrityError, match="saksi: "):
        connection.execute(change)


def _ruling() -> Ruling:
    return Ruling("note", ("reading-1",), "Rini", datetime(2026, 1, 1, tzinfo=UTC), "seen", "30 people")


def test_rulings_are_appended(store: Store) -> None:
    """A ruling comes back as it was; the same again adds nothing."""
    assert store.rule(_ruling()) == "stored"
    assert store.rule(_ruling()) == "already"
    assert list(store.rulings()) == [_ruling()]


def test_replace_keeps_page_and_text(store: Store) -> None:
    """Reading a page anew changes what hangs on the article and nothing else; the same again is "same"."""
    one = entry()
    store.add(one, RUN)
    fewer = replace(one, readings=one.readings[:1])
    assert store.replace(one.article.id, one, LATER) == "same"
    assert store.replace(one.article.id, fewer, LATER) == "replaced"
    assert [held.id for held in store.readings()] == [one.readings[0].id]
    assert store.page(one.article.page_id) == one.data
    assert not [check for check in store.verify() if check.wrong]


def test_find_takes_the_beginning_of_an_id(store: Store) -> None:
    """An id or its beginning finds its table; a percent sign is no wildcard."""
    one = entry()
    store.add(one, RUN)
    assert store.find(one.article.id[:15]) == [("articles", one.article.id)]
    assert len(store.find("reading-")) == 2
    assert store.find("%") == []
    with pytest.raises(NothingFound):
        store.text("text-0")
    with pytest.raises(NothingFound):
        store.article("article-0")


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


def test_no_record_there(tmp_path: Path) -> None:
    """Opening nothing says so and makes nothing."""
    with pytest.raises(NothingFound, match="no record"):
        Store.open(tmp_path / "record.sqlite")
    assert not list(tmp_path.iterdir())


def test_an_address_may_be_given(tmp_path: Path) -> None:
    """`sqlite:///` addresses work; other databases are refused with the reason."""
    Store.open(f"sqlite:///{tmp_path}/a.sqlite", create=True).close()
    with Store.open(tmp_path / "a.sqlite") as store:
        assert store.writable
    with pytest.raises(ConfigurationError, match="postgresql"):
        Store.open("postgresql://host/db")


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


def test_a_newer_record_is_refused(store: Store) -> None:
    """A schema this program does not know is refused, naming both steps."""
    with closing(raw(store)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreTooNew, match=r"9999.*0002"):
        Store.open(store.path)


def test_a_locked_record(store: Store) -> None:
    """While another program writes, adding fails with StoreLocked, loses nothing, and works again afterwards."""
    store.add(entry(1), RUN)
    with closing(raw(store)) as other, Store.open(store.path, timeout=0.05) as waiting:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreLocked, match="locked"):
            waiting.add(entry(2), RUN)
        assert waiting.counts()["articles"] == 1
        other.execute("ROLLBACK")
        assert waiting.add(entry(2), RUN) == "stored"


def test_an_exclusively_locked_record(store: Store) -> None:
    """A record that cannot even be looked at is StoreLocked on opening."""
    store.add(entry(1), RUN)
    store.close()
    with closing(raw(store)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreLocked):
            Store.open(store.path, timeout=0.05)


def test_a_read_only_record(store: Store) -> None:
    """A write-protected record can be read and verified, and refuses writing, for root too."""
    store.add(entry(1), RUN)
    store.close()
    store.path.chmod(0o444)
    with Store.open(store.path) as held:
        assert not held.writable
        assert len(list(held.articles())) == 1
        assert not [check for check in held.verify() if check.wrong]
        with pytest.raises(StoreReadOnly):
            held.add(entry(2), RUN)
        with pytest.raises(StoreReadOnly):
            held.rule(_ruling())


def test_the_steps_make_the_tables(store: Store) -> None:
    """What the migrations make is what schema.py says, column by column, and the newest step is known."""
    with store._reading() as connection:
        for name, table in schema.metadata.tables.items():
            held = {
                row[1]: (row[2], bool(row[3]), bool(row[5]))
                for row in connection.exec_driver_sql(f"PRAGMA table_info({name})")
            }
            wanted = {
                column.name: (
                    column.type.compile(connection.dialect),
                    not column.nullable,
                    column.primary_key,
                )
                for column in table.columns
            }
            assert held == wanted, name
            indexes = {row[1] for row in connection.exec_driver_sql(f"PRAGMA index_list({name})")}
            assert {index.name for index in table.indexes} <= indexes
    assert migrate.known()[0] == migrate.HEAD
