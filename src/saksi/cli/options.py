"""The options all commands share, and the ones that several of them take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from saksi.cli import lazy

if TYPE_CHECKING:
    from saksi.service.desk import Desk

FLAGS = ("-q", "--quiet", "-v", "--verbose")
VALUED = ("--record",)


@dataclass(frozen=True, slots=True)
class Shared:
    """What was said before the command: the record's folder, and how much to talk."""

    record: Path | None = None
    quiet: bool = False
    verbose: bool = False


Json = Annotated[bool, typer.Option("--json", help="Print JSON with a schema_version instead of a table.")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DAY", help="What was known by this day, such as 2022-01-08.")
]
KnownAt = Annotated[
    str | None,
    typer.Option("--as-known-at", metavar="DAY", help="With the pages and rulings this record held by then alone."),
]
Lang = Annotated[str, typer.Option("--lang", metavar="CODE", help="Language of the pages: id, en, ...")]
Outlet = Annotated[str, typer.Option("--outlet", metavar="NAME", help="Outlet of the pages.")]
Url = Annotated[str, typer.Option("--url", metavar="URL", help="Address of the page (for one page).")]
Published = Annotated[
    str, typer.Option("--published", metavar="DAY", help="Publication day, for a page that tells none.")
]
Charset = Annotated[
    str, typer.Option("--charset", metavar="NAME", help="Encoding of the pages, over what they declare.")
]

Second = Annotated[
    bool | None,
    typer.Option(
        "--second-reader/--no-second-reader",
        help="Ask the language model of second_reader_url too.",
        show_default=False,
    ),
]


def hoist(arguments: Sequence[str]) -> list[str]:
    """The same arguments with the shared options in front, so that people may write them anywhere before `--`."""
    front: list[str] = []
    rest: list[str] = []
    waiting = iter(arguments)
    for one in waiting:
        if one == "--":
            return [*front, *rest, one, *waiting]
        if one in FLAGS or one.startswith(tuple(f"{name}=" for name in VALUED)):
            front.append(one)
        elif one in VALUED:
            front.append(one)
            front.extend(value for value in [next(waiting, None)] if value is not None)
        else:
            rest.append(one)
    return [*front, *rest]


def shared(context: typer.Context) -> Shared:
    """The shared options of this call."""
    held = context.find_root().obj
    return held if isinstance(held, Shared) else Shared()


@contextmanager
def open_desk(context: typer.Context, *, create: bool = False) -> Iterator[Desk]:
    """The desk of the record that was named or is near; closed at the end."""
    with lazy.desk().open(shared(context).record, create=create) as desk:
        yield desk
