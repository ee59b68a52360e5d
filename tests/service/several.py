"""An article on several pages, in words of our own: what the tests of joining and of views read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

ADDRESS = "https://harian.example/dunia/2023/05/bentrok-di-port-luan"
TITLE = "Bentrok di Port Luan"
PARAGRAPHS = (
    "Sedikitnya 14 orang tewas dalam bentrokan di Port Luan pada Senin, kata Kementerian Kesehatan.",
    "Ribuan warga mengungsi ke kota tetangga sejak kerusuhan pecah di kawasan pelabuhan itu.",
    "Polisi menahan 320 orang, kata Menteri Dalam Negeri Paul Reyes kepada wartawan pada Selasa.",
    "Sebanyak 60 orang luka-luka dirawat di tiga rumah sakit, menurut pejabat kota itu.",
    "Bandara ditutup hingga pekan depan, dan jam malam berlaku di seluruh kota pelabuhan.",
    "Parlemen akan bersidang pada Jumat untuk membahas keadaan darurat di provinsi itu.",
)


def leaf(
    paragraphs: Sequence[str], *, canonical: str = "", links: str = "", number: int = 1, mark: str = "",
    title: str = TITLE, last: str = "", day: str = "2023-05-09T09:00:00+07:00",
) -> bytes:  # fmt: skip
    """One page as a browser saves it; `links` stand in its head, `mark` in its html tag."""
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    canonical = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    clock = f'<meta property="article:published_time" content="{day}">' if day else ""
    return f"""<!doctype html><html lang="id"{mark}><head><meta charset="utf-8">{canonical}{links}
<meta property="og:title" content="{title}"><meta property="og:site_name" content="Harian Contoh">
{clock}</head><body>
<nav><a href="/">Beranda</a> <a href="/dunia">Dunia</a></nav><article><h1>{title}</h1>
<div class="author">Penulis: Rita Amalia</div><time>Selasa, 9 Mei 2023 | 09:00 WIB</time>
<figure><img src=x><figcaption>Foto: Asap di atas pelabuhan (AFP/KARIM SAHIB)</figcaption></figure>
<div class="article-body">{body}{last}</div>
<div class="paging">Halaman: {number}</div></article>
<aside class="popular"><h3>Terpopuler</h3><a href="/x">Harga beras naik lagi</a></aside>
<footer>Copyright 2023 Harian Contoh</footer></body></html>""".encode()


def pages(parted: Sequence[int] = (2, 4)) -> list[bytes]:
    """The article on three pages, each with its own canonical address and rel links; the wire stands on the last."""
    cuts = [0, *parted, len(PARAGRAPHS)]
    made = []
    for number, (start, end) in enumerate(pairwise(cuts), 1):
        made.append(
            leaf(
                PARAGRAPHS[start:end], canonical=address(number), number=number,
                links=(f'<link rel="prev" href="{address(number - 1)}">' if number > 1 else "")
                + (f'<link rel="next" href="{address(number + 1)}">' if end < len(PARAGRAPHS) else ""),
                last="<p>Sumber: Reuters</p>" if end == len(PARAGRAPHS) else "",
            )
        )  # fmt: skip
    return made


def address(number: int) -> str:
    """The address of a page; the first has none of its own."""
    return f"{ADDRESS}?page={number}" if number > 1 else ADDRESS
