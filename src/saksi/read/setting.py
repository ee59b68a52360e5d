"""Where and when something in a text took place: the place and day that govern a span. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from saksi.core.reading import Slot
from saksi.core.values import Where
from saksi.know import places
from saksi.read.date_setting import published, when_for
from saksi.read.document import Document, Mark
from saksi.read.scene import scene
from saksi.read.sentences import Sentence, Token
from saksi.read.setting_words import SettingWords, index, is_aside, setting_words, tells_saying

__all__ = ["home", "place_for", "published", "when_for"]

COMMA, BREAK = 3, 8
"""Tokens that crossing a comma, or a clause border (`;`, `:`, "while"), weighs when the nearest mark is sought."""

LOOSE = 12
"""What a place that stands without a preposition weighs: "Russia sent" is hardly in Russia, "in Russia" is."""

OUT = 30
"""Weight from which nothing governs: a place that is an actor at the same spot, or of another clause."""

LOCAL = 0.5
"""Share of the places told of a country from which one region of it is what the article is about."""

LED, NAMED = 2.0, 3.0
"""What a place weighs for home in the first paragraph, and in the title."""

SPOKEN = 0.4
"""What one mention of a country weighs for home beside a place told of it."""

REGIONS = ("region", "district", "area")
"""Grains of which one can be what the article is about beside its country."""

NATIONAL = frozenset({"ministry", "government", "state"})
"""Labels of speakers that speak of the whole country unless they name a place."""


def place_for(doc: Document, start: int, end: int) -> Slot | None:
    """The place that governs `[start, end)`: nearest in its clause, else its sentence, else the article's own.

    The place of a speaker, a ministry or a newsroom is not that of what they tell. Between the sentence and the article
    stand "the city", which is the last town told, and the one place that the preceding sentence of the same paragraph
    tells with a preposition.
    """
    sentence = doc.sentence_at(start)
    if sentence is None:
        return home(doc)
    found = _nearest(doc, sentence, _told(doc, sentence), start, end)
    if found:
        return found.slot("place", doc.text)
    return _meant(doc, sentence) or _of_speaker(doc, start) or _place_before(doc, sentence, start) or home(doc)


def home(doc: Document) -> Slot | None:
    """What the article is about: the country told most as a place, or the region of it that it keeps to.

    Places told with a preposition or in the title decide, three times as much in the title and twice in the first
    paragraph, together with how much the article speaks of each country at all (read/scene.py); a country that only
    acts in it is not its home, nor is the outlet's own dateline.
    """
    return _home(_Same(doc))


class _Same:
    """A document by identity, so that what holds for the whole of it is found once."""

    __slots__ = ("doc",)

    def __init__(self, doc: Document) -> None:
        self.doc = doc

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.doc is other.doc

    def __hash__(self) -> int:
        return id(self.doc)


@lru_cache(maxsize=2)
def _home(held: _Same) -> Slot | None:
    doc = held.doc
    told: dict[str, float] = defaultdict(float)
    keys: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    first: dict[str, Mark] = {}
    for mark, place, weight in _weighed(doc):
        country = place.country or place.key
        told[country] += weight
        keys[country][place.key] += weight
        first.setdefault(place.key, mark)
        known = first.get(country)
        if known is None or (_grain(known) != "country" and place.grain == "country"):
            first[country] = mark
    spoken = scene(doc).weights
    several = [country for country in told if country in spoken or _grain(first[country]) != "area"] or list(told)
    if not several:
        return None
    grounds = [country for country in several if told[country] > 0] or several
    best = max(grounds, key=lambda one: (told[one] + SPOKEN * spoken.get(one, 0.0), -first[one].start))
    return first[_local(doc, best, keys[best]) or best].slot("place", doc.text)


def _weighed(doc: Document) -> Iterator[tuple[Mark, Where, float]]:
    """Each place with its weight as a ground; 0 where it only acts or tells where something was said."""
    lead = next((sentence.block for sentence in doc.sentences if sentence.region == "body"), -1)
    for mark, place in _places(doc):
        sentence = doc.sentence_at(mark.start)
        if sentence is None or _is_dateline(doc, sentence, mark):
            continue
        weight = NAMED if sentence.region == "title" else LED if sentence.block == lead else 1.0
        located = _is_located(doc, sentence, mark)
        if tells_saying(doc, sentence, mark) or (not located and (_acts(doc, mark) or _is_capital(place))):
            weight = 0.0
        yield mark, place, weight * (2 if located else 1)


def _is_capital(place: Where) -> bool:
    """True for a capital, which without a preposition stands for its government as a rule."""
    known = places.capitals().get(place.country)
    return known is not None and known.id == place.place_id


def _local(doc: Document, country: str, keys: Mapping[str, float]) -> str | None:
    """The region that most of the places told in the country are, or the town where the country is not named."""
    named = any(place.grain == "country" and place.key == country for _, place in _places(doc))
    inner = {place.key for _, place in _places(doc) if place.grain in (REGIONS if named else (*REGIONS, "town"))}
    total = sum(keys.values())
    shares = {key: sum(keys[one] for one in keys if places.inside(one, key)) for key in keys if key in inner}
    held = [key for key, share in shares.items() if total and share >= LOCAL * total]
    return held[0] if held else None


def _places(doc: Document) -> Iterator[tuple[Mark, Where]]:
    return ((mark, mark.value) for mark in doc.of_kind("place") if isinstance(mark.value, Where))


def _grain(mark: Mark) -> str:
    return mark.value.grain if isinstance(mark.value, Where) else ""


def _is_dateline(doc: Document, sentence: Sentence, mark: Mark) -> bool:
    """True for "TEMPO.CO, Jakarta -" and "ALMATY (HW) -": near the start of its sentence, capitals or a dash behind."""
    if mark.start - sentence.start > 40 or sentence.region == "title":
        return False
    after = [token.text for token in sentence.tokens if token.start >= mark.end][:4]
    dash = any(text in ("-", "–", "—") for text in after[:1]) or (after[:1] == ["("] and ")" in after)
    return dash and not any(token.text in ("-", "–", "—") for token in sentence.between(sentence.start, mark.start))


def _acts(doc: Document, mark: Mark) -> bool:
    """True where a country, or the capital that stands for it, is an actor or part of an actor's name."""
    for actor in doc.of_kind("actor"):
        if actor.start < mark.end and mark.start < actor.end:
            return _grain(mark) == "country" or actor.label in NATIONAL
    return False


