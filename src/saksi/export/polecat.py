"""POLECAT: the 40-column table of events that its readers know. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from saksi.core.fact import EventFact
from saksi.core.values import Who
from saksi.export.cells import Cell, bare
from saksi.export.exporter import Reject, Written
from saksi.export.parties import country_name, geonames, party
from saksi.export.plover import FEATURE, contexts, lacks
from saksi.know import codes
from saksi.record.record import Record

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
NONE = "None"
LIST = "; "


class _Polecat:
    """One row an event; the first actor and recipient are the row's, all others stand in the lists of the story."""

    name = "polecat"
    media_type = "text/tab-separated-values"
    ending = "tsv"
    about = "events as the POLECAT table, 40 columns parted by tabs"

    def write(self, record: Record, out: BinaryIO) -> Written:
        """ISO-8859-1 as its readers expect; a character it lacks is written as a question mark."""
        out.write("\t".join(COLUMNS).encode() + b"\n")
        traces, rejects = {}, []
        for fact in record.events:
            lacking = lacks(fact.actors, fact.recipients, fact.when, fact.type)
            if lacking:
                rejects.append(Reject(fact.id, lacking))
                continue
            cells = (bare(cell) or NONE for cell in _row(record, fact))
            out.write("\t".join(cells).encode("iso-8859-1", "replace") + b"\n")
            traces[fact.id] = fact.witnessed.readings
        return Written(len(traces), tuple(rejects), traces)


def _row(record: Record, fact: EventFact) -> Iterable[Cell]:
    first, place = fact.when.first, fact.place
    assert first is not None
    name, grain = (place.name or place.written, place.grain) if place else ("", "")
    articles = [record.articles[id_] for id_ in fact.witnessed.articles if id_ in record.articles]
    held = {party(who) for who in (*fact.actors, *fact.recipients)}
    known = fact.witnessed.known
    return (
        fact.id, first.isoformat(), fact.type, fact.mode, codes.score(fact.type, fact.mode),
        codes.quads()[codes.event_type(fact.type).quad].upper(), LIST.join(contexts(fact.contexts, fact.modality)),
        *_party(fact.actors), *_party(fact.recipients), name, name if grain == "town" else "",
        name if grain == "district" else "", name if grain == "region" else "",
        country_name(place.country) if place else "", place.lat if place else None,
        place.lon if place else None, geonames(place), place.written if place else "", FEATURE.get(grain, ""),
        LIST.join(sorted({one.outlet for one in articles if one.outlet})), known.isoformat() if known else "",
        LIST.join(sorted(one.name for one in held if not one.label)),
        LIST.join(sorted(one.name for one in held if one.label not in ("", "people", "state"))), name,
        LIST.join(sorted({one.lang for one in articles if one.lang})), "PLOVER 2024",
    )  # fmt: skip


def _party(whos: tuple[Who, ...]) -> tuple[str, ...]:
    """The eight columns of a side; the state's number of the Correlates of War is not ours to give."""
    if not whos:
        return ("",) * 8
    one, sectors = party(whos[0]), sorted({party(who).sector for who in whos})
    return (one.name, one.code, "", one.sector, LIST.join(sectors), one.office, one.written, "")


POLECAT = _Polecat()
