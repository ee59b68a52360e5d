"""`python -m tools.gate_record`: the record of the development story beside what a perfect record would hold.

The thirteen articles are read and folded as of each day; `tests/gold/story/story.json` tells what is wanted,
`machine.toml` beside it where a program finds it, `tests/gold/record.toml` the floors and who is right where they
differ. `--docs` writes docs/measured/record.md.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from pathlib import Path

from saksi.core.fact import EventFact, FigureFact, FigurePoint, Force, LedgerLine, PledgeFact
from saksi.record.origins import Origins, trace
from saksi.record.record import Record
from saksi.record.same import event_class, family
from tools.story_told import GOLD, Row, Told, as_of, final, machine, number, story, told, tuned, wanted

ROOT = Path(__file__).parents[1]
FLOORS = GOLD / "record.toml"
DOCS = ROOT / "docs" / "measured" / "record.md"
LINEAGES = (("id", ("03", "04", "05")), ("en", ("05", "06", "07")))
"""The three rewrites of one dispatch in each language."""


@dataclass(slots=True)
class Section:
    """How many rows of one kind are the record's, and in words which are not."""

    right: int = 0
    wanted: int = 0
    differs: list[str] = field(default_factory=list)

    def count(self, name: str, reason: str) -> None:
        """One row more; `reason` is empty when the record holds it."""
        self.wanted += 1
        self.right += not reason
        if reason:
            self.differs.append(f"{name}: {reason}")


def sections() -> dict[str, Section]:
    """Every row of the story, by kind."""
    found = {
        name: Section()
        for name in (
            "series: value", "series: state", "as known on", "disputes", "pledges", "pledges: state on a day",
            "force ledger", "timeline", "lineage", "lineage: no false join",
        )
    }  # fmt: skip
    for name, row in series():
        point = _point(name, row)
        found["series: value"].count(_label(name, row), "" if point else "the record does not hold it")
        if row["docs"] and point:
            found["series: state"].count(_label(name, row), _state(row, point))
    for name, reason in known():
        found["as known on"].count(name, reason)
    for row in wanted()["disputes"]:
        if row["id"] in machine()["disputes"]:
            found["disputes"].count(f"{row['id']} {row['about']}", _dispute(row))
    for row in wanted()["pledges"]:
        found["pledges"].count(f"{row['id']} {row['what']}", "" if _pledge(row, final()) else "no such promise")
        for day, state in row["status"]:
            found["pledges: state on a day"].count(f"{row['id']} on {day}", _kept(row, day, state))
    for row in wanted()["force_ledger"]:
        found["force ledger"].count(f"{row['day']} {row['who']}, {row['state']}", _ledger(row))
    for row in wanted()["events"]:
        if row["type"]:
            reason = "" if _event(row) else "no such event on that day"
            found["timeline"].count(f"{row['date']} {row['type']} {row['what']}", reason)
    lineages(found["lineage"], found["lineage: no false join"])
    return found


def series() -> Iterator[tuple[str, Row]]:
    """All rows of all series."""
    for name, rows in wanted()["series"].items():
        if isinstance(rows, list):
            yield from ((name, row) for row in rows)
        else:
            yield from ((who, row) for who, some in rows.items() for row in some)


def _label(name: str, row: Row) -> str:
    return f"{name} {row['low']}..{row['high']} on {row['when']}"


def _docs(row: Row) -> set[str]:
    return {number(doc.partition("#")[0]) for doc in row["docs"]}


def _quantity(name: str, fact: FigureFact) -> bool:
    """True when a fact is about the quantity of a series, or the troops of a contributor."""
    place = machine()["series"].get(name) or {"measure": "troops", "contingent": machine()["actors"][name][0]}
    troops = place["measure"] == "troops"
    if fact.measure not in (("deployed", "present") if troops else (place["measure"],)):
        return False
    if troops:
        return fact.contingent is not None and fact.contingent.key == place["contingent"]
    group = place.get("group")
    if group and family(fact.measure, fact.group) != family(fact.measure, group):
        return False
    where = place.get("place")
    return fact.background == place.get("background") and (not where or bool(fact.place and fact.place.name == where))


