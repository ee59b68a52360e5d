"""Names every block of a page: title, dateline, body, caption, credit or furniture, with the reason. Pure.

Nothing is dropped: what is no part of the article stays in the Text as furniture and says why.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from saksi.core.text import RegionName
from saksi.know import outlets
from saksi.page import entries, hints, items, lines
from saksi.page.blocks import Block, Frame
from saksi.page.cues import Cue, Cues
from saksi.page.generic import PROSE, SHORT, is_prose, unit
from saksi.page.sheet import Sheet
from saksi.page.signs import ended

_SAYS = re.compile(r"[^\W_]")
_OWN = re.compile(r"\s+[-–—|]\s+\w[\w.]*(?:\s\w+)?$")
_QUOTES = frozenset('"“„«‘')
_SIGNED = re.compile(r"\s*(?:\([^()]{2,40}\)|[-–—]{1,2}\s*[A-Z][\w /]{1,30})$")
HEADLINE = 160
"""Characters a headline of another article has at most."""
CUE = 40
"""Characters within which the link stands whose words a block begins with: "Baca juga: <a>..."."""
COPY = 40
"""Characters from which a block that stands twice is a copy, not a label."""
LINE = 300
"""Characters above which what ends as a sentence below the first paragraph is no credit, date or caption."""
RESUMES = 3
"""Paragraphs of prose after the end of an article from which it was no end."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a block is and why; `related` marks the headline of another article."""

    name: RegionName
    why: str = ""
    related: bool = False


BODY = Label("body")
"""What most blocks of an article are."""


@dataclass(slots=True)
class Naming:
    """The state of one page being named: `labels` by block; `main` the blocks an extractor took for the article.

    `ends` are the blocks at which the article may be over: True where a credit says so, False for a section head.
    """

    sheet: Sheet
    cues: Cues
    title: int
    main: set[int]
    container: Frame | None
    labels: dict[int, Label] = field(default_factory=dict)
    ends: dict[int, bool] = field(default_factory=dict)

    def put(self, index: int, name: RegionName, why: str = "", related: bool = False) -> None:
        """Names a block that has no name yet."""
        if index not in self.labels:
            self.labels[index] = Label(name, why, related)

    def named(self, index: int, name: str) -> bool:
        """True when the block has this name."""
        return index in self.labels and self.labels[index].name == name


def headline_like(text: str) -> bool:
    """True for a line that reads as a headline: some words, no full stop."""
    return len(text) <= HEADLINE and not text.rstrip("”\"'").endswith((".", "!")) and len(text.split()) >= 3


def name_blocks(sheet: Sheet, cues: Cues, title: int, main: set[int], container: Frame | None) -> dict[int, Label]:
    """A label for every block of the sheet."""
    naming = Naming(sheet, cues, title, main, container)
    _title_and_copies(naming)
    _cued(naming)
    _hinted(naming)
    for index, why in entries.find(sheet.blocks, naming.main, title).items():
        naming.put(index, "body", why)
    first = first_body(naming)
    _recognised(naming, first)
    if sheet.plain:
        _before_dateline(naming)
        _tail(naming)
    first, last = _reach(naming)
    for index in range(len(sheet.blocks)):
        if index not in naming.labels:
            _place(naming, index, first, last)
    return naming.labels


def first_body(naming: Naming) -> int:
    """The index of the first paragraph of the article; the number of blocks when there is none."""
    blocks = naming.sheet.blocks
    free = [i for i in sorted(naming.main) if i > naming.title and i not in naming.labels]
    listed = _is_list(naming, free)
    for index in free:
        block = blocks[index]
        if is_prose(block, SHORT) or lines.dateline_end(block.text) or _long(block):
            return index
        if listed and len(block.text) >= SHORT and block.linked < 0.5:
            return index
    return len(blocks)


