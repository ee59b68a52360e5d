"""Accuracy on the gold never falls below its floors; the scorer itself is tested on made-up cases."""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from saksi.core.article import Article, Published
from saksi.core.text import Region, Text
from saksi.core.values import When
from saksi.lang.pack import load
from saksi.page.page import Page
from saksi.read.reader import read
from tools.gate import events, figures, score, voices
from tools.gate.docs import AIMS, DOCS, MEASURED, aims, elsewhere, errors
from tools.gate.gold import FOLDER, PARTS, Case, digest, split
from tools.gate.names import same_head
from tools.gate.slots import any_same, meets_span, on_day
from tools.gate.table import FLOORS, floors, numbers, scores
from tools.gate.tally import Scores, Tally, pair, settle

THURSDAY = date(2022, 1, 13)


def case(body: str, gold: Mapping[str, Any], *, roles: tuple[Mapping[str, Any], ...] | None = None) -> Case:
    """An English article of that Thursday with this body, and what an annotator would have written of it."""
    text = Text(body, (Region(0, len(body), "body"),))
    article = Article("page", text.id, lang="en", published=Published(When.on(THURSDAY), "given"))
    readings = read(article, text, load("en")).readings
    return Case("en/00", "en", gold, Page(article, text, ()), readings, body, roles)


def figure(**more: Any) -> dict[str, Any]:
    """A gold figure: 12 people killed in Kenya on Thursday, in the outlet's own voice."""
    told = {"measure": "killed", "group": "people", "low": 12, "high": 12, "place": "Kenya", "said_by": None}
    return {**told, "as_of": "2022-01-13", "at": [0, 2], **more}


def scored(one: Case, scorer: Any) -> Scores:
    held: Scores = defaultdict(Tally)
    scorer(one, held)
    return held


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("part", PARTS)
def test_no_number_stands_below_its_floor(part: str, lang: str) -> None:
    """Every score of this part and language is at or above its floor; no reading rests on furniture."""
    measured, standing = numbers(scores(part, lang)), floors()[f"{part}.{lang}"]
    assert set(measured) == set(standing)
    below = {
        name: (measured[name], floor)
        for name, floor in standing.items()
        if (measured[name] > floor if name.startswith("furniture") else measured[name] < floor - 0.0005)
    }
    assert not below


def test_the_floors_belong_to_this_gold() -> None:
    """Floors and the page about them name the digest of the gold they were measured on."""
    assert tomllib.loads(FLOORS.read_text(encoding="utf-8"))["gold"] == digest()
    assert f"Gold `{digest()}`" in DOCS.read_text(encoding="utf-8")


def test_the_split_is_by_crisis_and_whole() -> None:
    """Every gold article is in exactly one part, and no crisis of a language is in both."""
    for lang in ("id", "en"):
        names = [name for part in PARTS for name in split()[part][lang]]
        own = [file.name.split(".")[0] for file in (FOLDER / lang).glob("*.gold.json")]
        fresh = [f"fresh/{file.name.split('.')[0]}" for file in (FOLDER / "fresh" / lang).glob("*.gold.json")]
        assert sorted(names) == sorted([*own, *fresh])
        assert len(names) == len(set(names))


def test_pairing_finds_the_largest_matching() -> None:
    """A greedy choice that would block another pair is undone."""
    assert len(pair([1, 2], [2, 1], lambda gold, found: gold == found or gold == 1)) == 2
    assert pair([1], [2], lambda gold, found: gold == found) == {}


def test_pairing_prefers_those_that_agree_in_more() -> None:
    """Of two that fit, the one that agrees in more is taken, but never at the price of a smaller matching."""
    assert settle([1], ["a", "b"], lambda gold, found: True, lambda gold, found: int(found == "b"), 1) == {0: 1}
    only_a = {1: "ab", 2: "a"}
    fits = settle([1, 2], ["a", "b"], lambda gold, found: found in only_a[gold], lambda gold, found: found == "a", 1)
    assert len(fits) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kassym-Jomart Tokayev", "Tokayev"),
        ("Kementerian Dalam Negeri Kazakhstan", "Interior Ministry of Kazakhstan"),
        ("Interior Ministry of Kazakhstan", "interior ministry"),
        ("Russia", "Russian troops"),
        ("pemerintah Kazakhstan", "Kazakhstan"),
        ("northern Kosovo", "Kosovo"),
        ("office of the President of Kenya", "presidential office"),
        (None, None),
    ],
)
def test_names_are_the_same_by_their_heads(one: str | None, other: str | None) -> None:
    """Surnames, bodies and states match across forms and languages."""
    assert same_head(one, other)
    assert same_head(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vladimir Putin", "Sergei Shoigu"),
        ("Reuters", None),
        ("Ministry of Health of Kenya", "Interior Ministry"),
        ("Kenyan police", "Kenya/Armed Forces"),
        ("police of Nepal", "police of Kenya"),
        ("Kenya", "Kenya/Interior Ministry"),
        ("Sudan", "South Sudan"),
        ("Jawa Barat", "Jawa Timur"),
    ],
)
def test_names_of_others_are_not_the_same(one: str | None, other: str | None) -> None:
    """Two ministries of one state are two, so are two police forces, and a state is none of its ministries."""
    assert not same_head(one, other)
    assert not same_head(other, one)


