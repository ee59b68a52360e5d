"""Stories at the desk: one of two crises reported alone, by name or by the beginning of its id."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from saksi.errors import NothingFound
from saksi.service.desk import Desk
from tests.service import samples

KENYA = ["NAIROBI - At least 23 people were killed in Kenya on Monday when police fired on protesters, officials said."]
NEPAL = ["KATHMANDU - At least 51 people were killed in Nepal on Monday in clashes with police, the ministry said."]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A record of one article on Kenya and one on Nepal."""
    for name, told in (("kenya", KENYA), ("nepal", NEPAL)):
        page = samples.page([*told, *samples.ENGLISH[1:2]], title=f"Deaths in {name.title()}")
        (tmp_path / f"{name}.html").write_text(page, encoding="utf-8")
    with Desk.new(tmp_path / "record") as made:
        made.add([tmp_path / "kenya.html", tmp_path / "nepal.html"])
        yield made


def test_one_story_is_reported_alone(desk: Desk) -> None:
    """The report of a story holds its toll and not the other's; the whole report holds both."""
    kenya, nepal = sorted(desk.record().stories, key=lambda one: one.name)
    assert (kenya.name, nepal.name) == ("Kenya, May 2023", "Nepal, May 2023")
    assert [one.id for one in desk.record(story="kenya, may 2023").stories] == [kenya.id]
    alone = desk.report(lang="en", story=nepal.id[:14])
    assert "51" in alone
    assert "23 people" not in alone
    assert "Kenya" not in alone
    assert "Kenya" in desk.report(lang="en")


def test_a_story_nobody_knows_is_not_found(desk: Desk) -> None:
    """A wrong name is said to be none."""
    with pytest.raises(NothingFound, match="no story"):
        desk.report(lang="en", story="Atlantis")
