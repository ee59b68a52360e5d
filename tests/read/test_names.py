"""The learned tagger: what it takes names for, what readers make of that, and how it is loaded."""

from __future__ import annotations

import pytest

from saksi.core.values import Where, Who
from saksi.lang.pack import load
from saksi.read.document import Document
from saksi.read.names import MODEL, Likely, likely, tagger
from saksi.read.names_features import features
from saksi.read.persons import mentions
from saksi.read.reader import document
from saksi.read.sentences import Sentence
from tests.read.texts import article_of


def sentence(lang: str, body: str) -> Sentence:
    """The first sentence of `body`."""
    return whole(lang, body).sentences[0]


def whole(lang: str, body: str) -> Document:
    """`body` as an article before any mark."""
    article, text = article_of(body, lang)
    return Document.of(article, text, load(lang))


def marked(lang: str, body: str) -> Document:
    """`body` with all marks."""
    doc = whole(lang, body)
    return document(doc.article, doc.text, doc.pack)


def verdict(lang: str, body: str, name: str) -> Likely:
    """What the tagger says about `name` in the first sentence of `body`."""
    found = sentence(lang, body)
    start = body.index(name)
    held = [at for at, token in enumerate(found.tokens) if start <= token.start < start + len(name)]
    return likely(found, load(lang), held[0], held[-1] + 1)


@pytest.mark.parametrize(
    ("lang", "body", "name", "kind"),
    [
        ("id", "Warga mengungsi ke Desa Sukaratu sejak pagi.", "Sukaratu", "place"),
        ("id", "Korban bernama Wardoyo Kusnadi ditemukan selamat.", "Wardoyo Kusnadi", "person"),
        ("en", "A man called Marek Petkanov, 34, was arrested.", "Marek Petkanov", "person"),
    ],
)
def test_the_tagger_is_sure_of_plain_names(lang: str, body: str, name: str, kind: str) -> None:
    """Names that no list holds are told by the words around them."""
    assert getattr(verdict(lang, body, name), kind) > 0.9


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_word_far_away_changes_nothing(lang: str) -> None:
    """The features of a part are those of the whole, so that asking about a part is cheap and safe."""
    tokens = sentence(lang, "Kemarin New York Times di Osaka menulis bahwa Budi Santoso pergi ke Banda Aceh.").tokens
    assert features(tokens, load(lang), 6, 9)[1] == features(tokens, load(lang))[7]


def test_a_model_belongs_to_its_pack() -> None:
    """The model is read from the pack's folder, opened once, and missing files are no error."""
    pack = load("id")
    assert pack.model("no-such-model") is None
    assert pack.model(MODEL)
    assert tagger(pack) is tagger(pack)


def test_a_town_that_comes_back_is_no_person() -> None:
    """A place that an office made a person of is none where the tagger sees a place."""
    doc = whole("id", "Bupati Lumowo mengatakan banjir surut. Warga Kabupaten Lumowo kembali ke rumah di Kota Lumowo.")
    assert len([one for one in mentions(doc) if one.start > 40]) == 0


def test_an_unknown_village_is_marked_behind_its_word() -> None:
    """Behind "Kecamatan" and far from "di" an unknown name is a place without coordinates, and no person."""
    doc = marked("id", "Banjir merendam rumah warga Kecamatan Cibalong, lalu surut.")
    found = [one.value for one in doc.of_kind("place") if isinstance(one.value, Where)]
    assert [(one.written, one.place_id) for one in found] == [("Cibalong", None)]


@pytest.mark.parametrize(
    ("lang", "body"),
    [
        ("id", "Menteri Pertahanan Rusia Sergei Shoigu tiba di Minsk. Shoygu mengatakan misi berlanjut."),
        ("en", "Defence Minister Sergei Shoygu arrived in Minsk. Shoigu said the mission would go on."),
    ],
)
def test_two_spellings_are_one_person(lang: str, body: str) -> None:
    """A surname spelt otherwise is the person already named, its own spelling kept."""
    first, second = mentions(whole(lang, body))
    assert first.full == second.full
    assert first.written.split()[-1] != second.written


@pytest.mark.parametrize(
    ("lang", "body", "actor"),
    [
        ("id", "Pemerintah di Yerevan menolak usul itu.", "Armenia/Government"),
        ("id", "Otoritas di Baku menahan dua orang.", "Azerbaijan/Government"),
        ("en", "The government in Addis Ababa declared a truce.", "Ethiopia/Government"),
        ("en", "Authorities in the north declared a truce.", None),
    ],
)
def test_a_government_is_that_of_its_capital(lang: str, body: str, actor: str | None) -> None:
    """A government or authorities in a capital are those of its state; elsewhere the text does not tell."""
    held = [one for one in marked(lang, body).of_kind("actor") if one.label == "government"]
    assert [one.value.actor_id for one in held if isinstance(one.value, Who)] == [actor]


def test_its_soldiers_may_be_those_of_a_mission() -> None:
    """The word "its" stands for the alliance named last as well as for a state."""
    doc = marked("en", "KFOR said that 30 of its soldiers were hurt in the clashes.")
    assert [one.value.actor_id for one in doc.of_kind("actor") if isinstance(one.value, Who)] == ["KFOR", "KFOR"]
