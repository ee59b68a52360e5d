"""The demo: the example pages read into a record of their own, with reports in every language and format."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import saksi
from saksi.errors import NothingFound, UsageError
from saksi.service.project import RECORD
from saksi.settings import FILE, load

EXAMPLE = "kazakhstan-2022"
FOLDER = "saksi-demo"


@dataclass(frozen=True, slots=True)
class Written:
    """One report the demo wrote."""

    lang: str
    fmt: str
    path: Path


def example() -> Path:
    """The folder of example pages: inside an installed package, or beside the source in a checkout.

    Raises NothingFound when this installation came without it.
    """
    installed = Path(str(resources.files(saksi))) / "examples" / EXAMPLE
    checkout = Path(__file__).parents[3] / "examples" / EXAMPLE
    for folder in (installed, checkout):
        if folder.is_dir():
            return folder
    raise NothingFound(f"The example {EXAMPLE} is not installed", do="install Saksi from its wheel or its repository")


def ready(folder: Path, *, yes: bool) -> None:
    """Refuses a folder that holds other things, unless the caller said yes, and the record of a team. UsageError."""
    if load(folder).database:
        raise UsageError("The demo makes a record of its own", why="SAKSI_DATABASE names another", do="unset it")
    if not folder.exists() or (folder / FILE).is_file() or (folder / RECORD).is_file():
        return
    if not folder.is_dir():
        raise UsageError(f"{folder} is not a folder", do="name another with --into")
    if any(folder.iterdir()) and not yes:
        raise UsageError(
            f"{folder} is not empty", why="the demo would write among what it holds", do="name another, or say --yes"
        )
