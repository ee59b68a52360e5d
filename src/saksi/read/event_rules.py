"""The event rules of a language pack, compiled once: what triggers an event and what must hold around it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from saksi.core.kinds import PLOVER_CONTEXTS, PLOVER_MODES, Modality
from saksi.errors import PackError
from saksi.know import codes
from saksi.lang.pack import Pack
from saksi.read.document import Document
from saksi.read.match import Match, Patterns
from saksi.read.sentences import Sentence

Form = Literal["verbs", "loose", "nouns", "lead", "tied"]
FORMS: tuple[Form, ...] = ("verbs", "loose", "nouns", "lead", "tied")
"""`verbs` act or are suffered, as the words around them tell, `loose` verbs do so only with an actor or a recipient;
`nouns` name the act and stand anywhere, `tied` nouns need an actor or a recipient; `lead` nouns count only in the title
and at the beginning, elsewhere they are background."""


LEISURE = 2
"""Words of leisure that outweigh one of crisis: a riot at a match is told with the words of both."""

NEAR = 8
"""Tokens around a trigger in which an `unless` word turns it into something else; farther ones tell another thing."""

VERB = 2
"""Tokens a verb weighs more than a noun that it overlaps."""


@dataclass(frozen=True, slots=True, eq=False)
class EventRule:
    """One rule of `events.toml`; the file's head explains every key.

    `planned` is the type an announced but undone act becomes ("keep" for its own, "" for no event at all); `home` is
    the type and mode it is when those who arrive are at home there, empty for rules that do not ask.
    """

    name: str
    type: str
    mode: str
    contexts: tuple[str, ...]
    actors: codes.ActorClass
    recipients: codes.ActorClass
    theme: bool
    host: bool
    of_actor: bool
    planned: str
    home: tuple[str, str] | None
    modality: Modality
    lone: bool
    agent: bool
    presumed: str
    claimed: bool
    speech: bool
    public: bool
    needs: Patterns | None
    unless: Patterns | None
    never: Patterns | None
    article: Patterns | None
    article_unless: Patterns | None


@dataclass(frozen=True, slots=True)
class Trigger:
    """A rule's words found in a sentence."""

    rule: EventRule
    form: Form
    match: Match

    @property
    def weight(self) -> int:
        """Tokens it takes, and `VERB` more for a verb."""
        return self.match.last - self.match.first + VERB * self.verbal

    @property
    def verbal(self) -> bool:
        """True for a verb, which has a subject before it."""
        return self.form in ("verbs", "loose")


@dataclass(frozen=True, slots=True, eq=False)
class EventRules:
    """All rules of a pack, the patterns that find them, and the cue words of clauses, voice and modality."""

    rules: Mapping[str, EventRule]
    triggers: Patterns
    cues: Patterns
    claims: Patterns
    words: Mapping[str, frozenset[str]]
    subjects: Mapping[str, str]
    adjectives_before: bool
    leisure: Patterns
    least: int

    def is_leisure(self, doc: Document) -> bool:
        """True for an article about sport, shows or gadgets, in which nothing is an event."""
        seen: dict[str, set[str]] = {"words": set(), "crisis": set()}
        for sentence in doc.sentences:
            for found in self.leisure.find(doc, sentence):
                seen[found.name].add(sentence.tokens[found.first].lower)
        return len(seen["words"]) >= self.least and len(seen["words"]) > LEISURE * len(seen["crisis"])

    def find(self, doc: Document, sentence: Sentence) -> list[Trigger]:
        """The triggers of a sentence in order; of overlapping ones the longest, of equal ones the first in the file.

        A verb counts longer than it is: who "dismissed calls for a ceasefire" rejects, whoever calls.
        """
        found = [_trigger(self.rules, match) for match in self.triggers.find(doc, sentence)]
        if not found:
            return []
        order = {name: index for index, name in enumerate(self.rules)}
        found.sort(key=lambda one: (-one.weight, order[one.rule.name], one.match.first))
        taken: list[Trigger] = []
        for one in found:
            if self._holds(doc, sentence, one) and not any(_overlap(one.match, held.match) for held in taken):
                taken.append(one)
        return sorted(taken, key=lambda one: one.match.first)

    def _holds(self, doc: Document, sentence: Sentence, trigger: Trigger) -> bool:
        rule = trigger.rule
        if trigger.form == "lead" and not in_lead(doc, sentence):
            return False
        last = len(sentence.tokens) - 1
        if rule.needs and not rule.needs.within(doc, sentence, 0, last):
            return False
        if rule.never and rule.never.within(doc, sentence, 0, last):
            return False
        near = (max(0, trigger.match.first - NEAR), min(last, trigger.match.last + NEAR))
        if rule.unless and rule.unless.within(doc, sentence, *near):
            return False
        if rule.article and not _anywhere(doc, rule.article):
            return False
        return not (rule.article_unless and _anywhere(doc, rule.article_unless))


