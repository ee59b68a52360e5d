"""Builds src/saksi/know/given.tsv: given names, so that a full name without an office beside it is seen as a person's.

    python tools/build_given.py FOLDER-OF-THE-OPEN-DATA

Names come from the persons tagged in open sets and from those that Saksi itself finds beside an office in open news;
ordinary words and places are left out. Run by a developer after tools/build_words.py; the built list is committed.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from saksi.core.article import Article
from saksi.core.text import Region, Text
from saksi.know import actors, places
from saksi.know.fold import fold
from saksi.lang import pack
from saksi.read.document import Document
from saksi.read.lexicon import lexicon
from saksi.read.persons import mentions

TARGET = Path(__file__).parents[1] / "src/saksi/know/given.tsv"
LEAST = 2
"""How many different full names must begin so."""


def indonesian(data: Path) -> Iterator[str]:
    """Open Indonesian news, one article a string."""
    for path in sorted(data.glob("id-news-indosum/indosum/*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                paragraphs = json.loads(line)["paragraphs"]
                yield "\n".join(" ".join(sentence) for paragraph in paragraphs for sentence in paragraph)


def english(data: Path) -> Iterator[str]:
    """Open English news, one article a string."""
    csv.field_size_limit(10_000_000)
    for path in sorted(data.glob("en-news-wikinews/data/*.csv")):
        for row in csv.DictReader(io.StringIO(path.read_text("utf-8"))):
            yield row["text"]


def beside_offices(lang: str, texts: Iterator[str]) -> Iterator[str]:
    """Full names that stand beside an office in the texts."""
    held = pack.load(lang)
    for body in texts:
        text = Text(body, (Region(0, len(body), "body"),))
        doc = Document.of(Article(page_id="", text_id=text.id, lang=lang), text, held)
        for one in mentions(doc):
            if one.office is not None and one.rule == "office-before-name" and " " in one.full:
                yield one.full


def tagged(data: Path) -> Iterator[str]:
    """Full names tagged as persons in open sets."""
    files = [*data.glob("id-ner-news-2k/train.txt"), *data.glob("id-ner-nergrit/**/train_preprocess.txt")]
    for path in files:
        yield from _tagged(path.read_text("utf-8"), 0)
    for path in data.glob("en-uner-ewt/**/*.gz"):
        yield from _tagged(gzip.decompress(path.read_bytes()).decode("utf-8"), 1)


def _tagged(content: str, column: int) -> Iterator[str]:
    name: list[str] = []
    for line in content.splitlines():
        cells = line.split()
        tag = next((cell for cell in cells[1:] if cell[:2] in ("B-", "I-")), "O")
        if name and not (tag.startswith("I-") and "PER" in tag):
            yield " ".join(name)
            name = []
        if tag.startswith("B-PE"):
            name = [cells[column]]
        elif name:
            name.append(cells[column])


def main(data: Path) -> None:
    """Writes the list."""
    ordinary = lexicon(pack.load("id")).ordinary | lexicon(pack.load("en")).ordinary
    sources = (
        tagged(data),
        beside_offices("id", indonesian(data)),
        beside_offices("en", english(data)),
    )
    full = {name for source in sources for name in source if " " in name}
    first = Counter(fold(name.split()[0]) for name in full)
    kept = sorted(
        name
        for name, count in first.items()
        if count >= LEAST
        and len(name) > 2
        and name.isalpha()
        and name not in ordinary
        and actors.naming(name.title()) is None
        and not any(one.place.capital or one.place.grain == "country" for one in places.senses(name))
    )
    head = "# Given names of the news, folded. Built by tools/build_given.py from open data.\n"
    TARGET.write_text(head + "\n".join(kept) + "\n", encoding="utf-8", newline="\n")
    print(len(kept), "given names")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
