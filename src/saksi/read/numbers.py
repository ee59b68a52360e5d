"""Marks numbers in a document: intervals with their hedges, and why a number is no figure. Pure.

Intervals are those spec READINGS fixes ("Values"); words and signs are the pack's numbers.toml.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from saksi.core.values import Count
from saksi.core.view import disguise_at
from saksi.issues import Issue
from saksi.lang.pack import Pack
from saksi.read.document import Document, Mark, MarkKind
from saksi.read.figure_words import Counted, nouns
from saksi.read.number_labels import Labels, label, labels
from saksi.read.number_words import Numeral, Numerals, headline, is_digits, numeral_at, numerals
from saksi.read.sentences import Sentence, Token
from saksi.read.wordbook import Wordbook

Interval = tuple[int | None, int | None]
MAX_HEDGES = 4
NAMES: tuple[MarkKind, ...] = ("place", "actor", "date")
"""Marks behind which a bare number may be a figure ("Nigeria 800")."""
MEASURED = frozenset({"money", "share", "duration", "distance", "quantity", "times", "cases", "places"})
"""Labels of numbers whose next word is their unit."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """numbers.toml, compiled: numerals, hedges (phrase -> what it does to an interval) and joining words."""

    numerals: Numerals
    heads: frozenset[str]
    hedges: Wordbook[str]
    behind: Wordbook[str]
    gaps: Wordbook[str]
    ranges: Wordbook[str]
    ors: Wordbook[str]
    between: Wordbook[str]
    between_joint: Wordbook[str]
    froms: Wordbook[str]
    changes: Wordbook[str]
    suffix: frozenset[str]
    zero: Wordbook[str]
    labels: Labels
    nouns: Wordbook[Counted]


@cache
def grammar(pack: Pack) -> Grammar:
    """numbers.toml of `pack`, compiled."""
    table = pack.table("numbers")
    words = table["grammar"]
    hedges = [(phrase, rule["op"]) for rule in table["hedge"] for phrase in rule["words"]]
    behind = [(phrase, rule["op"]) for rule in table["hedge"] for phrase in rule.get("behind", ())]

    def book(name: str) -> Wordbook[str]:
        return Wordbook((phrase, name) for phrase in words[name])

    zero: Wordbook[str] = Wordbook((phrase, "zero") for phrase in table["zero"]["words"])
    return Grammar(
        numerals(pack),
        numerals(pack).heads | zero.heads,
        Wordbook(hedges, table["endings"]),
        Wordbook(behind),
        book("gap"),
        book("range"),
        book("or"),
        book("between"),
        book("between_joint"),
        book("from"),
        book("change"),
        frozenset(words["round_suffix"]),
        zero,
        labels(pack),
        nouns(pack),
    )


def _tenth_less(low: int | None) -> int | None:
    return None if low is None else -(-low * 9 // 10)


def hedged(interval: Interval, op: str, *, opened: bool = False) -> Interval:
    """`interval` widened by the hedge `op`; +-10 % is rounded inward to whole numbers.

    The upper end of an `opened` number ("1.000-an") is not widened once more.
    """
    low, high = interval
    if op == "about":
        return (_tenth_less(low), high if opened or high is None else high * 11 // 10)
    if op == "nearly" and high is not None:
        less = _tenth_less(low) or 0
        return (less, max(high - 1, less))
    if op == "over":
        return (None if low is None else low + 1, None)
    if op == "atleast":
        return (low, None)
    if op == "upto":
        return (None, high)
    if op == "under":
        return (None, None if high is None else max(high - 1, 0))
    return interval


@dataclass(frozen=True, slots=True)
class _Found:
    """A number phrase: `core` without its hedges, `[first, last]` with them, tokens of one sentence."""

    core: Numeral
    first: int
    last: int
    interval: Interval
    hedge: tuple[str, ...]


def _opened(tokens: Sequence[Token], numeral: Numeral, book: Grammar) -> Numeral:
    """As in "2.500-an": the number opened up to its next place."""
    dash, suffix = numeral.last + 1, numeral.last + 2
    if suffix >= len(tokens) or tokens[dash].text not in "-–" or tokens[suffix].lower not in book.suffix:
        return numeral
    if tokens[suffix].start != tokens[numeral.last].end + 1 or numeral.low < 10:
        return numeral
    return replace(numeral, last=suffix, high=numeral.high + numeral.step - 1, opened=True)


def _numeral(tokens: Sequence[Token], at: int, book: Grammar) -> Numeral | None:
    numeral = numeral_at(tokens, at, book.numerals) if at < len(tokens) else None
    return _opened(tokens, numeral, book) if numeral else None


def _range(tokens: Sequence[Token], numeral: Numeral, book: Grammar) -> Numeral:
    """The numeral with the second end of its range, when it begins one."""
    between = book.between.before(tokens, numeral.first)
    joint = book.between_joint.at(tokens, numeral.last + 1) if between else None
    joint = joint or book.ranges.at(tokens, numeral.last + 1)
    near = joint is None
    joint = joint or book.ors.at(tokens, numeral.last + 1)
    if joint is None:
        return numeral
    second = _numeral(tokens, joint[0], book)
    if second is None or (not between and _changes(tokens, numeral, book)):
        return numeral
    low, high = numeral.low, second.high
    if second.scale > 1 and numeral.scale == 1 and low < second.low // second.scale:
        low *= second.scale
    if low >= high or (near and high > 2 * low):
        return numeral
    first = between[0] if between else numeral.first
    return Numeral(first, second.last, low, high, 1, numeral.digits and second.digits, second.whole, second.scale)


def _changes(tokens: Sequence[Token], numeral: Numeral, book: Grammar) -> bool:
    """True for "rose from 44 to 164": a change from one number to another, no range."""
    start = book.froms.before(tokens, numeral.first)
    if start is None:
        return False
    return any(book.changes.at(tokens, index) for index in range(max(0, start[0] - 5), start[0]))


def _with_hedges(body: str, tokens: Sequence[Token], numeral: Numeral, book: Grammar) -> _Found:
    interval: Interval = (numeral.low, numeral.high)
    first, last = numeral.first, numeral.last
    hedge: list[str] = []
    for _ in range(MAX_HEDGES):
        gap = book.gaps.before(tokens, first)
        before = book.hedges.before(tokens, first) or (book.hedges.before(tokens, gap[0]) if gap else None)
        if before is None:
            break
        interval = hedged(interval, before[1], opened=numeral.opened)
        hedge.insert(0, body[tokens[before[0]].start : tokens[first - 1].end])
        first = before[0]
    after = book.behind.at(tokens, last + 1)
    if after is not None and not (book.hedges.at(tokens, last + 1) or (0, ""))[0] > after[0]:
        interval = hedged(interval, after[1], opened=numeral.opened)
        hedge.append(body[tokens[last + 1].start : tokens[after[0] - 1].end])
        last = after[0] - 1
    return _Found(numeral, first, last, interval, tuple(hedge))


def _unit(body: str, tokens: Sequence[Token], found: _Found, why: str, book: Grammar) -> str:
    """The counter or noun behind the number, as written; empty when none is known."""
    noun = book.nouns.at(tokens, found.last + 1)
    if noun is not None:
        return body[tokens[found.last + 1].start : tokens[noun[0] - 1].end]
    if why in MEASURED and found.last + 1 < len(tokens) and tokens[found.last + 1].text.isalpha():
        return tokens[found.last + 1].text
    return ""


def _zero(tokens: Sequence[Token], at: int, book: Grammar) -> int | None:
    """Index after the words of zero at `at`; none where they only open a hedge or stand before a number."""
    found = book.zero.at(tokens, at)
    if found is None:
        return None
    hedge = book.hedges.at(tokens, at)
    if (hedge is not None and hedge[0] > found[0]) or _numeral(tokens, found[0], book) is not None:
        return None
    return found[0]


def _spots(tokens: Sequence[Token], heads: frozenset[str]) -> list[int]:
    """The indexes at which a number may begin: digits, number words, pairs of words; most tokens are none."""
    return [at for at, one in enumerate(tokens) if one.lower in heads or not one.plain or one.text[0].isdecimal()]


def _marks(doc: Document, sentence: Sentence, book: Grammar) -> Iterator[Mark | Issue]:
    tokens, body = sentence.tokens, doc.text.body
    before: Mark | None = None
    last, after = -1, 0
    for at in _spots(tokens, book.heads):
        if at < after:
            continue
        if (end := _zero(tokens, at, book)) is not None:
            yield Mark("number", tokens[at].start, tokens[end - 1].end, Count(0, 0), "zero")
            after = end
            continue
        numeral = _numeral(tokens, at, book)
        if numeral is None:
            if is_digits(tokens[at]):
                yield doc.issue("A number whose digits fit no way of writing", tokens[at].start, tokens[at].end)
            continue
        found = _with_hedges(body, tokens, _range(tokens, numeral, book), book)
        made = _mark(doc, sentence, found, book)
        if before is not None and before.label == "age" and found.first == at == last + 2:
            made = replace(made, label="age")
        yield made
        before, last, after = made, found.last, found.last + 1


def _mark(doc: Document, sentence: Sentence, found: _Found, book: Grammar) -> Mark:
    tokens = sentence.tokens
    start, end = tokens[found.first].start, tokens[found.last].end
    core = tokens[found.core.first].start
    dated = any(one.start < end and core < one.end for one in doc.within("date", sentence.start, sentence.end))
    why = "date" if dated else label(doc.text.body, tokens, found.core, found.last, book.labels, book.nouns)
    if why == "cardinal" and _numbered(doc, sentence, found, book):
        why = "name"
    if why == "age" and _placed(doc, sentence, found.core.first):
        why = "cardinal"
    # The page floor has raised the Issue; a number that is not what it looks like makes no figure by itself.
    if why == "cardinal" and disguise_at(doc.text.body, core, end):
        why = "disguised"
    if why != "cardinal":
        start = core
    count = Count(*found.interval, " ".join(found.hedge), _unit(doc.text.body, tokens, found, why, book))
    return Mark("number", start, end, count, why)


def _numbered(doc: Document, sentence: Sentence, found: _Found, book: Grammar) -> bool:
    """True for the 3 of "Panti Bina Laras 3": bare digits behind a name that is no place, actor or day."""
    tokens, at = sentence.tokens, found.core.first
    if at < 2 or found.first != at or not found.core.digits or not tokens[at - 1].text[0].isupper():
        return False
    if book.nouns.at(tokens, found.last + 1) is not None or book.labels.follows.at(tokens, found.last + 1) is not None:
        return False
    marks = (mark for kind in NAMES for mark in doc.within(kind, sentence.start, sentence.end))
    named = any(mark.start <= tokens[at - 1].start < mark.end for mark in marks)
    return not named and not headline(tokens) and found.core.last == at


def _placed(doc: Document, sentence: Sentence, at: int) -> bool:
    """True for the 12 of "Aceh (12), Riau (5)": a place has no age."""
    tokens = sentence.tokens
    if at < 2 or tokens[at - 1].text != "(":
        return False
    name = tokens[at - 2]
    return any(place.end == name.end for place in doc.within("place", sentence.start, name.end))


def mark(doc: Document) -> Iterator[Mark | Issue]:
    """Every number of the sentences of `doc`: "cardinal", "zero", or the reason why it is no figure as label.

    The span of a cardinal holds its hedges. Digits that fit no way of writing numbers are an Issue.
    """
    book = grammar(doc.pack)
    for sentence in doc.sentences:
        yield from _marks(doc, sentence, book)
