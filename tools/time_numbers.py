"""Scores English days and numbers on the specifications of Microsoft Recognizers-Text (MIT).

The specifications are no part of Saksi. Give a folder that holds `Specs`: `python -m tools.time_numbers FOLDER`;
`--docs` writes docs/measured/time-numbers.md, which `python -m tools.gate --docs` takes into docs/accuracy.md.

Days: expressions of type date and daterange whose days the specification resolves. Numbers: whole numbers and ranges
with whole ends, for people come whole. Clock times, durations, sets, holidays by rule, fractions and powers are not
asked: Saksi reads none of them, or reads them as no figure.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Literal

from saksi.core.values import Count, When
from saksi.read.document import Document, Mark
from tools.gate.docs import COMMONEST, head, publish, row
from tools.gate.tally import Tally
from tools.rules_used import UNKNOWN_DAY, plain

Kind = Literal["date", "daterange", "number", "numberrange"]
FILES: Mapping[str, tuple[Kind, ...]] = {
    "DateTime/English/DateTimeModel.json": ("date", "daterange"),
    "DateTime/English/DateParser.json": ("date",),
    "DateTime/English/DatePeriodParser.json": ("daterange",),
    "Number/English/NumberModel.json": ("number",),
    "Number/English/NumberRangeModel.json": ("numberrange",),
}
_RANGE = re.compile(r"([\[(])(-?\d*),(-?\d*)([\])])")
Interval = tuple[object, object]


@dataclass(frozen=True, slots=True)
class Case:
    """One expression of a sentence: its span and the intervals that are right for it."""

    text: str
    day: date
    kind: Kind
    start: int
    end: int
    right: frozenset[Interval]


@dataclass(slots=True)
class Score(Tally):
    """Counts of one kind: expressions `wanted`, `seen` with a mark on them, `hit` with the right value."""

    seen: int = 0


def cases(folder: Path) -> Iterator[Case]:
    """Every expression of the files above that a value is told for, once."""
    told: set[Case] = set()
    for name, kinds in FILES.items():
        for spec in json.loads((folder / "Specs" / name).read_text(encoding="utf-8-sig")):
            day = date.fromisoformat(spec.get("Context", {}).get("ReferenceDateTime", UNKNOWN_DAY.isoformat())[:10])
            for result in spec["Results"]:
                kind = str(result.get("TypeName", result.get("Type", ""))).rpartition(".")[2]
                right = frozenset(_intervals(kind, result)) if kind in kinds else frozenset()
                end = result["End"] + 1 if "End" in result else result["Start"] + result.get("Length", 0)
                if right:
                    one = Case(spec["Input"], day, kind, result["Start"], end, right)  # type: ignore[arg-type]
                    if one not in told:
                        told.add(one)
                        yield one


def _intervals(kind: str, result: Mapping[str, Any]) -> Iterator[Interval]:
    if kind == "number":
        value = str(result["Resolution"]["value"])
        if result["Resolution"].get("subtype", "integer") == "integer" and value.isdigit():
            yield int(value), int(value)
    elif kind == "numberrange":
        yield from _numbers(result["Resolution"]["value"])
    elif "Value" in result:
        ends = str(result["Value"].get("Timex", "")).startswith("(")
        for resolved in (result["Value"].get("FutureResolution", {}), result["Value"].get("PastResolution", {})):
            yield from _days(resolved.get("date") or resolved.get("startDate"), resolved.get("endDate"), kind, ends)
    else:
        for resolved in result["Resolution"].get("values", ()):
            ends = str(resolved.get("timex", "")).startswith("(")
            yield from _days(resolved.get("value") or resolved.get("start"), resolved.get("end"), kind, ends)


def _numbers(written: str) -> Iterator[Interval]:
    """The interval "(30,)" as a careful reader takes it: 31 and more."""
    found = _RANGE.fullmatch(written.replace(" ", ""))
    if found and (found[2] or found[3]):
        low = int(found[2]) + (found[1] == "(") if found[2] else None
        high = int(found[3]) - (found[4] == ")") if found[3] else None
        if (low or 0) >= 0 and (high or 0) >= 0:
            yield low, high
            yield low, high + 1 if high is not None else None  # "from 200 to 300" is written "[200,300)"


def _days(first: str | None, end: str | None, kind: str, ends: bool) -> Iterator[Interval]:
    """The days of a resolution; the end of a range is the day after its last, or that day itself ("May 3 to 9").

    A range told by both `ends` may reach to the close of the month or year it names last ("from 2014 to 2018").
    """
    days = [_day(one) for one in (first, end)]
    if kind == "date" and days[0]:
        yield days[0], days[0]
    elif kind == "daterange" and any(days):
        yield days[0], days[1] - timedelta(days=1) if days[1] else None
        yield days[0], days[1]
        if ends and days[0] and days[1] and days[0].day == days[1].day == 1:
            last_month = days[1].month if days[0].month > 1 or days[1].month > 1 else 12
            yield days[0], date(days[1].year, last_month, monthrange(days[1].year, last_month)[1])


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso and re.fullmatch(r"[12]\d{3}-\d\d-\d\d", iso) else None


def _value(mark: Mark) -> Interval | None:
    if isinstance(mark.value, When):
        return (mark.value.first, mark.value.last) if mark.value.known else None
    return (mark.value.low, mark.value.high) if isinstance(mark.value, Count) else None


def measured(wanted: Iterable[Case]) -> dict[str, Score]:
    """The score of each kind."""
    scores: dict[str, Score] = {kind: Score() for kinds in FILES.values() for kind in kinds}
    for one in wanted:
        _add(scores[one.kind], one, plain(one.text, one.day, "en"))
    return scores


def _add(score: Score, one: Case, doc: Document) -> None:
    kind: Literal["date", "number"] = "date" if one.kind in ("date", "daterange") else "number"
    marks = [mark for mark in doc.of_kind(kind) if mark.start < one.end and one.start < mark.end]
    values = [_value(mark) for mark in marks]
    right = any(value in one.right for value in values if value is not None)
    score.wanted += 1
    score.seen += bool(marks)
    score.hit += right
    if not right:
        told = "another value" if any(values) else "no value" if marks else "not seen"
        note = f"{one.kind} {told}: {one.text[one.start : one.end]!r} in {one.text!r}, read {values}"
        score.wrong(note, f"{one.kind} {_shape(one)}: {told}")


def _shape(one: Case) -> str:
    """What the expression looks like, in one word."""
    written = one.text[one.start : one.end].casefold()
    digits = bool(re.search(r"\d", written))
    if one.kind in ("number", "numberrange"):
        return "in digits" if digits else "in words"
    shapes = {
        "of a quarter or half": r"quarter|q[1-4]|half|\bh[12]\b|semester",
        "of a season": r"spring|summer|autumn|fall\b|winter",
        "of a decade or century": r"decade|century|'?\d0s|ties\b",
        "of a week": r"week",
        "of a holiday": r"christmas|easter|thanksgiving|new year|day$|eve$",
        "counted from a day": r"\b(?:ago|before|after|from|within|past|last|next|previous|coming)\b",
        "in numbers": r"^\W*[\d/.\-: ]+\W*$",
    }
    return next((name for name, shape in shapes.items() if re.search(shape, written)), "of another form")


def section(scores: Mapping[str, Score]) -> str:
    """The section for docs/accuracy.md."""
    errors: Counter[str] = Counter()
    for score in scores.values():
        errors.update(score.errors)
    lines = [
        "### Days and numbers (English)",
        "The specifications of [Recognizers-Text](https://github.com/microsoft/Recognizers-Text) (Microsoft, MIT),",
        "made for calendars and assistants, not for news: expressions that need whole days and whole numbers. Measured",
        "by `python -m tools.time_numbers FOLDER --docs`; open to those who write rules. Quarters, seasons and weeks",
        'by number are left unread; "in two weeks" is read as the week, not as the day, that lies so far ahead.',
        "",
        *head("", "expressions", "marked", "right value"),
        *(row([kind, score.wanted, *_shares(score)]) for kind, score in scores.items()),
        "",
        *head("commonest errors", "count"),
        *(row(pair) for pair in errors.most_common(COMMONEST)),
    ]
    return "\n".join(lines) + "\n"


def _shares(score: Score) -> tuple[str, str]:
    return f"{score.seen / (score.wanted or 1):.3f}", f"{score.recall:.3f}"


def main(arguments: list[str] | None = None) -> int:
    """Print the section; 2 when the folder does not hold the specifications."""
    parser = argparse.ArgumentParser(prog="python -m tools.time_numbers", description=__doc__)
    parser.add_argument("folder", type=Path, help="a checkout of Recognizers-Text, or a folder with its Specs")
    parser.add_argument("--docs", action="store_true", help="write docs/measured/time-numbers.md")
    parser.add_argument("--notes", action="store_true", help="list every error")
    options = parser.parse_args(arguments)
    if not (options.folder / "Specs").is_dir():
        print(f"{options.folder} holds no Specs: give a checkout of Recognizers-Text", file=sys.stderr)
        return 2
    scores = measured(cases(options.folder))
    notes = [note for score in scores.values() for note in score.notes]
    publish(section(scores), notes if options.notes else (), "time-numbers" if options.docs else "")
    return 0


if __name__ == "__main__":
    sys.exit(main())
