"""Copies: a short sketch of each text, pairs that may be copies in near-linear time, and the overlap as proof. Pure.

A sketch is a MinHash over the five-word shingles of the body. Texts whose sketches agree in one band of three numbers
are a candidate pair; two texts that share half their shingles meet so with 99.6 %, two that share a twentieth with
0.5 %. What proves a pair is not the sketch but the words both have in the same order, with their places in each.
MinHash comes from rensa (0.5 MB, no dependencies); its algorithm's version is part of METHOD, so that sketches of
another version are made anew and never compared.
"""

from __future__ import annotations

import re
import struct
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rensa import RMinHash  # type: ignore[import-untyped]

from saksi.core.text import Text

SHINGLE = 5
"""Words of a shingle: stock phrases are shorter, a rewritten sentence keeps few of this length."""
SIZE, ROWS, SEED = 126, 3, 20220113
METHOD = f"minhash-r{RMinHash.ALGORITHM_VERSION}-{SIZE}-w{SHINGLE}-{SEED}"
COPY = 0.4
"""Share of the shorter text's words that must stand in the longer one too. Reports that only quote the same statement
share less than a quarter."""
FEWEST = 30
"""Shared words below which nothing is called a copy."""
FEW = 16
"""Texts in one band up to which each is paired with each; of more, each with the first and with its neighbour."""
LIKELY = 0.15
"""Share of equal numbers of two sketches from which the texts themselves are compared."""
_WORD = re.compile(r"\w+")
_BAND = struct.Struct(f"<{ROWS}I")
_WHOLE = struct.Struct(f"<{SIZE}I")


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Words that two texts share in the same order: `[start, end)` of one, `[other_start, other_end)` of the other."""

    start: int
    end: int
    other_start: int
    other_end: int
    words: int


@dataclass(frozen=True, slots=True)
class Copy:
    """Two texts that share so much that one was made from the other, or both from a third, with the proof.

    `share` is the part of the shorter one's words that stand in the shared stretches, longest stretch first.
    """

    one: str
    other: str
    share: float
    stretches: tuple[Stretch, ...]

    @property
    def words(self) -> int:
        """How many words both share."""
        return sum(stretch.words for stretch in self.stretches)


def words(text: Text) -> list[str]:
    """The words of the body as compared."""
    return [
        word for region in text.named("body") for word in _WORD.findall(text.quote(region.start, region.end).casefold())
    ]


def _places(text: Text) -> list[tuple[str, int, int]]:
    return [
        (found.group().casefold(), found.start(), found.end())
        for region in text.named("body")
        for found in _WORD.finditer(text.body, region.start, region.end)
    ]


def sketch(text: Text) -> bytes:
    """The sketch of a text: SIZE numbers of four bytes; empty for a text of fewer words than a shingle has."""
    held = words(text)
    if len(held) < SHINGLE:
        return b""
    made = RMinHash(num_perm=SIZE, seed=SEED)
    made.update(list(map(" ".join, zip(*(held[n:] for n in range(SHINGLE)), strict=False))))
    return _WHOLE.pack(*made.digest())


def likeness(one: bytes, other: bytes) -> float:
    """The estimated share of shingles that two texts have in common, 0 to 1."""
    if not one or not other:
        return 0.0
    equal: int = sum(a == b for a, b in zip(_WHOLE.unpack(one), _WHOLE.unpack(other), strict=True))
    return equal / SIZE


def candidates(sketches: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """Pairs of names whose sketches agree in a band, each pair once and sorted; near-linear in the number of texts."""
    bands: dict[tuple[int, bytes], list[str]] = defaultdict(list)
    for name in sorted(sketches):
        for at in range(0, len(sketches[name]), _BAND.size):
            bands[at, sketches[name][at : at + _BAND.size]].append(name)
    return sorted({pair for names in bands.values() if len(names) > 1 for pair in _pairs(names)})


def _pairs(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    if len(names) <= FEW:
        yield from ((one, other) for n, one in enumerate(names) for other in names[n + 1 :])
        return
    for before, name in pairwise(names):
        yield before, name
        if names[0] != before:
            yield names[0], name


def overlap(one: Text, other: Text) -> tuple[Stretch, ...]:
    """The stretches of at least SHINGLE words that stand in both bodies, longest first; no word counts twice."""
    here, there = _places(one), _places(other)
    spots: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j in range(len(there) - SHINGLE + 1):
        held = spots[tuple(word for word, _, _ in there[j : j + SHINGLE])]
        if len(held) < FEW:
            held.append(j)
    found: list[Stretch] = []
    taken = bytearray(len(there))
    i = 0
    while i <= len(here) - SHINGLE:
        key = tuple(word for word, _, _ in here[i : i + SHINGLE])
        runs = [(_run(here, i, there, j, taken), -j) for j in spots.get(key, ()) if not taken[j]]
        length, j = max(runs, default=(0, 0))
        if length < SHINGLE:
            i += 1
            continue
        found.append(Stretch(here[i][1], here[i + length - 1][2], there[-j][1], there[length - j - 1][2], length))
        taken[-j : length - j] = b"\1" * length
        i += length
    return tuple(sorted(found, key=lambda stretch: (-stretch.words, stretch.start)))


def _run(
    here: Sequence[tuple[str, int, int]], i: int, there: Sequence[tuple[str, int, int]], j: int, taken: bytearray
) -> int:
    length = 0
    while (
        i + length < len(here) and j + length < len(there) and not taken[j + length]
        and here[i + length][0] == there[j + length][0]
    ):  # fmt: skip
        length += 1
    return length


def proven(name: str, one: Text, other_name: str, other: Text) -> Copy | None:
    """The copy that two texts are, with the stretches that prove it; None when they share too little."""
    stretches = overlap(one, other)
    shared = sum(stretch.words for stretch in stretches)
    shorter = min(len(words(one)), len(words(other)))
    if shared < min(FEWEST, shorter) or not shorter or shared / shorter < COPY:
        return None
    return Copy(name, other_name, round(shared / shorter, 3), stretches)


def copies(texts: Mapping[str, Text], sketches: Mapping[str, bytes] | None = None) -> Iterator[Copy]:
    """The pairs of these texts that are copies, with their evidence, sorted by name.

    `sketches` are those already made, by the same names; what is missing is made here.
    """
    made = {name: (sketches or {}).get(name) or sketch(text) for name, text in texts.items()}
    for one, other in candidates(made):
        if likeness(made[one], made[other]) >= LIKELY:
            found = proven(one, texts[one], other, texts[other])
            if found:
                yield found
