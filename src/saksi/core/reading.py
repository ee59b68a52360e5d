"""Reading: what one article says, slot by slot, each with its witness. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from saksi.core.ids import Plain, content_id
from saksi.core.kinds import Kind, Modality
from saksi.core.values import Count, Value, When, Where, Who
from saksi.core.witness import Because, Witness


@dataclass(frozen=True, slots=True)
class Slot:
    """One typed value, the characters that say it, and other spans that were needed to read it.

    A slot that holds several values (contexts, actors, recipients) is several Slots of one name, in text order.
    """

    name: str
    value: Value
    witness: Witness
    because: tuple[Because, ...] = ()

    @property
    def essence(self) -> Plain:
        """What takes part in the reading's id: name, value and span, not the reasons."""
        return [self.name, plain(self.value), self.witness.start, self.witness.end]


NO_DAY = "no day told: as of publication"
"""Why a figure's day is the day of publication, where the page prints none that could witness it."""


SECOND = "second:"
"""How the rule of a reading begins that an optional second reader proposed; its name follows."""


def plain(value: Value) -> Plain:
    """A value as JSON can hold it, without loss."""
    if isinstance(value, str | bool):
        return value
    if isinstance(value, Count):
        return {"low": value.low, "high": value.high, "hedge": value.hedge, "unit": value.unit}
    if isinstance(value, When):
        return {
            "first": value.first.isoformat() if value.first else None,
            "last": value.last.isoformat() if value.last else None,
            "grain": value.grain,
            **({"zone": value.zone} if value.zone else {}),
            **({"clock": value.clock} if value.clock else {}),
        }
    if isinstance(value, Where):
        return {
            "written": value.written, "place_id": value.place_id, "lat": value.lat, "lon": value.lon,
            "grain": value.grain, "name": value.name, "country": value.country,
        }  # fmt: skip
    return {"written": value.written, "actor": value.actor_id, "role": value.role}


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing one article says.

    `says` is the first-hand source in the text (a Who slot), None for the outlet's own voice; `via` the wire or
    medium that relays it. `rule` is provenance and stands OUTSIDE the id, so that renaming a rule orphans no ruling;
    the same content of the same article has the same `id`, whatever rule found it.
    """

    kind: Kind
    modality: Modality
    article_id: str
    slots: tuple[Slot, ...]
    says: Slot | None = None
    via: Slot | None = None
    rule: str = field(default="", compare=False)
    id: str = field(init=False)

    def __post_init__(self) -> None:
        voices: list[Plain] = [slot.essence for slot in (self.says, self.via) if slot]
        slots: list[Plain] = [slot.essence for slot in self.slots]
        essence: Plain = [self.kind, self.modality, self.article_id, slots, voices]
        object.__setattr__(self, "id", content_id("reading", essence))

    def all(self, name: str) -> Iterator[Slot]:
        """Every slot of this name, in text order."""
        return (slot for slot in self.slots if slot.name == name)

    def slot(self, name: str) -> Slot | None:
        """The first slot of this name."""
        for slot in self.slots:  # a plain loop: half the time of a generator, and the fold asks a million times
            if slot.name == name:
                return slot
        return None

    def text_of(self, name: str) -> str:
        """The value of a str slot; empty when the slot is not filled."""
        slot = self.slot(name)
        return slot.value if slot and isinstance(slot.value, str) else ""

    def flag(self, name: str) -> bool:
        """The value of a bool slot; False when the slot is not filled."""
        slot = self.slot(name)
        return slot is not None and slot.value is True

    def count(self, name: str = "count") -> Count | None:
        """The value of a Count slot."""
        slot = self.slot(name)
        return slot.value if slot and isinstance(slot.value, Count) else None

    def when(self, name: str = "when") -> When | None:
        """The value of a When slot."""
        slot = self.slot(name)
        return slot.value if slot and isinstance(slot.value, When) else None

    def where(self, name: str = "place") -> Where | None:
        """The value of a Where slot."""
        slot = self.slot(name)
        return slot.value if slot and isinstance(slot.value, Where) else None

    def who(self, name: str) -> Who | None:
        """The value of the first Who slot of this name."""
        slot = self.slot(name)
        return slot.value if slot and isinstance(slot.value, Who) else None

    @property
    def second(self) -> bool:
        """True when only a second reader found it: it stands in the text, but counts for no headline by itself."""
        return self.rule.startswith(SECOND)

    @property
    def speaker(self) -> Who | None:
        """Who says it, None for the outlet's own voice."""
        return self.says.value if self.says and isinstance(self.says.value, Who) else None

    @property
    def witnesses(self) -> Iterator[Witness]:
        """Every witness this reading rests on, reasons included."""
        voices = (slot for slot in (self.says, self.via) if slot)
        for slot in (*self.slots, *voices):
            yield slot.witness
            yield from (because.witness for because in slot.because)

    @property
    def anchor(self) -> Witness:
        """The witness that stands for the reading as a whole: its first slot's."""
        return self.slots[0].witness
