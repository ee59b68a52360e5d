"""Stories: which articles tell of one crisis, by one sweep in time over countries, days and actors. Pure.

An article belongs where most of what it tells has its place; a mention of another crisis glues nothing. A crisis goes
on as long as articles about it follow one another within QUIET days. People merge and split stories by rulings.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from saksi.core.fact import Story
from saksi.core.ids import content_id
from saksi.core.ruling import ARTICLE, Ruling
from saksi.record.profiles import Mark, Page, Profile, land, telling

QUIET = 30
"""Days without an article after which a country's next one is another crisis; weekly reports keep one alive."""
MOST = 0.5
"""The share of an article that is in a story's countries and alone makes it part of the story."""
SOME = 0.25
"""The share that is enough beside an actor of its own that the story knows; less is a mention."""
_MAIN = 0.5
"""A country is a main one of a story when it has at least this share of what the first country has."""
_RETOLD = 3
"""Days around a story of which a later article may tell and still retell that story."""
_SMALL = 3
"""Stories of fewer articles are looked at again when all are known: they may be the edge of a larger one."""


@dataclass(slots=True, eq=False)
class Draft:
    """A story in the making; days are ordinals, `last` that of its last article that did not only look back."""

    number: int
    pages: list[Page] = field(default_factory=list)
    first: int | None = None
    last: int | None = None
    lands: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    people: Counter[str] = field(default_factory=Counter)
    actors: Counter[str] = field(default_factory=Counter)
    marks: dict[Mark, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """What its articles tell, with the countries they place it in."""
    senders: Counter[str] = field(default_factory=Counter)
    name: str = ""

    def add(self, page: Page, *, looks_back: bool = False) -> None:
        """One article more."""
        told = page.profile
        self.pages.append(page)
        for key, share in told.lands.items():
            self.lands[key] += share
        for mark, where in told.marks.items():
            self.marks[mark][where] += 1
        self.people.update(told.people)
        self.actors.update(told.actors)
        self.senders.update(told.senders)
        if told.day is not None and not looks_back:
            self.first = told.day if self.first is None else min(self.first, told.day)
            self.last = told.day if self.last is None else max(self.last, told.day)

    def leave(self, page: Page) -> None:
        """The article goes to another story."""
        told = page.profile
        self.pages.remove(page)
        for key, share in told.lands.items():
            self.lands[key] -= share
        for mark, where in told.marks.items():
            self.marks[mark][where] -= 1
        self.people.subtract(told.people)
        self.actors.subtract(told.actors)
        self.senders.subtract(told.senders)

    def main(self) -> list[str]:
        """The countries it is mainly about, most told first."""
        ranked = sorted(self.lands.items(), key=lambda item: (-round(item[1], 6), item[0]))
        return [key for key, share in ranked if share > 0 and share >= ranked[0][1] * _MAIN]

    def near(self, day: int | None) -> bool:
        """True when an article of this day may go on with the story."""
        if day is None or self.first is None or self.last is None:
            return True
        return self.first - QUIET <= day <= self.last + QUIET


@dataclass(slots=True)
class Sweep:
    """All stories so far and where to look for them: by country, by actor, by what is told."""

    drafts: list[Draft] = field(default_factory=list)
    index: dict[Hashable, list[Draft]] = field(default_factory=lambda: defaultdict(list))
    home: dict[str, Draft] = field(default_factory=dict)
    """Article id -> its story."""
    late: list[Draft] = field(default_factory=list)
    """Stories to which an article of the day reached by the sweep can belong."""

    def place(self, page: Page) -> None:
        """The article goes to the story it is about, or begins one."""
        told = page.profile
        chosen = self.best(told, self.around(told)) or self._lone(told, self.late)
        back = chosen is None
        if chosen is None:
            chosen = self._retold(told)
        if chosen is None:
            chosen, back = Draft(len(self.drafts)), False
            self.drafts.append(chosen)
            self.late.append(chosen)
        self.put(page, chosen, looks_back=back)

    def put(self, page: Page, draft: Draft, *, looks_back: bool = False) -> None:
        """The article goes to this story."""
        draft.add(page, looks_back=looks_back)
        self.home[page.id] = draft
        if not looks_back:
            told = page.profile
            sent = (("sender", one) for one in told.senders)
            for key in (*told.lands, *told.actors, *told.marks, *sent):
                _enter(draft, self.index[key])

    def best(self, told: Profile, among: Iterable[Draft]) -> Draft | None:
        """The story most of the article is about, if one is."""
        ranked = [(*weight, -draft.number, draft) for draft in among if (weight := link(told, draft))]
        return max(ranked, key=lambda one: one[:4])[4] if ranked else None

    def around(self, told: Profile) -> list[Draft]:
        """Stories of these days in the countries of the article, or telling what it tells; for an article that places
        nothing those with its actors.
        """
        keys = [key for key, share in told.lands.items() if share >= SOME]
        found: dict[int, Draft] = {}
        camps = [("sender", one) for one in told.camps]
        for key in (*keys, *told.marks, *camps) if told.lands else told.actors:
            for draft in reversed(self.index.get(key, ())):
                if not draft.near(told.day):
                    break
                found[draft.number] = draft
        return list(found.values())

    def lone(self, told: Profile, among: Iterable[Draft]) -> Draft | None:
        """The one story of these days, for an article that places nothing."""
        if told.lands:
            return None
        near = [draft for draft in among if draft.pages and draft.near(told.day)]
        return near[0] if len(near) == 1 else None

    def _lone(self, told: Profile, late: list[Draft]) -> Draft | None:
        if told.day is not None:
            late[:] = [draft for draft in late if draft.near(told.day)]
        return self.lone(told, late if told.day is not None else self.drafts)

    def _retold(self, told: Profile) -> Draft | None:
        """The story that ended before and that most of the days told by the article are of."""
        if told.day is None or len(told.days) < 2:
            return None
        ended = {
            draft.number: draft
            for key, share in told.lands.items()
            if share >= MOST
            for draft in self.index.get(key, ())
        }
        counts = [(sum(_within(day, draft) for day in told.days), -draft.number, draft) for draft in ended.values()]
        most = max(counts, key=lambda one: one[:2], default=None)
        if most is None or most[0] * 2 <= len(told.days) or link(told, most[2]) is None:
            return None
        return most[2]


def _enter(draft: Draft, some: list[Draft]) -> None:
    """Moves a story to the end of a list: the lists are in the order of their stories' last articles."""
    if not some or some[-1] is not draft:
        if draft in some[-4:]:
            some.remove(draft)
        some.append(draft)


def _within(day: int, draft: Draft) -> bool:
    return draft.first is not None and draft.last is not None and draft.first - _RETOLD <= day <= draft.last + _RETOLD


def link(told: Profile, draft: Draft) -> tuple[float, int, int] | None:
    """What ties an article to a story; None when that is no more than a mention.

    That is the share of it that lies in the story's main countries, how many of its own actors the story knows, and
    what it tells as the story does though it places it elsewhere, by a date line; or that it tells of nothing but
    troops in the countries that sent them.
    """
    if not told.lands:
        known = sum(draft.actors[key] > 0 for key in told.actors)
        return (0.0, known, 0) if known else None
    share = round(sum(told.lands.get(key, 0.0) for key in draft.main()), 6)
    known = sum(draft.people[key] > 0 for key in told.people)
    if share >= MOST or (share >= SOME and known):
        return (share, known, 0)
    elsewhere = [mark for mark, where in told.marks.items() if _elsewhere(draft.marks.get(mark), where)]
    odd = sum(2 if telling(mark) else 1 for mark in elsewhere)
    if odd > 1 or (odd and odd == len(told.marks)):
        return (share, known, odd)
    camped = bool(told.camps) and all(draft.senders[one] > 0 for one in told.camps)
    return (share, known, 1) if camped else None


def _elsewhere(countries: Counter[str] | None, where: str) -> bool:
    return countries is not None and not countries[where] and any(count > 0 for count in countries.values())


@dataclass(frozen=True, slots=True)
class Part:
    """The articles of one story in time order, and what people call it ("" when nobody named it)."""

    pages: tuple[Page, ...]
    name: str


def divide(
    pages: Sequence[Page], rulings: Iterable[Ruling] = (), replaced: Mapping[str, str] | None = None
) -> list[Part]:
    """The articles by story, the stories by first day. `pages` are those in force, in any order.

    After the sweep small stories and articles that were linked weakly are looked at once more, since the sweep did
    not know yet what came later. Then people's rulings on stories hold, in their order; `replaced` leads from an
    article a person saw to the version in force.
    """
    sweep = Sweep()
    for page in sorted(pages, key=_order):
        sweep.place(page)
    for page in sorted(pages, key=_order):
        _settle(page, sweep)
    for ruling in sorted(rulings, key=lambda one: (one.at, one.id)):
        _rule(ruling, sweep, replaced or {})
    parts = [Part(tuple(sorted(draft.pages, key=_order)), draft.name) for draft in sweep.drafts if draft.pages]
    return sorted(parts, key=lambda part: _order(part.pages[0]))


def _order(page: Page) -> tuple[bool, int, str]:
    """In time, undated articles last: they find their stories there."""
    day = page.profile.day
    return (day is None, day or 0, page.id)


def _settle(page: Page, sweep: Sweep) -> None:
    """An article at the edge of its story, or in a small one, goes to the larger story that more of it is about."""
    told, home = page.profile, sweep.home[page.id]
    now = link(told, home)
    small = len(home.pages) < _SMALL
    if not small and now is not None and (now[0] >= MOST or not told.lands):
        return
    others = [one for one in sweep.around(told) if one is not home and one.pages]
    unplaced = not home.main()
    larger = [one for one in others if len(one.pages) > len(home.pages) or (unplaced and one.main())]
    chosen = sweep.best(told, larger)
    if chosen is None and unplaced:
        chosen = sweep.lone(told, (one for one in sweep.drafts if one is not home))
    if chosen is None:
        return
    better = link(told, chosen)
    if small or now is None or (better and better > now):
        home.leave(page)
        sweep.put(page, chosen)


def _rule(ruling: Ruling, sweep: Sweep, replaced: Mapping[str, str]) -> None:
    """Same: the stories of the targets become the first one's; a target that is an article comes over alone.
    Different: the articles behind all targets but the first leave the first one's story. Correct: the first one's name.
    """
    groups = [(target, _behind(ruling, target, sweep, replaced)) for target in ruling.targets]
    groups = [(target, found) for target, found in groups if found]
    if not groups:
        return
    first = sweep.home[groups[0][1][0].id]
    if ruling.verdict == "correct":
        given = next((value for name, value in ruling.value if name == "name" and isinstance(value, str)), "")
        first.name = given or ruling.words or first.name
    for target, found in groups[1:]:
        if ruling.verdict == "same":
            whole = [] if target.startswith(ARTICLE) else [page for one in found for page in sweep.home[one.id].pages]
            _move([*found, *whole], first, sweep)
        elif ruling.verdict == "different":
            leaving = [page for page in found if sweep.home[page.id] is first and page not in groups[0][1]]
            if leaving:
                sweep.drafts.append(Draft(len(sweep.drafts)))
                _move(leaving, sweep.drafts[-1], sweep)


def _behind(ruling: Ruling, target: str, sweep: Sweep, replaced: Mapping[str, str]) -> list[Page]:
    """The articles of the record a target stands for: what was seen of it, else what has this id now."""
    seen = {replaced.get(one.id, one.id) for one in ruling.behind(target)}
    held = [page for draft in sweep.drafts for page in draft.pages if page.id in seen]
    if not held:
        named = (draft for draft in sweep.drafts if draft.pages and name_of(sorted(draft.pages, key=_order)) == target)
        held = next((draft.pages for draft in named), [])
    return sorted(held, key=_order)


def _move(pages: Iterable[Page], target: Draft, sweep: Sweep) -> None:
    for page in dict.fromkeys(pages):
        if sweep.home[page.id] is not target:
            sweep.home[page.id].leave(page)
            sweep.put(page, target)


def name_of(pages: Sequence[Page]) -> str:
    """The id of the story of these articles, in time order."""
    return content_id("story", pages[0].id)


def story(part: Part) -> Story:
    """The story as a fact."""
    pages = part.pages
    draft = Draft(0)
    for page in pages:
        draft.add(page)
    told = [where for page in pages for where in page.profile.places]
    places = tuple(land(key, told) for key in draft.main())
    first, last = (date.fromordinal(day) if day else None for day in (draft.first, draft.last))
    name = part.name or _name([place.name or place.written for place in places], first, last)
    return Story(name_of(pages), name, places, first, last, tuple(page.id for page in pages), _why(pages, draft))


def _name(places: Sequence[str], first: date | None, last: date | None) -> str:
    months = [f"{day:%B %Y}" for day in (first, last) if day]
    when = months[:1] if len(set(months)) < 2 else [f"{months[0]} to {months[1]}"]
    return ", ".join([" and ".join(places[:2]) or "no place told", *when])


def _why(pages: Sequence[Page], draft: Draft) -> str:
    if len(pages) == 1:
        return "the only article about these places and days"
    shared = sorted((-count, key) for key, count in draft.people.items() if count > 1)
    people = f", and tell of {', '.join(sorted(key for _, key in shared[:3]))}" if shared else ""
    return f"{len(pages)} articles are mainly about these places, none more than {QUIET} days after another{people}"
