"""Dates as mastheads print them ("Sabtu, 8 Januari 2022 | 07:45 WIB", "Jan. 7, 2022, 7:20 PM") and addresses. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache, lru_cache

from saksi.core.values import When
from saksi.page import words
from saksi.page.signs import KEPT
from saksi.page.signs import words as signs_words

ZONES = {
    "WIB": "+07:00", "WITA": "+08:00", "WIT": "+09:00", "GMT": "+00:00", "UTC": "+00:00", "BST": "+01:00",
    "CET": "+01:00", "CEST": "+02:00", "MSK": "+03:00", "EST": "-05:00", "EDT": "-04:00", "PST": "-08:00",
    "PDT": "-07:00", "SGT": "+08:00", "MYT": "+08:00", "AEST": "+10:00", "AEDT": "+11:00", "NZST": "+12:00",
    "NZDT": "+13:00", "EAT": "+03:00", "JST": "+09:00", "KST": "+09:00", "PKT": "+05:00",
}  # fmt: skip
"""Abbreviations as mastheads use them; those with several meanings (IST, CST) are left out."""
_ISO = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:[T\s]+(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2}|[A-Z]{3,4})?)?",
    re.ASCII,
)
_CLOCK = r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?\s*(?P<half>[ap]\.?m\b\.?)?"
_ZONE = rf"(?P<zone>\b(?:{'|'.join(ZONES)})\b(?:\s?[+-]\d{{1,2}})?|Z\b|[+-]\d{{2}}:?\d{{2}}\b)"
_YEAR = re.compile(r"[12]\d{3}")
REACH = 40
"""Characters before a year in which what stands before its blanks is looked for."""
_NUMERIC = re.compile(r"\d[/.-]\d")
LONG = 400
"""Characters above which the words of a text are not looked through before the patterns are."""
_GAP = r"[\s,|/·•–—-]*"
_AFTER = rf"(?:{_GAP}(?:at\s+|pukul\s+|jam\s+|@\s*)?{_CLOCK})?(?:\s*\(?{_ZONE})?"
_CLOCK_BEFORE = re.compile(
    rf"(?<![\d.:,/-]){_CLOCK.replace('[:.]', '(?P<sign>[:.])', 1)}\s*(?:\(?{_ZONE}\)?)?{_GAP}"
    r"(?:on\s+|tanggal\s+|hari\s+)?\Z",
    re.IGNORECASE,
)
"""A clock time right before a date: "2:05 PM GMT, May 9, 2023", "13.05 WIB, 9 Mei 2023"."""
CLOCK_BEFORE = 40
"""Characters before a date in which its clock time begins."""
_URL = (
    re.compile(
        r"[/_-](?P<year>(?:19|20)\d{2})[/_-](?P<month>0?[1-9]|1[0-2])[/_-](?P<day>0?[1-9]|[12]\d|3[01])(?=[/_.?-]|$)"
    ),
    re.compile(r"/(?P<year>20\d{2})/(?P<name>[a-z]{3})/(?P<day>\d{1,2})/"),
    re.compile(r"[/-](?P<year>20\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?:\d{4,6})?(?=[/_.?-]|$)"),
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A date found at `[start, end)`; `weekday` is the number of the day named beside it, None when none is."""

    start: int
    end: int
    when: When
    weekday: int | None = None
    unsure: bool = False

    @property
    def day(self) -> date:
        """The day."""
        assert self.when.first is not None
        return self.when.first

    def moved(self, by: int) -> Printed:
        """The same date `by` characters further on."""
        return Printed(self.start + by, self.end + by, self.when, self.weekday, self.unsure)

    @property
    def agrees(self) -> bool:
        """False when the weekday printed beside the date is another one."""
        return self.weekday is None or self.weekday == self.day.weekday()


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]:
    """Dates with the name of their month, and in digits alone."""
    month = "|".join(sorted(map(re.escape, words.months()), key=len, reverse=True))
    week = "|".join(sorted(map(re.escape, words.numbered("weekdays")), key=len, reverse=True))
    weekday = rf"(?:\b(?P<week>{week})\b\.?\s*,?\s*)?"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    year = r"(?P<year>[12]\d{3})"
    compiled = tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"{weekday}\b{day}\s+(?:of\s+)?(?P<name>{month})\b\.?,?\s+{year}\b{_AFTER}",
            rf"{weekday}\b(?P<name>{month})\b\.?\s+{day},?\s+{year}\b{_AFTER}",
            rf"{weekday}\b(?P<day>\d{{1,2}})-(?P<name>{month})-{year}\b{_AFTER}",
            rf"{weekday}(?<![\d/.-])(?P<day>\d{{1,2}})(?P<sep>[/.-])(?P<month>\d{{1,2}})(?P=sep){year}\b(?!\.\d){_AFTER}",
            rf"{weekday}(?<![\d/.-])(?P<year>(?:19|20)\d{{2}})[-/.](?P<month>\d{{2}})[-/.](?P<day>\d{{2}})(?!\d)"
            rf"(?:T|{_GAP})(?:{_CLOCK})?(?:\s*{_ZONE})?",
        )
    )
    return compiled[:3], compiled[3:]


