"""What rulings do on the way to a record: origins, names, places that stay, disputes that close, who signed. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from saksi.core.fact import Dispute, FigureFact, Origin, Told, Witnessed
from saksi.core.ids import content_id
from saksi.core.reading import Reading, plain
from saksi.core.ruling import Given, Ruling
from saksi.core.values import Count, When, Where, Who
from saksi.record.ground import Ground
from saksi.record.origins import Origins
from saksi.record.record import Record
from saksi.record.rulings import Applied

Fact = TypeVar("Fact", bound=Told)


def origins(found: Origins, applied: Applied) -> Origins:
    """The origins after rulings: articles of one source joined, copies that are none set apart, in the order ruled."""
    for ruling in applied.of("origin"):
        present = [some for group in ruling.groups if (some := {one for one in group if one in found.of_article})]
        if len(present) > 1:
            why = f"ruled {ruling.verdict}: {_signed(applied.rulings[ruling.ruling])}"
            found = _joined(found, present, why) if ruling.verdict == "same" else _parted(found, present, why)
    return found


def _joined(found: Origins, present: Sequence[set[str]], why: str) -> Origins:
    by_id = {one.id: one for one in found.all}
    taken = list(dict.fromkeys(found.of_article[one] for group in present for one in sorted(group)))
    if len(taken) < 2:
        return found
    articles = [one for id_ in taken for one in by_id[id_].articles]
    outlets = {one for id_ in taken for one in by_id[id_].outlets}
    return _with(found, taken, [_origin(by_id[taken[0]].name, articles, outlets, why)])


def _parted(found: Origins, present: Sequence[set[str]], why: str) -> Origins:
    for leaving in present[1:]:
        stays = {found.of_article[one] for one in present[0] - leaving}
        for id_ in sorted({found.of_article[one] for one in leaving} & stays):
            held = next(one for one in found.all if one.id == id_)
            gone = [one for one in held.articles if one in leaving]
            kept = [one for one in held.articles if one not in leaving]
            pieces = [_origin(held.name, kept, held.outlets, held.why), _origin(held.name, gone, held.outlets, why)]
            found = _with(found, [id_], pieces)
    return found


def _origin(name: str, articles: Iterable[str], outlets: Iterable[str], why: str) -> Origin:
    ordered = tuple(dict.fromkeys(articles))
    return Origin(content_id("origin", [name, sorted(ordered)]), name, ordered, tuple(sorted(set(outlets))), why)


def _with(found: Origins, gone: Sequence[str], made: Sequence[Origin]) -> Origins:
    """The origins with `made` in the place of `gone`; a relayed medium goes with its article's new origin."""
    lead = {article: one.id for one in made for article in one.articles}
    kept = [one for one in found.all if one.id not in gone]
    ordered = sorted([*kept, *made], key=lambda one: (one.name.casefold(), one.articles, one.id))
    return Origins(
        tuple(ordered),
        {a: lead[a] if id_ in gone else id_ for a, id_ in found.of_article.items()},
        {key: lead[key[0]] if id_ in gone else id_ for key, id_ in found.of_via.items()},
    )


def names(found: Mapping[str, str], applied: Applied) -> dict[str, str]:
    """The names of actors after rulings: the first actor of a "same" stands for the others, "different" ones part."""
    held = dict(found)
    for ruling in applied.of("actor"):
        first, *others = (next(iter(group)) for group in ruling.groups)
        for other in others:
            if ruling.verdict == "same":
                lead = held.get(first, first)
                held = {key: lead if full == other else full for key, full in held.items() if key != lead}
                held[other] = lead
            else:
                held = {k: f for k, f in held.items() if (k, f) not in ((first, other), (other, first))}
                full = held.get(first, first)
                held = {k: f for k, f in held.items() if not (k == other and f == full)}
    return held


def unmoved(ground: Ground, applied: Applied) -> Ground:
    """The ground without what other articles would set right in readings that a person corrected."""
    if not applied.values:
        return ground

    def told(*slots: str) -> set[str]:
        return {id_ for id_, value in applied.values.items() if any(name in slots for name, _ in value)}

    held = ground.emended
    kept = replace(
        held,
        places={id_: one for id_, one in held.places.items() if id_ not in told("place")},
        groups={id_: one for id_, one in held.groups.items() if id_ not in told("group")},
        contingents={id_: one for id_, one in held.contingents.items() if id_ not in told("contingent")},
        outvoted=held.outvoted - told("place"),
        undated=held.undated - told("when"),
    )
    return replace(ground, emended=kept)


