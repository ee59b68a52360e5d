"""The databases Saksi knows: which one an address means, and how each is spoken to."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from saksi.errors import BadValue, ConfigurationError
from saksi.store import postgres, sqlite
from saksi.store.place import Place, Tongue

TONGUES: dict[str, Tongue] = {"sqlite": sqlite, "postgresql": postgres}
SCHEMES = ("sqlite:///", "postgresql://", "postgres://")


def tongue(connection: Connection) -> Tongue:
    """How to speak to the database at the other end."""
    return TONGUES[connection.dialect.name]


def place(address: Path | str, *, timeout: float, password_file: Path | None = None) -> Place:
    """The place an address means: a path, `sqlite:///path`, or `postgresql://user@host/database`.

    `timeout` in seconds: how long to wait for another writer. `password_file` holds the password of the URL's user.
    Raises ConfigurationError for other databases, BadValue for an address that cannot be understood.
    """
    if isinstance(address, Path) or "://" not in address:
        return sqlite.File(Path(address), timeout)
    if address.startswith(SCHEMES[0]):
        return sqlite.File(Path(address.removeprefix(SCHEMES[0])), timeout)
    if not address.startswith(SCHEMES[1:]):
        raise ConfigurationError(
            f"Saksi cannot keep a record at {address.partition('://')[0]}://",
            why="it knows SQLite and PostgreSQL",
            do=f"write {' or '.join(SCHEMES[:2])}...",
        )
    return postgres.Server(_with_password(_url(address), password_file), timeout)


def _url(address: str) -> URL:
    try:
        return make_url(address)
    except (ArgumentError, ValueError) as problem:
        raise BadValue(
            "The address of the database cannot be understood", do="write postgresql://user@host:5432/database"
        ) from problem


def _with_password(url: URL, file: Path | None) -> URL:
    if file is None or url.password is not None:
        return url
    try:
        return url.set(password=file.read_text(encoding="utf-8").strip())
    except (OSError, UnicodeDecodeError) as problem:
        raise ConfigurationError(
            f"The password file {file} cannot be read", why=str(problem), do="correct database_password_file"
        ) from problem
