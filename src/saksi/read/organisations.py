"""Names of organisations that no list holds: a head word, the words written large beside it, its acronym. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from saksi.core.values import Who
from saksi.know import actors
from saksi.read.document import Document, Mark
from saksi.read.lexicon import Lexicon
from saksi.read.persons import Mention
from saksi.read.runs import headlines, large
from saksi.read.sentences import Sentence, Token

WIDEST = 9
"""Most tokens in an organisation's name."""


def organisation_marks(doc: Document, words: Lexicon, people: Sequence[Mention]) -> Iterator[Mark]:
    """The organisations of a document; a bracketed acronym stands for the name before it from then on."""
    acronyms: dict[str, str] = {}
    taken = [(one.start, one.end) for one in people]
    for sentence, shouted in zip(doc.sentences, headlines(doc), strict=True):
        if shouted or words.organisations.heads.isdisjoint(sentence.words):
            continue
        for first, last, label in _names(sentence, words):
            start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
            if any(start < stop and begin < end for begin, stop in taken):
                continue
            name = doc.text.quote(start, end)
            short = _bracketed(sentence.tokens, last)
            if short:
                acronyms[short] = name
            yield Mark("actor", start, end, Who(name, name), label=label)
    yield from _short_forms(doc, acronyms)


def _names(sentence: Sentence, words: Lexicon) -> Iterator[tuple[int, int, str]]:
    tokens = sentence.tokens
    index = 0
    while index < len(tokens):
        found = words.organisations.at(tokens, index) if large(tokens[index]) or not words.organisation_last else None
        if found is None:
            index += 1
            continue
        first = _back(tokens, index, words) if words.organisation_last else index
        last = found[0] if words.organisation_last else _on(tokens, found[0], words)
        if last - first > found[0] - index and not _all_known(tokens, first, last):
            yield first, last, found[1]
        index = max(last, found[0])


def _back(tokens: Sequence[Token], index: int, words: Lexicon) -> int:
    """The first token of the name that ends with the head word at `index`."""
    first = index
    while first > 0 and index - first < WIDEST:
        before = tokens[first - 1]
        if large(before) and not (first == 1 and before.lower in words.openers):
            first -= 1
        elif (
            before.lower in words.inner and first > 1 and large(tokens[first - 2]) and _named(tokens[first - 2], words)
        ):
            first -= 2
        else:
            break
    return first


def _named(token: Token, words: Lexicon) -> bool:
    return token.lower not in words.openers and token.lower not in words.at


def _on(tokens: Sequence[Token], index: int, words: Lexicon) -> int:
    """The index after the name that begins with a head word and goes on at `index`."""
    last = index
    while last < len(tokens) and last - index < WIDEST:
        title = words.titles.at(tokens, last)
        if large(tokens[last]) and (title is None or title[1] == "person"):
            last += 1
        elif tokens[last].lower in words.inner and last + 1 < len(tokens) and large(tokens[last + 1]) and last > index:
            last += 2
        else:
            break
    return last


def _all_known(tokens: Sequence[Token], first: int, last: int) -> bool:
    return actors.naming(" ".join(token.text for token in tokens[first:last])) is not None


def _bracketed(tokens: Sequence[Token], at: int) -> str:
    if at + 2 < len(tokens) and tokens[at].text == "(" and tokens[at + 2].text == ")" and tokens[at + 1].text.isupper():
        return tokens[at + 1].text
    return ""


def _short_forms(doc: Document, acronyms: dict[str, str]) -> Iterator[Mark]:
    if not acronyms:
        return
    for sentence in doc.sentences:
        for token in sentence.tokens:
            if token.text in acronyms and actors.naming(token.text) is None:
                yield Mark("actor", token.start, token.end, Who(token.text, acronyms[token.text]), label="organisation")
