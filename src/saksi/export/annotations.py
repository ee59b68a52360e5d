"""W3C Web Annotations of the witnesses: the quote and its position, so that any annotator can show them. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from saksi.core.ids import Plain
from saksi.core.reading import Reading, Slot
from saksi.core.reading import plain as value_plain
from saksi.export.exporter import Written
from saksi.record.record import Record

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


class _Annotations:
    """One annotation a slot of a reading, its target the characters of the text."""

    name = "annotations"
    media_type = "application/ld+json"
    ending = "jsonl"
    about = "the witnesses as W3C Web Annotations (quote and position), one a line"

    def write(self, record: Record, out: BinaryIO) -> Written:
        """One JSON-LD object a line; positions count Unicode code points of the stored text."""
        rows = 0
        for reading in record.readings.values():
            for one in _annotations(record, reading):
                out.write(json.dumps(one, ensure_ascii=False).encode() + b"\n")
                rows += 1
        return Written(rows)


def _annotations(record: Record, reading: Reading) -> Iterator[dict[str, Plain]]:
    article = record.articles[reading.article_id]
    voices = [slot for slot in (reading.says, reading.via) if slot]
    for at, slot in enumerate((*reading.slots, *voices)):
        yield {
            "@context": CONTEXT, "type": "Annotation", "id": f"urn:saksi:{reading.id}:{at}", "motivation": "describing",
            "body": _body(reading, slot),
            "target": {
                "source": article.url or f"urn:saksi:{article.id}",
                "selector": [
                    {"type": "TextQuoteSelector", "exact": slot.witness.quote},
                    {"type": "TextPositionSelector", "start": slot.witness.start, "end": slot.witness.end},
                ],
            },
        }  # fmt: skip


def _body(reading: Reading, slot: Slot) -> Plain:
    return {
        "type": "TextualBody", "format": "application/json", "purpose": "describing",
        "value": json.dumps(
            {"kind": reading.kind, "modality": reading.modality, "slot": slot.name, "value": value_plain(slot.value)},
            ensure_ascii=False,
        ),
    }  # fmt: skip


ANNOTATIONS = _Annotations()
