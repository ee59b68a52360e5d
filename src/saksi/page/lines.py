"""What single lines around an article are: date lines, bylines, credits, captions, menus, datelines. Pure."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from saksi.know import outlets
from saksi.page import dating, words
from saksi.page.signs import KEPT, ended, first_word
from saksi.page.signs import words as words_of

_SIGNS = re.compile(r"[\s|,.:;·•/()\[\]–—_-]+")
_NAME = r"(?:[A-ZÀ-Þ][\w'’.-]*|[Aa]l-[A-Z]\w+|bin|binti|van|von|de|der|da|el|dan|and|&)"
_NAMES = re.compile(rf"{_NAME}(?:[ ,/]+{_NAME}){{0,7}}")
_DASH = re.compile(r"\s*(?:--|[–—]|-)\s*")
_OPEN_END = re.compile(r"\s*(?:--|[–—-])$")
_HEAD_WORD = re.compile(
    r"\((?P<paren>[^()]{2,40})\)|(?P<domain>[\w-]+(?:\.[a-z]{2,}){1,3}\b(?:,?))|(?P<caps>[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+,?)"
    r"|(?P<title>[A-ZÀ-Þ][\w'’./-]*,?)|(?P<number>\d{1,2},?)|(?P<small>(?:of|the|dan|de|al|ul|la|and)\b)",
)
_HANDLE = re.compile(r"[\w./&' -]{1,24}(?:/[\w./&' -]{1,24})*")
_SIGNED = re.compile(
    r"(?:Additional\s+)?(?:Reporting|Writing|Editing|Compiled|Translated|Edited|Graphic|Production)(?:\s+and\s+\w+)?\s+by\s+[A-ZÀ-Þ]"
)
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{2,240})[)\]]\.?")
_CLOSED = (")", "]", ".")
_CONTRIBUTED = re.compile(
    r"\b(?:contributed to|berkontribusi (?:pada|dalam)|ikut menyumbang)\s+(?:this|the|laporan|berita)\b", re.IGNORECASE
)
_HASHES = re.compile(r"#\w+(?:[\s,|]+#\w+)*")
_GIVES = frozenset({"contributed", "berkontribusi", "menyumbang"})
_PARTED = re.compile(r"\s*[|/,]\s*")
_PICTURE = re.compile(r"\b(?:Photo|Foto|Getty|Shutterstock|Instagram|YouTube|Twitter|Istimewa)\b", re.IGNORECASE)
_PHOTO_SIGN = re.compile(r"[:：/(\[|]")
_PHOTO_GIVERS = frozenset({
    "handout", "ilustrasi", "pool", "file", "dok", "antara", "arsip", "via", "photo", "foto", "reuters", "afp", "ap",
    "getty", "istimewa", "sumber", "source",
})  # fmt: skip
_ALONE = frozenset({"via", "photo", "foto", "getty", "istimewa"})
"""A photo credit holds a label and one of these signs, or a giver and a slash or one of these words."""
LONGEST_HEAD = 90
QUIET = 60
"""Characters up to which a line may be the bare name of its source."""


@cache
def _byline() -> re.Pattern[str]:
    labels = f"{words.any_of('bylines')}|{words.any_of('editors')}"
    return re.compile(rf"(?:^|(?<=[|/,·\s]))\(?(?P<label>{labels})(?:\s*[:：]\s*|\s+(?=[A-ZÀ-Þ])|\s*$)", re.IGNORECASE)


@cache
def _source() -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{words.any_of('sources')})\s*[:：]\s*(?P<names>\S.{{0,119}})$", re.IGNORECASE)


@cache
def _photo() -> re.Pattern[str]:
    labels = words.any_of("photo")
    return re.compile(
        rf"^\W*(?:{labels})\s*[:：/]|[(\[|]\s*(?:{labels})\b\.?\s*[:：/.]?\s*[^.()\[\]]{{0,70}}[)\]]?\.?$"
        rf"|[.”\"]\s*(?:{labels})\s*[:：/]\s*[^()\[\]]{{2,80}}$"
        r"|^\W*(?:Sumber|Source)\s*:[^.]*\b(?:Foto|Photo|Getty|Istimewa)\b[^.]*$"
        r"|/\s*(?:Handout|Ilustrasi|Pool|File|Dok|Antara Foto|Arsip)\b"
        r"|\b(?:Handout|Pool|Photo)\s+via\b|\bvia\s+(?:REUTERS|AP|AFP)\b"
        r"|\bREUTERS/|\bAFP/|\bAP/[A-Z]|\(AP Photo|\bANTARA FOTO\b|\bGetty Images\b|/\s*(?:ILUSTRASI|ARSIP|HANDOUT)\b",
        re.IGNORECASE,
    )


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words.any_of('date_labels')})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=KEPT)
def is_date_line(text: str) -> bool:
    """True when the block is a date, and little beside it: an outlet, a place, a label."""
    if len(text) > 140 or not dating.has_year(text):
        return False
    rest, found = text, False
    for printed in reversed(list(dating.find(text))):
        rest, found = rest[: printed.start] + " " + rest[printed.end :], True
    if not found:
        return False
    rest = _SIGNS.sub(" ", _labels().sub(" ", rest)).strip()
    return len(rest) <= 36 and len(rest.split()) <= 5


@cache
def _byline_words() -> frozenset[str]:
    return frozenset(first_word(label) for key in ("bylines", "editors") for label in words.listed(key))


@lru_cache(maxsize=KEPT)
def byline_names(text: str) -> tuple[tuple[str, str], ...]:
    """(label, name) pairs of a line of bylines, name "" for an empty label; none when it is no such line."""
    if len(text) > 220 or first_word(text) not in _byline_words():
        return ()
    found = list(_byline().finditer(text))
    if not found or text[: found[0].start()].strip(" (-–|•\t"):
        return ()
    pairs: list[tuple[str, str]] = []
    for here, after in zip(found, [*found[1:], None], strict=True):
        stretch = text[here.end() : after.start() if after else len(text)]
        pairs.append((here.group("label").casefold(), _first_names(stretch)))
    return tuple(pairs)


def _first_names(stretch: str) -> str:
    """The names a stretch opens with, before a weekday, a month or the outlet's place."""
    names = _NAMES.match(stretch)
    if names is None:
        return ""
    parts = re.split(r"(\s*[,/]\s*)", names.group())
    kept: list[str] = []
    for part in parts:
        first = part.split()[0].casefold().strip(".") if part.split() else ""
        if first in words.numbered("weekdays") or first in words.months():
            break
        kept.append(part)
    return "".join(kept).strip(" ,/")


