"""Figures: measure, group, modality and what stands beside a number."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from saksi.core.article import Article, Published
from saksi.core.kinds import SLOTS
from saksi.core.reading import Reading
from saksi.core.text import Region, Text
from saksi.core.values import When
from saksi.issues import Issue
from saksi.lang.pack import available, load
from saksi.read import figures, reader
from saksi.read.document import Document
from saksi.read.gist import gist


def _document(lang: str, body: str) -> Document:
    text = Text(body, (Region(0, len(body), "body"),))
    return reader.document(Article("page", text.id, lang=lang), text, load(lang))


def _read(lang: str, body: str) -> list[Reading]:
    return [one for one in figures.read(_document(lang, body)) if isinstance(one, Reading)]


@pytest.mark.parametrize(
    ("lang", "body", "expected"),
    [
        (
            "en",
            "Thirty marchers and 18 policemen were killed and 40 wounded.",
            ["killed 30 protesters", "killed 18 police", "injured 40 police"],
        ),
        ("en", "The death toll rose from 30 to 44.", ["killed 30 people superseded", "killed 44 people"]),
        ("en", "Of 60 villagers, 12 are missing.", ["missing 12 people"]),
        ("en", "17 of 20 hostages were killed.", ["killed 17 people"]),
        (
            "en",
            "The police said 80 people died, 12 of them children.",
            ["killed 80 people", "killed 12 children"],
        ),
        ("en", "He denied that 200 students had been arrested.", ["detained 200 protesters denied"]),
        ("en", "The officials retracted a toll of 90.", ["killed 90 people retracted"]),
        ("en", "Nobody was hurt.", ["injured 0 people"]),
        ("en", "If war came, 5,000 people would be killed.", []),
        ("en", "The 20 officers who arrested the mayor sang.", []),
        (
            "id",
            "Massa membakar 12 mobil polisi dan menjarah tiga toko.",
            ["damaged 12 vehicles", "damaged 3 buildings"],
        ),
        (
            "id",
            "Korban tewas naik dari 43 menjadi 50 orang, 27 orang masih hilang.",
            ["killed 43 people superseded", "killed 50 people", "missing 27 people"],
        ),
        (
            "id",
            "Sebanyak 10 warga tewas. Rinciannya tiga anak dan tujuh perempuan.",
            ["killed 10 civilians", "killed 3 children", "killed 7 civilians"],
        ),
        ("id", "Rombongan itu akan mengirim 300 polisi ke pulau.", ["deployed 300 police planned"]),
        ("id", "Belum diketahui berapa tentara yang terluka.", ["injured unknown soldiers unknown"]),
        ("id", "Jika tanggul jebol, 5.000 orang tewas.", []),
        ("id", "Polisi menembak dua kali.", []),
        (
            "en",
            "Eleven people, including five reporters working for a daily, were killed on Sunday.",
            ["killed 11 people", "killed 5 journalists"],
        ),
        ("en", "The gunman was killed along with two guards.", ["killed 2 security_forces"]),
        ("en", "Two suspects he had met on a march were arrested.", []),
        ("en", "A plane carried 12 pilots and vanished.", []),
        ("en", "A total of 12 injured soldiers were moved.", ["injured 12 soldiers"]),
        ("en", "Gunmen held 30 workers hostage.", []),
        ("en", "The toll, which officials had put at 12, has risen to 35.", ["killed 35 people"]),
        ("en", "Rebels killed one and wounded nine.", ["killed 1 people", "injured 9 people"]),
        (
            "en",
            "About 2,000 homes were destroyed and another 3,400 damaged.",
            ["damaged 1800..2200 buildings", "damaged 3400 buildings"],
        ),
        ("en", "A 2,500-strong peacekeeping force arrived.", ["deployed 2500 people"]),
        ("en", "Nine of the dead were soldiers.", ["killed 9 people"]),
        (
            "id",
            "Sebanyak 12 orang di dua kampung di dekat sungai itu, Senin, terpaksa mengungsi.",
            ["displaced 12 people"],
        ),
        ("id", "Dari rumah itu diamankan pula dua orang kurir.", ["detained 2 people"]),
        ("id", "Buronan itu ditangkap dua polisi.", []),
        ("id", "Pemimpin geng itu ditangkap bersama empat rekannya.", ["detained 4 people"]),
        ("id", "Polisi mengamankan ratusan dokumen warga.", []),
        ("id", "Di desa itu rumah rusak 12 unit.", ["damaged 12 buildings"]),
        ("id", "Lima penumpang yang berada di dalam mobil itu terluka.", ["injured 5 civilians"]),
        (
            "id",
            "Sebanyak 35 rumah kontrakan dan 10 sepeda motor terbakar.",
            ["damaged 35 buildings", "damaged 10 vehicles"],
        ),
        ("id", "Setidaknya sudah ada 12 orang tewas.", ["killed 12.. people"]),
        (
            "id",
            "Gempa itu menewaskan 22 orang di Aceh (12), Medan (10).",
            ["killed 22 people", "killed 12 people", "killed 10 people"],
        ),
        ("en", "Some 4,200 of the mine's 5,600 workers downed tools.", ["participants 3780..4620 workers"]),
        ("en", "The union pulled 600 of its 900 soldiers out of the valley.", ["withdrawn 600 soldiers"]),
        ("en", "None of the 120 passengers was hurt.", ["injured 0 people"]),
        ("en", "Half of the 1,500 soldiers have left.", []),
        ("en", "The force has offered two more companies.", []),
        ("en", "Gunmen shot at the elephants, and two other elephants remained.", []),
        (
            "en",
            "Some 2,300 soldiers, backed by 14 trucks, have been deployed to the island.",
            ["deployed 2070..2530 soldiers", "deployed 14 vehicles"],
        ),
        (
            "en",
            "Of the dead, 31 were from Jos province and nine from Kano.",
            ["killed 31 people", "killed 9 people"],
        ),
        (
            "en",
            "Twelve people were picked up that day and seven on Sunday.",
            ["detained 12 people", "detained 7 people"],
        ),
        (
            "en",
            "The council listed 17 people as missing and 208 as injured.",
            ["missing 17 people", "injured 208 people"],
        ),
        (
            "en",
            "About 11 were killed and 34 wounded, two doctors at the clinic told reporters.",
            ["killed 10..12 people", "injured 34 people"],
        ),
        ("en", "Abuja could send 800 soldiers if the talks fail.", []),
        ("en", "Six fishermen who were missing have been found.", []),
        ("en", "Thirteen soldiers among 22 killed in the ambush", ["killed 13 soldiers", "killed 22 people"]),
        (
            "en",
            "Twelve soldiers died. The number of foreign instructors in the valley was put at 1,500.",
            ["killed 12 soldiers", "deployed 1500 soldiers"],
        ),
        ("en", "The junta says it has lost 39 men.", ["killed 39 people"]),
        ("en", "Some 200 people returned home.", []),
        (
            "id",
            "Sebanyak 1.400 rumah rusak dan 230 lainnya hanyut.",
            ["damaged 1400 buildings", "damaged 230 buildings"],
        ),
        ("id", "Pemerintah mengirim dua batalion ke sana.", []),
        ("id", "Tidak satu pun dari 120 penumpang terluka.", ["injured 0 people"]),
        ("id", "Menteri itu akan menurunkan 200 prajurit bila mogok berlanjut.", []),
        ("id", "Enam nelayan yang hilang sudah diselamatkan.", []),
        ("id", "Terdapat empat tentara yang terluka di pos itu.", ["injured 4 soldiers"]),
        ("id", "Konflik 30 tahun itu menelan sekitar 15.000 jiwa.", ["killed 13500..16500 people"]),
        ("id", "Polisi memulangkan 30 dari 45 pelajar.", []),
        ("id", "Korban tewas terdiri dari empat pria dan dua perempuan.", ["killed 4 people", "killed 2 civilians"]),
        ("id", "Dua anak diamankan ke Kantor Polisi Wilayah 10.", ["detained 2 children"]),
    ],
)
def test_readings(lang: str, body: str, expected: list[str]) -> None:
    """Each sentence gives exactly these figures, whatever stands between number and cue."""
    assert sorted(gist(one) for one in _read(lang, body)) == sorted(expected)


@pytest.mark.parametrize(
    ("lang", "body"),
    [
        ("en", "Rebels killed 12 soldiers; another 300 people fled. The figure was up from 200 a day earlier."),
        ("id", "Sekitar 2.500 prajurit dikirim, 12 di antaranya “gugur” di kota itu – kata İlham 🕊."),
    ],
)
def test_slots_stand_in_the_text(lang: str, body: str) -> None:
    """Every slot is one of a figure's and its witness holds the characters of the text."""
    readings = _read(lang, body)
    assert readings
    for one in readings:
        assert {slot.name for slot in one.slots} <= set(SLOTS["figure"])
        assert all(body[held.start : held.end] == held.quote for held in one.witnesses)


