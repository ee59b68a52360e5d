"""Many turns of phrase of pledges, each read with who and due day; threats, hopes, demands and forecasts are left."""

from __future__ import annotations

from datetime import date

import pytest

from saksi.core.article import Article, Published
from saksi.core.reading import Reading
from saksi.core.text import Region, Text
from saksi.core.values import When
from saksi.lang import pack
from saksi.read import reader

READ = (
    (
        "en",
        "The electoral commission said it would publish the full results by Sunday.",
        "electoral commission 2022-01-16",
    ),
    (
        "en",
        "Prime Minister Ana Lindqvist has promised that power will be restored to every home within 48 hours.",
        "Ana Lindqvist 2022-01-13/2022-01-15",
    ),
    (
        "en",
        "The junta has pledged to hold elections by February 2023, two years later than first promised.",
        "junta 2023-02-01/2023-02-28",
    ),
    (
        "en",
        "Schools in the capital will reopen on Monday, Education Minister Paul Adeyemi said.",
        "Paul Adeyemi 2022-01-17",
    ),
    ("en", "The airport will be closed until Saturday, the transport ministry said.", "transport ministry 2022-01-15"),
    ("en", "Kenya is to send 400 police officers to the island next week.", "Kenya 2022-01-17/2022-01-23"),
    (
        "en",
        '"We will compensate every family before the end of January," Interior Minister Luis Prado told reporters.',
        "Luis Prado 2022-01-21/2022-01-31",
    ),
    ("en", "The rebels said they would release the remaining 12 hostages on Friday.", "rebels 2022-01-14"),
    ("en", "President Amara Diallo plans to meet opposition leaders on Tuesday.", "Amara Diallo 2022-01-18"),
    (
        "en",
        "France will withdraw its last troops by the end of the year, President Michel Blanc said.",
        "France 2022-12-01/2022-12-31",
    ),
    (
        "en",
        "The company, which owns the mine, has agreed to pay the workers' arrears by 31 January.",
        "company 2022-01-31",
    ),
    (
        "en",
        "The African Union will dispatch a team of mediators to the capital this weekend.",
        "African Union 2022-01-15/2022-01-16",
    ),
    (
        "en",
        "The coalition urged its supporters to march and said it would file a complaint within seven days.",
        "coalition 2022-01-13/2022-01-20",
    ),
    ("en", "Turkey and Greece agreed to resume talks on January 25.", "Turkey 2022-01-25"),
    ("en", "The two sides agreed to a ten-day truce starting on Saturday.", "two sides 2022-01-15"),
    (
        "en",
        "The ministry promised in November to repair the dam by the end of December, but work has not begun.",
        "ministry 2021-12-21/2021-12-31",
    ),
    ("en", "Canada said it would take in 2,000 refugees by the summer.", "Canada -"),
    ("en", "The governor vowed to rebuild the market within six months.", "governor 2022-01-13/2022-07-13"),
    ("en", "A second convoy is due to leave on Friday, the Red Cross said.", "Red Cross 2022-01-14"),
    (
        "en",
        "The navy will deploy two frigates to the strait on Sunday, Defence Minister Karl Wenger announced.",
        "navy 2022-01-16",
    ),
    (
        "en",
        "The curfew would be lifted at 5 a.m. on Saturday, the military governor said.",
        "military governor 2022-01-15",
    ),
    ("en", "Spain's government promised an independent inquiry into the deaths.", "Spain's government -"),
    (
        "en",
        "The head of the World Food Programme said the agency would double its rations next month.",
        "agency 2022-02-01/2022-02-28",
    ),
    ("en", "Peru's Congress will vote on the impeachment on Monday.", "Peru's Congress 2022-01-17"),
    ("en", "The airline said it would resume flights to the island on January 20.", "airline 2022-01-20"),
    (
        "en",
        "Rebel commander Idris Saleh said his men would pull out of the town by nightfall on Friday.",
        "Idris Saleh 2022-01-14",
    ),
    (
        "en",
        "The ceasefire will take effect at midnight on Friday, Qatar's foreign ministry said.",
        "Qatar's foreign ministry 2022-01-14",
    ),
    ("en", "Officials say the dam will be repaired by March.", "Officials 2022-03-01/2022-03-31"),
    (
        "en",
        "The European Union will provide 40 million euros in emergency aid, Commission chief Ingrid Vos said.",
        "European Union -",
    ),
    ("en", "South Africa will send a naval ship carrying food and water to the stricken port.", "South Africa -"),
    ("en", "The president said he would not seek a third term.", "president -"),
    (
        "en",
        "Ethiopia's government has undertaken to let aid convoys through by Monday.",
        "Ethiopia's government 2022-01-17",
    ),
    ("id", "KPU menyatakan akan mengumumkan hasil rekapitulasi paling lambat Minggu (16/1).", "KPU 2022-01-16"),
    (
        "id",
        "Perdana Menteri Ana Lindqvist berjanji memulihkan listrik dalam waktu 48 jam.",
        "Ana Lindqvist 2022-01-13/2022-01-15",
    ),
    ("id", "Junta berjanji menggelar pemilu paling lambat Februari 2023.", "Junta 2023-02-01/2023-02-28"),
    (
        "id",
        "Sekolah di ibu kota akan dibuka kembali pada Senin (17/1), kata Menteri Pendidikan Paul Adeyemi.",
        "Paul Adeyemi 2022-01-17",
    ),
    (
        "id",
        "Bandara akan ditutup hingga Sabtu (15/1), kata Kementerian Perhubungan.",
        "Kementerian Perhubungan 2022-01-15",
    ),
    ("id", "Kenya akan mengirim 400 polisi ke pulau itu pekan depan.", "Kenya 2022-01-17/2022-01-23"),
    (
        "id",
        '"Kami akan memberi santunan kepada keluarga korban sebelum akhir Januari," kata Menteri Sosial Luis Prado.',
        "Luis Prado 2022-01-21/2022-01-31",
    ),
    (
        "id",
        "Pemberontak menyatakan akan membebaskan 12 sandera yang tersisa pada Jumat (14/1).",
        "Pemberontak 2022-01-14",
    ),
    (
        "id",
        "Presiden Amara Diallo berencana menemui para pemimpin oposisi pada Selasa (18/1).",
        "Amara Diallo 2022-01-18",
    ),
    (
        "id",
        "Prancis akan menarik seluruh tentaranya paling lambat akhir tahun ini, kata Presiden Michel Blanc.",
        "Prancis 2022-12-01/2022-12-31",
    ),
    ("id", "Perusahaan itu setuju membayar tunggakan upah buruh sebelum 31 Januari.", "Perusahaan 2022-01-31"),
    ("id", "Uni Afrika akan mengirim tim penengah ke ibu kota akhir pekan ini.", "Uni Afrika 2022-01-15/2022-01-16"),
    (
        "id",
        "Koalisi oposisi menyatakan akan mengajukan gugatan ke Mahkamah Agung dalam tujuh hari.",
        "Koalisi 2022-01-13/2022-01-20",
    ),
    ("id", "Turki dan Yunani sepakat melanjutkan perundingan pada 25 Januari.", "Turki 2022-01-25"),
    (
        "id",
        "Pada November lalu kementerian berjanji memperbaiki bendungan sebelum akhir Desember.",
        "kementerian 2021-12-21/2021-12-31",
    ),
    ("id", "Kanada menyatakan akan menampung 2.000 pengungsi.", "Kanada -"),
    (
        "id",
        "Gubernur Jawa Timur Siti Aminah bertekad membangun kembali pasar itu dalam enam bulan.",
        "Siti Aminah 2022-01-13/2022-07-13",
    ),
    ("id", "Konvoi kedua dijadwalkan berangkat pada Jumat (14/1), kata Palang Merah.", "Palang Merah 2022-01-14"),
    (
        "id",
        "Angkatan Laut akan mengerahkan dua fregat pada Minggu (16/1), kata Menteri Pertahanan Karl Wenger.",
        "Angkatan Laut 2022-01-16",
    ),
    (
        "id",
        "Jam malam akan dicabut pada Sabtu pukul 05.00, kata Gubernur Militer Tomas Rendon.",
        "Tomas Rendon 2022-01-15",
    ),
    ("id", "Pemerintah Spanyol menjanjikan penyelidikan independen atas kematian itu.", "Pemerintah Spanyol -"),
    ("id", "BNPB akan menyalurkan bantuan logistik ke tiga kecamatan besok.", "BNPB 2022-01-14"),
    ("id", "Maskapai itu menyatakan akan kembali terbang ke pulau tersebut pada 20 Januari.", "Maskapai 2022-01-20"),
    (
        "id",
        "Pemimpin pemberontak Idris Saleh mengatakan pasukannya akan mundur dari kota itu pada Jumat (14/1).",
        "Idris Saleh 2022-01-14",
    ),
    (
        "id",
        "Gencatan senjata akan berlaku mulai Jumat tengah malam, kata Kementerian Luar Negeri Qatar.",
        "Kementerian Luar Negeri Qatar 2022-01-14/..",
    ),
    (
        "id",
        "Wali Kota Bandung Yana Mulyana menjanjikan perbaikan tanggul selesai akhir Januari.",
        "Yana Mulyana 2022-01-21/2022-01-31",
    ),
    ("id", "Polri akan menambah 200 personel Brimob ke lokasi pada Sabtu (15/1).", "Polri 2022-01-15"),
    (
        "id",
        "Uni Eropa akan menggelontorkan bantuan darurat 40 juta euro, kata Presiden Komisi Eropa Ingrid Vos.",
        "Uni Eropa -",
    ),
    ("id", "Presiden Farid Zaman menyatakan tidak akan mencalonkan diri untuk ketiga kalinya.", "Farid Zaman -"),
    (
        "id",
        "Pemerintah Etiopia menyanggupi membuka jalur bantuan paling lambat Senin (17/1).",
        "Pemerintah Etiopia 2022-01-17",
    ),
    (
        "id",
        "Tim SAR akan melanjutkan pencarian pada Jumat pagi, kata Kepala Basarnas Budi Santosa.",
        "Tim SAR 2022-01-14",
    ),
    ("id", "Mahasiswa akan kembali berunjuk rasa pada Senin (17/1).", "Mahasiswa 2022-01-17"),
    ("id", "Pemprov DKI akan menanggung biaya pengobatan seluruh korban.", "Pemprov DKI -"),
)

