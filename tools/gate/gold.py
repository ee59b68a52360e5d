"""Loads the gold articles and reads their pages with the program as it is."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from saksi.core.reading import Reading
from saksi.lang.pack import load
from saksi.page.page import Page, open_page
from saksi.read.document import Document
from saksi.read.reader import document, read

FOLDER = Path(__file__).parents[2] / "tests" / "gold"
PARTS = ("tune", "fresh", "score_only", "unseen")
READ = PARTS[:2]
"""The parts whose texts those who write rules may read."""
SCORED = "score_only"
"""The part on which the aims are measured."""


@dataclass(frozen=True, slots=True)
class Case:
    """One gold article: its page as the program opened it, its readings, and what a perfect reader finds."""

    name: str
    lang: str
    gold: Mapping[str, Any]
    page: Page
    readings: tuple[Reading, ...]
    source: str
    """What `at` offsets count: the scraped text, or the article text of an HTML page."""
    roles: tuple[Mapping[str, Any], ...] | None = None
    """Who holds which office, where an annotator wrote it down."""
    _doc: list[Document] = field(default_factory=list)

    @property
    def doc(self) -> Document:
        """The marks the small readers put on the page; made when first asked for, to sort errors by."""
        if not self._doc:
            self._doc.append(document(self.page.article, self.page.text, load(self.lang)))
        return self._doc[0]


def cases(part: str, lang: str) -> Iterator[Case]:
    """The cases of one of `PARTS` and language, in order."""
    for number in split()[part][lang]:
        yield case(lang, number)


def split() -> Mapping[str, Mapping[str, list[str]]]:
    """The numbers of the articles by part and language."""
    return tomllib.loads((FOLDER / "split.toml").read_text(encoding="utf-8"))


def case(lang: str, number: str) -> Case:
    """One gold article, read from its bytes alone: neither address nor day is given.

    A number may stand in a folder of its own: "fresh/03" is the third of `tests/gold/fresh`.
    """
    inside, _, number = number.rpartition("/")
    folder = FOLDER / inside
    gold = json.loads((folder / lang / f"{number}.gold.json").read_text(encoding="utf-8"))
    file = folder / lang / f"{number}.{gold['form']}"
    page = open_page(file.read_bytes())
    result = read(page.article, page.text, load(lang))
    source = (folder / lang / gold["text_file"]).read_text(encoding="utf-8", errors="replace")
    name = "/".join(filter(None, (lang, inside, number)))
    return Case(name, lang, gold, page, result.readings, source, _roles(folder, lang, number, gold))


def _roles(folder: Path, lang: str, number: str, gold: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...] | None:
    """The annotated roles: in the gold itself, or in a file of their own beside gold made before they were asked."""
    if "roles" in gold:
        return tuple(gold["roles"])
    file = folder / "roles" / lang / f"{number}.json"
    return tuple(json.loads(file.read_text(encoding="utf-8"))["roles"]) if file.is_file() else None


def digest() -> str:
    """One hash over every gold file, so that floors cannot rise by changing the gold unseen."""
    total = hashlib.sha256()
    for file in sorted(FOLDER.rglob("*")):
        if file.is_file() and file.name not in ("floors.toml", "record.toml"):
            total.update(file.relative_to(FOLDER).as_posix().encode() + b"\0" + file.read_bytes())
    return total.hexdigest()[:16]
