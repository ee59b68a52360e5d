"""Folded keys of names, and the keys that different spellings share."""

from __future__ import annotations

import pytest

from saksi.know.fold import sound


@pytest.mark.parametrize(
    "spellings",
    [
        ("Shoigu", "Shoygu"),
        ("Tokayev", "Tokaev", "Tokajev"),
        ("Zelensky", "Zelenskyy", "Zelenskyj", "Zelenskiy"),
        ("Soekarno", "Sukarno"),
        ("Massimov", "Masimov"),
    ],
)
def test_spellings_of_one_name_share_a_key(spellings: tuple[str, ...]) -> None:
    """Transliterations and old spellings fall together."""
    assert len({sound(one) for one in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), [("Widodo", "Widjojo"), ("Karimov", "Karimova"), ("Ivanov", "Ivanek")])
def test_other_names_keep_their_own_key(one: str, other: str) -> None:
    """Names that differ in more than spelling stay apart."""
    assert sound(one) != sound(other)
