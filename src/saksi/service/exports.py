"""Exports: the record in a format of the field, at a level of privacy, with what was left out and why."""

from __future__ import annotations

import json
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import cast

from saksi import plugs
from saksi.errors import BadValue
from saksi.export import privacy
from saksi.export.exporter import Exporter, Written
from saksi.record.record import Record
from saksi.service.writing import write_whole

LEVELS: tuple[privacy.Level, ...] = ("public", "internal")


def formats() -> tuple[Exporter, ...]:
    """Every format that is installed, by name."""
    return tuple(exporter(name) for name in plugs.found("exporters"))


def exporter(name: str) -> Exporter:
    """The format of this name. Raises NothingFound when there is none."""
    return cast(Exporter, plugs.load("exporters", name))


def level(name: str) -> privacy.Level:
    """A level by its name. Raises BadValue."""
    for one in LEVELS:
        if one == name:
            return one
    raise BadValue(f"There is no level {name!r}", do=f"use one of: {', '.join(LEVELS)}")


def export(record: Record, name: str, *, privacy_level: str = "public") -> tuple[bytes, Written]:
    """The record in this format, as bytes, and what was written. Raises NothingFound and BadValue."""
    chosen, out = exporter(name), BytesIO()
    written = chosen.write(privacy.at_level(record, level(privacy_level)), out)
    return out.getvalue(), written


def to_file(path: Path, data: bytes, written: Written) -> tuple[Path, ...]:
    """Writes the export, and beside it the facts it had to leave out and the witnesses it has no room for.

    Gives the files. Raises UsageError when one cannot be written.
    """
    write_whole(path, data)
    files = [path]
    if written.rejects:
        lines = ({"fact": one.fact, "rule": one.rule} for one in written.rejects)
        files.append(_beside(path, "rejects", tuple(lines)))
    if written.traces:
        rows = ({"row": row, "readings": list(held)} for row, held in written.traces.items())
        files.append(_beside(path, "witnesses", tuple(rows)))
    return tuple(files)


def _beside(path: Path, what: str, lines: Sequence[object]) -> Path:
    beside = path.with_name(f"{path.name}.{what}.jsonl")
    write_whole(beside, "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines))
    return beside
