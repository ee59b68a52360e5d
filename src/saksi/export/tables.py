"""The facts as flat rows, one table a kind: for CSV and Parquet. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from saksi.core.fact import EventFact, Witnessed
from saksi.core.values import Who
from saksi.export.cells import Cell, bounds, days, spot
from saksi.record.record import Record

Row = dict[str, Cell]
LIST = "; "


def names(whos: tuple[Who, ...]) -> str:
    """Several actors in one cell."""
    return LIST.join(who.actor_id or who.written for who in whos)


def _name(who: Who | None) -> str:
    return (who.actor_id or who.written) if who else ""


def _witnessed(told: Witnessed) -> Row:
    return {
        "independent_origins": len(told.origins), "articles": len(told.articles),
        "known_since": told.known.isoformat() if told.known else None, "readings": LIST.join(told.readings),
    }  # fmt: skip


def figures(record: Record) -> Iterator[Row]:
    """One row a value of a quantity: the headline and every other that was told."""
    for fact in record.figures:
        for at, point in enumerate(fact.points):
            yield {
                "id": fact.id, "story": record.story_of(fact.id), "point": at, "headline": int(at == fact.headline),
                "measure": fact.measure, "group": fact.group, "contingent": _name(fact.contingent),
                "running": fact.running, "scope": point.scope, "status": point.status, "modality": point.modality,
                **bounds(point.count), **spot(fact.place), **days(point.when, name="as_of"),
                **days(point.reported, name="reported"), "said_by": names(point.said_by), **_witnessed(point.witnessed),
            }  # fmt: skip


def events(record: Record) -> Iterator[Row]:
    """One row an event."""
    for fact in record.events:
        yield _event(record, fact)


def _event(record: Record, fact: EventFact) -> Row:
    return {
        "id": fact.id, "story": record.story_of(fact.id), "type": fact.type, "mode": fact.mode,
        "contexts": LIST.join(fact.contexts), "modality": fact.modality, "actors": names(fact.actors),
        "recipients": names(fact.recipients), **days(fact.when), **spot(fact.place), **_witnessed(fact.witnessed),
    }  # fmt: skip


def statements(record: Record) -> Iterator[Row]:
    """One row an utterance."""
    for fact in record.statements:
        yield {
            "id": fact.id, "story": record.story_of(fact.id), "speaker": _name(fact.speaker),
            "role": fact.speaker.role or "", "content": fact.content, "direct": int(fact.direct),
            "conditional": int(fact.conditional), "addressee": _name(fact.addressee), "venue": fact.venue,
            **days(fact.when), **_witnessed(fact.witnessed),
        }  # fmt: skip


def pledges(record: Record) -> Iterator[Row]:
    """One row a promise and what became of it."""
    for fact in record.pledges:
        yield {
            "id": fact.id, "story": record.story_of(fact.id), "who": _name(fact.who), "act": fact.act,
            "content": fact.content, "status": fact.status, "why": fact.why, **days(fact.due, name="due"),
            **days(fact.announced, name="announced"), "announced_by": _name(fact.announced_by),
            **_witnessed(fact.witnessed),
        }  # fmt: skip


def roles(record: Record) -> Iterator[Row]:
    """One row a person and office."""
    for fact in record.roles:
        yield {
            "id": fact.id, "story": record.story_of(fact.id), "person": _name(fact.person), "office": fact.office,
            "body": _name(fact.body), "former": int(fact.former), **days(fact.when), **_witnessed(fact.witnessed),
        }  # fmt: skip


TABLES: Mapping[str, Callable[[Record], Iterator[Row]]] = {
    "figures": figures, "events": events, "statements": statements, "pledges": pledges, "roles": roles,
}  # fmt: skip
"""The tables by name; each gives its rows in the order of the record."""


def columns(rows: list[Row]) -> list[str]:
    """The names of the columns; all rows of a table have the same."""
    return list(rows[0]) if rows else []
