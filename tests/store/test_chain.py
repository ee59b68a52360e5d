"""Rulings form a chain: whatever is changed in it behind our back is found, at the first entry that is not right."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from saksi.core.ruling import FIRST, Ruling, Seen, chained
from saksi.core.values import Count, When
from saksi.store import migrate, rows, sqlite
from saksi.store.store import Store

AT = datetime(2026, 1, 1, tzinfo=UTC)
SEEN = Seen("reading-1", "reading-1", "article-1", "page", "https://a.example", "figure", 3, 5, "30 · killed")


def ruling(number: int) -> Ruling:
    return Ruling("note", ("reading-1",), "Rini", AT + timedelta(hours=number), f"reason {number}", "30 · killed")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path, create=True) as made:
        for number in range(5):
            made.rule(ruling(number))
        yield made


def tamper(path: Path, *statements: str) -> None:
    """What somebody does who opens the file and takes the guards away first, and puts them back after."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for name in ("rulings_update", "rulings_delete", "rulings_insert"):
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        for name in ("rulings_update", "rulings_delete", "rulings_insert"):
            connection.execute(sqlite.GUARDS[name])


def broken(store: Store) -> list[str]:
    return [f"{one.what} {one.wrong}" for one in store.verify() if one.wrong]


def test_each_ruling_is_chained_to_the_one_before(store: Store) -> None:
    """Places count from 1, and each hash covers the hash before it."""
    links = list(store.chain())
    assert [one.place for one in links] == [1, 2, 3, 4, 5]
    assert [one.previous for one in links] == [FIRST, *(one.hash for one in links[:-1])]
    assert all(one.hash == chained(one.ruling, one.place, one.previous) for one in links)
    assert broken(store) == []


def test_a_ruling_comes_back_with_its_values_and_what_was_seen(store: Store) -> None:
    """Typed values and the readings behind the targets survive the store."""
    told = (("count", Count(30, None)), ("when", When.on(AT.date())), ("group", "police"))
    made = replace(ruling(9), verdict="correct", value=told, seen=(SEEN,))
    store.rule(made)
    assert list(store.rulings())[-1] == made
    assert broken(store) == []


@pytest.mark.parametrize(
    ("statement", "entry"),
    [
        ("UPDATE rulings SET why = 'another' WHERE place = 2", 2),
        ("UPDATE rulings SET by = 'Budi' WHERE place = 1", 1),
        ("UPDATE rulings SET seen = '[]', value = '[]', targets = '[\"reading-2\"]' WHERE place = 3", 3),
        ("UPDATE rulings SET hash = previous WHERE place = 4", 4),
        ("DELETE FROM rulings WHERE place = 1", 2),
        ("DELETE FROM rulings WHERE place = 3", 4),
        ("UPDATE rulings SET place = 9 WHERE place = 2", 3),
        ("UPDATE rulings SET targets = 'no json' WHERE place = 5", 5),
    ],
)
def test_the_first_broken_entry_is_named(store: Store, path: Path, statement: str, entry: int) -> None:
    """Changing, deleting or moving an entry is found where the chain breaks."""
    tamper(path, statement)
    assert broken(store)[0].startswith(f"ruling the chain breaks at entry {entry}: ")


def test_an_entry_forged_with_its_own_hash_breaks_the_next(store: Store, path: Path) -> None:
    """Who changes an entry and makes its id and hash anew is given away by the entry after it."""
    link = list(store.chain())[2]
    forged = replace(link.ruling, why="never said")
    row = {**rows.ruling_row(forged), "hash": chained(forged, 3, link.previous)}
    told = ", ".join(f"\"{name}\" = '{row[name]}'" for name in ("id", "why", "hash"))
    tamper(path, f"UPDATE rulings SET {told} WHERE place = 3")
    assert broken(store) == ["ruling the chain breaks at entry 4: it does not follow the entry before it"]


def test_an_old_record_gets_its_chain_and_keeps_its_rulings(store: Store, path: Path) -> None:
    """Down to the step before chains and up again: the same rulings, chained in the order made, guards in place."""
    held = list(store.rulings())
    migrate.downgrade(store._engine, "0002")
    store.close()
    with Store.open(path) as again:
        assert list(again.rulings()) == held
        assert [one.place for one in again.chain()] == [1, 2, 3, 4, 5]
        assert broken(again) == []
