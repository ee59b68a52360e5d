"""Finds how a pledge is put: words that commit, and the act they govern, in one sentence. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from saksi.read.document import Document
from saksi.read.pledge_rules import CueKind, PledgeRule, PledgeRules, part_of
from saksi.read.sentences import Sentence, Token

Form = Literal[
    "verb",
    "verb_by",
    "noun_will",
    "noun_promised",
    "noun_done",
    "noun_slated",
    "noun_announced",
    "deadline",
    "open",
    "open_will",
]

REACH: dict[CueKind, int] = {
    "will": 4, "wont": 4, "slated": 4, "duty": 4, "promise": 6, "vow": 6, "announce": 9, "headline": 1,
}  # fmt: skip
"""Tokens that may stand between a word that commits and the verb or noun it governs."""

PLAIN: frozenset[CueKind] = frozenset({"will", "wont", "promise", "vow"})
"""Classes that a word before or behind can make void."""

STRONG: frozenset[CueKind] = frozenset({"promise", "vow"})

DAYS_ONLY: frozenset[Form] = frozenset(
    {"verb_by", "noun_done", "noun_slated", "noun_announced", "deadline", "open_will"}
)
"""Forms that are pledges only with a day."""

BEHIND = 9
"""Tokens from a noun to the "will" it governs."""

SHARED = 25
"""Tokens over which a later verb behind "and" still shares the "will" of an earlier one."""

DATED = 5
"""Tokens between a noun, the word that it is done or due, and its day."""

STEM = 6
"""Letters from which on a threatening word is known by its beginning: "attacking", "membalasnya"."""

CLAUSE = 8
"""Tokens behind "promised" in which a "would" opens what is promised."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that commits, over the tokens `first`..`last`."""

    kind: CueKind
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Found:
    """An act over the tokens `first`..`last` under a cue; `shared` when "and" joins it to an act before it."""

    rule: PledgeRule
    form: Form
    cue: Cue
    first: int
    last: int
    shared: bool = False
    date: int = -1
    """Where the day starts that the form itself names, -1 without one."""
    far: bool = False
    """True when only the act that "and" joins it to stands near the cue."""
    apart: bool = False
    """True when an aside between commas parts the noun from its cue."""
    promised: bool = False
    """True when a promise leads to the cue: "promised that it would"."""

    @property
    def begin(self) -> int:
        """The first token of act and cue."""
        return min(self.cue.first, self.first)

    @property
    def finish(self) -> int:
        """The last token of act and cue."""
        return max(self.cue.last, self.last)

    @property
    def strong(self) -> bool:
        """True for a promise, not just a "will"."""
        return self.promised or self.cue.kind in STRONG

    @property
    def needs_day(self) -> bool:
        """True where only a day to come makes it a pledge: "the withdrawal is to begin", "must leave", "announced"."""
        return (self.rule.dated and not self.strong) or self.form in DAYS_ONLY or self.cue.kind in ("slated", "duty")