@pytest.mark.parametrize(
    ("lang", "body", "running"),
    [
        ("en", "The death toll reached 40. Another 20 people were killed on the island.", ["total", "new"]),
        ("en", "The death toll for Sunday rose to 40.", ["new"]),
        ("en", "The death toll from Sunday's storm rose to 40.", ["total"]),
        ("en", "Twelve people died on Sunday, bringing the total number of dead to 40.", ["new", "total"]),
        ("en", "Twelve people died, bringing the total cost to 40 million dollars.", [""]),
        ("en", "Twelve deaths were confirmed on Sunday, bringing the total number of dead to 40.", ["new", "total"]),
        ("en", "The death toll rose to 40, bringing the total number of dead this year to 90.", ["total", "total"]),
        ("en", "More than 3,800 people were arrested.", [""]),
        ("id", "Sebanyak 12 orang tewas pada Minggu, sehingga total korban tewas menjadi 40 orang.", ["new", "total"]),
        ("id", "Sebanyak 12 orang tewas, sehingga jalan ditutup.", [""]),
    ],
)
def test_running(lang: str, body: str, running: list[str]) -> None:
    """A total and an addition are told apart by their words; the "more" of "more than" belongs to the number."""
    assert [one.text_of("running") for one in _on_thursday(body, lang) if isinstance(one, Reading)] == running


