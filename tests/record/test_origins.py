"""Origins: copies count once."""

from __future__ import annotations

from saksi.record.fold import fold
from tests.record.build import Page, both, gold_page, jan


def test_ten_more_outlets_with_the_same_credit_still_count_once() -> None:
    """Copies of one dispatch are one origin, however many outlets print it."""
    pages = [Page("Tempo", jan(14), "Reuters", title="Rusia menarik pasukan").figure("detained", 9000)]
    pages += [
        Page(f"Koran {n}", jan(14 + n % 2), "Reuters", title=f"Judul lain {n}").figure("detained", 9000)
        for n in range(10)
    ]
    record = fold(*both(pages))
    assert [origin.name for origin in record.origins] == ["Reuters"]
    assert len(record.figures[0].witnessed.origins) == 1
    assert len(record.figures[0].witnessed.articles) == 11


def test_two_dispatches_of_one_wire_are_two_origins() -> None:
    """The same wire on different days, or with nothing in common on one day, is not one dispatch."""
    pages = [
        Page("A", jan(7), "Reuters", title="Shooting order given").figure("killed", 26),
        Page("B", jan(13), "Reuters", title="Troops leave capital").figure("killed", 26),
        Page("C", jan(7), "Reuters", title="Oil price climbs again").figure("injured", 400),
    ]
    assert len(fold(*both(pages)).origins) == 3


def test_an_outlet_that_credits_an_outlet_counts_as_its_wire() -> None:
    """A copy of a copy goes back to the wire, and the origin carries the wire's name."""
    first = Page("Kabar", jan(7), "Reuters", title="Tembak mati perusuh").figure("killed", 26).figure("injured", 18)
    second = Page("Lensa", jan(8), "Kabar", title="Boleh tembak").figure("killed", 26)
    record = fold(*both([first, second]))
    assert [(origin.name, origin.outlets) for origin in record.origins] == [("Reuters", ("Kabar", "Lensa"))]


def test_articles_without_credit_are_their_outlets_own() -> None:
    """Two outlets without credit are two origins; one outlet on two days is one."""
    pages = [
        Page("A", jan(7)).figure("killed", 26),
        Page("B", jan(7)).figure("killed", 26),
        Page("A", jan(9), title="More").figure("killed", 30),
    ]
    record = fold(*both(pages))
    assert [(origin.name, len(origin.articles)) for origin in record.origins] == [("A", 2), ("B", 1)]


def test_the_wires_own_page_joins_its_copies() -> None:
    """A wire's own article and the outlets that credit it are one origin."""
    pages = [Page("Reuters", jan(7)).figure("killed", 26), Page("B", jan(7), "Reuters").figure("killed", 26)]
    assert len(fold(*both(pages)).origins) == 1


def test_a_medium_that_relays_one_reading_is_the_origin_of_that_reading() -> None:
    """Two outlets of their own that both relay one broadcaster are one source for that figure only."""
    pages = [
        Page(name, jan(10)).figure("killed", 164, via="Khabar-24").figure("injured", n)
        for n, name in ((50, "A"), (60, "B"))
    ]
    record = fold(*both(pages))
    killed = next(fact for fact in record.figures if fact.measure == "killed")
    injured = next(fact for fact in record.figures if fact.measure == "injured")
    assert (len(killed.witnessed.origins), len(injured.witnessed.origins)) == (1, 2)


def test_lineage_of_the_development_set() -> None:
    """Three copies of one Reuters dispatch (one undated) are one origin; other credits stay apart."""
    names = ("01", "02b", "03", "04", "05", "07", "08", "09")
    record = fold(*both([gold_page("id", name) for name in names]))
    reuters = [origin for origin in record.origins if origin.name == "Reuters"]
    assert [origin.outlets for origin in reuters] == [("Kabar Contoh", "Kantor Berita Nirwana", "Lensa Semu")]
    assert len([origin for origin in record.origins if origin.name == "AFP"]) == 2
