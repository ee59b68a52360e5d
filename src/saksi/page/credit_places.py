"""Where a page says whose text it is: credit lines, datelines, tails and sign-offs, formulas of the lead. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from saksi.core.text import Region, Text
from saksi.know import actors, outlets
from saksi.page import lines, signs, words

LEAD = 3
"""Paragraphs in which a formula gives the whole text away."""
BELOW = 5
"""Regions below the last paragraph in which a credit may stand alone."""
SHORT, LONG = 90, 300
"""Characters of a line that is nothing but a credit, and of a sign-off sentence."""
_PAREN = re.compile(r"\(([^()]{2,60})\)")
_OPEN_DATELINE = re.compile(r"[A-ZÀ-Þ][\w .,'’/-]{1,60}\((?P<name>[\w. -]{2,30})\)\s*(?:[-–—:]+\s*)?(?=[A-ZÀ-Þ“\"\d])")
_INSIDE = re.compile(r"[(\[]\s*(?P<names>[^()\[\]]{2,60}?)\s*[)\]]\.?\s*\Z")
_DASHED = re.compile(r"(?:(?<=\s)|(?<=[.!?”\"])|\A)[-–—]{1,2}\s*(?P<names>[A-Za-z][\w /.]{1,40}?)\.?\s*\Z")
_LAST = re.compile(r"(?<!\w)[A-Z][\w ]{1,20}$")
LAST = 22
"""Characters at the end of a date line that may name an agency."""
DASHED = 64
"""Characters at the end of a paragraph within which a dashed name stands."""
_LABEL = re.compile(r"(?:via|from|dari|sumber|source)\b\s*:?\s*", re.IGNORECASE)
_HANDLE = re.compile(r"[a-z]{1,6}(?:[ .-][a-z]{1,6})?|[A-Z]{1,3}|[A-Z]{0,3}-?\d{1,3}")
_RIGHTS = re.compile(r"(?:©|\(c\)|\bcopyright\b)\s*(?:©|\(c\))?\s*(?:\d{4}\s*)?(?:by\s+)?(?:the\s+)?\Z", re.IGNORECASE)
_ENDED = (".", "!", "?", "”", '"', "’", "…")


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """An organisation named at `[start, end)` as where the text is from; `party` is filled for no news organisation."""

    start: int
    end: int
    name: str
    party: str = ""


def placed(text: Text) -> list[Named]:
    """The organisations credited for the whole text in the places made for it, in order."""
    found: list[Named] = []
    for region in text.regions:
        if region.name == "credit" and region.why == "byline":
            found.extend(_of_byline(text.body, region))
        elif region.name == "credit" and region.why != "contribution":
            found.extend(_of_line(text.body, region))
        elif region.name == "dateline":
            found.extend(_of_dateline(text.body, region))
    found.extend(_below(text))
    kept: dict[int, Named] = {}
    for one in sorted(found):
        kept.setdefault(one.start, one)
    return list(kept.values())


def names(body: str, start: int, end: int, *, known_only: bool) -> Iterator[Named]:
    """The organisations a credit lists, each with its own span; house initials are no organisation."""
    at = start
    for cut in [*words.parts().finditer(body, start, end), None]:
        stop = cut.start() if cut else end
        left, right = _trimmed(body, at, stop)
        if left < right:
            yield from _name(body, left, right, known_only=known_only)
        at = cut.end() if cut else end


def _trimmed(body: str, start: int, end: int) -> tuple[int, int]:
    raw = body[start:end]
    return start + len(raw) - len(raw.lstrip(" .()[]–—-")), start + len(raw.rstrip(" .()[]–—-"))


def _name(body: str, left: int, right: int, *, known_only: bool) -> Iterator[Named]:
    written = body[left:right]
    called = outlets.called(written)
    if called:
        yield Named(left, right, called.name)
        return
    described = _described().match(body, left, right)
    if described and (inner := _known(body, described.end(), right)):
        yield inner
    elif (speaks := party(written)) and not known_only:
        yield Named(left, right, written, speaks)
    elif not known_only and 3 <= len(written) <= 40 and len(written.split()) <= 5:
        yield Named(left, right, written)


def _known(body: str, start: int, end: int) -> Named | None:
    """The last known organisation in a stretch."""
    found = list(outlets.mentions(body, start, end))
    return _of(found[-1]) if found else None


def _of(mention: outlets.Mention) -> Named:
    return Named(mention.start, mention.end, mention.organisation.name)


@lru_cache(maxsize=signs.KEPT)
def mentions(body: str, start: int, end: int) -> tuple[outlets.Mention, ...]:
    """The organisations named in a region; one without a telling word of any is not searched for them."""
    told = signs.words(body[start:end])
    return () if outlets.telling_words().isdisjoint(told) else tuple(outlets.mentions(body, start, end))


def party(written: str) -> str:
    """Who speaks for itself here: a state, its ministries and forces, an alliance, an armed group; "" for others."""
    if len(written.split()) > 10:
        return ""
    known = actors.naming(written)
    if known and known.actor.label in ("state", "government", "ministry", "force", "alliance", "armed_group"):
        return known.actor.id
    return written if _parties().search(written) else ""


@cache
def _parties() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words.any_of('parties')})(?!\w)", re.IGNORECASE)


@cache
def _described() -> re.Pattern[str]:
    """Before a name: "kantor berita Prancis ", "the official news agency "."""
    return re.compile(rf"(?:the\s+)?(?:[\w’'-]+\s+){{0,2}}(?:{words.any_of('agencies')})\b", re.IGNORECASE)


def _of_line(body: str, region: Region) -> Iterator[Named]:
    text = body[region.start : region.end]
    listed = lines.is_source(text)
    if listed:
        at = region.start + text.rindex(listed)
        yield from names(body, at, at + len(listed), known_only=not text.rstrip().endswith(listed))
        return
    signature = lines.is_signature(text)
    if signature:
        at = region.start + text.index(signature)
        yield from names(body, at, at + len(signature), known_only=True)


def _of_dateline(body: str, region: Region) -> Iterator[Named]:
    """Agencies in the brackets of a dateline, and one that ends a date line ("9.05am AP")."""
    for found in _PAREN.finditer(body, region.start, region.end):
        yield from names(body, found.start(1), found.end(1), known_only=True)
    if region.why == "publication date":
        tail = _LAST.search(body, max(region.start, region.end - LAST), region.end)
        called = outlets.called(tail.group()) if tail else None
        if tail and called:
            yield Named(tail.start(), tail.end(), called.name)


def _of_byline(body: str, region: Region) -> Iterator[Named]:
    """A wire that stands where a writer's name would: "By Reuters", "Oleh: AFP"; and a source named behind writers."""
    yield from (_of(one) for one in mentions(body, region.start, region.end) if one.organisation.wire)
    source = _source().search(body, region.start, region.end)
    if source:
        yield from names(body, source.end(), region.end, known_only=True)


