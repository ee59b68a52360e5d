"""The sidecar: an optional `pages.toml` or `pages.csv` beside saved pages, telling what the files do not.

pages.toml                                  pages.csv
    [defaults]                                  file,url,outlet,lang,published
    lang = "id"                                 a.html,https://...,Kabar,id,2022-01-06

    [[page]]
    file = "a.html"          # relative to the sidecar; a path such as "id/a.html" works too
    url = "https://..."
    outlet = "Kabar"
    published = 2022-01-06   # only where the page tells no day
    charset = "utf-8"        # only where the page declares a wrong one

Every field but `file` may be left out. What the command line says wins over the sidecar.
"""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from saksi.errors import BadValue, ConfigurationError
from saksi.gather.source import NOTHING, Known, known_from

NAMES = ("pages.toml", "pages.csv")


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What one sidecar tells: for every page of its folder, and for each file by its path relative to the folder."""

    folder: Path
    defaults: Known
    pages: Mapping[str, Known]

    def of(self, path: Path) -> Known | None:
        """What is told of a file, None when nothing is; file names compare with forward slashes."""
        try:
            relative = path.relative_to(self.folder).as_posix()
        except ValueError:
            return None
        told = self.pages.get(relative)
        if told is None and self.defaults == NOTHING:
            return None
        return (told or NOTHING).over(self.defaults)


def load(folder: Path) -> Sidecar | None:
    """The sidecar of a folder, if it has one. Raises ConfigurationError or BadValue when it cannot be used."""
    for name in NAMES:
        path = folder / name
        if path.is_file():
            try:
                content = path.read_text(encoding="utf-8-sig")
                return _toml(folder, path, content) if name.endswith("toml") else _csv(folder, path, content)
            except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, csv.Error) as problem:
                raise ConfigurationError(
                    f"{path} cannot be read", why=str(problem), do="correct it, or move it away"
                ) from problem
    return None


def _file(entry: dict[str, Any], where: str) -> str:
    name = str(entry.pop("file", "") or "").replace("\\", "/").removeprefix("./")
    if not name:
        raise BadValue(f"{where}: a page has no file", do='give each page its file = "..."')
    return name


def _toml(folder: Path, path: Path, content: str) -> Sidecar:
    told = tomllib.loads(content)
    entries, defaults = told.pop("page", []), told.pop("defaults", {})
    if told or not isinstance(entries, list) or not isinstance(defaults, dict):
        raise BadValue(f"{path}: only [defaults] and [[page]] are known", do="see the docs on saved pages")
    pages = {_file(entry, str(path)): known_from(entry, where=str(path)) for entry in entries}
    return Sidecar(folder, known_from(defaults, where=str(path)), pages)


def _csv(folder: Path, path: Path, content: str) -> Sidecar:
    rows = csv.DictReader(io.StringIO(content), skipinitialspace=True, restval="")
    pages: dict[str, Known] = {}
    for row in rows:
        if None in row:
            raise BadValue(f"{path}: line {rows.line_num} has more fields than the header")
        name = _file(row, str(path))
        pages[name] = known_from(row, where=f"{path}: line {rows.line_num}")
    return Sidecar(folder, NOTHING, pages)
