"""Bytes -> characters: refusals, the charset, and the law of characters. Pure.

`saksi.page.charset` decides how the bytes are read. NUL and lone surrogates leave here; a NUL among digits leaves
U+FFFD in its place, because "1<NUL>00" is not 100.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from saksi.core.article import Decoding
from saksi.errors import PageRefused
from saksi.issues import Issue
from saksi.page.charset import BOMS, choose, utf16_order

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
_MAGICS = tuple(magic for magic, _ in _MAGIC)
_LONE = re.compile("[\ud800-\udfff]")
_NUL_INSIDE = re.compile(r"(?<=[\d.,])\0+(?=[\d.,])")
_MOJIBAKE = re.compile(
    "\u00e2\u20ac[\u2122\u0153\u009d\u201c\u201d\u02dc\u00a6]|\u00c3[\u00a0-\u00bf]|\u00c2[\u00a0\u00ab\u00bb]"
)
_BLANK = b" \t\r\n\0\xef\xbb\xbf"
_SAMPLE = 65_536
_CONTROL = bytes((*range(9), *range(14, 27), *range(28, 32)))


@dataclass(frozen=True, slots=True)
class Decoded:
    """The lawful characters of a page, how they were decoded, and what was repaired."""

    text: str
    decoding: Decoding
    issues: tuple[Issue, ...]

    @property
    def charset(self) -> str:
        """The codec the bytes were read with."""
        return self.decoding.charset


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
    if not data[:64].strip(_BLANK) and not data.strip(_BLANK):
        raise PageRefused("The page is empty", why="it holds no characters", do="fetch or save it again")
    if data.startswith(_MAGICS) or data[4:8] == b"ftyp":
        kind = next((name for magic, name in _MAGIC if data.startswith(magic)), "")
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


def _binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    odd = len(sample) - len(sample.translate(None, _CONTROL))
    if odd <= len(sample) * 0.02 + 8:
        return False
    return not (sample.startswith(tuple(bom for bom, _ in BOMS)) or utf16_order(sample))


def _lawful(text: str) -> tuple[str, list[str]]:
    """The text without NUL and lone surrogates, and what was done in words."""
    said = []
    if "\0" in text:
        many = text.count("\0")
        text, inside = _NUL_INSIDE.subn("\ufffd", text)
        text = text.replace("\0", "")
        said.append(f"{many} NUL characters were removed" + ("; U+FFFD stands where digits were around" * (inside > 0)))
    if not text.isascii() and _LONE.search(text):
        text, count = _LONE.subn("", text)
        said.append(f"{count} lone surrogates were removed")
    return text, said


def decode(data: bytes, *, charset: str = "", cap: int) -> Decoded:
    """The characters of `data`. `charset` is what the HTTP answer declared. Raises PageRefused (see `refuse`)."""
    refuse(data, cap)
    choice = choose(data, charset)
    text, said = _lawful(choice.text)
    lost = text.count("\ufffd")
    if lost:
        said.append(f"{lost} characters could not be decoded and stand as U+FFFD")
    twice = sum(1 for _ in _MOJIBAKE.finditer(text)) if "\u00c3" in text or "\u00e2\u20ac" in text else 0
    if twice > 2:
        said.append(f"{twice} characters look as if they had been encoded twice; they stay as the page has them")
    decoding = Decoding(choice.charset, choice.basis, choice.confidence, lost)
    return Decoded(text.lstrip("\ufeff"), decoding, tuple(_whole(what) for what in (*choice.said, *said)))
