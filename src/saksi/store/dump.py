"""The record as lines of JSON: equal for equal records. Runs, times of recording and file names are left out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, select

from saksi.core.ids import canonical
from saksi.store import rows, schema


def lines(connection: Connection) -> Iterator[str]:
    """One line a page, text, article, region, reading, issue and ruling, in this order, each kind by id."""
    t = schema
    statements: tuple[tuple[str, Select[Any]], ...] = (
        ("page", select(t.pages.c.id).order_by(t.pages.c.id)),
        ("text", select(t.texts).order_by(t.texts.c.id)),
        ("article", select(t.articles.c.id, t.articles.c.payload, t.articles.c.given).order_by(t.articles.c.id)),
        ("region", select(t.regions).order_by(t.regions.c.article_id, t.regions.c.place)),
        ("reading", select(t.readings.c.id, t.readings.c.payload).order_by(t.readings.c.id)),
        ("issue", select(t.issues).order_by(t.issues.c.article_id, t.issues.c.place)),
        ("ruling", select(t.rulings).order_by(t.rulings.c.id)),
    )
    for kind, statement in statements:
        for row in rows.each(connection, statement):
            yield canonical({"is": kind, **_open(row)}).decode("utf-8")


def _open(row: rows.Row) -> rows.Row:
    """JSON columns as values."""
    return {name: json.loads(value) if name in ("payload", "given") else value for name, value in row.items()}
