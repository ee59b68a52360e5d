"""The command line: a thin face over the desk."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from saksi import __version__
from saksi.cli import (
    backup,
    changes,
    checks,
    export,
    face,
    lists,
    log,
    options,
    output,
    pages,
    project,
    report,
    reread,
    rule,
    search,
    show,
)

HELP = """A sourced record of a crisis, read from the pages of many outlets.

Start with `saksi demo`, or with your own saved pages: `saksi add my-pages/` and then `saksi report`.
"""

app = typer.Typer(
    name="saksi", cls=face.Face, help=HELP, no_args_is_help=True, pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="--record, -q and -v may stand anywhere on the line. Exit codes: 0 done, 1 something failed, 2 usage, "
    "3 configuration, 4 nothing found, 5 verification failed, 130 interrupted.",
)  # fmt: skip


def _version(wanted: bool) -> None:
    if wanted:
        output.lines(f"saksi {__version__}")
        raise typer.Exit


@app.callback()
def shared(
    context: typer.Context,
    record: Annotated[
        Path | None,
        typer.Option("--record", metavar="FOLDER", help="The record to use (without it: the nearest saksi.toml)."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say only what went wrong.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say more, with tracebacks.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Keeps what every command needs to know."""
    context.obj = options.Shared(record, quiet, verbose)
    face.listen(verbose=verbose)


app.command("new")(project.new)
app.command("add")(pages.add)
app.command("read")(pages.read)
app.command("show")(show.show)
app.command("report")(report.report)
app.command("list")(lists.lists)
app.command("changes")(changes.changes)
app.command("rule")(rule.rule)
app.command("log")(log.log)
app.command("verify")(checks.verify)
app.command("rebuild")(checks.rebuild)
app.command("reread")(reread.reread)
app.command("search")(search.search)
app.command("export")(export.export)
app.command("backup")(backup.backup)
app.command("restore")(backup.restore)
app.command("move")(backup.move)
app.command("doctor")(checks.doctor)
app.command("demo")(project.demo)


def run() -> None:
    """What the command `saksi` calls."""
    output.use_utf8()
    app(args=options.hoist(sys.argv[1:]), prog_name="saksi")


if __name__ == "__main__":
    run()
