"""Checks the proposals of a second reader one by one: kept, known, refused with an issue, or dropped. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from saksi.core.reading import SECOND, Reading
from saksi.issues import Issue
from saksi.read.document import Document
from saksi.read.second import event, figure, voice
from saksi.read.second.passages import Passages, Refusal, Spot
from saksi.read.second.proposal import Answer, Proposal
from saksi.read.second.same import known, repeats, rival

Derive = Callable[[Spot, Proposal], Reading | Refusal]
DERIVE: Mapping[str, Derive] = {
    "figure": figure.derive,
    "event": event.derive,
    "statement": voice.derive,
    "pledge": event.derive_pledge,
    "role": voice.derive_role,
}
ISSUE = "second reader"
"""How issues about its proposals begin, which tells them from ours."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of proposals: `proposed` = `kept` + `known` + `refused` + `dropped`.

    `refused` ones left an issue where their quote stands; `dropped` ones have no quote in title or body, or not the
    form asked for.
    """

    proposed: int = 0
    kept: int = 0
    known: int = 0
    refused: int = 0
    dropped: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.proposed + other.proposed, self.kept + other.kept, self.known + other.known,
            self.refused + other.refused, self.dropped + other.dropped,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Checked:
    """The readings kept, marked with their maker, issues about the rest, and the count."""

    readings: tuple[Reading, ...]
    issues: tuple[Issue, ...]
    tally: Tally


def check(docs: Sequence[Document], answer: Answer, ours: Sequence[Reading], maker: str) -> Checked:
    """The proposals that stand beside `ours`; `maker` names who proposed them, as the rule of what is kept."""
    passages, held = Passages.of(docs), list(ours)
    kept: list[Reading] = []
    issues: list[Issue] = []
    again = dropped = 0
    for told in answer.proposals:
        found = _judge(passages, told, held)
        if isinstance(found, Reading):
            kept.append(replace(found, rule=f"{SECOND}{maker}"))
            held.append(kept[-1])
        elif isinstance(found, Issue):
            issues.append(found)
        else:
            again += found
            dropped += not found
    proposed = len(answer.proposals) + answer.malformed
    tally = Tally(proposed, len(kept), again, len(issues), dropped + answer.malformed)
    return Checked(tuple(kept), tuple(sorted(set(issues))), tally)


def _judge(passages: Passages, told: Proposal, held: Sequence[Reading]) -> Reading | Issue | bool:
    """The reading, an issue, True for one that is known, False for one whose quote stands nowhere."""
    spot = passages.locate(told.quote, told.sentence)
    if spot is None:
        return False
    if isinstance(spot, Refusal):
        first = passages.first(told.quote)
        return _issue(first, told, spot.why) if first else False
    if known(spot, told, held):
        return True
    found = DERIVE[told.kind](spot, told)
    if isinstance(found, Refusal):
        return _issue(spot, told, found.why)
    if any(one.id == found.id for one in held) or repeats(found, held):
        return True
    other = rival(found, held)
    return _issue(spot, told, "another reading has these words") if other else found


def _issue(spot: Spot, told: Proposal, why: str) -> Issue:
    # Only our own words and those of the text: what a server writes is not repeated to people.
    return spot.doc.issue(f"{ISSUE}: {told.kind} refused, {why}", spot.start, spot.end)