LEFT = (
    ("en", "The minister broke a promise to visit the camp last week."),
    ("en", "The union threatened to call a general strike if the bill passes."),
    ("en", "The storm will hit the coast by Friday, forecasters said."),
    ("en", "The United Nations hopes to reach the town by Friday."),
    ("en", "Washington gave the generals until Friday to free the president."),
    ("en", "Police urged residents to stay at home until Sunday."),
    ("en", "Analysts expect the central bank to raise rates next week."),
    ("en", "Ms Okafor may travel to Geneva on Monday."),
    ("en", "If the truce holds, Egypt will reopen the crossing on Sunday."),
    ("en", "The court will hear the case on February 2."),
    ("en", "The president denied that he would step down in March."),
    ("en", "He said troops would leave the city by Wednesday, a day after President Amara Diallo spoke."),
    ("en", "An earlier promise to lift the ban by New Year's Day was dropped."),
    ("id", "Menteri itu ingkar janji mengunjungi kamp pengungsi pekan lalu."),
    ("id", "Serikat buruh mengancam mogok nasional jika RUU itu disahkan."),
    ("id", "Hujan lebat akan mengguyur pesisir hingga Jumat, kata BMKG."),
    ("id", "PBB berharap bisa mencapai kota itu pada Jumat."),
    ("id", "Amerika Serikat memberi waktu kepada para jenderal hingga Jumat untuk membebaskan presiden."),
    ("id", "Polisi mengimbau warga tetap di rumah sampai Minggu."),
    ("id", "Pengamat memperkirakan bank sentral akan menaikkan suku bunga pekan depan."),
    ("id", "Jika gencatan senjata bertahan, Mesir akan membuka kembali perbatasan pada Minggu."),
    ("id", "Pengadilan akan menyidangkan perkara itu pada 2 Februari."),
    ("id", "Presiden membantah akan mundur pada Maret."),
    ("id", "Rencana kunjungan presiden ke lokasi pada Rabu dibatalkan."),
)


