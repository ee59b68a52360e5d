"""Proposals of a second reader are kept only where our own readers find them in the characters quoted."""

from __future__ import annotations

import json
from typing import Any

import pytest

from saksi.core.reading import SECOND
from saksi.core.text import Region, Text
from saksi.read.second.carry import GONE, carried
from saksi.read.second.check import ISSUE
from saksi.read.second.proposal import MOST, SCHEMA, NoAnswer, Proposal, parse
from tests.read.second_texts import FAR, MAYBE, PLAIN, QUOTE, READ_ALSO, checked, event, figure, text

NOT = FAR.replace("were that same night killed", "were that same night not killed")


def test_a_figure_we_missed_is_kept_with_its_maker_and_our_own_values() -> None:
    """The number, its measure and group are those our readers find in the quote; the rule names the maker."""
    held = text(FAR)
    found = checked(held, figure(QUOTE, "killed", 31, group="civilians"))
    (one,) = found.readings
    assert (one.rule, one.second, one.modality) == (f"{SECOND}tester", True, "said")
    assert (one.text_of("measure"), one.text_of("group"), one.count().low) == ("killed", "civilians", 31)
    assert all(witness.check(held) for witness in one.witnesses)
    assert (found.tally.proposed, found.tally.kept, found.issues) == (1, 1, ())


def test_a_figure_we_missed_is_kept_in_indonesian() -> None:
    """The same readers check the same way in the other language."""
    held = text("Aparat menahan para pemilik toko, 19 orang jumlahnya, tanpa surat.")
    found = checked(held, figure("menahan para pemilik toko, 19 orang", "detained", 19), lang="id")
    assert [one.text_of("measure") for one in found.readings] == ["detained"]


def test_what_we_read_ourselves_is_known_and_adds_nothing() -> None:
    """A proposal of our own reading is counted and nothing else; a second copy of a kept one likewise."""
    found = checked(text(PLAIN), figure("14 soldiers were wounded", "injured", 14))
    assert (found.readings, found.issues, found.tally.known) == ((), (), 1)
    twice = checked(text(FAR), figure(QUOTE, "killed", 31), figure(QUOTE, "killed", 31))
    assert (twice.tally.kept, twice.tally.known) == (1, 1)


@pytest.mark.parametrize(
    ("sentence", "proposal", "why"),
    [
        (FAR, figure(QUOTE, "killed", 33), "number is not what the quote says"),
        (FAR, figure(QUOTE, "killed", None), "no number"),
        (FAR, figure(QUOTE, "injured", 31), "no word beside the number"),
        (FAR, figure("31 villagers", "killed", 31), "no word beside the number"),
        (FAR, figure(QUOTE, "killed", 31, group="police"), "counts civilians, not police"),
        (FAR, figure(QUOTE, "killed", 31, day="2022-01-02"), "no date of the sentence"),
        (FAR, figure(QUOTE, "killed", 31, place="Paris"), "no such place"),
        (FAR, figure(QUOTE, "killed", 31, modality="planned"), "as said, not planned"),
        (PLAIN, figure("14 soldiers were wounded", "killed", 14), "no word beside the number"),
        (MAYBE, figure("70 people could be killed", "killed", 70), "only says what could be"),
        (NOT, figure(NOT[7:-1], "killed", 31), "denies it"),
        ("The aid of $31 was paid to the killed.", figure("$31 was paid to the killed", "killed", 31), "money"),
        ("Kirov will send 400 troops to Orm.", figure("will send 400 troops", "deployed", 400), "as planned, not said"),
        (
            "Police killed 12 villagers and questioned 30 people.",
            figure("killed 12 villagers and questioned 30 people", "killed", 30),
            "no word beside the number",
        ),
        ("If protesters storm the palace, police may shoot.", event("storm the palace", "PROTEST/riot"), "could be"),
        ("Protesters did not storm the palace.", event("storm the palace", "PROTEST/riot"), "could be"),
        ("The rain fell for three days in Orm.", event("The rain fell", "ASSAULT/aerial"), "no word of the quote"),
    ],
)  # fmt: skip
def test_a_lie_leaves_an_issue_where_its_quote_stands(sentence: str, proposal: Proposal, why: str) -> None:
    """Values and modalities that the quote does not tell are refused, with its span."""
    held = text(sentence)
    found = checked(held, proposal)
    assert found.readings == ()
    (issue,) = found.issues
    assert issue.what.startswith(ISSUE)
    assert why in issue.what
    assert held.body[issue.start : issue.end] == issue.quote == proposal.quote


@pytest.mark.parametrize("quote", ["31 villagers were killed", "1 villagers", "In all 3", "\ud800", READ_ALSO[11:30]])
def test_a_quote_that_stands_in_no_sentence_is_dropped(quote: str) -> None:
    """Words that are not there, cut a word in two, or stand in furniture leave neither a reading nor an issue."""
    found = checked(text(FAR), figure(quote, "killed", 31), figure("55 people killed", "killed", 55))
    assert (found.readings, found.issues, found.tally.dropped) == ((), (), 2)


def test_a_quote_that_stands_twice_goes_by_its_sentence() -> None:
    """The number of the sentence decides; a number that helps nothing is refused."""
    other = FAR.replace("In all ", "Later all ")
    assert checked(text(FAR, other), figure(QUOTE, "killed", 31, sentence=9)).issues[0].what.endswith("several places")
    (one,) = checked(text(FAR, other), figure(QUOTE, "killed", 31, sentence=1)).readings
    assert one.anchor.start > len(FAR)


