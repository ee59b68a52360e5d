"""Rulings name who decided what, when and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from saksi.core.ruling import FIRST, Ruling, Seen, chained, realm
from saksi.core.values import Count


def test_every_part_of_a_ruling_is_in_its_id() -> None:
    """Another verdict, target, author, moment, reason, wording or undo makes another ruling."""
    one = Ruling("reject", ("reading-1",), "sari", datetime(2026, 1, 2, tzinfo=UTC), "caption", "18 tewas")
    others = [
        replace(one, verdict="accept"),
        replace(one, targets=("reading-2",)),
        replace(one, by="budi"),
        replace(one, at=datetime(2026, 1, 3, tzinfo=UTC)),
        replace(one, why="menu"),
        replace(one, words="19 tewas"),
        replace(one, undoes="ruling-0"),
    ]
    assert len({one.id, *(other.id for other in others)}) == 8


def test_rulings_of_the_first_records_keep_their_ids() -> None:
    """What is newer than the first records takes part in the id only where it is filled."""
    one = Ruling("reject", ("reading-1",), "sari", datetime(2026, 1, 2, tzinfo=UTC), "caption", "18 tewas")
    assert one.id == "ruling-02a72e20a38d65340cfc8cd7f44c73d4"
    value = replace(one, value=(("count", Count(30, 30)),))
    seen = replace(one, seen=(Seen("reading-1", "reading-1", "article-1"),))
    assert len({one.id, value.id, seen.id}) == 3


def test_each_link_of_the_chain_covers_the_ruling_its_place_and_the_link_before() -> None:
    """Another ruling, place or previous hash makes another hash."""
    one = Ruling("note", ("reading-1",), "sari", datetime(2026, 1, 2, tzinfo=UTC), "caption")
    links = {chained(one, 1, FIRST), chained(one, 2, FIRST), chained(one, 1, "a"), chained(replace(one, by="b"), 1, "")}
    assert len(links) == 4


def test_a_reading_or_article_stands_for_itself_where_nothing_was_kept() -> None:
    """Rulings made without what was seen still find readings and articles by their ids, and no facts."""
    one = Ruling("note", ("reading-1", "article-1", "event-1"), "sari", datetime(2026, 1, 2, tzinfo=UTC), "x")
    assert [len(one.behind(target)) for target in one.targets] == [1, 1, 0]
    assert [realm(target) for target in (*one.targets, "origin-1", "story-1", "dispute-1", "actor:Ali")] == [
        "reading", "origin", "reading", "origin", "story", "dispute", "actor",
    ]  # fmt: skip
