"""Stories at the desk: one of two crises reported alone, by name or by the beginning of its id."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from saksi.errors import BadValue, NothingFound
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
    both = desk.report(lang="en")
    assert "Kenya" in both
    assert "2 stories" in both
    assert "stories" not in alone


def test_a_story_nobody_knows_is_not_found(desk: Desk) -> None:
    """A wrong name is said to be none."""
    with pytest.raises(NothingFound, match="no story"):
        desk.report(lang="en", story="Atlantis")


def test_an_article_more_folds_its_own_story_alone(desk: Desk, tmp_path: Path) -> None:
    """At one desk the story that nothing was added to is the very same as before; a ruling folds both again."""
    before = desk.record()
    told = KENYA[0].replace("23", "29").replace("police fired", "soldiers fired")
    page = samples.page([told, *samples.ENGLISH[1:2]], title="More deaths in Kenya")
    (tmp_path / "more.html").write_text(page, encoding="utf-8")
    desk.add([tmp_path / "more.html"])
    after = desk.record()
    assert len(after.articles) == 3
    for one in before.stories:
        same = one.name.startswith("Nepal")
        was, now = ([fact for fact in held.told if held.story_of(fact.id) == one.id] for held in (before, after))
        assert was
        assert (len(was) == len(now) and all(a is b for a, b in zip(was, now, strict=True))) == same
    desk.rule("note", [next(one.id for one in after.stories)], why="seen", by="Rini")
    assert not {id(one) for one in after.told} & {id(one) for one in desk.record().told}


def test_stories_are_named_joined_and_parted_at_the_desk(desk: Desk) -> None:
    """A name is kept; an article goes to another story beside which it is named, first or last, and leaves it again."""
    kenya, nepal = sorted(desk.record().stories, key=lambda one: one.name)
    desk.rule("correct", [kenya.id[:16]], why="known so", by="Rini", value=["name=June protests"])
    assert [one.name for one in desk.record().stories if one.id == kenya.id] == ["June protests"]
    for targets in ([kenya.id, nepal.articles[0]], [nepal.articles[0], kenya.id]):
        made = desk.rule("same", targets, why="one crisis", by="Rini").link.ruling
        held = desk.record()
        assert [sorted(one.articles) for one in held.stories] == [sorted((*kenya.articles, *nepal.articles))]
        assert not any("ruled" in one.why for one in held.origins)
        desk.rule("different", targets, why="two after all", by="Rini")
        assert len(desk.record().stories) == 2
        desk.rule("undo", [made.id], why="wrong", by="Rini")


@pytest.mark.parametrize("value", ["name=", "title=June", "June"])
def test_a_story_takes_a_name_only(desk: Desk, value: str) -> None:
    """Whatever else is said of a story is refused, and so is one name for two."""
    first, second = (one.id for one in desk.record().stories)
    with pytest.raises(BadValue, match="name only"):
        desk.rule("correct", [first], why="so", by="Rini", value=[value])
    with pytest.raises(BadValue, match="one story"):
        desk.rule("correct", [first, second], why="so", by="Rini", value=["name=June"])
