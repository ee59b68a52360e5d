"""credits: who is credited, and what a whole text comes from."""

import pytest

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
