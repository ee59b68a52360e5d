"""Leaf: which page of which article a page says it is, from what it tells of addresses alone. Pure.

Quick: it looks at the links of the head, and at those links of the body that lead to the page's own article. It never
goes by the name of a file.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from saksi.page import addresses
from saksi.page.addresses import MOST, WHOLE, Place, parts_safely, place, sound
from saksi.page.scan import attributes
from saksi.page.signs import letters

_HEAD = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?:script|style|noscript)\b.*?(?:</(?:script|style|noscript)|\Z)|<(?P<body>body)\b"
    r"|<(?P<tag>html|link|meta)\b(?P<inside>[^<>]{0,4000})>",
    re.IGNORECASE | re.DOTALL,
)
_AMP = re.compile(r"(?:^|\s)(?:amp|⚡|\u00e2\u009a\u00a1)(?:\s|=|/|$)", re.IGNORECASE)
"""The mark of an AMP page; the third is how ⚡ looks when UTF-8 is read byte by byte."""
_ANCHOR = re.compile(r"<a\b([^>]{0,2000})>(.{0,400}?)</a\s*>", re.IGNORECASE | re.DOTALL)
_TAGS = re.compile(r"<[^>]*>")
SEARCHED = 1_000_000
"""Characters in which the links of a page are looked for."""
ANCHORS = 500
"""Links to the page's own article that are looked at."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """Where the page stands in its article.

    `address` is the article's, "" when nothing tells it; `number` of the page, 0 when nothing tells; `view` as in
    Place. `told` is the page's own address as it tells it; `next` and `prev` are whole addresses of its neighbours, ""
    when none are told. `title` is the page's in letters and digits alone. `page_told` is True when the page itself
    tells an address, not only the one who gave it; `sure` is False when only rel=next or rel=prev make the last digits
    of the address a page number: then titles must agree too.
    """

    address: str = ""
    number: int = 0
    view: str = ""
    told: str = ""
    next: str = ""
    prev: str = ""
    title: str = ""
    page_told: bool = False
    sure: bool = True

    @property
    def more(self) -> int:
        """The number of the next page of this article, as the page tells it; 0 for the last, or when nothing tells."""
        if not self.next or self.view == WHOLE:
            return 0
        ahead = (one.number for one in (place(self.next), *addresses.linked(self.next)) if one.address == self.address)
        return next((number for number in ahead if max(self.number, 1) < number <= MOST), 0)


@dataclass(slots=True)
class _Told:
    """What the head says, first ones first."""

    canonical: str = ""
    shared: str = ""
    next: str = ""
    prev: str = ""
    title: str = ""
    amp: bool = False

    def take(self, tag: str, inside: str) -> None:
        if tag == "html":
            self.amp = _AMP.search(inside) is not None
            return
        told = attributes(inside)
        if tag == "link":
            rel, href = f" {told.get('rel', '').casefold()} ", told.get("href", "").strip()
            self.canonical = self.canonical or (href if " canonical " in rel else "")
            if "title" in told:
                return  # so blogs lead to their next article, not to the next page of this one
            self.next = self.next or (href if " next " in rel else "")
            self.prev = self.prev or (href if " prev " in rel or " previous " in rel else "")
        elif (told.get("property") or told.get("name") or "").casefold() == "og:url":
            self.shared = self.shared or told.get("content", "").strip()
        elif (told.get("property") or told.get("name") or "").casefold() == "og:title":
            self.title = self.title or told.get("content", "")


def read(markup: str, url: str = "") -> Leaf:
    """The leaf of a page; `url` is what is known of its address beside it. Plain text tells what `url` tells."""
    if not markup and not url:
        return Leaf()
    told = _head(markup)
    own = [(one, place(one)) for one in (_whole(told.canonical, url), _whole(told.shared, url)) if one]
    places = [one for _, one in own] + ([place(url)] if url else [])
    address = next((one.address for one in places if _deep(one.address)), url and place(url).address)
    same = [one for one in places if one.address == address]
    number = next((one.number for one in same if one.number), 0)
    told.next, told.prev = (_whole(one, url or told.canonical) for one in (told.next, told.prev))
    if address and not (told.next or told.prev):
        told.next, told.prev = _links(markup, address, url or told.canonical)
    number = number or _by_neighbours(told, address)
    sure = True
    if not number and (found := _by_digits(told, own[0][0] if own else url)):
        address, number, sure = found.address, found.number, False
    view = "amp" if told.amp else _view(same, url, number)
    return Leaf(
        address, number if number <= MOST else 0, view, own[0][0] if own else url, told.next, told.prev,
        letters(told.title), bool(own), sure,
    )  # fmt: skip


def _view(same: list[Place], url: str, number: int) -> str:
    """The view the page was seen in: as its own given address says, else as it says itself; a numbered part is none
    of the whole, whatever it calls canonical.
    """
    given = place(url).view if url else ""
    told = given or next((one.view for one in same if one.view), "")
    return "" if told == WHOLE and number and not given else told


def _head(markup: str) -> _Told:
    told = _Told()
    if "<" not in markup[:5000]:
        return told
    for found in _HEAD.finditer(markup[:SEARCHED]):
        if found["body"]:
            break
        if found["tag"]:
            told.take(found["tag"].casefold(), found["inside"])
    return told


def _whole(address: str, beside: str) -> str:
    """An address as a whole one, as far as the one beside it allows; "" when it can be none."""
    if not address or not parts_safely(address):
        return ""
    made = urljoin(beside, address) if sound(beside) else address
    return made if sound(made) else ""


def _deep(address: str) -> bool:
    """False for the front page of a site."""
    return sound(address) and bool(urlsplit(address).path.strip("/") or urlsplit(address).query)


def _by_neighbours(told: _Told, address: str) -> int:
    """The number of the page by those its neighbours have: the page before the second is the first."""
    before, after = (place(one) if one else Place("") for one in (told.prev, told.next))
    if told.prev and before.address == address:
        return max(before.number, 1) + 1
    return after.number - 1 if after.address == address and after.number > 1 else 0


def _by_digits(told: _Told, own: str) -> Place | None:
    """The place of a page whose last digits are its number, since a neighbour's address differs in them alone."""
    for one in addresses.linked(own):
        before = {(place(told.prev).address, 0), *((p.address, p.number) for p in addresses.linked(told.prev))}
        after = {(p.address, p.number) for p in addresses.linked(told.next)}
        behind = (one.address, one.number - 1) in before or (one.number == 2 and (one.address, 0) in before)
        if (told.prev and behind) or (told.next and (one.address, one.number + 1) in after):
            return one
    return None