@cache
def _source() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words.any_of('sources')})\s*[:：]\s*", re.IGNORECASE)


def _below(text: Text) -> Iterator[Named]:
    """Credits at the opening and the end of the body, and in the lines below it, however these were named."""
    bodies = [n for n, region in enumerate(text.regions) if region.name == "body"]
    if not bodies:
        return
    first, last = text.regions[bodies[0]], text.regions[bodies[-1]]
    opening = _OPEN_DATELINE.match(text.body, first.start, first.end)
    if opening:
        yield from _wires(text.body, *opening.span("name"))
    if len(bodies) > 1:
        yield from _tail(text.body, last, alone=False)
    for region in text.regions[bodies[-1] + 1 : bodies[-1] + 1 + BELOW]:
        if region.end - region.start <= SHORT and not region.why.startswith("related"):
            yield from _tail(text.body, region, alone=True)
    for region in text.regions[bodies[-2:][0] + (len(bodies) == 1) :]:
        if region.end - region.start <= LONG and not region.why.startswith("related"):
            yield from _sign_off(text.body, region)


def _wires(body: str, start: int, end: int) -> Iterator[Named]:
    for one in names(body, start, end, known_only=True):
        called = outlets.called(one.name)
        if called and called.wire:
            yield one


def _tail(body: str, region: Region, *, alone: bool) -> Iterator[Named]:
    """At the end of a paragraph, or as a line of its own: "(AFP/Z-2)", "[Reuters]", "(via AP)", "- Reuters"."""
    stretch = body[region.start : region.end]
    found = _INSIDE.search(stretch) if stretch.rstrip(". \t\n\u00a0").endswith((")", "]")) else None
    if found is None and any(dash in stretch[-DASHED:] for dash in "-–—"):
        found = _DASHED.search(stretch)
    if found is None and alone and _LABEL.match(stretch):
        found = re.compile(r"(?P<names>.+)\Z", re.DOTALL).match(stretch)
    if found is None:
        return
    before = stretch[: found.start()].rstrip(" -–—")
    dashed = found.re is _DASHED
    if before and not (before.endswith(_ENDED) or dashed):
        return
    at, end = region.start + found.start("names"), region.start + found.end("names")
    label = _LABEL.match(body, at, end)
    at = label.end() if label else at
    listed = list(names(body, at, end, known_only=True))
    rest = [part for part in re.split(r"\s*[/|]\s*", body[at:end]) if not outlets.called(part)]
    if region.name == "caption" and not rest and not (label and not before):
        return
    if all(_HANDLE.fullmatch(part) for part in rest) and (not dashed or before.endswith(_ENDED) or not before):
        yield from listed
    elif dashed and not rest:
        yield from (one for one in listed if (called := outlets.called(one.name)) and called.wire)