def pledges(lang: str, body: str) -> list[Reading]:
    """The pledges of a text of 13 January 2022, a Thursday."""
    text = Text(body, (Region(0, len(body), "body"),))
    article = Article("page", text.id, lang=lang, published=Published(When.on(date(2022, 1, 13)), "given"))
    return [one for one in reader.read(article, text, pack.load(lang)).readings if one.kind == "pledge"]


@pytest.mark.parametrize(("lang", "sentence", "expected"), READ)
def test_a_pledge_is_read_with_who_and_due(lang: str, sentence: str, expected: str) -> None:
    """Who will act and the day by which are those of the sentence, each on its own characters."""
    found = pledges(lang, sentence)
    told = []
    for one in found:
        who, due = one.who("who"), one.when("due")
        told.append(f"{who.written if who else ''} {due.iso() if due else '-'}")
    assert expected in told
    assert all(witness.stands_in(sentence) for one in found for witness in one.witnesses)


@pytest.mark.parametrize(("lang", "sentence"), LEFT)
def test_what_nobody_promises_is_left(lang: str, sentence: str) -> None:
    """Threats, hopes, ultimatums, conditions, forecasts, denials and broken promises without words are no pledges."""
    assert pledges(lang, sentence) == []


@pytest.mark.parametrize(
    ("lang", "body", "expected"),
    [
        (
            "en",
            "The Council for Relief met on Monday. The council slept. It promised to hand out food on Friday.",
            "Council for Relief",
        ),
        ("id", "PT Sawit Makmur menolak. Perusahaan itu berjanji membayar upah pada 20 Januari.", "PT Sawit Makmur"),
    ],
)
def test_a_bare_noun_is_the_body_named_before(lang: str, body: str, expected: str) -> None:
    """The words "it" and "the council" are the body that the text named in full, on the characters of the noun."""
    (found,) = pledges(lang, body)
    who = found.who("who")
    assert who is not None
    assert who.written == expected


def test_an_offer_turned_down_is_no_pledge() -> None:
    """An offer is read, unless its sentence tells that it was refused."""
    assert pledges("id", "Gubernur Siti Aminah menawarkan dialog, tetapi pemberontak menolaknya.") == []
    assert pledges("en", "Peru offered talks on January 20, but the rebels refused.") == []


def test_a_day_is_counted_from_the_promise() -> None:
    """The end of September of a promise made in August is the September that followed, not the one to come."""
    (found,) = pledges("en", "In August the ministry promised to pay the bonus by the end of September.")
    due = found.when("due")
    assert due is not None
    assert due.last == date(2021, 9, 30)
