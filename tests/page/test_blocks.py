"""blocks and sheet: everything visible, in order, once."""

from saksi.page.sheet import is_markup, lay


def blocks(html: str) -> list[str]:
    return [block.text for block in lay(f"<html><body>{html}</body></html>").blocks]


def test_blocks_are_paragraphs_lines_and_cells() -> None:
    """Block elements and br part; inline elements do not."""
    assert blocks("<p>a <b>b</b>\n c</p>x<br>y<ul><li>1<li>2</ul>") == ["a b c", "x", "y", "1", "2"]


def test_hidden_things_are_not_seen() -> None:
    """Scripts, styles, hidden elements, templates and comments hold nothing a reader sees."""
    html = "a<script>b</script><style>c</style><p hidden>d</p><p style='display: none'>e</p>"
    assert blocks(html + "<!-- f --><template>g</template><noscript>h</noscript><p>i</p>") == ["a", "i"]


def test_neighbours_that_hold_different_things_are_parted() -> None:
    """Names like "Ratih Mahesa" and "Editor" in two spans are two words, a drop cap and its word are one."""
    assert blocks("<span>Ratih Mahesa</span><span>Editor: Galih</span>") == ["Ratih Mahesa Editor: Galih"]
    assert blocks("<p><span>T</span>entara</p><p><a>satu</a><a>dua</a></p>") == ["Tentara", "satu dua"]


def test_positions_are_those_of_the_text() -> None:
    """Each block is the characters of the body at its span; a non-breaking space stays."""
    sheet = lay("<p>İstanbul 😀</p><p>Baca juga:&nbsp;x <a href=y>z</a></p>")
    assert sheet.body == "İstanbul 😀\nBaca juga:\u00a0x z"
    assert [sheet.body[b.start : b.end] for b in sheet.blocks] == [b.text for b in sheet.blocks]
    assert [sheet.body[s:e] for s, e in sheet.blocks[1].links] == ["z"]


def test_plain_text_stays_character_for_character() -> None:
    """Scraped text is the body itself; its blocks are its lines without the blanks around them."""
    text = "Judul\r\n\r\n    Isi  berita.\n"
    sheet = lay(text)
    assert sheet.body == text
    assert [block.text for block in sheet.blocks] == ["Judul", "Isi  berita."]


def test_deep_pages_are_read_whole() -> None:
    """Events have no depth: what nests deeper than a tree of libxml2 allows is there, and nothing is flagged."""
    deep = "<html><body>" + "<div>" * 3000 + "<p>dalam sekali</p>" + "</div>" * 3000 + "<p>sesudahnya</p></body></html>"
    sheet = lay(deep)
    assert [block.text for block in sheet.blocks] == ["dalam sekali", "sesudahnya"]
    assert sheet.issues == ()


def test_frames_know_their_blocks() -> None:
    """An element that breaks lines holds the blocks from its first to its last."""
    sheet = lay("<p>a</p><div id=x><p>b</p><p>c <b>d</b></p></div><p>e</p>")
    frames = {frame.hint: frame for block in sheet.blocks if block.frame for frame in block.frame.up()}
    assert (frames["x"].first, frames["x"].last) == (1, 3)
    assert [frames["x"].holds(n) for n in range(4)] == [False, True, True, False]


def test_markup_is_told_from_text() -> None:
    """A sign for "less than" makes no page."""
    assert is_markup("<p>halo</p>")
    assert not is_markup("Inflasi < 3 persen, kata <Budi>.")
