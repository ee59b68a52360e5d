"""A made-up record of many crises, for measuring: articles and readings as core types, no page is read. Pure.

The same seed and size give the same record. Crises lie in countries over months; a dozen outlets report each, some by
copying a wire; tolls grow with the days, forces come and leave, promises are made, officials speak.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from saksi.core.article import Article, Published
from saksi.core.ids import bytes_hash, content_id
from saksi.core.kinds import Kind, Modality
from saksi.core.reading import Reading, Slot
from saksi.core.values import Count, Value, When, Where, Who
from saksi.core.witness import Witness

LANDS = (
    ("Kazakhstan", "KZ"), ("Myanmar", "MM"), ("Sudan", "SD"), ("Ethiopia", "ET"), ("Haiti", "HT"), ("Mali", "ML"),
    ("Ecuador", "EC"), ("Bangladesh", "BD"), ("Sri Lanka", "LK"), ("Nigeria", "NG"), ("Kenya", "KE"), ("Peru", "PE"),
    ("Lebanon", "LB"), ("Iraq", "IQ"), ("Chad", "TD"), ("Niger", "NE"), ("Armenia", "AM"), ("Georgia", "GE"),
    ("Indonesia", "ID"), ("Philippines", "PH"), ("Pakistan", "PK"), ("Nepal", "NP"), ("Bolivia", "BO"),
    ("Colombia", "CO"), ("Senegal", "SN"), ("Tunisia", "TN"), ("Mozambique", "MZ"), ("Turkey", "TR"), ("Syria", "SY"),
    ("Ukraine", "UA"), ("Somalia", "SO"), ("Libya", "LY"),
)  # fmt: skip
HELPERS = ("Russia", "France", "United States", "Rwanda", "Belarus", "China", "Egypt", "Australia")
PAPERS = ("Harian", "Daily", "Warta", "World", "Kabar", "Metro", "Pos", "National", "Suara", "Evening", "Sinar",
          "Global")  # fmt: skip
OUTLETS = tuple(f"{name} {kind}" for name in PAPERS for kind in ("Times", "Online", "Post", "News", "Hari Ini"))
WIRES = ("Reuters", "AFP", "AP", "Antara")
ACTS = ("PROTEST/demo", "PROTEST/riot", "COERCE/arrest", "COERCE/curfew", "ASSAULT/firearms", "ACCUSE/disapprove",
        "CONSULT/visit", "REQUEST/assist", "THREATEN/violence", "CONCEDE", "SANCTION/expel", "AID")  # fmt: skip
STEMS = ("peace", "order", "city", "gas", "law", "hope", "road", "camp", "vote", "aid", "night", "food", "child",
         "court", "army", "talk", "debt", "fire", "rain", "school")  # fmt: skip
ENDS = ("", "s", "like", "ful", "less", "ward", "ly", "wise", "ing", "ed")
WORDS = tuple(f"{stem}{end}" for stem in STEMS for end in ENDS)
CRISIS = 160
"""Articles of a crisis on average."""
EACH = 20
"""Readings of an article on average."""
FIRST = date(2021, 1, 1)
YEARS = 4


@dataclass(frozen=True, slots=True)
class Crisis:
    """One made-up crisis: where, from when, how long, how many articles, who speaks and what the numbers come to."""

    number: int
    land: Where
    towns: tuple[Where, ...]
    first: date
    days: int
    articles: int
    people: tuple[Who, ...]
    helper: Who
    toll: int

    @property
    def state(self) -> str:
        """The actor that is the country's state."""
        return self.land.name


@dataclass(slots=True)
class Draft:
    """An article in the making: its readings' values, each a line of a text that is never written out."""

    day: date
    lines: list[tuple[Kind, Modality, tuple[tuple[str, Value], ...], Who | None]] = field(default_factory=list)

    def tell(self, kind: Kind, modality: Modality, says: Who | None = None, **values: Value | None) -> None:
        """One reading more; slots without a value are left out."""
        filled = tuple((name.rstrip("_"), value) for name, value in values.items() if value is not None)
        self.lines.append((kind, modality, filled, says))


