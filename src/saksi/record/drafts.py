"""Drafts: stories in the making, and what ties an article to one. Pure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from saksi.record.profiles import Mark, Page, Profile, telling

QUIET = 30
"""Days without an article after which a country's next one is another crisis; weekly reports keep one alive."""
MOST = 0.5
"""The share of an article that is in a story's countries and alone makes it part of the story."""
SOME = 0.25
"""The share that is enough beside an actor of its own that the story knows; less is a mention."""
_MAIN = 0.5
"""A country is a main one of a story when it has at least this share of what the first country has."""


_NONE = 1e-9
"""A share of less is what is left over when articles have gone."""


@dataclass(slots=True)
class Lore:
    """What the articles of a story tell, gathered when it is asked for: most articles are placed by country alone.

    `marks` are what is told, `placed` the same with the countries it is placed in; `counted` articles are in.
    """

    people: set[str] = field(default_factory=set)
    actors: set[str] = field(default_factory=set)
    senders: set[str] = field(default_factory=set)
    marks: set[Mark] = field(default_factory=set)
    placed: set[tuple[Mark, str]] = field(default_factory=set)
    counted: int = 0

    def add(self, told: Profile) -> None:
        """One article more."""
        self.people.update(told.people)
        self.actors.update(told.actors)
        self.senders.update(told.senders)
        self.marks.update(told.marks)
        self.placed.update(told.marks.items())
        self.counted += 1


@dataclass(slots=True, eq=False)
class Draft:
    """A story in the making; days are ordinals, `last` that of its last article that did not only look back."""

    number: int
    pages: list[Page] = field(default_factory=list)
    first: int | None = None
    last: int | None = None
    lands: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    name: str = ""
    _main: list[str] | None = None
    _lore: Lore = field(default_factory=Lore)

    def add(self, page: Page, *, looks_back: bool = False) -> None:
        """One article more."""
        told = page.profile
        self._main = None
        self.pages.append(page)
        for key, share in told.lands.items():
            self.lands[key] += share
        if told.day is not None and not looks_back:
            self.first = told.day if self.first is None else min(self.first, told.day)
            self.last = told.day if self.last is None else max(self.last, told.day)

    def leave(self, page: Page) -> None:
        """The article goes to another story."""
        self._main = None
        self._lore = Lore()
        self.pages.remove(page)
        for key, share in page.profile.lands.items():
            self.lands[key] -= share

    def lore(self) -> Lore:
        """What its articles tell."""
        for page in self.pages[self._lore.counted :]:
            self._lore.add(page.profile)
        return self._lore

    def main(self) -> list[str]:
        """The countries it is mainly about, most told first."""
        if self._main is None:
            least = max(self.lands.values(), default=0.0) * _MAIN
            kept = [(-round(share, 6), key) for key, share in self.lands.items() if share > _NONE and share >= least]
            self._main = [key for _, key in sorted(kept)]
        return self._main

    def share(self, told: Profile) -> float:
        """How much of an article lies in the main countries."""
        return round(sum(told.lands.get(key, 0.0) for key in self.main()), 6)

    def near(self, day: int | None) -> bool:
        """True when an article of this day may go on with the story."""
        if day is None or self.first is None or self.last is None:
            return True
        return self.first - QUIET <= day <= self.last + QUIET


def link(told: Profile, draft: Draft) -> tuple[float, int, int] | None:
    """What ties an article to a story; None when that is no more than a mention.

    That is the share of it that lies in the story's main countries, how many of its own actors the story knows, and
    what it tells as the story does though it places it elsewhere, by a date line; or that it tells of nothing but
    troops in the countries that sent them.
    """
    if not told.lands:
        known = len(draft.lore().actors & told.actors)
        return (0.0, known, 0) if known else None
    share, lore = draft.share(told), draft.lore()
    known = len(lore.people & told.people)
    if share >= MOST or (share >= SOME and known):
        return (share, known, 0)
    elsewhere = [one[0] for one in told.marks.items() if one[0] in lore.marks and one not in lore.placed]
    strong = sum(telling(mark) or mark[0] == "event" for mark in elsewhere)  # round numbers are told of any crisis
    if strong and (len(elsewhere) > 1 or len(elsewhere) == len(told.marks) or any(map(telling, elsewhere))):
        return (share, known, len(elsewhere))
    camped = bool(told.camps) and told.camps <= lore.senders
    return (share, known, 1) if camped else None
