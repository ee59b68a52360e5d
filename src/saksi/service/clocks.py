"""Two clocks: what was so by a day, and what this record knew at a day; views of either, and what moved between two.

`as_of` asks by publication: the articles published by the end of that day, with every ruling made since, because a
ruling is about what the sources said. `known_at` asks by this record's own time: the pages that had come in by the end
of that day (UTC) and the rulings made by then. Both together give what a report of that day could have said.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from typing import cast

from saksi.core.article import Article
from saksi.core.fact import EventFact, FigureFact, Force, LedgerLine, Origin, PledgeFact, RoleFact, Story
from saksi.core.ids import Plain
from saksi.core.reading import plain
from saksi.core.ruling import Ruling
from saksi.core.values import Count, When, Where, Who
from saksi.errors import BadValue
from saksi.record.record import Record
from saksi.service.digests import interval, place, subject, when, who
from saksi.store.store import Store

Row = tuple[str, ...]


def held(store: Store, known_at: date | None = None) -> tuple[list[Article], list[Ruling]]:
    """The articles and rulings of a record; with `known_at` those that it held at the end of that day, UTC."""
    articles, rulings = list(store.articles()), list(store.rulings())
    if known_at is None:
        return articles, rulings
    seen = {one.article_id: one.seen for one in store.held()}
    kept = [one for one in articles if (day := _day_of(seen.get(one.id, ""))) and day <= known_at]
    return kept, [one for one in rulings if one.at.astimezone(UTC).date() <= known_at]


def _day_of(moment: str) -> date | None:
    return datetime.fromisoformat(moment).astimezone(UTC).date() if moment else None


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor as the record resolves it, the forms in which texts write it (most frequent first), and its roles."""

    id: str
    written: tuple[str, ...]
    articles: tuple[str, ...]
    roles: tuple[RoleFact, ...]


def actors(record: Record) -> tuple[Actor, ...]:
    """Every actor that a reading names, those of most articles first."""
    written: dict[str, Counter[str]] = defaultdict(Counter)
    articles: dict[str, set[str]] = defaultdict(set)
    for reading in record.readings.values():
        for slot in (*reading.slots, *((reading.says,) if reading.says else ())):
            if isinstance(slot.value, Who):
                key = _key(slot.value, record)
                written[key][slot.value.written] += 1
                articles[key].add(reading.article_id)
    roles: dict[str, list[RoleFact]] = defaultdict(list)
    for role in record.roles:
        roles[_key(role.person, record)].append(role)
    ordered = sorted(written, key=lambda key: (-len(articles[key]), key))
    return tuple(Actor(key, _ranked(written[key]), tuple(sorted(articles[key])), tuple(roles[key])) for key in ordered)


def _key(one: Who, record: Record) -> str:
    return record.names.get(one.key, one.key)


def _ranked(forms: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(forms, key=lambda form: (-forms[form], form)))


@dataclass(frozen=True, slots=True)
class View:
    """One list of a record: what it holds, the heads of its table and how a fact becomes a row of it."""

    name: str
    title: str
    columns: Row
    of: Callable[[Record], Sequence[object]]
    row: Callable[[object, Record], Row]


def listed(record: Record, what: str) -> tuple[View, tuple[object, ...]]:
    """A view and its facts, in the record's order. Raises BadValue when there is no such view."""
    if what not in VIEWS:
        raise BadValue(f"There is no list of {what!r}", do=f"use one of: {', '.join(VIEWS)}")
    view = VIEWS[what]
    return view, tuple(view.of(record))


SHOWN = 12
"""Characters of an id that a table shows after its kind; `saksi rule` and `saksi show` take such a beginning."""


def short(id_: str) -> str:
    """The beginning of an id, long enough to be the only one."""
    kind, sign, rest = id_.partition("-")
    return kind + sign + rest[:SHOWN]


def _timeline(record: Record) -> Sequence[EventFact]:
    by_id = {one.id: one for one in record.events}
    return [by_id[one] for one in record.timeline]


def _figure(fact: object, record: Record) -> Row:
    assert isinstance(fact, FigureFact)
    point = fact.value
    shown = (interval(point.count), when(point.when), point.status) if point else ("unknown", "", "none stands")
    return (subject(fact), *shown, str(len(fact.points)), str(len(fact.witnessed.origins)), short(fact.id))


def _dispute(fact: object, record: Record) -> Row:
    figures = {one.id: one for one in record.figures}
    sides = [(figures[id_], figures[id_].points[at]) for id_, at in fact.sides]  # type: ignore[attr-defined]
    subjects = " / ".join(dict.fromkeys(subject(one) for one, _ in sides))
    values = " against ".join(dict.fromkeys(interval(point.count) for _, point in sides))
    state = "open" if fact.open else "closed"  # type: ignore[attr-defined]
    return state, subjects, values, fact.why, short(fact.id)  # type: ignore[attr-defined]


