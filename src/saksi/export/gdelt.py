"""GDELT: events as the 61 columns of its Events 2.0, with CAMEO codes and FIPS countries. Pure."""

from __future__ import annotations

from typing import BinaryIO

from saksi.core.fact import EventFact
from saksi.core.values import Where, Who
from saksi.export.cells import Cell, bare
from saksi.export.exporter import Reject, Written
from saksi.export.parties import country, country_name, party
from saksi.know.codes.bridges import cameo, table
from saksi.record.record import Record

GEO_TYPE = {"country": 1, "region": 5, "district": 4, "town": 4, "site": 4}
NO_GEO: tuple[Cell, ...] = (0, *(None,) * 7)
YEAR_DAYS = 365


class _Gdelt:
    """One row an event, no head; the three last counts are readings, outlets and articles."""

    name = "gdelt"
    media_type = "text/tab-separated-values"
    ending = "tsv"
    about = "events as GDELT Events 2.0 has them, 61 columns parted by tabs, CAMEO codes by PLOVER's bridge"

    def write(self, record: Record, out: BinaryIO) -> Written:
        """What did not happen, or has no day to begin, has no row: GDELT cannot say so."""
        traces, rejects = {}, []
        for fact in record.events:
            if fact.modality not in ("happened", "claimed"):
                rejects.append(Reject(fact.id, "EventCode: only what happened is coded"))
            elif fact.when.first is None:
                rejects.append(Reject(fact.id, "SQLDATE: required"))
            else:
                cells = _row(record, fact)
                out.write("\t".join(map(bare, cells)).encode() + b"\n")
                traces[str(cells[0])] = fact.witnessed.readings
        return Written(len(traces), tuple(rejects), traces)


def _row(record: Record, fact: EventFact) -> tuple[Cell, ...]:
    day, code = fact.when.first, cameo(fact.type, fact.mode)
    assert day is not None
    root = table("cameo")["root"][code[:2]]
    articles = [record.articles[id_] for id_ in fact.witnessed.articles if id_ in record.articles]
    known = fact.witnessed.known
    fraction = day.year + (day.timetuple().tm_yday - 1) / YEAR_DAYS
    return (
        int(fact.id.rpartition("-")[2][:12], 16), f"{day:%Y%m%d}", f"{day:%Y%m}", day.year, f"{fraction:.4f}",
        *_actor(fact.actors), *_actor(fact.recipients), 1, code, code, code[:2], root["quad"], root["goldstein"],
        len(fact.witnessed.readings), len({one.outlet for one in articles}), len(articles), None, *NO_GEO, *NO_GEO,
        *_geo(fact.place), f"{known:%Y%m%d}000000" if known else None, articles[0].url if articles else None,
    )  # fmt: skip


def _actor(whos: tuple[Who, ...]) -> tuple[Cell, ...]:
    """The ten columns of a side: the country by three letters, the sector as its type."""
    if not whos:
        return (None,) * 10
    one = party(whos[0])
    nation = one.code if one.iso2 else ""
    kind = "" if one.label == "state" or one.sector == "UNK" else one.sector
    return (f"{one.code}{kind}", one.name.upper(), nation, one.code if not nation else "", *("",) * 3, kind, "", "")


def _geo(place: Where | None) -> tuple[Cell, ...]:
    if place is None or place.lat is None or place.lon is None:
        return NO_GEO
    nation, name = country_name(place.country), place.name or place.written
    full = name if name == nation or not nation else f"{name}, {nation}"
    fips = country(place.country).fips
    adm1 = fips if place.grain == "country" else ""
    return (GEO_TYPE.get(place.grain, 0), full, fips, adm1, "", place.lat, place.lon, adm1)


GDELT = _Gdelt()
