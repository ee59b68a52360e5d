"""The place and the day that govern a span."""

from __future__ import annotations

from datetime import date

from saksi.core.article import Article, Published
from saksi.core.text import Region, Text
from saksi.core.values import When, Where
from saksi.core.witness import Because, Witness
from saksi.lang import pack
from saksi.read import dates
from saksi.read.document import Document, Mark
from saksi.read.setting import home, place_for, when_for

PLACES = {
    "Kazakhstan": Where("Kazakhstan", "KZ", "country", name="Kazakhstan", country="KZ"),
    "Almaty": Where("Almaty", "gn:1526384", "town", name="Almaty", country="KZ"),
    "Aktau": Where("Aktau", "gn:610612", "town", name="Aktau", country="KZ"),
    "Russia": Where("Russia", "RU", "country", name="Russia", country="RU"),
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
