"""One page, from bytes to Article and Text. Pure, but for the day of today, which only an issue depends on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from saksi.core.article import Article, Link
from saksi.core.ids import bytes_hash
from saksi.core.text import Text
from saksi.errors import PageRefused
from saksi.issues import Issue
from saksi.page import (
    bundle,
    bylines,
    cues,
    disguise,
    entries,
    furniture,
    generic,
    joint,
    language,
    leaf,
    links,
    masthead,
    outlets,
    pieces,
    titles,
    words,
)
from saksi.page.addresses import WHOLE, place
from saksi.page.blocks import Block, Frame
from saksi.page.credits import read as read_credits
from saksi.page.decode import Decoded, decode
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
    """The article in `data`: HTML, scraped plain text, or a bundle of the pages of one article.

    Arguments that are given stand in for what the page does not tell; `retrieved` is the day the bytes were fetched,
    today when it is not given: a later date is not believed. Raises PageRefused for an empty, binary or
    too large page and for one without any text.
    """
    if bundle.is_bundle(data):
        laid, issues = _of_bundle(bundle.unpack(data), cap)
    else:
        laid = _lay(bundle.Part(data, url=url, charset=charset), cap)
        issues = tuple(_place_issues(laid.leaf))
    text, sheet, title = laid.text, laid.sheet, laid.title
    tongue = lang or _language(text, sheet)
    name = masthead.outlet(sheet, text, title, laid.where, outlet)
    at = sheet.blocks[title.index].start if title.index >= 0 else 0
    when, updated, doubts = read_published(
        text, sheet.head, url=laid.where, lang=tongue, given=published, title_at=at, until=retrieved or date.today()
    )
    given, origin = read_credits(text, name)
    article = Article(
        page_id=bytes_hash(data),
        text_id=text.id,
        title=title.text,
        url=laid.where,
        outlet=name,
        lang=tongue,
        published=when,
        updated=updated,
        bylines=bylines.read(sheet.head, text, name),
        credits=given,
        related_links=laid.related,
        origin=origin,
        decoding=laid.decoded.decoding,
    )
    hidden = (*disguise.issues(text), *language.issues(text, tongue))
    issues = (*laid.decoded.issues, *sheet.issues, *issues, *doubts, *hidden, *_unread(tongue))
    return Page(article, text, tuple(sorted(set(issues))))


@dataclass(frozen=True, slots=True)
class _Laid:
    """One page with its regions named, before its masthead is read."""

    part: bundle.Part
    decoded: Decoded
    sheet: Sheet
    title: Title
    leaf: leaf.Leaf
    where: str
    text: Text
    related: tuple[Link, ...]


def _lay(part: bundle.Part, cap: int) -> _Laid:
    """Raises PageRefused for what cannot be decoded and for a page without a body."""
    decoded = decode(part.data, charset=part.charset, cap=cap)
    sheet = lay(decoded.text)
    title = titles.find(sheet, cues.of_all_packs())
    told = leaf.read(sheet.markup, part.url)
    own = masthead.address(sheet.head, part.url)
    where = told.address if told.page_told else place(own).address
    text, related = _named(sheet, title, where)
    sheet = entries.untimed(sheet, text)
    found = links.collect(text, related, cues.of_all_packs(), links.base(sheet.head.base, part.url or own))
    return _Laid(part, decoded, sheet, title, told, where, text, found)


def _of_bundle(parts: tuple[bundle.Part, ...], cap: int) -> tuple[_Laid, tuple[Issue, ...]]:
    """The pages of an article as one, with the first one's masthead. Raises PageRefused when none holds any text."""
    opened: list[_Laid] = []
    issues: list[Issue] = []
    for part in parts:
        try:
            opened.append(_lay(part, cap))
        except PageRefused as refused:
            if part is parts[-1] and not opened:
                raise
            issues.append(Issue(0, 0, f"Page {part.number or 1} was not read: {refused.what}"))
    pages = [joint.Page(one.part.number, one.part.view, one.text, one.related) for one in opened]
    text, related, doubts = joint.join(pages)
    first, told = opened[0], {one.part.number or 1: one.leaf for one in opened}
    for one in opened[1:]:
        issues += [replace(issue, what=f"Page {one.part.number or 1}: {issue.what}") for issue in one.decoded.issues]
        issues += [replace(issue, what=f"Page {one.part.number or 1}: {issue.what}") for issue in one.sheet.issues]
    missing = () if first.part.view == WHOLE else leaf.missing(told)
    lost = sum(one.decoded.decoding.lost for one in opened)
    decoding = replace(first.decoded.decoding, lost=lost)
    decoded = replace(first.decoded, decoding=decoding)
    laid = replace(first, decoded=decoded, text=text, related=related)
    return laid, (*issues, *doubts, *(Issue(0, 0, what) for what in missing))


def _place_issues(told: leaf.Leaf) -> Iterator[Issue]:
    """What a page alone says of the others of its article."""
    if told.number > 1:
        what = f"This is page {told.number} of the article at {told.address}"
        yield Issue(0, 0, f"{what}; the pages before it were not given")
    if told.more:
        yield Issue(0, 0, f"The article goes on on page {told.more}, which was not given: {told.next}")


def _named(sheet: Sheet, title: Title, where: str) -> tuple[Text, list[tuple[int, int, Block]]]:
    """The Text with its regions, and where headlines of others stand. Raises PageRefused when there is no body."""
    table = cues.of_all_packs()
    main, container = _main(sheet, title)
    labels = furniture.name_blocks(sheet, table, title.index, main, container)
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
