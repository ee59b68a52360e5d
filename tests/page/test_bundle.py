"""bundle, joint, leaf: pages of one article as one run of bytes, one Text, and what each says of its place."""

import random

import pytest

from saksi.errors import PageRefused
from saksi.page import bundle
from saksi.page.bundle import Part, pack, unpack
from saksi.page.guard import open_guarded
from saksi.page.leaf import read
from saksi.page.page import open_page
from tests.service.several import ADDRESS, PARAGRAPHS, leaf, pages

PARTS = [Part(data, number, "", f"{ADDRESS}?page={number}", "utf-8") for number, data in enumerate(pages(), 1)]


def test_the_same_pages_make_the_same_bytes() -> None:
    """In any order; what is packed comes out again as it was, whatever bytes it holds."""
    made = pack(PARTS)
    assert pack(random.Random(1).sample(PARTS, 3)) == made
    assert unpack(made) == tuple(PARTS)
    odd = [Part(bytes(range(256)), 1), Part(b"", 2), Part(b"\n\n%SAKSI", 3)]
    assert unpack(pack(odd)) == tuple(odd)


@pytest.mark.parametrize("cut", [0, 20, 60, 200, -1, -2])
def test_a_damaged_bundle_is_refused(cut: int) -> None:
    """Cut anywhere, or with a length that lies, it says so."""
    made = pack(PARTS)
    with pytest.raises(PageRefused, match="bundle"):
        open_page(made[:cut] if cut else bundle.MAGIC)
    with pytest.raises(PageRefused, match="damaged"):
        open_page(made.replace(b'"bytes":1', b'"bytes":9', 1))


def test_a_bundle_in_a_bundle_is_refused() -> None:
    """Nothing nests."""
    with pytest.raises(PageRefused, match="damaged"):
        open_page(pack([Part(pack(PARTS), 1)]))


def test_every_visible_character_of_a_joined_text_stands_in_one_region() -> None:
    """Outside the regions stands white space alone, and the first page's characters are unchanged."""
    text = open_page(pack(PARTS)).text
    left = list(text.body)
    for region in text.regions:
        left[region.start : region.end] = " " * (region.end - region.start)
    assert not "".join(left).strip()
    assert text.body.startswith(open_page(PARTS[0].data).text.body)


def test_what_pages_repeat_is_said_once() -> None:
    """Title, caption, menu, and a paragraph that stands on both; short sentences may come twice."""
    both = "Bandara ditutup hingga pekan depan, kata pejabat itu."
    one, two = leaf([PARAGRAPHS[0], "Kota sepi.", both]), leaf([both, "Kota sepi.", PARAGRAPHS[1]], number=2)
    text = open_page(pack([Part(one, 1), Part(two, 2)])).text
    assert text.body.count(both) == 1
    assert text.body.count("Kota sepi.") == 2
    assert text.body.count("Asap di atas pelabuhan") == 1
    assert [one.why for one in text.named("furniture") if text.quote(one.start, one.end) == "Halaman: 2"]


def test_a_bundle_through_the_guard_is_the_same() -> None:
    """In the other process too."""
    assert open_guarded(pack(PARTS), small=0) == open_page(pack(PARTS))


def test_what_a_page_says_of_its_place() -> None:
    """Canonical address, number and neighbours; the address that was given tells a number the page hides."""
    first, second, third = (read(one.decode()) for one in pages())
    assert [(one.address, one.number, one.more) for one in (first, second, third)] == [
        (ADDRESS, 1, 2), (ADDRESS, 2, 3), (ADDRESS, 3, 0),
    ]  # fmt: skip
    hidden = leaf(PARAGRAPHS, canonical=ADDRESS).decode()
    assert read(hidden).number == 0
    assert read(hidden, "https://www.lain.example/?id=2").number == 0
    assert read(hidden, f"{ADDRESS}?halaman=2").number == 2
    assert read(hidden, f"{ADDRESS}?page=all").view == "whole"


def test_marks_of_amp_and_links_in_comments() -> None:
    """Both spellings of the AMP mark count; a link in a comment or a script is none."""
    for mark in (" amp", " ⚡", ' amp=""'):
        assert read(leaf(PARAGRAPHS, mark=mark).decode()).view == "amp"
    assert read(leaf(PARAGRAPHS, mark=' class="amp-page"').decode()).view == ""
    hidden = (
        f"<!-- <link rel=next href='{ADDRESS}?page=2'> --><script>'<link rel=next href=\"{ADDRESS}?page=2\">'</script>"
    )
    assert read(leaf(PARAGRAPHS, canonical=ADDRESS, links=hidden).decode()).more == 0


def test_the_front_page_as_canonical_address_is_no_address() -> None:
    """Then the address that was given counts."""
    page = leaf(PARAGRAPHS, canonical="https://harian.example/").decode()
    assert read(page, ADDRESS).address == ADDRESS
