"""The commands print data on stdout, talk on stderr, and keep the conventions people expect."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
from pathlib import Path

import pytest

from saksi import __version__
from saksi.cli import options
from tests.cli.conftest import PROGRAM, Call, program
from tests.service import samples


@pytest.fixture
def filled(saksi: Call) -> Path:
    """A record of four articles in the current folder."""
    pages = samples.folder(Path("pages"), pages=4, bad=False)
    assert saksi("add", pages).code == 0
    return pages


def test_new_and_add_and_report(saksi: Call) -> None:
    """The two commands of the walk: add without a record makes one and says so, report prints it."""
    samples.folder(Path("pages"), pages=2, bad=False)
    said = saksi("add", "pages")
    assert said.code == 0
    assert "Made a record in" in said.err
    assert said.out.startswith("stored 2 pages;")
    assert Path("saksi.toml").exists()
    assert Path("record.sqlite").exists()
    report = saksi("report", "--lang", "id")
    assert report.code == 0
    assert report.out.startswith("#")


def test_new_in_a_folder(saksi: Call) -> None:
    """`new FOLDER` makes it; a second time is a usage error; --record uses it from anywhere on the line."""
    assert saksi("new", "mine").code == 0
    assert saksi("new", "mine").code == 2
    Path("page.html").write_bytes(samples.english())
    assert saksi("add", "page.html", "--record", "mine").code == 0
    assert saksi("--record", "mine", "show").code == saksi("show", "--record=mine").code == 0


def test_add_twice_and_dry(saksi: Call, filled: Path) -> None:
    """The second add says the pages are held; --dry-run stores nothing."""
    assert saksi("add", filled).out == "stored 0 pages, 4 already held; 0 new readings.\n"
    Path("more.html").write_bytes(samples.english(9))
    assert saksi("add", "more.html", "--dry-run").out.startswith("would store 1 page;")
    assert saksi("add", "more.html", "--dry-run").out.startswith("would store 1 page;")


def test_a_dry_run_makes_no_record(saksi: Call) -> None:
    """--dry-run without a record makes none."""
    Path("more.html").write_bytes(samples.english(9))
    said = saksi("add", "more.html", "--dry-run", "--json")
    assert json.loads(said.out)["dry_run"] is True
    assert {path.name for path in Path().iterdir()} == {"more.html"}


def test_read_prints_the_object_of_readings(saksi: Call) -> None:
    """One object with the fields of the READINGS page; every witness stands in the body; nothing is stored."""
    Path("page.html").write_bytes(samples.english())
    said = saksi("read", "page.html", "--json", "--published", "2023-05-09", "--lang", "en", "--outlet", "Kabar")
    value = json.loads(said.out)
    assert list(value) == ["schema_version", "article", "text", "readings", "issues"]
    assert value["schema_version"] == 1
    assert value["article"]["outlet"] == "Kabar"
    assert value["article"]["lang"] == "en"
    body = value["text"]["body"]
    for reading in value["readings"]:
        for held in reading["slots"].values():
            for slot in held if isinstance(held, list) else [held]:
                witness = slot["witness"]
                assert body[witness["start"] : witness["end"]] == witness["quote"]
    assert {path.name for path in Path().iterdir()} == {"page.html"}


def test_read_takes_folders_and_standard_input(saksi: Call) -> None:
    """A folder gives one object a line; a dash reads a page from standard input."""
    samples.folder(Path("pages"), pages=3, bad=False)
    lines = saksi("read", "pages", "--json").out.splitlines()
    assert len({json.loads(line)["text"]["id"] for line in lines}) == len(lines) == 3
    said = saksi("read", "-", "--json", stdin=samples.english())
    assert "Port Luan" in json.loads(said.out)["text"]["body"]
    assert "Port Luan" in saksi("read", "-", stdin=samples.english()).out


def test_read_names_the_bad_one(saksi: Call) -> None:
    """Of three pages one is bad: two objects, one message, exit 1."""
    samples.folder(Path("pages"), pages=2, bad=False)
    Path("pages/bad.html").write_bytes(samples.BINARY)
    said = saksi("read", "pages", "--json")
    assert said.code == 1
    assert len(said.out.splitlines()) == 2
    assert "bad.html" in said.err


def test_show(saksi: Call, filled: Path) -> None:
    """Articles, readings and one article, as tables and as JSON with a schema_version."""
    lines = [json.loads(line) for line in saksi("show", "--articles", "--json").out.splitlines()]
    assert len(lines) == 4
    assert all(line["schema_version"] == 1 for line in lines)
    table = saksi("show").out
    assert all(line["id"] in table for line in lines)
    one = json.loads(saksi("show", lines[0]["id"], "--json").out)
    assert one["article"]["id"] == lines[0]["id"]
    assert lines[0]["id"] in saksi("show", lines[0]["id"][:20]).out
    readings = [json.loads(line) for line in saksi("show", "--readings", "--json").out.splitlines()]
    assert {one["article"] for one in readings} <= {line["id"] for line in lines}


def test_report_to_a_file(saksi: Call, filled: Path) -> None:
    """-o writes the file whole, says so on stderr, and equals what goes to stdout."""
    said = saksi("report", "--lang", "en", "--format", "html", "-o", "report.html")
    assert (said.code, said.out) == (0, "")
    assert "Wrote report.html" in said.err
    assert Path("report.html").read_text() == saksi("report", "--lang", "en", "--format", "html", "-o", "-").out
    assert saksi("report", "--lang", "en", "--as-of", "2000-01-01").code == 4


def test_report_language_follows_setting_and_locale(saksi: Call, filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """saksi.toml decides; without it LANG does."""
    indonesian, english = (saksi("report", "--lang", lang).out for lang in ("id", "en"))
    assert indonesian != english
    monkeypatch.setenv("LC_ALL", "id_ID.UTF-8")
    assert saksi("report").out == indonesian
    Path("saksi.toml").write_text('lang = "en"\n')
    assert saksi("report").out == english


def test_verify_and_rebuild(saksi: Call, filled: Path) -> None:
    """A sound record verifies with 0; a rebuild leaves it as it is."""
    said = saksi("verify")
    assert said.code == 0
    assert said.out.endswith("0 failed.\n")
    assert json.loads(saksi("verify", "--json").out)["failures"] == []
    rebuilt = json.loads(saksi("rebuild", "--json").out)
    assert (rebuilt["same"], rebuilt["changed"]) == (4, [])
    assert rebuilt["digest"] in saksi("rebuild").out


def test_verify_names_what_failed(saksi: Call, filled: Path) -> None:
    """One character changed behind the guards: exit 5, the text named on stdout, one message on stderr."""
    Path("change.py").write_text(
        "import sqlite3\n"
        "c = sqlite3.connect('record.sqlite')\n"
        "c.execute('DROP TRIGGER texts_update')\n"
        "c.execute(\"UPDATE texts SET body = replace(body, 'Reyes', 'Reyez')\")\n"
        "c.commit()\nc.close()\n"
    )
    subprocess.run([PROGRAM[0], "change.py"], check=True)
    said = saksi("verify")
    assert said.code == 5
    assert "its characters are not those that were stored" in said.out
    assert said.err.startswith("saksi: ")
    failures = json.loads(saksi("verify", "--json").out)["failures"]
    assert sum(one["what"] == "text" for one in failures) == 4


def test_doctor(saksi: Call, filled: Path) -> None:
    """The doctor finds nothing wrong here, and exits 3 where something is."""
    assert saksi("doctor").code == 0
    findings = json.loads(saksi("doctor", "--json").out)["findings"]
    assert {"saksi", "python", "sqlite", "language id"} <= {one["name"] for one in findings}
    Path("record.sqlite").write_bytes(b"gone")
    said = saksi("doctor")
    assert said.code == 3
    assert "WRONG" in said.out


def test_quiet(saksi: Call) -> None:
    """-q says nothing when all went well, wherever it stands."""
    Path("page.html").write_bytes(samples.english())
    for call in (["add", "page.html", "-q"], ["-q", "add", "page.html"], ["verify", "--quiet"]):
        said = saksi(*call)
        assert (said.code, said.out, said.err) == (0, "", "")


def test_hoisting_stops_at_the_dashes() -> None:
    """Shared options move to the front, with their values; behind -- nothing moves."""
    assert options.hoist(["add", "a", "-q", "--record", "f"]) == ["-q", "--record", "f", "add", "a"]
    assert options.hoist(["add", "--", "-q"]) == ["add", "--", "-q"]
    assert options.hoist(["show", "--record"]) == ["--record", "show"]


def test_control_characters_stay_out_of_tables(saksi: Call) -> None:
    """A page cannot send escape sequences to the terminal, nor markup to the table."""
    page = samples.page(samples.ENGLISH, title="Bold [bold red]title[/] \x1b[31m red")
    Path("page.html").write_text(page)
    said = saksi("read", "page.html")
    assert said.code == 0
    assert "\x1b[31m" not in said.out


def test_help_is_quick_and_loads_nothing_heavy() -> None:
    """`saksi --help` answers without the database, the parser or the settings being loaded."""
    heavy = ["sqlalchemy", "trafilatura", "lxml", "pydantic", "jinja2", "alembic"]
    code = (
        "import sys; sys.argv = ['saksi', '--help']\n"
        "from saksi.cli.main import run\n"
        "try: run()\n"
        f"except SystemExit: print([one for one in {heavy} if one in sys.modules], file=sys.stderr)\n"
    )
    done = subprocess.run([PROGRAM[0], "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
    assert "report" in done.stdout


def test_version_and_help(saksi: Call) -> None:
    """--version and -h answer on stdout with 0; no command at all is a usage error with the help."""
    assert saksi("--version").out == f"saksi {__version__}\n"
    for verb in ([], ["add"], ["read"], ["show"], ["report"], ["verify"], ["rebuild"], ["doctor"], ["demo"], ["new"]):
        said = saksi(*verb, "-h")
        assert said.code == 0
        assert "Usage" in said.out
    assert saksi().code == 2


def test_utf8_and_no_colour_when_piped(saksi: Call) -> None:
    """A pipe gets UTF-8 without colours or bars in any locale; NO_COLOR and TERM=dumb are harmless."""
    Path("page.html").write_bytes(samples.english())
    for environment in ({"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}, {"NO_COLOR": "1", "TERM": "dumb"}):
        said = program("read", "page.html", **environment)
        assert said.code == 0
        assert "“" in said.out
        assert "\x1b" not in said.out + said.err


@pytest.mark.parametrize(("how", "seen"), [("--json", '{"schema_v'), ("", "Title:    ")])
def test_a_closed_pipe_is_no_error(how: str, seen: str) -> None:
    """`saksi read ... | head` ends quietly, in JSON and in tables."""
    samples.folder(Path("pages"), pages=30, bad=False)
    done = subprocess.run(
        f"{' '.join(PROGRAM)} read pages {how} | head -c 10; echo ${{PIPESTATUS[0]}}",
        shell=True, executable="/bin/bash", capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stdout == f"{seen}0\n"
    assert done.stderr == ""


def test_interrupt() -> None:
    """Ctrl-C ends with 130 and one line, no traceback."""
    running = subprocess.Popen(
        [*PROGRAM, "add", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert running.stderr is not None
    assert running.stderr.readline().startswith(b"Made a record")  # and now it waits for the page
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=20)
    assert running.returncode == 130
    assert out == b""
    assert b"interrupted" in err
    assert b"Traceback" not in err


def test_a_bar_on_a_terminal_only() -> None:
    """On a terminal add shows its progress on stderr and leaves stdout clean; TERM=dumb shows none."""
    samples.folder(Path("pages"), pages=6, bad=False)
    for term, shown in (("xterm", True), ("dumb", False)):
        master, slave = pty.openpty()
        environment = {**os.environ, "TERM": term}
        running = subprocess.Popen([*PROGRAM, "add", "pages"], stdout=subprocess.PIPE, stderr=slave, env=environment)
        out, _ = running.communicate(timeout=60)
        os.close(slave)
        try:
            seen = os.read(master, 100_000)
        except OSError:  # nothing was ever written there
            seen = b""
        os.close(master)
        assert out.startswith(b"stored ")
        assert (b"Adding" in seen) is shown