def test_contingent() -> None:
    """Forces carry the state that sends them, subject or origin."""
    first, second = _read("en", "Belarus sent 500 soldiers and Tajikistan 200.")
    assert [one.who("contingent").written for one in (first, second) if one.who("contingent")] == [
        "Belarus",
        "Tajikistan",
    ]


def test_that_figure_must_be_clear() -> None:
    """As for "that figure": after a paragraph with two measures is not guessed."""
    body = "Police detained 90 people and 12 were killed. That figure was up from 80."
    assert [gist(one) for one in _read("en", body)] == ["detained 90 people", "killed 12 people"]


def test_unknown_nouns_are_an_issue() -> None:
    """A number beside a cue that counts something no list knows is named, not read."""
    found = list(figures.read(_document("en", "The blast killed 12 robots.")))
    assert [one.quote for one in found if isinstance(one, Issue)] == ["12"]
    assert [one for one in found if isinstance(one, Reading)] == []


DECOYS = [(lang, str(rule["name"]), rule) for lang in available() for rule in load(lang).table("figures")["decoy"]]


@pytest.mark.parametrize(("lang", "name", "rule"), DECOYS, ids=[f"{one[0]}-{one[1]}" for one in DECOYS])
def test_decoys_take_their_numbers(lang: str, name: str, rule: Mapping[str, Any]) -> None:
    """Each decoy keeps sentences, and none of them gives a figure."""
    assert rule["leaves"], name
    for sentence in rule["leaves"]:
        assert [gist(one) for one in _read(lang, sentence)] == []


THURSDAY = date(2022, 1, 13)


def _on_thursday(body: str, lang: str = "en") -> list[Reading | Issue]:
    """What the reader finds in an article of that Thursday that prints no day."""
    text = Text(body, (Region(0, len(body), "body"),))
    article = Article("page", text.id, lang=lang, published=Published(When.on(THURSDAY), "given"))
    return list(figures.read(reader.document(article, text, load(lang))))


def _told_on(body: str, measure: str, lang: str = "en") -> tuple[str, str]:
    """ISO day and place of the first figure of a measure."""
    found = _on_thursday(body, lang)
    held = [one for one in found if isinstance(one, Reading) and one.text_of("measure") == measure]
    when, where = held[0].when(), held[0].where()
    return when.iso() if when else "", where.written if where else ""


