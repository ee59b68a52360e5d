"""Where a record lies: a folder with `saksi.toml`, and `record.sqlite` or the database that `saksi.toml` names."""

from __future__ import annotations

import re
from pathlib import Path

from saksi import settings as setting
from saksi.errors import NothingFound, UsageError
from saksi.service.writing import write_whole
from saksi.settings import FILE, Settings
from saksi.store import databases
from saksi.store.store import Store

RECORD = "record.sqlite"

TOML = """\
# This folder is a Saksi project: its record is record.sqlite beside this file.
# What can be set here (each also as SAKSI_... in the environment):
#
# lang = "id"             # language of reports: id or en
# by = "Rini"             # who makes rulings here
# page_cap = "12MB"       # a larger page is refused before it is opened
# reading_seconds = 20.0  # seconds that reading one page may take
# busy_timeout = 5.0      # seconds to wait for another program that writes the record
# database = "postgresql://user@host/database"    # the record of a team, in the place of record.sqlite
# database_password_file = "/run/secrets/saksi"   # holds that user's password
#
# A second reader (docs/second-reader.md), off unless it is asked for:
#
# second_reader = true                            # asks it without --second-reader
# second_reader_url = "http://localhost:8000/v1"  # an OpenAI-compatible address
# second_reader_model = "some-model"              # the model's name there
# second_reader_key_file = "/run/secrets/llm"     # holds its key
# second_reader_timeout = 60.0                    # seconds for one answer
# second_reader_budget = 20000                    # characters of one article that are sent
"""
_DATABASE = re.compile(r"^database\s*=.*\n?", re.MULTILINE)


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
    settings = settings_of(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / FILE).exists():
            (folder / FILE).write_text(TOML, encoding="utf-8")
    except OSError as problem:
        raise UsageError(f"{folder} cannot be made", why=problem.strerror or str(problem)) from problem
    with _open(folder, settings, create=True) as store:
        if settings.database:
            point_to(folder, store.place.address)


def _open(folder: Path, settings: Settings, *, create: bool) -> Store:
    secret = settings.database_password_file
    return Store.open(
        settings.database or folder / RECORD, create=create, timeout=settings.busy_timeout,
        password_file=folder / secret if secret else None,
    )  # fmt: skip


def where(folder: Path, settings: Settings) -> str:
    """Where the record of a project lies, without a password."""
    return databases.place(settings.database or folder / RECORD, timeout=settings.busy_timeout).where


def point_to(folder: Path, address: str) -> None:
    """Makes saksi.toml name this address; that of the folder's own record.sqlite needs no line."""
    own = databases.place(folder / RECORD, timeout=0).address
    held = (folder / FILE).read_text(encoding="utf-8") if (folder / FILE).is_file() else TOML
    quoted = address.replace("\\", "\\\\").replace('"', '\\"')
    line = "" if address == own else f'database = "{quoted}"\n'
    write_whole(folder / FILE, line + _DATABASE.sub("", held))


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
    return _open(folder, settings, create=fresh)
