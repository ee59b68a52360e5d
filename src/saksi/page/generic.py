"""Which blocks of an HTML page are the article: the element with most prose right in it, weighed by its name. Pure.

Newsrooms name the element of the text ("article-body", "entry-content", "isi-berita"), and it holds prose, few links
and little else. Where neither name nor prose decides, trafilatura is asked, whose rules know odd layouts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

import trafilatura

from saksi.page import hints
from saksi.page.blocks import BREAKING, Block, Frame
from saksi.page.sheet import Sheet
from saksi.page.signs import letters

_DENSE = re.compile("[\u3040-\ud7af]")
PROSE = 60
"""Characters from which an unlinked block that ends as a sentence counts as prose."""
SHORT = 20
"""The same for a page that holds nothing longer."""
LINE = 0.3
"""What a character of a line that is no sentence weighs beside one of prose."""
PLAIN = 0.1
"""What the rest of it weighs against the element: lines may be a table or a programme."""
NEARNESS = (1.0, 1.0, 0.6, 0.3, 0.15, 0.08, 0.05)
"""What prose weighs for the element it stands in, for the one around that, and so on outwards."""
NAMED = {hints.SURE: 3.0, hints.LIKELY: 1.3, hints.NONE: 1.0}
"""What the name of an element adds to its weight."""
WHOLE = 0.5
"""The same for the whole page."""
ABOVE = 0.3
"""The same for one that ends above the title."""
RIVAL, SURE_RIVAL = 0.3, 0.75
"""Share of the best element's weight from which another one makes it doubtful; the second where its name is sure."""
PART = 0.1
"""Share of the best element's weight from which another of its name is a part of the article."""
PURE = 0.5
"""Share of text that an element must have to be taken as the one around the parts."""
HUGE = 1_500_000
"""Characters above which trafilatura is not asked: its time grows faster than the page."""
_CHECKS = 400
_LEAVES = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})
"""Elements that are one paragraph or heading of an article, never the whole of it."""


def is_prose(block: Block, least: int = PROSE) -> bool:
    """True for a sentence of some length that is not a link."""
    return _length(block.text) >= least and block.ended and block.linked < 0.5


def _length(text: str) -> int:
    """Characters, those of Chinese, Japanese and Korean thrice: they say as much as three letters."""
    return len(text) if text.isascii() else len(text) + 2 * len(_DENSE.findall(text))


def unit(frame: Frame | None) -> Frame | None:
    """The element that makes the block: the innermost around it that breaks the line."""
    while frame is not None and frame.tag not in BREAKING:
        frame = frame.parent
    return frame


@dataclass(slots=True)
class _Scales:
    """What the blocks of a page weigh as an article, and as what stands around one; both summed from the first on."""

    weights: list[float]
    text: list[float] = field(default_factory=list)
    junk: list[float] = field(default_factory=list)

    def of(self, frame: Frame) -> float:
        """The weight of all that stands in an element."""
        return self.text[frame.last] - self.text[frame.first]

    def purity(self, frame: Frame) -> float:
        """The share of it among all that stands there."""
        weight = self.of(frame)
        return weight / (weight + self.junk[frame.last] - self.junk[frame.first] + 1.0)


def _weighed(blocks: Sequence[Block]) -> _Scales:
    """The weights; what the name of an element says against its blocks counts unless most prose is there."""
    sizes = [len(block.text) if is_prose(block) else 0 for block in blocks]
    prose = [0, *accumulate(sizes)]
    weights: list[float] = []
    junk: list[float] = []
    for block, sentence in zip(blocks, sizes, strict=True):
        size = float(len(block.text))
        hint = _believed(block, prose)
        linked = block.linked
        if linked >= 0.5 or (hint is not None and hint.firm) or hints.caption(block.frame):
            weight = 0.0
        else:
            weight = size if sentence else LINE * size * (1 - linked)
        if hint is not None:
            weight *= 0.5
        weights.append(weight)
        junk.append((size - weight) * (1.0 if linked >= 0.5 or hint is not None else PLAIN))
    return _Scales(weights, [0.0, *accumulate(weights)], [0.0, *accumulate(junk)])


def _believed(block: Block, prose: Sequence[int]) -> hints.Hint | None:
    """What the elements around a block say against it; one that holds half of the page's prose says nothing."""
    hint, frame = hints.told(block.frame)
    if hint is None or frame is None:
        return None
    inside = prose[max(frame.last, frame.first)] - prose[frame.first]
    return None if inside > 0.5 * prose[-1] else hint


