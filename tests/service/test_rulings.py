"""Ruling at the desk: ids and their beginnings, refusals in words, the log, and rulings that survive reading again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from saksi.core.ruling import Ruling
from saksi.errors import BadValue, NothingFound, SaksiError
from saksi.service.desk import Desk
from saksi.service.rulings import author
from saksi.settings import Settings
from tests.service.again import without
from tests.service.samples import english, indonesian


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.html").write_bytes(english())
    (tmp_path / "pages" / "b.html").write_bytes(indonesian())
    with Desk.new(tmp_path / "record") as made:
        made.add([tmp_path / "pages"])
        yield made


def killed(desk: Desk) -> tuple[str, int | None]:
    """The id and the number of the dead."""
    fact = next(one for one in desk.record().figures if one.measure == "killed")
    return fact.id, fact.value.count.low if fact.value else None


def rule(desk: Desk, verdict: str, *ids: str, **more: object) -> Ruling:
    return desk.rule(verdict, ids, why="looked again", by="Rini", **more).link.ruling  # type: ignore[arg-type]


def test_a_fact_is_corrected_and_the_correction_undone(desk: Desk) -> None:
    """The beginning of an id is enough; the fact tells the other value; undo is another ruling."""
    fact_id, _ = killed(desk)
    made = rule(desk, "correct", fact_id[:14], value=["count=15..17"])
    assert killed(desk)[1] == 15
    assert (made.targets, made.words != "") == ((fact_id,), True)
    rule(desk, "undo", made.id[:12])
    assert killed(desk)[1] == 14
    assert [one.standing.state for one in desk.log().entries] == ["undone", "in force"]
    assert desk.log().entries[0].standing.undone_by == desk.log().entries[1].link.ruling.id


@pytest.mark.parametrize(("lang", "words"), [("en", "corrected by Rini"), ("id", "dikoreksi oleh Rini")])
def test_a_report_says_who_corrected_a_number(desk: Desk, lang: str, words: str) -> None:
    """Wherever the number stands, in the sentence on top and in the table, it is told whose it is."""
    fact_id, _ = killed(desk)
    assert words not in desk.report(lang=lang)
    rule(desk, "correct", fact_id, value=["count=17"])
    told = [line for line in desk.report(lang=lang).splitlines() if "17 " in line]
    assert len(told) > 1
    assert all(words in line for line in told if line.startswith(("-", "|")))


def test_a_ruling_can_take_the_place_of_another(desk: Desk) -> None:
    """With undo the earlier ruling is undone by the new one, which decides by itself."""
    fact_id, _ = killed(desk)
    made = rule(desk, "correct", fact_id, value=["count=15"])
    rule(desk, "correct", fact_id, value=["count=16"], undo=made.id)
    assert killed(desk)[1] == 16
    assert desk.log().states == {"in force": 1, "undone": 1}


def test_rulings_survive_rebuild_and_reread(desk: Desk) -> None:
    """Readings made again are ruled as before; the chain stays whole."""
    fact_id, _ = killed(desk)
    rule(desk, "reject", fact_id)
    for again in (desk.rebuild, desk.reread):
        again()
        assert all(one.measure != "killed" for one in desk.record().figures)
    assert desk.log().states == {"in force": 1}
    assert not desk.verify().failures


def test_rulings_are_stale_when_their_words_are_gone(desk: Desk) -> None:
    """The log, the doctor, a rebuild and the report all show the ruling; it is not dropped."""
    fact_id, _ = killed(desk)
    made = rule(desk, "note", fact_id)
    gone = {one.id for one in made.seen}
    for article in list(desk.articles()):
        without(desk.store, article.id, gone)
    assert desk.log().states == {"stale": 1}
    assert next(one for one in desk.doctor() if one.name == "rulings").state == "note"
    assert "saksi log" in desk.report(lang="en")
    assert [one.ruling.id for one in desk.record().stale] == [made.id]


@pytest.mark.parametrize(
    ("verdict", "ids", "more", "said"),
    [
        ("maybe", ["killed"], {}, "no verdict"),
        ("reject", ["abc"], {}, "too short"),
        ("reject", ["figure-0000000"], {}, "nothing under"),
        ("reject", ["reading-"], {}, "several ids"),
        ("reject", ["killed"], {"value": ["count=3"]}, "takes no value"),
        ("reject", ["actor:Paul Reyes"], {}, "cannot be said of actors"),
        ("same", ["killed"], {}, "needs two ids"),
        ("same", ["killed", "killed"], {}, "needs two ids"),
        ("same", ["killed", "statement"], {}, "of one kind"),
        ("correct", ["killed"], {}, "needs a value"),
        ("correct", ["killed"], {"value": ["count=many"]}, "no number"),
        ("correct", ["killed"], {"value": ["count=5..3"]}, "no number"),
        ("correct", ["killed"], {"value": ["when=2022-02-02/2022-01-01"]}, "runs backwards"),
        ("correct", ["killed"], {"value": ["actors=Russia"]}, "no value of a figure"),
        ("correct", ["killed"], {"value": ["group=robots"]}, "is no group"),
        ("correct", ["killed"], {"value": ["place=Springfield"]}, "several places"),
        ("correct", ["killed"], {"value": ["place=Xyzzyville"]}, "no place"),
        ("correct", ["killed"], {"value": ["count=3", "count=4"]}, "given twice"),
        ("undo", ["ruling-00000"], {}, "no ruling"),
        ("accept", ["killed"], {"undo": "ruling-00000"}, "no ruling"),
        ("note", ["actor:Pol Reyes"], {}, "names the actor"),
    ],
)
def test_what_cannot_be_ruled_is_said_in_words(
    desk: Desk, verdict: str, ids: list[str], more: dict[str, object], said: str
) -> None:
    """A refusal says what is wrong and what to do, and writes nothing."""
    fact_id, _ = killed(desk)
    known = {"killed": fact_id, "statement": desk.record().statements[0].id}
    with pytest.raises((BadValue, NothingFound), match=said) as caught:
        rule(desk, verdict, *(known.get(one, one) for one in ids), **more)
    assert caught.value.do
    assert desk.log().entries == ()


def test_a_ruling_needs_a_reason_and_is_undone_once(desk: Desk) -> None:
    """No ruling without why; what is undone cannot be undone again."""
    fact_id, _ = killed(desk)
    with pytest.raises(BadValue, match="reason"):
        desk.rule("reject", [fact_id], why=" ")
    made = rule(desk, "reject", fact_id)
    rule(desk, "undo", made.id)
    with pytest.raises(BadValue, match="undone already"):
        rule(desk, "undo", made.id)


def test_rulings_of_one_second_keep_their_order(desk: Desk) -> None:
    """The same decision twice is two entries, and each is later than the one before."""
    fact_id, _ = killed(desk)
    made = [rule(desk, verdict, fact_id) for verdict in ("reject", "accept", "reject", "accept")]
    assert [one.at for one in made] == sorted({one.at for one in made})
    assert killed(desk)[1] == 14


def test_articles_origins_and_actors_can_be_ruled_on(desk: Desk) -> None:
    """Two articles are ruled one source, two names one actor."""
    first, second = (one.id for one in desk.articles())
    rule(desk, "same", first, second)
    assert [len(one.articles) for one in desk.record().origins] == [2]
    rule(desk, "same", "actor:Paul Reyes", "actor:polisi")
    assert desk.record().names


def test_who_rules_is_told_or_set_or_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    """--by before the setting before the user of the machine; without any the ruling is refused."""
    monkeypatch.setenv("LOGNAME", "sari")
    assert author(Settings(by="Rini"), "Budi") == "Budi"
    assert author(Settings(by="Rini")) == "Rini"
    assert author(Settings()) == "sari"


def test_the_head_of_the_log_is_the_last_hash(desk: Desk) -> None:
    """Who wrote the head down can see later that nothing was taken off the end."""
    assert desk.log().head == ""
    fact_id, _ = killed(desk)
    rule(desk, "note", fact_id)
    log = desk.log()
    assert log.head == log.entries[-1].link.hash
    with pytest.raises(SaksiError):
        rule(desk, "note", "no such id")
