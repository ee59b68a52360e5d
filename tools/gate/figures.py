"""Scores figures as spec READINGS lays down, and sorts their errors. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from saksi.core.kinds import FORCES_FAMILY
from saksi.core.reading import Reading
from saksi.core.values import Count
from tools.gate.gold import Case
from tools.gate.slots import any_same, day_error, names_of, of_where, of_whos, on_day, place_error, voice_error
from tools.gate.tally import Gold, Scores, settle

CHECKS = ("place", "as_of", "said_by")


def _ranges(figure: Gold) -> Iterable[tuple[int | None, int | None]]:
    yield figure["low"], figure["high"]
    yield figure.get("low_alt", figure["low"]), figure.get("high_alt", figure["high"])
    yield from ((low, high) for low, high in figure.get("alt_ranges", ()))


def _interval_fits(figure: Gold, count: Count | None) -> bool:
    return count is not None and (count.low, count.high) in set(_ranges(figure))


def _measure_fits(figure: Gold, reading: Reading) -> bool:
    return reading.text_of("measure") in {figure["measure"], *figure.get("measure_alt", ())}


def _group_fits(figure: Gold, group: str) -> bool:
    wanted = {figure["group"], *figure.get("group_alt", ())}
    return (
        group in wanted
        or group == "people"
        or "people" in wanted
        or (group in FORCES_FAMILY and any(one in FORCES_FAMILY for one in wanted))
    )


def _fits(figure: Gold, reading: Reading) -> bool:
    return (
        _interval_fits(figure, reading.count())
        and _measure_fits(figure, reading)
        and _group_fits(figure, reading.text_of("group"))
    )


def _wanted(figure: Gold, name: str) -> list[str | None]:
    return [*names_of(figure[name]), *(names_of(figure[f"{name}_alt"]) if f"{name}_alt" in figure else ())]


def right(figure: Gold, reading: Reading, name: str) -> bool:
    """True when the slot `name` (place, as_of, said_by) of a matched reading is the gold's."""
    wanted = _wanted(figure, name)
    if name == "place":
        return any_same(wanted, of_where(reading.where()))
    if name == "said_by":
        return any_same(wanted, of_whos([reading.speaker]))
    return figure["as_of"] is None or any(on_day(one, reading.when()) for one in wanted)


def _agreement(figure: Gold, reading: Reading) -> int:
    return sum(right(figure, reading, name) for name in CHECKS)


def _free(figure: Gold) -> bool:
    return bool(figure["measure"] == "other" or figure.get("optional") or figure.get("same_as"))


def figures(case: Case, scores: Scores) -> None:
    """Precision and recall of figures; of the matched, the share right of place, day and voice, and of all three."""
    gold = sorted(case.gold["figures"], key=_free)
    counted = sum(not _free(one) for one in gold)
    found = [r for r in case.readings if r.kind == "figure" and r.modality != "unknown"]
    matched = settle(gold[:counted], found, _fits, _agreement, len(CHECKS))
    taken = set(matched.values())
    said = [j for j, r in enumerate(found) if r.text_of("measure") != "other" and j not in taken]
    repeats = _repeats(case, gold, [found[j] for j in said], matched)
    false = [reading for at, reading in enumerate(found[j] for j in said) if at not in repeats]
    missed = [gold[i] for i in range(counted) if i not in matched]
    tally = scores["figure"]
    tally.wanted += counted
    tally.hit += len(matched)
    tally.said += len(matched) + len(false)
    for one in missed:
        tally.wrong(f"{case.name} missed {_gold_line(one)}", f"figure missed: {_missed(case, one, found)}")
    for reading in false:
        tally.wrong(f"{case.name} false {_reading_line(reading)}", f"figure false: {_false(case, reading, gold)}")
    for i, j in sorted(matched.items()):
        _slots(case, gold[i], found[j], scores)


