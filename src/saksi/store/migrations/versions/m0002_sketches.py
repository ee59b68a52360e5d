"""Sketches of the body of each article, to find copies; addresses are looked up when a page comes again."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey, LargeBinary

from saksi.store.columns import Characters

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the table and the look-up index; sketches of articles that are held come with the next `rebuild`."""
    op.create_table(
        "sketches",
        Column("article_id", Characters, ForeignKey("articles.id"), primary_key=True, nullable=False),
        Column("text_id", Characters, ForeignKey("texts.id"), nullable=False),
        Column("method", Characters, nullable=False),
        Column("sketch", LargeBinary, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_sketches_text_id", "sketches", ["text_id"])
    op.create_index("ix_articles_url", "articles", ["url"])


def downgrade() -> None:
    """Takes both away: a sketch is made again from its text at any time."""
    op.drop_index("ix_articles_url", "articles")
    op.drop_table("sketches")
