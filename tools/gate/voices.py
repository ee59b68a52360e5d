"""Scores statements, pledges and roles as spec READINGS lays down, and sorts their errors. Pure."""

from __future__ import annotations

from saksi.core.reading import Reading
from saksi.core.values import Who
from tools.gate.gold import Case
from tools.gate.slots import any_same, names_of, of_whos
from tools.gate.tally import Gold, Scores, pair, settle


def _speakers(one: Gold) -> list[str | None]:
    more = (name for key in ("alt", "speaker_alt") for name in names_of(one.get(key)) if name)
    return [one["speaker"], *more]


def statements(case: Case, scores: Scores) -> None:
    """Speakers of an article as a set, by head name; of those found, whether they are quoted directly or not."""
    gold: dict[str, list[Gold]] = {}
    for one in case.gold["statements"]:
        gold.setdefault(str(one["speaker"]), []).append(one)
    wanted = sorted(gold.values(), key=lambda held: all(one.get("optional") for one in held))
    counted = sum(not all(one.get("optional") for one in held) for held in wanted)
    found: dict[str, list[Reading]] = {}
    for reading in case.readings:
        who = reading.who("speaker")
        if reading.kind == "statement" and who:
            found.setdefault(who.actor_id or who.written, []).append(reading)
    names = list(found)

    def fits(held: list[Gold], name: str) -> bool:
        said = [name, *of_whos(reading.who("speaker") for reading in found[name])]
        return any_same([name for one in held for name in _speakers(one)], said)

    matched = pair(wanted[:counted], names, fits)
    rest = [j for j in range(len(names)) if j not in matched.values()]
    spare = pair(wanted[counted:], [names[j] for j in rest], fits)
    extra = [names[j] for at, j in enumerate(rest) if at not in spare.values()]
    tally = scores["statement"]
    tally.wanted += counted
    tally.hit += len(matched)
    tally.said += len(matched) + len(extra)
    for held in (wanted[i] for i in range(counted) if i not in matched):
        speaker = held[0]["speaker"]
        tally.wrong(f"{case.name} missed {speaker}", f"statement missed: {_unheard(case, held)}")
    for name in extra:
        tally.wrong(f"{case.name} extra {name}", f"statement false: {_unspoken(case, name, wanted)}")
    for i, j in sorted(matched.items()):
        told = {reading.flag("direct") for reading in found[names[j]]}
        direct = {flag for one in wanted[i] for flag in (one["direct"], *_flags(one.get("direct_alt", ())))}
        line = f"{case.name} {names[j]}: direct {sorted(told)}, wanted {sorted(direct)}"
        error = "indirect instead of direct" if True in direct and True not in told else "direct instead of indirect"
        scores["statement.direct"].count((True in told) in direct, line, f"statement: {error}")


