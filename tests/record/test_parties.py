"""Parties: whose body a source is."""

from __future__ import annotations

import pytest

from saksi.record.parties import Parties

SIDES = Parties({"Serik Shalabayev": "Kazakhstan"})


@pytest.mark.parametrize(
    ("body", "party"),
    [
        ("Kazakhstan/Interior Ministry", "Kazakhstan"), ("Serik Shalabayev", "Kazakhstan"), ("AFP", "AFP"),
        ("Kazakhstan/Opposition", "Kazakhstan/Opposition"), ("hospital in Mitrovica", ""), ("Somebody", ""),
    ],
)  # fmt: skip
def test_the_party_of_a_source(body: str, party: str) -> None:
    """Ministries and officers speak for their state, media and opposition do not, others are nobody's."""
    assert SIDES.of(body) == party


def test_only_known_parties_stand_apart() -> None:
    """Two ministries are one party; an unknown hospital is no party at all."""
    assert SIDES.apart(["Kazakhstan/Police"], ["AFP"])
    assert not SIDES.apart(["Kazakhstan/Police"], ["Serik Shalabayev"])
    assert not SIDES.apart(["Kazakhstan/Police"], ["hospital in Mitrovica"])
    assert not SIDES.apart([], ["AFP"])
