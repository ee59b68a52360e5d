"""Verify finds whatever was changed, also by someone who removed the guards first."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from saksi.core.ruling import Ruling
from saksi.store import sqlite
from saksi.store.store import Store
from tests.store.entries import RUN, entry


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "record.sqlite", create=True) as made:
        for number in range(3):
            made.add(entry(number), RUN)
        made.rule(Ruling("note", ("reading-1",), "Rini", datetime(2026, 1, 1, tzinfo=UTC), "seen"))
        yield made


def unguarded(store: Store) -> sqlite3.Connection:
    """A connection behind the store's back, with every guard dropped and no waiting for the disk."""
    connection = sqlite3.connect(store.path, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    for name in sqlite.GUARDS:
        connection.execute(f"DROP TRIGGER {name}")
    return connection


def failed(store: Store) -> set[tuple[str, str]]:
    """What fails, the missing guards left out."""
    return {(check.what, check.id) for check in store.verify() if check.wrong and check.what != "database"}


def found(store: Store, text_id: str) -> bool:
    """True when verify names this text; stops there."""
    return any(check.wrong for check in store.verify() if (check.what, check.id) == ("text", text_id))


def test_a_sound_record_passes(store: Store) -> None:
    """Everything is checked and nothing fails."""
    checks = list(store.verify())
    assert not [check for check in checks if check.wrong]
    assert {check.what for check in checks} == {"page", "text", "witness", "article", "reading", "ruling"}
    witnesses = store.counts()["witnesses"]
    assert sum(check.what == "witness" for check in checks) == witnesses > 30


def test_a_thousand_changed_characters_are_all_found(store: Store) -> None:
    """1,000 random one-character changes in stored texts, one at a time behind the guards' back: all are found."""
    chance = random.Random(2022)
    alphabet = "aeiou 0123456789.,İ😀\n\0é"
    texts = {text.id: text.body for text in store.texts()}
    with closing(unguarded(store)) as connection:
        assert not failed(store)
        for _ in range(1000):
            text_id = chance.choice(sorted(texts))
            body = texts[text_id]
            at = chance.randrange(len(body))
            new = chance.choice([one for one in alphabet if one != body[at]])
            after = chance.choice([body[at:], body[at + 1 :]])  # one more character, or another
            changed = chance.choice([body[:at] + new + after, body[:at] + body[at + 1 :]])
            if changed == body:
                continue
            connection.execute("UPDATE texts SET body = ? WHERE id = ?", (changed, text_id))
            assert found(store, text_id), (at, new)
            connection.execute("UPDATE texts SET body = ? WHERE id = ?", (body, text_id))
        assert not failed(store)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ("UPDATE pages SET bytes = CAST(bytes || x'20' AS BLOB)", "page"),
        ("UPDATE texts SET body = CAST(CAST(body AS BLOB) || x'ff' AS TEXT)", "text"),
        ("UPDATE witnesses SET quote = 'x' WHERE slot = 'count'", "witness"),
        ("UPDATE witnesses SET start = start + 1 WHERE slot = 'credit'", "witness"),
        ("DELETE FROM witnesses WHERE slot = 'says'", "reading"),
        ("DELETE FROM witnesses WHERE slot = 'credit'", "article"),
        ("UPDATE witnesses SET slot = 'group' WHERE slot = 'count'", "reading"),
        ("UPDATE readings SET payload = replace(payload, '\"low\":30', '\"low\":3')", "reading"),
        ("UPDATE readings SET payload = '{'", "reading"),
        ("UPDATE readings SET payload = '[]'", "reading"),
        ("UPDATE readings SET modality = 'denied'", "reading"),
        ("DELETE FROM witnesses WHERE reading_id IS NOT NULL; DELETE FROM readings", "article"),
        ("UPDATE articles SET payload = replace(payload, 'Flood', 'Fire')", "article"),
        ("UPDATE articles SET payload = 'x'", "article"),
        ("UPDATE articles SET outlet = 'x'", "article"),
        ("UPDATE articles SET given = '{}'", "article"),
        ("UPDATE regions SET name = 'furniture'", "article"),
        ("DELETE FROM issues", "article"),
        ("UPDATE rulings SET why = 'x'", "ruling"),
        ("UPDATE rulings SET at = 'x'", "ruling"),
    ],
)
def test_every_kind_of_damage_is_found(store: Store, change: str, what: str) -> None:
    """Whatever row is changed or taken away, verify names it and does not crash."""
    with closing(unguarded(store)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.executescript(change)
    assert what in {kind for kind, _ in failed(store)}


def test_missing_guards_and_rows_are_told(store: Store) -> None:
    """A dropped guard and a reference into nothing are failures of the database itself."""
    with closing(unguarded(store)) as connection:
        connection.execute("DELETE FROM pages")
    wrong = [check.wrong for check in store.verify() if check.what == "database"]
    assert any("guard" in one for one in wrong)
    assert any("not there" in one for one in wrong)
