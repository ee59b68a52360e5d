"""PLOVER records and the POLECAT table, by their field lists."""

from __future__ import annotations

from saksi.export.plover import PLOVER
from saksi.export.polecat import COLUMNS, POLECAT
from tests.export.build import crisis, lines, written

RECORD = [
    "id",
    "has_event",
    "date",
    "time",

    "enddate",
    "endtime",
    "actor",
    "recipient",
    "event",
    "event_loc",
    "event_text",

    "quad_code",
    "event_scale",
    "mode",
    "context",
    "link",
    "text",

    "text_info",
    "cite_info",
    "coder",
    "coded_date",
    "coded_time",
    "comment",
]  # fmt: skip


def test_a_record_has_the_fields_of_the_manual() -> None:
    """In its order; what it requires is filled, and the offsets are the witness's."""
    record = crisis()
    made = lines(written(PLOVER, record)[0])
    assert made
    for one in made:
        assert list(one) == RECORD
        assert all(one[name] for name in ("id", "date", "actor", "event"))
        witness = record.readings[one["id"]].anchor
        assert (one["text_info"]["start"], one["text_info"]["end"]) == (witness.start, witness.end)
        assert one["event_text"] == witness.quote


def test_what_lacks_a_required_field_is_rejected() -> None:
    """The threat without a day breaks the rule that a date is required."""
    assert {one.rule for one in written(PLOVER, crisis())[1].rejects} == {"date: required"}


def test_polecat_has_forty_columns_and_no_empty_cell() -> None:
    """Unknown is the word None; negative intensities stay numbers; each row is traced."""
    data, told = written(POLECAT, crisis())
    head, *rows = [line.split("\t") for line in data.decode("iso-8859-1").splitlines()]
    assert head == list(COLUMNS)
    assert len(COLUMNS) == 40
    assert len(rows) == told.rows > 2
    for row in rows:
        cells = dict(zip(head, row, strict=True))
        assert all(row)
        assert float(cells["Intensity"]) is not None
        assert told.traces[cells["Event ID"]]
    assert {cells[-1] for cells in rows} == {"PLOVER 2024"}
