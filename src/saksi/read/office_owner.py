"""Whose an office is: the name before or behind it, with the body, the place and the rank between the two. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from saksi.know import people
from saksi.read.lexicon import Lexicon
from saksi.read.runs import Run, great_place, large, place_words
from saksi.read.sentences import Token

REACH = 14
"""Tokens an office may run over behind its head word."""
LOCAL = ("government", "police", "military", "head", "lawmaker")
"""Classes of offices that a town or region may own."""
BODY = 6
"""Words of a body's name or a place between an office and a name or rank behind it."""
OF_BODIES = ("head", "activist", "spokesperson", "party", "academic")
"""Classes of offices of which a body's name follows."""
GENITIVES = ("'s", "’s", "'", "’")
SIGNS = ',.;:)"”–—'


@dataclass(slots=True)
class Phrase:
    """An office while its borders are being found, in token indexes."""

    head: int
    start: int
    first: int
    last: int
    end: int
    kind: str
    body: tuple[int, int] | None = None
    body_id: str = ""
    former: tuple[int, int] | None = None


def owner(
    tokens: Sequence[Token], phrase: Phrase, starts: Mapping[int, Run], ends: Mapping[int, Run], words: Lexicon
) -> tuple[Run | None, str]:
    """The name the office belongs to and how the two stand together."""
    direct = starts.get(phrase.end)
    listed = _behind_body(tokens, phrase, starts, words)
    if listed is not None:
        return listed, "office-comma-name"
    if direct is not None:
        direct = _after_company(tokens, phrase, _after_place(phrase, direct), words)
    if direct is not None and not _part_of_body(tokens, phrase, direct, words):
        return direct, "office-before-name"
    before = _name_before(tokens, phrase, ends, words)
    if before is not None:
        _run_out(tokens, phrase, words)
        return before, "name-comma-office"
    named = _behind_comma(tokens, phrase.end, starts, words)
    return named, "office-comma-name" if named else ""


def body_end(tokens: Sequence[Token], run: Run, starts: Mapping[int, Run], words: Lexicon) -> int:
    """Where a body or place that begins with `run` ends, right before a rank or a name; 0 when the run is the name.

    So "Kapolres | Buru Selatan | AKBP X", "Direktur | Walhi Aceh | X": no second name stands right behind a name.
    """
    at = run.last
    if words.titles.at(tokens, at) is not None and at < len(tokens) and large(tokens[at]):
        return at
    if people.given(run.tokens[0].text):
        return 0
    while at < min(len(tokens), run.first + BODY) and at not in starts:
        if words.titles.at(tokens, at) is not None and large(tokens[at]):
            return at
        bracket = tokens[at].text == "(" and at + 2 < len(tokens) and tokens[at + 2].text == ")"
        if not bracket and not (large(tokens[at]) and _of_place(tokens, at, words)):
            return 0
        at += 3 if bracket else 1
    return at if at in starts and at > run.last else 0


