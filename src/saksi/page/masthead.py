"""What the masthead says: outlet and address; `saksi.page.bylines` has the writers. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from saksi.core.text import Text
from saksi.know import outlets
from saksi.page import lines, words
from saksi.page.addresses import parts_safely
from saksi.page.head import Head, named
from saksi.page.sheet import Sheet
from saksi.page.signs import letters
from saksi.page.titles import Title

_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright|hak cipta)\s*(?:©|\(c\))?\s*(?:(?:19|20)\d{2}(?:\s*[-–]\s*\d{2,4})?)?\s*(?:by\s+)?"
    r"(?P<name>(?-i:[A-ZÀ-Þ]|\w+\.[a-z])[\w&'’-]*(?:\.\w+)*(?-i:\s+[A-ZÀ-Þ][\w&'’-]*(?:\.\w+)*){0,4}|(?-i:[a-z]\w+))",
    re.IGNORECASE,
)
_RUNS = re.compile(r"[A-ZÀ-Þ][\w&'’]*(?:\s+[A-ZÀ-Þ][\w&'’]*){0,4}")
_DOMAIN = re.compile(r"\b(?:[\w-]+\.)+(?:[a-z]{2,12})\b", re.IGNORECASE)
_SHOWN = re.compile(r"(?:artikel|berita) ini (?:telah|sudah|pernah) tayang di\s+(?P<name>[\w.-]+)", re.IGNORECASE)
LOGO = 5
"""Words of the longest logo."""
_GENERIC = frozenset({"home", "news", "beranda", "berita", "index", "website", "blog", "official site"})


def address(head: Head, url: str) -> str:
    """The page's own address: the canonical one when it is a whole address of an article, else the one given."""
    for told in (head.canonical, head.first("og:url"), head.told("url", "mainEntityOfPage")):
        whole = urljoin(url, told) if told and _sound(told) and _sound(url) else told
        parts = urlsplit(whole) if _sound(whole) else None
        if parts and parts.scheme in ("http", "https") and parts.netloc and parts.path.strip("/"):
            return whole
    return url


def _sound(url: str) -> bool:
    """False for what urlsplit would refuse."""
    return bool(url) and parts_safely(url)


def host(url: str) -> str:
    """The host of an address without "www."; "" when it has none."""
    return (urlsplit(url).hostname or "").removeprefix("www.") if _sound(url) else ""


def outlet(sheet: Sheet, text: Text, title: Title, url: str, given: str) -> str:
    """The name of the outlet, from the surest place that tells one; "" when none does."""
    if given:
        return given
    for name in _candidates(sheet, text, title, url):
        clean = name.strip(" .|,-–—")
        if clean and clean.casefold() not in _GENERIC and len(clean) <= 60:
            return _settled(clean, text)
    return ""


def _candidates(sheet: Sheet, text: Text, title: Title, url: str) -> Iterator[str]:
    head = sheet.head
    yield head.first("og:site_name", "application-name", "dc.publisher", "publisher")
    yield from _publishers(head)
    yield from (
        name
        for thing in head.things
        if thing.get("@type") in ("WebSite", "NewsMediaOrganization")
        for name in named(thing.get("name"))[:1]
    )
    known = outlets.at(host(url))
    yield known.name if known else ""
    yield title.beside
    yield from _of_rights(text)
    yield from _of_dateline(text)
    yield from _of_date_line(text)
    if "tayang" in text.body.casefold():
        yield from (found.group("name") for found in _SHOWN.finditer(text.body))
    yield from _of_first_line(sheet, title)
    yield host(url)


def _publishers(head: Head) -> Iterator[str]:
    for key in ("publisher", "sourceOrganization"):
        yield from (name for thing in head.articles for one in head.values(thing, key) for name in named(one)[:1])


def _of_rights(text: Text) -> Iterator[str]:
    """Who claims the rights; a wire claims them on the pages of those who print it."""
    for region in text.named("furniture"):
        if region.end - region.start < 260 and _may_claim(text.body[region.start : region.end].casefold()):
            for found in _RIGHTS.finditer(text.body, region.start, region.end):
                name = re.sub(r"\s+(?:All|Ltd|Inc|LLC|Hak|Tbk)\b.*", "", found.group("name"))
                called = outlets.called(name)
                small = name[:1].islower() and "." not in name and called is None
                if not small and not (called and called.wire):
                    yield name


