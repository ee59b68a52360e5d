"""Whether a proposal is one of the readings we have, or contradicts one. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from saksi.core.reading import Reading, Slot
from saksi.core.values import Who
from saksi.know.fold import fold
from saksi.read.second.passages import Spot
from saksi.read.second.proposal import Proposal


def known(spot: Spot, told: Proposal, held: Sequence[Reading]) -> bool:
    """True when one of the readings held says what is proposed, in the same words of the text."""
    match told.kind:
        case "figure":
            return any(_same_figure(spot, told, one) for one in held if one.kind == "figure")
        case "event":
            return any(_stands(spot, one, "type") and _act(one) == told.words("act") for one in held)
        case "statement":
            return any(_stands(spot, one, "content") and _named(spot, told, "speaker", one) for one in held)
        case "pledge":
            of_act = (one for one in held if one.kind == "pledge" and one.text_of("act") == told.words("act"))
            return any(_named(spot, told, "who", one) for one in of_act)
        case "role":
            office = fold(told.words("office"))
            of_office = (one for one in held if one.kind == "role" and fold(one.text_of("office")) == office)
            return any(_named(spot, told, "person", one) for one in of_office)


def _same_figure(spot: Spot, told: Proposal, one: Reading) -> bool:
    count, slot = one.count(), one.slot("count")
    if count is None or slot is None or not spot.holds(slot.witness.start, slot.witness.end):
        return False
    same = (count.low, count.high) == (told.fields["low"], told.fields["high"])
    return same and one.text_of("measure") == told.words("measure") and one.modality == told.words("modality")


def _act(one: Reading) -> str:
    kind, mode = one.text_of("type"), one.text_of("mode")
    return f"{kind}/{mode}" if mode else kind


def _stands(spot: Spot, one: Reading, name: str) -> bool:
    """True when this slot of a reading shares characters with the quote."""
    slot = one.slot(name)
    return slot is not None and _meets(slot, spot.start, spot.end)


def _meets(slot: Slot, start: int, end: int) -> bool:
    return slot.witness.start < end and start < slot.witness.end


def _named(spot: Spot, told: Proposal, name: str, one: Reading) -> bool:
    """True when the words proposed for a slot name the one who fills it in a reading."""
    mark, who = spot.named("actor", told.words(name)), one.who(name)
    ours = mark.value if mark else None
    if who is None:
        return False
    return who.written == told.words(name) or (isinstance(ours, Who) and ours.key == who.key)


def rival(found: Reading, held: Iterable[Reading]) -> Reading | None:
    """The reading held that takes the same characters for something else: it is never overridden."""
    name = {"figure": "count", "event": "type", "statement": "content", "pledge": "act", "role": "office"}[found.kind]
    slot = found.slot(name)
    for one in held:
        other = one.slot(name)
        if one.kind != found.kind or slot is None or other is None or one.id == found.id:
            continue
        if _meets(other, slot.witness.start, slot.witness.end):
            return one
    return None


def repeats(found: Reading, held: Iterable[Reading]) -> bool:
    """True for one more mention of an event that is held: same type and mode, no day and no party that is another."""
    if found.kind != "event":
        return False
    return any(one.kind == "event" and _act(one) == _act(found) and _agree(found, one) for one in held)


def _agree(found: Reading, one: Reading) -> bool:
    days = found.when(), one.when()
    if days[0] and days[1] and not days[0].meets(days[1]):
        return False
    ours, theirs = ({w.key for s in r.all("actors") if isinstance(w := s.value, Who)} for r in (one, found))
    return not ours or not theirs or bool(ours & theirs)
