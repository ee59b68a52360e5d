"""Writing a file entirely or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from saksi.errors import UsageError


def write_whole(path: Path, content: str | bytes) -> None:
    """Writes a file entirely or not at all. Raises UsageError when it cannot be written."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(content.encode() if isinstance(content, str) else content)
            Path(name).chmod(0o644)
            Path(name).replace(path)
        finally:
            with contextlib.suppress(FileNotFoundError):
                Path(name).unlink()
    except OSError as problem:
        raise UsageError(f"{path} cannot be written", why=problem.strerror or str(problem)) from problem
