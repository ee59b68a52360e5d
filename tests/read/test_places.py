"""Places in running text: what is one, which one of its namesakes, and what only looks like one."""

from __future__ import annotations

from datetime import date

import pytest

from saksi.core.article import Article, Published
from saksi.core.text import Region, Text
from saksi.core.values import When, Where
from saksi.lang import pack
from saksi.read import places
from saksi.read.document import Document, Mark


def marked(body: str, lang: str, published: date | None = None) -> list[Mark]:
    """The place marks of a text."""
    text = Text(body, (Region(0, len(body), "body"),))
    when = Published(When.on(published), "given") if published else Published()
    article = Article(page_id="p", text_id=text.id, lang=lang, published=when)
    doc = Document.of(article, text, pack.load(lang))
    return list(doc.with_marks(places.mark(doc)).of_kind("place"))


def wheres(body: str, lang: str, published: date | None = None) -> list[Where]:
    """The values of the place marks of a text."""
    return [mark.value for mark in marked(body, lang, published) if isinstance(mark.value, Where)]


@pytest.mark.parametrize(
    ("body", "lang", "expected"),
    [
        ("Bentrokan pecah di Medan dan Pekanbaru, Indonesia.", "id", ["Medan", "Pekanbaru", "Indonesia"]),
        ("Ribuan orang turun ke jalan di Beograd, Serbia.", "id", ["Belgrade", "Serbia"]),
        ("Pasukan tiba di Kirgistan, Belarusia, dan Pantai Gading.", "id", ["Kyrgyzstan", "Belarus", "Ivory Coast"]),
        ("Perang di Sudan meluas ke El Fasher.", "id", ["Sudan", "El Fasher"]),
        ("Troops left Goma in eastern DR Congo.", "en", ["Goma", "Democratic Republic of the Congo"]),
        ("Ships were hit in the Red Sea near Yemen.", "en", ["Red Sea", "Yemen"]),
        ("The U.S. and the UK closed their embassies in Kabul.", "en", ["United States", "United Kingdom", "Kabul"]),
    ],
)
def test_places_are_found_under_the_names_of_either_language(body: str, lang: str, expected: list[str]) -> None:
    """Countries, towns, seas and conflict towns resolve to English head names, each in a list by itself."""
    assert [one.name for one in wheres(body, lang)] == expected


@pytest.mark.parametrize(
    ("body", "lang"),
    [
        ("Victoria Nuland met reporters and left.", "en"),
        ("Best of all, the mobile network in the park was nice.", "en"),
        ("Kota itu sepi. Batu dilemparkan ke arah polisi.", "id"),
        ("Presiden Joko Widodo bertemu para menteri.", "id"),
        ("Negara itu menutup perbatasan.", "id"),
        ("They asked us for help as the fire spread.", "en"),
        ("Kapolri Badrodin Haiti memberikan keterangan.", "id"),
    ],
)
def test_words_and_persons_are_no_places(body: str, lang: str) -> None:
    """Common words that are towns somewhere, and names of people, make no mark."""
    assert wheres(body, lang) == []


def test_a_namesake_goes_to_the_country_the_article_speaks_of() -> None:
    """Tripoli is in Lebanon where the article is about Lebanon, else in Libya."""
    lebanon = wheres("Lebanon's army moved in. Clashes in Tripoli shook Lebanon on Monday.", "en")
    assert [one.country for one in lebanon if one.name.startswith("Tripoli")] == ["LB"]
    libya = wheres("Clashes shook Tripoli, Libya, on Monday.", "en")
    assert libya[0].country == "LY"


def test_a_place_word_makes_a_common_word_a_place() -> None:
    """The town "kota Batu" is one even though "batu" is a stone."""
    found = wheres("Gempa merusak rumah di kota Batu, Jawa Timur, Indonesia.", "id")
    assert found[0].name == "Batu"


def test_a_site_keeps_its_town() -> None:
    """An airport is marked whole, as a site, with the town's id."""
    for body, lang in (("Massa menduduki bandara Almaty.", "id"), ("Crowds seized Almaty airport.", "en")):
        mark = marked(body, lang)[0]
        assert isinstance(mark.value, Where)
        assert (mark.label, mark.value.name) == ("site", "Almaty")
        assert "Almaty" in mark.value.written
        assert mark.value.written != "Almaty"


def test_a_part_of_a_country_is_marked_with_its_direction() -> None:
    """Spans like "northern Kosovo" and "Kosovo utara" are one mark each, in Kosovo."""
    for body, lang in (("Clashes in northern Kosovo went on.", "en"), ("Bentrokan di Kosovo utara berlanjut.", "id")):
        found = wheres(body, lang)
        assert [(one.place_id, one.grain) for one in found] == [("XK", "region")]
        assert found[0].written in ("northern Kosovo", "Kosovo utara")


def test_the_name_is_that_of_the_day() -> None:
    """The capital of Kazakhstan is shown as Nur-Sultan in January 2022 and as Astana in 2023, with one id."""
    then = wheres("Ibu kota Nur-Sultan tenang, kata pemerintah Kazakhstan.", "id", date(2022, 1, 8))
    now = wheres("Astana tenang, kata pemerintah Kazakhstan.", "id", date(2023, 1, 8))
    assert (then[0].name, now[0].name) == ("Nur-Sultan", "Astana")
    assert then[0].place_id == now[0].place_id


def test_the_capital_is_that_of_the_article() -> None:
    """The words "the capital" alone stands for the capital of the country the article plays in."""
    found = wheres("Nepal imposed a curfew. Crowds in the capital burned cars.", "en")
    assert [one.name for one in found] == ["Nepal", "Kathmandu"]


def test_an_unknown_name_after_a_preposition_stays_unresolved() -> None:
    """What the gazetteer lacks is a place without an id, never a guess."""
    found = wheres("Dua rumah terbakar di Sukamandirejo pada Senin.", "id")
    assert [(one.written, one.place_id, one.grain) for one in found] == [("Sukamandirejo", None, "unknown")]


def test_marks_quote_the_text() -> None:
    """The law of characters holds with dotted capitals and signs outside the first plane before the name."""
    body = "🔥 İstanbul'da değil: bentrokan di Ankara, Turki."
    for mark in marked(body, "id"):
        assert isinstance(mark.value, Where)
        assert body[mark.start : mark.end] == mark.value.written
