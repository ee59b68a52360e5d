"""lines: what single lines around an article are."""

import pytest

from saksi.page import lines


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("TEMPO.CO, Jakarta -Pasukan ditarik dari sana.", "TEMPO.CO, Jakarta -"),
        ("Intisari-online.com - Intervensi dipandang wajar.", "Intisari-online.com - "),
        ("ALMATY, Jan 7 (HW) - The president spoke today.", "ALMATY, Jan 7 (HW) - "),
        ("KABUL, Afghanistan (AP) — Police fired on crowds.", "KABUL, Afghanistan (AP) — "),
        ("Jakarta, CNN Indonesia -- Presiden mengatakan itu.", "Jakarta, CNN Indonesia -- "),
        ("NUR-SULTAN — The force will leave in two days.", "NUR-SULTAN — "),
        ("Almaty (ANTARA) - Presiden memberi wewenang.", "Almaty (ANTARA) - "),
        ("DILI, RADAR KHAYAL – Pasukan mulai berpatroli.", "DILI, RADAR KHAYAL – "),
        ("Pasukan Rusia - yang tiba kemarin - sudah pulang.", ""),
        ("The president – a former diplomat – said no.", ""),
        ("Kassym-Jomart Tokayev meminta bantuan pekan lalu.", ""),
        ("“Tidak,” kata Joko - menteri itu - kepada pers.", ""),
    ],
)
def test_datelines(text: str, head: str) -> None:
    """A dateline ends behind its dash; a sentence with a dash is none."""
    assert text[: lines.dateline_end(text)] == head


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Reporter:", [("reporter", "")]),
        ("By Harriet Quill in London 6 January 2022", [("by", "Harriet Quill")]),
        ("By Afif Khoirul M, Sabtu, 8 Januari 2022 | 07:45 WIB", [("by", "Afif Khoirul M")]),
        ("Penulis: Laras P | Editor: Yoga T", [("penulis", "Laras P"), ("editor", "Yoga T")]),
        ("By Friday troops had left, he said.", [("by", "")]),
        ("The by-election was held.", []),
    ],
)
def test_bylines(text: str, pairs: list[tuple[str, str]]) -> None:
    """Labels and names, in order; a weekday is no name."""
    assert list(lines.byline_names(text)) == pairs


def test_a_sentence_is_no_byline() -> None:
    """Prose that begins with "By" stays prose."""
    assert not lines.is_byline(
        "By Friday, the army had taken two more towns and a bridge, officials in the capital said."
    )
    assert lines.is_byline("By Tom Smith & Ana Lee")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("SUMBER: REUTERS | TASS", "REUTERS | TASS"),
        ("sumber : AP/Reuters", "AP/Reuters"),
        ("Source: Reuters", "Reuters"),
        ("REUTERS | AP | AFP", "REUTERS | AP | AFP"),
        ("– Reuters", "Reuters"),
        ("Sumber: keterangan saksi mata yang melihat langsung kejadian itu di lapangan pada Senin.", ""),
        ("Polisi", ""),
    ],
)
def test_source_lines(text: str, names: str) -> None:
    """Credit lines, and lines of nothing but agencies."""
    assert lines.is_source(text) == names


def test_captions_carry_a_photo_credit() -> None:
    """Credits of pictures in the shapes newsrooms use; a sentence about photos is none."""
    assert lines.is_caption("Petugas di lokasi, Minggu (1/8/2021). Foto: AP")
    assert lines.is_caption("Bangkai mobil di jalanan. (Dok. AP/Ilustrasi)")
    assert lines.is_caption("Soldiers board. Defence Alliance/Handout via REUTERS")
    assert lines.is_signed_caption("Petugas di lokasi, Minggu (1/8/2021).(KOMPAS.com/BUDI)")
    assert not lines.is_signed_caption("Pasukan pulang. (Antara/Reuters)")
    assert not lines.is_caption("Three died. Photos showed bodies in the street.")


def test_menus() -> None:
    """A row of section names is a menu, a headline is none."""
    assert lines.is_menu("Home News Politics Africa Sports Metro")
    assert lines.is_menu("World | Asia | Markets | Sport")
    assert not lines.is_menu("World leaders meet in Asia over gas")
