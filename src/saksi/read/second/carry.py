"""Carries kept proposals over when a page is read again: nothing of the second reader is lost without a word. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from saksi.core.reading import Reading, Slot
from saksi.core.text import Text
from saksi.core.witness import Because, Witness
from saksi.issues import Issue
from saksi.read.second.check import ISSUE
from saksi.read.second.passages import whole
from saksi.read.second.same import repeats, rival

GONE = f"{ISSUE}: a reading it had proposed no longer stands"


def carried(
    before: Sequence[Reading], issues: Iterable[Issue], old: Text, new: Text, ours: Sequence[Reading], article_id: str
) -> tuple[tuple[Reading, ...], tuple[Issue, ...]]:
    """Its readings and issues of an article as they stand in the text read anew.

    `before` are all readings of the article that was held, `ours` those now read. A reading moves with its characters
    when they stand in the new title or body once; one that ours now hold, or take for something else, is left out as
    known; one whose characters are gone leaves an issue.
    """
    kept: list[Reading] = []
    gone: list[Issue] = [moved for one in issues if one.what.startswith(ISSUE) for moved in _issue(one, old, new)]
    for one in (reading for reading in before if reading.second):
        moved = _moved(one, old, new, article_id)
        if moved is None:
            gone.append(Issue(0, 0, f"{GONE} ({one.kind}, “{one.anchor.quote[:60]}”)"))
        elif not any(other.id == moved.id for other in ours) and not rival(moved, ours) and not repeats(moved, ours):
            kept.append(moved)
    return tuple(kept), tuple(gone)


def _moved(one: Reading, old: Text, new: Text, article_id: str) -> Reading | None:
    """The reading at the place where its characters, as a whole, stand in the new text."""
    slots = [slot for slot in (*one.slots, one.says, one.via) if slot is not None]
    start, end = min(s.witness.start for s in slots), max(s.witness.end for s in slots)
    by = _shift(old, new, start, end)
    if by is None or not all(_read(new, s.witness.start + by, s.witness.end + by) for s in slots):
        return None
    moved = tuple(_slot(slot, new, by) for slot in one.slots)
    says, via = (_slot(slot, new, by) if slot else None for slot in (one.says, one.via))
    return replace(one, article_id=article_id, slots=moved, says=says, via=via)


def _shift(old: Text, new: Text, start: int, end: int) -> int | None:
    """By how much characters moved; None when they stand nowhere, or more than once and not in their old place."""
    words = old.body[start:end]
    if old.id == new.id:
        return 0
    found = list(whole(new.body, words, 0, len(new.body)))
    return found[0] - start if len(found) == 1 else None


def _read(text: Text, start: int, end: int) -> bool:
    region = text.region_at(start, end)
    return region is not None and region.name in ("title", "body")


def _slot(slot: Slot, new: Text, by: int) -> Slot:
    witness = Witness.of(new, slot.witness.start + by, slot.witness.end + by)
    return replace(slot, witness=witness, because=tuple(_because(slot, new, by)))


def _because(slot: Slot, new: Text, by: int) -> Iterator[Because]:
    """The reasons that stand in the new text as well, moved likewise or where they were alone."""
    for one in slot.because:
        start, end = one.witness.start + by, one.witness.end + by
        if start >= 0 and new.body[start:end] == one.witness.quote:
            yield Because(Witness.of(new, start, end), one.why)


def _issue(one: Issue, old: Text, new: Text) -> Iterator[Issue]:
    by = _shift(old, new, one.start, one.end) if one.end else 0
    if by is not None and (not one.end or _read(new, one.start + by, one.end + by)):
        yield replace(one, start=one.start + by, end=one.end + by)
