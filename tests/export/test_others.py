"""GDELT, troop contributions, ClaimReview and Parquet, each by its own reader or list of fields."""

from __future__ import annotations

import io

import pyarrow.parquet
import pytest

from saksi.export.claimreview import CLAIMREVIEW
from saksi.export.gdelt import GDELT
from saksi.export.parquet import EVENTS, FIGURES, PLEDGES
from saksi.export.un_tcc import UN_TCC
from saksi.know.codes.bridges import countries
from tests.export.build import crisis, lines, recorded, table, written
from tests.record.build import Page, jan


def test_gdelt_has_61_columns_and_fips_countries() -> None:
    """Kazakhstan is KZ and Russia RUS as an actor; the code's root is its first two digits."""
    data, told = written(GDELT, crisis())
    rows = [line.split("\t") for line in data.decode().splitlines()]
    assert len(rows) == told.rows > 2
    for row in rows:
        assert len(row) == 61
        assert row[28] == row[26][:2]
        assert told.traces[row[0]]
    assert {row[53] for row in rows} <= {"KZ", ""}
    assert any(row[7] == "RUS" for row in rows)
    assert any(one.rule.startswith("EventCode") for one in told.rejects)


def test_countries_have_their_codes() -> None:
    """FIPS is not ISO: Russia is RS, Germany GM; every ISO code has three letters and is nobody else's."""
    held = countries()
    assert [held[one].fips for one in ("KZ", "RU", "DE", "ID")] == ["KZ", "RS", "GM", "ID"]
    assert all(len(one.iso3) == 3 and one.region for one in held.values())
    for codes in ([one.iso3 for one in held.values()], [one.numeric for one in held.values() if one.numeric]):
        assert len(set(codes)) == len(codes)
    fips = [one.fips for one in held.values() if one.fips]
    assert sorted({one for one in fips if fips.count(one) > 1}) == []


def test_troops_by_contributor() -> None:
    """Armenia's seventy stand with both codes, a day as the file writes it, and no guess about sex."""
    data, told = written(UN_TCC, crisis())
    rows = {row["Contributing_Country"]: row for row in table(data)}
    armenia = rows["Armenia"]
    assert (armenia["ISOCode3"], armenia["M49_Code"], armenia["Mission_Acronym"]) == ("ARM", "051", "CSTO")
    assert (armenia["total_low"], armenia["total_high"], armenia["Female_Personnel"]) == ("70", "70", "")
    assert armenia["Last_Reporting_Date"] == "07/01/2022"
    assert told.traces


def test_a_number_taken_back_becomes_a_review() -> None:
    """The claim, where it stood, and the word Retracted; no rating in numbers."""
    first = Page("Kabar", jan(9), url="https://kabar.example/1").figure("killed", 164, "people", says="Health Ministry")
    second = Page("Warta", jan(10), url="https://warta.example/2")
    second.figure("killed", 164, "people", modality="retracted", says="Health Ministry")
    made = lines(written(CLAIMREVIEW, recorded(first, second))[0])
    assert made
    assert made[0]["@type"] == "ClaimReview"
    assert "164" in made[0]["claimReviewed"]
    assert made[0]["reviewRating"]["alternateName"] in ("Retracted", "Superseded")
    assert "ratingValue" not in made[0]["reviewRating"]


@pytest.mark.parametrize("exporter", [EVENTS, FIGURES, PLEDGES])
def test_parquet_is_read_back(exporter: object) -> None:
    """As many rows as were written, numbers as numbers, unknown as null; an empty table is one too."""
    data, told = written(exporter, crisis())  # type: ignore[arg-type]
    read = pyarrow.parquet.read_table(io.BytesIO(data))
    assert read.num_rows == told.rows
    if exporter is FIGURES:
        assert 30 in read.column("low").to_pylist()
