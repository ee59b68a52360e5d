"""The sections of a situation report, in the order of OCHA's (spec FORMATS 7). Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from saksi.core.fact import Dispute, EventFact, FigureFact, FigurePoint, Force, LedgerLine, PledgeFact
from saksi.core.values import Where
from saksi.record.record import Record
from saksi.report.model import Block, Line, Section, Table
from saksi.report.notes import Notes
from saksi.report.passages import Passage, Passages
from saksi.report.phrases import Wording, capital
from saksi.report.sentences import Teller

HUMAN_TOLL = ("killed", "injured", "missing", "detained", "displaced")
"""Measures that lead a report, in order."""

MEASURE_ORDER = (*HUMAN_TOLL, "participants", "deployed", "present", "withdrawn", "damaged", "other")
MOST_HIGHLIGHTS = 5
MOST_STATEMENTS = 24
MOST_EVENTS = 40


class Sections:
    """Builds each section of one report; footnotes are numbered in the order the sections are built."""

    def __init__(self, record: Record, wording: Wording, notes: Notes, passages: Passages) -> None:
        self.record = record
        self.wording = wording
        self.notes = notes
        self.teller = Teller(record, wording, passages)
        self.passages = passages
        self.home = home(record)
        self._figures = {figure.id: figure for figure in record.figures}
        self._events = {event.id: event for event in record.events}

    def every(self) -> tuple[Section, ...]:
        """All sections, in order."""
        return (
            self.highlights(),
            self.figures(),
            self.situation(),
            self.forces(),
            self.statements(),
            self.pledges(),
            self.disputes(),
            self.unknown(),
            self.sources(),
        )

    def _section(self, key: str, blocks: Iterable[Block] = (), tables: Iterable[Table] = ()) -> Section:
        held = tuple(block for block in blocks if block.lines)
        kept = tuple(table for table in tables if table.rows)
        empty = "" if held or kept else self.wording.word("sections", "empty")
        return Section(key, self.wording.word("sections", key), held, kept, empty)

    def _columns(self, *names: str) -> tuple[str, ...]:
        return tuple(self.wording.word("columns", name) for name in names)

    def _point(self, key: tuple[str, int] | None) -> tuple[FigureFact, FigurePoint] | None:
        if key is None or key[0] not in self._figures:
            return None
        figure = self._figures[key[0]]
        return figure, figure.points[key[1]]

    # Highlights ---------------------------------------------------------------------------------------------------

    def highlights(self) -> Section:
        """The leading tolls, the force, the disputes and the pledges in a few sentences."""
        lines = [self._highlight(figure) for figure in self._leading()]
        lines += [self._force_highlight(force) for force in self.record.forces[:1]]
        standing = [one for one in self.record.disputes if one.open]
        if standing:
            words = self.wording.many("highlights", "disputes", len(standing))
            cited = self.notes.cite([r for one in standing for r in one.witnessed.readings], most=3)
            lines.append(Line(words, cited, tuple(one.id for one in standing)))
        due = [pledge for pledge in self._pledges() if pledge.due.known and pledge.status != "replaced"]
        lines += [self._pledge_highlight(pledge) for pledge in due[-1:]]
        return self._section("highlights", [Block("", tuple(lines))])

    def _leading(self) -> list[FigureFact]:
        """One quantity for each human toll: the widest one, at the home place or in no narrower one."""
        chosen: list[FigureFact] = []
        for measure in HUMAN_TOLL:
            held = [f for f in self.record.figures if f.measure == measure and f.value and f.background is None]
            held = [f for f in held if f.running == "total" and f.contingent is None]
            at_home = [f for f in held if f.place is None or self.home is None or f.place.key == self.home.key]
            ranked = sorted(at_home or held, key=_breadth, reverse=True)
            chosen += ranked[:1]
        return chosen[:MOST_HIGHLIGHTS]

    def _highlight(self, figure: FigureFact) -> Line:
        point = figure.value
        assert point is not None
        source = self.teller.source(point)
        words = self.wording.word("highlights", "figure").format(
            count=self.wording.count(point.count),
            group=self.wording.group(figure.group, point.count),
            verb=self.wording.verb(figure.measure, point.count),
            place=self.wording.inside(figure.place),
            when=self.wording.on(point.when),
            source=self.wording.word("highlights", "source").format(source=source) if source else "",
            origins=self._witnessed(point),
        )
        return Line(capital(words), self.notes.cite(point.witnessed.readings), (figure.id,))

    def _force_highlight(self, force: Force) -> Line:
        held = self._point(force.whole.sent) or self._point(force.whole.present) or self._point(force.whole.planned)
        value = self.wording.count(held[1].count if held else None)
        readings = held[1].witnessed.readings if held else force.whole.witnessed.readings
        words = self.wording.word("highlights", "force").format(
            name=self.wording.actor(force.name), place=self.wording.inside(force.place), value=value
        )
        return Line(words, self.notes.cite(readings), (force.id,))

    def _pledge_highlight(self, pledge: PledgeFact) -> Line:
        words = self.wording.word("highlights", "pledge").format(
            who=self.wording.actor(pledge.who),
            what=self.teller.promised(pledge),
            due=self.wording.when(pledge.due),
            status=self.teller.status(pledge),
        )
        return Line(words, self.notes.cite([*pledge.witnessed.readings, *pledge.outcome]), (pledge.id,))

    def _witnessed(self, point: FigurePoint) -> str:
        return self.wording.word("figures", "witnessed").format(
            origins=self.wording.many("title", "origins", len(point.witnessed.origins)),
            articles=self.wording.many("title", "articles", len(point.witnessed.articles)),
        )

    # Key figures --------------------------------------------------------------------------------------------------

    def figures(self) -> Section:
        """Every standing quantity of the crisis with interval, day, source and origins; background ones apart."""
        now = [self._figure_row(f) for f in sorted(self.record.figures, key=self._figure_order) if f.background is None]
        then = [self._background(f) for f in self.record.figures if f.background is not None and f.points]
        columns = self._columns("figure", "value", "when", "source", "origins")
        background = Block(capital(self.wording.word("figures", "background")), tuple(then))
        return self._section("figures", [background], [Table(columns, tuple(row for row in now if row))])

    def _figure_order(self, figure: FigureFact) -> tuple[object, ...]:
        at_home = self.home is not None and figure.place is not None and figure.place.key == self.home.key
        measure = MEASURE_ORDER.index(figure.measure) if figure.measure in MEASURE_ORDER else len(MEASURE_ORDER)
        return measure, not at_home, tuple(-part for part in _breadth(figure)), figure.id

    def _figure_row(self, figure: FigureFact) -> tuple[Line, ...]:
        point = figure.value
        if point is None or figure.measure == "other":
            return ()
        note = "" if point.status == "standing" else f" ({self._status(point)})"
        label = self.teller.label(figure) + self.wording.inside(figure.place)
        source = self.teller.source(point) or self.wording.word("who", "outlet")
        return (
            Line(label, (), (figure.id,)),
            Line(capital(self.wording.count(point.count)) + note, self.notes.cite(point.witnessed.readings)),
            Line(self.wording.when(point.when) if point.when.known else self.wording.when(point.reported)),
            Line(capital(source)),
            Line(str(len(point.witnessed.origins))),
        )

    def _status(self, point: FigurePoint) -> str:
        known = ("superseded", "retracted", "denied", "disputed")
        return self.wording.word("figures", point.status) if point.status in known else point.status

    def _background(self, figure: FigureFact) -> Line:
        point = figure.value or figure.points[0]
        return Line(self.teller.figure(figure, point), self.notes.cite(point.witnessed.readings), (figure.id,))

    # Situation ----------------------------------------------------------------------------------------------------

    def situation(self) -> Section:
        """The weightiest events by day, each named and told in the sentence of a source; those without a day last."""
        dated = [self._events[one] for one in self.record.timeline if one in self._events]
        seen = set(self.record.timeline)
        every = [*dated, *(event for event in self.record.events if event.id not in seen)]
        weighty = {event.id for event in sorted(every, key=_weight)[:MOST_EVENTS]}
        chosen = [event for event in every if event.id in weighty]
        blocks = [
            Block(capital(heading), tuple(self._told(list(held))))
            for heading, held in groupby(chosen, key=lambda one: self.teller.days(one.when))
        ]
        left = len(every) - len(chosen)
        if left:
            blocks.append(Block("", (Line(self.wording.many("events", "more", left)),)))
        return self._section("situation", _merged(blocks))

    def _told(self, events: Sequence[EventFact]) -> Iterable[Line]:
        """One line a sentence: events of one sentence share it."""
        by_sentence: dict[Passage, list[EventFact]] = {}
        for event in events:
            reading = self.teller.best(event)
            by_sentence.setdefault(self.passages.around(reading.anchor), []).append(event)
        for held in by_sentence.values():
            words, reading = self.teller.told(held)
            readings = [reading.id, *(one for event in held for one in event.witnessed.readings)]
            yield Line(words, self.notes.cite(readings, most=3), tuple(event.id for event in held))

    # Forces -------------------------------------------------------------------------------------------------------

    def forces(self) -> Section:
        """For each external force a table of contributors and the course of the operation."""
        tables: list[Table] = []
        blocks: list[Block] = []
        for force in self.record.forces:
            head = f"{self.wording.actor(force.name)}{self.wording.inside(force.place)}"
            columns = (capital(head), *self._columns("planned", "sent", "withdrawn", "remaining"))
            rows = [self._ledger_row(line) for line in (force.whole, *force.parts)]
            tables.append(Table(columns, tuple(rows)))
            phases = [self._events[one] for one in force.phases if one in self._events]
            lines = tuple(
                Line(
                    capital(f"{self.teller.days(event.when)}: {self.teller.event(event)}."),
                    self.notes.cite(event.witnessed.readings, most=2),
                    (event.id,),
                )
                for event in phases
            )
            blocks.append(Block(f"{self.wording.word('forces', 'phases')}: {head}", lines))
        return self._section("forces", blocks, tables)

    def _ledger_row(self, line: LedgerLine) -> tuple[Line, ...]:
        cells = [self._cell(line.planned), self._cell(line.sent or line.present), self._cell(line.withdrawn)]
        cited = () if line.sent or line.planned or line.present else self.notes.cite(line.witnessed.readings, most=2)
        remaining = Line(capital(self.wording.count(line.remaining)))
        return Line(capital(self.teller.contributor(line)), cited), *cells, remaining

    def _cell(self, key: tuple[str, int] | None) -> Line:
        held = self._point(key)
        if held is None:
            return Line(capital(self.wording.word("numbers", "unknown")))
        return Line(capital(self.wording.count(held[1].count)), self.notes.cite(held[1].witnessed.readings, most=3))

    # Statements, pledges, disputes --------------------------------------------------------------------------------

    def statements(self) -> Section:
        """Who said what, by day; utterances witnessed by most origins first when there are too many."""
        held = self.record.statements
        if len(held) > MOST_STATEMENTS:
            weighty = sorted(held, key=lambda one: (-len(one.witnessed.origins), not one.direct, one.id))
            chosen = {one.id for one in weighty[:MOST_STATEMENTS]}
            held = tuple(one for one in held if one.id in chosen)
        blocks: list[Block] = []
        ordered = sorted(held, key=lambda one: (one.when.first is None, one.when.first, one.id))
        for heading, group in groupby(ordered, key=lambda one: self.teller.days(one.when)):
            lines = []
            for fact in group:
                words, reading = self.teller.statement(fact)
                cited = self.notes.cite([reading.id, *fact.witnessed.readings], most=2)
                lines.append(Line(words, cited, (fact.id,)))
            blocks.append(Block(capital(heading), tuple(lines)))
        return self._section("statements", _merged(blocks))

    def _pledges(self) -> list[PledgeFact]:
        return sorted(
            self.record.pledges, key=lambda one: (one.due.last is None, one.due.last or one.due.first, one.id)
        )

    def pledges(self) -> Section:
        """Every pledge with its due day and its status as of the report's moment, dated ones first."""
        rows = [
            (
                Line(self.teller.pledge(pledge), self.notes.cite(pledge.witnessed.readings, most=3), (pledge.id,)),
                Line(self.wording.when(pledge.due) if pledge.due.known else self.wording.word("pledges", "no_due")),
                Line(capital(self.teller.status(pledge)), self.notes.cite(pledge.outcome, most=2)),
            )
            for pledge in self._pledges()
        ]
        return self._section("pledges", [], [Table(self._columns("pledge", "due", "status"), tuple(rows))])

    def disputes(self) -> Section:
        """Where sources differ, both sides with their sources; open ones first."""
        ordered = sorted(self.record.disputes, key=lambda one: (not one.open, one.id))
        return self._section("disputes", [Block("", tuple(self._dispute(one) for one in ordered))])

    def _dispute(self, dispute: Dispute) -> Line:
        sides = [held for key in dispute.sides if (held := self._point(key))]
        told = self.wording.word("disputes", "join").join(self.teller.side(*side) for side in sides)
        what = self.teller.what(sides[0][0]) if sides else ""
        words = self.wording.word("disputes", dispute.kind).format(what=what, sides=told)
        words += "" if dispute.open else self.wording.word("disputes", "closed")
        return Line(words, self.notes.cite(dispute.witnessed.readings), (dispute.id,))

    # Unknown and sources ------------------------------------------------------------------------------------------

    def unknown(self) -> Section:
        """Numbers a text says are not known, forces whose remainder is unknown, undated articles, unread passages."""
        lines: dict[str, Line] = {}
        for figure in self.record.figures:
            for point in figure.points:
                if point.modality == "unknown":
                    what = self.teller.label(figure)
                    words = self.wording.word("unknown", "figure").format(
                        what=what[:1].lower() + what[1:], place=self.wording.inside(figure.place)
                    )
                    lines.setdefault(
                        words, Line(words, self.notes.cite(point.witnessed.readings, most=2), (figure.id,))
                    )
        for force in self.record.forces:
            if not force.whole.remaining.known:
                words = self.wording.word("unknown", "remaining").format(
                    force=self.wording.actor(force.name), place=self.wording.inside(force.place)
                )
                lines[words] = Line(words, self.notes.cite(force.whole.witnessed.readings, most=2), (force.id,))
        for article_id in self.record.undated:
            article = self.record.articles[article_id]
            words = self.wording.word("unknown", "undated").format(title=article.title, outlet=article.outlet)
            lines[words] = Line(words)
        if self.record.issues:
            words = self.wording.many("unknown", "unread", len(self.record.issues))
            lines[words] = Line(words)
        return self._section("unknown", [Block("", tuple(lines.values()))])

    def sources(self) -> Section:
        """Every article with its outlet, day and origin."""
        origin_of = {article: origin.name for origin in self.record.origins for article in origin.articles}
        rows = []
        for article in self.record.articles.values():
            inferred = f" ({self.wording.word('notes', 'given')})" if article.published.basis == "inferred" else ""
            cells = (
                article.outlet,
                self.wording.when(article.published.when) + inferred,
                article.title,
                origin_of.get(article.id, article.outlet),
            )
            rows.append((article.published.when.iso(), tuple(Line(cell) for cell in cells)))
        table = Table(
            self._columns("outlet", "published", "title", "origin"),
            tuple(row for _, row in sorted(rows, key=lambda one: (one[0], [cell.words for cell in one[1]]))),
        )
        return self._section("sources", [], [table])


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


def _breadth(figure: FigureFact) -> tuple[int, ...]:
    """How much a quantity speaks for the whole: people in general first, then by origins, articles and size."""
    value = figure.value
    low = (value.count.low or 0) if value else 0
    return figure.group == "people", len(figure.witnessed.origins), len(figure.witnessed.articles), low


def _weight(event: EventFact) -> tuple[object, ...]:
    """Events many origins and articles tell first, then those with more of their slots filled."""
    told = bool(event.actors) + bool(event.recipients) + (event.place is not None) + event.when.known
    return -len(event.witnessed.origins), -len(event.witnessed.articles), -told, event.id


def _merged(blocks: Sequence[Block]) -> list[Block]:
    """Blocks of one heading that do not follow each other put together, in the order of their first line."""
    held: dict[str, list[Line]] = {}
    for block in blocks:
        held.setdefault(block.heading, []).extend(block.lines)
    return [Block(heading, tuple({line.words: line for line in lines}.values())) for heading, lines in held.items()]
