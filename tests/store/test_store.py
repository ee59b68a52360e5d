"""The store keeps what it is given, once, and gives it back unchanged: the same contract in both databases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, inspect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import TypeEngine

from saksi.core.ruling import Ruling
from saksi.core.witness import Witness
from saksi.errors import ConfigurationError, LawOfCharacters, NothingFound, StoreLocked, StoreTooNew
from saksi.store import migrate, schema
from saksi.store.postgres import Server
from saksi.store.store import Store
from tests.conftest import Fresh
from tests.store.behind import behind
from tests.store.entries import LATER, RUN, entry

COLUMNS = 'article_id, reading_id, place, slot, text_id, start, "end"'
EMPTY = COLUMNS.replace('"end"', "start")


@pytest.fixture
def store(fresh: Fresh) -> Iterator[Store]:
    with Store.open(fresh(), create=True) as made:
        yield made


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


def test_equal_records_have_equal_dumps(fresh: Fresh, store: Store) -> None:
    """Order of adding, time and program leave no trace in the dump; other content does."""
    for number in (1, 2, 3):
        store.add(entry(number), RUN)
    with Store.open(fresh(), create=True) as other:
        for number in (3, 1, 2):
            other.add(entry(number), LATER)
        assert list(other.dump()) == list(store.dump())
        other.add(entry(4), LATER)
        assert list(other.dump()) != list(store.dump())


def test_all_witnesses_are_rows(store: Store) -> None:
    """Credits, reasons, links, slots and voices each have their row, and the database's substr agrees with it."""
    store.add(entry(), RUN)
    with behind(store) as run:
        slots = {slot for (slot,) in run("SELECT slot FROM witnesses")}
        wrong = run(
            "SELECT count(*) FROM witnesses w JOIN texts t ON t.id = w.text_id "
            'WHERE substr(t.body, w.start + 1, w."end" - w.start) <> w.quote'
        )
    assert slots == {
        "credit", "published/because", "link", "measure", "count", "when", "when/because", "actors", "type", "says",
        "via",
    }  # fmt: skip
    assert wrong == [(0,)]


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
        "UPDATE pages SET bytes = BYTE",
        "UPDATE pages SET url = 'x'",
        "UPDATE witnesses SET quote = 'x'",
        "UPDATE witnesses SET start = start + 1",
        "UPDATE readings SET payload = '{}'",
        "UPDATE rulings SET why = 'x'",
        "DELETE FROM rulings",
        "DELETE FROM texts",
        "DELETE FROM pages",
        f"INSERT INTO witnesses ({COLUMNS}, quote) SELECT {COLUMNS}, 'x' FROM witnesses",
        f"INSERT INTO witnesses ({COLUMNS}, quote) SELECT {EMPTY}, '' FROM witnesses",
    ],
)
def test_the_database_itself_refuses_changes(store: Store, change: str) -> None:
    """Even a foreign program that opens the file cannot change texts, pages, witnesses or rulings by accident."""
    store.add(entry(), RUN)
    store.rule(_ruling())
    with behind(store) as run, pytest.raises(DBAPIError, match="saksi: "):
        run(change)


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


def test_no_record_there(fresh: Fresh, tmp_path: Path) -> None:
    """Opening nothing says so and makes nothing."""
    with pytest.raises(NothingFound, match="no record"):
        Store.open(fresh())
    assert not list(tmp_path.iterdir())


def test_an_address_may_be_given(tmp_path: Path) -> None:
    """`sqlite:///` addresses work; other databases are refused with the reason."""
    Store.open(f"sqlite:///{tmp_path}/a.sqlite", create=True).close()
    with Store.open(tmp_path / "a.sqlite") as store:
        assert store.writable
    with pytest.raises(ConfigurationError, match="mysql"):
        Store.open("mysql://host/db")


def test_a_newer_record_is_refused(store: Store) -> None:
    """A schema this program does not know is refused, naming both steps."""
    with behind(store) as run:
        run("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreTooNew, match=rf"9999.*{migrate.HEAD}"):
        Store.open(again(store))


def test_a_locked_record(store: Store) -> None:
    """While another program writes, adding fails with StoreLocked, loses nothing, and works again afterwards."""
    store.add(entry(1), RUN)
    with Store.open(again(store), timeout=0.05) as waiting:
        with store._writing(), pytest.raises(StoreLocked, match="locked"):
            waiting.add(entry(2), RUN)
        assert waiting.counts()["articles"] == 1
        assert waiting.add(entry(2), RUN) == "stored"


def test_the_steps_make_the_tables(store: Store) -> None:
    """What the migrations make is what schema.py says, column by column, and the newest step is known."""
    with store._reading() as connection:
        seen = inspect(connection)
        assert set(seen.get_table_names()) >= set(schema.metadata.tables)
        for name, table in schema.metadata.tables.items():
            held = {one["name"]: (_bare(one["type"], connection), one["nullable"]) for one in seen.get_columns(name)}
            wanted = {one.name: (_bare(one.type, connection), one.nullable) for one in table.columns}
            assert held == wanted, name
            assert seen.get_pk_constraint(name)["constrained_columns"] == [one.name for one in table.primary_key]
            keys = {(key["constrained_columns"][0], key["referred_table"]) for key in seen.get_foreign_keys(name)}
            assert keys == {(key.parent.name, key.column.table.name) for key in table.foreign_keys}, name
            assert {one.name for one in table.indexes} <= {one["name"] for one in seen.get_indexes(name)}, name
    assert migrate.known()[0] == migrate.HEAD


def _bare(kind: TypeEngine[Any], connection: Connection) -> str:
    """The type in the database's words; PostgreSQL's columns are ordered by code point."""
    return kind.compile(connection.dialect)


def again(store: Store) -> str:
    """The address of a record, with the password where it has one."""
    place = store.place
    return place.url.render_as_string(hide_password=False) if isinstance(place, Server) else place.address
