"""`saksi add` and `saksi read`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from saksi.cli import lazy, options, output
from saksi.cli.second import second_lines, second_plain, second_total
from saksi.cli.tables import page_table
from saksi.cli.versions import edit_lines

if TYPE_CHECKING:
    from saksi.service.pages import AddReport, Already
    from saksi.service.second_reader import Second

Places = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.", show_default=False),
]

FEW = 3
"""Names that one line tells."""


def add(
    context: typer.Context,
    places: Places,
    lang: options.Lang = "",
    outlet: options.Outlet = "",
    url: options.Url = "",
    published: options.Published = "",
    charset: options.Charset = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read everything, store nothing.")] = False,
    second: options.Second = None,
    as_json: options.Json = False,
) -> None:
    """Read saved pages and store them; the same page twice adds nothing.

    Pages of one article, by the addresses they tell, are read as one. A folder may hold a pages.toml or pages.csv that
    tells each file's url and outlet.
    """
    quiet = options.shared(context).quiet
    skipped: list[Path] = []
    with options.open_desk(context, create=not dry_run) as desk:
        if desk.created:
            output.say(f"Made a record in {desk.folder}", quiet=quiet)
        with output.bar("Adding", quiet=quiet) as step:
            report = desk.add(
                places, lang=lang, outlet=outlet, url=url, published=published, charset=charset,
                stdin=sys.stdin.buffer, dry_run=dry_run, step=step, skip=skipped.append, second=second,
            )  # fmt: skip
    _tell(report, skipped, dry_run=dry_run, quiet=quiet, as_json=as_json)
    if report.refused or any(one.failed for _, one in report.second):
        raise typer.Exit(1)


def _tell(report: AddReport, skipped: list[Path], *, dry_run: bool, quiet: bool, as_json: bool) -> None:
    for one in report.refused:
        output.complain(one.error)
    for page in report.unread:
        why = f"language {page.article.lang or 'unknown'}" if page.in_time else "reading it took too long"
        output.say(f"{page.name}: stored but not read, {why}", quiet=quiet)
    output.say(*_held_lines(report.known), quiet=quiet)
    for page in report.joined:
        output.say(f"{page.name}: pages of one article, {page.article.url}; they are read as one", quiet=quiet)
    for edit in report.edited:
        output.say(*edit_lines(edit), quiet=quiet)
    output.say(*second_lines(report.second))
    if skipped:
        some = ", ".join(path.name for path in skipped[:FEW])
        output.say(f"Skipped {output.plural(len(skipped), 'file')} that are no pages ({some})", quiet=quiet)
    if as_json:
        output.json_line(_plain(report, dry_run=dry_run))
        return
    said = [
        f"{'would store' if dry_run else 'stored'} {output.plural(len(report.stored), 'page')}",
        f"{len(report.already)} already held" if report.already else "",
        f"{len(report.replaced)} read again with what is newly known of them" if report.replaced else "",
        f"{len(report.joined)} joined to articles held" if report.joined else "",
        f"{len(report.refused)} refused" if report.refused else "",
        f"{len(report.unread)} not read" if report.unread else "",
    ]
    readings = sum(len(page.readings) for page in (*report.stored, *report.replaced, *report.joined))
    if not quiet:
        output.lines(f"{', '.join(one for one in said if one)}; {output.plural(readings, 'new reading')}.")
        output.lines(*second_total(report.second))


def _held_lines(known: Sequence[Already]) -> Iterator[str]:
    """Which pages are held already; those held under another name say which, the others are only counted past a few."""
    other = [one for one in known if one.name != one.held_as]
    same = [one.name for one in known if one.name == one.held_as]
    yield from (f"{one.name}: already held, as {one.held_as}" for one in other)
    if same:
        more = f" and {len(same) - FEW} more" if len(same) > FEW else ""
        yield f"Already held: {', '.join(same[:FEW])}{more}"


def _plain(report: AddReport, *, dry_run: bool) -> dict[str, object]:
    return output.numbered(
        {
            "dry_run": dry_run,
            "stored": [{"name": one.name, "article": one.article.id} for one in report.stored],
            "already": list(report.already),
            "replaced": [{"name": one.name, "article": one.article.id} for one in report.replaced],
            "joined": [{"name": one.name, "article": one.article.id} for one in report.joined],
            "unread": [{"name": one.name, "lang": one.article.lang} for one in report.unread],
            "edited": [lazy.service("plain").edit_plain(one) for one in report.edited],
            "refused": [{"name": one.name, "why": str(one.error)} for one in report.refused],
            "second_reader": [second_plain(name, one) for name, one in report.second],
        }
    )


def read(
    context: typer.Context,
    places: Places,
    published: options.Published = "",
    lang: options.Lang = "",
    outlet: options.Outlet = "",
    url: options.Url = "",
    charset: options.Charset = "",
    second: options.Second = None,
    as_json: options.Json = False,
) -> None:
    """Read saved pages and print what they say; nothing is stored.

    Pages of one article, by the addresses they tell, are read as one. With --json one object a page, one a line.
    """
    refused = 0
    asked: list[tuple[str, Second]] = []
    plain = lazy.service("plain")
    with options.open_desk(context) as desk:
        found = desk.read(
            places, lang=lang, outlet=outlet, url=url, published=published, charset=charset, stdin=sys.stdin.buffer,
            second=second,
        )  # fmt: skip
        for page in found:
            if page.refused:
                output.complain(page.error)
                refused += 1
                continue
            if page.second:
                asked.append((page.name, page.second))
            if as_json:
                output.json_line(plain.page_plain(page.article, page.text, page.readings, page.issues))
            else:
                page_table(page.article, page.readings, page.issues)
    output.say(*second_lines(asked), *second_total(asked), quiet=options.shared(context).quiet)
    if refused or any(one.failed for _, one in asked):
        raise typer.Exit(1)
