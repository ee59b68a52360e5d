"""The matcher of rule files: patterns over the tokens of one sentence. Pure.

A pattern is written as a line of elements, parted by blanks:

    word        the token `word`, whatever its case
    a|b         one of these tokens
    a|b+c       `b c` counts as one of them
    pre*        a token that begins so
    %list       an entry of the word list `list` of the same file (entries may be several words)
    <kind>      a mark: <number>, <date>, <place>, <actor>; <actor:person> only with that label
    ...         up to six tokens of any kind, but no `;`
    ..3         up to three such tokens
    ?element    this element or nothing

`Patterns` indexes patterns by what their first token can be, so that a sentence is walked once and most
patterns are never tried.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from saksi.errors import PackError
from saksi.read.document import Document, Mark, MarkKind
from saksi.read.sentences import LONGEST, Sentence, Token

GAP = 6
"""Tokens `...` may skip."""

PREFIX_KEY = 3
"""Characters of a prefix it is indexed by: few patterns are tried for a token that begins otherwise."""


KEPT = 2_048
"""Words whose patterns are kept."""


@dataclass(frozen=True, slots=True)
class Element:
    """One parsed element: `words` (each a tuple of casefolded tokens), `prefixes`, a mark kind, or a gap."""

    words: tuple[tuple[str, ...], ...] = ()
    prefixes: tuple[str, ...] = ()
    mark: str = ""
    label: str = ""
    gap: int = 0
    optional: bool = False
    by_head: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    """`words` by their first token, longest first."""


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found in a sentence: name, span, the marks it took and the word groups, in order."""

    name: str
    start: int
    end: int
    marks: tuple[Mark, ...]
    first: int
    last: int


def _words(element: str) -> tuple[str, ...]:
    return tuple(element.casefold().split())


def parse(pattern: str, lists: Mapping[str, Sequence[str]]) -> tuple[Element, ...]:
    """The elements of `pattern`. Raises PackError for an unknown list or an empty pattern."""
    elements: list[Element] = []
    for part in pattern.split():
        optional = part.startswith("?") and len(part) > 1
        part = part[1:] if optional else part
        if part == "...":
            elements.append(Element(gap=GAP))
        elif part.startswith("..") and part[2:].isdigit():
            elements.append(Element(gap=int(part[2:])))
        elif part.startswith("<") and part.endswith(">"):
            kind, _, label = part[1:-1].partition(":")
            elements.append(Element(mark=kind, label=label, optional=optional))
        else:
            elements.append(_word_element(pattern, part, lists, optional))
    if not elements or elements[0].gap:
        raise PackError(f"Pattern {pattern!r} does not begin with a word or a mark")
    return tuple(elements)