def _may_claim(small: str) -> bool:
    """True where one of the signs of rights stands, in the small letters of a line."""
    return "©" in small or "(c)" in small or "copyright" in small or "hak cipta" in small


def _of_dateline(text: Text) -> Iterator[str]:
    """A domain or a name in the dateline that is no place: "TEMPO.CO, Jakarta -", "Jakarta, CNN Indonesia --"."""
    for region in text.named("dateline"):
        if region.why != "dateline":
            continue
        head = re.sub(r"[\s–—-]+$", "", text.quote(region.start, region.end))
        for found in _DOMAIN.finditer(head):
            yield found.group()
        bracketed = re.findall(r"\(([^()/]{2,40})\)", head)
        for part in (*bracketed, *head.split(",")):
            called = outlets.called(part.strip())
            if called and (not called.wire or _echoed(called.name, text, region.end)):
                yield called.name
            elif called is None and part in bracketed and _echoed(part, text, 0):
                yield _logo(part, text) or part
        parts = [] if bracketed else [part.strip() for part in re.sub(r"\([^()]*\)", "", head).split(",")]
        if len(parts) == 2:
            yield from (part for part in parts if part and _echoed(part, text, region.end))


def _logo(name: str, text: Text) -> str:
    """The line above the title that says the name of the outlet whole: "(Northline)" is the Northline News Agency."""
    title = next(text.named("title"), None)
    above = (text.quote(r.start, r.end) for r in text.regions if title and r.end <= title.start)
    squashed = outlets.squash(name)
    return next((line for line in above if squashed in outlets.squash(line) and len(line.split()) <= LOGO), "")


def _echoed(name: str, text: Text, after: int) -> bool:
    """True when the furniture of the page says the name too, so that it is no place."""
    squashed = outlets.squash(name)
    return any(
        squashed in outlets.squash(text.quote(r.start, r.end))
        for r in text.named("furniture", "credit")
        if r.start > after
    ) or (" " in name and name.isupper())


def _of_date_line(text: Text) -> Iterator[str]:
    """What stands before the date on its line: "Harian X - 01/09/2025", "Y, Friday 26 May 2006"."""
    for region in text.named("dateline"):
        if region.why == "publication date":
            found = re.match(r"([A-ZÀ-Þ][\w&'’. ]{2,38}?)\s*[-–—|,]\s", text.quote(region.start, region.end))
            if found and not _dates(found.group(1)):
                yield found.group(1)


def _dates(name: str) -> bool:
    first = name.split()[0].casefold().strip(".,")
    return first in words.numbered("weekdays") or first in words.months() or first in words.word_set("date_labels")


def _of_first_line(sheet: Sheet, title: Title) -> Iterator[str]:
    """A logo in capitals above the title of scraped text."""
    if sheet.plain:
        for block in sheet.blocks[: max(0, min(title.index, 3))]:
            logo = block.text.isupper() and 1 < len(block.text.split()) <= 4 and not lines.is_menu(block.text)
            if logo or outlets.called(block.text):
                yield block.text


def _settled(name: str, text: Text) -> str:
    """A known organisation's own name; a bare domain as the page itself writes it in words; capitals made small."""
    known = outlets.called(name) or (outlets.at(name.casefold()) if "." in name and " " not in name else None)
    if known:
        return known.name
    if _DOMAIN.fullmatch(name):
        stem = outlets.squash(name.rsplit(".", 1)[0].removeprefix("www."))
        spelled = stem in letters(text.body)
        for found in re.finditer(r"[\W_]*".join(map(re.escape, stem)), text.body, re.IGNORECASE) if spelled else ():
            run = found.group()
            if " " in run and _RUNS.fullmatch(run):
                return _cased(run)
        return name.casefold().capitalize() if name.isupper() else name
    return _cased(name)


def _cased(name: str) -> str:
    if not name.isupper() or " " not in name:
        return name
    return " ".join(
        part if len(part) <= 3 and part not in ("THE", "OF") else part.capitalize() for part in name.split()
    )