def _is_list(naming: Naming, free: list[int]) -> bool:
    """True for an element that names itself the article and holds lines (a table) rather than sentences."""
    if naming.container is None or hints.stage(naming.container) != hints.SURE:
        return False
    plain = [naming.sheet.blocks[i] for i in free if naming.sheet.blocks[i].linked < 0.5]
    return sum(len(b.text) for b in plain if is_prose(b)) < 0.5 * sum(len(b.text) for b in plain)


def _long(block: Block) -> bool:
    """True for what is too long to be anything but text, though it may end in a colon or in nothing."""
    return len(block.text) >= 2 * PROSE and block.linked < 0.3 and not lines.is_caption(block.text)


def _last_body(naming: Naming) -> int:
    """The index of the last paragraph: what stands below it without being a sentence is a tag or a teaser."""
    left = [i for i in naming.main if i not in naming.labels]
    sentences = [i for i in left if _sentence(naming.sheet.blocks[i], naming.cues)]
    return max(sentences or left, default=-1)


def _reach(naming: Naming) -> tuple[int, int]:
    """The first and the last block of the article, tables and lists at its ends included."""
    free = {i for i in naming.main if i > naming.title and i not in naming.labels}
    first, last = first_body(naming), _last_body(naming)
    blocks = naming.sheet.blocks
    return items.before(blocks, first, free, naming.container), items.behind(blocks, last, free, naming.container)


def _title_and_copies(naming: Naming) -> None:
    blocks = naming.sheet.blocks
    title = blocks[naming.title].key if naming.title >= 0 else ""
    longest = len(blocks[naming.title].text) + 12 if title else 0
    seen: dict[str, int] = {}
    for index, block in enumerate(blocks):
        if index == naming.title:
            naming.put(index, "title")
        elif title and len(title) <= len(block.text) < longest and _begins(block, title) and block.key == title:
            naming.put(index, "furniture", "repeated title")
        elif len(block.text) >= COPY:
            before = seen.setdefault(block.text, index)
            if before != index:
                _repeat(naming, before, index)


def _begins(block: Block, key: str) -> bool:
    """False where the first sign alone shows that the block's letters are not those of `key`."""
    sign = block.text[0]
    return not sign.isalnum() or sign.casefold()[0] == key[0]


def _repeat(naming: Naming, before: int, index: int) -> None:
    """The same long block twice: with a photo credit it is a caption printed for two sizes of screen.

    Of two of which one stands outside the article, that one goes; short lines far apart inside it (lists) both stay.
    """
    if index - before <= 2 and lines.is_caption(naming.sheet.blocks[before].text):
        naming.put(before, "caption", "printed twice")
        naming.put(index, "furniture", "repeated caption")
    elif index in naming.main and before not in naming.main:
        naming.put(before, "furniture", "repeated below")
    elif index not in naming.main or index - before == 1 or is_prose(naming.sheet.blocks[index], HEADLINE):
        naming.put(index, "furniture", "repeated")


def _cued(naming: Naming) -> None:
    """Blocks that a cue takes whole, and the short lines that a section head swallows."""
    blocks = naming.sheet.blocks
    for index, block in enumerate(blocks):
        cue = naming.cues.at(block.text) if index not in naming.labels else None
        if cue is None:
            continue
        if (cue.form == "start" and cue.related and holds_prose(block)) or (cue.subhead and _subhead(naming, index)):
            continue
        naming.put(index, "furniture", cue.why, cue.related and cue.form != "head")
        if cue.ends:
            counter = block.text[:1].isdigit()
            naming.ends[index] = (cue.firm and not counter) or cue.why == "sign-off"
        if cue.form == "head":
            _swallow(naming, index, cue)


def _subhead(naming: Naming, index: int) -> bool:
    """True for a heading inside the article with a paragraph right below it."""
    blocks = naming.sheet.blocks
    frame = unit(blocks[index].frame)
    below = index + 1 < len(blocks) and index + 1 in naming.main and is_prose(blocks[index + 1])
    return below and index in naming.main and frame is not None and frame.tag in items.HEADINGS


