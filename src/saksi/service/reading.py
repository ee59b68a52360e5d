"""Reading a Text within a budget of time, so that no page can stop the others.

In the main thread an alarm ends what takes too long. Elsewhere (threads of a server, Windows) the text is read by a
process of its own, which is kept for the next one and stopped when a text breaks the budget.
"""

from __future__ import annotations

from dataclasses import dataclass

from saksi.core.article import Article
from saksi.core.codec import article_plain, reading_from, text_plain
from saksi.core.reading import Reading
from saksi.core.text import Text
from saksi.errors import PageRefused
from saksi.issues import Issue
from saksi.lang import pack
from saksi.page import alarm, language
from saksi.page.guard import MEMORY, worker
from saksi.page.page import DEFAULT_CAP
from saksi.page.worker import Json
from saksi.read import reader

Found = tuple[tuple[Reading, ...], tuple[Issue, ...]]
NOT_READ = "language not read"
TOO_LONG = "not read: it took more than"
CHARACTERS = 400_000
"""Characters for which a text has its time once more: dense paragraphs take 10 microseconds a character."""
MODULE = "saksi.service.reading_worker"


@dataclass(frozen=True, slots=True)
class Budget:
    """What one page may cost: its bytes, and the seconds any text may take; a news article takes 10 to 50 ms."""

    cap: int = DEFAULT_CAP
    seconds: float = 20.0

    def of(self, text: Text) -> float:
        """Seconds that a text may take, by its length."""
        return self.seconds * (1 + len(text.body) / CHARACTERS)


USUAL = Budget()


def read(article: Article, text: Text, *, budget: Budget = USUAL) -> Found:
    """What the article says, a paragraph in another language read by that language's pack, or not at all.

    A text that breaks its budget gives no readings and an issue that says so; so does a language without a pack.
    """
    if article.lang not in pack.available():
        return (), (Issue(0, 0, f"{NOT_READ}: {article.lang or 'unknown'}"),)
    allowed = budget.of(text)
    try:
        found = (
            alarm.within(allowed, lambda: unbound(article, text)) if alarm.rings() else _apart(article, text, allowed)
        )
    except alarm.TimeIsUp:
        found = None
    return found or ((), (Issue(0, 0, f"{TOO_LONG} {allowed:g} seconds; the page is kept"),))


def unbound(article: Article, text: Text) -> Found:
    """The same, however long it takes."""
    parts = language.parts(text, article.lang)
    results = [reader.read(article, part, pack.load(lang)) for lang, part in parts.items() if lang in pack.available()]
    readings = tuple(reading for result in results for reading in result.readings)
    return readings, tuple(issue for result in results for issue in result.issues)


def _apart(article: Article, text: Text, seconds: float) -> Found | None:
    """Read by another process; None when it was stopped."""
    told = worker(MEMORY, MODULE).ask({"article": article_plain(article), "text": text_plain(text)}, b"", seconds)
    return None if told is None else _found(told, article)


def _found(told: Json, article: Article) -> Found:
    if "defect" in told:
        raise PageRefused("The page could not be read", why=f"a defect of Saksi: {told['defect']}")
    readings = (reading_from(one, article_id=article.id, text_id=article.text_id) for one in told["readings"])
    return tuple(readings), tuple(Issue(*one) for one in told["issues"])
