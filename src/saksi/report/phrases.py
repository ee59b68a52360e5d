"""Puts values into the words of one language: numbers, days, places, actors, groups. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from saksi.core.values import Count, When, Where, Who
from saksi.know import actors as known_actors
from saksi.lang.pack import Pack, available, load


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The words of one language pack's phrases.toml, and the CLDR names of its locale."""

    pack: Pack
    locale: Locale

    def word(self, section: str, name: str) -> str:
        """The phrase `name` of `section`. A missing phrase is a KeyError: the pack's test demands every one."""
        return str(self.pack.table("phrases")[section][name])

    def words(self, section: str, name: str) -> Sequence[str]:
        """A phrase that is a list."""
        return tuple(self.pack.table("phrases")[section][name])

    def table(self, section: str) -> dict[str, Any]:
        """A whole section."""
        return dict(self.pack.table("phrases")[section])

    def many(self, section: str, name: str, n: int) -> str:
        """The singular or plural phrase, with its number."""
        one, more = self.words(section, name)
        return (one if n == 1 else more).format(n=self.number(n))

    def number(self, n: int) -> str:
        """2.030 in Indonesian, 2,030 in English."""
        return str(format_decimal(n, locale=self.locale))

    def count(self, count: Count | None) -> str:
        """An interval in words; an unknown number is "unknown", never 0."""
        if count is None or not count.known:
            return self.word("numbers", "unknown")
        low = "" if count.low is None else self.number(count.low)
        high = "" if count.high is None else self.number(count.high)
        if count.exact:
            return self.word("numbers", "none") if count.low == 0 else low
        if count.high is None:
            if count.low is not None and count.hedge.casefold() in _more_than():
                return self.word("numbers", "more").format(low=self.number(count.low - 1))
            return self.word("numbers", "least").format(low=low)
        if count.low is None:
            return self.word("numbers", "most").format(high=high)
        return self.word("numbers", "between").format(low=low, high=high)

    def brief_count(self, count: Count | None) -> str:
        """The same where two numbers stand side by side: an interval with a dash."""
        if count is None or count.low is None or count.high is None or count.exact:
            return self.count(count)
        return self.word("numbers", "brief").format(low=self.number(count.low), high=self.number(count.high))

    def day(self, day: date) -> str:
        """One day: 13 Januari 2022, 13 January 2022."""
        return format_date(day, format=self.word("days", "format"), locale=self.locale)

    def ends(self, first: date, last: date) -> tuple[str, str]:
        """Two days of one span, the first without the month and year it shares with the last."""
        form = "format" if first.year != last.year else "in_year" if first.month != last.month else "in_month"
        return format_date(first, format=self.word("days", form), locale=self.locale), self.day(last)

    def iso_day(self, day: str) -> str:
        """A day that is written as 2022-01-13."""
        return self.day(date.fromisoformat(day))

    def when(self, when: When | None) -> str:
        """A time without a preposition, for tables and headings."""
        if when is None or not when.known:
            return self.word("days", "unknown")
        if when.single:
            return self.day(when.single)
        if when.first and when.last:
            if when.grain == "month":
                return format_date(when.first, format=self.word("days", "month"), locale=self.locale)
            first, last = self.ends(when.first, when.last)
            return self.word("days", "span" if first.isdecimal() else "run").format(first=first, last=last)
        if when.first:
            return self.word("days", "since").format(first=self.day(when.first))
        assert when.last is not None
        return self.word("days", "until").format(last=self.day(when.last))

    def on(self, when: When | None) -> str:
        """A time inside a sentence, with a leading blank and its preposition; empty when unknown."""
        if when is None or not when.known:
            return ""
        if when.single:
            return " " + self.word("days", "on").format(day=self.day(when.single))
        if when.first and when.last and when.grain != "month":
            first, last = self.ends(when.first, when.last)
            return " " + self.word("days", "within").format(first=first, last=last)
        if when.first and when.last:
            return " " + self.word("days", "month_in").format(month=self.when(when))
        return " " + self.when(when)

    def as_of(self, when: When | None) -> str:
        """The day up to which a total holds, with a leading blank; a span or an open time as `on` words it."""
        if when is None or when.single is None:
            return self.on(when)
        return " " + self.word("days", "as_of").format(day=self.day(when.single))

    def place(self, where: Where | None) -> str:
        """The place's name in this language: CLDR's for a country, else the head name, else as written."""
        if where is None:
            return ""
        if where.place_id and where.place_id == where.country:
            return str(self.locale.territories.get(where.place_id, where.name or where.written))
        return where.name or where.written

    def inside(self, where: Where | None, measure: str = "") -> str:
        """A place inside a sentence, with a leading blank and its preposition; empty when there is none.

        Who is withdrawn is withdrawn from a place.
        """
        way = "from" if measure == "withdrawn" else "in"
        return "" if where is None else " " + self.word("where", way).format(place=self.place(where))

    def actor(self, who: Who | None) -> str:
        """The actor's name in this language where it is a known one or people in general, else as written."""
        if who is None:
            return ""
        named = self.table("actors").get(who.actor_id or "")
        if named:
            return str(named)
        ownerless = self.body(who.written)
        if ownerless and not who.actor_id:
            return self._with_article(ownerless)
        owner, _, body = (who.actor_id or "").partition("/")
        known = known_actors.actor(owner) if owner else None
        if known is not None:
            name = known.name_id if known.label == "state" and self.pack.lang == "id" else known.name
            bodies = self.table("bodies")
            if not body:
                return self._with_article(name)
            if body in bodies:
                return str(bodies["of"]).format(body=bodies[body], owner=name)
        group = _foreign_groups(self.pack.lang).get(who.written.casefold())
        if group:
            return self.group(group)
        longest = max(who.written, who.actor_id or "", key=len) if known is None else who.written
        return self._with_article(longest)

    def body(self, written: str) -> str:
        """A body of a state that a text of any language names without the state ("Interior Ministry"); else empty."""
        key = _bodies().get(written.casefold().removeprefix("the "))
        return str(self.table("bodies")[key]) if key else ""

    def _with_article(self, name: str) -> str:
        last = name.rpartition(" ")[2].casefold()
        first = name.partition(" ")[0].casefold()
        heads, titles = set(self.words("who", "the")), set(self.words("who", "titles"))
        known = bool({last, first} & heads) or last in titles
        owned = ("’s" in name or "'s" in name) and name[0].isupper()
        return name if first in ("the", "a", "an") or not known or owned else f"the {name}"

    def actors(self, many: Iterable[Who]) -> str:
        """Names joined as the language joins them; the same name once."""
        return self.join(dict.fromkeys(self.actor(who) for who in many))

    def join(self, parts: Iterable[str]) -> str:
        """A, B, and C."""
        held = [part for part in parts if part]
        if len(held) < 2:
            return "".join(held)
        serial = self.word("list", "serial") if len(held) > 2 else ""
        return f"{', '.join(held[:-1])}{serial} {self.word('list', 'and')} {held[-1]}"

    def group(self, group: str, count: Count | None = None) -> str:
        """The noun of a group, in the number that goes with the count."""
        many, one = self.words("groups", group or "people")
        return one if count is not None and count.low == count.high == 1 else many

    def measure(self, measure: str) -> str:
        """The short label of a measure."""
        return self.words("measures", measure)[0]

    def verb(self, measure: str, count: Count | None = None) -> str:
        """The end of a sentence about a measure, agreeing with the count."""
        _, many, one = self.words("measures", measure)
        return one if count is not None and count.low == count.high == 1 else many


