"""Readings, texts and articles as plain JSON values and back, without loss. Pure.

The store keeps these, `saksi read --json` prints them (spec READINGS), and `from_plain` of `to_plain` is the same
object again: a test proves it on random ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from saksi.core.article import Article, Credit, Decoding, Link, Published
from saksi.core.ids import Plain
from saksi.core.kinds import MANY, SLOT_TYPES, Kind, Modality
from saksi.core.reading import Reading, Slot, plain
from saksi.core.text import Region, Text
from saksi.core.values import UNKNOWN_WHEN, Count, Value, When, Where, Who
from saksi.core.witness import Because, Witness

Json = Mapping[str, Any]


def witness_plain(witness: Witness) -> dict[str, Plain]:
    """Span and quote; the text is known from the surrounding object."""
    return {"start": witness.start, "end": witness.end, "quote": witness.quote}


def because_plain(because: Because) -> dict[str, Plain]:
    """A witness and the reason it was needed."""
    return {**witness_plain(because.witness), "why": because.why}


def slot_plain(slot: Slot) -> dict[str, Plain]:
    """`{"value", "witness", "because"}` of one slot."""
    return {
        "value": plain(slot.value),
        "witness": witness_plain(slot.witness),
        "because": [because_plain(one) for one in slot.because],
    }


def _voice_plain(slot: Slot | None) -> Plain:
    if slot is None:
        return None
    value = plain(slot.value)
    assert isinstance(value, dict)
    return {**value, "witness": witness_plain(slot.witness), "because": [because_plain(one) for one in slot.because]}


def reading_plain(reading: Reading) -> dict[str, Plain]:
    """A reading as READINGS prints it: list slots as lists, `via` as the bare name beside `via_witness`."""
    slots: dict[str, Any] = {}
    for slot in reading.slots:
        if slot.name in MANY:
            slots.setdefault(slot.name, []).append(slot_plain(slot))
        else:
            slots[slot.name] = slot_plain(slot)
    via = reading.via.value if reading.via else None
    return {
        "id": reading.id,
        "kind": reading.kind,
        "modality": reading.modality,
        "says": _voice_plain(reading.says),
        "via": via.written if isinstance(via, Who) else None,
        "via_voice": _voice_plain(reading.via),
        "slots": slots,
        "rule": reading.rule,
    }


def text_plain(text: Text) -> dict[str, Plain]:
    """Body and regions; `why` stands only where a region has a reason."""
    return {
        "id": text.id,
        "body": text.body,
        "regions": [
            {"name": r.name, "start": r.start, "end": r.end, **({"why": r.why} if r.why else {})} for r in text.regions
        ],
    }


def article_plain(article: Article) -> dict[str, Plain]:
    """The masthead as READINGS prints it, with the ids beside it."""
    when = article.published.when
    day = plain(when)
    assert isinstance(day, dict)
    return {
        "id": article.id,
        "page_id": article.page_id,
        "text_id": article.text_id,
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "lang": article.lang,
        "published": {
            **day,
            "at": when.iso() if when.known else None,
            "basis": article.published.basis,
            "because": [because_plain(one) for one in article.published.because],
        },
        **({"updated": {**_told(article.updated), "at": article.updated.iso()}} if article.updated.known else {}),
        "bylines": list(article.bylines),
        "credits": [
            {"name": c.name, "role": c.role, **witness_plain(c.witness), **({"party": c.party} if c.party else {})}
            for c in article.credits
        ],
        "origin": article.origin,
        "related_links": [link_plain(link) for link in article.related_links],
        **decoding_plain(article.decoding),
    }


def link_plain(link: Link) -> dict[str, Plain]:
    """The headline's span and quote; `address` stands only where the page told one."""
    return {**witness_plain(link.title), **({"address": link.address} if link.address else {})}


def _told(when: When) -> dict[str, Plain]:
    told = plain(when)
    assert isinstance(told, dict)
    return told


def decoding_plain(decoding: Decoding) -> dict[str, Plain]:
    """`{"decoding": ...}`, empty for an article whose decoding is not known (records of before 0.2)."""
    if not decoding.charset:
        return {}
    told: dict[str, Plain] = {"charset": decoding.charset, "basis": decoding.basis}
    return {"decoding": {**told, "confidence": decoding.confidence, "lost": decoding.lost}}


def _day(value: object) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else None


def _when(value: Json) -> When:
    return When(
        _day(value["first"]), _day(value["last"]), value["grain"], value.get("zone", ""), value.get("clock", "")
    )


def _where(value: Json) -> Where:
    return Where(
        value["written"], value["place_id"], value["grain"], value["lat"], value["lon"], value["name"],
        value["country"],
    )  # fmt: skip


def value_from(name: str, value: Any) -> Value:
    """The value of a slot of this name, from what `plain` made of it."""
    match SLOT_TYPES.get(name, "str"):
        case "Count":
            return Count(value["low"], value["high"], value["hedge"], value["unit"])
        case "When":
            return _when(value)
        case "Where":
            return _where(value)
        case "Who":
            return Who(value["written"], value["actor"], value["role"])
        case _:
            return cast(Value, value)


def _witness(value: Json, text_id: str) -> Witness:
    return Witness(text_id, value["start"], value["end"], value["quote"])


def _link(value: Json, text_id: str) -> Link:
    """Records of before 0.2 hold no addresses."""
    return Link(_witness(value, text_id), value.get("address", ""))


def _because(values: list[Json], text_id: str) -> tuple[Because, ...]:
    return tuple(Because(_witness(value, text_id), value["why"]) for value in values)


def _slot(name: str, value: Json, text_id: str) -> Slot:
    return Slot(
        name, value_from(name, value["value"]), _witness(value["witness"], text_id), _because(value["because"], text_id)
    )


def _voice(name: str, value: Json | None, text_id: str) -> Slot | None:
    if value is None:
        return None
    who = Who(value["written"], value["actor"], value["role"])
    return Slot(name, who, _witness(value["witness"], text_id), _because(value["because"], text_id))


def reading_from(value: Json, *, article_id: str, text_id: str) -> Reading:
    """The reading that `reading_plain` wrote, of this article and text.

    Slots come back in the order of their first appearance, which JSON objects keep.
    """
    slots = [
        _slot(name, one, text_id)
        for name, held in value["slots"].items()
        for one in (held if isinstance(held, list) else [held])
    ]
    return Reading(
        cast(Kind, value["kind"]),
        cast(Modality, value["modality"]),
        article_id,
        tuple(slots),
        _voice("says", value["says"], text_id),
        _voice("via", value["via_voice"], text_id),
        value["rule"],
    )


def text_from(value: Json) -> Text:
    """The text that `text_plain` wrote."""
    return Text(
        value["body"], tuple(Region(r["start"], r["end"], r["name"], r.get("why", "")) for r in value["regions"])
    )


def article_from(value: Json) -> Article:
    """The article that `article_plain` wrote."""
    text_id = value["text_id"]
    published = value["published"]
    return Article(
        page_id=value["page_id"],
        text_id=text_id,
        title=value["title"],
        url=value["url"],
        outlet=value["outlet"],
        lang=value["lang"],
        published=Published(_when(published), published["basis"], _because(published["because"], text_id)),
        updated=_when(value["updated"]) if "updated" in value else UNKNOWN_WHEN,
        bylines=tuple(value["bylines"]),
        credits=tuple(Credit(c["name"], c["role"], _witness(c, text_id), c.get("party", "")) for c in value["credits"]),
        related_links=tuple(_link(link, text_id) for link in value["related_links"]),
        origin=value["origin"],
        decoding=Decoding(**value.get("decoding", {})),
    )
