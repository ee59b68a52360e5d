"""ClaimReview (schema.org): numbers that were taken back, denied or disputed, for those who check facts. Pure."""

from __future__ import annotations

import json
from typing import BinaryIO

from saksi.core.fact import FigureFact, FigurePoint
from saksi.core.ids import Plain
from saksi.export.exporter import Written
from saksi.record.record import Record

RATINGS = {"retracted": "Retracted", "denied": "Denied", "disputed": "Disputed", "superseded": "Superseded"}


class _ClaimReview:
    """One review a number and article; the rating is a word, for nothing here measures truth."""

    name = "claimreview"
    media_type = "application/ld+json"
    ending = "jsonl"
    about = "numbers taken back, denied, disputed or overtaken, as schema.org ClaimReview, one a line"

    def write(self, record: Record, out: BinaryIO) -> Written:
        """The claim in the words of the text, where it appeared, and what became of it."""
        rows, traces = 0, {}
        for fact in record.figures:
            for at, point in enumerate(fact.points):
                if point.status in RATINGS:
                    made = _review(record, fact, at, point)
                    out.write(json.dumps(made, ensure_ascii=False).encode() + b"\n")
                    traces[f"urn:saksi:{fact.id}:{at}"] = point.witnessed.readings
                    rows += 1
        return Written(rows, (), traces)


def _review(record: Record, fact: FigureFact, at: int, point: FigurePoint) -> dict[str, Plain]:
    held = [record.readings[id_] for id_ in point.witnessed.readings if id_ in record.readings]
    urls = sorted({url for one in held if (url := record.articles[one.article_id].url)})
    claim: dict[str, Plain] = {"@type": "Claim", "appearance": [{"@type": "CreativeWork", "url": one} for one in urls]}
    if point.reported.first:
        claim["datePublished"] = point.reported.first.isoformat()
    if point.said_by:
        claim["author"] = {"@type": "Thing", "name": point.said_by[0].actor_id or point.said_by[0].written}
    rating: Plain = {"@type": "Rating", "alternateName": RATINGS[point.status], "ratingExplanation": _why(fact, point)}
    made: dict[str, Plain] = {
        "@context": "https://schema.org", "@type": "ClaimReview", "@id": f"urn:saksi:{fact.id}:{at}",
        "claimReviewed": _claim(fact, point), "itemReviewed": claim, "reviewRating": rating,
        "author": {"@type": "Organization", "name": "Saksi"},
    }  # fmt: skip
    if record.as_of:
        made["datePublished"] = record.as_of.isoformat()
    return made


def _why(fact: FigureFact, point: FigurePoint) -> str:
    return point.note or fact.why or point.witnessed.rule


def _claim(fact: FigureFact, point: FigurePoint) -> str:
    low, high = point.count.low, point.count.high
    number = str(low) if low == high else f"{'?' if low is None else low} to {'?' if high is None else high}"
    place = f" in {fact.place.name or fact.place.written}" if fact.place else ""
    return f"{'unknown number' if not point.count.known else number} of {fact.group} {fact.measure}{place}"


CLAIMREVIEW = _ClaimReview()
