"""Marks places in a document: countries, regions, towns, sites and areas, each resolved by its article. Pure.

Namesakes go to the country the article speaks of; a name that is a common word or a person's needs a place word or a
preposition; what stands after "di" or "in" and is unknown is marked unresolved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import log10

from saksi.core.values import PlaceGrain, Where
from saksi.issues import Issue
from saksi.know import actors, people, places
from saksi.know.places import KnownPlace, Sense
from saksi.read.document import Document, Mark
from saksi.read.lexicon import Lexicon, lexicon
from saksi.read.names import Judge, judge
from saksi.read.offices import naming_at
from saksi.read.persons import STRANGE, SURE, mentions
from saksi.read.runs import Run, headlines, large, runs_of
from saksi.read.scene import Scene, scene
from saksi.read.sentences import Sentence, Token

LARGE_TOWN = 100_000
"""People above which a town's bare name counts when its country is not told."""
KNOWN_TOWN = 300_000
"""People above which a town's bare name opens a sentence or stands in a headline."""
STATE_LEAD = 3.0
"""How many times more the article must speak of a state's country than of the country that shares its name."""
WIDEST = 6
"""Most tokens in a place's name."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A name that may be a place: tokens `[first, last)` of a sentence and what stands around it."""

    sentence: Sentence
    first: int
    last: int
    senses: tuple[Sense, ...]
    grain: str
    preposition: bool
    strange: bool
    named: bool
    headline: bool
    behind: str


def mark(doc: Document) -> Iterator[Mark | Issue]:
    """The marks of `doc`."""
    words, where = lexicon(doc.pack), scene(doc)
    named = [(one.start, one.end) for one in mentions(doc)]
    told = zip(doc.sentences, headlines(doc), strict=True)
    seen = [one for sentence, shouted in told for one in _names(sentence, shouted, words) if not _meets(one, named)]
    sure: set[str] = set()
    for one in sorted(seen, key=lambda one: one.headline):
        found = _sense(one, where, words, sure)
        if found is not None:
            sure.add(found.id)
            yield _mark(doc, one, found, words)
    yield from _capitals(doc, where, words)
    yield from _unresolved(doc, words, named)


def _meets(one: _Seen, named: Sequence[tuple[int, int]]) -> bool:
    start, end = one.sentence.tokens[one.first].start, one.sentence.tokens[one.last - 1].end
    return any(start < last and first < end for first, last in named)


def _names(sentence: Sentence, shouted: bool, words: Lexicon) -> Iterator[_Seen]:
    """The longest names of places in a sentence, from left to right."""
    tokens = sentence.tokens
    index = 0
    while index < len(tokens):
        if not tokens[index].large:
            index += 1
            continue
        found = _longest(tokens, index)
        if found is None:
            index += _skip(tokens, index)
            continue
        last, senses = found
        country = senses[0].place.grain == "country"
        other = naming_at(tokens, index)
        if other and (other[0] > last or (other[0] == last and other[1].actor.label != "state" and not country)):
            index = other[0]
            continue
        yield _seen(sentence, index, last, senses, shouted, words)
        index = last


def _skip(tokens: Sequence[Token], index: int) -> int:
    known = naming_at(tokens, index)
    return known[0] - index if known and not known[1].adjective else 1


def _longest(tokens: Sequence[Token], first: int) -> tuple[int, tuple[Sense, ...]] | None:
    end = first + 1
    widest = min(len(tokens), first + WIDEST, first + places.width(tokens[first].text))
    while end < widest and _joins(tokens, end):
        end += 1
    for last in range(end, first, -1):
        if large(tokens[last - 1]):
            senses = places.senses(_written(tokens[first:last]))
            if senses:
                return last, senses
    return None


def _joins(tokens: Sequence[Token], index: int) -> bool:
    return large(tokens[index]) or tokens[index].lower in ("of", "and", "dan", "the", "de", "da", "al", "el", "du", ".")


def _written(tokens: Sequence[Token]) -> str:
    return " ".join(token.text for token in tokens)


