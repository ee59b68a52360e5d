"""Troop contributions as the United Nations publish theirs, from the force ledgers. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from saksi.core.fact import FigurePoint, Force, LedgerLine
from saksi.export.cells import Cell, write_rows
from saksi.export.exporter import Reject, Written
from saksi.export.parties import country, party
from saksi.record.record import Record

COLUMNS = (
    "ISOCode3", "M49_Code", "Contributing_Country", "Mission_Acronym", "Personnel_Type", "Female_Personnel",
    "Male_Personnel", "Last_Reporting_Date", "total_low", "total_high",
)  # fmt: skip


class _Troops:
    """One row a contributor; news seldom gives sex, so the totals stand in two columns of our own."""

    name = "un-tcc"
    media_type = "text/csv"
    ending = "csv"
    about = "who sent how many to a force, in the columns of UN troop contributions, and the total as an interval"

    def write(self, record: Record, out: BinaryIO) -> Written:
        """The number that is there where one is told, else the number sent."""
        rows, rejects, traces = [], [], {}
        points = {fact.id: fact.points for fact in record.figures}
        for force, line in _lines(record):
            who = party(line.contributor) if line.contributor else None
            name = f"{force.id} {who.name if who else ''}".strip()
            cited = line.present or line.sent
            if who is None or not who.iso2:
                rejects.append(Reject(name, "Contributing_Country: a state is required"))
            elif cited is None or not points[cited[0]][cited[1]].count.known:
                rejects.append(Reject(name, "total: no number is known, which is not zero"))
            else:
                point = points[cited[0]][cited[1]]
                rows.append(_row(force, who.iso2, who.name.partition("/")[0], point))
                traces[name] = point.witnessed.readings
        return Written(write_rows(out, COLUMNS, rows), tuple(rejects), traces)


def _lines(record: Record) -> Iterator[tuple[Force, LedgerLine]]:
    for force in record.forces:
        for line in force.parts:
            yield force, line


def _row(force: Force, iso2: str, name: str, point: FigurePoint) -> dict[str, Cell]:
    codes, day = country(iso2), point.when.last or point.reported.last
    return {
        "ISOCode3": codes.iso3, "M49_Code": codes.numeric, "Contributing_Country": name,
        "Mission_Acronym": party(force.name).name, "Personnel_Type": "Troops",
        "Last_Reporting_Date": f"{day:%d/%m/%Y}" if day else "", "total_low": point.count.low,
        "total_high": point.count.high,
    }  # fmt: skip


UN_TCC = _Troops()