def in_lead(doc: Document, sentence: Sentence) -> bool:
    """True for the title and the first two sentences of the body."""
    if sentence.region == "title":
        return True
    body = [one for one in doc.sentences if one.region == "body"][:2]
    return any(one is sentence for one in body)


def in_first_block(doc: Document, sentence: Sentence) -> bool:
    """True for the title and the first paragraph of the body."""
    first = next((one.block for one in doc.sentences if one.region == "body"), 0)
    return sentence.block <= first


def _anywhere(doc: Document, patterns: Patterns) -> bool:
    return any(True for sentence in doc.sentences for _ in patterns.find(doc, sentence))


def _overlap(one: Match, other: Match) -> bool:
    return one.first <= other.last and other.first <= one.last


def _trigger(rules: Mapping[str, EventRule], match: Match) -> Trigger:
    name, _, form = match.name.rpartition(":")
    return Trigger(rules[name], next(one for one in FORMS if one == form), match)


def _patterns(name: str, row: Mapping[str, Any], key: str, lists: Mapping[str, Sequence[str]]) -> Patterns | None:
    held = row.get(key, ())
    return Patterns([(f"{name}:{key}", pattern) for pattern in held], lists) if held else None


def _rule(row: Mapping[str, Any], lists: Mapping[str, Sequence[str]]) -> EventRule:
    name, kind, mode = str(row["name"]), str(row["type"]), str(row.get("mode", ""))
    contexts = tuple(row.get("contexts", ()))
    if (
        kind not in PLOVER_MODES
        or (mode and mode not in PLOVER_MODES[kind])
        or not PLOVER_CONTEXTS.issuperset(contexts)
    ):
        raise PackError(f"Event rule {name!r}: {kind}/{mode} {contexts} is not PLOVER", do="see know/codes")
    known, classes = codes.event_type(kind), codes.classes()
    return EventRule(
        name=name,
        type=kind,
        mode=mode,
        contexts=contexts,
        actors=classes[row.get("actors", known.actors)],
        recipients=classes[row.get("recipients", known.recipients)],
        theme=bool(row.get("theme", False)),
        host=bool(row.get("host", False)),
        of_actor=row.get("of") == "actor",
        planned=str(row.get("planned", "")),
        home=_home(row),
        modality="planned" if row.get("modality") == "planned" else "happened",
        lone=bool(row.get("lone", True)),
        agent=bool(row.get("agent", False)),
        presumed=str(row.get("presumed", "")),
        claimed=bool(row.get("claimed", False)),
        speech=known.speech,
        public=known.public,
        needs=_patterns(name, row, "needs", lists),
        unless=_patterns(name, row, "unless", lists),
        never=_patterns(name, row, "never", lists),
        article=_patterns(name, row, "article", lists),
        article_unless=_patterns(name, row, "article_unless", lists),
    )


def _home(row: Mapping[str, Any]) -> tuple[str, str] | None:
    kind, _, mode = str(row.get("home", "")).partition("/")
    if kind and mode not in PLOVER_MODES.get(kind, ()):
        raise PackError(f"Event rule {row['name']!r}: home {kind}/{mode} is not PLOVER", do="see know/codes")
    return (kind, mode) if kind else None


def _triggers(rows: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for row in rows:
        for form in FORMS:
            for pattern in row.get(form, ()):
                yield f"{row['name']}:{form}", pattern


@cache
def rules(pack: Pack) -> EventRules:
    """The compiled event rules of `pack`. Raises PackError for codes PLOVER does not have and lists there are not."""
    table = pack.table("events")
    lists: Mapping[str, Sequence[str]] = table.get("lists", {})
    rows: Sequence[Mapping[str, Any]] = table.get("rule", ())
    cues = [(name, pattern) for name, held in table.get("modality", {}).items() for pattern in held]
    leisure = table.get("leisure", {})
    words = {name: frozenset(held) for name, held in table.get("words", {}).items()}
    return EventRules(
        {str(row["name"]): _rule(row, lists) for row in rows},
        Patterns(list(_triggers(rows)), lists),
        Patterns(cues, lists),
        Patterns([("claims", pattern) for pattern in table.get("claims", {}).get("responsibility", ())], lists),
        words,
        {str(word): str(label) for label, held in table.get("subjects", {}).items() for word in held},
        bool(table.get("adjectives_before", False)),
        Patterns([(name, pattern) for name in ("words", "crisis") for pattern in leisure.get(name, ())], lists),
        int(leisure.get("least", 1)),
    )
