"""When a page was published: what it prints, what it tells machines, its address, and where these disagree. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from saksi.core.article import Published
from saksi.core.text import Region, Text
from saksi.core.values import UNKNOWN_WHEN, When
from saksi.core.witness import Because, Witness
from saksi.issues import Issue
from saksi.lang.pack import load
from saksi.page import dating, words
from saksi.page.dating import Printed
from saksi.page.head import Head
from saksi.read.infer import infer

_META = (
    "article:published_time", "og:published_time", "datepublished", "article.published", "publishdate", "publish-date",
    "publish_date", "publication_date", "pubdate", "parsely-pub-date", "sailthru.date", "dc.date.issued",
    "dcterms.created", "dc.date", "dcterms.date", "date", "cxenseparse:recs:publishtime", "content_publisheddate",
    "originalpublicationdate",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "datemodified", "og:updated_time", "lastmod")
SEARCHED = 60_000
"""Characters in which a date is looked for that nothing prints; articles hold under 20,000."""
FIRST_YEAR = 1990
"""Before it there were no news pages."""
AHEAD = timedelta(days=2)
"""How far clocks of other zones, and wrong ones, run ahead of the day a page was fetched."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A printed date and how much it looks like the day of publication."""

    printed: Printed
    region: Region
    updated: bool


def _visible(text: Text) -> Iterator[_Seen]:
    """Dates on date lines and bylines."""
    for region in text.regions:
        if region.name not in ("dateline", "credit") or region.end - region.start > 240:
            continue
        for printed in dating.find(text.body, region.start, region.end):
            before = text.body[region.start : printed.start].casefold()
            yield _Seen(printed, region, any(word in before for word in words.listed("updated")))


def _told(head: Head) -> When | None:
    if head.is_silent:
        return None
    values = [head.first(*_META), head.told("datePublished", "dateCreated"), *head.times[:1]]
    values += [head.first(*_MODIFIED), head.told("dateModified")]
    return next((when for value in values if value and (when := dating.machine(value))), None)


def _best(seen: list[_Seen], told: When | None, title_at: int) -> _Seen | None:
    """The date that the machine's agrees with, else one below the title that is no update, else the first.

    Above the title a page may print today's date: where it tells machines another, that one is believed.
    """
    if told and told.first:
        near = [one for one in seen if abs((one.printed.day - told.first).days) <= 1 and not one.updated]
        if near:
            return near[0]
    fresh = [one for one in seen if not one.updated] or seen
    below = next((one for one in fresh if one.region.start > title_at), None)
    return below or (fresh[0] if fresh and not told else None)


def read(
    text: Text, head: Head, *, url: str, lang: str, given: date | None, title_at: int, until: date
) -> tuple[Published, When, list[Issue]]:
    """The publication day with its basis and reasons, when the page was updated, and every doubt as an issue.

    `until` is the day the page was fetched: no page is older than itself, so a later date is not believed.
    """
    seen = list(_visible(text))
    issues = [issue for one in seen if (issue := _absurd(text, one.printed, until))]
    told_wrong = {one.region for one in seen if not _plausible(one.printed.day, until)}
    seen = [one for one in seen if _plausible(one.printed.day, until)]
    told = _told(head)
    if told and told.first and not _plausible(told.first, until):
        issues.append(Issue(0, 0, f"The date {told.first.isoformat()} that the page tells machines {_why(told.first)}"))
        told = None
    best = _best(seen, told, title_at)
    carried = dating.in_url(url)
    if carried and not _plausible(carried, until):
        carried = None
    if best:
        issues.extend(_checked(text, best, told, lang))
    opening = _opening(text, told_wrong)
    published = _decide(opening, best, told, carried, given, lang)
    if published.basis == "inferred" and published.when.first and not _plausible(published.when.first, until):
        published = Published()
    issues.extend(_contradicted(published, given))
    return published, _updated(seen, head, published.when, until), issues


def _plausible(day: date, until: date) -> bool:
    return day.year >= FIRST_YEAR and day <= until + AHEAD


def _why(day: date) -> str:
    return "cannot be right" if day.year < FIRST_YEAR else "lies in the future of the page"


def _absurd(text: Text, printed: Printed, until: date) -> Issue | None:
    if _plausible(printed.day, until):
        return None
    what = f"The printed date {printed.day.isoformat()} {_why(printed.day)}; it was not taken for the publication date"
    return Issue(printed.start, printed.end, what, text.quote(printed.start, printed.end))


def _updated(seen: list[_Seen], head: Head, published: When, until: date) -> When:
    """When the page says it was changed last, if that is another moment than its publication."""
    printed = next((one.printed.when for one in seen if one.updated), None)
    value = "" if head.is_silent else head.first(*_MODIFIED) or head.told("dateModified")
    when = printed or (dating.machine(value) if value else None)
    if when is None or when.first is None or not _plausible(when.first, until):
        return UNKNOWN_WHEN
    earlier = published.first is not None and when.first < published.first
    return UNKNOWN_WHEN if earlier or when.iso() == published.iso() else when


def _decide(
    text: Text, best: _Seen | None, told: When | None, carried: date | None, given: date | None, lang: str
) -> Published:
    if best:
        when = _joined(best.printed, told, carried)
        why = "day of the last update printed on the page" if best.updated else "date printed on the page"
        return Published(when, "printed", (Because(Witness.of(text, best.printed.start, best.printed.end), why),))
    if told:
        return Published(told, "printed")
    if given:
        return Published(When.on(given), "given")
    if carried:
        return Published(When.on(carried), "url")
    inferred = infer(text, load(lang)) if lang in words.packs() and dating.has_year(text.body) else None
    return Published(inferred[0], "inferred", inferred[1]) if inferred else Published()


def _opening(text: Text, without: set[Region]) -> Text:
    """The same Text with the regions of its first part alone: a long page is not searched to its end for a date."""
    if len(text.body) <= SEARCHED and not without:
        return text
    return replace(text, regions=tuple(r for r in text.regions if r.end <= SEARCHED and r not in without))


def _joined(printed: Printed, told: When | None, carried: date | None) -> When:
    """The printed date; one that could be read month first follows the machine's; a missing clock or zone likewise."""
    when = printed.when
    if printed.unsure:
        day = printed.day
        other = date(day.year, day.day, day.month)
        if (told and told.first == other) or (carried == other and carried is not None):
            when = replace(when, first=other, last=other)
    if told is None or told.first != when.first:
        return when
    if not when.clock:
        return replace(when, clock=told.clock, zone=told.zone)
    return replace(when, zone=told.zone) if not when.zone and told.clock == when.clock else when


def _checked(text: Text, best: _Seen, told: When | None, lang: str) -> Iterator[Issue]:
    printed = best.printed
    quote = text.quote(printed.start, printed.end)
    if not printed.agrees:
        yield Issue(printed.start, printed.end, "The weekday printed with the publication date is another day's", quote)
    if told and told.first and abs((told.first - printed.day).days) > 1:
        what = f"The page prints one publication date and tells machines another, {told.first.isoformat()}"
        yield Issue(printed.start, printed.end, what, quote)
    if printed.unsure and lang == "en" and told is None and printed.weekday is None:
        what = "The publication date can be read day first or month first; it was read day first"
        yield Issue(printed.start, printed.end, what, quote)


def _contradicted(published: Published, given: date | None) -> Iterator[Issue]:
    day = published.when.first
    if given and day and published.basis != "given" and not day <= given <= (published.when.last or day):
        yield Issue(0, 0, f"The page tells another publication date than the one given, {given.isoformat()}")
