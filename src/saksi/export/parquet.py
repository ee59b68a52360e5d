"""Parquet: the tables of the facts for those who count with columns. Needs the extra `parquet`."""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import Any, BinaryIO

from saksi.errors import MissingExtra
from saksi.export.exporter import Written
from saksi.export.tables import TABLES, Row, columns
from saksi.record.record import Record

NUMBERS = {"low", "high", "point", "headline", "independent_origins", "articles", "direct", "conditional", "former"}
DEGREES = {"lat", "lon"}


class Parquet:
    """One table of the facts; the columns have the same types whatever the record holds."""

    media_type = "application/vnd.apache.parquet"
    ending = "parquet"

    def __init__(self, table: str) -> None:
        self.table = table
        self.name = f"{table}-parquet"
        self.about = f"the {table} of the record as Parquet"

    def write(self, record: Record, out: BinaryIO) -> Written:
        """Unknown is null. Raises MissingExtra."""
        arrow, parquet = _extra("pyarrow"), _extra("pyarrow.parquet")
        rows = list(TABLES[self.table](record))
        schema = arrow.schema([(name, _type(arrow, name)) for name in columns(rows)])
        parquet.write_table(arrow.Table.from_pylist([_typed(row) for row in rows], schema=schema), out)
        return Written(len(rows))


def _type(arrow: Any, name: str) -> Any:
    if name in NUMBERS:
        return arrow.int64()
    return arrow.float64() if name in DEGREES else arrow.string()


def _typed(row: Row) -> Row:
    return {
        name: cell if cell is None or name in NUMBERS or name in DEGREES else str(cell) for name, cell in row.items()
    }


def _extra(name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as problem:
        raise MissingExtra(
            "Parquet needs pyarrow", why="it is not installed", do="pip install 'saksi[parquet]'"
        ) from problem


FIGURES, EVENTS, STATEMENTS, PLEDGES, ROLES = map(Parquet, TABLES)
