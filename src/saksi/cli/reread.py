"""`saksi reread`: stored texts read again with the present packs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from saksi.cli import lazy, options, output
from saksi.cli.tables import short

if TYPE_CHECKING:
    from saksi.service.reread import Reread


def reread(
    context: typer.Context,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, store nothing.")] = False,
    as_json: options.Json = False,
) -> None:
    """Read every stored text again with the present packs and say what changed; texts and rulings stay.

    rebuild goes back to the stored pages; this is faster and changes readings alone.
    """
    quiet = options.shared(context).quiet
    with options.open_desk(context) as desk, output.bar("Reading again", quiet=quiet) as step:
        done = desk.reread(dry_run=dry_run, step=step)
    for one in done.refused:
        output.complain(one.error)
    for stale in done.stale:
        output.say(f"To be seen again: the ruling {stale.ruling.id} by {stale.ruling.by}: {stale.why}")
    if as_json:
        output.json_line(output.numbered(lazy.service("reread").reread_plain(done)))
    else:
        _print(done)
        would = "would be " if dry_run else ""
        output.lines(f"{output.plural(done.same, 'article')} as before, {len(done.differences)} {would}read otherwise")
    if done.refused:
        raise typer.Exit(1)


def _print(done: Reread) -> None:
    words = lazy.service("reread").words_of
    output.table(
        "Readings",
        ("how", "kind", "the source's words", "rule", "article"),
        (
            (how, one.kind, short(words(one)), one.rule, told.article.id)
            for told in done.differences
            for how, some in (("gone", told.gone), ("new", told.new), ("changed", [new for _, new in told.changed]))
            for one in some
        ),
    )
    rows = ((rule or "unknown", *map(str, counts)) for rule, counts in done.rules.items())
    output.table("Rules", ("rule", "gone", "new", "changed"), rows)
    output.table("Facts that moved", ("what", "in words"), ((one.change.kind, one.words["en"]) for one in done.moves))
    counts = ((kind, str(was), str(now)) for kind, (was, now) in done.facts.items())
    output.table("Facts", ("kind", "before", "now"), counts)
