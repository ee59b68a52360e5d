"""Cues: the furniture words of all language packs, compiled once. Pure.

The shapes a cue can have are told in the first lines of lang/id/furniture.toml.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from saksi.errors import PackError
from saksi.lang.pack import Table, available, load
from saksi.page.signs import KEPT, ended, first_word, words

_FORMS = ("start", "whole", "head", "part", "glue")
_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LEAD = re.compile(r"[^\w(\[©]*")
_FIRST = re.compile(r"[^\w\s]*\w+|\S")
_OPENING = ("(", "[")
LONGEST = 250
"""Characters a block may have and still be taken whole by a cue at its start."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of furniture.toml."""

    name: str
    form: str
    why: str
    words: tuple[str, ...]
    colon: bool = False
    glued: bool = False
    related: bool = False
    ends: bool = False
    firm: bool = False
    headline: bool = False
    capital: bool = False
    only_with_digit: bool = False
    max: int = LONGEST

    @classmethod
    def of(cls, entry: Table, lang: str) -> Cue:
        """The cue of one TOML entry. Raises PackError when it is malformed."""
        data = {key: value for key, value in entry.items() if key not in ("cuts", "keeps")}
        if entry.get("form") not in _FORMS or not entry.get("words") or not entry.get("name"):
            raise PackError(f"Pack {lang!r}: furniture.toml has a cue without name, form or words: {entry.get('name')}")
        return cls(**{**data, "words": tuple(entry["words"])})


def plain_words(text: str) -> str:
    """The letters of `text` as small words with one blank between: what whole lines are compared by."""
    return " ".join(_WORDS.findall(text)).casefold().replace("’", "'")


def _spaced(phrase: str) -> str:
    return r"\s+".join(re.escape(part) for part in phrase.split())


def _tail(phrase: str) -> str:
    return r"(?!\w)" if phrase[-1].isalnum() else ""


class Cues:
    """All cues of some packs, indexed so that a block is compared with few of them."""

    def __init__(self, cues: tuple[Cue, ...]) -> None:
        self.cues = cues
        self._starts: dict[str, list[tuple[Cue, re.Pattern[str]]]] = defaultdict(list)
        self._wholes: dict[str, Cue] = {}
        self.at = lru_cache(maxsize=KEPT)(self._at)
        """The cue that takes a block with this text as a whole, None when none does."""
        self._parts: dict[str, list[tuple[Cue, str]]] = defaultdict(list)
        for cue in cues:
            for phrase in cue.words:
                self._index(cue, phrase)
        glued = [phrase for cue in cues if cue.glued for phrase in cue.words if " " in phrase]
        self._glued = _glue_pattern(glued)
        bare = [phrase for cue in cues if cue.capital and cue.related for phrase in cue.words if " " in phrase]
        self._written = tuple(form for phrase in bare for form in (phrase.title(), phrase.upper()))
        self._bare = _bare_pattern(self._written)
        self._longest = max((cue.max for cue in cues), default=0)
        self._prefix = re.compile(
            "|".join(rf"{re.escape(w)}(?=[A-Z“\"])" for c in cues if c.form == "glue" for w in c.words)
        )

    def _index(self, cue: Cue, phrase: str) -> None:
        if cue.form == "start":
            colon = r"\s*[:：]" if cue.colon else (r"\W*\s(?-i:[\"“‘'@#]?[A-Z0-9@#À-Þ])" if cue.capital else "")
            pattern = re.compile(_spaced(phrase) + _tail(phrase) + colon, re.IGNORECASE)
            self._starts[_first(phrase)].append((cue, pattern))
        elif cue.form in ("whole", "head"):
            held = self._wholes.get(plain_words(phrase))
            if held is None or (cue.form == "head" and held.form == "whole"):
                self._wholes[plain_words(phrase)] = cue
        elif cue.form == "part":
            self._parts[first_word(phrase)].append((cue, phrase))

    def _at(self, text: str) -> Cue | None:
        if len(text) > self._longest:
            return None
        if len(text) <= 70:
            found = self._wholes.get(plain_words(text))
            if found:
                return found
        return self._starting(text) or self._holding(text)

    def _starting(self, text: str) -> Cue | None:
        lead = _LEAD.match(text)
        for at in {0, lead.end() if lead else 0, 1 if text[:1] in _OPENING else 0}:
            for cue, pattern in self._starts.get(_first(text[at : at + 40]), ()):
                if len(text) <= cue.max and pattern.match(text, at) and not (cue.headline and ended(text)):
                    return cue
        return None

    def _holding(self, text: str) -> Cue | None:
        heads = words(text)
        if heads.isdisjoint(self._parts):
            return None
        held = heads & self._parts.keys()
        small = text.casefold()
        found = [pair for word in held for pair in self._parts[word] if len(text) <= pair[0].max and pair[1] in small]
        fitting = [cue for cue, _ in found if not cue.only_with_digit or any(sign.isdigit() for sign in text)]
        return min(fitting, key=self.cues.index, default=None)

    def glued_at(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Where a related link is glued behind a sentence inside `[start, end)`, and where the cue's words end."""
        piece = text[start:end]
        found = self._glued.search(text, start + 1, end) if ":" in piece else None
        if found is None and any(form in piece for form in self._written):
            found = self._bare.search(text, start + 1, end)
        if found is None:
            return None
        at = found.start() + len(found.group()) - len(found.group().lstrip())
        return at, found.end()

    def prefix_at(self, text: str, start: int, end: int) -> int:
        """Where a word glued before the block's own first word ends; `start` when there is none."""
        found = self._prefix.match(text, start, end)
        return found.end() if found else start


def _first(phrase: str) -> str:
    """The first word, by which starts are indexed; signs that stand before it belong to it ("[gambas")."""
    found = _FIRST.match(phrase)
    return found.group().casefold() if found else ""


def _glue_pattern(phrases: list[str]) -> re.Pattern[str]:
    """Behind a sentence end or an opening bracket in any case; anywhere when it is written with a capital."""
    ordered = sorted(phrases, key=len, reverse=True)
    free = "|".join(map(_spaced, ordered))
    cased = "|".join(_spaced(form) for p in ordered for form in (p.capitalize(), p.title(), p.upper()))
    return re.compile(rf"(?:(?<=[.!?…\"”’)\]])\s*|[(\[]\s*)(?i:{free})\s*:|(?<=\s)(?:{cased})\s*:")


def _bare_pattern(written: tuple[str, ...]) -> re.Pattern[str]:
    """Behind a sentence end, in capitals or with initial capitals ("Baca Juga"): no colon is needed."""
    forms = "|".join(map(_spaced, written)) or r"(?!)"
    return re.compile(rf"(?<=[.!?…\"”’)\]])\s*(?:{forms})(?=\s+[\"“‘']?[A-Z0-9])")


@cache
def of_all_packs() -> Cues:
    """The cues of every pack: newsrooms mix languages in their furniture."""
    found: Mapping[str, tuple[Cue, ...]] = {
        lang: tuple(Cue.of(entry, lang) for entry in load(lang).table("furniture").get("cue", ()))
        for lang in available()
    }
    return Cues(tuple(cue for cues in found.values() for cue in cues))
