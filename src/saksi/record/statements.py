"""Statements: one utterance, however many pages print it. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from saksi.core.fact import StatementFact
from saksi.core.values import UNKNOWN_WHEN, When, Who
from saksi.record.ground import Ground, Held, iso, witnessed
from saksi.record.same import actors, days_of, fact_id, most_common, narrowest, regroup, words

RULE = "same speaker within two days; the same words, or one dispatch and mostly the same words"
_NEAR = timedelta(days=2)
_ZONE = timedelta(days=1)
_SAME_WORDS = 0.6
"""Share of words two wordings have in common (of the shorter one, at least four words) to be one utterance."""
_ONE_DISPATCH = 0.35
"""Enough within one dispatch: copies paraphrase."""
_LEAST = 4
_MOST = 20
"""Utterances that share most words with a reading: one beyond these is not the same."""


@dataclass(slots=True)
class Utterance:
    """Readings taken for one utterance so far, with the words of the first."""

    words: frozenset[str]
    held: list[Held] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    origins: set[str] = field(default_factory=set)

    def add(self, one: Held) -> None:
        """Take one more reading in."""
        self.held.append(one)
        self.articles.add(one.article_id)
        self.origins.add(one.origin)


def fold(ground: Ground) -> tuple[StatementFact, ...]:
    """Every utterance, by day, speaker and place in the text."""
    speakers: dict[str, list[Held]] = defaultdict(list)
    for one in ground.of("statement"):
        speaker = one.who("speaker") or one.reading.speaker
        if speaker:
            speakers[ground.key(speaker)].append(one)
    groups = [utterance.held for held in speakers.values() for utterance in _utterances(held)]
    facts = [fact for group in regroup(groups, ground) if (fact := _fact(group, ground))]
    return tuple(sorted(facts, key=order))


def order(fact: StatementFact) -> tuple[str, str, str, str]:
    """By day, speaker and words."""
    day = fact.when.first or fact.when.last or fact.witnessed.known
    return (iso(day), fact.speaker.key, fact.content, fact.id)


def _utterances(held: Sequence[Held]) -> list[Utterance]:
    """One sweep in the order of publication; only utterances of the days around, or of the day told, are compared."""
    alone = Counter(one.article_id for one in held)
    found: list[Utterance] = []
    days: dict[int | None, list[int]] = defaultdict(list)
    for one in sorted(held, key=lambda one: one.order):
        mine = frozenset(words(one.text("content")))
        near = sorted({number for day in _around(one) for number in days.get(day, ())})
        ranked = _ranked(mine, near, found)
        chosen = next((n for n in ranked if _same_words(one, mine, found[n])), None)
        if chosen is None and alone[one.article_id] == 1:
            copies = (n for n in near if one.origin in found[n].origins)
            chosen = next((n for n in copies if _translated(one, found[n], alone)), None)
        if chosen is None:
            chosen = len(found)
            found.append(Utterance(mine))
            for day in _of(one):
                days[day].append(chosen)
        found[chosen].add(one)
    return found


def _of(one: Held) -> set[int | None]:
    """The days (as ordinals) an utterance is looked for under: its publication and the days its text tells."""
    when = _said_on(one)
    told = [day.toordinal() for day in days_of(when)] if when else ()
    return {one.day.toordinal() if one.day else None, *told}


def _said_on(one: Held) -> When | None:
    """The days told, unless they come after the page: that is a day spoken of. One day more is a zone's difference."""
    when = one.when
    if when is None or when.first is None or one.day is None or when.first <= one.day:  # asked often: no sums first
        return when
    return when if when.first - one.day <= _ZONE else None


def _around(one: Held) -> set[int | None]:
    return {None, *(day + step for day in _of(one) if day for step in range(-_NEAR.days, _NEAR.days + 1))}


def _ranked(mine: frozenset[str], near: Sequence[int], found: Sequence[Utterance]) -> list[int]:
    """The utterances that share most words, most first."""
    shared = [(-len(mine & found[number].words), number) for number in near]
    return [number for overlap, number in sorted(one for one in shared if one[0])[:_MOST]]


def _same_words(one: Held, mine: frozenset[str], other: Utterance) -> bool:
    if not _near_days(one, other) or (one.article_id in other.articles and mine != other.words):
        return False
    if mine == other.words:
        return True
    shorter = min(len(mine), len(other.words))
    need = _ONE_DISPATCH if one.origin in other.origins else _SAME_WORDS
    return shorter >= _LEAST and len(mine & other.words) / shorter >= need


def _translated(one: Held, other: Utterance, alone: Counter[str]) -> bool:
    """One dispatch in two languages: the only statement of the speaker in each is the same one."""
    first = other.held[0]
    if one.article.lang == first.article.lang or not _near_days(one, other):
        return False
    return all(alone[article] == 1 for article in other.articles)


def _near_days(one: Held, other: Utterance) -> bool:
    first = other.held[0]
    mine, theirs = _said_on(one), _said_on(first)
    if mine and theirs and mine.known and theirs.known:
        return mine.meets(theirs)
    return one.day is None or first.day is None or abs(one.day - first.day) <= _NEAR


def _fact(held: Sequence[Held], ground: Ground) -> StatementFact | None:
    ordered = sorted(held, key=lambda one: (not one.reading.flag("direct"), one.order))
    readings = [one.reading for one in ordered]
    first = readings[0]
    speaker = next(iter(actors(_speakers(held), ground)), None)
    if speaker is None:
        return None
    addressees = [who for reading in readings if (who := reading.who("addressee"))]
    return StatementFact(
        id=fact_id("statement", held),
        speaker=speaker,
        content=first.text_of("content"),
        direct=any(reading.flag("direct") for reading in readings),
        conditional=any(reading.flag("conditional") for reading in readings),
        when=narrowest(when for one in ordered if (when := _said_on(one))) or UNKNOWN_WHEN,
        addressee=next(iter(actors(addressees, ground)), None),
        venue=most_common([venue for reading in readings if (venue := reading.text_of("venue"))], str) or "",
        witnessed=witnessed(held, RULE, ground),
    )


def _speakers(held: Iterable[Held]) -> list[Who]:
    found = (one.who("speaker") or one.reading.speaker for one in held)
    return [who for who in found if who]
