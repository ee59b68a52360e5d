"""Where a figure was counted and as of which day: what the text tells beside it, else the day of the news. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from saksi.core.kinds import Modality
from saksi.core.reading import NO_DAY, Slot
from saksi.core.values import When, Where, Who
from saksi.core.witness import Because, Witness
from saksi.read.date_setting import lead_edge, published, said_on, when_for
from saksi.read.document import Document, Mark
from saksi.read.figure_scene import GENITIVES, Scene
from saksi.read.figure_words import FORCE_MEASURES, lexicon
from saksi.read.sentences import Sentence
from saksi.read.setting import home, place_for

RECENT = timedelta(days=14)
"""A longer time that reaches into the days before publication is that of the events, not of the count."""
FRESH = timedelta(days=3)
"""How old the day of the news may be for a count without a day; an older one is rather where the story began."""
CASUALTIES = frozenset({"killed", "injured", "missing", "damaged"})
"""Measures that one event leaves behind: the day of the first holds for those that tell none."""
MENTIONS = 3
"""How often a town must be told to be what an article is about that does not open with it."""
REGIONS = ("region", "district", "area")
"""Grains of a home within which the beginning of an article may name the very place."""
ONCE = frozenset({"killed", "injured", "damaged", "participants"})
"""Measures told of the event itself; what goes on being counted is as of the last day told."""
OPENING = 6
"""Tokens of a sentence in which the day of a look back stands ("In December 2011, police killed 16")."""
MANY = 10
"""From how many dead on a toll needs a source to be believed of one day."""


def place(scene: Scene, said: Witness, measure: str, contingent: Slot | None) -> Slot | None:
    """The place of the figure counted at `said`: never where its speaker sits, whence the forces come, or whither
    people fled; the article's own place stands in for these.
    """
    found = place_for(scene.doc, said.start, said.end)
    if found is None:
        return None
    elsewhere = _speaks(scene.doc, said, found) or _sends(found, measure, contingent)
    if elsewhere or (measure == "displaced" and _whither(scene, found)) or not _stands_in(scene, found):
        own = home(scene.doc)
        fallen = elsewhere or own is None or own.witness == found.witness or _stands_in(scene, found)
        return _local(scene.doc, own) if fallen else found
    return found


def _local(doc: Document, own: Slot | None) -> Slot | None:
    """The place of "in Tambusai, Riau" where an article that keeps to Riau opens so, else `own`.

    A town that the beginning does not tell is not what the article is about: rather the place no gazetteer knows that
    the beginning does tell, or none.
    """
    where = own.value if own is not None else None
    if not isinstance(where, Where) or where.grain not in (*REGIONS, "town"):
        return own
    edge = lead_edge(doc)
    held = [(doc.sentence_at(mark.start), mark) for mark in doc.of_kind("place")]
    opening = [(at, mark) for at, mark in held if at is not None and (at.block < edge or at.region == "title")]
    if where.grain == "town":
        told = sum(isinstance(mark.value, Where) and mark.value.key == where.key for _, mark in held)
        if told >= MENTIONS or any(isinstance(m.value, Where) and m.value.key == where.key for _, m in opening):
            return own
        unknown = [mark for _, mark in opening if isinstance(mark.value, Where) and mark.value.place_id is None]
        return unknown[0].slot("place", doc.text) if unknown else None
    for (sentence, mark), (_, outer) in pairwise(opening):
        between = [token.text for token in sentence.between(mark.end, outer.start)]
        assert sentence is not None
        inner = isinstance(mark.value, Where) and mark.value.key != where.key
        if inner and isinstance(outer.value, Where) and outer.value.key == where.key and between == [","]:
            return mark.slot("place", doc.text)
    return own


def _speaks(doc: Document, said: Witness, found: Slot) -> bool:
    """True for the Canberra of "Canberra says 1,300 will come"."""
    voice = doc.utterance_at(said.start)
    speaker = voice.speaker.witness if voice is not None and voice.speaker is not None else None
    return speaker is not None and speaker.start <= found.witness.start and found.witness.end <= speaker.end


def _sends(found: Slot, measure: str, contingent: Slot | None) -> bool:
    """True for the state whose forces are counted abroad."""
    where, who = found.value, contingent.value if contingent is not None else None
    if measure not in FORCE_MEASURES or not isinstance(where, Where) or not isinstance(who, Who):
        return False
    return where.grain == "country" and where.name == (who.actor_id or who.written).partition("/")[0]


def _whither(scene: Scene, found: Slot) -> bool:
    at = scene.starts.get(found.witness.start)
    return at is not None and scene.said_before("toward", at) is not None


def day(
    scene: Scene, said: Witness, cue: Witness, measure: str, modality: Modality, event: Slot | None, *, total: bool
) -> Slot | None:
    """The day told with the figure at `said`; a count of today is as of the day of the news, else of publication.

    `cue` is the word of the measure, `event` the day the article counted back to for its first casualties
    (`event_day`), `total` whether a running total is told. What is planned or unknown has only the day it tells.
    """
    once = measure in ONCE and not total
    told = when_for(scene.doc, said.start, said.end)
    if modality in ("planned", "unknown"):
        return told
    if told is not None and modality in ("superseded", "retracted"):
        return told
    if told is not None and _relative(scene, said, cue, told):
        return _today(scene.doc, said, first=once)
    if told is not None and total and (counted := _counted_later(scene, said, cue, told)) is not None:
        return counted
    same = _same_day(scene)
    if same is not None:
        return same
    if told is not None and (_of_another(scene, told) or _of_events(scene.doc, told)):
        return _today(scene.doc, said, first=once)
    found = when_for(scene.doc, said.start, said.end, default=True)
    if found is not None and _stands_in(scene, found):
        return found
    past = _look_back(scene, said)
    if past is not None:
        return past
    if measure in CASUALTIES and event is not None:
        return event
    if found is None or not _told_near(scene, found) or _is_relative(scene, found):
        return _today(scene.doc, said, first=once)
    return found


def _relative(scene: Scene, said: Witness, cue: Witness, told: Slot) -> bool:
    """True for the Sunday of "sent 300 soldiers to a town that was flooded on Sunday"."""
    if told.witness.start < said.end or not (scene.sentence.start <= cue.start < scene.sentence.end):
        return False
    edge = max(said.end, cue.end)
    if told.witness.start < edge:
        return False
    first = len(scene.sentence.between(scene.sentence.start, edge))
    after = first + len(scene.sentence.between(edge, told.witness.start))
    opened = [at for at in range(first, after) if scene.says("clause", at) is not None]
    return bool(opened) and not any(scene.tokens[at].text == "," for at in range(opened[-1], after))


def _counted_later(scene: Scene, said: Witness, cue: Witness, told: Slot) -> Slot | None:
    """The day of the count where `told` is that of what is counted ("the toll from Monday's earthquake rose to 272").

    Without a genitive only a day of saying tells it: in "the toll from the floods on Monday rose" it rose on Monday.
    """
    if not cue.end <= told.witness.start < said.start or not _stands_in(scene, told):
        return None
    counted = said_on(scene.doc, scene.sentence, said.start)
    if counted is not None and counted.witness == told.witness:
        return None
    if owns(scene.sentence, told.witness.end):
        return counted or _today(scene.doc, said, first=False, besides=told)
    first = len(scene.sentence.between(scene.sentence.start, cue.end))
    after = first + len(scene.sentence.between(cue.end, told.witness.start))
    return counted if scene.has("cause", first, after) else None


def owns(sentence: Sentence, end: int) -> bool:
    """True for the day that ends there in "Monday's earthquake": it is the day of what it stands before."""
    return any(token.start == end and token.lower in GENITIVES for token in sentence.between(end, sentence.end)[:1])


def _same_day(scene: Scene) -> Slot | None:
    """The day told last before "that night"."""
    at = scene.any_in(scene.words.is_("same_day"), 0, len(scene.tokens))
    if at is None:
        return None
    doc, start = scene.doc, scene.tokens[at].start
    earlier = (mark for mark in reversed(doc.of_kind("date")) if mark.end <= start)
    for mark in earlier:
        if isinstance(mark.value, When) and mark.value.single and mark.label not in ("background", "duration"):
            return mark.slot("when", doc.text)
    return None


def pinned(scene: Scene, said: Witness, when: Slot | None, low: int | None) -> bool:
    """True for a toll of many that a sentence without a source pins to one day some days old: likely that of another
    count, or of the whole time since.
    """
    last = scene.doc.article.published.when.last
    if when is None or last is None or low is None or low < MANY or not isinstance(when.value, When):
        return False
    day, voice = when.value.single, scene.doc.utterance_at(said.start)
    opens = len(scene.sentence.between(scene.sentence.start, when.witness.start)) < OPENING
    sourced = voice is not None and voice.speaker is not None
    return day is not None and day < last - FRESH and opens and _stands_in(scene, when) and not sourced


def event_day(counted: Iterable[tuple[Scene, Witness, str]]) -> Slot | None:
    """The day that the first casualties of an article are counted back to ("on Tuesday, a day after 30 were hurt")."""
    for scene, said, measure in counted:
        if measure not in CASUALTIES:
            continue
        found = when_for(scene.doc, said.start, said.end, default=True)
        if found is not None and _stands_in(scene, found) and not _is_mark(scene.doc, found):
            return found
    return None


def _is_mark(doc: Document, slot: Slot) -> bool:
    """True for a day that is told itself, not counted back from one."""
    held = doc.within("date", slot.witness.start, slot.witness.end)
    return any((mark.start, mark.end) == (slot.witness.start, slot.witness.end) for mark in held)


def _stands_in(scene: Scene, slot: Slot) -> bool:
    return scene.sentence.start <= slot.witness.start < scene.sentence.end


def _told_near(scene: Scene, slot: Slot) -> bool:
    """True for a day told in the same paragraph."""
    sentence = scene.doc.sentence_at(slot.witness.start)
    return sentence is not None and sentence.block == scene.sentence.block


def _today(doc: Document, said: Witness, *, first: bool, besides: Slot | None = None) -> Slot | None:
    """The day of the news: of the days the beginning tells the `first` or the last, else that of publication.

    `besides` is a day that it is not.
    """
    edge = lead_edge(doc)
    last = doc.article.published.when.last
    held: list[Mark] = []
    for mark in doc.of_kind("date"):
        sentence, when = doc.sentence_at(mark.start), mark.value
        if sentence is None or last is None:
            continue
        if sentence.block >= edge:
            break
        recent = isinstance(when, When) and when.single and last - FRESH <= when.single <= last
        aside = _described(doc, sentence, mark) or (not first and owns(sentence, mark.end))
        aside = aside or (besides is not None and when == besides.value)
        if recent and mark.label != "background" and not aside:
            held.append(mark)
    if not held:
        return published(doc) or _publication(doc, said)
    return (held[0] if first else max(held, key=_single)).slot("when", doc.text)


def _single(mark: Mark) -> date:
    assert isinstance(mark.value, When)
    assert mark.value.single
    return mark.value.single


def _described(doc: Document, sentence: Sentence, mark: Mark) -> bool:
    """True for the Saturday of "the flood that struck on Saturday": no comma parts it from its relative word."""
    words = lexicon(doc.pack).is_("clause")
    tokens = sentence.between(sentence.start, mark.start)
    for at in range(len(tokens) - 1, -1, -1):
        if tokens[at].text in ",;:":
            return False
        if words.at(tokens, at) is not None:
            return True
    return False


def _publication(doc: Document, said: Witness) -> Slot | None:
    """The publication day where the page prints none, on the count itself."""
    when = doc.article.published.when
    return Slot("when", when, said, (Because(said, NO_DAY),)) if when.known else None


def _of_another(scene: Scene, told: Slot) -> bool:
    """True for the day of the number this one is compared with ("up from 7,939 a day earlier")."""
    at = scene.starts.get(told.witness.start)
    return at is not None and scene.says("earlier", at) is not None


def _is_relative(scene: Scene, slot: Slot) -> bool:
    """True for "two days ago", told of something else in a sentence before."""
    sentence = scene.doc.sentence_at(slot.witness.start)
    if sentence is None:
        return False
    at = next((index for index, token in enumerate(sentence.tokens) if token.start == slot.witness.start), -1)
    return scene.words.is_("earlier").at(sentence.tokens, at) is not None


def _of_events(doc: Document, told: Slot) -> bool:
    """True for a time without an end, or longer than a day and of late: "since 16 July", "in last week's riots"."""
    when, last = told.value, doc.article.published.when.last
    if not isinstance(when, When) or when.first is None or last is None:
        return False
    if when.last is None:
        return True
    return when.last - when.first > timedelta(days=1) and last - RECENT <= when.last


def _look_back(scene: Scene, said: Witness) -> Slot | None:
    """A day long past: it opens the sentence, or the sentence before it where this one says "at that time"."""
    doc, last = scene.doc, scene.doc.article.published.when.last
    if last is None or not scene.tokens:
        return None
    opening = scene.tokens[min(OPENING, len(scene.tokens)) - 1].end
    start = scene.sentence.start
    if scene.has("then", 0, len(scene.tokens)):
        before = [one for one in doc.sentences if one.block == scene.sentence.block and one.end <= start]
        start = before[-1].start if before else start
    for mark in doc.within("date", start, min(said.start, max(opening, start))):
        when = mark.value
        if isinstance(when, When) and when.first and when.last and when.last < last - RECENT:
            return mark.slot("when", doc.text)
    return None
