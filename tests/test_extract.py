"""tools/extract: the measure of the benchmark, on pages of our own."""

import gzip
import json
import runpy
from pathlib import Path

import pytest

from tools.extract import EXTRACTORS, Score, match, measured, shingles

LAYOUTS = runpy.run_path(str(Path(__file__).parent / "page" / "layouts.py"))["LAYOUTS"]


def test_shingles_are_counted() -> None:
    """Runs of four words; a text of fewer is one run."""
    assert shingles("a b c d e") == {("a", "b", "c", "d"): 1, ("b", "c", "d", "e"): 1}
    assert shingles("a, b") == {("a", "b"): 1}


@pytest.mark.parametrize(
    ("true", "found", "precision", "recall"),
    [
        ("a b c d e", "a b c d e", 1.0, 1.0),
        ("a b c d e", "a b c d", 1.0, 0.5),
        ("a b c d", "a b c d e", 0.5, 1.0),
        ("a b c d", "", 0.0, 0.0),
        ("", "", 1.0, 1.0),
    ],
)
def test_matches(true: str, found: str, precision: float, recall: float) -> None:
    """Shares of the found runs that are true, and of the true ones that were found."""
    told = match("x", true, found)
    assert (told.precision, told.recall) == (precision, recall)


def test_f1_is_taken_of_the_means() -> None:
    """Not the mean of the pages' own."""
    score = Score([match("x", "a b c d", "a b c d"), match("y", "a b c d", "")])
    assert (score.precision, score.recall, score.f1) == (0.5, 0.5, 0.5)


def test_a_folder_in_the_form_of_the_benchmark(tmp_path: Path) -> None:
    """Its ground truth and gzipped pages are read; on our own layouts Saksi is no worse than trafilatura."""
    (tmp_path / "html").mkdir()
    truth = {str(n): {"articleBody": "\n".join(one.body), "url": ""} for n, one in enumerate(LAYOUTS)}
    (tmp_path / "ground-truth.json").write_text(json.dumps(truth), encoding="utf-8")
    for n, one in enumerate(LAYOUTS):
        (tmp_path / "html" / f"{n}.html.gz").write_bytes(gzip.compress(one.html.encode()))
    scores = measured(tmp_path)
    assert set(scores) == set(EXTRACTORS)
    assert scores["saksi"].f1 > 0.99
    assert scores["saksi"].f1 >= max(score.f1 for score in scores.values())
