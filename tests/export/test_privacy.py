"""The gate: nobody's private name or number leaves, everybody of public life does."""

from __future__ import annotations

import pytest

from saksi.export import privacy
from saksi.export.jsonl import FACTS, READINGS
from tests.export.build import OFFICIAL, PHONE, PRIVATE, people, written


@pytest.fixture(scope="module")
def shown() -> str:
    """Everything the public sees of the record, readings and facts."""
    record = privacy.at_level(people(), "public")
    return (written(READINGS, record)[0] + written(FACTS, record)[0]).decode()


@pytest.mark.parametrize("hidden", [PRIVATE, "Serikova", '"Dana"', PHONE, "dana@kabar.example"])
def test_private_persons_and_numbers_are_blotted_everywhere(shown: str, hidden: str) -> None:
    """In values, in the quotes of witnesses and in words said, by full name, first name and surname."""
    assert hidden not in shown


@pytest.mark.parametrize("kept", [OFFICIAL, "Kazakhstan/Police", "Hezbollah", "protesters", privacy.PERSON])
def test_public_actors_keep_their_names(shown: str, kept: str) -> None:
    """A president, the police, an armed group and a crowd are named; the private person is told as one."""
    assert kept in shown


def test_ids_and_places_of_characters_stay() -> None:
    """A public view has the same readings and facts at the same characters, so that an editor can find them."""
    record = people()
    public = privacy.at_level(record, "public")
    assert list(public.readings) == list(record.readings)
    assert [one.id for one in public.readings.values()] == [one.id for one in record.readings.values()]
    assert [one.id for one in public.events] == [one.id for one in record.events]
    spans = [[(w.start, w.end) for w in one.witnesses] for one in record.readings.values()]
    assert spans == [[(w.start, w.end) for w in one.witnesses] for one in public.readings.values()]


def test_internal_is_the_record_itself() -> None:
    """On request nothing is taken away."""
    record = people()
    assert privacy.at_level(record, "internal") is record


@pytest.mark.parametrize(
    "words",
    [
        "telepon 0812-3456-7890", "call +62 812 3456 7890", "NIK 3173012345678901", "surat ke budi.s@warga.example",
        "rumahnya di Jalan Kenanga Raya No. 14 RT 03/RW 05", "lives at 14 Elm Street", "call 555-014-2298",
    ],
)  # fmt: skip
def test_numbers_of_people_are_found(words: str) -> None:
    """Telephones, identity numbers, mail and street addresses, as they are written in both languages."""
    assert privacy.BLOT in privacy.blotted(words)


@pytest.mark.parametrize(
    "words",
    [
        "225 orang tewas pada 2022-01-08", "1.500.000 orang", "Rp 12.000.000.000", "pukul 07.45-09.30 WIB",
        "antara 2.500-3.000 personel", "30 + 18 dead", "12,000,000 people", "pada 6/1/2022", "Resolution 2254 (2015)",
        "2021-2022", "Jalan Thamrin macet", "$1000000000",
    ],
)  # fmt: skip
def test_numbers_of_the_news_are_kept(words: str) -> None:
    """Tolls, money, dates, hours and streets without a house are no private number."""
    assert privacy.blotted(words) == words
