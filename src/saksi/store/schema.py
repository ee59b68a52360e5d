"""The tables of a record, in portable types. What only one database understands stands in `sqlite.py`, `postgres.py`.

pages      the bytes as they came, named by their SHA-256
texts      what remains of a page, named by its characters; never changed
articles   one page's masthead beside its text; `given` is what the caller told when the page itself did not tell it
regions    the named stretches of an article's text
readings   what an article says, as `core.codec` writes it
witnesses  every span that an article or a reading rests on; `reading_id` is empty for the masthead's own
issues     what could not be read
sketches   a short likeness of an article's body, by which copies are found; made again at any time
indexed    which articles stand in the full-text index, under which number, made by which rules; made again at any time
rulings    what people decided; append-only: `place` counts from 1, `hash` covers the ruling and the hash before it
runs       which program and which language packs made articles and readings, and when

Rows are inserted and, where the machine may make them again (articles and what hangs on them), deleted; none is ever
updated.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, LargeBinary, MetaData, Table

from saksi.store.columns import Characters, Number

NEVER_CHANGED = ("pages", "texts", "witnesses", "articles", "regions", "readings", "issues", "rulings", "runs")
"""Tables of which the database refuses every UPDATE."""
NEVER_DELETED = ("pages", "texts", "rulings", "runs")
"""Tables of which the database refuses every DELETE."""
WRITING = (
    ("pages", "INSERT"), ("texts", "INSERT"), ("runs", "INSERT"), ("articles", "INSERT"), ("articles", "DELETE"),
    ("rulings", "INSERT"),
)  # fmt: skip
"""What every write does one of; a record that has moved refuses these."""

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)


def _id(name: str = "id") -> Column[str]:
    return Column(name, Characters, primary_key=True, nullable=False)


def _text(name: str) -> Column[str]:
    return Column(name, Characters, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, Number, nullable=False)


def _refers(name: str, to: str, *, key: bool = False, optional: bool = False) -> Column[str]:
    return Column(name, Characters, ForeignKey(to), primary_key=key, nullable=optional)


pages = Table(
    "pages",
    metadata,
    _id(),
    Column("bytes", LargeBinary, nullable=False),
    _text("url"),
    _text("charset"),
    _text("source"),
    _text("fetched_at"),
    sqlite_strict=True,
)

texts = Table("texts", metadata, _id(), _text("body"), sqlite_strict=True)

runs = Table("runs", metadata, _id(), _text("program"), _text("packs"), _text("recorded_at"), sqlite_strict=True)

articles = Table(
    "articles",
    metadata,
    _id(),
    _refers("page_id", "pages.id"),
    _refers("text_id", "texts.id"),
    _text("url"),
    _text("outlet"),
    _text("lang"),
    _text("payload"),
    _text("given"),
    _text("seal"),
    _refers("run_id", "runs.id"),
    Index("ix_articles_page_id", "page_id"),
    Index("ix_articles_text_id", "text_id"),
    Index("ix_articles_url", "url"),
    sqlite_strict=True,
)

sketches = Table(
    "sketches",
    metadata,
    _refers("article_id", "articles.id", key=True),
    Column("text_id", Characters, ForeignKey("texts.id"), nullable=False),
    _text("method"),
    Column("sketch", LargeBinary, nullable=False),
    Index("ix_sketches_text_id", "text_id"),
    sqlite_strict=True,
)

regions = Table(
    "regions",
    metadata,
    _refers("article_id", "articles.id", key=True),
    Column("place", Number, primary_key=True, nullable=False),
    _text("name"),
    _number("start"),
    _number("end"),
    _text("why"),
    sqlite_strict=True,
)

readings = Table(
    "readings",
    metadata,
    _id(),
    _refers("article_id", "articles.id"),
    _text("kind"),
    _text("modality"),
    _text("payload"),
    _text("pack"),
    _text("rule"),
    _refers("run_id", "runs.id"),
    Index("ix_readings_article_id", "article_id"),
    sqlite_strict=True,
)

witnesses = Table(
    "witnesses",
    metadata,
    Column("id", Number, primary_key=True, nullable=False),
    _refers("article_id", "articles.id"),
    _refers("reading_id", "readings.id", optional=True),
    _number("place"),
    _text("slot"),
    _refers("text_id", "texts.id"),
    _number("start"),
    _number("end"),
    _text("quote"),
    Index("ix_witnesses_article_id", "article_id"),
    Index("ix_witnesses_reading_id", "reading_id"),
    Index("ix_witnesses_text_id", "text_id"),
    sqlite_strict=True,
)

issues = Table(
    "issues",
    metadata,
    _refers("article_id", "articles.id", key=True),
    Column("place", Number, primary_key=True, nullable=False),
    _number("start"),
    _number("end"),
    _text("what"),
    _text("quote"),
    sqlite_strict=True,
)

indexed = Table(
    "indexed",
    metadata,
    Column("number", Number, primary_key=True, nullable=False, autoincrement=True),
    _refers("article_id", "articles.id"),
    _text("outlet"),
    _text("lang"),
    _text("day"),
    _text("rules"),
    Index("ix_indexed_article_id", "article_id", unique=True),
    Index("ix_indexed_rules", "rules"),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)

rulings = Table(
    "rulings",
    metadata,
    _id(),
    _text("verdict"),
    _text("targets"),
    _text("by"),
    _text("at"),
    _text("why"),
    _text("words"),
    Column("undoes", Characters, nullable=True),
    _text("value"),
    _text("seen"),
    _number("place"),
    _text("previous"),
    _text("hash"),
    Index("ix_rulings_place", "place", unique=True),
    sqlite_strict=True,
)
