"""Finds the turns of phrase that tell a day in a row of tokens; what they come to is `date_resolve`'s. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from saksi.read.calendar_forms import (
    DASHES,
    Calendar,
    day_of,
    joined,
    month_of,
    named,
    numeric,
    weekday_of,
    year_of,
)
from saksi.read.date_words import DateWords, Form, Phrase
from saksi.read.sentences import Token

REACH = 25
"""Tokens within which a cue of tense still governs a day: most sentences are shorter."""


@dataclass(frozen=True, slots=True)
class Expression:
    """One turn of phrase over tokens `[first, last)` and code points `[start, end)`.

    `means` is "date" (day, month and year as far as written), "month", "year", "weekday", or the move of a [[phrase]].
    `to` is the second end of an interval; `since` says that the text leaves the end open, `until` that it names
    an end ("sampai 19 Januari"); `future` that its clause speaks of what is to come.
    """

    first: int
    last: int
    start: int
    end: int
    means: str
    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    n: int = 0
    sign: int = 1
    unit: str = "day"
    since: bool = False
    until: bool = False
    future: bool = False
    rule: str = ""
    to: Expression | None = None


@dataclass(slots=True)
class _Taken:
    """What a form has taken from the text so far."""

    weekday: int | None = None
    month: int | None = None
    year: int | None = None
    n: int | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Scan:
    """A row of tokens under the words of one language; `find` walks it once."""

    tokens: Sequence[Token]
    words: DateWords

    def find(self) -> Iterator[Expression]:
        """Every expression, in order, the longest at each place; none overlap."""
        at = 0
        while at < len(self.tokens):
            token = self.tokens[at]
            can = token.lower in self.words.starters or token.text[0].isdecimal()
            found = self._at(at) if can else None
            if found is None:
                at += 1
            else:
                yield replace(found, future=True) if self._is_future(found.first, found.last) else found
                at = found.last

    def _at(self, at: int) -> Expression | None:
        lower = self.tokens[at].lower
        if lower in self.words.sets["since"] and at + 1 < len(self.tokens):
            inner = self._plain(at + 1)
            return self._from(replace(inner, since=inner.to is None), at) if inner else None
        if lower in self.words.sets["between"]:
            inner = self._plain(at + 1, both=True) if at + 1 < len(self.tokens) else None
            return self._from(inner, at) if inner and inner.to else None
        return self._plain(at)

    def _from(self, inner: Expression, at: int) -> Expression:
        return replace(inner, first=at, start=self.tokens[at].start)

    def _plain(self, at: int, *, both: bool = False) -> Expression | None:
        """The longest expression from `at`; `both` lets "and" join the two ends of an interval."""
        found = [one for one in (self._part_first(at), self._base(at), *self._phrases(at)) if one]
        best = max(found, key=lambda one: one.last, default=None)
        if best is not None and best.means in ("date", "month", "year", "weekday"):
            best = self._to(best, both=both)
        if best is None:
            best = self._day_range(at, both=both)
        return best

    # -- calendar days and weekdays

    def _make(self, first: int, last: int, means: str, **values: object) -> Expression:
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        made = Expression(first, last, start, end, means, **values)  # type: ignore[arg-type]
        until = first > 0 and self.tokens[first - 1].lower in self.words.sets["until"]
        return replace(made, until=until) if until else made

    def _calendar(self, first: int, found: Calendar, weekday: int | None = None, last: int = 0) -> Expression:
        means = "date" if found.day else "month"
        return self._make(
            first, max(found.last, last), means, day=found.day, month=found.month, year=found.year, weekday=weekday
        )

    def _part_first(self, at: int) -> Expression | None:
        """A part of the day that stands before the day: "late on Thursday", "the night of November 25"."""
        lower = self.tokens[at].lower
        for part in self.words.parts_before:
            behind = at + len(part)
            if part[0] == lower and behind < len(self.tokens) and self._reads(at, part):
                base = self._base(behind)
                if base is not None and (base.weekday or base.day):
                    return self._from(base, at)
        return None

    def _reads(self, at: int, group: tuple[str, ...]) -> bool:
        if at + len(group) > len(self.tokens) or self.tokens[at].lower != group[0]:
            return False
        return all(self.tokens[at + offset].lower == word for offset, word in enumerate(group))

    def _part(self, at: int) -> int:
        """The token behind a part of the day at `at`, or `at`."""
        for part in self.words.parts_after:
            if self._reads(at, part):
                return at + len(part)
        return at

    def _base(self, at: int) -> Expression | None:
        """A weekday with or without its date, a date, a month or a year, each as written from `at`."""
        weekday = self._weekday(at)
        if weekday is not None:
            return weekday
        lower = self.tokens[at].lower
        if lower in self.words.sets["before_day"] and at + 1 < len(self.tokens):
            inner = self._weekday(at + 1) or self._date(at + 1) or self._bare_day(at)
            return self._from(inner, at) if inner else None
        if lower in self.words.sets["year_word"] and at + 1 < len(self.tokens):
            inner = self._year(at + 1)
            return self._from(inner, at) if inner else None
        return self._date(at) or self._year(at)

    def _weekday(self, at: int) -> Expression | None:
        weekday = weekday_of(self.tokens[at], self.words)
        if weekday is None:
            return None
        last = self._part(at + 1)
        attached = self._attached(last, weekday, at)
        return attached or self._make(at, last, "weekday", weekday=weekday)

    def _attached(self, at: int, weekday: int, first: int) -> Expression | None:
        """The date that stands right behind a weekday: "Kamis (13/1)", "Thursday, January 13"."""
        sign = self.tokens[at].text if at < len(self.tokens) else ""
        inside = at + 1 if sign in ("(", ",") else at
        if inside >= len(self.tokens):
            return None
        found = numeric(self.tokens, inside, bare=True) or named(self.tokens, inside, self.words)
        if found is None or found.day is None:
            return None
        closed = sign == "(" and found.last < len(self.tokens) and self.tokens[found.last].text == ")"
        last = self._part(found.last + 1 if closed else found.last)
        return self._calendar(first, found, weekday, last)

    def _date(self, at: int) -> Expression | None:
        bracket = at > 0 and self.tokens[at - 1].text == "("
        found = numeric(self.tokens, at, bare=False)
        if found is None and bracket:
            found = numeric(self.tokens, at, bare=True)
            if found and not (found.last < len(self.tokens) and self.tokens[found.last].text == ")"):
                found = None
        found = found or named(self.tokens, at, self.words)
        if found is None:
            return None
        return self._calendar(at, found, last=self._part(found.last) if found.day else 0)

    def _bare_day(self, at: int) -> Expression | None:
        """A day of a month the text leaves to the reader: "tanggal 19"."""
        if self.tokens[at].lower not in self.words.sets["of_month"]:
            return None
        day = day_of(self.tokens[at + 1])
        return self._make(at, at + 2, "date", day=day) if day else None

    def _year(self, at: int) -> Expression | None:
        year = year_of(self.tokens[at])
        if year is None or at == 0:
            return None
        behind = self.tokens[at + 1].text if at + 1 < len(self.tokens) else "."
        bracketed = self.tokens[at - 1].text == "(" and behind == ")"
        named_so = self.tokens[at - 1].lower in self.words.sets["before_year"] and not behind[:1].isalpha()
        sure = self.tokens[at - 1].lower in self.words.sets["year_word"]
        return self._make(at, at + 1, "year", year=year) if bracketed or named_so or sure else None

    # -- intervals

    def _joint(self, at: int, *, both: bool) -> bool:
        if at >= len(self.tokens):
            return False
        lower = self.tokens[at].lower
        return lower in self.words.sets["range"] or (both and lower in self.words.sets["and"])

    def _to(self, left: Expression, *, both: bool) -> Expression:
        """`left` with its second end, where a hyphen or "to" and a like day follow."""
        if not self._joint(left.last, both=both) or left.last + 1 >= len(self.tokens):
            return left
        right = self._base(left.last + 1)
        if right is not None and (right.means == left.means or (left.means == "date" and right.means == "month")):
            spaced_dash = left.last and self.tokens[left.last].text in DASHES and self._is_spaced(left.last)
            if not spaced_dash or right.means == "date":
                return replace(left, last=right.last, end=right.end, to=right)
        day = day_of(self.tokens[left.last + 1])
        if left.means == "date" and self.words.month_first and day and left.day and day > left.day and not right:
            to = replace(left, day=day)
            return replace(left, last=left.last + 2, end=self.tokens[left.last + 1].end, to=to)
        return left

    def _is_spaced(self, at: int) -> bool:
        return self.tokens[at - 1].end < self.tokens[at].start

    def _day_range(self, at: int, *, both: bool) -> Expression | None:
        """A day without month before a full one: "2-5 Januari", "2 hingga 5 Januari"."""
        day = day_of(self.tokens[at])
        if day is None or not self._joint(at + 1, both=both) or at + 2 >= len(self.tokens):
            return None
        right = named(self.tokens, at + 2, self.words)
        if right is None or right.day is None or right.day <= day:
            return None
        to = self._calendar(at + 2, right)
        left = self._make(at, right.last, "date", day=day, month=right.month, year=right.year)
        return replace(left, to=to)

    # -- phrases

    def _phrases(self, at: int) -> Iterator[Expression]:
        token = self.tokens[at]
        after = self.tokens[at + 1].lower if at + 1 < len(self.tokens) else ""
        for phrase, form in self.words.by_word.get(token.lower, ()):
            if form[0].optional or not form[1:] or form[1].optional or form[1].takes or after in form[1].words:
                yield from self._phrase(at, phrase, form)
        for name in self._classes(token):
            for phrase, form in self.words.by_class.get(name, ()):
                yield from self._phrase(at, phrase, form)

    def _classes(self, token: Token) -> Iterator[str]:
        if weekday_of(token, self.words):
            yield "weekday"
        if month_of(token, self.words):
            yield "month"
        if token.lower in self.words.fused:
            yield "span"
        elif token.lower in self.words.numbers or token.text.isdecimal():
            yield from ("span", "n")

    def _phrase(self, at: int, phrase: Phrase, form: Form) -> Iterator[Expression]:
        taken = _Taken()
        last = self._form(at, form, taken)
        if last is None or (phrase.closed and not self._is_closed(last)):
            return
        made = self._make(
            at, last, phrase.means, rule=phrase.name, weekday=taken.weekday, month=taken.month, year=taken.year,
            n=phrase.n if taken.n is None else taken.n, sign=phrase.sign, unit=taken.unit or "day",
        )  # fmt: skip
        pledged = phrase.means == "within" and self._is_pledged(at)
        if phrase.future and not pledged and not self._is_future(at, last):
            return
        attached = self._attached(last, made.weekday, at) if made.weekday else None
        yield attached or made

    def _is_closed(self, at: int) -> bool:
        return at >= len(self.tokens) or self.tokens[at].lower in self.words.sets["closers"]

    def _form(self, at: int, form: Form, taken: _Taken) -> int | None:
        """The token behind the form matched from `at`; `taken` keeps what its classes took."""
        for piece in form:
            after = self._piece(at, piece.words, piece.takes, taken)
            if after is None and not piece.optional:
                return None
            at = at if after is None else after
        return at

    def _piece(self, at: int, literal: frozenset[str], takes: str, taken: _Taken) -> int | None:
        if at >= len(self.tokens):
            return None
        token = self.tokens[at]
        match takes:
            case "":
                return at + 1 if token.lower in literal and not self._is_a_name(at) else None
            case "part":
                after = self._part(at)
                return after if after > at else None
            case "span":
                return self._span(at, taken)
            case "n":
                taken.n = self._count(token)
                return at + 1 if taken.n else None
            case "weekday":
                taken.weekday = weekday_of(token, self.words)
                return at + 1 if taken.weekday else None
            case "month":
                taken.month = month_of(token, self.words)
                return at + 1 if taken.month else None
            case _:
                taken.year = year_of(token)
                return at + 1 if taken.year else None

    def _is_a_name(self, at: int) -> bool:
        """True for "Minggu" inside a sentence: the capital tells the Sunday from the week."""
        token = self.tokens[at]
        return at > 0 and token.lower in self.words.sets["capital_only"] and token.text[0].isupper()

    def _count(self, token: Token) -> int | None:
        if token.text.isdecimal() and len(token.text) <= 3:
            return int(token.text)
        return self.words.numbers.get(token.lower)

    def _span(self, at: int, taken: _Taken) -> int | None:
        """A number and its unit, in one word or two; the number is kept with the unit."""
        token = self.tokens[at]
        if token.lower in self.words.fused:
            taken.n, taken.unit = 1, self.words.fused[token.lower]
            return at + 1
        count = self._count(token)
        unit = self.words.units.get(self.tokens[at + 1].lower) if at + 1 < len(self.tokens) else None
        if not count or unit is None:
            return None
        taken.n, taken.unit = count, unit
        return at + 2

    # -- tense

    def _is_future(self, first: int, last: int) -> bool:
        """True when the nearest cue before `first`, or else the first behind `last`, speaks of what is to come."""
        back = range(first - 1, max(first - REACH, 0) - 1, -1)
        ahead = range(last, min(last + REACH, len(self.tokens)))
        for way in (back, ahead):
            for at in way:
                if self.tokens[at].text in ";:":
                    break
                cue = self._cue(at, promised=way is back)
                if cue is not None:
                    return cue
        return False

    def _cue(self, at: int, *, promised: bool) -> bool | None:
        """True for a cue of the future at this token, False for one of the past, None for neither.

        A verb right behind a cue of the future belongs to it: "will be announced", "akan diumumkan". A promise speaks
        of what is to come only for what stands behind it, which `promised` tells.
        """
        if self._is_promise(at):
            return promised
        if self._is_one_of(at, self.words.future):
            return True
        ended = self.words.past_endings and self.tokens[at].lower.endswith(self.words.past_endings)
        if self._is_one_of(at, self.words.past) or (ended and self.tokens[at].text.islower()):
            return any(self._is_one_of(before, self.words.future) for before in range(max(at - 2, 0), at))
        return None

    def _is_pledged(self, at: int) -> bool:
        """True when a word of promising stands before token `at`: "promised talks within ten days"."""
        return any(token.lower in self.words.sets["promises"] for token in self.tokens[max(at - REACH, 0) : at])

    def _is_promise(self, at: int) -> bool:
        """True for a verb of promising with the verb of what is promised behind it: "agreed to meet"."""
        sets = self.words.sets
        if self.tokens[at].lower not in sets["promises"]:
            return False
        leads = at + 1 < len(self.tokens) and self.tokens[at + 1].lower in sets["promise_leads"]
        verb = at + (2 if leads else 1)
        if verb >= len(self.tokens) or bool(sets["promise_leads"]) != leads:
            return False
        lower = self.tokens[verb].lower
        if sets["promise_thing_endings"] and lower.endswith(tuple(sets["promise_thing_endings"])):
            return False
        return lower not in sets["promise_things"] and lower.startswith(tuple(sets["promise_verbs"]) or "")

    def _is_one_of(self, at: int, groups: frozenset[tuple[str, ...]]) -> bool:
        lower = self.tokens[at].lower
        return (lower,) in groups or (at + 1 < len(self.tokens) and (lower, self.tokens[at + 1].lower) in groups)


def expressions(tokens: Sequence[Token], words: DateWords) -> Iterator[Expression]:
    """The expressions of one sentence, in order."""
    return Scan(joined(tokens, words), words).find()
