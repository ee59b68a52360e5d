"""Offices in a sentence and whose they are: "Menteri Pertahanan Rusia Sergei Shoigu", "X, director of Y". Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from saksi.know import actors, places
from saksi.know.actors import Naming
from saksi.read.lexicon import Lexicon
from saksi.read.office_owner import LOCAL, REACH, Phrase, after_ranks, body_end, owner, ranks_before
from saksi.read.runs import Run, great_place, large
from saksi.read.sentences import Sentence, Token

RANKS = ("military", "police", "honorific", "academic")
"""Classes whose words may follow an office as a rank and are then no part of it."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office phrase: `[start, end)` all of it, `[first, last)` the office as written without country or body.

    `kind` is the class of titles.tsv; `body` what it belongs to and `body_at` its span; `former` the span of the word
    that says the office is past; `run` the name it belongs to and `rule` how they stand together. `rank` is true of a
    rank alone, which is no office; `named` is where the name with its rank begins.
    """

    start: int
    end: int
    first: int
    last: int
    kind: str
    body: str
    body_id: str
    body_at: tuple[int, int] | None
    former: tuple[int, int] | None
    run: Run | None
    rule: str
    rank: bool = False
    named: int = 0


def naming_at(tokens: Sequence[Token], index: int) -> tuple[int, Naming] | None:
    """Index after the longest known actor's name that begins at `index`, and what it stands for."""
    if index >= len(tokens) or not tokens[index].large:
        return None
    widest = actors.width(tokens[index].text)
    for end in range(min(len(tokens), index + widest), index, -1) if widest else ():
        if large(tokens[end - 1]) or tokens[end - 1].text == "'s":
            found = actors.naming(" ".join(token.text for token in tokens[index:end]))
            if found is not None:
                return end, found
    return None


def naming_before(tokens: Sequence[Token], end: int) -> tuple[int, Naming] | None:
    """Index of the first token of the longest known actor's name that ends just before `end`."""
    if end < 1 or not large(tokens[end - 1]):
        return None
    for start in range(max(0, end - 8), end):
        if large(tokens[start]):
            found = actors.naming(" ".join(token.text for token in tokens[start:end]))
            if found is not None:
                return start, found
    return None


def offices(sentence: Sentence, runs: Sequence[Run], words: Lexicon) -> Iterator[Office]:
    """The offices of a sentence that stand beside a name, in text order."""
    found = list(_all(sentence.tokens, runs, words))
    offices_of = {one.run.last: one for one in found if one.run is not None and not one.rank}
    for one in found:
        if one.run is None or not one.rank:
            yield one
            continue
        other = offices_of.get(one.run.last)
        if other is None:
            yield one  # a rank alone


def _all(tokens: Sequence[Token], runs: Sequence[Run], words: Lexicon) -> Iterator[Office]:
    """The offices and ranks of a sentence with the names they belong to."""
    starts = {run.first: run for run in runs}
    ends = {run.last: run for run in runs}
    index = 0
    while index < len(tokens):
        if not tokens[index].large and tokens[index].lower not in words.titles.heads:
            index += 1
            continue
        found = words.titles.at(tokens, index)
        known = naming_at(tokens, index)
        if found is None or (known and known[0] > found[0]):
            index = known[0] if known else index + 1
            continue
        phrase = _phrase(tokens, index, found[0], found[1], starts, words)
        run, rule = owner(tokens, phrase, starts, ends, words)
        yield _office(tokens, phrase, run, rule, words)
        index = max(found[0], phrase.end if rule != "name-comma-office" else found[0])


def _office(tokens: Sequence[Token], phrase: Phrase, run: Run | None, rule: str, words: Lexicon) -> Office:
    def span(held: tuple[int, int] | None) -> tuple[int, int] | None:
        return (tokens[held[0]].start, tokens[held[1] - 1].end) if held else None

    body = " ".join(token.text for token in tokens[phrase.body[0] : phrase.body[1]]) if phrase.body else ""
    ranks = after_ranks(tokens, phrase.head, words)
    title = words.titles.at(tokens, ranks) if ranks > phrase.head else None
    rank = phrase.first == phrase.head and (ranks >= phrase.last or (title is not None and title[1] == "regnal"))
    return Office(
        tokens[phrase.start].start, tokens[phrase.end - 1].end, tokens[phrase.first].start, tokens[phrase.last - 1].end,
        phrase.kind, body, phrase.body_id, span(phrase.body), span(phrase.former), run, rule, rank,
        ranks_before(tokens, run, words),
    )  # fmt: skip


def _phrase(tokens: Sequence[Token], index: int, end: int, kind: str, starts: dict[int, Run], words: Lexicon) -> Phrase:
    phrase = Phrase(index, index, index, end, end, kind)
    _widen_left(tokens, phrase, words)
    _widen_right(tokens, phrase, starts, words)
    return phrase


def _widen_left(tokens: Sequence[Token], phrase: Phrase, words: Lexicon) -> None:
    """Takes in "deputy", "former", a portfolio, and in front of these the country or body that owns the office."""
    while True:
        at = phrase.start
        former = words.former.before(tokens, at)
        if former:
            phrase.former = (former[0], at)
            phrase.start = former[0]
            continue
        if _owner_left(tokens, phrase, words):
            continue
        near = words.modifiers.before(tokens, at)
        if near is None and not words.body_after:
            near = (
                words.portfolio.before(tokens, at) or words.titles.before(tokens, at) or _plain_word(tokens, at, words)
            )
        if near and not (phrase.body or phrase.former):
            phrase.start = phrase.first = near[0]
            continue
        return