def settle(disputes: Sequence[Dispute], figures: Sequence[FigureFact], applied: Applied) -> tuple[Dispute, ...]:
    """The disputes with those closed that a person ruled on: each of their sides was seen then."""
    if not applied.settled:
        return tuple(disputes)
    facts = {one.id: one for one in figures}
    return tuple(_settled(one, facts, applied) for one in disputes)


def _settled(dispute: Dispute, facts: Mapping[str, FigureFact], applied: Applied) -> Dispute:
    sides = [facts[id_].points[at].witnessed.readings for id_, at in dispute.sides]
    for ruling, seen in reversed(applied.settled):
        if all(seen.intersection(side) for side in sides):
            way = "settled" if ruling.verdict == "accept" else "no dispute"
            why = f"{dispute.why}; {way}: {_signed(ruling)}"
            return replace(dispute, open=False, settled=ruling.id, why=why)
    return dispute


def sign(record: Record, applied: Applied, readings: Iterable[Reading]) -> Record:
    """The record with its rulings: facts say who ruled on their readings, readings stand as the articles tell them."""
    if not applied.standing:
        return record
    told = {one.id: one for one in readings if one.id in applied.values and one.id in record.readings}

    def signed(facts: Sequence[Fact]) -> tuple[Fact, ...]:
        return tuple(_sign(fact, applied, told) for fact in facts)

    return replace(
        record,
        readings={**record.readings, **told},
        figures=tuple(_points_signed(one, applied, told) for one in signed(record.figures)),
        events=signed(record.events),
        statements=signed(record.statements),
        pledges=signed(record.pledges),
        roles=signed(record.roles),
        disputes=signed(record.disputes),
        rulings=applied.standing,
    )


def _points_signed(fact: FigureFact, applied: Applied, told: Mapping[str, Reading]) -> FigureFact:
    if not fact.witnessed.rulings:
        return fact
    points = (replace(one, witnessed=_witness(one.witnessed, applied, told)) for one in fact.points)
    return replace(fact, points=tuple(points))


def _sign(fact: Fact, applied: Applied, told: Mapping[str, Reading]) -> Fact:
    witnessed = _witness(fact.witnessed, applied, told)
    return fact if witnessed is fact.witnessed else replace(fact, witnessed=witnessed)


def _witness(held: Witnessed, applied: Applied, told: Mapping[str, Reading]) -> Witnessed:
    marks = {id_ for reading in held.readings for id_ in applied.marks.get(reading, ())}
    if not marks:
        return held
    ordered = [one.ruling for one in applied.standing if one.ruling.id in marks]
    said = [_said(one, held.readings, told) for one in ordered]
    return replace(held, rule="; ".join([held.rule, *said]), rulings=tuple(one.id for one in ordered))


def _said(ruling: Ruling, readings: Iterable[str], told: Mapping[str, Reading]) -> str:
    """One ruling in a few English words, a correction with what was read and what holds."""
    if ruling.verdict != "correct":
        return f"{ruling.verdict}: {_signed(ruling)}"
    read = [told[one] for one in readings if one in told]
    was = sorted({_was(one, name) for one in read for name, _ in ruling.value} - {""})
    instead = f" (read as {', '.join(was)})" if was else ""
    return f"corrected to {values_in_words(ruling.value)}{instead}: {_signed(ruling)}"


def _was(reading: Reading, name: str) -> str:
    if name == "modality":
        return f"{name} {reading.modality}"
    return ", ".join(f"{name} {value_in_words(slot.value)}" for slot in reading.all(name))


def _signed(ruling: Ruling) -> str:
    return f"{ruling.by}, {ruling.at.date().isoformat()}: {ruling.why}"


def values_in_words(value: Given) -> str:
    """The values of a correction: `count 30, when 2022-01-08`."""
    return ", ".join(f"{name} {value_in_words(one)}" for name, one in value)


def value_in_words(value: object) -> str:
    """A value in a few English words."""
    if isinstance(value, Count):
        if not value.known:
            return "unknown"
        ends = ("" if end is None else str(end) for end in (value.low, value.high))
        return str(value.low) if value.exact else "..".join(ends)
    if isinstance(value, When):
        return value.iso() if value.known else "unknown"
    if isinstance(value, Where):
        return value.name or value.written
    return value.key if isinstance(value, Who) else str(plain(value) if isinstance(value, bool) else value)
