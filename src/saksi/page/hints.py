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
    parts = [part for name in names for part in (*_PART.findall(name), "".join(_PART.findall(name)))]
    return next((words[part] for part in parts if part in words), None), any(part in captions for part in parts)


def furniture(frame: Frame | None, stop: Frame | None = None) -> Hint | None:
    """The first hint from the block's own element outwards, up to (not including) `stop`."""
    tags = _table()[2]
    while frame is not None and frame is not stop:
        if frame.tag in ("body", "html", "main", "article"):
            return None
        found = tags.get(frame.tag) or _of_words(frame.hint)[0]
        if found:
            return found
        frame = frame.parent
    return None


def caption(frame: Frame | None, stop: Frame | None = None) -> bool:
    """True when the block stands in a caption or figure, below `stop`."""
    steps = 0
    while frame is not None and frame is not stop and steps < 4:
        if frame.tag in ("figcaption", "figure"):
            return True
        if frame.tag not in ("body", "html", "main", "article", "section") and _of_words(frame.hint)[1]:
            return True
        frame, steps = frame.parent, steps + 1
    return False
