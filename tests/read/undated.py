"""Undated articles of our own with traps, each with the days on which it can have been published, "" for none told.

Plans, deadlines, background years, anniversaries, weekdays between dated anchors: what a careful reader infers.
"""

from __future__ import annotations

INDONESIAN = (
    (
        "Sopir mogok di Palu pada Rabu (18/6/2025). Kenaikan tarif yang semula dijanjikan berlaku 30 Juni "
        "dibatalkan. Mereka mempertimbangkan aksi serupa pada Senin (23/6) jika tuntutan tidak dipenuhi.",
        "2025-06-18/2025-06-19",
    ),
    (
        "Polisi menahan 12 orang di Ambon, Selasa (4/3/2025). Sidang mereka dijadwalkan pada 18 Maret 2025.",
        "2025-03-04/2025-03-05",
    ),
    (
        "Banjir merendam Kota Solo, Jumat (10/1/2025). Banjir terbesar di kota itu terjadi pada 16 Maret 1966.",
        "2025-01-10/2025-01-11",
    ),
    (
        "Ribuan orang mengenang tsunami 26 Desember 2004 di Banda Aceh. Doa bersama dipimpin gubernur.",
        "",
    ),
    (
        "Tentara menembak dua orang, kata saksi, Kamis. Perang saudara di negara itu berakhir pada 9 Mei 2009.",
        "",
    ),
    (
        "Gempa mengguncang Maluku kemarin (7/2/2024). Tiga rumah rusak. Gempa serupa terjadi pada 2019.",
        "2024-02-08",
    ),
    (
        "Hari ini, 14 Mei 2024, pengungsi mulai pulang ke desa. Bantuan diperkirakan tiba pada 20 Mei.",
        "2024-05-14",
    ),
    (
        "Pada hari ketiga sejak bentrokan pecah pada 5 Agustus 2024, tentara memasuki kota. Jam malam berlaku.",
        "2024-08-07",
    ),
    (
        "Gencatan senjata disepakati di Doha, Minggu (19/1/2025). Tahap kedua akan dimulai pada Minggu (2/3).",
        "2025-01-19/2025-01-20",
    ),
    (
        "Bentrokan pecah pada Jumat (28/7). Pertempuran pertama di kota itu terjadi pada 27 Juli 1996.",
        "",
    ),
    (
        "Kebakaran menghanguskan pasar, Jumat (16/2/2017). Pedagang mengungsi ke terminal.",
        "",
    ),
    (
        "Kapal itu tenggelam pada Senin (2/9/2024). Pencarian dihentikan pada Kamis (5/9/2024) karena cuaca buruk.",
        "2024-09-05/2024-09-06",
    ),
    (
        "Menteri itu mundur, kata kantornya, Selasa (8/10/2024). Pemilu mungkin digelar pada Minggu (10/11).",
        "2024-10-08/2024-10-09",
    ),
    (
        "Serikat guru memberi tenggat hingga 1 Desember 2024. Pemerintah belum menjawab, kata ketuanya.",
        "",
    ),
    (
        "Partai itu didirikan pada 17 Agustus 2011. Ketuanya ditangkap pada Rabu dan dibawa ke ibu kota.",
        "",
    ),
    (
        "Penjara itu rusuh sejak Sabtu (1/2/2025). Polisi merebutnya kembali pada Senin (3/2/2025) pagi.",
        "2025-02-03/2025-02-04",
    ),
    (
        "Penambang menduduki jalan, Kamis (6/6/2024). Bila tak dijawab, mereka memblokade bandara pada Jumat (14/6).",
        "2024-06-06/2024-06-07",
    ),
    (
        "Dua jurnalis hilang, kata redaksinya. Mereka terakhir terlihat pada 3 April 2022 di perbatasan.",
        "",
    ),
    (
        "Bandara dibuka lagi, Sabtu (13/4/2024). Kontrak pengelolanya diperpanjang sampai 31 Desember 2030.",
        "2024-04-13/2024-04-14",
    ),
    (
        "Undang-undang itu disahkan pada 2 Januari 2023. Aturan itu lemah. Rapat digelar Senin depan.",
        "",
    ),
)
ENGLISH = (
    (
        "Dockers walked out on Wednesday, June 18, 2025. A bonus once promised for June 30 was cancelled. The union is "
        "considering a second strike on Monday, June 23 if talks fail.",
        "2025-06-18/2025-06-19",
    ),
    (
        "Police arrested 12 people in Accra on Tuesday, March 4, 2025. Their trial is scheduled for March 18, 2025.",
        "2025-03-04/2025-03-05",
    ),
    (
        "Floods covered the town on Friday, January 10, 2025. Its worst flood was on March 16, 1966.",
        "2025-01-10/2025-01-11",
    ),
    (
        "Thousands remembered the tsunami of December 26, 2004. The governor led the prayers.",
        "",
    ),
    (
        "Soldiers shot two protesters on Thursday, witnesses said. The country's civil war ended on May 9, 2009.",
        "",
    ),
    (
        "The quake struck yesterday, 7 February 2024. Three houses collapsed. A similar one struck in 2019.",
        "2024-02-08",
    ),
    (
        "Today, May 14, 2024, refugees began to go home. Aid is expected on May 20.",
        "2024-05-14",
    ),
    (
        "On the third day since fighting broke out on August 5, 2024, troops entered the city.",
        "2024-08-07",
    ),
    (
        "A truce was signed in Doha on Sunday, January 19, 2025. Its second stage will begin on Sunday, March 2.",
        "2025-01-19/2025-01-20",
    ),
    (
        "Fighting broke out on Friday, July 28. The first battle for the town was on July 27, 1996.",
        "",
    ),
    (
        "Fire gutted the market on Friday, February 16, 2017. Traders moved to the bus station.",
        "",
    ),
    (
        "The ferry sank on Monday, September 2, 2024. The search was called off on Thursday, September 5, 2024.",
        "2024-09-05/2024-09-06",
    ),
    (
        "The minister resigned on Tuesday, October 8, 2024, she said. A vote could be held on Sunday, November 10.",
        "2024-10-08/2024-10-09",
    ),
    (
        "Teachers gave the government until December 1, 2024 to answer. There was no reply, their leader said.",
        "",
    ),
    (
        "The party was founded on August 17, 2011. Its leader was arrested on Wednesday and taken to the capital.",
        "",
    ),
    (
        "Inmates seized the jail on Saturday, February 1, 2025. Police retook it on Monday, February 3, 2025.",
        "2025-02-03/2025-02-04",
    ),
    (
        "Miners blocked the road on Thursday, June 6, 2024. They threatened to close the airport on Friday, June 14.",
        "2024-06-06/2024-06-07",
    ),
    (
        "Two reporters are missing, their editor said. They were last seen on April 3, 2022 near the border.",
        "",
    ),
    (
        "The airport reopened on Saturday, April 13, 2024. Its operator's contract was extended to December 31, 2030.",
        "2024-04-13/2024-04-14",
    ),
    (
        "The law was passed on January 2, 2023. Analysts call it weak. Parliament meets next Monday.",
        "",
    ),
)
