"""Writes the command reference from the live help: `python tools/command_reference.py docs/commands.md`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import typer

from saksi.cli.main import app

HEAD = """# Commands

Written from the live help by `make docs`; a test fails when it is out of date. Data goes to standard output, talk to
standard error. `--record`, `-q` and `-v` may stand anywhere on the line.
"""


def _row(parameter: Any) -> str:
    names = ", ".join(f"`{name}`" for name in (*parameter.opts, *parameter.secondary_opts))
    if parameter.param_type_name == "argument":
        names = f"`{parameter.metavar or parameter.name.upper()}`"
    told = " ".join((getattr(parameter, "help", "") or "").split()).replace("|", "\\|")
    return f"| {names} | {told} |"


def _section(name: str, command: Any) -> list[str]:
    told = [" ".join(part.split()) for part in (command.help or "").split("\n\n")]
    lines = [f"## saksi {name}".rstrip(), "", *(line for part in told for line in (part, ""))]
    rows = [_row(one) for one in command.params if not getattr(one, "hidden", False) and one.name != "help"]
    return [*lines, "| option | what it does |", "|---|---|", *rows, ""] if rows else lines


def reference() -> str:
    """The whole page."""
    root: Any = typer.main.get_command(app)
    lines = [HEAD, *_section("", root)]
    for name, command in root.commands.items():
        lines += _section(name, command)
    return "\n".join(lines).rstrip() + "\n"


def main() -> None:
    """Write the page to the file named."""
    Path(sys.argv[1]).write_text(reference(), encoding="utf-8")


if __name__ == "__main__":
    main()
