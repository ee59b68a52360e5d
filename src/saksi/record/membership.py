"""Who belongs to an alliance: what the know floor holds, or what a caller of the fold knows better. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache

from saksi.core.values import Who
from saksi.know.actors import actor, members

Members = Callable[[str, date | None], frozenset[str]]
"""`members("CSTO", day)` are the keys of its members on that day; empty when it is no alliance or not known."""

_SENDERS = ("state", "alliance", "force", "armed_group")
_ACRONYM = re.compile(r"[A-Z]{4,}")


@cache
def known_members(alliance: str, day: date | None) -> frozenset[str]:
    """What the know floor holds."""
    return frozenset(members(alliance, day))


def no_members(alliance: str, day: date | None) -> frozenset[str]:
    """Knows no alliance."""
    return frozenset()


def root(key: str) -> str:
    """The state or organisation an actor belongs to: "Kazakhstan" of "Kazakhstan/Interior Ministry"."""
    return key.partition("/")[0]


def belongs(key: str, alliance: str, day: date | None, members: Members) -> bool:
    """True when `key` is a member of `alliance` on that day (or one of its organs)."""
    return root(key) in members(alliance, day)


def alliance_among(keys: Iterable[str], day: date | None, members: Members) -> str | None:
    """The alliance that forces in one place belong to, None when there is none.

    With members known it is the key whose members are most often among the others; without, a name in capitals of
    four or more letters (CSTO, ECOWAS) beside other names: what newspapers call a joint force.
    """
    ordered = sorted(set(keys))
    known = [(-len(members(key, day) & {root(one) for one in ordered}), key) for key in ordered if members(key, day)]
    if known:
        return min(known)[1]
    capitals = [key for key in ordered if _ACRONYM.fullmatch(key)]
    return capitals[0] if len(capitals) == 1 else None


def is_force(who: Who, key: str, counted: Iterable[str], members: Members, day: date | None) -> bool:
    """True for an actor that can have troops abroad: a state, an alliance, a force; or one whose troops are counted.

    Group words ("soldiers"), persons and whoever is told with an office are none. `counted` are the keys of those
    whose troops some text counts.
    """
    owner = root(key)
    if who.actor_id is None or not owner[:1].isupper() or who.role:
        return False
    held = actor(owner)
    if held is not None:
        return held.label in _SENDERS
    return owner in counted or bool(members(owner, day))
