"""ACLED: events as rows of its 31 columns, and what its codebook does not code, with the rule. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import lru_cache
from typing import BinaryIO

from saksi.core.fact import EventFact, FigureFact
from saksi.core.values import When, Where
from saksi.export.acled_sides import Side, interaction, sides
from saksi.export.cells import Cell, write_rows
from saksi.export.exporter import Reject, Written
from saksi.export.parties import acts_for, country, country_name
from saksi.know import places
from saksi.know.codes.bridges import acled_types, table
from saksi.record.record import Record

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
HXL = {
    "event_id_cnty": "#event+code", "event_date": "#date+occurred", "year": "#date+year", "event_type": "#event+type",
    "sub_event_type": "#event+type+sub", "actor1": "#group+name+first", "assoc_actor_1": "#group+name+first+assoc",
    "actor2": "#group+name+second", "assoc_actor_2": "#group+name+second+assoc", "region": "#region+name",
    "country": "#country+name", "admin1": "#adm1+name", "admin2": "#adm2+name", "admin3": "#adm3+name",
    "location": "#loc+name", "latitude": "#geo+lat", "longitude": "#geo+lon", "source": "#meta+source",
    "notes": "#description", "fatalities": "#affected+killed",
}  # fmt: skip
PRECISION = {"site": 1, "town": 1, "district": 2, "region": 3}
WEEK, MONTH = 7, 31
Tolls = Mapping[str, FigureFact]


class Acled:
    """One row an event; `tagged` puts a row of HXL tags under the names of the columns."""

    media_type = "text/csv"
    ending = "csv"

    def __init__(self, name: str, about: str, *, tagged: bool = False) -> None:
        self.name = name
        self.about = about
        self.head: Sequence[Sequence[str]] = ([HXL.get(column, "") for column in COLUMNS],) if tagged else ()

    def write(self, record: Record, out: BinaryIO) -> Written:
        """Fatalities are the lowest number told for this place and day, empty where none is told."""
        tolls, rejects = _tolls(record)
        rows, traces, acting = [], {}, acts_for(record)
        for fact in record.events:
            why = refused(fact)
            if why:
                rejects.append(Reject(fact.id, why))
                continue
            coded = _coded(fact, acting)
            toll = tolls.pop(_spot(fact.place, fact.when), None) if coded.lethal else None
            row = _row(record, fact, coded, toll)
            rows.append(row)
            traces[str(row["event_id_cnty"])] = (*fact.witnessed.readings, *(toll.witnessed.readings if toll else ()))
        rejects += [Reject(toll.id, _rules()["event"]) for toll in tolls.values()]
        return Written(write_rows(out, COLUMNS, rows, head=self.head), tuple(rejects), traces)


@dataclass(frozen=True, slots=True)
class _Coded:
    """What the codebook calls an event, and its two sides."""

    kind: str
    sub: str
    first: Side
    second: Side

    @property
    def lethal(self) -> bool:
        """True for the types that can hold fatalities."""
        return self.kind != "Strategic developments" and self.sub != "Peaceful protest"


def refused(fact: EventFact) -> str:
    """The rule of the codebook that keeps an event out; "" when it can be coded."""
    rules = _rules()
    if fact.modality not in ("happened", "claimed"):
        return rules["modality"]
    if _mapping(fact) is None:
        return rules["type"]
    if not fact.actors and fact.type != "PROTEST" and fact.type != "ASSAULT":
        return rules["actor"]
    return _nowhere(fact.place) or ("" if _time_precision(fact.when) else rules["time"])


@lru_cache(maxsize=65536)
def _nowhere(place: Where | None) -> str:
    if place is None:
        return _rules()["place"]
    if place.grain in ("country", "area"):
        return _rules()["country"]
    known = place.grain in PRECISION and place.country and place.lat is not None and place.lon is not None
    return "" if known else _rules()["place"]


def _rules() -> Mapping[str, str]:
    rules: Mapping[str, str] = table("acled")["rules"]
    return rules


def _mapping(fact: EventFact) -> Mapping[str, str] | None:
    events: Mapping[str, Mapping[str, str]] = table("acled")["event"]
    return events.get(f"{fact.type}/{fact.mode}" if fact.mode else fact.type)


def _time_precision(when: When) -> int:
    """1 a day, 2 a week, 3 a month; 0 for what is coarser, open or unknown."""
    if when.first is None or when.last is None:
        return 0
    days = (when.last - when.first).days + 1
    return 1 if days == 1 else 2 if days <= WEEK else 3 if days <= MONTH else 0


def _coded(fact: EventFact, acting: Mapping[str, str]) -> _Coded:
    found = _mapping(fact)
    assert found is not None
    assert fact.place is not None
    rioting = fact.type == "PROTEST" and found["sub"] == "Violent demonstration"
    first, second = sides(fact, fact.place.country, acting, rioting=rioting)
    sub = found["sub"]
    if "crowd" in found and first.inter == "State forces" and second.inter == "Protesters":
        sub = found["crowd"]
    elif "mob" in found and first.inter in ("Protesters", "Rioters"):
        sub, first = found["mob"], first.rioting()
    elif "clash" in found and first.armed and second.armed:
        sub = found["clash"]
    return _Coded(acled_types()[sub], sub, first, second)


def _row(record: Record, fact: EventFact, coded: _Coded, toll: FigureFact | None) -> dict[str, Cell]:
    place, when = fact.place, fact.when
    assert place is not None
    assert when.first is not None
    targeted = coded.second.inter == "Civilians" or coded.sub == "Excessive force against protesters"
    return {
        "event_id_cnty": f"{country(place.country).iso3}{int(fact.id.rpartition('-')[2][:10], 16)}",
        "event_date": when.first.isoformat(), "year": when.first.year, "time_precision": _time_precision(when),
        "disorder_type": _disorder(coded), "event_type": coded.kind, "sub_event_type": coded.sub,
        "actor1": coded.first.name, "assoc_actor_1": coded.first.others, "inter1": coded.first.inter,
        "actor2": coded.second.name, "assoc_actor_2": coded.second.others, "inter2": coded.second.inter,
        "interaction": interaction(coded.first, coded.second),
        "civilian_targeting": "Civilians targeted" if targeted else "", "iso": country(place.country).numeric,
        "region": country(place.country).region, "country": country_name(place.country), **_named(place),
        "fatalities": toll.value.count.low if toll and toll.value else None, **_source(record, fact),
        "tags": "crowd size=no report" if coded.first.inter in ("Protesters", "Rioters") else "",
    }  # fmt: skip


def _disorder(coded: _Coded) -> str:
    if coded.sub == "Excessive force against protesters":
        return "Political violence; Demonstrations"
    if coded.kind == "Strategic developments":
        return coded.kind
    crowd = coded.kind == "Protests" or coded.sub == "Violent demonstration"
    return "Demonstrations" if crowd else "Political violence"


@lru_cache(maxsize=65536)
def _named(place: Where) -> dict[str, Cell]:
    name = place.name or place.written
    known = places.place(place.place_id) if place.place_id else None
    region = places.place(f"adm:{place.country}.{known.admin1}") if known and known.admin1 else None
    return {
        "admin1": region.name if region else name if place.grain == "region" else "",
        "admin2": name if place.grain == "district" else "", "location": name, "latitude": _degrees(place.lat),
        "longitude": _degrees(place.lon), "geo_precision": PRECISION[place.grain],
    }  # fmt: skip


def _degrees(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _source(record: Record, fact: EventFact) -> dict[str, Cell]:
    articles = [record.articles[id_] for id_ in fact.witnessed.articles if id_ in record.articles]
    quotes = [record.readings[id_].anchor.quote for id_ in fact.witnessed.readings if id_ in record.readings]
    known = fact.witnessed.known
    told = "; ".join(f"“{quote}”" for quote in dict.fromkeys(quotes))
    return {
        "source": "; ".join(sorted({one.outlet for one in articles if one.outlet})), "source_scale": "",
        "notes": f"{fact.modality.capitalize()}, in the words of the sources: {told}",
        "timestamp": int(datetime.combine(known, time(), UTC).timestamp()) if known else None,
    }  # fmt: skip


def _spot(place: Where | None, when: When) -> str:
    return f"{place.key if place else ''} {when.single}"


def _tolls(record: Record) -> tuple[dict[str, FigureFact], list[Reject]]:
    """The deaths that can stand in the row of an event, by place and day, and those that cannot."""
    held: dict[str, FigureFact] = {}
    rejects = []
    for fact, why in _deaths(record):
        if why:
            rejects.append(Reject(fact.id, why))
            continue
        assert fact.value is not None
        before = held.setdefault(_spot(fact.place, fact.value.when), fact)
        if before is not fact:  # all people before a part of them
            kept, left = (fact, before) if fact.group == "people" else (before, fact)
            held[_spot(fact.place, fact.value.when)] = kept
            rejects.append(Reject(left.id, _rules()["part"]))
    return held, rejects


def _deaths(record: Record) -> Iterator[tuple[FigureFact, str]]:
    rules = _rules()
    for fact in record.figures:
        if fact.measure != "killed":
            continue
        if fact.value is None or fact.value.count.low is None:
            yield fact, rules["number"]
        else:
            yield fact, _nowhere(fact.place) or ("" if fact.value.when.single else rules["time"])


ACLED = Acled("acled", "events as rows of ACLED's 31 columns; what its codebook does not code is left out by rule")
ACLED_HXL = Acled("acled-hxl", "the same with a row of HXL tags under the names", tagged=True)
