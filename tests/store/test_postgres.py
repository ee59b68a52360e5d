"""What only PostgreSQL does: users who may only read, servers that are away, foreign tables, a missing driver."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from saksi.core.ruling import Ruling
from saksi.errors import BadValue, ConfigurationError, NothingFound, StoreError, StoreLocked, StoreReadOnly
from saksi.store import databases, migrate
from saksi.store.query import parse
from saksi.store.search import Only
from saksi.store.store import Store
from tests.conftest import Fresh
from tests.store.behind import behind
from tests.store.entries import RUN, entry

OURS = "application_name = 'saksi'"


@pytest.fixture
def address(pg_fresh: Fresh) -> str:
    return pg_fresh()


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with Store.open(address, create=True) as made:
        made.add(entry(1), RUN)
        yield made


@pytest.fixture
def reader(store: Store, address: str) -> Iterator[str]:
    """The address of the same record for a user who may only read."""
    schema = make_url(address).query["options"].removeprefix("-csearch_path=")
    name = f"reader_{schema}"
    with behind(store) as run:
        run(f"CREATE ROLE {name} LOGIN PASSWORD 'reads'")
        run(f"GRANT USAGE ON SCHEMA {schema} TO {name}")
        run(f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {name}")
        yield make_url(address).set(username=name, password="reads").render_as_string(hide_password=False)
        run(f"DROP OWNED BY {name}")
        run(f"DROP ROLE {name}")


def test_a_user_who_may_only_read(reader: str) -> None:
    """Reading, verifying and searching work, writing is StoreReadOnly."""
    with Store.open(reader) as held:
        assert not held.writable
        assert len(list(held.articles())) == 1
        assert not [check for check in held.verify() if check.wrong]
        assert len(held.search(parse("mayor"), Only(), 5)) == 1
        with pytest.raises(StoreReadOnly):
            held.add(entry(2), RUN)
        with pytest.raises(StoreReadOnly):
            held.rule(Ruling("note", ("reading-1",), "Rini", datetime(2026, 1, 1, tzinfo=UTC), "seen"))


def test_a_user_who_may_add(store: Store, reader: str) -> None:
    """With the rights that docs/stores.md names a member who owns nothing can add, search and read."""
    schema = make_url(reader).query["options"].removeprefix("-csearch_path=")
    with behind(store) as run:
        run(f"GRANT INSERT, DELETE ON ALL TABLES IN SCHEMA {schema} TO reader_{schema}")
        run(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA {schema} TO reader_{schema}")
    with Store.open(reader) as held:
        assert held.writable
        assert held.add(entry(2), RUN) == "stored"
        assert len(held.search(parse("mayor"), Only(), 5)) == 2
        assert held.replace(entry(2).article.id, entry(2, with_readings=False), RUN) == "replaced"
        assert not [check for check in held.verify() if check.wrong]


def test_rights_that_go_while_it_is_open(reader: str) -> None:
    """A store that believed it might write hears StoreReadOnly from the server all the same."""
    with Store.open(reader) as held:
        held.writable = True
        with pytest.raises(StoreReadOnly):
            held.add(entry(2), RUN)


def test_an_older_record_of_others_is_not_lifted(store: Store, reader: str) -> None:
    """Lifting needs the right to write: who may only read hears so."""
    migrate.downgrade(store._engine, "0003")
    with pytest.raises(StoreReadOnly):
        Store.open(reader)


@pytest.mark.parametrize(
    "change",
    [
        "TRUNCATE rulings",
        "TRUNCATE texts CASCADE",
        "INSERT INTO texts SELECT id, 'x' FROM texts ON CONFLICT (id) DO UPDATE SET body = 'x'",
    ],
)
def test_words_of_postgresql_change_nothing_either(store: Store, change: str) -> None:
    """TRUNCATE and ON CONFLICT DO UPDATE meet the guards."""
    with behind(store) as run, pytest.raises(DBAPIError, match="saksi: "):
        run(change)


def test_other_tables_are_no_record(store: Store, address: str, pg_fresh: Fresh) -> None:
    """An empty schema holds no record yet; one with other tables is refused and left as it is."""
    other = pg_fresh()
    with pytest.raises(NothingFound):
        Store.open(other)
    schema = make_url(other).query["options"].removeprefix("-csearch_path=")
    with behind(store) as run:
        run(f"CREATE TABLE {schema}.theirs (a integer)")
    with pytest.raises(StoreError, match="not a Saksi record"):
        Store.open(other, create=True)


def test_servers_that_cannot_be_used(pg_url: str) -> None:
    """A server that is away, a database that is not there, a false password: one error each, and no password in it."""
    url = make_url(pg_url)
    for wrong, why in (
        (url.set(port=1), "cannot be reached"),
        (url.set(database="no_such_database"), "record"),
        (url.set(password="false secret"), "record"),
        (url.update_query_dict({"options": "-csearch_path=no_such_schema"}), "names no schema"),
    ):
        with pytest.raises(StoreError, match=why) as refused:
            Store.open(wrong.render_as_string(hide_password=False), create=True)
        assert str(wrong.password) not in str(refused.value)


def test_a_lost_connection_is_told_and_mended(store: Store) -> None:
    """The server drops every connection: the next verb works or says one sentence, and the one after works."""
    list(store.articles())
    with behind(store) as run:
        run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND " + OURS)
    assert len(list(store.articles())) == 1
    assert store.add(entry(2), RUN) == "stored"


def test_a_table_that_another_program_locks(store: Store, address: str) -> None:
    """Waiting for a foreign lock ends in StoreLocked too."""
    with Store.open(address, timeout=0.1) as waiting, store._writing() as connection:
        connection.exec_driver_sql("LOCK TABLE articles IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(StoreLocked):
            waiting.add(entry(3), RUN)


def test_addresses(tmp_path: Path) -> None:
    """A password is taken from its file and never shown; addresses that mean nothing are named."""
    secret = tmp_path / "secret"
    secret.write_text("p@ss:word\n", encoding="utf-8")
    place = databases.place("postgresql://rini@h.example/db", timeout=1, password_file=secret)
    assert getattr(place, "url", None) == make_url("postgresql://rini@h.example/db").set(password="p@ss:word")
    shown = databases.place("postgres://rini:pw@h.example/db?password=x", timeout=1)
    assert shown.where == shown.address == "postgresql://rini@h.example/db"
    with pytest.raises(ConfigurationError, match="cannot be read"):
        databases.place("postgresql://rini@h.example/db", timeout=1, password_file=tmp_path / "none")
    with pytest.raises(BadValue):
        databases.place("postgresql://h.example:port/db", timeout=1)