def _plain_word(tokens: Sequence[Token], at: int, words: Lexicon) -> tuple[int, str] | None:
    """Any single word between an article, a comma or "former" and the head word: "the former spy chief"."""
    if at < 2 or tokens[at - 1].lower not in words.ordinary or large(tokens[at - 1]):
        return None
    before = tokens[at - 2].lower
    return (at - 1, "") if before in words.articles or words.former.before(tokens, at - 1) else None


def _owner_left(tokens: Sequence[Token], phrase: Phrase, words: Lexicon) -> bool:
    if words.body_after or phrase.body:
        return False
    at = phrase.start
    genitive = at > 0 and tokens[at - 1].lower in ("'s", "’s", "'", "’")
    end = at - 1 if genitive else at
    found = naming_before(tokens, end)
    place = _place_before(tokens, end) if phrase.kind in LOCAL else None
    start = found[0] if found else place
    if start is None:
        return False
    if found and place is not None and place < start:
        found, start = None, place
    phrase.body = (start, end)
    phrase.body_id = found[1].actor.id if found else ""
    phrase.start = start
    return True


def _place_before(tokens: Sequence[Token], end: int) -> int | None:
    for start in range(max(0, end - 3), end):
        if large(tokens[start]) and large(tokens[end - 1]):
            held = places.senses(" ".join(token.text for token in tokens[start:end]))
            if any(not one.shy for one in held):
                return start
    return None


def _widen_right(tokens: Sequence[Token], phrase: Phrase, starts: dict[int, Run], words: Lexicon) -> None:
    """Takes in what follows the head word and still belongs to the office, up to a name or the end of the phrase."""
    at = phrase.end
    while at < min(len(tokens), phrase.head + REACH) and at not in starts:
        step = _right_step(tokens, at, phrase, words)
        if step is None:
            return
        at = step
        phrase.end = at
    goes_on = body_end(tokens, starts[at], starts, words) if at in starts and words.body_after else 0
    if goes_on:
        if phrase.body is None or (phrase.body[1] == at and not phrase.body_id):
            phrase.body = (phrase.body[0] if phrase.body else at, goes_on)
        phrase.end = goes_on
        _widen_right(tokens, phrase, starts, words)


def _right_step(tokens: Sequence[Token], at: int, phrase: Phrase, words: Lexicon) -> int | None:
    token = tokens[at]
    known = naming_at(tokens, at)
    if known and not (known[1].shy or words.titles.at(tokens, at)):
        if phrase.body is None or known[1].actor.label == "state":
            phrase.body = (at, known[0])
            phrase.body_id = known[1].actor.id
        return known[0]
    found = _office_words(tokens, at, phrase, words)
    if found is not None:
        return found
    if token.lower in words.links and at + 1 < len(tokens):
        return _right_step(tokens, at + 1, phrase, words)
    if token.text == "(" and at + 2 < len(tokens) and tokens[at + 2].text == ")":
        return at + 3
    if large(token) and great_place(tokens, at):
        phrase.body = phrase.body or (at, at + great_place(tokens, at))
        return at + great_place(tokens, at)
    if token.text.isupper() and len(token.text) > 2:
        phrase.body = phrase.body or (at, at + 1)
        return at + 1
    return _company(tokens, at, phrase, words) if words.body_after and at + 1 < len(tokens) else None


def _company(tokens: Sequence[Token], at: int, phrase: Phrase, words: Lexicon) -> int | None:
    """Takes in "PT Sawit", the plain words of a union's name, and the number of a unit: "Kodim 0113/Gayo Lues"."""
    token = tokens[at]
    if token.lower in words.companies and large(token) and large(tokens[at + 1]):
        phrase.body = phrase.body or (at, at + 2)
        return at + 2
    begun = phrase.body is not None and phrase.body[1] == at and not phrase.body_id
    goes_on = tokens[at + 1].text == "(" or large(tokens[at + 1])
    if begun and phrase.body and large(token) and token.lower in words.ordinary and goes_on:
        phrase.body = (phrase.body[0], at + 1)
        return at + 1
    if (token.text == "/" or token.text.isdigit()) and (large(tokens[at - 1]) or tokens[at - 1].text.isdigit()):
        return at + 1
    return None


def _office_words(tokens: Sequence[Token], at: int, phrase: Phrase, words: Lexicon) -> int | None:
    """Takes in words that offices and bodies are made of; a body's name, once begun, goes on with them."""
    organisation = words.organisations.at(tokens, at)
    for phrases in (words.bodies, words.titles, words.portfolio, words.organisations):
        found = phrases.at(tokens, at)
        if found is None:
            continue
        end = found[0]
        if phrases is words.titles and found[1] in RANKS:
            return end
        if phrase.body and phrase.body[1] == at and not phrase.body_id:
            phrase.body = (phrase.body[0], end)
        elif organisation and large(tokens[at]) and phrase.body is None:
            phrase.body = (at, max(end, organisation[0]))
            return phrase.body[1]
        else:
            _lengthen(tokens, at, end, found[1] if phrases is words.titles else "", phrase, words)
        return end
    return None


def _lengthen(tokens: Sequence[Token], at: int, end: int, title: object, phrase: Phrase, words: Lexicon) -> None:
    """The office as written reaches to `end`, unless a rank or the country stands between."""
    ahead = phrase.body is None or phrase.body[0] < phrase.head
    if title not in RANKS and (phrase.last == at or (ahead and _linked(tokens, phrase.last, at, words))):
        phrase.last = end
    if title and phrase.kind in ("aide", "honorific"):
        phrase.kind = str(title)


def _linked(tokens: Sequence[Token], last: int, at: int, words: Lexicon) -> bool:
    return all(token.lower in words.links for token in tokens[last:at])
