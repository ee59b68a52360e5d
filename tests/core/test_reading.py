"""Readings: ids by content, and plain JSON and back without loss."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from saksi.core.article import Article, Credit, Decoding, Link, Published
from saksi.core.codec import (
    article_from,
    article_plain,
    reading_from,
    reading_plain,
    text_from,
    text_plain,
)
from saksi.core.kinds import MANY, SLOT_TYPES, SLOTS
from saksi.core.reading import Reading, Slot
from saksi.core.text import Region, Text
from saksi.core.values import Count, Value, When, Where, Who
from saksi.core.witness import Because, Witness

BODY = "Pada Kamis, 18 polisi tewas di Almaty, kata Kementerian Dalam Negeri."
TEXT = Text(BODY, (Region(0, len(BODY), "body", "main text"),))


def at(words: str) -> Witness:
    start = BODY.index(words)
    return Witness.of(TEXT, start, start + len(words))


def figure(rule: str = "tewas") -> Reading:
    return Reading(
        "figure",
        "said",
        "article-1",
        (
            Slot("measure", "killed", at("tewas")),
            Slot("count", Count(18, 18, "", "polisi"), at("18")),
            Slot("when", When.on(date(2022, 1, 6)), at("Kamis"), (Because(at("Pada"), "weekday"),)),
        ),
        says=Slot("says", Who("Kementerian Dalam Negeri", "Kazakhstan/Interior Ministry"), at("Kementerian")),
        rule=rule,
    )


def test_the_rule_stands_outside_the_id() -> None:
    """Renaming a rule leaves the id, and so every ruling on it, as it was."""
    assert figure("tewas").id == figure("killed.passive").id


def test_what_is_said_stands_inside_the_id() -> None:
    """Another value, modality, voice or article is another reading."""
    one = figure()
    other_value = (*one.slots[:1], Slot("count", Count(17, 17), at("18")), *one.slots[2:])
    others = [
        replace(one, modality="denied"),
        replace(one, article_id="article-2"),
        replace(one, says=None),
        replace(one, slots=other_value),
    ]
    assert len({one.id, *(other.id for other in others)}) == 5


def test_witnesses_include_reasons_and_voices() -> None:
    """Every span a reading leans on is among its witnesses."""
    assert [w.quote for w in figure().witnesses] == ["tewas", "18", "Kamis", "Pada", "Kementerian"]


VALUES: dict[str, st.SearchStrategy[Value]] = {
    "Count": st.builds(Count, st.integers(0, 9), st.none() | st.integers(9, 99), st.text(max_size=5)),
    "When": st.builds(lambda d: When(d, None, "span", "+07:00", "07:45"), st.dates()),
    "Where": st.builds(Where, st.text(min_size=1), st.none() | st.just("KZ"), st.just("town"), st.just(1.5), st.none()),
    "Who": st.builds(Who, st.text(min_size=1), st.none() | st.text(), st.none() | st.text()),
    "bool": st.booleans(),
    "str": st.text(),
}


@st.composite
def any_readings(draw: st.DrawFn) -> Reading:
    """A reading of any kind with any of its slots filled."""
    kind = draw(st.sampled_from(sorted(SLOTS)))
    slots: list[Slot] = []
    for name in draw(st.lists(st.sampled_from(SLOTS[kind]), min_size=1, unique=True)):
        for _ in range(draw(st.integers(1, 2)) if name in MANY else 1):
            value = draw(VALUES[SLOT_TYPES.get(name, "str")])
            slots.append(Slot(name, value, at("tewas"), (Because(at("Kamis"), "why"),)))
    says = Slot("says", Who("Kementerian"), at("Kementerian"))
    via = replace(says, name="via")
    return Reading(kind, "said", "article-1", tuple(slots), says, via, "r")  # type: ignore[arg-type]


@given(any_readings())
def test_plain_json_and_back_is_the_same_reading(reading: Reading) -> None:
    """A reading survives JSON text without losing a value, witness, reason or its id."""
    wire = json.loads(json.dumps(reading_plain(reading)))
    again = reading_from(wire, article_id="article-1", text_id=TEXT.id)
    assert again == reading
    assert again.id == wire["id"]


def test_texts_and_articles_survive_json() -> None:
    """A text with its regions and a full masthead survive JSON text; records without addresses of links are read."""
    published = Published(When.on(date(2022, 1, 6), zone="+07:00"), "inferred", (Because(at("Kamis"), "weekday"),))
    article = Article(
        "p", TEXT.id, "Judul", "https://x.example/1", "X", "id", published, ("A",),
        (Credit("Reuters", "photo", at("polisi"), "CSTO"),),
        (Link(at("Almaty"), "https://x.example/2"), Link(at("polisi"))), "Reuters",
        Decoding("utf-8", "mended", 0.97, 2),
    )  # fmt: skip
    value = json.loads(json.dumps(article_plain(article)))
    assert article_from(value) == article
    old = {**value, "related_links": [{k: v for k, v in value["related_links"][0].items() if k != "address"}]}
    assert article_from(old).related_links == (Link(at("Almaty")),)
    assert text_from(json.loads(json.dumps(text_plain(TEXT)))) == TEXT


def test_an_article_of_an_older_record_has_no_decoding() -> None:
    """What was stored before decodings were kept comes back with the empty one and is written as it was."""
    article = Article("p", TEXT.id)
    assert "decoding" not in article_plain(article)
    assert article_from(article_plain(article)) == article
