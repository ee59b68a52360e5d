"""Lines of furniture in every shape leave the body, lines of articles that look like them stay: both languages.

The lines stand in texts/furniture.*.txt and texts/prose.*.txt, one each; our own words throughout.
"""

from pathlib import Path

import pytest

from saksi.page.page import Page, open_page

TEXTS = Path(__file__).parent / "texts"
AROUND = {
    "id": (
        "Penahanan Massal di Ibu Kota",
        "Polisi menahan dua belas orang di kota itu pada Senin, kata juru bicara kementerian dalam negeri.",
        "Para tahanan dibawa ke markas di pinggir kota dan belum boleh bertemu keluarga, kata pengacara mereka.",
    ),
    "en": (
        "Mass arrests in the capital",
        "Police detained twelve people in the city on Monday, a spokesman for the interior ministry said.",
        "The detainees were taken to a barracks outside the city and have not seen their families, lawyers said.",
    ),
}


def lines(kind: str) -> list[tuple[str, str]]:
    """(language, line) of every line of the kind; the first line of a file says what it holds."""
    return [
        (lang, line)
        for lang in AROUND
        for line in (TEXTS / f"{kind}.{lang}.txt").read_text("utf-8").splitlines()[1:]
        if line
    ]


def body(page: Page) -> list[str]:
    return [page.text.quote(r.start, r.end) for r in page.text.named("body")]


def scraped(*parts: str) -> Page:
    return open_page("\n\n".join(parts).encode())


def marked(title: str, *parts: str) -> Page:
    inside = "".join(f"<p>{part}</p>" for part in parts)
    return open_page(f"<html><body><h1>{title}</h1><div class=article-body>{inside}</div></body></html>".encode())


@pytest.mark.parametrize(("lang", "line"), lines("furniture"))
def test_furniture(lang: str, line: str) -> None:
    """Between paragraphs and behind the last, in markup and scraped: only what stands before "=>" stays in the body.

    Where comments begin, the article is over in scraped text.
    """
    title, first, last = AROUND[lang]
    kept, _, shown = line.rpartition(" => ")
    wanted = [kept] if kept else []
    assert body(marked(title, first, shown, last)) == [first, *wanted, last]
    assert body(scraped(title, first, last, shown)) == [first, last, *wanted]
    between = scraped(title, first, shown, last)
    over = any(region.why == "comment" for region in between.text.named("furniture"))
    assert body(between) == [first, *wanted, last] or (over and body(between) == [first])


@pytest.mark.parametrize(("lang", "line"), lines("prose"))
def test_prose_that_looks_like_furniture(lang: str, line: str) -> None:
    """The same places: the line stays, whole."""
    title, first, last = AROUND[lang]
    assert body(marked(title, first, line, last)) == [first, line, last]
    assert body(scraped(title, first, last, line)) == [first, last, line]
    assert body(scraped(title, first, line, last)) == [first, line, last]


def test_there_are_enough_lines() -> None:
    """At least sixty of each kind in each language."""
    for kind in ("furniture", "prose"):
        held = lines(kind)
        assert all(sum(lang == one for one, _ in held) >= 60 for lang in AROUND)
