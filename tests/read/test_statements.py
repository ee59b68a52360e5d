"""Statements: speaker, role, words, addressee, venue, condition."""

from __future__ import annotations

import pytest

from saksi.core.article import Article
from saksi.core.reading import Reading
from saksi.core.text import Region, Text
from saksi.issues import Issue
from saksi.lang.pack import load
from saksi.read.gist import gist
from saksi.read.reader import document
from saksi.read.statements import read as read_statements


def statements(body: str, lang: str) -> list[Reading]:
    text = Text(body, (Region(0, len(body), "body"),))
    doc = document(Article(page_id="page", text_id=text.id, lang=lang), text, load(lang))
    return [one for one in read_statements(doc) if isinstance(one, Reading)]


def test_a_full_statement_in_indonesian() -> None:
    """Speaker first, then role, words without marks, addressee and venue, each with its characters."""
    body = (
        "“Terima kasih atas bantuan kalian semua,” kata Wakil Gubernur Marta Sulaiman kepada wartawan dalam jumpa pers."
    )
    (one,) = statements(body, "id")
    assert gist(one) == "Marta Sulaiman direct"
    assert one.slots[0].name == "speaker"
    assert one.text_of("content") == "Terima kasih atas bantuan kalian semua"
    assert "Wakil Gubernur" in one.text_of("role")
    assert one.text_of("venue").startswith("dalam jumpa pers")
    addressee = one.who("addressee")
    assert addressee is not None
    assert addressee.written == "wartawan"
    assert all(body[w.start : w.end] == w.quote for w in one.witnesses)


def test_a_full_statement_in_english() -> None:
    """Indirect speech holds the words of the clause, and who was told."""
    body = "President Marta Keller told parliament that the force would leave if the situation stayed calm."
    (one,) = statements(body, "en")
    assert gist(one) == "Marta Keller indirect"
    assert one.text_of("content") == "the force would leave if the situation stayed calm"
    assert one.flag("conditional")
    addressee = one.who("addressee")
    assert addressee is not None
    assert addressee.written == "parliament"


@pytest.mark.parametrize(
    ("body", "direct"),
    [
        ("The ministry of health said the figures were “a technical error”.", True),
        ("The ministry of health said the attackers were “liquidated”.", True),
        ("The ministry of health said the attackers were gone.", False),
    ],
)
def test_verbatim_words_in_indirect_speech(body: str, direct: bool) -> None:
    """Verbatim words in an attributed clause make it direct, be it one."""
    assert [one.flag("direct") for one in statements(body, "en")] == [direct]


def test_a_split_quotation_is_put_together() -> None:
    """The content of speech split by its verb is both parts."""
    (one,) = statements('"We are hungry," said Marta Keller, "and there is no water."', "en")
    assert one.text_of("content") == "We are hungry, and there is no water."


@pytest.mark.parametrize(
    ("lang", "body", "speakers"),
    [
        (
            "en",
            "Marta Keller said the road was closed. The Red Cross said food was short. Officials said 12 people died.",
            {"Marta Keller", "Red Cross"},
        ),
        ("en", "State media reported that 12 people had died.", set()),
        ("en", "Officials said 12 people had died.", {"Officials"}),
        (
            "id",
            "Media setempat melaporkan 12 orang tewas. Marta Sulaiman mengatakan jalan ditutup.",
            {"Marta Sulaiman"},
        ),
    ],
)
def test_nobody_in_particular_is_not_listed(lang: str, body: str, speakers: set[str]) -> None:
    """Media in general are no speakers, and "officials" only where nobody with a name speaks."""
    found = {who.written for one in statements(body, lang) if (who := one.who("speaker"))}
    assert found == speakers


def test_a_headline_names_nobody_new() -> None:
    """The speaker of a headline whom the body names more closely is not listed beside him."""
    title, rest = "Police say road is closed", "Marta Keller, the police chief, said the road was closed."
    start = len(title) + 2
    regions = (Region(0, len(title), "title"), Region(start, start + len(rest), "body"))
    text = Text(f"{title}\n\n{rest}", regions)
    doc = document(Article(page_id="page", text_id=text.id, lang="en"), text, load("en"))
    found = [one for one in read_statements(doc) if isinstance(one, Reading)]
    assert [gist(one) for one in found] == ["Marta Keller indirect"]


def test_nobody_named_is_no_statement() -> None:
    """Words that only a wire relays make no statement."""
    assert statements("The quake damaged hundreds of houses, Reuters reported.", "en") == []


@pytest.mark.parametrize("lang", ["id", "en"])
def test_rules_hold_their_examples(lang: str) -> None:
    """Every rule of statements.toml reads its own sentences under its own name and leaves the others alone."""
    for rule in load(lang).table("statements")["rule"]:
        for body, expected in rule["reads"]:
            assert (expected, rule["name"]) in [(gist(one), one.rule) for one in statements(body, lang)], body
        for body in rule["leaves"]:
            assert rule["name"] not in [one.rule for one in statements(body, lang)], body


@pytest.mark.parametrize("lang", ["id", "en"])
def test_silent_turns_are_heard_and_make_no_statement(lang: str) -> None:
    """A relay or a gap gives an utterance under its name, so that figures find their voice, and no statement."""
    for rule in load(lang).table("statements")["silent"]:
        for body in rule["hears"]:
            text = Text(body, (Region(0, len(body), "body"),))
            doc = document(Article(page_id="page", text_id=text.id, lang=lang), text, load(lang))
            assert rule["name"] in [one.rule for one in doc.utterances], body
            assert statements(body, lang) == [], body


@pytest.mark.parametrize(
    ("lang", "body"),
    [
        ("id", "Marta Sulaiman menuding orang asing terlibat. Ia tak memerinci siapa yang dimaksud."),
        ("en", "Marta Keller said foreigners were involved. She gave no evidence."),
    ],
)
def test_what_a_source_leaves_untold_is_an_issue(lang: str, body: str) -> None:
    """A sentence that says what a source did not tell is an issue with its span, and no statement."""
    text = Text(body, (Region(0, len(body), "body"),))
    doc = document(Article(page_id="page", text_id=text.id, lang=lang), text, load(lang))
    issues = [one for one in read_statements(doc) if isinstance(one, Issue)]
    assert [body[one.start : one.end] for one in issues] == [body.split(". ")[1]]
