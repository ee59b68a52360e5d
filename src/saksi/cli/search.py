"""`saksi search`: words in the stored texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from saksi.cli import lazy, options, output
from saksi.cli.tables import short, when_words

if TYPE_CHECKING:
    from saksi.service.search import Hit

Words = Annotated[
    list[str],
    typer.Argument(metavar="WORDS...", help='All must stand there, in any form; "a phrase", one OR other, -without.'),
]


def search(
    context: typer.Context,
    words: Words,
    outlet: Annotated[str, typer.Option("--outlet", metavar="NAME", help="Only articles of this outlet.")] = "",
    lang: Annotated[str, typer.Option("--lang", metavar="CODE", help="Only articles in this language.")] = "",
    since: Annotated[str | None, typer.Option("--since", metavar="DAY", help="Published on this day or later.")] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DAY", help="Published on this day or before.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", help="At most so many articles.")] = 20,
    as_json: options.Json = False,
) -> None:
    """Find words in the stored articles, newest first.

    What must not stand there comes after --, as in: saksi search -- polisi -bola.
    """
    asked = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
    with options.open_desk(context) as desk:
        found = desk.search(asked, outlet=outlet, lang=lang, since=since, until=until, limit=limit)
    if as_json:
        plain = lazy.service("search").hit_plain
        for hit in found:
            output.json_line(output.numbered(plain(hit)))
        return
    output.table("Found", ("published", "article", "words"), map(_row, found))


def _row(hit: Hit) -> tuple[str, ...]:
    article = hit.article
    told = [
        "".join(f"«{words}»" if answers else words for words, answers in one.pieces(hit.text)) for one in hit.snippets
    ]
    shown = sum(len(one.marks) for one in hit.snippets)
    more = [f"and {output.plural(len(hit.spans) - shown, 'other place')}"] if len(hit.spans) > shown else []
    title = [article.outlet or article.url or "unknown outlet", short(article.title)]
    name = f"{': '.join(filter(None, title))}\n{article.id}"
    return when_words(article.published.when), name, "\n".join([*(" ".join(one.split()) for one in told), *more])
