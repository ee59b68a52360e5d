"""language: by function words, at document level and, for quite other languages, by paragraph."""

from pathlib import Path

import pytest

from saksi.core.text import Region, Text
from saksi.page import language
from saksi.page.language import Stranger, detect
from saksi.page.page import open_page

TEXTS = Path(__file__).parent / "texts"
OTHERS = [tuple(line.split("\t")) for line in (TEXTS / "others.tsv").read_text("utf-8").splitlines()]
ID = "Polisi menahan sekitar 30 orang dalam unjuk rasa di kota pelabuhan itu pada Senin malam, kata juru bicara mereka."
EN = "The government said that at least 20 people were killed and that the army had been sent to the port on Sunday."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Polisi mengatakan bahwa sekitar puluhan warga tewas karena kerusuhan di kota itu pada hari Jumat.", "id"),
        ("Polis berkata bahawa beliau ditahan selepas kejadian itu kerana rusuhan di bandar pada hari Jumaat.", "ms"),
        ("The police said that dozens of people were killed in the riots and the army was sent to the city.", "en"),
        ("La policía dijo que decenas de personas murieron en los disturbios y que el ejército fue enviado.", "es"),
        ("Полиция сообщила, что десятки людей погибли.", "ru"),
        ("東京で地震がありました。", "ja"),
        ("Xyzzy plugh", ""),
        ("", ""),
    ],
)
def test_detect(text: str, code: str) -> None:
    """Indonesian is told from Malay, other scripts by their signs; nonsense is nothing."""
    assert detect(text) == code


@pytest.mark.parametrize("text", (TEXTS / "malay.txt").read_text("utf-8").splitlines())
def test_malay_is_never_taken_for_indonesian(text: str) -> None:
    """Two or three sentences of Malay news, on whatever subject, are enough."""
    assert detect(text) == "ms"


@pytest.mark.parametrize(("code", "text"), OTHERS)
def test_other_languages(code: str, text: str) -> None:
    """One sentence of news in each is told apart, neighbours of Indonesian like Javanese and Sundanese too."""
    assert detect(text) == code


def test_a_malay_word_or_two_make_no_malay_page() -> None:
    """An Indonesian text that quotes a Malay office stays Indonesian."""
    assert detect(f"{ID} Menurut Jabatan Siasatan Jenayah, polisi Malaysia telah dihubungi oleh kepolisian.") == "id"


def mixed(*paragraphs: str) -> Text:
    body = "\n".join(("Judul", *paragraphs))
    regions, at = [Region(0, 5, "title")], 6
    for one in paragraphs:
        regions.append(Region(at, at + len(one), "body"))
        at += len(one) + 1
    return Text(body, tuple(regions))


@pytest.mark.parametrize(
    ("lang", "paragraphs", "found"),
    [
        ("id", (ID, EN, ID), [(1, "en")]),
        ("en", (EN, ID), [(1, "id")]),
        ("id", (ID, OTHERS[2][1]), [(1, "fr")]),
        ("id", (ID, OTHERS[17][1]), [(1, "ar")]),
        ("id", (ID, "Ia menulis: “the army was sent to the port”, lalu pergi dari kota itu bersama keluarganya."), []),
        ("id", (ID, "Manchester United 2-1 Liverpool"), []),
        ("ms", (ID,), []),
        ("id", ((TEXTS / "malay.txt").read_text("utf-8").splitlines()[0],), []),
    ],
)
def test_strangers(lang: str, paragraphs: tuple[str, ...], found: list[tuple[int, str]]) -> None:
    """A whole paragraph in another language is told; a quotation inside a sentence, a score and Malay are not."""
    text = mixed(*paragraphs)
    bodies = list(text.named("body"))
    assert list(language.strangers(text, lang)) == [Stranger(bodies[n].start, bodies[n].end, c) for n, c in found]


def test_parts_share_characters_and_part_paragraphs() -> None:
    """Each language gets its own paragraphs of the same Text; together they are all of it."""
    text = mixed(ID, EN, ID)
    parts = language.parts(text, "id")
    assert {part.id for part in parts.values()} == {text.id}
    assert [region.name for region in parts["id"].regions] == ["title", "body", "body"]
    assert [text.quote(region.start, region.end) for region in parts["en"].regions] == [EN]
    assert language.parts(mixed(ID), "id") == {"id": mixed(ID)}


def test_a_mixed_page_is_flagged() -> None:
    """The paragraph is an issue with its span, and stays in the body."""
    page = open_page(f"<h1>Unjuk rasa di kota pelabuhan</h1><p>{ID}</p><p>{EN}</p><p>Lagi-lagi {ID}</p>".encode())
    (issue,) = [one for one in page.issues if "another language" in one.what]
    assert issue.quote == EN
    assert any(page.text.quote(region.start, region.end) == EN for region in page.text.named("body"))
