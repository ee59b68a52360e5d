"""Showing what the record holds under an id: an article, a reading, a text, a page, or a fact."""

from __future__ import annotations

from dataclasses import dataclass

from saksi.core.article import Article
from saksi.core.reading import Reading
from saksi.core.text import Text
from saksi.errors import BadValue, NothingFound
from saksi.issues import Issue
from saksi.record.record import Record
from saksi.store.store import Store


@dataclass(frozen=True, slots=True)
class Shown:
    """One article with the readings that were asked for: all of them, or those a reading id or a fact id names."""

    article: Article
    text: Text
    readings: tuple[Reading, ...]
    issues: tuple[Issue, ...]


def show(store: Store, wanted: str) -> tuple[Shown, ...]:
    """The article, reading, text or page with this id or the beginning of one.

    Raises NothingFound, and BadValue when the beginning fits several.
    """
    if len(wanted.strip()) < 4:
        raise BadValue(f"{wanted!r} is too short for an id", do="give at least its first four characters")
    found = [one for one in store.find(wanted.strip()) if one[0] != "rulings"]  # `saksi log` shows those
    exact = [one for one in found if one[1] == wanted.strip()] or found
    if not exact:
        raise NothingFound(f"The record holds nothing under {wanted}", do="`saksi show --articles` lists the articles")
    if len(exact) > 1:
        some = ", ".join(one for _, one in exact[:4])
        raise BadValue(f"{wanted!r} fits several ids", why=f"among them {some}", do="give more characters")
    table, held = exact[0]
    if table == "readings":
        return (_narrowed(article(store, store.article_of_reading(held)), (held,)),)
    if table == "articles":
        return (article(store, held),)
    return tuple(article(store, one.id) for one in store.articles() if held in (one.text_id, one.page_id))


def article(store: Store, article_id: str) -> Shown:
    """One article with all that was read from it."""
    head, text = store.article(article_id)
    issues = tuple(issue for _, issue in store.issues(article_id))
    return Shown(head, text, tuple(store.readings(article_id)), issues)


def of_fact(store: Store, record: Record, fact_id: str) -> tuple[Shown, ...]:
    """The articles and readings a fact rests on, for a fact id or the beginning of one. Raises NothingFound."""
    for fact in record.told:
        if fact.id.startswith(fact_id):
            return tuple(_narrowed(article(store, one), fact.witnessed.readings) for one in fact.witnessed.articles)
    raise NothingFound(f"The record holds nothing under {fact_id}", do="`saksi show --articles` lists the articles")


def _narrowed(shown: Shown, reading_ids: tuple[str, ...]) -> Shown:
    kept = tuple(one for one in shown.readings if one.id in reading_ids)
    return Shown(shown.article, shown.text, kept, ())
