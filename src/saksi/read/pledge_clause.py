"""One act under its cue in its sentence: what the readers of pledges look at. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from saksi.core.witness import Witness
from saksi.read.document import Document, Utterance
from saksi.read.pledge_forms import Form, Found
from saksi.read.pledge_rules import PledgeRule, PledgeRules
from saksi.read.sentences import Sentence

OWNED: frozenset[Form] = frozenset({"noun_will", "noun_done", "noun_slated", "deadline"})
"""Forms whose noun may name its owner beside it."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One act under its cue in its sentence, with who says it."""

    doc: Document
    sentence: Sentence
    rules: PledgeRules
    found: Found
    utterance: Utterance | None

    @property
    def rule(self) -> PledgeRule:
        """The rule of the act."""
        return self.found.rule

    @property
    def form(self) -> Form:
        """How the pledge is put."""
        return self.found.form

    @property
    def start(self) -> int:
        """The first character of act and cue."""
        return self.sentence.tokens[self.found.begin].start

    @property
    def end(self) -> int:
        """The character behind act and cue."""
        return self.sentence.tokens[self.found.finish].end

    @property
    def at(self) -> int:
        """The first character of the act with its cue; of an act joined to an earlier one by "and" of the act alone."""
        return self.sentence.tokens[self.found.first if self.found.shared else self.found.begin].start

    def act_witness(self) -> Witness:
        """The characters of the act."""
        return self.doc.witness(self.at, self.end)

    @property
    def first(self) -> int:
        """The token behind the last break before act and cue."""
        return self._after(self.rules.words["breaks"])

    @property
    def governed(self) -> int:
        """The same, with the clause that says or demands it."""
        return self._after(self.rules.words["breaks"] - self.rules.words["complements"])

    def _after(self, breaks: frozenset[str]) -> int:
        at = self.found.begin
        while at > 0 and self.sentence.tokens[at - 1].lower not in breaks:
            at -= 1
        return at

    def has(self, name: str, first: int, last: int) -> bool:
        """True when a word of the list `name` stands among the tokens `[first, last]`."""
        tokens = self.sentence.tokens[max(first, 0) : last + 1]
        return any(token.lower in self.rules.words[name] for token in tokens)

    @property
    def owned(self) -> bool:
        """True where the act is a noun that may name its owner beside it: "Russia's withdrawal will"."""
        return self.form in OWNED

    @property
    def passive(self) -> bool:
        """True when the act is told of the one to whom it is done: "will be sent", "akan dikirim"."""
        first, prefixes = self.found.first, self.rules.passive_prefixes
        prefixed = bool(prefixes) and self.sentence.tokens[first].lower.startswith(prefixes)
        return prefixed or self.has("passive_before", first - 1, first)

    @property
    def goes_home(self) -> bool:
        """True when forces are to leave, not to come."""
        return self.rule.act == "RETREAT/withdraw"

    @property
    def aside_opening(self) -> int:
        """The comma that opens an aside right before the cue: "Kenya, which borders Somalia, will send"; 0 for none."""
        tokens, at = self.sentence.tokens, self.found.begin - 1
        while at > 0 and tokens[at].lower in self.rules.words["auxiliaries"]:
            at -= 1
        if at < 0 or tokens[at].text != ",":
            return 0
        return next((i for i in range(at - 1, 0, -1) if tokens[i].text == ","), 0)

    def is_led_aside(self, at: int) -> bool:
        """True for a name at token `at` behind "from", "to", "dari": it is not the one who acts."""
        words, tokens = self.rules.words, self.sentence.tokens
        at -= 1
        while at >= 0 and tokens[at].lower in words["determiners"]:
            at -= 1
        return at >= 0 and tokens[at].lower in words["asides"]

    def is_speaker(self, start: int, end: int) -> bool:
        """True when who says it stands in `[start, end)`."""
        if self.utterance is None or self.utterance.speaker is None:
            return False
        witness = self.utterance.speaker.witness
        return witness.start < end and start < witness.end
