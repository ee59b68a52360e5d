"""`saksi rule`: what a person decides."""

from __future__ import annotations

from typing import Annotated

import typer

from saksi.cli import lazy, options, output


def rule(
    context: typer.Context,
    verdict: Annotated[
        str, typer.Argument(metavar="VERDICT", help="accept, reject, same, different, correct, note, or undo.")
    ],
    wanted: Annotated[
        list[str],
        typer.Argument(
            metavar="ID...",
            help="Readings, facts, disputes, origins, articles or stories (beginnings will do), actors as actor:NAME; "
            "for undo rulings.",
        ),
    ],
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason; every ruling has one.")] = "",
    value: Annotated[
        list[str] | None,
        typer.Option(
            "--value",
            metavar="NAME=VALUE",
            help="For correct: count=30, count=30..35, when=2022-01-08, place=Almaty, actors=Russia, ...",
        ),
    ] = None,
    undo: Annotated[str, typer.Option("--undo", metavar="ID", help="A ruling that this one takes the place of.")] = "",
    by: Annotated[
        str, typer.Option("--by", metavar="NAME", help="Who rules.", show_default="saksi.toml, then the user's name")
    ] = "",
    as_json: options.Json = False,
) -> None:
    """Decide about readings, facts, sources or actors; nothing is overwritten, and every ruling can be undone.

    accept and reject keep or leave out readings and close disputes; same and different join or part events, figures,
    origins and actors; correct gives another value; note only says something.
    """
    with options.open_desk(context) as desk:
        entry = desk.rule(verdict, wanted, why=why, by=by, value=value or (), undo=undo)
    if as_json:
        output.json_line(output.numbered(lazy.service("log").entry_plain(entry)))
    else:
        ruling = entry.link.ruling
        output.lines(f"{ruling.id}  (entry {entry.link.place}, {entry.link.hash[:16]})")
        told = f"Ruled: {verdict}, by {ruling.by}. Take it back with: saksi rule undo {ruling.id[:15]} --why ..."
        output.say(told, quiet=options.shared(context).quiet)
