"""What moved between two days, as data and in words of either language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from saksi.core.ids import Plain
from saksi.errors import BadValue, NothingFound
from saksi.lang import pack
from saksi.record.changes import Change, changes
from saksi.record.fold import fold
from saksi.record.memory import Memory
from saksi.record.record import Record
from saksi.report.changes import Herald
from saksi.report.phrases import wording
from saksi.service import clocks
from saksi.service.reports import choose
from saksi.store.store import Store


@dataclass(frozen=True, slots=True)
class Move:
    """One change with its sentence in each language there is a pack for."""

    change: Change
    words: dict[str, str]


@dataclass(frozen=True, slots=True)
class Moves:
    """Everything that moved from what was known by the end of `since` to the end of `until`."""

    since: date
    until: date
    moves: tuple[Move, ...]


def between(
    store: Store,
    since: date,
    until: date | None = None,
    known_at: date | None = None,
    *,
    memory: Memory | None = None,
) -> Moves:
    """What moved after `since` until `until` (the latest publication without it). Articles without a day are left out.

    Raises NothingFound for an empty record, BadValue when the days run backwards.
    """
    articles, rulings = clocks.held(store, known_at)
    readings = list(store.readings())
    days = [day for one in articles if (day := one.published.when.last or one.published.when.first)]
    if not days:
        raise NothingFound("The record holds no article with a day", do="add saved pages with `saksi add FOLDER`")
    last = until or max(days)
    if since > last:
        raise BadValue(f"Nothing lies between {since} and {last}", do="name an earlier day with --since")
    old, new = (fold(articles, readings, rulings, as_of=day, memory=memory) for day in (since, last))
    return Moves(since, last, tell(store, old, new, changes(old, new)))


def tell(store: Store, old: Record, new: Record, found: Sequence[Change]) -> tuple[Move, ...]:
    """The changes with their words."""
    needed = sorted({one for change in found for one in change.articles})
    texts = {text.id: text for text in (store.article(one)[1] for one in needed)}
    heralds = {lang: Herald(old, new, lang=lang, texts=texts) for lang in pack.available()}
    return tuple(Move(one, {lang: herald.tell(one) for lang, herald in heralds.items()}) for one in found)


def spoken(lang: str) -> str:
    """The language, when there is a pack for it. Raises BadValue."""
    choose("language", lang, pack.available())
    return lang


def move_plain(move: Move) -> dict[str, Plain]:
    """What `saksi changes --json` prints for one change."""
    change = move.change
    return {
        "id": change.id,
        "kind": change.kind,
        "old": change.old or None,
        "new": change.new or None,
        "was": change.was or None,
        "now": change.now or None,
        "articles": list(change.articles),
        "words": dict(move.words),
    }


def nothing(lang: str) -> str:
    """What is said when nothing moved."""
    return wording(lang).word("changes", "nothing")
