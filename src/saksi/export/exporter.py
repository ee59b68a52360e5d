"""Exporter: what a file format is to the rest of the program. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, Protocol

from saksi.record.record import Record


@dataclass(frozen=True, slots=True)
class Reject:
    """A fact the format has no honest place for: its id, and the rule of the format's own manual that keeps it out."""

    fact: str
    rule: str


@dataclass(frozen=True, slots=True)
class Written:
    """What an export did: how many rows it wrote, what it left out and why, and which witnesses stand behind each row.

    `traces` maps the id of a row to ids of readings; a format with room for them inside leaves it empty.
    """

    rows: int
    rejects: tuple[Reject, ...] = ()
    traces: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Exporter(Protocol):
    """One file format.

    `name` is what people type, `media_type` what HTTP calls it, `ending` the usual end of the file's name, `about`
    one sentence for lists. The record is already at its level of privacy: nothing private is left in it.
    """

    name: str
    media_type: str
    ending: str
    about: str

    def write(self, record: Record, out: BinaryIO) -> Written:
        """Writes the record. Raises SaksiError for what cannot be written; it never writes half a row."""
        ...
