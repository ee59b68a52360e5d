"""Articles of one paragraph, as the tests of several readers want them."""

from __future__ import annotations

from datetime import date

from saksi.core.article import Article, Published
from saksi.core.reading import Reading
from saksi.core.text import Region, Text
from saksi.core.values import When
from saksi.lang import pack
from saksi.read import reader

THURSDAY = date(2022, 1, 13)


def article_of(body: str, lang: str, day: date = THURSDAY) -> tuple[Article, Text]:
    """An article published on `day` whose text is all body."""
    text = Text(body, (Region(0, len(body), "body"),))
    return Article("page", text.id, lang=lang, published=Published(When.on(day), "given")), text


def pledges(lang: str, body: str) -> list[Reading]:
    """The pledges that the whole reader finds in an article of THURSDAY."""
    found = reader.read(*article_of(body, lang), pack.load(lang)).readings
    return [one for one in found if one.kind == "pledge"]
