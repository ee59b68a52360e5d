"""`make rules`: how often each rule of the language packs is used outside of its own examples, and which never is.

Rules are counted on the tuned gold articles. `--texts` counts them on other texts too: a folder of plain texts, or of
the open news sets Indosum (`*.jsonl.gz`) and Wikinews (`*.csv`). A rule that is never used fits nothing but its own
examples: generalise it or drop it. Of the scored-only articles nothing is counted.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import itertools
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from saksi.core.article import Article, Published
from saksi.core.text import Region, Text
from saksi.core.values import Count, When
from saksi.lang.pack import Pack, load
from saksi.read.date_grammar import expressions
from saksi.read.date_words import date_words
from saksi.read.document import Document
from saksi.read.figure_cues import best
from saksi.read.figure_scene import Scene
from saksi.read.figure_words import lexicon
from saksi.read.reader import document, read
from tools.gate.gold import PARTS, cases

FILES = ("figures", "events", "statements", "pledges", "roles", "numbers", "dates")
LANGUAGES = ("id", "en")
UNKNOWN_DAY = date(2020, 1, 15)
"""Stands in for the day of a text that tells none; no rule asks which day it is."""


@dataclass(frozen=True, slots=True, order=True)
class Rule:
    """A named rule of one file of a pack."""

    file: str
    name: str


def rules(pack: Pack) -> list[Rule]:
    """Every rule of the pack that carries examples, by file and in the order of the files."""
    return [Rule(file, name) for file in FILES for name in dict.fromkeys(_names(pack.table(file)))]


def _names(table: object) -> Iterator[str]:
    if isinstance(table, Mapping):
        if "name" in table and any(key in table for key in ("reads", "leaves", "marks", "skips")):
            yield str(table["name"])
        for inner in table.values():
            yield from _names(inner)
    elif isinstance(table, list | tuple):
        for inner in table:
            yield from _names(inner)


_KINDS = {"figure": "figures", "event": "events", "statement": "statements", "pledge": "pledges", "role": "roles"}


def used(doc: Document) -> Counter[Rule]:
    """How often each rule is used in one article."""
    found: Counter[Rule] = Counter()
    for reading in read(doc.article, doc.text, doc.pack).readings:
        found[Rule(_KINDS[reading.kind], reading.rule)] += 1
    found.update(_hedges(doc))
    found.update(_decoys(doc))
    words = date_words(doc.pack)
    for sentence in doc.sentences:
        found.update(Rule("dates", one.rule) for one in expressions(sentence.tokens, words) if one.rule)
    return found


def _hedges(doc: Document) -> Iterator[Rule]:
    """A hedge is used when a number keeps its words."""
    entries = doc.pack.table("numbers")["hedge"]
    for mark in doc.of_kind("number"):
        held = f" {mark.value.hedge.casefold()} " if isinstance(mark.value, Count) and mark.value.hedge else ""
        for entry in entries if held else ():
            if any(f" {word.casefold()} " in held for word in (*entry["words"], *entry.get("behind", ()))):
                yield Rule("numbers", entry["name"])


def _decoys(doc: Document) -> Iterator[Rule]:
    """A decoy is used when it keeps a number from being a figure."""
    words = lexicon(doc.pack)
    for sentence in doc.sentences:
        scene = Scene(doc, sentence, words)
        hits = (best(scene, number) for number in scene.numbers if number.counts)
        yield from (Rule("figures", hit.cue.name) for hit in hits if hit is not None and hit.cue.decoy)


def plain(body: str, day: date | None, lang: str) -> Document:
    """An article that is nothing but its body."""
    text = Text(body, (Region(0, len(body), "body"),))
    published = Published(When.on(day or UNKNOWN_DAY), "given")
    return document(Article("page", text.id, lang=lang, published=published), text, load(lang))


def texts(folder: Path) -> Iterator[tuple[str, date | None]]:
    """(text, day) of every article of a folder: `*.txt`, Wikinews `*.csv`, Indosum `*.jsonl.gz`."""
    for file in sorted(folder.rglob("*.txt")):
        yield file.read_text(encoding="utf-8", errors="replace"), None
    for file in sorted(folder.rglob("*.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            yield from ((row["text"], date.fromisoformat(row["date"])) for row in csv.DictReader(lines) if row["text"])
    for file in sorted(folder.rglob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            yield from ((_joined(json.loads(line)["paragraphs"]), None) for line in lines)


def _joined(paragraphs: Iterable[Iterable[Iterable[str]]]) -> str:
    """A tokenised article as newsrooms print it."""
    whole = "\n\n".join(" ".join(" ".join(tokens) for tokens in sentences) for sentences in paragraphs)
    whole = re.sub(r" ([.,;:!?)%])", r"\1", whole)
    whole = re.sub(r"([(]) ", r"\1", whole)
    whole = re.sub(r"(\d) ([-/]) (?=\d)", r"\1\2", whole)
    return re.sub(r"\" ([^\"\n]*) \"", r'"\1"', whole)


def counted(lang: str, folders: Mapping[str, Path], most: int) -> dict[str, Counter[Rule]]:
    """How often each rule is used: on the tuned gold, and on at most `most` texts of each folder."""
    found: dict[str, Counter[Rule]] = {"gold": Counter()}
    for case in cases(PARTS[0], lang):
        found["gold"].update(used(case.doc))
    for name, folder in folders.items():
        found[name] = Counter()
        for body, day in itertools.islice(texts(folder), most):
            found[name].update(used(plain(body, day, lang)))
    return found


def report(lang: str, found: Mapping[str, Counter[Rule]]) -> list[Rule]:
    """Print the table of one language; the rules that are used nowhere."""
    print(f"\n{load(lang).name}: rule" + "".join(f"{name:>12}" for name in found))
    never: list[Rule] = []
    for rule in rules(load(lang)):
        counts = [held[rule] for held in found.values()]
        print(f"{rule.file:11}{rule.name:32}" + "".join(f"{count:12}" for count in counts))
        if not any(counts):
            never.append(rule)
    print(f"\nNever used in {' or '.join(found)} ({len(never)} of {len(rules(load(lang)))}):")
    for file, held in itertools.groupby(never, key=lambda rule: rule.file):
        print(f"  {file}: {', '.join(rule.name for rule in held)}")
    return never


def _folder(written: str) -> tuple[str, Path]:
    lang, _, folder = written.partition("=")
    if lang not in LANGUAGES or not Path(folder).is_dir():
        raise argparse.ArgumentTypeError(f"{written!r} is not LANG=FOLDER, such as id=texts")
    return lang, Path(folder)


def main(arguments: list[str] | None = None) -> int:
    """Print how often each rule is used and which never is; 1 with `--strict` when there is one."""
    parser = argparse.ArgumentParser(prog="make rules", description=__doc__)
    parser.add_argument("--lang", choices=LANGUAGES, action="append", help="only this language")
    parser.add_argument(
        "--texts", metavar="LANG=FOLDER", type=_folder, action="append", default=[], help="count on these texts too"
    )
    parser.add_argument("--most", type=int, default=500, help="texts of a folder to read (500)")
    parser.add_argument("--strict", action="store_true", help="leave with 1 when a rule is never used")
    options: Any = parser.parse_args(arguments)
    never = [
        rule
        for lang in options.lang or LANGUAGES
        for rule in report(
            lang, counted(lang, {folder.name: folder for one, folder in options.texts if one == lang}, options.most)
        )
    ]
    return 1 if never and options.strict else 0


if __name__ == "__main__":
    sys.exit(main())