def _is_located(doc: Document, sentence: Sentence, mark: Mark, *, toward: bool = True) -> bool:
    """True when a preposition of place stands before the mark, articles and names of kinds ("kota") between."""
    words, tokens = setting_words(doc.pack), sentence.tokens
    at = _before(words, tokens, mark)
    if at < 0:
        return False
    lower = tokens[at].lower
    if lower in words.origin:
        return toward and at > 0 and tokens[at - 1].lower in words.leaving
    return lower in words.locative or (toward and lower in words.toward)


def _before(words: SettingWords, tokens: Sequence[Token], mark: Mark) -> int:
    at = index(tokens, mark.start) - 1
    while at >= 0 and tokens[at].lower in words.articles:
        at -= 1
    return at


def _told(doc: Document, sentence: Sentence) -> list[Mark]:
    """The places of the sentence, without that of who says it and the outlet's dateline."""
    held = doc.within("place", sentence.start, sentence.end)
    return [mark for mark in held if not tells_saying(doc, sentence, mark) and not _is_dateline(doc, sentence, mark)]


def _cost(doc: Document, sentence: Sentence, mark: Mark, start: int, end: int) -> int:
    """Tokens between span and mark, with what lies in between weighed; the less, the more it governs."""
    words = setting_words(doc.pack)
    ahead = mark.start >= end
    between = sentence.between(end, mark.start) if ahead else sentence.between(mark.end, start)
    cost = len(between)
    for token in between:
        cost += COMMA if token.text == "," else BREAK if token.lower in words.breaks else 0
        if ahead and (token.lower in words.turns or token.lower in words.parts):
            cost += OUT
    if not ahead and is_aside(words, sentence, mark, between):
        return cost + OUT
    if _is_located(doc, sentence, mark, toward=False):
        return cost
    if _is_located(doc, sentence, mark):
        return cost + 1
    before = _before(words, sentence.tokens, mark)
    apart = before >= 0 and sentence.tokens[before].lower in words.origin
    capital = sentence.region != "title" and isinstance(mark.value, Where) and _is_capital(mark.value)
    indefinite = capital or any(
        token.lower in words.indefinite for token in sentence.tokens if token.end == mark.start - 1
    )
    return cost + (OUT if apart or indefinite or _acts(doc, mark) else LOOSE)


