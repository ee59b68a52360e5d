"""`saksi report`: the situation report."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from saksi.cli import lazy, options, output


def report(
    context: typer.Context,
    lang: Annotated[
        str,
        typer.Option("--lang", metavar="id|en", help="Language of the report.", show_default="saksi.toml, then LANG"),
    ] = "",
    fmt: Annotated[str, typer.Option("--format", metavar="md|html", help="Markdown, or one HTML page.")] = "md",
    as_of: options.AsOf = None,
    known_at: options.KnownAt = None,
    story: Annotated[
        str, typer.Option("--story", metavar="NAME|ID", help="Only this story; without it the whole record.")
    ] = "",
    out: Annotated[str, typer.Option("--output", "-o", metavar="FILE|-", help="Where to write; - is stdout.")] = "-",
) -> None:
    """Write a situation report in which every number has its footnote."""
    with options.open_desk(context) as desk:
        content = desk.report(lang=lang, fmt=fmt, as_of=as_of, known_at=known_at, story=story)
    if out == "-":
        sys.stdout.write(content if content.endswith("\n") else content + "\n")
        return
    lazy.service("writing").write_whole(Path(out), content)
    output.say(f"Wrote {out}", quiet=options.shared(context).quiet)
