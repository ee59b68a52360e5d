"""The real command line, in this process or as a program of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from saksi.cli import options
from saksi.cli.main import app

PROGRAM = (sys.executable, "-m", "saksi.cli.main")


@dataclass(frozen=True, slots=True)
class Said:
    """What a call printed and how it ended."""

    code: int
    out: str
    err: str


Call = Callable[..., Said]


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test works in its own empty folder with no settings of the machine."""
    for name in list(os.environ):
        if name.startswith("SAKSI_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("SAKSI_LOG", str(tmp_path / "log" / "saksi.log"))
    monkeypatch.setenv("COLUMNS", "200")
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)


@pytest.fixture
def saksi() -> Call:
    """Calls the command line in this process."""

    def call(*arguments: str | Path, stdin: bytes | None = None) -> Said:
        result = CliRunner().invoke(app, options.hoist([str(one) for one in arguments]), input=stdin)
        assert "Traceback" not in result.stderr or "-v" in arguments
        return Said(result.exit_code, result.stdout, result.stderr)

    return call


def program(*arguments: str | Path, stdin: bytes = b"", **environment: str) -> Said:
    """Calls the command line as users do: a program of its own."""
    done = subprocess.run(
        [*PROGRAM, *map(str, arguments)], input=stdin, capture_output=True, env={**os.environ, **environment},
        check=False,
    )  # fmt: skip
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())
