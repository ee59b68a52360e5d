"""Writes docs/accuracy.md: aims, tables, what was tuned on what, and the commonest errors by class.

Of the scored-only part only numbers and classes are written, never a word of a text.
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from tools.gate.gold import FOLDER, PARTS, SCORED, digest, split
from tools.gate.tally import Scores

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs" / "accuracy.md"
MEASURED = ROOT / "docs" / "measured"
"""Sections that other tools write: one file each, taken in as they stand."""
AIMS = Path(__file__).parent / "aims.toml"
BEGIN, END = "<!-- written by python -m tools.gate --docs -->", "<!-- end of what the gate writes -->"
LANGUAGES = {"id": "Indonesian", "en": "English"}
COMMONEST = 10

Numbers = Mapping[str, Mapping[str, float]]
"""The numbers of the table by "part.lang" and name."""


def document(table: Numbers, held: Mapping[tuple[str, str], Scores]) -> None:
    """Write all sections between the marks of docs/accuracy.md; what stands outside of them is kept."""
    parts = [*aims(table), *numbers(table), *tuned(), *errors(held), *elsewhere()]
    text = DOCS.read_text(encoding="utf-8")
    start, end = text.index(BEGIN) + len(BEGIN), text.index(END)
    DOCS.write_text(text[:start] + "\n" + "\n".join(parts) + "\n" + text[end:], encoding="utf-8")


def row(cells: Sequence[object]) -> str:
    """One line of a Markdown table."""
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"


def publish(section: str, notes: Iterable[str], name: str) -> None:
    """Prints a section measured on an open set, and each error; keeps it for docs/accuracy.md where it has a name."""
    print(section)
    for note in notes:
        print(note)
    if name:
        MEASURED.mkdir(exist_ok=True)
        (MEASURED / f"{name}.md").write_text(section, encoding="utf-8")


def head(*cells: str) -> list[str]:
    """The two lines that open a Markdown table."""
    return [row(cells), "|" + "---|" * len(cells)]


def aims(table: Numbers) -> Iterator[str]:
    """For each aim and language: what was measured on the scored-only part, and by how much the aim is missed."""
    yield "## The aims"
    yield f"Measured on the articles nobody read (`{SCORED}`), each language apart."
    yield ""
    yield from head("aim", "wanted", *(LANGUAGES[lang] for lang in LANGUAGES))
    for aim in tomllib.loads(AIMS.read_text(encoding="utf-8"))["aim"]:
        wanted = f"at least {aim['least']:.2f}" if "least" in aim else f"at most {aim['most']}"
        told = [_reached(aim, table[f"{SCORED}.{lang}"].get(aim["name"])) for lang in LANGUAGES]
        yield row([aim["says"], wanted, *told])
    yield ""


def _reached(aim: Mapping[str, float], value: float | None) -> str:
    if value is None:
        return "not annotated"
    if "most" in aim:
        return f"{value:.0f}, reached" if value <= aim["most"] else f"{value:.0f}, missed by {value - aim['most']:.0f}"
    gap = aim["least"] - value
    return f"{value:.3f}, reached" if gap <= 0 else f"{value:.3f}, missed by {gap:.3f}"


def numbers(table: Numbers) -> Iterator[str]:
    """Every number, per kind, language and part."""
    yield "## Every number"
    yield f"Gold `{digest()}`. P precision, R recall; with a dot: the share right of what was found."
    yield ""
    yield from head("", *table)
    for name in sorted({name for held in table.values() for name in held}):
        cells = (table[column].get(name) for column in table)
        yield row([name, *("" if cell is None else f"{cell:.3f}" for cell in cells)])
    yield ""


def tuned() -> Iterator[str]:
    """Which crises rules were tuned on and which are only scored on, from split.toml."""
    yield "## What was tuned on what"
    yield "Rules and words were tuned on the articles of the first column; nobody who writes rules opened those of the"
    yield "second. The line between them was drawn by crisis before the first rule (`tests/gold/split.toml`)."
    yield ""
    yield from head("", "tuned on", "scored only")
    for lang, name in LANGUAGES.items():
        yield row([name, *(_crises(part, lang) for part in PARTS)])
    yield ""


def _crises(part: str, lang: str) -> str:
    found: Counter[str] = Counter()
    for number in split()[part][lang]:
        inside, _, own = number.rpartition("/")
        gold = json.loads((FOLDER / inside / lang / f"{own}.gold.json").read_text(encoding="utf-8"))
        found[gold["crisis"]] += 1
    named = ", ".join(f"{name} ({count})" if count > 1 else name for name, count in sorted(found.items()))
    return f"{found.total()} articles: {named}"


def errors(held: Mapping[tuple[str, str], Scores]) -> Iterator[str]:
    """The commonest classes of errors of each language, for both parts side by side."""
    yield "## The commonest errors, by class"
    yield "Counts over the articles of each part; of the scored-only part nothing but these counts was looked at."
    for lang, name in LANGUAGES.items():
        counts = [_classes(held[part, lang]) for part in PARTS]
        columns = [count.most_common(COMMONEST) for count in counts]
        yield f"\n### {name}"
        yield from head("", f"tuned on ({counts[0].total()})", "", f"scored only ({counts[1].total()})", "")
        for rank in range(max(len(column) for column in columns)):
            cells = [cell for column in columns for cell in (column[rank] if rank < len(column) else ("", ""))]
            yield row([rank + 1, *cells])
    yield ""


def _classes(scores: Scores) -> Counter[str]:
    total: Counter[str] = Counter()
    for tally in scores.values():
        total.update(tally.errors)
    return Counter(dict(sorted(total.items())))


def elsewhere() -> Iterator[str]:
    """The sections that other tools wrote about open data."""
    files = sorted(MEASURED.glob("*.md"))
    if files:
        yield "## On data of others"
    for file in files:
        yield file.read_text(encoding="utf-8").strip()
        yield ""
