"""Bearers: whose promise a pledge is, when articles name now the force, now its minister, now its state. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from saksi.core.values import Who
from saksi.know.actors import actor, naming
from saksi.record.deeds import TROOPS_IN, WITHDRAWAL
from saksi.record.ground import Ground, Held
from saksi.record.membership import root
from saksi.record.parties import Parties, parties

_NAME = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BEARERS = ("state", "alliance", "force", "armed_group")


@dataclass(frozen=True, slots=True)
class Bearers:
    """Resolves holders and announcers to states and alliances, and these to the joint force they act in."""

    ground: Ground
    sides: Parties
    lone: Who | None
    """The one foreign force of the record, where there is only one."""
    told_in: frozenset[str]
    """Articles that name that force or a member of it."""

    def side(self, who: Who) -> str:
        """The state or alliance that is bound; "" for a person or body of which no text tells whose it is."""
        key = self.ground.key(who)
        held = actor(root(key))
        if held is not None and held.label in _BEARERS:
            return held.id
        return self.sides.of(key) or _named_in(who)

    def force(self, one: Held) -> str:
        """The joint force (or the state) whose troops a pledge to send or withdraw is about; "" when not told."""
        who = one.who("who")
        if who is None:
            return ""
        mine = self.side(who)
        host = self.ground.emended.hosted.get(mine)
        organ = "/" in self.ground.key(who)
        if host and not organ:
            return root(self.ground.key(host))
        if mine and mine not in self.ground.emended.hosted:
            return self.ground.emended.under.get(mine, mine)
        here = self.lone is not None and one.article_id in self.told_in
        return root(self.ground.key(self.lone)) if self.lone and here and not mine else mine

    def joint(self, sides: Collection[str]) -> str:
        """The alliance among these sides, when it acts somewhere and all others are its members; else ""."""
        acting = {root(self.ground.key(who)) for who in self.ground.emended.hosted.values()}
        for whole in sorted(acting.intersection(sides)):
            others = [one for one in sides if one != whole]
            members = self.ground.members(whole, self.ground.as_of)
            if others and all(one in members and one not in self.ground.emended.hosted for one in others):
                return whole
        return ""

    def display(self, force: str) -> Who | None:
        """How the force is called, when it is one that is somewhere."""
        told = [who for who in self.ground.emended.hosted.values() if root(self.ground.key(who)) == force]
        return told[0] if told else None


def bearers(ground: Ground) -> Bearers:
    """The bearers of this record."""
    hosted = {root(ground.key(who)): who for who in ground.emended.hosted.values()}
    lone = next(iter(hosted.values())) if len(hosted) == 1 else None
    told_in = frozenset(_telling(root(ground.key(lone)), ground)) if lone else frozenset()
    return Bearers(ground, parties(ground), lone, told_in)


def _telling(force: str, ground: Ground) -> set[str]:
    sides = {force, *(state for state, under in ground.emended.under.items() if under == force)}
    found: set[str] = set()
    for one in ground.held:
        if one.article_id not in found and any(
            isinstance(slot.value, Who) and root(ground.key(slot.value)) in sides for slot in one.reading.slots
        ):
            found.add(one.article_id)
    return found


def of_troops(act: str) -> bool:
    """True for promises to send troops or take them home."""
    return act == WITHDRAWAL or act in TROOPS_IN


def _named_in(who: Who) -> str:
    """The one state that an unresolved description names: Russia in "Russia's defence minister"."""
    if who.actor_id is not None:
        return ""
    found = Counter(
        told.actor.id for word in _NAME.findall(who.written) if (told := naming(word)) and told.actor.label == "state"
    )
    return next(iter(found)) if len(found) == 1 else ""
