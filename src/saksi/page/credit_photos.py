"""Credits of pictures: in captions, and only there. A handout names its giver, a party, before the wire. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from saksi.core.article import Credit
from saksi.core.text import Region, Text
from saksi.core.witness import Witness
from saksi.know import outlets
from saksi.page import words
from saksi.page.credit_places import mentions, party
from saksi.page.signs import words as words_of

_WORD = r"[A-ZÀ-Þ][\w&'’-]*"
_JOINED = r"(?:of\s+(?:the\s+)?|and\s+|dan\s+)?"
_NAME = (
    rf"(?:the\s+)?(?P<{{}}>(?!(?:Handout|HO)\b){_WORD}"
    rf"(?:\s+{_JOINED}(?:{_WORD}|government|ministry|army|police)){{{{0,8}}}})"
)
_HANDED = r"/\s*(?i:Handout|Pool|HO|Press Service|Dok)\b"
_HANDOUT = re.compile(
    rf"(?=[^.()\n/:–—]*+\s*+{_HANDED})(?P<giver>[^.()\n/:–—]{{3,90}}?)\s*{_HANDED}"
    + rf"|(?i:Handout|HO)(?i:\s+photo)?(?:\s+released)?\s*(?i:/|from|dari|via|by|:)\s*{_NAME.format('by')}"
    + rf"|(?i:Courtesy of|Dok(?:umentasi|umen)?\.?)\s*:?\s*{_NAME.format('of')}"
    + r"|(?i:provided|released|supplied|distributed|issued|dirilis|disediakan|dibagikan|disiarkan)\s+(?i:by|oleh)\s+"
    + _NAME.format("from")
    + rf"|(?<=[(\[])\s*{_NAME.format('own')}\s+via\s+(?=[A-Z])"
    + rf"|(?i:Photo|Photograph|Foto|Picture)\s*:\s*{_NAME.format('beside')}\s*(?=/)"
)
_GIVEN = re.compile(
    rf"{_HANDED}|(?:Handout|HO)(?:\s+photo)?(?:\s+released)?\s*(?:/|from|dari|via|by|:)"
    r"|Courtesy of|Dok|(?:provided|released|supplied|distributed|issued)\s+(?:by|oleh)\s"
    r"|(?:dirilis|disediakan|dibagikan|disiarkan)\s+(?:by|oleh)\s|\svia\s|(?:Photo|Photograph|Foto|Picture)\s*:",
    re.IGNORECASE,
)
"""The words of each alternative above: a caption without any is spared the slow pattern."""
_GIVING = frozenset({
    "handout", "ho", "pool", "press", "courtesy", "dok", "dokumentasi", "dokumen", "provided", "released", "supplied",
    "distributed", "issued", "dirilis", "disediakan", "dibagikan", "disiarkan", "via",
})  # fmt: skip
_PICTURES = frozenset({"photo", "photograph", "foto", "picture"})
"""Each holds one of those words, or one of these before a colon."""
_SELF = frozenset({"own", "beside"})
"""Givers that may as well be a photographer: they count only when they are known for a party."""
_INITIAL = re.compile(r"\b([A-ZÀ-Þ])[\w'’]+")
_LABEL = re.compile(r"^(?:Foto|Photo|Photograph|Picture|Image|Credit|Kredit|Sumber|Source)\s*:\s*", re.IGNORECASE)
_PRIVATE = frozenset({"pribadi", "istimewa", "keluarga", "family", "personal", "warga"})


def photos(text: Text) -> Iterator[Credit]:
    """The credits of pictures in the captions."""
    for region in text.named("caption"):
        taken: list[tuple[int, int]] = []
        for credit in _handouts(text, region):
            taken.append((credit.witness.start, credit.witness.end))
            yield credit
        for one in mentions(text.body, region.start, region.end):
            inside = any(start <= one.start < end for start, end in taken)
            if not inside and _credited(text.body, region, one.start, one.end):
                yield Credit(one.organisation.name, "photo", Witness.of(text, one.start, one.end))


def _handouts(text: Text, region: Region) -> Iterator[Credit]:
    told = text.body[region.start : region.end]
    if not _may_give(told) or not _GIVEN.search(told):
        return
    for found in _HANDOUT.finditer(text.body, region.start, region.end):
        group = found.lastgroup or "giver"
        start, end = found.span(group)
        written = _LABEL.sub("", text.body[start:end].strip())
        start = text.body.index(written, start) if written else start
        if group in _SELF and not party(written):
            continue
        private = written.casefold().split()[:1] and written.casefold().split()[0] in _PRIVATE
        if written and not private and written[0].isupper():
            witness, called = Witness.of(text, start, start + len(written)), outlets.called(written)
            yield Credit(called.name if called else written, "photo", witness, "" if called else _party(text, written))


def _may_give(caption: str) -> bool:
    told = words_of(caption)
    return not _GIVING.isdisjoint(told) or (":" in caption and not _PICTURES.isdisjoint(told))


@cache
def _closers() -> re.Pattern[str]:
    return re.compile(rf"(?:\bvia|{words.any_of('photo')})\s*[:/.]?\s*\Z", re.IGNORECASE)


def _credited(body: str, region: Region, start: int, end: int) -> bool:
    """A name in a caption is a credit at its end, in brackets, beside a slash, or after a label."""
    before, after = body[region.start : start].rstrip(), body[end : region.end]
    return (
        not after.strip(" .)]")
        or before.endswith(("(", "/", ":", "via", "["))
        or after.lstrip().startswith(("/", ")"))
        or _closers().search(before[-24:]) is not None
    )


def _party(text: Text, giver: str) -> str:
    """The short name of the one whose handout it is, when the page uses one: its initials, else the name itself."""
    initials = "".join(_INITIAL.findall(giver))
    return initials if len(initials) >= 3 and re.search(rf"\b{re.escape(initials)}\b", text.body) else giver