def test_nothing_wanted_is_right_only_when_nothing_is_said() -> None:
    """A source without a known id is no outlet's own voice."""
    assert any_same([None], [])
    assert not any_same([None], ["the ministry", None])
    assert not any_same(["the ministry"], [])


def test_days_are_right_by_their_last_day_and_spans_by_meeting() -> None:
    """A figure is as of the last day told; an event's days must meet the gold's and be no more than a week longer."""
    week = When(date(2022, 1, 3), date(2022, 1, 9), "week")
    assert on_day("2022-01-09", week)
    assert on_day("2022-01", week)
    assert not on_day("2022-01-03", week)
    assert meets_span(["2022-01-05", "2022-01-05"], week)
    assert not meets_span(["2022-01-05", "2022-01-05"], When(date(2021, 12, 1), date(2022, 1, 31), "span"))
    assert not meets_span(["2022-01-12", "2022-01-12"], week)
    assert meets_span(["2022-01-05", "2022-01-07"], When(date(2022, 1, 5), None, "span"))
    assert not meets_span(["2022-01-05", "2022-01-07"], When(date(2022, 1, 1), None, "span"))
    assert meets_span(None, None)
    assert not meets_span(None, week)


def test_a_figure_with_all_three_right_counts_so() -> None:
    """Value, place, day and voice right: everything is 1; a wrong place costs the place and all three."""
    body = "Twelve people were killed in Kenya on Thursday."
    held = scored(case(body, {"figures": [figure()]}), figures.figures)
    assert held["figure"].f1 == held["figure.all three"].recall == 1.0
    held = scored(case(body, {"figures": [figure(place="Nairobi")]}), figures.figures)
    assert (held["figure"].f1, held["figure.all three"].recall, held["figure.said_by"].recall) == (1.0, 0.0, 1.0)
    assert held["figure.place"].errors == Counter({"figure, wrong place: country instead of the town or region": 1})


def test_repeats_of_a_figure_are_free_as_often_as_gold_tells_them() -> None:
    """`also_at` frees a second telling, an optional figure is neither miss nor false alarm."""
    body = "Twelve people were killed in Kenya on Thursday. In Kenya 12 people were killed in the clashes."
    assert scored(case(body, {"figures": [figure()]}), figures.figures)["figure"].precision == 0.5
    assert scored(case(body, {"figures": [figure(also_at=[[1, 2]])]}), figures.figures)["figure"].precision == 1.0
    held = scored(case(body, {"figures": [figure(also_at=[[1, 2]], optional=True)]}), figures.figures)
    assert (held["figure"].wanted, held["figure"].said) == (0, 0)


def test_missed_figures_are_sorted_by_what_was_read_instead() -> None:
    """Another measure, and a number that is none at all."""
    body = "Twelve people were injured in Kenya on Thursday."
    held = scored(case(body, {"figures": [figure(), figure(low=77, high=77)]}), figures.figures)
    assert held["figure"].errors == Counter({
        "figure missed: wrong measure": 1,
        "figure missed: number not read as this interval": 1,
        "figure false: wrong measure": 1,
    })  # fmt: skip


def event(**more: Any) -> dict[str, Any]:
    """A gold event: the police of Kenya arrest protesters in Kenya on Thursday."""
    told = {"type": "COERCE", "mode": "arrest", "actors": ["police"], "recipients": ["protesters"], "place": "Kenya"}
    return {**told, "date": ["2022-01-13", "2022-01-13"], "status": "happened", **more}


def test_an_event_is_scored_by_type_and_then_by_its_slots() -> None:
    """The type is found; of day, actor, place and modality each is right or wrong by itself."""
    body = "Police arrested 40 protesters in Kenya on Thursday."
    names = ("event.date", "event.actor", "event.place", "event.modality")
    held = scored(case(body, {"events": [event()]}), events.events)
    assert (held["event"].f1, *(held[name].recall for name in names)) == (1.0,) * 5
    wrong = event(actors=["soldiers"], date=None, place=None, status="planned", alt_status="claimed")
    held = scored(case(body, {"events": [wrong]}), events.events)
    assert [held[name].hit for name in names] == [0, 0, 0, 0]
    assert held["event.place"].wanted == 0
    held = scored(case(body, {"events": [event(type="AID", optional=True)]}), events.events)
    assert (held["event"].wanted, held["event"].said) == (0, 1)


