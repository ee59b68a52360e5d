"""The situation: the weightiest events by day, each told in the sentence of a source. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from saksi.core.fact import EventFact
from saksi.core.reading import Reading
from saksi.report.brief import Brief, by_day, merged
from saksi.report.model import Block, Line, Section
from saksi.report.passages import Passage
from saksi.report.phrases import capital

MOST_EVENTS = 40


def situation(brief: Brief) -> Section:
    """The weightiest events by day, each named and told in the sentence of a source; those without a day last."""
    every = sorted(brief.record.events, key=lambda one: (*by_day(one.when), one.id))
    weighty = {event.id for event in sorted(every, key=_weight)[:MOST_EVENTS]}
    chosen = [event for event in every if event.id in weighty]
    told: set[Passage] = set()
    blocks = [
        Block(capital(heading), tuple(_told(brief, list(held), told)))
        for heading, held in groupby(chosen, key=lambda one: brief.teller.days(one.when))
    ]
    left = len(every) - len(chosen)
    if left:
        blocks.append(Block("", (Line(brief.wording.many("events", "more", left)),)))
    return brief.section("situation", merged(blocks))


def _told(brief: Brief, events: Sequence[EventFact], told: set[Passage]) -> Iterable[Line]:
    """One line a sentence: events of one sentence share it; `told` are the sentences of earlier days."""
    by_sentence: dict[Passage, list[tuple[EventFact, Reading]]] = {}
    for event in events:
        reading = brief.teller.best(event, told)
        by_sentence.setdefault(brief.passages.around(reading.anchor), []).append((event, reading))
    told.update(by_sentence)
    for some in by_sentence.values():
        held = [event for event, _ in some]
        words, reading = brief.teller.told(held, some[0][1])
        readings = [reading.id, *(one for event in held for one in event.witnessed.readings)]
        yield Line(words, brief.notes.cite(readings, most=3), tuple(event.id for event in held))


def _weight(event: EventFact) -> tuple[object, ...]:
    """Events many origins and articles tell first, then those with more of their slots filled."""
    told = bool(event.actors) + bool(event.recipients) + (event.place is not None) + event.when.known
    return -len(event.witnessed.origins), -len(event.witnessed.articles), -told, event.id
