"""The reader: one Text in, its readings and issues out. Pure.

Small readers mark dates, places, actors and numbers; `quotes` tells who says what; then the five kind files combine
the marks into readings by the rules of the language pack. Order matters: numbers need the dates (a day of the month is
no figure), actors the places, quotes the actors, kinds everything.
"""

from __future__ import annotations

from dataclasses import dataclass

from saksi.core.article import Article
from saksi.core.reading import Reading
from saksi.core.text import Text
from saksi.issues import Issue
from saksi.lang.pack import Pack
from saksi.read import actors, dates, events, figures, numbers, places, pledges, quotes, roles, statements
from saksi.read.document import Document

MARKERS = (dates.mark, places.mark, actors.mark, numbers.mark)
KIND_READERS = (figures.read, events.read, statements.read, pledges.read, roles.read)


@dataclass(frozen=True, slots=True)
class Result:
    """What was read from one article: readings in text order without repeats, and what could not be read."""

    readings: tuple[Reading, ...]
    issues: tuple[Issue, ...]


def document(article: Article, text: Text, pack: Pack) -> Document:
    """The document with all marks and utterances, before any kind file ran."""
    doc = Document.of(article, text, pack)
    for mark in MARKERS:
        doc = doc.with_marks(mark(doc))
    return doc.with_utterances(quotes.utterances(doc))


def read(article: Article, text: Text, pack: Pack) -> Result:
    """Every reading of the article, and every issue. A language without a pack never comes here."""
    doc = document(article, text, pack)
    readings: dict[str, Reading] = {}
    issues = list(doc.issues)
    for reader in KIND_READERS:
        for found in reader(doc):
            if isinstance(found, Issue):
                issues.append(found)
            else:
                readings.setdefault(found.id, found)
    ordered = sorted(readings.values(), key=lambda one: (one.anchor.start, one.anchor.end, one.kind, one.id))
    return Result(tuple(ordered), tuple(sorted(set(issues))))
