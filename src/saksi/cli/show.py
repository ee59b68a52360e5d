"""`saksi show`: what the record holds."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from saksi.cli import copies as pairs
from saksi.cli import lazy, options, output
from saksi.cli import versions as history
from saksi.cli.tables import article_row, issue_row, page_table, reading_object, reading_row
from saksi.core.codec import article_plain
from saksi.errors import NothingFound


def show(
    context: typer.Context,
    wanted: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="An article, reading, text, page or fact; its beginning is enough."),
    ] = None,
    articles: Annotated[bool, typer.Option("--articles", help="List the articles, also when no ID is given.")] = False,
    readings: Annotated[bool, typer.Option("--readings", help="List the readings.")] = False,
    versions: Annotated[
        bool, typer.Option("--versions", help="Show what changed between versions of a page; ID may be its address.")
    ] = False,
    copies: Annotated[
        bool, typer.Option("--copies", help="Show articles that are copies, with the words they share.")
    ] = False,
    issues: Annotated[bool, typer.Option("--issues", help="List what could not be read, with its words.")] = False,
    as_json: options.Json = False,
) -> None:
    """Show an article with its readings and quotes, or list what the record holds."""
    if wanted and (articles or readings or issues):
        raise typer.BadParameter("give an ID, or --articles, --readings or --issues")
    if versions or copies:
        (history.versions if versions else pairs.copies)(context, wanted or "", as_json=as_json)
        return
    if wanted:
        _one(context, wanted, as_json=as_json)
    elif readings:
        _readings(context, as_json=as_json)
    elif issues:
        _issues(context, as_json=as_json)
    else:
        _articles(context, as_json=as_json)


def _one(context: typer.Context, wanted: str, *, as_json: bool) -> None:
    plain = lazy.service("plain")
    with options.open_desk(context) as desk:
        for one in desk.show(wanted):
            if as_json:
                output.json_line(plain.page_plain(one.article, one.text, one.readings, one.issues))
            else:
                page_table(one.article, one.readings, one.issues)


def _articles(context: typer.Context, *, as_json: bool) -> None:
    with options.open_desk(context) as desk:
        held = sorted(desk.articles(), key=lambda one: (one.published.when.iso(), one.outlet, one.id))
    if not held:
        raise NothingFound("The record is empty", do="add saved pages with `saksi add FOLDER`")
    if as_json:
        for one in held:
            output.json_line(output.numbered(dict(article_plain(one))))
    else:
        output.table("Articles", ("published", "outlet", "language", "title", "id"), map(article_row, held))


def _readings(context: typer.Context, *, as_json: bool) -> None:
    with options.open_desk(context) as desk:
        held = list(desk.readings())
    if not held:
        raise NothingFound("The record holds no readings", do="add saved pages with `saksi add FOLDER`")
    if as_json:
        for one in held:
            output.json_line(reading_object(one))
    else:
        output.table("Readings", ("kind", "what", "who says it", "quotes", "id"), map(reading_row, held))


def _issues(context: typer.Context, *, as_json: bool) -> None:
    with options.open_desk(context) as desk:
        held = list(desk.issues())
    if not held:
        raise NothingFound("The record holds no issues")
    if as_json:
        for article_id, issue in held:
            output.json_line(output.numbered({"article": article_id, **asdict(issue)}))
    else:
        output.table(
            "Not understood",
            ("what", "where", "quote", "article"),
            ((*issue_row(issue), article_id) for article_id, issue in held),
        )
