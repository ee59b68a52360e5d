"""Actors in running text: persons through short forms and pronouns, states and their bodies, groups, metonyms."""

from __future__ import annotations

import pytest

from saksi.core.article import Article
from saksi.core.text import Region, Text
from saksi.core.values import Who
from saksi.lang import pack
from saksi.read import actors, places
from saksi.read.document import Document, Mark


def marked(body: str, lang: str) -> list[Mark]:
    """The actor marks of a text."""
    text = Text(body, (Region(0, len(body), "body"),))
    doc = Document.of(Article(page_id="p", text_id=text.id, lang=lang), text, pack.load(lang))
    doc = doc.with_marks(places.mark(doc))
    return list(doc.with_marks(actors.mark(doc)).of_kind("actor"))


def told(body: str, lang: str, label: str = "") -> list[tuple[str, str | None]]:
    """Written form and id of each actor, of one label where given."""
    found = [mark for mark in marked(body, lang) if label in ("", mark.label)]
    return [(mark.value.written, mark.value.actor_id) for mark in found if isinstance(mark.value, Who)]


def person(body: str, lang: str) -> Who:
    """The first person of a text."""
    return next(m.value for m in marked(body, lang) if m.label == "person" and isinstance(m.value, Who))


@pytest.mark.parametrize(
    ("body", "lang", "name", "role"),
    [
        ("Menteri Pertahanan Rusia Sergei Shoigu tiba.", "id", "Sergei Shoigu", "Menteri Pertahanan Rusia"),
        ("Wakil Menteri Luar Negeri Nepal Amrit Rai pergi.", "id", "Amrit Rai", "Wakil Menteri Luar Negeri Nepal"),
        ("Kapolda Jawa Timur Irjen Nico Afinta hadir.", "id", "Nico Afinta", "Kapolda Jawa Timur"),
        ("Mantan kepala intelijen, Damir Akhmetov, ditahan.", "id", "Damir Akhmetov", "Mantan kepala intelijen"),
        ("Russian Defence Minister Sergei Shoigu left.", "en", "Sergei Shoigu", "Russian Defence Minister"),
        ("Kenya's deputy president Rigathi Gachagua left.", "en", "Rigathi Gachagua", "Kenya's deputy president"),
        ("NATO Secretary General Jens Stoltenberg left.", "en", "Jens Stoltenberg", "NATO Secretary General"),
        ("The prime minister, Albin Kurti, said no.", "en", "Albin Kurti", "prime minister"),
        ("Police held Damir Akhmetov, the former spy chief.", "en", "Damir Akhmetov", "former spy chief"),
    ],
)
def test_a_person_has_the_office_told_beside_the_name(body: str, lang: str, name: str, role: str) -> None:
    """Office before the name, behind a comma, or before a comma: the name is the person's, the office the role."""
    found = person(body, lang)
    assert (found.actor_id, found.role) == (name, role)


@pytest.mark.parametrize(
    ("body", "lang"),
    [
        ("Presiden Aram Petrosyan berpidato. Petrosyan menolak mundur. Ia menyalahkan oposisi.", "id"),
        ("President Aram Petrosyan spoke. Petrosyan refused to resign. He blamed the opposition.", "en"),
    ],
)
def test_short_forms_and_pronouns_lead_to_the_full_name(body: str, lang: str) -> None:
    """Surname and pronoun are marks with the fullest form of the name as id; the written form is kept."""
    people = [one for one in told(body, lang) if one[1] == "Aram Petrosyan"]
    assert [written for written, _ in people][:2] == ["Aram Petrosyan", "Petrosyan"]
    assert people[2][0] in ("Ia", "He")


def test_the_president_is_the_one_of_that_country() -> None:
    """The phrase "Presiden Kazakhstan itu" is not the Russian president named last."""
    body = (
        "Presiden Kazakhstan Aibek Omarov menelepon Presiden Rusia Oleg Sidorov. "
        "Presiden Kazakhstan itu meminta bantuan."
    )
    assert told(body, "id", "pronoun") == [("Presiden Kazakhstan itu", "Aibek Omarov")]


