"""FollowTheMoney: only schemata and properties that its public model has, and links that lead somewhere."""

from __future__ import annotations

import warnings
from typing import Any

import pytest

from saksi.export.ftm import FTM
from tests.export.build import crisis, lines, people, written

MODEL = {
    "Article": {"title", "sourceUrl", "publisher", "publishedAt"},
    "Event": {
        "name", "summary", "location", "country", "keywords", "organizer", "involved", "proof", "date", "startDate",
        "endDate",
    },
    "LegalEntity": {"name", "country"}, "Organization": {"name", "country"}, "PublicBody": {"name", "country"},
    "Person": {"name", "position"}, "Position": {"name"}, "Occupancy": {"holder", "post", "status", "proof"},
}  # fmt: skip
"""What of the public model is used."""
LINKS = ("organizer", "involved", "proof", "holder", "post")


@pytest.fixture(scope="module")
def made() -> list[dict[str, Any]]:
    return [*lines(written(FTM, crisis())[0]), *lines(written(FTM, people())[0])]


def test_every_property_is_one_of_the_model(made: list[dict[str, Any]]) -> None:
    """Values are lists of words, none empty."""
    for one in made:
        assert set(one) == {"id", "schema", "properties"}
        assert set(one["properties"]) <= MODEL[one["schema"]]
        assert all(
            values and all(isinstance(each, str) and each for each in values) for values in one["properties"].values()
        )
    assert {one["schema"] for one in made} >= {"Article", "Event", "PublicBody", "Person", "Occupancy"}


def test_every_link_leads_to_an_entity(made: list[dict[str, Any]]) -> None:
    """No dangling ids."""
    held = {one["id"] for one in made}
    for one in made:
        for name in LINKS:
            assert set(one["properties"].get(name, ())) <= held


def test_followthemoney_itself_accepts_them(made: list[dict[str, Any]]) -> None:
    """Where the library is at hand, its own model checks every value."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        library = pytest.importorskip("followthemoney")
    for one in made:
        schema = library.model.get(one["schema"])
        assert schema is not None
        assert set(one["properties"]) <= set(schema.properties)
        schema.validate({"properties": one["properties"]})
