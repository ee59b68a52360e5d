"""generic: the article is found in every layout, and nothing beside it."""

import pytest
from layouts import LAYOUTS, Layout
from pages import AGENCY_EN

from saksi.page.generic import main, matched
from saksi.page.page import open_page
from saksi.page.sheet import lay


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_the_body_is_the_article_and_no_more(layout: Layout) -> None:
    """Paragraph by paragraph, in order, without what stands around them."""
    text = open_page(layout.html.encode(), lang="id").text
    assert tuple(text.quote(region.start, region.end) for region in text.named("body")) == layout.body


def test_the_element_with_the_article_is_named() -> None:
    """The container is the innermost element around all paragraphs; its blocks are the article's."""
    sheet = lay(AGENCY_EN)
    blocks, container = main(sheet)
    assert container is not None
    assert container.hint == "b"
    assert {sheet.blocks[i].text[:5] for i in blocks} >= {"KANO,", "The g"}


def test_two_articles_are_not_made_one() -> None:
    """Elements of one name in two `article` elements belong to two articles; the one under the title counts."""
    one = "".join(f"<p>Kalimat nomor {n} tentang banjir di hilir sungai itu cukup panjang.</p>" for n in range(6))
    other = "".join(f"<p>Kalimat lain nomor {n} tentang panen padi di hulu juga panjang.</p>" for n in range(5))
    html = (
        f"<h1>Banjir di hilir sungai</h1><article><div class=article-body>{one}</div></article>"
        f"<article><h1>Panen di hulu sungai</h1><div class=article-body>{other}</div></article>"
    )
    text = open_page(f"<html><body>{html}</body></html>".encode()).text
    body = [text.quote(region.start, region.end) for region in text.named("body")]
    assert len(body) == 6
    assert all("banjir" in line for line in body)


def test_blocks_are_matched_with_paragraphs_of_another_extractor() -> None:
    """Signs and blanks do not count, and a long block may be a part of a paragraph."""
    sheet = lay("<p>Air mulai surut di kecamatan pertama, kata petugas.</p><p>Menu</p>")
    assert matched(sheet.blocks, ["airmulaisurutdikecamatanpertamakatapetugasdilokasi"]) == {0}