def is_name(text: str) -> bool:
    """True when the whole line could be a name: capitalised words and nothing else."""
    return len(text) <= 60 and _NAMES.fullmatch(text) is not None


def is_byline(text: str) -> bool:
    """True for a line that tells who wrote it: "Reporter: X", "By X in Y", an empty "Editor:"."""
    pairs = byline_names(text)
    if not pairs:
        return False
    colon = ":" in text[:40]
    if not any(name for _, name in pairs):
        return (len(text) <= 40 and colon) or is_label(text)
    return colon or (not ended(text) and len(text) <= 120) or len(text) <= 60


@lru_cache(maxsize=KEPT)
def is_source(text: str) -> str:
    """The names on a line like "SUMBER: REUTERS | TASS"; "" when it is none."""
    found = _source().match(text) if ":" in text or "：" in text else None
    if found and _PICTURE.search(found.group("names")):
        return ""
    if found and not (ended(found.group("names")) and len(found.group("names").split()) > 6):
        return found.group("names")
    if len(text) > 60:
        return ""
    names = text.strip("()[]. -–—")
    listed = _PARTED.split(names) if "/" in names or "|" in names or "," in names else (names,)
    return names if all(outlets.called(part) for part in listed) else ""


def is_signature(text: str) -> str:
    """The inside of a line like "(rtr/kc)" or "(Reporting by A; Editing by B)"; "" when it is none."""
    if _SIGNED.match(text) and len(text) <= 300:
        return text
    found = _BRACKETED.fullmatch(text.strip()) if text.rstrip()[-1:] in _CLOSED else None
    if not found:
        return ""
    inside = found.group(1)
    if _SIGNED.match(inside) or inside.startswith(("Laporan", "Penerjemah", "With ")):
        return inside
    return inside if _HANDLE.fullmatch(inside) and len(inside) <= 40 and len(inside.split()) <= 4 else ""


@cache
def _opening_words() -> frozenset[str]:
    """Words with which a byline, a list of sources or a sign-off begins."""
    signed = ("additional", "reporting", "writing", "editing", "compiled", "translated", "edited", "graphic")
    return _byline_words() | {first_word(label) for label in words.listed("sources")} | {*signed, "production"}


@cache
def _telling_words() -> frozenset[str]:
    return _photo_labels() | _PHOTO_GIVERS | _caption_words() | _GIVES


def is_quiet(text: str) -> bool:
    """True for a longer line whose words alone show that it is no byline, credit, signature or caption."""
    if len(text) <= QUIET or not text[0].isalpha() or not _telling_words().isdisjoint(words_of(text)):
        return False
    return first_word(text) not in _opening_words()


