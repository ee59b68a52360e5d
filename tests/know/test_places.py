"""The gazetteer: names of both languages, namesakes, dated names, what lies in what."""

from __future__ import annotations

from datetime import date

import pytest

from saksi.know import places


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("AS", "US"), ("Amerika Serikat", "US"), ("U.S.", "US"), ("Inggris", "GB"), ("UK", "GB"), ("Kirgistan", "KG"),
        ("Kirgizstan", "KG"), ("Kyrgyzstan", "KG"), ("Belarusia", "BY"), ("Pantai Gading", "CI"), ("Timor Leste", "TL"),
        ("Timor-Leste", "TL"), ("RD Kongo", "CD"), ("DR Congo", "CD"), ("Burma", "MM"), ("Myanmar", "MM"),
        ("Côte d’Ivoire", "CI"), ("Selandia Baru", "NZ"), ("Kosovo", "XK"), ("Mesir", "EG"),
    ],
)  # fmt: skip
def test_countries_are_known_by_the_names_of_both_languages(written: str, iso: str) -> None:
    """Each press spelling of a country leads to its ISO code."""
    found = places.country(written)
    assert found is not None
    assert found.id == iso


@pytest.mark.parametrize("written", ["us", "as", "Us", "Car"])
def test_short_acronyms_count_only_as_written(written: str) -> None:
    """A pronoun or a conjunction is no country."""
    assert places.country(written) is None


@pytest.mark.parametrize(
    ("written", "name", "iso"),
    [
        ("Moskow", "Moscow", "RU"), ("Beograd", "Belgrade", "RS"), ("Kairo", "Cairo", "EG"), ("Wina", "Vienna", "AT"),
        ("Yerusalem", "Jerusalem", "IL"), ("Jenewa", "Geneva", "CH"), ("Kyiv", "Kyiv", "UA"), ("Kiev", "Kyiv", "UA"),
        ("Zhanaozen", "Zhanaozen", "KZ"), ("Aktau", "Aktau", "KZ"), ("ZVEČAN", "Zvecan", "XK"),
        ("Jalur Gaza", "Gaza", "PS"), ("Laut Hitam", "Black Sea", ""), ("Sumut", "North Sumatra", "ID"),
    ],
)  # fmt: skip
def test_exonyms_and_spellings_lead_to_one_place(written: str, name: str, iso: str) -> None:
    """Indonesian exonyms, old spellings and capitals all through are the same place."""
    best = places.senses(written)[0].place
    assert (best.name, best.country) == (name, iso)


def test_a_place_has_coordinates_where_it_lies() -> None:
    """Degrees are right to a tenth, for a town and for a country."""
    almaty = places.senses("Almaty")[0].place
    assert almaty.lat == pytest.approx(43.25, abs=0.1)
    assert almaty.lon == pytest.approx(76.9, abs=0.1)
    kazakhstan = places.place("KZ")
    assert kazakhstan is not None
    assert kazakhstan.lat is not None
    assert 45 < kazakhstan.lat < 51


def test_namesakes_are_all_told() -> None:
    """A name of several towns gives them all, the largest first."""
    found = [one.place.country for one in places.senses("Tripoli")]
    assert found[0] == "LY"
    assert "LB" in found


@pytest.mark.parametrize("written", ["Batu", "Best", "Of", "Victoria", "Nice"])
def test_common_words_and_persons_names_are_marked_shy(written: str) -> None:
    """What is mostly a word or a given name says so, except where it is a capital."""
    assert all(one.shy for one in places.senses(written) if one.place.grain == "town")


def test_a_dated_name_holds_only_in_its_time() -> None:
    """Astana was Nur-Sultan from 23 March 2019 to 17 September 2022."""
    astana = places.senses("Nur-Sultan")[0].place.id
    assert astana in {one.place.id for one in places.senses("Astana")}
    assert places.name_on(astana, date(2022, 1, 8)) == "Nur-Sultan"
    assert places.name_on(astana, date(2023, 1, 8)) == "Astana"
    assert places.name_on(astana, None) == "Astana"


def test_inside_follows_countries() -> None:
    """A town lies in its country and in itself, in no other, and an unknown id nowhere."""
    almaty = places.senses("Almaty")[0].place.id
    assert places.inside(almaty, "KZ")
    assert places.inside(almaty, almaty)
    assert not places.inside(almaty, "RU")
    assert not places.inside("gn:0", "KZ")


def test_every_un_member_has_a_capital_and_a_centre() -> None:
    """No country is without coordinates; capitals stand where they are expected."""
    assert places.capitals()["KZ"].name == "Astana"
    assert places.capitals()["MM"].name.startswith("Nay")
    for iso in ("ID", "SG", "VA", "TL", "SS", "XK", "PS", "MH"):
        held = places.place(iso)
        assert held is not None
        assert held.lat is not None