def _point(name: str, row: Row) -> FigurePoint | bool:
    """The value of the record, or for an unknown: whether the record holds it as unknown."""
    if not row["docs"]:
        return not any(
            fact.value and not (name == "troops_csto_total" and fact.value.when.known)
            for fact in as_of(row["when"]).figures
            if _quantity(name, fact) and fact.scope == "whole"
        )
    for fact in final().figures:
        for point in fact.points if _quantity(name, fact) else ():
            same = (point.count.low, point.count.high) == (row["low"], row["high"])
            if same and story().docs(point.witnessed) & _docs(row) and _on(point, row):
                return point
    return False


def _on(point: FigurePoint, row: Row) -> bool:
    """True when the value is of that day, or tells no day of its own and was told at most a week after it."""
    day = date.fromisoformat(row["when"])
    if point.when.known:
        first, last = point.when.first or day, point.when.last or day
        return (first - day).days <= 1 and (day - last).days <= 1
    return True


def _state(row: Row, point: FigurePoint | bool) -> str:
    if isinstance(point, bool):
        return ""
    for word, states in _STATES.items():
        if row["status"].startswith(word) and point.status not in states:
            return f"{point.status}, not {row['status']}"
    return ""


_STATES: Mapping[str, tuple[str, ...]] = {
    "superseded": ("superseded",),
    "retracted": ("retracted",),
    "current": ("standing",),
    "last known": ("standing",),
    "planned": ("planned", "superseded"),
}


def known() -> Iterator[tuple[str, str]]:
    """What was known on each day: headline values, and the promises of withdrawal then open."""
    names = {"killed_security": "killed_security_forces", "detained": "detained_cumulative", "troops_csto": "force",
             "held_criminal": "held_on_criminal_charges"}  # fmt: skip
    for row in wanted()["as_known_on"]:
        for key, value in row.items():
            if key == "day":
                continue
            if key == "open_withdrawal_pledges":
                yield from _open(row["day"], value)
                continue
            told = _headline(names.get(key, key), as_of(row["day"]), key == "held_criminal")
            right = tuple(value) in told if value else not told
            yield f"{row['day']} {key} {value}", "" if right else f"{sorted(told, key=str)}"


def _headline(name: str, record: Record, any_value: bool) -> set[tuple[int | None, int | None]]:
    if name == "force":
        return _strength(record)
    found = [fact for fact in record.figures if _quantity(name, fact) and fact.running == "total"]
    here = [fact for fact in found if fact.place is not None and fact.place.grain == "country"]
    points = [one for fact in here for one in (fact.points if any_value else (fact.value,)) if one]
    return {(one.count.low, one.count.high) for one in points}


def _strength(record: Record) -> set[tuple[int | None, int | None]]:
    values: set[tuple[int | None, int | None]] = set()
    for force in record.forces:
        if force.name.key == "CSTO":
            values = set(_numbers(force.whole, record))
            if force.whole.remaining.exact:
                values.add((force.whole.remaining.low, force.whole.remaining.high))
    return values


def _open(day: str, ids: Sequence[str]) -> Iterator[tuple[str, str]]:
    for row in wanted()["pledges"]:
        if machine()["pledges"][row["id"]] == "RETREAT":
            found = _pledge(row, as_of(day))
            state = found.status if found else "not told"
            if row["id"] in ids:
                yield f"{day} {row['id']} open", "" if state == "open" else state
            elif state == "open":
                yield f"{day} {row['id']} not open", state


def _dispute(row: Row) -> str:
    """Wants the kind and the numbers, and at the end the state: open or closed."""
    asked = machine()["disputes"][row["id"]]
    facts = {fact.id: fact for fact in final().figures}
    for one in final().disputes:
        sides = {facts[id_].points[at].count.low for id_, at in one.sides}
        if one.kind in asked["kinds"] and set(asked["numbers"]) <= sides:
            state = "open" if one.open else "closed"
            return "" if row["state"].startswith(state) else f"{state}, not {row['state']}"
    return "no such dispute"


