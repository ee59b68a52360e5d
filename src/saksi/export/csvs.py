"""CSV: one table of the facts a file, guarded against formulas. Pure."""

from __future__ import annotations

from typing import BinaryIO

from saksi.export.cells import write_rows
from saksi.export.exporter import Written
from saksi.export.tables import TABLES, columns
from saksi.record.record import Record


class Table:
    """One table of the facts."""

    media_type = "text/csv"
    ending = "csv"

    def __init__(self, table: str) -> None:
        self.table = table
        self.name = f"{table}-csv"
        self.about = f"the {table} of the record, one a row"

    def write(self, record: Record, out: BinaryIO) -> Written:
        """The column names, then one line a row; an empty cell is unknown."""
        rows = list(TABLES[self.table](record))
        return Written(write_rows(out, columns(rows), rows) if rows else 0)


FIGURES, EVENTS, STATEMENTS, PLEDGES, ROLES = map(Table, TABLES)
