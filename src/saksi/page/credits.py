"""Who is credited for a text and for its pictures, and the organisation the whole text comes from. Pure.

A wire's name inside the text for one fact ("menurut Reuters") is no credit. A credit line, a signature, an agency in
the dateline or on the date line, and a formula in the first paragraphs ("dilansir AFP", ", Reuters reported.") are.
What a ministry, an army or an armed group hands out is credited to it and marked as a party's; so is a state's own
agency where that state is in the story.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from saksi.core.article import Credit
from saksi.core.text import Text
from saksi.core.witness import Witness
from saksi.know import actors, outlets
from saksi.page import credit_formulas, credit_photos, credit_places
from saksi.page.credit_places import LEAD, Named


def read(text: Text, outlet: str) -> tuple[tuple[Credit, ...], str | None]:
    """All credits in text order, and the origin: the one organisation beside the outlet credited for the whole."""
    placed = credit_places.placed(text)
    sources, relays = credit_formulas.found(text)
    named = (*placed, *sources, *relays, *credit_places.contributions(text))
    found = [_credit(text, _marked(text, one)) for one in named]
    spans = {(one.start, one.end) for one in placed}
    found.extend(one for one in credit_photos.photos(text) if (one.witness.start, one.witness.end) not in spans)
    unique = {(one.witness.start, one.role): one for one in reversed(found)}
    ordered = sorted(unique.values(), key=lambda one: (one.witness.start, one.witness.end, one.role))
    return tuple(ordered), origin([one.name for one in _news_first(placed)], [one.name for one in sources], outlet)


def _credit(text: Text, one: Named) -> Credit:
    return Credit(one.name, "text", Witness.of(text, one.start, one.end), one.party)


def _news_first(placed: Iterable[Named]) -> list[Named]:
    """A party is the origin only where no news organisation is credited."""
    ones = list(placed)
    return [one for one in ones if not one.party] or ones


def _marked(text: Text, one: Named) -> Named:
    """A state's agency with that state as party, where the title or the lead names it."""
    called = outlets.called(one.name)
    owner = actors.actor(called.owner) if called and called.owner else None
    if owner is None or one.party:
        return one
    told = [*text.named("title"), *list(text.named("body"))[:LEAD]]
    named = any(_names_of(owner.id).search(text.body, region.start, region.end) for region in told)
    return replace(one, party=owner.id) if named else one


@cache
def _names_of(actor_id: str) -> re.Pattern[str]:
    owner = actors.actor(actor_id)
    names = owner.names if owner else ()
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in names) or '(?!)'})(?!\w)")


def origin(placed: list[str], formulas: list[str], outlet: str) -> str | None:
    """One name in the places for credits, or, where they list several or none, the one that a formula names."""
    own = {outlets.squash(outlet)} | ({outlets.squash(o.name)} if (o := outlets.called(outlet)) else set())
    foreign = list(dict.fromkeys(name for name in placed if outlets.squash(name) not in own))
    told = list(dict.fromkeys(name for name in formulas if outlets.squash(name) not in own))
    if len(foreign) == 1:
        return foreign[0]
    if len(foreign) > 1:
        told = [name for name in told if name in foreign]
    return told[0] if len(told) == 1 else None
