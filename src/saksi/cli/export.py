"""`saksi export`: the record in a format of the field."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from saksi.cli import lazy, options, output


def export(
    context: typer.Context,
    fmt: Annotated[str, typer.Argument(metavar="FORMAT", help="Without it, the formats are listed.")] = "",
    out: Annotated[str, typer.Option("--output", "-o", metavar="FILE|-", help="Where to write; - is stdout.")] = "-",
    level: Annotated[
        str,
        typer.Option("--level", metavar="public|internal", help="public: private persons are role and count."),
    ] = "public",
    as_of: options.AsOf = None,
    known_at: options.KnownAt = None,
) -> None:
    """Write the record in a format of the field, each value with the way to its witnesses.

    What the format cannot hold honestly is left out and named: beside the file (FILE.rejects.jsonl), or counted here.
    """
    exports = lazy.service("exports")
    if not fmt:
        rows = ((one.name, one.media_type, one.about) for one in exports.formats())
        output.table("Formats", ("name", "media type", "what it holds"), rows)
        return
    with options.open_desk(context) as desk:
        data, written = desk.export(fmt, level=level, as_of=as_of, known_at=known_at)
    quiet = options.shared(context).quiet
    if out == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
    else:
        for file in exports.to_file(Path(out), data, written):
            output.say(f"Wrote {file}", quiet=quiet)
    if written.rejects:
        output.say(f"Left out {output.plural(len(written.rejects), 'fact')} that {fmt} has no place for", quiet=quiet)
