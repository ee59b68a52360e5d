"""The sidecar tells what the pages do not, in TOML or CSV, and is checked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from saksi.errors import BadValue, ConfigurationError, SaksiError
from saksi.gather.files import sources
from saksi.gather.sidecar import load
from saksi.gather.source import Known

TOML = """
[defaults]
lang = "id"

[[page]]
file = "id/a.html"
url = "https://x.example/a"
outlet = "Kabar"
published = 2022-01-06

[[page]]
file = "./b.txt"
lang = "en"
charset = "windows-1252"
"""


def test_toml(tmp_path: Path) -> None:
    """Defaults hold for every file, a page's own fields over them, paths reach into sub-folders."""
    (tmp_path / "pages.toml").write_text(TOML, encoding="utf-8")
    (tmp_path / "id").mkdir()
    for name in ("id/a.html", "b.txt", "c.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    known = {source.path.name: source.known for source in sources([tmp_path]) if source.path}
    assert known == {
        "a.html": Known("https://x.example/a", "Kabar", "id", date(2022, 1, 6)),
        "b.txt": Known(lang="en", charset="windows-1252"),
        "c.txt": Known(lang="id"),
    }


def test_a_named_file_finds_the_sidecar_above(tmp_path: Path) -> None:
    """A file named alone is known too, when its folder's or the next folder's sidecar tells of it."""
    (tmp_path / "pages.toml").write_text(TOML, encoding="utf-8")
    (tmp_path / "id").mkdir()
    (tmp_path / "id/a.html").write_text("x", encoding="utf-8")
    (source,) = sources([tmp_path / "id/a.html"])
    assert source.known.outlet == "Kabar"


def test_csv(tmp_path: Path) -> None:
    """A spreadsheet's CSV with a byte-order mark and empty fields is read."""
    (tmp_path / "pages.csv").write_text(
        'file,url,outlet,published\na.html,https://x.example/,"Kabar, Pagi",2022-01-06\nb.html,,,\n', "utf-8-sig"
    )
    held = load(tmp_path)
    assert held is not None
    assert held.of(tmp_path / "a.html") == Known("https://x.example/", "Kabar, Pagi", "", date(2022, 1, 6))
    assert held.of(tmp_path / "b.html") == Known()
    assert held.of(tmp_path / "c.html") is None


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("pages.toml", "[[page]]\nurl = 'x'\n", BadValue),
        ("pages.toml", "[[page]]\nfile = 'a'\noutlets = 'x'\n", BadValue),
        ("pages.toml", "[[page]]\nfile = 'a'\npublished = 'soon'\n", BadValue),
        ("pages.toml", "[[pages]]\nfile = 'a'\n", BadValue),
        ("pages.toml", "[[page]\n", ConfigurationError),
        ("pages.csv", "file,url\na,b,c\n", BadValue),
        ("pages.csv", "name,url\na,b\n", BadValue),
        ("pages.csv", b"file,url\n\xff\xfe,b\n", ConfigurationError),
    ],
)
def test_a_wrong_sidecar_is_named(tmp_path: Path, name: str, content: str | bytes, error: type[SaksiError]) -> None:
    """What is wrong is told with the file's name, before any page is read."""
    (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
    (tmp_path / "a.html").write_text("x", encoding="utf-8")
    with pytest.raises(error, match=name):
        list(sources([tmp_path]))
