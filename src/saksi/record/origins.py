"""Origins: which articles only pass on one source, so that copies count once. Pure.

A wire sends many dispatches; articles belong to one dispatch when they credit the same wire, appear within a day of
each other and share figures, quotations, events or words of the title. An outlet that credits another outlet joins
that outlet's article and whatever dispatch it came from. An article without a credit is its outlet's own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from urllib.parse import urlsplit

from saksi.core.article import Article
from saksi.core.fact import Origin
from saksi.core.ids import content_id
from saksi.core.reading import Reading
from saksi.record.ground import iso
from saksi.record.same import family, words

NEAR = timedelta(days=1)
"""Two publications of one dispatch lie at most this far apart (time zones, morning papers)."""
WEIGHTS = {"text": 9, "quote": 3, "figure": 2, "event": 1, "word": 1}
FAR = timedelta(days=4)
"""A late reprint of a dispatch may lie this far off, but must then share much."""
ENOUGH_FAR = 6
ENOUGH = 2
"""One shared figure or quotation is enough between articles that credit one wire on one day; title words and events
need two. Joining too much only lowers a count of witnesses, joining too little invents one."""
_QUOTE_WORDS = 6

Features = frozenset[tuple[str, Hashable]]
Index = dict[tuple[str, date | None, tuple[str, Hashable]], set[int]]
"""(source name, day, feature) -> numbers of the dispatches that have it; day None holds every leaf."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One article as a bearer of one source name: its credit, the medium of some readings, or itself."""

    article: Article
    name: str
    features: Features
    credited: bool
    via: bool = False

    @property
    def order(self) -> tuple[bool, str, str, str]:
        """Dated before undated, in time; a copy without a day finds its dispatch already there."""
        day = self.article.published.when
        return (not day.known, iso(day.last or day.first), self.article.id, self.name)


@dataclass(slots=True)
class Dispatch:
    """Leaves found to go back to one source so far."""

    leaves: list[Leaf] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    def add(self, leaf: Leaf) -> None:
        """Take one more leaf in."""
        self.leaves.append(leaf)
        self.names.update((fold_name(leaf.name), fold_name(leaf.article.outlet)))


@dataclass(frozen=True, slots=True)
class Origins:
    """The origins, and where each article (and each of its relaying media) goes back to."""

    all: tuple[Origin, ...]
    of_article: Mapping[str, str]
    of_via: Mapping[tuple[str, str], str]

    def of(self, reading: Reading) -> str:
        """The origin id of a reading: of the medium that relays it where the text names one, else of its article."""
        via = via_name(reading)
        home = self.of_article[reading.article_id]
        return self.of_via.get((reading.article_id, fold_name(via)), home) if via else home


def fold_name(name: str) -> str:
    """A source's name without case, blanks and a leading article."""
    return " ".join(part for part in words(name) if part not in ("the", "kantor", "berita", "news", "agency"))


def via_name(reading: Reading) -> str:
    """The medium that relays a reading, empty when the text names none."""
    value = reading.via.value if reading.via else None
    return getattr(value, "written", "")


def trace(articles: Sequence[Article], readings: Mapping[str, Sequence[Reading]]) -> Origins:
    """The origins of these articles (each version of a page in force), from credits and what the readings share."""
    leaves = sorted(_leaves(articles, readings), key=lambda leaf: leaf.order)
    wires = {fold_name(leaf.name) for leaf in leaves if leaf.credited or leaf.via}
    dispatches: list[Dispatch] = []
    index: Index = defaultdict(set)
    own: dict[str, list[Leaf]] = defaultdict(list)
    for leaf in leaves:
        if not leaf.credited and not leaf.via and fold_name(leaf.name) not in wires:
            own[fold_name(leaf.name)].append(leaf)
            continue
        number = _nearest(leaf, index)
        if number is None:
            number = len(dispatches)
            dispatches.append(Dispatch())
        dispatches[number].add(leaf)
        _enter(leaf, number, index)
    return _named(_settle(dispatches, own), own)


def _leaves(articles: Iterable[Article], readings: Mapping[str, Sequence[Reading]]) -> Iterable[Leaf]:
    for article in articles:
        told = readings.get(article.id, ())
        name = article.origin or article.outlet or urlsplit(article.url).hostname or article.title or article.id
        yield Leaf(article, name, _features(article, told), credited=bool(article.origin))
        if not article.origin:
            by_via: dict[str, list[Reading]] = defaultdict(list)
            for reading in told:
                if via_name(reading):
                    by_via[via_name(reading)].append(reading)
            for via, some in by_via.items():
                yield Leaf(article, via, frozenset(_told(some)), credited=False, via=True)


def _features(article: Article, readings: Iterable[Reading]) -> Features:
    title = {("word", word) for word in words(article.title) if len(word) > 3}
    return frozenset({("text", article.text_id)} | title | set(_told(readings)))


