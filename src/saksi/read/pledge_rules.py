"""The pledge rules of a language, compiled from `pledges.toml` of its pack. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast

from saksi.core.kinds import PLOVER_MODES
from saksi.errors import PackError
from saksi.lang.pack import Pack
from saksi.read.match import Patterns
from saksi.read.wordbook import Wordbook

Form = Literal["will", "promise", "noun_will", "noun_promised", "thing_promised", "noun_done"]
FORMS: Mapping[Form, str] = {
    "will": "%will ..4 {verbs}",
    "promise": "%promise ..5 {verbs}",
    "noun_will": "{nouns} ..9 %will",
    "noun_promised": "%promise ..5 {nouns}",
    "thing_promised": "%promise ..5 {things}",
    "noun_done": "{nouns} ..4 %done ..4 <date>",
}
"""How a pledge is put, around the verbs or nouns of a rule."""


@dataclass(frozen=True, slots=True)
class PledgeRule:
    """One [[rule]] of pledges.toml, without its words."""

    name: str
    act: str
    needs: frozenset[str]
    needs_prefixes: tuple[str, ...]
    near: bool
    force: bool
    agent: bool


@dataclass(frozen=True, slots=True)
class PledgeRules:
    """All rules of one language; `patterns` are named "rule/form"."""

    rules: Mapping[str, PledgeRule]
    patterns: Patterns
    words: Mapping[str, frozenset[str]]
    passive_prefixes: tuple[str, ...]
    replaces: Wordbook[str]


def _is_plain(entry: str) -> bool:
    return "%" not in entry and ".." not in entry


def _patterns(entry: Mapping[str, Any], lists: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """The patterns of one rule: a list's plain entries as one, each entry that is itself a pattern as its own."""
    for form, shape in FORMS.items():
        key = next(key for key in ("verbs", "nouns", "things") if f"{{{key}}}" in shape)
        held = str(entry.get(key, ""))
        if not held:
            continue
        if held not in lists:
            raise PackError(f"pledges.toml: rule {entry['name']!r} names a list {held!r} there is not")
        name = f"{entry['name']}/{form}"
        yield name, shape.format(**{key: f"%{held}"})
        for written in lists[held]:
            if not _is_plain(written):
                yield name, shape.format(**{key: written})


def _rule(entry: Mapping[str, Any], lists: Mapping[str, Sequence[str]]) -> PledgeRule:
    kind, _, mode = str(entry["act"]).partition("/")
    if kind not in PLOVER_MODES or (mode and mode not in PLOVER_MODES[kind]):
        raise PackError(f"pledges.toml: rule {entry['name']!r} has an act {entry['act']!r} that PLOVER does not know")
    needs = [word.casefold() for word in lists.get(str(entry.get("needs", "")), ())]
    return PledgeRule(
        name=entry["name"],
        act=entry["act"],
        needs=frozenset(word for word in needs if not word.endswith("*")),
        needs_prefixes=tuple(word[:-1] for word in needs if word.endswith("*")),
        near=bool(entry.get("near", False)),
        force=bool(entry.get("force", False)),
        agent=bool(entry.get("agent", False)),
    )


@cache
def pledge_rules(pack: Pack) -> PledgeRules:
    """The compiled rules of `pack`. Raises PackError for an unknown list or act."""
    table = pack.table("pledges")
    lists: Mapping[str, Sequence[str]] = table.get("lists", {})
    plain = {name: [entry for entry in entries if _is_plain(entry)] for name, entries in lists.items()}
    entries: Sequence[Mapping[str, Any]] = table.get("rule", ())
    words: Mapping[str, Sequence[str]] = table.get("words", {})
    return PledgeRules(
        rules={entry["name"]: _rule(entry, lists) for entry in entries},
        patterns=Patterns([pattern for entry in entries for pattern in _patterns(entry, lists)], plain),
        words={name: frozenset(word.casefold() for word in held) for name, held in words.items()},
        passive_prefixes=tuple(words.get("passive_prefixes", ())),
        replaces=Wordbook((phrase, phrase) for phrase in words.get("replaces", ())),
    )


def form_of(name: str) -> tuple[str, Form]:
    """Rule name and form of a pattern's name."""
    rule, _, form = name.rpartition("/")
    return rule, cast(Form, form)
