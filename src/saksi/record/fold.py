"""The fold: articles, readings and rulings in, the Record as of one day out. Pure.

Articles fall into stories first; each story is folded by itself, origins first, then one file a kind. The same input in
any order gives the same Record, to the last id.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import chain
from operator import itemgetter
from typing import TypeVar

from saksi.core.article import Article
from saksi.core.fact import Force
from saksi.core.ids import content_id
from saksi.core.reading import Reading
from saksi.core.ruling import Ruling, realms
from saksi.issues import Issue
from saksi.record import ruled
from saksi.record.chapters import Chapter, Ranked
from saksi.record.ground import iso
from saksi.record.loans import lend
from saksi.record.membership import Members, known_members
from saksi.record.memory import Memory
from saksi.record.profiles import Page
from saksi.record.record import Record
from saksi.record.rulings import Applied, apply
from saksi.record.stories import divide
from saksi.record.versions import successors

T = TypeVar("T")
V = TypeVar("V")


def fold(
    articles: Iterable[Article],
    readings: Iterable[Reading],
    rulings: Iterable[Ruling] = (),
    issues: Iterable[tuple[str, Issue]] = (),
    *,
    as_of: date | None = None,
    members: Members = known_members,
    memory: Memory | None = None,
) -> Record:
    """Everything the record holds as of a day.

    With `as_of`, only articles published on or before it count, and those without a day are left out (named in
    `undated`). Without, all articles count and the day is the latest publication held. `members` tells who belongs to
    an alliance. Readings of articles that are not given are left out. `memory` is what an earlier fold of this record
    left: stories in which nothing changed are taken from it, and the result is the same.
    """
    with _uncollected():
        return _fold(articles, readings, rulings, issues, as_of, members, memory or Memory())


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the search for reference cycles: the fold makes none, and the search took a fifth of its time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _fold(
    articles: Iterable[Article],
    readings: Iterable[Reading],
    rulings: Iterable[Ruling],
    issues: Iterable[tuple[str, Issue]],
    as_of: date | None,
    members: Members,
    memory: Memory,
) -> Record:
    by_id = {article.id: article for article in articles}
    ordered = sorted(by_id.values(), key=lambda one: (iso(_day(one)), one.id))
    seen = [one for one in ordered if as_of is None or _known_by(one, as_of)]
    readings = list(readings)
    applied = apply(rulings, by_id.values(), readings)
    memory.rule(applied)
    given = _by_article(readings)
    pages = [memory.page(one, given.get(one.id, ())) for one in seen]
    day = as_of or max((known for one in seen if (known := _day(one))), default=None)
    chapters = _chapters(pages, applied, day, members, memory)
    memory.forget(pages, chapters)
    made = _merged(
        chapters,
        {one.id: one for one in seen},
        day,
        tuple(sorted({pair for pair in issues if pair[0] in {one.id for one in seen}})) if issues else (),
        later=len([one for one in ordered if as_of is not None and (known := _day(one)) and known > as_of]),
        undated=tuple(one for one in ordered if _day(one) is None),
    )
    return ruled.sign(made, applied, readings)


def _chapters(
    pages: Sequence[Page], applied: Applied, day: date | None, members: Members, memory: Memory
) -> list[Chapter]:
    """Each story folded, in the order of their first days; replaced versions go with the version in force."""
    replaced = successors([page.article for page in pages], {page.id: page.readings for page in pages})
    on_stories = [
        one.ruling for one in applied.standing if one.state != "undone" and "story" in realms(one.ruling.targets)
    ]
    parts = divide([page for page in pages if page.id not in replaced], on_stories, replaced)
    home = {page.id: number for number, part in enumerate(parts) for page in part.pages}
    stories: list[list[Page]] = [[] for _ in parts]
    for page in pages:
        stories[home[replaced.get(page.id, page.id)]].append(page)
    lent = lend(stories, applied.of("reading"), memory.cut)
    return [memory.chapter(part, some, replaced, day, members) for part, some in zip(parts, lent, strict=True)]


def _merged(
    chapters: Sequence[Chapter],
    articles: dict[str, Article],
    day: date | None,
    issues: tuple[tuple[str, Issue], ...],
    *,
    later: int,
    undated: tuple[Article, ...],
) -> Record:
    happened = _in_order([one.events for one in chapters])
    line = set[str]().union(*(one.line for one in chapters))
    sent, named = _named_apart(chapters)
    return Record(
        as_of=day,
        articles=articles,
        readings=_joined([one.readings for one in chapters]),
        origins=_in_order([one.origins for one in chapters]),
        figures=_in_order([one.figures for one in chapters]),
        events=happened,
        statements=_in_order([one.statements for one in chapters]),
        pledges=_in_order([one.pledges for one in chapters]),
        roles=_in_order([one.roles for one in chapters]),
        disputes=_in_order([one.disputes for one in chapters]),
        forces=sent,
        timeline=tuple(one.id for one in happened if one.id in line),
        issues=issues,
        later=later,
        undated=undated,
        names=_joined([one.names for one in chapters]),
        stories=tuple(one.story for one in chapters),
        homes=_joined([*(one.homes for one in chapters), named]),
    )


def _joined(some: Iterable[Mapping[str, V]]) -> dict[str, V]:
    found: dict[str, V] = {}
    for one in some:
        found.update(one)
    return found


def _in_order(ranked: Sequence[Ranked[T]]) -> tuple[T, ...]:
    """The facts of all chapters in their one order."""
    if len(ranked) == 1:
        return tuple(fact for _, fact in ranked[0])
    return tuple(fact for _, fact in sorted(chain.from_iterable(ranked), key=itemgetter(0)))


def _named_apart(chapters: Sequence[Chapter]) -> tuple[tuple[Force, ...], dict[str, str]]:
    """All forces, and the story of each. One that two stories have in one place has an id of its own in the later."""
    home: dict[str, str] = {}
    found: list[tuple[tuple[str, ...], Force]] = []
    for chapter in chapters:
        for key, force in chapter.forces:
            twice = force.id in home
            id_ = content_id("force", [force.id, chapter.story.id]) if twice else force.id
            home[id_] = chapter.story.id
            found.append(((*key, chapter.story.id), replace(force, id=id_) if twice else force))
    return tuple(force for _, force in sorted(found, key=itemgetter(0))), home


def _day(article: Article) -> date | None:
    when = article.published.when
    return when.last or when.first


def _known_by(article: Article, as_of: date) -> bool:
    day = _day(article)
    return day is not None and day <= as_of


def _by_article(readings: Iterable[Reading]) -> dict[str, list[Reading]]:
    told: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        told[reading.article_id].append(reading)
    return told