def _told(readings: Iterable[Reading]) -> Iterable[tuple[str, Hashable]]:
    for reading in readings:
        if reading.kind == "figure":
            count = reading.count()
            if count and count.known and (count.low, count.high) != (1, 1):
                measure = reading.text_of("measure")
                yield ("figure", (measure, family(measure, reading.text_of("group")), count.low, count.high))
        elif reading.kind == "event":
            when = reading.when()
            if when and when.single:
                yield ("event", (reading.text_of("type"), reading.text_of("mode"), iso(when.single)))
        elif reading.kind == "statement":
            said = words(reading.text_of("content"))
            if len(said) >= _QUOTE_WORDS:
                yield ("quote", tuple(said[:_QUOTE_WORDS]))


def _issuers(leaf: Leaf) -> set[str]:
    """The source names under which others may find this leaf: its credit, and its outlet when that is credited."""
    names = {fold_name(leaf.name)}
    if not leaf.via:
        names.add(fold_name(leaf.article.outlet))
    return names - {""}


def _days(leaf: Leaf) -> list[date | None]:
    when = leaf.article.published.when
    first, last = when.first or when.last, when.last or when.first
    if first is None or last is None or (last - first).days > 31:
        return [None]
    return [first + timedelta(days=step) for step in range((last - first).days + 1)]


def _enter(leaf: Leaf, number: int, index: Index) -> None:
    """Under its days and under None, where copies without a day look for it."""
    for name in _issuers(leaf):
        for feature in leaf.features:
            for day in {*_days(leaf), None}:
                index[(name, day, feature)].add(number)


def _nearest(leaf: Leaf, index: Index) -> int | None:
    near = _scores(leaf, NEAR, index)
    best = [(-score, number) for number, score in near.items() if score >= ENOUGH]
    if not best:
        best = [(-score, number) for number, score in _scores(leaf, FAR, index).items() if score >= ENOUGH_FAR]
    return min(best)[1] if best else None


def _scores(leaf: Leaf, reach: timedelta, index: Index) -> Counter[int]:
    name = fold_name(leaf.name)
    steps = range(-reach.days, reach.days + 1)
    days = {day + timedelta(days=step) if day else None for day in _days(leaf) for step in steps}
    scores: Counter[int] = Counter()
    for feature in leaf.features:
        for number in {number for day in days for number in index.get((name, day, feature), ())}:
            scores[number] += WEIGHTS[feature[0]]
    return scores


def _settle(dispatches: Iterable[Dispatch], own: dict[str, list[Leaf]]) -> list[Dispatch]:
    """Dispatches that nobody passes on are an outlet's own work and go back to it."""
    kept = []
    for dispatch in dispatches:
        if any(leaf.credited or leaf.via for leaf in dispatch.leaves):
            kept.append(dispatch)
        else:
            for leaf in dispatch.leaves:
                own[fold_name(leaf.name)].append(leaf)
    return kept


def _named(dispatches: Iterable[Dispatch], own: Mapping[str, list[Leaf]]) -> Origins:
    found: list[Origin] = []
    of_article: dict[str, str] = {}
    of_via: dict[tuple[str, str], str] = {}
    groups = [(dispatch.leaves, _why(dispatch.leaves)) for dispatch in dispatches]
    groups += [(leaves, "no credit: the outlet's own reporting") for leaves in own.values()]
    for leaves, why in groups:
        origin = _origin(leaves, why)
        found.append(origin)
        for leaf in leaves:
            if leaf.via:
                of_via[(leaf.article.id, fold_name(leaf.name))] = origin.id
            else:
                of_article[leaf.article.id] = origin.id
    ordered = sorted(found, key=lambda origin: (origin.name.casefold(), origin.articles, origin.id))
    return Origins(tuple(ordered), of_article, of_via)


def _origin(leaves: Sequence[Leaf], why: str) -> Origin:
    ordered = sorted(leaves, key=lambda leaf: leaf.order)
    name = _source_name(ordered)
    articles = tuple(dict.fromkeys(leaf.article.id for leaf in ordered))
    outlets = tuple(sorted({leaf.article.outlet for leaf in ordered if leaf.article.outlet}))
    return Origin(content_id("origin", [name, sorted(articles)]), name, articles, outlets, why)


def _source_name(leaves: Sequence[Leaf]) -> str:
    """The furthest source: a credited name that is no outlet of the group, else the commonest name."""
    outlets = {fold_name(leaf.article.outlet) for leaf in leaves}
    names = Counter(leaf.name for leaf in leaves if fold_name(leaf.name) not in outlets)
    names = names or Counter(leaf.name for leaf in leaves)
    return min(names, key=lambda name: (-names[name], name))


def _why(leaves: Sequence[Leaf]) -> str:
    articles = {leaf.article.id for leaf in leaves}
    if len(articles) == 1:
        return "the only article that names this source for these days and contents"
    return f"{len(articles)} articles name this source within a day and share figures, quotations or words of the title"
