"""The diary of one quantity: when each number was told so far, and by whom; for one sweep in time order. Pure."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from dataclasses import dataclass, field

Number = tuple[int | None, int | None]


@dataclass(slots=True)
class Diary:
    """Days are ISO text, "" where none is known; they sort as text."""

    days: dict[tuple[Number, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    speakers: dict[Number, set[str]] = field(default_factory=lambda: defaultdict(set))
    said: list[str] = field(default_factory=list)
    """The days on which something is said, in order."""
    numbers: dict[str, set[Number]] = field(default_factory=lambda: defaultdict(set))
    """Day -> the numbers said for it."""

    def enter(self, number: Number, stance: str, day: str, speaker: str) -> None:
        """One more telling; `speaker` is an actor key, "" for the outlet's own voice."""
        days = self.days[(number, stance)]
        at = bisect_right(days, day)
        if not at or days[at - 1] != day:
            days.insert(at, day)
        if speaker:
            self.speakers[number].add(speaker)
        if stance == "said":
            if day not in self.numbers:
                insort(self.said, day)
            self.numbers[day].add(number)

    def last(self, number: Number, stance: str, day: str) -> str | None:
        """The last day up to this one (any day for "") for which this number was told so, or said; None for none."""
        found = [
            days[at - 1]
            for days in (self.days.get((number, stance), []), self.days.get((number, "said"), []))
            if (at := bisect_right(days, day) if day else len(days))
        ]
        return max(found, default=None)

    def told_anew(self, number: Number, speaker: str, before: str, day: str) -> bool:
        """True when a source that had not told this number tells it after another number had come between."""
        if not speaker or speaker in self.speakers[number]:
            return False
        between = self.said[bisect_right(self.said, before) : bisect_right(self.said, day)]
        return any(self.numbers[other] != {number} for other in between)
