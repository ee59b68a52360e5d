"""Cells of tables: CSV that no spreadsheet runs, and the values of the record as plain cells. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import BinaryIO

from saksi.core.values import Count, When, Where

Cell = str | int | float | None

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula."""


def guarded(cell: Cell) -> Cell:
    """The cell with an apostrophe before anything a spreadsheet would run; numbers stay numbers."""
    if isinstance(cell, str) and cell.lstrip(" \u00a0").startswith(FORMULA):
        return f"'{cell}"
    return cell


def bare(cell: str | float | None) -> str:
    """A cell of a table parted by tabs: on one line, guarded; numbers as they are."""
    return str(guarded(" ".join(cell.split()) if isinstance(cell, str) else cell)) if cell is not None else ""


def write_rows(
    out: BinaryIO, columns: Sequence[str], rows: Iterable[Mapping[str, Cell]], *, head: Sequence[Sequence[str]] = ()
) -> int:
    """Writes CSV in UTF-8 with the columns as first line, then the lines of `head`, then the rows; counts the rows."""
    made = io.TextIOWrapper(out, encoding="utf-8", newline="")
    lines = csv.writer(made, lineterminator="\n")
    lines.writerow(columns)
    lines.writerows(head)
    count = 0
    for row in rows:
        cells = [row.get(name) for name in columns]  # csv writes None as nothing
        lines.writerow(
            [guarded(one) if isinstance(one, str) and one and not one[0].isalnum() else one for one in cells]
        )
        count += 1
    made.flush()
    made.detach()
    return count


def bounds(count: Count | None) -> dict[str, Cell]:
    """Both ends of an interval and the words that hedge it; an unknown end is empty, never zero."""
    if count is None:
        return {"low": None, "high": None, "hedge": ""}
    return {"low": count.low, "high": count.high, "hedge": count.hedge}


def days(when: When, *, name: str = "date") -> dict[str, Cell]:
    """First and last day in ISO 8601, and how finely they were told."""
    first, last = (one.isoformat() if one else None for one in (when.first, when.last))
    return {f"{name}_first": first, f"{name}_last": last, f"{name}_grain": when.grain if when.known else "unknown"}


def spot(place: Where | None) -> dict[str, Cell]:
    """A place by name, id, country and degrees; empty where unknown, never 0,0."""
    if place is None:
        return dict.fromkeys(("place", "place_id", "country", "grain", "lat", "lon"))
    return {
        "place": place.name or place.written, "place_id": place.place_id, "country": place.country or None,
        "grain": place.grain, "lat": place.lat, "lon": place.lon,
    }  # fmt: skip
