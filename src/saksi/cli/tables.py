"""Readings and articles as tables for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from saksi.cli import output
from saksi.core.article import Article
from saksi.core.codec import reading_plain
from saksi.core.reading import Reading, Slot
from saksi.core.values import Count, Value, When, Where, Who
from saksi.issues import Issue

SHORT = 90


def page_table(article: Article, readings: Iterable[Reading], issues: Iterable[Issue]) -> None:
    """One page: its masthead, what was read with the quotes, and what could not be read."""
    output.lines(*masthead(article), "")
    output.table("Readings", ("kind", "what", "who says it", "quotes", "id"), (reading_row(one) for one in readings))
    output.table("Not understood", ("what", "where", "quote"), (issue_row(one) for one in issues))


def masthead(article: Article) -> list[str]:
    """Title, outlet, day with its basis, origin, address: the lines that are known."""
    day = f"{when_words(article.published.when)} ({article.published.basis})"
    told: Mapping[str, str] = {
        "Title": article.title,
        "Outlet": article.outlet,
        "Language": article.lang,
        "Published": day,
        "Origin": article.origin or "not credited",
        "Bylines": ", ".join(article.bylines),
        "Address": article.url,
        "Id": article.id,
    }
    links = [("Related", " ".join((short(one.title.quote), one.address)).strip()) for one in article.related_links]
    return [f"{name + ':':<11}{value}" for name, value in (*told.items(), *links) if value]


def reading_row(reading: Reading) -> tuple[str, ...]:
    """Kind, values, speaker, quotes and id of a reading."""
    kind = reading.kind + ("" if reading.modality in ("said", "happened") else f" ({reading.modality})")
    kind += "\n2nd reader only" if reading.second else ""
    speaker = reading.speaker
    values = [f"{slot.name} {said}" for slot in reading.slots if (said := short(value_words(slot.value)))]
    return kind, "\n".join(values), speaker.written if speaker else "", "\n".join(quotes(reading.slots)), reading.id


def quotes(slots: Iterable[Slot]) -> list[str]:
    """The distinct quotes of slots, in order, shortened."""
    return [f"“{short(quote)}”" for quote in dict.fromkeys(slot.witness.quote for slot in slots)]


def short(words: str) -> str:
    """At most SHORT characters of it, on one line."""
    line = " ".join(words.split())
    return line if len(line) <= SHORT else line[: SHORT - 1] + "…"


def value_words(value: Value) -> str:
    """A value in a few words."""
    match value:
        case Count():
            return count_words(value)
        case When():
            return when_words(value)
        case Where():
            return f"{value.written} = {value.name}" if value.name and value.name != value.written else value.written
        case Who():
            known = value.actor_id and value.actor_id != value.written
            return f"{value.written} = {value.actor_id}" if known else value.written
        case bool():
            return "yes" if value else "no"
        case _:
            return value


def when_words(when: When) -> str:
    """`2022-01-08`, `2022-01-08/..`, `unknown`."""
    return when.iso() if when.known else "unknown"


def count_words(count: Count) -> str:
    """`30`, `2000..2500`, `1001..`, `..1000`, `unknown`."""
    if not count.known:
        return "unknown"
    if count.exact:
        return str(count.low)
    return f"{'' if count.low is None else count.low}..{'' if count.high is None else count.high}"


def issue_row(issue: Issue) -> tuple[str, ...]:
    """What, where and the characters."""
    return issue.what, f"{issue.start}-{issue.end}" if issue.end else "", short(issue.quote)


def article_row(article: Article) -> tuple[str, ...]:
    """Day, outlet, language, title and id of an article."""
    day = when_words(article.published.when)
    return day, article.outlet, article.lang, short(article.title), article.id


def reading_object(reading: Reading) -> dict[str, object]:
    """A reading as JSON, with its article's id beside it."""
    return output.numbered({"article": reading.article_id, **reading_plain(reading)})
