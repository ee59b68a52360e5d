"""Bad input: one clear message each, the right exit code, nothing else lost, no traceback."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Call, Said, program
from tests.service import samples

ZIPPED = b"PK\3\4" + b"\7" * 900


def one_message(said: Said, *words: str) -> None:
    """One line of stderr holds all these words; no traceback."""
    lines = [line for line in said.err.splitlines() if line.startswith("saksi: ")]
    assert len(lines) == 1, said.err
    for word in words:
        assert word in lines[0]
    assert "Traceback" not in said.err


def test_an_empty_file(saksi: Call) -> None:
    """A file of no bytes is refused by name."""
    Path("empty.html").touch()
    said = saksi("add", "empty.html")
    assert said.code == 1
    one_message(said, "empty.html", "empty")


@pytest.mark.parametrize(
    "content", [b" \n\n ", samples.BINARY, samples.NO_ARTICLE, b"\0" * 500, b"PK\3\4" + b"\7" * 900]
)
@pytest.mark.parametrize("verb", ["add", "read"])
def test_a_page_without_words(saksi: Call, content: bytes, verb: str) -> None:
    """Blanks, binary files and pages without an article are refused by name, by add and by read alike."""
    Path("bad.html").write_bytes(content)
    said = saksi(verb, "bad.html")
    assert said.code == 1
    one_message(said, "bad.html")


def test_a_wrong_encoding_declaration(saksi: Call) -> None:
    """A page that says UTF-8 and is windows-1252 is read with its curly quotes."""
    Path("page.html").write_bytes(samples.misdeclared())
    said = saksi("read", "page.html", "--json")
    assert said.code == 0
    body = json.loads(said.out)["text"]["body"]
    assert "“We will restore order within days,”" in body
    assert "\N{REPLACEMENT CHARACTER}" not in body


def test_a_large_page(saksi: Call) -> None:
    """20 MB are refused before parsing, in no time, above a cap that can be raised."""
    Path("large.html").write_bytes(samples.english() + b"<p>" + b"x " * (10 << 20))
    said = saksi("add", "large.html")
    assert said.code == 1
    one_message(said, "large.html", "too large", "SAKSI_PAGE_CAP")


def test_the_cap_is_a_setting(saksi: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lower cap refuses what the usual one takes."""
    Path("page.html").write_bytes(samples.english())
    assert saksi("read", "page.html").code == 0
    monkeypatch.setenv("SAKSI_PAGE_CAP", "0.5kB")
    one_message(saksi("read", "page.html"), "too large", "512")
    monkeypatch.setenv("SAKSI_PAGE_CAP", "lots")
    said = saksi("read", "page.html")
    assert said.code == 2
    one_message(said, "SAKSI_PAGE_CAP", "lots")


def test_an_unsupported_language(saksi: Call) -> None:
    """A page in a language without a pack is stored, flagged and not read."""
    Path("page.html").write_bytes(samples.german())
    said = saksi("add", "page.html", "--lang", "de")
    assert said.code == 0
    assert "not read" in said.err
    assert "stored 1 page" in said.out
    shown = saksi("show", "--articles", "--json")
    assert json.loads(shown.out)["lang"] == "de"
    assert saksi("show", "--readings").code == 4


def test_a_missing_file(saksi: Call) -> None:
    """A misspelt file is named with the one that was meant; the others are stored."""
    Path("kompas.html").write_bytes(samples.indonesian())
    said = saksi("add", "kompsa.html", "kompas.html")
    assert said.code == 1
    assert "stored 1 page, 1 refused" in said.out
    one_message(said, "kompsa.html does not exist", "did you mean kompas.html?")


def test_a_pipe_in_a_folder(saksi: Call) -> None:
    """A named pipe, a dangling link and a folder named like a page stop nothing and hang nothing."""
    samples.folder(Path("pages"), pages=2, bad=False)
    os.mkfifo("pages/pipe.html")
    Path("pages/dangling.html").symlink_to("nowhere")
    Path("pages/folder.html").mkdir()
    said = saksi("add", "pages")
    assert said.code == 1
    assert "stored 2 pages, 2 refused" in said.out
    assert "pipe.html is not a file" in said.err
    assert "dangling.html does not exist" in said.err


def test_an_empty_folder(saksi: Call) -> None:
    """A folder without pages is nothing found."""
    Path("pages").mkdir()
    said = saksi("add", "pages")
    assert said.code == 4
    one_message(said, "no page")


def test_one_bad_page_among_fifty(saksi: Call) -> None:
    """49 are stored, 1 is named, exit 1; the record stands."""
    samples.folder(Path("pages"), pages=50)
    said = saksi("add", "pages")
    assert said.code == 1
    assert "stored 49 pages, 1 refused" in said.out
    one_message(said, "page-25.html")
    assert saksi("verify").code == 0
    again = saksi("add", "pages", "--json")
    value = json.loads(again.out)
    assert (len(value["stored"]), len(value["already"]), len(value["refused"])) == (0, 49, 1)