@dataclass(frozen=True)
class Search:
    """One sentence under the rules of its language."""

    doc: Document
    sentence: Sentence
    rules: PledgeRules

    @cached_property
    def tokens(self) -> Sequence[Token]:
        """The tokens of the sentence."""
        return self.sentence.tokens

    def is_in(self, index: int, name: str) -> bool:
        """True when the token is one of the words `name`."""
        return 0 <= index < len(self.tokens) and self.tokens[index].lower in self.rules.words[name]

    def any_in(self, first: int, after: int, name: str) -> bool:
        """True when a token of `[first, after)` is one of the words `name`."""
        return any(self.is_in(index, name) for index in range(max(first, 0), min(after, len(self.tokens))))

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """The words that commit, longest first where they overlap, in order."""
        found: list[Cue] = []
        after = 0
        for at in self.rules.cues.spots(self.tokens):
            cue = self.rules.cues.at(self.tokens, at) if at >= after else None
            if cue is not None and not self._is_void(at, *cue):
                found.append(Cue(cue[1], at, cue[0] - 1))
                after = cue[0]
        return tuple(found)

    def _is_void(self, first: int, after: int, kind: CueKind) -> bool:
        """True for "would have", "kept its promise", and for a bare "to" that follows no name in a headline."""
        if kind == "headline":
            return self.sentence.region != "title" or not self._follows_actor(first)
        if kind not in PLAIN or self.is_in(first - 1, "void_before"):
            return kind in PLAIN
        counted = first > 0 and self.tokens[first - 1].text[0].isdigit()
        named = self.is_in(first, "noun_like") and (counted or self.is_in(first - 1, "before_nouns"))
        return self.is_in(after, "void_behind") or (named and not self.is_in(after, "leads"))

    def _follows_actor(self, index: int) -> bool:
        before = self.tokens[index - 1].end if index else -1
        return any(mark.end == before for mark in self.doc.within("actor", self.sentence.start, self.sentence.end))

    @cached_property
    def dates(self) -> tuple[tuple[int, int], ...]:
        """First and last token of each day of the sentence."""
        spans = []
        for mark in self.doc.within("date", self.sentence.start, self.sentence.end):
            held = [i for i, token in enumerate(self.tokens) if mark.start <= token.start < mark.end]
            if held:
                spans.append((held[0], held[-1]))
        return tuple(spans)

    def find(self) -> Iterator[Found]:
        """Every act under a cue, by cue and position; which of them are pledges is for others to say."""
        if not self.cues and not self.dates:
            return
        found: list[Found] = []
        for match in self.rules.acts.find(self.doc, self.sentence):
            name, part = part_of(match.name)
            rule = self.rules.rules[name]
            if part == "verbs":
                found.extend(self._verb(rule, match.first, match.last))
            else:
                found.extend(self._noun(rule, match.first, match.last, whole=part == "nouns"))
        yield from sorted(found, key=lambda one: (one.cue.first, one.form != "verb", one.first, one.first - one.last))
        yield from self._open()

    def _parted(self, first: int, after: int) -> bool:
        return any(token.text in ".;:" for token in self.tokens[first:after])

    def _verb(self, rule: PledgeRule, first: int, last: int) -> Iterator[Found]:
        if self.is_in(first - 1, "before_nouns"):
            return
        shared, limit = self._is_shared(first), self._limit(last)
        if limit >= 0:
            yield Found(rule, "verb_by", Cue("deadline", first, first), first, last, date=limit)
        for cue in reversed(self.cues):
            if cue.last >= first or cue.kind not in REACH or cue.kind == "announce" or self.is_in(cue.last, "nominal"):
                continue
            gap = first - cue.last - 1
            parted = self._parted(cue.last + 1, first) or self._breaks(cue.last + 1, first)
            parted = parted or (cue.kind in STRONG and self._is_dated_apart(cue, first))
            near = gap <= REACH[cue.kind] and not self.any_in(cue.last + 1, first, "causatives")
            if not parted and (near or (shared and gap <= SHARED)):
                yield Found(rule, "verb", cue, first, last, shared, far=not near, promised=self._is_promised(cue))
            return

    def _is_dated_apart(self, cue: Cue, first: int) -> bool:
        """True when a day and no word that leads to a verb parts promise and verb: the verb is another clause's."""
        return any(cue.last < one < first for one, _ in self.dates) and not self.is_in(first - 1, "leads")

    def _limit(self, last: int) -> int:
        """The token of a day by which, shortly behind a verb: "the soldiers go home by June 30"; -1 without one."""
        for first, _ in self.dates:
            if 0 < first - last - 1 <= DATED and self.is_in(first - 1, "limits") and not self._breaks(last + 1, first):
                return first
        return -1

    def _breaks(self, first: int, after: int) -> bool:
        """True when a word that opens another clause, but for "that", stands in `[first, after)`."""
        held = (at for at in range(first, after) if self.is_in(at, "breaks"))
        return any(not self.is_in(at, "complements") for at in held)

    def _is_promised(self, cue: Cue) -> bool:
        """True when a promise stands shortly before the cue in its clause, or is the verb of saying of these words."""
        for one in self.cues:
            if one.kind in STRONG and 0 < cue.first - one.last <= CLAUSE:
                return not self._breaks(one.last + 1, cue.first)
        return self._is_vowed(cue)

    def _is_shared(self, first: int) -> bool:
        at = first - 1
        while self.is_in(at, "fillers"):
            at -= 1
        return self.is_in(at, "joins")

    def _noun(self, rule: PledgeRule, first: int, last: int, *, whole: bool) -> Iterator[Found]:
        before = next((cue for cue in reversed(self.cues) if cue.last < first), None)
        if before and before.kind in REACH and first - before.last - 1 <= REACH[before.kind]:
            if before.kind in STRONG and not self._takes_verbs(before, first):
                yield Found(rule, "noun_promised", before, first, last)
            if before.kind == "announce" and whole:
                yield Found(rule, "noun_announced", before, first, last)
        if not whole:
            return
        for cue in self.cues:
            if cue.first > last:
                yield from self._noun_before(rule, first, last, cue)
            elif cue.kind == "deadline":
                yield from self._deadline(rule, first, last, cue)

    def _takes_verbs(self, cue: Cue, first: int) -> bool:
        """True for a cue that takes no noun, and for a noun of another phrase: "agreed on the need of talks"."""
        between = (cue.last + 1, first)
        apart = self.any_in(*between, "breaks") or self.any_in(*between, "of") or self.any_in(*between, "causatives")
        return apart or self.is_in(cue.last, "verbal")

    def _noun_before(self, rule: PledgeRule, first: int, last: int, cue: Cue) -> Iterator[Found]:
        gap = 0 if self.is_apart(last, cue) else cue.first - last - 1
        day = self._day_behind(cue.last)
        joined = gap <= BEHIND and self.is_in(cue.first - 1, "joins")
        if cue.kind in ("will", "wont", "slated", "duty") and gap <= BEHIND and self._goes_on(cue):
            yield Found(rule, "noun_will", cue, first, last, apart=self.is_apart(last, cue))
        if cue.kind == "done" and day >= 0 and (gap < DATED or joined):
            yield Found(rule, "noun_done", cue, first, last, gap >= DATED, day)
        if cue.kind == "slated" and gap <= DATED and day >= 0:
            yield Found(rule, "noun_slated", cue, first, last, date=day)
        if cue.kind == "deadline":
            yield from self._deadline(rule, first, last, cue)

    def is_apart(self, last: int, cue: Cue) -> bool:
        """True when commas enclose all that stands between: "the mission, which began in May, will"."""
        enclosed = last + 1 < cue.first - 1 and self.tokens[last + 1].text == "," == self.tokens[cue.first - 1].text
        return enclosed and not self._parted(last + 1, cue.first)

    def _goes_on(self, cue: Cue) -> bool:
        """True when what the noun will do is to begin, go on, be held or end."""
        behind = range(cue.last + 1, min(cue.last + 1 + DATED, len(self.tokens)))
        done = {one.first for one in self.cues if one.kind == "done"}
        return any(index in done for index in behind) or self._day_behind(cue.last) >= 0

    def _day_behind(self, index: int) -> int:
        """The token of the first day within reach behind `index`, -1 without one."""
        return next((first for first, _ in self.dates if 0 < first - index <= DATED), -1)

    def _deadline(self, rule: PledgeRule, first: int, last: int, cue: Cue) -> Iterator[Found]:
        """A deadline with its day beside it in the sentence of the act."""
        for start, end in self.dates:
            if 0 < start - cue.last <= DATED or 0 < cue.first - end <= 2:
                yield Found(rule, "deadline", cue, first, last, date=start)
                return

    def _open(self) -> Iterator[Found]:
        """What is vowed, whatever it is: "vowed to rebuild the bridge"."""
        for cue in self.cues:
            vowed = cue.kind == "vow" or self._is_vowed(cue)
            rule = self.rules.fallback if vowed else self.rules.dated if self._plans(cue) else None
            act = self._complement(cue) if rule is not None else None
            if rule is None or act is None or (not vowed and self._is_forecast(cue, act)):
                continue
            yield Found(rule, "open" if vowed else "open_will", cue, act, act)

    def _plans(self, cue: Cue) -> bool:
        """True for a "will", a schedule or "said to be going to" in a sentence that names a day."""
        if not self.dates or self.any_in(cue.first, cue.last + 1, "doubts"):
            return False
        bare = bool(self.rules.verb_prefixes) or self.is_in(cue.last, "leads")
        return (
            cue.kind == "will"
            or (cue.kind == "slated" and bare)
            or (cue.kind == "promise" and self.is_in(cue.last, "leads"))
        )

    def _is_forecast(self, cue: Cue, act: int) -> bool:
        """True for what befalls somebody or is nobody's to do: "will face", "will be known", "akan menghadapi"."""
        word = self.tokens[act].lower
        prefixed = bool(self.rules.passive_prefixes) and word.startswith(self.rules.passive_prefixes)
        passive = prefixed or self.is_in(act - 1, "passive_before")
        if (passive or word in self.rules.words["goings"]) and self.any_in(cue.first - CLAUSE, cue.first, "doings"):
            return False
        return passive or word in self.rules.words["forecasts"]

    def _is_vowed(self, cue: Cue) -> bool:
        """True for a "will" in words whose verb of saying is itself a promise."""
        if cue.kind not in ("will", "wont"):
            return False
        spoken = self.doc.utterance_at(self.tokens[cue.first].start)
        return spoken is not None and spoken.act == "promise"

    def _complement(self, cue: Cue) -> int | None:
        """The token of the verb, or of the thing, that is vowed."""
        led = self.is_in(cue.last, "leads") or cue.kind != "vow"
        at, led = self._past_fillers(cue.last + 1, led=led)
        clause = next((c for c in self.cues if c.kind in ("will", "wont") and 0 <= c.first - at <= CLAUSE), None)
        if not led and clause is not None and not self._parted(at, clause.first):
            at, led = self._past_fillers(clause.last + 1, led=True)
        if at >= len(self.tokens) or not self.tokens[at].text[0].isalpha():
            return None
        at += self.is_in(at, "passive_before") and at + 1 < len(self.tokens)
        word = self.tokens[at].lower
        verbal = word.startswith(self.rules.verb_prefixes) if self.rules.verb_prefixes else led
        giving = self.is_in(cue.last, "givers") and not led
        thing = word.endswith(self.rules.thing_endings) if self.rules.thing_endings and not giving else False
        if not (verbal or giving) or thing or self.is_in(at, "idle"):
            return None
        if self.is_in(cue.first, "gerunds") and not (led and word.endswith("ing")):
            return None
        near = range(at, min(at + 3, len(self.tokens)))
        return None if any(self._threatens(i) and not self._is_day(i) for i in near) else at

    def _threatens(self, index: int) -> bool:
        word, threats = self.tokens[index].lower, self.rules.words["threats"]
        return word in threats or any(word.startswith(one) for one in threats if len(one) >= STEM)

    def _is_manner(self, at: int) -> bool:
        """True for "quickly", not for "supply"."""
        return at < len(self.tokens) and self.tokens[at].lower.endswith("ly") and not self.is_in(at, "ly_verbs")

    def _is_day(self, at: int) -> bool:
        return any(first <= at <= last for first, last in self.dates)

    def _past_fillers(self, at: int, *, led: bool) -> tuple[int, bool]:
        """Behind adverbs, "to" and "not"; whether a word that leads to a verb was among them."""
        while self.is_in(at, "fillers") or self._is_day(at) or self._is_manner(at):
            led = led or self.is_in(at, "leads")
            at += 1
        return at, led
