"""The reader as a whole: no text that nobody wrote takes it long, and it reads the same however often."""

from __future__ import annotations

import time
from datetime import date

import pytest

from saksi.core.article import Article, Published
from saksi.core.text import Region, Text
from saksi.core.values import When
from saksi.lang.pack import load
from saksi.read.reader import Result, read

ALLOWED = 1.0
"""Seconds of work that a crafted text may take."""
HOSTILE = {
    "a line without spaces": "aB1" * 33_000,
    "ten thousand digits": "7" * 10_000,
    "a number of many groups": "1.000." * 2_000,
    "thousands that stand apart": "100 " + "000 " * 2_000,
    "digits before a word for thousands": "7" * 10_000 + " ribuan thousands",
    "nested quotes": "“‘" * 2_000 + "x" + "’”" * 2_000,
    "quotes that never close": "“" * 20_000,
    "apostrophes": "'s " * 10_000,
    "capitals": "Ab " * 5_000,
    "hyphens": "a-" * 20_000,
    "full stops": "." * 20_000,
    "said that": "he said that " * 300,
}


def _read(lang: str, body: str) -> Result:
    text = Text(body, (Region(0, len(body), "body"),))
    published = Published(When.on(date(2022, 1, 13)), "given")
    return read(Article("p", text.id, lang=lang, published=published), text, load(lang))


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_a_crafted_text_is_read_in_a_second(lang: str, body: str) -> None:
    """No crafted line makes the reader fail or work longer than a second."""
    _read(lang, "Norland sent 40 soldiers home.")
    start = time.process_time()
    _read(lang, body)
    assert time.process_time() - start < ALLOWED


@pytest.mark.parametrize("lang", ["id", "en"])
def test_digits_without_end_are_an_issue(lang: str) -> None:
    """Digits that no database could hold become an issue, not a number."""
    found = _read(lang, f"{'7' * 10_000} soldiers were killed in Jakarta.")
    assert not [one for one in found.readings if one.kind == "figure"]
    assert any("digits" in issue.what for issue in found.issues)


def test_a_text_is_read_alike_after_any_other() -> None:
    """What is kept from one article to the next changes no reading of the next."""
    body = 'Two soldiers were killed in Jakarta on Friday, police chief Maria Lopez said. "We will leave," Lopez said.'
    first = _read("en", body)
    _read("en", "Ten people were wounded in Osh, the ministry said. Maria Ivanova denied it.")
    assert _read("en", body) == first
