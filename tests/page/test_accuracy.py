"""How well the page floor does on the seeds and on the part of the gold set that may be tuned on."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from saksi.page.page import Page, open_page

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "gold"
_SIGNS = re.compile(r"\W+")


def squash(text: str) -> str:
    return _SIGNS.sub("", text).casefold()


def articles() -> Iterator[tuple[str, str]]:
    split = tomllib.loads((GOLD / "split.toml").read_text("utf-8"))["tune"]
    return ((lang, name) for lang in ("id", "en") for name in split[lang])


@pytest.fixture(scope="module")
def opened() -> list[tuple[str, str, dict[str, Any], Page]]:
    """(language, name, gold, page) of every article of the tune part."""
    found = []
    for lang, name in articles():
        gold = json.loads((GOLD / lang / f"{name}.gold.json").read_text("utf-8"))
        found.append((lang, name, gold, open_page((GOLD / lang / f"{name}.{gold['form']}").read_bytes())))
    return found


def region_text(page: Page, *names: str) -> str:
    return "\n".join(page.text.quote(r.start, r.end) for r in page.text.regions if r.name in names)


def test_published_days(opened: list[tuple[str, str, dict[str, Any], Page]]) -> None:
    """Every printed day is read; where none is printed none is called printed."""
    wrong = []
    for lang, name, gold, page in opened:
        told = page.article.published
        if gold["published"] is None:
            if told.basis not in ("inferred", "unknown"):
                wrong.append((lang, name, told))
        elif told.when.single is None or told.when.single.isoformat() != gold["published"]:
            wrong.append((lang, name, told))
    assert not wrong


def test_origins(opened: list[tuple[str, str, dict[str, Any], Page]]) -> None:
    """The organisation credited for the whole text is the gold's."""
    wrong = [
        (g, n, gold["origin_main"], p.article.origin)
        for g, n, gold, p in opened
        if p.article.origin != gold["origin_main"]
    ]
    assert not wrong


def test_titles_and_languages(opened: list[tuple[str, str, dict[str, Any], Page]]) -> None:
    """Titles stand without the outlet's name; languages are told."""
    assert [
        (n, p.article.title) for _, n, gold, p in opened if p.article.title != gold.get("title", p.article.title)
    ] == []
    assert [n for lang, n, _, p in opened if p.article.lang != lang] == []


def test_outlets(opened: list[tuple[str, str, dict[str, Any], Page]]) -> None:
    """The outlet is right on four pages of five: the rest print no name at all, or only a domain."""
    right = sum(squash(p.article.outlet.removesuffix(".example")) == squash(gold["outlet"]) for _, _, gold, p in opened)
    assert right >= 0.9 * len(opened)


def test_paragraphs_are_kept_and_nothing_else(opened: list[tuple[str, str, dict[str, Any], Page]]) -> None:
    """At least 99 % of the gold's paragraphs are kept; body holds nothing beside them."""
    kept = lost = 0
    extra = []
    for lang, name, gold, page in opened:
        if gold["form"] != "html":
            continue
        wanted = (GOLD / lang / f"{name}.article.txt").read_text("utf-8")
        have = squash(region_text(page, "title", "dateline", "body", "credit"))
        optional = {squash(line) for line in gold.get("optional_lines", [])}
        for line in filter(str.strip, wanted.splitlines()):
            here = squash(line) in have or squash(line) in optional
            kept, lost = kept + here, lost + (not here)
        body = region_text(page, "title", "body").splitlines()
        extra.extend((name, line) for line in body if squash(line) not in squash(wanted))
    assert kept / (kept + lost) >= 0.99
    assert not extra


def test_no_furniture_in_the_body(opened: list[tuple[str, str, dict[str, Any], Page]]) -> None:
    """No line the gold calls a link, a headline or a sample of furniture stands in title or body."""
    found = []
    for _, name, gold, page in opened:
        body = region_text(page, "title", "body")
        lines = {line.strip() for line in body.splitlines()}
        samples = [s for s in gold.get("furniture_samples", []) if len(s) > 15]
        found.extend((name, s) for s in (*gold.get("headline_lines", []), *samples) if s in body)
        found.extend((name, line) for line in gold.get("link_lines", []) if line in lines)
        for start, end in gold.get("furniture_at", []):
            found.extend((name, start) for r in page.text.named("title", "body") if r.start < end and start < r.end)
    assert not found


def test_related_headlines_are_named(opened: list[tuple[str, str, dict[str, Any], Page]]) -> None:
    """Every headline of another article is among the related links."""
    missing = []
    for _, name, gold, page in opened:
        quotes = [link.title.quote for link in page.article.related_links]
        missing.extend((name, h) for h in gold.get("headline_lines", []) if not any(h in quote for quote in quotes))
    assert not missing


def seed(name: str) -> Page:
    return open_page((ROOT / "seeds" / name).read_bytes())


def test_seed_t() -> None:
    """Undated page of Tempo: day inferred with reasons, Reuters the origin, CSTO the giver of the picture."""
    page = seed("000_b0fae4d3bc0347b1.txt")
    article = page.article
    assert (article.outlet, article.origin, article.published.when.iso()) == (
        "Tempo",
        "Reuters",
        "2022-01-13/2022-01-14",
    )
    assert article.published.basis == "inferred"
    assert {"Kamis", "pekan lalu"} <= {one.witness.quote for one in article.published.because}
    assert ("Collective Security Treaty Organisation", "CSTO", 483) in {
        (c.name, c.party, c.witness.start) for c in article.credits if c.role == "photo"
    }
    assert sum(1 for region in page.text.regions if region.why == "repeated caption") == 1
    body = region_text(page, "body")
    assert body.startswith("Pasukan koalisi")
    assert body.endswith("dugaan percobaan kudeta.")


def test_seed_i() -> None:
    """Dated page of Intisari: the printed minute, no origin, and three related headlines that are no body."""
    page = seed("003_779c010018450715.txt")
    assert page.article.published.when.iso() == "2022-01-08T07:45:00+07:00"
    assert (page.article.outlet, page.article.origin, page.article.bylines) == ("Intisari", None, ("Afif Khoirul M",))
    assert len(page.article.related_links) == 3
    assert "Baca Juga" not in region_text(page, "title", "body")
    assert page.issues == ()


@pytest.mark.parametrize("name", ["000_b0fae4d3bc0347b1.txt", "003_779c010018450715.txt"])
def test_key_spans_of_the_seeds(name: str) -> None:
    """Spans the key asks a reading of lie in regions that are read; its furniture lies in furniture."""
    page = seed(name)
    keys = json.loads((ROOT / "seeds" / "key.json").read_text("utf-8"))
    for key in (one for one in keys if one["doc"] == name):
        region = page.text.region_at(key["start"], key["end"])
        assert region is not None, key["text"]
        if key["kind"] in ("furniture", "origin", "date"):
            assert region.name not in ("title", "body"), key["text"]
        else:
            assert region.name == "body", key["text"]
