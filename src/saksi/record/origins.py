"""Origins: which articles only pass on one source, so that copies count once. Pure.

A wire sends many dispatches; articles belong to one dispatch when they credit the same wire, appear within a day of
each other and share figures, quotations, events or words of the title. A copy printed days later is one still when it
shares much and tells of nothing that happened since. An outlet that credits another outlet joins that outlet's article
and whatever dispatch it came from. An article without a credit is its outlet's own, unless it retells an earlier
article in the same words. Every link keeps its evidence; nothing compares all pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from urllib.parse import urlsplit

from saksi.core.article import Article
from saksi.core.fact import Origin
from saksi.core.ids import content_id
from saksi.core.reading import Reading
from saksi.know.actors import actor
from saksi.record.ground import iso
from saksi.record.membership import root
from saksi.record.origin_evidence import WEIGHTS, Feature, Features, common, features, latest, told, wording
from saksi.record.same import words

NEAR = timedelta(days=1)
"""Two publications of one dispatch lie at most this far apart (time zones, morning papers)."""
FAR = timedelta(days=4)
"""A late reprint of a dispatch may lie this far off, but must then share much."""
ENOUGH_FAR = 6
ENOUGH = 2
"""One shared figure or quotation is enough between articles that credit one wire on one day; title words and events
need two. Joining too much only lowers a count of witnesses, joining too little invents one."""
COPIED = 8
"""What an article without a credit must share with an earlier one to be its copy, with retold wording among it:
speeches alone are heard by many, and numbers are told to all."""
_RECENT = 12
"""Among so many of the last copies the nearest is looked for: a dispatch may have thousands."""
_TOLD = 5
"""So many links are told in words; the others rest on the same kind of evidence."""
_WIDE = 25
"""A wording in more articles than this is a set phrase and joins nobody."""
_OFFICIAL = frozenset(("pemerintah", "state", "negara", "government", "official", "resmi"))
"""Words by which a text says that a medium is a state's."""
_GENERIC = _OFFICIAL | {
    "the", "kantor", "berita", "news", "agency", "saluran", "kanal", "stasiun", "televisi", "tv", "channel",
    "broadcaster", "situs", "website", "harian", "koran", "newspaper", "milik", "owned", "run",
}  # fmt: skip
"""What texts say beside the name of a medium."""

Index = dict[tuple[str, date | None, Feature], set[int]]
"""(source name, day, feature) -> numbers of the dispatches that have it; day None holds every leaf."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One article as a bearer of one source name: its credit, the medium of some readings, or itself."""

    article: Article
    name: str
    features: Features
    credited: bool
    via: bool = False
    latest: date | None = None
    """The last day of which it tells something."""
    party: str = ""
    """The party to the conflict that the named source belongs to, where the text or the lists tell it."""

    @property
    def order(self) -> tuple[bool, str, str, str]:
        """Dated before undated, in time; a copy without a day finds its dispatch already there."""
        day = self.article.published.when
        return (not day.known, iso(day.last or day.first), self.article.id, self.name)


@dataclass(frozen=True, slots=True)
class Link:
    """Why one article counts as a copy: whom it is nearest to, what both tell, and how much that weighs."""

    article: str
    nearest: str
    score: int
    evidence: Features


@dataclass(slots=True)
class Dispatch:
    """Leaves found to go back to one source so far."""

    leaves: list[Leaf] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    def add(self, leaf: Leaf, apart: Features = frozenset()) -> None:
        """Take one more leaf in; what it shares with those before, less what is common, becomes the link."""
        if self.leaves:
            best = max(self.leaves[-_RECENT:], key=lambda one: weight((leaf.features & one.features) - apart))
            shared = (leaf.features & best.features) - apart
            if leaf.article.id != best.article.id:
                self.links.append(Link(_label(leaf), _label(best), weight(shared), shared))
        self.leaves.append(leaf)

    @property
    def first(self) -> date | None:
        """The first day on which it was printed."""
        days = [day for leaf in self.leaves if (when := leaf.article.published.when) and (day := when.last)]
        return min(days, default=None)


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
    """A source's name without case, blanks, a leading article and what texts say beside it ("state channel")."""
    parts = words(name)
    return " ".join([part for part in parts if part not in _GENERIC] or parts)