def _zone(written: str | None) -> str:
    if not written:
        return ""
    if written in ("Z", "z"):
        return "+00:00"
    if written[0] in "+-":
        return written if ":" in written else f"{written[:3]}:{written[3:]}"
    name = re.match(r"[A-Za-z]+", written)
    shift = re.search(r"[+-]\d+", written)
    if shift:
        return f"{int(shift.group()):+03d}:00"
    return ZONES.get(name.group().upper(), "") if name else ""


def _clock(groups: dict[str, str | None]) -> str:
    hour, minute = groups.get("hour"), groups.get("minute")
    if hour is None or minute is None:
        return ""
    number = int(hour)
    half = (groups.get("half") or "").casefold()
    if half.startswith("p") and number < 12:
        number += 12
    if half.startswith("a") and number == 12:
        number = 0
    return f"{number:02d}:{minute}"


def _made(found: re.Match[str]) -> Printed | None:
    groups = found.groupdict()
    name = groups.get("name")
    month = words.months().get(name.casefold().rstrip("."), 0) if name else int(groups["month"] or 0)
    day = int(groups["day"])
    unsure = "sep" in groups and day <= 12 and month <= 12 and day != month
    if "sep" in groups and month > 12 >= day:
        day, month = month, day
    try:
        on = date(int(groups["year"]), month, day)
    except ValueError:
        return None
    week = groups.get("week")
    weekday = words.numbered("weekdays")[week.casefold()] if week else None
    when = When.on(on, zone=_zone(groups.get("zone")) if groups.get("hour") else "", clock=_clock(groups))
    text = found.group()
    end = found.start() + len(text.rstrip(" \t\n,|/·•–—-"))
    printed = Printed(found.start(), end, when, weekday, unsure)
    return _turned(printed) if unsure and not printed.agrees else printed


def _timed(text: str, start: int, printed: Printed | None) -> Printed | None:
    """The date with the clock time that stands before it, where none stands behind it."""
    if printed is None or printed.when.clock:
        return printed
    before = text[max(start, printed.start - CLOCK_BEFORE) : printed.start]
    found = _CLOCK_BEFORE.search(before) if any(sign.isdigit() for sign in before) else None
    if found is None or not (found["sign"] == ":" or found["half"] or found["zone"]):
        return printed
    groups = found.groupdict()
    at = printed.start - len(before) + found.start()
    return replace(printed, start=at, when=When.on(printed.day, zone=_zone(groups["zone"]), clock=_clock(groups)))


def _turned(printed: Printed) -> Printed:
    """12/01/2022 read as month first when only so the weekday beside it agrees."""
    day = printed.day
    other = date(day.year, day.day, day.month)
    if other.weekday() != printed.weekday:
        return printed
    when = When.on(other, zone=printed.when.zone, clock=printed.when.clock)
    return Printed(printed.start, printed.end, when, printed.weekday)


