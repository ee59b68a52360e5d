"""Parts: the smaller of two numbers that one article tells of one quantity is a part of the larger. Pure.

"225 died, 175 of them in hospital": 175 is no rival of 225 and never the toll. Two numbers of one day that two
named sources stand for are rivals; numbers of two days are a series.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from saksi.core.values import Count
from saksi.record.ground import Ground, Held
from saksi.record.parties import Parties, parties
from saksi.record.same import TROOP_MEASURES

_RULE = "part"
"""The reading rule that saw the words of a part ("19 of them")."""
_LIKE = 0.5
"""Two bodies of one side that count the same thing on one day differ by less than this; a smaller share is a part."""


def find(groups: Iterable[Sequence[Held]], ground: Ground) -> frozenset[str]:
    """Ids of the readings that tell a part; each group holds the readings of one quantity."""
    sides = parties(ground)
    sums = _sums(ground)
    found: set[str] = set()
    for group in groups:
        pages: dict[str, list[Held]] = defaultdict(list)
        for one in group:
            if one.reading.modality == "said":
                pages[one.article_id].append(one)
        for some in pages.values():
            if len(some) > 1:
                found.update(one.id for one in some if any(_part(one, whole, sums, sides, ground) for whole in some))
    return frozenset(found)


def _sums(ground: Ground) -> dict[tuple[str, str], set[int]]:
    """Exact numbers of each measure in each article."""
    found: dict[tuple[str, str], set[int]] = defaultdict(set)
    for one in ground.of("figure", replaced=True):
        count = one.count
        if count and count.exact and count.low:
            found[(one.article_id, one.what)].add(count.low)
    return found


def _part(one: Held, whole: Held, sums: dict[tuple[str, str], set[int]], sides: Parties, ground: Ground) -> bool:
    small, large = one.count or Count(None, None), whole.count or Count(None, None)
    if small.high is None or large.low is None or small.high >= large.low:
        return False
    if one.reading.rule == _RULE or _adds_up(small, large, sums[(one.article_id, one.what)]):
        return True
    order = _days(one, whole, ground)
    return order != "series" and not rivals(one, whole, sides, ground, one_day=order == "one day")


def _adds_up(small: Count, large: Count, told: set[int]) -> bool:
    """True when another number of the article makes up the rest: 611 adults and 629 children of 1,240."""
    if not small.exact or not large.exact:
        return False
    rest = (large.low or 0) - (small.low or 0)
    return rest in told and rest > 1


def _days(one: Held, whole: Held, ground: Ground) -> str:
    """How the days stand: one day; the small number's day untold beside a dated whole; or a series."""
    mine, theirs = _told(one, ground), _told(whole, ground)
    if mine == theirs or ((mine or one.day) == (theirs or whole.day) and (mine is None or theirs is None)):
        return "one day"
    return "untold" if mine is None else "series"


def _told(one: Held, ground: Ground) -> date | None:
    when = ground.when(one)
    return (when.last or when.first) if when else None


def rivals(one: Held, whole: Held, sides: Parties, ground: Ground, *, one_day: bool) -> bool:
    """True when two named sources stand for the two numbers, as two counts of the same thing.

    Two bodies of one state are rivals for one day only.
    """
    mine, theirs = one.reading.speaker, whole.reading.speaker
    if mine is None or theirs is None or ground.key(mine) == ground.key(theirs):
        return False
    if sides.apart([ground.key(mine)], [ground.key(theirs)]):
        return True
    if not one_day:
        return False
    small, large = one.count or Count(None, None), whole.count or Count(None, None)
    near = (small.high or 0) >= (large.low or 0) * _LIKE
    return near or one.what in TROOP_MEASURES
