"""View: a searchable copy whose positions lead back, and numbers that are not written as they look."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.core.view import View, disguise_at, disguised

ODD = "aB1 0.\u200b\u202e\u00ad\u00a0\ufeff９١７𝟏İ😀\u0301\n\x01é"
texts = st.text(st.one_of(st.sampled_from(ODD), st.characters(exclude_categories=["Cs"])), max_size=60)


@given(texts)
def test_every_character_of_the_view_leads_back(text: str) -> None:
    """Each sign of the view is the plain form of the sign its position names, and positions only grow."""
    view = View(text)
    places = [view.at(n) for n in range(len(view.folded))]
    assert places == sorted(set(places))
    assert [View(text[at]).folded for at in places] == list(view.folded)
    assert len(view.folded) + len(view.unseen) == len(text)
    assert view.at(len(view.folded)) == len(text)


@given(texts, st.data())
def test_spans_hold_what_the_view_shows(text: str, data: st.DataObject) -> None:
    """The stretch of the text that a span gives, folded again, is the stretch of the view; `back` undoes `at`."""
    view = View(text)
    start = data.draw(st.integers(0, len(view.folded)))
    end = data.draw(st.integers(start, len(view.folded)))
    first, last = view.span(start, end)
    assert View(text[first:last]).folded == view.folded[start:end]
    assert all(view.back(view.at(n)) == n for n in range(len(view.folded)))


@given(texts)
def test_folding_twice_changes_nothing(text: str) -> None:
    """The view of a view is itself."""
    folded = View(text).folded
    assert View(folded).folded == folded


def test_a_plain_text_is_its_own_view() -> None:
    """Curly quotes, accents, dashes and pictures are meant as they stand: the very same string comes back."""
    text = "“Kami tak mundur,” kata Uskup Belo – 30 orang 😀 é ² ½."
    assert View(text).folded is text


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("1\u200b00", "100"), ("１００", "100"), ("١٠٠", "100"), ("१००", "100"), ("𝟏𝟎𝟎", "100"), ("1\u00ad00", "100"),
        ("Ｒｅｕｔｅｒｓ", "Reuters"), ("10\u00a0000", "10 000"), ("m²", "m²"), ("①", "①"),
        ("pem\u00adbunuhan", "pembunuhan"),
    ],
)  # fmt: skip
def test_what_is_folded(text: str, folded: str) -> None:
    """Digits of any script, drawn letters and unseen signs; signs with a meaning of their own stay."""
    assert View(text).folded == folded


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("ada 1\u200b00 orang", "1\u200b00"), ("ada １００ orang", "１００"), ("ada ١٠٠ orang", "١٠٠"),
        ("१००० people", "१०००"), ("𝟏𝟎𝟎 dead", "𝟏𝟎𝟎"), ("1O0 dead", "1O0"), ("l00 dead", "l00"), ("2O tewas", "2O"),
        ("1.О00 orang", "1.О00"), ("1\ufffd00 orang", "1\ufffd00"), ("\u202e001\u202c orang", "001"),
        ("1\u03360\u03360\u0336 orang", "1\u03360\u03360\u0336"), ("2.１00, kata", "2.１00"), ("1\x0800", "1\x0800"),
        ("1\u00ad.\u00ad000 orang", "1\u00ad.\u00ad000"),
    ],
)  # fmt: skip
def test_disguised_numbers(text: str, number: str) -> None:
    """The whole number is told, and a mark on any part of it is told why."""
    (found,) = disguised(text)
    assert text[found.start : found.end] == number
    assert all(disguise_at(text, at, at + 1) == found.why for at in range(found.start, found.end))


@pytest.mark.parametrize(
    "text",
    [
        "G20, H5N1, 3rd, I-95, I5, COVID-19, T-90, 100l air, 10 l", "2.000 orang pada 7/1, pukul 07.45",
        "100\u200b orang", "\u200b100 orang", "30\u00a0orang", "1\u00a0000", "Rp2,5 juta", "5G", "2Oke", "O2O",
        "ada “30” orang",
    ],
)  # fmt: skip
def test_plain_numbers(text: str) -> None:
    """Names with digits, units, and unseen signs beside a number disguise nothing."""
    assert disguised(text) == ()
    assert disguise_at(text, 0, len(text)) == ""


@given(texts)
def test_disguises_are_in_order_and_apart(text: str) -> None:
    """Whatever the text, disguises lie in it, hold something, and do not overlap."""
    edge = 0
    for one in disguised(text):
        assert edge <= one.start < one.end <= len(text)
        edge = one.end
