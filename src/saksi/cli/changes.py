"""`saksi changes`: what moved between two days."""

from __future__ import annotations

from typing import Annotated

import typer

from saksi.cli import lazy, options, output


def changes(
    context: typer.Context,
    since: Annotated[
        str, typer.Option("--since", metavar="DAY", help="What was known by the end of this day is not told again.")
    ],
    until: Annotated[
        str | None, typer.Option("--until", metavar="DAY", help="The last day.", show_default="the latest publication")
    ] = None,
    lang: Annotated[
        str, typer.Option("--lang", metavar="id|en", help="Language.", show_default="saksi.toml, then LANG")
    ] = "",
    known_at: options.KnownAt = None,
    as_json: options.Json = False,
) -> None:
    """Tell what moved between two days: figures, disputes opened or closed, pledges, new events.

    With --json one change a line, in words of every language and with the ids of its articles.
    """
    with options.open_desk(context) as desk:
        found = desk.changes(since, until, known_at=known_at)
        spoken = desk.language(lang)
    if as_json:
        move_plain = lazy.service("moves").move_plain
        days = {"since": found.since.isoformat(), "until": found.until.isoformat()}
        for one in found.moves:
            output.json_line(output.numbered({**days, **move_plain(one)}))
        return
    title = f"Since {found.since}, until {found.until}"
    rows = ((one.change.kind, one.words[spoken], "\n".join(one.change.articles)) for one in found.moves)
    output.table(title, ("what", "in words", "articles"), rows)
    if not found.moves:
        output.lines(lazy.service("moves").nothing(spoken))
