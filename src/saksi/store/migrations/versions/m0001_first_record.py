"""The first record: pages, texts, articles, regions, readings, witnesses, issues, rulings, runs."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey, LargeBinary

from saksi.store.columns import Characters, Number
from saksi.store.databases import tongue

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _text(name: str) -> Column[str]:
    return Column(name, Characters, nullable=False)


def _id() -> Column[str]:
    return Column("id", Characters, primary_key=True, nullable=False)


def _number(name: str, *, key: bool = False) -> Column[int]:
    return Column(name, Number, primary_key=key, nullable=False)


def _refers(name: str, to: str, *, key: bool = False, optional: bool = False) -> Column[str]:
    return Column(name, Characters, ForeignKey(to), primary_key=key, nullable=optional)


def _make(name: str, *columns: Column[int] | Column[str] | Column[bytes]) -> None:
    op.create_table(name, *columns, sqlite_strict=True)


def _sources() -> None:
    _make("pages", _id(), Column("bytes", LargeBinary, nullable=False),
          _text("url"), _text("charset"), _text("source"), _text("fetched_at"))  # fmt: skip
    _make("texts", _id(), _text("body"))
    _make("runs", _id(), _text("program"), _text("packs"), _text("recorded_at"))
    _make("articles", _id(), _refers("page_id", "pages.id"), _refers("text_id", "texts.id"), _text("url"),
          _text("outlet"), _text("lang"), _text("payload"), _text("given"), _text("seal"),
          _refers("run_id", "runs.id"))  # fmt: skip
    _make("regions", _refers("article_id", "articles.id", key=True), _number("place", key=True), _text("name"),
          _number("start"), _number("end"), _text("why"))  # fmt: skip


def _sayings() -> None:
    _make("readings", _id(), _refers("article_id", "articles.id"), _text("kind"), _text("modality"), _text("payload"),
          _text("pack"), _text("rule"), _refers("run_id", "runs.id"))  # fmt: skip
    _make("witnesses", _number("id", key=True), _refers("article_id", "articles.id"),
          _refers("reading_id", "readings.id", optional=True), _number("place"), _text("slot"),
          _refers("text_id", "texts.id"), _number("start"), _number("end"), _text("quote"))  # fmt: skip
    _make("issues", _refers("article_id", "articles.id", key=True), _number("place", key=True), _number("start"),
          _number("end"), _text("what"), _text("quote"))  # fmt: skip
    _make("rulings", _id(), _text("verdict"), _text("targets"), _text("by"), _text("at"), _text("why"),
          _text("words"), Column("undoes", Characters, nullable=True))  # fmt: skip


def upgrade() -> None:
    """Makes the tables, their look-up indexes and the guards."""
    _sources()
    _sayings()
    for table, column in (
        ("articles", "page_id"), ("articles", "text_id"), ("readings", "article_id"),
        ("witnesses", "article_id"), ("witnesses", "reading_id"), ("witnesses", "text_id"),
    ):  # fmt: skip
        op.create_index(f"ix_{table}_{column}", table, [column])
    tongue(op.get_bind()).seal(op.get_bind())
