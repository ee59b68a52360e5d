"""The record folded, and its situation report."""

from __future__ import annotations

from datetime import date

from saksi.errors import BadValue, NothingFound
from saksi.lang import pack
from saksi.record.fold import fold
from saksi.record.memory import Memory
from saksi.record.record import Record
from saksi.report import sitrep
from saksi.service import clocks
from saksi.store.store import Store

FORMATS = sitrep.FORMATS


def record(
    store: Store,
    as_of: date | None = None,
    known_at: date | None = None,
    story: str = "",
    *,
    memory: Memory | None = None,
) -> Record:
    """What the record holds, as of a day; with `known_at` as it was held at the end of that day (service.clocks).

    `story` is the name, the id or the beginning of the id of one story, and leaves the others out. `memory`
    is what earlier folds of this store left: stories in which nothing changed are taken from it. Raises NothingFound
    when there is nothing to fold, or no such story, and BadValue when it fits several.
    """
    articles, rulings = clocks.held(store, known_at)
    if not articles:
        raise NothingFound("The record is empty", do="add saved pages with `saksi add FOLDER`")
    folded = fold(articles, store.readings(), rulings, store.issues(), as_of=as_of, memory=memory)
    if not folded.articles:
        raise NothingFound(f"Nothing in the record was published by {as_of}", do="name a later day with --as-of")
    return folded.only(_story(folded, story)) if story else folded


def _story(record: Record, wanted: str) -> str:
    """The id of the story with this name or id."""
    told = wanted.strip().casefold()
    named = [one.id for one in record.stories if told in (one.name.casefold(), one.id)]
    found = named or [one.id for one in record.stories if told and one.id.startswith(told)]
    if not found:
        raise NothingFound(f"The record holds no story {wanted!r}", do="`saksi list stories` lists them")
    if len(found) > 1:
        raise BadValue(f"{wanted!r} fits several stories", do="give more of the id")
    return found[0]


def report(
    store: Store,
    *,
    lang: str,
    fmt: str,
    as_of: date | None = None,
    known_at: date | None = None,
    story: str = "",
    memory: Memory | None = None,
) -> str:
    """The situation report as Markdown or one HTML page. Raises BadValue and NothingFound."""
    choose("language", lang, pack.available())
    choose("format", fmt, FORMATS)
    folded = record(store, as_of, known_at, story, memory=memory)
    texts = {one.text_id: store.article(one.id)[1] for one in folded.articles.values()}
    seen = {one.article_id: one.seen for one in store.held()}
    return sitrep.render(folded, lang=lang, fmt=fmt, texts=texts, seen=seen)


def choose(what: str, value: str, among: tuple[str, ...]) -> None:
    """Raises BadValue when `value` is none of `among`."""
    if value not in among:
        raise BadValue(f"There is no report {what} {value!r}", do=f"use one of: {', '.join(among)}")
