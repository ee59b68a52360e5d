"""Wordbook: phrases of one or more tokens, looked up in a sentence at a token. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from saksi.read.sentences import Token

QUOTES = frozenset("\"'“”‘’«»")
"""Signs that stand around words without parting them."""


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

    def __bool__(self) -> bool:
        return bool(self._forward)

    def forms(self, token: Token) -> tuple[str, ...]:
        """The words a token may stand for, itself first."""
        word = token.lower.replace("’", "'")
        found = [word]
        half = len(word) // 2
        if len(word) % 2 and word[half] == "-" and word[:half] == word[half + 1 :]:
            found.append(word[:half])
        for ending in self._endings:
            if word.endswith(ending) and len(word) > len(ending) + 2:
                found.append(word[: -len(ending)])
        return tuple(found)

    def at(self, tokens: Sequence[Token], index: int) -> tuple[int, T] | None:
        """The longest phrase that begins at token `index`: the index after it and its meaning."""
        if not 0 <= index < len(tokens):
            return None
        best: tuple[int, T] | None = None
        for form in self.forms(tokens[index]):
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
        best: tuple[int, T] | None = None
        for form in self.forms(tokens[index - 1]):
            for words, meaning in self._backward.get(form, ()):
                first = index - len(words)
                if best is not None and first >= best[0]:
                    break
                if first >= 0 and self._fits(tokens, first, words[:-1]):
                    best = (first, meaning)
                    break
        return best

    def _fits(self, tokens: Sequence[Token], at: int, words: Sequence[str]) -> bool:
        if at + len(words) > len(tokens):
            return False
        return all(word in self.forms(token) for word, token in zip(words, tokens[at : at + len(words)], strict=True))


def listed(table: Mapping[str, Sequence[str]]) -> Iterable[tuple[str, str]]:
    """`{name: [phrase, ...]}` as entries that mean their name."""
    return ((phrase, name) for name, phrases in table.items() for phrase in phrases)