def _links(markup: str, address: str, beside: str) -> tuple[str, str]:
    """The next and the previous page by links of the body to the same article: rel first, then their words."""
    slug = urlsplit(address).path.rstrip("/").rpartition("/")[2]
    found = {"next": "", "prev": ""}
    if len(slug) < 4 or slug not in markup:
        return "", ""
    for rel, said, href in _anchors(markup, slug, beside):
        there = place(href)
        for way in found:
            if there.address != address or found[way] or (not there.number and way == "next"):
                continue
            if way in rel.split() or said in addresses.words(way):
                found[way] = href
    return found["next"], found["prev"]


def _anchors(markup: str, slug: str, beside: str) -> Iterator[tuple[str, str, str]]:
    """rel, words in small letters, and the whole address of each link whose address holds `slug`."""
    at = markup.find(slug)
    for _ in range(ANCHORS):
        if not 0 <= at < SEARCHED:
            return
        opens = markup.rfind("<", max(0, at - 1000), at)
        found = _ANCHOR.match(markup, opens) if opens >= 0 else None
        if found:
            told = attributes(found[1])
            words = " ".join(html.unescape(_TAGS.sub(" ", found[2])).split()).casefold().strip(" »›>«‹<→←")
            href = _whole(told.get("href", "").strip(), beside)
            if href:
                yield told.get("rel", "").casefold(), words, href
        at = markup.find(slug, max(at + len(slug), found.end() if found else 0))


def missing(told: Mapping[int, Leaf]) -> Iterator[str]:
    """What is said of an article's pages that were not given, by number those that were."""
    numbers = sorted(told)
    absent = [one for one in range(1, numbers[-1]) if one not in told]
    if absent:
        which = f"Page {absent[0]}" if len(absent) == 1 else "Pages " + ", ".join(map(str, absent))
        given = ", ".join(map(str, numbers))
        yield f"{which} of the article {'is' if len(absent) == 1 else 'are'} missing: it was read from pages {given}"
    last = told[numbers[-1]]
    if last.more:
        yield f"The article goes on on page {last.more}, which was not given: {last.next}"
