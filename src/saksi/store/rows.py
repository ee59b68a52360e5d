"""Core objects as rows and rows as core objects."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Select

from saksi.core import codec
from saksi.core.article import Article
from saksi.core.ids import Plain, content_id
from saksi.core.reading import Reading, Slot, plain
from saksi.core.ruling import Link, Ruling, Seen, Verdict
from saksi.core.text import Region, RegionName, Text
from saksi.core.witness import Witness
from saksi.errors import SaksiError
from saksi.issues import Issue

Row = dict[str, Any]
BROKEN = (SaksiError, ValueError, KeyError, TypeError, AttributeError, StopIteration)
"""What decoding a damaged payload can raise."""
CHUNK = 500
"""Rows that are fetched at once."""
Spot = tuple[str, Witness]
"""A witness and the slot it stands for: "count", "count/because", "says", "credit", "published/because", "link"."""


@dataclass(frozen=True, slots=True)
class Run:
    """Which program and which packs (language -> version) made something, and when it was recorded."""

    program: str
    packs: Mapping[str, str]
    recorded_at: datetime

    @property
    def id(self) -> str:
        """Content id over all three."""
        return content_id("run", [self.program, dict(self.packs), self.recorded_at.isoformat()])


def plain_row(row: Any) -> Row:
    """One result row as a dict by column name."""
    return dict(row._mapping)


def each(connection: Connection, statement: Select[Any]) -> Iterator[Row]:
    """The rows of a statement, fetched in parts; whoever stops early leaves no cursor open."""
    with connection.execute(statement, execution_options={"yield_per": CHUNK}) as found:
        for row in found:
            yield plain_row(row)


def dumps(value: Plain) -> str:
    """JSON that keeps the order of keys: the order of slots is part of a reading."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def article_spots(article: Article) -> Iterator[Spot]:
    """Every witness of the masthead."""
    yield from (("credit", credit.witness) for credit in article.credits)
    yield from (("published/because", because.witness) for because in article.published.because)
    yield from (("link", link.title) for link in article.related_links)


def _slot_spots(name: str, slot: Slot) -> Iterator[Spot]:
    yield name, slot.witness
    yield from ((f"{name}/because", because.witness) for because in slot.because)


def reading_spots(reading: Reading) -> Iterator[Spot]:
    """Every witness of a reading, voices last."""
    for slot in reading.slots:
        yield from _slot_spots(slot.name, slot)
    for name, voice in (("says", reading.says), ("via", reading.via)):
        if voice:
            yield from _slot_spots(name, voice)


def witness_rows(article_id: str, reading_id: str | None, spots: Iterable[Spot]) -> list[Row]:
    """The rows of these witnesses, numbered in order."""
    return [
        {
            "article_id": article_id, "reading_id": reading_id, "place": place, "slot": slot,
            "text_id": witness.text_id, "start": witness.start, "end": witness.end, "quote": witness.quote,
        }
        for place, (slot, witness) in enumerate(spots)
    ]  # fmt: skip


def reading_payload(reading: Reading) -> str:
    """JSON of a reading; `order` is kept where grouping list slots by name would lose the order of slots."""
    payload = codec.reading_plain(reading)
    names = [slot.name for slot in reading.slots]
    grouped = [name for name in dict.fromkeys(names) for _ in range(names.count(name))]
    return dumps(payload if names == grouped else {**payload, "order": names})


def reading_of(payload: str, article_id: str, text_id: str) -> Reading:
    """The reading that `reading_payload` wrote."""
    value = json.loads(payload)
    reading = codec.reading_from(value, article_id=article_id, text_id=text_id)
    if "order" not in value:
        return reading
    held = {name: reading.all(name) for name in set(value["order"])}
    return replace(reading, slots=tuple(next(held[name]) for name in value["order"]))


def reading_row(reading: Reading, pack: str, run_id: str) -> Row:
    """The row of a reading."""
    return {
        "id": reading.id, "article_id": reading.article_id, "kind": reading.kind, "modality": reading.modality,
        "payload": reading_payload(reading), "pack": pack, "rule": reading.rule, "run_id": run_id,
    }  # fmt: skip


def article_of(payload: str) -> Article:
    """The article that `dumps(article_plain(...))` wrote."""
    return codec.article_from(json.loads(payload))


def region_rows(article_id: str, text: Text) -> list[Row]:
    """The rows of a text's regions, in order."""
    return [
        {"article_id": article_id, "place": n, "name": r.name, "start": r.start, "end": r.end, "why": r.why}
        for n, r in enumerate(text.regions)
    ]


def text_of(body: str, regions: Iterable[Mapping[str, Any]]) -> Text:
    """The text with these regions."""
    return Text(body, tuple(Region(r["start"], r["end"], cast(RegionName, r["name"]), r["why"]) for r in regions))


def issue_rows(article_id: str, issues: Iterable[Issue]) -> list[Row]:
    """The rows of an article's issues, each once, in order."""
    return [
        {"article_id": article_id, "place": n, "start": i.start, "end": i.end, "what": i.what, "quote": i.quote}
        for n, i in enumerate(sorted(set(issues)))
    ]


def seal_of(payload: str, given: str, regions: list[Row], issues: list[Row], reading_ids: Iterable[str]) -> str:
    """Content id over all that hangs on an article, so that `verify` sees any of it changed or gone."""
    parts: list[Plain] = [payload, given]
    parts.append([[r["name"], r["start"], r["end"], r["why"]] for r in regions])
    parts.append([[i["start"], i["end"], i["what"], i["quote"]] for i in issues])
    parts.append(sorted(set(reading_ids)))
    return content_id("seal", parts)


def article_row(article: Article, given: Mapping[str, str], seal: str, run_id: str) -> Row:
    """The row of an article."""
    return {
        "id": article.id, "page_id": article.page_id, "text_id": article.text_id, "url": article.url,
        "outlet": article.outlet, "lang": article.lang, "payload": dumps(codec.article_plain(article)),
        "given": dumps(dict(sorted(given.items()))), "seal": seal, "run_id": run_id,
    }  # fmt: skip


def ruling_row(ruling: Ruling) -> Row:
    """The row of a ruling."""
    return {
        "id": ruling.id, "verdict": ruling.verdict, "targets": dumps(list(ruling.targets)), "by": ruling.by,
        "at": ruling.at.isoformat(), "why": ruling.why, "words": ruling.words, "undoes": ruling.undoes,
        "value": dumps([[name, plain(value)] for name, value in ruling.value]),
        "seen": dumps([one.essence for one in ruling.seen]),
    }  # fmt: skip


def ruling_of(row: Mapping[str, Any]) -> Ruling:
    """The ruling that `ruling_row` wrote."""
    return Ruling(
        cast(Verdict, row["verdict"]), tuple(json.loads(row["targets"])), row["by"],
        datetime.fromisoformat(row["at"]), row["why"], row["words"], row["undoes"],
        tuple((name, codec.value_from(name, value)) for name, value in json.loads(row["value"])),
        tuple(Seen(*one) for one in json.loads(row["seen"])),
    )  # fmt: skip


def link_of(row: Mapping[str, Any]) -> Link:
    """The entry of the chain that a row of rulings is."""
    return Link(row["place"], ruling_of(row), row["previous"], row["hash"])
