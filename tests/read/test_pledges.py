"""Pledges are read with who, act, deadline and announcer; threats, demands and forecasts are not."""

from __future__ import annotations

from datetime import date

import pytest

from saksi.core.article import Article, Published
from saksi.core.reading import Reading, Slot
from saksi.core.text import Region, Text
from saksi.core.values import When, Who
from saksi.core.witness import Witness
from saksi.lang import pack
from saksi.read import dates, pledges
from saksi.read.document import Document, Mark, Utterance
from saksi.read.gist import gist

ACTORS = {
    "Rusia": "state", "Russia": "state", "Malaysia": "state", "Belarus": "state", "Armenia": "state",
    "CSTO": "alliance", "Sergei Shoigu": "person", "Farid Zaman": "person", "Justice Ministry": "ministry",
    "warga": "group", "residents": "group",
}  # fmt: skip


def document(body: str, lang: str, speaker: str = "") -> Document:
    """The sentence with the actors above marked and, if asked for, all of it said by `speaker`."""
    text = Text(body, (Region(0, len(body), "body"),))
    article = Article("page", text.id, lang=lang, published=Published(When.on(date(2022, 1, 13)), "given"))
    doc = Document.of(article, text, pack.load(lang))
    doc = doc.with_marks(dates.mark(doc))
    found = [(body.find(name), name, label) for name, label in ACTORS.items() if name in body]
    doc = doc.with_marks(Mark("actor", at, at + len(name), Who(name, name), label) for at, name, label in found)
    if not speaker:
        return doc
    at = body.index(speaker)
    slot = Slot("says", Who(speaker, speaker), Witness.of(text, at, at + len(speaker)))
    return doc.with_utterances([Utterance(0, len(body), slot, None, False, None, (0, len(body)))])


def read(body: str, lang: str, speaker: str = "") -> list[Reading]:
    return [one for one in pledges.read(document(body, lang, speaker)) if isinstance(one, Reading)]


def test_withdrawal_with_deadline_speaker_and_earlier_date() -> None:
    """The whole of a pledge: act, who, due, who announced it and what it replaces, each on its own characters."""
    body = (
        "Sergei Shoigu mengatakan pada Kamis, penarikan CSTO akan selesai pada 19 Januari, "
        "lebih awal dari yang diumumkan sebelumnya."
    )
    found = read(body, "id", "Sergei Shoigu")
    assert [gist(one) for one in found] == ["CSTO RETREAT/withdraw 2022-01-19"]
    assert found[0].who("announced_by") == Who("Sergei Shoigu", "Sergei Shoigu")
    assert found[0].text_of("replaces") == "lebih awal dari yang diumumkan sebelumnya"
    assert found[0].modality == "planned"
    assert all(witness.stands_in(body) for witness in found[0].witnesses)


@pytest.mark.parametrize(
    ("lang", "sentence", "expected"),
    [
        ("id", "Rusia berjanji memberikan bantuan kemanusiaan.", ["Rusia AID -"]),
        ("id", "Malaysia menyetujui pengiriman 500 prajurit.", ["Malaysia AID -"]),
        ("en", "Malaysia has promised 120 military police.", ["Malaysia AID -"]),
        ("en", "Troops of the CSTO will begin to leave in two days.", ["CSTO RETREAT/withdraw 2022-01-15"]),
        ("en", "Farid Zaman pledged to step down by Friday.", ["Farid Zaman RETREAT/resign 2022-01-14"]),
        ("en", "The Justice Ministry will set up a commission.", ["Justice Ministry ACCUSE/investigate -"]),
    ],
)
def test_commitments(lang: str, sentence: str, expected: list[str]) -> None:
    """Promises, plain futures and approvals of an actor are pledges."""
    assert [gist(one) for one in read(sentence, lang)] == expected


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("id", "Rusia tidak akan menarik pasukannya."),
        ("id", "Malaysia mendesak Rusia akan menarik pasukannya."),
        ("id", "Jika Rusia akan menarik pasukannya, perang usai."),
        ("id", "Para warga akan pulang pada 19 Januari bersama pasukan."),
        ("en", "Malaysia demanded that Russia will withdraw its troops."),
        ("en", "Russia withdrew its troops on Wednesday."),
        ("en", "Will Russia withdraw its troops?"),
        ("en", "If Russia will withdraw its troops, the war ends."),
        ("en", "The residents will leave with the troops on January 19."),
    ],
)
def test_no_commitments(lang: str, sentence: str) -> None:
    """What is denied, demanded, conditional, asked, past, or done by people in general is no pledge."""
    assert read(sentence, lang) == []


def test_those_who_follow_with_a_number() -> None:
    """The sentence "Belarus is to contribute 500 soldiers, Armenia 70" is one pledge of each."""
    body = "Belarus is to contribute 500 soldiers and Armenia 70."
    at = body.index("70")
    doc = document(body, "en").with_marks([Mark("number", at, at + 2, When(None, None), "cardinal")])
    found = [one for one in pledges.read(doc) if isinstance(one, Reading)]
    assert [gist(one) for one in found] == ["Belarus AID -", "Armenia AID -"]


def test_an_analyst_pledges_nothing() -> None:
    """What a bystander says somebody will do is a forecast."""
    body = "Russia will withdraw its troops soon, analyst Farid Zaman said."
    assert read(body, "en", "analyst Farid Zaman") == []
