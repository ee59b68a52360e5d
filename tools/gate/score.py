"""Scores readings against gold as spec READINGS lays down. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from saksi.core.kinds import FORCES_FAMILY
from saksi.core.reading import Reading
from saksi.core.values import When
from tools.extract import shingles
from tools.gate.gold import Case
from tools.gate.names import same_head

Gold = Mapping[str, Any]
Left = TypeVar("Left")
Right = TypeVar("Right")


@dataclass(slots=True)
class Tally:
    """Counts of one score: found of wanted, right of said."""

    hit: int = 0
    wanted: int = 0
    said: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Share of what gold holds that was found."""
        return self.hit / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        """Share of what was said that is right."""
        return self.hit / self.said if self.said else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        total = self.wanted + self.said
        return 2 * self.hit / total if total else 1.0


def pair(gold: Sequence[Left], found: Sequence[Right], fits: Callable[[Left, Right], bool]) -> dict[int, int]:
    """The largest one-to-one pairing of gold to found (augmenting paths): gold index -> found index."""
    options = [[j for j, right in enumerate(found) if fits(left, right)] for left in gold]
    owner: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for j in options[i]:
            if j not in seen:
                seen.add(j)
                if j not in owner or place(owner[j], seen):
                    owner[j] = i
                    return True
        return False

    for i in range(len(gold)):
        place(i, set())
    return {i: j for j, i in owner.items()}


def _ranges(figure: Gold) -> Iterable[tuple[int | None, int | None]]:
    yield figure["low"], figure["high"]
    yield figure.get("low_alt", figure["low"]), figure.get("high_alt", figure["high"])
    yield from (tuple(pair) for pair in figure.get("alt_ranges", ()))


def _groups_fit(figure: Gold, group: str) -> bool:
    wanted = {figure["group"], *figure.get("group_alt", ())}
    return (
        group in wanted
        or group == "people"
        or "people" in wanted
        or (group in FORCES_FAMILY and any(one in FORCES_FAMILY for one in wanted))
    )


def _figure_fits(figure: Gold, reading: Reading) -> bool:
    count = reading.count()
    if count is None:
        return False
    measures = {figure["measure"], *figure.get("measure_alt", ())}
    return (
        reading.text_of("measure") in measures
        and (count.low, count.high) in set(_ranges(figure))
        and _groups_fit(figure, reading.text_of("group"))
    )


def _names(value: object) -> list[str | None]:
    return list(value) if isinstance(value, list) else [value]  # type: ignore[list-item]


def _any_same(wanted: Iterable[str | None], said: Iterable[str | None]) -> bool:
    held = list(said)
    return any(same_head(one, other) for one in wanted for other in held)


def _place_right(figure: Gold, reading: Reading) -> bool:
    where = reading.where()
    wanted = [*_names(figure["place"]), *_names(figure.get("place_alt", []))]
    return _any_same(wanted, [where.written, where.name] if where else [None])


def _voice_right(figure: Gold, reading: Reading) -> bool:
    who = reading.speaker
    wanted = [*_names(figure["said_by"]), *_names(figure.get("said_by_alt", []))]
    return _any_same(wanted, [who.written, who.actor_id] if who else [None])


def _day_in(wanted: object, when: When | None) -> bool:
    if wanted is None:
        return when is None or not when.known
    if when is None or not when.known:
        return False
    text = str(wanted)
    return any(day is not None and day.isoformat().startswith(text) for day in (when.first, when.last))


def _day_right(figure: Gold, reading: Reading) -> bool:
    wanted = [figure["as_of"], *_names(figure.get("as_of_alt", []))]
    return any(_day_in(one, reading.when()) for one in wanted)


