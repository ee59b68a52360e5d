"""The record does not depend on the order of the pages nor on the seed of Python's hashes, in either database."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PLACES, Fresh
from tests.service import samples

ROOT = Path(__file__).parents[2]
PROGRAM = """
import hashlib, random, sys
from pathlib import Path
from saksi.service import checks
from saksi.service.desk import Desk
pages = sorted(Path(sys.argv[2]).iterdir())
random.Random(int(sys.argv[3])).shuffle(pages)
with Desk.new(sys.argv[1]) as desk:
    for page in pages:
        desk.add([page])
    before = checks.digest(desk.store)
    assert desk.rebuild().digest == before
    print(before, *(hashlib.sha256(desk.report(lang=lang).encode()).hexdigest() for lang in ("id", "en")))
"""


@pytest.mark.parametrize("fresh", PLACES, indirect=True)
def test_shuffled_pages_make_the_same_record(fresh: Fresh, tmp_path: Path) -> None:
    """Three orders under three hash seeds: equal dumps before and after a rebuild, and equal reports."""
    pages = samples.folder(tmp_path / "pages", pages=6, bad=False)
    told = set()
    for seed in (1, 2, 3):
        place = fresh()
        address = place if "://" in place else f"sqlite:///{place}"
        environment = {**os.environ, "PYTHONHASHSEED": str(seed * 1000), "SAKSI_DATABASE": address, "TZ": "UTC"}
        environment["SOURCE_DATE_EPOCH"] = "1700000000"
        line = [sys.executable, "-c", PROGRAM, str(tmp_path / f"project{seed}"), str(pages), str(seed)]
        done = subprocess.run(line, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        told.add(done.stdout)
    assert len(told) == 1