def _seen(sentence: Sentence, first: int, last: int, senses: tuple[Sense, ...], shouted: bool, words: Lexicon) -> _Seen:
    tokens = sentence.tokens
    before = words.before_place.before(tokens, first)
    after = words.after_place.at(tokens, last)
    grain = before[1] if before else after[1] if after else ""
    previous = tokens[first - 1].lower if first else ""
    preposition = previous in words.at or previous in words.toward
    if previous in (",", "dan", "and", "atau", "or") and first > 1:
        preposition = _in_list(tokens, first - 1, words)
    named = not shouted and _stranger(tokens, first - 1, words)
    strange = named or (not shouted and after is None and _stranger(tokens, last, words))
    behind = ""
    if last + 1 < len(tokens) and tokens[last].text in (",", "("):
        country = naming_at(tokens, last + 1)
        behind = country[1].actor.country if country and country[1].actor.label == "state" else ""
    return _Seen(sentence, first, last, senses, grain, preposition, strange, named, shouted, behind)


def _in_list(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True when the list that a comma or "and" continues began with a preposition."""
    while at > 0 and (large(tokens[at]) or tokens[at].lower in (",", "dan", "and", "atau", "or")):
        at -= 1
    return tokens[at].lower in words.at


def _stranger(tokens: Sequence[Token], index: int, words: Lexicon) -> bool:
    """True when the token is written large and nothing known: the name is probably longer than the place's."""
    if not 0 <= index < len(tokens) or not large(tokens[index]) or index == 0:
        return False
    token = tokens[index]
    if (
        token.lower in words.openers
        or token.lower in words.ordinary
        or naming_at(tokens, index)
        or len(token.text) == 1
    ):
        return False
    if words.known.at(tokens, index) or words.known.before(tokens, index + 1):
        return False
    return not any(not sense.shy for sense in places.senses(token.text))


def _score(sense: Sense, one: _Seen, where: Scene) -> float:
    place = sense.place
    score = log10(place.population + 10) + 3 * where.share(place.country) + (1.5 if place.capital else 0.0)
    score += 4.0 if where.weights.get(place.country) else 0.0
    score += 6.0 if one.behind and place.country == one.behind else 0.0
    if place.grain in ("country", "area"):
        score += 12.0
    if place.grain == "region":
        score += 3.0 if one.grain == "region" else -0.7
    return score


def _sense(one: _Seen, where: Scene, words: Lexicon, sure: set[str]) -> KnownPlace | None:
    """What the name means here, None when it is no place."""
    best = max(one.senses, key=lambda sense: (_score(sense, one, where), sense.place.id))
    place = best.place
    shy = best.shy or _doubtful(one, place, words)
    if place.grain in ("country", "area"):
        return None if one.named and one.first + 1 == one.last else _state_of(one, where) or place
    if one.strange and not (one.grain and one.preposition):
        return None
    if place.id in sure and not shy:
        return place
    told = bool(where.weights.get(place.country)) or (words.lang == "id" and place.country == "ID")
    if shy and one.first + 1 == one.last and _ordinary(one, words):
        return place if one.grain in ("town", "region") else None
    if shy:
        return place if one.grain in ("town", "region") or (one.preposition and told) else None
    if one.headline or one.first == 0:
        return (
            place
            if place.capital or (told and place.population >= LARGE_TOWN) or place.population >= KNOWN_TOWN
            else None
        )
    if told or one.grain or place.capital or one.behind == place.country:
        return place
    return place if place.population >= (LARGE_TOWN if one.preposition else KNOWN_TOWN) else None


def _state_of(one: _Seen, where: Scene) -> KnownPlace | None:
    """The American state where an article of the United States says Georgia."""
    for sense in one.senses:
        place = sense.place
        if place.grain == "region" and where.weights.get(place.country, 0.0) > STATE_LEAD * where.weights.get(
            one.senses[0].place.country, 0.0
        ):
            return place
    return None


def _doubtful(one: _Seen, place: KnownPlace, words: Lexicon) -> bool:
    """True for a single word that is a word of the language or a given name, unless it is a capital."""
    token = one.sentence.tokens[one.first]
    single = one.first + 1 == one.last and not place.capital
    return single and (token.lower in words.ordinary or people.given(token.text))


def _ordinary(one: _Seen, words: Lexicon) -> bool:
    """True for a word of the language that happens to be a place's name ("Negara", "Kota")."""
    tokens = one.sentence.tokens
    return tokens[one.first].lower in words.openers or words.common.at(tokens, one.first) is not None


def _mark(doc: Document, one: _Seen, place: KnownPlace, words: Lexicon) -> Mark:
    tokens = one.sentence.tokens
    first, last = one.first, one.last
    grain: PlaceGrain = place.grain
    before, after = words.before_place.before(tokens, first), words.after_place.at(tokens, last)
    direction = words.directions.at(tokens, last) if words.direction_after else words.directions.before(tokens, first)
    if before and before[1] == "site":
        first, grain = before[0], "site"
    elif after and after[1] in ("site", "region") and place.grain != "country":
        last, grain = after[0], "site" if after[1] == "site" else grain
    elif direction and place.grain in ("country", "region", "area"):
        first, last = (first, direction[0]) if words.direction_after else (direction[0], last)
        grain = "region" if place.grain == "country" else grain
    start, end = tokens[first].start, tokens[last - 1].end
    written = doc.text.quote(tokens[one.first].start, tokens[one.last - 1].end)
    name = places.name_as(place.id, written, _day(doc)) or place.name
    where = Where(doc.text.quote(start, end), place.id, grain, place.lat, place.lon, name, place.country)
    return Mark("place", start, end, where, label=grain)


def _day(doc: Document) -> date | None:
    published = doc.article.published.when
    return published.last or published.first


def _capitals(doc: Document, where: Scene, words: Lexicon) -> Iterator[Mark]:
    """What "the capital" stands for: that of the country the article plays in."""
    capital = places.capitals().get(where.home)
    if capital is None:
        return
    for sentence in doc.sentences:
        if words.capital.heads.isdisjoint(sentence.words):
            continue
        for index in range(len(sentence.tokens)):
            found = words.capital.at(sentence.tokens, index)
            if found is None or _followed(sentence.tokens, found[0], words) or _owned(sentence.tokens, index):
                continue
            start, end = sentence.tokens[index].start, sentence.tokens[found[0] - 1].end
            name = places.name_on(capital.id, _day(doc))
            value = Where(
                doc.text.quote(start, end), capital.id, "town", capital.lat, capital.lon, name, capital.country
            )
            yield Mark("place", start, end, value, label="town")


def _followed(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True when a name or another owner follows ("ibu kota Nepal", "the capital of Nepal", "the capital, Dili")."""
    if at >= len(tokens):
        return False
    if tokens[at].text == "," and at + 1 < len(tokens):
        at += 1
    return large(tokens[at]) or tokens[at].lower in (
        "of",
        "city",
        "market",
        "markets",
        "provinsi",
        "punishment",
        "negara",
        "yang",
    )


def _owned(tokens: Sequence[Token], index: int) -> bool:
    return index > 0 and (tokens[index - 1].lower in ("'s", "’s") or large(tokens[index - 1]))


def _unresolved(doc: Document, words: Lexicon, named: Sequence[tuple[int, int]]) -> Iterator[Mark]:
    """Names that the gazetteer does not know: behind "di" or "in", or where the tagger is sure of a place."""
    asked = judge(doc)
    for sentence, shouted, held in zip(doc.sentences, headlines(doc), runs_of(doc), strict=True):
        for run in () if shouted else held:
            if not run.first or not run.personal or actors.naming(run.text):
                continue
            if any(run.start < last and first < run.end for first, last in named):
                continue
            if _somewhere(sentence, run, words, asked):
                value = Where(run.text, None, "unknown", name=run.text)
                yield Mark("place", run.start, run.end, value, label="unknown")


def _somewhere(sentence: Sentence, run: Run, words: Lexicon, asked: Judge) -> bool:
    """True when the run is a place by what stands before it, unless the tagger is sure of something else."""
    previous = sentence.tokens[run.first - 1].lower
    if previous in words.inside:
        return asked.of(sentence, run).person < STRANGE
    told = words.before_place.before(sentence.tokens, run.first)
    leads = previous in words.at or previous in words.toward or (told is not None and told[1] != "site")
    return leads and asked.of(sentence, run).place >= SURE