def figures(case: Case, scores: dict[str, Tally]) -> None:
    """Precision and recall of figures, and the share right of their place, day and voice."""
    gold = list(case.gold["figures"])
    found = [r for r in case.readings if r.kind == "figure" and r.modality != "unknown"]
    found = _once(found)
    matched = pair(gold, found, _figure_fits)
    counted = [i for i, one in enumerate(gold) if one["measure"] != "other" and not one.get("optional")]
    free = {j for i, j in matched.items() if i not in counted}
    tally = scores["figure"]
    tally.wanted += len(counted)
    tally.hit += sum(1 for i in counted if i in matched)
    said = [j for j, r in enumerate(found) if r.text_of("measure") != "other" and j not in free]
    tally.said += len(said)
    for i in counted:
        if i not in matched:
            tally.notes.append(f"{case.name} missed {_gold_line(gold[i])}")
    for j in said:
        if j not in matched.values():
            tally.notes.append(f"{case.name} false {_reading_line(found[j])}")
    checks = {"place": _place_right, "as_of": _day_right, "said_by": _voice_right}
    for i, j in matched.items():
        for name, right in checks.items():
            if i in counted and (name != "as_of" or gold[i]["as_of"] is not None):
                scores[f"figure.{name}"].wanted += 1
                scores[f"figure.{name}"].said += 1
                scores[f"figure.{name}"].hit += right(gold[i], found[j])


def _once(found: list[Reading]) -> list[Reading]:
    """Repeats of one value inside one article (title and body) count once, as gold's `also_at` does."""
    kept: dict[tuple[object, ...], Reading] = {}
    for reading in sorted(found, key=lambda one: -len(one.slots)):
        count = reading.count()
        key = (reading.text_of("measure"), count and (count.low, count.high), reading.text_of("group"))
        kept.setdefault(key, reading)
    return list(kept.values())


def _gold_line(figure: Gold) -> str:
    return f"{figure['measure']} {figure['low']}..{figure['high']} {figure['group']} at {figure.get('at')}"


def _reading_line(reading: Reading) -> str:
    count, slot = reading.count(), reading.slot("count")
    quote = slot.witness.quote if slot else ""
    ends = (count.low, count.high) if count else None
    return f"{reading.text_of('measure')} {ends} {reading.text_of('group')} {quote!r} by {reading.rule}"


def _types(event: Gold) -> set[str]:
    alts = {str(one).partition("/")[0] for one in event.get("alt_types", ())}
    return {event["type"], *alts}


def _event_score(event: Gold, reading: Reading) -> int:
    """How well a reading of a fitting type agrees, for picking the best of several."""
    return _date_right(event, reading) + _actor_right(event, reading) + _event_place_right(event, reading)


def _date_right(event: Gold, reading: Reading) -> bool:
    when = reading.when()
    spans = [event["date"], *event.get("date_alt", ())]
    if any(span is None for span in spans) and (when is None or not when.known):
        return True
    if when is None or not when.known:
        return False
    for span in spans:
        if span is not None:
            first, last = span
            starts = when.first.isoformat() if when.first else "0000"
            ends = when.last.isoformat() if when.last else "9999"
            if starts <= (last or "9999") and (first or "0000") <= ends:
                return True
    return False


def _actor_right(event: Gold, reading: Reading) -> bool:
    said: list[str | None] = []
    for slot in reading.all("actors"):
        said += [slot.value.written, slot.value.actor_id]  # type: ignore[union-attr]
    wanted = [*event["actors"], *_flat_names(event.get("actors_alt", ()))]
    return (not wanted and not said) or _any_same(wanted, said)


def _flat_names(values: Iterable[object]) -> list[str | None]:
    return [name for value in values for name in _names(value)]


def _event_place_right(event: Gold, reading: Reading) -> bool:
    where = reading.where()
    return event["place"] is None or _any_same([event["place"]], [where.written, where.name] if where else [None])


