"""addresses: what leads to one article, by the examples that the table carries beside each rule."""

import pytest

from saksi.page.addresses import Place, data, linked, place, sound

VIEWS = [(view["name"], *pair) for view in data()["view"] for pair in view["gives"]]
KEPT = [(view["name"], url) for view in data()["view"] for url in view["leaves"]]


@pytest.mark.parametrize(("name", "url", "address"), VIEWS)
def test_views_lead_to_the_article(name: str, url: str, address: str) -> None:
    """Each rule gives what its examples say."""
    assert place(url) == Place(address, 0, name)


@pytest.mark.parametrize(("name", "url"), KEPT)
def test_what_only_looks_like_a_view_is_left(name: str, url: str) -> None:
    """Each rule leaves what its examples say."""
    assert place(url) == Place(url)


@pytest.mark.parametrize(("url", "address", "number"), data()["pages"]["gives"])
def test_pages_lead_to_the_article(url: str, address: str, number: int) -> None:
    """The number is told, the address is the article's."""
    assert place(url) == Place(address, number)


@pytest.mark.parametrize("url", data()["pages"]["leaves"])
def test_other_numbers_are_left(url: str) -> None:
    """Days, ids and slugs that end in a number are no pages."""
    assert place(url) == Place(url)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://a.example/x?utm_source=b&id=3&fbclid=z#frag", "https://a.example/x?id=3"),
        ("https://a.example/x?UTM_Campaign=b", "https://a.example/x"),
        ("https://a.example/x?ref=home&p=77", "https://a.example/x?p=77"),
        ("https://m.a.example/x/amp/?page=2", "https://a.example/x/"),
        ("https://a.example", "https://a.example/"),
        ("saved page", "saved page"),
        ("", ""),
    ],
)
def test_noise_is_left_aside(url: str, address: str) -> None:
    """Who sent the reader is no part of the address; what is read is."""
    assert place(url).address == address


@pytest.mark.parametrize(("url", "address"), data()["hosts"]["gives"])
def test_ways_to_one_host_are_one_address(url: str, address: str) -> None:
    """http and https, with and without "www", lead to one article."""
    assert place(url).address == address == place(address).address


@pytest.mark.parametrize("url", data()["hosts"]["leaves"])
def test_other_hosts_and_ports_are_left(url: str) -> None:
    """A host of its own, a port and a machine without a domain say another thing."""
    assert place(url) == Place(url)


def test_a_place_is_its_own_place() -> None:
    """What was made of an address once stays what it is."""
    for _, url, _ in VIEWS:
        assert place(place(url).address).address == place(url).address


def test_digits_at_the_end_are_pages_only_when_linked() -> None:
    """They are told apart, and only asked where rel=next or rel=prev leads there."""
    assert linked("https://a.example/judul-2.html") == [Place("https://a.example/judul.html", 2)]
    assert linked("https://a.example/judul.html") == []


@pytest.mark.parametrize(
    "url", ["https://[::1", "https://a\u2100b.example/x", "ftp://a.example/x", "https:///x", "x y"]
)
def test_what_cannot_be_taken_apart_is_left(url: str) -> None:
    """No address makes reading fail."""
    assert not sound(url)
    assert place(url) == Place(url)
