"""Phrases looked up in a sentence, and the spots at which they need be looked up."""

from __future__ import annotations

import pytest

from saksi.read.lexicon import Phrases
from saksi.read.sentences import tokens
from saksi.read.wordbook import Wordbook

BOOK = Wordbook(
    [("gedung", "building"), ("rumah", "house"), ("rumah sakit", "hospital"), ("it's over", "end"),
     ("rumah sakit jiwa", "asylum")],
    ["nya"],
)  # fmt: skip


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Rumah sakit jiwa", [(0, 3, "asylum")]),
        ("rumah sakitnya runtuh", [(0, 2, "hospital")]),
        ("rumahnya sakit jiwa", [(0, 3, "asylum")]),
        ("gedung-gedung itu", [(0, 1, "building")]),
        ("di rumah", [(1, 2, "house")]),
        ("itu", []),
    ],
)
def test_the_longest_phrase_is_found_in_each_of_its_forms(body: str, expected: list[tuple[int, int, str]]) -> None:
    """Endings, doubled words and second words decide, and the longest phrase wins."""
    words = tuple(tokens(body, 0, len(body)))
    found = [(at, *told) for at in range(len(words)) if (told := BOOK.at(words, at))]
    assert found[:1] == expected


def test_no_phrase_begins_where_no_spot_is() -> None:
    """Looking only at the spots finds all that looking at every token finds."""
    body = "Gedung-gedung, rumahnya dan rumah sakit it’s over it's sakit jiwa nya."
    words = tuple(tokens(body, 0, len(body)))
    everywhere = [at for at in range(len(words)) if BOOK.at(words, at)]
    assert [at for at in BOOK.spots(words) if BOOK.at(words, at)] == everywhere


def test_merged_phrases_find_what_the_longest_of_their_books_finds() -> None:
    """One look-up in several books at once gives the longest phrase of any of them."""
    first, second = Phrases([("prime minister", "office")]), Phrases([("prime", "word"), ("minister of war", "office")])
    merged = Phrases.merged(first, second)
    words = tuple(tokens("Prime Minister of War", 0, 21))
    for at in range(len(words)):
        told = [found[0] for book in (first, second) if (found := book.at(words, at))]
        assert (merged.at(words, at) or (0,))[0] == max(told, default=0)
    assert merged.heads == first.heads | second.heads
