"""decode: charsets, repairs, refusals."""

import pytest

from saksi.errors import PageRefused
from saksi.page.decode import decode

CAP = 10_000
WORDS = "“Tidak,” kata dia – lalu pergi."


def what(data: bytes, charset: str = "") -> tuple[str, list[str]]:
    found = decode(data, charset=charset, cap=CAP)
    return found.text, [issue.what for issue in found.issues]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"PK\x03\x04 ...", "ZIP"),
        (b"\x1f\x8b\x08 ...", "gzip"),
        (bytes(range(256)) * 20, "binary"),
        (b"a" * (CAP + 1), "10,001 bytes"),
    ],
)
def test_refuses_what_is_no_page(data: bytes, says: str) -> None:
    """Empty, binary and too large pages are refused with what, why and what to do."""
    with pytest.raises(PageRefused) as caught:
        decode(data, cap=CAP)
    assert says in caught.value.what
    assert caught.value.why
    assert caught.value.do


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-8"])
def test_a_byte_order_mark_or_valid_utf8_needs_no_declaration(codec: str) -> None:
    """The characters come back without an issue and without the mark."""
    assert what(WORDS.encode(codec)) == (WORDS, [])


def test_utf8_declared_as_latin1_is_repaired() -> None:
    """A declaration that valid UTF-8 contradicts is overruled, with an issue."""
    text, issues = what(b'<meta charset="iso-8859-1">' + WORDS.encode())
    assert text.endswith(WORDS)
    assert "declares iso-8859-1 but is valid UTF-8" in issues[0]


def test_latin1_means_windows_1252() -> None:
    """Browsers read latin-1 pages as windows-1252, and so do we."""
    assert what(b'<meta charset="iso-8859-1">' + WORDS.encode("cp1252"))[0].endswith(WORDS)


def test_windows_1252_declared_as_utf8_is_repaired() -> None:
    """Bytes that are no UTF-8 at all are read as what they are, with an issue."""
    text, issues = what(b'<meta charset="utf-8">' + WORDS.encode("cp1252"))
    assert text.endswith(WORDS)
    assert "declares UTF-8 but is none" in issues[0]


def test_single_wrong_bytes_in_utf8_are_patched() -> None:
    """A page in UTF-8 with a few windows-1252 bytes keeps both."""
    text, issues = what(WORDS.encode() * 3 + "–".encode("cp1252") + b" ya")
    assert text == WORDS * 3 + "– ya"
    assert issues == ["1 bytes of the page are no UTF-8; they were read as windows-1252"]


def test_the_charset_of_the_answer_counts() -> None:
    """What HTTP declares is used where the bytes do not tell."""
    assert what("корабль".encode("koi8-r"), "koi8-r") == ("корабль", [])


def test_an_unknown_charset_is_an_issue() -> None:
    """A name nobody knows is said, and the page read all the same."""
    text, issues = what(b"halo", "klingon-7")
    assert (text, issues) == ("halo", ["The page declares the charset 'klingon-7', which nobody knows"])


def test_nul_leaves_and_replacement_characters_are_counted() -> None:
    """The law of characters holds after decoding, nothing is removed in silence, and 1<NUL>00 is not made 100."""
    found = decode("1\x0000 or\x00ang \ufffd tewas".encode(), cap=CAP)
    assert found.text == "1\ufffd00 orang \ufffd tewas"
    assert [issue.what for issue in found.issues] == [
        "2 NUL characters were removed; U+FFFD stands where digits were around",
        "2 characters could not be decoded and stand as U+FFFD",
    ]
    assert found.decoding.lost == 2


def test_utf16_without_a_mark_is_seen() -> None:
    """Every second byte NUL is UTF-16, not a binary file."""
    assert what(("halo semua " * 20).encode("utf-16-le"))[0] == "halo semua " * 20


@pytest.mark.parametrize(
    ("data", "charset", "told"),
    [
        (WORDS.encode("utf-8-sig"), "", ("utf-8-sig", "bom", 1.0)),
        (b"tiga orang", "", ("utf-8", "utf-8", 1.0)),
        (WORDS.encode(), "", ("utf-8", "utf-8", 0.938)),
        (WORDS.encode(), "utf-8", ("utf-8", "utf-8", 0.999)),
        ("корабль".encode("koi8-r"), "koi8-r", ("koi8-r", "http", 0.9)),
        (b'<meta charset="big5">' + "東京地震".encode("big5"), "", ("big5", "meta", 0.9)),
        (WORDS.encode() * 3 + b"\x96", "", ("utf-8", "mended", 0.9)),
        (WORDS.encode("cp1252"), "", ("cp1252", "sniffed", 0.6)),
    ],
)
def test_the_decision_is_kept_with_its_confidence(data: bytes, charset: str, told: tuple[str, str, float]) -> None:
    """Which charset, on what ground and how sure: marks and ASCII are certain, a guess is not."""
    found = decode(data, charset=charset, cap=CAP).decoding
    assert (found.charset, found.basis, found.confidence) == told


def test_a_declaration_that_makes_no_words_is_overruled() -> None:
    """Cyrillic sent as latin-1 is read as Cyrillic; Latin words that a declaration strews with Cyrillic stay Latin."""
    russian = "Полиция сообщила, что в городе задержаны десятки людей после беспорядков. " * 3
    text, issues = what(russian.encode("cp1251"), "iso-8859-1")
    assert text == russian
    assert "makes no words" in issues[0]
    french = "Les députés ont été blessés à la préfecture, où des élèves étaient réunis. " * 2
    assert what(b'<meta charset="windows-1251">' + french.encode("cp1252"))[0].endswith(french)


@pytest.mark.parametrize("name", ["utf-16", "hex", "rot13", "punycode", "utf-7", "base64", "unicode_escape", "\x00"])
def test_declarations_that_mean_no_charset_do_no_harm(name: str) -> None:
    """Codecs that decode no text, and UTF-16 declared in a page of single bytes, are passed over."""
    assert what(WORDS.encode("cp1252"), name)[0] == WORDS


def test_double_encoding_is_said_and_left() -> None:
    """A page that was encoded twice stays as a reader sees it, with an issue."""
    twice = (WORDS * 2).encode().decode("cp1252", "ignore")
    text, issues = what(twice.encode())
    assert text == twice
    assert "encoded twice" in issues[0]


def test_many_stray_bytes_are_mended_in_time() -> None:
    """Two thousand stray bytes in two megabytes do not copy the rest of the page each."""
    data = (b"a" * 1000 + "–".encode() * 2 + b"\x96") * 1900
    assert decode(data, cap=10_000_000).decoding.basis == "mended"
