"""Which charset a page is written in, on what ground, and how sure that is. Pure.

Order of belief: byte order mark; valid UTF-8; nearly valid UTF-8 with stray windows-1252 bytes; what the HTTP answer,
then the page itself declares, when the characters it gives make words; then charset-normalizer. Names mean what
browsers mean by them (WHATWG Encoding): "iso-8859-1" is windows-1252, "gb2312" is gb18030, a meta element that says
UTF-16 stands in a page that is not.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from charset_normalizer import from_bytes

from saksi.core.article import DecodingBasis

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BOMS = tuple(bom for bom, _ in BOMS)
_FIRST_BYTE = re.compile(rb"[\xc0-\xff]")
_META = re.compile(rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_MEANT = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "latin-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949",
    "utf-8-sig": "utf-8",
}  # fmt: skip
"""What browsers take a declared codec for."""
_NO_TEXT = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "utf-7", "undefined", "mbcs", "oem"})
_NEAR_LATIN = frozenset({"cp1250", "cp1257", "mac-roman", "hp-roman8", "cp1252", "cp1254", "cp858", "cp850", "cp437"})
"""Guesses that differ from windows-1252 in a few signs, which a short page cannot settle."""
_SAMPLE = 65_536
"""Bytes shown to charset-normalizer: it is slow on whole pages and sure long before."""
_STRAY = 2000
"""Stray bytes above which UTF-8 is not mended one by one."""
_ISLAND = re.compile(r"(?<=[A-Za-z])[\u0370-\u1fff](?!\w\w\w)|(?<!\w\w\w)[\u0370-\u1fff](?=[A-Za-z])")
_LOUD = re.compile("[À-ÖØ-öø-ÿ]{4,}")


@dataclass(frozen=True, slots=True)
class Choice:
    """The characters under the chosen charset. `confidence` is 0..1: see `choose`. `said` are findings in words."""

    text: str
    charset: str
    basis: DecodingBasis
    confidence: float
    said: tuple[str, ...] = ()


class Named(NamedTuple):
    """A declaration: the codec it means, where it stands, and the name as written."""

    codec: str
    basis: DecodingBasis
    written: str


def utf16_order(data: bytes) -> str:
    """The byte order of UTF-16 without a mark: text that is mostly Latin has every second byte NUL; "" for none."""
    sample = data[:4000]
    if 0 not in sample:
        return ""
    half = max(1, len(sample) // 2)
    if sample[1::2].count(0) > 0.6 * half:
        return "utf-16-le"
    return "utf-16-be" if sample[0::2].count(0) > 0.6 * half else ""


def known(name: str) -> str:
    """The codec a declared name means, "" when it is none for text."""
    try:
        found = codecs.lookup(name.strip()).name
    except (LookupError, UnicodeError, ValueError):
        return "utf-8" if name.strip().casefold() in ("utf8mb4", "unicode-1-1-utf-8") else ""
    if found.replace("_", "-") in _NO_TEXT or not getattr(codecs.lookup(found), "_is_text_encoding", True):
        return ""
    return _MEANT.get(found, found)


def choose(data: bytes, declared: str = "") -> Choice:
    """The charset of a page; `declared` is what the HTTP answer said.

    Confidence: 1 for a byte order mark and for pure ASCII, which most charsets read alike; for UTF-8 it nears 1 with
    every sign of several bytes (each would be chance once in two in other charsets, at least); .9 for a declaration
    whose characters make words; for mended UTF-8 the share of signs that needed no mending; for a guess at most .8.
    """
    for bom, name in BOMS if data.startswith(_BOMS) else ():
        if data.startswith(bom):
            return Choice(data.decode(name, "replace"), name, "bom", 1.0)
    order = utf16_order(data)
    if order:
        return Choice(data.decode(order, "replace"), order, "sniffed", 0.8, (f"The page is {order} and says not so",))
    named, said = _declarations(data, declared)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(data, named, said)
    return _utf8(data, text, named, said)


def _declarations(data: bytes, declared: str) -> tuple[list[Named], list[str]]:
    """What HTTP and the page declare, in this order; and what nobody knows, in words."""
    found = _META.search(data, 0, 8192) if data.find(b"<", 0, 8192) >= 0 else None
    told: tuple[tuple[str, DecodingBasis], ...] = (
        (declared, "http"),
        (found.group(1).decode("ascii", "replace") if found else "", "meta"),
    )
    named: list[Named] = []
    said: list[str] = []
    for name, basis in told:
        codec = known(name) if name else ""
        if codec:
            named.append(Named(codec, basis, name))
        elif name:
            said.append(f"The page declares the charset {name!r}, which nobody knows")
    return named, said


def _utf8(data: bytes, text: str, named: list[Named], said: list[str]) -> Choice:
    """Bytes that are valid UTF-8: they are that, unless they are escapes of ISO 2022 in plain ASCII."""
    if "\x1b" in text and (japanese := next((one.codec for one in named if one.codec.startswith("iso2022")), "")):
        return Choice(data.decode(japanese, "replace"), japanese, "meta", 0.9, tuple(said))
    if text.isascii():
        return Choice(text, "utf-8", "utf-8", 1.0, tuple(said))
    if named and named[0].codec != "utf-8" and not named[0].codec.startswith("utf-16"):
        said.append(f"The page declares {named[0].written} but is valid UTF-8; it was read as UTF-8")
    signs = sum(1 for _ in islice(_FIRST_BYTE.finditer(data, 0, _SAMPLE), 20))
    agreed = any(one.codec == "utf-8" for one in named)
    return Choice(text, "utf-8", "utf-8", round(1 - 0.5 ** min(signs + 1 + 6 * agreed, 20), 3), tuple(said))


def _legacy(data: bytes, named: list[Named], said: list[str]) -> Choice:
    """Bytes that are no valid UTF-8."""
    lossy = data.decode("utf-8", "replace")
    wrong = lossy.count("\ufffd")
    signs = sum(sign > "\x7f" for sign in lossy) - wrong
    if wrong <= _STRAY and signs > (4 * wrong if any(one.codec != "utf-8" for one in named) else wrong):
        text, count = _mended(data)
        said.append(f"{count} bytes of the page are no UTF-8; they were read as windows-1252")
        return Choice(text, "utf-8", "mended", round(signs / (signs + count), 3), tuple(said))
    for codec, basis, _ in named:
        if codec == "utf-8" or codec.startswith(("utf-16", "utf-32")):
            continue
        text = data.decode(codec, "replace")
        if text.count("\ufffd") <= max(2, len(data) // 1000) and not jumbled(text):
            return Choice(text, codec, basis, 0.9, tuple(said))
    guess, sure = _guess(data)
    for codec, _, written in named[:1]:
        if codec != guess:
            what = "UTF-8 but is none" if codec == "utf-8" else f"{written} but that makes no words of it"
            said.append(f"The page declares {what}; it was read as {guess}")
    return Choice(data.decode(guess, "replace"), guess, "sniffed", sure, tuple(said))


def jumbled(text: str) -> bool:
    """True for the look of a wrong charset: letters of other scripts inside Latin words, words of accents alone."""
    islands = sum(1 for _ in _ISLAND.finditer(text))
    if islands > 3 and islands * 2 > sum(sign > "\u024f" and sign.isalpha() for sign in text):
        return True
    loud = sum(1 for _ in _LOUD.finditer(text))
    return loud > 5 and loud * 8 > sum("À" <= sign <= "ÿ" for sign in text)


def _mended(data: bytes) -> tuple[str, int]:
    """UTF-8 in which single bytes that are no UTF-8 are read as windows-1252, and how many were."""
    view, parts, at, wrong = memoryview(data), list[str](), 0, 0
    for start, end in _strays(data):
        parts += [str(view[at:start], "utf-8"), str(view[start:end], "cp1252", "replace")]
        at, wrong = end, wrong + end - start
    parts.append(str(view[at:], "utf-8"))
    return "".join(parts), wrong


def _strays(data: bytes) -> Iterator[tuple[int, int]]:
    view, at = memoryview(data), 0
    while at < len(data):
        try:
            str(view[at:], "utf-8")
            return
        except UnicodeDecodeError as problem:
            yield at + problem.start, at + problem.end
            at += problem.end


def _guess(data: bytes) -> tuple[str, float]:
    """charset-normalizer's word on the bytes around the first sign outside ASCII, and how sure it is, at most .8."""
    first = next((i for i, byte in enumerate(data) if byte > 0x7F), 0)
    start = max(0, first - _SAMPLE // 4)
    best = from_bytes(data[start : start + _SAMPLE]).best()
    guess = known(best.encoding) if best else ""
    if best is None or not guess or guess in _NEAR_LATIN:
        return "cp1252", 0.6
    return guess, round(0.8 * (1 - best.percent_chaos / 100), 3)
