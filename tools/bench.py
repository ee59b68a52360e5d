"""`make bench`: the speed of reading, as ratios to trafilatura alone on the same pages in the same run.

A ratio travels between machines; an absolute number does not. Both are printed, with the median of several rounds.
`--pages FOLDER` measures the page floor on other pages too, such as a checkout of the article-extraction benchmark.
"""

from __future__ import annotations

import argparse
import gzip
import resource
import statistics
import time
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import trafilatura

from saksi.errors import PageRefused
from saksi.page.guard import open_guarded
from saksi.page.page import open_page
from tools import bench_reading

FOLDER = Path(__file__).parents[1] / "examples" / "kazakhstan-2022"
GOLD = Path(__file__).parents[1] / "tests" / "gold"
ROUNDS = 5
ALLOWED = 1.6
"""What a page may cost, in times of trafilatura's fastest setting."""
WANTED = 1_000
"""Scraped texts that must become Text with masthead and credits in a second."""
Work = Callable[[], object]


def seconds(work: Work) -> float:
    """Seconds of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def rounds(works: Mapping[str, Work]) -> dict[str, float]:
    """The median of several rounds for each, all works once in each round; the first round warms up and is let go."""
    for work in works.values():
        work()
    held: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, work in works.items():
            held[name].append(seconds(work))
    return {name: statistics.median(times) for name, times in held.items()}


def fast(files: Sequence[bytes]) -> None:
    """trafilatura alone, in its fastest setting."""
    for data in files:
        trafilatura.extract(data.decode("utf-8", "replace"), fast=True)


def opened(files: Sequence[bytes], opener: Callable[[bytes], object] = open_page) -> None:
    """Each page as Text with masthead and credits; what is refused is passed over."""
    for data in files:
        try:
            opener(data)
        except PageRefused:
            continue


def page_floor(name: str, files: Sequence[bytes], texts: Sequence[bytes] = ()) -> None:
    """Print what pages and scraped texts cost beside trafilatura, all in the same rounds.

    The texts hold more lines together than the caches of lines keep, and each round opens the pages between: what is
    measured is the first sight of a text.
    """
    works: dict[str, Work] = {
        "alone": lambda: fast(files),
        "page": lambda: opened(files),
        "guarded": lambda: guarded(files),
    }
    held = rounds({"plain": lambda: opened(texts), **works})
    alone, ours, kept = (held[one] / len(files) * 1000 for one in works)
    print(f"\n{name}: {len(files)} HTML pages")
    print(f"{'trafilatura fast alone':34} {alone:8.2f} ms a page")
    print(f"{'saksi, text, masthead, credits':34} {ours:8.2f} ms a page {ours / alone:6.2f} x (allowed {ALLOWED})")
    print(f"{'the same within the guard':34} {kept:8.2f} ms a page {kept / alone:6.2f} x")
    if texts:
        each = held["plain"] / len(texts)
        size = sum(map(len, texts)) / len(texts)
        print(f"\n{len(texts)} scraped texts of {size:,.0f} bytes each, in the same rounds")
        print(f"{'saksi, text, masthead, credits':34} {1 / each:8,.0f} articles/s (wanted {WANTED:,})")
        print(f"{'one of them beside a page':34} {each * 1000 / alone:8.2f} x trafilatura fast alone")


def guarded(files: Sequence[bytes]) -> None:
    """The same as the service opens them."""
    opened(files, open_guarded)


def pages_of(folder: Path) -> list[bytes]:
    """Every HTML page below a folder, gzipped ones too."""
    plain = [file.read_bytes() for file in sorted(folder.rglob("*.html"))]
    return plain + [gzip.decompress(file.read_bytes()) for file in sorted(folder.rglob("*.html.gz"))]


def scraped() -> list[bytes]:
    """The scraped texts of the examples and of the gold articles that are tuned on."""
    tuned = tomllib.loads((GOLD / "split.toml").read_text("utf-8"))["tune"]
    gold = [GOLD / lang / f"{name}.txt" for lang, names in tuned.items() for name in names]
    return [file.read_bytes() for file in [*sorted(FOLDER.rglob("*.txt")), *filter(Path.exists, gold)]]


def written() -> list[tuple[str, str]]:
    """Language and body of the same texts, opened as scraped texts are."""
    pages = map(open_page, scraped())
    return [(page.article.lang, page.text.body) for page in pages]


def main() -> None:
    """Print speeds and ratios."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--pages", type=Path, help="a folder of HTML pages to measure the page floor on too")
    options = parser.parse_args()
    examples = pages_of(FOLDER)
    bench_reading.report(examples, written())
    page_floor("examples", examples, scraped())
    if options.pages:
        page_floor(str(options.pages), pages_of(options.pages))
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
