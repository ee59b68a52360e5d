"""`saksi verify`, `saksi rebuild` and `saksi doctor`."""

from __future__ import annotations

import typer

from saksi.cli import options, output
from saksi.errors import ConfigurationError, VerificationFailed

MARKS = {"ok": "ok", "note": "note", "wrong": "WRONG"}


def verify(context: typer.Context, as_json: options.Json = False) -> None:
    """Re-check every quote against its text, and every text and page against its hash."""
    quiet = options.shared(context).quiet
    with options.open_desk(context) as desk, output.bar("Verifying", quiet=quiet) as step:
        done = desk.verify(step=step)
    if as_json:
        failures = [{"what": one.what, "id": one.id, "wrong": one.wrong} for one in done.failures]
        output.json_line(output.numbered({"checked": dict(done.checked), "failures": failures}))
    else:
        output.lines(*(f"{one.what} {one.id}: {one.wrong}" for one in done.failures))
        if not quiet:
            counts = ", ".join(output.plural(number, what) for what, number in done.checked.items())
            output.lines(f"Checked {counts or 'an empty record'}: {len(done.failures)} failed.")
    if done.failures:
        raise VerificationFailed(
            f"{output.plural(len(done.failures), 'check')} failed",
            why="the record was changed from outside or is damaged",
            do="restore it from a copy, or add the pages to a new record",
        )


def rebuild(context: typer.Context, as_json: options.Json = False) -> None:
    """Read every stored page again with this program; what reads as before stays bit for bit."""
    quiet = options.shared(context).quiet
    with options.open_desk(context) as desk, output.bar("Reading again", quiet=quiet) as step:
        done = desk.rebuild(step=step)
    for one in done.refused:
        output.complain(one.error)
    for ruling in done.orphaned:
        output.say(f"To be seen again: the ruling {ruling.id} by {ruling.by} is about words that are gone or changed")
    if as_json:
        output.json_line(
            output.numbered(
                {
                    "same": len(done.same),
                    "changed": list(done.changed),
                    "refused": [{"name": one.name, "why": str(one.error)} for one in done.refused],
                    "orphaned": [one.id for one in done.orphaned],
                    "digest": done.digest,
                }
            )
        )
    elif not quiet:
        said = f"{output.plural(len(done.same), 'page')} as before, {len(done.changed)} read otherwise"
        output.lines(f"{said}; the record's digest is {done.digest}")
    if done.refused:
        raise typer.Exit(1)


def doctor(context: typer.Context, as_json: options.Json = False) -> None:
    """Look at this installation and this record, and say what is wrong."""
    with options.open_desk(context) as desk:
        found = desk.doctor()
    if as_json:
        findings = [{"name": one.name, "state": one.state, "seen": one.seen, "do": one.do} for one in found]
        output.json_line(output.numbered({"findings": findings}))
    else:
        rows = [(MARKS[one.state], one.name, one.seen, one.do) for one in found]
        output.table("Saksi", ("", "what", "seen", "what to do"), rows)
    wrong = [one.name for one in found if one.state == "wrong"]
    if wrong:
        raise ConfigurationError(f"Something is wrong: {', '.join(wrong)}", do="see the table above")
