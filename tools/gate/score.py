"""Scores what is not one of the five kinds: the masthead, the witnesses, and the text kept of a page. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from saksi.core.reading import Reading
from tools.extract import shingles
from tools.gate.gold import Case
from tools.gate.names import same_head
from tools.gate.tally import Scores, Tally

READ = ("title", "body")
"""Regions a reading may rest on; a place may stand in the dateline."""


def masthead(case: Case, scores: Scores) -> None:
    """The publication day (printed: that day; inferred: inside the interval, at most two days wide) and the origin."""
    gold, article = case.gold, case.page.article
    wanted = {str(gold["published"] or gold.get("published_inferable") or gold["dct"]), *gold.get("published_alt", ())}
    when = article.published.when
    days = [day for day in (when.first, when.last) if day]
    wide = gold["published"] is None
    narrow = len(days) == 2 and (days[1] - days[0]).days <= wide
    right = narrow and any(days[0].isoformat() <= day <= days[1].isoformat() for day in wanted)
    line = f"{case.name} {when.iso()}, wanted {sorted(wanted)}"
    scores["published.inferred" if wide else "published.printed"].count(right)
    scores["published"].count(right, line, "published: another day or none")
    origin_right = same_head(gold.get("origin_main"), article.origin)
    line = f"{case.name} {article.origin}, wanted {gold.get('origin_main')}"
    scores["origin"].count(origin_right, line, "origin: another or none")


def witnesses(case: Case, scores: Scores) -> None:
    """Every witness is the characters it names; no value rests on furniture (wanted: none)."""
    body = case.page.text.body
    for reading in case.readings:
        for one in reading.witnesses:
            exact = bool(one.quote) and body[one.start : one.end] == one.quote and one.text_id == case.page.text.id
            scores["witnesses"].count(exact, f"{case.name} {one}", "witness: not the characters it names")
        scores["furniture"].said += _on_furniture(case, reading)


def _on_furniture(case: Case, reading: Reading) -> bool:
    """True when the reading stands outside of title and body, or a slot of it stands in furniture.

    A day may be witnessed by the printed day of publication, wherever that stands.
    """
    region = case.page.text.region_at(reading.anchor.start, reading.anchor.end)
    spans = [slot.witness for slot in reading.slots if slot.name not in ("when", "due")]
    held = [case.page.text.region_at(one.start, one.end) for one in spans]
    return region is None or region.name not in READ or any(one is None or one.name == "furniture" for one in held)


def body(case: Case, scores: Scores) -> None:
    """Paragraphs of the article kept in title and body, and furniture lines that reached the body."""
    kept = _flat(case.page.text.quote(r.start, r.end) for r in case.page.text.named("title", "body", "dateline"))
    if case.gold["form"] == "html":
        optional = {_flat([line]) for line in case.gold.get("optional_lines", ())}
        for line in case.source.splitlines():
            flat = _flat([line])
            if flat and flat not in optional:
                scores["paragraphs"].count(flat in kept, f"{case.name} lost {line[:70]!r}", "text: paragraph lost")
        _shingles(case, scores["body"])
    found = _flat(link.title.quote for link in case.page.article.related_links)
    for line in case.gold.get("headline_lines", ()):
        scores["page.links"].count(_flat([line]) in found, f"{case.name} no link {line[:70]!r}", "link not found")
    told = {_flat([link.title.quote]): link.address for link in case.page.article.related_links}
    for line, address in case.gold.get("link_addresses", {}).items():
        right = told.get(_flat([line])) == address
        scores["page.links"].count(right, f"{case.name} no address {line[:70]!r}", "link without its address")
    only_body = _flat(case.page.text.quote(r.start, r.end) for r in case.page.text.named("body"))
    for line in (*case.gold.get("link_lines", ()), *case.gold.get("furniture_samples", ())):
        flat = _flat([line])
        if len(flat) > 12 and flat in only_body:
            scores["furniture"].said += 1
            scores["furniture"].notes.append(f"{case.name} furniture in body: {line[:70]!r}")


def _shingles(case: Case, tally: Tally) -> None:
    """Runs of four words of the article text, as the extraction benchmark counts them."""
    named = case.page.text.named("title", "dateline", "body")
    regions = [one for one in named if one.why != "publication date"]
    wanted, said = shingles(case.source), shingles("\n".join(case.page.text.quote(r.start, r.end) for r in regions))
    tally.hit += (wanted & said).total()
    tally.wanted += wanted.total()
    tally.said += said.total()


def _flat(parts: Iterable[str]) -> str:
    return "".join("".join(part.split()) for part in parts)
