"""Fulfilment: does a report tell the beginning of a promised act, or all of it? Words from the language packs. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Literal

from saksi.core.reading import Reading
from saksi.lang import pack
from saksi.record.same import words

Stage = Literal["begins", "ends", "untold"]


def stage(reading: Reading) -> Stage:
    """What the quotes of a reading tell: the beginning of an act, its end (all of it), or neither."""
    quotes = {slot.witness.quote for slot in reading.slots if slot.name in ("act", "due", "type", "when", "actors")}
    return stage_of(sorted(quotes))


def stage_of(quotes: Iterable[str]) -> Stage:
    """The stage told by these quotes; words of the beginning weigh more, as "begin to withdraw all troops" does."""
    told = list(quotes)
    if tells(told, "begins"):
        return "begins"
    return "ends" if tells(told, "ends") else "untold"


def tells(quotes: Iterable[str], name: Literal["begins", "ends"]) -> bool:
    """True when a word of the beginning, or of the end, stands in these quotes."""
    text = f" {' '.join(words(' '.join(quotes)))} "
    return any(f" {phrase} " in text for phrase in _phrases(name))


@cache
def _phrases(name: str) -> tuple[str, ...]:
    """The words of every language: a quote seldom means the opposite in another one.

    From the table [fulfilment] in pledges.toml; a pack without one tells no stage.
    """
    tables = (pack.load(lang).tables.get("pledges", {}) for lang in pack.available())
    found = {" ".join(words(phrase)) for table in tables for phrase in table.get("fulfilment", {}).get(name, ())}
    return tuple(sorted(found))
