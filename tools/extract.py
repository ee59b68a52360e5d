"""Scores the main text against the article-extraction benchmark of scrapinghub (MIT), beside trafilatura.

The pages are not part of Saksi. Clone github.com/scrapinghub/article-extraction-benchmark and give its folder:
`python -m tools.extract FOLDER`. The measure is re-implemented from the description of the benchmark: runs of four
words, counted on both sides; precision and recall are averaged over the pages, F1 is taken of the averages.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import trafilatura

from saksi.errors import PageRefused
from saksi.page.page import open_page

RUN = 4
"""Words in one shingle."""
_WORD = re.compile(r"\w+")
Extractor = Callable[[bytes], str]


@dataclass(frozen=True, slots=True)
class Match:
    """How the found text of one page stands to the true one: shares in 0..1."""

    page: str
    precision: float
    recall: float


@dataclass(slots=True)
class Score:
    """The matches of all pages by one extractor, and the seconds it took."""

    matches: list[Match] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def precision(self) -> float:
        """The mean over the pages."""
        return statistics.mean(one.precision for one in self.matches)

    @property
    def recall(self) -> float:
        """The mean over the pages."""
        return statistics.mean(one.recall for one in self.matches)

    @property
    def f1(self) -> float:
        """Of the two means."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Every run of four words and how often it stands; a shorter text is one run."""
    words = _WORD.findall(text)
    return Counter(tuple(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1)))


def match(page: str, true: str, found: str) -> Match:
    """Shares of the found runs that are true, and of the true ones that were found."""
    wanted, said = shingles(true), shingles(found)
    both = (wanted & said).total()
    if wanted == said:
        return Match(page, 1.0, 1.0)
    return Match(page, both / said.total() if both else 0.0, both / wanted.total() if both else 0.0)


def body_of(data: bytes) -> str:
    """The body as Saksi finds it: what a reading may rest on, without the title, as the benchmark counts it."""
    try:
        text = open_page(data).text
    except PageRefused:
        return ""
    return "\n".join(
        text.quote(region.start, region.end) for region in text.named("dateline", "body") if _told(region.why)
    )


def _told(why: str) -> bool:
    """A dateline in front of its paragraph counts, a line with nothing but the day of publication does not."""
    return why != "publication date"


def fast(data: bytes) -> str:
    """trafilatura in the settings that Saksi asks it with."""
    return trafilatura.extract(data.decode("utf-8"), fast=True, favor_precision=True, include_comments=False) or ""


def usual(data: bytes) -> str:
    """trafilatura as it comes."""
    return trafilatura.extract(data.decode("utf-8"), include_comments=False) or ""


EXTRACTORS: dict[str, Extractor] = {"trafilatura": usual, "trafilatura fast, precision": fast, "saksi": body_of}


def pages(folder: Path) -> Iterator[tuple[str, str, bytes]]:
    """(id, true body, page) of every page of the benchmark that is there, in order of the ids."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for page, told in sorted(truth.items()):
        file = folder / "html" / f"{page}.html.gz"
        if file.exists():
            yield page, told.get("articleBody", ""), gzip.decompress(file.read_bytes())


def measured(folder: Path) -> dict[str, Score]:
    """The score of each extractor over the folder."""
    scores = {name: Score() for name in EXTRACTORS}
    for page, true, data in pages(folder):
        for name, extract in EXTRACTORS.items():
            start = time.perf_counter()
            found = extract(data)
            scores[name].seconds += time.perf_counter() - start
            scores[name].matches.append(match(page, true, found))
    return scores


def main() -> int:
    """Print the table; 1 when Saksi's F1 is below `--floor`, 2 when the folder holds no pages."""
    parser = argparse.ArgumentParser(prog="python -m tools.extract", description=__doc__)
    parser.add_argument("folder", type=Path, help="a checkout of the benchmark")
    parser.add_argument("--floor", type=float, default=0.962, help="the least F1 that is accepted")
    parser.add_argument("--worst", type=int, default=0, help="list this many pages on which Saksi does worst")
    options = parser.parse_args()
    if not (options.folder / "ground-truth.json").is_file():
        print(f"{options.folder} holds no ground-truth.json: clone the benchmark there first", file=sys.stderr)
        return 2
    scores = measured(options.folder)
    print(f"{len(scores['saksi'].matches)} pages")
    for name, score in scores.items():
        print(f"{name:28} F1 {score.f1:.4f}  P {score.precision:.4f}  R {score.recall:.4f}  {score.seconds:6.1f} s")
    for one in sorted(scores["saksi"].matches, key=lambda m: m.precision + m.recall)[: options.worst]:
        print(f"{one.page[:12]}  P {one.precision:.3f}  R {one.recall:.3f}")
    return 0 if scores["saksi"].f1 >= options.floor else 1


if __name__ == "__main__":
    sys.exit(main())
