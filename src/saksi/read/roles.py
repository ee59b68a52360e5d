"""Reads roles from the persons of a document: who holds or held which office, and of what. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from saksi.core.reading import Reading, Slot
from saksi.core.values import Who
from saksi.issues import Issue
from saksi.know.fold import fold
from saksi.read.document import Document
from saksi.read.offices import Office
from saksi.read.persons import Mention, mentions

NO_OFFICE = ("honorific", "person")
"""Classes of titles.tsv that tell of a name but of no office; nor does a rank alone ("Kolonel X")."""


def read(doc: Document) -> Iterator[Reading | Issue]:
    """The readings of `doc`: one for each person and office."""
    told: set[tuple[str, str]] = set()
    for mention in mentions(doc):
        office = mention.office
        if office is None or office.rank or office.kind in NO_OFFICE:
            continue
        key = (mention.full, fold(doc.text.quote(office.first, office.last)))
        if key not in told:
            told.add(key)
            yield _reading(doc, mention, office)


def _reading(doc: Document, mention: Mention, office: Office) -> Reading:
    slots = [
        Slot("person", Who(mention.written, mention.full), doc.witness(mention.start, mention.end)),
        Slot("office", doc.text.quote(office.first, office.last), doc.witness(office.first, office.last)),
    ]
    if office.body_at is not None:
        body = Who(doc.text.quote(*office.body_at), office.body_id or None)
        slots.append(Slot("body", body, doc.witness(*office.body_at)))
    if office.former is not None:
        slots.append(Slot("former", True, doc.witness(*office.former)))
    return Reading("role", "said", doc.article.id, tuple(slots), rule=mention.rule)
