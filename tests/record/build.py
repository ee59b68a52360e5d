"""Writes made-up articles with real texts, witnesses and readings, and turns gold annotations into readings."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, cast

from saksi.core.article import Article, Published
from saksi.core.ids import bytes_hash
from saksi.core.kinds import Kind, Modality
from saksi.core.reading import Reading, Slot
from saksi.core.text import Region, Text
from saksi.core.values import Count, Value, When, Where, Who
from saksi.core.witness import Witness

GOLD = Path(__file__).parents[1] / "gold"
KAZAKHSTAN = Where("Kazakhstan", "KZ", "country", 48.0, 68.0, "Kazakhstan", "KZ")
ALMATY = Where("Almaty", "gn:1526384", "town", 43.25, 76.95, "Almaty", "KZ")
CSTO = Who("CSTO", "CSTO")
RUSSIA = Who("Rusia", "Russia")


def land(name: str, code: str) -> Where:
    """A country as the place of something."""
    return Where(name, code, "country", None, None, name, code)


def jan(day: int, year: int = 2022) -> date:
    return date(year, 1, day)


def who(name: str | Who | None) -> Who | None:
    return Who(name, name) if isinstance(name, str) else name


def on(day: date | When | None) -> When | None:
    return When.on(day) if isinstance(day, date) else day


@dataclass(slots=True)
class _Draft:
    kind: Kind
    modality: Modality
    values: list[tuple[str, Value, str]]
    says: Who | None
    via: str


@dataclass(slots=True)
class Page:
    """One made-up page: add readings, then take `article` and `readings`. The body holds one line for each value."""

    outlet: str
    published: date | None
    origin: str | None = None
    url: str = ""
    title: str = ""
    lang: str = "en"
    clock: str = ""
    drafts: list[_Draft] = field(default_factory=list)
    carries: bool = False
    """True when places are told in the title only, far from every number and act."""

    def figure(
        self,
        measure: str,
        count: int | Count | None,
        group: str | None = "people",
        *,
        place: Where | None = KAZAKHSTAN,
        when: date | When | None = None,
        says: str | Who | None = None,
        contingent: str | Who | None = None,
        running: str = "total",
        modality: Modality = "said",
        via: str = "",
    ) -> Page:
        number = count if isinstance(count, Count) else Count(count, count)
        values: dict[str, Value | None] = {
            "measure": measure, "count": number, "group": group, "place": place, "when": on(when),
            "contingent": who(contingent), "running": running,
        }  # fmt: skip
        return self._add("figure", modality, values, says, via)

    def event(
        self,
        name: str,
        actors: tuple[str | Who, ...] = (),
        recipients: tuple[str | Who, ...] = (),
        *,
        place: Where | None = KAZAKHSTAN,
        when: date | When | None = None,
        modality: Modality = "happened",
        words: str = "",
        contexts: tuple[str, ...] = (),
    ) -> Page:
        kind, _, mode = name.partition("/")
        values: list[tuple[str, Value | None, str]] = [("type", kind, words or name)]
        values += [("mode", mode, mode)] if mode else []
        values += [("contexts", one, one) for one in contexts]
        values += [("actors", who(one), "") for one in actors]
        values += [("recipients", who(one), "") for one in recipients]
        values += [("place", place, ""), ("when", on(when), "")]
        return self._draft("event", modality, values, None, "")

    def statement(
        self,
        speaker: str | Who,
        content: str,
        *,
        direct: bool = True,
        when: date | When | None = None,
        via: str = "",
    ) -> Page:
        values: dict[str, Value | None] = {
            "speaker": who(speaker), "content": content, "direct": direct, "when": on(when),
        }  # fmt: skip
        return self._add("statement", "said", values, speaker, via)

    def pledge(
        self,
        holder: str | Who,
        act: str,
        due: date | When | None,
        *,
        by: str | Who | None = None,
        replaces: str = "",
        words: str = "",
    ) -> Page:
        values: list[tuple[str, Value | None, str]] = [
            ("who", who(holder), ""), ("act", act, words or act), ("due", on(due), ""), ("announced_by", who(by), ""),
        ]  # fmt: skip
        values += [("replaces", replaces, replaces)] if replaces else []
        return self._draft("pledge", "planned", values, by, "")

    def role(self, person: str, office: str, *, former: bool = False, body: str | None = None) -> Page:
        values: dict[str, Value | None] = {"person": who(person), "office": office, "former": former, "body": who(body)}
        return self._add("role", "said", values, None, "")

    def _add(
        self, kind: Kind, modality: Modality, values: dict[str, Value | None], says: str | Who | None, via: str
    ) -> Page:
        return self._draft(kind, modality, [(name, value, "") for name, value in values.items()], says, via)

    def _draft(
        self,
        kind: Kind,
        modality: Modality,
        values: list[tuple[str, Value | None, str]],
        says: str | Who | None,
        via: str,
    ) -> Page:
        filled = [(name, value, quote or _written(value)) for name, value, quote in values if value is not None]
        self.drafts.append(_Draft(kind, modality, filled, who(says), via))
        return self

    @property
    def text(self) -> Text:
        body = "\n".join([self._head, *(line for draft in self.drafts for line in self._lines(draft))])
        return Text(body, (Region(0, len(body), "body"),))

    @property
    def _head(self) -> str:
        """The title; where places are carried, with the places and a long sentence after it."""
        title = self.title or self.outlet
        if not self.carries:
            return title
        places = {value.written for draft in self.drafts for _, value, _ in draft.values if isinstance(value, Where)}
        return f"{title} {' '.join(sorted(places))}. {'And much more was said. ' * 10}"

    def _lines(self, draft: _Draft) -> list[str]:
        voices = [draft.says.written] if draft.says else []
        return [*(quote for _, _, quote in draft.values), *voices, *([draft.via] if draft.via else [])]

    def _far(self, value: Value, text: Text) -> Witness | None:
        """Where a carried place stands."""
        if not self.carries or not isinstance(value, Where):
            return None
        at = text.body.index(value.written)
        return Witness.of(text, at, at + len(value.written))

    @property
    def article(self) -> Article:
        text = self.text
        when = When.on(self.published, clock=self.clock) if self.published else When(None, None, "unknown")
        return Article(
            page_id=bytes_hash(text.body.encode()),
            text_id=text.id,
            title=self.title,
            url=self.url,
            outlet=self.outlet,
            lang=self.lang,
            published=Published(when, "printed" if self.published else "unknown"),
            origin=self.origin,
        )

    @property
    def readings(self) -> list[Reading]:
        text, article = self.text, self.article
        found, at = [], len(self._head) + 1
        for draft in self.drafts:
            spans = []
            for line in self._lines(draft):
                spans.append(Witness.of(text, at, at + len(line)))
                at += len(line) + 1
            slots = [
                Slot(name, value, self._far(value, text) or span)
                for (name, value, _), span in zip(draft.values, spans, strict=False)
            ]
            voices = iter(spans[len(slots) :])
            says = Slot("says", draft.says, next(voices)) if draft.says else None
            via = Slot("via", Who(draft.via), next(voices)) if draft.via else None
            found.append(Reading(draft.kind, draft.modality, article.id, tuple(slots), says, via, "made up"))
        return found


def _written(value: Value) -> str:
    if isinstance(value, Who | Where):
        return value.written
    if isinstance(value, When):
        return value.iso()
    return f"{value.low} to {value.high}" if isinstance(value, Count) else str(value) or "-"


def both(pages: list[Page]) -> tuple[list[Article], list[Reading]]:
    """The articles and readings of these pages: what `fold` takes."""
    return [page.article for page in pages], [reading for page in pages for reading in page.readings]


ENGLISH = {
    "Rusia": "Russia", "Kirgizstan": "Kyrgyzstan",
    "Kementerian Dalam Negeri Kazakhstan": "Kazakhstan/Interior Ministry",
    "Interior Ministry of Kazakhstan": "Kazakhstan/Interior Ministry",
    "Kementerian Kesehatan Kazakhstan": "Kazakhstan/Health Ministry",
    "Ministry of Health of Kazakhstan": "Kazakhstan/Health Ministry", "pemerintah Kazakhstan": "Kazakhstan",
    "government of Kazakhstan": "Kazakhstan",
}  # fmt: skip
GENERIC = {
    "polisi", "aparat", "massa", "warga", "orang", "police", "people", "protesters", "authorities of Kazakhstan",
    "otoritas Kazakhstan", "pihak berwenang", "pengunjuk rasa", "penyerang", "attackers", "mob", "bandit", "perusuh",
    "demonstran", "tersangka", "officials",
}  # fmt: skip


def gold_page(lang: str, name: str) -> Page:
    """The page of one gold file, with a reading for each annotated figure, event, statement and pledge."""
    gold = json.loads((GOLD / lang / f"{name}.gold.json").read_text("utf-8"))
    told = gold.get("published")
    page = Page(
        gold["outlet"], date.fromisoformat(told) if told else None, gold.get("origin_main"), gold["url"] or "",
        gold.get("title") or "", lang,
    )  # fmt: skip
    for one in gold["figures"]:
        page.figure(
            one["measure"], Count(one["low"], one["high"]), one["group"], place=_place(one.get("place")),
            when=_when(one.get("as_of")), says=_actor(one.get("said_by")), contingent=_actor(one.get("contingent")),
            modality=_figure_modality(one),
        )  # fmt: skip
    for one in gold["events"]:
        actors = tuple(actor for each in one["actors"] if (actor := _actor(each)))
        recipients = tuple(actor for each in one["recipients"] if (actor := _actor(each)))
        kind = f"{one['type']}/{one['mode']}" if one["mode"] else one["type"]
        page.event(
            kind, actors, recipients, place=_place(one.get("place")), when=_when(one.get("date")),
            modality=cast(Modality, one["status"]), words=kind,
        )  # fmt: skip
    for number, one in enumerate(gold["statements"]):
        content = one.get("content") or f"{one['speaker']} says thing {number} of {gold['id']}"
        page.statement(_actor(one["speaker"]) or "nobody", content, direct=one["direct"])
    for one in gold["pledges"]:
        act = "RETREAT/withdraw" if _leaves(one["action"]) else ("AID" if _sends(one["action"]) else "CONCEDE")
        holder = _actor(one["who"]) or "nobody"
        page.pledge(holder, act, _when(one.get("due")), by=_actor(one.get("announced_by")), words=one["action"])
    return page


def _leaves(action: str) -> bool:
    return any(word in action for word in ("withdraw", "penarikan", "pulang", "leav", "pullout", "kembali", "mundur"))


def _sends(action: str) -> bool:
    return any(word in action for word in ("mengirim", "send", "contribute"))


def _figure_modality(one: dict[str, Any]) -> Modality:
    for name in ("retracted", "superseded"):
        if one.get(name):
            return cast(Modality, name)
    return "planned" if one.get("modality") == "planned" else "said"


def _actor(name: str | None) -> Who | None:
    if not name:
        return None
    return Who(name) if name in GENERIC else Who(name, ENGLISH.get(name, name))


def _place(name: str | None) -> Where | None:
    if name is None:
        return None
    if name == "Kazakhstan":
        return KAZAKHSTAN
    return Where(name, f"gn:{name}", "town", None, None, name, "KZ")


def _when(value: str | list[str | None] | None) -> When | None:
    if value is None:
        return None
    ends = [value, value] if isinstance(value, str) else value
    first, last = (date.fromisoformat(end) if end else None for end in ends)
    return When(first, last, "day" if first == last else "span")
