"""`saksi list`: one view of the record, as of any day."""

from __future__ import annotations

from typing import Annotated

import typer

from saksi.cli import lazy, options, output
from saksi.errors import NothingFound


def lists(
    context: typer.Context,
    what: Annotated[
        str,
        typer.Argument(
            metavar="WHAT",
            help="figures, disputes, pledges, forces, events, timeline, origins, stories, statements, roles or actors.",
        ),
    ],
    as_of: options.AsOf = None,
    known_at: options.KnownAt = None,
    as_json: options.Json = False,
) -> None:
    """List the figures, disputes, pledges, forces, events or origins of the record, as known on any day."""
    clocks = lazy.service("clocks")
    with options.open_desk(context) as desk:
        record = desk.record(as_of, known_at)
        view, facts = desk.view(what, record)
    if as_json:
        day = record.as_of.isoformat() if record.as_of else None
        for fact in facts:
            output.json_line(output.numbered({"list": what, "as_of": day, **clocks.fact_plain(fact)}))
        return
    if not facts:
        raise NothingFound(f"The record holds no {what}" + (f" as of {as_of}" if as_of else ""))
    output.table(f"{view.title}, as of {record.as_of or 'unknown'}", view.columns, clocks.rows(view, facts, record))
