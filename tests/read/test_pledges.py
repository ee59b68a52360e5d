"""Pledges are read with who, act, deadline and announcer; threats, demands and forecasts are not."""

from __future__ import annotations

import pytest

from saksi.core.reading import Reading, Slot
from saksi.core.values import When, Who
from saksi.core.witness import Witness
from saksi.lang import pack
from saksi.read import dates, pledges
from saksi.read.document import Document, Mark, Utterance
from saksi.read.gist import gist
from tests.read.texts import article_of

ACTORS = {
    "Rusia": "state", "Russia": "state", "Malaysia": "state", "Belarus": "state", "Armenia": "state",
    "CSTO": "alliance", "Sergei Shoigu": "person", "Farid Zaman": "person", "Justice Ministry": "ministry",
    "warga": "group", "residents": "group",
}  # fmt: skip


def document(body: str, lang: str, speaker: str = "") -> Document:
    """The sentence with the actors above marked and, if asked for, all of it said by `speaker`."""
    article, text = article_of(body, lang)
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
        ("en", "Russia has until Friday to pull out its troops.", ["Russia RETREAT/withdraw 2022-01-14"]),
        ("en", "Malaysia agreed to hold talks on Tuesday.", ["Malaysia CONSULT 2022-01-18"]),
        ("en", "The committee promised not to prosecute the strikers.", ["committee CONCEDE -"]),
        ("en", "Armenia vowed to rebuild trust.", ["Armenia AID -"]),
        ("en", "Armenia is committed to improving schools.", ["Armenia AGREE -"]),
        ("id", "Armenia bertekad memperbaiki sekolah.", ["Armenia AGREE -"]),
        ("id", "Komisi itu berjanji tidak akan menuntut peserta aksi.", ["Komisi CONCEDE -"]),
        ("id", "Rusia mengumumkan gencatan senjata mulai Selasa.", ["Rusia RETREAT/ceasefire 2022-01-18/.."]),
        (
            "id",
            "Penarikan CSTO ditargetkan selesai sebelum akhir bulan ini.",
            ["CSTO RETREAT/withdraw 2022-01-21/2022-01-31"],
        ),
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
        ("en", "Russia vowed to crush the rebels."),
        ("en", "Russia vowed never to withdraw its troops."),
        ("en", "A deal would free the prisoners of Armenia."),
        ("en", "Malaysia will allow Armenia to send troops if it asks."),
        ("id", "Rusia bersumpah membalas serangan itu."),
        ("id", "Malaysia meminta Rusia berjanji menarik pasukannya."),
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


def test_two_acts_under_one_will() -> None:
    """A verb that "and" joins to a promised one is promised too, with its own day and its own characters."""
    body = "Russia will withdraw its troops by January 19 and release all prisoners by January 25."
    found = read(body, "en")
    assert [gist(one) for one in found] == ["Russia RETREAT/withdraw 2022-01-19", "Russia RETREAT/release 2022-01-25"]
    assert found[1].anchor.quote == "release"


def test_a_plain_will_needs_an_office() -> None:
    """What somebody without an office says he will do is no pledge, unless he promises it."""
    assert read("Farid Zaman will hold talks.", "en") == []
    assert [gist(one) for one in read("Farid Zaman promised to hold talks.", "en")] == ["Farid Zaman CONSULT -"]


def test_the_day_of_saying_is_no_deadline() -> None:
    """A day beside the verb of saying tells when the promise was made, not when it falls due."""
    body = "Russia will withdraw its troops, Sergei Shoigu said on Friday."
    text_end = body.index(", Sergei")
    doc = document(body, "en")
    at = body.index("Sergei")
    slot = Slot("says", Who("Sergei Shoigu", "Sergei Shoigu"), Witness.of(doc.text, at, at + 13))
    said = body.index("said")
    doc = doc.with_utterances([Utterance(0, text_end, slot, None, False, (said, said + 4), (0, len(body)))])
    found = [one for one in pledges.read(doc) if isinstance(one, Reading)]
    assert [gist(one) for one in found] == ["Russia RETREAT/withdraw -"]


def test_an_analyst_pledges_nothing() -> None:
    """What a bystander says somebody will do is a forecast."""
    body = "Russia will withdraw its troops soon, analyst Farid Zaman said."
    assert read(body, "en", "analyst Farid Zaman") == []
