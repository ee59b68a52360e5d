"""One page, from bytes to Article and Text. Pure, but for the day of today, which only an issue depends on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from saksi.core.article import Article
from saksi.core.ids import bytes_hash
from saksi.core.text import Text
from saksi.core.witness import Witness
from saksi.errors import PageRefused
from saksi.issues import Issue
from saksi.page import cues, disguise, furniture, generic, language, masthead, outlets, pieces, titles, words
from saksi.page.blocks import Frame
from saksi.page.credits import read as read_credits
from saksi.page.decode import decode
from saksi.page.published import read as read_published
from saksi.page.sheet import Sheet, lay
from saksi.page.titles import Title

DEFAULT_CAP = 12 * 1024 * 1024
"""Bytes above which a page is refused before parsing."""


@dataclass(frozen=True, slots=True)
class Page:
    """What the page floor makes of one page."""

    article: Article
    text: Text
    issues: tuple[Issue, ...]


def open_page(
    data: bytes,
    *,
    url: str = "",
    outlet: str = "",
    lang: str = "",
    published: date | None = None,
    charset: str = "",
    cap: int = DEFAULT_CAP,
    retrieved: date | None = None,
) -> Page:
    """The article in `data` (HTML or scraped plain text).

    Arguments that are given stand in for what the page does not tell; `retrieved` is the day the bytes were fetched,
    today when it is not given: a later date is not believed. Raises PageRefused for an empty, binary or
    too large page and for one without any text.
    """
    decoded = decode(data, charset=charset, cap=cap)
    sheet = lay(decoded.text)
    title = titles.find(sheet, cues.of_all_packs())
    text, related = _named(sheet, title, url)
    tongue = lang or _language(text, sheet)
    where = masthead.address(sheet.head, url)
    name = masthead.outlet(sheet, text, title, where, outlet)
    at = sheet.blocks[title.index].start if title.index >= 0 else 0
    when, updated, doubts = read_published(
        text, sheet.head, url=where, lang=tongue, given=published, title_at=at, until=retrieved or date.today()
    )
    given, origin = read_credits(text, name)
    article = Article(
        page_id=bytes_hash(data),
        text_id=text.id,
        title=title.text,
        url=where,
        outlet=name,
        lang=tongue,
        published=when,
        updated=updated,
        bylines=masthead.bylines(sheet.head, text),
        credits=given,
        related_links=tuple(Witness.of(text, start, end) for start, end in related),
        origin=origin,
        decoding=decoded.decoding,
    )
    hidden = (*disguise.issues(text), *language.issues(text, tongue))
    issues = (*decoded.issues, *sheet.issues, *doubts, *hidden, *_unread(tongue))
    return Page(article, text, tuple(sorted(set(issues))))


def _named(sheet: Sheet, title: Title, url: str) -> tuple[Text, list[tuple[int, int]]]:
    """The Text with its regions, and the spans of related headlines. Raises PageRefused when there is no body."""
    table = cues.of_all_packs()
    main, container = _main(sheet, title)
    labels = furniture.name_blocks(sheet, table, title.index, main, container)
    where = masthead.address(sheet.head, url)
    outlets.refine(sheet, labels, masthead.host(where), where)
    regions, related = pieces.regions(sheet, table, labels)
    if not any(region.name == "body" for region in regions):
        raise PageRefused(
            "No article found on the page",
            why="it holds no paragraph of text outside menus, links and captions",
            do="give the page of one article, or its text copied into a file",
        )
    return Text(sheet.body, tuple(regions)), related


def _main(sheet: Sheet, title: Title) -> tuple[set[int], Frame | None]:
    if sheet.plain:
        return set(range(title.index + 1, len(sheet.blocks))), None
    return generic.main(sheet, title.index)


def _language(text: Text, sheet: Sheet) -> str:
    """By the words of the body; what no table knows goes by what the page declares."""
    told = "\n".join(text.quote(region.start, region.end) for region in text.named("title", "body"))
    found = language.detect(told)
    return found or sheet.head.lang.casefold().replace("_", "-").partition("-")[0]


def _unread(lang: str) -> tuple[Issue, ...]:
    if lang in words.packs():
        return ()
    what = (
        f"The page is in the language {lang!r}, which no pack reads" if lang else "The language of the page is unclear"
    )
    return (Issue(0, 0, f"{what}; it is stored, not read"),)
