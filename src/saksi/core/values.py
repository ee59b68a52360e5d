"""The typed values of slots: Count, When, Where, Who. Intervals where it makes sense. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Grain = Literal["hour", "day", "week", "month", "year", "span", "unknown"]
PlaceGrain = Literal["site", "town", "district", "region", "country", "area", "unknown"]
"""`area` is a sea, a border zone or a region of several countries; `site` an airport, square or building."""


@dataclass(frozen=True, slots=True, order=True)
class Count:
    """A number as an interval `[low, high]`, both ends included; None is an open end.

    Both None is an unknown number, which is not zero. `hedge` keeps the words that widened it
    ("hampir", "about"), `unit` the counter or noun as written ("orang", "troops").
    """

    low: int | None
    high: int | None
    hedge: str = ""
    unit: str = ""

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"empty interval {self.low}..{self.high}")

    @property
    def known(self) -> bool:
        """False when nothing at all is known of the number."""
        return self.low is not None or self.high is not None

    @property
    def exact(self) -> bool:
        """True when the interval holds one number."""
        return self.low is not None and self.low == self.high

    def meets(self, other: Count) -> bool:
        """True when one number could satisfy both; an unknown meets everything."""
        low = max(self.low or 0, other.low or 0)
        highs = [end for end in (self.high, other.high) if end is not None]
        return not highs or low <= min(highs)


UNKNOWN_COUNT = Count(None, None)


@dataclass(frozen=True, slots=True, order=True)
class When:
    """Days from `first` to `last`, both included; None is an open end, both None an unknown time.

    `grain` says how finely the text told it, `zone` its offset as written ("+07:00") where one was, and
    `clock` the time of day ("07:45") where one was.
    """

    first: date | None
    last: date | None
    grain: Grain = "day"
    zone: str = ""
    clock: str = ""

    def __post_init__(self) -> None:
        if self.first is not None and self.last is not None and self.first > self.last:
            raise ValueError(f"time runs backwards: {self.first}..{self.last}")

    @classmethod
    def on(cls, day: date, *, zone: str = "", clock: str = "") -> When:
        """One single day."""
        return cls(day, day, "day", zone, clock)

    @property
    def known(self) -> bool:
        """False when nothing at all is known of the time."""
        return self.first is not None or self.last is not None

    @property
    def single(self) -> date | None:
        """The day, when it is exactly one."""
        return self.first if self.first is not None and self.first == self.last else None

    def meets(self, other: When) -> bool:
        """True when one day could be in both; an open end reaches without limit."""
        if self.last is not None and other.first is not None and self.last < other.first:
            return False
        return not (other.last is not None and self.first is not None and other.last < self.first)

    def iso(self) -> str:
        """`2022-01-08T07:45:00+07:00` when a clock is known, else the day or `first/last` (`..` for an open end)."""
        if self.single is not None:
            day = self.single.isoformat()
            return f"{day}T{self.clock}:00{self.zone}" if self.clock else day
        ends = [day.isoformat() if day else ".." for day in (self.first, self.last)]
        return "/".join(ends)


UNKNOWN_WHEN = When(None, None, "unknown")


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place as written and what it was resolved to.

    `place_id` is an ISO 3166 code for a country ("KZ"), `gn:NNN` for a GeoNames place, None while unresolved;
    `name` the English head name, `country` the ISO code of the country it lies in; `lat`, `lon` are degrees, WGS 84.
    """

    written: str
    place_id: str | None = None
    grain: PlaceGrain = "unknown"
    lat: float | None = None
    lon: float | None = None
    name: str = ""
    country: str = ""

    @property
    def key(self) -> str:
        """What tells this place from others: the id, or the written form while unresolved."""
        return self.place_id or f"written:{self.written.casefold()}"


@dataclass(frozen=True, slots=True, order=True)
class Who:
    """An actor as written; `actor_id` is what it was resolved to, `role` the office told beside it.

    The written form is never overwritten. `actor_id` is readable: an actor of `know` ("Kazakhstan", "CSTO",
    "Kazakhstan/Interior Ministry"), or for a person the fullest form of the name the same text gives.
    """

    written: str
    actor_id: str | None = None
    role: str | None = None

    @property
    def key(self) -> str:
        """What tells this actor from others: the id, or the written form while unresolved."""
        return self.actor_id or self.written


Value = Count | When | Where | Who | str | bool
"""What a slot can hold."""
