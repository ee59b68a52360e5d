"""Ruling: what a person decided, by whom, when, why. Append-only; undo is another ruling. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from saksi.core.ids import content_id

Verdict = Literal["accept", "reject", "same", "different", "correct", "note"]
VERDICTS: tuple[str, ...] = get_args(Verdict)


@dataclass(frozen=True, slots=True)
class Ruling:
    """`verdict` on the `targets` (ids of readings, origins or facts).

    `at` carries its zone; `words` are the source's words the person saw, so that a ruling whose words changed can be
    shown again; `undoes` is the id of an earlier ruling this one takes back.
    """

    verdict: Verdict
    targets: tuple[str, ...]
    by: str
    at: datetime
    why: str
    words: str = ""
    undoes: str | None = None

    @property
    def id(self) -> str:
        """Content id over everything the ruling says."""
        return content_id(
            "ruling",
            [self.verdict, list(self.targets), self.by, self.at.isoformat(), self.why, self.words, self.undoes],
        )