def weight(evidence: Iterable[Feature]) -> int:
    """How much evidence weighs together."""
    return sum(WEIGHTS[one[0]] for one in evidence)


def via_name(reading: Reading) -> str:
    """The medium that relays a reading, empty when the text names none."""
    value = reading.via.value if reading.via else None
    return getattr(value, "written", "")


def trace(articles: Sequence[Article], readings: Mapping[str, Sequence[Reading]]) -> Origins:
    """The origins of these articles (each version of a page in force), from credits and what the readings share."""
    leaves = sorted(_leaves(articles, readings), key=lambda leaf: leaf.order)
    wires = {fold_name(leaf.name) for leaf in leaves if leaf.credited or leaf.via}
    apart = common(leaf.features for leaf in leaves if not leaf.via)
    dispatches: list[Dispatch] = []
    index: Index = defaultdict(set)
    own: list[Leaf] = []
    home: dict[str, int] = {}
    for leaf in leaves:
        if not leaf.credited and not leaf.via and fold_name(leaf.name) not in wires:
            own.append(leaf)
            continue
        number = _nearest(leaf, index, dispatches, apart)
        if number is None:
            number = len(dispatches)
            dispatches.append(Dispatch())
        dispatches[number].add(leaf, apart)
        if not leaf.via:
            home[leaf.article.id] = number
        _enter(leaf, number, index)
    groups = _place(own, [leaf for leaf in leaves if not leaf.via], dispatches, home, apart)
    return _named(_settle(dispatches, groups), groups)


def _leaves(articles: Iterable[Article], readings: Mapping[str, Sequence[Reading]]) -> Iterable[Leaf]:
    for article in articles:
        some = readings.get(article.id, ())
        name = article.origin or article.outlet or urlsplit(article.url).hostname or article.title or article.id
        last = latest(article, some)
        credited = bool(article.origin)
        yield Leaf(article, name, features(article, some), credited, latest=last, party=_credited_party(article))
        if not credited:
            by_via: dict[str, list[Reading]] = defaultdict(list)
            for reading in some:
                if via_name(reading):
                    by_via[via_name(reading)].append(reading)
            for via, relayed in by_via.items():
                party = _relayed_party(relayed)
                yield Leaf(article, via, frozenset(told(relayed)), credited=False, via=True, latest=last, party=party)


def _credited_party(article: Article) -> str:
    """The party that the credit for the whole text belongs to."""
    named = (one.party for one in article.credits if one.role == "text" and one.name == article.origin)
    return next(filter(None, named), "")


def _relayed_party(relayed: Iterable[Reading]) -> str:
    """The state or organisation that relays, or whose medium the text says it is ("state television")."""
    for reading in relayed:
        value = reading.via.value if reading.via else None
        known = actor(root(getattr(value, "actor_id", None) or ""))
        if known and known.label != "media":
            return known.id
        if _OFFICIAL.intersection(words(via_name(reading))):
            return f"a state, by its medium {known.id if known else via_name(reading)}"
    return ""


def _place(
    own: Sequence[Leaf], leaves: Sequence[Leaf], dispatches: list[Dispatch], home: Mapping[str, int], apart: Features
) -> dict[str, Dispatch]:
    """Articles without a credit, by outlet; one that retells an earlier article goes where that one went."""
    by_wording: dict[Feature, list[Leaf]] = defaultdict(list)
    for leaf in leaves:
        for one in leaf.features:
            if one[0] in ("wording", "text"):
                by_wording[one].append(leaf)
    groups: dict[str, Dispatch] = {}
    outlet: dict[str, str] = {}
    for leaf in own:
        model = _model(leaf, by_wording, apart)
        if model and model.article.id in home:
            dispatches[home[model.article.id]].add(replace(leaf, name=model.name), apart)
            continue
        name = outlet.get(model.article.id, "") if model else ""
        outlet[leaf.article.id] = name = name or fold_name(leaf.name)
        group = groups.setdefault(name, Dispatch())
        if model and name != fold_name(leaf.name):
            group.add(replace(leaf, name=model.name), apart)
        else:
            group.leaves.append(leaf)
    return groups


