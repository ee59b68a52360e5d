"""Who says what: quotation marks, attributions, pronouns, relays."""

from __future__ import annotations

import pytest

from saksi.core.article import Article
from saksi.core.reading import Reading
from saksi.core.text import Region, Text
from saksi.core.values import Who
from saksi.lang.pack import load
from saksi.read.document import Document, Utterance
from saksi.read.quote_marks import quotations
from saksi.read.reader import document
from saksi.read.say_words import say_words
from saksi.read.statements import read as read_statements


def read(body: str, lang: str) -> Document:
    text = Text(body, (Region(0, len(body), "body"),))
    return document(Article(page_id="page", text_id=text.id, lang=lang), text, load(lang))


def voices(body: str, lang: str) -> list[tuple[str, str, bool]]:
    """Speaker, words and directness of every utterance."""
    doc = read(body, lang)
    return [(name(one), doc.text.quote(one.start, one.end), one.direct) for one in doc.utterances]


def name(one: Utterance) -> str:
    return one.speaker.value.written if one.speaker and isinstance(one.speaker.value, Who) else ""


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('He said "no way out".', ["no way out"]),
        ("Ia berkata “tidak ada jalan”.", ["tidak ada jalan"]),
        ("Er sagte „kein Weg“ dazu.", ["kein Weg"]),
        ("Il dit « pas ici » hier.", [" pas ici "]),
        ("The so-called ‘night gang’ fled the students’ hall.", ["night gang"]),
        ('"This was never closed', ["This was never closed"]),
        ("In the '90s the workers' hall burned.", []),
        ("”Tidak ada jalan,” kata dia. Ia menyebutnya ”buntu”.", ["Tidak ada jalan,", "buntu"]),
        ("İstanbul 🙂 “evet” dedi.", ["evet"]),
    ],
)
def test_quotation_marks_of_many_houses(body: str, words: list[str]) -> None:
    """Straight, curly, low, guillemet and single marks are found, apostrophes are not, whatever stands before."""
    assert [body[one.inner_start : one.inner_end] for one in quotations(body, 0, len(body))] == words


@pytest.mark.parametrize(
    ("lang", "body", "expected"),
    [
        (
            "id",
            '"Kami tidak akan pergi dari sini," kata Marta Sulaiman.',
            ("Marta Sulaiman", "Kami tidak akan pergi dari sini,", True),
        ),
        ("id", "Marta Sulaiman mengatakan bahwa jembatan itu aman.", ("Marta Sulaiman", "jembatan itu aman", False)),
        ("id", "Jembatan itu aman, ujar Marta Sulaiman.", ("Marta Sulaiman", "Jembatan itu aman", False)),
        ("id", "Menurut Marta Sulaiman, jembatan itu aman.", ("Marta Sulaiman", "jembatan itu aman", False)),
        (
            "en",
            '"We will not leave this place," said Marta Keller.',
            ("Marta Keller", "We will not leave this place,", True),
        ),
        ("en", "Marta Keller said that the bridge was safe.", ("Marta Keller", "the bridge was safe", False)),
        ("en", "The bridge was safe, Marta Keller said.", ("Marta Keller", "The bridge was safe", False)),
        ("en", "The bridge was safe, according to Marta Keller.", ("Marta Keller", "The bridge was safe", False)),
    ],
)
def test_speaker_on_either_side(lang: str, body: str, expected: tuple[str, str, bool]) -> None:
    """The speaker is found before and behind the verb, and the words are exactly the clause or the quotation."""
    assert voices(body, lang) == [expected]


@pytest.mark.parametrize(
    ("lang", "body", "speakers"),
    [
        (
            "en",
            "Ruritania’s defence minister said the force would leave.\n\nAnton Berger named the day at a meeting.",
            ["Anton Berger"],
        ),
        (
            "en",
            "Defence Minister Anton Berger met the troops. The minister said the force would leave. Berger added that "
            "the date was set.",
            ["Anton Berger", "Anton Berger"],
        ),
        (
            "id",
            "Kapolda Jawa Utara Rudi Hartawan mendatangi lokasi. Kapolda mengatakan pelaku sudah ditahan.",
            ["Rudi Hartawan"],
        ),
        (
            "en",
            "The Northern Relief Front (NRF) said two camps were full. The NRF added that food was short.",
            ["Northern Relief Front", "Northern Relief Front"],
        ),
    ],
)
def test_one_speaker_is_one_actor(lang: str, body: str, speakers: list[str]) -> None:
    """An office, an acronym or a surname alone means the actor that the article names in full, before or after."""
    held = [one.speaker.value for one in read(body, lang).utterances if one.speaker]
    assert [who.actor_id for who in held if isinstance(who, Who)] == speakers


