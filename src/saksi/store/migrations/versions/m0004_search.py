"""Full-text search: which articles are indexed, and the index itself."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey

from saksi.store.columns import Characters, Number
from saksi.store.databases import tongue

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def _text(name: str) -> Column[str]:
    return Column(name, Characters, nullable=False)


def upgrade() -> None:
    """Makes both, empty: articles that are held are indexed at the first search."""
    op.create_table(
        "indexed",
        Column("number", Number, primary_key=True, nullable=False, autoincrement=True),
        Column("article_id", Characters, ForeignKey("articles.id"), nullable=False),
        _text("outlet"),
        _text("lang"),
        _text("day"),
        _text("rules"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_index("ix_indexed_article_id", "indexed", ["article_id"], unique=True)
    op.create_index("ix_indexed_rules", "indexed", ["rules"])
    tongue(op.get_bind()).make_index(op.get_bind())


def downgrade() -> None:
    """Takes both away: an index is made again from the texts at any time."""
    op.drop_table("words")
    op.drop_table("indexed")