def holds_prose(block: Block) -> bool:
    """True when body text is glued behind a related headline in the same block."""
    if not block.ended:
        return False
    behind = block.end - block.links[0][1] if block.links and block.links[0][0] - block.start <= CUE else 0
    return len(block.text) > HEADLINE + 20 or behind >= PROSE


def _swallow(naming: Naming, head: int, cue: Cue) -> None:
    blocks = naming.sheet.blocks
    for index in range(head + 1, min(head + 13, len(blocks))):
        block = blocks[index]
        if index in naming.labels:
            if naming.named(index, "title"):
                return
            continue
        if is_prose(block) or (ended(block.text) and not block.text.endswith("?")) or lines.is_date_line(block.text):
            return
        if len(block.text) > HEADLINE + 40 or lines.is_source(block.text) or lines.dateline_end(block.text):
            return
        if naming.cues.at(block.text):
            return
        naming.put(index, "furniture", cue.why, cue.related)


def _hinted(naming: Naming) -> None:
    """Blocks whose element says what they are; inside the article's own element only what is short or sure."""
    for index, block in enumerate(naming.sheet.blocks):
        if index in naming.labels or block.frame is None:
            continue
        inside = index in naming.main
        stop = naming.container if inside else None
        if hints.caption(block.frame, stop) and (inside or len(block.text) < 700):
            naming.put(index, "caption", "caption of a picture")
            continue
        hint = hints.furniture(block.frame, stop)
        if hint and (not inside or hint.firm or len(block.text) < 200 or block.linked > 0.5):
            if _credit(block.text) and not hint.firm:
                continue
            naming.put(index, "furniture", hint.why, hint.related and headline_like(block.text))
        elif inside and block.linked > 0.85 and headline_like(block.text) and len(block.text) > 25:
            naming.put(index, "furniture", "related link", True)


def _credit(text: str) -> bool:
    return bool(lines.is_date_line(text) or lines.is_byline(text) or lines.is_source(text))


def _recognised(naming: Naming, first: int) -> None:
    """Date lines, bylines, credits and captions by their words."""
    for index in range(max(0, naming.title - 8), len(naming.sheet.blocks)):
        block = naming.sheet.blocks[index]
        if index in naming.labels or len(block.text) > (700 if index < first or not block.ended else LINE):
            continue
        if index >= first and index in naming.main and lines.is_quiet(block.text):
            continue
        found = _masthead_line(naming, index, above=index < first) or _credit_line(naming, index, above=index < first)
        if found:
            naming.put(index, found.name, found.why)
            if index > first and found.why in ("source of the text", "signature"):
                naming.ends[index] = True


def _masthead_line(naming: Naming, index: int, *, above: bool) -> Label | None:
    """A byline, a date line, a writer's bare name, a dateline whose paragraph is another block, or a menu."""
    block = naming.sheet.blocks[index]
    text = block.text
    if lines.is_byline(text) and (above or not is_prose(block, 100)):
        return Label("credit", "byline")
    if (above or index not in naming.main or len(text) < 60) and lines.is_date_line(text):
        return Label("dateline", "publication date")
    if lines.is_tags(text):
        return Label("furniture", "tags")
    if not _SAYS.search(text):
        return Label("furniture", "rule")
    if not above:
        return None
    if _bare_name(naming, index):
        return Label("credit", "byline")
    if index > naming.title and lines.is_open_dateline(text):
        return Label("dateline", "dateline")
    return Label("furniture", "menu") if index < naming.title and lines.is_menu(text) else None


def _credit_line(naming: Naming, index: int, *, above: bool) -> Label | None:
    """A credit of the text, a signature, or a caption that carries a photo credit."""
    block = naming.sheet.blocks[index]
    text = block.text
    if lines.is_contribution(text):
        return Label("credit", "contribution")
    if lines.is_source(text):
        logo = index < naming.title or (naming.title < 0 and index < 2)
        return Label("furniture", "logo") if logo else Label("credit", "source of the text")
    if lines.is_signature(text):
        return Label("credit", "signature")
    if above and lines.is_signed_caption(text) and len(text) > 40:
        return Label("caption", "photo credit")
    photo = lines.is_caption(text) and (above or not is_prose(block)) and not lines.dateline_end(text)
    return Label("caption", "photo credit") if photo else None


