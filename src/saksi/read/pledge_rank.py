"""Whether somebody can commit himself to an act: offices and bodies can, bystanders cannot. Pure."""

from __future__ import annotations

from saksi.core.reading import Slot
from saksi.core.values import Who
from saksi.read.document import Document, Mark
from saksi.read.pledge_clause import Clause
from saksi.read.pledge_who import COMMITTED, OFFICIALS, holder

BODIES = COMMITTED - {"person"}
"""Labels of actors whose names may hold a bystander's word: "Serikat Guru"."""


def can_commit(clause: Clause, who: Slot) -> bool:
    """True for a body or an office-holder; of others only when they promise in so many words.

    An analyst, a lawyer, a witness or somebody out of office never does, whatever he says will happen.
    """
    mark = _mark_at(clause.doc, who)
    label = mark.label if mark else ""
    nobody = label == "pronoun" and isinstance(who.value, Who) and who.value.actor_id is None
    nobody = nobody or who.witness.quote.casefold() in clause.rules.words["selves"]
    if clause.rule.personal and label not in ("person", "pronoun"):
        return False
    bystander = label not in BODIES and _is_bystander(clause, who)
    if label == "media" or nobody or bystander:
        return False
    if label in ("person", "pronoun"):
        # What is vowed without a word for the act counts of office-holders only: others promise all kinds of things.
        named = (clause.found.strong and clause.form != "open") or (clause.rule.personal and clause.rule.dated)
        return named or _speaks_of_himself(clause, who) or _office(clause.doc, who) is not None
    if clause.form in ("open", "open_will") and mark is not None and label not in (*COMMITTED, "pronoun"):
        return mark.group in OFFICIALS or (mark.group == "workers" and clause.form == "open_will")
    of_crowds = clause.rule.act.startswith("PROTEST")
    return mark is None or label != "group" or clause.found.strong or of_crowds or mark.group in OFFICIALS


def _speaks_of_himself(clause: Clause, who: Slot) -> bool:
    """True for somebody who tells by which day he will do it himself: "Keller said she would file it by Friday"."""
    speaker = clause.utterance.speaker if clause.utterance else None
    return clause.form == "open_will" and speaker is not None and speaker.value == who.value


def is_bystander(clause: Clause) -> bool:
    """True when an analyst, a witness or somebody out of office says it."""
    speaker = clause.utterance.speaker if clause.utterance else None
    if speaker is None or not _is_bystander(clause, speaker):
        return False
    who = holder(clause) if clause.found.strong else None
    return who is None or who.value == speaker.value  # an envoy out of office may tell what others have promised


def _is_bystander(clause: Clause, one: Slot) -> bool:
    known = one.value.role or _office(clause.doc, one) if isinstance(one.value, Who) else None
    words = f"{one.witness.quote} {known or ''}".casefold().replace("-", " ").split()
    return any(word in clause.rules.words["bystanders"] for word in words)


def _mark_at(doc: Document, one: Slot) -> Mark | None:
    """The actor mark on the characters of a slot."""
    start, end = one.witness.start, one.witness.end
    held = (mark for mark in doc.of_kind("actor") if mark.start < end and start < mark.end)
    return next(held, None)


def _office(doc: Document, one: Slot) -> str | None:
    """The office the text tells for a person, here or at another mention."""
    if not isinstance(one.value, Who):
        return None
    if one.value.role or one.value.actor_id is None:
        return one.value.role
    same = (mark.value for mark in doc.of_kind("actor") if isinstance(mark.value, Who))
    return next((who.role for who in same if who.role and who.actor_id == one.value.actor_id), None)
