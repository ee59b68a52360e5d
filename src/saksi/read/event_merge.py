"""Mentions of one event in an article become one event, and the main events are kept. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from saksi.core.kinds import FORCES_FAMILY, GROUPS, Modality
from saksi.core.reading import Slot
from saksi.core.values import When, Where, Who
from saksi.read.event_rules import EventRule

MOST = 12
"""Main events of an article (spec READINGS: 2-10, and room for two more where all of them are told in full)."""

APART = 7
"""Days that part two events of one kind; nearer ones are days of one unrest."""

IRREGULAR = frozenset({"attackers", "protesters", "civilians", "workers", "children"})
"""Groups that are no part of a state's forces."""

PARTIES = 2
"""Names of one operation in an article; where more send forces, a nameless force is anybody's."""

FEW, SURE = 9, 6
"""So many events are kept whatever their weight; beyond, only those that weigh `SURE`: on the tuned part six in ten of
the lighter ones are main events."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One event as one sentence tells it.

    `place_near` is True for a place of its sentence, not the article's; `aside` for a relative clause, which tells by
    the way; `dated` for a day its own sentence tells, not that of the news; `crowd` when all who act are people in
    general, no force; `background` for another year than the article's; `reason` where it is told what it was about;
    `presumed` are those who do such things, where nobody is told. `times` counts the mentions, `first` is the span of
    the first in the body.
    """

    rule: EventRule
    type: str
    mode: str
    modality: Modality
    start: int
    end: int
    region: str
    lead: bool
    noun: bool
    actors: tuple[Slot, ...]
    recipients: tuple[Slot, ...]
    crowd: bool
    sentence: int
    dated: bool
    background: bool
    place: Slot | None
    place_near: bool
    when: Slot | None
    says: Slot | None = None
    via: Slot | None = None
    aside: bool = False
    reason: bool = False
    presumed: tuple[Slot, ...] = ()
    times: int = 1
    first: tuple[int, int] | None = None

    @property
    def fullness(self) -> int:
        """How much it tells; a verb tells more than a noun, the title less than the text."""
        told = 2 * bool(self.actors) + bool(self.recipients) + bool(self.place_near) + 2 * bool(self.when)
        return told + (not self.noun) + 2 * self.lead - 5 * (self.region == "title")

    @property
    def weight(self) -> int:
        """How surely it is one of the article's main events."""
        told = self.fullness + self.lead + 2 * min(self.times, 3) + 2 * (self.modality == "happened")
        return (
            told
            + 2 * (not self.rule.speech or self.mode in ("investigate", "allege"))
            - 6 * self.background
            - 2 * self.aside
            + self.reason
        )


def main_events(mentions: Iterable[Mention]) -> list[Mention]:
    """One mention per event, completed by what the others tell, at most `MOST`, in text order."""
    groups: list[list[Mention]] = []
    told = list(mentions)
    for mention in sorted(
        (one for one in told if not _part_of_riot(one, told)),
        key=lambda one: (one.region == "title", -one.fullness, one.start),
    ):
        held = [group for group in groups if _same(group, mention)]
        home = next((group for group in held if group[0].type == mention.type), held[0] if held else None)
        if home is None:
            groups.append([mention])
        else:
            home.append(mention)
    events = [_completed(group) for group in groups]
    events = [one for one in events if not _told_by_worse(one, events)]
    kept = sorted(events, key=lambda one: (-one.weight, one.start))[:MOST]
    kept = [one for place, one in enumerate(kept) if place < FEW or one.weight >= SURE]
    return sorted(kept, key=lambda one: one.start)


def with_forces(mention: Mention, mentions: Sequence[Mention]) -> Mention:
    """A mention of forces that nobody names, with those that send or withdraw forces elsewhere in the article.

    Troops that came are the troops that leave: an article tells of one operation, and of whose it is once.
    """
    if not mention.rule.host or _keys(mention.actors):
        return mention
    others = [one for one in mentions if one.rule.host and _keys(one.actors)]
    if not others or len({key for one in others for key in _keys(one.actors)}) > PARTIES:
        return mention
    chosen = max(others, key=lambda one: (one.weight, -one.start))
    return replace(mention, actors=_without(chosen.actors, mention.recipients))


def _same(group: Sequence[Mention], mention: Mention) -> bool:
    head = group[0]
    if mention.region == "title" and (mention.rule is head.rule or _one_operation(head, mention)):
        return True
    if head.type != mention.type or (head.modality == "planned") != (mention.modality == "planned"):
        return False
    if not _modes_meet(head, mention):
        return head.type == "ASSAULT" and bool(_keys(head.recipients) & _keys(mention.recipients))
    if mention.region == "title" or _one_sentence(group, mention):
        return True
    return not (_other_place(head, mention) or _other_time(head, mention) or _other_people(head, mention))


def _one_operation(head: Mention, mention: Mention) -> bool:
    """True for forces that a title lets go already while the text says they will."""
    if not (head.rule.host and mention.rule.host):
        return False
    come = {"AID", "AGREE", "MOBILIZE"}
    return (head.type in come) == (mention.type in come)


def _modes_meet(head: Mention, mention: Mention) -> bool:
    """True for one mode, or where one leaves it open; to retreat is as many things as it has modes."""
    return head.mode == mention.mode or (not (head.mode and mention.mode) and head.type not in ("RETREAT", "COERCE"))


def _one_sentence(group: Sequence[Mention], mention: Mention) -> bool:
    """True for a second word for the same in one sentence: "gunfire killed", "a visit, where he held talks"."""
    if mention.type not in ("ASSAULT", "CONSULT", "PROTEST"):
        return False
    near = [one for one in group if one.sentence == mention.sentence]
    return (bool(near) and not _apart(_keys(near[0].recipients), _keys(mention.recipients))) or (
        bool(near) and mention.type == "CONSULT"
    )


