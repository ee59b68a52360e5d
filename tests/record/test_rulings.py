"""Rulings find their readings again behind the words, and what they decide is in the facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from saksi.core.article import Article
from saksi.core.reading import Reading
from saksi.core.ruling import Ruling, Seen, key_span, words_of
from saksi.core.values import Count, Value, When
from saksi.record.fold import fold
from saksi.record.record import Record
from saksi.record.rulings import apply
from tests.record.build import ALMATY, KAZAKHSTAN, Page, both, jan

AT = datetime(2026, 1, 1, tzinfo=UTC)


def seen(target: str, readings: Sequence[Reading], articles: Sequence[Article]) -> tuple[Seen, ...]:
    """What stands behind a target."""
    held = {one.id: one for one in articles}
    return tuple(
        Seen(
            target, one.id, one.article_id, held[one.article_id].page_id, held[one.article_id].url, one.kind,
            *key_span(one), words_of(one),
        )
        for one in readings
    )  # fmt: skip


def on(
    verdict: str, *targets: tuple[str, Sequence[Reading]], articles: Sequence[Article], hours: int = 0,
    value: tuple[tuple[str, Value], ...] = (), undoes: str | None = None,
) -> Ruling:  # fmt: skip
    """A ruling on targets with the readings behind them."""
    behind = tuple(one for target, readings in targets for one in seen(target, readings, articles))
    names = tuple(target for target, _ in targets)
    at = AT + timedelta(hours=hours)
    return Ruling(verdict, names, "Rini", at, "looked again", "", undoes, value, behind)  # type: ignore[arg-type]


def state(record: Record, ruling: Ruling) -> str:
    return next(one.state for one in record.rulings if one.ruling.id == ruling.id)


def test_a_correction_changes_the_fact_and_not_the_reading() -> None:
    """The fact shows the corrected value and who gave it; the reading stays as the article tells it."""
    articles, readings = both([Page("A", jan(7)).figure("killed", 225, when=jan(7)).figure("injured", 9)])
    ruling = on("correct", (readings[0].id, readings[:1]), articles=articles, value=(("count", Count(226, 226)),))
    record = fold(articles, readings, [ruling])
    killed = next(one for one in record.figures if one.measure == "killed")
    assert killed.value is not None
    assert killed.value.count.low == 226
    assert killed.witnessed.rulings == killed.value.witnessed.rulings == (ruling.id,)
    assert "corrected to count 226 (read as count 225): Rini, 2026-01-01: looked again" in killed.witnessed.rule
    assert record.readings[readings[0].id].count() == Count(225, 225)
    assert [one.witnessed.rulings for one in record.figures if one.measure == "injured"] == [()]


def test_corrected_places_and_days_hold_against_other_articles() -> None:
    """What a person corrected is not set right again by a majority; a day that was none becomes one."""
    pages = [Page(name, jan(7)).figure("killed", 137, place=KAZAKHSTAN, when=jan(6)) for name in "ABC"]
    articles, readings = both([*pages, Page("D", jan(7)).figure("killed", 137, place=None)])
    value = (("place", ALMATY), ("when", When.on(jan(5))))
    record = fold(articles, readings, [on("correct", (readings[3].id, readings[3:]), articles=articles, value=value)])
    town = next(one for one in record.figures if one.place == ALMATY)
    assert town.points[0].when == When.on(jan(5))


def test_a_ruling_follows_its_words_when_they_are_read_anew() -> None:
    """Another pack reads the same key words with another group: the ruling stands, and says that they were moved."""
    articles, readings = both([Page("A", jan(7)).figure("killed", 18, "police")])
    ruling = on("reject", (readings[0].id, readings), articles=articles)
    again = replace(readings[0], slots=readings[0].slots[:2])
    assert again.id != readings[0].id
    record = fold(articles, [again], [ruling])
    assert record.figures == ()
    assert state(record, ruling) == "in force"
    assert record.rulings[0].readings == (again.id,)
    assert "read anew" in record.rulings[0].why


def test_a_ruling_without_its_words_is_stale_and_never_dropped() -> None:
    """When nothing reads the words any more, the ruling is shown as stale; undoing it makes it undone."""
    articles, readings = both([Page("A", jan(7)).figure("killed", 18).figure("injured", 4)])
    ruling = on("reject", (readings[0].id, readings[:1]), articles=articles)
    record = fold(articles, readings[1:], [ruling])
    assert [one.ruling for one in record.stale] == [ruling]
    undo = on("note", articles=articles, hours=1, undoes=ruling.id)
    assert [one.state for one in fold(articles, readings[1:], [ruling, undo]).rulings] == ["undone", "in force"]


def test_a_ruling_follows_an_edited_page_and_is_stale_when_its_words_changed() -> None:
    """A later version with the same words is ruled too; one with other words makes the ruling stale."""
    url = "https://a.example/1"
    first = Page("A", jan(7), url=url, clock="08:00").figure("killed", 18, "police")
    same = Page("A", jan(7), url=url, clock="09:00", title="Updated").figure("killed", 18, "police")
    other = Page("A", jan(7), url=url, clock="09:00").figure("killed", 16, "police")
    articles, readings = both([first])
    ruling = on("reject", (readings[0].id, readings), articles=articles)
    kept = fold(*both([first, same]), [ruling])
    assert (kept.figures, state(kept, ruling)) == ((), "in force")
    changed = fold(*both([first, other]), [ruling])
    assert (len(changed.figures), state(changed, ruling)) == (1, "stale")


def test_of_same_and_different_the_later_holds_and_a_fact_leaves_whole() -> None:
    """Rulings hold in their order; two readings behind one fact leave a group together."""
    pages = [Page(name, jan(7)).event("PROTEST/demo", ("protesters",), when=jan(6)) for name in "AB"]
    pages += [Page(name, jan(9)).event("PROTEST/demo", ("protesters",), when=jan(9)) for name in "CD"]
    articles, readings = both(pages)
    early, late = readings[:2], readings[2:]
    assert len(fold(articles, readings).events) == 2
    join = on("same", ("event-1", early), ("event-2", late), articles=articles)
    assert len(fold(articles, readings, [join]).events) == 1
    part = on("different", ("event-1", early), ("event-2", late), articles=articles, hours=1)
    parted = fold(articles, readings, [join, part])
    assert sorted(len(one.witnessed.readings) for one in parted.events) == [2, 2]
    again = on("same", ("event-1", early[:1]), ("event-2", late[:1]), articles=articles, hours=2)
    assert len(fold(articles, readings, [again, part, join]).events) == 1


def test_origins_are_joined_and_parted_by_rulings() -> None:
    """Two outlets ruled one source witness once; a copy ruled no copy witnesses by itself; undoing restores."""
    pages = [Page(name, jan(7)).figure("killed", 18) for name in "AB"]
    articles, readings = both(pages)

    def rule(verdict: str, hours: int = 0, undoes: str | None = None) -> Ruling:
        behind = tuple(Seen(one.id, one.id, one.id) for one in articles)
        at = AT + timedelta(hours=hours)
        return Ruling(verdict, tuple(a.id for a in articles), "Rini", at, "one desk", "", undoes, (), behind)  # type: ignore[arg-type]

    joined = rule("same")
    record = fold(articles, readings, [joined])
    assert [len(one.articles) for one in record.origins] == [2]
    assert record.origins[0].why == "ruled same: Rini, 2026-01-01: one desk"
    assert len(record.figures[0].witnessed.origins) == 1
    assert len(fold(articles, readings, [joined, rule("different", 1)]).origins) == 2
    assert len(fold(articles, readings, [joined, rule("note", 1, joined.id)]).origins) == 2


def test_names_of_actors_are_resolved_by_rulings_that_can_be_undone() -> None:
    """Two spellings ruled the same are one speaker, under the first; the words as written stay in the readings."""
    pages = [Page("A", jan(7)).statement("Ali Khan", "we will hold the whole city")]
    pages += [Page("B", jan(7)).statement("Aly Chan", "we will hold the whole city")]
    articles, readings = both(pages)
    assert len(fold(articles, readings).statements) == 2
    same = Ruling("same", ("actor:Ali Khan", "actor:Aly Chan"), "Rini", AT, "one man, two spellings")
    record = fold(articles, readings, [same])
    assert len(record.statements) == 1
    assert record.names["Aly Chan"] == "Ali Khan"
    assert {one.who("speaker").written for one in record.readings.values()} == {"Ali Khan", "Aly Chan"}  # type: ignore[union-attr]
    undo = Ruling("note", (same.id,), "Rini", AT + timedelta(hours=1), "two men", undoes=same.id)
    assert len(fold(articles, readings, [same, undo]).statements) == 2


def test_spellings_taken_for_one_are_parted() -> None:
    """The record takes Masimov and Massimov for one man; a person may know better."""
    pages = [Page("A", jan(7)).statement("Karim Masimov", "no"), Page("B", jan(7)).statement("Karim Massimov", "yes")]
    articles, readings = both(pages)
    assert fold(articles, readings).names
    apart = Ruling("different", ("actor:Karim Masimov", "actor:Karim Massimov"), "Rini", AT, "brothers")
    assert not fold(articles, readings, [apart]).names


def test_a_dispute_is_closed_by_a_ruling_until_another_number_comes() -> None:
    """Each side was seen: closed with the reason, the values stand; a new side opens it again."""
    pages = [
        Page("A", jan(7)).figure("killed", 18, when=jan(6), says="police"),
        Page("B", jan(7)).figure("killed", 30, when=jan(6), says="hospital"),
    ]
    articles, readings = both(pages)
    (dispute,) = fold(articles, readings).disputes
    assert dispute.open
    ruling = on("accept", (dispute.id, readings), articles=articles)
    record = fold(articles, readings, [ruling])
    (settled,) = record.disputes
    assert (settled.open, settled.settled) == (False, ruling.id)
    assert settled.why.endswith("settled: Rini, 2026-01-01: looked again")
    assert all(point.status != "disputed" for fact in record.figures for point in fact.points)
    more = Page("C", jan(7)).figure("killed", 44, when=jan(6), says="mayor")
    assert [one.open for one in fold(*both([*pages, more]), [ruling]).disputes] == [True]


def test_a_rejected_article_says_nothing_and_one_of_its_readings_can_be_accepted() -> None:
    """All that an article says is left out; a later accept brings one reading back."""
    articles, readings = both([Page("A", jan(7)).figure("killed", 18).figure("injured", 3)])
    reject = Ruling("reject", (articles[0].id,), "Rini", AT, "a parody")
    assert fold(articles, readings, [reject]).figures == ()
    accept = on("accept", (readings[1].id, readings[1:]), articles=articles, hours=1)
    assert [one.measure for one in fold(articles, readings, [reject, accept]).figures] == ["injured"]


def test_undoing_an_undo_brings_the_ruling_back() -> None:
    """The last word holds, whatever order the rulings are given in."""
    articles, readings = both([Page("A", jan(7)).figure("killed", 18)])
    one = on("reject", (readings[0].id, readings), articles=articles)
    two = on("note", articles=articles, hours=1, undoes=one.id)
    three = on("note", articles=articles, hours=2, undoes=two.id)
    for some, kept in (([one], 0), ([two, one], 1), ([three, one, two], 0)):
        assert len(fold(articles, readings, some).figures) == kept
    assert [standing.state for standing in apply([one, two, three], articles, readings).standing] == [
        "in force", "undone", "in force",
    ]  # fmt: skip
