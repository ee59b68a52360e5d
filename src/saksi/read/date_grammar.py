"""Finds the turns of phrase that tell a day in a row of tokens; what they come to is `date_resolve`'s. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

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
from saksi.read.date_tense import is_future, is_pledged
from saksi.read.date_words import DateWords, Form, Phrase
from saksi.read.date_years import years_at
from saksi.read.sentences import Token


class Expression(NamedTuple):
    """One turn of phrase over tokens `[first, last)` and code points `[start, end)`; a tuple, for many are made.

    `means` is "date" (day, month and year as far as written), "month", "year", "weekday", or the move of a [[phrase]].
    `to` is the second end of an interval; `since` says that the text leaves the end open, `until` that it names
    an end ("sampai 19 Januari"); `future` that its clause speaks of what is to come; `moved` counts units from the day.
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
    moved: int = 0


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
        starters, after = self.words.starters, 0
        spots = [at for at, one in enumerate(self.tokens) if one.lower in starters or one.text[0].isdecimal()]
        for at in spots:
            found = self._at(at) if at >= after else None
            if found is not None:
                yield found._replace(future=is_future(self.tokens, self.words, found.first, found.last))
                after = found.last

    def _at(self, at: int) -> Expression | None:
        lower = self.tokens[at].lower
        if lower in self.words.sets["since"] and at + 1 < len(self.tokens):
            inner = self._plain(at + 1)
            return self._from(inner._replace(since=inner.to is None), at) if inner else None
        if lower in self.words.sets["between"]:
            inner = self._plain(at + 1, both=True) if at + 1 < len(self.tokens) else None
            return self._from(inner, at) if inner and inner.to else None
        return self._plain(at)

    def _from(self, inner: Expression, at: int) -> Expression:
        return inner._replace(first=at, start=self.tokens[at].start)

    def _plain(self, at: int, *, both: bool = False) -> Expression | None:
        """The longest expression from `at`; `both` lets "and" join the two ends of an interval."""
        found = list(filter(None, (self._part_first(at), self._moved(at), self._base(at), *self._phrases(at))))
        best = max(found, key=lambda one: one.last, default=None)
        if best is not None and not best.moved and best.means in ("date", "month", "year", "weekday"):
            best = self._to(best, both=both)
        if best is None:
            best = self._day_range(at, both=both)
        return best

    def _moved(self, at: int) -> Expression | None:
        """A day counted from another: "two days after January 5", "the day before Monday's vote"."""
        taken, sets = _Taken(), self.words.sets
        last = self._span(at, taken)
        if last is None and self.tokens[at].lower in sets["articles"] and at + 1 < len(self.tokens):
            taken.n, taken.unit, last = 1, self.words.units.get(self.tokens[at + 1].lower, ""), at + 2
        if last is None or taken.unit not in ("day", "week", "month") or last + 1 >= len(self.tokens):
            return None
        way = self.tokens[last].lower
        sign = 1 if way in sets["after"] else -1 if way in sets["before"] else 0
        behind = last + 2 if self.tokens[last + 1].lower in sets["articles"] else last + 1
        base = self._base(behind) if sign and behind < len(self.tokens) else None
        if base is None or base.means not in ("date", "weekday"):
            return None
        weekday = base.weekday if base.means == "weekday" else None
        return self._from(base, at)._replace(moved=sign * (taken.n or 1), unit=taken.unit, weekday=weekday)

    # -- calendar days and weekdays

    def _make(self, first: int, last: int, means: str, **values: object) -> Expression:
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        until = first > 0 and self.tokens[first - 1].lower in self.words.sets["until"]
        return Expression(first, last, start, end, means, until=until, **values)  # type: ignore[arg-type]

    def _calendar(self, first: int, found: Calendar, weekday: int | None = None, last: int = 0) -> Expression:
        means = "date" if found.day else "month"
        return self._make(
            first, max(found.last, last), means, day=found.day, month=found.month, year=found.year, weekday=weekday
        )

    def _part_first(self, at: int) -> Expression | None:
        """A part of the day that stands before the day: "late on Thursday", "the night of November 25"."""
        for part in self.words.parts_before.get(self.tokens[at].lower, ()):
            behind = at + len(part)
            if behind < len(self.tokens) and self._reads(at, part):
                base = self._base(behind)
                if base is not None and (base.weekday or base.day):
                    return self._from(base, at)
        return None

    def _reads(self, at: int, group: tuple[str, ...]) -> bool:
        """True where the words of `group` stand from `at`; its first word is known to, its second parts most."""
        if at + len(group) > len(self.tokens) or (len(group) > 1 and self.tokens[at + 1].lower != group[1]):
            return False
        return all(self.tokens[at + offset].lower == word for offset, word in enumerate(group))

    def _part(self, at: int) -> int:
        """The token behind a part of the day at `at`, or `at`."""
        lower = self.tokens[at].lower if at < len(self.tokens) else ""
        for part in self.words.parts_after.get(lower, ()):
            if self._reads(at, part):
                return at + len(part)
        return at

    def _base(self, at: int) -> Expression | None:
        """A weekday with or without its date, a date, a month or a year, each as written from `at`."""
        lower = self.tokens[at].lower
        if lower not in self.words.calendar and not self.tokens[at].text[0].isdecimal():
            return None
        weekday = self._weekday(at)
        if weekday is not None:
            return weekday
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
        found = years_at(self.tokens, at, self.words)
        if found is None:
            return None
        after, first, last = found
        made = self._make(at, after, "year", year=first)
        return made._replace(to=made._replace(year=last)) if last > first else made

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
        right = self._base(left.last + 1) or self._month_behind(left)
        if right is not None and (right.means == left.means or (left.means == "date" and right.means == "month")):
            spaced_dash = left.last and self.tokens[left.last].text in DASHES and self._is_spaced(left.last)
            if not spaced_dash or right.means == "date":
                return left._replace(last=right.last, end=right.end, to=right)
        day = day_of(self.tokens[left.last + 1])
        if left.means == "date" and self.words.month_first and day and left.day and day > left.day and not right:
            to = left._replace(day=day)
            return left._replace(last=left.last + 2, end=self.tokens[left.last + 1].end, to=to)
        return left

    def _month_behind(self, left: Expression) -> Expression | None:
        """The month behind another ("from March to May"), also one whose name is a word besides."""
        month = month_of(self.tokens[left.last + 1], self.words) if left.means == "month" else None
        return self._make(left.last + 1, left.last + 2, "month", month=month) if month else None

    def _is_spaced(self, at: int) -> bool:
        return self.tokens[at - 1].end < self.tokens[at].start

    def _day_range(self, at: int, *, both: bool) -> Expression | None:
        """A day without month before a full one: "2-5 Januari", "2 hingga 5 Januari", "5 and 6 January"."""
        day = day_of(self.tokens[at])
        if day is None or not self._joint(at + 1, both=True) or at + 2 >= len(self.tokens):
            return None
        right = named(self.tokens, at + 2, self.words)
        if right is None or right.day is None or right.day <= day:
            return None
        if right.day > day + 1 and not self._joint(at + 1, both=both):
            return None  # "5 and 8 January" are two days, "5 and 6 January" one stretch
        to = self._calendar(at + 2, right)
        left = self._make(at, right.last, "date", day=day, month=right.month, year=right.year)
        return left._replace(to=to)

    # -- phrases

    def _phrases(self, at: int) -> Iterator[Expression]:
        token = self.tokens[at]
        after = self.tokens[at + 1].lower if at + 1 < len(self.tokens) else ""
        told = self.words.by_word.get(token.lower)
        held = [told] if told else []
        held.extend(self.words.by_class[name] for name in self._classes(token, after) if name in self.words.by_class)
        for forms in held:
            for phrase, form in forms.get(after, forms[""]):
                yield from self._phrase(at, phrase, form)

    def _classes(self, token: Token, after: str) -> Iterator[str]:
        if weekday_of(token, self.words):
            yield "weekday"
        if month_of(token, self.words):
            yield "month"
        if token.lower in self.words.fused:
            yield "span"
        elif token.lower in self.words.numbers or token.text.isdecimal():
            if after in self.words.units:
                yield "span"
            yield "n"

    def _phrase(self, at: int, phrase: Phrase, form: Form) -> Iterator[Expression]:
        taken = _Taken()
        last = self._form(at, form, taken)
        if last is None or (phrase.closed and not self._is_closed(last)):
            return
        made = self._make(
            at, last, phrase.means, rule=phrase.name, weekday=taken.weekday, month=taken.month or phrase.month,
            day=phrase.day, year=taken.year,
            n=phrase.n if taken.n is None else taken.n, sign=phrase.sign, unit=taken.unit or "day",
        )  # fmt: skip
        pledged = phrase.means == "within" and is_pledged(self.tokens, self.words, at)
        if phrase.future and not pledged and not is_future(self.tokens, self.words, at, last):
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


def expressions(tokens: Sequence[Token], words: DateWords) -> Iterator[Expression]:
    """The expressions of one sentence, in order."""
    return Scan(joined(tokens, words), words).find()
