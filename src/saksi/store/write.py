"""What one article writes, inside a transaction that the store holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Table, select

from saksi.core.article import Article
from saksi.core.ids import bytes_hash
from saksi.core.reading import Reading
from saksi.core.ruling import FIRST, Ruling, chained
from saksi.core.text import Text
from saksi.errors import LawOfCharacters, StoreError
from saksi.issues import Issue
from saksi.store import rows, schema


@dataclass(frozen=True, slots=True)
class Sketch:
    """A short likeness of an article's body: the method that made it, which only its equals compare with, and bytes."""

    method: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """All that one page brings: its bytes, where they came from, and what was read from them.

    `given` holds what the caller told beside the bytes (url, outlet, lang, published, charset), `source` the file name.
    `sketch` is the likeness of its body, where one was made.
    """

    data: bytes
    article: Article
    text: Text
    readings: tuple[Reading, ...] = ()
    issues: tuple[Issue, ...] = ()
    given: Mapping[str, str] | None = None
    source: str = ""
    sketch: Sketch | None = None


def fits(entry: Entry) -> None:
    """Refuses an entry whose parts belong to different pages."""
    article = entry.article
    wrong = (
        ("the article names another page", article.page_id != bytes_hash(entry.data)),
        ("the article names another text", article.text_id != entry.text.id),
        ("a reading names another article", any(one.article_id != article.id for one in entry.readings)),
    )
    for why, holds in wrong:
        if holds:
            raise LawOfCharacters("An entry does not fit together", why=why)


def has(connection: Connection, table: Table, row_id: str) -> bool:
    """True when the table holds this id."""
    return connection.execute(select(table.c.id).where(table.c.id == row_id)).first() is not None


def seal(connection: Connection, article_id: str) -> str:
    """The seal of an article that is held. Raises StoreError when it is gone."""
    found = connection.execute(select(schema.articles.c.seal).where(schema.articles.c.id == article_id)).scalar()
    if found is None:
        raise StoreError(f"The record no longer holds the article {article_id}", do="try again")
    return str(found)


def sealed(entry: Entry) -> str:
    """The seal this entry would have."""
    article = entry.article
    row = rows.article_row(article, entry.given or {}, "", "")
    return rows.seal_of(
        row["payload"],
        row["given"],
        rows.region_rows(article.id, entry.text),
        rows.issue_rows(article.id, entry.issues),
        (one.id for one in entry.readings),
    )


def _many(connection: Connection, table: Table, values: Iterable[rows.Row]) -> None:
    listed = list(values)
    if listed:
        connection.execute(table.insert(), listed)


def _sources(entry: Entry, run: rows.Run) -> list[tuple[Table, rows.Row]]:
    """Rows that several articles may share: the page, the text, the run."""
    article, recorded = entry.article, run.recorded_at.isoformat()
    page = {
        "id": article.page_id, "bytes": entry.data, "url": article.url,
        "charset": (entry.given or {}).get("charset", ""), "source": entry.source, "fetched_at": recorded,
    }  # fmt: skip
    packs = rows.dumps(dict(sorted(run.packs.items())))
    return [
        (schema.pages, page),
        (schema.texts, {"id": entry.text.id, "body": entry.text.body}),
        (schema.runs, {"id": run.id, "program": run.program, "packs": packs, "recorded_at": recorded}),
    ]


def _new(connection: Connection, sources: list[tuple[Table, rows.Row]]) -> list[tuple[Table, rows.Row]]:
    """Those that are not held yet, found out in one question."""
    asked = (select(table.c.id).where(table.c.id == row["id"]).exists() for table, row in sources)
    held = connection.execute(select(*asked)).one()
    return [source for source, known in zip(sources, held, strict=True) if not known]


def insert(connection: Connection, entry: Entry, run: rows.Run) -> None:
    """Writes an article that is not held yet, and all that hangs on it."""
    article = entry.article
    for table, row in _new(connection, _sources(entry, run)):
        connection.execute(table.insert(), [row])
    readings = list({one.id: one for one in entry.readings}.values())
    pack = run.packs.get(article.lang, "")
    _many(connection, schema.articles, [rows.article_row(article, entry.given or {}, sealed(entry), run.id)])
    _many(connection, schema.regions, rows.region_rows(article.id, entry.text))
    _many(connection, schema.issues, rows.issue_rows(article.id, entry.issues))
    _many(connection, schema.readings, (rows.reading_row(one, pack, run.id) for one in readings))
    witnesses = rows.witness_rows(article.id, None, rows.article_spots(article))
    for one in readings:
        witnesses += rows.witness_rows(article.id, one.id, rows.reading_spots(one))
    _many(connection, schema.witnesses, witnesses)
    if entry.sketch is not None:
        connection.execute(schema.sketches.insert(), [_sketch_row(entry, entry.sketch)])


def _sketch_row(entry: Entry, sketch: Sketch) -> rows.Row:
    return {
        "article_id": entry.article.id, "text_id": entry.text.id, "method": sketch.method, "sketch": sketch.data,
    }  # fmt: skip


def sketched(connection: Connection, entry: Entry) -> None:
    """Writes the sketch of an article that is held, in the place of an older one."""
    key = schema.sketches.c.article_id == entry.article.id
    if entry.sketch is None:
        return
    row = _sketch_row(entry, entry.sketch)
    found = connection.execute(schema.sketches.select().where(key)).first()
    if found is None or dict(found._mapping) != row:
        connection.execute(schema.sketches.delete().where(key))
        connection.execute(schema.sketches.insert(), [row])


def forget(connection: Connection, article_id: str) -> None:
    """Takes away what the machine made of a page; the page and its text stay."""
    for table in (schema.witnesses, schema.readings, schema.issues, schema.regions, schema.sketches, schema.indexed):
        connection.execute(table.delete().where(table.c.article_id == article_id))
    connection.execute(schema.articles.delete().where(schema.articles.c.id == article_id))


def chain(connection: Connection, ruling: Ruling) -> None:
    """Appends a ruling to the chain; the store lets one writer in at a time, so that no two take one place."""
    held = schema.rulings.c
    last = connection.execute(select(held.place, held.hash).order_by(held.place.desc()).limit(1)).first()
    place, previous = (int(last.place) + 1, str(last.hash)) if last else (1, FIRST)
    links = {"place": place, "previous": previous, "hash": chained(ruling, place, previous)}
    connection.execute(schema.rulings.insert(), [{**rows.ruling_row(ruling), **links}])
