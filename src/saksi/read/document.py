"""Document: one article while it is being read: its sentences and the marks the small readers put on them. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Any, Literal, TypeVar

from saksi.core.article import Article
from saksi.core.reading import Slot
from saksi.core.text import Text
from saksi.core.values import Value
from saksi.core.witness import Because, Witness
from saksi.issues import Issue
from saksi.lang.pack import Pack
from saksi.read.sentences import Sentence, sentences

MarkKind = Literal["place", "actor", "date", "number"]
T = TypeVar("T")
_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a small reader saw at `[start, end)`: a typed value and, where it leaned on other spans, why.

    `label` sorts marks of one kind: for actors "state", "government", "ministry", "force", "alliance", "armed_group",
    "organisation", "media", "person", "group", "pronoun"; for numbers "cardinal" or why it is no figure ("money",
    "age", "distance", "duration", "share", "clock", "ordinal", ...); for places the grain; for dates "day",
    "relative", "weekday", "duration", "background".
    `group` is, for actors that are people in general, one of the words of core.kinds.GROUPS.
    """

    kind: MarkKind
    start: int
    end: int
    value: Value
    label: str = ""
    group: str = ""
    because: tuple[Because, ...] = ()

    def slot(self, name: str, text: Text) -> Slot:
        """This mark as the slot `name`."""
        return Slot(name, self.value, Witness.of(text, self.start, self.end), self.because)


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something somebody is said to have said.

    `[start, end)` are the words said (inside the quotation marks for direct speech); `speaker` is the first-hand
    source (slot "says", a Who), None when the text names none; `via` relays it; `cue` is the span of the verb of
    saying. `sentence` spans all that the attribution governs: a figure in there is said by the speaker.
    `rule` names the turn of phrase, `act` the kind of saying (say, announce, claim, deny, ask, promise, warn,
    criticise, report, accuse, praise), `quoted` the verbatim parts: all of direct speech, borrowed words in indirect.
    `parts` are the pieces of indirect words that an attribution in their midst splits, empty when they are whole.
    """

    start: int
    end: int
    speaker: Slot | None
    via: Slot | None
    direct: bool
    cue: tuple[int, int] | None
    sentence: tuple[int, int]
    addressee: Slot | None = None
    carried: bool = False
    rule: str = ""
    act: str = ""
    quoted: tuple[tuple[int, int], ...] = ()
    parts: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """An article, its text and pack, and the marks so far. Marks are sorted and those of one kind never overlap.

    `shared` holds what several readers ask of the article before any mark, by who found it (see `once`).
    """

    article: Article
    text: Text
    pack: Pack
    sentences: tuple[Sentence, ...]
    marks: dict[str, tuple[Mark, ...]] = field(default_factory=dict)
    utterances: tuple[Utterance, ...] = ()
    issues: tuple[Issue, ...] = ()
    shared: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, article: Article, text: Text, pack: Pack) -> Document:
        """The document before any mark."""
        abbreviations = frozenset(str(word).casefold() for word in pack.table("pack").get("abbreviations", ()))
        return cls(article, text, pack, sentences(text, abbreviations))

    def with_marks(self, found: Iterable[Mark | Issue]) -> Document:
        """This document with more marks and issues; of two overlapping marks of one kind the longer stays."""
        fresh: dict[str, list[Mark]] = {}
        issues = list(self.issues)
        for one in found:
            if isinstance(one, Issue):
                issues.append(one)
            else:
                fresh.setdefault(one.kind, []).append(one)
        settled = {kind: tuple(_longest_first((*self.marks.get(kind, ()), *held))) for kind, held in fresh.items()}
        return replace(self, marks=self.marks | settled, issues=tuple(issues))

    def with_utterances(self, utterances: Iterable[Utterance]) -> Document:
        """This document with what people say in it."""
        return replace(self, utterances=tuple(sorted(utterances, key=lambda one: (one.start, one.end))))

    def of_kind(self, kind: MarkKind) -> tuple[Mark, ...]:
        """All marks of one kind, in text order."""
        return self.marks.get(kind, ())

    def within(self, kind: MarkKind, start: int, end: int) -> Iterator[Mark]:
        """The marks of one kind that lie wholly in `[start, end)`, in text order."""
        held = self.marks.get(kind, ())
        for at in range(bisect_left(held, start, key=_START), len(held)):
            mark = held[at]
            if mark.start >= end:
                return
            if mark.end <= end:
                yield mark

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that holds this character."""
        index = bisect_left(self.sentences, position + 1, key=_START) - 1
        if index >= 0 and self.sentences[index].start <= position < self.sentences[index].end:
            return self.sentences[index]
        return None

    def utterance_at(self, position: int) -> Utterance | None:
        """The innermost utterance whose words or attributed sentence hold this character."""
        held = [one for one in self.utterances if one.sentence[0] <= position < one.sentence[1]]
        return min(held, key=lambda one: one.sentence[1] - one.sentence[0], default=None)

    def witness(self, start: int, end: int) -> Witness:
        """The witness for `[start, end)` of this text."""
        return Witness.of(self.text, start, end)

    def issue(self, what: str, start: int, end: int) -> Issue:
        """An issue about `[start, end)`."""
        return Issue(start, end, what, self.text.quote(start, end))


def once(find: Callable[[Document], T]) -> Callable[[Document], T]:
    """`find`, but called once for an article: what it finds must not depend on marks or utterances."""

    def found(doc: Document) -> T:
        if find not in doc.shared:
            doc.shared[find] = find(doc)
        known: T = doc.shared[find]
        return known

    return found


def _longest_first(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Sorted by position; a mark that overlaps an earlier or longer one is left out."""
    taken: list[Mark] = []
    for mark in sorted(marks, key=lambda one: (one.start - one.end, one.start)):
        index = bisect_left(taken, mark.start, key=_START)
        before = taken[index - 1].end if index else 0
        after = taken[index].start if index < len(taken) else mark.end
        if before <= mark.start and mark.end <= after:
            taken.insert(index, mark)
    return iter(taken)
