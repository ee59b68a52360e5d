"""Re-reading makes readings anew from stored texts, keeps rulings, and tells what changed by article and rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from saksi.service.desk import Desk
from saksi.service.reread import READER, reread_plain
from tests.service.again import narrower, put, without
from tests.service.samples import english, german, indonesian

SOURCE = Path(__file__).parents[2] / "src" / "saksi" / "read"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    (tmp_path / "pages").mkdir()
    for name, data in (("a", english()), ("b", indonesian()), ("c", german())):
        (tmp_path / "pages" / f"{name}.html").write_bytes(data)
    with Desk.new(tmp_path / "record") as made:
        made.add([tmp_path / "pages"])
        yield made


def test_what_reads_as_before_is_left_untouched(desk: Desk) -> None:
    """The same packs give the same record, bit for bit; issues of the page and of an unread language stay."""
    before, issues = list(desk.store.dump()), list(desk.issues())
    done = desk.reread()
    assert (done.same, done.differences, done.moves, done.refused) == (3, (), (), ())
    assert (list(desk.store.dump()), list(desk.issues())) == (before, issues)
    assert issues


def test_what_another_pack_read_otherwise_is_told_and_put_right(desk: Desk) -> None:
    """Readings gone, new and changed are told by article and rule, with the facts that moved; texts never change."""
    wanted = list(desk.store.dump())
    texts = [one.id for one in desk.store.texts()]
    article = next(one for one in desk.articles() if one.lang == "en")
    figures = [one for one in desk.store.readings(article.id) if one.kind == "figure"]
    for other in [one.id for one in desk.articles() if one.id != article.id]:
        without(desk.store, other, {one.id for one in desk.store.readings(other)})
    put(desk.store, article.id, lambda held: [narrower(one) if one.id == figures[1].id else one for one in held[1:]])
    dry = desk.reread(dry_run=True)
    assert list(desk.store.dump()) != wanted
    done = desk.reread()
    assert list(desk.store.dump()) == wanted
    assert [one.id for one in desk.store.texts()] == texts
    assert reread_plain(dry) == reread_plain(done)
    told = next(one for one in done.differences if one.article.id == article.id)
    assert (len(told.changed), len(told.new), len(told.gone)) == (1, 1, 0)
    assert sum(new + changed for _, new, changed in done.rules.values()) > 2
    assert done.moves or done.facts
    assert not desk.verify().failures


def test_a_ruling_on_changed_readings_stands_after_rereading(desk: Desk) -> None:
    """What was rejected when an older pack read it stays rejected; nothing of it is stale."""
    article = next(one for one in desk.articles() if one.lang == "en")
    killed = next(one for one in desk.store.readings(article.id) if one.text_of("measure") == "killed")
    put(desk.store, article.id, lambda held: [narrower(one) if one.id == killed.id else one for one in held])
    old = next(one for one in desk.store.readings(article.id) if one.rule == "an older rule")
    desk.rule("reject", [old.id], why="the ministry denied it", by="Rini")
    done = desk.reread()
    assert done.stale == ()
    (entry,) = desk.log().entries
    assert (entry.standing.state, entry.standing.readings) == ("in force", (killed.id,))
    assert killed.id not in desk.record().readings


def test_rulings_whose_words_are_no_longer_read_are_reported(desk: Desk) -> None:
    """A reading that the present packs do not make: its ruling is told as stale by the re-reading."""
    article = next(one for one in desk.articles() if one.lang == "en")
    readings = list(desk.store.readings(article.id))
    words = next(one for one in readings if one.kind == "statement").slots[0].witness
    figure = next(one for one in readings if one.kind == "figure")
    slots = tuple(replace(slot, witness=words) for slot in figure.slots)
    made_up = replace(figure, slots=slots, rule="a bad rule")
    put(desk.store, article.id, lambda held: [*held, made_up])
    made = desk.rule("note", [made_up.id], why="odd", by="Rini").link.ruling
    done = desk.reread()
    assert [one.ruling.id for one in done.stale] == [made.id]
    assert done.rules["a bad rule"] == (1, 0, 0)


def test_the_issues_of_the_readers_are_known() -> None:
    """Every issue that a file of saksi.read makes begins as READER says, so that re-reading replaces it."""
    told = [
        found for file in SOURCE.glob("*.py")
        for found in re.findall(r'\bissue\(\s*f?"([^"{]+)', file.read_text(encoding="utf-8"))
    ]  # fmt: skip
    assert len(told) >= 5
    assert all(one.startswith(READER) for one in told)
