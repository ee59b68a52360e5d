"""W3C annotations: an annotator that has the text finds the quote."""

from __future__ import annotations

from saksi.export.annotations import ANNOTATIONS, CONTEXT
from saksi.record.fold import fold
from tests.export.build import lines, written
from tests.record.build import ALMATY, Page, both, jan


def test_every_quote_stands_at_its_place_in_the_text() -> None:
    """The position counts code points of the stored text, also after characters outside the first plane."""
    page = Page("Kabar", jan(7), url="https://kabar.example/1", title="😀 İstanbul")
    page.event("PROTEST/demo", ("protesters",), place=ALMATY, when=jan(6), words="berunjuk rasa")
    page.statement("Kassym-Jomart Tokayev", "Keadaan tenang", when=jan(6))
    made = lines(written(ANNOTATIONS, fold(*both([page])))[0])
    assert made
    for one in made:
        quote, position = one["target"]["selector"]
        assert one["@context"] == CONTEXT
        assert page.text.body[position["start"] : position["end"]] == quote["exact"]
        assert one["target"]["source"] == "https://kabar.example/1"
    assert len({one["id"] for one in made}) == len(made)
