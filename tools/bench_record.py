"""`make bench`, the record part: seconds to fold made-up records, how they grow, and what one article more costs."""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Callable

from saksi.core.article import Article
from saksi.core.reading import Reading
from saksi.record.fold import fold
from saksi.record.memory import Memory
from tools.made_up import Made, record

WANTED = {"fold": 5.0, "growth": 2.3, "more": 0.2}
"""Seconds for 100,000 readings, times that for twice as many, seconds for an article more (issue 5)."""
ROUNDS = 3


def seconds(work: Callable[[], object]) -> float:
    """Seconds of the processor for one call: the same as by the clock when nothing else runs on the machine."""
    start = time.process_time()
    work()
    return time.process_time() - start


def folding(made: Made, *, rounds: int = ROUNDS) -> float:
    """The best of several folds, which other programs on the machine disturbed least."""
    return min(seconds(lambda: fold(*made)) for _ in range(rounds))


def growth(readings: int, *, rounds: int = ROUNDS) -> float:
    """How many times as long twice as many readings take."""
    return folding(record(2 * readings), rounds=rounds) / folding(record(readings), rounds=rounds)


def one_more(made: Made) -> dict[int, float]:
    """Articles of a story -> seconds until its newest article is in the record: the middle and the largest story."""
    articles, readings = made
    by_article: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_article[reading.article_id].append(reading)
    stories = sorted(fold(articles, readings).stories, key=lambda one: len(one.articles))
    found = {}
    for story in (stories[len(stories) // 2], stories[-1]):
        new = story.articles[-1]
        before = [one for one in articles if one.id != new]
        told = [one for article in before for one in by_article[article.id]]
        found[len(story.articles)] = min(
            _added(before, told, next(one for one in articles if one.id == new), by_article[new]) for _ in range(ROUNDS)
        )
    return found


def _added(articles: list[Article], told: list[Reading], new: Article, its: list[Reading]) -> float:
    memory = Memory()
    fold(articles, told, memory=memory)
    return seconds(lambda: fold([*articles, new], [*told, *its], memory=memory))


def main() -> None:
    """Print seconds, growth and the cost of an article more."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench_record", description=__doc__)
    parser.add_argument("--readings", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="folds of each size; the best counts")
    options = parser.parse_args()
    fold(*record(300))
    made, twice = record(options.readings), record(2 * options.readings)
    small = folding(made, rounds=options.rounds)
    large = folding(twice, rounds=options.rounds)
    print(f"\nthe record: {options.readings:,} made-up readings, best of {options.rounds}, one process")
    print(f"{'fold':34} {small:8.2f} s (wanted {WANTED['fold']})")
    print(f"{f'fold of {2 * options.readings:,}':34} {large:8.2f} s {large / small:6.2f} x (wanted {WANTED['growth']})")
    for size, taken in one_more(made).items():
        print(f"{f'one article more, story of {size}':34} {taken:8.2f} s (wanted {WANTED['more']})")


if __name__ == "__main__":
    main()
