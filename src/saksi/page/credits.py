"""Who is credited for a text and for its pictures, and the organisation the whole text comes from. Pure.

A wire's name inside the text for one fact ("menurut Reuters") is no credit. A credit line, a signature, an agency in
the dateline or on the date line, and a formula in the first paragraphs ("dilansir AFP", ", Reuters reported.") are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from saksi.core.article import Credit, CreditRole
from saksi.core.text import Region, Text
from saksi.core.witness import Witness
from saksi.know import outlets
from saksi.page import lines, words

_PARTS = re.compile(r"\s*[|/,;+&]\s*|\s+(?:dan|and)\s+")
_PAREN = re.compile(r"\(([^()]{2,60})\)")
_HANDOUT = re.compile(
    r"(?P<giver>[^.()\n/:–—]{3,90}?)\s*/\s*(?:Handout|Pool|HO|Press Service)\b(?:\s+via\s+(?P<wire>[A-Z][\w ]{1,24}))?"
    r"|(?:Handout|HO)\s*(?:/|from|dari|via)\s*(?P<by>[A-Z][\w &'’-]{1,60})",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_INITIAL = re.compile(r"\b([A-ZÀ-Þ])[\w'’]+")
LEAD = 3
"""Paragraphs in which a formula gives the whole text away."""

Span = tuple[str, int, int]


@cache
def _formulas() -> re.Pattern[str]:
    """A lead formula, up to three linking words, and then the name (matched apart, by its capitals)."""
    between = words.any_of("between")
    return re.compile(rf"\b(?:{words.any_of('lead_formulas')})\s+(?:(?:{between})\s+){{0,3}}", re.IGNORECASE)


@cache
def _ends() -> re.Pattern[str]:
    between = words.any_of("between")
    return re.compile(rf"\b(?:{words.any_of('end_formulas')})\s+(?:(?:{between})\s+){{0,3}}", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{words.any_of('after_formulas')})\s*[.,]", re.IGNORECASE)


@cache
def _heads() -> frozenset[str]:
    """The first words of all names of organisations: what is none of them needs no comparison."""
    return frozenset(
        found.group().casefold()
        for one in outlets.organisations()
        for name in (one.name, *one.aliases)
        if (found := _WORD.search(name))
    )


def mentions(body: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The names of organisations in running text, in order; none overlaps another."""
    heads, names, at = _heads(), outlets.in_prose(), start
    for word in _WORD.finditer(body, start, end):
        if word.start() >= at and word.group().casefold() in heads:
            found = names.match(body, word.start(), end)
            if found:
                yield found
                at = found.end()


def _names(body: str, start: int, end: int, *, known_only: bool) -> Iterator[Span]:
    """The organisations a credit lists, each with its own span; house initials are no organisation."""
    at = start
    for cut in [*_PARTS.finditer(body, start, end), None]:
        stop = cut.start() if cut else end
        raw = body[at:stop]
        left = at + len(raw) - len(raw.lstrip(" .()[]–—-"))
        right = at + len(raw.rstrip(" .()[]–—-"))
        if left < right:
            called = outlets.called(body[left:right])
            name = called.name if called else body[left:right]
            if called or (not known_only and 3 <= right - left <= 40 and len(name.split()) <= 5):
                yield name, left, right
        at = cut.end() if cut else end


def _line_names(body: str, region: Region) -> Iterator[Span]:
    text = body[region.start : region.end]
    names = lines.is_source(text)
    if names:
        at = region.start + text.rindex(names)
        yield from _names(body, at, at + len(names), known_only=not text.rstrip().endswith(names))
        return
    signature = lines.is_signature(text)
    if signature:
        at = region.start + text.index(signature)
        yield from _names(body, at, at + len(signature), known_only=True)


def _dateline_names(body: str, region: Region) -> Iterator[Span]:
    """Agencies in the brackets of a dateline, and one that ends a date line ("9.05am AP")."""
    for found in _PAREN.finditer(body, region.start, region.end):
        yield from _names(body, found.start(1), found.end(1), known_only=True)
    if region.why == "publication date":
        tail = re.compile(r"(?<![\w])[A-Z][\w ]{1,20}$").search(body, region.start, region.end)
        if tail and outlets.called(tail.group()):
            yield tail.group(), tail.start(), tail.end()


def _byline_names(body: str, region: Region) -> Iterator[Span]:
    """A wire that stands where a writer's name would: "By Reuters", "Oleh: AFP"."""
    for found in mentions(body, region.start, region.end):
        called = outlets.called(found.group())
        if called and called.wire:
            yield called.name, found.start(), found.end()


def strong(text: Text) -> list[Span]:
    """The organisations credited for the text in the places made for it, in order."""
    found: list[Span] = []
    for region in text.regions:
        if region.name == "credit" and region.why == "byline":
            found.extend(_byline_names(text.body, region))
        elif region.name == "credit" and region.why != "contribution":
            found.extend(_line_names(text.body, region))
        elif region.name == "dateline":
            found.extend(_dateline_names(text.body, region))
    return found


