"""Copies of a record: a backup is a record in one SQLite file, whatever database it came from."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from saksi.errors import NothingFound, UsageError, VerificationFailed
from saksi.service import project
from saksi.settings import Settings
from saksi.store.store import Store

NAME = "record.sqlite"


@dataclass(frozen=True, slots=True)
class Copied:
    """Where everything now lies too, how many rows of each table, and the digest that both have."""

    where: str
    counts: Mapping[str, int]
    digest: str


def backup(store: Store, file: Path) -> Copied:
    """Writes what is held at this moment into a new file, while others may go on writing, and verifies the file.

    Raises UsageError when there is something at `file`, VerificationFailed when the record itself is damaged.
    """
    if file.exists():
        raise UsageError(f"{file} exists", why="a backup overwrites nothing", do="name another file")
    try:
        with tempfile.TemporaryDirectory(dir=file.absolute().parent, prefix=f".{file.name}.") as folder:
            made = Path(folder) / NAME
            with Store.open(made, create=True) as copy:
                digest = store.copy_to(copy)
                _sound(copy)
                counts = copy.counts()
            _place(made, file)
    except OSError as problem:
        raise UsageError(f"{file} cannot be written", why=problem.strerror or str(problem)) from problem
    return Copied(str(file), counts, digest)


def _place(made: Path, file: Path) -> None:
    """Gives the file its name, which must be free still; a crash leaves all of it or nothing."""
    try:
        os.link(made, file)
    except FileExistsError as problem:
        raise UsageError(f"{file} exists", why="a backup overwrites nothing", do="name another file") from problem
    except OSError:  # a file system without links
        made.rename(file)
    with contextlib.suppress(OSError):  # some file systems do not sync folders
        folder = os.open(file.absolute().parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _sound(store: Store) -> None:
    wrong = next((check for check in store.verify() if check.wrong), None)
    if wrong:
        raise VerificationFailed(
            f"The record is damaged: {wrong.what} {wrong.id}: {wrong.wrong}", do="see `saksi verify`; nothing was kept"
        )


def restore(store: Store, file: Path) -> Copied:
    """Fills an empty record from a backup that verifies; the file is not touched, whichever Saksi wrote it.

    Raises UsageError when the record holds anything, NothingFound without a file, StoreTooNew and StoreError for a file
    that cannot be used, VerificationFailed for one that is damaged.
    """
    if not file.is_file():
        raise NothingFound(f"There is no backup at {file}")
    if file.with_name(file.name + "-wal").exists():
        raise UsageError(
            f"{file} is a record in use, not a backup",
            do="make a backup of it with `saksi backup --record FOLDER FILE`",
        )
    with tempfile.TemporaryDirectory(prefix="saksi-restore-") as folder:
        held = Path(folder) / NAME
        try:
            shutil.copyfile(file, held)
        except OSError as problem:
            raise UsageError(f"{file} cannot be read", why=problem.strerror or str(problem)) from problem
        with Store.open(held) as source:
            _sound(source)
            digest = source.copy_to(store)
    return Copied(store.place.where, store.counts(), digest)


def move(store: Store, folder: Path, settings: Settings, to: str) -> Copied:
    """Moves the record to another database: copied, compared, then the project names the new place.

    From then on the old one refuses writing, also by programs that have it open, and can still be read. Done again
    after an interruption it goes on where it was. Raises UsageError when something else lies there.
    """
    secret = settings.database_password_file
    secret = folder / secret if secret else None
    with Store.open(to, create=True, timeout=settings.busy_timeout, password_file=secret) as target:
        digest = store.move_to(target)
        project.point_to(folder, target.place.address)
        return Copied(target.place.where, target.counts(), digest)
