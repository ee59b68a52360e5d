"""Proposed events and pledges, made again from their quote by the triggers, roles and cues of our event rules. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from saksi.core.kinds import Modality
from saksi.core.reading import Reading, Slot
from saksi.core.values import When, Who
from saksi.read.document import Mark, Utterance
from saksi.read.event_clause import Clause, clause_of, is_adjective
from saksi.read.event_day import day_of
from saksi.read.event_roles import roles
from saksi.read.event_rules import EventRules, Trigger, rules
from saksi.read.modality import modality
from saksi.read.second.passages import Refusal, Spot
from saksi.read.second.proposal import Proposal
from saksi.read.second.setting import at_day, at_place, dated
from saksi.read.setting import place_for


@dataclass(frozen=True, slots=True)
class Act:
    """An act our rules find in a quote: its type and mode, how real it is, and who our roles say takes part."""

    clause: Clause
    trigger: Trigger
    type: str
    mode: str
    how: Modality
    actors: tuple[Mark, ...]
    recipients: tuple[Mark, ...]

    @property
    def name(self) -> str:
        """As a proposal names it: "RETREAT/withdraw"."""
        return f"{self.type}/{self.mode}" if self.mode else self.type

    @property
    def span(self) -> tuple[int, int]:
        """The characters that tell it."""
        return self.trigger.match.start, self.trigger.match.end


def acts(spot: Spot) -> list[Act | Refusal]:
    """Every act our rules find in the quote, or why one of them is none."""
    held = rules(spot.doc.pack)
    if held.is_leisure(spot.doc):
        return [Refusal("the article is about sport or shows")]
    found = held.find(spot.doc, spot.sentence)
    inside = [one for one in found if spot.holds(one.match.start, one.match.end)]
    return [_act(spot, held, one, found) for one in inside]


def _act(spot: Spot, held: EventRules, trigger: Trigger, found: Sequence[Trigger]) -> Act | Refusal:
    clause, rule = clause_of(spot.doc, held, spot.sentence, trigger), trigger.rule
    how = modality(spot.sentence, list(held.cues.find(spot.doc, spot.sentence)), trigger)
    if how is None:
        return Refusal("the sentence denies it, or only says what could be")
    said = spot.doc.utterance_at(trigger.match.start)
    if said is not None and said.direct and said.start <= trigger.match.start < said.end:
        return Refusal("it is only told in somebody's own words")
    if is_adjective(clause, trigger) or any(one.rule.speech and one.match.last < trigger.match.first for one in found):
        return Refusal("the words tell of no act by themselves")
    parties = roles(clause, trigger, None)
    if parties.misfit:
        return Refusal("its subject does no such thing")
    changed = how == "planned" and rule.planned != "keep"
    kind, mode = (rule.planned, "") if changed else (rule.type, rule.mode)
    if not kind:
        return Refusal("it is only planned")
    return Act(clause, trigger, kind, mode, how, parties.actors, parties.recipients)


def derive(spot: Spot, told: Proposal) -> Reading | Refusal:
    """The event, with every slot from our own readers; or why they do not find it there."""
    found = acts(spot)
    act = next((one for one in found if isinstance(one, Act) and one.name == told.words("act")), None)
    if act is None:
        why = next((one for one in found if isinstance(one, Refusal)), None)
        return why or Refusal(f"no word of the quote says {told.words('act')}")
    if act.how != told.words("modality"):
        return Refusal(f"the sentence tells it as {act.how}, not {told.words('modality')}")
    actors = parties(spot, told.names("actors"), act.actors)
    recipients = parties(spot, told.names("recipients"), act.recipients)
    for side in (actors, recipients):
        if isinstance(side, Refusal):
            return side
    assert not isinstance(actors, Refusal)
    assert not isinstance(recipients, Refusal)
    if _lacks(act, actors, recipients):
        return Refusal("the words alone do not tell it, and nobody is told of who takes part")
    return _event(spot, act, told, actors, recipients)


def parties(spot: Spot, told: Sequence[str], ours: Sequence[Mark]) -> tuple[Mark, ...] | Refusal:
    """The marks that these words name, each of which our roles must give the same part."""
    chosen: list[Mark] = []
    for words in told:
        span = spot.find(words)
        mark = next((one for one in ours if span and one.start < span[1] and span[0] < one.end), None)
        if mark is None:
            return Refusal("the sentence gives one of those named another part, or none")
        if mark not in chosen:
            chosen.append(mark)
    return tuple(chosen)


def _lacks(act: Act, actors: Sequence[Mark], recipients: Sequence[Mark]) -> bool:
    rule, form = act.trigger.rule, act.trigger.form
    if rule.agent and not actors:
        return True
    return (form in ("tied", "loose") or not rule.lone) and not actors and not recipients


def _event(
    spot: Spot, act: Act, told: Proposal, actors: Sequence[Mark], recipients: Sequence[Mark]
) -> Reading | Refusal:
    doc, cue = spot.doc, spot.doc.witness(*act.span)
    announced = act.how == "planned" and act.trigger.rule.modality != "planned"
    ours = day_of(act.clause, act.trigger, how=act.how, announced=announced, scene=False, fresh=False)
    when, where = at_day(spot, told.day("day"), ours), at_place(spot, told.words("place"), place_for(doc, *act.span))
    for found in (when, where):
        if isinstance(found, Refusal):
            return found
    slots = [Slot("type", act.type, cue)]
    slots += [Slot("mode", act.mode, cue)] if act.mode else []
    slots += [mark.slot("actors", doc.text) for mark in actors]
    slots += [mark.slot("recipients", doc.text) for mark in recipients]
    slots += [slot for slot in (where, when) if isinstance(slot, Slot)]
    slots += [Slot("contexts", context, cue) for context in act.trigger.rule.contexts]
    says, via = voices(doc.utterance_at(act.span[0]), act)
    return Reading("event", act.how, doc.article.id, tuple(slots), says, via)


def voices(said: Utterance | None, act: Act) -> tuple[Slot | None, Slot | None]:
    """Who tells of the act and who relays it; nobody where the verb of saying is the act itself."""
    if said is None or (said.cue is not None and said.cue[0] < act.span[1] and act.span[0] < said.cue[1]):
        return None, None
    return said.speaker, said.via


def derive_pledge(spot: Spot, told: Proposal) -> Reading | Refusal:
    """The pledge: an act that is planned, by one who does it or says so, due on a day of the sentence."""
    found = [one for one in acts(spot) if isinstance(one, Act)]
    act = next((one for one in found if told.words("act") in (one.name, _undone(one))), None)
    if act is None or act.how != "planned":
        return Refusal(f"the quote announces no {told.words('act')}")
    doc, (says, via) = spot.doc, voices(spot.doc.utterance_at(act.span[0]), act)
    who = _committed(spot, told.words("who"), act, says)
    if who is None:
        return Refusal("the sentence does not make the one named promise it")
    day = told.day("due")
    mark = dated(spot, day) if day else None
    if day and (mark is None or not _to_come(spot, mark)):
        return Refusal(f"no day to come of the sentence is {day.isoformat()}")
    slots = [Slot("act", told.words("act"), doc.witness(*act.span)), who]
    slots += [mark.slot("due", doc.text)] if mark else []
    return Reading("pledge", "planned", doc.article.id, tuple(slots), says, via)


def _undone(act: Act) -> str:
    """The act that is promised, as our rule names it once it is done."""
    rule = act.trigger.rule
    return f"{rule.type}/{rule.mode}" if rule.mode else rule.type


def _committed(spot: Spot, words: str, act: Act, says: Slot | None) -> Slot | None:
    found = parties(spot, (words,), act.actors)
    if not isinstance(found, Refusal):
        return found[0].slot("who", spot.doc.text)
    span = spot.find(words)
    near = says is not None and span is not None and says.witness.start < span[1] and span[0] < says.witness.end
    if says is None or not near or act.actors or not isinstance(says.value, Who):
        return None
    return Slot("who", says.value, says.witness, says.because)


def _to_come(spot: Spot, mark: Mark) -> bool:
    """True for a day on or behind that of publication, where that is known."""
    known, when = spot.doc.article.published.when.first, mark.value
    return known is None or (isinstance(when, When) and when.last is not None and when.last >= known)
