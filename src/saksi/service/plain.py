"""What the service returns, as plain values for JSON: the object of spec READINGS and its neighbours. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from saksi.core import codec
from saksi.core.article import Article
from saksi.core.ids import Plain
from saksi.core.reading import Reading
from saksi.core.text import Text
from saksi.issues import Issue

SCHEMA_VERSION = 1


def issue_plain(issue: Issue) -> dict[str, Plain]:
    """One issue with its span."""
    return {"what": issue.what, "start": issue.start, "end": issue.end, "quote": issue.quote}


def page_plain(article: Article, text: Text, readings: Iterable[Reading], issues: Iterable[Issue]) -> dict[str, Plain]:
    """What `saksi read --json` and `saksi show ARTICLE --json` print (spec READINGS)."""
    return {
        "schema_version": SCHEMA_VERSION,
        "article": codec.article_plain(article),
        "text": codec.text_plain(text),
        "readings": [codec.reading_plain(one) for one in readings],
        "issues": [issue_plain(one) for one in issues],
    }
