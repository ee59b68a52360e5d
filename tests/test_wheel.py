"""The installed wheel works alone: no checkout, no development tools."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_the_data_and_none_of_the_workshop(wheel: Path) -> None:
    """Packs, places, templates, migrations and examples are inside; tests, tools and gold are not."""
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in (
        "saksi/lang/id/figures.toml", "saksi/know/places.tsv", "saksi/report/templates/sitrep.md.j2",
        "saksi/examples/kazakhstan-2022/pages.toml", "saksi/py.typed",
    ):  # fmt: skip
        assert wanted in names
    assert any(name.startswith("saksi/store/migrations/") for name in names)
    assert not [name for name in names if name.startswith(("tests", "tools")) or "gold" in name]


def test_the_demo_runs_from_the_wheel(wheel: Path, tmp_path: Path) -> None:
    """Unpacked anywhere, the wheel reads its own examples into a record that verifies."""
    place = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(place)
    program = "import sys; sys.path.insert(0, sys.argv.pop(1)); from saksi.cli.main import run; run()"

    def saksi(*words: str) -> str:
        environment = {**os.environ, "NO_COLOR": "1"}
        environment.pop("PYTHONPATH", None)
        done = subprocess.run(
            [sys.executable, "-c", program, str(place), *words],
            cwd=tmp_path, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    saksi("demo", "--into", "out")
    assert (tmp_path / "out" / "sitrep-id.md").read_text(encoding="utf-8").startswith("# Kazakhstan: Laporan Situasi")
    articles = [json.loads(line) for line in saksi("show", "--articles", "--json", "--record", "out").splitlines()]
    assert len(articles) == 22
    saksi("verify", "--record", "out")
