"""Facts as plain values for JSON, by the names of their fields. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any

from saksi.core.ids import Plain
from saksi.core.reading import plain as value_plain
from saksi.core.values import Count, When, Where, Who
from saksi.record.record import Record


def facts(record: Record) -> Iterator[tuple[str, Any]]:
    """Every fact with its kind, kinds in the order of the report, each in the order of the record."""
    kinds = (
        ("figure", record.figures), ("event", record.events), ("statement", record.statements),
        ("pledge", record.pledges), ("role", record.roles), ("dispute", record.disputes), ("force", record.forces),
        ("origin", record.origins),
    )  # fmt: skip
    for kind, held in kinds:
        for fact in held:
            yield kind, fact


def plain(value: Any) -> Plain:
    """Any value of the record as JSON can hold it; days in ISO 8601, open ends and unknowns as null."""
    if isinstance(value, Count | When | Where | Who):
        return value_plain(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    held: Plain = value
    return held