def _other_place(head: Mention, mention: Mention) -> bool:
    if not (head.place_near and mention.place_near and head.place and mention.place):
        return False
    one, other = head.place.value, mention.place.value
    if not (isinstance(one, Where) and isinstance(other, Where)) or one.key == other.key:
        return False
    if one.country != other.country:
        return bool(one.country and other.country)
    return "country" not in (one.grain, other.grain) and head.type == "ASSAULT"


def _other_time(head: Mention, mention: Mention) -> bool:
    if not (head.when and mention.when):
        return False
    one, other = head.when.value, mention.when.value
    if not (isinstance(one, When) and isinstance(other, When)) or one.meets(other):
        return False
    ends = [day for day in (one.first, one.last, other.first, other.last) if day]
    return bool(ends) and (max(ends) - min(ends)).days > APART


def _other_people(head: Mention, mention: Mention) -> bool:
    """True when others did it, where it is said, or it was done to others: one man arrested is not "200 people"."""
    if not head.rule.host and (_apart(_keys(head.actors), _keys(mention.actors)) or _opposed(head, mention)):
        return True
    mine, theirs = _keys(head.recipients), _keys(mention.recipients)
    if _apart(mine, theirs):
        return True
    both = bool(head.recipients and mention.recipients) and not (head.aside or mention.aside)
    return both and head.type in ("COERCE", "ASSAULT") and bool(mine) != bool(theirs)


def _opposed(head: Mention, mention: Mention) -> bool:
    """True when a crowd or gunmen act in one and a state's people in the other."""
    sides = [{slot.value.actor_id for slot in one.actors if isinstance(slot.value, Who)} for one in (head, mention)]
    loose = [bool(side) and side <= IRREGULAR for side in sides]
    official = [any(key and (key in FORCES_FAMILY or "/" in key) for key in side) for side in sides]
    return (loose[0] and official[1]) or (loose[1] and official[0])


def _apart(mine: set[str], theirs: set[str]) -> bool:
    return bool(mine and theirs and not mine & theirs)


def _keys(slots: Sequence[Slot]) -> set[str]:
    """Who is named; general groups have no name."""
    found = {slot.value.actor_id for slot in slots if isinstance(slot.value, Who) and slot.value.actor_id}
    return found.difference(GROUPS)


def _completed(group: Sequence[Mention]) -> Mention:
    """The fullest mention with the slots it lacks taken from the others."""
    best = group[0]
    held = [one.actors for one in group]
    actors = _all_named(held) if best.rule.host else _named_first(held)
    recipients = next((one.recipients for one in group if one.recipients), ())
    if best.recipients:
        actors = _without(actors, best.recipients)
    recipients = _without(recipients, actors)
    near = next((one for one in group if one.place_near), best)
    dated = [one for one in group if one.when]
    when = next((one.when for one in (*(one for one in dated if one.dated), *dated)), None)
    alike = [one for one in group if one.type == best.type and (one.region != "title" or best.region == "title")]
    modality: Modality = "happened" if any(one.modality == "happened" for one in alike) else best.modality
    return replace(
        best,
        actors=actors,
        presumed=next((one.presumed for one in group if one.presumed), ()),
        recipients=recipients,
        place=near.place,
        when=when,
        modality=modality,
        mode=next((one.mode for one in (*alike, *group) if one.mode and one.type == best.type), ""),
        lead=any(one.lead for one in group),
        times=len(group),
        first=_first(group, best),
    )


def _first(group: Sequence[Mention], best: Mention) -> tuple[int, int] | None:
    """Where the body first tells of it in the same mode."""
    held = [one for one in group if one.region != "title" and one.mode == best.mode]
    earliest = min(held, key=lambda one: one.start, default=None)
    return (earliest.start, earliest.end) if earliest else None


def _named_first(slots: Sequence[tuple[Slot, ...]]) -> tuple[Slot, ...]:
    """The first that names somebody, else the first there is: "the soldiers" are told elsewhere to be Russia's."""
    held = [one for one in slots if one]
    return next((one for one in held if _keys(one)), held[0] if held else ())


def _all_named(slots: Sequence[tuple[Slot, ...]]) -> tuple[Slot, ...]:
    """Everybody named, once each, in text order: states that send forces together are one compound actor."""
    first = _named_first(slots)
    seen = _keys(first)
    if not seen:
        return first
    named = [slot for slot in first if _keys((slot,))]
    for slot in (slot for one in slots for slot in one):
        if not _keys((slot,)) <= seen:
            named.append(slot)
            seen |= _keys((slot,))
    return tuple(sorted(named, key=lambda slot: slot.witness.start))


def _without(slots: Sequence[Slot], others: Sequence[Slot]) -> tuple[Slot, ...]:
    """The slots that name none of the others: nobody does a thing to himself."""
    keys, spans = _keys(others), {slot.witness for slot in others}
    return tuple(slot for slot in slots if slot.witness not in spans and not _keys((slot,)) & keys)


def _told_by_worse(event: Mention, events: Sequence[Mention]) -> bool:
    """True for a demonstration of which the article says nothing but that it was there when the riot was."""
    if event.type != "PROTEST" or event.mode != "demo" or event.lead or event.reason or not event.noun:
        return False
    return any(one.type == "PROTEST" and one.mode == "riot" for one in events)


def _part_of_riot(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """True for the policemen whom a rioting crowd attacks: a riot is one event with its damage (spec READINGS)."""
    if mention.type != "ASSAULT" or not mention.crowd or mention.mode not in ("", "destroy"):
        return False
    return any(one.mode == "riot" and one.sentence == mention.sentence for one in mentions)
