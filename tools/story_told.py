"""The development story as the program reads it, and what gold wants of it."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from saksi.core.article import Article
from saksi.core.fact import Witnessed
from saksi.core.reading import Reading
from saksi.lang.pack import load
from saksi.page.page import open_page
from saksi.read.reader import read
from saksi.record.fold import fold
from saksi.record.record import Record

GOLD = Path(__file__).parents[1] / "tests" / "gold"
Row = Mapping[str, Any]


def number(name: str) -> str:
    """The number of an article in story.json: the two versions of one page are one."""
    return name.rstrip("ab")


@dataclass(frozen=True, slots=True)
class Told:
    """The articles of one language, what is read from them, and their numbers in gold."""

    articles: tuple[Article, ...]
    readings: Mapping[str, tuple[Reading, ...]]
    names: Mapping[str, str]

    def record(self, day: date | None = None) -> Record:
        """The record as of a day."""
        return fold(self.articles, [one for some in self.readings.values() for one in some], as_of=day)

    def docs(self, witnessed: Witnessed) -> set[str]:
        """Numbers of the articles a fact rests on; the two versions of 02 are one."""
        return {number(self.names[id_]) for id_ in witnessed.articles}


@cache
def wanted() -> Row:
    """What a perfect record holds."""
    told: Row = json.loads((GOLD / "story" / "story.json").read_text("utf-8"))
    return told


@cache
def machine() -> Row:
    """Where a program finds it."""
    return tomllib.loads((GOLD / "story" / "machine.toml").read_text("utf-8"))


@cache
def tuned() -> Row:
    """The articles that those who write rules may read."""
    told: Row = tomllib.loads((GOLD / "split.toml").read_text("utf-8"))["tune"]
    return told


@cache
def told(lang: str, names: tuple[str, ...]) -> Told:
    """The pages of these gold articles, read."""
    articles, readings, numbers = [], {}, {}
    for name in names:
        gold = json.loads((GOLD / lang / f"{name}.gold.json").read_text("utf-8"))
        file = GOLD / lang / f"{name}.{gold['form']}"
        page = open_page(file.read_bytes(), url=gold["url"] or "", outlet=gold["outlet"])
        articles.append(page.article)
        readings[page.article.id] = tuple(read(page.article, page.text, load(lang)).readings)
        numbers[page.article.id] = name
    return Told(tuple(articles), readings, numbers)


def story() -> Told:
    """The articles of the development story."""
    return told("id", tuple(wanted()["articles"]))


@cache
def as_of(day: str) -> Record:
    """The record of the story as of a day."""
    return story().record(date.fromisoformat(day))


@cache
def final() -> Record:
    """The record of the whole story."""
    return story().record()
