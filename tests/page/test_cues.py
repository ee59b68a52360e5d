"""Cues: every furniture cue takes the blocks it must and leaves those it must not."""

import pytest

from saksi.lang.pack import available, load
from saksi.page.cues import Cue, Cues, of_all_packs

ENTRIES = [
    pytest.param(lang, entry, id=f"{lang}-{entry['name']}")
    for lang in available()
    for entry in load(lang).table("furniture")["cue"]
]


@pytest.mark.parametrize(("lang", "entry"), ENTRIES)
def test_each_cue_cuts_and_keeps(lang: str, entry: dict[str, object]) -> None:
    """`cuts` are taken by the cues of the packs, `keeps` by none of them."""
    cue = Cue.of(entry, lang)
    alone, together = Cues((cue,)), of_all_packs()
    assert entry.get("cuts"), "a cue without examples"
    assert entry.get("keeps"), "a cue without counter-examples"
    for line in entry["cuts"]:
        assert alone.at(line) or alone.prefix_at(line, 0, len(line)), line
    for line in entry["keeps"]:
        assert together.at(line) is None, line
        assert together.prefix_at(line, 0, len(line)) == 0, line


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("Belasan terluka.Baca juga: Bandara Lumpuh", "Baca juga: Bandara Lumpuh"),
        ("Belasan terluka. LIHAT JUGA: Bandara Lumpuh", "LIHAT JUGA: Bandara Lumpuh"),
        ("He left. READ ALSO: Storm shuts port", "READ ALSO: Storm shuts port"),
        ("Dia pergi (Baca juga: Badai) kemarin", "(Baca juga: Badai) kemarin"),
        ("Dia pergi Baca juga: Badai", "Baca juga: Badai"),
    ],
)
def test_glued_cues_are_found_where_they_begin(text: str, piece: str) -> None:
    """A related link behind a sentence begins at its own first character."""
    found = of_all_packs().glued_at(text, 0, len(text))
    assert found is not None
    assert text[found[0] :] == piece


def test_prose_is_not_glued() -> None:
    """The words without a colon are prose."""
    text = "Ia meminta warga baca juga aturan itu. Lihat juga pasal tiga, katanya: penting."
    assert of_all_packs().glued_at(text, 0, len(text)) is None