@pytest.mark.parametrize(
    ("body", "measure", "day"),
    [
        ("Thirty people have been killed.", "killed", "2022-01-13"),
        ("Police said on Tuesday that 30 people had been killed.", "killed", "2022-01-11"),
        ("Police said on Tuesday that 30 people were detained, up from 20 a day earlier.", "detained", "2022-01-11"),
        ("More than 30 people have died since 2 January.", "killed", "2022-01-13"),
        ("The mission will send 30 soldiers.", "deployed", ""),
        (
            "NATO met on Wednesday, a day after 30 soldiers were killed. Another 12 were wounded.",
            "injured",
            "2022-01-11",
        ),
        ("In May 2011, police killed 30 miners there.", "killed", "2011-05-01/2011-05-31"),
        ("The army sent 30 soldiers to a town that was flooded on Tuesday.", "deployed", "2022-01-13"),
        ("Shots fell on Monday. Thirty people were arrested that night.", "detained", "2022-01-10"),
        ("A riot broke out on Tuesday. It ended on Wednesday.\nPolice detained 30 people.", "detained", "2022-01-12"),
        (
            "A riot broke out on Tuesday. It ended on Wednesday.\nIn the riot 30 people were killed.",
            "killed",
            "2022-01-11",
        ),
    ],
)
def test_as_of(body: str, measure: str, day: str) -> None:
    """A count is as of the day told with it, else of the news or publication; what is planned has only its own."""
    assert _told_on(body, measure)[0] == day


@pytest.mark.parametrize(
    ("lang", "body", "day"),
    [
        ("en", "The toll from Monday's storm has risen to 72, the mayor said on Wednesday.", "2022-01-12"),
        ("en", "The toll from Monday's storm has risen to 72, the mayor said.", "2022-01-13"),
        ("en", "A storm struck on Monday.\nThe death toll from Monday's storm has risen to 72.", "2022-01-13"),
        ("en", "The death toll from the storm on Monday rose to 72, the mayor said on Wednesday.", "2022-01-12"),
        ("en", "The death toll from the storm on Monday rose to 72, the mayor said.", "2022-01-10"),
        ("en", "The death toll as of Monday stood at 72, the mayor said on Wednesday.", "2022-01-10"),
        ("en", "The death toll for Monday stood at 72, the mayor said on Wednesday.", "2022-01-10"),
        ("id", "Korban tewas akibat badai pada Senin menjadi 72 orang, kata wali kota, Rabu.", "2022-01-12"),
        ("id", "Korban tewas hingga Senin menjadi 72 orang, kata wali kota, Rabu.", "2022-01-10"),
    ],
)
def test_a_running_total_is_as_of_its_count(lang: str, body: str, day: str) -> None:
    """The day of the event a toll is of is not the day of the count, which is when it was said, or that of the news."""
    assert _told_on(body, "killed", lang)[0] == day


@pytest.mark.parametrize(
    ("body", "measure", "place"),
    [
        ("Riots broke out in Mali. Canberra says 30 soldiers were killed.", "killed", "Mali"),
        ("Fighting went on in Sudan. Some 30,000 people fled to Chad.", "displaced", "Sudan"),
        ("Violence shook Niger. France has deployed 300 soldiers.", "deployed", "Niger"),
        (
            "The mine was shut. Thirty miners were hurt.\nTalks go on.\nMore tea was drunk.\nHe spoke in Lusaka.",
            "injured",
            "",
        ),
    ],
)
def test_place_is_that_of_the_event(body: str, measure: str, place: str) -> None:
    """Neither the speaker's seat nor the sender nor the refuge is where it happened."""
    assert _told_on(body, measure)[1] == place


def test_publication_stands_on_the_count() -> None:
    """A day the page does not print rests on the count itself, and says why."""
    (one,) = (r for r in _on_thursday("Thirty people have been killed.") if isinstance(r, Reading))
    slot = one.slot("when")
    assert slot is not None
    assert (slot.witness.quote, [because.why for because in slot.because]) == (
        "Thirty",
        ["no day told: as of publication"],
    )


def test_a_toll_of_one_day_without_a_source_is_flagged() -> None:
    """A toll that nobody gives and that is pinned to one day some days old stays as written, with an issue."""
    found = _on_thursday("On 1 January riots left 30 protesters dead. On 12 January, 12 soldiers died.")
    assert [one.quote for one in found if isinstance(one, Issue)] == ["1 January"]
    assert len([one for one in found if isinstance(one, Reading)]) == 2


@pytest.mark.parametrize("sentence", ["There were no Ukrainian Marines", "Police said no Almaty"])
def test_a_sentence_that_ends_after_a_zero_is_read(sentence: str) -> None:
    """A zero whose names run to the end of the sentence finds no cue, and nothing breaks."""
    assert not [one for one in _read("en", sentence) if one.kind == "figure"]
