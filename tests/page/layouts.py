"""Layouts that main-text extractors stumble over, in words of our own: each page with the paragraphs it holds."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Layout:
    """A page and the paragraphs of its article, in order."""

    name: str
    html: str
    body: tuple[str, ...]


def _p(lines: tuple[str, ...], tag: str = "p") -> str:
    return "".join(f"<{tag}>{line}</{tag}>" for line in lines)


def _page(title: str, inside: str) -> str:
    menu = "".join(f"<li><a href=/{n}>Rubrik {n}</a></li>" for n in range(9))
    return (
        f"<!doctype html><html><head><title>{title} | Kabar Uji</title></head><body><nav><ul>{menu}</ul></nav>"
        f"{inside}<footer><p>Kabar Uji, Jalan Contoh 1. Semua hak dilindungi.</p></footer></body></html>"
    )


_FLOOD = (
    "Banjir merendam empat kecamatan di hilir sungai sejak Minggu malam, kata badan penanggulangan bencana.",
    "Sedikitnya 2.300 warga mengungsi ke sekolah dan masjid yang berdiri di tempat lebih tinggi.",
    "Dua jembatan putus sehingga bantuan hanya dapat dikirim dengan perahu, kata seorang petugas di lokasi.",
)
_AFTER = (
    "Bupati menetapkan keadaan darurat selama dua pekan dan meminta tambahan tenda dari provinsi.",
    "Hujan diperkirakan masih turun sampai Kamis, menurut badan meteorologi.",
)
_TEASERS = tuple(
    f"Kisah nomor {n} bercerita panjang tentang sebuah desa yang lain sama sekali, tentang pasar, jalan dan para "
    f"pedagang yang menunggu pembeli sampai sore di bawah atap seng bocor nomor {n}."
    for n in range(9)
)

SECTIONS = Layout(
    "an article cut into sections of one name, at different depths",
    _page(
        "Banjir Putus Dua Jembatan",
        "<main><h1>Banjir Putus Dua Jembatan</h1><div class='postbody'>"
        f"<div><div class='post__content wide'><div>{_p(_FLOOD)}</div></div></div><div class='ad-slot'>Iklan</div>"
        f"<div class='post__content wide'>{_p(_AFTER)}</div></div></main>",
    ),
    (*_FLOOD, *_AFTER),
)
TEASERS = Layout(
    "an article above teasers that hold more prose than itself",
    _page(
        "Banjir Putus Dua Jembatan",
        "<div class='column'><h1>Banjir Putus Dua Jembatan</h1>"
        f"<div class='richtext-body'>{_p((*_FLOOD, *_AFTER))}</div><div class='list'>"
        + "".join(
            f"<div class='card'><a href=/k{n}>Kisah {n}</a><div><p>{line}</p></div></div>"
            for n, line in enumerate(_TEASERS)
        )
        + "</div></div>",
    ),
    (*_FLOOD, *_AFTER),
)
_LINES = (
    "Putaran pertama: 10 Maret, Pelabuhan Lama",
    "Putaran kedua: 7 April, Bukit Utara",
    "Putaran ketiga: 5 Mei, Muara",
    "Putaran keempat: 2 Juni, Alun-alun Kota",
)
PROGRAMME = Layout(
    "an article of lines without one sentence",
    _page(
        "Jadwal Perundingan Damai",
        f"<div class='entry-content'><h1>Jadwal Perundingan Damai</h1>{_p(_LINES)}</div>"
        "<div class='box'><p>Pasang iklan Anda di sini, hubungi bagian pemasaran kami setiap hari kerja.</p></div>",
    ),
    _LINES,
)
BUILDER = Layout(
    "a page builder that calls every element a widget, beside a real side bar",
    _page(
        "Banjir Putus Dua Jembatan",
        "<div class='content-sidebar-wrap'><div class='elementor-widget-wrap'><h1>Banjir Putus Dua Jembatan</h1>"
        f"<div class='elementor-widget-container'>{_p((*_FLOOD, *_AFTER))}</div></div>"
        f"<div class='sidebar'><p>{_TEASERS[0]}</p><p>{_TEASERS[1]}</p></div></div>",
    ),
    (*_FLOOD, *_AFTER),
)
TICKER = Layout(
    "news of other days in long lines above the title, with a copy of the first paragraph",
    _page(
        "Banjir Putus Dua Jembatan",
        f"<div class='strip'><ul>{_p((_FLOOD[0], *_TEASERS), 'li')}</ul></div>"
        f"<div class='main-col'><h1>Banjir Putus Dua Jembatan</h1><div>{_p((*_FLOOD, *_AFTER))}</div></div>",
    ),
    (*_FLOOD, *_AFTER),
)
OLD = Layout(
    "a layout of tables, the paragraphs parted by br alone",
    "<html><body><table><tr><td><a href=1>Depan</a><br><a href=2>Arsip</a></td><td><b>Banjir Putus Dua Jembatan</b>"
    f"<br><br>{'<br><br>'.join((*_FLOOD, *_AFTER))}</td></tr></table></body></html>",
    (*_FLOOD, *_AFTER),
)
_ENTRIES = (
    ("14.20", "Petugas menemukan tiga warga yang terjebak di atap rumah, dalam keadaan selamat."),
    ("13.05", "Air mulai surut di kecamatan pertama, tetapi jalan raya masih tertutup lumpur."),
    ("11.40", "Perahu bantuan pertama tiba di dermaga dengan beras dan air bersih."),
)
_TOLL = (("Kecamatan", "Mengungsi"), ("Hulu", "1.200"), ("Hilir", "1.100"))
LIVE = Layout(
    "a live report: entries under their own times, and a table of numbers, in the order of the page",
    _page(
        "Laporan Langsung: Banjir di Hilir",
        "<article><h1>Laporan Langsung: Banjir di Hilir</h1><div class='article-body'>"
        + f"<p>{_FLOOD[0]}</p><table>"
        + "".join(f"<tr><td>{left}</td><td>{right}</td></tr>" for left, right in _TOLL)
        + "</table>"
        + "".join(f"<h3>{clock}</h3><p>{line}</p>" for clock, line in _ENTRIES)
        + "</div></article>",
    ),
    (_FLOOD[0], *(" | ".join(row) for row in _TOLL), *(part for entry in _ENTRIES for part in entry)),
)
LAYOUTS = (SECTIONS, TEASERS, PROGRAMME, BUILDER, TICKER, OLD, LIVE)
