"""Finds the persons of a document and every mention of them, with the office told beside the name. Pure.

A name counts as a person's when an office stands beside it, when it says something, or when it comes back. Later short
forms ("Tokayev") are mentions of the fullest form in the same text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from saksi.know import actors, people
from saksi.know.fold import fold, sound
from saksi.read.document import Document, once
from saksi.read.lexicon import Lexicon, lexicon
from saksi.read.names import Judge, judge
from saksi.read.offices import Office, naming_before, offices
from saksi.read.runs import Run, headlines, large, place_words, runs_of
from saksi.read.sentences import Sentence

SPELT = 5
"""Letters from which on a word of a name is one with its other spellings in the same article ("Shoigu", "Shoygu")."""
STRANGE = 0.9
"""How sure the tagger must be of a place or an organisation to take a name without an office from the persons."""
MOST_WORDS = 20
"""Words above which a row of capitals is nobody's name."""
SURE = 0.95
"""How sure it must be of a person to make one of a name that nothing else tells."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named at `[start, end)`; `full` the fullest form of the name in the text.

    `office` is what is told beside the name here, `whole` the span of name and office before it together,
    `rule` how it was found: office-before-name, office-comma-name, name-comma-office, or "name".
    """

    start: int
    end: int
    written: str
    full: str
    office: Office | None
    whole: int
    rule: str
    sentence: int


@dataclass(frozen=True, slots=True)
class _Found:
    """A run that is a person's name for sure."""

    run: Run
    office: Office | None
    whole: int
    rule: str

    def name(self, sentence: Sentence) -> str:
        """The name as one would say it: "Pope Francis" keeps its title."""
        if self.office is None or self.office.kind != "regnal" or self.rule != "office-before-name":
            return self.run.text
        title = [token.text for token in sentence.tokens if self.office.first <= token.start < self.office.last]
        return " ".join([*title, self.run.text])


class _Cast:
    """The persons met so far, each a list of folded name words."""

    def __init__(self) -> None:
        self.people: list[tuple[str, ...]] = []
        self.names: dict[tuple[str, ...], str] = {}
        self.by_word: dict[str, list[tuple[str, ...]]] = {}

    def add(self, words: tuple[str, ...], written: str) -> None:
        """A name that stands for a person; a longer form of one already met takes its place."""
        if words in self.names or len(words) > MOST_WORDS:
            return
        self.names[words] = written
        self.people.append(words)
        for word in words:
            self.by_word.setdefault(word, []).append(words)

    def full(self, words: tuple[str, ...]) -> tuple[str, ...] | None:
        """The longest name that holds all of `words` in order; the latest of several."""
        best: tuple[str, ...] | None = None
        for name in self.by_word.get(words[-1], ()):
            if _within(words, name) and (best is None or len(name) >= len(best)):
                best = name
        return best


def _within(words: Sequence[str], name: Sequence[str]) -> bool:
    rest = iter(name)
    return all(word in rest for word in words)


def _key(run: Run) -> tuple[str, ...]:
    """The words of a name as every spelling of them has them; short words would fall together."""
    return tuple([sound(token.text) if len(token.text) >= SPELT else fold(token.text) for token in run.tokens])


def _says(sentence: Sentence, run: Run, words: Lexicon) -> bool:
    """True when a verb of saying stands right beside the run."""
    tokens = sentence.tokens
    before = words.saying.before(tokens, run.first)
    after = words.saying.at(tokens, run.last)
    return bool((before and before[1] != "before") or (after and after[1] in ("before", "both")))


@once
def mentions(doc: Document) -> tuple[Mention, ...]:
    """Every mention of a person in the sentences of `doc`, in text order."""
    words = lexicon(doc.pack)
    running = [not shouted for shouted in headlines(doc)]
    all_runs = runs_of(doc)
    known: list[list[_Found]] = [[] for _ in doc.sentences]
    cast, asked = _Cast(), judge(doc)
    for index, sentence in enumerate(doc.sentences):
        if running[index]:
            known[index] = list(_with_office(sentence, all_runs[index], words))
            for found in known[index]:
                cast.add(_key(found.run), found.name(sentence))
    _add_nameless(doc, all_runs, running, words, cast, asked)
    found_all: list[Mention] = []
    for index, sentence in enumerate(doc.sentences):
        held = _in_sentence(index, sentence, all_runs[index], known[index], cast, running[index], words, asked)
        found_all.extend(held)
    return tuple(sorted(found_all, key=lambda one: one.start))


def _with_office(sentence: Sentence, held: Sequence[Run], words: Lexicon) -> Iterator[_Found]:
    if words.titles.heads.isdisjoint(sentence.words):
        return
    taken: set[int] = set()
    for office in offices(sentence, held, words):
        run = office.run
        if run is None or run.first in taken:
            continue
        taken.add(run.first)
        whole = office.start if office.rule == "office-before-name" else office.named
        yield _Found(run, office, whole, office.rule)


