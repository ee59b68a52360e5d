"""Head: what a page says about itself to machines: meta elements, links, JSON-LD, microdata, time elements. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

ARTICLES = ("article", "newsarticle", "reportagenewsarticle", "blogposting", "liveblogposting", "webpage")


@dataclass(frozen=True, slots=True)
class Head:
    """`meta` is by lower-case name, property or itemprop, first one wins; `things` are the JSON-LD objects."""

    meta: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    canonical: str = ""
    lang: str = ""
    things: tuple[Mapping[str, Any], ...] = ()
    times: tuple[str, ...] = ()

    def first(self, *names: str) -> str:
        """The first of these meta values that is there."""
        return next((self.meta[name] for name in names if self.meta.get(name)), "")

    def told(self, *keys: str) -> str:
        """The first of these keys that an article in the JSON-LD holds as words."""
        articles = [thing for thing in self.things if set(_types(thing)) & set(ARTICLES)]
        for key in keys:
            for thing in articles:
                found = named(thing.get(key))
                if found:
                    return found[0]
        return ""


def _types(thing: Mapping[str, Any]) -> list[str]:
    kind = thing.get("@type")
    return [str(one).casefold() for one in (kind if isinstance(kind, list) else [kind])]


def named(value: object) -> list[str]:
    """The names in a JSON-LD value: words, an object with a name, or a list of such."""
    if isinstance(value, str):
        return [value.strip()] if value.strip() else []
    if isinstance(value, Mapping):
        return named(value.get("name"))
    if isinstance(value, list):
        return [name for one in value for name in named(one)]
    return []


def _things(value: object) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, list):
        for one in value:
            yield from _things(one)
    elif isinstance(value, dict):
        yield value
        yield from _things(value.get("@graph"))


def linked_data(script: str) -> Iterator[Mapping[str, Any]]:
    """The objects of one JSON-LD script; none when it is malformed."""
    try:
        yield from _things(json.loads(script, strict=False))
    except (ValueError, RecursionError):
        return
