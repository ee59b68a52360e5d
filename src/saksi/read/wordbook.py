"""Wordbook: phrases of one or more tokens, looked up in a sentence at a token. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

from saksi.read.sentences import LONGEST, Token

QUOTES = frozenset("\"'“”‘’«»")
"""Signs that stand around words without parting them."""


KEPT = 16_384
"""Words whose forms are kept; only those with a sign or an ending that may be cut off are asked about."""

T = TypeVar("T")


class Wordbook(Generic[T]):
    """Phrases and what each stands for; of several that fit at one token the longest is found.

    A token fits a word when it is equal to it, or equal after one of `endings` (an enclitic, a plural) is cut off, or
    when it is the word doubled ("gedung-gedung"). Curly apostrophes fit straight ones.
    """

    def __init__(self, entries: Iterable[tuple[str, T]], endings: Sequence[str] = ()) -> None:
        self._endings = tuple(ending.casefold() for ending in endings)
        self._forward: dict[str, list[tuple[tuple[str, ...], T]]] = defaultdict(list)
        self._backward: dict[str, list[tuple[tuple[str, ...], T]]] = defaultdict(list)
        for phrase, meaning in entries:
            words = tuple(phrase.casefold().replace("’", "'").split())
            self._forward[words[0]].append((words, meaning))
            self._backward[words[-1]].append((words, meaning))
        for index in (self._forward, self._backward):
            for held in index.values():
                held.sort(key=lambda one: -len(one[0]))
        self._pairs: dict[tuple[str, str], list[tuple[tuple[str, ...], T]]] = defaultdict(list)
        self._single: dict[str, T] = {}
        for first, held in self._forward.items():
            for words, meaning in held:
                if len(words) > 1:
                    self._pairs[first, words[1]].append((words, meaning))
                else:
                    self._single.setdefault(first, meaning)

    def __bool__(self) -> bool:
        return bool(self._forward)

    def forms(self, token: Token) -> tuple[str, ...]:
        """The words a token may stand for, itself first."""
        return _forms(token.lower, self._endings)

    @property
    def heads(self) -> frozenset[str]:
        """The first words of all phrases, in their plain form."""
        return frozenset(self._forward)

    def spots(self, tokens: Sequence[Token]) -> list[int]:
        """The indexes of the tokens at which a phrase may begin, in order: at no other need `at` be asked."""
        heads, endings = self._forward, self._endings
        if endings:
            return [
                at
                for at, one in enumerate(tokens)
                if one.lower in heads or not one.plain or one.lower.endswith(endings)
            ]
        return [at for at, one in enumerate(tokens) if one.lower in heads or not one.plain]

    def _varies(self, token: Token) -> bool:
        """True for a word that may stand for others: with an apostrophe, a hyphen, or one of the endings."""
        return not token.plain or (bool(self._endings) and token.lower.endswith(self._endings))

    def at(self, tokens: Sequence[Token], index: int) -> tuple[int, T] | None:
        """The longest phrase that begins at token `index`: the index after it and its meaning."""
        if not 0 <= index < len(tokens):
            return None
        token = tokens[index]
        if token.plain and not (self._endings and token.lower.endswith(self._endings)):
            return self._longest(tokens, index, token.lower) if token.lower in self._forward else None
        best: tuple[int, T] | None = None
        for form in _forms(token.lower, self._endings):
            for words, meaning in self._forward.get(form, ()):
                if best is not None and index + len(words) <= best[0]:
                    break
                if self._fits(tokens, index + 1, words[1:]):
                    best = (index + len(words), meaning)
                    break
        return best

    def before(self, tokens: Sequence[Token], index: int) -> tuple[int, T] | None:
        """The longest phrase whose last token is `index - 1`: the index where it begins and its meaning."""
        if not 0 < index <= len(tokens):
            return None
        token = tokens[index - 1]
        if token.lower not in self._backward and not self._varies(token):
            return None
        best: tuple[int, T] | None = None
        for form in _forms(token.lower, self._endings):
            for words, meaning in self._backward.get(form, ()):
                first = index - len(words)
                if best is not None and first >= best[0]:
                    break
                if first >= 0 and self._fits(tokens, first, words[:-1]):
                    best = (first, meaning)
                    break
        return best

    def _longest(self, tokens: Sequence[Token], index: int, first: str) -> tuple[int, T] | None:
        """The longest phrase that begins with the word `first` at token `index`, found by its second word."""
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if after is not None:
            held = self._forward[first] if self._varies(after) else self._pairs.get((first, after.lower), ())
            for words, meaning in held:
                if len(words) == 1 or self._fits(tokens, index + 1, words[1:]):
                    return index + len(words), meaning
        return (index + 1, self._single[first]) if first in self._single else None

    def _fits(self, tokens: Sequence[Token], at: int, words: Sequence[str]) -> bool:
        if at + len(words) > len(tokens):
            return False
        for word in words:
            token = tokens[at]
            if word != token.lower and not (self._varies(token) and word in _forms(token.lower, self._endings)):
                return False
            at += 1
        return True


def _forms(lower: str, endings: tuple[str, ...]) -> tuple[str, ...]:
    """The words that the casefolded word `lower` may stand for under these endings, itself first."""
    return _kept_forms(lower, endings) if len(lower) <= LONGEST else _made_forms(lower, endings)


def _made_forms(lower: str, endings: tuple[str, ...]) -> tuple[str, ...]:
    word = lower.replace("’", "'")
    found = [word]
    half = len(word) // 2
    if len(word) % 2 and word[half] == "-" and word[:half] == word[half + 1 :]:
        found.append(word[:half])
    for ending in endings:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            found.append(word[: -len(ending)])
    return tuple(found)


_kept_forms = lru_cache(maxsize=KEPT)(_made_forms)


def listed(table: Mapping[str, Sequence[str]]) -> Iterable[tuple[str, str]]:
    """`{name: [phrase, ...]}` as entries that mean their name."""
    return ((phrase, name) for name, phrases in table.items() for phrase in phrases)
