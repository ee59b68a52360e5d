"""Cells: no spreadsheet runs what a newspaper wrote."""

from __future__ import annotations

import io

import pytest

from saksi.core.values import Count
from saksi.export.cells import bounds, guarded, write_rows
from saksi.export.csvs import EVENTS, FIGURES
from tests.export.build import crisis, recorded, table, written
from tests.record.build import ALMATY, Page, jan


@pytest.mark.parametrize("cell", ["=1+1", "+62", "-3", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\n=1"])
def test_a_formula_becomes_text(cell: str) -> None:
    """Whatever begins like a formula gets an apostrophe."""
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", [-3, -3.5, 0, None, "a=b", "Almaty", ""])
def test_numbers_and_words_stay(cell: str | int | float | None) -> None:
    """A negative number is a number, and words are words."""
    assert guarded(cell) == cell


def test_a_hostile_name_in_an_article_reaches_no_sheet() -> None:
    """A name made to be run is written with the guard in the table of events."""
    hostile = "=HYPERLINK(1)"
    record = recorded(Page("Kabar", jan(7)).event("PROTEST/demo", (hostile,), place=ALMATY, when=jan(6)))
    data, _ = written(EVENTS, record)
    assert table(data)[0]["actors"] == f"'{hostile}"


def test_unknown_is_an_empty_cell_and_never_zero() -> None:
    """Neither an unknown number nor a missing end is written as 0."""
    out = io.BytesIO()
    write_rows(out, ("low", "high"), [bounds(Count(None, None)), bounds(Count(3, None))])
    assert out.getvalue() == b"low,high\n,\n3,\n"


def test_each_row_of_a_figure_names_its_readings() -> None:
    """Every row holds the ids of the readings it rests on."""
    record = crisis()
    rows = table(written(FIGURES, record)[0])
    assert rows
    assert all(set(row["readings"].split("; ")) <= set(record.readings) for row in rows)
