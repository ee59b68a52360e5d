"""What people ask for, as words to find: `polisi "juru bicara" demo OR protes -sepak -"bola voli"`. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from saksi.core.text import lawful
from saksi.errors import BadValue
from saksi.store import lemmas

Phrase = tuple[str, ...]
"""Lemmas that stand side by side; a single word is a phrase of one."""

_TERM = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
MOST_TERMS = 32
"""A longer question is refused: it is a page, not a question."""


@dataclass(frozen=True, slots=True)
class Query:
    """Each of `wanted` is a choice of phrases of which one must stand there; none of `without` may."""

    wanted: tuple[tuple[Phrase, ...], ...]
    without: tuple[Phrase, ...] = ()

    @property
    def clauses(self) -> list[frozenset[str]]:
        """What the index must hold: each pair of a phrase, or of each phrase of a choice its first pair."""
        found: set[frozenset[str]] = set()
        for choice in self.wanted:
            if len(choice) == 1:
                found.update(frozenset([key]) for key in lemmas.keys(choice[0]))
            else:
                found.add(frozenset(lemmas.keys(phrase)[0] for phrase in choice))
        return sorted(found, key=sorted)

    @property
    def unwanted(self) -> frozenset[str]:
        """What the index must not hold; longer phrases are sorted out word by word."""
        return frozenset(key for phrase in self.without if len(phrase) <= 2 for key in lemmas.keys(phrase))

    def spans(self, stretches: list[list[lemmas.Word]]) -> list[tuple[int, int]] | None:
        """Where the phrases stand, `[start, end)` in code points, in order; None when the article does not answer."""
        if any(_found(phrase, stretches) for phrase in self.without):
            return None
        spans: set[tuple[int, int]] = set()
        for choice in self.wanted:
            here = [span for phrase in choice for span in _found(phrase, stretches)]
            if not here:
                return None
            spans.update(here)
        return sorted(spans)


def _found(phrase: Phrase, stretches: list[list[lemmas.Word]]) -> list[tuple[int, int]]:
    size = len(phrase)
    return [
        (stretch[at].start, stretch[at + size - 1].end)
        for stretch in stretches
        for at in range(len(stretch) - size + 1)
        if stretch[at].lemma == phrase[0] and all(stretch[at + n].lemma == phrase[n] for n in range(1, size))
    ]


def parse(asked: str) -> Query:
    """The query that `asked` means: all words, "phrases" as they stand, OR between two, - before what must not stand.

    Raises BadValue when nothing is wanted, or far too much, and for a quotation mark that is not closed.
    """
    if asked.count('"') % 2:
        raise BadValue(f"The quotation mark of {asked[:80]!r} is not closed", do='write a phrase as "its words"')
    wanted: list[list[Phrase]] = []
    without: list[Phrase] = []
    joined = False
    for minus, quoted, plain in _TERM.findall(asked if lawful(asked) else ""):
        if plain in ("OR", "AND") and not minus:
            joined = plain == "OR" and bool(wanted)
            continue
        phrase = tuple(word.lemma for word in lemmas.words(quoted or plain))
        if not phrase:
            continue
        if minus:
            without.append(phrase)
        elif joined:
            wanted[-1].append(phrase)
        else:
            wanted.append([phrase])
        joined = False
    _refuse(asked, len(wanted), sum(map(len, wanted)) + len(without))
    return Query(tuple(map(tuple, wanted)), tuple(without))


def _refuse(asked: str, wanted: int, terms: int) -> None:
    if not wanted:
        raise BadValue(f"{asked[:80]!r} looks for nothing", do='write words, or "a phrase"; - only leaves out')
    if terms > MOST_TERMS:
        raise BadValue(f"A question of {terms} parts is too long", do=f"ask for at most {MOST_TERMS}")
