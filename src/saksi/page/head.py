"""Head: what a page says about itself to machines: meta elements, links, JSON-LD, microdata, time elements. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

ARTICLES = frozenset({
    "article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "backgroundnewsarticle", "blogposting",
    "liveblogposting", "webpage",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Head:
    """`meta` is by lower-case name, property or itemprop, first one wins; `things` are the JSON-LD objects.

    `base` is the address that links of the page are read from, where it is another than its own; `begun` are the
    blocks in which the `times` begin.
    """

    meta: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    canonical: str = ""
    lang: str = ""
    things: tuple[Mapping[str, Any], ...] = ()
    times: tuple[str, ...] = ()
    base: str = ""
    begun: tuple[int, ...] = ()

    def first(self, *names: str) -> str:
        """The first of these meta values that is there."""
        meta = self.meta
        return next((meta[name] for name in names if meta.get(name)), "") if meta else ""

    @property
    def is_silent(self) -> bool:
        """True where the page tells machines nothing, as scraped text does."""
        return not (self.meta or self.things or self.times)

    def without(self, blocks: Collection[int]) -> Head:
        """The same without the times that begin in these blocks."""
        kept = [(time, at) for time, at in zip(self.times, self.begun, strict=True) if at not in blocks]
        return replace(self, times=tuple(time for time, _ in kept), begun=tuple(at for _, at in kept))

    def told(self, *keys: str) -> str:
        """The first of these keys that an article in the JSON-LD holds as words."""
        articles = self.articles if self.things else ()
        for key in keys:
            for thing in articles:
                found = named(thing.get(key))
                if found:
                    return found[0]
        return ""

    @property
    def articles(self) -> list[Mapping[str, Any]]:
        """The articles in the JSON-LD."""
        return [thing for thing in self.things if not ARTICLES.isdisjoint(types(thing))]

    def values(self, thing: Mapping[str, Any], key: str) -> list[object]:
        """What a thing has under a key, as a list; one that only names the id of another thing is that thing."""
        held = thing.get(key)
        found: list[object] = []
        for one in held if isinstance(held, list) else [held]:
            id_ = one.get("@id") if isinstance(one, Mapping) and "name" not in one else None
            found.append(next((other for other in self.things if other.get("@id") == id_), one) if id_ else one)
        return found


def types(thing: Mapping[str, Any]) -> list[str]:
    """The kinds of a thing, small."""
    kind = thing.get("@type")
    return [str(one).casefold() for one in (kind if isinstance(kind, list) else [kind])]


DEEPEST = 8
"""Lists and objects inside one another in which a name or a thing is looked for."""
_WRAPPED = re.compile(
    r"\A\s*(?:(?://|/\*)?\s*(?:<!\[CDATA\[|<!--)\s*(?:\*/)?)?|(?:(?://|/\*)?\s*(?:\]\]>|-->)\s*(?:\*/)?)?\s*;?\s*\Z"
)
"""What old pages put around a script: a CDATA section, a comment, a semicolon."""


def named(value: object, depth: int = 0) -> list[str]:
    """The names in a JSON-LD value: words, an object with a name, or a list of such."""
    if depth > DEEPEST:
        return []
    if isinstance(value, str):
        return [value.strip()] if value.strip() else []
    if isinstance(value, Mapping):
        return named(value.get("name"), depth + 1)
    if isinstance(value, list):
        return [name for one in value for name in named(one, depth + 1)]
    return []


def _things(value: object, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _things(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        yield from _things(value.get("@graph"), depth + 1)
        yield from _things(value.get("mainEntity"), depth + 1)


def linked_data(script: str) -> Iterator[Mapping[str, Any]]:
    """The objects of one JSON-LD script; none when it is malformed."""
    try:
        yield from _things(json.loads(_WRAPPED.sub("", script), strict=False))
    except (ValueError, RecursionError):
        return
