"""credits: who is credited, and what a whole text comes from."""

from pathlib import Path

import pytest

from saksi.core.text import Region, Text
from saksi.page.credit_photos import photos
from saksi.page.credits import origin
from saksi.page.page import open_page

FILL = "\n\n".join(f"Paragraf ke-{n} berisi keterangan polisi tentang kerusuhan di kota itu." for n in range(4))


@pytest.mark.parametrize(
    ("placed", "formulas", "outlet", "name"),
    [
        (["Reuters"], [], "Tempo", "Reuters"),
        (["Reuters", "Reuters"], ["AFP"], "Tempo", "Reuters"),
        (["AP", "Reuters"], [], "Republika", None),
        (["Reuters", "Prothom Alo"], ["Reuters"], "Uji", "Reuters"),
        ([], ["AFP"], "Uji", "AFP"),
        ([], ["AFP", "Reuters"], "Uji", None),
        (["Antara"], [], "ANTARA News", None),
        ([], [], "Uji", None),
    ],
)
def test_origin(placed: list[str], formulas: list[str], outlet: str, name: str | None) -> None:
    """One credited organisation, or the one of several that a formula names; never the outlet itself."""
    assert origin(placed, formulas, outlet) == name


@pytest.mark.parametrize(
    ("lead", "end", "name"),
    [
        ("Pasukan ditarik, demikian dilaporkan.", "SUMBER: REUTERS", "Reuters"),
        ("Pasukan ditarik.", "Mereka pulang. (rtr/kc)", "Reuters"),
        ("Pasukan ditarik.", "Mereka pulang. – AFP", "AFP"),
        ("Pasukan ditarik.", "Mereka pulang, demikian dilaporkan Xinhua.", "Xinhua"),
        ("Mengutip Al Jazeera, pasukan ditarik pada Senin.", "Mereka pulang.", "Al Jazeera"),
        ("Pasukan ditarik, seperti dilansir dari laman AFP, Senin.", "Mereka pulang.", "AFP"),
        ("Troops began to leave on Monday, Reuters reports.", "They went home.", "Reuters"),
        ("Pasukan ditarik, menurut Reuters.", "Mereka pulang.", None),
        ("Pasukan ditarik, kata Kim kepada AFP.", "Mereka pulang, tulis Reuters.", None),
        ("Antara lain pasukan ditarik.", "Mereka pulang. (HW)", None),
    ],
)
def test_origin_of_texts(lead: str, end: str, name: str | None) -> None:
    """Credit lines, signatures and lead formulas give a text away; a wire's word on one fact does not."""
    page = open_page(f"Judul yang cukup panjang ini\n\n{lead}\n\n{FILL}\n\n{end}\n".encode())
    assert page.article.origin == name


SHAPES = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "texts/credits.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
FILL_EN = "\n\n".join(f"Paragraph {n} tells what the police said about the riot in the port city." for n in range(4))


@pytest.mark.parametrize(("lang", "lead", "end", "name"), SHAPES)
def test_shapes_of_both_languages(lang: str, lead: str, end: str, name: str) -> None:
    """Credit lines, tails, datelines, formulas, rights, feeds, translated names and relays; and what is no credit."""
    title, fill = ("Pasukan penjaga mulai ditarik", FILL) if lang == "id" else ("Peacekeepers begin to leave", FILL_EN)
    page = open_page(f"{title} dari kota pelabuhan\n\n{lead}\n\n{fill}\n\n{end}\n".encode(), outlet="Harian Uji")
    assert page.article.origin == (None if name == "-" else name)


def test_a_relay_is_credited_but_is_no_origin() -> None:
    """Of "dikutip Antara dari Sputnik" both stand among the credits, the further one is the origin."""
    lead = "Pasukan ditarik, demikian dikutip Antara dari Sputnik pada Senin."
    article = open_page(f"Pasukan penjaga mulai ditarik\n\n{lead}\n\n{FILL}\n".encode(), outlet="Uji").article
    assert [one.name for one in article.credits] == ["Antara", "Sputnik"]
    assert article.origin == "Sputnik"


@pytest.mark.parametrize(
    ("end", "name", "party"),
    [
        ("Sumber: Kementerian Pertahanan", "Kementerian Pertahanan", "Kementerian Pertahanan"),
        ("Source: Ministry of Defence of the Russian Federation", "Ministry of Defence of the Russian Federation", ""),
        ("Sumber: Taliban", "Taliban", "Taliban"),
        ("Sumber: TNI", "TNI", ""),
    ],
)
def test_a_party_as_origin_is_marked(end: str, name: str, party: str) -> None:
    """What a ministry, an army or an armed group hands out is its own, and marked."""
    article = open_page(f"Pasukan penjaga mulai ditarik\n\nPasukan ditarik.\n\n{FILL}\n\n{end}\n".encode()).article
    assert article.origin == name
    (credit,) = article.credits
    assert credit.party == (party or credit.party) != ""


