"""Changes: what moved between two records, for alerts and newsletters. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from saksi.core.fact import Dispute, EventFact, FigureFact, PledgeFact
from saksi.core.ids import content_id
from saksi.record.record import Record
from saksi.record.same import family

ChangeKind = Literal["figure", "dispute-opened", "dispute-closed", "pledge", "pledge-due", "event"]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that moved. `old` and `new` are ids in the old and the new record ("" where there is none).

    `was` and `now` are the values in short English for machines ("18..18", "open"); `id` is made of what changed, so
    the same change has the same id whenever it is found.
    """

    id: str
    kind: ChangeKind
    old: str
    new: str
    was: str
    now: str
    articles: tuple[str, ...]


def changes(old: Record, new: Record) -> tuple[Change, ...]:
    """What a reader of `old` must be told: moved figures, disputes opened or closed, pledges, new events.

    A pledge is told when its status changed, and when its day came or passed between the two moments.
    """
    found = [*_figures(old, new), *_disputes(old, new), *_pledges(old, new), *_due(old, new), *_events(old, new)]
    return tuple(sorted(found, key=lambda one: (one.kind, one.new, one.old, one.id)))


def _change(
    kind: ChangeKind, what: Iterable[str], old: str, new: str, was: str, now: str, articles: tuple[str, ...]
) -> Change:
    return Change(content_id("change", [kind, *what, was, now]), kind, old, new, was, now, articles)


def _quantity(fact: FigureFact) -> tuple[str, ...]:
    place = fact.place.key if fact.place else ""
    contingent = fact.contingent.key if fact.contingent else ""
    return (fact.measure, family(fact.measure, fact.group), place, contingent, str(fact.background), fact.running)


def _interval(fact: FigureFact | None) -> str:
    point = fact.value if fact else None
    if point is None or not point.count.known:
        return "unknown"
    low, high = point.count.low, point.count.high
    return f"{'' if low is None else low}..{'' if high is None else high}"


def _figures(old: Record, new: Record) -> Iterable[Change]:
    before = {_quantity(fact): fact for fact in old.figures}
    for fact in new.figures:
        earlier = before.get(_quantity(fact))
        was, now = _interval(earlier), _interval(fact)
        if was != now:
            articles = fact.value.witnessed.articles if fact.value else fact.witnessed.articles
            yield _change("figure", _quantity(fact), earlier.id if earlier else "", fact.id, was, now, articles)


def _dispute_key(dispute: Dispute, facts: Mapping[str, FigureFact]) -> tuple[str, ...]:
    """What is disputed: kind, quantities and numbers; copies that join a side do not make it a new dispute."""
    sides = []
    for id_, at in dispute.sides:
        point = facts[id_].points[at]
        sides.append(f"{'|'.join(_quantity(facts[id_]))}|{point.modality}|{point.count.low}|{point.count.high}")
    return (dispute.kind, *sorted(set(sides)))


def _disputes(old: Record, new: Record) -> Iterable[Change]:
    earlier = {fact.id: fact for fact in old.figures}
    later = {fact.id: fact for fact in new.figures}
    before = {_dispute_key(one, earlier): one for one in old.disputes if one.open}
    after = {_dispute_key(one, later): one for one in new.disputes if one.open}
    closed = {_dispute_key(one, later): one for one in new.disputes if not one.open}
    for key in sorted(after.keys() - before.keys()):
        yield _change("dispute-opened", key, "", after[key].id, "", "open", after[key].witnessed.articles)
    for key in sorted(before.keys() - after.keys()):
        ended = closed.get(key)
        articles = (ended or before[key]).witnessed.articles
        yield _change("dispute-closed", key, before[key].id, ended.id if ended else "", "open", "closed", articles)


def _pledge_key(fact: PledgeFact) -> tuple[str, ...]:
    return (
        fact.who.key,
        fact.act,
        fact.due.iso() if fact.due.known else "",
        fact.content if not fact.due.known else "",
    )


def _pledges(old: Record, new: Record) -> Iterable[Change]:
    before = {_pledge_key(fact): fact for fact in old.pledges}
    for fact in new.pledges:
        earlier = before.get(_pledge_key(fact))
        was = earlier.status if earlier else ""
        if was != fact.status:
            key = _pledge_key(fact)
            yield _change(
                "pledge", key, earlier.id if earlier else "", fact.id, was, fact.status, fact.witnessed.articles
            )


def _due(old: Record, new: Record) -> Iterable[Change]:
    """Pledges whose last day lies between the moments: due on the new day itself, past after it."""
    before = {_pledge_key(fact): fact for fact in old.pledges}
    for fact in new.pledges:
        last = fact.due.last or fact.due.first
        if last is None or new.as_of is None or last > new.as_of or fact.status == "replaced":
            continue
        if old.as_of is not None and last > old.as_of:
            key, earlier = _pledge_key(fact), before.get(_pledge_key(fact))
            now = "due" if last == new.as_of else "past"
            old_id = earlier.id if earlier else ""
            yield _change("pledge-due", [*key, last.isoformat()], old_id, fact.id, "", now, fact.witnessed.articles)


def _events(old: Record, new: Record) -> Iterable[Change]:
    """An event none of whose readings was in the old record; a further report of a known one is no news."""
    known = set(old.readings)
    met = {mark for fact in old.events for mark in _marks(fact)}
    for fact in new.events:
        if not known.intersection(fact.witnessed.readings) and met.isdisjoint(_marks(fact)):
            name = f"{fact.type}/{fact.mode}" if fact.mode else fact.type
            yield _change("event", [name, *fact.witnessed.readings], "", fact.id, "", name, fact.witnessed.articles)


def _marks(fact: EventFact) -> list[tuple[str, ...]]:
    """What an event is known by beside its readings: kind, time and each actor."""
    what = (fact.type, fact.mode, fact.modality, fact.when.iso() if fact.when.known else "")
    return [(*what, who.key) for who in fact.actors]
