"""The law of characters: positions are code points, and nobody changes a character."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.core.text import Region, Text, lawful
from saksi.core.witness import Witness
from saksi.errors import LawOfCharacters

lawful_texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=80)
AWKWARD = [
    "Di 🇰🇿 Almaty 👩‍👩‍👧 ada 18 orang tewas",
    "İstanbul'da 3 ölü",
    "Jumlah korban: ١٢ orang — ‏קזחסטן‏",
    "éclat e\u0301clat",
    "nol\u200blebar 1\u200b00",
]


@pytest.mark.parametrize("body", AWKWARD)
def test_every_span_of_awkward_text_is_witnessed_exactly(body: str) -> None:
    """Emoji, Turkish dotted I, right-to-left and combining marks: each span's quote stands where it says."""
    text = Text(body, (Region(0, len(body), "body"),))
    for start in range(len(body)):
        for end in range(start + 1, len(body) + 1):
            assert Witness.of(text, start, end).check(text)


@pytest.mark.parametrize("body", AWKWARD)
def test_sqlite_cuts_where_python_cuts(body: str) -> None:
    """SQLite's substr and Python's slices agree on every span, so a trigger can compare them."""
    db = sqlite3.connect(":memory:")
    for start in range(len(body)):
        (cut,) = db.execute("select substr(?, ?, ?)", (body, start + 1, len(body) - start)).fetchone()
        assert cut == body[start:]
    db.close()


def test_istanbul_keeps_its_positions() -> None:
    """Lowering makes 'İstanbul' one character longer; the witness after it is right all the same."""
    body = "İstanbul: 12 tewas"
    assert len(body.lower()) == len(body) + 1
    at = body.index("12")
    assert Witness.of(Text(body), at, at + 2).quote == "12"


@pytest.mark.parametrize("body", ["1\x0000 tewas", "tewas \ud800 18", "\udfff"])
def test_nul_and_lone_surrogates_are_refused(body: str) -> None:
    """A text with NUL or a lone surrogate cannot be made, and the message says what to do."""
    assert not lawful(body)
    with pytest.raises(LawOfCharacters, match="decode"):
        Text(body)


@pytest.mark.parametrize(
    "regions",
    [
        (Region(0, 3, "title"), Region(2, 5, "body")),
        (Region(4, 99, "body"),),
        (Region(3, 5, "body"), Region(0, 2, "title")),
    ],
)
def test_regions_are_sorted_disjoint_and_inside(regions: tuple[Region, ...]) -> None:
    """Overlapping, unsorted or outlying regions are refused."""
    with pytest.raises(LawOfCharacters):
        Text("enam huruf", regions)


@given(lawful_texts, lawful_texts)
def test_same_characters_same_text(one: str, other: str) -> None:
    """Ids of texts are equal exactly when the bodies are."""
    assert (Text(one).id == Text(other).id) == (one == other)


@given(lawful_texts, st.data())
def test_one_changed_character_breaks_the_witness(body: str, data: st.DataObject) -> None:
    """Changing any one character of a quote is seen by `stands_in`."""
    start = data.draw(st.integers(0, len(body) - 1))
    end = data.draw(st.integers(start + 1, len(body)))
    at = data.draw(st.integers(start, end - 1))
    witness = Witness.of(Text(body), start, end)
    changed = body[:at] + ("x" if body[at] != "x" else "y") + body[at + 1 :]
    assert witness.stands_in(body)
    assert not witness.stands_in(changed)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (2, 1), (0, 11)])
def test_an_impossible_span_is_no_witness(start: int, end: int) -> None:
    """Empty, backward and outlying spans are refused."""
    with pytest.raises(LawOfCharacters):
        Witness.of(Text("enam huruf"), start, end)


def test_region_lookup() -> None:
    """`region_at` gives the region that holds a span whole, and nothing for a span across two."""
    text = Text("Judul\nIsi berita", (Region(0, 5, "title"), Region(6, 16, "body", "main text")))
    assert text.region_at(6, 9) == Region(6, 16, "body", "main text")
    assert text.region_at(3, 9) is None
    assert [region.name for region in text.named("body", "title")] == ["title", "body"]
    assert text.quote(0, 5) == "Judul"
