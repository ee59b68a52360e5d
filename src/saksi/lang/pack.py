"""Loads and checks a language pack: the data of one language, and nothing else.

A pack is a folder with fixed file names (spec HOUSE): TOML for rules, TSV for long lists, `code.py` only for
morphology no table can say. Its version is a hash of its files and is stored with each run.
"""

from __future__ import annotations

import hashlib
import importlib
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from saksi.errors import PackError

RULE_FILES = (
    "numbers", "dates", "figures", "events", "statements", "pledges", "roles", "actors", "furniture", "masthead",
    "phrases", "privacy",
)  # fmt: skip
LIST_FILES = ("months", "titles", "verbs_say")

Table = Mapping[str, Any]
Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """One language as data. `tables` are the TOML files and `lists` the TSV files, by file name without ending.

    Packs compare by identity and are loaded once a process, so that readers may cache what they compile from one.
    """

    lang: str
    name: str
    version: str
    tables: Mapping[str, Table]
    lists: Mapping[str, Rows]
    lemma: Callable[[str], str]

    def table(self, name: str) -> Table:
        """The TOML file `name`.toml. Raises PackError when the pack has none."""
        if name not in self.tables:
            raise PackError(f"Pack {self.lang!r} has no {name}.toml", do="add the file; docs/add-a-language says how")
        return self.tables[name]

    def rows(self, name: str) -> Rows:
        """The TSV file `name`.tsv, comments and empty lines left out. Raises PackError when the pack has none."""
        if name not in self.lists:
            raise PackError(f"Pack {self.lang!r} has no {name}.tsv", do="add the file; docs/add-a-language says how")
        return self.lists[name]

    def model(self, name: str) -> bytes | None:
        """The trained model `name` of the pack's folder, read anew each time; None when the pack has none."""
        file = resources.files("saksi.lang") / self.lang / name
        return file.read_bytes() if file.is_file() else None


def _same(word: str) -> str:
    return word


def _read_tsv(content: str) -> Rows:
    lines = (line.rstrip("\r\n") for line in content.splitlines())
    return tuple(tuple(line.split("\t")) for line in lines if line.strip() and not line.startswith("#"))


def _lemmatiser(folder: str, files: Mapping[str, bytes]) -> Callable[[str], str]:
    if "code.py" not in files:
        return _same
    module = importlib.import_module(f"saksi.lang.{folder}.code")
    lemma: Callable[[str], str] = module.lemma
    return lemma


def _load(lang: str, folder: Traversable) -> Pack:
    files = {
        entry.name: entry.read_bytes()
        for entry in sorted(folder.iterdir(), key=lambda one: one.name)
        if entry.name.endswith((".toml", ".tsv", ".py", ".crfsuite"))
    }
    digest = hashlib.sha256()
    for name, data in files.items():
        digest.update(name.encode() + b"\0" + data + b"\0")
    tables: dict[str, Table] = {}
    lists: dict[str, Rows] = {}
    for name, data in files.items():
        stem, _, ending = name.rpartition(".")
        try:
            if ending == "toml":
                tables[stem] = tomllib.loads(data.decode("utf-8"))
            elif ending == "tsv":
                lists[stem] = _read_tsv(data.decode("utf-8"))
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
            raise PackError(f"Pack {lang!r}: {name} cannot be read", why=str(problem)) from problem
    title = str(tables.get("pack", {}).get("name", lang))
    return Pack(lang, title, digest.hexdigest()[:16], tables, lists, _lemmatiser(lang, files))


def available() -> tuple[str, ...]:
    """The languages there is a pack for, sorted."""
    root = resources.files("saksi.lang")
    return tuple(sorted(e.name for e in root.iterdir() if e.is_dir() and (e / "pack.toml").is_file()))


@cache
def load(lang: str) -> Pack:
    """The pack of `lang` ("id", "en"). Raises PackError when there is none or it is malformed."""
    folder = resources.files("saksi.lang") / lang
    if not lang.isidentifier() or not (folder / "pack.toml").is_file():
        raise PackError(f"There is no language pack {lang!r}", do=f"use one of: {', '.join(available())}")
    return _load(lang, folder)
