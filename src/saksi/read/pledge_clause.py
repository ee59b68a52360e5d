"""One act under its cue in its sentence: what the readers of pledges look at. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from saksi.core.witness import Witness
from saksi.read.document import Document, Utterance
from saksi.read.pledge_forms import Form, Found
from saksi.read.pledge_rules import PledgeRule, PledgeRules
from saksi.read.sentences import Sentence


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
