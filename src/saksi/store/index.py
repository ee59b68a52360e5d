"""The full-text index: each article in it once, made again whenever its rules change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, func, select

from saksi.core.article import Article
from saksi.core.text import Text
from saksi.store import lemmas, rows, schema
from saksi.store.databases import tongue

CHUNK = 200
"""Articles that are fetched or indexed at once."""


def day(article: Article) -> str:
    """The first day of publication, ISO 8601; "" when none is known."""
    known = article.published.when.first or article.published.when.last
    return known.isoformat() if known else ""


def put(connection: Connection, article: Article, text: Text) -> None:
    """Indexes one article that is not indexed yet."""
    row = {
        "article_id": article.id, "outlet": lemmas.folded(article.outlet), "lang": article.lang, "day": day(article),
        "rules": lemmas.RULES,
    }  # fmt: skip
    made = connection.execute(schema.indexed.insert().values(row)).inserted_primary_key
    if made is not None:
        tongue(connection).index(connection, int(made[0]), lemmas.entries(text))


def missing(connection: Connection, limit: int | None = None) -> list[str]:
    """Ids of articles that the index does not hold, or holds by other rules; at most `limit`."""
    i, a = schema.indexed.c, schema.articles.c
    if _whole(connection):
        return []
    joined = (i.article_id == a.id) & (i.rules == lemmas.RULES)
    held = select(a.id).join_from(schema.articles, schema.indexed, joined, isouter=True)
    found = connection.execute(held.where(i.number.is_(None)).order_by(a.id).limit(limit)).scalars()
    return [str(one) for one in found]


def _whole(connection: Connection) -> bool:
    """Each indexed article is held, so equal numbers mean that all are indexed."""
    counts = [select(func.count()).select_from(table).scalar_subquery() for table in (schema.indexed, schema.articles)]
    indexed, held = connection.execute(select(*counts)).one()
    return bool(indexed == held) and not _outdated(connection)


def _outdated(connection: Connection) -> bool:
    """True when some are indexed by other rules than these."""
    rules = schema.indexed.c.rules
    oldest, newest = connection.execute(select(func.min(rules), func.max(rules))).one()
    return oldest is not None and {oldest, newest} != {lemmas.RULES}


def fill(connection: Connection, ids: Sequence[str]) -> None:
    """Indexes those of these articles that are held and not indexed yet; an index made by other rules is emptied."""
    i = schema.indexed.c
    if _outdated(connection):
        tongue(connection).clear_index(connection)
        connection.execute(schema.indexed.delete())
    done = set(connection.execute(select(i.article_id).where(i.article_id.in_(ids))).scalars())
    for article, text in fetch(connection, [one for one in dict.fromkeys(ids) if one not in done]):
        put(connection, article, text)


def fetch(connection: Connection, ids: Sequence[str]) -> Iterator[tuple[Article, Text]]:
    """Those of these articles that are held and not damaged, with texts and own regions, in this order."""
    a, t, r = schema.articles.c, schema.texts.c, schema.regions.c
    regions: dict[str, list[rows.Row]] = {one: [] for one in ids}
    for row in connection.execute(select(schema.regions).where(r.article_id.in_(ids)).order_by(r.article_id, r.place)):
        regions[row.article_id].append(rows.plain_row(row))
    chosen = select(a.id, a.payload, t.body).join_from(schema.articles, schema.texts).where(a.id.in_(ids))
    held = {row.id: row for row in connection.execute(chosen)}
    for one in ids:
        try:
            found = rows.article_of(held[one].payload), rows.text_of(held[one].body, regions[one])
        except rows.BROKEN:  # `verify` names it
            continue
        yield found
