"""Saved pages of our own: realistic, short, and wrong in the ways that pages are wrong."""

from __future__ import annotations

from pathlib import Path

PAGE = """<!DOCTYPE html>
<html lang="{lang}"><head><meta charset="{charset}"><title>{title}</title>
<meta property="og:site_name" content="{outlet}"><meta property="article:published_time" content="{day}T09:00:00+00:00">
</head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>{title}</h1>
{body}
</article><footer>© {outlet}</footer></body></html>
"""

ENGLISH = [
    "PORT LUAN (Example Wire) - At least 14 people were killed and 60 others injured when police opened fire on "
    "protesters in Port Luan on Monday, the health ministry said.",
    "Thousands of demonstrators had marched through the harbour city to demand the resignation of the prime minister, "
    "witnesses said. Several government buildings were set on fire during the night.",
    "“We will restore order within days,” Interior Minister Paul Reyes told reporters. He said 320 people had been "
    "detained since the unrest began last week.",
]
INDONESIAN = [
    "Sedikitnya 14 orang tewas dan 60 lainnya luka-luka setelah polisi menembaki pengunjuk rasa di Port Luan pada "
    "Senin, kata Kementerian Kesehatan.",
    "Ribuan orang turun ke jalan di kota pelabuhan itu untuk menuntut perdana menteri mundur. Sejumlah gedung "
    "pemerintah dibakar massa pada malam hari.",
    "“Kami akan memulihkan ketertiban dalam beberapa hari,” kata Menteri Dalam Negeri Paul Reyes kepada wartawan. "
    "Ia mengatakan 320 orang ditahan sejak kerusuhan pecah pekan lalu.",
]
GERMAN = [
    "Bei den Unruhen in der Hafenstadt Port Luan sind nach Angaben des Gesundheitsministeriums mindestens vierzehn "
    "Menschen ums Leben gekommen, sechzig weitere wurden verletzt.",
    "Tausende waren durch die Stadt gezogen, um den Rücktritt des Ministerpräsidenten zu fordern. In der Nacht "
    "brannten mehrere Gebäude der Regierung, wie Augenzeugen berichteten.",
    "„Wir werden die Ordnung binnen Tagen wiederherstellen“, sagte der Innenminister vor Journalisten. Seit Beginn der "
    "Unruhen in der vergangenen Woche seien dreihundert Menschen festgenommen worden.",
]


def page(
    paragraphs: list[str], *, lang: str = "en", title: str = "Police fire on protesters in Port Luan", number: int = 0,
    day: str = "2023-05-09", charset: str = "utf-8", outlet: str = "Example Herald",
) -> str:  # fmt: skip
    """One saved page; `number` makes it another article."""
    told = [*paragraphs, f"{paragraphs[0]} ({number})"] if number else paragraphs
    body = "\n".join(f"<p>{one}</p>" for one in told)
    title = f"{title} {number}" if number else title
    return PAGE.format(lang=lang, charset=charset, title=title, outlet=outlet, day=day, body=body)


def english(number: int = 0) -> bytes:
    return page(ENGLISH, number=number).encode()


def indonesian(number: int = 0) -> bytes:
    title = "Polisi Tembaki Pengunjuk Rasa di Port Luan"
    return page(INDONESIAN, lang="id", title=title, number=number, outlet="Harian Contoh").encode()


def german() -> bytes:
    return page(GERMAN, lang="de", title="Tote bei Unruhen in Port Luan", outlet="Beispielblatt").encode()


def misdeclared() -> bytes:
    """Says UTF-8, is windows-1252, with curly quotes that are no UTF-8."""
    return page(ENGLISH, number=7).replace("©", "(c)").encode("windows-1252")


BINARY = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40
NO_ARTICLE = b"<html><head><title></title></head><body><script>var a = 1;</script><nav></nav></body></html>"


def folder(root: Path, *, pages: int, bad: bool = True) -> Path:
    """A folder of `pages` files, one of them bad."""
    root.mkdir(parents=True, exist_ok=True)
    for number in range(1, pages + 1):
        make = english if number % 2 else indonesian
        (root / f"page-{number:02}.html").write_bytes(make(number))
    if bad:
        (root / "page-25.html").write_bytes(BINARY)
    return root
