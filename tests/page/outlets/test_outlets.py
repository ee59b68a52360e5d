"""Outlets: names, aliases and domains, and layouts of single outlets."""

import pytest

from saksi.know import outlets
from saksi.page.furniture import Label
from saksi.page.outlets import Classes, refine
from saksi.page.sheet import lay


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("REUTERS", "Reuters"),
        ("rtr", "Reuters"),
        ("The Associated Press", "AP"),
        ("TEMPO.CO", "Tempo"),
        ("Polisi", None),
    ],
)
def test_called(written: str, name: str | None) -> None:
    """Any case, any alias; "the" in front does not count."""
    found = outlets.called(written)
    assert (found.name if found else None) == name


def test_at_a_host() -> None:
    """A host lies under the domain of its outlet; a domain that only ends alike does not."""
    tempo, none = outlets.at("nasional.tempo.co"), outlets.at("nottempo.co")
    assert tempo is not None
    assert tempo.name == "Tempo"
    assert none is None


def test_no_alias_names_two() -> None:
    """Every name and alias names one organisation."""
    names = [(outlets.squash(n), o.name) for o in outlets.organisations() for n in (o.name, *o.aliases)]
    assert len({squashed for squashed, _ in set(names)}) == len(set(names))


def test_prose_names_need_capitals() -> None:
    """The word antara is no name, Antara with a capital is a wire."""
    assert outlets.in_prose().search("perbedaan antara dua kota, the dawn") is None
    assert outlets.in_prose().search("dilansir Antara").group() == "Antara"  # type: ignore[union-attr]


def test_a_layout_cuts_on_its_own_hosts() -> None:
    """A class of one outlet turns body into furniture there and nowhere else."""
    sheet = lay("<div class='quotebox'><p>Kutipan</p></div>")
    layout = Classes(("uji.example",), (("quotebox", "pull quote"),))
    labels = {0: Label("body")}
    refine(sheet, labels, "lain.example", (layout,))
    assert labels[0].name == "body"
    refine(sheet, labels, "www.uji.example", (layout,))
    assert labels[0] == Label("furniture", "pull quote")
