"""`make bench`, the reading part: articles of 3,000 characters a second, and what each step of reading takes.

The articles are the texts of the gold that rules are tuned on and of the examples, joined and cut to size; each is
read once a round, so that what is measured is a text seen among many others. The ratio is to trafilatura in its default
setting on the example pages, in the same rounds.
"""

from __future__ import annotations

import gc
import resource
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import trafilatura

from saksi.core.article import Article, Published
from saksi.core.text import Region, Text
from saksi.core.values import When
from saksi.lang.pack import load
from saksi.page.page import Page, open_page
from saksi.read import quotes
from saksi.read.document import Document
from saksi.read.reader import KIND_READERS, MARKERS, Result, read

SIZE = 3_000
"""Characters of an article."""
ROUNDS = 3
WANTED = 250
"""Articles of `SIZE` characters that are to be read in a second by one core."""
LANGS = ("id", "en")
READ_ONE = (
    "import datetime as d\n"
    "from saksi.core.article import Article, Published\n"
    "from saksi.core.text import Region, Text\n"
    "from saksi.core.values import When\n"
    "from saksi.lang.pack import load\n"
    "from saksi.read.reader import read\n"
    "import resource\n"
    "for lang in ('id', 'en'):\n"
    "    text = Text('Kirov sent 400 troops to Jakarta, Maria Lopez said.', (Region(0, 51, 'body'),))\n"
    "    when = Published(When.on(d.date(2022, 1, 13)), 'given')\n"
    "    read(Article('p', text.id, lang=lang, published=when), text, load(lang))\n"
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)\n"
)
"""A new process that loads every pack and reads a sentence in each language; prints its memory in MiB."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One text to be read."""

    article: Article
    text: Text


def samples(lang: str, bodies: Sequence[str]) -> Iterator[Sample]:
    """The bodies joined and cut, at the end of a line where one is near, into articles of about `SIZE` characters."""
    rest = "\n".join(bodies)
    published = Published(When.on(date(2022, 1, 13)), "given")
    while len(rest) >= SIZE:
        line = rest.rfind("\n", SIZE * 3 // 4, SIZE)
        cut = line if line > 0 else SIZE
        text = Text(rest[:cut], (Region(0, cut, "body"),))
        yield Sample(Article("bench", text.id, lang=lang, published=published), text)
        rest = rest[cut:].lstrip()


def steps(held: Sequence[Sample]) -> dict[str, float]:
    """Seconds that each step of reading took for all samples."""
    taken: dict[str, float] = defaultdict(float)

    def timed(name: str, work: Callable[[], Document]) -> Document:
        start = time.perf_counter()
        found = work()
        taken[name] += time.perf_counter() - start
        return found

    for one in held:
        pack = load(one.article.lang)
        doc = timed("sentences", lambda one=one, pack=pack: Document.of(one.article, one.text, pack))  # type: ignore[misc]
        for marker in MARKERS:
            name = marker.__module__.rpartition(".")[2]
            doc = timed(name, lambda doc=doc, marker=marker: doc.with_marks(marker(doc)))  # type: ignore[misc]
        doc = timed("quotes", lambda doc=doc: doc.with_utterances(quotes.utterances(doc)))  # type: ignore[misc]
        for reader in KIND_READERS:
            name = reader.__module__.rpartition(".")[2]
            start = time.perf_counter()
            list(reader(doc))
            taken[name] += time.perf_counter() - start
    return taken


def least(work: Callable[[], object]) -> float:
    """Seconds of the quickest of several rounds: what else the machine does only ever adds; the first warms up."""
    work()
    return min(_seconds(work) for _ in range(ROUNDS))


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _read_all(held: Sequence[Sample]) -> None:
    for one in held:
        read(one.article, one.text, load(one.article.lang))


def speed(held: Sequence[Sample]) -> None:
    """Print articles a second for each language, and the share of each step."""
    print(f"reading articles of {SIZE:,} characters from text, the best of {ROUNDS} rounds, one process")
    for lang in LANGS:
        some = [one for one in held if one.article.lang == lang]
        each = least(lambda some=some: _read_all(some)) / len(some)  # type: ignore[misc]
        print(f"{lang + f', {len(some)} articles':34} {1 / each:8.1f}/s {each * 1000:8.2f} ms (wanted {WANTED}/s)")
    steps(held)
    taken = steps(held)
    total = sum(taken.values())
    for name, seconds in sorted(taken.items(), key=lambda one: -one[1]):
        print(f"  {name:32} {seconds / total:8.1%} {seconds / len(held) * 1000:9.2f} ms")


def ratio(files: Sequence[bytes]) -> None:
    """Print what reading a page costs beside trafilatura in its default setting, all in the same rounds."""
    pages = [(data, page) for data in files if (page := open_page(data)).article.lang in LANGS]
    works: dict[str, Callable[[], object]] = {
        "trafilatura, default": lambda: [trafilatura.extract(data.decode("utf-8", "replace")) for data, _ in pages],
        "saksi, readings from the text": lambda: [_read(page) for _, page in pages],
        "saksi, readings from the page": lambda: [_read(open_page(data)) for data, _ in pages],
    }
    for work in works.values():
        work()
    rounds = [{name: _seconds(work) for name, work in works.items()} for _ in range(ROUNDS)]
    held = {name: statistics.median(one[name] for one in rounds) for name in works}
    base = held["trafilatura, default"]
    print(f"\nthe readings of {len(pages)} example pages, median of {ROUNDS} rounds, one process")
    for name, seconds in held.items():
        each = seconds / len(pages)
        print(f"{name:34} {1 / each:8.1f}/s {each * 1000:8.2f} ms {seconds / base:6.2f} x trafilatura")


def _read(page: Page) -> Result:
    return read(page.article, page.text, load(page.article.lang))


def start_up() -> None:
    """Print how long a new process works until it has read a sentence in every language, and its memory."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-c", READ_ONE], check=True, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    taken = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"\na new process, all packs loaded, a sentence read in each: {taken:.2f} s, {done.stdout.strip()} MiB")


def report(files: Sequence[bytes], texts: Sequence[tuple[str, str]]) -> None:
    """Print all of it: `files` are the example pages, `texts` language and body of every text that may be read."""
    held = [one for lang in LANGS for one in samples(lang, [body for told, body in texts if told == lang])]
    speed(held)
    ratio(files)
    start_up()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory of this process so far, trafilatura included: at most {memory:.0f} MiB\n")
