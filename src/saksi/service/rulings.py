"""Ruling: what a person decides about readings, facts, origins, articles, stories and actors, kept in the chain."""

from __future__ import annotations

import difflib
import getpass
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import cast

from saksi.core.fact import Dispute, FigureFact
from saksi.core.kinds import Kind
from saksi.core.reading import Reading
from saksi.core.ruling import ACTOR, VERDICTS, Given, Ruling, Seen, Verdict, key_span, realm, realms, words_of
from saksi.core.values import Who
from saksi.errors import BadValue, NothingFound, UsageError
from saksi.record.record import Record
from saksi.record.rulings import apply
from saksi.service import corrections
from saksi.service.pages import this_run
from saksi.settings import Settings
from saksi.store.store import Store

UNDO = "undo"
"""Beside the verdicts: takes a ruling back and decides nothing else."""
SHORTEST = 4
SHOWN = 8
"""Quotes that a ruling keeps for people; behind them it keeps every reading."""
FITTING: dict[str, tuple[str, ...]] = {
    "accept": ("reading", "origin", "dispute"),
    "reject": ("reading", "origin", "dispute"),
    "correct": ("reading", "story"),
    "same": ("reading", "origin", "story", "actor"),
    "different": ("reading", "origin", "story", "actor"),
}
"""Verdict -> what it may be about (see `core.ruling.realm`); a note may be about anything."""
_NAMED = {
    "reading": "readings and facts", "origin": "articles and origins", "dispute": "disputes", "story": "stories",
    "actor": "actors",
}  # fmt: skip


def author(settings: Settings, by: str = "") -> str:
    """Who rules: as told, else the setting, else the user of this machine. Raises UsageError when nobody is known."""
    try:
        name = by.strip() or settings.by.strip() or getpass.getuser()
    except (KeyError, OSError, ImportError):
        name = ""
    if not name:
        raise UsageError("A ruling needs a name", do="say it with --by, or set `by` in saksi.toml")
    return name


def rule(
    store: Store,
    record: Record,
    verdict: str,
    wanted: Sequence[str],
    *,
    why: str,
    by: str,
    value: Iterable[str] = (),
    undo: str = "",
) -> Ruling:
    """Makes a ruling and appends it to the chain; the same decision twice is two entries.

    `wanted` are ids or beginnings of ids, and actors as `actor:NAME`; with the verdict "undo" they are rulings. `undo`
    is a ruling that this one takes the place of. Raises BadValue and NothingFound.
    """
    if not why.strip():
        raise BadValue("A ruling needs a reason", do="say it with --why")
    if verdict == UNDO:
        made = [_undoing(store, one, why, by) for one in wanted]
        return [_append(store, one) for one in made][-1]
    if verdict not in VERDICTS:
        raise BadValue(f"There is no verdict {verdict!r}", do=f"use one of: {', '.join((*VERDICTS, UNDO))}")
    targets = tuple(dict.fromkeys(find(store, record, one) for one in wanted))
    if len(targets) < len(set(wanted)):
        raise BadValue(f"These are one already: {', '.join(targets)}", do="name each thing once")
    told = list(value)
    _fits(verdict, targets, told)
    seen = tuple(one for target in targets for one in behind(store, record, target, only_headline=verdict == "correct"))
    if verdict in ("same", "different") and realm(targets[0]) == "reading":
        _kind(seen)
    given = _given(targets, seen, told) if verdict == "correct" else ()
    undoes = _in_force(store, undo).id if undo else None
    words = _words(seen)
    ruling = Ruling(cast(Verdict, verdict), targets, by, _now(store), why.strip(), words, undoes, given, seen)
    return _append(store, ruling)


def _append(store: Store, ruling: Ruling) -> Ruling:
    store.rule(ruling)
    return ruling


def _undoing(store: Store, wanted: str, why: str, by: str) -> Ruling:
    held = _in_force(store, wanted)
    return Ruling("note", (held.id,), by, _now(store), why.strip(), held.words, held.id)


def _in_force(store: Store, wanted: str) -> Ruling:
    """The ruling with this id or beginning, which nobody has taken back yet."""
    found = [one for one in store.rulings() if one.id.startswith(wanted)] if len(wanted) >= SHORTEST else []
    if not found:
        raise NothingFound(f"The record holds no ruling {wanted}", do="`saksi log` lists the rulings")
    if len(found) > 1:
        raise _several(wanted, [one.id for one in found])
    state = next(one for one in apply(store.rulings(), (), ()).standing if one.ruling.id == found[0].id)
    if state.state == "undone":
        raise BadValue(f"{found[0].id} is undone already", why=f"by {state.undone_by}", do="undo that one instead")
    return found[0]


def _now(store: Store) -> datetime:
    """Now, and always later than the ruling before, so that order in time and in the chain are one."""
    now = this_run().recorded_at
    last = max((one.at for one in store.rulings()), default=None)
    return now if last is None or now > last else last + timedelta(microseconds=1)


def find(store: Store, record: Record, wanted: str) -> str:
    """The whole id of what `wanted` begins: an article, reading, fact, origin or story; an actor by `actor:NAME`.

    A fact that an earlier ruling is about is still found when that ruling (or a new article) changed its id.
    Raises NothingFound, and BadValue when it is too short or fits several.
    """
    wanted = wanted.strip()
    if wanted.startswith(ACTOR):
        return ACTOR + _actor(record, wanted.removeprefix(ACTOR).strip())
    if len(wanted) < SHORTEST:
        raise BadValue(f"{wanted!r} is too short for an id", do=f"give at least its first {SHORTEST} characters")
    held = [id_ for table, id_ in store.find(wanted) if table in ("articles", "readings")]
    known = (*_facts(record), *(target for one in store.rulings() for target in one.targets if "-" in target))
    ids = (id_ for id_ in known if id_.startswith(wanted) and not id_.startswith("ruling-"))
    found = sorted({*held, *ids})
    if wanted in found:
        return wanted
    if not found:
        raise NothingFound(
            f"The record holds nothing under {wanted}",
            do="`saksi list figures` (or events, disputes, origins, ...) and `saksi show --readings` list ids",
        )
    if len(found) > 1:
        raise _several(wanted, found)
    return found[0]


