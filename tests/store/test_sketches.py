"""Sketches lie beside their articles, and the step that made room for them goes up and down."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from saksi.store import migrate, sqlite
from saksi.store.store import Store
from saksi.store.write import Sketch
from tests.store.entries import LATER, RUN, entry


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "record.sqlite", create=True) as made:
        yield made


def test_a_sketch_is_kept_and_leaves_no_trace_in_the_dump(store: Store) -> None:
    """It comes back as given; records with and without sketches are equal, for it can be made again."""
    store.add(entry(1), RUN)
    dump = list(store.dump())
    drawn = replace(entry(1), sketch=Sketch("m1", b"\0\1"))
    assert store.replace(drawn.article.id, drawn, LATER) == "same"
    assert list(store.sketches()) == [(drawn.article.id, Sketch("m1", b"\0\1"))]
    assert list(store.dump()) == dump
    again = replace(drawn, sketch=Sketch("m2", b"\2"))
    store.replace(again.article.id, again, LATER)
    assert [one for _, one in store.sketches()] == [Sketch("m2", b"\2")]


def test_a_sketch_goes_with_its_article(store: Store) -> None:
    """Read anew and changed, the article brings its own sketch, and verify stays content."""
    one = replace(entry(1), sketch=Sketch("m1", b"\1"))
    store.add(one, RUN)
    store.replace(one.article.id, replace(one, readings=one.readings[:1], sketch=None), LATER)
    assert list(store.sketches()) == []
    assert not [check for check in store.verify() if check.wrong]


def test_addresses_with_several_texts(store: Store) -> None:
    """An address is listed once a second text lies under it; its articles are found by it, with when they came."""
    store.add(entry(1, url="https://a.example/x"), RUN)
    store.add(entry(2, url=""), RUN)
    store.add(entry(3, url=""), RUN)
    assert store.addresses() == []
    store.add(entry(4, url="https://a.example/x"), LATER)
    assert store.addresses() == ["https://a.example/x"]
    seen = [one.seen for one in store.held(url="https://a.example/x")]
    assert sorted(seen) == [RUN.recorded_at.isoformat(), LATER.recorded_at.isoformat()]


def test_the_step_goes_up_and_down(tmp_path: Path) -> None:
    """A record of the first schema is lifted with all it holds; taken back, it is the first schema again."""
    path = tmp_path / "old.sqlite"
    with Store.open(path, create=True) as made:
        made.add(entry(1), RUN)
        dump = list(made.dump())
    engine = sqlite.engine(path, write=True, timeout=1)
    migrate.downgrade(engine, "0001")
    with closing(engine.raw_connection()) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    assert not {"sketches", "ix_articles_url"} & names
    engine.dispose()
    assert sqlite.probe(path, timeout=1).version == "0001"
    with Store.open(path) as lifted:
        assert list(lifted.dump()) == dump
        assert not [check for check in lifted.verify() if check.wrong]
    assert sqlite.probe(path, timeout=1).version == migrate.HEAD
