"""The five contracts of the house hold, and a planted violation of each is caught."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "saksi"
LINTER = Path(sys.executable).parent / "lint-imports"

PLANTED = {
    "(a) the floors": ("read/sentences.py", "import saksi.record.record"),
    "(b) cli and web import only service, core, errors": ("web/__init__.py", "import saksi.store"),
    "(c) store imports core and errors only": ("store/__init__.py", "import saksi.lang.pack"),
    "(d) archive imports neither store nor service": ("archive/__init__.py", "import saksi.store"),
    "(e) core uses the standard library only": ("core/ids.py", "import pathlib"),
}


def lint(source: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(LINTER), str(ROOT / ".importlinter"), "--no-cache"],
        cwd=source,
        env={**os.environ, "PYTHONPATH": str(source)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_house_keeps_its_contracts() -> None:
    """import-linter finds all five contracts kept."""
    result = lint(ROOT / "src")
    assert result.returncode == 0, result.stdout
    assert "5 kept, 0 broken" in result.stdout


@pytest.mark.parametrize("contract", PLANTED)
def test_a_planted_violation_is_caught(contract: str, tmp_path: Path) -> None:
    """A forbidden import in a copy of the source breaks exactly the contract that forbids it."""
    shutil.copytree(SOURCE, tmp_path / "saksi", ignore=shutil.ignore_patterns("__pycache__", "*.sqlite", "*.tsv"))
    file, line = PLANTED[contract]
    planted = tmp_path / "saksi" / file
    planted.write_text(planted.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    result = lint(tmp_path)
    assert result.returncode != 0
    assert f"{contract} BROKEN" in " ".join(result.stdout.split())


def test_core_knows_only_the_standard_library() -> None:
    """No file of core, errors or issues imports a third-party package, whatever its name."""
    files = [*SOURCE.glob("core/*.py"), SOURCE / "errors.py", SOURCE / "issues.py"]
    assert len(files) > 8
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            for name in names:
                assert name.partition(".")[0] in {*sys.stdlib_module_names, "saksi"}, f"{file.name}: {name}"


def test_no_import_hides_in_a_function() -> None:
    """Every import stands at the top of its file, except those of declared extras."""
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                hidden = [inner for inner in ast.walk(node) if isinstance(inner, ast.Import | ast.ImportFrom)]
                assert not hidden, f"{file.relative_to(SOURCE)}: {node.name}"


def test_files_and_functions_stay_small() -> None:
    """No source file is above 400 lines and no function above 60 (spec HOUSE)."""
    for file in SOURCE.rglob("*.py"):
        content = file.read_text(encoding="utf-8")
        assert content.count("\n") <= 400, file
        for node in ast.walk(ast.parse(content)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                size = (node.end_lineno or 0) - node.lineno + 1
                assert size <= 60, f"{file.relative_to(SOURCE)}: {node.name} has {size} lines"