def has_year(text: str) -> bool:
    """False for what can hold no date with a year."""
    return _YEAR.search(text) is not None


def _named(text: str, start: int, stop: int) -> Iterator[re.Pattern[str]]:
    """The patterns of dates with a named month that can find one here, by what stands before the years."""
    if stop - start <= LONG and signs_words(text[start:stop]).isdisjoint(words.months()):
        return
    name_day, day_name, dashed = False, False, False
    for year in _YEAR.finditer(text, start, stop):
        before = text[max(start, year.start() - REACH) : year.start()]
        last = before.rstrip().rstrip(",.")[-1:]
        spaced = before[-1:].isspace()
        name_day = name_day or (spaced and last.isalnum())
        day_name = day_name or (spaced and last.isalpha())
        dashed = dashed or last == "-"
    told = (day_name, name_day, dashed)
    yield from (pattern for pattern, may in zip(_patterns()[0], told, strict=True) if may)


def find(text: str, start: int = 0, end: int | None = None) -> Iterator[Printed]:
    """The dates with a year in `text[start:end)`, in order, positions in `text`."""
    stop = len(text) if end is None else end
    if _YEAR.search(text, start, stop) is None:
        return iter(())
    if stop - start > LONG or not _is_apart(text, start, stop):
        return iter(_found(text, start, stop))
    told = _in_line(text[start:stop])
    return (one.moved(start) for one in told) if start else iter(told)


def _is_apart(text: str, start: int, stop: int) -> bool:
    """True where blanks part the stretch from what stands around it, so that it reads alone as it reads here."""
    return (start == 0 or text[start - 1].isspace()) and (stop == len(text) or text[stop].isspace())


@lru_cache(maxsize=KEPT)
def _in_line(line: str) -> tuple[Printed, ...]:
    return _found(line, 0, len(line))


def _found(text: str, start: int, stop: int) -> tuple[Printed, ...]:
    taken: list[Printed] = []
    patterns = list(_named(text, start, stop))
    if _NUMERIC.search(text, start, stop):
        patterns += _patterns()[1]
    for pattern in patterns:
        for found in pattern.finditer(text, start, stop):
            printed = _timed(text, start, _made(found))
            if printed and all(printed.end <= one.start or one.end <= printed.start for one in taken):
                taken.append(printed)
    return tuple(sorted(taken, key=lambda one: one.start))


def machine(value: str) -> When | None:
    """A date in a meta element, JSON-LD or time element; None when it is none."""
    found = _ISO.search(value)
    if found is None:
        printed = next(find(value), None)
        return printed.when if printed else _http(value)
    year, month, day, hour, minute, zone = found.groups()
    try:
        on = date(int(year), int(month), int(day))
    except ValueError:
        return None
    clock = f"{hour}:{minute}" if hour else ""
    return When.on(on, zone=_zone(zone) if clock else "", clock=clock)


def _http(value: str) -> When | None:
    digits = re.fullmatch(r"\s*((?:19|20)\d{2})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})\d{0,2})?Z?\s*", value)
    if digits is None:
        return None
    try:
        at = datetime(int(digits[1]), int(digits[2]), int(digits[3]))
    except ValueError:
        return None
    return When.on(at.date(), clock=f"{digits[4]}:{digits[5]}" if digits[4] else "")


def in_url(url: str) -> date | None:
    """The day an address carries ("/2022/01/06/", "/20220107193012-134-"), if it carries one."""
    for pattern in _URL:
        found = pattern.search(url)
        if found is None:
            continue
        groups = found.groupdict()
        month = words.months().get(groups["name"], 0) if groups.get("name") else int(groups["month"])
        try:
            return date(int(groups["year"]), month, int(groups["day"]))
        except ValueError:
            continue
    return None
