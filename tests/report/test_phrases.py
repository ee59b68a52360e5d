"""Values in the words of each language, and phrase files that name everything a record can hold."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from saksi.core.fact import DisputeKind, PledgeStatus
from saksi.core.kinds import GROUPS, MEASURES, PLOVER_MODES
from saksi.core.values import UNKNOWN_COUNT, Count, When, Where, Who
from saksi.lang.pack import available, load
from saksi.report.phrases import capital, wording


@pytest.mark.parametrize(
    ("count", "indonesian", "english"),
    [
        (Count(2030, 2030), "2.030", "2,030"),
        (Count(164, 225), "antara 164 dan 225", "between 164 and 225"),
        (Count(20, None, "tak kurang dari"), "sedikitnya 20", "at least 20"),
        (Count(3801, None, "more than"), "lebih dari 3.800", "more than 3,800"),
        (Count(11, None, "at least"), "sedikitnya 11", "at least 11"),
        (Count(None, 1000, "up to"), "hingga 1.000", "up to 1,000"),
        (Count(0, 0), "tidak ada", "none"),
        (UNKNOWN_COUNT, "belum diketahui", "unknown"),
    ],
)
def test_counts_are_worded_as_each_language_does(count: Count, indonesian: str, english: str) -> None:
    """Intervals, bounds, zero and the unknown are told apart, with each language's thousands sign."""
    assert (wording("id").count(count), wording("en").count(count)) == (indonesian, english)


def test_days_and_spans() -> None:
    """Days stand as each language writes them, with a preposition inside a sentence and none when unknown."""
    first, last = date(2022, 1, 3), date(2022, 1, 9)
    week = When(first, last, "week")
    assert wording("id").on(When.on(first)) == " pada 3 Januari 2022"
    assert wording("en").on(week) == " between 3 and 9 January 2022"
    assert wording("id").when(week) == "3–9 Januari 2022"
    assert wording("en").when(When(date(2011, 12, 1), date(2011, 12, 31), "month")) == "December 2011"
    assert wording("en").on(None) == ""
    assert wording("id").when(When(None, last, "span")) == "paling lambat 9 Januari 2022"


def test_places_and_actors_have_their_names_in_each_language() -> None:
    """A country and a known body are named in the report's language; an unknown name stays as written."""
    russia = Where("Rusia", "RU", "country", 60.0, 100.0, "Russia", "RU")
    ministry = Who("Kemendagri", "Kazakhstan/Interior Ministry")
    assert (wording("id").place(russia), wording("en").place(russia)) == ("Rusia", "Russia")
    assert wording("id").actor(ministry) == "Kementerian Dalam Negeri Kazakhstan"
    assert wording("en").actor(ministry) == "Kazakhstan’s Interior Ministry"
    assert wording("en").actor(Who("Tokayev", "Kassym-Jomart Tokayev")) == "Kassym-Jomart Tokayev"
    assert wording("en").actor(Who("pengunjuk rasa")) == "protesters"
    assert wording("en").actor(Who("government")) == "the government"


def test_the_days_of_a_span_share_their_month_and_year() -> None:
    """What the first day has in common with the last is told once."""
    told = wording("en")
    assert told.when(When(date(2022, 1, 30), date(2022, 2, 2), "span")) == "30 January to 2 February 2022"
    assert told.when(When(date(2021, 12, 30), date(2022, 1, 2), "span")) == "30 December 2021 to 2 January 2022"
    assert wording("id").ends(date(2022, 1, 4), date(2022, 1, 25)) == ("4", "25 Januari 2022")


def test_a_body_named_without_its_state_has_its_name_in_each_language() -> None:
    """An Indonesian report does not say "Interior Ministry", an English one not "Kementerian Kesehatan"."""
    assert wording("id").actor(Who("the Interior Ministry")) == "Kementerian Dalam Negeri"
    assert wording("en").actor(Who("Kementerian Kesehatan")) == "the Health Ministry"


def test_titles_and_owned_bodies_take_an_article() -> None:
    """A president and a commandant’s office take one, the police of Kazakhstan none."""
    told = wording("en")
    assert told.actor(Who("Russian president")) == "the Russian president"
    assert told.actor(Who("city commandant’s office")) == "the city commandant’s office"
    assert told.actor(Who("Kazakhstan’s police")) == "Kazakhstan’s police"
    assert told.actor(Who("President Tokayev")) == "President Tokayev"


def test_who_is_withdrawn_is_withdrawn_from_a_place() -> None:
    """The preposition goes with the measure."""
    home = Where("Kazakhstan", "KZ", "country", 48.0, 68.0, "Kazakhstan", "KZ")
    assert wording("en").inside(home, "withdrawn") == " from Kazakhstan"
    assert wording("id").inside(home, "withdrawn") == " dari Kazakhstan"
    assert wording("id").inside(home, "killed") == " di Kazakhstan"


def test_lists_are_joined_as_each_language_does() -> None:
    """Two names take the conjunction alone, three a comma before it; one name stands alone."""
    assert wording("id").join(["A", "B", "C"]) == "A, B, dan C"
    assert wording("en").join(["A", "B"]) == "A and B"
    assert wording("en").join(["A"]) == "A"
    assert capital("almaty") == "Almaty"


def test_nouns_agree_with_their_number() -> None:
    """One person is a person and was killed; others are people and were killed."""
    told = wording("en")
    assert (told.group("people", Count(1, 1)), told.verb("killed", Count(1, 1))) == ("person", "was killed")
    assert (told.group("people", Count(2, None)), told.verb("killed", Count(2, None))) == ("people", "were killed")


@pytest.mark.parametrize("lang", available())
def test_a_phrase_file_names_everything(lang: str) -> None:
    """Every measure, group, event type and mode, pledge status and kind of dispute has its words."""
    phrases = load(lang).table("phrases")
    assert set(MEASURES) == set(phrases["measures"])
    assert set(GROUPS) == set(phrases["groups"])
    types = set(PLOVER_MODES) | {f"{kind}/{mode}" for kind, modes in PLOVER_MODES.items() for mode in modes}
    assert set(phrases["events"]["types"]) >= types
    assert set(get_args(PledgeStatus)) <= set(phrases["pledges"])
    assert set(get_args(DisputeKind)) <= set(phrases["disputes"])


def test_both_phrase_files_have_the_same_names() -> None:
    """No phrase exists in one language only; names of actors apart, which each language has its own of."""

    def names(table: object, prefix: str = "") -> set[str]:
        if not isinstance(table, dict):
            return {prefix}
        inner = {key: held for key, held in table.items() if prefix or key != "actors"}
        return {name for key, held in inner.items() for name in names(held, f"{prefix}.{key}")}

    first, *others = (names(dict(load(lang).table("phrases"))) for lang in available())
    assert all(other == first for other in others)