def _word_element(pattern: str, part: str, lists: Mapping[str, Sequence[str]], optional: bool) -> Element:
    words: list[tuple[str, ...]] = []
    prefixes: list[str] = []
    for option in part.split("|"):
        if option.startswith("%"):
            if option[1:] not in lists:
                raise PackError(f"Pattern {pattern!r} names a list {option!r} that the file does not have")
            entries = lists[option[1:]]
            words.extend(_words(entry) for entry in entries if not entry.endswith("*"))
            prefixes.extend(entry[:-1].casefold() for entry in entries if entry.endswith("*"))
        elif option.endswith("*") and len(option) > 1:
            prefixes.append(option[:-1].casefold())
        else:
            words.append(_words(option.replace("+", " ")))
    ordered = sorted(set(words), key=lambda one: (-len(one), one))
    by_head = {head: tuple(one for one in ordered if one[0] == head) for head in {one[0] for one in ordered}}
    return Element(words=tuple(ordered), prefixes=tuple(prefixes), optional=optional, by_head=by_head)


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A parsed pattern under its name; a sentence without one of `needed` cannot match it."""

    name: str
    elements: tuple[Element, ...]
    needed: frozenset[str]


class _Kept(dict[str, tuple[_Pattern, ...]]):
    """The patterns that may begin with a word, looked up when first asked for; emptied when it holds `KEPT`."""

    def __init__(self, find: Callable[[str], Iterator[_Pattern]]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, lower: str) -> tuple[_Pattern, ...]:
        found = tuple(self._find(lower))
        if len(lower) <= LONGEST:
            if len(self) >= KEPT:
                self.clear()
            self[lower] = found
        return found


class Patterns:
    """Compiled patterns, each under a name; the same name may have several."""

    def __init__(self, patterns: Sequence[tuple[str, str]], lists: Mapping[str, Sequence[str]]) -> None:
        self._by_word: dict[str, list[_Pattern]] = defaultdict(list)
        self._by_prefix: dict[str, list[tuple[str, _Pattern]]] = defaultdict(list)
        self._by_mark: dict[str, list[_Pattern]] = defaultdict(list)
        self._marked = False
        self._kept = _Kept(self._looked_up)
        for name, pattern in patterns:
            self._index(name, parse(pattern, lists))

    def _index(self, name: str, elements: tuple[Element, ...]) -> None:
        head = elements[0]
        pattern = _Pattern(name, elements, _needed(elements))
        self._kept.clear()
        self._marked = self._marked or any(element.mark for element in elements)
        if head.optional:
            self._index(name, elements[1:])
        for word in head.by_head:
            self._by_word[word].append(pattern)
        for prefix in head.prefixes:
            self._by_prefix[prefix[:PREFIX_KEY]].append((prefix, pattern))
        if head.mark:
            self._by_mark[head.mark].append(pattern)

    def find(self, doc: Document, sentence: Sentence) -> Iterator[Match]:
        """Every match in the sentence, by position; one per pattern and starting token."""
        return self._find(doc, sentence, 0, len(sentence.tokens) - 1)

    def within(self, doc: Document, sentence: Sentence, first: int, last: int) -> bool:
        """True when a pattern matches inside the tokens `first`..`last` (both included) of the sentence."""
        return any(found.last <= last for found in self._find(doc, sentence, first, last))

    def _find(self, doc: Document, sentence: Sentence, first: int, last: int) -> Iterator[Match]:
        """Matches that begin at one of the tokens `first`..`last`."""
        words, tokens = sentence.words, sentence.tokens
        if not self._by_prefix and not self._by_mark and self._by_word.keys().isdisjoint(words):
            return
        marks = _marks_by_start(doc, sentence) if self._by_mark else None
        for index, candidates in self._spots(tokens, first, last, marks or {}):
            for pattern in candidates:
                if pattern.needed and pattern.needed.isdisjoint(words):
                    continue
                if marks is None:
                    marks = _marks_by_start(doc, sentence) if self._marked else {}
                found = _match(tokens, index, pattern.elements, marks, ())
                if found is not None:
                    at, taken = found
                    yield Match(pattern.name, tokens[index].start, tokens[at].end, taken, index, at)

    def _spots(
        self, tokens: Sequence[Token], first: int, last: int, marks: Mapping[int, Sequence[Mark]]
    ) -> Iterable[tuple[int, Sequence[_Pattern]]]:
        """The tokens at which a pattern may begin, and the patterns that may; where prefixes make it dear, kept."""
        kept = self._kept
        if not self._by_mark:
            return [(at, held) for at in range(first, last + 1) if (held := kept[tokens[at].lower])]
        found: list[tuple[int, Sequence[_Pattern]]] = []
        for at in range(first, last + 1):
            token = tokens[at]
            held = kept[token.lower]
            if token.start in marks:
                held = (*held, *self._at_marks(marks[token.start]))
            if held:
                found.append((at, held))
        return found

    def _at_marks(self, marks: Sequence[Mark]) -> Iterator[_Pattern]:
        """The patterns that may begin with one of the marks."""
        for mark in marks:
            yield from self._by_mark.get(mark.kind, ())

    def _looked_up(self, lower: str) -> Iterator[_Pattern]:
        yield from self._by_word.get(lower, ())
        for size in range(1, min(PREFIX_KEY, len(lower)) + 1 if self._by_prefix else 0):
            for prefix, pattern in self._by_prefix.get(lower[:size], ()):
                if lower.startswith(prefix):
                    yield pattern


def _needed(elements: tuple[Element, ...]) -> frozenset[str]:
    """Words one of which a sentence must hold for the pattern to match; empty when that cannot be told."""
    last = elements[-1]
    if last.gap or last.optional or last.mark or last.prefixes:
        return frozenset()
    return frozenset(last.by_head)


def _marks_by_start(doc: Document, sentence: Sentence) -> dict[int, list[Mark]]:
    """The marks of a sentence by where they begin, found once for all patterns as long as no marks are added."""
    held = doc.shared.get((_marks_by_start, sentence.start))
    if held is None or held[0] is not doc.marks:
        held = doc.marks, _sorted_marks(doc, sentence)
        doc.shared[_marks_by_start, sentence.start] = held
    found: dict[int, list[Mark]] = held[1]
    return found


def _sorted_marks(doc: Document, sentence: Sentence) -> dict[int, list[Mark]]:
    found: dict[int, list[Mark]] = defaultdict(list)
    for kind in doc.marks:
        for mark in doc.within(cast(MarkKind, kind), sentence.start, sentence.end):
            found[mark.start].append(mark)
    return found


def _match(
    tokens: Sequence[Token],
    at: int,
    elements: tuple[Element, ...],
    marks: Mapping[int, Sequence[Mark]],
    taken: tuple[Mark, ...],
) -> tuple[int, tuple[Mark, ...]] | None:
    """Index of the last token matched and the marks taken, or None. Shortest gaps first."""
    if not elements:
        return at - 1, taken
    head, rest = elements[0], elements[1:]
    if head.gap:
        return _match_gap(tokens, at, head.gap, rest, marks, taken)
    for after, mark in _step(tokens, at, head, marks):
        found = _match(tokens, after, rest, marks, (*taken, mark) if mark else taken)
        if found is not None:
            return found
    return _match(tokens, at, rest, marks, taken) if head.optional else None


def _match_gap(
    tokens: Sequence[Token],
    at: int,
    gap: int,
    rest: tuple[Element, ...],
    marks: Mapping[int, Sequence[Mark]],
    taken: tuple[Mark, ...],
) -> tuple[int, tuple[Mark, ...]] | None:
    for skip in range(gap + 1):
        if at + skip > len(tokens) or (skip and tokens[at + skip - 1].text == ";"):
            return None
        found = _match(tokens, at + skip, rest, marks, taken)
        if found is not None:
            return found
    return None


def _step(
    tokens: Sequence[Token], at: int, element: Element, marks: Mapping[int, Sequence[Mark]]
) -> Iterator[tuple[int, Mark | None]]:
    """Each way one element can take tokens from `at`: the index after them and the mark taken."""
    if at >= len(tokens):
        return
    token = tokens[at]
    for mark in marks.get(token.start, ()):
        if element.mark == mark.kind and element.label in ("", mark.label):
            after = at
            while after < len(tokens) and tokens[after].start < mark.end:
                after += 1
            yield after, mark
    for words in element.by_head.get(token.lower, ()):
        if len(words) <= len(tokens) - at and all(tokens[at + i].lower == word for i, word in enumerate(words)):
            yield at + len(words), None
    if element.prefixes and token.lower.startswith(element.prefixes):
        yield at + 1, None
