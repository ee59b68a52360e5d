"""Where an article plays: how much it speaks of each country, and which one is home to its authorities. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from saksi.know import actors, places
from saksi.know.actors import Naming
from saksi.read.document import Document
from saksi.read.lexicon import Lexicon, lexicon
from saksi.read.offices import naming_at
from saksi.read.sentences import Token

LEAD = 1.25
"""How many times more than the next country the home country must be spoken of."""
GROUND = 3.0
"""Weight of a country named as a place ("di Kazakhstan"), against 1 for any other mention and 2 for its towns."""
TITLE = 2.0
"""How much more a mention in the title tells."""
NATIVE = {"id": "ID"}
"""The country a language's own newsrooms may leave unsaid."""


@dataclass(frozen=True, slots=True)
class Scene:
    """`weights` of countries by ISO code; `home` the ISO code of the clear leader, "" without one."""

    weights: Mapping[str, float]
    home: str

    def share(self, iso: str) -> float:
        """The country's part of all mentions, 0..1."""
        return self.weights.get(iso, 0.0) / (sum(self.weights.values()) or 1.0)


def scene(doc: Document) -> Scene:
    """The scene of a document."""
    words = lexicon(doc.pack)
    weights: defaultdict[str, float] = defaultdict(float)
    for sentence in doc.sentences:
        factor = TITLE if sentence.region == "title" else 1.0
        for iso, weight in _told(sentence.tokens, words):
            weights[iso] += factor * weight
    ranked = sorted(weights.items(), key=lambda one: (-one[1], one[0]))
    clear = bool(ranked) and (len(ranked) == 1 or ranked[0][1] >= LEAD * ranked[1][1])
    home = ranked[0][0] if clear else ""
    if not ranked:
        home = NATIVE.get(doc.pack.lang, "")
    return Scene(dict(weights), home)


def _told(tokens: Sequence[Token], words: Lexicon) -> Iterator[tuple[str, float]]:
    index = 0
    while index < len(tokens):
        found = naming_at(tokens, index)
        if found is None:
            for sense in places.senses(tokens[index].text) if tokens[index].text[0].isupper() else ():
                if not sense.shy and sense.place.population > 100_000:
                    yield sense.place.country, 2.0 if tokens[index - 1].lower in words.at else 1.0
                    break
            index += 1
            continue
        end, naming = found
        iso = naming.actor.country
        if actors.state(iso) and naming.actor.label != "media":
            yield iso, _weight(tokens, index, naming, words)
        index = end


def _weight(tokens: Sequence[Token], index: int, naming: Naming, words: Lexicon) -> float:
    """How much one mention of an actor speaks for its country as the scene."""
    if naming.actor.label != "state" or naming.adjective:
        return 0.6
    previous = tokens[index - 1].lower if index else ""
    if previous in words.at:
        return GROUND
    return GROUND - 1.0 if previous in words.toward else 1.0
