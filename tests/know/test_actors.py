"""Actors of the world: names, alliances and their members over time."""

from __future__ import annotations

from datetime import date
from importlib import resources

import pytest

from saksi.know import actors


def rows() -> list[list[str]]:
    """The list of actors as written."""
    content = (resources.files("saksi.know") / "sources" / "actors.tsv").read_text("utf-8")
    return [line.split("\t") for line in content.splitlines() if line.strip() and not line.startswith("#")]


@pytest.mark.parametrize(
    ("written", "actor_id"),
    [
        ("CSTO", "CSTO"), ("Organisasi Perjanjian Keamanan Kolektif", "CSTO"), ("PBB", "United Nations"),
        ("Uni Afrika", "African Union"), ("Rusia", "Russia"), ("Russian", "Russia"), ("Kazakh", "Kazakhstan"),
        ("Hizbullah", "Hezbollah"), ("al-Shabaab", "al-Shabaab"), ("Al Shabaab", "al-Shabaab"),
        ("TNI", "Indonesia/Armed Forces"), ("Reuters", "Reuters"), ("AS", "United States"), ("Kremlin", "Kremlin"),
    ],
)  # fmt: skip
def test_names_of_both_languages_lead_to_one_actor(written: str, actor_id: str) -> None:
    """States, their adjectives, alliances, armed groups and media are known as newsrooms write them."""
    assert actors.known(written) == actor_id


@pytest.mark.parametrize("written", ["as", "au", "is", "who", "Au", "Orang"])
def test_acronyms_count_only_in_capitals(written: str) -> None:
    """Common words are no actors."""
    assert actors.known(written) is None


def test_members_are_those_of_the_day() -> None:
    """Uzbekistan left the CSTO in 2012, Niger the ECOWAS in 2025, Britain the EU in 2020."""
    assert set(actors.members("CSTO")) == {"Armenia", "Belarus", "Kazakhstan", "Kyrgyzstan", "Russia", "Tajikistan"}
    assert "Uzbekistan" in actors.members("CSTO", date(2010, 1, 1))
    assert "Niger" in actors.members("ECOWAS", date(2023, 8, 1))
    assert "Niger" not in actors.members("ECOWAS")
    assert "United Kingdom" in actors.members("European Union", date(2019, 1, 1))
    assert "United Kingdom" not in actors.members("European Union", date(2021, 1, 1))
    assert actors.members("No such alliance") == ()


def test_members_are_states_we_know() -> None:
    """Every ISO code in a member list is a state of the list."""
    for cells in rows():
        for one in cells[5].split(";"):
            assert not one or actors.state(one.partition("@")[0]), cells[0]


def test_a_body_of_a_state_is_an_actor_of_it() -> None:
    """The id of a body leads to its state's code and the body's sector; unknown owners lead nowhere."""
    police = actors.actor("Kazakhstan/Police")
    assert police is not None
    assert (police.country, police.sector) == ("KZ", "COP")
    assert actors.actor("Atlantis/Police") is None
    assert actors.actor("nobody") is None


def test_ids_are_unique_and_rows_whole() -> None:
    """No two rows of the list claim one id, and each has all its columns."""
    ids = [cells[0] for cells in rows()]
    assert len(ids) == len(set(ids))
    assert all(len(cells) in (8, 9) for cells in rows())


def test_missions_and_organs_know_whose_they_are() -> None:
    """The parent of a mission is an actor of the list; KFOR is NATO's."""
    kfor = actors.actor("KFOR")
    assert kfor is not None
    assert kfor.parent == "NATO"
    for cells in rows():
        assert len(cells) == 8 or actors.actor(cells[8]) is not None, cells[0]
