"""Sentences and tokens of a Text, with positions in it. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from saksi.core.text import Region, Text

_TOKEN = re.compile(
    r"""
      \d+(?:[.,]\d+)*                    # 2.500  2,5  10
    | (?:[^\W\d_]\.){2,}                 # U.S.  a.m.
    | ['’]s\b                            # the English genitive stands alone
    | [^\W_]+(?:['’\-‑](?!s\b)[^\W_]+)*  # Kassym-Jomart, gedung-gedung
    | \S                                # any other sign stands alone
    """,
    re.VERBOSE,
)
_END = re.compile(r"""[.!?…]+["”’')\]]*(?=\s+["“‘'(\[]*[A-Z0-9ÀÉİŞŻЁ]|\s*$)|[.!?]+["”’](?=\s*[A-Z])""")
_BLOCK = re.compile(r"[^\n]+")
_START = attrgetter("start")
KEPT = 16_384
"""Written words whose casefolded form is kept; the tokens of a word then share their strings."""
MOST = 1_000
"""Tokens after which a sentence is cut: nobody writes so long a one, and no rule may take long over it."""
LONGEST = 64
"""Characters above which a word is not worth keeping."""


@dataclass(slots=True, unsafe_hash=True)
class Token:
    """One word, number or sign; `lower` is its own casefolded form, only ever compared, never searched in.

    `large` is True for a word that begins with a capital, `plain` for one without hyphen and curly apostrophe.
    No token is ever changed; it is not frozen because an article has 500 and freezing them would take a third of the
    time of cutting them.
    """

    start: int
    end: int
    text: str
    lower: str
    large: bool = field(compare=False, repr=False)
    plain: bool = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence `[start, end)`; `block` numbers its paragraph, `region` is the kind of region it stands in.

    `words` are the casefolded forms of its tokens: a rule whose words are not among them need not be tried.
    """

    start: int
    end: int
    block: int
    region: str
    tokens: tuple[Token, ...]
    words: frozenset[str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", frozenset([token.lower for token in self.tokens]))

    def between(self, start: int, end: int) -> Sequence[Token]:
        """The tokens that lie wholly in `[start, end)`."""
        held = self.tokens
        first = bisect_left(held, start, key=_START)
        last = bisect_left(held, end, first, key=_START)
        while last > first and held[last - 1].end > end:
            last -= 1
        return list(held[first:last])


def tokens(body: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of `body[start:end)` with positions in `body`."""
    return iter(_cut(body, start, end))


def _cut(body: str, start: int, end: int) -> list[Token]:
    made: list[Token] = []
    for found in _TOKEN.finditer(body, start, end):
        text, lower, large, plain = _KNOWN[found.group()]
        first, last = found.span()
        made.append(Token(first, last, text, lower, large, plain))
    return made


def token(word: str, start: int) -> Token:
    """The token `word` that begins at `start`."""
    return Token(start, start + len(word), *_forms(word))


def _forms(word: str) -> tuple[str, str, bool, bool]:
    """A word, its casefolded form, whether it is large and whether it is plain; the same strings each time."""
    lower = word.casefold()
    return word, lower, word[:1].isupper(), "-" not in lower and "’" not in lower


class _Known(dict[str, tuple[str, str, bool, bool]]):
    """The forms of words, made when first asked for; emptied when it holds `KEPT`, long words are not kept."""

    def __missing__(self, word: str) -> tuple[str, str, bool, bool]:
        forms = _forms(word)
        if len(word) <= LONGEST:
            if len(self) >= KEPT:
                self.clear()
            self[word] = forms
        return forms


_KNOWN = _Known()


def _ends(body: str, start: int, end: int, abbreviations: frozenset[str]) -> Iterator[int]:
    """Positions after each sentence end inside one block, the block's end last."""
    for found in _END.finditer(body, start, end):
        if body[found.start()] == "." and found.group().startswith("."):
            word = body[start : found.start()].rpartition(" ")[2].lstrip("\"“‘'([")
            if word.casefold() in abbreviations or (len(word) == 1 and word.isupper()) or "." in word:
                continue
        if found.end() < end:
            yield found.end()
    yield end


def stretches(body: str, region: Region, abbreviations: frozenset[str]) -> Iterator[tuple[int, int, int]]:
    """The number of the block and the span of each sentence of one region, blanks at its edges included."""
    for offset, block in enumerate(_BLOCK.finditer(body, region.start, region.end)):
        at = block.start()
        for end in _ends(body, block.start(), block.end(), abbreviations):
            yield offset, at, end
            at = end


def split(body: str, region: Region, first_block: int, abbreviations: frozenset[str]) -> Iterator[Sentence]:
    """The sentences of one region; a line break always ends one."""
    for offset, start, end in stretches(body, region, abbreviations):
        words = _cut(body, start, end)
        for first in range(0, len(words), MOST):
            part = tuple(words[first : first + MOST])
            yield Sentence(part[0].start, part[-1].end, first_block + offset, region.name, part)


def sentences(text: Text, abbreviations: frozenset[str] = frozenset()) -> tuple[Sentence, ...]:
    """The sentences of title and body, in order: all that readings may rest on.

    `abbreviations` are casefolded words, without their full stop, that end no sentence ("mr", "jan").
    """
    found: list[Sentence] = []
    block = 0
    for region in text.named("title", "body"):
        found.extend(split(text.body, region, block, abbreviations))
        block = found[-1].block + 1 if found else 0
    return tuple(found)
