"""Clauses: the words of indirect speech as one reads them, without the attribution in their midst. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from saksi.read.document import Document
from saksi.read.parting import Attribution
from saksi.read.say_words import SayWords
from saksi.read.stretches import Stretch

TRIM = " \t\n\u00a0,;:—–-"
JOINS = ("clause", "and", "relative", "leading", "questions", "articles")
"""Word lists whose words, behind the attribution, open a further clause or phrase: a comma parts it from the first."""


def pieces(st: Stretch, one: Attribution, words: SayWords) -> Iterator[tuple[int, int]]:
    """The token spans that `one` governs: its clause, or what stands before and behind it in their midst.

    Left out are an opening that only links to the sentence before ("Meski demikian,") and what the outlet itself adds
    behind a whole clause ("…, he said, without giving details").
    """
    start, end = one.said
    if not one.behind:
        yield start, end
        return
    edge = min(one.first, end)
    head, tail = (_behind_colon(st, start, edge), edge), (max(one.behind, start), end)
    if head[0] < head[1] and not (_links(st, head, words) and tail[0] < end):
        yield head
    else:
        head = (start, start)
    if tail[0] < end and not (head[0] < head[1] and words.phrase("narrator", st.tokens, tail[0])):
        yield tail


def _behind_colon(st: Stretch, start: int, end: int) -> int:
    """Behind the colon with which the outlet leads in what is said: "He sounded guarded: they would stay, he said"."""
    for at in range(end - 1, start, -1):
        clock = st.lower(at - 1)[-1:].isdigit() and st.lower(at + 1)[:1].isdigit()
        if st.tokens[at].text == ":" and not st.quoted(at) and not clock:
            return at + 1
    return start


def _links(st: Stretch, head: tuple[int, int], words: SayWords) -> bool:
    """True when nothing but linking phrases and signs stands in `head`."""
    at, end = head
    while at < end:
        length = words.phrase("connectors", st.tokens, at)
        if not length and st.tokens[at].text[0].isalnum():
            return False
        at += length or 1
    return True


def trimmed(doc: Document, start: int, end: int) -> tuple[int, int] | None:
    """The characters `[start, end)` without outer signs; None when no word is left."""
    body = doc.text.body
    while end > start and body[end - 1] in TRIM + ".":
        end -= 1
    while start < end and body[start] in TRIM + ")":
        start += 1
    return (start, end) if end > start else None


def joined(doc: Document, words: SayWords, parts: tuple[tuple[int, int], ...]) -> str:
    """The parts as one clause: the commas around an attribution leave with it unless a new clause begins there."""
    said = doc.text.quote(*parts[0])
    for before, part in pairwise(parts):
        told = doc.text.quote(*part)
        said += (", " if _parted(doc, words, before, part) else " ") + told
    return said


def _parted(doc: Document, words: SayWords, before: tuple[int, int], part: tuple[int, int]) -> bool:
    sentence = doc.sentence_at(part[0])
    first = next((token for token in sentence.tokens if token.start >= part[0]), None) if sentence else None
    opening = doc.sentence_at(before[0])
    begin = next((token for token in opening.tokens if token.start >= before[0]), None) if opening else None
    if first is None or begin is None:
        return True
    adverbial = words.has("leading", begin) or words.has("clause", begin)
    return adverbial or any(words.has(name, first) for name in JOINS)
