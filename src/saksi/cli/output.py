"""How the command line prints: data to stdout, talk to stderr, colours and bars on a terminal only."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from saksi.errors import SaksiError

SCHEMA_VERSION = 1
PIPED_WIDTH = 160
"""Columns of a table that goes to a file or a pipe, where nobody's window decides."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

Step = Callable[[int, int, str], None]


def use_utf8() -> None:
    """Prints UTF-8 whatever the locale says: quotes hold any script."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")


class _Console(Console):
    """Rich ends the program with 1 when its reader has gone; `face` knows that this is no failure."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def _console(*, stderr: bool = False) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    return _Console(
        file=stream, width=None if stream.isatty() else PIPED_WIDTH, highlight=False, markup=False, emoji=False,
        soft_wrap=False,
    )  # fmt: skip


def json_line(value: object) -> None:
    """One JSON value on one line."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def lines(*told: str) -> None:
    """Data in words, one line each, never wrapped."""
    for one in told:
        sys.stdout.write(_visible(one) + "\n")


def say(*told: str, quiet: bool = False) -> None:
    """Talk, on stderr."""
    if not quiet:
        for one in told:
            sys.stderr.write(_visible(one) + "\n")


def complain(error: SaksiError) -> None:
    """What happened, why, what to do: one short paragraph on stderr."""
    say(f"saksi: {error}")


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table on stdout; nothing when there are no rows."""
    made = Table(title=title, title_justify="left", title_style="bold", header_style="bold", show_edge=False)
    for name in columns:
        made.add_column(name, overflow="fold")
    for row in rows:
        made.add_row(*(Text(_visible(cell)) for cell in row))
    if made.row_count:
        console = _console()
        console.print(made)
        console.print()


def _visible(words: str) -> str:
    """The words without control characters, which a terminal would obey."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", words)


@contextmanager
def bar(what: str, *, quiet: bool = False) -> Iterator[Step]:
    """A progress bar on stderr when that is a terminal; a silent step otherwise."""
    if quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda done, total, name: None
        return
    page = TextColumn("{task.fields[name]}")
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), page)
    with Progress(*columns, console=_console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=None, name="")
        yield lambda done, total, name: progress.update(task, completed=done, total=total, name=name[-40:])


def plural(number: int, noun: str) -> str:
    """`1 page`, `3 pages`, `3 witnesses`."""
    ending = "" if number == 1 else "es" if noun.endswith("s") else "s"
    return f"{number:,} {noun}{ending}"


def numbered(value: dict[str, Any]) -> dict[str, Any]:
    """The value with its schema_version in front."""
    return {"schema_version": SCHEMA_VERSION, **value}