def _model(leaf: Leaf, by_wording: Mapping[Feature, Sequence[Leaf]], apart: Features) -> Leaf | None:
    """The earlier article of another outlet that this one retells, if it shares enough."""
    earlier = {
        other.article.id: other
        for one in leaf.features
        if one[0] in ("wording", "text") and len(by_wording[one]) <= _WIDE
        for other in by_wording[one]
        if other.order < leaf.order and other.article.outlet != leaf.article.outlet and _close(leaf, other)
    }
    scored = [(-weight((leaf.features & one.features) - apart), one.order, one) for one in earlier.values()]
    best = min(scored, key=lambda each: each[:2], default=None)
    return best[2] if best and -best[0] >= COPIED else None


def _close(leaf: Leaf, other: Leaf) -> bool:
    days = [one.article.published.when.last for one in (leaf, other)]
    return days[0] is not None and days[1] is not None and abs(days[0] - days[1]) <= FAR


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
    days = {*_days(leaf), None}
    for name in _issuers(leaf):
        for feature in leaf.features:
            for day in days:
                index[(name, day, feature)].add(number)


def _nearest(leaf: Leaf, index: Index, dispatches: Sequence[Dispatch], apart: Features) -> int | None:
    near = _scores(leaf, NEAR, index, apart)
    best = [(-score, number) for number, score in near.items() if score >= ENOUGH]
    if not best:
        far = _scores(leaf, FAR, index, apart)
        best = [
            (-score, number)
            for number, score in far.items()
            if score >= ENOUGH_FAR and _nothing_newer(leaf, dispatches[number])
        ]
    return min(best)[1] if best else None


def _nothing_newer(leaf: Leaf, dispatch: Dispatch) -> bool:
    """A late copy tells of nothing done after its dispatch came out; a follow-up does."""
    first = dispatch.first
    return leaf.latest is None or first is None or leaf.latest <= first


def _scores(leaf: Leaf, reach: timedelta, index: Index, apart: Features) -> Counter[int]:
    name = fold_name(leaf.name)
    steps = range(-reach.days, reach.days + 1)
    days = {day + timedelta(days=step) if day else None for day in _days(leaf) for step in steps}
    scores: Counter[int] = Counter()
    for feature in leaf.features - apart:
        for number in {number for day in days for number in index.get((name, day, feature), ())}:
            scores[number] += WEIGHTS[feature[0]]
    return scores


def _settle(dispatches: Iterable[Dispatch], own: dict[str, Dispatch]) -> list[Dispatch]:
    """Dispatches that nobody passes on are an outlet's own work and go back to it."""
    kept = []
    for dispatch in dispatches:
        if any(leaf.credited or leaf.via for leaf in dispatch.leaves):
            kept.append(dispatch)
        else:
            for leaf in dispatch.leaves:
                own.setdefault(fold_name(leaf.name), Dispatch()).leaves.append(leaf)
    return kept


def _named(dispatches: Sequence[Dispatch], own: Mapping[str, Dispatch]) -> Origins:
    found: list[Origin] = []
    of_article: dict[str, str] = {}
    of_via: dict[tuple[str, str], str] = {}
    groups = [(one, _why(one)) for one in dispatches]
    groups += [(one, "no credit: the outlet's own reporting" + _linked(one)) for one in own.values()]
    for group, why in groups:
        origin = _origin(group.leaves, why)
        found.append(origin)
        for leaf in group.leaves:
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


def _why(dispatch: Dispatch) -> str:
    articles = {leaf.article.id for leaf in dispatch.leaves}
    parties = sorted({leaf.party for leaf in dispatch.leaves if leaf.party})
    party = f"; the source belongs to a party to the conflict: {', '.join(parties)}" if parties else ""
    if len(articles) == 1:
        return "the only article that names this source for these days and contents" + party
    return f"{len(articles)} articles go back to one source" + _linked(dispatch) + party


def _linked(dispatch: Dispatch) -> str:
    """Each link with its score and evidence in words, in the order of the copies' names."""
    links = sorted({(one.article, one.nearest, one.score, wording(one.evidence)) for one in dispatch.links})
    return "".join(f"; {copy} as {model} (score {score}): {shared}" for copy, model, score, shared in links[:_TOLD])


def _label(leaf: Leaf) -> str:
    day = iso(leaf.article.published.when.last)
    return f"{leaf.article.outlet or leaf.name} {day}".strip()
