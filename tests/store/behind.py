"""SQL behind the store's back, in either database: what a foreign program or damage could do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from saksi.store import sqlite
from saksi.store.sqlite import File
from saksi.store.store import Store

Run = Callable[[str], list[tuple[Any, ...]]]
BYTE = {"sqlite": "x'20'", "postgresql": "'\\x20'::bytea"}


@contextmanager
def behind(store: Store, *, unguarded: bool = False) -> Iterator[Run]:
    """Runs statements, each in a transaction of its own; `unguarded` without triggers and foreign keys.

    BYTE in a statement stands for one byte, a blank, in words of the database.
    """
    engine = store.place.engine(write=True)
    file = isinstance(store.place, File)
    with engine.connect().execution_options(saksi_write=True) as connection:

        def run(statement: str) -> list[tuple[Any, ...]]:
            with connection.begin():
                if unguarded and not file:
                    connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
                done = connection.exec_driver_sql(statement.replace("BYTE", BYTE[connection.dialect.name]))
                return [tuple(row) for row in done] if done.returns_rows else []

        if file and unguarded:
            connection.exec_driver_sql("SELECT 1")
            connection.rollback()
            raw = connection.connection.dbapi_connection
            assert raw is not None
            for pragma in ("foreign_keys", "synchronous"):
                raw.execute(f"PRAGMA {pragma} = OFF")
            for name in sqlite.GUARDS:
                run(f"DROP TRIGGER IF EXISTS {name}")
        yield run
    engine.dispose()
