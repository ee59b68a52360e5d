"""Copies in the record: pairs of articles whose bodies share most of their words, with the shared stretches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from saksi.core.article import Article
from saksi.core.text import Text
from saksi.errors import NothingFound
from saksi.page import sketch
from saksi.page.sketch import Copy
from saksi.store.store import Store


@dataclass(frozen=True, slots=True)
class Copied:
    """Two articles that are copies, and the proof: spans of `copy.stretches` are those of the two texts."""

    one: Article
    other: Article
    text: Text
    other_text: Text
    copy: Copy


def copies(store: Store, wanted: str = "") -> Iterator[Copied]:
    """The copies held, most alike first; versions of one address are no copies of each other.

    `wanted` is an article's id or its beginning. Sketches that another method made are made again. Raises
    NothingFound when there are none.
    """
    sketches = {name: one.data for name, one in store.sketches() if one.method == sketch.METHOD}
    for article in store.articles():
        if article.id not in sketches:
            sketches[article.id] = sketch.sketch(store.article(article.id)[1])
    pairs = [pair for pair in sketch.candidates(sketches) if any(name.startswith(wanted) for name in pair)]
    likely = [pair for pair in pairs if sketch.likeness(*(sketches[name] for name in pair)) >= sketch.LIKELY]
    found = sorted(_proven(store, likely), key=lambda one: (-one.copy.share, one.one.id, one.other.id))
    if not found:
        raise NothingFound("The record holds no copies" + (f" of {wanted}" if wanted else ""))
    return iter(found)


def _proven(store: Store, pairs: list[tuple[str, str]]) -> Iterator[Copied]:
    for name, other_name in pairs:
        (one, text), (other, other_text) = store.article(name), store.article(other_name)
        copy = sketch.proven(name, text, other_name, other_text) if not one.url or one.url != other.url else None
        if copy:
            yield Copied(one, other, text, other_text, copy)