@pytest.mark.parametrize(
    ("body", "lang", "written", "actor_id"),
    [
        ("Kementerian Pertahanan Nepal bicara.", "id", "Kementerian Pertahanan Nepal", "Nepal/Defence Ministry"),
        ("Nepal's Interior Ministry announced it.", "en", "Nepal's Interior Ministry", "Nepal/Interior Ministry"),
        ("The Ministry of Health of Nepal announced it.", "en", "Ministry of Health of Nepal", "Nepal/Health Ministry"),
        ("Pihak berwenang di Nepal menutup sekolah.", "id", "Pihak berwenang di Nepal", "Nepal/Government"),
        ("Nepal berduka. Pemerintah menutup sekolah.", "id", "Pemerintah", "Nepal/Government"),
        ("Nepal mourned. The authorities shut schools.", "en", "The authorities", "Nepal/Government"),
        ("Nepali police fired tear gas.", "en", "Nepali police", "Nepal/Police"),
        ("Moskow menuduh Barat.", "id", "Moskow", "Russia/Government"),
        ("Kigali denied the charge.", "en", "Kigali", "Rwanda/Government"),
        ("Pasukan CSTO tiba.", "id", "Pasukan CSTO", "CSTO"),
    ],
)  # fmt: skip
def test_bodies_belong_to_the_country_told_or_the_articles_own(
    body: str, lang: str, written: str, actor_id: str
) -> None:
    """A ministry, the authorities, the police and a capital that acts are bodies of a state."""
    assert (written, actor_id) in told(body, lang)


@pytest.mark.parametrize(
    ("body", "lang", "group"),
    [
        ("Ribuan pengunjuk rasa berkumpul.", "id", "protesters"),
        ("Aparat keamanan menembak.", "id", "security_forces"),
        ("Pasukan penjaga perdamaian mundur.", "id", "peacekeepers"),
        ("Dua wartawan terluka.", "id", "journalists"),
        ("Gunmen attacked a village.", "en", "attackers"),
        ("Aid workers were shot.", "en", "workers"),
    ],
)
def test_people_in_general_carry_their_group(body: str, lang: str, group: str) -> None:
    """Words for people are marks with one of the GROUPS."""
    assert group in [mark.group for mark in marked(body, lang)]


@pytest.mark.parametrize(
    ("body", "lang", "written"),
    [
        ("Pesawat militer mendarat.", "id", "militer"),
        ("Mereka membakar gedung pemerintah.", "id", "pemerintah"),
        ("They burned government buildings.", "en", "government"),
        ("A military aircraft landed.", "en", "military"),
        ("Bentrokan terjadi di Kazakhstan.", "id", "Kazakhstan"),
        ("Clashes broke out in Kazakhstan.", "en", "Kazakhstan"),
        ("Warga Dili mengungsi.", "id", "Dili"),
    ],
)
def test_what_only_describes_or_locates_is_no_actor(body: str, lang: str, written: str) -> None:
    """An adjective behind or before a noun, and a country after a preposition of place, act for nobody."""
    assert written.casefold() not in [one.casefold() for one, _ in told(body, lang)]


def test_members_of_a_list_are_separate_marks() -> None:
    """Four countries in a row are four states."""
    body = "Armenia, Belarusia, Kirgistan, dan Tajikistan mengirim pasukan."
    assert [one for _, one in told(body, "id", "state")] == ["Armenia", "Belarus", "Kyrgyzstan", "Tajikistan"]


def test_a_bracketed_acronym_stands_for_its_organisation() -> None:
    """The acronym of an organisation that no list holds leads to the full name later on."""
    body = "Komite Relawan Pesisir (KRPX) mencatat kerusakan. KRPX meminta bantuan."
    assert ("KRPX", "Komite Relawan Pesisir") in told(body, "id")


def test_headlines_name_nobody_new() -> None:
    """Where every word is written large, only persons the text itself names are marked."""
    title = "Jenderal Negara Itu Akui Kalah Perang"
    body = f"{title}\nJenderal Amir Hosseini mengaku kalah."
    assert [one for one, _ in told(body, "id", "person")] == ["Amir Hosseini"]
