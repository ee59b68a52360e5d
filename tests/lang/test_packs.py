"""Every rule of every pack reads the sentences it must read and leaves those it must leave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

import pytest

from saksi.core.article import Article, Published
from saksi.core.kinds import KINDS
from saksi.core.text import Region, Text
from saksi.core.values import When
from saksi.errors import PackError
from saksi.lang.pack import LIST_FILES, RULE_FILES, available, load
from saksi.read.gist import gist
from saksi.read.reader import Result, read

FILES = {"figures": "figure", "events": "event", "statements": "statement", "pledges": "pledge", "roles": "role"}
THURSDAY = date(2022, 1, 13)


def rules(table: object) -> Iterator[Mapping[str, Any]]:
    """Every entry of a rule file that carries examples."""
    if isinstance(table, Mapping):
        if "reads" in table:
            yield table
        for inner in table.values():
            yield from rules(inner)
    elif isinstance(table, list | tuple):
        for inner in table:
            yield from rules(inner)


CASES = [
    (lang, file, str(rule["name"]), rule)
    for lang in available()
    for file in FILES
    for rule in rules(load(lang).table(file))
]


@cache
def result(lang: str, sentence: str) -> Result:
    """The readings of one sentence as the whole body of an article of that Thursday."""
    text = Text(sentence, (Region(0, len(sentence), "body"),))
    article = Article("page", text.id, lang=lang, published=Published(When.on(THURSDAY), "given"))
    return read(article, text, load(lang))


@pytest.mark.parametrize(("lang", "file", "name", "rule"), CASES, ids=[f"{c[0]}-{c[1]}-{c[2]}" for c in CASES])
def test_a_rule_keeps_its_examples(lang: str, file: str, name: str, rule: Mapping[str, Any]) -> None:
    """Each `reads` sentence gives its gist, and in no `leaves` sentence does this rule read anything."""
    assert rule["reads"], "a rule without a sentence it must read"
    assert rule["leaves"], "a rule without a sentence it must not read"
    for sentence, wanted in rule["reads"]:
        found = [gist(one) for one in result(lang, sentence).readings if one.kind == FILES[file]]
        assert wanted in found, f"{sentence!r} gives {found}"
    for sentence in rule["leaves"]:
        wrong = [gist(one) for one in result(lang, sentence).readings if one.kind == FILES[file] and one.rule == name]
        assert not wrong, f"{sentence!r} gives {wrong}"


@pytest.mark.parametrize("lang", available())
def test_a_pack_is_whole(lang: str) -> None:
    """Every file of the house is there, each of the five kinds has rules, and no two rules of a file share a name."""
    pack = load(lang)
    assert set(RULE_FILES) <= set(pack.tables)
    assert set(LIST_FILES) <= set(pack.lists)
    assert set(FILES.values()) == set(KINDS)
    for file in FILES:
        names = [str(rule["name"]) for rule in rules(pack.table(file))]
        assert names
        assert len(names) == len(set(names)), file


def test_an_unknown_language_has_no_pack() -> None:
    """Asking for a language without a pack says which there are."""
    with pytest.raises(PackError, match="en, id"):
        load("tlh")