def is_contribution(text: str) -> bool:
    """True for "X contributed to this report.": a credit, but not of the whole."""
    return len(text) <= 200 and not _GIVES.isdisjoint(words_of(text)) and _CONTRIBUTED.search(text) is not None


def is_label(text: str) -> bool:
    """True for a writer's label alone on its line: "Penulis", "Editor:"."""
    word = text.strip(" :：").casefold()
    return word in words.word_set("bylines") - {"by", "from", "oleh", "laporan"} or word in words.word_set("editors")


@cache
def _photo_labels() -> frozenset[str]:
    return frozenset(first_word(label) for label in words.listed("photo"))


@lru_cache(maxsize=KEPT)
def is_caption(text: str) -> bool:
    """True when the block carries a photo credit."""
    if len(text) > 700:
        return False
    told = words_of(text)
    if not _caption_words().isdisjoint(told) and _captioned().match(text):
        return True
    may = not _photo_labels().isdisjoint(told) and _PHOTO_SIGN.search(text) is not None
    may = may or (not _PHOTO_GIVERS.isdisjoint(told) and ("/" in text or not _ALONE.isdisjoint(told)))
    return may and _photo().search(text) is not None


@cache
def _caption_words() -> frozenset[str]:
    return frozenset(first_word(label) for label in words.listed("captions"))


@cache
def _captioned() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{words.any_of('captions')})\s*[:,：]", re.IGNORECASE)


def is_tags(text: str) -> bool:
    """True for a line of hash tags and nothing else."""
    return text.startswith("#") and _HASHES.fullmatch(text) is not None


def is_signed_caption(text: str) -> bool:
    """True for a line that ends in "(OUTLET/PHOTOGRAPHER)"; two agencies in the brackets are a source of text."""
    if not text.endswith((")", ").")):
        return False
    found = re.search(r"\((?P<first>[A-ZÀ-Þ][\w. ]{1,30})/(?P<second>[A-ZÀ-Þ][\w. ]{1,30})\)\.?$", text)
    return found is not None and not all(outlets.called(found.group(name)) for name in ("first", "second"))


@lru_cache(maxsize=KEPT)
def is_menu(text: str) -> bool:
    """True for a line of section names."""
    if len(text) > 160 or ended(text):
        return False
    names = [part.casefold().strip(".,|•·-") for part in text.split() if part.strip("|•·-/>»")]
    if not names:
        return False
    known = sum(1 for name in names if name in words.word_set("menu"))
    return known >= max(1, len(names) * (0.5 if len(names) > 2 else 0.99))


@lru_cache(maxsize=KEPT)
def dateline_end(text: str) -> int:
    """Where the body begins behind a dateline ("TEMPO.CO, Jakarta -", "ALMATY, Jan 7 (HW) -"); 0 when there is none."""
    opening = text[: LONGEST_HEAD + 4]
    if "-" not in opening and "–" not in opening and "—" not in opening:
        return 0
    for dash in _DASH.finditer(opening):
        sign = dash.group().strip()
        blank = dash.group()[0].isspace()
        if (sign == "-" and not blank) or dash.start() < 3:
            continue
        if len(text) - dash.end() < 12:
            return 0
        head = _is_head(text[: dash.start()], text[dash.end()])
        return dash.end() if head and not is_date_line(text) else 0
    return 0


def is_open_dateline(text: str) -> bool:
    """True for a dateline whose paragraph is another block: "Jakarta -", "ESMERALDAS, Ecuador (Reuters)"."""
    if text.endswith(")"):
        place, _, name = text[:-1].rpartition("(")
        known = len(text) <= LONGEST_HEAD and bool(place.strip()) and outlets.called(name) is not None
        return known and not ended(place.strip()) and _is_head(place, "A")
    found = _OPEN_END.search(text) if text.endswith(("-", "–", "—", "\n")) else None
    return found is not None and 2 < found.start() <= LONGEST_HEAD and _is_head(text[: found.start()], "A")


def _is_head(head: str, after: str) -> bool:
    at, kinds = 0, []
    head = head.strip()
    while at < len(head):
        found = _HEAD_WORD.match(head, at)
        if found is None:
            return False
        kinds.append(found.lastgroup or "")
        at = found.end()
        while at < len(head) and head[at] in " \u00a0,":
            at += 1
    named = [kind for kind in kinds if kind != "small"]
    if "paren" in kinds or "domain" in kinds:
        return len(named) <= 9
    if all(kind == "caps" for kind in named):
        return len(named) <= 5
    if "," in head:
        return len(named) <= 6 and not any(kind == "small" for kind in kinds[:1])
    return len(named) == 1 or (len(named) <= 3 and (after.isupper() or after in '“"0123456789') and len(head) <= 28)
