"""What every section of one report is written from: the record, its words, its footnotes. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from saksi.core.fact import EventFact, FigureFact, FigurePoint
from saksi.core.values import When, Where
from saksi.record.record import Record
from saksi.report.model import Block, Line, Section, Table
from saksi.report.notes import Notes
from saksi.report.passages import Passages
from saksi.report.phrases import Wording
from saksi.report.sentences import Teller


class Brief:
    """One report while it is written. Footnotes are numbered in the order the sections ask for them.

    `seen` tells by article id when each came into the record (ISO 8601), where that is known.
    """

    def __init__(
        self, record: Record, wording: Wording, notes: Notes, passages: Passages, seen: Mapping[str, str] | None = None
    ) -> None:
        self.record = record
        self.wording = wording
        self.notes = notes
        self.passages = passages
        self.seen = dict(seen or {})
        self.teller = Teller(record, wording, passages)
        self.home = home(record)
        self.figures = {figure.id: figure for figure in record.figures}
        self.events = {event.id: event for event in record.events}

    def section(self, key: str, blocks: Iterable[Block] = (), tables: Iterable[Table] = ()) -> Section:
        """A section under its title; what is empty is left out, and a section of nothing says so."""
        held = tuple(block for block in blocks if block.lines)
        kept = tuple(table for table in tables if table.rows)
        empty = "" if held or kept else self.wording.word("sections", "empty")
        return Section(key, self.wording.word("sections", key), held, kept, empty)

    def columns(self, *names: str) -> tuple[str, ...]:
        """The heads of a table."""
        return tuple(self.wording.word("columns", name) for name in names)

    def point(self, key: tuple[str, int] | None) -> tuple[FigureFact, FigurePoint] | None:
        """The figure and the value that a (fact id, index) pair names."""
        if key is None or key[0] not in self.figures:
            return None
        figure = self.figures[key[0]]
        return figure, figure.points[key[1]]

    def at_home(self, figure: FigureFact) -> bool:
        """True for a quantity of the place the record is about."""
        return self.home is not None and figure.place is not None and figure.place.key == self.home.key


def home(record: Record) -> Where | None:
    """The place most facts of the record are about: its country, when most name one."""
    counted: Counter[str] = Counter()
    places: dict[str, Where] = {}
    facts: list[FigureFact | EventFact] = [*record.figures, *record.events]
    for fact in facts:
        if fact.place is not None:
            code = fact.place.country or fact.place.key
            counted[code] += len(fact.witnessed.readings)
            if fact.place.key == code or code not in places:
                places[code] = fact.place
    if not counted:
        return None
    best = min(counted, key=lambda code: (-counted[code], code))
    found = places[best]
    if found.key == best:
        return found
    return Where(best, best, "country", None, None, "", best) if len(best) == 2 else found


def breadth(figure: FigureFact) -> tuple[int, ...]:
    """How much a quantity speaks for the whole: people in general first, then by origins, articles and size."""
    value = figure.value
    low = (value.count.low or 0) if value else 0
    return figure.group == "people", len(figure.witnessed.origins), len(figure.witnessed.articles), low


def by_day(when: When) -> tuple[object, ...]:
    """Sorts by first and last day; what has no day comes last, an open beginning by its end."""
    first, last = when.first or when.last, when.last or when.first
    return first is None, first, last


def merged(blocks: Iterable[Block]) -> list[Block]:
    """Blocks of one heading that do not follow each other put together, in the order of their first line."""
    held: dict[str, list[Line]] = {}
    for block in blocks:
        held.setdefault(block.heading, []).extend(block.lines)
    return [Block(heading, tuple({line.words: line for line in lines}.values())) for heading, lines in held.items()]
