"""`saksi show --copies`: articles that share most of their words, and the words they share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from saksi.cli import lazy, options, output
from saksi.cli.tables import short
from saksi.core.article import Article

if TYPE_CHECKING:
    from saksi.service.copies import Copied

SHOWN = 3
"""Shared stretches of a pair that the table quotes, the longest ones."""


def copies(context: typer.Context, wanted: str, *, as_json: bool) -> None:
    """Prints the pairs, most alike first."""
    plain = lazy.service("plain")
    with options.open_desk(context) as desk:
        found = list(desk.copies(wanted))
    if as_json:
        for one in found:
            output.json_line(plain.copied_plain(one))
        return
    columns = ("shared", "one", "other", "longest shared stretches")
    output.table("Copies", columns, map(_row, found))


def _row(pair: Copied) -> tuple[str, ...]:
    quotes = [f"“{short(pair.text.quote(one.start, one.end))}” ({one.words} words)" for one in pair.copy.stretches]
    more = [f"and {len(quotes) - SHOWN} more"] if len(quotes) > SHOWN else []
    told = "\n".join([*quotes[:SHOWN], *more])
    return f"{pair.copy.share:.0%}, {pair.copy.words} words", _name(pair.one), _name(pair.other), told


def _name(article: Article) -> str:
    return f"{article.outlet or article.url or 'unknown'}: {short(article.title)}\n{article.id}"
