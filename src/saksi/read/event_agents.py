"""Who acts where the clause does not tell: the speaker, the authorities of the country, the force of the article. Pure.

A detention without a detainer is made by those who may detain. They are read only where the article names them, and the
slot leans on the words of the deed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from saksi.core.reading import Slot
from saksi.core.values import Who
from saksi.core.witness import Because
from saksi.know import actors
from saksi.read.document import Document, Mark, Utterance
from saksi.read.event_clause import Clause
from saksi.read.event_rules import EventRules, Trigger
from saksi.read.scene import scene

WHOSE = "whose act this is, as the text names nobody"

BODIES = {
    "police": ("Authorities", "Police", "Security Forces", "Interior Ministry"),
    "government": ("", "Government", "Authorities"),
    "courts": ("Courts",),
    "prosecutors": ("Authorities", "Prosecutors", "Police", "Interior Ministry"),
}
"""Second halves of the ids of those who do such things, the likeliest first; "" is the state itself, "Authorities" a
government that the text calls so."""

CLAIMING = ("armed_group", "organisation", "state", "force", "alliance", "person")
"""Labels of those whose claim to an attack is believed as a claim."""

OFFICIAL = ("state", "government", "ministry", "force", "organisation", "group")
"""Labels of what may be a body of the state."""


def presumed(clause: Clause, trigger: Trigger, said: Utterance | None, others: Sequence[Mark]) -> tuple[Slot, ...]:
    """Those of the home country who do what the rule tells: the speaker among them, the last told, or the likeliest.

    `others` are those it is done to.
    """
    wanted = BODIES.get(trigger.rule.presumed)
    if wanted is None:
        return ()
    doc = clause.doc
    because = (Because(doc.witness(trigger.match.start, trigger.match.end), WHOSE),)
    speaker = said.speaker if said else None
    if speaker is not None and isinstance(speaker.value, Who) and _rank(clause, speaker.value, wanted) < len(wanted):
        return (replace(speaker, name="actors", because=(*speaker.because, *because)),)
    held = [(mark, _rank(clause, who, wanted)) for mark, who in _at_home(doc) if mark not in others]
    held = [one for one in held if one[1] < len(wanted)]
    near = [one for one in held if clause.sentence.start <= one[0].start < trigger.match.start]
    found = near[-1:] or sorted(held, key=lambda one: (one[1], one[0].start))[:1]
    return tuple(replace(mark.slot("actors", doc.text), because=because) for mark, _ in found)


def _rank(clause: Clause, who: Who, wanted: Sequence[str]) -> int:
    """Where the body stands among `wanted`; behind the last when it is none of them."""
    _, _, body = (who.actor_id or "/?").partition("/")
    authorities = clause.rules.words.get("authorities", frozenset())
    if body == "Government" and any(word in authorities for word in who.written.casefold().split()):
        body = "Authorities"
    return wanted.index(body) if body in wanted else len(wanted)


def _at_home(doc: Document) -> Iterator[tuple[Mark, Who]]:
    """The actors of the country the article plays in."""
    home = actors.state(scene(doc).home)
    for mark in doc.of_kind("actor") if home else ():
        who = mark.value
        if home and mark.label in OFFICIAL and isinstance(who, Who) and _state(who) == home.id:
            yield mark, who


def _state(who: Who) -> str:
    return (who.actor_id or "").partition("/")[0]


def teller(clause: Clause, trigger: Trigger, said: Utterance | None) -> tuple[Slot, ...]:
    """The speaker whose own forces are told of: "the ministry said all its soldiers had left"."""
    if not trigger.rule.host or said is None or said.speaker is None or not isinstance(said.speaker.value, Who):
        return ()
    words = clause.doc.text.quote(said.start, trigger.match.end).casefold().split()
    own = clause.rules.words.get("own", frozenset())
    endings = tuple(clause.rules.words.get("own_endings", frozenset()))
    if not any(word in own or (endings and word.endswith(endings)) for word in words):
        return ()
    state, parted, _ = (said.speaker.value.actor_id or "").partition("/")
    if not parted or not said.start <= trigger.match.start < said.end:
        return ()
    who = Who(said.speaker.value.written, state, said.speaker.value.role)
    return (replace(said.speaker, name="actors", value=who),)


def claimants(doc: Document, rules: EventRules) -> tuple[Slot, ...]:
    """Those who say an attack was theirs: "the Taliban claimed responsibility"."""
    for sentence in doc.sentences:
        for match in rules.claims.find(doc, sentence):
            held = [mark for mark in doc.within("actor", sentence.start, match.start) if mark.label in CLAIMING]
            if held:
                because = Because(doc.witness(match.start, match.end), "says it was theirs")
                return (replace(held[-1].slot("actors", doc.text), because=(because,)),)
    return ()
