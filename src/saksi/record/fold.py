"""The fold: articles, readings and rulings in, the Record as of one day out. Pure.

Origins come first, then one file a kind. The same input in any order gives the same Record, to the last id.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from saksi.core.article import Article
from saksi.core.reading import Reading
from saksi.core.ruling import Ruling
from saksi.issues import Issue
from saksi.record import disputes, events, figures, forces, pledges, roles, ruled, statements, timeline
from saksi.record.emendations import emend
from saksi.record.ground import Ground, Held, iso, shelve
from saksi.record.membership import Members, known_members
from saksi.record.origins import Origins, trace
from saksi.record.record import Record
from saksi.record.rulings import Applied, apply, corrected
from saksi.record.same import full_names
from saksi.record.versions import successors


def fold(
    articles: Iterable[Article],
    readings: Iterable[Reading],
    rulings: Iterable[Ruling] = (),
    issues: Iterable[tuple[str, Issue]] = (),
    *,
    as_of: date | None = None,
    members: Members = known_members,
) -> Record:
    """Everything the record holds as of a day.

    With `as_of`, only articles published on or before it count, and those without a day are left out (named in
    `undated`). Without, all articles count and the day is the latest publication held. `members` tells who belongs to
    an alliance. Readings of articles that are not given are left out.
    """
    by_id = {article.id: article for article in articles}
    ordered = sorted(by_id.values(), key=lambda one: (iso(_day(one)), one.id))
    seen = [one for one in ordered if as_of is None or _known_by(one, as_of)]
    undated = tuple(one for one in ordered if _day(one) is None)
    readings = list(readings)
    applied = apply(rulings, by_id.values(), readings)
    told = _by_article(seen, readings, applied)
    kept = [reading for some in told.values() for reading in some]
    replaced = successors(seen, told)
    origins = ruled.origins(trace([one for one in seen if one.id not in replaced], told), applied)
    held = _held(seen, told, replaced, origins)
    day = as_of or max((known for one in seen if (known := _day(one))), default=None)
    names = ruled.names(full_names(kept), applied)
    ground = Ground(day, held, names, members, applied.of("reading"), shelve(held))
    ground = ruled.unmoved(emend(ground), applied)
    seen_ids = {one.id for one in seen}
    made = _record(
        ground,
        {one.id: one for one in seen},
        origins,
        tuple(sorted({pair for pair in issues if pair[0] in seen_ids})),
        later=len([one for one in ordered if as_of is not None and (known := _day(one)) and known > as_of]),
        undated=undated,
        applied=applied,
    )
    return ruled.sign(made, applied, readings)


def _record(
    ground: Ground,
    articles: dict[str, Article],
    origins: Origins,
    issues: tuple[tuple[str, Issue], ...],
    *,
    later: int,
    undated: tuple[Article, ...],
    applied: Applied,
) -> Record:
    counted = figures.fold(ground)
    disputed = ruled.settle(disputes.find(counted, ground), counted, applied)
    counted = disputes.mark(counted, disputed)
    happened = events.fold(ground)
    return Record(
        as_of=ground.as_of,
        articles=articles,
        readings={one.id: one.reading for one in ground.held},
        origins=origins.all,
        figures=counted,
        events=happened,
        statements=statements.fold(ground),
        pledges=pledges.fold(ground, happened, counted),
        roles=roles.fold(ground),
        disputes=disputed,
        forces=forces.fold(ground, counted, happened),
        timeline=timeline.order(happened),
        issues=issues,
        later=later,
        undated=undated,
    )


def _day(article: Article) -> date | None:
    when = article.published.when
    return when.last or when.first


def _known_by(article: Article, as_of: date) -> bool:
    day = _day(article)
    return day is not None and day <= as_of


def _by_article(
    articles: Sequence[Article], readings: Iterable[Reading], applied: Applied
) -> dict[str, list[Reading]]:
    """The readings of these articles in text order, as corrected, without repeats and without rejected ones."""
    unique = {reading.id: reading for reading in readings if reading.id not in applied.rejected}
    unique.update((id_, corrected(unique[id_], value)) for id_, value in applied.values.items() if id_ in unique)
    told: dict[str, list[Reading]] = defaultdict(list)
    for reading in unique.values():
        told[reading.article_id].append(reading)
    return {
        one.id: sorted(told[one.id], key=lambda r: (r.anchor.start, r.anchor.end, r.kind, r.id)) for one in articles
    }


def _held(
    articles: Sequence[Article], told: dict[str, list[Reading]], replaced: dict[str, str], origins: Origins
) -> tuple[Held, ...]:
    found: list[Held] = []
    for article in articles:
        successor = replaced.get(article.id)
        for reading in told[article.id]:
            origin = origins.of_article[successor] if successor else origins.of(reading)
            found.append(Held(reading, article, origin, successor))
    return tuple(sorted(found, key=lambda one: one.order))
