"""What a report is made of, before it is written in a format. Pure data."""

from __future__ import annotations

from dataclasses import dataclass

from saksi.report.notes import Note


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence or table cell: its words, the footnotes that witness it and the ids of the facts it tells."""

    words: str
    notes: tuple[int, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Lines under a small heading ("" for none)."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Column heads and rows of cells."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One section; `empty` stands there when it has neither a table nor lines."""

    key: str
    title: str
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Sitrep:
    """A whole situation report in one language."""

    lang: str
    title: str
    intro: tuple[str, ...]
    sections: tuple[Section, ...]
    notes_title: str
    notes: tuple[Note, ...]
    chars: str
