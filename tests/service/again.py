"""Puts an article back into a record as another pack would have read it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from saksi.core.reading import Reading
from saksi.service.pages import this_run
from saksi.store.store import Store
from saksi.store.write import Entry


def put(store: Store, article_id: str, change: Callable[[list[Reading]], list[Reading]]) -> None:
    """The article with other readings."""
    article, text = store.article(article_id)
    held = next(one for one in store.held() if one.article_id == article_id)
    readings = tuple(change(list(store.readings(article_id))))
    issues = tuple(issue for _, issue in store.issues(article_id))
    entry = Entry(store.page(article.page_id), article, text, readings, issues, held.given, held.source)
    assert store.replace(article_id, entry, this_run()) == "replaced"


def without(store: Store, article_id: str, gone: Collection[str]) -> None:
    """The article without these readings."""
    if any(one.id in gone for one in store.readings(article_id)):
        put(store, article_id, lambda readings: [one for one in readings if one.id not in gone])


def narrower(reading: Reading) -> Reading:
    """The same words read with fewer slots."""
    return replace(reading, slots=reading.slots[:2], rule="an older rule")
