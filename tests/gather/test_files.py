"""Saved pages are found in a fixed order, with what is known beside them, and unreadable ones are named."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from saksi.errors import BadValue, PageRefused
from saksi.gather.files import sources
from saksi.gather.source import Known, Source

CAP = 1000


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words", encoding="utf-8")


def names(folder: Path, found: list[Source]) -> list[str]:
    return [source.path.relative_to(folder).as_posix() for source in found if source.path]


def test_a_folder_gives_its_pages_in_order(tmp_path: Path) -> None:
    """Pages come by path; hidden files, README, other trades and a browser's picture folder are left out and told."""
    write(
        tmp_path, "b.html", "a.txt", "id/2.html", "id/10.html", "noending", ".hidden", "README.md", "x.json", "p.png",
        "saved.html", "saved_files/frame.html", "other_files/page.html", "pages.toml", "record.sqlite-wal",
        ".git/x.html",
    )  # fmt: skip
    (tmp_path / "pages.toml").write_text("", encoding="utf-8")
    skipped: list[Path] = []
    found = list(sources([tmp_path], skip=skipped.append))
    assert names(tmp_path, found) == [
        "a.txt", "b.html", "noending", "saved.html", "id/10.html", "id/2.html", "other_files/page.html",
    ]  # fmt: skip
    assert {path.name for path in skipped} == {"README.md", "x.json", "p.png", "record.sqlite-wal"}


def test_a_named_file_is_always_taken(tmp_path: Path) -> None:
    """What a person names is tried, whatever it is called."""
    write(tmp_path, "README.md")
    (source,) = sources([tmp_path / "README.md"])
    assert source.read(CAP) == b"words"


def test_standard_input_is_a_page() -> None:
    """A dash reads the stream, under the same cap."""
    (source,) = sources(["-"], stdin=io.BytesIO(b"x" * 1001))
    with pytest.raises(PageRefused, match="too large"):
        source.read(CAP)
    (source,) = sources(["-"], stdin=io.BytesIO(b"page"))
    assert source.read(CAP) == b"page"


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    """A file above the cap is refused by its size, with the way to raise the cap."""
    path = tmp_path / "large.html"
    with path.open("wb") as made:
        made.truncate(20 << 30)  # sparse: reading it would not end
    (source,) = sources([path])
    with pytest.raises(PageRefused, match="SAKSI_PAGE_CAP"):
        source.read(10 << 20)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    """No bytes are no page."""
    (tmp_path / "empty.html").touch()
    (source,) = sources([tmp_path / "empty.html"])
    with pytest.raises(PageRefused, match=r"empty\.html is empty"):
        source.read(CAP)


def test_a_missing_file_names_its_neighbour(tmp_path: Path) -> None:
    """A misspelt name is told with the file that was meant; the others are still read."""
    write(tmp_path, "kompas.html")
    missing, there = sources([tmp_path / "kompsa.html", tmp_path / "kompas.html"])
    with pytest.raises(PageRefused, match=r"does not exist.*did you mean.*kompas\.html"):
        missing.read(CAP)
    assert there.read(CAP) == b"words"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """A named pipe would block for ever: it is refused."""
    os.mkfifo(tmp_path / "pipe.html")
    (source,) = sources([tmp_path])
    with pytest.raises(PageRefused, match="not a file"):
        source.read(CAP)


def test_a_dangling_link_is_named(tmp_path: Path) -> None:
    """A link into nothing in a folder is refused by name."""
    (tmp_path / "gone.html").symlink_to(tmp_path / "nowhere.html")
    (source,) = sources([tmp_path])
    with pytest.raises(PageRefused, match="does not exist"):
        source.read(CAP)


def test_a_link_loop_ends(tmp_path: Path) -> None:
    """A folder linked into itself is walked once."""
    write(tmp_path, "a.html")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert len(list(sources([tmp_path]))) == 1


def test_an_address_is_told_apart() -> None:
    """An address is a clear usage error, not a missing file."""
    with pytest.raises(BadValue, match="address"):
        list(sources(["https://example.org/a"]))


def test_told_wins_over_the_sidecar(tmp_path: Path) -> None:
    """What the caller tells is written over what the sidecar tells."""
    write(tmp_path, "a.html")
    (tmp_path / "pages.csv").write_text("file,url,outlet\na.html,https://x.example/,Kabar\n", encoding="utf-8")
    (source,) = sources([tmp_path], told=Known(outlet="Warta"))
    assert source.known == Known(url="https://x.example/", outlet="Warta")
