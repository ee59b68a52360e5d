"""The gate: nobody's private name or number leaves, everybody of public life does."""

from __future__ import annotations

import pytest

from saksi.core.article import Article, Published
from saksi.core.text import Region, Text
from saksi.core.values import When, Where, Who
from saksi.export import persons, privacy
from saksi.export.csvs import STATEMENTS
from saksi.export.jsonl import FACTS, READINGS
from saksi.lang import pack
from saksi.read.reader import read
from saksi.record.fold import fold
from saksi.service.exports import LEVELS
from tests.export.build import OFFICIAL, PHONE, PRIVATE, people, recorded, written
from tests.record.build import ALMATY, Page, jan


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


def _described(holds: bool) -> list[tuple[str, str]]:
    """The examples of every pack's privacy.toml: descriptions that name an office, or none."""
    return [
        (lang, told)
        for lang in pack.available()
        for told in pack.load(lang).table("privacy")["keeps" if holds else "hides"]
    ]


@pytest.mark.parametrize(("lang", "told"), _described(holds=False))
def test_a_resident_or_a_relative_of_an_official_holds_no_office(lang: str, told: str) -> None:
    """The word that heads the description decides, in the order of its language."""
    assert not persons.office(told, lang)


@pytest.mark.parametrize(("lang", "told"), _described(holds=True))
def test_an_office_is_known_with_country_body_and_rank(lang: str, told: str) -> None:
    """Former, acting and deputy ones are offices too, and one office among several descriptions is enough."""
    assert persons.office(told, lang)


@pytest.mark.parametrize(
    ("lang", "speaker"),
    [
        ("id", Who("Dedi", None, "Seorang warga")), ("id", Who("Joko", "Joko", "Saksi mata")),
        ("id", Who("Bunga", None, "ibu korban")), ("id", Who("Wayan Sudira", None, "petani")),
        ("id", Who("AS", None, "korban")), ("id", Who("Rusdamdiansyah")), ("id", Who("Medan", None, "sopir truk")),
        ("id", Who("Siti Bank", None, "pedagang")),
        ("en", Who("Aigerim")), ("en", Who("Grace", None, "the victim's mother")), ("en", Who("Aliya Serikova")),
        ("en", Who("Hope", None, "a student")), ("en", Who("Frank Church", None, "eyewitness")),
    ],
)  # fmt: skip
def test_a_speaker_without_office_has_no_name(lang: str, speaker: Who) -> None:
    """One word or several, a word of the language or a place: speaker, words said, title and witness are hidden."""
    page = Page("Kabar", jan(7), url="https://kabar.example/1", title=f"Kata {speaker.written}", lang=lang)
    page.statement(speaker, "Kami lari", when=jan(6))
    record = privacy.at_level(recorded(page), "public")
    assert [fact.speaker and fact.speaker.written for fact in record.statements] == [privacy.PERSON]
    shown = (written(READINGS, record)[0] + written(FACTS, record)[0] + written(STATEMENTS, record)[0]).decode()
    assert len(speaker.written) < 3 or speaker.written not in shown


@pytest.mark.parametrize(
    "speaker",
    [
        Who("Dedi", None, "Kapolres"), Who("polisi", "Kazakhstan/Police"), Who("Hezbollah", "Hezbollah"), Who("warga"),
        Who("Komisi"), Who("BPBA"), Who("Surabaya"), Who("PT Pelabuhan Nusantara"), Who("Lumwana Hills Resources"),
        Who("Families"), Who("protesters", "protesters"), Who("Polda Riau"), Who("Those"), Who("CSTO", "CSTO"),
    ],
)  # fmt: skip
def test_officials_bodies_and_crowds_are_named(speaker: Who) -> None:
    """Armed groups, states, companies, acronyms, places that speak, people in general and words for them stay."""
    page = Page("Kabar", jan(7), url="https://kabar.example/1", title="Kabar", lang="id")
    page.statement(speaker, "Kami lari", when=jan(6))
    record = recorded(page)
    assert privacy.at_level(record, "public").statements == record.statements


def test_an_official_of_the_same_name_stays_named() -> None:
    """Dedi who lives there is hidden, Dedi Prakoso who governs is not, nor is a town that is called like somebody."""
    page = Page("Kabar", jan(7), url="https://kabar.example/1", title="Kabar", lang="id")
    page.statement(Who("Dedi", None, "warga"), "Bupati Dedi Prakoso datang", when=jan(6))
    page.statement(Who("Dedi Prakoso", "Dedi Prakoso", "Bupati"), "Kami datang", when=jan(6))
    page.statement(Who("Lina Almaty", None, "warga"), "Almaty tenang", when=jan(6))
    page.event("PROTEST/demo", ("protesters",), place=ALMATY, when=jan(5), words="berunjuk rasa")
    page.event("PROTEST/demo", ("protesters",), place=Where("rumah Lina Almaty"), when=jan(4), words="berunjuk rasa")
    shown = privacy.at_level(recorded(page), "public")
    told = {fact.content: fact.speaker.written for fact in shown.statements if fact.speaker}
    assert told == {
        "Bupati Dedi Prakoso datang": privacy.PERSON, "Kami datang": "Dedi Prakoso", "Almaty tenang": privacy.PERSON
    }  # fmt: skip
    assert {one.place.written for one in shown.events if one.place} == {"Almaty", f"rumah {privacy.PERSON}"}


@pytest.mark.parametrize(
    ("lang", "body", "hidden"),
    [
        ("id", "Seorang warga, Dedi, mengatakan api cepat membesar.", "Dedi"),
        ("id", '"Saya lari ke sawah," kata Dedi, warga Desa Sukamaju.', "Dedi"),
        ("id", '"Air naik cepat sekali," ujar Siti Aminah (45), ibu korban.', "Siti"),
        ("id", "Saksi mata bernama Joko mengatakan dua orang tewas.", "Joko"),
        ("id", "Polisi menembak Rudi, seorang mahasiswa, di Medan.", "Rudi"),
        ("id", "Menurut Yanti, pedagang sayur, massa membakar tiga kios.", "Yanti"),
        ("id", "Sopir truk Herman mengaku dipukuli aparat.", "Herman"),
        ("en", "A resident, Dedi, said the fire spread quickly.", "Dedi"),
        ("en", '"We lost everything," said shopkeeper Aliya Serikova.', "Serikova"),
        ("en", "Police shot Rudi, a student, in Medan.", "Rudi"),
        ("en", "Aigerim, the victim's mother, told Reuters she had heard three shots.", "Aigerim"),
        ("en", '"They beat us," said Tomas, a taxi driver.', "Tomas"),
        ("en", "Witness Karin Olsen said soldiers fired at the crowd.", "Olsen"),
        ("en", "Soldiers killed Amina Yusuf, a nurse, in Maiduguri.", "Amina"),
    ],
)
def test_who_is_read_in_a_sentence_and_holds_no_office_is_hidden(lang: str, body: str, hidden: str) -> None:
    """From the page to the export: residents, witnesses, victims and speakers of whom nothing else is told."""
    text = Text(body, (Region(0, len(body), "body"),))
    article = Article("page", text.id, lang=lang, published=Published(When.on(jan(13)), "given"))
    record = fold([article], list(read(article, text, pack.load(lang)).readings))
    shown = {
        level: b"".join(written(one, privacy.at_level(record, level))[0] for one in (READINGS, FACTS)).decode()
        for level in LEVELS
    }
    assert hidden in shown["internal"]
    assert hidden not in shown["public"]
