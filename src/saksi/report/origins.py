"""Which independent sources stand behind an article, by name. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from saksi.core.article import Article
from saksi.record.record import Record


def origins_of(record: Record) -> dict[str, tuple[str, ...]]:
    """The origins behind each article by its id: what it is credited to or its outlet first, then what it relays."""
    held: dict[str, list[str]] = defaultdict(list)
    for origin in record.origins:
        for article_id in origin.articles:
            held[article_id].append(origin.name)
    return {id_: tuple(sorted(names, key=_own(record.articles[id_]))) for id_, names in held.items()}


def _own(article: Article) -> Callable[[str], tuple[bool, str]]:
    credited = article.origin or article.outlet
    return lambda name: (name != credited, name)
