"""Rulings form a chain of hashes, and keep what was seen behind their targets and what a correction says."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Connection, select

from saksi.core.ruling import FIRST, chained
from saksi.store import rows
from saksi.store.columns import Characters, Number
from saksi.store.databases import tongue
from saksi.store.schema import rulings

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

GUARD = "rulings_update"
HELD = ("id", "verdict", "targets", "by", "at", "why", "words", "undoes", "value", "seen")
ADDED = ("value", "seen", "place", "previous", "hash")


def upgrade() -> None:
    """Adds the columns and chains the rulings that are held, in the order in which they were made."""
    op.add_column("rulings", Column("value", Characters, nullable=False, server_default="[]"))
    op.add_column("rulings", Column("seen", Characters, nullable=False, server_default="[]"))
    op.add_column("rulings", Column("place", Number, nullable=False, server_default="0"))
    op.add_column("rulings", Column("previous", Characters, nullable=False, server_default=""))
    op.add_column("rulings", Column("hash", Characters, nullable=False, server_default=""))
    _chain(op.get_bind())
    op.create_index("ix_rulings_place", "rulings", ["place"], unique=True)


def _chain(connection: Connection) -> None:
    """The guard of rulings steps aside inside this transaction."""
    told = (rulings.c[name] for name in HELD)
    made = [rows.plain_row(row) for row in connection.execute(select(*told).order_by(rulings.c.at, rulings.c.id))]
    if not made:
        return
    previous = FIRST
    with tongue(connection).unguarded(connection, "rulings", GUARD):
        for place, row in enumerate(made, 1):
            link = chained(rows.ruling_of(row), place, previous)
            links = {"place": place, "previous": previous, "hash": link}
            connection.execute(rulings.update().where(rulings.c.id == row["id"]).values(links))
            previous = link


def downgrade() -> None:
    """Takes the columns away: the rulings stay, the chain, corrected values and what was seen are lost."""
    op.drop_index("ix_rulings_place", "rulings")
    for name in ADDED:
        op.drop_column("rulings", name)