def _slots(case: Case, figure: Gold, reading: Reading, scores: Scores) -> None:
    line = f"{case.name} {_gold_line(figure)}"
    for name in CHECKS:
        if name != "as_of" or figure["as_of"] is not None:
            held = right(figure, reading, name)
            error = "" if held else f"figure, {_SPOKEN[name]}: {_slot_error(case, figure, reading, name)}"
            scores[f"figure.{name}"].count(held, f"{line}: {name} wanted {_wanted(figure, name)}", error)
    scores["figure.all three"].count(_agreement(figure, reading) == len(CHECKS))


_SPOKEN = {"place": "wrong place", "as_of": "wrong day", "said_by": "wrong source"}


def _slot_error(case: Case, figure: Gold, reading: Reading, name: str) -> str:
    if name == "place":
        return place_error(_wanted(figure, "place"), reading.where())
    if name == "said_by":
        return voice_error(_wanted(figure, "said_by"), reading.speaker)
    return day_error(figure["as_of"], reading.when(), case.page.article.published.when)


def _repeats(case: Case, gold: list[Gold], rest: list[Reading], matched: dict[int, int]) -> set[int]:
    """Those of `rest` that tell an entry of gold once more, or one that need not be told: as often as gold allows.

    Gold tells with `also_at` where a figure stands again, and by entries of their own (`same_as`, `optional`, `other`).
    """
    places = [one for i, one in enumerate(gold) for _ in range(len(one.get("also_at", ())) + (i not in matched))]
    counted = [one for one in places if _free(one) or one.get("also_at")]
    pairs = settle(counted, rest, _fits, _agreement, len(CHECKS))
    return set(pairs.values())


def _missed(case: Case, figure: Gold, found: list[Reading]) -> str:
    """The class of a figure that was not found, by what was read of its number instead."""
    same = [one for one in found if _interval_fits(figure, one.count())]
    if any(_measure_fits(figure, one) and _group_fits(figure, one.text_of("group")) for one in same):
        return "told twice, read once"
    if any(_group_fits(figure, one.text_of("group")) for one in same):
        return "wrong measure"
    if any(_measure_fits(figure, one) for one in same):
        return "wrong group"
    alike = [one for one in found if _measure_fits(figure, one) and _group_fits(figure, one.text_of("group"))]
    if any(_touches(figure, one.count()) for one in alike):
        return "wrong interval"
    marks = [one for one in case.doc.of_kind("number") if isinstance(one.value, Count)]
    labels = [one.label for one in marks if _interval_fits(figure, one.value)]  # type: ignore[arg-type]
    if "cardinal" in labels or "zero" in labels:
        return "number seen, no cue"
    if labels:
        return f"number taken for {labels[0]}"
    return "number not read as this interval"


def _touches(figure: Gold, count: Count | None) -> bool:
    return count is not None and count.known and count.meets(Count(figure["low"], figure["high"]))


def _false(case: Case, reading: Reading, gold: list[Gold]) -> str:
    """The class of a figure that gold does not hold, by what gold holds of its number."""
    same = [one for one in gold if _interval_fits(one, reading.count())]
    if any(_fits(one, reading) for one in same):
        return "told once, read twice"
    if any(_measure_fits(one, reading) for one in same):
        return "wrong group"
    if any(_group_fits(one, reading.text_of("group")) for one in same):
        return "wrong measure"
    alike = [one for one in gold if _measure_fits(one, reading) and _touches(one, reading.count())]
    if any(_group_fits(one, reading.text_of("group")) for one in alike):
        return "wrong interval"
    return "no figure of the gold"


def _gold_line(figure: Gold) -> str:
    return f"{figure['measure']} {figure['low']}..{figure['high']} {figure['group']} at {figure.get('at')}"


def _reading_line(reading: Reading) -> str:
    count, slot = reading.count(), reading.slot("count")
    quote = slot.witness.quote if slot else ""
    ends = (count.low, count.high) if count else None
    return f"{reading.text_of('measure')} {ends} {reading.text_of('group')} {quote!r} by {reading.rule}"