def _add_nameless(
    doc: Document, all_runs: Sequence[Sequence[Run]], running: Sequence[bool], words: Lexicon, cast: _Cast, asked: Judge
) -> None:
    """Names of two words or more without an office that speak or come back are persons too."""
    seen: dict[tuple[str, ...], int] = {}
    for index, held in enumerate(all_runs):
        for run in held if running[index] else ():
            seen[_key(run)] = seen.get(_key(run), 0) + 1
    for index, held in enumerate(all_runs):
        for run in held if running[index] else ():
            key = _key(run)
            if actors.naming(run.text) or not run.personal or (len(key) > 1 and place_words(run) == len(key)):
                continue
            sentence = doc.sentences[index]
            sure = _sure(sentence, run, seen, words)
            if cast.full(key) is None and (
                not _strange(sentence, run, asked) if sure else _learned(sentence, run, words, asked)
            ):
                cast.add(key, run.text)
    for index, held in enumerate(all_runs):
        for first, second in pairwise(held) if running[index] else ():
            _join(doc.sentences[index], first, second, words, cast)


def _sure(sentence: Sentence, run: Run, seen: dict[tuple[str, ...], int], words: Lexicon) -> bool:
    """True when a run without an office is a person's name: a given name, something said, a surname that comes back."""
    key = _key(run)
    given = people.given(run.tokens[0].text) and not _named_after(sentence, run, words)
    says = _says(sentence, run, words)
    if len(key) == 1:
        return says and not place_words(run) and (given or (words.body_after and run.first > 0))
    initials = len(key) > 2 and key[0] in words.initials
    alone = bool(seen.get(key[-1:])) or (bool(seen.get(key[:1])) and (words.body_after or _owned(sentence, run)))
    return given or says or initials or alone


def _strange(sentence: Sentence, run: Run, asked: Judge) -> bool:
    """True when the tagger is sure that the run names a place or an organisation, and no given name speaks against it.

    Behind the name of a party or a town it takes persons for more of the same: "Partai Golkar Ibnu Munzir".
    """
    if len(run.tokens) > 1 and people.given(run.tokens[0].text):
        return False
    said = asked.of(sentence, run)
    return max(said.place, said.organisation) >= STRANGE


def _doubtful(sentence: Sentence, run: Run, words: Lexicon) -> bool:
    """True where a person's name may be another's: beside a word written large or behind one that leads to a place.

    Elsewhere a name already met is not asked about again: that would cost half as much again.
    """
    tokens = sentence.tokens
    before = tokens[run.first - 1] if run.first else None
    led = before is not None and (large(before) or before.lower in words.at or before.lower in words.toward)
    if led or (run.last < len(tokens) and large(tokens[run.last])):
        return True
    return any(phrases.before(tokens, run.first) for phrases in (words.before_place, words.organisations))


def _learned(sentence: Sentence, run: Run, words: Lexicon, asked: Judge) -> bool:
    """True when nothing but the tagger tells that the run names a person; in English it is no judge of single words."""
    if len(run.tokens) == 1 and not words.body_after:
        return False
    return asked.of(sentence, run).person >= SURE


def _owned(sentence: Sentence, run: Run) -> bool:
    """True for a name behind a country: "China's Xi Jinping"."""
    at = run.first
    genitive = at > 0 and sentence.tokens[at - 1].lower in ("'s", "’s")
    return naming_before(sentence.tokens, at - 1 if genitive else at) is not None


def _named_after(sentence: Sentence, run: Run, words: Lexicon) -> bool:
    """True when the run is the name of a thing: "Universitas Gadjah Mada", "Nelson Mandela Bay"."""
    tokens = sentence.tokens
    before = words.before_place.before(tokens, run.first) or words.organisations.before(tokens, run.first)
    after = words.after_place.at(tokens, run.last) or words.organisations.at(tokens, run.last)
    following = tokens[run.last] if run.last < len(tokens) else None
    return bool(before or (after and following and large(following)))


def _join(sentence: Sentence, first: Run, second: Run, words: Lexicon, cast: _Cast) -> None:
    """Of two names joined by "and", one that is a person makes the other one."""
    if second.first - first.last != 1 or sentence.tokens[first.last].lower not in words.joins:
        return
    if min(len(first.tokens), len(second.tokens)) < 2 or place_words(first) or place_words(second):
        return
    if cast.full(_key(first)) is not None:
        cast.add(_key(second), second.text)
    elif cast.full(_key(second)) is not None:
        cast.add(_key(first), first.text)


def _in_sentence(
    index: int,
    sentence: Sentence,
    held: Sequence[Run],
    known: Sequence[_Found],
    cast: _Cast,
    running: bool,
    words: Lexicon,
    asked: Judge,
) -> Iterator[Mention]:
    for run in held:
        found = next((one for one in known if one.run.last == run.last), None)
        part = found.run if found else _part(run, cast, running)
        if part is None:
            continue
        full = cast.full(_key(part))
        doubtful = found is None and running and _doubtful(sentence, part, words)
        if full is None or (doubtful and _strange(sentence, part, asked)):
            continue
        office = found.office if found else None
        whole = found.whole if found else part.start
        rule = found.rule if found else "name"
        written = found.name(sentence) if found else part.text
        yield Mention(part.start, part.end, written, cast.names[full], office, whole, rule, index)


def _part(run: Run, cast: _Cast, running: bool) -> Run | None:
    """The stretch of a run that names a person of the cast: all of it, or part where capitals mean little."""
    if cast.full(_key(run)) is not None:
        return run
    if running and not run.opens:
        return None
    for first in range(len(run.tokens)):
        for last in range(min(len(run.tokens), first + MOST_WORDS), first, -1):
            if running and last < len(run.tokens):
                break
            part = replace(run, tokens=run.tokens[first:last], first=run.first + first, last=run.first + last)
            if cast.full(_key(part)) is not None and part.named:
                return part
    return None
