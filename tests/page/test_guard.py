"""guard: a page has a budget, and one that breaks it is refused with the reason."""

import time
from collections.abc import Iterator
from datetime import date

import pytest
from pages import PORTAL_ID

from saksi.errors import PageRefused
from saksi.page import guard
from saksi.page.guard import open_guarded
from saksi.page.page import open_page

LINE = "<p>Polisi menahan dua belas orang di kota itu pada Senin, kata juru bicara kementerian.</p>"
DEEP = f"<html><body>{LINE}{'<div>' * 600_000}{LINE}</body></html>".encode()


@pytest.fixture(scope="module", autouse=True)
def _stopped() -> Iterator[None]:
    """No process outlives these tests."""
    yield
    guard.stop()


def test_a_page_from_the_other_process_is_the_same_page() -> None:
    """Article, text and issues come back whole, with every argument minded."""
    given = {"url": "https://x.example/a", "outlet": "Uji", "published": date(2020, 1, 1), "charset": "utf-8"}
    assert open_guarded(PORTAL_ID.encode(), small=0, **given) == open_page(PORTAL_ID.encode(), **given)  # type: ignore[arg-type]


def test_the_process_is_kept() -> None:
    """The second page starts none."""
    open_guarded(PORTAL_ID.encode(), small=0)
    before = guard.worker().process
    open_guarded(PORTAL_ID.encode(), small=0)
    assert guard.worker().process is before


def test_a_page_that_takes_too_long_is_refused() -> None:
    """It is stopped in time, the reason says so, and the next page is opened as if nothing had been."""
    open_guarded(PORTAL_ID.encode(), small=0)
    start = time.monotonic()
    with pytest.raises(PageRefused) as refused:
        open_guarded(DEEP, seconds=0.1)
    assert time.monotonic() - start < 5
    assert "0.1 seconds" in refused.value.why
    assert open_guarded(PORTAL_ID.encode(), small=0).article.outlet == "Kabar Uji"


def test_a_page_that_takes_too_much_memory_is_refused() -> None:
    """The bound holds for the other process alone."""
    with pytest.raises(PageRefused) as refused:
        open_guarded(DEEP, memory=96 * 2**20)
    assert "96 MiB" in refused.value.why


def test_refusals_come_through() -> None:
    """What open_page refuses is refused in the same words; what is too large never leaves this process."""
    links = b"<html><body><nav><a href=/>Home</a></nav></body></html>"
    with pytest.raises(PageRefused, match="No article found"):
        open_guarded(links, small=0)
    with pytest.raises(PageRefused, match="The page holds"):
        open_guarded(DEEP, cap=1000)


def test_small_pages_stay_here() -> None:
    """Few bytes and few tags are opened in this process; many tags are not, however few bytes."""
    guard.stop()
    open_guarded(PORTAL_ID.encode())
    assert not guard._workers
    open_guarded(f"<html><body>{LINE}{'<i>' * 30_000}</body></html>".encode())
    assert guard._workers
