"""ACLED's columns, and the rules that keep things out of them."""

from __future__ import annotations

import csv
import io

import hxl
import pytest

from saksi.core.kinds import PLOVER_MODES
from saksi.export.acled import ACLED, ACLED_HXL, COLUMNS
from saksi.export.hxl import HXL
from saksi.know.codes.bridges import acled_types
from saksi.know.codes.bridges import table as bridge
from tests.export.build import crisis, people, recorded, table, written
from tests.record.build import ALMATY, Page, jan


def test_the_columns_are_the_codebooks() -> None:
    """31 columns in its order; every type, sub-event type and kind of actor is one of its own."""
    data, told = written(ACLED, crisis())
    assert data.decode().splitlines()[0] == ",".join(COLUMNS)
    assert len(COLUMNS) == 31
    rows = table(data)
    assert len(rows) == told.rows > 2
    for row in rows:
        assert acled_types()[row["sub_event_type"]] == row["event_type"]
        assert {row["inter1"], row["inter2"]} <= {*bridge("acled")["inter"]["order"], ""}
        assert row["geo_precision"] in "123"
        assert row["time_precision"] in "123"
        assert row["country"] == "Kazakhstan"
        assert row["iso"] == "398"
        assert told.traces[row["event_id_cnty"]]


def test_police_against_protesters_and_its_dead() -> None:
    """Excessive force is both violence and demonstration; the dead of that town and day stand in the row."""
    row = next(one for one in table(written(ACLED, crisis())[0]) if "Excessive" in one["sub_event_type"])
    assert row["disorder_type"] == "Political violence; Demonstrations"
    assert (row["actor1"], row["actor2"]) == ("Police Forces of Kazakhstan", "Protesters (Kazakhstan)")
    assert (row["interaction"], row["fatalities"]) == ("State forces-Protesters", "3")
    assert (row["latitude"], row["longitude"]) == ("43.25", "76.95")


def test_the_toll_of_a_whole_country_is_rejected_by_its_rule() -> None:
    """The toll "30 + 18" has no town: it stands in the rejects and in no row."""
    record = crisis()
    data, told = written(ACLED, record)
    tolls = [one.id for one in record.figures if one.measure == "killed" and one.place and one.place.key == "KZ"]
    rules = {one.fact: one.rule for one in told.rejects}
    assert tolls
    assert all(rules[id_].startswith("geo_precision") for id_ in tolls)
    assert not {"30", "18", "48"} & {row["fatalities"] for row in table(data)}


@pytest.mark.parametrize(
    "rule", ["event_type: only what happened", "event_type: no ACLED", "location:", "geo_precision"]
)
def test_each_reject_names_a_rule(rule: str) -> None:
    """A plan, help, an unknown village and a whole country are left out, each by its own rule."""
    assert any(one.rule.startswith(rule) for one in written(ACLED, crisis())[1].rejects)


@pytest.mark.parametrize("exporter", [ACLED_HXL, HXL])
def test_libhxl_reads_and_validates(exporter: object) -> None:
    """The reader of the standard finds the tags and no error."""
    data, _ = written(exporter, crisis())  # type: ignore[arg-type]
    rows = [line.split(",") for line in data.decode().splitlines()]
    assert any("#affected+killed" in cell for cell in rows[1])
    assert hxl.data(table_of(data)).validate()
    assert len(list(hxl.data(table_of(data)))) > 0


def table_of(data: bytes) -> list[list[str]]:
    """The cells of a CSV."""
    return list(csv.reader(io.StringIO(data.decode())))


def test_the_bridge_names_only_what_plover_has() -> None:
    """Every type and mode of the data file is one of the manual's."""
    known = {f"{kind}/{mode}" for kind, modes in PLOVER_MODES.items() for mode in modes} | set(PLOVER_MODES)
    assert set(bridge("acled")["event"]) <= known
    assert set(bridge("cameo")["code"]) <= known
    assert set(PLOVER_MODES) <= set(bridge("cameo")["code"])


def test_armed_groups_are_rebels() -> None:
    """A group that know calls an armed group is a rebel group or militia, by its own name."""
    names = {row["actor1"]: row["inter1"] for row in table(written(ACLED, people())[0])}
    assert names["Hezbollah"] in ("Rebel group", "Political militia")


def test_who_holds_an_office_of_a_state_acts_for_it() -> None:
    """A minister at home is the state's, a prime minister abroad an external force, and a former one a civilian."""
    page = Page("Kabar", jan(7), url="https://kabar.example/1", title="Kabar")
    page.role("Ani Sarkisian", "Prime Minister", body="Armenia")
    page.role("Dana Akhmetova", "interior minister", body="Kazakhstan")
    page.role("Olga Petrova", "mayor", body="Kazakhstan", former=True)
    for day, person in enumerate(("Ani Sarkisian", "Dana Akhmetova", "Olga Petrova"), 3):
        page.event("ASSAULT/beat", ("protesters",), (person,), place=ALMATY, when=jan(day), words=f"memukul {person}")
    rows = table(written(ACLED, recorded(page))[0])
    assert [(row["actor2"], row["inter2"]) for row in rows] == [
        ("Government of Armenia", "External/Other forces"),
        ("Government of Kazakhstan", "State forces"),
        ("Olga Petrova", "Civilians"),
    ]
