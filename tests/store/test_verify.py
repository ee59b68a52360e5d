"""Verify finds whatever was changed, also by someone who removed the guards first."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from saksi.core.ruling import Ruling
from saksi.store.postgres import Server
from saksi.store.store import Store
from tests.conftest import Fresh
from tests.store.behind import behind
from tests.store.entries import RUN, entry


@pytest.fixture
def store(fresh: Fresh) -> Iterator[Store]:
    with Store.open(fresh(), create=True) as made:
        for number in range(3):
            made.add(entry(number), RUN)
        made.rule(Ruling("note", ("reading-1",), "Rini", datetime(2026, 1, 1, tzinfo=UTC), "seen"))
        yield made


def failed(store: Store) -> set[tuple[str, str]]:
    """What fails, the missing guards left out."""
    return {(check.what, check.id) for check in store.verify() if check.wrong and check.what != "database"}


def quoted(words: str) -> str:
    """The words as SQLite writes them, NUL and all."""
    return f"CAST(x'{words.encode().hex()}' AS TEXT)"


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


@pytest.mark.parametrize("fresh", ["sqlite"], indirect=True)
def test_a_thousand_changed_characters_are_all_found(store: Store) -> None:
    """1,000 random one-character changes in stored texts, one at a time behind the guards' back: all are found."""
    chance = random.Random(2022)
    alphabet = "aeiou 0123456789.,İ😀\n\0é"
    texts = {text.id: text.body for text in store.texts()}
    with behind(store, unguarded=True) as run:
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
            run(f"UPDATE texts SET body = {quoted(changed)} WHERE id = '{text_id}'")
            assert found(store, text_id), (at, new)
            run(f"UPDATE texts SET body = {quoted(body)} WHERE id = '{text_id}'")
        assert not failed(store)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ("UPDATE pages SET bytes = BYTE", "page"),
        ("UPDATE texts SET body = body || ' '", "text"),
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
    with behind(store, unguarded=True) as run:
        for step in change.split("; "):
            run(step)
    assert what in {kind for kind, _ in failed(store)}


@pytest.mark.parametrize("fresh", ["sqlite"], indirect=True)
def test_broken_utf8_is_found(store: Store) -> None:
    """Bytes that are no characters can still be read, and are named."""
    with behind(store, unguarded=True) as run:
        run("UPDATE texts SET body = CAST(CAST(body AS BLOB) || x'ff' AS TEXT)")
    assert "text" in {kind for kind, _ in failed(store)}


def test_missing_guards_and_rows_are_told(store: Store) -> None:
    """A dropped guard and a reference into nothing are failures of the database itself."""
    with behind(store, unguarded=True) as run:
        run("DELETE FROM pages")
        if isinstance(store.place, Server):
            run("DROP TRIGGER pages_delete ON pages")
    wrong = [check.wrong for check in store.verify() if check.what == "database"]
    assert any("guard" in one for one in wrong)
    assert any("not there" in one for one in wrong)
