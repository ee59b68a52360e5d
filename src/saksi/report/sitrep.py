"""The situation report: a record told in one language, each number with its footnote. Pure but for its templates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from saksi.core.text import Text
from saksi.errors import BadValue
from saksi.lang.pack import available, load
from saksi.record.record import Record
from saksi.report.brief import Brief
from saksi.report.model import Sitrep
from saksi.report.notes import Notes
from saksi.report.passages import Passages
from saksi.report.phrases import Wording, wording
from saksi.report.sections import ONLY_WHEN_HELD, ORDER

Format = Literal["md", "html"]
FORMATS: tuple[str, ...] = ("md", "html")

_MARKDOWN = re.compile(r"([\\`*_\[\]<>|])")


def _plain(words: str) -> str:
    """Words of a page as Markdown that shows them as they are: nothing from outside becomes markup."""
    return _MARKDOWN.sub(r"\\\1", words)


_templates = Environment(
    loader=PackageLoader("saksi.report"),
    autoescape=select_autoescape(["html.j2"]),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)
_templates.filters["plain"] = _plain


def sitrep(
    record: Record, *, lang: str, texts: Mapping[str, Text] | None = None, seen: Mapping[str, str] | None = None
) -> Sitrep:
    """The report of `record` in `lang` ("id" or "en"), before any format.

    `texts` by id let footnotes quote the words around each witness; without them only the witness itself is quoted.
    `seen` by article id tells when a page came into the record: versions of one page are put in that order.
    """
    told = wording(lang)
    abbreviations = frozenset(str(word) for lang in available() for word in load(lang).table("pack")["abbreviations"])
    passages = Passages(texts or {}, abbreviations)
    notes = Notes(record, texts or {}, passages, told)
    brief = Brief(record, told, notes, passages, seen)
    written = (section(brief) for section in ORDER)
    every = tuple(one for one in written if not (one.empty and one.key in ONLY_WHEN_HELD))
    return Sitrep(
        lang,
        _title(brief),
        _intro(record, told),
        every,
        told.word("sections", "notes"),
        tuple(notes.held.values()),
        told.word("notes", "chars"),
    )


def render(
    record: Record,
    *,
    lang: str,
    fmt: str,
    texts: Mapping[str, Text] | None = None,
    seen: Mapping[str, str] | None = None,
) -> str:
    """The report as Markdown or as one self-contained HTML page. The same record gives the same bytes.

    `texts` and `seen` as in `sitrep`. Raises BadValue for another format.
    """
    if fmt not in FORMATS:
        raise BadValue(f"There is no report format {fmt!r}", do=f"use one of: {', '.join(FORMATS)}")
    report = sitrep(record, lang=lang, texts=texts, seen=seen)
    return _templates.get_template(f"sitrep.{fmt}.j2").render(report=report)


def _title(brief: Brief) -> str:
    told, as_of = brief.wording, brief.record.as_of
    day = told.day(as_of) if as_of else told.word("days", "unknown")
    if brief.home is None:
        return told.word("title", "untitled").format(day=day)
    return told.word("title", "report").format(country=told.place(brief.home), day=day)


def _intro(record: Record, told: Wording) -> tuple[str, ...]:
    days = [
        day
        for article in record.articles.values()
        for day in (article.published.when.first, article.published.when.last)
        if day is not None
    ]
    if not record.articles or not days:
        return (told.word("title", "no_articles"),)
    outlets = {article.outlet for article in record.articles.values() if article.outlet}
    first, last = told.ends(min(days), max(days)) if min(days) < max(days) else (told.day(min(days)),) * 2
    intro = told.word("title", "intro").format(
        articles=told.many("title", "articles", len(record.articles)),
        outlets=told.many("title", "outlets", len(outlets)),
        origins=told.many("title", "origins", len(record.origins)),
        first=first,
        last=last,
    )
    several = [told.word("title", "stories").format(n=told.number(len(record.stories)))] * (len(record.stories) > 1)
    return intro, *several, told.word("title", "produced")
