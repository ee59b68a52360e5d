"""What this installation and this record look like, for people who ask for help."""

from __future__ import annotations

import platform
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Literal

from saksi import __version__, plugs
from saksi.errors import SaksiError
from saksi.lang import pack
from saksi.service import log
from saksi.service.project import open_store, where
from saksi.settings import FILE, Settings, unknown_variables, variables

STRICT_TABLES = (3, 37)
"""The first SQLite that knows STRICT tables."""
PACKAGES = ("sqlalchemy", "alembic", "trafilatura", "lxml", "typer", "rich", "pydantic-settings")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at, whether it is right, what was seen, and what to do when it is not."""

    name: str
    state: Literal["ok", "note", "wrong"]
    seen: str
    do: str = ""


def findings(folder: Path | None, settings: Settings) -> Iterator[Finding]:
    """Program, Python, SQLite, packages, packs, plug-ins, settings, then the record."""
    yield Finding("saksi", "ok", __version__)
    yield _python()
    yield _sqlite()
    for name in PACKAGES:
        yield _package(name)
    yield from _packs()
    for group in plugs.GROUPS:
        yield Finding(f"plug-ins: {group}", "ok", ", ".join(plugs.found(group)) or "only those built in")
    for name, value in settings.model_dump().items():
        shown = where(folder or Path(), settings) if name == "database" else str(value)
        yield Finding(f"setting: {name}", "ok", "default" if value in (None, "") else shown)
    for name in unknown_variables():
        yield Finding(f"variable: {name}", "note", "it sets nothing", f"use: {', '.join(variables())}")
    yield from _record(folder, settings)


def _python() -> Finding:
    seen = f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    right = sys.version_info >= (3, 11)
    return Finding("python", "ok" if right else "wrong", seen, "" if right else "use Python 3.11 or newer")


def _sqlite() -> Finding:
    right = sqlite3.sqlite_version_info[:2] >= STRICT_TABLES
    return Finding(
        "sqlite", "ok" if right else "wrong", sqlite3.sqlite_version, "" if right else "3.37 or newer is needed"
    )


def _package(name: str) -> Finding:
    try:
        return Finding(name, "ok", metadata.version(name))
    except metadata.PackageNotFoundError:
        return Finding(name, "wrong", "not installed", f"pip install {name}")


def _packs() -> Iterator[Finding]:
    for lang in pack.available():
        try:
            held = pack.load(lang)
        except SaksiError as error:
            yield Finding(f"language {lang}", "wrong", error.what, error.do or error.why)
        else:
            yield Finding(f"language {lang}", "ok", f"{held.name}, version {held.version}")


def _record(folder: Path | None, settings: Settings) -> Iterator[Finding]:
    if folder is None:
        yield Finding("record", "note", f"none here: no {FILE} in this folder or above it", "saksi new")
        return
    yield Finding("record", "ok", where(folder, settings))
    try:
        with open_store(folder, settings) as store:
            counts = store.counts()
            writable = store.writable
            ruled = log.log(store).states
    except SaksiError as error:
        yield Finding("record opens", "wrong", f"{error.what}. {error.why}".strip(), error.do)
        return
    yield Finding("record opens", "ok", ", ".join(f"{counts[name]} {name}" for name in ("articles", "readings")))
    yield _rulings(ruled)
    yield Finding(
        "record can be written", "ok" if writable else "note", "yes" if writable else "no: it is write-protected"
    )


def _rulings(states: Mapping[str, int]) -> Finding:
    seen = ", ".join(f"{number} {state}" for state, number in states.items()) or "none"
    stale = "stale" in states
    return Finding("rulings", "note" if stale else "ok", seen, "`saksi log` shows what to see again" if stale else "")