def _nearest(doc: Document, sentence: Sentence, marks: Iterable[Mark], start: int, end: int) -> Mark | None:
    costs = {mark: _cost(doc, sentence, mark, start, end) for mark in marks}
    best = min(costs, key=lambda mark: (costs[mark], mark.start), default=None)
    return best if best is not None and costs[best] < OUT else None


def _meant(doc: Document, sentence: Sentence) -> Slot | None:
    """The town that "the city" of this sentence means: the last one told before."""
    words, tokens = setting_words(doc.pack), sentence.tokens
    said = next(((i, found[1]) for i in words.meant.spots(tokens) if (found := words.meant.at(tokens, i))), None)
    if said is None:
        return None
    grains = ("town",) if said[1] == "town" else REGIONS
    before = [mark for mark, place in _places(doc) if mark.end <= tokens[said[0]].start and place.grain in grains]
    # In its own paragraph any town may be meant ("Dili is no stranger ... in that city"), else one told as a place.
    near = [mark for mark in before if (held := doc.sentence_at(mark.start)) and held.block == sentence.block]
    meant = near or [mark for mark in before if said[1] != "town" or _stands(doc, mark)]
    return meant[-1].slot("place", doc.text) if meant else None


def _stands(doc: Document, mark: Mark) -> bool:
    sentence = doc.sentence_at(mark.start)
    return sentence is not None and mark in _told(doc, sentence) and _is_located(doc, sentence, mark)


def _of_speaker(doc: Document, position: int) -> Slot | None:
    """The town or region of an office that speaks of its own: "the mayor of Dili said", "polisi Makassar menyebut"."""
    spoken = doc.utterance_at(position)
    if spoken is None or spoken.speaker is None:
        return None
    witness = spoken.speaker.witness
    for actor in doc.of_kind("actor"):
        if actor.start < witness.end and witness.start < actor.end and actor.label not in NATIONAL:
            held = [m for m in doc.within("place", actor.start, actor.end) if _grain(m) in ("town", *REGIONS)]
            if held:
                return held[0].slot("place", doc.text)
    return None


def _place_before(doc: Document, sentence: Sentence, start: int) -> Slot | None:
    """The one place that the sentence before tells, unless a ministry or the like speaks here, of the whole country."""
    at = doc.sentences.index(sentence)
    if at == 0 or doc.sentences[at - 1].block != sentence.block or _is_national(doc, start):
        return None
    earlier = doc.sentences[at - 1]
    located = [mark for mark in _told(doc, earlier) if _is_located(doc, earlier, mark, toward=False)]
    keys = {mark.value.key for mark in located if isinstance(mark.value, Where)}
    return located[-1].slot("place", doc.text) if len(keys) == 1 else None


def _is_national(doc: Document, position: int) -> bool:
    spoken = doc.utterance_at(position)
    if spoken is None or spoken.speaker is None:
        return False
    witness = spoken.speaker.witness
    return any(mark.label in NATIONAL for mark in doc.within("actor", witness.start, witness.end))