@cache
def _closing() -> re.Pattern[str]:
    agency = rf"(?:(?:{words.any_of('agencies')})\s+)?"
    return re.compile(rf"(?<!\w)(?:{words.any_of('closing_formulas')})\s*:?\s+(?:the\s+)?{agency}\Z", re.IGNORECASE)


def _may_close(line: str) -> bool:
    """False for a line without any word or sign that gives a text away at its end."""
    return not _closing_words().isdisjoint(signs.words(line)) or "©" in line or "(c)" in line.casefold()


@cache
def _closing_words() -> frozenset[str]:
    """The longest word of each formula, and of a claim of rights."""
    return frozenset({max(signs.words(one), key=len) for one in words.listed("closing_formulas")} | {"copyright"})


def _sign_off(body: str, region: Region) -> Iterator[Named]:
    """As in "Artikel ini telah tayang di X", "auto-generated from a PTI feed", "© 2022 The Associated Press"."""
    if not _may_close(body[region.start : region.end]):
        return
    for one in mentions(body, region.start, region.end):
        before = body[max(region.start, one.start - 70) : one.start]
        rights = one.organisation.wire and _RIGHTS.search(before)
        itself = region.name != "body" or _about_itself().search(body, region.start, region.end)
        if rights or (itself and _closing().search(before)):
            yield _of(one)


@cache
def _about_itself() -> re.Pattern[str]:
    """Words by which a sentence of the body speaks of the article itself."""
    return re.compile(
        r"\b(?:artikel|berita|tulisan|naskah|laporan) ini\b|\bthis (?:article|story|report|piece)\b|^\(?With inputs?\b",
        re.IGNORECASE,
    )


def contributions(text: Text) -> list[Named]:
    """The organisations that "contributed to this report": credited, but not for the whole."""
    regions = [region for region in text.named("credit") if region.why == "contribution"]
    return [_of(one) for region in regions for one in mentions(text.body, region.start, region.end)]
