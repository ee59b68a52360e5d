"""Puts an excerpt of the demo's report into the README: `python -m tools.readme_example`. A test keeps it true."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from saksi.service.desk import Desk

README = Path(__file__).parents[1] / "README.md"
BEGIN, END = "<!-- example: written by tools/readme_example.py -->", "<!-- end of example -->"
LINES = 3
"""Lines of each section that are shown."""


def report() -> str:
    """The English report of the demo, in Markdown."""
    with tempfile.TemporaryDirectory() as folder:
        desk, _, _ = Desk.demo(Path(folder) / "demo")
        desk.close()
        return (Path(folder) / "demo" / "sitrep-en.md").read_text(encoding="utf-8")


def excerpt(markdown: str) -> str:
    """Title, highlights, the first disputes, and the footnotes of the first highlight."""
    lines = markdown.splitlines()
    shown = [lines[0], "", *_section(lines, "## Highlights"), "", *_section(lines, "## What sources dispute"), ""]
    cited = re.findall(r"\[\^(\d+)\]", shown[4])
    shown += [line for line in lines if any(line.startswith(f"[^{number}]:") for number in cited)]
    return "\n".join(shown)


def _section(lines: list[str], title: str) -> list[str]:
    start = lines.index(title)
    held = [line for line in lines[start + 1 :] if line.startswith("- ")]
    return [title, "", *held[:LINES]]


def block(markdown: str) -> str:
    """What stands between the marks of the README."""
    return f"{BEGIN}\n```markdown\n{excerpt(markdown)}\n```\n{END}"


def main() -> None:
    """Write the excerpt into the README."""
    text = README.read_text(encoding="utf-8")
    start, end = text.index(BEGIN), text.index(END) + len(END)
    README.write_text(text[:start] + block(report()) + text[end:], encoding="utf-8")


if __name__ == "__main__":
    main()
