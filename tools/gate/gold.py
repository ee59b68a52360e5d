"""Loads the gold articles and reads their pages with the program as it is."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from saksi.core.reading import Reading
from saksi.lang.pack import load
from saksi.page.page import Page, open_page
from saksi.read.reader import read

FOLDER = Path(__file__).parents[2] / "tests" / "gold"
PARTS = ("tune", "score_only")


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


def cases(part: str, lang: str) -> Iterator[Case]:
    """The cases of one part ("tune" or "score_only") and language, in order."""
    split = tomllib.loads((FOLDER / "split.toml").read_text(encoding="utf-8"))
    for number in split[part][lang]:
        yield case(lang, number)


def case(lang: str, number: str) -> Case:
    """One gold article, read from its bytes alone: neither address nor day is given."""
    gold = json.loads((FOLDER / lang / f"{number}.gold.json").read_text(encoding="utf-8"))
    file = FOLDER / lang / f"{number}.{gold['form']}"
    page = open_page(file.read_bytes())
    result = read(page.article, page.text, load(lang))
    source = (FOLDER / lang / gold["text_file"]).read_text(encoding="utf-8", errors="replace")
    return Case(f"{lang}/{number}", lang, gold, page, result.readings, source)


def digest() -> str:
    """One hash over every gold file, so that floors cannot rise by changing the gold unseen."""
    total = hashlib.sha256()
    for file in sorted(FOLDER.rglob("*")):
        if file.is_file() and file.name != "floors.toml":
            total.update(file.relative_to(FOLDER).as_posix().encode() + b"\0" + file.read_bytes())
    return total.hexdigest()[:16]