@pytest.mark.parametrize(
    ("lang", "body", "speaker"),
    [
        (
            "id",
            'Marta Sulaiman menyatakan jalan ditutup. "Saya sudah bertemu Pak Rudi Hartawan kemarin sore," katanya.',
            "Marta Sulaiman",
        ),
        (
            "id",
            'Marta Sulaiman menyatakan pencarian selesai. Rudi Hartawan berhasil ditemukan. "Ia sehat," katanya.',
            "Marta Sulaiman",
        ),
        ("id", "Kepala Badan Bencana Jawa Utara, Marta Sulaiman mengatakan jalan ditutup.", "Marta Sulaiman"),
        ("id", "Tersangka, kata Marta Sulaiman, mengaku menyesal.", "Marta Sulaiman"),
        ("en", "Deputy governor Marta Keller, told Reuters of Ruritania, “We are ready to go.”", "Marta Keller"),
    ],
)
def test_the_speaker_is_whoever_spoke(lang: str, body: str, speaker: str) -> None:
    """Neither somebody spoken of inside a quotation nor the object of a passive sentence takes the word over."""
    assert {name for name, _, _ in voices(body, lang)} <= {speaker, "Marta"}


@pytest.mark.parametrize(
    ("lang", "body", "content"),
    [
        ("en", "The road, Marta Keller said, was still closed.", "The road was still closed"),
        (
            "en",
            "Twelve people died, Marta Keller said, without giving details.",
            "Twelve people died",
        ),
        (
            "en",
            "The road, Marta Keller said on Monday, and two bridges were closed.",
            "The road, and two bridges were closed",
        ),
        ("en", "Marta Keller said the road was closed but denied that anyone had died.", "the road was closed"),
        ("en", "Marta Keller denied that the road was closed.", "denied that the road was closed"),
        ("en", "Marta Keller called for an inquiry.", "called for an inquiry"),
        ("en", "In the capital, Marta Keller said, “We will open the road again.”", "We will open the road again."),
        ("id", "Jalan itu, kata Marta Sulaiman, masih ditutup.", "Jalan itu masih ditutup"),
        ("id", "Selain itu, kata Marta Sulaiman, dua jembatan putus.", "dua jembatan putus"),
        ("id", "Marta Sulaiman membantah bahwa jalan itu ditutup.", "membantah bahwa jalan itu ditutup"),
        ("id", "Marta Sulaiman mendesak pemerintah membuka jalan.", "mendesak pemerintah membuka jalan"),
        ("id", "Menurut Marta Sulaiman, seperti dikutip Antara, jalan ditutup.", "jalan ditutup"),
    ],
)
def test_content_reads_as_a_clause(lang: str, body: str, content: str) -> None:
    """What a report prints is a clause: no attribution in its midst, no linking word, the verb where it is needed."""
    text = Text(body, (Region(0, len(body), "body"),))
    article = Article(page_id="page", text_id=text.id, lang=lang)
    found = [one for one in read_statements(document(article, text, load(lang))) if isinstance(one, Reading)]
    assert found[0].text_of("content") == content
    assert all(body[w.start : w.end] == w.quote for one in found for w in one.witnesses)


def test_second_sentence_of_a_split_quotation() -> None:
    """'"A," said X. "B."' gives both sentences to X; '"A," said X, "B."' is one utterance."""
    two = voices('"We are hungry and tired," said Marta Keller. "There is no water in the camp."', "en")
    one = read('"We are hungry," said Marta Keller, "and there is no water in the camp."', "en").utterances
    assert [speaker for speaker, _, _ in two] == ["Marta Keller", "Marta Keller"]
    assert [len(utterance.quoted) for utterance in one] == [2]


def test_quoted_paragraph_without_a_verb_keeps_the_speaker() -> None:
    """A paragraph that is only a quotation goes on with the speaker before it, and says that it was carried."""
    doc = read('"Kami bertahan di sini," kata Marta Sulaiman.\n\n"Kami menunggu bantuan sampai besok pagi."', "id")
    assert [(name(one), one.carried) for one in doc.utterances] == [("Marta Sulaiman", False), ("Marta Sulaiman", True)]


def test_quotation_open_over_paragraphs() -> None:
    """A quotation opened in each paragraph and closed in the last belongs to one speaker."""
    body = "Keller said: “The road has been cut since Monday.\n\n“The people there have nothing left to eat.”"
    assert [speaker for speaker, _, direct in voices(body, "en") if direct] == ["Keller", "Keller"]


