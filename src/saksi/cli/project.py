"""`saksi new` and `saksi demo`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from saksi.cli import lazy, options, output

if TYPE_CHECKING:
    from saksi.service.digests import Digest


def new(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="Where to make it.", show_default="this folder")] = Path(),
) -> None:
    """Make an empty record: a folder with saksi.toml and record.sqlite."""
    told = options.shared(context)
    folder = told.record or folder
    lazy.desk().new(folder).close()
    next_step = f"Next: saksi add PAGES --record {folder}"
    output.say(f"Made an empty record in {folder.absolute()}", next_step, quiet=told.quiet)


def demo(
    context: typer.Context,
    into: Annotated[Path, typer.Option("--into", metavar="FOLDER", help="Where to write.")] = Path("saksi-demo"),
    yes: Annotated[bool, typer.Option("--yes", help="Write into a folder that holds other things.")] = False,
    as_json: options.Json = False,
) -> None:
    """Read the example pages on Kazakhstan, January 2022, and write their record and reports into a folder."""
    quiet = options.shared(context).quiet
    with output.bar("Reading", quiet=quiet) as step:
        desk, added, written = lazy.desk().demo(into, yes=yes, step=step)
    with desk:
        digest = desk.digest()
    for one in added.refused:
        output.complain(one.error)
    if as_json:
        fields = {name: getattr(digest, name) for name in digest.__slots__}
        output.json_line(output.numbered({**fields, "reports": [str(one.path) for one in written]}))
    else:
        _print(digest)
        _next(into, [str(one.path) for one in written])
    if added.refused:
        raise typer.Exit(1)


def _print(digest: Digest) -> None:
    output.lines(
        f"Kazakhstan, January 2022, as of {digest.as_of}: {output.plural(digest.articles, 'article')}, "
        f"{output.plural(digest.readings, 'reading')}, {output.plural(digest.origins, 'independent origin')}.",
        "",
    )
    output.table("Key figures", ("what", "how many", "as of", "origins"), digest.figures)
    output.table("What sources dispute", ("what", "how many", "why"), digest.disputes)
    output.table("Pledges", ("who", "what", "due", "status", "why"), digest.pledges)
    output.table("External forces", ("force", "where", "contributor", "sent", "withdrawn", "remaining"), digest.ledger)


def _next(folder: Path, reports: list[str]) -> None:
    output.lines(
        "Where to look next:",
        *(f"  {report}" for report in reports),
        f"  saksi show --articles --record {folder}      the articles, then: saksi show ID",
        f"  saksi report --as-of 2022-01-08 --record {folder}      what was known by then",
        f"  saksi verify --record {folder}      every quote against its page",
        "  saksi add my-pages/ && saksi report      the same with your own saved pages",
    )
