"""Timeline: what happened, in the order it happened. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from saksi.core.fact import EventFact
from saksi.record.events import event_order

BACKGROUND = timedelta(days=365)
"""Acts more than this long before they were first told here are history, not this crisis."""


def order(events: Iterable[EventFact]) -> tuple[str, ...]:
    """Ids of the dated events that are told as happened, in time order; plans, denials and history stay out."""
    kept = [event for event in events if event.modality == "happened" and event.when.known and not _history(event)]
    return tuple(event.id for event in sorted(kept, key=event_order))


def _history(event: EventFact) -> bool:
    last = event.when.last or event.when.first
    known = event.witnessed.known
    old = last is not None and known is not None and known - last > BACKGROUND
    return old or "historical" in event.contexts
