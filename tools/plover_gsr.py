"""Scores PLOVER types on the PLOVER gold standard records, against the published CAMEO-to-PLOVER map.

The records (Open Event Data Alliance, CC BY-SA 4.0) are no part of Saksi. Give the folder that holds
`gsr_open_third.json` and `CAMEO2PLOVER-2021.txt`: `python -m tools.plover_gsr FOLDER`; `--docs` writes
docs/measured/plover-gsr.md, which `python -m tools.gate --docs` takes into docs/accuracy.md.

The records name types as PLOVER did in 2016, one for each root of CAMEO. The map says into which of today's types the
codes of that root went: the type of today's name is `wanted`, the others of the root `near`.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from saksi.core.kinds import PLOVER_MODES
from saksi.read.reader import read
from tools.gate.docs import COMMONEST, head, publish, row
from tools.gate.tally import Tally
from tools.rules_used import plain

ROOTS = {
    "AGREE": "03", "CONSULT": "04", "SUPPORT": "05", "COOPERATE": "06", "AID": "07", "CONCEDE": "08", "RETREAT": "08",
    "INVESTIGATE": "09", "DEMAND": "10", "DISAPPROVE": "11", "REJECT": "12", "THREATEN": "13", "PROTEST": "14",
    "MOBILIZE": "15", "SANCTION": "16", "COERCE": "17", "ASSAULT": "18", "FIGHT": "19",
}  # fmt: skip
"""The CAMEO root of each type of PLOVER 2016 (manual 0.5); FIGHT is 19 and 20."""
_LINE = re.compile(r"^(\d{2,4}):\s*([A-Z]+)")


@dataclass(frozen=True, slots=True)
class Record:
    """One sentence and the types that are right for it: `wanted`, and `near` ones of the same CAMEO root."""

    id: str
    text: str
    day: date
    wanted: str
    near: frozenset[str]


@dataclass(slots=True)
class Score(Tally):
    """Counts over records: `wanted` of them, `hit` where the type is among those read, `said` events read.

    `rooted` where one of the root is among those read, `silent` where nothing is read, `right` events of the root.
    """

    rooted: int = 0
    silent: int = 0
    right: int = 0
    by_type: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))


def cameo_map(lines: Iterable[str]) -> dict[str, Counter[str]]:
    """For each CAMEO root ("03") how many of its codes went into which type of today."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        told = _LINE.match(line)
        if told and told[2] in PLOVER_MODES:
            found[told[1][:2]][told[2]] += 1
    return found


def record(told: Mapping[str, Any], roots: Mapping[str, Counter[str]]) -> Record:
    """One record with the types of today that the map allows."""
    types = roots[ROOTS[told["event"]]]
    wanted = told["event"] if told["event"] in types else types.most_common(1)[0][0]
    return Record(told["id"], told["text"], date.fromisoformat(told["date"]), wanted, frozenset(types) - {wanted})


def records(folder: Path) -> list[Record]:
    """Every record with an event."""
    roots = cameo_map((folder / "CAMEO2PLOVER-2021.txt").read_text(encoding="utf-8").splitlines())
    told = json.loads((folder / "gsr_open_third.json").read_text(encoding="utf-8"))
    return [record(one, roots) for one in told if one["event"] in ROOTS]


def types_read(one: Record) -> list[str]:
    """The types of the events read in the sentence, whatever their modality."""
    doc = plain(one.text, one.day, "en")
    found = read(doc.article, doc.text, doc.pack).readings
    return [reading.text_of("type") for reading in found if reading.kind == "event"]


def add(score: Score, one: Record, found: list[str]) -> None:
    """Count one record."""
    allowed = {one.wanted, *one.near}
    score.wanted += 1
    score.hit += one.wanted in found
    score.rooted += bool(allowed & set(found))
    score.silent += not found
    score.said += len(found)
    score.right += sum(kind in allowed for kind in found)
    score.by_type[one.wanted][0] += 1
    score.by_type[one.wanted][1] += one.wanted in found
    if one.wanted not in found:
        told = "nothing read" if not found else f"read as {' and '.join(sorted(set(found)))}"
        score.wrong(f"{one.wanted}: {told}: {one.text}", f"{one.wanted}: {told}")


def measured(held: Iterable[Record]) -> Score:
    """The score of all records."""
    score = Score()
    for one in held:
        add(score, one, types_read(one))
    return score


def section(score: Score) -> str:
    """The section for docs/accuracy.md."""
    lines = [
        "### PLOVER types (English)",
        f"{score.wanted} sentences of the [PLOVER gold standard records](https://github.com/openeventdata/PLOVER)",
        "(Open Event Data Alliance, CC BY-SA 4.0; made from the CAMEO manual), types brought to today's by the",
        "published CAMEO-to-PLOVER map (2021). Measured by `python -m tools.plover_gsr FOLDER --docs`; these sentences",
        "are open to those who write rules. A record names one event of its sentence: precision is a lower bound.",
        "",
        *head("", "share"),
        row(["type among those read", f"{score.recall:.3f}"]),
        row(["a type of the same CAMEO root among those read", f"{_share(score.rooted, score.wanted):.3f}"]),
        row(["nothing read", f"{_share(score.silent, score.wanted):.3f}"]),
        row(["events read that are of the root", f"{_share(score.right, score.said):.3f}"]),
        "",
        "By type, found of wanted: "
        + ", ".join(f"{name} {hit}/{all_}" for name, (all_, hit) in sorted(score.by_type.items()))
        + ".",
        "",
        *head("commonest errors", "count"),
        *(row(pair) for pair in score.errors.most_common(COMMONEST)),
    ]
    return "\n".join(lines) + "\n"


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def main(arguments: list[str] | None = None) -> int:
    """Print the section; 2 when the folder does not hold the records."""
    parser = argparse.ArgumentParser(prog="python -m tools.plover_gsr", description=__doc__)
    parser.add_argument("folder", type=Path, help="holds gsr_open_third.json and CAMEO2PLOVER-2021.txt")
    parser.add_argument("--docs", action="store_true", help="write docs/measured/plover-gsr.md")
    parser.add_argument("--notes", action="store_true", help="list every miss")
    options = parser.parse_args(arguments)
    if not (options.folder / "gsr_open_third.json").is_file():
        print(f"{options.folder} holds no gsr_open_third.json: give the folder of the records", file=sys.stderr)
        return 2
    score = measured(records(options.folder))
    publish(section(score), score.notes if options.notes else (), "plover-gsr" if options.docs else "")
    return 0


if __name__ == "__main__":
    sys.exit(main())
