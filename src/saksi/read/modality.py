"""Whether what a text speaks of happened, is planned, claimed, or is no event at all. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from saksi.core.kinds import Modality
from saksi.read.event_rules import Trigger
from saksi.read.match import Match
from saksi.read.sentences import Sentence

REACH = {"negation": 4, "modal": 5, "forecast": 8, "future": 5, "plan": 5, "phase": 3, "purpose": 2, "attempt": 5}
"""Tokens by which a cue may stand before its verb: adverbs and objects lie between ("will not be allowed to leave")."""

AFTER = 5
"""Tokens by which a future, a forecast or a denial may follow a noun ("the withdrawal is expected to")."""

SAID_ON_PURPOSE = frozenset({"SUPPORT/", "ACCUSE/disapprove", "REQUEST/", "REQUEST/yield", "REQUEST/meet"})

NEGATIVE = frozenset({"REJECT", "REQUEST", "THREATEN"})
"""Types whose own words may be negations: "asked him not to leave"."""

BORDERS = frozenset(",;:()—–")


def modality(sentence: Sentence, found: Sequence[Match], trigger: Trigger) -> Modality | None:
    """The modality of the event at `trigger`; None when it is denied, unreal, only possible or merely an aim.

    `found` are the cue phrases of the sentence, by the rules of `events.toml` [modality].
    """
    cues = [cue for cue in found if not _inside(cue, trigger.match)]
    if _unreal(sentence, cues, trigger):
        return None
    if trigger.rule.modality == "planned":
        return "planned"
    if _near(sentence, cues, trigger, "future", "plan") or any(cue.name == "future_time" for cue in cues):
        return "planned"
    if not _near(sentence, cues, trigger, "phase") and _merely_meant(sentence, cues, trigger):
        headline = sentence.region == "title" and not _near(sentence, cues, trigger, "attempt")
        return "planned" if headline else None
    return "claimed" if not trigger.rule.speech and _hedged(sentence, cues, trigger) else "happened"


def _merely_meant(sentence: Sentence, cues: Sequence[Match], trigger: Trigger) -> bool:
    """True for an aim or an attempt. Who telephones "to voice support" voices it: words said on purpose are said."""
    if _near(sentence, cues, trigger, "attempt"):
        return True
    return f"{trigger.rule.type}/{trigger.rule.mode}" not in SAID_ON_PURPOSE and _near(
        sentence, cues, trigger, "purpose"
    )


def _inside(cue: Match, match: Match) -> bool:
    return match.first <= cue.first and cue.last <= match.last and cue.name != "negation"


def _unreal(sentence: Sentence, cues: Sequence[Match], trigger: Trigger) -> bool:
    if _near(sentence, cues, trigger, "negation", "modal", "forecast"):
        return True
    first, last = trigger.match.first, trigger.match.last
    for cue in cues:
        if cue.name == "negation" and first <= cue.first <= last and trigger.rule.type not in NEGATIVE:
            return True
        if cue.name == "denial" and (not _border(sentence, cue.last, first) or 0 < cue.first - last <= AFTER):
            return True
        if cue.name == "conditional" and (cue.last < first or not trigger.rule.speech):
            return True
        if cue.name == "aim" and not trigger.rule.speech and not _border(sentence, cue.last, first):
            return True
        if cue.name == "irrealis" and 0 < first - cue.last <= (1 if trigger.verbal else 3):
            return True
    return False


def _near(sentence: Sentence, cues: Sequence[Match], trigger: Trigger, *names: str) -> bool:
    """True when a cue of these names governs the trigger: before it within reach, or, for a noun, behind it."""
    first, last = trigger.match.first, trigger.match.last
    for cue in cues:
        if cue.name not in names or (cue.name == "purpose" and _is_named(sentence, cue.last, first)):
            continue
        if 0 < first - cue.last <= REACH[cue.name] and not _border(sentence, cue.last, first):
            return True
        after = not trigger.verbal and cue.name in ("future", "forecast", "modal", "plan")
        if after and 0 < cue.first - last <= AFTER and not _border(sentence, last, cue.first):
            return True
    return False


def _is_named(sentence: Sentence, left: int, right: int) -> bool:
    """True where a name stands between "to" and the verb: "fighters loyal to Gbagbo attacked" tells no aim."""
    return any(token.text[0].isupper() for token in sentence.tokens[left + 1 : right])


def _border(sentence: Sentence, left: int, right: int) -> bool:
    return left >= right or any(token.text in BORDERS for token in sentence.tokens[left + 1 : right])


def _hedged(sentence: Sentence, cues: Sequence[Match], trigger: Trigger) -> bool:
    first, last = trigger.match.first, trigger.match.last
    return any(cue.name == "claim" and (0 < first - cue.last <= 4 or 0 < cue.first - last <= 3) for cue in cues)
