"""The pledge rules of a language, compiled from `pledges.toml` of its pack. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast, get_args

from saksi.core.kinds import PLOVER_MODES
from saksi.errors import PackError
from saksi.lang.pack import Pack
from saksi.read.match import Patterns
from saksi.read.wordbook import Wordbook

CueKind = Literal["will", "promise", "vow", "wont", "slated", "duty", "announce", "done", "deadline", "headline"]
"""Classes of words that commit: see the head of pledges.toml."""

Part = Literal["verbs", "nouns", "things"]
PARTS: tuple[Part, ...] = get_args(Part)


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
    restraint: bool
    bounded: bool
    dated: bool
    personal: bool
    open: bool


@dataclass(frozen=True, slots=True)
class PledgeRules:
    """All rules of one language; `acts` are named "rule/part", `cues` stand for their classes."""

    rules: Mapping[str, PledgeRule]
    acts: Patterns
    cues: Wordbook[CueKind]
    words: Mapping[str, frozenset[str]]
    passive_prefixes: tuple[str, ...]
    verb_prefixes: tuple[str, ...]
    thing_endings: tuple[str, ...]
    replaces: Wordbook[str]
    bodies: Wordbook[str]
    fallback: PledgeRule | None
    """Reads what is vowed, whatever it is."""
    dated: PledgeRule | None
    """Reads what an actor will do by a day it names, whatever it is."""


def _is_plain(entry: str) -> bool:
    return "%" not in entry and ".." not in entry and "|" not in entry and "?" not in entry


def _patterns(entry: Mapping[str, Any], lists: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """The patterns of one rule: a list's plain entries as one, each entry that is itself a pattern as its own."""
    for part in PARTS:
        held = str(entry.get(part, ""))
        if not held:
            continue
        if held not in lists:
            raise PackError(f"pledges.toml: rule {entry['name']!r} names a list {held!r} there is not")
        name = f"{entry['name']}/{part}"
        yield name, f"%{held}"
        for written in lists[held]:
            if not _is_plain(written):
                yield name, written


def _rule(entry: Mapping[str, Any], lists: Mapping[str, Sequence[str]]) -> PledgeRule:
    kind, _, mode = str(entry["act"]).partition("/")
    if kind not in PLOVER_MODES or (mode and mode not in PLOVER_MODES[kind]):
        raise PackError(f"pledges.toml: rule {entry['name']!r} has an act {entry['act']!r} that PLOVER does not know")
    needs = [word.casefold() for word in lists.get(str(entry.get("needs", "")), ())]
    flags = {
        name: bool(entry.get(name, False))
        for name in ("near", "force", "agent", "restraint", "dated", "personal", "bounded")
    }
    return PledgeRule(
        name=entry["name"],
        act=entry["act"],
        needs=frozenset(word for word in needs if not word.endswith("*")),
        needs_prefixes=tuple(word[:-1] for word in needs if word.endswith("*")),
        open=not any(entry.get(part) for part in PARTS),
        **flags,
    )


def _cues(table: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, CueKind]]:
    for kind, phrases in table.items():
        if kind not in get_args(CueKind):
            raise PackError(f"pledges.toml: there is no class of cues {kind!r}", do="the head of the file lists them")
        for phrase in phrases:
            yield phrase, cast(CueKind, kind)


@cache
def pledge_rules(pack: Pack) -> PledgeRules:
    """The compiled rules of `pack`. Raises PackError for an unknown list, act or class of cues."""
    table = pack.table("pledges")
    lists: Mapping[str, Sequence[str]] = table.get("lists", {})
    plain = {name: [entry for entry in entries if _is_plain(entry)] for name, entries in lists.items()}
    entries: Sequence[Mapping[str, Any]] = table.get("rule", ())
    words: Mapping[str, Sequence[str]] = table.get("words", {})
    rules = {entry["name"]: _rule(entry, lists) for entry in entries}
    return PledgeRules(
        rules=rules,
        acts=Patterns([pattern for entry in entries for pattern in _patterns(entry, lists)], plain),
        cues=Wordbook(_cues(table.get("cues", {}))),
        words={name: frozenset(word.casefold() for word in held) for name, held in words.items()},
        passive_prefixes=tuple(words.get("passive_prefixes", ())),
        verb_prefixes=tuple(words.get("verb_prefixes", ())),
        thing_endings=tuple(words.get("thing_endings", ())),
        replaces=Wordbook((phrase, phrase) for phrase in words.get("replaces", ())),
        bodies=Wordbook((phrase, phrase) for phrase in words.get("bodies", ())),
        fallback=next((rule for rule in rules.values() if rule.open and not rule.dated), None),
        dated=next((rule for rule in rules.values() if rule.open and rule.dated), None),
    )


def part_of(name: str) -> tuple[str, Part]:
    """Rule name and part of a pattern's name."""
    rule, _, part = name.rpartition("/")
    return rule, cast(Part, part)
