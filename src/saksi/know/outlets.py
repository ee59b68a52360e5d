"""News organisations by name, alias and domain: who is a wire, and what one organisation is called. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

_SIGNS = re.compile(r"[^\w]+")
SHORT = 3
"""Aliases up to this length count in credits only: "ant", "ria" and "aa" are words too."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """A news organisation; `wire` is True for an agency whose texts others print."""

    name: str
    wire: bool
    domains: tuple[str, ...]
    aliases: tuple[str, ...]


def squash(name: str) -> str:
    """Letters and digits alone, any case: "TEMPO.CO" and "Tempo.co" are one; "the" in front does not count."""
    return _SIGNS.sub("", name.casefold().removeprefix("the "))


def _fields(line: str) -> Organisation:
    name, kind, domains, aliases = (*line.split("\t"), "", "")[:4]
    return Organisation(name, kind == "wire", tuple(domains.split()), tuple(a for a in aliases.split("|") if a))


@cache
def organisations() -> tuple[Organisation, ...]:
    """All organisations of outlets.tsv, in its order."""
    content = (resources.files("saksi.know") / "outlets.tsv").read_text("utf-8")
    return tuple(_fields(line) for line in content.splitlines() if line.strip() and not line.startswith("#"))


@cache
def _by_name() -> Mapping[str, Organisation]:
    found: dict[str, Organisation] = {}
    for one in organisations():
        for name in (one.name, *one.aliases):
            found.setdefault(squash(name), one)
    return found


@cache
def _by_domain() -> Mapping[str, Organisation]:
    return {domain: one for one in organisations() for domain in one.domains}


def called(name: str) -> Organisation | None:
    """The organisation of this name or alias, in any case and punctuation."""
    return _by_name().get(squash(name))


def at(host: str) -> Organisation | None:
    """The organisation whose domain `host` is or lies under ("www.tempo.co", "edition.cnn.com")."""
    parts = host.casefold().split(".")
    for start in range(len(parts) - 1):
        found = _by_domain().get(".".join(parts[start:]))
        if found:
            return found
    return None


def _written(name: str) -> set[str]:
    """How a name may stand in prose: as in the list, in capitals, and with initial capitals if listed in small."""
    return {name.title() if name.islower() else name, name.upper()}


@cache
def in_prose() -> re.Pattern[str]:
    """Finds names of organisations in running text, by capitals: "antara" is a word of Indonesian, "Antara" a wire."""
    names = {form for one in organisations() for form in _written(one.name)}
    names |= {
        form for one in organisations() for alias in one.aliases if len(alias) > SHORT for form in _written(alias)
    }
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)")
