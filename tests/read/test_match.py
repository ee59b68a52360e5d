"""The pattern matcher of rule files."""

from __future__ import annotations

import pytest

from saksi.core.article import Article
from saksi.core.text import Region, Text
from saksi.core.values import Count
from saksi.errors import PackError
from saksi.lang.pack import load
from saksi.read.document import Document, Mark
from saksi.read.match import Patterns

LISTS = {"troops": ["soldiers", "blue helmets", "peacekeep*"]}


def _spans(pattern: str, body: str, marks: tuple[Mark, ...] = ()) -> list[str]:
    text = Text(body, (Region(0, len(body), "body"),))
    doc = Document.of(Article(page_id="p", text_id=text.id, lang="en"), text, load("en")).with_marks(marks)
    patterns = Patterns([("one", pattern)], LISTS)
    return [body[m.start : m.end] for sentence in doc.sentences for m in patterns.find(doc, sentence)]


@pytest.mark.parametrize(
    ("pattern", "body", "expected"),
    [
        ("sent ..3 %troops", "Norland SENT three hundred Soldiers home.", ["SENT three hundred Soldiers"]),
        ("sent ..1 %troops", "Norland sent three hundred soldiers home.", []),
        ("%troops left", "The blue helmets left. Peacekeepers left.", ["blue helmets left", "Peacekeepers left"]),
        ("peacekeep*", "peacekeeping, peacekeepers and peace", ["peacekeeping", "peacekeepers"]),
        ("a*|b* ?very cat", "a very cat, bb cat, c cat", ["a very cat", "bb cat"]),
        ("?the army|police", "the army; police", ["the army", "army", "police"]),
        ("army ... town", "The army moved; a town fell.", []),
        (
            "stormed|broke+into the hall",
            "They broke into the hall and stormed the hall.",
            ["broke into the hall", "stormed the hall"],
        ),
    ],
)
def test_patterns(pattern: str, body: str, expected: list[str]):
    """Words, lists, prefixes of any length, gaps and optional elements match tokens whatever their case."""
    assert _spans(pattern, body) == expected


def test_marks_are_elements():
    """A mark is one element whatever it spans, and a label narrows it."""
    body = "about 1 200 troops"
    mark = Mark("number", 6, 11, Count(1200, 1200), "cardinal")
    assert _spans("<number> troops", body, (mark,)) == ["1 200 troops"]
    assert _spans("<number:money> troops", body, (mark,)) == []


def test_within_asks_only_inside_a_span():
    """`within` is True only for a match that lies wholly between the two tokens."""
    body = "sent blue helmets"
    text = Text(body, (Region(0, len(body), "body"),))
    doc = Document.of(Article(page_id="p", text_id=text.id, lang="en"), text, load("en"))
    patterns = Patterns([("one", "%troops")], LISTS)
    assert patterns.within(doc, doc.sentences[0], 0, 2)
    assert not patterns.within(doc, doc.sentences[0], 0, 1)


@pytest.mark.parametrize("pattern", ["... army", "%nothing"])
def test_bad_patterns_are_refused(pattern: str):
    """A pattern that begins with a gap or names an unknown list is a PackError."""
    with pytest.raises(PackError):
        Patterns([("one", pattern)], LISTS)


def test_within_looks_only_at_a_stretch():
    """A pattern counts only where all of it stands inside the given tokens."""
    text = Text("Police sent soldiers home.", (Region(0, 26, "body"),))
    doc = Document.of(Article(page_id="p", text_id=text.id, lang="en"), text, load("en"))
    patterns = Patterns([("one", "sent %troops")], LISTS)
    (sentence,) = doc.sentences
    assert patterns.within(doc, sentence, 0, 2)
    assert not patterns.within(doc, sentence, 0, 1)
    assert not patterns.within(doc, sentence, 2, 4)
