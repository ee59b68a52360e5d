"""Accuracy on the gold never falls below its floors; the scorer itself is tested on made-up cases."""

from __future__ import annotations

import tomllib

import pytest

from tools.gate.gold import FOLDER, PARTS, digest
from tools.gate.names import same_head
from tools.gate.score import Tally, pair
from tools.gate.table import FLOORS, floors, numbers, scores


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("part", PARTS)
def test_no_number_stands_below_its_floor(part: str, lang: str) -> None:
    """Every score of this part and language is at or above its floor; no reading rests on furniture."""
    measured, standing = numbers(scores(part, lang)), floors()[f"{part}.{lang}"]
    assert set(measured) == set(standing)
    below = {
        name: (measured[name], floor)
        for name, floor in standing.items()
        if (measured[name] > floor if name.startswith("furniture") else measured[name] < floor - 0.0005)
    }
    assert not below


def test_the_floors_belong_to_this_gold() -> None:
    """Floors name the digest of the gold they were measured on: changing gold means measuring again."""
    assert tomllib.loads(FLOORS.read_text(encoding="utf-8"))["gold"] == digest()


def test_the_split_is_by_crisis_and_whole() -> None:
    """Every gold article is in exactly one part, and no crisis of a language is in both."""
    split = tomllib.loads((FOLDER / "split.toml").read_text(encoding="utf-8"))
    for lang in ("id", "en"):
        names = [name for part in PARTS for name in split[part][lang]]
        assert sorted(names) == sorted(file.name.split(".")[0] for file in (FOLDER / lang).glob("*.gold.json"))
        assert len(names) == len(set(names))


def test_pairing_finds_the_largest_matching() -> None:
    """A greedy choice that would block another pair is undone."""
    assert len(pair([1, 2], [2, 1], lambda gold, found: gold == found or gold == 1)) == 2
    assert pair([1], [2], lambda gold, found: gold == found) == {}


def test_names_are_the_same_by_their_heads() -> None:
    """Surnames and bodies match across forms and languages; other names do not."""
    assert same_head("Kassym-Jomart Tokayev", "Tokayev")
    assert same_head("Kementerian Dalam Negeri Kazakhstan", "Interior Ministry of Kazakhstan")
    assert same_head(None, None)
    assert not same_head("Vladimir Putin", "Sergei Shoigu")
    assert not same_head("Reuters", None)


def test_a_tally_counts_as_precision_and_recall_do() -> None:
    """3 found of 4 wanted with 6 said: recall .75, precision .5, F1 .6."""
    tally = Tally(hit=3, wanted=4, said=6)
    assert (tally.recall, tally.precision, tally.f1) == (0.75, 0.5, 0.6)
