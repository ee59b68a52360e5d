"""Head: what a page says about itself to machines: meta elements, links, JSON-LD, microdata, time elements. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

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


def _linked_data(tree: etree._Element) -> Iterator[Mapping[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").casefold():
            continue
        try:
            yield from _things(json.loads(script.text or "", strict=False))
        except (ValueError, RecursionError):
            continue


def read(tree: etree._Element) -> Head:
    """The head of a parsed page; what is malformed is as if it were not there."""
    meta: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        for key in ("property", "name", "itemprop"):
            name = (element.get(key) or "").strip().casefold()
            if name and content:
                meta.setdefault(name, content)
    canonical = next(
        (link.get("href", "") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").casefold()), ""
    )
    title = next((" ".join((one.text or "").split()) for one in tree.iter("title")), "")
    times = tuple(one.get("datetime", "") for one in tree.iter("time") if one.get("datetime"))
    return Head(meta, title, canonical, tree.get("lang", "") or "", tuple(_linked_data(tree)), times)