def _actors(name: str) -> Sequence[str]:
    names: Sequence[str] = machine()["actors"].get(name, [name])
    return names


def _pledge(row: Row, record: Record) -> PledgeFact | None:
    """The promise of that holder and act with that due day; one without a due day may have none only."""
    dues = {row["due"], *row.get("due_alt", ())}
    for one in record.pledges:
        due = one.due.last.isoformat() if one.due.last else None
        holder = any(one.who.key.startswith(name) for name in (*_actors(row["who"]), row["by"]))
        act = machine()["pledges"][row["id"]]
        if holder and due in dues and event_class(one.act.partition("/")[0], "") == event_class(act, ""):
            return one
    return None


def _kept(row: Row, day: str, state: str) -> str:
    """The state on a day counts once an article could tell it: as of the first day after it on which one came out."""
    found = _pledge(row, as_of(_told_by(day)))
    if found is None:
        return "no such promise"
    right = {"kept": ("kept",), "replaced": ("replaced",), "overtaken": ("replaced",), "gone": ("kept", "late"),
             "open": ("open",), "arrival": ("open", "kept")}.get(state.split(" ")[0], ("unknown",))  # fmt: skip
    return "" if found.status in right else f"{found.status}, not {state}"


def _told_by(day: str) -> str:
    days = sorted({one.published.when.last.isoformat() for one in story().articles if one.published.when.last})
    return next((one for one in days if one >= day), days[-1])


def _ledger(row: Row) -> str:
    """As of the day the last of its articles came out."""
    last = max(_day_of(doc) for doc in _docs(row))
    record = as_of(last)
    for force in record.forces:
        lines = [one for one in (force.whole, *force.parts) if _line_of(one, force) in _actors(row["who"])]
        if any(_holds(row, line, force, record) for line in lines):
            return ""
    return "the ledger does not hold it"


def _line_of(line: LedgerLine, force: Force) -> str:
    return (line.contributor or force.name).key


def _holds(row: Row, line: LedgerLine, force: Force, record: Record) -> bool:
    if row["low"] is not None and row["high"] is not None:
        values = set(_numbers(line, record)) | {(line.remaining.low, line.remaining.high)}
        return (row["low"], row["high"]) in values
    wanted_class = "troops in" if row["state"].startswith("arriving") else "easing"
    if row["state"] == "unclear":
        return not line.remaining.exact
    phases = [one for one in record.events if one.id in force.phases and story().docs(one.witnessed) & _docs(row)]
    return any(event_class(one.type, one.mode) == wanted_class and _about(one, line) for one in phases)


def _about(event: EventFact, line: LedgerLine) -> bool:
    names = [who.key.partition("/")[0] for who in event.actors]
    return line.contributor is None or line.contributor.key in names


def _numbers(line: LedgerLine, record: Record) -> Iterator[tuple[int | None, int | None]]:
    facts = {fact.id: fact for fact in record.figures}
    for held in (line.planned, line.sent, line.present, line.withdrawn):
        if held:
            count = facts[held[0]].points[held[1]].count
            yield count.low, count.high


def _day_of(doc: str) -> str:
    days = [
        one.published.when.last.isoformat()
        for one in story().articles
        if number(story().names[one.id]) == doc and one.published.when.last
    ]
    return max(days)


def _event(row: Row) -> EventFact | None:
    """The event of that type (or one a coder may name instead) and day, witnessed by one of its articles."""
    kinds = {row["type"], *(one.partition("/")[0] for one in row.get("alt_types", ()))}
    days = row["date"] if isinstance(row["date"], list) else [row["date"], row["date"]]
    first, last = (date.fromisoformat(day) for day in days)
    matching = [
        one
        for one in final().events
        if one.type in kinds and story().docs(one.witnessed) & _docs(row) and one.when.known
        and (one.when.first or first) <= last and first <= (one.when.last or last)
    ]  # fmt: skip
    matching.sort(key=lambda one: (one.mode != (row["mode"] or ""), -len(story().docs(one.witnessed) & _docs(row))))
    return matching[0] if matching else None


