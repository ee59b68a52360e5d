"""`saksi show --versions`: the versions of a page, and what changed from one to the next."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

import typer

from saksi.cli import lazy, options, output
from saksi.cli.tables import value_words
from saksi.core.article import Article
from saksi.core.reading import Reading, Slot

if TYPE_CHECKING:
    from saksi.service.compare import Comparison, Difference, Paragraph, Version
    from saksi.service.versions import Edit, History

AROUND = 3
"""Words shown around each stretch that changed."""


def versions(context: typer.Context, wanted: str, *, as_json: bool) -> None:
    """Prints the history of one page, or of every page that has one."""
    plain = lazy.service("plain")
    with options.open_desk(context) as desk:
        for history in desk.versions(wanted):
            if as_json:
                output.json_line(plain.history_plain(history))
            else:
                _table(history)


def _table(history: History) -> None:
    rows = (
        (day(one.article), one.seen, VIEWS[one.view], one.article.title, one.article.id) for one in history.versions
    )
    output.table(f"Versions of {history.address}", ("published", "came in", "view", "title", "id"), rows)
    numbers = {one.article.id: number for number, one in enumerate(history.versions, 1)}
    for step in history.steps:
        told = f"From version {numbers[step.old.article.id]} to {numbers[step.new.article.id]}"
        if step.only_view:
            output.lines(f"{told}: {view_words(step)}.", "")
            continue
        if not step.paragraphs:
            output.lines(f"{told}: the same article; only what is around it changed.", "")
            continue
        if step.silent:
            output.lines(f"{told}: changed silently, the page tells of no change.", "")
        _changes(told, step)


VIEWS = {"": "page itself", "amp": "AMP copy", "mobile": "mobile page", "print": "print view", "whole": "single page"}


def view_words(step: Comparison) -> str:
    """What two views of one article have that the other has not; nothing was edited between them."""
    both = f"{_view(step.old)} and {_view(step.new)} of one article"
    if not step.paragraphs:
        return f"{both}, with the same paragraphs"
    less = step.new if step.paragraphs[0].how == "gone" else step.old
    return f"{both}; {_view(less)} leaves out {output.plural(len(step.paragraphs), 'paragraph')}"


def _view(one: Version) -> str:
    return f"the {VIEWS[one.view]} ({one.name})" if one.name else f"the {VIEWS[one.view]}"


def day(article: Article) -> str:
    """When the page says it was published."""
    when = article.published.when
    return when.iso() if when.known else "unknown"


def _changes(told: str, step: Comparison) -> None:
    output.table(f"{told}: paragraphs", ("", "was", "is"), map(_paragraph_row, step.paragraphs))
    output.table(f"{told}: readings", ("", "kind", "what", "was", "is"), map(difference_row, step.readings))


def _paragraph_row(one: Paragraph) -> tuple[str, ...]:
    was, now = differing(one.old, one.new) if one.how == "changed" else (one.old, one.new)
    return one.how, was, now


def differing(old: str, new: str) -> tuple[str, str]:
    """The stretches of two paragraphs that differ, with a few words around them, the rest left out."""
    before, after = old.split(), new.split()
    groups = SequenceMatcher(None, before, after, autojunk=False).get_grouped_opcodes(AROUND)
    spans = [(group[0][1], group[-1][2], group[0][3], group[-1][4]) for group in groups]
    return _cut(before, [one[:2] for one in spans]), _cut(after, [one[2:] for one in spans])


def _cut(words: list[str], spans: list[tuple[int, int]]) -> str:
    parts = [" ".join(words[start:end]) for start, end in spans]
    opens = "… " if spans and spans[0][0] > 0 else ""
    return opens + " … ".join(parts) + (" …" if spans and spans[-1][1] < len(words) else "")


def difference_row(one: Difference) -> tuple[str, ...]:
    """How, kind, what it is about, and what it was and is, slot by slot."""
    if one.how == "changed":
        was, now = ("\n".join(_sides(one, side)) for side in (1, 2))
        return one.how, one.reading.kind, subject(one.reading), was, now
    words = "\n".join(f"{slot.name} {value_words(slot.value)}" for slot in one.reading.slots)
    return one.how, one.reading.kind, subject(one.reading), words if one.old else "", words if one.new else ""


def _sides(one: Difference, side: int) -> Iterator[str]:
    for slots in one.slots:
        slot = slots[side]
        assert not isinstance(slot, str)
        yield f"{slots[0]} {_said(slot)}"


def _said(slot: Slot | None) -> str:
    return f"{value_words(slot.value)} “{slot.witness.quote}”" if slot else "not told"


def subject(reading: Reading) -> str:
    """What a reading is about, in a few words: `killed, protesters, Almaty`."""
    names = ("measure", "group", "type", "mode", "speaker", "who", "act", "person", "office", "place")
    slots = (reading.slot(name) for name in names)
    return ", ".join(value_words(slot.value) for slot in slots if slot)


def edit_lines(edit: Edit) -> Iterator[str]:
    """What `add` says of a page that came as another version of one it holds."""
    step = edit.step
    if step.only_view:
        yield f"{edit.name}: another view of {edit.address}: {view_words(step)}"
        return
    if not step.paragraphs:
        yield f"{edit.name}: another version of {edit.address}; only what is around the article changed"
        return
    how = "silently changed" if step.silent else "changed"
    yield f"{edit.name}: another version of {edit.address}; {how} in {output.plural(len(step.paragraphs), 'paragraph')}"
    for one in edit.figures:
        counts = [one.old.slot("count") if one.old else None, one.new.slot("count") if one.new else None]
        was, now = (_said(slot) if slot else "not told" for slot in counts)
        if was != now:
            yield f"  {subject(one.reading)}: {was} -> {now}"