def test_a_locked_record(saksi: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another program writes, add says so and exits 1; reading goes on."""
    monkeypatch.setenv("SAKSI_BUSY_TIMEOUT", "0.05")
    Path("page.html").write_bytes(samples.english())
    saksi("add", "page.html")
    Path("other.html").write_bytes(samples.english(2))
    with closing(sqlite3.connect("record.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        said = saksi("add", "other.html")
        assert said.code == 1
        one_message(said, "locked", "another program")
        assert saksi("show").code == 0
    assert saksi("add", "other.html").code == 0


def test_a_read_only_record(saksi: Call) -> None:
    """A write-protected record can be shown and verified; add says so and exits 1."""
    Path("page.html").write_bytes(samples.english())
    saksi("add", "page.html")
    Path("record.sqlite").chmod(0o444)
    Path("other.html").write_bytes(samples.english(2))
    said = saksi("add", "other.html")
    assert said.code == 1
    one_message(said, "read-only", "--record")
    assert saksi("verify").code == saksi("show").code == saksi("report", "--lang", "en").code == 0


def test_something_else_as_record(saksi: Call) -> None:
    """A record.sqlite that is something else is named and left alone."""
    Path("saksi.toml").touch()
    Path("record.sqlite").write_bytes(b"a shopping list")
    Path("page.html").write_bytes(samples.english())
    said = saksi("add", "page.html")
    assert said.code == 1
    one_message(said, "not a Saksi record")
    assert Path("record.sqlite").read_bytes() == b"a shopping list"


def test_a_newer_record(saksi: Call) -> None:
    """A record of a newer Saksi is refused with what to do."""
    saksi("new")
    with closing(sqlite3.connect("record.sqlite", isolation_level=None)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    said = saksi("show")
    assert said.code == 1
    one_message(said, "newer Saksi", "install")


def test_no_record(saksi: Call) -> None:
    """Without a record, verbs that need one exit 4 and say how to make one."""
    for verb in (["show"], ["report"], ["verify"], ["rebuild"], ["show", "article-123"]):
        said = saksi(*verb)
        assert said.code == 4
        one_message(said, "no record", "saksi new")
    assert saksi("show", "--record", "nowhere").code == 4
    assert not list(Path().iterdir())


def test_a_broken_sidecar(saksi: Call) -> None:
    """A sidecar that is no TOML is a configuration error, before anything is stored."""
    samples.folder(Path("pages"), pages=2, bad=False)
    Path("pages/pages.toml").write_text("[[page]\n")
    said = saksi("add", "pages")
    assert said.code == 3
    one_message(said, "pages.toml")


@pytest.mark.parametrize(
    "arguments",
    [
        ["frobnicate"],
        ["add"],
        ["report", "--lang", "xx"],
        ["report", "--format", "doc"],
        ["report", "--as-of", "yesterday"],
        ["read", "page.html", "--published", "2022-02-30"],
        ["read", "https://example.org/page"],
        ["show", "article-1", "--readings"],
        ["show", "--no-such-option"],
        ["show", "ab"],
        ["report", "-o", "no/such/folder/report.md"],
        ["new", "page.html"],
    ],
)
def test_wrong_calls(saksi: Call, arguments: list[str]) -> None:
    """A call that is wrong in itself exits 2 and says why on stderr."""
    Path("page.html").write_bytes(samples.english())
    saksi("add", "page.html")
    said = saksi(*arguments)
    assert said.code == 2, said
    assert said.err.strip()
    assert not said.out.strip()


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["read", "page.html", "--published", "29 Juli 2024"], "published"),
        (["report", "--as-of", "29 Juli 2024"], "as_of"),
        (["list", "figures", "--as-known-at", "29 Juli 2024"], "known_at"),
        (["changes", "--since", "29 Juli 2024"], "since"),
        (["search", "police", "--until", "29 Juli 2024"], "until"),
    ],
)
def test_a_day_in_another_form(saksi: Call, arguments: list[str], name: str) -> None:
    """A day that cannot be understood is told with the option it was given for and the form that is wanted."""
    Path("page.html").write_bytes(samples.english())
    assert saksi("add", "page.html").code == 0
    said = saksi(*arguments)
    assert said.code == 2
    one_message(said, f"{name}: '29 Juli 2024' is not a day", "YYYY-MM-DD")


def test_did_you_mean(saksi: Call) -> None:
    """A misspelt command is answered with the one that was meant."""
    said = saksi("reprot")
    assert said.code == 2
    assert "report" in said.err


def test_an_unforeseen_error(saksi: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody foresaw is one line with the place of the log; the traceback only comes with -v."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "9" * 18)  # a moment no calendar holds
    Path("page.html").write_bytes(samples.english())
    said = saksi("add", "page.html")
    assert said.code == 1
    one_message(said, "unforeseen", "saksi.log")
    assert "Traceback" in Path(os.environ["SAKSI_LOG"]).read_text()
    assert "Traceback" in saksi("add", "page.html", "-v").err


def test_as_a_program_of_its_own() -> None:
    """The same holds for the program users call: message on stderr, nothing on stdout, exit code of the error."""
    said = program("read", "nothing.html")
    assert (said.code, said.out) == (1, "")
    one_message(said, "nothing.html does not exist")
