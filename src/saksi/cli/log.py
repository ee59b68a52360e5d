"""`saksi log`: every ruling and what has become of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from saksi.cli import lazy, options, output
from saksi.cli.tables import short, value_words
from saksi.errors import NothingFound

if TYPE_CHECKING:
    from saksi.service.log import Entry

COLUMNS = ("no", "state", "verdict", "on", "by, when", "why", "the source's words", "id")


def log(context: typer.Context, as_json: options.Json = False) -> None:
    """List all rulings in the order made: in force, undone, or stale because their words are gone."""
    with options.open_desk(context) as desk:
        held = desk.log()
    if as_json:
        entry_plain = lazy.service("log").entry_plain
        for one in held.entries:
            output.json_line(output.numbered(entry_plain(one)))
        return
    if not held.entries:
        raise NothingFound("Nobody has ruled on anything yet", do="`saksi rule` does")
    output.table("Rulings", COLUMNS, map(_row, held.entries))
    counts = ", ".join(f"{number} {state}" for state, number in held.states.items())
    output.lines(f"{output.plural(len(held.entries), 'ruling')}: {counts}. The chain ends in {held.head}")


def _row(entry: Entry) -> tuple[str, ...]:
    ruling, standing = entry.link.ruling, entry.standing
    state = f"{standing.state}\n{standing.why}" if standing.why else standing.state
    given = [f"{name} = {value_words(value)}" for name, value in ruling.value]
    verdict = "\n".join(["undo" if ruling.undoes and ruling.verdict == "note" else ruling.verdict, *given])
    when = f"{ruling.by}\n{ruling.at:%Y-%m-%d %H:%M}"
    return (
        str(entry.link.place), state, verdict, "\n".join(ruling.targets), when, ruling.why, short(ruling.words),
        ruling.id,
    )  # fmt: skip
