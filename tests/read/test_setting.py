"""The place and the day that govern a span."""

from __future__ import annotations

from datetime import date

from saksi.core.article import Article, Published
from saksi.core.reading import Slot
from saksi.core.text import Region, Text
from saksi.core.values import When, Where, Who
from saksi.core.witness import Because, Witness
from saksi.lang import pack
from saksi.read import dates
from saksi.read.document import Document, Mark, Utterance
from saksi.read.setting import home, place_for, when_for

PLACES = {
    "Kazakhstan": Where("Kazakhstan", "KZ", "country", name="Kazakhstan", country="KZ"),
    "Almaty": Where("Almaty", "gn:1526384", "town", name="Almaty", country="KZ"),
    "Aktau": Where("Aktau", "gn:610612", "town", name="Aktau", country="KZ"),
    "Russia": Where("Russia", "RU", "country", name="Russia", country="RU"),
    "Oslo": Where("Oslo", "gn:3143244", "town", name="Oslo", country="NO"),
    "Karabakh": Where("Karabakh", "x:karabakh", "region", name="Karabakh", country="AZ"),
    "Azerbaijan": Where("Azerbaijan", "AZ", "country", name="Azerbaijan", country="AZ"),
    "Jakarta": Where("Jakarta", "gn:1642911", "town", name="Jakarta", country="ID"),
}


def document(title: str, body: str, lang: str = "en") -> Document:
    whole = f"{title}\n{body}"
    text = Text(whole, (Region(0, len(title), "title"), Region(len(title) + 1, len(whole), "body")))
    because = (Because(Witness.of(text, 0, len(title)), "printed"),)
    published = Published(When.on(date(2022, 1, 13)), "printed", because)
    doc = Document.of(Article("page", text.id, lang=lang, published=published), text, pack.load(lang))
    marks = []
    for word, place in PLACES.items():
        at = whole.find(word)
        while at >= 0:
            marks.append(Mark("place", at, at + len(word), place, place.grain))
            at = whole.find(word, at + 1)
    return doc.with_marks(marks).with_marks(dates.mark(doc))


def place(doc: Document, words: str) -> str:
    at = doc.text.body.index(words)
    slot = place_for(doc, at, at + len(words))
    return slot.value.name if slot and isinstance(slot.value, Where) else ""


def when(doc: Document, words: str, *, default: bool = False) -> str:
    at = doc.text.body.index(words)
    slot = when_for(doc, at, at + len(words), default=default)
    return slot.value.iso() if slot and isinstance(slot.value, When) else ""


def test_nearest_place_with_a_preposition_governs() -> None:
    """Of two towns each rules its own clause, and a country that acts is no place of the deed."""
    doc = document("Unrest", "Police killed ten men in Almaty, and arrested five women in Aktau, Russia said.")
    assert (place(doc, "ten men"), place(doc, "five women")) == ("Almaty", "Aktau")


def test_place_of_the_sentence_before_and_home() -> None:
    """A sentence without a place takes that of the sentence before in its paragraph, else the article's country."""
    doc = document("Kazakhstan buries its dead", "Crowds stormed a hall in Almaty. Six men died.\nTen were held later.")
    assert place(doc, "Six men") == "Almaty"
    assert place(doc, "Ten were") == "Kazakhstan"


def test_home_is_not_the_dateline_city() -> None:
    """The outlet's own city before the dash is never what the article is about."""
    doc = document("Kerusuhan", "TEMPO.CO, Jakarta - Massa menyerbu gedung di Almaty.\nDi Kazakhstan api padam.", "id")
    slot = home(doc)
    assert slot is not None
    assert isinstance(slot.value, Where)
    assert slot.value.name == "Kazakhstan"


def test_nearest_day_governs() -> None:
    """Each clause takes its own day, and one without takes the day of its sentence."""
    doc = document("Unrest", "On Monday ten men died, and on Tuesday five women fled, while the hall burned.")
    assert when(doc, "ten men") == "2022-01-10"
    assert when(doc, "five women") == "2022-01-11"


def test_background_stays_in_its_clause() -> None:
    """A day of long ago dates only what stands in its own clause."""
    doc = document("Unrest", "Ten men died, in a town where police shot strikers in December 2011.")
    assert when(doc, "Ten men") == ""
    assert when(doc, "strikers") == "2011-12-01/2011-12-31"


