"""Hints: what the class, id and tag of an element say of the block in it. Pure."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from saksi.page.blocks import Frame

_PART = re.compile(r"[a-z]+")
_LAYOUT = re.compile(
    r"(?:no|has|with|without|content|main)[_-]+(?:\w+[_-]+)*(?:sidebar|aside|nav|menu)|\w+-(?:enabled|disabled)$"
    r"|(?:elementor|et_pb|vc)[_-]"
)
"""Names that say what stands beside an element, not what it is."""
_JOINED = re.compile(r"[\s]+")


@dataclass(frozen=True, slots=True)
class Hint:
    """Why a block is furniture; `firm` ones hold even for prose, `related` ones mark headlines of other articles."""

    why: str
    firm: bool = False
    related: bool = False


@cache
def _table() -> tuple[Mapping[str, Hint], frozenset[str], Mapping[str, Hint]]:
    data = tomllib.loads((resources.files("saksi.page") / "hints.toml").read_text("utf-8"))
    words = {
        word: Hint(entry["why"], entry.get("firm", False), entry.get("related", False))
        for entry in data["hint"]
        for word in entry["words"]
    }
    return words, frozenset(data["caption"]["words"]), {tag: Hint(why) for tag, why in data["tags"].items()}


@cache
def _of_words(hint: str) -> tuple[Hint | None, bool]:
    words, captions, _ = _table()
    names = _JOINED.split(hint)
    parts = [
        part
        for name in names
        if not _LAYOUT.match(name)
        for part in (*_PART.findall(name), "".join(_PART.findall(name)))
    ]
    return next((words[part] for part in parts if part in words), None), any(part in captions for part in parts)


@dataclass(frozen=True, slots=True)
class Trace:
    """What the elements from a frame outwards say, the innermost first: depths tell where it was said, -1 nowhere."""

    hint: Hint | None = None
    said_by: Frame | None = None
    caption_depth: int = -1


_NONE = Trace()
_STAGE = frozenset({"body", "html", "main", "article"})
"""Elements that hold the article itself: what stands around them says nothing of it."""
_NO_CAPTION = _STAGE | {"section"}
NEAR = 4
"""Elements outwards in which a caption is looked for."""


def _trace(frame: Frame) -> Trace:
    """The trace of a frame; those above it are made first and kept, so that deep pages cost no more than flat ones."""
    if frame.trace is not None:
        return frame.trace  # type: ignore[return-value]
    chain: list[Frame] = []
    at: Frame | None = frame
    while at is not None and at.trace is None:
        chain.append(at)
        at = at.parent
    held = at.trace if at is not None else _NONE
    assert isinstance(held, Trace)
    for one in reversed(chain):
        held = _next(one, held)
        one.trace = held
    return held


def _next(frame: Frame, outer: Trace) -> Trace:
    tag = frame.tag
    said, caption = _of_words(frame.hint) if frame.hint else (None, False)
    hint, by, captioned = outer.hint, outer.said_by, outer.caption_depth
    if tag in _STAGE:
        hint, by = None, None
    else:
        found = _table()[2].get(tag) or said
        if found:
            hint, by = found, frame
    if tag in ("figcaption", "figure") or (caption and tag not in _NO_CAPTION):
        captioned = frame.depth
    elif tag == "table":
        captioned = -1
    if by is outer.said_by and captioned == outer.caption_depth:
        return outer
    return Trace(hint, by, captioned)


def told(frame: Frame | None) -> tuple[Hint | None, Frame | None]:
    """The first hint from the block's own element outwards, and the element that gave it."""
    if frame is None:
        return None, None
    trace = _trace(frame)
    return trace.hint, trace.said_by


def furniture(frame: Frame | None, stop: Frame | None = None) -> Hint | None:
    """The first hint from the block's own element outwards, up to (not including) `stop`."""
    hint, by = told(frame)
    return hint if by is not None and (stop is None or by.depth > stop.depth) else None


def caption(frame: Frame | None, stop: Frame | None = None) -> bool:
    """True when the block stands in a caption or figure, below `stop`."""
    if frame is None:
        return False
    at = _trace(frame).caption_depth
    return at >= 0 and frame.depth - at < NEAR and (stop is None or at > stop.depth)


NONE, LIKELY, SURE = 0, 1, 2
_SURE = re.compile(
    r"articlebody|(?:article|post|entry|story|news|blog|artikel|berita)s?[_-]*(?:main)?[_-]*(?:body|content|text|full-?text|copy|isi|konten)\b"
    r"|(?:body|text)[_-]?(?:copy|text|body)\b|\bthe-content\b|\bfield-name-body\b|\bfield--name-body\b"
)
_LIKELY = re.compile(r"article|\bentry\b|\bpost\b|\bstory\b|content|\bbody\b|\bmain\b|detail|konten|isi")


@cache
def _stage(tag: str, hint: str) -> int:
    if _SURE.search(hint):
        return SURE
    return LIKELY if tag in ("article", "main") or _LIKELY.search(hint) else NONE


def stage(frame: Frame) -> int:
    """How sure the name of an element says that the article stands in it."""
    return _stage(frame.tag, frame.hint)
