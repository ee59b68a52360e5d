"""The record of the development story stands at or above its floors."""

from __future__ import annotations

from tools.gate_record import DOCS, floors, section, sections


def test_no_section_falls_below_its_floor() -> None:
    """Each kind of row of story.json is held at least as often as when its floor was set."""
    found = sections()
    below = {name: found[name].differs for name, floor in floors()["floors"].items() if found[name].right < floor}
    assert below == {}
    assert set(floors()["floors"]) == set(found)


def test_every_difference_says_who_is_right() -> None:
    """No row of the page about the record is left without a reason of its own, and the page tells the same rows."""
    rows = [line for line in section(sections()) if line.startswith("| ")]
    assert [line for line in rows if line.endswith("| the story |")] == []
    assert DOCS.read_text("utf-8").startswith("### The record of the development story")