def _pledge(fact: object, record: Record) -> Row:
    assert isinstance(fact, PledgeFact)
    return who(fact.who), fact.act, when(fact.due), fact.status, fact.why, short(fact.id)


def _event(fact: object, record: Record) -> Row:
    assert isinstance(fact, EventFact)
    name = f"{fact.type}/{fact.mode}" if fact.mode else fact.type
    named = ", ".join(who(one) for one in fact.actors)
    return (
        when(fact.when),
        name,
        fact.modality,
        named,
        place(fact.place),
        str(len(fact.witnessed.origins)),
        short(fact.id),
    )


def _origin(fact: object, record: Record) -> Row:
    assert isinstance(fact, Origin)
    return fact.name, str(len(fact.articles)), ", ".join(fact.outlets), fact.why, short(fact.id)


def _story(fact: object, record: Record) -> Row:
    assert isinstance(fact, Story)
    first, last = (str(day or "unknown") for day in (fact.first, fact.last))
    return fact.name, first, last, str(len(fact.articles)), fact.why, short(fact.id)


def _statement(fact: object, record: Record) -> Row:
    words = fact.content  # type: ignore[attr-defined]
    return when(fact.when), who(fact.speaker), words, short(fact.id)  # type: ignore[attr-defined]


def _role(fact: object, record: Record) -> Row:
    assert isinstance(fact, RoleFact)
    held = f"former (by {fact.ended})" if fact.ended and fact.former else "former" if fact.former else "held"
    return who(fact.person), fact.office, who(fact.body), held, when(fact.reported), short(fact.id)


def _actor(fact: object, record: Record) -> Row:
    assert isinstance(fact, Actor)
    return fact.id, ", ".join(fact.written), ", ".join(one.office for one in fact.roles), str(len(fact.articles))


def _force(fact: object, record: Record) -> Row:
    """All lines of one force in one row, a contributor a line."""
    assert isinstance(fact, Force)
    lines = (fact.whole, *fact.parts)
    figures = {one.id: one for one in record.figures}

    def cell(side: tuple[str, int] | None) -> str:
        return interval(figures[side[0]].points[side[1]].count) if side else "unknown"

    def column(told: Callable[[LedgerLine], str]) -> str:
        return "\n".join(told(line) for line in lines)

    return (
        who(fact.name), place(fact.place), column(lambda line: who(line.contributor) or "whole force"),
        column(lambda line: cell(line.planned)), column(lambda line: cell(line.sent)),
        column(lambda line: cell(line.present)), column(lambda line: cell(line.withdrawn)),
        column(lambda line: interval(line.remaining)), short(fact.id),
    )  # fmt: skip


_EVENT = ("when", "what", "modality", "who", "where", "origins", "id")
VIEWS: Mapping[str, View] = {
    view.name: view
    for view in (
        View("figures", "Figures", ("what", "how many", "as of", "status", "values", "origins", "id"),
             lambda record: record.figures, _figure),
        View("disputes", "Disputes", ("state", "what", "how many", "why", "id"), lambda record: record.disputes,
             _dispute),
        View("pledges", "Pledges", ("who", "what", "due", "status", "why", "id"), lambda record: record.pledges,
             _pledge),
        View("forces", "Force ledger", ("force", "where", "contributor", "planned", "sent", "present", "withdrawn",
             "remaining", "id"), lambda record: record.forces, _force),
        View("events", "Events", _EVENT, lambda record: record.events, _event),
        View("timeline", "Timeline", _EVENT, _timeline, _event),
        View("origins", "Origins", ("origin", "articles", "outlets", "why", "id"), lambda record: record.origins,
             _origin),
        View("stories", "Stories", ("story", "from", "to", "articles", "why", "id"), lambda record: record.stories,
             _story),
        View("statements", "Statements", ("when", "who", "words", "id"), lambda record: record.statements, _statement),
        View("roles", "Roles", ("who", "office", "of", "state", "told", "id"), lambda record: record.roles, _role),
        View("actors", "Actors", ("actor", "written", "roles", "articles"), actors, _actor),
    )
}  # fmt: skip
"""What can be listed, by name."""


def rows(view: View, facts: Iterable[object], record: Record) -> Iterator[Row]:
    """The facts as rows of the view's table."""
    return (view.row(fact, record) for fact in facts)


def fact_plain(fact: object) -> Plain:
    """A fact, point or value as JSON can hold it, field by field."""
    if isinstance(fact, Count | When | Where | Who):
        return plain(fact)
    if isinstance(fact, date):
        return fact.isoformat()
    if is_dataclass(fact):
        return {one.name: fact_plain(getattr(fact, one.name)) for one in fields(fact)}
    if isinstance(fact, tuple | list):
        return [fact_plain(one) for one in fact]
    return cast(Plain, fact)
