"""Fulfilment: does a report tell the beginning of a promised act, or all of it? Reads fulfilment.toml once. Pure."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Literal

from saksi.core.reading import Reading
from saksi.record.same import words

Stage = Literal["begins", "ends", "untold"]


def stage(reading: Reading) -> Stage:
    """What the quotes of a reading tell: the beginning of an act, its end (all of it), or neither."""
    quotes = {slot.witness.quote for slot in reading.slots if slot.name in ("act", "due", "type", "when", "actors")}
    return stage_of(sorted(quotes))


def stage_of(quotes: Iterable[str]) -> Stage:
    """The stage told by these quotes; words of the beginning weigh more, as "begin to withdraw all troops" does."""
    text = f" {' '.join(words(' '.join(quotes)))} "
    for name in ("begins", "ends"):
        if any(f" {phrase} " in text for phrase in _phrases(name)):
            return "begins" if name == "begins" else "ends"
    return "untold"


@cache
def _phrases(name: str) -> tuple[str, ...]:
    lists = tomllib.loads(files("saksi.record").joinpath("fulfilment.toml").read_text("utf-8"))[name]
    return tuple(sorted({" ".join(words(phrase)) for phrases in lists.values() for phrase in phrases}))
