"""Where an article plays: how much it speaks of each country, and which one is home to its authorities. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from saksi.know import actors, places
from saksi.know.actors import Naming
from saksi.read.document import Document, once
from saksi.read.lexicon import Lexicon, lexicon
from saksi.read.offices import naming_at
from saksi.read.sentences import Token

LEAD = 1.25
"""How many times more than the next country the home country must be spoken of."""
GROUND = 3.0
"""Weight of a country named as a place ("di Kazakhstan"), against 1 for any other mention and 2 for its towns."""
TITLE = 2.0
"""How much more a mention in the title tells."""
TOWN = 100_000
"""People above which a town's bare name tells of its country."""
NATIVE = {"id": "ID"}
"""The country a language's own newsrooms may leave unsaid."""


@dataclass(frozen=True, slots=True)
class Scene:
    """`weights` of countries by ISO code; `home` the ISO code of the clear leader, "" without one."""

    weights: Mapping[str, float]
    home: str

    def share(self, iso: str) -> float:
        """The country's part of all mentions, 0..1."""
        held = self.weights.get(iso, 0.0)
        return held / (sum(self.weights.values()) or 1.0) if held else 0.0


@once
def scene(doc: Document) -> Scene:
    """The scene of a document."""
    words = lexicon(doc.pack)
    weights: defaultdict[str, float] = defaultdict(float)
    towns: list[tuple[tuple[str, ...], float]] = []
    for sentence in doc.sentences:
        factor = TITLE if sentence.region == "title" else 1.0
        for countries, weight in _told(sentence.tokens, words):
            if len(countries) == 1:
                weights[countries[0]] += factor * weight
            else:
                towns.append((countries, factor * weight))
    for countries, weight in towns:
        weights[max(countries, key=lambda iso: weights.get(iso, 0.0))] += weight
    ranked = sorted(weights.items(), key=lambda one: (-one[1], one[0]))
    clear = bool(ranked) and (len(ranked) == 1 or ranked[0][1] >= LEAD * ranked[1][1])
    home = ranked[0][0] if clear else ""
    if not ranked:
        home = NATIVE.get(doc.pack.lang, "")
    return Scene(dict(weights), home)


def _told(tokens: Sequence[Token], words: Lexicon) -> Iterator[tuple[tuple[str, ...], float]]:
    """The countries each name may speak for, the likeliest first, and how much it weighs."""
    index = 0
    while index < len(tokens):
        if not tokens[index].large:
            index += 1
            continue
        found = naming_at(tokens, index)
        if found is None:
            countries = _countries_of_town(tokens[index].text)
            if countries:
                yield countries, 2.0 if index and tokens[index - 1].lower in words.at else 1.0
            index += 1
            continue
        end, naming = found
        if actors.state(naming.actor.country) and naming.actor.label != "media":
            yield (naming.actor.country,), _weight(tokens, index, naming, words)
        index = end


@lru_cache(maxsize=8192)
def _countries_of_town(written: str) -> tuple[str, ...]:
    """The countries of the large towns that are called so."""
    held = (one.place for one in places.senses(written) if not one.shy)
    return tuple(dict.fromkeys(place.country for place in held if place.population > TOWN and place.country))


def _weight(tokens: Sequence[Token], index: int, naming: Naming, words: Lexicon) -> float:
    """How much one mention of an actor speaks for its country as the scene."""
    if naming.actor.label != "state" or naming.adjective:
        return 0.6
    previous = tokens[index - 1].lower if index else ""
    if previous in words.at:
        return GROUND
    return GROUND - 1.0 if previous in words.toward else 1.0
