"""SQLite and PostgreSQL behave alike: order, refusals, writers at once, steps up and down, a lost answer."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from saksi.core.ruling import Ruling
from saksi.errors import LawOfCharacters, SaksiError, StoreError
from saksi.issues import Issue
from saksi.store import migrate, schema
from saksi.store.rows import Run
from saksi.store.store import Store
from tests.conftest import Fresh
from tests.store.behind import behind
from tests.store.entries import RUN, entry
from tests.store.test_store import again

ROOT = Path(__file__).parents[2]
NAMES = ("Zebra", "apel", "Éclair", "eclair", "zulu", "_x", "Ápel", "10", "9", "😀", "ﬀ", "a b", "a-b", "ab")


@pytest.fixture
def store(fresh: Fresh) -> Iterator[Store]:
    with Store.open(fresh(), create=True) as made:
        yield made


def test_everything_is_in_the_order_of_code_points(store: Store) -> None:
    """Runs, addresses and rulings come in Python's own order, whatever the locale of the database."""
    for name in NAMES:
        for number in (1, 2):
            one = entry(ord(name[0]) * 2 + number, url=f"https://{name}.example")
            store.add(one, Run(name, {}, RUN.recorded_at))
    assert store.addresses() == sorted(f"https://{name}.example" for name in NAMES)
    assert [run["id"] for run in store.runs()] == sorted(run["id"] for run in store.runs())
    with behind(store) as run:
        told = [row[0] for row in run("SELECT program FROM runs ORDER BY program")]
    assert told == sorted(NAMES)


def test_text_columns_are_all_compared_by_code_point(pg_fresh: Fresh) -> None:
    """No column of text keeps the locale of the PostgreSQL it lies in."""
    with Store.open(pg_fresh(), create=True) as store, behind(store) as run:
        found = run(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema() "
            "AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'"
        )
    assert found == []


@pytest.mark.parametrize("bad", ["NUL \0 here", "lone \ud800 surrogate"])
def test_characters_that_one_database_refuses_both_refuse(store: Store, bad: str) -> None:
    """NUL and lone surrogates are LawOfCharacters in writing and in looking, and nothing is stored of them."""
    for wrong in (replace(entry(), source=bad), replace(entry(), issues=(Issue(0, 1, bad, "F"),))):
        with pytest.raises(LawOfCharacters):
            store.add(wrong, RUN)
    with pytest.raises(LawOfCharacters):
        store.rule(Ruling("note", ("reading-1",), bad, datetime(2026, 1, 1, tzinfo=UTC), "why"))
    with pytest.raises(LawOfCharacters):
        list(store.held(url=bad))
    assert set(store.counts().values()) == {0}


@pytest.mark.parametrize("number", [2**31, -(2**31) - 1, 2**63])
def test_numbers_that_one_database_refuses_both_refuse(store: Store, number: int) -> None:
    """A number of more than 32 bits is LawOfCharacters in both."""
    with pytest.raises(LawOfCharacters):
        store.add(replace(entry(), issues=(Issue(0, number, "far", "F"),)), RUN)
    assert set(store.counts().values()) == {0}


def test_substr_counts_code_points(store: Store) -> None:
    """Characters beyond the first 65,536 count as one in the guard of witnesses too."""
    store.add(entry(body="😀😀 Üsküdar " * 3 + entry().text.body), RUN)
    with behind(store) as run:
        assert run("SELECT substr(body, 2, 3) FROM texts") == [("😀 Ü",)]


WRITER = """
import sys
from tests.store.entries import RUN, entry
from saksi.store.store import Store
with Store.open(sys.argv[1], timeout=60) as store:
    for number in range(int(sys.argv[2]), int(sys.argv[3])):
        store.add(entry(number), RUN)
"""


