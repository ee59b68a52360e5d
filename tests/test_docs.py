"""Docs that fail the build: what the program has, the docs name."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from saksi import errors
from saksi.core.kinds import SLOTS
from saksi.service.desk import Desk
from saksi.settings import Settings
from tools.command_reference import reference
from tools.readme_example import block, report

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"

NOT_HERE = {
    "open": "how every command finds its record",
    "store": "the record behind the verbs",
    "close": "the end of every command",
    "digest": "printed by rebuild and doctor",
    "record": "what report tells",
    "articles": "show --articles",
    "readings": "show --readings",
    "issues": "show --issues",
    "versions": "show --versions",
    "copies": "show --copies",
    "view": "list",
    "language": "the --lang of commands",
}
"""Verbs of the desk that have no command of their own, and where a user meets them."""


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def test_the_command_reference_is_the_live_help() -> None:
    """docs/commands.md is what `make docs` writes today."""
    assert page("commands.md") == reference()


@pytest.mark.parametrize("verb", sorted(name for name in vars(Desk) if not name.startswith("_")))
def test_every_verb_of_the_desk_has_a_command_and_a_heading(verb: str) -> None:
    """A verb is a command with a heading in the reference, or an explicit "not here"."""
    assert (f"## saksi {verb}\n" in page("commands.md")) != (verb in NOT_HERE)


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_is_documented(name: str) -> None:
    """Each setting stands with its variable in the settings page."""
    assert f"SAKSI_{name.upper()}" in page("settings.md")


def test_every_error_is_documented_with_its_exit_code() -> None:
    """Each error class stands in the row of its exit code."""
    rows = {int(row[0]): row[1] for row in re.findall(r"^\| (\d) \| [^|]+ \|([^|\n]*)\|$", page("settings.md"), re.M)}
    for name, kind in inspect.getmembers(errors, inspect.isclass):
        if issubclass(kind, errors.SaksiError) and kind is not errors.SaksiError:
            assert re.search(rf"\b{name}\b", rows[kind.exit_code]), name


@pytest.mark.parametrize("kind", sorted(SLOTS))
def test_every_kind_and_slot_is_documented(kind: str) -> None:
    """The readings page has a row for each kind, with all its slots."""
    row = next(line for line in page("readings.md").splitlines() if line.startswith(f"| {kind} |"))
    assert all(slot in row for slot in SLOTS[kind])


def test_links_between_the_docs_lead_somewhere() -> None:
    """Every relative link of the Markdown pages is a file."""
    pages = [*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *(ROOT / "examples").rglob("*.md")]
    assert len(pages) > 10
    for file in pages:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", file.read_text(encoding="utf-8")):
            assert (file.parent / target).exists(), f"{file.name}: {target}"


def test_the_readme_names_targets_that_exist() -> None:
    """Each `make` target of the README is one of the Makefile."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"make (\w+)", (ROOT / "README.md").read_text(encoding="utf-8")):
        assert re.search(rf"^{target}:", makefile, re.M), target


def test_the_example_of_the_readme_is_what_the_demo_prints() -> None:
    """The excerpt between the marks is that of the demo's report today (`python -m tools.readme_example`)."""
    assert block(report()) in (ROOT / "README.md").read_text(encoding="utf-8")
