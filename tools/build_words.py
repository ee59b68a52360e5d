"""Builds word lists from open data: src/saksi/lang/{id,en}/words.tsv and src/saksi/know/malay.tsv.

The first are words of running text, so that a capital alone makes no name; the second weighs the words that tell
Malay from Indonesian.

    python tools/build_words.py FOLDER-OF-THE-OPEN-DATA

A word is kept when open news and treebank text writes it small often enough; words that are mostly names are left out.
Run by a developer; the built lists are committed.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import math
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src/saksi/lang"
KNOW = Path(__file__).parents[1] / "src/saksi/know"
MALAY_SHARE = 3e-4
"""Share of running Malay that one word of the list is taken to have: there is no open Malay news to count in."""
INDONESIAN_SHARE = 1e-5
"""Share of running Malay that a word of Indonesian alone has at most (loans, quotations)."""
LEAST_WEIGHT = 0.4
"""Words that tell less than this are left out."""
LEAST = {"id": 4, "en": 3}
"""How often a word must be written small."""
SMALL_SHARE = 0.3
"""Least share of the word's uses inside sentences that are written small."""
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[.!?:\"“”']|\n")


def conllu(path: Path) -> Iterator[list[str]]:
    """The sentences of a CoNLL-U or tab-separated tagged file, as word forms."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    sentence: list[str] = []
    for line in data.decode("utf-8").splitlines():
        cells = line.split("\t" if "\t" in line else " ")
        if len(cells) < 2:
            yield sentence
            sentence = []
        elif not line.startswith("#"):
            sentence.append(cells[1] if cells[0].isdigit() else cells[0])
    yield sentence


def prose(text: str) -> Iterator[list[str]]:
    """Running text as one list of words and signs."""
    yield WORD.findall(text)


def indonesian(data: Path) -> Iterator[list[str]]:
    """Sentences of the open Indonesian sets."""
    for path in (*data.glob("id-ud-*/**/*.conllu"), *data.glob("id-ner-news-2k/train.txt")):
        yield from conllu(path)
    for path in data.glob("id-news-indosum/indosum/*.jsonl.gz"):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                for paragraph in json.loads(line)["paragraphs"]:
                    yield from paragraph


def english(data: Path) -> Iterator[list[str]]:
    """Sentences of the open English sets."""
    for path in data.glob("en-ud-ewt/**/*.conllu*"):
        yield from conllu(path)
    csv.field_size_limit(10_000_000)
    for path in data.glob("en-news-wikinews/data/*.csv"):
        for row in csv.DictReader(io.StringIO(path.read_text("utf-8"))):
            yield from prose(row["text"])
    for path in data.glob("en-event-location/*.zip"):
        with zipfile.ZipFile(path) as held:
            for name in held.namelist():
                for line in held.read(name).decode("utf-8", "replace").splitlines():
                    if line.startswith("{"):
                        yield from prose(str(json.loads(line).get("text", "")))


def words(sentences: Iterator[list[str]], least: int) -> list[str]:
    """The words that are written small inside sentences often enough."""
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for sentence in sentences:
        for before, word in pairwise(["", *sentence]):
            if len(word) > 2 and word[0].isalpha():
                if word.islower():
                    small[word] += 1
                elif before[:1].isalnum():
                    large[word.casefold()] += 1
    return sorted(w for w, n in small.items() if n >= least and n / (n + large[w]) >= SMALL_SHARE)


def weights(sentences: Iterator[list[str]]) -> list[str]:
    """Lines of malay.tsv: word, side, weight; the weight is the power of ten by which one side is likelier."""
    counts = Counter(word.casefold() for sentence in sentences for word in sentence if word[0].isalpha())
    total = counts.total()
    found = {}
    rows = (KNOW / "sources/malay.tsv").read_text("utf-8").splitlines()
    for side, words_ in (row.split("\t") for row in rows if not row.startswith("#")):
        for word in words_.split():
            share = counts[word] / total
            ratio = MALAY_SHARE / (share + 3e-6) if side == "ms" else share / INDONESIAN_SHARE
            weight = min(round(math.log10(ratio or 1), 1), 2.0)
            if weight >= LEAST_WEIGHT:
                found[word] = f"{word}\t{side}\t{weight}"
    return [found[word] for word in sorted(found)]


def main(data: Path) -> None:
    """Writes the lists."""
    lines = weights(indonesian(data))
    head = "# Words that tell Malay (ms) from Indonesian (id), with weights. Built by tools/build_words.py.\n"
    (KNOW / "malay.tsv").write_text(head + "\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print("malay", len(lines), "words")
    for lang, source in (("id", indonesian), ("en", english)):
        found = words(source(data), LEAST[lang])
        head = f"# Words that running text writes small ({lang}). Built by tools/build_words.py from open data.\n"
        (TARGET / lang / "words.tsv").write_text(head + "\n".join(found) + "\n", encoding="utf-8", newline="\n")
        print(lang, len(found), "words")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
