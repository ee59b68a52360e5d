"""HXL: the figures with hashtags, their intervals in columns of their own. Pure."""

from __future__ import annotations

from typing import BinaryIO

from saksi.export.cells import Cell, write_rows
from saksi.export.exporter import Written
from saksi.export.tables import figures
from saksi.record.record import Record

TAGS = {
    "id": "#event+code", "measure": "#indicator+name", "group": "#group+name", "place": "#loc+name",
    "place_id": "#loc+code", "country": "#country+code+v_iso2", "lat": "#geo+lat", "lon": "#geo+lon",
    "as_of_first": "#date+start", "as_of_last": "#date+end", "reported_last": "#date+reported",
    "killed": "#affected+killed", "killed_low": "#affected+killed+min", "killed_high": "#affected+killed+max",
    "injured_low": "#affected+injured+min", "injured_high": "#affected+injured+max",
    "displaced_low": "#affected+idps+min", "displaced_high": "#affected+idps+max",
    "detained_low": "#affected+detained+min", "detained_high": "#affected+detained+max",
    "hedge": "#description+approx", "status": "#status", "said_by": "#meta+source", "readings": "#meta+id",
}  # fmt: skip
MEASURES = ("killed", "injured", "displaced", "detained")


class _Hxl:
    """One row a value of the four measures HXL has attributes for."""

    name = "hxl"
    media_type = "text/csv"
    ending = "csv"
    about = "dead, injured, displaced and detained as CSV with HXL tags, bounds in columns of their own"

    def write(self, record: Record, out: BinaryIO) -> Written:
        """`#affected+killed` itself is filled only by an exact number."""
        rows = (_row(row) for row in figures(record) if row["measure"] in MEASURES)
        return Written(write_rows(out, tuple(TAGS), rows, head=(tuple(TAGS.values()),)))


def _row(row: dict[str, Cell]) -> dict[str, Cell]:
    measure, low, high = row["measure"], row["low"], row["high"]
    exact = low if measure == "killed" and low == high else None
    return {**row, "killed": exact, f"{measure}_low": low, f"{measure}_high": high}


HXL = _Hxl()
