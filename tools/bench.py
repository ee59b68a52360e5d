"""`make bench`: the speed of reading, as ratios to trafilatura alone on the same pages in the same run.

A ratio travels between machines; an absolute number does not. Both are printed, with the median of several rounds.
"""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura

from saksi.lang.pack import load
from saksi.page.page import open_page
from saksi.read.reader import read

FOLDER = Path(__file__).parents[1] / "examples" / "kazakhstan-2022"
ROUNDS = 5


def seconds(work: Callable[[], object]) -> float:
    """Seconds of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Print pages a second and ratios."""
    files = [file.read_bytes() for file in sorted(FOLDER.rglob("*.html"))]
    texts = [page for page in map(open_page, files) if page.article.lang in ("id", "en")]

    def alone() -> None:
        for data in files:
            trafilatura.extract(data.decode("utf-8", "replace"), favor_precision=True)

    def from_text() -> None:
        for page in texts:
            read(page.article, page.text, load(page.article.lang))

    def whole() -> None:
        for data in files:
            page = open_page(data)
            if page.article.lang in ("id", "en"):
                read(page.article, page.text, load(page.article.lang))

    works: dict[str, Callable[[], None]] = {
        "trafilatura alone, a page": alone,
        "saksi, an article from text": from_text,
        "saksi, a whole HTML page": whole,
    }
    for work in works.values():
        work()
    rounds = {name: [seconds(work) for _ in range(ROUNDS)] for name, work in works.items()}
    base = statistics.median(rounds["trafilatura alone, a page"]) / len(files)
    print(f"{len(files)} pages, median of {ROUNDS} rounds, one process")
    for name, times in rounds.items():
        count = len(texts) if "text" in name else len(files)
        each = statistics.median(times) / count
        print(f"{name:30} {1 / each:8.1f}/s {each * 1000:8.2f} ms {each / base:6.2f} x trafilatura")
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
