"""Entries made by hand, with witnesses of every sort."""

from __future__ import annotations

from datetime import UTC, date, datetime

from saksi.core.article import Article, Credit, Link, Published
from saksi.core.ids import bytes_hash
from saksi.core.reading import Reading, Slot
from saksi.core.text import Region, Text
from saksi.core.values import Count, When, Who
from saksi.core.witness import Because, Witness
from saksi.issues import Issue
from saksi.store.rows import Run
from saksi.store.write import Entry

RUN = Run("0.1.0", {"en": "abc", "id": "def"}, datetime(2026, 11, 1, 12, 0, tzinfo=UTC))
LATER = Run("0.2.0", {"en": "xyz", "id": "def"}, datetime(2026, 11, 2, 12, 0, tzinfo=UTC))

BODY = (
    "Flood in Üsküdar 😀\nThe ministry said on Friday that 30 people died and about 1,000 were hurt. "
    "İstanbul's mayor, Ayşe Demir, and the army are helping. (Example Wire)"
)


def witness(text: Text, quote: str) -> Witness:
    """The witness for the first place where `quote` stands."""
    at = text.body.index(quote)
    return Witness.of(text, at, at + len(quote))


def entry(number: int = 0, *, body: str = BODY, url: str | None = None, with_readings: bool = True) -> Entry:
    """An article with a credit, a reasoned day, a link, two readings with voices, and an issue."""
    words = f"{body}\nPage {number}."
    text = Text(words, (Region(0, 18, "title"), Region(19, len(words), "body", "the rest")))
    data = f"<p>{words}</p>".encode()
    because = Because(witness(text, "Friday"), "the day it was said")
    article = Article(
        page_id=bytes_hash(data), text_id=text.id, title="Flood", outlet="Contoh", lang="en",
        url=f"https://a.example/{number}" if url is None else url,
        published=Published(When.on(date(2022, 1, 7)), "inferred", (because,)),
        credits=(Credit("Example Wire", "text", witness(text, "Example Wire")),),
        related_links=(Link(witness(text, "Page"), "https://a.example/other"),), origin="Example Wire",
    )  # fmt: skip
    readings = (_figure(text, article), _event(text, article)) if with_readings else ()
    issues = (Issue(0, 0, "language not read: xx"), Issue(3, 8, "odd", words[3:8]))
    return Entry(data, article, text, readings, issues, {"outlet": "Contoh"}, f"{number}.html")


def _figure(text: Text, article: Article) -> Reading:
    friday = Because(witness(text, "Friday"), "published that week")
    says = Slot("says", Who("The ministry", "Turkey/Ministry"), witness(text, "The ministry"))
    via = Slot("via", Who("Example Wire"), witness(text, "Example Wire"))
    slots = (
        Slot("measure", "killed", witness(text, "died")),
        Slot("count", Count(30, 30, "", "people"), witness(text, "30")),
        Slot("when", When.on(date(2022, 1, 7)), witness(text, "Friday"), (friday,)),
    )
    return Reading("figure", "said", article.id, slots, says, via, "killed-1")


def _event(text: Text, article: Article) -> Reading:
    """Its list slots do not stand side by side: their order must survive all the same."""
    slots = (
        Slot("actors", Who("İstanbul's mayor"), witness(text, "İstanbul's mayor")),
        Slot("type", "AID", witness(text, "helping")),
        Slot("actors", Who("the army", "Turkey/Army"), witness(text, "the army")),
    )
    return Reading("event", "happened", article.id, slots, rule="aid-2")
