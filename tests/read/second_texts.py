"""A text with furniture and repeated words, and proposals about it."""

from __future__ import annotations

from datetime import date
from typing import Any

from saksi.core.article import Article, Published
from saksi.core.text import Region, Text
from saksi.core.values import When
from saksi.lang import pack
from saksi.read import reader
from saksi.read.second.check import Checked, check
from saksi.read.second.proposal import Answer, Proposal

FAR = "In all 31 villagers, most of them elderly women from the hills above the town, were that same night killed."
QUOTE = "31 villagers, most of them elderly women from the hills above the town, were that same night killed"
PLAIN = "On Wednesday 14 soldiers were wounded in Orm."
MAYBE = "Officials fear that 70 people could be killed."
READ_ALSO = "Read also: 55 people killed in ferry accident"


def text(*sentences: str, furniture: str = READ_ALSO) -> Text:
    """The sentences as one body, and a line of furniture behind it."""
    body = " ".join(sentences)
    whole = f"{body}\n{furniture}"
    return Text(whole, (Region(0, len(body), "body"), Region(len(body) + 1, len(whole), "furniture")))


def checked(held: Text, *told: Proposal, lang: str = "en", malformed: int = 0) -> Checked:
    """What becomes of proposals about a text."""
    when = Published(When.on(date(2022, 1, 13)), "given")
    article, own = Article("p", held.id, lang=lang, published=when), pack.load(lang)
    ours = reader.read(article, held, own).readings
    return check([reader.document(article, held, own)], Answer(told, malformed), ours, "tester")


def figure(quote: str, measure: str, low: int | None, high: int | None = None, **more: Any) -> Proposal:
    fields = {"group": None, "place": None, "day": None, "modality": "said"}
    sentence = more.pop("sentence", 0)
    ends = {"low": low, "high": low if high is None else high}
    return Proposal("figure", sentence, quote, {"measure": measure, **ends, **fields, **more})


def event(quote: str, act: str, **more: Any) -> Proposal:
    fields = {"actors": [], "recipients": [], "place": None, "day": None, "modality": "happened"}
    return Proposal("event", 0, quote, {"act": act, **fields, **more})
