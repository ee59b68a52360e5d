"""Saved pages: files, folders and standard input, in a fixed order.

A file that is named is always taken. In a folder everything is taken but what plainly is no page: hidden files,
sidecars, README and the like, files with the endings of other trades, and the `*_files` folder a browser saves beside
a page; these are counted as skipped.
"""

from __future__ import annotations

import difflib
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from saksi.errors import BadValue, PageRefused
from saksi.gather import sidecar
from saksi.gather.source import NOTHING, Known, Source

_OTHER_TRADES = (
    "bmp bz2 css csv db doc docx gif gz ico ini jpeg jpg js json jsonl lock log map mp3 mp4 pdf png py pyc sqlite "
    "sqlite-shm sqlite-wal svg tar tgz toml tsv ttf webp woff woff2 xls xlsx yaml yml zip"
)
NOT_PAGES = frozenset(f".{ending}" for ending in _OTHER_TRADES.split())
NOT_ARTICLES = frozenset({"readme", "license", "licence", "notice", "changelog", "makefile"})

Skip = Callable[[Path], None]


def _nothing(path: Path) -> None:
    """Skips in silence."""


def sources(
    places: Iterable[str | Path], *, stdin: BinaryIO | None = None, told: Known = NOTHING, skip: Skip = _nothing
) -> Iterator[Source]:
    """A Source for each page in files, folders and "-", in the order given, a folder's files by path.

    `told` is what the caller knows of all of them. Places that cannot be read come as Sources that refuse.
    Raises ConfigurationError or BadValue for a sidecar that cannot be used.
    """
    for place in places:
        if str(place) == "-":
            yield Source("standard input", told, stream=stdin)
        elif "://" in str(place):
            raise BadValue(
                f"{place} is an address, not a file",
                why="this version reads saved pages only",
                do="save the page and name the file, or pipe it in and write -",
            )
        elif Path(place).is_dir():
            yield from _folder(Path(place), told, skip)
        else:
            path = Path(place)
            yield Source(str(path), told.over(_beside(path)), path, why_not=_why_not(path))


def _beside(path: Path) -> Known:
    """What the sidecar in the file's folder tells of it, else the one a folder higher."""
    full = path.absolute()
    for folder in full.parents[:2]:
        held = sidecar.load(folder)
        known = held.of(full) if held else None
        if known is not None:
            return known
    return NOTHING


def _why_not(path: Path) -> PageRefused | None:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return PageRefused(f"{path} does not exist", do=_near(path))
    except OSError as problem:
        return PageRefused(f"{path} cannot be read", why=problem.strerror or str(problem))
    if not stat.S_ISREG(mode):
        return PageRefused(
            f"{path} is not a file", why="it is a pipe, a socket or a device", do="save it, or pipe it in and write -"
        )
    return None


def _near(path: Path) -> str:
    """A file with nearly this name, as advice."""
    if not path.parent.is_dir():
        return f"look whether {path.parent} exists"
    near = difflib.get_close_matches(path.name, sorted(one.name for one in path.parent.iterdir()), n=1, cutoff=0.6)
    return f"did you mean {path.parent / near[0]}?" if near else "check the spelling"


def _folder(root: Path, told: Known, skip: Skip) -> Iterator[Source]:
    upper = sidecar.load(root)
    refused: list[Source] = []

    def unreadable(problem: OSError) -> None:
        refused.append(
            Source(
                str(problem.filename),
                why_not=PageRefused(f"{problem.filename} cannot be read", why=problem.strerror or str(problem)),
            )
        )

    for folder, below, names in os.walk(root, onerror=unreadable):
        below[:] = sorted(name for name in below if not name.startswith(".") and not _saved_beside(folder, name))
        here = Path(folder)
        own = upper if here == root else sidecar.load(here)
        for name in sorted(names):
            path = here / name
            if _is_page(path):
                known = (own.of(path) if own else None) or (upper.of(path) if upper else None) or NOTHING
                yield Source(str(path), told.over(known), path, why_not=_why_not(path))
            elif not name.startswith(".") and name not in sidecar.NAMES:
                skip(path)
    yield from refused


def _saved_beside(folder: str, name: str) -> bool:
    """True for the folder of pictures and scripts that a browser saves beside `page.html`."""
    stem = name.removesuffix("_files")
    return stem != name and any((Path(folder) / f"{stem}{end}").exists() for end in (".html", ".htm"))


def _is_page(path: Path) -> bool:
    name = path.name.lower()
    return not (
        name.startswith(".")
        or name in sidecar.NAMES
        or path.suffix.lower() in NOT_PAGES
        or name.split(".")[0] in NOT_ARTICLES
    )
