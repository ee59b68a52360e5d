"""Scores events as spec READINGS lays down, and sorts their errors. Pure."""

from __future__ import annotations

from saksi.core.reading import Reading
from saksi.core.values import Where, Who
from tools.gate.gold import Case
from tools.gate.slots import any_same, day_error, meets_span, names_of, of_where, of_whos, place_error
from tools.gate.tally import Gold, Scores, settle

BEST = 3
"""Day, actor and place: what picks among several readings of one type."""


def _types(event: Gold) -> set[str]:
    return {event["type"], *(str(one).partition("/")[0] for one in event.get("alt_types", ()))}


def _fits(event: Gold, reading: Reading) -> bool:
    return reading.text_of("type") in _types(event)


def _date_right(event: Gold, reading: Reading) -> bool:
    return any(meets_span(span, reading.when()) for span in (event["date"], *event.get("date_alt", ())))


def _whos(reading: Reading, name: str) -> list[Who]:
    return [slot.value for slot in reading.all(name) if isinstance(slot.value, Who)]


def _actor_right(event: Gold, reading: Reading) -> bool:
    """One of the gold's actors is among those read; none is right where gold has none."""
    wanted = [*names_of(event["actors"]), *(name for one in event.get("actors_alt", ()) for name in names_of(one))]
    return any_same(wanted, of_whos(_whos(reading, "actors")))


def _places(event: Gold) -> list[str | None]:
    return [*names_of(event["place"]), *(names_of(event["place_alt"]) if "place_alt" in event else ())]


def _place_right(event: Gold, reading: Reading) -> bool:
    return event["place"] is None or any_same(_places(event), of_where(reading.where()))


def _modality_right(event: Gold, reading: Reading) -> bool:
    """Gold tells another reading that is right too under either of two names."""
    alts = [*names_of(event.get("modality_alt")), *names_of(event.get("alt_status"))]
    return reading.modality in {event["status"], *alts}


def _agreement(event: Gold, reading: Reading) -> int:
    return _date_right(event, reading) + _actor_right(event, reading) + _place_right(event, reading)


def events(case: Case, scores: Scores) -> None:
    """Recall and precision of event types; of those found, the share right of day, head actor, place and modality.

    Places are scored where gold tells one, as the days of figures are.
    """
    gold = sorted(case.gold["events"], key=lambda one: bool(one.get("optional")))
    counted = sum(not one.get("optional") for one in gold)
    found = [r for r in case.readings if r.kind == "event"]
    matched = settle(gold[:counted], found, _fits, _agreement, BEST)
    rest = [j for j in range(len(found)) if j not in matched.values()]
    spare = settle(gold[counted:], [found[j] for j in rest], _fits, _agreement, BEST)
    extra = [found[j] for at, j in enumerate(rest) if at not in spare.values()]
    tally = scores["event"]
    tally.wanted += counted
    tally.hit += len(matched)
    tally.said += len(matched) + len(extra)
    for one in (gold[i] for i in range(counted) if i not in matched):
        tally.wrong(f"{case.name} missed {one['type']}/{one['mode']}", f"event missed: {one['type']}")
    for reading in extra:
        kind = reading.text_of("type")
        line = f"{kind}/{reading.text_of('mode')} {reading.anchor.quote!r} by {reading.rule}"
        tally.wrong(f"{case.name} extra {line}", f"event false: {kind}")
    for i, j in sorted(matched.items()):
        _slots(case, gold[i], found[j], scores)


def _slots(case: Case, event: Gold, reading: Reading, scores: Scores) -> None:
    line = f"{case.name} {event['type']} {reading.anchor.quote!r}"
    when = reading.when()
    told = when.iso() if when else None
    scores["event.date"].count(
        _date_right(event, reading),
        f"{line}: day {told}, wanted {event['date']}",
        f"event, wrong day: {_day_error(case, event, reading)}",
    )
    scores["event.actor"].count(
        _actor_right(event, reading),
        f"{line}: actors {[who.written for who in _whos(reading, 'actors')]}, wanted {event['actors']}",
        f"event, wrong actor: {_actor_error(case, event, reading)}",
    )
    if event["place"] is not None:
        where: Where | None = reading.where()
        scores["event.place"].count(
            _place_right(event, reading),
            f"{line}: place {where and where.written}, wanted {event['place']}",
            f"event, wrong place: {place_error(_places(event), where)}",
        )
    scores["event.modality"].count(
        _modality_right(event, reading),
        f"{line}: {reading.modality}, wanted {event['status']}",
        f"event, wrong modality: {reading.modality} instead of {event['status']}",
    )


def _day_error(case: Case, event: Gold, reading: Reading) -> str:
    span = event["date"]
    wanted = None if span is None else span[1] or span[0]
    return day_error(wanted, reading.when(), case.page.article.published.when)


def _actor_error(case: Case, event: Gold, reading: Reading) -> str:
    """The class of a wrong head actor."""
    told = of_whos(_whos(reading, "actors"))
    if not told:
        return "passive, no agent read" if _passive(case, reading) else "none read"
    if not event["actors"]:
        return "one given where the text tells none"
    if any_same(names_of(event["recipients"]), told):
        return "the recipient instead of the actor"
    return "another actor"


def _passive(case: Case, reading: Reading) -> bool:
    """True when the word that tells the event is a passive, by the words of the language pack."""
    words = case.doc.pack.table("events")["words"]
    sentence = case.doc.sentence_at(reading.anchor.start)
    if sentence is None:
        return False
    before = [token.lower for token in sentence.tokens if token.end <= reading.anchor.start][-3:]
    prefixed = reading.anchor.quote.casefold().startswith(tuple(words.get("passive_prefixes", ())) or "\0")
    return prefixed or any(word in words["passive_before"] for word in before)
