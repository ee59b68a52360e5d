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
from saksi.record.drafts import MOST, QUIET, SOME, Draft, link
from saksi.record.profiles import Page, Profile, land

_RETOLD = 3
"""Days around a story of which a later article may tell and still retell that story."""
_SMALL = 3
"""Stories of fewer articles are looked at again when all are known: they may be the edge of a larger one."""


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
        chosen = self.home_of(told) or self._lone(told, self.late)
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
                some = self.index[key]
                if not some or some[-1] is not draft:
                    _enter(draft, some)

    def home_of(self, told: Profile) -> Draft | None:
        """The story in whose countries most of the article lies, else the one it is otherwise tied to."""
        here = self._of([key for key, share in told.lands.items() if share >= SOME], told)
        mainly = [draft for draft in here if draft.share(told) >= MOST]
        return mainly[0] if len(mainly) == 1 else self.best(told, mainly or self.around(told))

    def best(self, told: Profile, among: Iterable[Draft]) -> Draft | None:
        """The story most of the article is about, if one is."""
        ranked = [(*weight, -draft.number, draft) for draft in among if (weight := link(told, draft))]
        return max(ranked, key=lambda one: one[:4])[4] if ranked else None

    def around(self, told: Profile) -> list[Draft]:
        """Stories of these days in the countries of the article, or telling what it tells; for an article that places
        nothing those with its actors.
        """
        if not told.lands:
            return self._of(told.actors, told)
        lands = [key for key, share in told.lands.items() if share >= SOME]
        return self._of([*lands, *told.marks, *(("sender", one) for one in told.camps)], told)

    def _of(self, keys: Iterable[Hashable], told: Profile) -> list[Draft]:
        """The stories of these days that have one of these keys."""
        found: dict[int, Draft] = {}
        for key in keys:
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
    if draft in some[-4:]:
        some.remove(draft)
    some.append(draft)


def _within(day: int, draft: Draft) -> bool:
    return draft.first is not None and draft.last is not None and draft.first - _RETOLD <= day <= draft.last + _RETOLD


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
    small = len(home.pages) < _SMALL
    if not small and home.share(told) >= MOST:
        return
    now = link(told, home)
    if not small and now is not None and not told.lands:
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
            alone = target.startswith(ARTICLE)  # an article may leave the very story that it was seen in
            leaving = [p for p in found if sweep.home[p.id] is first and (alone or p not in groups[0][1])]
            if leaving and len(leaving) < len(first.pages):
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
    told = Counter(key for page in pages for key in page.profile.people)
    shared = sorted((-count, key) for key, count in told.items() if count > 1)
    people = f", and tell of {', '.join(sorted(key for _, key in shared[:3]))}" if shared else ""
    return f"{len(pages)} articles are mainly about these places, none more than {QUIET} days after another{people}"
