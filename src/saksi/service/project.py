"""Where a record lies: a folder with `saksi.toml` and `record.sqlite`."""

from __future__ import annotations

from pathlib import Path

from saksi import settings as setting
from saksi.errors import NothingFound, UsageError
from saksi.settings import FILE, Settings
from saksi.store.store import Store

RECORD = "record.sqlite"

TOML = """\
# This folder is a Saksi project: its record is record.sqlite beside this file.
# What can be set here (each also as SAKSI_... in the environment):
#
# lang = "id"             # language of reports: id or en
# page_cap = "12MB"       # a larger page is refused before it is opened
# busy_timeout = 5.0      # seconds to wait for another program that writes the record
"""


def locate(folder: Path | None) -> Path | None:
    """The project folder: the one named, else SAKSI_RECORD, else the nearest above the current one, else None.

    Raises NothingFound when a folder is named and holds no record.
    """
    named = folder or setting.load().record
    if named is None:
        return setting.find_project(Path.cwd())
    if named.is_file() and named.name == RECORD:
        named = named.parent
    if not (named / FILE).is_file() and not (named / RECORD).exists():
        raise NothingFound(
            f"There is no record in {named}", why=f"it holds neither {FILE} nor {RECORD}", do=f"saksi new {named}"
        )
    return named


def settings_of(folder: Path | None) -> Settings:
    """The settings that hold for a project folder."""
    return setting.load(folder)


def make(folder: Path) -> None:
    """Makes an empty record in a folder, which may exist. Raises UsageError when it already holds one."""
    if (folder / RECORD).exists():
        raise UsageError(
            f"{folder} already holds a record", do=f"use it with --record {folder}, or name another folder"
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / FILE).exists():
            (folder / FILE).write_text(TOML, encoding="utf-8")
    except OSError as problem:
        raise UsageError(f"{folder} cannot be made", why=problem.strerror or str(problem)) from problem
    Store.open(folder / RECORD, create=True).close()


def open_store(folder: Path | None, settings: Settings) -> Store:
    """The record of a project. Raises NothingFound when there is none, and the errors of Store.open."""
    if folder is None:
        raise NothingFound(
            "There is no record here",
            why=f"neither this folder nor one above it holds {FILE}",
            do="make one with `saksi new`, or name one with --record",
        )
    # A project whose database is not there yet gets an empty one; a folder without saksi.toml does not.
    fresh = (folder / FILE).is_file()
    return Store.open(folder / RECORD, create=fresh, timeout=settings.busy_timeout)