def _several(wanted: str, found: Sequence[str]) -> BadValue:
    return BadValue(f"{wanted!r} fits several ids", why=f"among them {', '.join(found[:4])}", do="give more characters")


def _facts(record: Record) -> Iterator[str]:
    """Ids of everything derived."""
    return (one.id for one in (*record.told, *record.origins, *record.stories))


def _actor(record: Record, name: str) -> str:
    """The key of an actor as the texts name or resolve it."""
    known: dict[str, str] = {}
    for reading in record.readings.values():
        for slot in (*reading.slots, *((reading.says,) if reading.says else ())):
            if isinstance(slot.value, Who):
                known.setdefault(slot.value.written.casefold(), slot.value.key)
                known[slot.value.key.casefold()] = slot.value.key
    if name.casefold() in known:
        return known[name.casefold()]
    near = [known[one] for one in difflib.get_close_matches(name.casefold(), list(known), n=3)]
    raise NothingFound(
        f"No text of the record names the actor {name!r}",
        why=f"near it are {', '.join(near)}" if near else "",
        do="`saksi list actors` lists them",
    )


def _fits(verdict: str, targets: Sequence[str], value: Sequence[str]) -> None:
    """Refuses what the verdict cannot mean."""
    if not targets:
        raise BadValue("A ruling needs something to rule on", do="give the id of a reading, fact, origin or article")
    if value and verdict != "correct":
        raise BadValue(f"{verdict} takes no value", do="leave --value out, or say correct")
    about = realms(targets)
    allowed = FITTING.get(verdict, about)
    if not about <= set(allowed):
        named = " or ".join(_NAMED[one] for one in allowed)
        raise BadValue(f"{verdict} cannot be said of {_NAMED[min(about - set(allowed))]}", do=f"say it of {named}")
    if verdict in ("same", "different") and len(targets) < 2:
        raise BadValue(f"{verdict} needs two ids", do="the first stays what it is, the others join or leave it")
    if verdict != "note" and len(about) > 1:
        raise BadValue("One ruling is about one sort of thing", do="rule on them one after the other")
    if verdict == "correct" and about == {"story"} and len(targets) > 1:
        raise BadValue("A name is given to one story", do="rule on them one after the other")


def _given(targets: Sequence[str], seen: Sequence[Seen], told: Sequence[str]) -> Given:
    """What a correction says: values of slots, or the name of a story."""
    if realm(targets[0]) == "story":
        return corrections.name(told)
    return corrections.given(_kind(seen), told)


def _kind(seen: Sequence[Seen]) -> Kind:
    kinds = {one.kind for one in seen}
    if len(kinds) != 1:
        raise BadValue(
            "Only readings of one kind can be compared or corrected at once", do="rule on them one after the other"
        )
    return cast(Kind, kinds.pop())


def behind(store: Store, record: Record, target: str, *, only_headline: bool = False) -> Iterator[Seen]:
    """What stands behind a target now: readings, or articles for origins, articles and stories; nothing for actors."""
    kind = realm(target)
    if kind == "actor":
        return
    if target.startswith("reading-"):
        yield _seen(store, target, _reading(store, target))
        return
    if not target.startswith("article-") and target not in set(_facts(record)):
        yield from next(one.behind(target) for one in reversed(list(store.rulings())) if target in one.targets)
        return
    if kind in ("origin", "story"):
        for article_id in _articles(record, target):
            article, _ = store.article(article_id)
            yield Seen(target, article.id, article.id, article.page_id, article.url)
        return
    for reading_id in _readings(record, target, only_headline=only_headline):
        yield _seen(store, target, record.readings[reading_id])


def _articles(record: Record, target: str) -> Sequence[str]:
    if target.startswith("article-"):
        return (target,)
    held = {one.id: one.articles for one in record.origins} | {one.id: one.articles for one in record.stories}
    return held[target]


def _readings(record: Record, target: str, *, only_headline: bool) -> Sequence[str]:
    fact = next(one for one in record.told if one.id == target)
    if isinstance(fact, Dispute):
        held = {one.id: one for one in record.figures}
        return sorted({one for id_, at in fact.sides for one in held[id_].points[at].witnessed.readings})
    if isinstance(fact, FigureFact) and only_headline:
        if fact.value is None:
            raise BadValue(
                f"No value of {target} stands", why=fact.why, do="correct one of its readings: `saksi show` lists them"
            )
        return fact.value.witnessed.readings
    return fact.witnessed.readings


def _reading(store: Store, reading_id: str) -> Reading:
    held = store.readings(store.article_of_reading(reading_id))
    return next(one for one in held if one.id == reading_id)


def _seen(store: Store, target: str, reading: Reading) -> Seen:
    article, _ = store.article(reading.article_id)
    start, end = key_span(reading)
    return Seen(
        target, reading.id, article.id, article.page_id, article.url, reading.kind, start, end, words_of(reading)
    )


def _words(seen: Sequence[Seen]) -> str:
    quotes = list(dict.fromkeys(one.words for one in seen if one.words))
    more = f" | and {len(quotes) - SHOWN} more" if len(quotes) > SHOWN else ""
    return " | ".join(quotes[:SHOWN]) + more
