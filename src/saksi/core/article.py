"""Article: one page's masthead beside its Text. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from saksi.core.ids import content_id
from saksi.core.values import UNKNOWN_WHEN, When
from saksi.core.witness import Because, Witness

Basis = Literal["printed", "inferred", "url", "given", "unknown"]
CreditRole = Literal["text", "photo"]
DecodingBasis = Literal["", "bom", "utf-8", "http", "meta", "mended", "sniffed"]
"""Why a charset was taken: a mark, valid UTF-8, a declaration of the answer or the page, UTF-8 mended, a guess."""


@dataclass(frozen=True, slots=True)
class Published:
    """The publication day and how it is known; `because` names the spans it leans on, with reasons in words."""

    when: When = UNKNOWN_WHEN
    basis: Basis = "unknown"
    because: tuple[Because, ...] = ()


@dataclass(frozen=True, slots=True)
class Credit:
    """A news organisation credited for the text or a photo; `party` names the party to the conflict it belongs to."""

    name: str
    role: CreditRole
    witness: Witness
    party: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """The headline of another article that the page links to, and its address.

    `title` is the headline alone, without the words that announce it ("Baca juga:"). `address` is whole, http or
    https; "" where the page tells none, as scraped text does.
    """

    title: Witness
    address: str = ""


@dataclass(frozen=True, slots=True)
class Decoding:
    """How the bytes of the page became characters.

    `confidence` is 0 to 1 (`saksi.page.charset.choose` says how it is reckoned); `lost` counts the characters that
    could not be decoded and stand as U+FFFD. An article that was not made from bytes has the empty one.
    """

    charset: str = ""
    basis: DecodingBasis = ""
    confidence: float = 0.0
    lost: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """What the masthead of one page says.

    `page_id` is the SHA-256 of the page's bytes; `lang` is "id", "en" or another ISO 639 code, "" when unsure.
    `updated` is when the page says it was last changed, where it says so apart from `published`.
    `origin` is the organisation credited for the whole text, None when none is.
    """

    page_id: str
    text_id: str
    title: str = ""
    url: str = ""
    outlet: str = ""
    lang: str = ""
    published: Published = Published()
    bylines: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    related_links: tuple[Link, ...] = ()
    origin: str | None = None
    decoding: Decoding = Decoding()
    updated: When = UNKNOWN_WHEN
    id: str = field(init=False, repr=False, compare=False)
    """One address with one text is one article; a page read twice is the same article."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", content_id("article", [self.url, self.text_id]))