def events(case: Case, scores: dict[str, Tally]) -> None:
    """Recall of event types; of those found, the share right of date, head actor, place and modality."""
    gold = list(case.gold["events"])
    found = [r for r in case.readings if r.kind == "event"]

    def fits(floor: int) -> Callable[[Gold, Reading], bool]:
        return lambda e, r: r.text_of("type") in _types(e) and _event_score(e, r) >= floor

    matched: dict[int, int] = {}
    for floor in (3, 2, 1, 0):
        left = [i for i in range(len(gold)) if i not in matched]
        free = [j for j in range(len(found)) if j not in matched.values()]
        more = pair([gold[i] for i in left], [found[j] for j in free], fits(floor))
        matched |= {left[i]: free[j] for i, j in more.items()}
    tally = scores["event"]
    counted = [i for i, one in enumerate(gold) if not one.get("optional")]
    tally.wanted += len(counted)
    tally.hit += sum(1 for i in counted if i in matched)
    tally.said += len(found) - sum(1 for i in matched if i not in counted)
    tally.notes += [f"{case.name} missed {gold[i]['type']}/{gold[i]['mode']}" for i in counted if i not in matched]
    tally.notes += [
        f"{case.name} extra {r.text_of('type')}/{r.text_of('mode')} {r.anchor.quote!r} by {r.rule}"
        for j, r in enumerate(found)
        if j not in matched.values()
    ]
    checks = {"date": _date_right, "actor": _actor_right, "place": _event_place_right, "modality": _modality_right}
    for i, j in matched.items():
        for name, right in checks.items():
            part = scores[f"event.{name}"]
            part.wanted += 1
            part.said += 1
            part.hit += right(gold[i], found[j])


def _modality_right(event: Gold, reading: Reading) -> bool:
    return reading.modality in {event["status"], event.get("modality_alt")}


def statements(case: Case, scores: dict[str, Tally]) -> None:
    """Speakers of an article as a set, by head name; of those found, direct or not."""
    gold = list(case.gold["statements"])
    found: dict[str, list[Reading]] = {}
    for reading in case.readings:
        who = reading.who("speaker")
        if reading.kind == "statement" and who:
            found.setdefault(who.actor_id or who.written, []).append(reading)
    names = list(found)

    def fits(one: Gold, name: str) -> bool:
        wanted = [one["speaker"], *_names(one.get("alt", [])), *_names(one.get("speaker_alt", []))]
        said = {name, *(r.who("speaker").written for r in found[name])}  # type: ignore[union-attr]
        return _any_same(wanted, said)

    speakers: dict[str, Gold] = {}
    for one in gold:
        speakers.setdefault(str(one["speaker"]), one)
    wanted = list(speakers.values())
    matched = pair(wanted, names, fits)
    counted = [i for i, one in enumerate(wanted) if not one.get("optional")]
    tally = scores["statement"]
    tally.wanted += len(counted)
    tally.hit += sum(1 for i in counted if i in matched)
    tally.said += len(names) - sum(1 for i in matched if i not in counted)
    tally.notes += [f"{case.name} missed {wanted[i]['speaker']}" for i in counted if i not in matched]
    tally.notes += [f"{case.name} extra {name}" for j, name in enumerate(names) if j not in matched.values()]
    for i, j in matched.items():
        scores["statement.direct"].wanted += 1
        scores["statement.direct"].said += 1
        scores["statement.direct"].hit += any(r.flag("direct") == wanted[i]["direct"] for r in found[names[j]])


def _pledge_fits(one: Gold, reading: Reading) -> bool:
    who, by, due = reading.who("who"), reading.who("announced_by"), reading.when("due")
    said = [name for w in (who, by) if w for name in (w.written, w.actor_id)]
    wanted = [one["who"], one.get("announced_by")]
    if not _any_same([w for w in wanted if w], said):
        return False
    dues = [one["due"], *_names(one.get("due_alt", []))]
    days = {day.isoformat() for day in (due.first, due.last) if day} if due else set()
    return any((d is None and not days) or (d is not None and _due_days(d) & days) for d in dues)


def _due_days(due: object) -> set[str]:
    return {str(day) for day in due if day} if isinstance(due, list) else {str(due)}


