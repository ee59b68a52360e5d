"""Bytes -> characters: charset, repairs and refusals. Pure.

Order of belief: byte order mark, then UTF-8 when the bytes are valid UTF-8 with signs outside ASCII, then what the HTTP
answer and the page declare, then charset-normalizer. A declaration that the bytes contradict is repaired, with an
Issue. NUL and lone surrogates leave here (the law of characters).
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from saksi.errors import PageRefused
from saksi.issues import Issue

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a sound, film or WebP picture"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x7fELF", "a program"),
    (b"OggS", "a sound or film"),
    (b"ID3", "a sound"),
    (b"SQLite format 3\0", "a database"),
)
_META = re.compile(rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_WESTERN = frozenset({"ascii", "iso8859-1", "cp1252", "latin-1"})
_LONE = re.compile("[\ud800-\udfff]")
_SAMPLE = 65_536
"""Bytes shown to charset-normalizer: it is slow on whole pages and sure long before."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The lawful characters of a page, the charset they were read with, and what was repaired."""

    text: str
    charset: str
    issues: tuple[Issue, ...]


def _whole(what: str) -> Issue:
    return Issue(0, 0, what)


def refuse(data: bytes, cap: int) -> None:
    """Raises PageRefused for an empty, too large or binary page."""
    if len(data) > cap:
        raise PageRefused(
            f"The page holds {len(data):,} bytes",
            why=f"pages above {cap:,} bytes are refused before parsing",
            do="raise the cap in the settings, or save the article alone",
        )
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise PageRefused("The page is empty", why="it holds no characters", do="fetch or save it again")
    kind = next((name for magic, name in _MAGIC if data.startswith(magic)), "")
    if kind or data[4:8] == b"ftyp":
        raise PageRefused(
            f"The file is {kind or 'a film or picture'}, not a page",
            why="only HTML and plain text are read",
            do="give the HTML page, or the text copied from it",
        )
    if _binary(data):
        raise PageRefused(
            "The file is binary, not a page",
            why="too many of its bytes are control characters",
            do="give the HTML page, or the text copied from it",
        )


def _utf16(data: bytes) -> str:
    """The byte order of UTF-16 without a mark: text that is mostly Latin has every second byte NUL."""
    sample = data[:4000]
    half = max(1, len(sample) // 2)
    if sample[1::2].count(0) > 0.6 * half:
        return "utf-16-le"
    return "utf-16-be" if sample[0::2].count(0) > 0.6 * half else ""


def _binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    if any(sample.startswith(bom) for bom, _ in _BOMS) or _utf16(sample):
        return False
    odd = sum(sample.count(code) for code in (*range(9), *range(14, 27), *range(28, 32)))
    return odd > len(sample) * 0.02 + 8


def _known(name: str) -> str:
    try:
        return codecs.lookup(name.strip()).name
    except LookupError:
        return ""


def _declared(data: bytes, charset: str) -> tuple[str, list[Issue]]:
    """The codec the HTTP answer or else the page declares, "" for none."""
    found = _META.search(data[:8192])
    issues = []
    for name in (charset, found.group(1).decode("ascii", "replace") if found else ""):
        if name and not _known(name):
            issues.append(_whole(f"The page declares the charset {name!r}, which nobody knows"))
        elif name:
            return _known(name), issues
    return "", issues


def _patched(data: bytes) -> tuple[str, int]:
    """UTF-8 in which single bytes that are no UTF-8 are read as windows-1252, and how many were."""
    parts: list[str] = []
    at = wrong = 0
    while at < len(data):
        try:
            parts.append(data[at:].decode("utf-8"))
            break
        except UnicodeDecodeError as problem:
            parts.append(data[at : at + problem.start].decode("utf-8"))
            parts.append(data[at + problem.start : at + problem.end].decode("cp1252", "replace"))
            at, wrong = at + problem.end, wrong + problem.end - problem.start
    return "".join(parts), wrong


def _not_utf8(data: bytes, declared: str, issues: list[Issue]) -> tuple[str, str]:
    """Characters of bytes that are no valid UTF-8."""
    if declared in _WESTERN:
        return data.decode("cp1252", "replace"), "cp1252"
    if declared and declared not in ("utf-8", "utf-8-sig"):
        return data.decode(declared, "replace"), declared
    lossy = data.decode("utf-8", "replace")
    wrong = lossy.count("�")
    signs = sum(1 for sign in lossy if sign > "\x7f") - wrong
    if signs > wrong:
        return _mended(data, lossy, wrong, issues)
    guess = _guess(data)
    if declared:
        issues.append(_whole(f"The page declares UTF-8 but is none; it was read as {guess}"))
    return data.decode(guess, "replace"), guess


def _mended(data: bytes, lossy: str, wrong: int, issues: list[Issue]) -> tuple[str, str]:
    if wrong > 2000:
        return lossy, "utf-8"
    text, count = _patched(data)
    issues.append(_whole(f"{count} bytes of the page are no UTF-8; they were read as windows-1252"))
    return text, "utf-8"


def _guess(data: bytes) -> str:
    first = next((i for i, byte in enumerate(data) if byte > 0x7F), 0)
    start = max(0, first - _SAMPLE // 4)
    best = from_bytes(data[start : start + _SAMPLE]).best()
    guess = _known(best.encoding) if best else "cp1252"
    return "cp1252" if guess in _WESTERN or guess in ("cp1250", "cp1257", "mac-roman", "hp-roman8") else guess


def _characters(data: bytes, charset: str) -> tuple[str, str, list[Issue]]:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name, "replace"), name, []
    order = _utf16(data)
    if order:
        return data.decode(order, "replace"), order, [_whole(f"The page is {order} and does not say so")]
    declared, issues = _declared(data, charset)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text, used = _not_utf8(data, declared, issues)
        return text, used, issues
    if "\x1b" in text and declared.startswith("iso2022"):
        return data.decode(declared, "replace"), declared, issues
    if declared and declared not in ("utf-8", "ascii") and not text.isascii():
        issues.append(_whole(f"The page declares {declared} but is valid UTF-8; it was read as UTF-8"))
    return text, "utf-8", issues


def decode(data: bytes, *, charset: str = "", cap: int) -> Decoded:
    """The characters of `data`. `charset` is what the HTTP answer declared. Raises PageRefused (see `refuse`)."""
    refuse(data, cap)
    text, used, issues = _characters(data, charset)
    if "\0" in text:
        issues.append(_whole(f"{text.count(chr(0))} NUL characters were removed"))
        text = text.replace("\0", "")
    if _LONE.search(text):
        text, count = _LONE.subn("", text)
        issues.append(_whole(f"{count} lone surrogates were removed"))
    lost = text.count("�")
    if lost:
        issues.append(_whole(f"{lost} characters could not be decoded and stand as U+FFFD"))
    return Decoded(text.lstrip("\ufeff"), used, tuple(issues))
