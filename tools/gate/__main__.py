"""`make gate`: prints the accuracy table beside its floors; `--notes` adds what was missed, `--raise` lifts floors."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from tools.gate.gold import PARTS, digest
from tools.gate.table import FLOORS, floors, lowerings, measured, numbers

DOCS = Path(__file__).parents[2] / "docs" / "quality.md"
BEGIN, END = "<!-- table: written by python -m tools.gate --docs -->", "<!-- end of table -->"


def main() -> int:
    """0 when every number stands at or above its floor, else 1."""
    parser = argparse.ArgumentParser(prog="make gate", description=__doc__)
    parser.add_argument("--notes", action="store_true", help="list every miss and false alarm of the tuned part")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to what was measured")
    parser.add_argument("--lower", metavar="COLUMN NAME", help="with --raise: let this one floor sink; needs --because")
    parser.add_argument("--because", metavar="REASON", help="why the floor named by --lower may sink; kept beside it")
    parser.add_argument("--docs", action="store_true", help="write the table into docs/quality.md")
    options = parser.parse_args()
    table = {f"{part}.{lang}": numbers(held) for (part, lang), held in measured().items()}
    below = report(table)
    if options.notes:
        for (part, lang), held in measured().items():
            for name, tally in held.items() if part == PARTS[0] else ():
                for note in tally.notes:
                    print(f"{lang} {name}: {note}")
    if bool(options.lower) != bool(options.because) or (options.lower and not options.lift):
        parser.error("--lower goes with --raise and with a reason: --because")
    if options.lift:
        lift(table, {options.lower: options.because} if options.lower else {})
    if options.docs:
        document(table)
    return 1 if below else 0


def report(table: dict[str, dict[str, float]]) -> list[str]:
    """Print the table; the names of the numbers that fell below their floors."""
    standing = floors() if FLOORS.exists() else {}
    columns = list(table)
    below: list[str] = []
    print(f"{'':22}" + "".join(f"{column:>22}" for column in columns))
    for name in sorted({name for held in table.values() for name in held}):
        cells = []
        for column in columns:
            value = table[column].get(name)
            floor = standing.get(column, {}).get(name)
            if value is None:
                cells.append(f"{'-':>22}")
                continue
            fell = floor is not None and (value > floor if name.startswith("furniture") else value < floor - 0.0005)
            below += [f"{column} {name}"] if fell else []
            mark = "" if floor is None else f" ({'BELOW ' if fell else ''}{floor:.3f})"
            cells.append(f"{f'{value:.3f}{mark}':>22}")
        print(f"{name:22}" + "".join(cells))
    print(f"gold {digest()}; numbers in brackets are floors; {len(below)} below")
    return below


def document(table: dict[str, dict[str, float]]) -> None:
    """Write the table between the marks of docs/quality.md."""
    rows = ["| | " + " | ".join(table) + " |", "|---|" + "---|" * len(table)]
    for name in sorted({name for held in table.values() for name in held}):
        cells = (table[column].get(name) for column in table)
        rows.append(f"| {name} | " + " | ".join("" if cell is None else f"{cell:.3f}" for cell in cells) + " |")
    text = DOCS.read_text(encoding="utf-8")
    start, end = text.index(BEGIN) + len(BEGIN), text.index(END)
    DOCS.write_text(text[:start] + "\n" + "\n".join(rows) + "\n" + text[end:], encoding="utf-8")


def lift(table: dict[str, dict[str, float]], lowered: dict[str, str]) -> None:
    """Write floors: the higher of the old floor and what was measured, rounded down to three digits.

    `lowered` names floors ("tune.en event.actor") that may sink to what was measured, each with its reason; reasons
    given before stay in the file.
    """
    standing = floors() if FLOORS.exists() else {}
    reasons = {**lowerings(), **lowered} if FLOORS.exists() else lowered
    lines = [
        "# Floors of the quality gate. They only rise: `python -m tools.gate --raise`.",
        f'gold = "{digest()}"',
        "",
    ]
    lines += ["[lowered]", *(f"{json.dumps(name)} = {json.dumps(reason)}" for name, reason in reasons.items()), ""]
    for column, held in table.items():
        lines.append(f'[floors."{column}"]')
        for name, value in held.items():
            sinks = f"{column} {name}" in lowered
            old = value if sinks else standing.get(column, {}).get(name, value)
            best = min(old, value) if name.startswith("furniture") else max(old, value)
            lines.append(f'"{name}" = {int(best * 1000) / 1000}')
        lines.append("")
    FLOORS.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
