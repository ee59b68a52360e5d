"""The words a language tells days with, compiled from `dates.toml` and `months.tsv` of its pack. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from saksi.errors import PackError
from saksi.lang.pack import Pack

Form = tuple["Piece", ...]
CLASSES = frozenset({"n", "span", "weekday", "month", "year", "part"})


@dataclass(frozen=True, slots=True)
class Piece:
    """One element of a form: one of `words`, or the class `takes`; `optional` ones may be missing."""

    words: frozenset[str] = frozenset()
    takes: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """One [[phrase]] of dates.toml: what it means and the forms it takes.

    `future` ones count only where the clause speaks of the future, `closed` ones only where no noun follows
    ("the day before", not "the day before the vote"); `month` and `day` are those of a feast.
    """

    name: str
    means: str
    n: int
    sign: int
    future: bool
    closed: bool
    month: int | None
    day: int | None
    forms: tuple[Form, ...]


Followed = Mapping[str, tuple[tuple[Phrase, Form], ...]]
"""Forms that begin alike, by the word behind, "" for any other: most are spared the walk so."""


@dataclass(frozen=True, slots=True)
class DateWords:
    """Everything the date grammar asks of a language; all words are casefolded."""

    months: Mapping[str, int]
    wordy_months: frozenset[str]
    weekdays: Mapping[str, int]
    numbers: Mapping[str, int]
    units: Mapping[str, str]
    fused: Mapping[str, str]
    month_first: bool
    capitals: bool
    sets: Mapping[str, frozenset[str]]
    parts_before: Mapping[str, tuple[tuple[str, ...], ...]]
    parts_after: Mapping[str, tuple[tuple[str, ...], ...]]
    decades: tuple[tuple[str, ...], ...]
    future: frozenset[tuple[str, ...]]
    past: frozenset[tuple[str, ...]]
    past_endings: tuple[str, ...]
    tense: frozenset[str]
    starters: frozenset[str]
    calendar: frozenset[str]
    by_word: Mapping[str, Followed]
    by_class: Mapping[str, Followed]


def _piece(written: str, form: str) -> Piece:
    optional = written.startswith("?") and len(written) > 1
    written = written[1:] if optional else written
    if written.startswith("{"):
        if written[1:-1] not in CLASSES:
            raise PackError(f"dates.toml: form {form!r} names a class {written} there is not")
        return Piece(takes=written[1:-1], optional=optional)
    return Piece(words=frozenset(written.casefold().split("|")), optional=optional)


def _forms(entry: Mapping[str, Any]) -> tuple[Form, ...]:
    return tuple(tuple(_piece(part, form) for part in form.split()) for form in entry["forms"])


def _index(
    phrases: Iterable[Phrase],
) -> tuple[dict[str, list[tuple[Phrase, Form]]], dict[str, list[tuple[Phrase, Form]]]]:
    """Forms by each word, and by each class, that can begin them."""
    by_word: dict[str, list[tuple[Phrase, Form]]] = defaultdict(list)
    by_class: dict[str, list[tuple[Phrase, Form]]] = defaultdict(list)
    for phrase in phrases:
        for whole in phrase.forms:
            form = whole
            while form:
                for word in form[0].words:
                    by_word[word].append((phrase, form))
                if form[0].takes:
                    by_class[form[0].takes].append((phrase, form))
                if not form[0].optional:
                    break
                form = form[1:]
    return by_word, by_class


def _followed(held: Sequence[tuple[Phrase, Form]], *, wide: bool = False) -> Followed:
    """The forms of `held` by the word behind their first token; with `wide` that token may be two words."""
    seconds = {word for _, form in held if _demands(form) for word in form[1].words} if not wide else set()
    free = tuple(pair for pair in held if wide or not _demands(pair[1]))
    found = {
        word: tuple(pair for pair in held if not _demands(pair[1]) or word in pair[1][1].words) for word in seconds
    }
    return {**found, "": free}


def _demands(form: Form) -> bool:
    """True for a form whose second word is told and must follow at once."""
    return len(form) > 1 and not (form[0].optional or form[1].optional or form[1].takes)


def _phrases(entries: Iterable[Mapping[str, Any]]) -> list[Phrase]:
    return [
        Phrase(
            name=entry["name"],
            means=entry["means"],
            n=int(entry.get("n", 0)),
            sign=int(entry.get("sign", 1)),
            future=bool(entry.get("future", False)),
            closed=bool(entry.get("closed", False)),
            month=entry.get("month"),
            day=entry.get("day"),
            forms=_forms(entry),
        )
        for entry in entries
    ]


def _entries(words: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Word groups as tuples of words, the longest first."""
    groups = {tuple(word.casefold().split()) for word in words}
    return tuple(sorted(groups, key=lambda group: (-len(group), group)))


def _by_first(groups: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Word groups by their first word, in the order they came."""
    held: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for group in groups:
        held[group[0]].append(group)
    return {word: tuple(some) for word, some in held.items()}


SETS = (
    "capital_only", "ordinals", "of", "before_day", "before_month", "before_year", "only_month_after", "range",
    "between", "and", "since", "until", "of_month", "closers", "year_word", "promises", "promise_leads",
    "promise_things", "promise_verbs", "promise_thing_endings",
    "year_sure", "after", "before", "articles",
)  # fmt: skip


def _folded(table: Mapping[str, Any]) -> dict[str, Any]:
    return {key.casefold(): value for key, value in table.items()}


@cache
def date_words(pack: Pack) -> DateWords:
    """The compiled words of `pack`. Raises PackError for a form with an unknown class."""
    table, rows = pack.table("dates"), pack.rows("months")
    words: Mapping[str, Sequence[str]] = table.get("words", {})
    tense, parts = table.get("tense", {}), table.get("parts", {})
    by_word, by_class = _index(_phrases(table.get("phrase", ())))
    sets = {name: frozenset(word.casefold() for word in words.get(name, ())) for name in SETS}
    months = {row[0].casefold(): int(row[1]) for row in rows}
    weekdays, numbers, fused = (_folded(table.get(name, {})) for name in ("weekdays", "numbers", "fused"))
    parts_before = _by_first(_entries(parts.get("before", ())))
    opening = (
        sets["since"],
        sets["between"],
        sets["before_day"],
        sets["of_month"],
        sets["year_word"],
        months,
        weekdays,
        numbers,
        fused,
    )
    starters = frozenset().union(*opening, by_word, parts_before)
    future, past = frozenset(_entries(tense.get("future", ()))), frozenset(_entries(tense.get("past", ())))
    return DateWords(
        months=months,
        wordy_months=frozenset(row[0].casefold() for row in rows if "word" in row[2:]),
        weekdays=weekdays,
        numbers=numbers,
        units={word: unit for unit, forms in table.get("units", {}).items() for word in forms},
        fused=fused,
        month_first="month day" in words.get("orders", ()),
        capitals=bool(words.get("capitals", False)),
        sets=sets,
        parts_before=parts_before,
        parts_after=_by_first(_entries(parts.get("after", ()))),
        decades=_entries(words.get("decades", ())),
        future=future,
        past=past,
        past_endings=tuple(tense.get("past_endings", ())),
        tense=sets["promises"].union(group[0] for group in future | past),
        starters=starters,
        calendar=frozenset().union(months, weekdays, sets["before_day"], sets["year_word"]),
        by_word={word: _followed(held) for word, held in by_word.items()},
        by_class={name: _followed(held, wide=name == "span") for name, held in by_class.items()},
    )
