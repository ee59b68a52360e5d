"""Does the record stand up to its witnesses? Re-checks everything from the characters and bytes themselves.

Works on raw rows and survives any damage: what cannot be understood is a failure, not a crash.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, Table, select

from saksi.core.ids import bytes_hash, content_id
from saksi.core.ruling import FIRST, chained
from saksi.store import rows, schema
from saksi.store.databases import tongue


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked: what it is ("text", "witness", ...), its id, and what is wrong, empty when right."""

    what: str
    id: str
    wrong: str = ""


def checks(connection: Connection) -> Iterator[Check]:
    """Pages, texts with their witnesses, articles with their readings, rulings, then the database itself."""
    yield from _pages(connection)
    yield from _texts(connection)
    yield from _articles(connection)
    yield from _rulings(connection)
    yield from (Check("database", "", wrong) for wrong in tongue(connection).ailments(connection))


def _each(connection: Connection, statement: Select[Any]) -> Iterator[dict[str, Any]]:
    yield from rows.each(connection, statement)


def _of(connection: Connection, table: Table, column: str, value: str, *order: str) -> list[dict[str, Any]]:
    statement = select(table).where(table.c[column] == value).order_by(*(table.c[name].nulls_first() for name in order))
    return list(_each(connection, statement))


def _pages(connection: Connection) -> Iterator[Check]:
    for row in _each(connection, select(schema.pages.c.id, schema.pages.c.bytes).order_by(schema.pages.c.id)):
        same = bytes_hash(row["bytes"]) == row["id"]
        yield Check("page", row["id"], "" if same else "its bytes are not those that were stored")


def _texts(connection: Connection) -> Iterator[Check]:
    for row in _each(connection, select(schema.texts).order_by(schema.texts.c.id)):
        body = row["body"]
        same = content_id("text", body) == row["id"]
        yield Check("text", row["id"], "" if same else "its characters are not those that were stored")
        for witness in _of(connection, schema.witnesses, "text_id", row["id"], "id"):
            yield _witness(witness, body)


def _witness(row: Mapping[str, Any], body: str) -> Check:
    start, end, quote = row["start"], row["end"], row["quote"]
    stands = 0 <= start < end <= len(body) and body[start:end] == quote
    name = f"{row['reading_id'] or row['article_id']} {row['slot']} [{start}, {end})"
    return Check("witness", name, "" if stands else f"{quote!r} does not stand there in {row['text_id']}")


def _articles(connection: Connection) -> Iterator[Check]:
    for row in _each(connection, select(schema.articles).order_by(schema.articles.c.id)):
        readings = _of(connection, schema.readings, "article_id", row["id"], "id")
        witnesses = _of(connection, schema.witnesses, "article_id", row["id"], "reading_id", "place")
        yield Check("article", row["id"], _article_wrong(connection, row, readings, witnesses))
        for reading in readings:
            own = [one for one in witnesses if one["reading_id"] == reading["id"]]
            yield Check("reading", reading["id"], _reading_wrong(reading, row["text_id"], own))


def _article_wrong(
    connection: Connection, row: Mapping[str, Any], readings: list[rows.Row], witnesses: list[rows.Row]
) -> str:
    try:
        article = rows.article_of(row["payload"])
        expected = rows.article_row(article, json.loads(row["given"]), row["seal"], row["run_id"])
        spots = list(rows.article_spots(article))
    except rows.BROKEN as problem:
        return f"it cannot be decoded ({problem})"
    if expected != dict(row):
        return "its columns are not what its content says"
    regions = _of(connection, schema.regions, "article_id", row["id"], "place")
    issues = _of(connection, schema.issues, "article_id", row["id"], "place")
    seal = rows.seal_of(row["payload"], row["given"], regions, issues, (one["id"] for one in readings))
    if seal != row["seal"]:
        return "its masthead, regions, issues or set of readings changed"
    own = [one for one in witnesses if one["reading_id"] is None]
    return _differ(rows.witness_rows(row["id"], None, spots), own)


def _reading_wrong(row: Mapping[str, Any], text_id: str, witnesses: list[rows.Row]) -> str:
    try:
        reading = rows.reading_of(row["payload"], row["article_id"], text_id)
        expected = rows.reading_row(reading, row["pack"], row["run_id"])
        spots = list(rows.reading_spots(reading))
    except rows.BROKEN as problem:
        return f"it cannot be decoded ({problem})"
    if reading.id != row["id"]:
        return "its content is not what its id says"
    if expected != dict(row):
        return "its columns are not what its content says"
    return _differ(rows.witness_rows(row["article_id"], reading.id, spots), witnesses)


def _differ(expected: Sequence[rows.Row], held: Sequence[rows.Row]) -> str:
    kept = [{name: value for name, value in row.items() if name != "id"} for row in held]
    return "" if list(expected) == kept else "its witnesses are not those of its content"


def _rulings(connection: Connection) -> Iterator[Check]:
    """Each ruling, and that the chain holds: the first entry that fails is where it was broken."""
    place, previous = 0, FIRST
    for row in _each(connection, select(schema.rulings).order_by(schema.rulings.c.place)):
        yield Check("ruling", row["id"], _ruling_wrong(row, place + 1, previous))
        place, previous = row["place"], row["hash"]


def _ruling_wrong(row: Mapping[str, Any], place: int, previous: str) -> str:
    try:
        link = rows.link_of(row)
        same = link.ruling.id == row["id"]
        kept = chained(link.ruling, link.place, link.previous) == link.hash
    except rows.BROKEN:
        same = kept = False
    if not same:
        return f"the chain breaks at entry {row['place']}: its content is not what its id says"
    if not kept:
        return f"the chain breaks at entry {row['place']}: its hash is not that of its content"
    if link.place != place or link.previous != previous:
        return f"the chain breaks at entry {row['place']}: it does not follow the entry before it"
    return ""
