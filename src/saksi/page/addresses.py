"""Addresses: which of them lead to one article: its pages by number, its other views, and noise left aside. Pure."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from saksi.page.signs import KEPT

WHOLE = "whole"
"""The view that holds all pages of an article on one."""
MOST = 99
"""The highest number of a page that is believed."""
LONGEST = 2048
"""Characters of the longest address that is believed: what servers and browsers agree on; longer ones carry data."""
Rule = tuple[re.Pattern[str], str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address leads: the article's own `address`, the number of the page (0: none told), and the view.

    `view` is "" for the page itself, else "amp", "mobile", "print" or "whole"; of several the first counts.
    """

    address: str
    number: int = 0
    view: str = ""


@dataclass(frozen=True, slots=True)
class _View:
    name: str
    query: tuple[tuple[str, re.Pattern[str]], ...]
    rewrite: tuple[Rule, ...]
    host: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class _Table:
    dropped: re.Pattern[str]
    views: tuple[_View, ...]
    page_names: frozenset[str]
    fronts: frozenset[str]
    page_forms: tuple[re.Pattern[str], ...]
    linked_forms: tuple[re.Pattern[str], ...]
    second_level: frozenset[str]
    same_hosts: frozenset[str]


@cache
def data() -> dict[str, Any]:
    """The table as it is written."""
    return tomllib.loads((resources.files("saksi.page") / "addresses.toml").read_text("utf-8"))


@cache
def words(key: str) -> frozenset[str]:
    """What a link to the next or previous page says."""
    return frozenset(data()["words"][key])


def _compiled(forms: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


@cache
def _table() -> _Table:
    told = data()
    names = "|".join(re.escape(name).replace(r"\*", ".*") for name in told["drop"]["names"])
    return _Table(
        re.compile(names, re.IGNORECASE),
        tuple(_view(one) for one in told["view"]),
        frozenset(told["pages"]["query"]),
        frozenset(told["pages"]["fronts"]),
        _compiled(told["pages"]["find"]),
        _compiled(told["linked"]["find"]),
        frozenset(told["hosts"]["second_level"]),
        frozenset(told["hosts"]["same"]),
    )


def _view(told: dict[str, Any]) -> _View:
    query = tuple((name, re.compile(values.replace("*", ".*"), re.IGNORECASE)) for name, values in told["query"])
    rewrite = tuple((re.compile(one["find"], re.IGNORECASE), one["put"]) for one in told.get("rewrite", ()))
    host = re.compile(f"(?:{told['host']})", re.IGNORECASE) if "host" in told else None
    return _View(told["name"], query, rewrite, host)


def parts_safely(url: str) -> bool:
    """False for what `urlsplit` would refuse: brackets of no address, blanks, and signs that NFKC makes separators."""
    if "[" in url or "]" in url or any(sign.isspace() for sign in url.strip()):
        return False
    if url.isascii():
        return True
    plain = unicodedata.normalize("NFKC", url)
    return all(plain.count(sign) <= url.count(sign) for sign in "/?#@:")


def sound(url: str) -> bool:
    """True for a web address that can be taken apart."""
    url = url.strip()
    return (
        len(url) <= LONGEST
        and url[:8].casefold().startswith(("http://", "https://"))
        and parts_safely(url)
        and bool(urlsplit(url).netloc)
    )


@lru_cache(maxsize=KEPT)
def place(url: str) -> Place:
    """Where an address leads; one that is no web address leads to itself."""
    if not sound(url):
        return Place(url)
    table = _table()
    parts = urlsplit(url.strip())
    bare = urlunsplit((parts.scheme, parts.netloc, parts.path or "/", "", ""))
    kept, number, seen = _query(parts.query, table)
    if number and not kept and _is_front(parts.path, table):
        kept, number = parts.query, 0
    for view in table.views:
        bare, hit = _seen(view, bare, table)
        seen += [view.name] * hit
    if not number:
        bare, number = _numbered(bare, table.page_forms)
    bare = _settled(bare, table)
    return Place(bare + (f"?{kept}" if kept else ""), number, seen[0] if seen else "")


def _settled(url: str, table: _Table) -> str:
    """One address for the ways to one host: http and https, with and without its usual name in front ("www").

    Where a port is told, or no name of a domain, the address stays as it is.
    """
    parts = urlsplit(url)
    host = parts.netloc.casefold()
    first, _, rest = host.partition(".")
    if first in table.same_hosts and _owned(rest, table) > 0:
        host = rest
    named = ":" not in host and "@" not in host and _owned(host, table) > 0 and not host.rpartition(".")[2].isdecimal()
    return urlunsplit(("https", host, parts.path, "", "")) if named else url


def _is_front(path: str, table: _Table) -> bool:
    """True for a path that names no article, so that the query does: "/", "/index.php"."""
    return path.rpartition("/")[2].partition(".")[0].casefold() in table.fronts and path.count("/") < 2


def _query(query: str, table: _Table) -> tuple[str, int, list[str]]:
    """The query without what says nothing of the article, the page number in it, and the views it names."""
    kept: list[str] = []
    number, seen = 0, []
    for part in query.split("&") if query else ():
        name, _, value = part.partition("=")
        folded = name.casefold()
        views = [
            view.name for view in table.views for key, values in view.query if key == folded and values.fullmatch(value)
        ]
        if views:
            seen += views
        elif folded in table.page_names and value.isdecimal() and 0 < int(value[:4]) <= MOST:
            number = number or int(value)
        elif part and not table.dropped.fullmatch(name):
            kept.append(part)
    return "&".join(kept), number, seen


def _seen(view: _View, url: str, table: _Table) -> tuple[str, bool]:
    for find, put in view.rewrite:
        made, count = find.subn(put, url)
        if count:
            return made, True
    return (_hosted(url), True) if _names_host(view, url, table) else (url, False)


def _names_host(view: _View, url: str, table: _Table) -> bool:
    first, _, rest = urlsplit(url).netloc.partition(".")
    return view.host is not None and view.host.fullmatch(first) is not None and _owned(rest, table) > 0


def _owned(host: str, table: _Table) -> int:
    """How many names stand in front of the ending of a host: 1 for "kabar.co.id", 0 for "co.id"."""
    names = host.partition(":")[0].split(".")
    return len(names) - (2 if len(names) > 1 and len(names[-1]) == 2 and names[-2] in table.second_level else 1)


def _hosted(url: str) -> str:
    """The address on the main host: "m.kabar.example" is a view of kabar.example."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.partition(".")[2], parts.path, "", ""))


def _numbered(url: str, forms: Iterable[re.Pattern[str]]) -> tuple[str, int]:
    for form in forms:
        found = form.match(url)
        if found and int(found["number"]) > 0:
            return found["before"] + found["after"], int(found["number"])
    return url, 0


def linked(url: str) -> list[Place]:
    """What the address would be if its last digits were a page number: true only where rel=next or rel=prev says so."""
    held = place(url)
    if held.number or not sound(url):
        return []
    found = (_numbered(held.address, (form,)) for form in _table().linked_forms)
    return [replace(held, address=address, number=number) for address, number in found if number]
