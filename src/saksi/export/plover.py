"""PLOVER records: every reading of an event as its manual codes it, with the characters that say it. Pure."""

from __future__ import annotations

import json
from typing import BinaryIO

from saksi.core.article import Article
from saksi.core.fact import EventFact
from saksi.core.ids import Plain
from saksi.core.reading import Reading
from saksi.core.values import When, Where, Who
from saksi.export.exporter import Reject, Written
from saksi.export.parties import country, country_name, geonames, party
from saksi.know import codes
from saksi.record.record import Record

RESOLUTION = {"site": 5, "town": 4, "district": 3, "region": 2, "country": 1}
FEATURE = {"site": "S", "town": "P", "district": "A", "region": "A", "country": "A", "area": "L"}
AUXILIARY = {"planned": "future", "hypothetical": "hypothetical", "negated": "negation", "denied": "negation"}
"""What PLOVER marks as a context and we as a modality."""


class _Plover:
    """One record a reading; `link` names the other records of the same event."""

    name = "plover"
    media_type = "application/x-ndjson"
    ending = "jsonl"
    about = "PLOVER event records with offsets of their text, one JSON object a line"

    def write(self, record: Record, out: BinaryIO) -> Written:
        """A reading that lacks what PLOVER requires is rejected, with the field."""
        rows, rejects = 0, []
        for fact in record.events:
            for id_ in fact.witnessed.readings:
                reading = record.readings.get(id_)
                if reading is None or reading.kind != "event":
                    continue
                lacking = lacks(_whos(reading, "actors"), _whos(reading, "recipients"), _when(reading), fact.type)
                if lacking:
                    rejects.append(Reject(id_, lacking))
                    continue
                made = _record(record, fact, reading)
                out.write(json.dumps(made, ensure_ascii=False).encode() + b"\n")
                rows += 1
        return Written(rows, tuple(rejects))


def lacks(actors: tuple[Who, ...], recipients: tuple[Who, ...], when: When | None, kind: str) -> str:
    """The rule of the manual that an event breaks; "" when it can be coded."""
    if not actors:
        return "actor: required"
    if when is None or when.first is None:
        return "date: required"
    if codes.event_type(kind).requires_recipient and not recipients:
        return f"recipient: required for {kind}"
    return ""


def contexts(held: tuple[str, ...], modality: str) -> list[str]:
    """The contexts with the auxiliary mark of the modality."""
    mark = AUXILIARY.get(modality)
    return [*held, *([mark] if mark and mark not in held else [])]


def _whos(reading: Reading, name: str) -> tuple[Who, ...]:
    return tuple(slot.value for slot in reading.all(name) if isinstance(slot.value, Who))


def _when(reading: Reading) -> When | None:
    return reading.when()


def _record(record: Record, fact: EventFact, reading: Reading) -> dict[str, Plain]:
    when, article = reading.when(), record.articles[reading.article_id]
    assert when is not None
    assert when.first is not None
    kind, mode = reading.text_of("type"), reading.text_of("mode")
    held = tuple(str(slot.value) for slot in reading.all("contexts"))
    coded = record.as_of.isoformat() if record.as_of else None
    others = [id_ for id_ in fact.witnessed.readings if id_ != reading.id]
    return {
        "id": reading.id, "has_event": True, "date": when.first.isoformat(), "time": when.clock or None,
        "enddate": when.last.isoformat() if when.last and when.last != when.first else None, "endtime": None,
        "actor": [_entity(who) for who in _whos(reading, "actors")],
        "recipient": [_entity(who) for who in _whos(reading, "recipients")],
        "event": [kind], "event_loc": _location(reading.where()), "event_text": reading.anchor.quote,
        "quad_code": codes.event_type(kind).quad, "event_scale": codes.score(kind, mode), "mode": mode or None,
        "context": [*contexts(held, reading.modality)], "link": [*others], "text": _words(reading),
        "text_info": _text_info(reading), "cite_info": _citation(article), "coder": "saksi", "coded_date": coded,
        "coded_time": None, "comment": reading.modality,
    }  # fmt: skip


def _words(reading: Reading) -> str:
    """The words of the witnesses, in the order of the text."""
    told = sorted({(slot.witness.start, slot.witness.quote) for slot in reading.slots})
    return " … ".join(quote for _, quote in told)


def _text_info(reading: Reading) -> dict[str, Plain]:
    anchor = reading.anchor
    return {"sequence": None, "start": anchor.start, "end": anchor.end, "text_story": anchor.text_id}


def _entity(who: Who) -> dict[str, Plain]:
    told = party(who)
    return {
        "code": told.code or None, "sector": told.sector, "entity_text": told.written, "identifier_id": None,
        "identifier_text": told.name, "religion": None, "ethnicity": None, "office": told.office or None,
        "gender": None, "age": None,
    }  # fmt: skip


def _location(place: Where | None) -> Plain:
    if place is None:
        return None
    name, grain = place.name or place.written, place.grain
    return {
        "extracted_place": place.written, "resolved_place": place.name or None, "geonameid": geonames(place) or None,
        "lat": place.lat, "lon": place.lon, "city": name if grain == "town" else None,
        "district": name if grain == "district" else None, "province": name if grain == "region" else None,
        "country": country_name(place.country) or None, "country_code": country(place.country).iso3 or None,
        "feature_class": FEATURE.get(grain), "feature_code": None, "resolution": RESOLUTION.get(grain),
    }  # fmt: skip


def _citation(article: Article) -> dict[str, Plain]:
    return {
        "corpus": None, "citation": article.id, "url": article.url or None, "title": article.title or None,
        "language": article.lang or None, "publication": article.outlet or None, "license": None, "copyright": None,
        "coder": "saksi", "codebook": "PLOVER", "version": "2024",
    }  # fmt: skip


PLOVER = _Plover()