@pytest.mark.parametrize(
    ("lead", "party"),
    [("Rusia menarik pasukannya dari kota itu.", "Russia"), ("Gabon menutup perbatasan pada Senin.", "")],
)
def test_a_states_own_agency_is_marked_where_the_state_is_in_the_story(lead: str, party: str) -> None:
    """TASS on Russian troops speaks for a party, TASS on Gabon does not."""
    page = open_page(f"Pasukan penjaga mulai ditarik\n\n{lead}\n\n{FILL}\n\nSumber: TASS\n".encode())
    assert [(one.name, one.party) for one in page.article.credits] == [("TASS", party)]


@pytest.mark.parametrize(
    ("caption", "given"),
    [
        ("Pasukan di bandara. Foto: AFP/Karim Sahib", [("AFP", "")]),
        ("Pasukan di bandara (Foto: dok. Kementerian Pertahanan)", [("Kementerian Pertahanan",) * 2]),
        ("Pasukan. ANTARA FOTO/Aditya Putra/rwa.", [("Antara", "")]),
        ("Tiba. Angkatan Darat Rusia/Handout via REUTERS", [("Angkatan Darat Rusia",) * 2, ("Reuters", "")]),
        ("(Defence Ministry Press Service via AP)", [("Defence Ministry Press Service",) * 2, ("AP", "")]),
        ("Photo: Handout / Defence Ministry / AFP", [("Defence Ministry",) * 2, ("AFP", "")]),
        ("A tank. [Courtesy of the Ukrainian Armed Forces]", [("Ukrainian Armed Forces",) * 2]),
        ("Handout photo released by the Syrian Arab News Agency shows damage.", [("SANA", "")]),
        ("Photograph: Ministry of Defence/PA", [("Ministry of Defence",) * 2]),
        ("Polisi berjaga. (Dok. Polda Papua)", [("Polda Papua",) * 2]),
        ("Warga antre. (Dok pribadi)", []),
        ("Warga antre. (Istimewa)", []),
        ("Smoke over the port. (AP Photo/Fatima Shbair)", [("AP", "")]),
        ("Gambar dari video yang dirilis oleh Kementerian Pertahanan", [("Kementerian Pertahanan",) * 2]),
        ("Image provided by the Israel Defense Forces shows a tunnel.", [("Israel Defense Forces",) * 2]),
        ("Seorang prajurit melihat AFP di layar.", []),
    ],
)  # fmt: skip
def test_photo_credits(caption: str, given: list[tuple[str, str]]) -> None:
    """Photographers' wires, and handouts with the party that gave them."""
    text = Text(caption, (Region(0, len(caption), "caption"),))
    assert [(one.name, one.party) for one in photos(text)] == given


@pytest.mark.parametrize(
    ("lead", "end", "name"),
    [
        ("Troops reached the villages on Monday, officials said.", "They brought water. (PNA)", "PNA"),
        ("ESMERALDAS, Ecuador (Reuters)\n\nGunmen held the port on Monday, officials said.", "It is shut.", "Reuters"),
        (
            "AFP, Georgetown\n\nTwo soldiers were killed on the river, officials said.",
            "It is shut.\n\n© 2024 AFP",
            "AFP",
        ),
        ("The border was shut, Kuwait News Agency reported.", "It is closed.", "Kuwait News Agency"),
        ("Pasukan ditarik pada Senin.", "Mereka pulang. (sita/ani)", None),
        ("Map of the port: officials said on Monday that it was shut.", "Aim of the visit is peace. (Lina)", None),
    ],
)
def test_agencies_of_the_world(lead: str, end: str, name: str | None) -> None:
    """Agencies of many countries are credited in the places for credits; initials, names and words are none."""
    page = open_page(f"Headline of some length here\n\n{lead}\n\n{FILL_EN}\n\n{end}\n".encode())
    assert page.article.origin == (name if name != "Kuwait News Agency" else "KUNA")


@pytest.mark.parametrize(
    ("above", "lead", "below", "name"),
    [
        (
            "NORTHLINE NEWS AGENCY",
            "MONROVIA, May 8 (Northline) - Officers took power, they said.",
            "",
            "Northline News Agency",
        ),
        (
            "",
            "Officers took power on Monday, they said.",
            "© 2024 Albion. All rights reserved.",
            "Albion",
        ),
        ("", "Officers took power on Monday, they said.", "© 2024 AFP", ""),
    ],
)
def test_outlets_of_scraped_text(above: str, lead: str, below: str, name: str) -> None:
    """The logo that the dateline names, and who claims the rights; a wire claims them on the pages of others."""
    lines = (above, "Headline of some length here", lead, FILL_EN, below)
    page = open_page("\n\n".join(line for line in lines if line).encode())
    assert page.article.outlet == name
