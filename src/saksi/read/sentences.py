"""Sentences and tokens of a Text, with positions in it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or sign; `lower` is its own casefolded form, only ever compared, never searched in."""

    start: int
    end: int
    text: str
    lower: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence `[start, end)`; `block` numbers its paragraph, `region` is the kind of region it stands in."""

    start: int
    end: int
    block: int
    region: str
    tokens: tuple[Token, ...]

    def between(self, start: int, end: int) -> Sequence[Token]:
        """The tokens that lie wholly in `[start, end)`."""
        return [token for token in self.tokens if start <= token.start and token.end <= end]


def tokens(body: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of `body[start:end)` with positions in `body`."""
    for found in _TOKEN.finditer(body, start, end):
        word = found.group()
        yield Token(found.start(), found.end(), word, word.casefold())


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
        words = tuple(tokens(body, start, end))
        if words:
            yield Sentence(words[0].start, words[-1].end, first_block + offset, region.name, words)


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