def _of_place(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for a direction or a large place behind a name: "Selatan", "Aceh"."""
    return bool(words.directions.at(tokens, at) or great_place(tokens, at) or words.after_place.at(tokens, at))


def _after_place(phrase: Phrase, run: Run) -> Run | None:
    """The name without the place before it: "Bupati Sidoarjo Ahmad Ridwan"; None when it is all a place."""
    count = place_words(run) if phrase.kind in (*LOCAL, "person") and phrase.body is None else 0
    count = 0 if people.given(run.tokens[0].text) else count
    if count == 0:
        return run
    if count == len(run.tokens):
        return None if count > 1 or phrase.kind == "person" else run
    if phrase.kind == "person":
        return run
    phrase.body = phrase.body or (run.first, run.first + count)
    return _cut(run, count)


def _cut(run: Run, count: int) -> Run:
    return replace(run, tokens=run.tokens[count:], first=run.first + count)


def _after_company(tokens: Sequence[Token], phrase: Phrase, run: Run | None, words: Lexicon) -> Run | None:
    """The name without the rest of the company's before it: "Direktur PT Pelabuhan | Nusantara | Ratna Hapsari"."""
    if run is None or not words.body_after or phrase.body is None or phrase.body_id or phrase.body[1] != run.first:
        return run
    if len(run.tokens) < 3 or people.given(run.tokens[0].text) or not words.organisations.at(tokens, phrase.body[0]):
        return run
    count = next((i for i, token in enumerate(run.tokens) if people.given(token.text)), 0)
    if count:
        phrase.body = (phrase.body[0], run.first + count)
    return _cut(run, count)


def _part_of_body(tokens: Sequence[Token], phrase: Phrase, run: Run, words: Lexicon) -> bool:
    """True when a single word behind "ketua Dewan Keamanan ..." is more likely the body's than a person's name."""
    if len(run.tokens) > 1:
        return False
    held = range(phrase.last - 1, phrase.end)
    named = any(
        large(tokens[at]) and words.organisations.at(tokens, at) for at in (phrase.head + 1, *held) if at < len(tokens)
    )
    return named and not large(tokens[phrase.head])


def _behind_body(tokens: Sequence[Token], phrase: Phrase, starts: Mapping[int, Run], words: Lexicon) -> Run | None:
    """The name behind a comma, where what follows the office is the rest of a body's or a place's name.

    So "Ketua Kelompok Tani Maju Bersama, X, …", "Direktur rumah sakit itu, dr X, …", "the head of the prison
    service, X, …".
    """
    end = phrase.end
    if phrase.body_id:
        return None
    if words.body_after:
        end = _large_end(tokens, phrase, starts, words)
        if end < len(tokens) and tokens[end].lower in words.definite:
            end += 1
    elif end < len(tokens) and (tokens[end].lower in words.of or tokens[end].text in GENITIVES):
        end = _plain_end(tokens, end + 1, words)
    if end == phrase.end:
        return None
    run = _behind_comma(tokens, end, starts, words)
    if run is not None and not (end - phrase.end == 1 and tokens[phrase.end].lower in words.definite):
        first = phrase.body[0] if phrase.body else phrase.end
        idle = words.links | words.articles | set(GENITIVES)
        while first < end and tokens[first].lower in idle:
            first += 1
        phrase.body = (first, end) if first < end else phrase.body
    return run


def _large_end(tokens: Sequence[Token], phrase: Phrase, starts: Mapping[int, Run], words: Lexicon) -> int:
    """The end of the words written large behind an office of a body, none of which is a given name."""
    end = phrase.end
    told = any(words.organisations.at(tokens, at) for at in range(phrase.head + 1, end))
    if not told and not (phrase.kind in OF_BODIES and end - phrase.head > 1):
        return end
    while end < min(len(tokens), phrase.end + BODY) and large(tokens[end]) and not people.given(tokens[end].text):
        if words.titles.at(tokens, end):
            return phrase.end
        end += 1
    return end


def _plain_end(tokens: Sequence[Token], at: int, words: Lexicon) -> int:
    """The comma behind the plain words of a body, or `at` where another word stands: "the penitentiary service |,"."""
    end = at
    while end < min(len(tokens), at + BODY) and (tokens[end].text[0].isalpha() or tokens[end].text in GENITIVES):
        if words.saying.at(tokens, end) or tokens[end].lower in words.pronouns:
            break
        end += 1
    return end if end < len(tokens) and tokens[end].text == "," else at


def _behind_comma(tokens: Sequence[Token], at: int, starts: Mapping[int, Run], words: Lexicon) -> Run | None:
    """The full name behind a comma at `at`, ranks and "Dr" skipped, where the name ends there."""
    if at + 1 >= len(tokens) or tokens[at].text != ",":
        return None
    behind = after_ranks(tokens, at + 1, words)
    run = starts.get(behind)
    if run is None or (len(run.tokens) < 2 and behind == at + 1) or not _closed(tokens, run.last, words):
        return None
    return run


def after_ranks(tokens: Sequence[Token], at: int, words: Lexicon) -> int:
    """The token behind ranks and forms of address that begin at `at`."""
    while True:
        found = words.ranks.at(tokens, at)
        if found is None:
            return at
        at = found[0]
        if at < len(tokens) and tokens[at].text == "." and len(tokens[at - 1].text) <= 3:
            at += 1


def ranks_before(tokens: Sequence[Token], run: Run | None, words: Lexicon) -> int:
    """The first character of a name with the ranks before it."""
    if run is None:
        return 0
    at = run.first
    while (found := words.ranks.before(tokens, at)) is not None:
        at = found[0]
    return tokens[at].start


def _closed(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True when the name between commas ends there: a comma, a full stop, a bracket or a verb of saying."""
    return at >= len(tokens) or tokens[at].text in (",", ".", ";", "(") or words.saying.at(tokens, at) is not None


def _name_before(tokens: Sequence[Token], phrase: Phrase, ends: Mapping[int, Run], words: Lexicon) -> Run | None:
    at = phrase.start
    if at > 0 and tokens[at - 1].lower in words.articles:
        at -= 1
    link = words.apposition.before(tokens, at)
    at = link[0] if link else at
    if link and words.body_after and at and tokens[at - 1].text != ",":
        return ends.get(_before_age(tokens, at))
    if at > 1 and tokens[at - 1].text in (",", "–", "—", "("):
        return ends.get(_before_age(tokens, at - 1))
    return None


def _before_age(tokens: Sequence[Token], at: int) -> int:
    """The index before "(49)" or ", 49" when such an age ends at `at`."""
    if at > 3 and tokens[at - 1].text == ")" and tokens[at - 3].text == "(":
        return at - 3
    if at > 2 and tokens[at - 1].text.isdigit() and tokens[at - 2].text == ",":
        return at - 2
    return at


def _run_out(tokens: Sequence[Token], phrase: Phrase, words: Lexicon) -> None:
    """Behind a name no name follows: the office takes all words up to the next sign, a body those written large."""
    at = phrase.end
    body = phrase.body[0] if phrase.body else None
    while at < min(len(tokens), phrase.head + REACH) and tokens[at].text not in SIGNS:
        if large(tokens[at]):
            body = at if body is None else body
        elif tokens[at].lower not in words.inner and tokens[at].lower not in words.links and tokens[at].text != "(":
            break
        at += 1
    while at > phrase.end and not large(tokens[at - 1]):
        at -= 1
    if body is not None and at > body and at > phrase.end:
        phrase.body = (body, at)
        phrase.body_id = phrase.body_id if phrase.body_id and at == phrase.end else ""
        phrase.end = at
    elif phrase.body is None and at == phrase.end:
        phrase.last = max(phrase.last, phrase.end)