def _bare_name(naming: Naming, index: int) -> bool:
    """A person's name alone on its line, next to the date line."""
    blocks = naming.sheet.blocks
    text = _OWN.sub("", blocks[index].text)
    frame = unit(blocks[index].frame)
    if frame is not None and frame.tag == "address" and len(text) < 120:
        return True
    if index <= naming.title or outlets.called(text) or not 2 <= len(text.split()) <= 4 or not lines.is_name(text):
        return False
    beside = [i for i in (index - 1, index + 1, index + 2) if 0 <= i < len(blocks)]
    return lines.is_label(blocks[index - 1].text) or any(lines.is_date_line(blocks[i].text) for i in beside)


def _before_dateline(naming: Naming) -> None:
    """In scraped text: what stands between title and a paragraph that opens with a dateline is no body."""
    blocks = naming.sheet.blocks
    for index in range(naming.title + 1, min(naming.title + 16, len(blocks))):
        if index in naming.labels or not lines.dateline_end(blocks[index].text):
            continue
        for between in range(naming.title + 1, index):
            text = blocks[between].text
            if between in naming.labels:
                continue
            if len(text.split()) >= 5:
                naming.put(between, "caption", "before the dateline")
            elif lines.is_name(text):
                naming.put(between, "credit", "byline")
            else:
                naming.put(between, "furniture", "between title and dateline")
        return


def _tail(naming: Naming) -> None:
    """In scraped text: everything behind the end of the article, unless much prose follows."""
    if not naming.ends:
        return
    blocks = naming.sheet.blocks
    body = [i for i in sorted(naming.main) if i not in naming.labels and _sentence(blocks[i], naming.cues)]
    for end in sorted(naming.ends):
        before = [i for i in body if i < end]
        after = [i for i in body if i > end]
        rest = sum(len(blocks[i].text) for i in after)
        most = RESUMES if naming.ends[end] else 2
        much = len(after) >= most or rest > sum(len(blocks[i].text) for i in before)
        if not before or (much and not (naming.ends[end] and naming.labels[end].why == "comment")):
            continue
        for index in range(end + 1, len(blocks)):
            text = blocks[index].text
            if index not in naming.labels:
                naming.put(index, "furniture", "below the article", headline_like(text) and len(text) > 20)
        return


def _sentence(block: Block, cues: Cues) -> bool:
    """True for what may be body: a sentence, or a long line; a link glued behind it does not count."""
    text, stops = block.text, block.ended
    glued = None if stops else cues.glued_at(text, 0, len(text))
    if glued:
        text = text[: glued[0]].rstrip()
        stops = ended(text)
    if not stops and (text.endswith(")") or "-" in text or "–" in text or "—" in text):
        text = _SIGNED.sub("", text)
        stops = ended(text)
    if block.frame is not None and len(text) >= PROSE and block.linked < 0.5:
        return True
    if stops and block.linked < 0.5 and (len(text.split(None, 1)) > 1 or text[:1] in _QUOTES):
        return True
    return len(text) > HEADLINE or is_prose(block, SHORT)


def _place(naming: Naming, index: int, first: int, last: int) -> None:
    """A block that nothing named: body inside the article, else furniture by where it stands."""
    block = naming.sheet.blocks[index]
    if index in naming.main and first <= index <= last:
        naming.labels.setdefault(index, BODY)
    elif index < first:
        where = "menu" if index < naming.title or naming.title < 0 else "between title and text"
        naming.put(index, "furniture", where)
    elif index > last:
        link = block.linked > 0.8 if block.frame else len(block.text) > SHORT
        naming.put(index, "furniture", "below the article", link and headline_like(block.text))
    else:
        naming.put(index, "furniture", "inside the article, not of it", block.linked > 0.8)