def pledges(case: Case, scores: dict[str, Tally]) -> None:
    """Pledges by who and due day. (Gold tells the act in free words, so the act is not scored here.)"""
    gold = list(case.gold["pledges"])
    found = [r for r in case.readings if r.kind == "pledge"]
    matched = pair(gold, found, _pledge_fits)
    counted = [i for i, one in enumerate(gold) if not one.get("optional")]
    tally = scores["pledge"]
    tally.wanted += len(counted)
    tally.hit += sum(1 for i in counted if i in matched)
    tally.said += len(found) - sum(1 for i in matched if i not in counted)
    tally.notes += [f"{case.name} missed {gold[i]['who']}: {gold[i]['action']}" for i in counted if i not in matched]
    tally.notes += [
        f"{case.name} extra {r.anchor.quote!r} {r.text_of('act')} by {r.rule}"
        for j, r in enumerate(found)
        if j not in matched.values()
    ]


def masthead(case: Case, scores: dict[str, Tally]) -> None:
    """The publication day, the origin, and readings that rest on furniture (wanted: none)."""
    gold, article = case.gold, case.page.article
    wanted = gold["published"] or gold.get("published_inferable") or gold["dct"]
    when = article.published.when
    first, last = (d.isoformat() if d else "" for d in (when.first, when.last))
    narrow = when.first is not None and when.last is not None and (when.last - when.first).days <= 1
    basis = "printed" if gold["published"] else "inferred"
    _add(scores[f"published.{basis}"], narrow and first <= wanted <= last, f"{case.name} {first}..{last}")
    _add(scores["published"], narrow and first <= wanted <= last, f"{case.name} {first}..{last}, wanted {wanted}")
    origin_right = same_head(gold.get("origin_main"), article.origin)
    _add(scores["origin"], origin_right, f"{case.name} {article.origin}, wanted {gold.get('origin_main')}")
    for reading in case.readings:
        region = case.page.text.region_at(reading.anchor.start, reading.anchor.end)
        scores["furniture"].said += region is None or region.name not in ("title", "body")


def _add(tally: Tally, right: bool, note: str) -> None:
    tally.wanted += 1
    tally.said += 1
    tally.hit += right
    if not right:
        tally.notes.append(note)


def body(case: Case, scores: dict[str, Tally]) -> None:
    """Paragraphs of the article kept in title and body, and furniture lines that reached the body."""
    kept = _flat(case.page.text.quote(r.start, r.end) for r in case.page.text.named("title", "body", "dateline"))
    if case.gold["form"] == "html":
        optional = {_flat([line]) for line in case.gold.get("optional_lines", ())}
        for line in case.source.splitlines():
            flat = _flat([line])
            if flat and flat not in optional:
                _add(scores["paragraphs"], flat in kept, f"{case.name} lost {line[:70]!r}")
        _shingles(case, scores["body"])
    found = _flat(link.quote for link in case.page.article.related_links)
    for line in case.gold.get("headline_lines", ()):
        _add(scores["page.links"], _flat([line]) in found, f"{case.name} no link {line[:70]!r}")
    only_body = _flat(case.page.text.quote(r.start, r.end) for r in case.page.text.named("body"))
    for line in (*case.gold.get("link_lines", ()), *case.gold.get("furniture_samples", ())):
        flat = _flat([line])
        if len(flat) > 12 and flat in only_body:
            scores["furniture"].said += 1
            scores["furniture"].notes.append(f"{case.name} furniture in body: {line[:70]!r}")


def _shingles(case: Case, tally: Tally) -> None:
    """Runs of four words of the article text, as the extraction benchmark counts them."""
    named = case.page.text.named("title", "dateline", "body")
    regions = [one for one in named if one.why != "publication date"]
    wanted, said = shingles(case.source), shingles("\n".join(case.page.text.quote(r.start, r.end) for r in regions))
    tally.hit += (wanted & said).total()
    tally.wanted += wanted.total()
    tally.said += said.total()


def _flat(parts: Iterable[str]) -> str:
    return "".join("".join(part.split()) for part in parts)
