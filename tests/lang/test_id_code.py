"""Indonesian clitics and reduplication."""

from __future__ import annotations

import pytest

from saksi.lang.id.code import lemma


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("katanya", "kata"),
        ("ujarnya", "ujar"),
        ("inilah", "ini"),
        ("apakah", "apa"),
        ("diapun", "dia"),
        ("gedung-gedung", "gedung"),
        ("gedung-gedungnya", "gedung"),
        ("korban-korban", "korban"),
    ],
)
def test_clitics_and_repetitions_leave(word: str, stem: str) -> None:
    """A clitic or a repetition does not hide the word the lexicon lists."""
    assert lemma(word) == stem


@pytest.mark.parametrize(
    "word", ["hanya", "adalah", "masalah", "langkah", "meskipun", "jumlah", "ia", "baru-hantam", "Nur-Sultan"]
)
def test_whole_words_stay(word: str) -> None:
    """A word that only looks as if it ended in a clitic stays whole."""
    assert lemma(word) == word