@cache
def _foreign_groups(lang: str) -> dict[str, str]:
    """Words for people in general that only other languages use, casefolded -> group."""
    held: dict[str, dict[str, str]] = {}
    for one in available():
        groups = load(one).table("actors").get("groups", ())
        held[one] = {str(word).casefold(): entry["group"] for entry in groups for word in entry["words"]}
    own = held.pop(lang, {})
    return {word: group for words in held.values() for word, group in words.items() if word not in own}


@cache
def _bodies() -> dict[str, str]:
    """What each language calls the bodies of a state, casefolded -> the second half of their ids."""
    tables = (load(lang).table("phrases")["bodies"] for lang in available())
    return {str(name).casefold(): key for table in tables for key, name in table.items() if key != "of" and " " in name}


@cache
def group_words() -> frozenset[str]:
    """The words of every language for people in general ("officials", "pejabat"), casefolded."""
    groups = (entry for lang in available() for entry in load(lang).table("actors").get("groups", ()))
    return frozenset(str(word).casefold() for entry in groups for word in entry["words"])


@cache
def _more_than() -> frozenset[str]:
    """The hedges of every language that shut out the number they stand before ("more than", "lebih dari")."""
    hedges = [hedge for lang in available() for hedge in load(lang).table("numbers")["hedge"] if hedge["op"] == "over"]
    return frozenset(str(word).casefold() for hedge in hedges for word in hedge["words"])


@cache
def wording(lang: str) -> Wording:
    """The wording of a language there is a pack for. Raises PackError for another."""
    return Wording(load(lang), Locale.parse(lang))


def capital(sentence: str) -> str:
    """The sentence with its first letter large."""
    return sentence[:1].upper() + sentence[1:]
