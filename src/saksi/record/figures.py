"""Figures: readings of one quantity gathered into values in time order, with the one that stands. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from saksi.core.fact import FigureFact, FigurePoint
from saksi.core.values import UNKNOWN_COUNT, UNKNOWN_WHEN, Count, When, Where
from saksi.record import parts
from saksi.record.diary import Diary
from saksi.record.ground import Ground, Held, iso, witnessed
from saksi.record.headline import RULE, SECONDED, settle
from saksi.record.mentions import background
from saksi.record.same import (
    TROOP_MEASURES,
    actors,
    fact_id,
    family,
    most_common,
    narrowest,
    place_of,
    regroup,
    side,
    who_order,
)
from saksi.record.scope import scoped

POINT_RULE = "same number as of the same day; a repeat without a day joins the day the number was last told for"


@dataclass(frozen=True, slots=True)
class Quantity:
    """What is counted. `place` is a place key, `contingent` an actor key; empty when not told."""

    measure: str
    group: str
    place: str
    contingent: str
    background: int | None
    running: str


@dataclass(frozen=True, slots=True)
class Told:
    """One figure reading with what decides its place among the values of its quantity."""

    held: Held
    count: Count
    stance: str
    day: date | None
    dated: bool
    when: When | None

    @property
    def interval(self) -> tuple[int | None, int | None]:
        """The number itself, without hedge and unit."""
        return (self.count.low, self.count.high)


@dataclass(frozen=True, slots=True)
class Pages:
    """The figures of each article, and which of all of them tell a part of a larger one."""

    by_article: dict[str, list[Held]]
    parts: frozenset[str]


_STANCES = {"superseded": "said", "unknown": "said"}
PointKey = tuple[int | None, int | None, str, str, bool]


def fold(ground: Ground) -> tuple[FigureFact, ...]:
    """Every quantity of the record, sorted by measure, group, place and contingent."""
    held = ground.of("figure", replaced=True)
    groups: dict[Quantity, list[Held]] = defaultdict(list)
    apart = _told_apart(held, ground)
    for one in held:
        groups[_quantity(one, ground, apart)].append(one)
    gathered = regroup(list(_unplaced_joined(groups, ground).values()), ground)
    pages = Pages(_by_article(held), parts.find(gathered, ground))
    facts = [_fact(group, pages, ground) for group in gathered]
    return tuple(sorted(scoped(facts, ground), key=order))


def order(fact: FigureFact) -> tuple[str, str, str, str, str, str]:
    """The place of a quantity among others."""
    place = fact.place.key if fact.place else ""
    contingent = fact.contingent.key if fact.contingent else ""
    return (fact.measure, fact.group, place, contingent, str(fact.background or ""), fact.id)


def _told_apart(held: Iterable[Held], ground: Ground) -> set[tuple[str, str, str]]:
    """(article, measure, family) where one article itself tells kindred groups apart: 13 police and 5 soldiers."""
    seen: dict[tuple[str, str, str], dict[str, set[Count]]] = defaultdict(lambda: defaultdict(set))
    for one in held:
        measure, group = one.what, ground.group(one)
        common = family(measure, group)
        count = one.count
        if count and count.known and group not in ("", "people", common):
            seen[(one.article_id, measure, common)][group].add(Count(count.low, count.high))
    return {key for key, groups in seen.items() if len(groups) > 1 and len(set(map(frozenset, groups.values()))) > 1}


def _quantity(one: Held, ground: Ground, apart: set[tuple[str, str, str]]) -> Quantity:
    measure, raw = one.what, ground.group(one)
    common = family(measure, raw)
    group = raw if raw and (one.article_id, measure, common) in apart else common
    place, contingent = ground.place(one), ground.contingent(one)
    return Quantity(
        measure,
        group,
        place.key if place else "",
        side(contingent, ground) if contingent else "",
        background(one),
        "new" if one.text("running") == "new" else "total",
    )


def _unplaced_joined(groups: dict[Quantity, list[Held]], ground: Ground) -> dict[Quantity, list[Held]]:
    """Figures without a place join the one country told for the same count; with two countries they stay alone."""
    countries: dict[Quantity, list[Quantity]] = defaultdict(list)
    for quantity, held in groups.items():
        where = ground.place(held[0])
        if where and where.grain == "country":
            countries[_without_place(quantity)].append(quantity)
    joined: dict[Quantity, list[Held]] = defaultdict(list)
    for quantity, held in groups.items():
        homes = countries.get(quantity, []) if not quantity.place else []
        joined[homes[0] if len(homes) == 1 else quantity].extend(held)
    return joined


def _without_place(quantity: Quantity) -> Quantity:
    return Quantity(
        quantity.measure, quantity.group, "", quantity.contingent, quantity.background, quantity.running
    )  # fmt: skip


def _by_article(held: Iterable[Held]) -> dict[str, list[Held]]:
    pages: dict[str, list[Held]] = defaultdict(list)
    for one in held:
        pages[one.article_id].append(one)
    return pages


def _fact(group: Sequence[Held], pages: Pages, ground: Ground) -> FigureFact:
    told = [(some, _point(some, pages, ground)) for some in _gather(group, ground).values()]
    every = [point for _, point in told]
    points = [_left([one.held for one in some], point, every) for some, point in told]
    ordered = sorted(points, key=_point_order)
    measure = group[0].what
    settled, headline, why = settle(ordered, measure)
    places: list[Where] = [where for one in group if (where := ground.place(one))]
    contingents = [who for one in group if (who := ground.contingent(one))]
    quantity_running = group[0].text("running")
    return FigureFact(
        id=fact_id("figure", group),
        measure=measure,
        group=_group(measure, group, ground),
        place=place_of(places),
        contingent=next(iter(actors(contingents, ground)), None),
        points=tuple(settled),
        headline=headline,
        witnessed=witnessed(group, RULE, ground),
        background=background(group[0]),
        running="new" if quantity_running == "new" else "total",
        why=why,
    )


def _group(measure: str, group: Sequence[Held], ground: Ground) -> str:
    """The word met most often; for the people of a force a word that says so before "people"."""
    told = [ground.group(one) or "people" for one in group]
    if measure in TROOP_MEASURES:
        told = [word for word in told if word != "people"] or told
    return most_common(told, str) or "people"


def _told(one: Held, ground: Ground) -> Told:
    count = one.count or UNKNOWN_COUNT
    when = ground.when(one)
    day = (when.last or when.first) if when else None
    stance = _STANCES.get(one.reading.modality, one.reading.modality)
    if stance == "denied" and (count.low, count.high) == (0, 0):
        stance = "said"
    if not count.known:
        stance = "unknown"
    if day and one.day and stance != "planned":
        day = min(day, one.day)
    return Told(one, count, stance, day or one.day, day is not None, when)


def _gather(group: Iterable[Held], ground: Ground) -> dict[PointKey, list[Told]]:
    """Readings by value: dated ones by number and day, undated ones beside the same number told before them."""
    told = sorted((_told(one, ground) for one in group), key=lambda one: (not one.dated, iso(one.day), one.held.order))
    points: dict[PointKey, list[Told]] = defaultdict(list)
    diary = Diary()
    gone: list[tuple[PointKey, Told]] = []
    for one in told:
        day = iso(one.day)
        speaker = ground.key(one.held.reading.speaker) if one.held.reading.speaker else ""
        if not one.dated:
            before = diary.last(one.interval, one.stance, day)
            anew = before and one.stance == "said" and diary.told_anew(one.interval, speaker, before, day)
            day = day if before is None or anew else before
        key = (*one.interval, one.stance, day, False)
        if one.held.successor:
            gone.append((key, one))
            continue
        points[key].append(one)
        diary.enter(one.interval, one.stance, day, speaker)
    for key, old in gone:
        still = any(one.held.article_id == old.held.successor for one in points.get(key, ()))
        points[key if still else (*key[:4], True)].append(old)
    return points


def _point(told: Sequence[Told], pages: Pages, ground: Ground) -> FigurePoint:
    held = [one.held for one in told]
    former = told[0].stance == "said" and all(one.reading.modality == "superseded" for one in held)
    stance = "superseded" if former else told[0].stance
    replaced = all(one.successor for one in held)
    days = [one.reported for one in held]
    first = min((when.first for when in days if when.first), default=None)
    last = max((when.last for when in days if when.last), default=None)
    said_by = actors([who for one in held if (who := one.reading.speaker)], ground)
    return FigurePoint(
        count=most_common((one.count for one in told), lambda count: (count.hedge, count.unit)) or UNKNOWN_COUNT,
        when=narrowest(one.when for one in told if one.when) or UNKNOWN_WHEN,
        reported=When(first, last, "day" if first == last else "span") if first or last else UNKNOWN_WHEN,
        modality=stance,
        running=most_common([one.text("running") or "unknown" for one in held], str) or "unknown",
        said_by=tuple(sorted(said_by, key=who_order)) if said_by else (),
        witnessed=witnessed(held, POINT_RULE, ground),
        status="superseded" if replaced else "standing",
        note=SECONDED if all(one.reading.second for one in held) else _edit(held[0], pages, ground) if replaced else "",
        scope="part" if all(one.id in pages.parts for one in held) else "whole",
    )


def _left(held: Sequence[Held], point: FigurePoint, others: Iterable[FigurePoint]) -> FigurePoint:
    """A number whose last telling names it as the former one, beside the one that took its place, no longer stands."""
    former = [one for one in held if one.reading.modality == "superseded"]
    if former:
        last = max(iso(one.day) for one in held)
        former = [one for one in former if iso(one.day) == last]
    if not former or point.modality != "said":
        return point
    pages = {one.article_id for one in former}
    replaced = any(
        other.modality == "said" and other.status == "standing" and other.scope == "whole" and other.count.known
        and other is not point and not pages.isdisjoint(other.witnessed.articles)
        for other in others
    )  # fmt: skip
    return replace(point, status="superseded") if replaced else point


def _edit(old: Held, pages: Pages, ground: Ground) -> str:
    """What became of a number when its page was changed."""
    measure = old.what
    group = family(measure, ground.group(old))
    now = {
        (count.low, count.high)
        for one in pages.by_article.get(old.successor or "", ())
        if one.what == measure and family(measure, ground.group(one)) == group and (count := one.count)
    }
    was = _number(old.count or UNKNOWN_COUNT)
    if len(now) == 1:
        return f"silent edit: an earlier version of the page said {was}, it now says {_number(Count(*now.pop()))}"
    return f"silent edit: an earlier version of the page said {was}, the version in force does not"


def _number(count: Count) -> str:
    if not count.known:
        return "unknown"
    if count.exact:
        return str(count.low)
    return f"{'' if count.low is None else count.low}..{'' if count.high is None else count.high}"


def _point_order(point: FigurePoint) -> tuple[str, str, int, str, tuple[str, ...]]:
    day = point.when.last or point.when.first or point.reported.first
    return (iso(day), iso(point.reported.first), point.count.low or 0, point.modality, point.witnessed.readings)