def test_publication_only_when_asked_for() -> None:
    """Without a day in the sentence there is none, or, on request, the publication day on the masthead's span."""
    doc = document("13 January 2022", "Ten men died.")
    assert when(doc, "Ten men") == ""
    assert when(doc, "Ten men", default=True) == "2022-01-13"


def said(doc: Document, words: str, cue: str, speaker: str) -> Document:
    """The document with `words` said by `speaker`."""
    body = doc.text.body
    at, verb, who = body.index(words), body.index(cue), body.index(speaker)
    slot = Slot("says", Who(speaker), Witness.of(doc.text, who, who + len(speaker)))
    span = (at, at + len(words))
    return doc.with_utterances([Utterance(*span, slot, None, False, (verb, verb + len(cue)), span)])


def test_where_it_was_said_is_not_where_it_was_so() -> None:
    """The town of the speaker is not that of what is told, and the day of saying only without a day of its own."""
    body = "Monitors in Oslo said on Tuesday that ten men had died on Sunday while they marched for their rights."
    doc = document("Unrest in Kazakhstan", body)
    doc = said(doc, body[body.index("ten men") : -1], "said", "Monitors")
    assert place(doc, "ten men") == "Kazakhstan"
    assert when(doc, "ten men") == "2022-01-09"
    doc = document("Unrest in Kazakhstan", "Monitors in Oslo said on Tuesday that ten men had died.")
    assert when(said(doc, "ten men had died", "said", "Monitors"), "ten men") == "2022-01-11"


def test_a_part_is_not_the_whole() -> None:
    """The place of "of whom ten", and of what stands behind "while", is none of what stands before."""
    doc = document("Unrest in Kazakhstan", "Sixty men died, of whom ten fell in Almaty, while five fled to Aktau.")
    assert (place(doc, "Sixty men"), place(doc, "ten fell")) == ("Kazakhstan", "Almaty")


def test_the_city_is_the_last_town_told() -> None:
    """The words "the city" mean the town told before, in another paragraph too."""
    doc = document("Kazakhstan", "Crowds stormed a hall in Almaty.\nTen men fled the city.")
    assert place(doc, "Ten men") == "Almaty"


def test_home_is_no_power_that_only_acts() -> None:
    """A country named often as an actor is not where the article plays."""
    doc = document(
        "Russia sends soldiers", "Russia sent men. Russia said so. Russia stays.\nA hall burned in Kazakhstan."
    )
    slot = home(doc.with_marks(Mark("actor", at, at + 6, Who("Russia"), "state") for at in starts(doc, "Russia")))
    assert slot is not None
    assert isinstance(slot.value, Where)
    assert slot.value.name == "Kazakhstan"


def test_home_may_be_a_region() -> None:
    """An article that keeps to one region of a country plays there."""
    doc = document("War in Karabakh", "Azerbaijan acted. Men fled in Karabakh.")
    slot = home(doc)
    assert slot is not None
    assert isinstance(slot.value, Where)
    assert slot.value.name == "Karabakh"


def starts(doc: Document, word: str) -> list[int]:
    """Where `word` stands."""
    return [at for at in range(len(doc.text.body)) if doc.text.body.startswith(word, at)]


def test_the_day_of_the_news_stands_in() -> None:
    """On request a sentence without a day takes the last one of its paragraph, else that of the lead."""
    doc = document("Unrest", "A hall burned on Tuesday.\nOn Wednesday men fled. Ten died.\nSix were held.")
    assert when(doc, "Ten died", default=True) == "2022-01-12"
    assert when(doc, "Six were", default=True) == "2022-01-11"


def test_a_day_after_counts_back() -> None:
    """What happened before "a day after" was the day before the one told."""
    doc = document("Unrest", "Troops left on Wednesday, a day after ten men were killed.")
    assert when(doc, "ten men", default=True) == "2022-01-11"
    assert when(doc, "Troops") == "2022-01-12"


def test_until_when_is_not_when() -> None:
    """A day still to come until which something lasts is not its day, nor is that of a comparison."""
    doc = document("Unrest", "Rule by decree began, and holds until January 19. Ten died, up from 6 on Monday.")
    assert when(doc, "began") == ""
    assert when(doc, "Ten died") == ""
