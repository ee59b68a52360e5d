"""Cues: the furniture words of all language packs, compiled once. Pure.

The shapes a cue can have are told in the first lines of lang/id/furniture.toml.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from saksi.errors import PackError
from saksi.lang.pack import Table, available, load
from saksi.page.signs import KEPT, ended, first_word, words

_FORMS = ("start", "whole", "head", "all", "part", "glue")
_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_RUNS = re.compile(r"[^\W\d_]+")
_CUT = re.compile(r"[^\W\d_]+\Z")
CUT = 40
"""Characters of the longest word that a cut through a text leaves of."""
_LEAD = re.compile(r"[^\w(\[©]*")
_FIRST = re.compile(r"[^\w\s]*\w+|\S")
_CLOSING = ' \u00a0"”’)]'
_OPENING = ("(", "[")
_Starts = dict[str, list[tuple["Cue", re.Pattern[str]]]]
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
    announces: bool = False
    subhead: bool = False
    max: int = LONGEST

    @classmethod
    def of(cls, entry: Table, lang: str) -> Cue:
        """The cue of one TOML entry. Raises PackError when it is malformed."""
        data = {key: value for key, value in entry.items() if key not in ("cuts", "keeps")}
        if entry.get("form") not in _FORMS or not entry.get("words") or not entry.get("name"):
            raise PackError(f"Pack {lang!r}: furniture.toml has a cue without name, form or words: {entry.get('name')}")
        return cls(**{**data, "words": tuple(entry["words"])})


@dataclass(frozen=True, slots=True)
class _Part:
    """A phrase that counts anywhere in a block whose words hold its first one."""

    phrase: str
    first: str
    cue: Cue

    @property
    def rarest(self) -> str:
        """The longest of the words that a block which holds the phrase holds whole: its last may go on there."""
        inner = [one.group() for one in _RUNS.finditer(self.phrase) if one.start() > 0 and one.end() < len(self.phrase)]
        return max((self.first, *inner), key=len)


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
        self._starts: _Starts = defaultdict(list)
        self._announcing: _Starts = defaultdict(list)
        self._wholes: dict[str, Cue] = {}
        self.at = lru_cache(maxsize=KEPT)(self._at)
        """The cue that takes a block with this text as a whole, None when none does."""
        self._parts: dict[str, list[_Part]] = defaultdict(list)
        for cue in cues:
            for phrase in cue.words:
                self._index(cue, phrase)
        glued = [phrase for cue in cues if cue.glued for phrase in cue.words]
        self._glued = _glue_pattern(glued)
        self._labels = tuple(phrase.casefold() for phrase in glued)
        bare = [phrase for cue in cues if cue.capital and cue.related for phrase in cue.words if " " in phrase]
        self._written: dict[str, list[str]] = defaultdict(list)
        for phrase in bare:
            self._written[_longest_word(phrase)] += [phrase.title(), phrase.upper()]
        self._bare = _bare_pattern(tuple(form for phrase in bare for form in (phrase.title(), phrase.upper())))
        self._glue_words = frozenset(map(_longest_word, (*glued, *bare)))
        self._part_words = frozenset(self._parts)
        self._begin = {first: _any_of([pattern for _, pattern in held]) for first, held in self._starts.items()}
        """By the first word, one pattern that some cue begins where it matches."""
        self._rows = [(cue, words(" ".join(cue.words))) for cue in cues if cue.form == "all"]
        self._row_words = frozenset[str]().union(*(known for _, known in self._rows))
        self._whole_words = frozenset(run for whole in self._wholes for run in _RUNS.findall(whole))
        self._longest = max((cue.max for cue in cues), default=0)
        self._prefix = re.compile(
            "|".join(rf"{re.escape(w)}(?=[A-Z“\"])" for c in cues if c.form == "glue" for w in c.words)
        )

    def _index(self, cue: Cue, phrase: str) -> None:
        if cue.form == "start":
            colon = r"\s*[:：|]" if cue.colon else (r"\W*\s(?-i:[\"“‘'@#]?[A-Z0-9@#À-Þ])" if cue.capital else "")
            pattern = re.compile(f"(?P<lead>{_spaced(phrase)}){_tail(phrase)}{colon}", re.IGNORECASE)
            for starts in (self._starts, self._announcing) if cue.announces else (self._starts,):
                starts[_first(phrase)].append((cue, pattern))
        elif cue.form in ("whole", "head"):
            held = self._wholes.get(plain_words(phrase))
            if held is None or (cue.form == "head" and held.form == "whole"):
                self._wholes[plain_words(phrase)] = cue
        elif cue.form == "part":
            part = _Part(phrase, first_word(phrase), cue)
            self._parts[part.rarest].append(part)

    def _at(self, text: str) -> Cue | None:
        if len(text) > self._longest:
            return None
        told = words(text)
        if len(text) <= 70 and told <= self._whole_words:
            found = self._wholes.get(plain_words(text))
            if found:
                return found
        row = self._row(text, told) if told <= self._row_words else None
        return row or self._starting(text) or (None if told.isdisjoint(self._part_words) else self._holding(text, told))

    def _row(self, text: str, told: frozenset[str]) -> Cue | None:
        """A row of buttons: two words at least, each one of the cue's, and no sentence."""
        if len(told) < 2:
            return None
        fitting = (cue for cue, known in self._rows if known >= told and len(text) <= cue.max)
        found = next(fitting, None)
        return None if found is None or ended(text) else found

    def _starting(self, text: str) -> Cue | None:
        if text[:1].isalnum():
            first = _FIRST.match(text)
            if first is None or first.group().casefold() not in self._starts:
                return None
        for cue, _ in self._started(text, self._starts):
            if not (cue.headline and _closed(cue, text)):
                return cue
        return None

    def _started(self, text: str, starts: _Starts) -> Iterator[tuple[Cue, re.Match[str]]]:
        """The cues that open the text, behind its bullet or bracket too, and where their words stand."""
        for at in (0,) if text[:1].isalnum() else _openings(text):
            first = _FIRST.match(text, at)
            word = first.group().casefold() if first else ""
            begun = self._begin.get(word)
            if begun is None or begun.match(text, at) is None:
                continue
            for cue, pattern in starts.get(word, ()):
                match = pattern.match(text, at) if len(text) <= cue.max else None
                if match:
                    yield cue, match

    def _holding(self, text: str, heads: frozenset[str]) -> Cue | None:
        near = [part for word in heads & self._parts.keys() for part in self._parts[word] if part.first in heads]
        small = text.casefold() if near else ""
        found = [part.cue for part in near if len(text) <= part.cue.max and part.phrase in small]
        if not found:
            return None
        digit, sentence = any(sign.isdigit() for sign in text), ended(text)
        fitting = [cue for cue in found if (digit or not cue.only_with_digit) and not (cue.headline and sentence)]
        return min(fitting, key=self.cues.index, default=None)

    def announced_to(self, text: str, start: int, end: int) -> int:
        """Where the words that announce a headline end ("Baca juga:"), at `start` when none stand there."""
        found = self._started(text[start : min(end, start + LONGEST)], self._announcing)
        return start + max((match.end("lead") for _, match in found), default=0)

    def glued_at(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Where a related link is glued behind a sentence inside `[start, end)`, and where the cue's words end."""
        piece = text[start:end]
        told = self._glue_words & words(piece)
        if not told:
            return None
        found = self._glued.search(text, start + 1, end) if self._has_label(piece) else None
        if found is None and any(form in piece for word in told for form in self._written.get(word, ())):
            found = self._bare.search(text, start + 1, end)
        if found is None:
            return None
        at = found.start() + len(found.group()) - len(found.group().lstrip())
        return at, found.end()

    def _has_label(self, piece: str) -> bool:
        """True where a colon stands behind the words of a glued cue, the piece's first character aside."""
        if ":" not in piece:
            return False
        heads = piece[1:].casefold().split(":")[:-1]
        return any(" ".join(head.split()).endswith(self._labels) for head in heads)

    def may_part(self, text: str) -> bool:
        """False where nothing can part a block of this text: no cue glued into it or before its first word."""
        return not self._glue_words.isdisjoint(words(text)) or self._prefix.match(text) is not None

    def may_open(self, text: str, end: int) -> bool:
        """False where `at` surely finds nothing in the first `end` characters of a longer text."""
        first = _FIRST.match(text)
        if first is None or not text[:1].isalnum() or first.group().casefold() in self._starts:
            return True
        if not self._part_words.isdisjoint(words(text)) or first_word(text) in self._row_words:
            return True
        cut = _CUT.search(text, end - CUT, end)
        return cut is not None and cut.group().casefold() in self._parts

    def prefix_at(self, text: str, start: int, end: int) -> int:
        """Where a word glued before the block's own first word ends; `start` when there is none."""
        found = self._prefix.match(text, start, end)
        return found.end() if found else start


def _any_of(patterns: list[re.Pattern[str]]) -> re.Pattern[str]:
    return re.compile("|".join(one.pattern.replace("?P<lead>", "?:") for one in patterns), re.IGNORECASE)


def _longest_word(phrase: str) -> str:
    runs: list[str] = _RUNS.findall(phrase.casefold())
    return max(runs, key=len)


def _openings(text: str) -> set[int]:
    lead = _LEAD.match(text)
    return {0, lead.end() if lead else 0, 1 if text[:1] in _OPENING else 0}


def _closed(cue: Cue, text: str) -> bool:
    """True when the text ends as no headline does: those of other articles may ask and exclaim."""
    return ended(text) and not (cue.related and text.rstrip(_CLOSING).endswith(("?", "!")))


def _first(phrase: str) -> str:
    """The first word, by which starts are indexed; signs that stand before it belong to it ("[gambas")."""
    found = _FIRST.match(phrase)
    return found.group().casefold() if found else ""


def _glue_pattern(phrases: list[str]) -> re.Pattern[str]:
    """Behind a sentence end or an opening bracket in any case; anywhere when it is written with a capital.

    One word alone ("Baca:") counts behind a sentence end only, with capitals in it and behind it: "(baca: koruptor)"
    is prose.
    """
    ordered = sorted((phrase for phrase in phrases if " " in phrase), key=len, reverse=True)
    free = "|".join(map(_spaced, ordered))
    cased = "|".join(_spaced(form) for p in ordered for form in (p.capitalize(), p.title(), p.upper()))
    alone = "|".join(re.escape(form) for p in phrases if " " not in p for form in (p.capitalize(), p.upper()))
    single = rf"|(?<=[.!?…\"”’)\]])\s*[(\[]?(?:{alone})\s*:(?=\s*[\"“‘'(]?[A-Z0-9])" if alone else ""
    return re.compile(rf"(?:(?<=[.!?…\"”’)\]])\s*|[(\[]\s*)(?i:{free})\s*:|(?<=\s)(?:{cased})\s*:{single}")


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
