"""What one score counts, and the largest pairing of gold with readings. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

Gold = Mapping[str, Any]
Left = TypeVar("Left")
Right = TypeVar("Right")


@dataclass(slots=True)
class Tally:
    """Counts of one score: found of wanted, right of said.

    `notes` tell each error with its words and are printed for the tuned part only; `errors` count them by class, which
    names no word of a text.
    """

    hit: int = 0
    wanted: int = 0
    said: int = 0
    notes: list[str] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)

    @property
    def recall(self) -> float:
        """Share of what gold holds that was found."""
        return self.hit / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        """Share of what was said that is right."""
        return self.hit / self.said if self.said else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        total = self.wanted + self.said
        return 2 * self.hit / total if total else 1.0

    def count(self, right: bool, note: str = "", error: str = "") -> None:
        """One more that was wanted and said, right or wrong."""
        self.wanted += 1
        self.said += 1
        self.hit += right
        if not right:
            self.wrong(note, error)

    def wrong(self, note: str, error: str) -> None:
        """One more error: its words for the tuned part, its class for both."""
        if note:
            self.notes.append(note)
        if error:
            self.errors[error] += 1


Scores = dict[str, Tally]


def pair(
    gold: Sequence[Left],
    found: Sequence[Right],
    fits: Callable[[Left, Right], bool],
    begun: Mapping[int, int] | None = None,
) -> dict[int, int]:
    """The largest one-to-one pairing of gold to found (augmenting paths): gold index -> found index.

    It grows from `begun`: whatever is paired there stays paired, though perhaps with another.
    """
    options = [[j for j, right in enumerate(found) if fits(left, right)] for left in gold]
    owner = {j: i for i, j in (begun or {}).items()}

    def place(i: int, seen: set[int]) -> bool:
        for j in options[i]:
            if j not in seen:
                seen.add(j)
                if j not in owner or place(owner[j], seen):
                    owner[j] = i
                    return True
        return False

    for i in range(len(gold)):
        if i not in (begun or {}):
            place(i, set())
    return {i: j for j, i in owner.items()}


def settle(
    gold: Sequence[Left],
    found: Sequence[Right],
    fits: Callable[[Left, Right], bool],
    agreement: Callable[[Left, Right], int],
    best: int,
) -> dict[int, int]:
    """As `pair`, but those that agree in more (`agreement`, at most `best`) come together first."""
    matched: dict[int, int] = {}
    for floor in range(best, 0, -1):
        left = [i for i in range(len(gold)) if i not in matched]
        free = [j for j in range(len(found)) if j not in matched.values()]

        def agree(one: Left, reading: Right, floor: int = floor) -> bool:
            return fits(one, reading) and agreement(one, reading) >= floor

        more = pair([gold[i] for i in left], [found[j] for j in free], agree)
        matched |= {left[i]: free[j] for i, j in more.items()}
    return pair(gold, found, fits, matched)
