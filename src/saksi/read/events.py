"""Reads events (PLOVER) from the marks of a document, by the rules of the language pack. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from saksi.core.kinds import Modality
from saksi.core.reading import Reading, Slot
from saksi.core.values import Where, Who
from saksi.issues import Issue
from saksi.know import codes
from saksi.know.actors import actor as known_actor
from saksi.read.document import Document, Mark, Utterance
from saksi.read.event_agents import claimants, presumed, teller
from saksi.read.event_clause import Clause, clause_of, is_adjective
from saksi.read.event_day import day_of, is_background
from saksi.read.event_merge import Mention, main_events, with_forces
from saksi.read.event_parties import Roles
from saksi.read.event_roles import roles
from saksi.read.event_rules import EventRule, EventRules, Trigger, in_first_block, in_lead, rules
from saksi.read.modality import modality
from saksi.read.sentences import Sentence
from saksi.read.setting import place_for

OFFICIAL = ("state", "government", "ministry")
"""Labels of those whose protest is a note."""

PRIVATE = ("people", "children")
"""Groups that are nobody in public: what "people" meet or like is no event."""

KNOWN = 3
"""Namings that make a person one of those an article is about, whose office it may take for known."""

REASON = 4
"""Tokens behind a protest in which it is told what it was about."""


def read(doc: Document) -> Iterator[Reading | Issue]:
    """The main events of the article, each once, with the fullest of its mentions as witness."""
    held = rules(doc.pack)
    if held.is_leisure(doc):
        return
    mentions = [mention for sentence in doc.sentences for mention in _mentions(doc, held, sentence)]
    for mention in main_events(mentions):
        yield _reading(doc, _with_actors(doc, held, with_forces(mention, mentions)))


def _with_actors(doc: Document, held: EventRules, mention: Mention) -> Mention:
    """The mention with those who do such things where it names nobody: protesters, police, who claims the attack."""
    if mention.actors:
        return mention
    if mention.type == "ASSAULT" and mention.rule.claimed:
        return replace(mention, actors=claimants(doc, held))
    if mention.type != "PROTEST":
        return replace(mention, actors=mention.presumed)
    crowd = _crowd(doc, mention)
    return replace(mention, actors=(crowd.slot("actors", doc.text),)) if crowd else mention


def _crowd(doc: Document, mention: Mention) -> Mark | None:
    """The last crowd before a protest, else the first behind it; those who strike are workers."""
    groups = ("workers",) if mention.mode == "strike" else ("protesters",)
    held = [mark for mark in doc.of_kind("actor") if mark.group in groups]
    before = [mark for mark in held if mark.start < mention.start]
    return next(iter([*reversed(before), *held]), None)


def _mentions(doc: Document, held: EventRules, sentence: Sentence) -> Iterator[Mention]:
    """Each event one sentence tells. What a verb of saying governs ("accused them of ...") is no event beside it."""
    before: Roles | None = None
    last = -1
    ruler: Trigger | None = None
    triggers = held.find(doc, sentence)
    cues = list(held.cues.find(doc, sentence)) if triggers else []
    for trigger in triggers:
        clause = clause_of(doc, held, sentence, trigger)
        if is_adjective(clause, trigger) or _is_diplomatic(clause, trigger):
            continue
        if ruler is not None and _governed(clause, ruler, trigger):
            continue
        how = modality(sentence, cues, trigger)
        if trigger.rule.speech:
            ruler = trigger
        said = doc.utterance_at(sentence.tokens[trigger.match.first].start)
        if how is None or (trigger.rule.speech and _in_quotes(said, trigger)):
            continue
        found = roles(clause, trigger, before if last >= clause.first else None)
        if trigger.verbal:
            before, last = found, trigger.match.last
        mention = _mention(clause, trigger, how, found, said)
        if mention is not None:
            yield mention


def _is_diplomatic(clause: Clause, trigger: Trigger) -> bool:
    """True for the protest of a state, which takes to no street: "protes Amerika Serikat terhadap"."""
    if trigger.rule.type != "PROTEST" or trigger.verbal:
        return False
    head = trigger.match.first + 1
    return any(mark.label in OFFICIAL and clause.index(mark.start) == head for mark in clause.marks(head, clause.last))


def _governed(clause: Clause, ruler: Trigger, trigger: Trigger) -> bool:
    """True when nothing with a subject of its own stands between the verb of saying and this one."""
    words = clause.sentence.tokens[ruler.match.last + 1 : trigger.match.first]
    frees = clause.rules.words.get("frees", frozenset())
    if any(token.lower in frees for token in words):
        return False
    joins = clause.rules.words.get("free_joins", frozenset())
    finite = trigger.verbal and not clause.word(trigger.match.first).endswith("ing")
    return not (finite and any(token.lower in joins for token in words))


def _in_quotes(said: Utterance | None, trigger: Trigger) -> bool:
    return said is not None and said.direct and said.start <= trigger.match.start < said.end


def _mention(clause: Clause, trigger: Trigger, how: Modality, found: Roles, said: Utterance | None) -> Mention | None:
    doc, sentence, rule = clause.doc, clause.sentence, trigger.rule
    kind, mode = rule.type, rule.mode
    if how == "planned" and rule.planned != "keep":
        kind, mode = rule.planned, ""
    start, end = trigger.match.start, trigger.match.end
    actors, recipients = _slots(doc, "actors", found.actors), _slots(doc, "recipients", found.recipients)
    actors = actors or _speaker(rule, said, start, end) or teller(clause, trigger, said)
    if not kind or found.misfit or _lacks(trigger, actors, recipients) or (rule.public and _is_private(doc, found)):
        return None
    fresh = how == "happened" and _is_fresh(clause, trigger)
    scene = any(mark.label == "pronoun" for mark in found.actors)
    announced = how == "planned" and rule.modality != "planned"
    when = day_of(clause, trigger, how=how, announced=announced, scene=scene, fresh=fresh)
    place = place_for(doc, start, end)
    if rule.home and _at_home(place, actors, end, sentence.end):
        if how == "planned":
            return None
        kind, mode = rule.home
        place = None  # they have left where it matters; where they landed is no place of a withdrawal
    says, via = _voices(said, start, end)
    return Mention(
        rule=rule,
        type=kind,
        mode=mode,
        modality=how,
        start=start,
        end=end,
        region=sentence.region,
        lead=in_lead(doc, sentence),
        noun=trigger.form != "verbs",
        actors=actors,
        presumed=() if actors else presumed(clause, trigger, said, found.recipients),
        recipients=recipients,
        crowd=bool(found.actors) and all(codes.classes()["crowd"].groups >= {mark.group} for mark in found.actors),
        sentence=sentence.start,
        dated=when is not None and sentence.start <= when.witness.start < sentence.end,
        background=is_background(doc, when),
        place=place,
        place_near=place is not None and sentence.start <= place.witness.start < sentence.end,
        when=when,
        says=says,
        via=via,
        aside=clause.is_in(clause.first - 1, "relatives"),
        reason=_has_reason(clause, trigger),
    )


def _at_home(place: Slot | None, actors: Sequence[Slot], start: int, end: int) -> bool:
    """True when the place told behind the verb lies in the country of all who arrive there."""
    if place is None or not isinstance(place.value, Where) or not start <= place.witness.start < end or not actors:
        return False
    who = (known_actor(slot.value.actor_id or "") for slot in actors if isinstance(slot.value, Who))
    return {one.country if one else "" for one in who} == {place.value.country} and place.value.country != ""


def _is_fresh(clause: Clause, trigger: Trigger) -> bool:
    """True for the news itself, which the first paragraph tells, and in no pluperfect.

    Elsewhere no day told is no day read: on the tuned part two in three of those are not of the day of the news.
    """
    if any(clause.is_in(at, "pluperfect") for at in _before(clause, trigger)):
        return False
    return in_first_block(clause.doc, clause.sentence)


def _before(clause: Clause, trigger: Trigger) -> range:
    return range(clause.opener(trigger) + 1, trigger.match.first)


def _has_reason(clause: Clause, trigger: Trigger) -> bool:
    """True when "over", "against" or "triggered by" stands in or right behind the trigger."""
    return any(clause.is_in(at, "reasons") for at in range(trigger.match.first + 1, trigger.match.last + REASON))


def _slots(doc: Document, name: str, marks: Sequence[Mark]) -> tuple[Slot, ...]:
    return tuple(mark.slot(name, doc.text) for mark in marks)


def _lacks(trigger: Trigger, actors: Sequence[Slot], recipients: Sequence[Slot]) -> bool:
    """True when the words alone do not tell the event and nobody is told of who could make it sure."""
    if trigger.rule.agent and not actors:
        return True
    needs = trigger.form in ("tied", "loose") or not trigger.rule.lone
    return needs and not actors and not recipients


def _is_private(doc: Document, found: Roles) -> bool:
    """True when only persons without an office are told to have done it, and to nobody else."""
    marks = (*found.actors, *found.recipients)
    alone = all(mark.label in ("person", "pronoun") or mark.group in PRIVATE for mark in marks)
    return bool(found.actors) and alone and not _in_office(doc, marks)


def _in_office(doc: Document, marks: Sequence[Mark]) -> bool:
    """True when the article names an office of one of these persons anywhere, or keeps naming the person."""
    wanted = {mark.value.actor_id for mark in marks if isinstance(mark.value, Who)}
    same = [one.value for one in doc.of_kind("actor") if isinstance(one.value, Who) and one.value.actor_id in wanted]
    return len(same) >= KNOWN or any(one.role for one in same)


def _speaker(rule: EventRule, said: Utterance | None, start: int, end: int) -> tuple[Slot, ...]:
    """The speaker, when saying so is the event ("Washington urged ...", "said it was a coup attempt")."""
    if said is None or said.speaker is None or not rule.speech:
        return ()
    told = rule.mode == "allege" and said.start <= start < said.end
    return (replace(said.speaker, name="actors"),) if told or _is_cue(said, start, end) else ()


def _is_cue(said: Utterance, start: int, end: int) -> bool:
    return said.cue is not None and said.cue[0] < end and start < said.cue[1]


def _voices(said: Utterance | None, start: int, end: int) -> tuple[Slot | None, Slot | None]:
    """Who tells of the event and who relays it; nobody when the verb of saying is the event itself ("accused")."""
    if said is None or _is_cue(said, start, end):
        return None, None
    return said.speaker, said.via


def _reading(doc: Document, mention: Mention) -> Reading:
    witness = doc.witness(mention.start, mention.end)
    slots = [Slot("type", mention.type, witness)]
    if mention.mode:
        slots.append(Slot("mode", mention.mode, doc.witness(*(mention.first or (mention.start, mention.end)))))
    slots.extend((*mention.actors, *mention.recipients))
    slots.extend(slot for slot in (mention.place, mention.when) if slot)
    slots.extend(Slot("contexts", context, witness) for context in mention.rule.contexts)
    return Reading(
        kind="event",
        modality=mention.modality,
        article_id=doc.article.id,
        slots=tuple(slots),
        says=mention.says,
        via=mention.via,
        rule=mention.rule.name,
    )