def test_two_writers_at_once_lose_nothing(store: Store, fresh: Fresh) -> None:
    """Two programs that add at once, some of it the same: all is held once, as if one had added it."""
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, again(store), str(first), str(last)], cwd=ROOT)
        for first, last in ((0, 30), (20, 50))
    ]
    assert [writer.wait() for writer in writers] == [0, 0]
    with Store.open(fresh(), create=True) as calm:
        for number in range(50):
            calm.add(entry(number), RUN)
        assert list(calm.dump()) == list(store.dump())
    assert not [check for check in store.verify() if check.wrong]


def test_an_error_from_commit_does_not_mean_not_committed(store: Store) -> None:
    """The line breaks after the database committed: the caller hears an error, does it again, and all is there once."""
    dialect: Any = store._engine.dialect
    commit = dialect.do_commit

    def lost(connection: Any) -> None:
        commit(connection)
        dialect.do_commit = commit
        raise OperationalError("COMMIT", {}, Exception("server closed the connection unexpectedly"))

    dialect.do_commit = lost
    with pytest.raises(StoreError):
        store.add(entry(), RUN)
    assert store.add(entry(), RUN) == "already"
    assert store.counts()["articles"] == 1
    assert not [check for check in store.verify() if check.wrong]


def test_many_are_added_together(store: Store, fresh: Fresh) -> None:
    """A hundred in a transaction are the same as one by one; of those beside a bad one none is lost."""
    good = [entry(number) for number in range(5)]
    assert [done for _, done in store.add_all([*good, good[0]], RUN)] == ["stored"] * 5 + ["already"]
    bad = replace(entry(9), source="\0")
    told = []
    with pytest.raises(LawOfCharacters):
        told.extend(done for _, done in store.add_all([entry(6), bad, entry(7)], RUN))
    assert store.counts()["articles"] == 6
    with Store.open(fresh(), create=True) as other:
        for one in [entry(6), *reversed(good)]:
            other.add(one, RUN)
        assert list(other.dump()) == list(store.dump())


@pytest.mark.parametrize("down", ["0001", "0002", "0003"])
def test_steps_go_down_and_up_with_data_kept(store: Store, down: str) -> None:
    """Taken back to an older schema and lifted again, the record is what it was and verifies."""
    for number in range(3):
        store.add(entry(number), RUN)
    store.rule(Ruling("note", ("reading-1",), "Rini", datetime(2026, 1, 1, tzinfo=UTC), "seen", "30 people"))
    dump, address = list(store.dump()), again(store)
    migrate.downgrade(store._engine, down)
    assert store.place.probe().version == down
    store.close()
    with Store.open(address) as lifted:
        assert lifted.place.probe().version == migrate.HEAD
        assert list(lifted.dump()) == dump
        assert not [check for check in lifted.verify() if check.wrong]
        assert lifted.counts()["sketches"] == 0


def test_the_steps_are_one_line() -> None:
    """Each step follows the one before it, and the newest is that of the newest file."""
    steps = migrate.known()
    assert list(steps) == sorted(steps, reverse=True)
    assert steps[0] == migrate.HEAD


def test_an_address_tells_no_password(store: Store) -> None:
    """Messages name the place without a password."""
    with behind(store) as run:
        run("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(SaksiError) as refused:
        Store.open(again(store))
    assert store.place.where in str(refused.value)
    secret = getattr(getattr(store.place, "url", None), "password", None)
    assert not secret or secret not in str(refused.value)


def test_every_table_is_guarded_as_the_schema_says(store: Store) -> None:
    """Both databases refuse UPDATE and DELETE of the same tables."""
    store.add(entry(), RUN)
    store.rule(Ruling("note", ("reading-1",), "Rini", datetime(2026, 1, 1, tzinfo=UTC), "seen"))
    with behind(store) as run:
        for table in schema.NEVER_CHANGED:
            column = schema.metadata.tables[table].columns.keys()[0]
            with pytest.raises(Exception, match=f"saksi: {table} are never changed"):
                run(f"UPDATE {table} SET {column} = {column}")
        for table in schema.NEVER_DELETED:
            with pytest.raises(Exception, match=f"saksi: {table} are never deleted"):
                run(f"DELETE FROM {table}")