@pytest.mark.parametrize(
    ("lang", "body"),
    [
        ("id", 'Gubernur Marta Sulaiman mengunjungi kamp itu. "Bantuan akan datang besok pagi," katanya.'),
        ("id", "Gubernur Marta Sulaiman menyatakan jalan ditutup. Ia menambahkan bahwa sekolah diliburkan."),
        ("en", 'Governor Marta Keller visited the camp. "Help will come in the morning," she said.'),
        ("en", "Governor Marta Keller said the road was closed. She added that schools were shut."),
    ],
)
def test_pronouns_mean_the_person_named_before(lang: str, body: str) -> None:
    """A pronoun or -nya speaks for the person named before, witnessed by the name, with the pronoun as reason."""
    last = read(body, lang).utterances[-1]
    assert last.speaker is not None
    assert name(last).startswith("Marta")
    assert name(last) in body[last.speaker.witness.start : last.speaker.witness.end]


@pytest.mark.parametrize(
    ("lang", "body", "speaker", "via"),
    [
        ("id", "Pihak berwenang mengatakan 12 orang tewas, seperti dikutip Reuters.", "Pihak berwenang", "Reuters"),
        ("id", "Mengutip data kepolisian, situs Warta Semu menyebut 12 orang tewas.", "kepolisian", "Warta Semu"),
        ("id", "Dua pejabat mengatakan kepada AFP bahwa 12 orang tewas.", "Dua pejabat", "AFP"),
        ("en", "Two officials told Reuters that 12 people had died.", "Two officials", "Reuters"),
        ("en", "Twelve people died, the police said, Reuters reported.", "police", "Reuters"),
    ],
)
def test_nested_attribution_keeps_both(lang: str, body: str, speaker: str, via: str) -> None:
    """The first-hand source speaks and the wire or medium relays."""
    doc = read(body, lang)
    spoken = [one for one in doc.utterances if one.speaker is not None]
    assert spoken[0].via is not None
    relayed = spoken[0].via.value
    assert (name(spoken[0]), isinstance(relayed, Who) and via in relayed.written) == (speaker, True)


@pytest.mark.parametrize(
    ("lang", "body"),
    [("id", "Gempa itu merusak ratusan rumah, lapor Reuters."), ("en", "The quake damaged houses, Reuters reported.")],
)
def test_an_agency_alone_only_relays(lang: str, body: str) -> None:
    """A wire behind its sentence is no speaker."""
    only = read(body, lang).utterances
    assert [(one.speaker, one.via is not None) for one in only] == [(None, True)]


@pytest.mark.parametrize(
    ("lang", "body"),
    [
        ("id", 'Kelompok yang dikenal sebagai "geng malam" itu sudah ditangkap.'),
        ("id", "Kementerian itu tidak menyebut berapa orang yang ditahan."),
        ("id", "Pasukan tambahan dikerahkan ke perbatasan pada Rabu."),
        ("id", "Belum jelas sampai kapan mereka bertahan."),
        ("en", 'The men known as the "night gang" have been arrested.'),
        ("en", "The ministry did not say how many were held."),
        ("en", "Two of them were said to be badly hurt."),
        ("en", "The United States ordered its embassy staff to leave."),
        ("en", "Everything went according to plan."),
    ],
)
def test_deeds_silence_and_borrowed_terms_are_no_speech(lang: str, body: str) -> None:
    """Acts, refusals to say, passives and scare quotes make no utterance: the outlet speaks itself."""
    assert voices(body, lang) == []


@pytest.mark.parametrize(
    ("lang", "body", "inside", "outside"),
    [
        ("id", "Polisi menyatakan 12 orang tewas, sementara oposisi menyebut 200 orang.", "12", "200"),
        ("en", "Police said they had arrested 12 people, while the opposition put the number at 200.", "12", "200"),
    ],
)
def test_words_end_where_another_speaker_begins(lang: str, body: str, inside: str, outside: str) -> None:
    """Two numbers in one sentence belong each to its own speaker."""
    doc = read(body, lang)
    first, second = doc.utterance_at(body.index(inside)), doc.utterance_at(body.index(outside))
    assert first is not None
    assert second is not None
    assert name(first) != name(second)


def test_what_points_back_is_said_by_the_one_who_told_it() -> None:
    """The turn "Hal itu disampaikan X" attributes the sentence before it."""
    body = "Sebanyak 40 rumah rusak. Hal itu disampaikan Gubernur Marta Sulaiman pada Senin."
    held = read(body, "id").utterance_at(body.index("40"))
    assert held is not None
    assert name(held) == "Marta Sulaiman"


@pytest.mark.parametrize(("lang", "least"), [("id", 120), ("en", 100)])
def test_many_verbs_are_known(lang: str, least: int) -> None:
    """Each pack knows at least as many forms of saying as the trade uses, none twice in one position."""
    rows = load(lang).rows("verbs_say")
    assert len({row[0] for row in rows}) >= least
    assert len({(row[0], row[3]) for row in rows}) == len(rows)
    assert say_words(load(lang)) is say_words(load(lang))
