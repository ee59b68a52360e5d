"""Everything a record holds, from one place to another, row for row, with a digest that tells whether it arrived."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, Table, select

from saksi.core.ids import bytes_hash, canonical
from saksi.store import index, rows, schema

CHUNK = 500
NUMBERED = ("witnesses", "id")
"""A column that only numbers rows in their order: the other place gives numbers of its own."""


def _kept() -> Iterator[Table]:
    """All tables but the index, which is made again, parents before children."""
    return (table for table in schema.metadata.sorted_tables if table is not schema.indexed)


def _chunks(connection: Connection, table: Table) -> Iterator[list[rows.Row]]:
    columns = [column for column in table.c if (table.name, column.name) != NUMBERED]
    statement = select(*columns).order_by(*table.primary_key.columns)
    for part in connection.execute(statement, execution_options={"yield_per": CHUNK}).partitions():
        yield [rows.plain_row(row) for row in part]


def _line(row: rows.Row) -> bytes:
    return canonical({name: bytes_hash(value) if isinstance(value, bytes) else value for name, value in row.items()})


def empty(connection: Connection) -> bool:
    """True when the record holds nothing at all."""
    return all(connection.execute(select(table).limit(1)).first() is None for table in _kept())


def copy(source: Connection, target: Connection) -> str:
    """Copies everything into an empty record and indexes it there; the digest of what was read."""
    digest = hashlib.sha256()
    for table in _kept():
        for part in _chunks(source, table):
            target.execute(table.insert(), part)
            for row in part:
                digest.update(_line(row))
    while ids := index.missing(target, index.CHUNK):
        index.fill(target, ids)
    return digest.hexdigest()


def digest(connection: Connection) -> str:
    """SHA-256 over all rows: runs, bytes of pages and times as well, unlike that of a dump."""
    total = hashlib.sha256()
    for table in _kept():
        for part in _chunks(connection, table):
            for row in part:
                total.update(_line(row))
    return total.hexdigest()
