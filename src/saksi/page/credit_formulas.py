"""Formulas of the first and last paragraphs that give the whole text away ("dilansir AFP", ", AP reported."). Pure.

A wire's name inside the text for one fact ("menurut Reuters", "told AFP") is none.
"""

from __future__ import annotations

import re
from functools import cache

from saksi.core.text import Region, Text
from saksi.know import outlets
from saksi.page import signs, words
from saksi.page.credit_places import LEAD, Named, mentions

_NEAR = 110
"""Characters before a name in which its formula begins."""
_QUOTED = (",", "”", '"')


def _agency() -> str:
    """Between a formula and the name: "kantor berita Prancis, ", "the official news agency ("."""
    return rf"(?:(?:{words.any_of('agencies')})(?:\s+[\w’'-]+){{0,3}}\s*[,(]?\s*)?"


@cache
def _before(key: str) -> re.Pattern[str]:
    """A formula that ends where the name begins, with up to three linking words and the word for an agency."""
    between = words.any_of("between")
    return re.compile(rf"(?<!\w)(?:{words.any_of(key)})\s+(?:(?:{between})\s+){{0,3}}{_agency()}\Z", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    return re.compile(
        rf"\)?,?\s+(?:(?P<agency>{words.any_of('agencies')})\s+)?(?:{words.any_of('after_formulas')})\b(?P<stop>\s*[.,])?",
        re.IGNORECASE,
    )


_DESCRIBED = re.compile(r"(?:\A|[,”\"])\s*(?:[\w’'-]+\s+){0,5}(?:[\w’'-]+,?\s*\(?)?\Z")
"""What stands between a comma, or the paragraph's start, and the name: "the ", "Russia's state news agency "."""


@cache
def _agencies() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words.any_of('agencies')})(?!\w)", re.IGNORECASE)


@cache
def _relayed() -> re.Pattern[str]:
    return re.compile(rf"\)?,?\s+(?:{words.any_of('relays')})\s+{_agency()}", re.IGNORECASE)


@cache
def _formula_words() -> frozenset[str]:
    """The longest word of each formula and of each word for an agency: a paragraph without any gives nothing away."""
    keys = ("lead_formulas", "end_formulas", "opening_formulas", "after_formulas", "agencies")
    return frozenset(max(signs.words(one), key=len) for key in keys for one in words.listed(key))


def found(text: Text) -> tuple[list[Named], list[Named]]:
    """The organisations named as where the text is from, and those that only passed it on ("dikutip Antara dari X")."""
    body = list(text.named("body"))
    sources: list[Named] = []
    relays: list[Named] = []
    for number, region in enumerate(body):
        last = number == len(body) - 1
        if number >= LEAD and not last:
            continue
        if _formula_words().isdisjoint(signs.words(text.body[region.start : region.end])):
            continue
        for name in mentions(text.body, region.start, region.end):
            given = _lead(text.body, region, name, number) if number < LEAD else _end(text.body, region, name)
            if not given:
                continue
            here = Named(name.start, name.end, name.organisation.name)
            further = _further(text.body, region, name.end)
            sources.append(further or here)
            relays.extend([here] if further else [])
    return sources, relays


def _stretch(body: str, region: Region, at: int, reach: int = _NEAR) -> str:
    return body[max(region.start, at - reach) : at]


def _end(body: str, region: Region, name: outlets.Mention) -> bool:
    return _before("end_formulas").search(_stretch(body, region, name.start)) is not None


def _lead(body: str, region: Region, name: outlets.Mention, number: int) -> bool:
    before = _stretch(body, region, name.start)
    if _before("lead_formulas").search(before) or _end(body, region, name):
        return True
    if number == 0 and _before("opening_formulas").search(before):
        return True
    after = _after().match(body, name.end, region.end)
    if after is None:
        return False
    plain = before.rstrip().removesuffix(" the").removesuffix(" The").rstrip()
    if after["stop"] and plain.endswith(_QUOTED):
        return True
    near = _stretch(body, region, name.start, 60)
    described = _DESCRIBED.search(near)
    if not described or not (after["agency"] or _agencies().search(described.group())):
        return False
    opens = described.start() == 0 and len(near) == name.start - region.start and near[:1] not in _QUOTED
    return number == 0 if opens else bool(after["stop"])


def _further(body: str, region: Region, at: int) -> Named | None:
    """The source behind the one just named: "dikutip Antara dari Reuters"."""
    link = _relayed().match(body, at, region.end)
    name = outlets.mention_at(body, link.end(), region.end) if link else None
    return Named(name.start, name.end, name.organisation.name) if name else None