def _flags(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _unheard(case: Case, held: list[Gold]) -> str:
    names = [name for one in held for name in _speakers(one)]
    marks = [mark.value for mark in case.doc.of_kind("actor") if isinstance(mark.value, Who)]
    if not any(any_same(names, of_whos([who])) for who in marks):
        return "speaker not seen as an actor"
    if any(any_same(names, of_whos([r.speaker, r.who("speaker")])) for r in case.readings):
        return "counted under another speaker"
    return "speaker seen, no saying read"


def _unspoken(case: Case, name: str, wanted: list[list[Gold]]) -> str:
    if any(any_same(names_of(one.get("via")), [name]) for held in wanted for one in held):
        return "who relays it instead of who says it"
    if any(any_same(_speakers(one), [name]) for held in wanted for one in held):
        return "one speaker read as two"
    return "nobody who speaks in the gold"


def _due_days(due: object) -> set[str]:
    return {str(day) for day in due if day} if isinstance(due, list) else {str(due)}


def _due_right(one: Gold, reading: Reading) -> bool:
    due = reading.when("due")
    days = {day.isoformat() for day in (due.first, due.last) if day} if due else set()
    dues = [one["due"], *_flags(one.get("due_alt", ()))]
    return any((d is None and not days) or (d is not None and bool(_due_days(d) & days)) for d in dues)


def _who_right(one: Gold, reading: Reading) -> bool:
    wanted = [*names_of(one["who"]), *(names_of(one["who_alt"]) if "who_alt" in one else ())]
    return any_same(wanted, of_whos([reading.who("who")]))


def _pledge_fits(one: Gold, reading: Reading) -> bool:
    return _who_right(one, reading) and _due_right(one, reading)


def pledges(case: Case, scores: Scores) -> None:
    """Pledges by who and due day. (Gold tells the act in free words, so the act is not scored here.)"""
    gold = sorted(case.gold["pledges"], key=lambda one: bool(one.get("optional")))
    counted = sum(not one.get("optional") for one in gold)
    found = [r for r in case.readings if r.kind == "pledge"]
    matched = pair(gold[:counted], found, _pledge_fits)
    rest = [j for j in range(len(found)) if j not in matched.values()]
    spare = pair(gold[counted:], [found[j] for j in rest], _pledge_fits)
    extra = [found[j] for at, j in enumerate(rest) if at not in spare.values()]
    missed = [gold[i] for i in range(counted) if i not in matched]
    tally = scores["pledge"]
    tally.wanted += counted
    tally.hit += len(matched)
    tally.said += len(matched) + len(extra)
    for one in missed:
        line = f"{case.name} missed {one['who']}: {one['action']} by {one['due']}"
        tally.wrong(line, f"pledge missed: {_unpledged(one, extra)}")
    for reading in extra:
        who, due = reading.who("who"), reading.when("due")
        line = f"{who and who.written} {reading.text_of('act')} {due and due.iso()} {reading.anchor.quote!r}"
        tally.wrong(f"{case.name} extra {line} by {reading.rule}", f"pledge false: {_overpledged(missed, reading)}")


def _unpledged(one: Gold, extra: list[Reading]) -> str:
    if any(_who_right(one, reading) for reading in extra):
        return "right who, wrong due day"
    return "right due day, wrong who" if any(_dated_alike(one, reading) for reading in extra) else "none read"


def _overpledged(missed: list[Gold], reading: Reading) -> str:
    if any(_who_right(one, reading) for one in missed):
        return "right who, wrong due day"
    return "right due day, wrong who" if any(_dated_alike(one, reading) for one in missed) else "none in the gold"


def _dated_alike(one: Gold, reading: Reading) -> bool:
    return one["due"] is not None and _due_right(one, reading)


def _words(value: object) -> str:
    return " ".join(str(value).casefold().split())


def _office_fits(one: Gold, reading: Reading) -> bool:
    """The same words in long or short form: one contains the other."""
    said = _words(reading.text_of("office"))
    wanted = [_words(name) for key in ("office", "office_alt") for name in names_of(one.get(key)) if name]
    return bool(said) and any(name in said or said in name for name in wanted)


def _person_fits(one: Gold, reading: Reading) -> bool:
    return any_same([*names_of(one["person"]), *names_of(one.get("person_alt"))], of_whos([reading.who("person")]))


def _role_fits(one: Gold, reading: Reading) -> bool:
    return _person_fits(one, reading) and _office_fits(one, reading)


def _body_right(one: Gold, reading: Reading) -> bool:
    wanted = [*names_of(one["body"]), *(names_of(one["body_alt"]) if "body_alt" in one else ())]
    return any_same(wanted, of_whos([reading.who("body")]))


def roles(case: Case, scores: Scores) -> None:
    """Person and office, F1; the same with the body too ("role whole"); of the matched, body and former right.

    Only articles whose roles were annotated. One office of one person told twice counts once.
    """
    if case.roles is None:
        return
    gold = sorted(case.roles, key=lambda one: bool(one.get("optional")))
    counted = sum(not one.get("optional") for one in gold)
    found = [r for r in case.readings if r.kind == "role"]
    matched = settle(gold[:counted], found, _role_fits, lambda one, r: int(_body_right(one, r)), 1)
    rest = [r for j, r in enumerate(found) if j not in matched.values()]
    extra = [r for r in rest if not any(_role_fits(one, r) for one in gold)]
    whole = sum(_body_right(gold[i], found[j]) for i, j in matched.items())
    for name, hits in (("role", len(matched)), ("role whole", whole)):
        scores[name].wanted += counted
        scores[name].hit += hits
        scores[name].said += len(matched) + len(extra)
    for one in (gold[i] for i in range(counted) if i not in matched):
        line = f"{case.name} missed {one['person']}: {one['office']}"
        scores["role"].wrong(line, f"role missed: {_unheld(one, extra)}")
    for reading in extra:
        who = reading.who("person")
        line = f"{case.name} extra {who and who.written}: {reading.text_of('office')} by {reading.rule}"
        same = any(_person_fits(one, reading) for one in gold)
        scores["role"].wrong(line, f"role false: {'another office' if same else 'nobody of the gold'}")
    for i, j in sorted(matched.items()):
        _role_slots(case, gold[i], found[j], scores)


def _unheld(one: Gold, extra: list[Reading]) -> str:
    return "another office" if any(_person_fits(one, reading) for reading in extra) else "person and office not read"


def _role_slots(case: Case, one: Gold, reading: Reading, scores: Scores) -> None:
    body = reading.who("body")
    line = f"{case.name} {one['person']}: {one['office']}"
    error = "none read" if body is None else "one given where the text tells none" if not one["body"] else "another"
    scores["role.body"].count(
        _body_right(one, reading),
        f"{line}: body {body and body.written}, wanted {one['body']}",
        f"role, wrong body: {error}",
    )
    former = reading.flag("former") == bool(one["former"])
    scores["role.former"].count(former, f"{line}: former wanted {one['former']}", "role: former or not")