def event_pairs() -> tuple[int, int, int]:
    """Pairs of articles that tell one event, over the story's events: right, told by the record, wanted."""
    right = held = asked = 0
    for row in wanted()["events"]:
        if not row["type"]:
            continue
        pairs = set(combinations(sorted(_docs(row)), 2))
        event = _event(row)
        found = set(combinations(sorted(story().docs(event.witnessed)), 2)) if event else set()
        right, held, asked = right + len(pairs & found), held + len(found), asked + len(pairs)
    return right, held, asked


def lineages(one: Section, apart: Section) -> None:
    """One origin for the rewrites of a dispatch; no other articles with one origin that gold credits to two."""
    for lang, members in LINEAGES:
        held = told(lang, tuple(tuned()[lang]))
        origins = trace(held.articles, held.readings)
        mine = {origins.of_article[id_] for id_, name in held.names.items() if name in members}
        one.count(f"{lang} {', '.join(members)}", "" if len(mine) == 1 else f"{len(mine)} origins, not 1")
        for first, second in _credited(held):
            joined = origins.of_article[first] == origins.of_article[second]
            pair = {held.names[first], held.names[second]}
            wrong = joined and not pair <= set(members) and len({number(name) for name in pair}) > 1
            apart.count(f"{lang} {' and '.join(sorted(pair))}", _why(origins, first) if wrong else "")


def _credited(held: Told) -> Iterable[tuple[str, str]]:
    """Pairs of articles of which one at least is credited: an outlet's own work is its own origin by rule."""
    by_credit = {one.id for one in held.articles if one.origin}
    return [(a, b) for a, b in combinations(sorted(held.names), 2) if {a, b} & by_credit]


def _why(origins: Origins, article: str) -> str:
    return next(one.why for one in origins.all if one.id == origins.of_article[article])


def table(found: Mapping[str, Section]) -> Iterator[str]:
    """The Markdown table of all sections and the pairs of events."""
    yield "|  | right | wanted |"
    yield "|---|---|---|"
    yield from (f"| {name} | {one.right} | {one.wanted} |" for name, one in found.items())
    right, held, asked = event_pairs()
    yield f"| one event in two articles, recall | {right} | {asked} |"
    yield f"| one event in two articles, precision | {right} | {held} |"


def section(found: Mapping[str, Section]) -> Iterator[str]:
    """The section of docs/accuracy.md: the table, what differs, who is right."""
    yield "### The record of the development story (Indonesian)"
    yield "What thirteen articles come to, read and folded, beside what a careful reader wrote down (`story.json`)."
    yield "Measured by `python -m tools.gate_record --docs`; the articles are of the part that is tuned on."
    yield ""
    yield from table(found)
    yield ""
    yield "| what differs | the record | who is right |"
    yield "|---|---|---|"
    reasons = floors()["reasons"]
    for name, one in found.items():
        for line in one.differs:
            what, _, told = line.rpartition(": ")
            why = next((reason for start, reason in reasons.items() if f"{name} {what}".startswith(start)), "the story")
            yield f"| {name}: {what} | {told} | {why} |".replace("||", "|")


def floors() -> Row:
    """The floors by section, and who is right where record and story differ."""
    return tomllib.loads(FLOORS.read_text("utf-8"))


def main() -> int:
    """0 when every section stands at or above its floor, else 1."""
    parser = argparse.ArgumentParser(prog="python -m tools.gate_record", description=__doc__)
    parser.add_argument("--docs", action="store_true", help="write docs/measured/record.md")
    options = parser.parse_args()
    found = sections()
    print("\n".join(table(found)))
    for name, one in found.items():
        print("".join(f"{name}: {line}\n" for line in one.differs), end="")
    if options.docs:
        DOCS.write_text("\n".join(section(found)) + "\n", encoding="utf-8")
    below = [name for name, floor in floors()["floors"].items() if found[name].right < floor]
    print(f"below their floors: {', '.join(below) or 'none'}")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
