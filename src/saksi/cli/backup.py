"""`saksi backup`, `saksi restore` and `saksi move`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from saksi.cli import options, output

if TYPE_CHECKING:
    from saksi.service.backup import Copied

File = Annotated[Path, typer.Argument(metavar="FILE", help="The backup: one SQLite file.")]


def backup(context: typer.Context, file: File, as_json: options.Json = False) -> None:
    """Write everything the record holds now into one new file, and verify it; others may go on writing."""
    with options.open_desk(context) as desk:
        _told("Backed up to", desk.backup(file), as_json=as_json)


def restore(context: typer.Context, file: File, as_json: options.Json = False) -> None:
    """Fill an empty record from a backup that verifies; a record that holds anything is left alone."""
    with options.open_desk(context) as desk:
        _told("Restored into", desk.restore(file), as_json=as_json)


def move(
    context: typer.Context,
    to: Annotated[str, typer.Option("--to", metavar="URL", help="postgresql://user@host/database, or a file.")],
    as_json: options.Json = False,
) -> None:
    """Move the record to another database, compare, and let saksi.toml name it; the old one refuses writing."""
    with options.open_desk(context) as desk:
        _told("Moved to", desk.move(to), as_json=as_json)


def _told(what: str, done: Copied, *, as_json: bool) -> None:
    if as_json:
        output.json_line(output.numbered({"where": done.where, "counts": dict(done.counts), "digest": done.digest}))
        return
    held = ", ".join(output.plural(done.counts[name], name[:-1]) for name in ("articles", "readings", "rulings"))
    output.lines(f"{what} {done.where}: {held}; the digest is {done.digest}")