def test_roles_are_scored_only_where_they_were_annotated() -> None:
    """Person and office in long or short form, the body apart, and nothing without a file."""
    body = "Kenyan Defence Minister Aden Duale met officials in Nairobi."
    role = {"person": "Aden Duale", "office": "minister", "body": "Kenya", "former": False, "quote": "-"}
    assert not scored(case(body, {}), voices.roles)
    held = scored(case(body, {}, roles=(role,)), voices.roles)
    assert (held["role"].f1, held["role whole"].f1, held["role.former"].recall) == (1.0, 1.0, 1.0)
    held = scored(case(body, {}, roles=({**role, "body": "Somalia"},)), voices.roles)
    assert (held["role"].f1, held["role whole"].f1, held["role.body"].recall) == (1.0, 0.0, 0.0)
    held = scored(case(body, {}, roles=({**role, "person": "Ben Otieno"},)), voices.roles)
    assert held["role"].errors == Counter({
        "role missed: person and office not read": 1, "role false: nobody of the gold": 1,
    })  # fmt: skip


def test_a_pledge_is_kept_by_who_does_it() -> None:
    """The one who announces a pledge is not the one who keeps it."""
    body = "Kenya will withdraw its troops from Somalia by January 20, President William Ruto said."
    told = {"action": "withdraw", "due": "2022-01-20", "announced_by": "William Ruto"}
    assert scored(case(body, {"pledges": [{**told, "who": "Kenya"}]}), voices.pledges)["pledge"].f1 == 1.0
    assert scored(case(body, {"pledges": [{**told, "who": "William Ruto"}]}), voices.pledges)["pledge"].f1 == 0.0


def test_a_statement_is_direct_when_one_of_its_speaker_is() -> None:
    """Speakers count once; direct speech anywhere makes them direct."""
    body = "“We will stay,” Aden Duale said. Aden Duale said the camp was safe."
    gold = [{"speaker": "Aden Duale", "direct": False}, {"speaker": "Aden Duale", "direct": True}]
    held = scored(case(body, {"statements": gold}), voices.statements)
    assert (held["statement"].f1, held["statement.direct"].recall) == (1.0, 1.0)
    held = scored(case(body, {"statements": gold[:1]}), voices.statements)
    assert held["statement.direct"].errors == Counter({"statement: direct instead of indirect": 1})


def test_a_false_witness_and_furniture_are_seen() -> None:
    """Characters that differ from the quote cost the witnesses, a body that is furniture makes readings rest on it."""
    one = case("Twelve people were killed in Kenya on Thursday.", {})
    assert scored(one, score.witnesses)["witnesses"].recall == 1.0
    assert scored(one, score.witnesses)["furniture"].said == 0
    moved = Text("X" + one.page.text.body, (Region(0, len(one.page.text.body) + 1, "furniture"),))
    other = scored(replace(one, page=Page(one.page.article, moved, ())), score.witnesses)
    assert other["witnesses"].recall == 0.0
    assert other["furniture"].said > 0


def test_a_tally_counts_as_precision_and_recall_do() -> None:
    """3 found of 4 wanted with 6 said: recall .75, precision .5, F1 .6."""
    tally = Tally(hit=3, wanted=4, said=6)
    assert (tally.recall, tally.precision, tally.f1) == (0.75, 0.5, 0.6)


def test_every_aim_names_a_number_of_the_table() -> None:
    """Each aim is measured, and a miss is told by how much."""
    named = tomllib.loads(AIMS.read_text(encoding="utf-8"))["aim"]
    table = {f"score_only.{lang}": {aim["name"]: 0.5 for aim in named} for lang in ("id", "en")}
    told = "\n".join(aims(table))
    assert "0.500, missed by 0.400" in told
    assert {aim["name"] for aim in named} <= set(numbers(scores("tune", "en")))


def test_error_classes_name_no_word_of_the_text() -> None:
    """Of both parts only classes and counts are written, the commonest first."""
    tally = Tally()
    for _ in range(3):
        tally.count(False, "en/00 a sentence of the text", "event, wrong day: none read")
    held = {(part, lang): {"event.date": tally} for part in PARTS for lang in ("id", "en")}
    told = "\n".join(errors(held))
    assert "| 1 | event, wrong day: none read | 3 | event, wrong day: none read | 3 |" in told
    assert "a sentence" not in told


def test_sections_of_other_tools_stand_in_the_page() -> None:
    """What tools measured on open data is taken into docs/accuracy.md as it stands."""
    text = DOCS.read_text(encoding="utf-8")
    assert list(MEASURED.glob("*.md"))
    assert all(line in text for line in elsewhere())
