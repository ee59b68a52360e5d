"""GeoJSON (RFC 7946): the events and headline figures of a record as features. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from saksi.core.ids import Plain
from saksi.core.values import Where
from saksi.export.exporter import Written
from saksi.export.plain import plain
from saksi.export.tables import events, figures
from saksi.record.record import Record

DIGITS = 7


class _GeoJson:
    """What happened where; a fact without a place, or with one that could not be found, has no geometry."""

    name = "geojson"
    media_type = "application/geo+json"
    ending = "geojson"
    about = "events and headline figures as points, with the grain of each place and its witnesses"

    def write(self, record: Record, out: BinaryIO) -> Written:
        """One FeatureCollection; `bbox` only where a feature has a point."""
        features = list(_features(record))
        made: dict[str, Plain] = {"type": "FeatureCollection", "features": [*features]}
        box = _box(features)
        if box:
            made["bbox"] = [*box]
        out.write(json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
        return Written(len(features))


def _features(record: Record) -> Iterator[dict[str, Plain]]:
    places = {event.id: event.place for event in record.events}
    places |= {figure.id: figure.place for figure in record.figures}
    told = [("event", row) for row in events(record)]
    told += [("figure", row) for row in figures(record) if row["headline"]]
    for kind, row in told:
        held = str(row["readings"]).split("; ")
        kept: dict[str, Plain] = {name: cell for name, cell in row.items() if name not in ("lat", "lon", "readings")}
        yield {
            "type": "Feature", "id": str(row["id"]), "geometry": _point(places[str(row["id"])]),
            "properties": {"kind": kind, **kept, "witnesses": [*_witnesses(record, held)]},
        }  # fmt: skip


def _witnesses(record: Record, held: list[str]) -> Iterator[Plain]:
    for id_ in held:
        reading = record.readings.get(id_)
        if reading:
            anchor = reading.anchor
            yield {"reading": id_, "article": reading.article_id, **_span(plain(anchor))}


def _span(witness: Plain) -> dict[str, Plain]:
    return witness if isinstance(witness, dict) else {}


def _point(place: Where | None) -> Plain:
    if place is None or place.lat is None or place.lon is None:
        return None
    return {"type": "Point", "coordinates": [round(place.lon, DIGITS), round(place.lat, DIGITS)]}


def _box(features: list[dict[str, Plain]]) -> tuple[float, float, float, float] | None:
    points = [one["geometry"]["coordinates"] for one in features if isinstance(one["geometry"], dict)]
    if not points:
        return None
    lons, lats = zip(*points, strict=True)
    return min(lons), min(lats), max(lons), max(lats)


GEOJSON = _GeoJson()
