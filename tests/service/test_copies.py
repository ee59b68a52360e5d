"""Copies in the record: found from stored sketches, shown with the words both share."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from saksi.errors import NothingFound
from saksi.service import plain
from saksi.service.desk import Desk
from tests.service import samples


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.new(tmp_path / "project") as made:
        yield made


def save(folder: Path, name: str, paragraphs: list[str], outlet: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(samples.page(paragraphs, outlet=outlet), encoding="utf-8")
    return folder / name


def test_a_reprint_is_found_with_its_proof(desk: Desk, tmp_path: Path) -> None:
    """Two outlets print one dispatch, a third writes its own: one pair, whose stretches stand in both texts."""
    reprint = [
        samples.ENGLISH[0].replace("PORT LUAN (Example Wire) - ", ""),
        *samples.ENGLISH[1:],
        "It rained all day.",
    ]
    own = ["Shops in the harbour stayed shut for a third day while families queued for bread and water in the rain."]
    pages = [
        save(tmp_path / "in", "a.html", samples.ENGLISH, "Example Herald"),
        save(tmp_path / "in", "b.html", reprint, "Second Post"),
        save(tmp_path / "in", "c.html", own, "Third Mail"),
    ]
    desk.add(pages)
    assert len(list(desk.store.sketches())) == 3
    (pair,) = desk.copies()
    assert {pair.one.outlet, pair.other.outlet} == {"Example Herald", "Second Post"}
    assert pair.copy.share > 0.9
    told = json.loads(json.dumps(plain.copied_plain(pair)))
    for one in told["stretches"]:
        assert pair.text.quote(one["one"]["start"], one["one"]["end"]) == one["one"]["quote"]
        assert pair.other_text.quote(one["other"]["start"], one["other"]["end"]) == one["other"]["quote"]
    assert [one.copy for one in desk.copies(pair.other.id)] == [pair.copy]
    with pytest.raises(NothingFound, match="no copies of article-none"):
        desk.copies("article-none")


def test_nothing_is_a_copy_of_itself_or_of_its_other_version(desk: Desk, tmp_path: Path) -> None:
    """One page, and a second version of it at the same address, are no copies."""
    first = save(tmp_path / "in", "a.html", samples.ENGLISH, "Example Herald")
    second = save(tmp_path / "in", "b.html", [*samples.ENGLISH, "Updated on Tuesday."], "Example Herald")
    desk.add([first, second], url="https://herald.example/1")
    with pytest.raises(NothingFound):
        desk.copies()
