"""`make gate`: prints the accuracy table beside its floors; `--notes` adds what was missed, `--raise` lifts floors."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping

from tools.gate.docs import document
from tools.gate.gold import READ, digest
from tools.gate.table import FLOORS, floors, lowerings, measured, numbers
from tools.gate.tally import Scores


def main() -> int:
    """0 when every number stands at or above its floor, else 1."""
    parser = argparse.ArgumentParser(prog="make gate", description=__doc__)
    parser.add_argument("--notes", action="store_true", help="list every miss and false alarm of the tuned part")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to what was measured")
    parser.add_argument(
        "--lower", metavar="COLUMN NAME", nargs="+", default=[],
        help="with --raise: let these floors sink; needs --because",
    )  # fmt: skip
    parser.add_argument(
        "--because", metavar="REASON", help="why the floors named by --lower may sink; kept beside them"
    )
    parser.add_argument("--docs", action="store_true", help="write tables and error classes into docs/accuracy.md")
    options = parser.parse_args()
    held = measured()
    table = {f"{part}.{lang}": numbers(scores) for (part, lang), scores in held.items()}
    below = report(table)
    if options.notes:
        notes(held)
    if bool(options.lower) != bool(options.because) or (options.lower and not options.lift):
        parser.error("--lower goes with --raise and with a reason: --because")
    if options.lift:
        lift(table, dict.fromkeys(options.lower, options.because))
    if options.docs:
        document(table, held)
    return 1 if below else 0


def notes(held: Mapping[tuple[str, str], Scores]) -> None:
    """Print every error of the parts that may be read with its words; the texts of the others are nobody's to read."""
    for (part, lang), scores in held.items():
        for name, tally in scores.items() if part in READ else ():
            for note in tally.notes:
                print(f"{lang} {name}: {note}")


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
