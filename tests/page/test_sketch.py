"""sketch: copies are found in near-linear time, and the words they share prove it."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from itertools import accumulate, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saksi.core.text import Region, Text
from saksi.page import sketch

WIRE = (
    "Pasukan pemerintah merebut kembali bandara di Port Luan pada Senin setelah pertempuran sengit selama dua hari.",
    "Sedikitnya 14 tentara dan sembilan warga tewas, kata seorang dokter di rumah sakit utama kota itu.",
    "Ribuan warga mengungsi ke kota tetangga dengan berjalan kaki karena jalan raya ditutup oleh kedua pihak.",
    "“Kami akan memulihkan ketertiban dalam beberapa hari,” kata Menteri Dalam Negeri Paul Reyes kepada wartawan.",
)
OWN = (
    "Wartawan kami melihat puluhan truk membawa keluarga keluar dari kawasan pelabuhan sejak fajar menyingsing.",
    "Di pasar utama hanya dua kios yang buka, dan harga beras naik dua kali lipat dibandingkan pekan lalu.",
    "“Kami akan memulihkan ketertiban dalam beberapa hari,” kata Menteri Dalam Negeri Paul Reyes kepada wartawan.",
)


def text(*paragraphs: str, furniture: str = "Baca juga: İstanbul 😀") -> Text:
    """Furniture first, then the paragraphs as body."""
    body, regions = furniture, [Region(0, len(furniture), "furniture")]
    for one in paragraphs:
        regions.append(Region(len(body) + 1, len(body) + 1 + len(one), "body"))
        body += f"\n{one}"
    return Text(body, tuple(regions))


def test_a_copy_is_proven_by_the_words_it_shares() -> None:
    """A reprint with another opening and one toll changed: each shared stretch stands in both texts, word for word."""
    reprint = text(OWN[0], WIRE[0], WIRE[1].replace("14", "20"), WIRE[2], furniture="Terpopuler: harga cabai")
    (copy,) = sketch.copies({"a": text(*WIRE), "b": reprint, "c": text(*OWN)})
    assert (copy.one, copy.other) == ("a", "b")
    assert copy.share > 0.6
    for one in copy.stretches:
        here = text(*WIRE).quote(one.start, one.end).split()
        assert here == reprint.quote(one.other_start, one.other_end).split()
        assert len(here) >= one.words - 1 >= sketch.SHINGLE - 1
    assert "14" not in " ".join(text(*WIRE).quote(one.start, one.end) for one in copy.stretches)


def test_a_shared_statement_makes_no_copy() -> None:
    """Two reports that quote one sentence of one minister stay apart."""
    assert sketch.proven("a", text(*WIRE), "c", text(*OWN)) is None


def test_furniture_does_not_count() -> None:
    """The same side bar around two articles, and another around one, change no sketch."""
    assert sketch.sketch(text(*WIRE)) == sketch.sketch(text(*WIRE, furniture="Lain " * 80))
    assert (
        list(sketch.copies({"a": text(*WIRE, furniture="iklan " * 80), "b": text(*OWN, furniture="iklan " * 80)})) == []
    )


def test_texts_too_short_for_a_shingle() -> None:
    """They have no sketch and are no copies."""
    assert sketch.sketch(text("Dua kata")) == b""
    assert list(sketch.copies({"a": text("Dua kata"), "b": text("Dua kata"), "c": text()})) == []


@given(
    st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), max_size=40), st.lists(st.sampled_from("abcde"), max_size=40)
)
@settings(max_examples=60)
def test_stretches_never_use_a_word_twice(one: list[str], other: list[str]) -> None:
    """Whatever repeats, stretches are equal words in both texts and overlap in neither."""
    here, there = text(" ".join(one)), text(" ".join(other))
    found = sketch.overlap(here, there)
    for stretch in found:
        assert here.quote(stretch.start, stretch.end) == there.quote(stretch.other_start, stretch.other_end)
    for spans in ([(s.start, s.end) for s in found], [(s.other_start, s.other_end) for s in found]):
        ordered = sorted(spans)
        assert all(a[1] <= b[0] for a, b in pairwise(ordered))


def test_a_thousand_equal_texts_are_not_a_million_pairs() -> None:
    """Of a crowd in one band each is paired with the first and its neighbour alone; the crowd stays connected."""
    drawn = sketch.sketch(text(*WIRE))
    pairs = sketch.candidates({f"t{n:04}": drawn for n in range(1000)})
    assert len(pairs) == 1997
    assert {other for _, other in pairs} == {f"t{n:04}" for n in range(1, 1000)}


def corpus(size: int) -> Iterator[tuple[str, Text, str]]:
    """Generated articles: name, text, and the name of the article it was rewritten from ("" for an original)."""
    dice = random.Random(7)
    letters = "abdegiklmnoprstu"
    words = ["".join(dice.choices(letters, k=dice.randint(2, 9))) for _ in range(20_000)]
    weights = list(accumulate(1 / (n + 3) for n in range(len(words))))
    origin: list[str] = []
    first = ""
    for n in range(size):
        name = f"t{n:05}"
        if not origin or n % 10 not in (1, 2):
            origin, first, held = dice.choices(words, cum_weights=weights, k=dice.randint(100, 260)), name, ""
            made = origin
        else:
            made, held = list(origin), first
            for at in range(0, len(made), 20):
                if dice.random() < 0.15:
                    made[at : at + 20] = dice.choices(words, cum_weights=weights, k=20)
        yield name, text(*(" ".join(made[at : at + 40]) for at in range(0, len(made), 40))), held


@pytest.mark.parametrize("size", [20_000])
def test_twenty_thousand_articles(size: int) -> None:
    """In at most 30 seconds 97 % of the copies are found, with their proof, and nothing else."""
    texts: dict[str, Text] = {}
    copied: set[tuple[str, str]] = set()
    for name, one, held in corpus(size):
        texts[name] = one
        if held:
            copied.add((held, name))
    started = time.process_time()
    found = {(copy.one, copy.other): copy for copy in sketch.copies(texts)}
    took = time.process_time() - started
    print(f"{size} articles in {took:.1f} s")
    assert took < 30
    assert len(copied & found.keys()) >= 0.97 * len(copied)
    related = {(a, b) for a, b in found if abs(int(a[1:]) - int(b[1:])) <= 2}
    assert related == found.keys()
    assert all(copy.stretches for copy in found.values())