def contributions(text: Text) -> list[Span]:
    """The organisations that "contributed to this report": credited, but not for the whole."""
    regions = [region for region in text.named("credit") if region.why == "contribution"]
    return [
        (called.name, found.start(), found.end())
        for region in regions
        for found in mentions(text.body, region.start, region.end)
        if (called := outlets.called(found.group()))
    ]


def lead(text: Text) -> list[Span]:
    """The organisations a formula in the first paragraphs, or at the very end, names as where the text is from."""
    body = list(text.named("body"))
    found: list[Span] = []
    for region in body[:LEAD]:
        for name in mentions(text.body, region.start, region.end):
            if _given_away(text.body, region, name.start(), name.end(), _formulas()):
                found.append((name.group(), name.start(), name.end()))
    for region in body[LEAD:][-1:]:
        for name in mentions(text.body, region.start, region.end):
            if _stands_before(text.body, region.start, name.start(), _ends()):
                found.append((name.group(), name.start(), name.end()))
    return [(called.name, s, e) for name, s, e in found if (called := outlets.called(name))]


def _stands_before(body: str, start: int, at: int, formula: re.Pattern[str]) -> bool:
    return any(found.end() == at for found in formula.finditer(body, max(start, at - 90), at))


def _given_away(body: str, region: Region, start: int, end: int, formula: re.Pattern[str]) -> bool:
    if _stands_before(body, region.start, start, formula):
        return True
    after = _after().match(body, end, region.end)
    before = body[max(region.start, start - 24) : start].rstrip()
    return after is not None and before.removesuffix(" the").removesuffix(" The").endswith((",", "”", '"'))


def photos(text: Text) -> Iterator[Credit]:
    """Credits of pictures: in captions, and only there. A handout names its giver, a party, before the wire."""
    for region in text.named("caption"):
        seen: set[tuple[int, int]] = set()
        for found in _HANDOUT.finditer(text.body, region.start, region.end):
            group = "giver" if found.group("giver") else "by"
            start, end = found.span(group)
            start += len(found.group(group)) - len(found.group(group).lstrip())
            written = re.sub(r"^(?:Foto|Photo|Photograph|Credit)\s*:\s*", "", text.body[start:end].strip())
            start = text.body.index(written, start) if written else start
            if written and not outlets.called(written):
                seen.add((start, start + len(written)))
                yield _credit(text, written, "photo", start, start + len(written), party=_party(text.body, written))
        for one in mentions(text.body, region.start, region.end):
            called = outlets.called(one.group())
            if called and _credited(text.body, region, one.start(), one.end()):
                yield _credit(text, called.name, "photo", one.start(), one.end())


def _credited(body: str, region: Region, start: int, end: int) -> bool:
    """A name in a caption is a credit at its end, in brackets, beside a slash, or after a label."""
    before, after = body[region.start : start].rstrip(), body[end : region.end]
    return (
        not after.strip(" .)]") or before.endswith(("(", "/", ":", "via", "[")) or after.lstrip().startswith(("/", ")"))
    )


def _party(body: str, giver: str) -> str:
    """The short name of the one whose handout it is, when the page uses one: its initials, else the name itself."""
    initials = "".join(_INITIAL.findall(giver))
    return initials if len(initials) >= 3 and re.search(rf"\b{re.escape(initials)}\b", body) else giver


def _credit(text: Text, name: str, role: CreditRole, start: int, end: int, party: str = "") -> Credit:
    return Credit(name, role, Witness.of(text, start, end), party)


def read(text: Text, outlet: str) -> tuple[tuple[Credit, ...], str | None]:
    """All credits in text order, and the origin: the one organisation beside the outlet credited for the whole."""
    placed, formulas = strong(text), lead(text)
    found = [_credit(text, name, "text", start, end) for name, start, end in (*placed, *formulas, *contributions(text))]
    found.extend(photos(text))
    unique = {(one.witness.start, one.role): one for one in found}
    ordered = tuple(sorted(unique.values(), key=lambda one: (one.witness.start, one.witness.end, one.role)))
    return ordered, origin([name for name, _, _ in placed], [name for name, _, _ in formulas], outlet)


def origin(placed: list[str], formulas: list[str], outlet: str) -> str | None:
    """One name in the places for credits, or, where they list several or none, the one that a formula names."""
    own = {outlets.squash(outlet)} | ({outlets.squash(o.name)} if (o := outlets.called(outlet)) else set())
    foreign = list(dict.fromkeys(name for name in placed if outlets.squash(name) not in own))
    told = list(dict.fromkeys(name for name in formulas if outlets.squash(name) not in own))
    if len(foreign) == 1:
        return foreign[0]
    if len(foreign) > 1:
        told = [name for name in told if name in foreign]
    return told[0] if len(told) == 1 else None