Made = tuple[list[Article], list[Reading]]


def record(readings: int, *, seed: int = 7, crises: int = 0) -> Made:
    """About this many readings (at least as many), in articles of `crises` crises (0: as many as their usual size)."""
    dice = random.Random(seed)
    wanted = readings // EACH + 1
    number = crises or max(1, wanted // CRISIS)
    articles: list[Article] = []
    told: list[Reading] = []
    sizes = [dice.paretovariate(2.0) for _ in range(number)]
    for at, size in enumerate(sizes):
        crisis = _crisis(at, round(wanted * size / sum(sizes)) + 1, dice)
        for article, some in _pages(crisis, dice):
            articles.append(article)
            told.extend(some)
    while len(told) < readings:
        for article, some in _pages(_crisis(len(sizes), 8, dice), dice):
            articles.append(article)
            told.extend(some)
    return articles, told


def _crisis(number: int, articles: int, dice: random.Random) -> Crisis:
    name, code = LANDS[number % len(LANDS)]
    land = Where(name, code, "country", 1.0, 1.0, name, code)
    towns = tuple(
        Where(f"{name} Town {n}", f"gn:{code}{n}", "town", 1.0, 1.0, f"{name} Town {n}", code) for n in range(9)
    )
    first = FIRST + timedelta(days=dice.randrange(365 * YEARS))
    people = tuple(Who(f"Person{n} Of{number}", f"Person{n} Of{number}", dice.choice(("minister", None)))
                   for n in range(14))  # fmt: skip
    days = dice.choice((12, 25, 60, 120))
    helper = dice.choice([one for one in HELPERS if one != name])
    return Crisis(number, land, towns, first, days, articles, people, Who(helper, helper), dice.randrange(20, 900))


def _pages(crisis: Crisis, dice: random.Random) -> Iterator[tuple[Article, list[Reading]]]:
    """The articles of a crisis in time order; about a third pass on one of the last dispatches of a wire."""
    dispatches: list[tuple[str, Draft]] = []
    for number in range(crisis.articles):
        at = min(crisis.days - 1, int(crisis.days * (number / crisis.articles) ** 1.5))
        wire = dice.choice(WIRES) if dice.random() < 0.5 else ""
        near = [(name, one) for name, one in dispatches[-6:] if (crisis.first + timedelta(days=at) - one.day).days <= 1]
        if wire and near and dice.random() < 0.7:
            wire, draft = dice.choice(near)
        else:
            draft = _draft(crisis, at, dice)
            if wire:
                dispatches.append((wire, draft))
        yield _page(crisis, number, wire, draft, dice)


def _draft(crisis: Crisis, at: int, dice: random.Random) -> Draft:
    draft = Draft(crisis.first + timedelta(days=at))
    for _ in range(dice.randrange(4, 8)):
        _figure(crisis, draft, at, dice)
    for _ in range(dice.randrange(4, 9)):
        _event(crisis, draft, dice)
    for _ in range(dice.randrange(2, 7)):
        content = " ".join(dice.choices(WORDS, k=dice.randrange(6, 22)))
        speaker = dice.choice(crisis.people)
        draft.tell("statement", "said", speaker, speaker=speaker, content=content, direct=dice.random() < 0.5)
    for _ in range(dice.randrange(0, 3)):
        _force(crisis, draft, at, dice)
    if dice.random() < 0.4:
        due = When.on(draft.day + timedelta(days=dice.randrange(3, 20)))
        draft.tell("pledge", "planned", who=dice.choice((crisis.helper, Who(crisis.state, crisis.state))),
                   act=dice.choice(("RETREAT/withdraw", "CONCEDE", "AID")), due=due)  # fmt: skip
    for _ in range(dice.randrange(0, 3)):
        who = dice.choice(crisis.people)
        draft.tell("role", "said", person=who, office=dice.choice(("minister", "general", "mayor")),
                   body=Who(crisis.state, crisis.state), former=False)  # fmt: skip
    return draft


def _figure(crisis: Crisis, draft: Draft, at: int, dice: random.Random) -> None:
    measure = dice.choice(("killed", "killed", "injured", "detained", "displaced", "missing"))
    group = dice.choice(("people", "people", "protesters", "police", "civilians", "soldiers"))
    town = dice.random() < 0.4
    share = (0.3 if group != "people" else 1.0) * (0.3 if town else 1.0)
    low = int(crisis.toll * share * (at + 1) / crisis.days * dice.choice((1.0, 1.0, 1.0, 0.97)))
    count = Count(low, low if dice.random() < 0.8 else None, "", "people")
    back = timedelta(days=dice.choice((0, 0, 0, 1, 2)))
    when = When.on(draft.day - back) if dice.random() < 0.7 else None
    modality: Modality = "retracted" if dice.random() < 0.004 else "said"
    draft.tell("figure", modality, dice.choice((None, *crisis.people[:3])), measure=measure, count=count, group=group,
               place=dice.choice(crisis.towns) if town else crisis.land, when=when,
               running="new" if dice.random() < 0.1 else "total")  # fmt: skip


def _event(crisis: Crisis, draft: Draft, dice: random.Random) -> None:
    kind, _, mode = dice.choice(ACTS).partition("/")
    when = When.on(draft.day - timedelta(days=dice.choice((0, 0, 1, 2, 5)))) if dice.random() < 0.8 else None
    state = Who(crisis.state, crisis.state)
    actor = dice.choice((state, Who("police", "police"), Who("protesters"), *crisis.people[:4], crisis.helper))
    target = dice.choice((None, state, Who("protesters"), *crisis.people[4:8]))
    place = dice.choice(crisis.towns) if dice.random() < 0.5 else crisis.land
    modality: Modality = dice.choice(("happened", "happened", "happened", "planned", "claimed"))
    draft.tell("event", modality, type=kind, mode=mode or None, actors=actor, recipients=target,
               place=place if dice.random() < 0.9 else None, when=when)  # fmt: skip


def _force(crisis: Crisis, draft: Draft, at: int, dice: random.Random) -> None:
    measure = dice.choice(("deployed", "deployed", "present", "withdrawn"))
    count = Count(1000 + 10 * at, 1000 + 10 * at) if dice.random() < 0.8 else Count(None, None)
    nameless = dice.random() < 0.2
    draft.tell("figure", "said" if count.known else "unknown", measure=measure, count=count, group="soldiers",
               place=crisis.land, when=When.on(draft.day), contingent=None if nameless else crisis.helper,
               running="total")  # fmt: skip


def _page(crisis: Crisis, number: int, wire: str, draft: Draft, dice: random.Random) -> tuple[Article, list[Reading]]:
    outlet = dice.choice(OUTLETS)
    name = f"https://{outlet.replace(' ', '').lower()}.example/{crisis.number}/{number}"
    text_id = content_id("text", name)
    title = f"{crisis.state} {' '.join(dice.choices(WORDS, k=5))}"
    day = draft.day + timedelta(days=1 if wire and dice.random() < 0.2 else 0)
    article = Article(
        bytes_hash(name.encode()), text_id, title, name, outlet, dice.choice(("id", "en")),
        Published(When.on(day), "printed"), origin=wire or None,
    )  # fmt: skip
    return article, list(_readings(article.id, text_id, draft))


def _readings(article_id: str, text_id: str, draft: Draft) -> Iterator[Reading]:
    at = 100
    for kind, modality, values, says in draft.lines:
        slots = []
        for name, value in values:
            quote = str(value) if isinstance(value, str) else name
            slots.append(Slot(name, value, Witness(text_id, at, at + len(quote), quote)))
            at += len(quote) + 1
        voice = Slot("says", says, Witness(text_id, at, at + 4, "says")) if says else None
        at += 40
        yield Reading(kind, modality, article_id, tuple(slots), voice, None, "made up")
