"""FollowTheMoney: who, what, where and on whose word, as entities an investigator's tool can load. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from saksi.core.article import Article
from saksi.core.fact import EventFact, RoleFact
from saksi.core.ids import content_id
from saksi.core.values import When, Who
from saksi.export.exporter import Written
from saksi.export.parties import party
from saksi.export.privacy import PERSON
from saksi.record.record import Record

Entity = dict[str, Any]
PUBLIC = ("state", "body", "government", "ministry", "force")


class _Ftm:
    """Articles, the parties named in them, events with their proof, and offices held."""

    name = "ftm"
    media_type = "application/json+ftm"
    ending = "ftm.json"
    about = "articles, parties, events and offices as FollowTheMoney entities, one a line"

    def write(self, record: Record, out: BinaryIO) -> Written:
        """Crowds and persons without a name are no entities; they stand in the summary of their event."""
        made = {one["id"]: one for one in _entities(record)}
        for one in made.values():
            kept = {name: values for name, values in one["properties"].items() if values}
            out.write(json.dumps({**one, "properties": kept}, ensure_ascii=False).encode() + b"\n")
        told = {fact.id: fact.witnessed.readings for fact in record.events}
        told |= {fact.id: fact.witnessed.readings for fact in record.roles if fact.id in made}
        return Written(len(made), (), told)


def _entity(id_: str, schema: str, **properties: list[str]) -> Entity:
    return {"id": id_, "schema": schema, "properties": properties}


def _entities(record: Record) -> Iterator[Entity]:
    for article in record.articles.values():
        yield _article(article)
    for event in record.events:
        yield from (_party(who) for who in (*event.actors, *event.recipients) if _named(who))
        yield _event(event)
    for role in record.roles:
        if _named(role.person):
            yield from _office(role)


def _article(article: Article) -> Entity:
    day = article.published.when.first
    return _entity(
        article.id, "Article", title=_some(article.title), sourceUrl=_some(article.url),
        publisher=_some(article.outlet), publishedAt=_some(day.isoformat() if day else ""),
    )  # fmt: skip


def _some(*words: str) -> list[str]:
    return [one for one in words if one]


def _named(who: Who) -> bool:
    told = party(who)
    return not told.group and told.name != PERSON and told.name[:1].isupper()


def _id(who: Who) -> str:
    return content_id("party", [party(who).name])


def _party(who: Who) -> Entity:
    told = party(who)
    schema = "PublicBody" if told.label in PUBLIC else "Organization" if told.label else "LegalEntity"
    return _entity(_id(who), schema, name=[told.name], country=_some(told.iso2.lower()))


def _event(fact: EventFact) -> Entity:
    place = fact.place
    what = f"{fact.type}/{fact.mode}" if fact.mode else fact.type
    everybody = ", ".join(party(who).name for who in (*fact.actors, *fact.recipients))
    return _entity(
        fact.id, "Event", name=[what], summary=_some(f"{what}, {fact.modality}: {everybody}".rstrip(": ")),
        location=_some((place.name or place.written) if place else ""),
        country=_some(place.country.lower() if place else ""), keywords=list(fact.contexts),
        organizer=sorted({_id(who) for who in fact.actors if _named(who)}),
        involved=sorted({_id(who) for who in fact.recipients if _named(who)}), proof=list(fact.witnessed.articles),
        **_days(fact.when),
    )  # fmt: skip


def _days(when: When) -> dict[str, list[str]]:
    if when.single:
        return {"date": [when.single.isoformat()]}
    ends = {"startDate": when.first, "endDate": when.last}
    return {name: [day.isoformat()] for name, day in ends.items() if day}


def _office(role: RoleFact) -> Iterator[Entity]:
    person, post = content_id("person", [role.person.key]), content_id("post", [role.office])
    yield _entity(person, "Person", name=[role.person.key], position=[role.office])
    yield _entity(post, "Position", name=[role.office])
    yield _entity(
        role.id, "Occupancy", holder=[person], post=[post], status=["ended" if role.former else "current"],
        proof=list(role.witnessed.articles),
    )  # fmt: skip


FTM = _Ftm()
