"""Numbers that changed between two versions of one page, each pair with its readings. Pure.

Only readings of one quantity are paired that both versions tell differently; what one version leaves out, as the copy
of a page for phones may, is no change.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from saksi.core.article import Article
from saksi.core.reading import Reading
from saksi.core.text import Text
from saksi.core.values import Count
from saksi.record.manner import Manner, manner
from saksi.record.record import Record
from saksi.record.same import family
from saksi.record.versions import successors
from saksi.report.passages import Passages

ALIKE = 0.4
"""Share of words that two sentences must have in common to be one rewritten, where they tell of other places."""
HOUR = len("2022-01-13T07")
"""To the hour: the pages of one folder come in within minutes, in the order of their names."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Revision:
    """One number that another took the place of; the readings of each, the fullest first."""

    old: tuple[Reading, ...]
    new: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Edited:
    """One page in two versions, how it tells of the edit, and the numbers that changed."""

    old: Article
    new: Article
    manner: Manner
    revisions: tuple[Revision, ...]


def earlier_versions(record: Record) -> frozenset[str]:
    """The ids of the articles that a later version of their page replaced."""
    return frozenset(successors(record.articles.values(), _by_article(record)))


def edited(
    record: Record, texts: Mapping[str, Text], passages: Passages, seen: Mapping[str, str] | None = None
) -> Iterator[Edited]:
    """Every step between versions of one page at which numbers changed, by page and in time.

    `seen` tells by article id when each came into the record: of versions with one clock the newer is the later.
    """
    readings = _by_article(record)
    for versions in _pages(record):
        ordered = _in_order(versions, readings, seen or {})
        steps: dict[tuple[int, int], list[Revision]] = defaultdict(list)
        for (i, old), (j, new) in _steps(ordered, readings):
            steps[i, j].extend(_revisions(old, new, passages))
        for (i, j), found in sorted(steps.items()):
            if found:
                one, other = ordered[i], ordered[j]
                told = manner(one, other, texts.get(one.text_id), texts.get(other.text_id))
                yield Edited(one, other, told, tuple(_merged(found)))


def _by_article(record: Record) -> dict[str, list[Reading]]:
    held: dict[str, list[Reading]] = defaultdict(list)
    for reading in record.readings.values():
        held[reading.article_id].append(reading)
    return {id_: sorted(some, key=lambda one: (one.anchor.start, one.id)) for id_, some in held.items()}


def _pages(record: Record) -> Iterator[list[Article]]:
    pages: dict[str, list[Article]] = defaultdict(list)
    for article in record.articles.values():
        if article.url:
            pages[article.url].append(article)
    return (pages[url] for url in sorted(pages) if len(pages[url]) > 1)


def _in_order(
    versions: Iterable[Article], readings: Mapping[str, Sequence[Reading]], seen: Mapping[str, str]
) -> list[Article]:
    """The versions, earliest first: the one the record holds in force last, and so on of those left."""
    left = {one.id: one for one in versions}
    ordered: list[Article] = []
    while left:
        replaced = successors(left.values(), readings)
        force = next(one for id_, one in left.items() if id_ not in replaced)
        rivals = [one for one in left.values() if one.published.when == force.published.when]
        newest = max(rivals, key=lambda one: (seen.get(one.id, "")[:HOUR], one.id == force.id))
        ordered.insert(0, left.pop(newest.id))
    return ordered


def _quantity(reading: Reading) -> Hashable:
    measure, contingent = reading.text_of("measure"), reading.who("contingent")
    running = reading.text_of("running") == "new"
    return measure, family(measure, reading.text_of("group")), contingent.key if contingent else "", running


def _is_toll(reading: Reading) -> bool:
    return reading.kind == "figure" and reading.modality == "said" and reading.text_of("measure") != "other"


Step = tuple[tuple[int, list[Reading]], tuple[int, list[Reading]]]


def _steps(ordered: Sequence[Article], readings: Mapping[str, Sequence[Reading]]) -> Iterator[Step]:
    """For each quantity the versions that follow each other in telling it, with its readings there."""
    told: dict[Hashable, dict[int, list[Reading]]] = defaultdict(lambda: defaultdict(list))
    for index, article in enumerate(ordered):
        for reading in readings.get(article.id, ()):
            count = reading.count()
            if _is_toll(reading) and count and count.known:
                told[_quantity(reading)][index].append(reading)
    for held in told.values():
        yield from pairwise(sorted(held.items()))


def interval(reading: Reading) -> tuple[int | None, int | None]:
    """The number of a figure reading, without hedge and unit."""
    count = reading.count() or Count(None, None)
    return count.low, count.high


def _revisions(old: Sequence[Reading], new: Sequence[Reading], passages: Passages) -> Iterator[Revision]:
    """The readings whose number only one version has, paired: of one place first, then where one sentence was kept."""
    before = [one for one in old if interval(one) not in set(map(interval, new))]
    after = [one for one in new if interval(one) not in set(map(interval, old))]
    scores = [
        (score, i, j)
        for i, one in enumerate(before)
        for j, other in enumerate(after)
        if (score := _nearness(one, other, passages)) > 0
    ]
    taken: set[tuple[str, int]] = set()
    for _, i, j in sorted(scores, key=lambda one: (-one[0], one[1], one[2])):
        if not {("old", i), ("new", j)} & taken:
            taken |= {("old", i), ("new", j)}
            yield Revision((before[i],), (after[j],))


def _nearness(old: Reading, new: Reading, passages: Passages) -> float:
    """0 for numbers that need not be of one thing."""
    one, other = old.where(), new.where()
    shared = _shared(passages.words(passages.around(old.anchor)), passages.words(passages.around(new.anchor)))
    same = (one.key if one else "") == (other.key if other else "")
    return 1 + shared if same else shared if shared >= ALIKE else 0


def _shared(one: str, other: str) -> float:
    """Share of words of the shorter sentence that stand in the longer one too."""
    words, others = set(_WORD.findall(one.casefold())), set(_WORD.findall(other.casefold()))
    return len(words & others) / (min(len(words), len(others)) or 1)


def _merged(found: Iterable[Revision]) -> Iterator[Revision]:
    """One revision a change of numbers: title and text tell it twice."""
    held: dict[Hashable, list[Revision]] = defaultdict(list)
    for one in found:
        held[_quantity(one.old[0]), interval(one.old[0]), interval(one.new[0])].append(one)
    for some in held.values():
        sides = zip(*((one.old[0], one.new[0]) for one in some), strict=True)
        old, new = (tuple(sorted(dict.fromkeys(side), key=_fullness)) for side in sides)
        yield Revision(old, new)


def _fullness(reading: Reading) -> tuple[bool, int, int]:
    return reading.says is None, -len(reading.slots), reading.anchor.start
