"""Roles: who holds which office of what, and whether no longer."""

from __future__ import annotations

from saksi.core.reading import Reading
from saksi.lang import pack
from saksi.read import roles
from saksi.read.document import Document
from saksi.read.gist import gist
from saksi.read.persons import mentions
from tests.read.texts import article_of


def document(body: str, lang: str) -> Document:
    """A text before any mark."""
    return Document.of(*article_of(body, lang), pack.load(lang))


def read(body: str, lang: str) -> list[Reading]:
    """The roles of a text."""
    return [one for one in roles.read(document(body, lang)) if isinstance(one, Reading)]


def test_every_rule_reads_what_it_says() -> None:
    """Each rule of both packs reads its sentences and leaves the others."""
    for lang in ("id", "en"):
        for rule in pack.load(lang).table("roles")["rules"]:
            for sentence, expected in rule["reads"]:
                assert (expected, rule["name"]) in [(gist(one), one.rule) for one in read(sentence, lang)], sentence
            for sentence in rule["leaves"]:
                assert rule["name"] not in [one.rule for one in read(sentence, lang)], sentence


def test_the_office_is_told_without_its_country() -> None:
    """The country is the body, in its own slot with its own characters."""
    (found,) = read("Menteri Pertahanan Rusia Sergei Shoigu tiba.", "id")
    assert found.text_of("office") == "Menteri Pertahanan"
    body = found.who("body")
    assert body is not None
    assert (body.written, body.actor_id) == ("Rusia", "Russia")


def test_former_offices_are_marked_by_the_word_that_says_so() -> None:
    """The words "mantan" and "former" fill the slot former; an office still held leaves it out."""
    for body, lang in (
        ("Mantan Presiden Peru Pedro Castillo ditahan.", "id"),
        ("Former Peruvian president Pedro Castillo was held.", "en"),
    ):
        (found,) = read(body, lang)
        assert found.flag("former")
        assert found.slot("former").witness.quote.casefold() in ("mantan", "former")  # type: ignore[union-attr]
    (present,) = read("Presiden Peru Dina Boluarte bicara.", "id")
    assert present.slot("former") is None


def test_one_reading_for_a_person_and_an_office() -> None:
    """An office repeated is one reading; a second office is a second."""
    body = "Presiden Aram Petrosyan bicara. Presiden Aram Petrosyan pergi. Panglima Tertinggi Aram Petrosyan pulang."
    assert [gist(one) for one in read(body, "id")] == [
        "Aram Petrosyan: Presiden",
        "Aram Petrosyan: Panglima Tertinggi",
    ]


def test_honorifics_are_no_offices() -> None:
    """Mr, Pak and a person's trade tell of no office."""
    assert read("Mr Blinken left. Pak Budi Santosa pulang.", "en") == []
    assert read("Seorang saksi, Budi Santosa, melihat api.", "id") == []


def test_witnesses_hold_in_texts_with_signs_of_two_units() -> None:
    """Every witness quotes its span, also behind an emoji."""
    body = "🔥 Presiden Peru Dina Boluarte bicara."
    for reading in read(body, "id"):
        assert all(one.stands_in(body) for one in reading.witnesses)


def test_a_rank_alone_is_no_office() -> None:
    """A rank tells of no office; beside a real one, before or behind the name, the office is read."""
    assert read("Kolonel Aram Petrosyan bicara.", "id") == []
    for body, lang, expected in (
        (
            "Kepala Bidang Humas Polda Riau Kombes Pol Hendra Sikumbang hadir.",
            "id",
            "Hendra Sikumbang: Kepala Bidang Humas",
        ),
        ("Juru bicara Polda Riau, Komisaris Besar Yosef Ginting, hadir.", "id", "Yosef Ginting: Juru bicara"),
        ("Kapolres Buru Selatan AKBP Yunus Tehupelasury hadir.", "id", "Yunus Tehupelasury: Kapolres"),
        ("Talks go on, an army spokesman, Brigadier Innocent Kamanzi, said.", "en", "Innocent Kamanzi: army spokesman"),
        ("Lt. Gen. Arnel Bautista, the head of the mission, left.", "en", "Arnel Bautista: head of the mission"),
        ("He met the city's police chief, Col. Rowena Diaz.", "en", "Rowena Diaz: police chief"),
    ):
        assert [gist(one) for one in read(body, lang)] == [expected]


def test_the_name_of_a_body_parts_office_and_name() -> None:
    """What stands between an office and a name is the body's name: a company's, a union's, a prison service's."""
    for body, lang, person, name in (
        ("Direktur Utama PT Pelabuhan Nusantara Ratna Hapsari hadir.", "id", "Ratna Hapsari", "PT Pelabuhan Nusantara"),
        (
            "Ketua Kelompok Tani Maju Bersama, Samsul Hasibuan, hadir.",
            "id",
            "Samsul Hasibuan",
            "Kelompok Tani Maju Bersama",
        ),
        ("Direktur Walhi Aceh Rahmi Zulaikha hadir.", "id", "Rahmi Zulaikha", "Walhi Aceh"),
        (
            "She dismissed the head of the penitentiary service, Ruben Pena, on Monday.",
            "en",
            "Ruben Pena",
            "penitentiary service",
        ),
    ):
        (found,) = read(body, lang)
        who, of = found.who("person"), found.who("body")
        assert who is not None
        assert of is not None
        assert (who.written, of.written) == (person, name)


def test_a_prize_is_no_part_of_a_name() -> None:
    """Whoever "peraih Nobel" introduces is named without the prize, and holds no office by it."""
    (found,) = mentions(document("Peraih Nobel Muhammad Yunus mengatakan pemilu ditunda.", "id"))
    assert found.full == "Muhammad Yunus"
    assert read("Peraih Nobel Muhammad Yunus mengatakan pemilu ditunda.", "id") == []
