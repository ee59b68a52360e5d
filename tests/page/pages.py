"""Pages in the layouts of real newsrooms, in words of our own: what the tests of the page floor read."""

PORTAL_ID = """<!doctype html><html lang="id-ID"><head><title>Bentrok di Perbatasan, 7 Tentara Tewas</title>
<meta property="og:title" content="Bentrok di Perbatasan, 7 Tentara Tewas">
<meta property="og:site_name" content="Kabar Uji"><meta name="publishdate" content="2023/03/14 10:21:33">
<link rel="canonical" href="https://kabaruji.example/internasional/d-66/bentrok"></head><body>
<div class="header"><span>Senin, 20 Nov 2023</span><nav><a href=/>Home</a><a href=/b>Berita</a></nav></div>
<article class="detail"><h1>Bentrok di Perbatasan, 7 Tentara Tewas</h1>
<div class="detail__author">Rita Amalia - kabarUji</div><div class="detail__date">Selasa, 14 Mar 2023 10:21 WIB</div>
<figure><img src=x><figcaption>Foto: Pasukan di perbatasan (AFP/KARIM SAHIB)</figcaption></figure>
<div class="itp_bodycontent"><strong>Bishkek</strong> - <p>Tujuh tentara tewas dalam bentrokan di perbatasan kedua
negara pada Senin (13/3/2023). Kedua pihak saling menuduh sebagai pihak yang memulai tembakan.</p>
<p>Dilansir <strong>AFP</strong>, Selasa (14/3/2023), kementerian mengatakan sedikitnya 30 orang lainnya terluka.</p>
<div class="paradetail">ADVERTISEMENT</div><p class="para">SCROLL TO CONTINUE WITH CONTENT</p>
<table class="linksisip"><tr><td><strong>Baca juga: </strong><a href="/x">5 Fakta Perang yang Tewaskan 100 Orang</a>
</td></tr></table><p>"Kami tidak akan mundur," kata menteri itu.</p><p>Situasi tenang pada Selasa pagi.</p>
<p><strong>Simak Video: Detik-detik 50 Tank Dikerahkan</strong></p><p>[Gambas:Video Uji]</p>
<p><strong>(rdp/imk)</strong></p></div><div class="tags"><a>kirgistan</a><a>tajikistan</a></div></article>
<h3>Berita Terkait</h3><article><h4><a href=1>10 Orang Tewas dalam Ledakan Pabrik di India</a></h4></article>
<div id="comment"><p>Semoga damai, sudah 500 orang yang mati di sana, kasihan sekali mereka semua.</p></div>
<footer>Copyright @ 2023 Kabar Uji. All right reserved</footer></body></html>"""

AGENCY_EN = """<!doctype html><html lang="en"><head><title>Gunmen kill nine in mine attack | Example Wire</title>
<meta property="og:site_name" content="Example Wire">
<meta property="og:title" content="Gunmen kill nine in mine attack">
<meta name="article:published_time" content="2023-05-04T17:02:11Z"></head><body>
<header><nav><ul><li><a href=/w>World</a></li><li><a href=/b>Business</a></li></ul></nav></header>
<main><h1>Gunmen kill nine in mine attack</h1><div><a rel="author">By Jane Roe</a> and <a>John Doe</a></div>
<time><span>May 4, 2023</span><span>5:02 PM UTC</span><span>Updated 5 months ago</span></time>
<div class="b">
<div data-testid="p0">KANO, May 4 (Reuters) - Gunmen killed nine people at a gold mine in the north of the
country on Wednesday, officials and residents said.</div><div>The governor said 12 others were abducted.</div>

<div>"We heard shooting for two hours," said miner Musa Bello.</div>
<div class="ad-slot"><span>Advertisement</span></div>
<div>The army sent 200 soldiers to the area on Thursday, the governor said.</div>
<p class="sign-off">Reporting by Jane Roe and John Doe; Editing by Ann Smith</p></div>
<div class="read-next"><h2>Read Next</h2><ul><li><a href=1>Sudan fighting kills 400</a></li></ul></div>
</main></body></html>"""

SCRAPE_ID = """Harga Gabah Naik, Petani Kepung Kantor Bupati

Reporter:
Editor:

Sari Untung

  • Ukuran Font: - +
    Petani di depan kantor bupati, 3 Mei 2021. Serikat Tani Maju/Handout via REUTERS

    Petani di depan kantor bupati, 3 Mei 2021. Serikat Tani Maju/Handout via REUTERS

    UJI.EXAMPLE, Jakarta -Ratusan petani mengepung kantor bupati pada Selasa, menuntut harga gabah dinaikkan lagi.

    Polisi menahan 12 orang. Dua di antaranya dibebaskan.Baca juga: 90 Petani Ditangkap di Kabupaten Sebelah

    Serikat Tani Maju (STM) membantah menyerang polisi.

    Baca juga:\u00a0Beras Impor Tiba di Pelabuhan, 40 Truk Disiapkan

    SUMBER: REUTERS

    Lihat Juga

    Grafis

    70 Persen Sawah Kering

    Kementerian mencatat tujuh puluh persen sawah kering. Rinciannya ada di bawah ini.
"""

SCRAPE_SHORT = """CNN Indonesia
Senin, 07 Agu 2023 20:15 WIB
Bagikan:
url telah tercopy
Pasukan junta Niger berjaga di Niamey. (AFP/-)
Jakarta, CNN Indonesia -- Junta militer Niger menutup wilayah udara negara itu pada Minggu (6/8).

"Setiap pelanggaran akan dibalas," kata juru bicara junta, dikutip AFP.

Lihat Juga :
5 Fakta Kudeta Niger, Nomor 3 Bikin 2.000 Warga Kabur
ADVERTISEMENT

ECOWAS memberi tenggat sepekan.

Ribuan pendukung junta berkumpul di stadion. (isa/bac)
[Gambas:Video]

TOPIK TERKAIT
niger
"""

SCRAPE_EN = """Skip to main content
News
Opinion
Sport

Coup in Gabon: army officers say they have seized power
Twelve officers say they represent all security forces

By Jay Bird in Johannesburg
Wed 30 Aug 2023 08.12 BST
Share

A group of senior officers said on Wednesday they had seized power, minutes after the president was declared winner.

The officers said the results were cancelled, The Associated Press reported.

Sign up to First Look
Our morning email breaks down the key stories of the day
If successful, the coup would be the eighth in west and central Africa since 2020.

France, which has 400 soldiers in the country, condemned it.
(Reporting by Jay Bird; Editing by E. Fox)
Most read
Ferry sinks off Tonga: 9 rescued
"""
