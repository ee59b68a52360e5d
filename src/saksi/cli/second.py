"""What a second reader did, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from saksi.cli import output

if TYPE_CHECKING:
    from saksi.service.second_reader import Second

Asked = Sequence[tuple[str, "Second"]]
NAMES = ("proposed", "kept", "known", "refused", "dropped")
ALWAYS = NAMES[:4]


def second_lines(asked: Asked) -> Iterator[str]:
    """One line for each page on which it failed, or which was too long for its budget."""
    for name, one in asked:
        if one.failed:
            yield f"{name}: the second reader added nothing: {one.failed}; what we read stands"
        elif one.unsent:
            yield f"{name}: {output.plural(one.unsent, 'sentence')} beyond second_reader_budget were not sent"


def second_total(asked: Asked) -> Iterator[str]:
    """One line for all pages: what became of what it proposed."""
    if not asked:
        return
    total = {name: sum(getattr(one.tally, name) for _, one in asked) for name in NAMES}
    failed = sum(1 for _, one in asked if one.failed)
    said = [f"{total[name]:,} {name}" for name in NAMES if total[name] or name in ALWAYS]
    tail = f"; no answer on {output.plural(failed, 'page')}" if failed else ""
    yield f"2nd reader: {', '.join(said)}{tail}."


def second_plain(name: str, one: Second) -> dict[str, object]:
    """The same for JSON."""
    counts = {each: getattr(one.tally, each) for each in NAMES}
    return {"name": name, **counts, "failed": one.failed or None, "unsent": one.unsent}
