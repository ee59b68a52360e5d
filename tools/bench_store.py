"""`python -m tools.bench_store`: what storing costs beyond reading, and how long a search takes.

Articles are made up: 300 words each from a vocabulary of 30,000 by Zipf's law, ten readings made directly, nothing is
read. Numbers are those of this machine; the first line names how long one sync to its disk takes, for each article is
one transaction and each transaction one sync. SAKSI_TEST_PG_URL names an empty schema to measure PostgreSQL too.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import tempfile
import time
from collections import deque
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path

from saksi.core.article import Article, Published
from saksi.core.ids import bytes_hash
from saksi.core.reading import Reading, Slot
from saksi.core.text import Region, Text
from saksi.core.values import Count, When
from saksi.core.witness import Witness
from saksi.store import query
from saksi.store.rows import Run
from saksi.store.search import Only
from saksi.store.store import BATCH, Store
from saksi.store.write import Entry, Sketch

ARTICLES = 10_000
READINGS = 10
WORDS = 300
VOCABULARY = 30_000
ALLOWED = 60.0
"""Seconds that 10,000 articles may cost beyond reading."""
SEARCH = 0.05
"""Seconds that a search may take."""
ASKED = (
    "bapa",
    "bapabe bece",
    '"bapa bece"',
    "bapa OR bebebe",
    "bapa -bece",
    "bukadu",
    "bapa bece bede befe",
    "tidakada",
)
"""Questions for common words, rare words, phrases, and a word that is not there."""
FIRST = date(2021, 1, 1)
RUN = Run("bench", {"id": "1"}, datetime(2026, 1, 1, tzinfo=UTC))
_SYLLABLES = [one + other for one in "bcdfghjklmnprstw" for other in "aeiou"]


def vocabulary() -> list[str]:
    """Words of two to four syllables, all different; the first ones are the common ones."""
    chance = random.Random(1)
    found = {"bapa": None, "bece": None, "bede": None, "befe": None, "bebebe": None, "bapabe": None}
    while len(found) < VOCABULARY:
        found["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4)))] = None
    return list(found)


def entries(number: int) -> Iterator[Entry]:
    """So many made-up articles; the same each time."""
    chance, words = random.Random(2), vocabulary()
    weights = [1 / (rank + 10) for rank in range(len(words))]
    for n in range(number):
        yield _entry(n, chance.choices(words, weights, k=WORDS), chance)


def _entry(number: int, words: list[str], chance: random.Random) -> Entry:
    title = f"Artikel {number} {' '.join(words[:6])}"
    body = f"{title}\n{' '.join(words)}."
    text = Text(body, (Region(0, len(title), "title"), Region(len(title) + 1, len(body), "body")))
    data = f"<html><body><h1>{title}</h1><p>{body}</p></body></html>".encode()
    day = FIRST + timedelta(days=chance.randrange(1500))
    article = Article(
        page_id=bytes_hash(data), text_id=text.id, title=title, url=f"https://a.example/{number}",
        outlet=f"Harian {number % 40}", lang="id", published=Published(When.on(day), "printed"),
    )  # fmt: skip
    readings = tuple(_reading(text, article, n) for n in range(READINGS))
    return Entry(data, article, text, readings, (), {}, f"{number}.html", Sketch("bench", bytes(256)))


def _reading(text: Text, article: Article, number: int) -> Reading:
    start = text.regions[1].start + 40 * number
    slots = tuple(
        Slot(name, value, Witness.of(text, start + 8 * n, start + 8 * n + 6))
        for n, (name, value) in enumerate(
            (("measure", "killed"), ("count", Count(number, number, "", "people")), ("group", "civilian"))
        )
    )
    return Reading("figure", "said", article.id, slots, None, None, "bench")


def sync(folder: Path) -> float:
    """The median of seconds that one written page and its sync take here."""
    times = []
    with (folder / "sync").open("wb") as out:
        for _ in range(50):
            start = time.perf_counter()
            out.write(bytes(4096))
            out.flush()
            os.fsync(out.fileno())
            times.append(time.perf_counter() - start)
    return statistics.median(times)


def fill(store: Store, number: int, *, together: bool) -> tuple[float, float]:
    """Seconds that storing took, by the clock and of the processor; making the articles up is not counted."""
    spent = cpu = 0.0
    made = entries(number)
    while batch := list(islice(made, BATCH)):
        start, begun = time.perf_counter(), time.process_time()
        if together:
            deque(store.add_all(batch, RUN), maxlen=0)
        else:
            for entry in batch:
                store.add(entry, RUN)
        spent, cpu = spent + time.perf_counter() - start, cpu + time.process_time() - begun
    start, begun = time.perf_counter(), time.process_time()
    store.search(query.parse(ASKED[-1]), Only(), 1)  # indexes what is left
    return spent + time.perf_counter() - start, cpu + time.process_time() - begun


def searches(store: Store) -> dict[str, float]:
    """The median of seconds of each question, 20 articles wanted."""
    found = {}
    for asked in ASKED:
        times = []
        for _ in range(9):
            start = time.perf_counter()
            store.search(query.parse(asked), Only(), 20)
            times.append(time.perf_counter() - start)
        found[asked] = statistics.median(times[1:])
    return found


def measure(name: str, address: str, number: int, *, together: bool) -> None:
    """Fills and asks one record."""
    with Store.open(address, create=True) as store:
        spent, cpu = (one * ARTICLES / number for one in fill(store, number, together=together))
        how = "a hundred a transaction" if together else "each in its own transaction"
        told = f"{spent:.1f} s ({cpu:.1f} s of this processor) beyond reading, at most {ALLOWED:.0f}"
        print(f"{name}: {ARTICLES:,} articles with {ARTICLES * READINGS:,} readings, {how}: {told}")
        for asked, seconds in searches(store).items() if together else ():
            print(f"{name}: search {asked:<22} {seconds * 1000:6.1f} ms, at most {SEARCH * 1000:.0f}")


def main() -> None:
    """Print the costs of both stores."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench_store", description=__doc__)
    parser.add_argument("--articles", type=int, default=ARTICLES, help="how many articles to store")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(f"one sync to the disk: {sync(Path(folder)) * 1000:.1f} ms")
        for together in (False, True):
            measure("SQLite", str(Path(folder) / f"{together}.sqlite"), options.articles, together=together)
    if os.environ.get("SAKSI_TEST_PG_URL"):
        measure("PostgreSQL", os.environ["SAKSI_TEST_PG_URL"], options.articles, together=True)


if __name__ == "__main__":
    main()
