"""The service opens pages through the guard."""

from saksi.gather.source import Known
from saksi.page.page import open_page
from saksi.service.pages import read_page


def test_a_large_page_is_read_as_if_it_were_opened_here() -> None:
    """A page opened in the process for large ones gives the article and text that opening it here gives."""
    padding = f"<!-- {'x' * 400_000} -->"
    line = "<p>Polisi menahan 12 orang di kota itu pada Senin, kata juru bicara polisi.</p>"
    data = (
        f"<html><body><h1>Penangkapan massal di ibu kota</h1>{padding}<article>{line}</article></body></html>".encode()
    )
    read = read_page("besar.html", data, Known())
    here = open_page(data)
    assert (read.article, read.text) == (here.article, here.text)
