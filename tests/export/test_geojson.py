"""GeoJSON as RFC 7946 has it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from saksi.export.geojson import GEOJSON
from tests.export.build import crisis, recorded, written
from tests.record.build import ALMATY, Page, jan


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(written(GEOJSON, crisis())[0])
    return read


def test_a_collection_of_features_without_crs(made: dict[str, Any]) -> None:
    """Only the members the standard names; each feature has the three it demands, and an id."""
    assert made["type"] == "FeatureCollection"
    assert "crs" not in made
    assert all({"type", "geometry", "properties", "id"} == set(one) for one in made["features"])
    assert all(one["type"] == "Feature" for one in made["features"])


def test_longitude_comes_first(made: dict[str, Any]) -> None:
    """Almaty lies at 76.95 east, 43.25 north."""
    points = [one["geometry"]["coordinates"] for one in made["features"] if one["properties"]["place"] == "Almaty"]
    assert points
    assert all(point == [ALMATY.lon, ALMATY.lat] for point in points)


def test_an_unknown_place_has_no_geometry(made: dict[str, Any]) -> None:
    """A village the gazetteer does not know is null, never 0,0."""
    village = [one for one in made["features"] if one["properties"]["place"] == "Dukuh Anu"]
    assert [one["geometry"] for one in village] == [None]
    assert [0, 0] not in [one["geometry"]["coordinates"] for one in made["features"] if one["geometry"]]


def test_the_box_is_west_south_east_north(made: dict[str, Any]) -> None:
    """From the westernmost and southernmost point to the other two ends; absent where nothing has a point."""
    assert made["bbox"] == [68.0, 43.25, 76.95, 48.0]
    nowhere = recorded(Page("Kabar", jan(7)).event("PROTEST/demo", ("protesters",), place=None, when=jan(6)))
    assert "bbox" not in json.loads(written(GEOJSON, nowhere)[0])


def test_every_feature_carries_grain_and_witnesses(made: dict[str, Any]) -> None:
    """How finely the place is known, and the characters that tell it."""
    for one in made["features"]:
        assert one["properties"]["grain"]
        assert one["properties"]["witnesses"]
        assert all(each["end"] > each["start"] and each["quote"] for each in one["properties"]["witnesses"])
