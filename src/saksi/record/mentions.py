"""Mentions: readings that tell of a force abroad, whose it is and where they place it. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from saksi.core.values import Who
from saksi.record.ground import Ground, Held, effective
from saksi.record.membership import is_force
from saksi.record.outvoted import Homes, carried
from saksi.record.same import TROOP_MEASURES, country, event_class, family, most_common, side, who_in, who_order

BACKGROUND_DAYS = 365


@dataclass(frozen=True, slots=True)
class Mention:
    """One reading that tells of troops of `sender` abroad; `where` is a country key, `loose` when carried or untold."""

    held: Held
    who: Who
    sender: str
    where: str
    loose: bool
    sends: bool
    day: date | None

    @property
    def article(self) -> str:
        """The id of its article."""
        return self.held.article_id


def troops(held: Held) -> bool:
    """True for a count of a force's people."""
    if held.reading.kind != "figure":
        return False
    measure = held.what
    return measure in TROOP_MEASURES and family(measure, held.text("group")) == "soldiers" and not background(held)


def background(held: Held) -> int | None:
    """The year of a reading told as history: of a day more than a year before its publication."""
    when = held.when
    last = when.last or when.first if when else None
    told = held.reported.first or held.reported.last
    return last.year if last and told and (told - last).days > BACKGROUND_DAYS else None


def mentions(ground: Ground, homes: Homes) -> Iterator[Mention]:
    """Every reading that counts troops of somebody or tells that they come or leave, those of history left out."""
    figures = ground.of("figure", replaced=True)
    counted = {side(who, ground) for one in figures if troops(one) and (who := one.who("contingent")) is not None}
    for one in ground.held:
        if one.successor or one.reading.kind not in ("figure", "event"):
            continue
        if troops(one):
            who = one.who("contingent")
            if who and is_force(who, ground.key(who), counted, ground.members, ground.as_of):
                yield _mention(one, who, country(ground.place(one)), ground, sends=True, loose=carried(one, ground))
        elif one.reading.kind == "event":
            yield from _of_event(one, counted, ground, homes, carried(one, ground))


def _of_event(one: Held, counted: set[str], ground: Ground, homes: Homes, loose: bool) -> Iterator[Mention]:
    kind, mode = one.what, one.text("mode")
    what = event_class(kind, mode)
    asked = (kind, mode) == ("REQUEST", "assist")
    if (not asked and what not in ("troops in", "easing")) or background(one):
        return
    helped = next(
        (key for who in who_in(one, "actors" if asked else "recipients") if (key := homes.named(side(who, ground)))), ""
    )
    told = helped if asked or what == "troops in" else ""
    for who in who_in(one, "recipients" if asked else "actors"):
        if is_force(who, ground.key(who), counted, ground.members, ground.as_of):
            where = told if told and told != homes.named(side(who, ground)) else country(ground.place(one))
            sends = what == "troops in" and not asked
            yield _mention(one, who, where, ground, sends=sends, loose=loose and where != told)


def _mention(one: Held, who: Who, where: str, ground: Ground, *, sends: bool, loose: bool) -> Mention:
    return Mention(one, who, side(who, ground), where, loose or not where, sends, effective(one))


def names(mentions: Iterable[Mention], ground: Ground) -> dict[str, Who]:
    """How each sender is called: by its own name where a text has it, else by its troops'."""
    told: dict[str, list[Who]] = defaultdict(list)
    for one in mentions:
        told[one.sender].append(one.who)
    return {
        key: chosen
        for key, some in told.items()
        if (chosen := most_common([who for who in some if ground.key(who) == key] or some, who_order))
    }
