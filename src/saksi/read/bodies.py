"""Bodies of states, their armed people and other groups, with the country they belong to: the marks for them. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from saksi.core.values import Who
from saksi.know import actors, places
from saksi.know.actors import KnownActor
from saksi.read.document import Document, Mark
from saksi.read.lexicon import Body, Lexicon, lexicon
from saksi.read.offices import naming_at, naming_before
from saksi.read.runs import large
from saksi.read.scene import scene
from saksi.read.sentences import Token

FORCES = {
    "police": "Police",
    "soldiers": "Armed Forces",
    "peacekeepers": "Armed Forces",
    "security_forces": "Security Forces",
}
"""The body of a state that a group of its armed people belongs to."""
AT_HOME = ("police", "security_forces")
"""Groups that, named without a country, are those of the country the article plays in."""
ABROAD = ("Defence Ministry", "Foreign Ministry")
"""Bodies that speak in news of other countries: without an owner they are those of the one other state named there."""
OWNERS = ("state", "alliance")
"""Labels of actors that may own a body or a group."""
SEATED = ("government", "ministry")
"""Labels of bodies that a capital behind "in" tells the country of."""
LARGE_TOWN = 300_000
"""People above which a town abroad may own a body."""
GENITIVE = ("'s", "’s", "'", "’")


@dataclass(slots=True)
class Frame:
    """What the whole document tells each of its sentences; `ministries` remembers whose a ministry was last."""

    doc: Document
    words: Lexicon
    home: KnownActor | None
    ministries: dict[str, str] = field(default_factory=dict)

    @property
    def home_id(self) -> str:
        """The id of the country the article plays in, "" when that is not clear."""
        return self.home.id if self.home else ""


def frame(doc: Document) -> Frame:
    """The frame of a document."""
    return Frame(doc, lexicon(doc.pack), actors.state(scene(doc).home))


def mark_of(
    held: Frame, tokens: Sequence[Token], first: int, last: int, actor_id: str | None, label: str, group: str = ""
) -> Mark:
    """The actor mark over tokens `[first, last)`."""
    start, end = tokens[first].start, tokens[last - 1].end
    return Mark("actor", start, end, Who(held.doc.text.quote(start, end), actor_id), label=label, group=group)


@dataclass(frozen=True, slots=True)
class _Owner:
    """Whose a body or group is: the actor, and the tokens `[first, last)` that the whole phrase then covers."""

    actor: KnownActor
    first: int
    last: int


def _owner(
    held: Frame, tokens: Sequence[Token], first: int, last: int, labels: Sequence[str], *, abroad: bool = False
) -> _Owner | None:
    """The country or alliance told beside a body or a group; troops `abroad` are not of the country they are in."""
    words = held.words
    found = None if words.body_after else _owner_before(tokens, first, last, labels, words)
    if found is not None:
        return found
    at = last
    if at < len(tokens) and tokens[at].lower in words.of and (words.body_after or tokens[at].lower == "of"):
        if abroad and tokens[at].lower in words.at:
            return None
        at += 1
    elif not words.body_after:
        return None
    after = naming_at(tokens, at)
    if after and after[1].actor.label in labels:
        return _Owner(after[1].actor, first, after[0])
    return None


def _owner_before(
    tokens: Sequence[Token], first: int, last: int, labels: Sequence[str], words: Lexicon
) -> _Owner | None:
    """The owner told in front: "Kazakh police", "Russia's Defence Ministry", "Moscow's army", "its troops"."""
    if first and tokens[first - 1].lower in words.possessives:
        owner = _last_state(tokens, first - 1)
        return _Owner(owner, first, last) if owner else None
    genitive = first > 0 and tokens[first - 1].lower in GENITIVE
    end = first - 1 if genitive else first
    before = naming_before(tokens, end)
    if before and before[1].actor.label in labels:
        return _Owner(before[1].actor, before[0], last)
    state = _state_of_capital(tokens, end - 1, end) if genitive and end > 0 else None
    return _Owner(state, end - 1, last) if state else None


def _last_state(tokens: Sequence[Token], before: int) -> KnownActor | None:
    """The country or alliance named last before a token: what "its" stands for."""
    for end in range(before, 0, -1):
        found = naming_before(tokens, end)
        if found and found[1].actor.label in OWNERS:
            return found[1].actor
        state = _state_of_capital(tokens, end - 1, end)
        if state is not None:
            return state
    return None


def _foreign(held: Frame, tokens: Sequence[Token]) -> KnownActor | None:
    """The one state, not the article's own, that a sentence names; None when it names its own or several."""
    named: dict[str, KnownActor] = {}
    for index in range(len(tokens)):
        found = naming_at(tokens, index)
        state = found[1].actor if found and found[1].actor.label == "state" else None
        state = state or _state_of_capital(tokens, index, index + 1)
        if state is not None:
            named[state.id] = state
    return next(iter(named.values())) if len(named) == 1 and held.home_id not in named else None


def _state_of_capital(tokens: Sequence[Token], first: int, last: int) -> KnownActor | None:
    if not large(tokens[first]) or last - first > places.width(tokens[first].text):
        return None
    return _state_seated_in(" ".join(token.text for token in tokens[first:last]))