def _scored(blocks: Sequence[Block], scales: _Scales, title: int) -> dict[Frame, float]:
    """How much of an article each element is."""
    mass: dict[Frame, float] = {}
    for block, weight in zip(blocks, scales.weights, strict=True):
        if not weight:
            continue
        frame = unit(block.frame)
        for share in NEARNESS:
            if frame is None:
                break
            mass[frame] = mass.get(frame, 0.0) + weight * share
            frame = unit(frame.parent)
    return {
        frame: weight * scales.purity(frame) * _worth(frame) * (ABOVE if frame.last <= title else 1.0)
        for frame, weight in mass.items()
        if frame.tag not in _LEAVES
    }


def _worth(frame: Frame) -> float:
    return WHOLE if frame.tag in ("body", "html") else NAMED[hints.stage(frame)]


def _widened(best: Frame, scores: Iterable[Frame], scales: _Scales) -> Frame:
    """The element around all that bear the name of the best one: an article may be cut into sections.

    Elements inside another `article` are another article's.
    """
    name = _name(best)
    if not name:
        return best
    least = PART * scales.of(best)
    wide = best
    for other in scores:
        if (
            _name(other) == name
            and scales.of(other) >= least
            and not wide.first <= other.first < other.last <= wide.last
        ):
            around = _around(wide, other)
            if around is not None and scales.purity(around) >= PURE:
                wide = around
    return wide


def _name(frame: Frame) -> str:
    return frame.hint.partition(" ")[0]


def _around(one: Frame, other: Frame) -> Frame | None:
    """The innermost element around both; None when an `article` holds only one, or they share only the page."""
    frame: Frame | None = one
    while frame is not None and not (
        frame.first <= other.first and other.last <= frame.last and frame.depth < other.depth
    ):
        if frame.tag == "article":
            return None
        frame = unit(frame.parent)
    inner = unit(other.parent) if frame else None
    while inner is not None and inner is not frame:
        if inner.tag == "article":
            return None
        inner = unit(inner.parent)
    return frame if frame is not None and frame.tag not in ("body", "html") else None


def _asked(markup: str) -> list[str]:
    """trafilatura's paragraphs, as letters and digits alone."""
    found = trafilatura.bare_extraction(
        markup, fast=True, include_comments=False, with_metadata=False, deduplicate=False
    )
    text = getattr(found, "text", None) or ""
    return [key for line in text.splitlines() if (key := letters(line))]


def matched(blocks: Sequence[Block], paragraphs: Sequence[str]) -> set[int]:
    """The blocks that stand in trafilatura's paragraphs, wholly or as a part."""
    whole = set(paragraphs)
    joined = "\n".join(paragraphs)
    found: set[int] = set()
    checks = 0
    for index, block in enumerate(blocks):
        if block.key in whole:
            found.add(index)
        elif len(block.key) >= 40 and checks < _CHECKS:
            checks += 1
            if block.key in joined or block.key[:60] in joined or block.key[-60:] in joined:
                found.add(index)
    return found


def _settled(sheet: Sheet, best: Frame, scores: dict[Frame, float], scales: _Scales) -> Frame:
    """The best element, or its nearest rival where the two are close and trafilatura finds more of its text there."""
    apart = [frame for frame in scores if frame.last <= best.first or frame.first >= best.last]
    rival = max(apart, key=lambda frame: scores[frame], default=None)
    close = RIVAL if hints.stage(best) != hints.SURE else SURE_RIVAL
    if rival is None or scores[rival] < close * scores[best] or len(sheet.markup) > HUGE:
        return best
    told = matched(sheet.blocks, _asked(sheet.markup))
    return max((best, rival), key=lambda frame: _worth(frame) * sum(scales.weights[i] for i in told if frame.holds(i)))


def main(sheet: Sheet, title: int = -1) -> tuple[set[int], Frame | None]:
    """Indexes of the blocks of the article, furniture between them included, and the element that holds them."""
    scales = _weighed(sheet.blocks)
    scores = _scored(sheet.blocks, scales, title)
    best = max(scores, key=lambda frame: (scores[frame], frame.depth), default=None)
    if best is None:
        return set(range(len(sheet.blocks))), None
    container = _widened(_settled(sheet, best, scores, scales), scores, scales)
    return set(range(container.first, container.last)), container