def test_ours_is_never_overridden() -> None:
    """A proposal that takes the characters of one of our readings for something else is refused."""
    held = text("Rescuers found 17 bodies; 14 of the wounded soldiers died of it in Orm.")
    found = checked(held, figure("14 of the wounded soldiers died", "injured", 14))
    assert found.readings == ()


def test_statements_need_a_speaker_and_a_verb_of_saying() -> None:
    """Words are kept as said only beside a speaker our readers know and a verb of saying that is not negated."""
    said = "The ministry, whose spokesman Anna Kolt could not be reached, did not say the bridge was closed."
    wrong = Proposal("statement", 0, "the bridge was closed", {"speaker": "ministry", "direct": False})
    assert checked(text(said), wrong).readings == ()
    nobody = Proposal("statement", 0, "the bridge was closed", {"speaker": "Peter Lunt", "direct": False})
    assert checked(text(said), nobody).issues[0].what.endswith("no such speaker beside the words")


def test_roles_need_an_office_we_know_beside_the_person() -> None:
    """An office that is none of our lists', or stands by another person, is refused."""
    held = text("Anna Kolt, a tall woman, met the governor, Peter Lunt, in Orm.")
    tall = Proposal("role", 0, "Anna Kolt, a tall woman", {"person": "Anna Kolt", "office": "tall woman", "body": None})
    other = "Anna Kolt, a tall woman, met the governor, Peter Lunt"
    wrong = Proposal("role", 0, other, {"person": "Anna Kolt", "office": "governor", "body": None})
    known = Proposal("role", 0, other, {"person": "Peter Lunt", "office": "governor", "body": None})
    found = checked(held, tall, wrong, known)
    assert (found.readings, len(found.issues), found.tally.known) == ((), 2, 1)


def test_pledges_need_an_act_to_come_by_the_one_named() -> None:
    """A pledge of somebody else, or due on a day the sentence does not tell, is refused."""
    held = text("Kirov will withdraw its troops from Orm on 20 January.")
    quote = "Kirov will withdraw its troops from Orm on 20 January"
    tell = {"act": "RETREAT/withdraw", "due": "2022-01-25"}
    found = checked(
        held,
        Proposal("pledge", 0, quote, {"who": "Orm", **tell}),
        Proposal("pledge", 0, quote, {"who": "Kirov", **tell, "act": "AID"}),
    )
    assert (found.readings, found.tally.refused) == ((), 2)


SOUND: dict[str, Any] = {
    "kind": "role", "sentence": 0, "quote": "x", "person": "x", "office": "x", "body": None,
}  # fmt: skip


@pytest.mark.parametrize(
    "content",
    ["", "not JSON", "[]", "{}", '{"readings": {}}', '{"readings": [], "tools": []}', "[" * 100_000, "9" * 10_000,
     '```json\n{"readings": []}\n```'],
)  # fmt: skip
def test_garbage_is_no_answer(content: str) -> None:
    """Anything but one object of the schema is refused as a whole, however deep or long."""
    with pytest.raises(NoAnswer):
        parse(content)


@pytest.mark.parametrize(
    "change",
    [{"kind": "ruling"}, {"kind": ["role"]}, {"sentence": "0"}, {"sentence": True}, {"sentence": -1}, {"quote": ""},
     {"quote": "x" * 5000}, {"person": None}, {"run": "rm"}, {"body": 3}],
)  # fmt: skip
def test_a_proposal_of_another_form_is_counted_and_left_out(change: dict[str, Any]) -> None:
    """Unknown kinds, fields and types never reach the checks; the sound proposal beside them does."""
    answer = parse(json.dumps({"readings": [{**SOUND, **change}, SOUND, 5, None]}))
    assert (len(answer.proposals), answer.malformed) == (1, 3)


def test_only_so_many_proposals_are_looked_at() -> None:
    """A flood of proposals is cut off and counted."""
    answer = parse(json.dumps({"readings": [SOUND] * (MOST + 50)}))
    assert (len(answer.proposals), answer.malformed) == (MOST, 50)


def test_the_schema_is_strict() -> None:
    """Every object of the schema names all its fields as required and allows no other."""
    for one in SCHEMA["properties"]["readings"]["items"]["anyOf"]:
        assert set(one["required"]) == set(one["properties"])
        assert one["additionalProperties"] is False


def test_kept_readings_move_with_their_characters_and_never_go_silently() -> None:
    """In the same text they stay the same; in a longer one they move; in one without them they leave an issue."""
    held = text(FAR)
    found = checked(held, figure(QUOTE, "killed", 31), figure("31 villagers", "injured", 31))
    article = found.readings[0].article_id
    same, issues = carried(found.readings, found.issues, held, held, (), article)
    assert (same, issues) == (found.readings, found.issues)
    longer = text(PLAIN, FAR)
    moved, shifted = carried(found.readings, found.issues, held, longer, (), "other")
    assert moved[0].article_id == "other"
    assert all(witness.check(longer) for one in moved for witness in one.witnesses)
    assert longer.body[shifted[0].start : shifted[0].end] == shifted[0].quote
    nothing, gone = carried(found.readings, (), held, text(PLAIN), (), article)
    assert nothing == ()
    assert gone[0].what.startswith(GONE)
    furniture = Text(held.body, (Region(0, len(held.body), "furniture"),))
    assert carried(found.readings, (), held, furniture, (), article)[0] == ()
    assert carried(found.readings, (), held, held, found.readings, article)[0] == ()
