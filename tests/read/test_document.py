"""Documents: marks that never overlap, and what is found once for all readers."""

from __future__ import annotations

from saksi.core.article import Article
from saksi.core.text import Region, Text
from saksi.core.values import Count
from saksi.lang.pack import load
from saksi.read.document import Document, Mark, once
from saksi.read.sentences import MOST

BODY = "Norland sent 40 soldiers. They left."


def _doc(body: str = BODY) -> Document:
    text = Text(body, (Region(0, len(body), "body"),))
    return Document.of(Article("p", text.id, lang="en"), text, load("en"))


def test_what_is_found_once_holds_whatever_marks_are_added() -> None:
    """A search that does not depend on marks runs once for an article, and again for another."""
    asked: list[str] = []

    @once
    def find(doc: Document) -> int:
        asked.append(doc.text.id)
        return len(doc.sentences)

    doc = _doc()
    marked = doc.with_marks([Mark("number", 13, 15, Count(40, 40))])
    assert (find(doc), find(marked), find(_doc("Another."))) == (2, 2, 1)
    assert len(asked) == 2


def test_of_two_marks_of_one_kind_the_longer_stays_whichever_comes_first() -> None:
    """A later, longer mark takes the place of one that it overlaps; other kinds are left alone."""
    doc = _doc().with_marks([Mark("number", 13, 15, Count(40, 40)), Mark("date", 13, 15, Count(1, 1))])
    doc = doc.with_marks([Mark("number", 8, 15, Count(40, 40))])
    assert [(one.start, one.end) for one in doc.of_kind("number")] == [(8, 15)]
    assert list(doc.within("date", 0, 20)) == list(doc.of_kind("date"))
    assert not list(doc.within("number", 9, 20))


def test_the_tokens_between_two_positions_lie_wholly_there() -> None:
    """A token that reaches over an end is left out."""
    sentence = _doc().sentences[0]
    assert [token.text for token in sentence.between(8, 20)] == ["sent", "40"]
    assert sentence.between(20, 8) == []
    assert sentence.words == {"norland", "sent", "40", "soldiers", "."}


def test_a_sentence_without_end_is_cut() -> None:
    """No sentence holds more tokens than a rule should walk over."""
    found = _doc("word " * (MOST + 1)).sentences
    assert [len(one.tokens) for one in found] == [MOST, 1]
    assert found[0].block == found[1].block
