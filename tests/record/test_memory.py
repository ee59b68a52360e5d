"""Memory: a fold that remembers gives what a fold that does not gives, and folds only what changed."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from saksi.core.ruling import Ruling
from saksi.record.fold import fold
from saksi.record.memory import Memory
from tools.bench_record import growth
from tools.made_up import Made, record

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def made() -> Made:
    """Some 3,000 readings of six crises."""
    return record(3000, crises=6)


def test_a_fold_that_remembers_gives_the_same_record(made: Made) -> None:
    """Article after article, forwards and with views of earlier days between, nothing differs."""
    articles, readings = made
    memory = Memory()
    for count in (40, 41, 60, len(articles)):
        some = articles[:count]
        assert fold(some, readings, memory=memory) == fold(some, readings)
        day = sorted(one.published.when.first or date.min for one in some)[count // 2]
        assert fold(some, readings, as_of=day, memory=memory) == fold(some, readings, as_of=day)


def test_rulings_and_reread_articles_are_noticed(made: Made) -> None:
    """A ruling, its undoing and a reading that is gone change what is remembered."""
    articles, readings = made
    memory = Memory()
    whole = fold(articles, readings, memory=memory)
    ruling = Ruling("reject", (readings[5].id,), "editor", datetime(2022, 1, 1, tzinfo=UTC), "because")
    for told, rulings in ((readings, [ruling]), (readings, []), (readings[1:], [])):
        held = fold(articles, told, rulings, memory=memory)
        assert held == fold(articles, told, rulings)
        assert (held == whole) == (told == readings and not rulings)


def test_only_the_story_that_changed_is_folded_again(made: Made) -> None:
    """An article more of one story leaves the chapters of the others as they were."""
    articles, readings = made
    memory = Memory()
    new = articles[-1]
    before = fold(articles[:-1], readings, memory=memory)
    kept = set(map(id, memory.chapters.values()))
    held = fold(articles, readings, memory=memory)
    written = [one.story.id for one in memory.chapters.values() if id(one) not in kept]
    assert written == [held.story_of(new.id)]
    assert len(before.stories) > 3


def test_a_due_day_that_passes_is_noticed(made: Made) -> None:
    """On a later day promises may be past due: what is remembered of an earlier day is not taken then."""
    articles, readings = made
    memory = Memory()
    last = max(one.published.when.last or date.min for one in articles)
    for days in (0, 400):
        day = last + timedelta(days=days)
        assert fold(articles, readings, as_of=day, memory=memory) == fold(articles, readings, as_of=day)


def test_memory_does_not_grow_without_end(made: Made) -> None:
    """Pages and chapters of long ago are let go."""
    articles, readings = made
    memory = Memory()
    fold(articles, readings, memory=memory)
    fold(articles[:3], readings, memory=memory)
    assert len(memory.pages) == 3
    assert len(memory.chapters) <= 6


FOLDED = """
import hashlib, random, sys
from saksi.record.fold import fold
from tools.made_up import record
articles, readings = record(1500, crises=4)
random.Random(int(sys.argv[1])).shuffle(articles)
random.Random(int(sys.argv[1])).shuffle(readings)
print(hashlib.sha256(repr(fold(articles, readings)).encode()).hexdigest())
"""


def test_the_record_is_the_same_bytes_for_any_order_and_hash_seed() -> None:
    """Three processes with other hash seeds and another order of input print one and the same record."""
    printed = {
        subprocess.run(
            [sys.executable, "-c", FOLDED, seed],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(printed) == 1


def test_twice_the_readings_take_about_twice_as_long() -> None:
    """Growth from 5,000 to 10,000 readings is near-linear: the best of three stays below 2.6 times."""
    assert min(growth(5000) for _ in range(1)) < 2.6
