"""The words of saying of a language pack, compiled once: verbs of saying and the word lists around them. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from saksi.errors import PackError
from saksi.lang.pack import Pack
from saksi.read.sentences import Token

Position = Literal["before", "after", "both", "passive"]
Takes = Literal["any", "clause", "number", "act", "quote", "tell", "label"]
PHRASE_LISTS = (
    "speakers", "media", "wires", "documents", "according", "according_weak", "relay", "venues", "addressees",
    "conditional", "determiners", "titles", "reporters", "headliners", "connectors", "narrator", "unnamed",
    "offices", "modest", "issued", "papers", "empty", "kin", "untold",
)  # fmt: skip
"""Lists whose entries may be several words; every other list holds single words."""


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb form of saying; verbs_say.tsv explains every column."""

    words: tuple[str, ...]
    lemma: str
    kind: str
    position: Position
    takes: Takes

    @property
    def participle(self) -> bool:
        """True for English "saying", "adding": its subject stands further off."""
        return self.position != "after" and len(self.words) == 1 and self.words[0].endswith("ing")


Phrases = Mapping[str, tuple[tuple[str, ...], ...]]


class SayWords:
    """Look-ups by token: `has` for single words, `phrase` for phrases, `verb` for verbs of saying."""

    def __init__(self, pack: Pack) -> None:
        lists: Mapping[str, Sequence[str]] = pack.table("statements").get("words", {})
        self._lemma = pack.lemma
        self._words = {name: frozenset(entries) for name, entries in lists.items()}
        self._phrases = {name: _by_first(lists.get(name, ())) for name in PHRASE_LISTS}
        self._verbs = _verbs(pack)
        self._passives = tuple(re.compile(shape) for shape in lists.get("passive_shapes", ()))
        self.enclitics = tuple(lists.get("enclitics", ()))
        self._heads = frozenset(self._verbs).union(self._phrases["according"], self._phrases["relay"])

    def has(self, name: str, token: Token) -> bool:
        """True when the token is a word of the list `name`."""
        return token.lower in self._words.get(name, ())

    def spots(self, tokens: Sequence[Token]) -> list[int]:
        """The indexes at which an attribution may begin: a verb of saying, "according to", a relay; no others can."""
        heads, tails = self._heads, self.enclitics
        if tails:
            return [at for at, one in enumerate(tokens) if one.lower in heads or one.lower.endswith(tails)]
        return [at for at, one in enumerate(tokens) if one.lower in heads]

    def passive(self, token: Token) -> bool:
        """True for a word with the shape of a passive verb ("ditemukan"); English tells it by "was" before it."""
        return any(shape.match(token.lower) for shape in self._passives)

    def listed(self, name: str) -> frozenset[str]:
        """The words of the list `name`."""
        return self._words.get(name, frozenset())

    def holds(self, name: str) -> bool:
        """True when the language has words for the list `name`."""
        return bool(self._words.get(name))

    def is_in(self, name: str, written: str) -> bool:
        """True when `written` as a whole is an entry of the phrase list `name`."""
        words = tuple(written.casefold().split())
        return bool(words) and words in self._phrases[name].get(words[0], ())

    def begins(self, name: str, words: frozenset[str]) -> bool:
        """False when no phrase of the list `name` can begin with one of these casefolded words."""
        return not self._phrases[name].keys().isdisjoint(words)

    def phrase(self, name: str, tokens: Sequence[Token], at: int) -> int:
        """Tokens that the longest phrase of list `name` takes at token `at`; 0 when none stands there."""
        if at >= len(tokens):
            return 0
        for words in self._phrases[name].get(tokens[at].lower, ()):
            if _stands(words, tokens, at):
                return len(words)
        return 0

    def verb(self, tokens: Sequence[Token], at: int) -> tuple[tuple[Verb, ...], bool]:
        """The verbs that stand at token `at`, the longest only, and whether their speaker hangs on them ("katanya")."""
        held = self._verbs.get(tokens[at].lower, ())
        fitting = [verb for verb in held if _stands(verb.words, tokens, at)]
        if fitting:
            longest = max(len(verb.words) for verb in fitting)
            return tuple(verb for verb in fitting if len(verb.words) == longest), False
        if tokens[at].lower.endswith(self.enclitics) and self.enclitics:
            bare = self._lemma(tokens[at].lower)
            behind = [v for v in self._verbs.get(bare, ()) if v.words == (bare,) and v.position == "after"]
            return tuple(behind), True
        return (), False


def _stands(words: tuple[str, ...], tokens: Sequence[Token], at: int) -> bool:
    if at + len(words) > len(tokens):
        return False
    for word in words:
        if tokens[at].lower != word:
            return False
        at += 1
    return True


def _by_first(entries: Iterable[str]) -> Phrases:
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for entry in entries:
        words = tuple(entry.casefold().split())
        found[words[0]].append(words)
    return {first: tuple(sorted(held, key=len, reverse=True)) for first, held in found.items()}


def _verbs(pack: Pack) -> Mapping[str, tuple[Verb, ...]]:
    found: dict[str, list[Verb]] = defaultdict(list)
    for row in pack.rows("verbs_say"):
        if len(row) < 5 or row[3] not in get_args(Position) or row[4] not in get_args(Takes):
            raise PackError(f"Pack {pack.lang!r}: verbs_say.tsv cannot use the line {row!r}", do="see the file's head")
        words = tuple(row[0].casefold().split())
        position: Position = row[3]  # type: ignore[assignment]
        takes: Takes = row[4]  # type: ignore[assignment]
        found[words[0]].append(Verb(words, row[1], row[2], position, takes))
    return {first: tuple(held) for first, held in found.items()}


@cache
def say_words(pack: Pack) -> SayWords:
    """The compiled words of `pack`. Raises PackError for a malformed verbs_say.tsv."""
    return SayWords(pack)
