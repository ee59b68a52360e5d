"""Runs every score over every case and lays them beside the floors."""

from __future__ import annotations

import tomllib
from collections import defaultdict

from tools.gate import events, figures, score, voices
from tools.gate.gold import FOLDER, PARTS, cases
from tools.gate.tally import Scores, Tally

SCORERS = (
    figures.figures, events.events, voices.statements, voices.pledges, voices.roles,
    score.masthead, score.witnesses, score.body,
)  # fmt: skip
FLOORS = FOLDER / "floors.toml"
SHARES = ("published", "origin", "paragraphs", "witnesses")
"""Scores of which only the share right is told."""


def scores(part: str, lang: str) -> Scores:
    """Every tally of one part and language, by name."""
    held: Scores = defaultdict(Tally)
    for case in cases(part, lang):
        for scorer in SCORERS:
            scorer(case, held)
    return dict(held)


def measured() -> dict[tuple[str, str], Scores]:
    """All scores, by part and language."""
    return {(part, lang): scores(part, lang) for part in PARTS for lang in ("id", "en")}


def numbers(held: Scores) -> dict[str, float]:
    """The numbers that have floors: F1 (recall and precision apart for events), shares, and furniture readings."""
    values: dict[str, float] = {}
    for name, tally in sorted(held.items()):
        if name == "furniture":
            values["furniture readings"] = tally.said
        elif "." in name or name in SHARES:
            values[name] = tally.recall
        else:
            values[f"{name} P"] = tally.precision
            values[f"{name} R"] = tally.recall
            values[f"{name} F1"] = tally.f1
    return values


def floors() -> dict[str, dict[str, float]]:
    """The floors in force, by "part.lang" and name."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))["floors"]  # type: ignore[no-any-return]


def lowerings() -> dict[str, str]:
    """Floors that were let sink, with the reasons given."""
    return dict(tomllib.loads(FLOORS.read_text(encoding="utf-8")).get("lowered", {}))