@lru_cache(maxsize=4096)
def _state_seated_in(written: str) -> KnownActor | None:
    """The state whose capital is written so."""
    place = next((one.place for one in places.senses(written) if one.place.capital), None)
    return actors.state(place.country) if place else None


def body_mark(held: Frame, tokens: Sequence[Token], first: int, last: int, body: Body) -> Mark:
    """The mark for a body of a state, whose country is told beside it, was told before, or is the article's own."""
    labels = (*OWNERS, "media") if body.label == "media" else OWNERS
    owner = _owner(held, tokens, first, last, labels) or _town_owner(held, tokens, first, last)
    if owner is None and body.label in SEATED:
        owner = _seat_owner(tokens, first, last, held.words)
    if owner is not None:
        first, last = owner.first, owner.last
        actor_id: str | None = f"{owner.actor.id}/{body.name}" if owner.actor.label == "state" else owner.actor.id
    else:
        state = _foreign(held, tokens) if body.name in ABROAD else None
        default = state or held.home
        actor_id = held.ministries.get(body.name) or (f"{default.id}/{body.name}" if default else None)
    if actor_id and body.label == "ministry":
        held.ministries["Ministry"] = actor_id
        held.ministries[body.name] = actor_id
    return mark_of(held, tokens, first, last, actor_id, body.label)


def _town_owner(held: Frame, tokens: Sequence[Token], first: int, last: int) -> _Owner | None:
    """The country of a town told beside a body: "Kepolisian Almaty", "Almaty authorities"."""
    index = last if held.words.body_after else first - 1
    if not 0 <= index < len(tokens) or not large(tokens[index]):
        return None
    weights = scene_weight(held)
    senses = [
        one.place
        for one in places.senses(tokens[index].text)
        if not one.shy and one.place.country and (one.place.country in weights or one.place.population >= LARGE_TOWN)
    ]
    senses.sort(key=lambda place: (-weights.get(place.country, 0.0), -place.population))
    state = actors.state(senses[0].country) if senses else None
    return _Owner(state, min(first, index), max(last, index + 1)) if state else None


def _seat_owner(tokens: Sequence[Token], first: int, last: int, words: Lexicon) -> _Owner | None:
    """The state whose capital a body sits in: "pemerintah di Yerevan", "the authorities in Baku"."""
    if not (last < len(tokens) and tokens[last].lower in words.inside):
        return None
    for end in (last + 3, last + 2):
        state = _state_of_capital(tokens, last + 1, end) if end <= len(tokens) else None
        if state is not None:
            return _Owner(state, first, end)
    return None


def scene_weight(held: Frame) -> dict[str, float]:
    """How much the article speaks of each country: namesakes go to the one it speaks of most."""
    return {held.home.country: 1.0} if held.home else {}


def group_mark(held: Frame, tokens: Sequence[Token], first: int, last: int, group: str) -> Mark:
    """The mark for people in general; armed people of a state are that state's."""
    owner = _owner(held, tokens, first, last, OWNERS, abroad=group not in AT_HOME)
    if owner and group == "peacekeepers" and _only_where(tokens, owner, first, held.words):
        owner = None
    if owner:
        first, last = owner.first, owner.last
    state = owner.actor if owner else held.home if group in AT_HOME else None
    if state is None or group not in FORCES:
        return mark_of(held, tokens, first, last, group, "group", group)
    actor_id = f"{state.id}/{FORCES[group]}" if state.label == "state" else state.id
    return mark_of(held, tokens, first, last, actor_id, "force" if owner else "group", group)


def _only_where(tokens: Sequence[Token], owner: _Owner, first: int, words: Lexicon) -> bool:
    """True for "Kosovo peacekeepers": a bare country in front tells where they serve, its adjective whose they are."""
    if words.body_after or owner.actor.label != "state" or owner.first == first:
        return False
    naming = naming_before(tokens, first)
    return naming is not None and not naming[1].adjective


def capital_mark(held: Frame, tokens: Sequence[Token], index: int) -> Iterator[Mark]:
    """A capital that acts for its government: "Moskow menuduh", "said Ankara", "by Kigali"."""
    for last in (index + 2, index + 1):
        state = _state_of_capital(tokens, index, last) if last <= len(tokens) else None
        if state is not None:
            if _governs(tokens, index, last, held.words):
                yield mark_of(held, tokens, index, last, f"{state.id}/Government", "government")
            return


def _governs(tokens: Sequence[Token], first: int, last: int, words: Lexicon) -> bool:
    previous = tokens[first - 1].lower if first else ""
    if previous in words.at or (first and large(tokens[first - 1])):
        return False
    if words.governed.before(tokens, first):
        return False
    after = tokens[last] if last < len(tokens) else None
    if after is not None and large(after):
        return False
    if previous in words.agents:
        return after is None or after.lower not in GENITIVE
    if after is None or previous in words.toward:
        return False
    long = len(after.lower) > 4
    return (
        after.lower in words.acting
        or (long and bool(words.acting_prefixes) and after.lower.startswith(words.acting_prefixes))
        or (long and bool(words.acting_endings) and after.lower.endswith(words.acting_endings))
        or words.saying.at(tokens, last) is not None
    )
