"""News organisations by name, alias and domain: who is a wire, and what one organisation is called. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

_SIGNS = re.compile(r"[^\w]+")
_FIRST = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W\d_]+")
_USUAL = frozenset({
    "africa", "agency", "america", "arab", "argentinas", "asia", "asian", "australia", "bangladesh", "berita",
    "central", "china", "cuba", "daily", "east", "europe", "federal", "france", "germany", "government",
    "independent", "india", "indonesia", "information", "international", "islamic", "israel", "jakarta", "jordan",
    "kantor", "korea", "media", "middle", "morning", "national", "network", "news", "nigeria", "online", "pacific",
    "pakistan", "philippine", "post", "press", "radio", "report", "republic", "russia", "service", "south", "state",
    "the", "times", "today", "ukraine", "united", "washington", "world",
})  # fmt: skip
"""Words of names that many a paragraph holds for other reasons: the other words of a name tell it."""
ACRONYM = 4
"""Letters up to which the acronym of an agency may be a word as well."""
SHORT = 3
"""Aliases up to this length count in credits only: "ant", "ria" and "aa" are words too."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """A news organisation; `wire` is True for an agency whose texts others print.

    `owner` is the id of the state whose agency it is ("Russia"), "" for others.
    """

    name: str
    wire: bool
    domains: tuple[str, ...]
    aliases: tuple[str, ...]
    owner: str = ""


def squash(name: str) -> str:
    """Letters and digits alone, any case: "TEMPO.CO" and "Tempo.co" are one; "the" in front does not count."""
    bare = name.casefold().removeprefix("the ")
    return bare if bare.isalnum() else _SIGNS.sub("", bare)


def _fields(line: str) -> Organisation:
    name, kind, domains, aliases, owner = (*line.split("\t"), "", "", "")[:5]
    return Organisation(name, kind == "wire", tuple(domains.split()), tuple(a for a in aliases.split("|") if a), owner)


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


@lru_cache(maxsize=256)
def called(name: str) -> Organisation | None:
    """The organisation of this name or alias, in any case and punctuation; a short name of capitals in capitals."""
    key = squash(name)
    found = _by_name().get(key)
    return None if found and len(key) <= ACRONYM and _is_word(found, key, name) else found


def _is_word(organisation: Organisation, form: str, written: str) -> bool:
    """True for what only looks like the acronym of an agency: "Map", "aim", "Sana"."""
    acronym = organisation.wire and organisation.name.isupper() and squash(organisation.name) == form
    return acronym and form not in organisation.aliases and not written.isupper()


def at(host: str) -> Organisation | None:
    """The organisation whose domain `host` is or lies under ("www.tempo.co", "edition.cnn.com")."""
    parts = host.casefold().split(".")
    for start in range(len(parts) - 1):
        found = _by_domain().get(".".join(parts[start:]))
        if found:
            return found
    return None


@dataclass(frozen=True, slots=True)
class Mention:
    """An organisation named in running text at `[start, end)`."""

    start: int
    end: int
    organisation: Organisation


_CAPITAL = re.compile(r"(?<!\w)[A-ZÀ-Þ0-9]\w*")
_NAME_ON = re.compile(r"\s+[A-ZÀ-Þ]{2}")
_SMALL = re.compile(r"(?<=[\s-])[a-zß-ÿ](?!\w*\.)")


@cache
def _in_prose() -> Mapping[str, tuple[tuple[str, Organisation], ...]]:
    """Names that count in prose, by their first word, the longest first; all casefolded."""
    found: dict[str, dict[str, Organisation]] = {}
    for one in organisations():
        for name in (one.name, *(alias for alias in one.aliases if len(alias) > SHORT)):
            form = name.casefold()
            first = _FIRST.match(form)
            found.setdefault(first.group() if first else form, {}).setdefault(form, one)
    return {first: tuple(sorted(held.items(), key=lambda one: -len(one[0]))) for first, held in found.items()}


@cache
def telling_words() -> frozenset[str]:
    """Of every name that counts in prose its most telling run of letters, casefolded: a stretch without any of these
    names none.
    """
    forms = (form for held in _in_prose().values() for form, _ in held)
    runs = (_LETTERS.findall(form) for form in forms)
    return frozenset(
        max(words, key=lambda word: (word not in _USUAL and len(word) > 2, len(word))) for words in runs if words
    )


def _goes_on(organisation: Organisation, form: str, body: str, stop: int) -> bool:
    """True for an acronym that a name in capitals goes on behind: "INA GARTEN" is a person."""
    return form not in organisation.aliases and _NAME_ON.match(body, stop) is not None


def mention_at(body: str, at: int, end: int) -> Mention | None:
    """The organisation whose name begins at `at`, the longest that fits before `end`; each word has its capital."""
    first = _CAPITAL.match(body, at, end)
    for form, organisation in _in_prose().get(first.group().casefold(), ()) if first else ():
        written = body[at : at + len(form)]
        stop = at + len(form)
        if len(form) <= ACRONYM and (_is_word(organisation, form, written) or _goes_on(organisation, form, body, stop)):
            continue
        if stop <= end and written.casefold() == form and not _SMALL.search(written) and not _FIRST.match(body, stop):
            return Mention(at, stop, organisation)
    return None


def mentions(body: str, start: int, end: int) -> Iterator[Mention]:
    """The organisations named in `[start, end)`, by their capitals: "antara" is a word, "Antara" a wire."""
    at = start
    names = _in_prose()
    for first in _CAPITAL.finditer(body, start, end):
        known = first.start() >= at and first.group().casefold() in names
        found = mention_at(body, first.start(), end) if known else None
        if found:
            at = found.end
            yield found
