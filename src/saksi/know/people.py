"""Given names of the news: what tells a full name without an office beside it from any other words written large."""

from __future__ import annotations

from functools import cache
from importlib import resources

from saksi.know.fold import fold


@cache
def _given() -> frozenset[str]:
    lines = (resources.files("saksi.know") / "sources" / "given.tsv").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def given(word: str) -> bool:
    """True when `word` is a given name that the list holds."""
    return fold(word) in _given()
