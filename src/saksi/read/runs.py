"""Runs of words written large that may be a person's name. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from saksi.know import actors, places
from saksi.read.document import Document, once
from saksi.read.lexicon import Lexicon, lexicon
from saksi.read.sentences import Sentence, Token

TITLE_SHARE = 0.6
"""Share of long words written large above which the title of a page tells nothing by its capitals."""
LARGE_SHARE = 0.85
"""The same for a line of the body, where a sentence may hold many names."""
STOPS = (".", "!", "?", '"', "”", "’", ";")
"""Signs that end a sentence; a headline in the body ends with a word."""
GREAT = 1_000_000
"""People above which a town or region's name begins no person's name."""


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens `[first, last)` of a sentence; `opens` when the run begins the sentence."""

    tokens: tuple[Token, ...]
    first: int
    last: int
    opens: bool
    body: str = ""

    @property
    def start(self) -> int:
        """First character."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Character after the last."""
        return self.tokens[-1].end

    @property
    def text(self) -> str:
        """The name as one would write it on one line."""
        parts: list[str] = []
        for token, after in zip(self.tokens, (*self.tokens[1:], None), strict=True):
            parts.append(token.text)
            if after is not None and after.start > token.end:
                parts.append(" ")
        return "".join(parts)

    @property
    def named(self) -> bool:
        """True when it holds at least one word a person could be called by."""
        return any(len(token.text) > 1 and token.text[0].isupper() for token in self.tokens)

    @property
    def personal(self) -> bool:
        """True when nothing in it is written in capitals throughout, as acronyms are."""
        return not any(len(token.text) > 2 and token.text.isupper() for token in self.tokens)


def headline(sentence: Sentence, words: Lexicon) -> bool:
    """True when most words that are no function words are written large."""
    title = sentence.region == "title"
    if not title and sentence.tokens[-1].text in STOPS:
        return False
    capitals = others = 0
    for token in sentence.tokens:
        if len(token.text) > 3 and token.text[0].isalpha():
            if token.large:
                capitals += 1
            elif token.lower not in words.function:
                others += 1
    count = capitals + others
    if title:
        return count >= 3 and capitals / count > TITLE_SHARE
    return (capitals > 4 and capitals / count > LARGE_SHARE) or count == capitals > 2


def large(token: Token) -> bool:
    """True for a word that begins with a capital."""
    return token.large


def _plain_name(token: Token) -> bool:
    text = token.text
    return (
        token.large
        and (not text.isupper() or len(text) == 1 or "." in text)
        and not any(sign.isdigit() for sign in text)
    )


def _blocked(tokens: Sequence[Token], index: int, words: Lexicon) -> int:
    """Tokens from `index` that are no part of a name (an office, a body, a country, a function word): how many."""
    told = words.no_name.at(tokens, index)
    if told is not None:
        return told[0] - index
    lower = tokens[index].lower.replace("’", "'").partition("'")[0] or tokens[index].lower
    if lower in words.openers or lower in words.pronouns or lower in words.links:
        return 1
    return _known(tokens, index) or great_place(tokens, index)


def great_place(tokens: Sequence[Token], index: int) -> int:
    """Tokens from `index` that name a capital, or a town or region too large to be taken for a person; 0 for none."""
    for end in range(min(len(tokens), index + min(3, places.width(tokens[index].text))), index, -1):
        if large(tokens[end - 1]):
            held = places.senses(" ".join(token.text for token in tokens[index:end]))
            if any(not one.shy and (one.place.capital or one.place.population >= GREAT) for one in held):
                return end - index
    return 0


def _known(tokens: Sequence[Token], index: int) -> int:
    for end in range(min(len(tokens), index + actors.width(tokens[index].text)), index, -1):
        if not large(tokens[end - 1]):
            continue
        written = " ".join(token.text for token in tokens[index:end])
        found = actors.naming(written)
        if found is not None and not (end - index == 1 and found.shy):
            return end - index
    return 0


def _continues(tokens: Sequence[Token], index: int, words: Lexicon) -> bool:
    """True when the token may stand inside a name: a capital, a particle or an initial before another capital."""
    token = tokens[index]
    if _plain_name(token):
        return True
    if not index + 1 < len(tokens):
        return token.text.isupper() and token.lower in words.initials
    after = tokens[index + 1]
    if token.lower in words.particles and (_plain_name(after) or after.lower in words.particles):
        return True
    if token.text == "." and len(tokens[index - 1].text) <= 2 and _plain_name(after):
        return True
    return token.text.isupper() and token.lower in words.initials


def runs(sentence: Sentence, words: Lexicon) -> Iterator[Run]:
    """The runs of a sentence that could name a person."""
    tokens = sentence.tokens
    index = 0
    while index < len(tokens):
        starts = _plain_name(tokens[index]) or (tokens[index].text.isupper() and tokens[index].lower in words.initials)
        blocked = _blocked(tokens, index, words) if starts else 0
        if not starts or blocked:
            index += max(1, blocked)
            continue
        end = index + 1
        while end < len(tokens) and _continues(tokens, end, words) and not _blocked_inside(tokens, end, words):
            end += 1
        first = index + _ordinary(tokens, index, end, words)
        run = Run(tuple(tokens[first:end]), first, end, first == 0)
        if run.tokens and run.named:
            yield run
        index = end


def _ordinary(tokens: Sequence[Token], first: int, end: int, words: Lexicon) -> int:
    """How many words at the beginning of a run are no name but words of the language ("Penggunaan Marriot").

    A run of such words alone is no name. One before a single name may be a given name ("Juri Laas", "Mark Rutte"),
    unless it opens the sentence in a language whose given names are seldom words.
    """
    count = 0
    while first + count < end and tokens[first + count].lower in words.ordinary:
        count += 1
    rest = end - first - count
    if rest == 0 or not count:
        return count
    trims = rest > 1 or first == 0 if words.body_after else rest > 1 and first == 0
    return count if trims else 0


def _blocked_inside(tokens: Sequence[Token], index: int, words: Lexicon) -> bool:
    token = tokens[index]
    return bool(token.lower not in words.particles and token.text != "." and _blocked(tokens, index, words))


def place_words(run: Run) -> int:
    """How many words at the beginning of a run name a place that is hardly ever a person's."""
    for count in range(min(len(run.tokens), places.width(run.tokens[0].text)), 0, -1):
        held = places.senses(" ".join(token.text for token in run.tokens[:count]))
        if any(not one.shy for one in held):
            return count
    return 0


@once
def headlines(doc: Document) -> tuple[bool, ...]:
    """Of each sentence whether its capitals tell nothing, as in a headline."""
    words = lexicon(doc.pack)
    return tuple(headline(sentence, words) for sentence in doc.sentences)


@once
def runs_of(doc: Document) -> tuple[tuple[Run, ...], ...]:
    """The runs of each sentence."""
    words = lexicon(doc.pack)
    return tuple(tuple(runs(sentence, words)) for sentence in doc.sentences)
