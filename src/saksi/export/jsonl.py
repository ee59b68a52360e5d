"""JSON lines: the readings or the facts of a record, whole, each with its witnesses. Pure."""

from __future__ import annotations

import json
from typing import BinaryIO

from saksi.core import codec
from saksi.core.ids import Plain
from saksi.export.exporter import Written
from saksi.export.plain import facts, plain
from saksi.record.record import Record

SCHEMA_VERSION = 1


def _line(out: BinaryIO, value: dict[str, Plain]) -> None:
    out.write(json.dumps(value, ensure_ascii=False).encode() + b"\n")


class _Readings:
    """What each article says, slot by slot, with the characters that say it."""

    name = "readings-jsonl"
    media_type = "application/x-ndjson"
    ending = "jsonl"
    about = "every reading with its slots and witnesses, one JSON object a line"

    def write(self, record: Record, out: BinaryIO) -> Written:
        """One line a reading, by article and place in the text."""
        for reading in record.readings.values():
            article = record.articles[reading.article_id]
            _line(out, {
                "schema_version": SCHEMA_VERSION, "article": article.id, "url": article.url, "outlet": article.outlet,
                **codec.reading_plain(reading),
            })  # fmt: skip
        return Written(len(record.readings))


class _Facts:
    """What the record holds: readings folded, with intervals, origins, disputes, status."""

    name = "facts-jsonl"
    media_type = "application/x-ndjson"
    ending = "jsonl"
    about = "every fact with the readings it rests on, one JSON object a line"

    def write(self, record: Record, out: BinaryIO) -> Written:
        """One line a fact: its kind, its story, then its fields."""
        rows = 0
        for kind, fact in facts(record):
            told = plain(fact)
            assert isinstance(told, dict)
            _line(out, {"schema_version": SCHEMA_VERSION, "is": kind, "story": record.story_of(fact.id), **told})
            rows += 1
        return Written(rows)


READINGS, FACTS = _Readings(), _Facts()
