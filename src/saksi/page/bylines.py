"""Bylines: the people a page names as its writers. Pure."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

from saksi.core.text import Text
from saksi.know import outlets
from saksi.page import lines, words
from saksi.page.head import Head, named, types

_CITY = re.compile(r"\s+(?:in\s+[A-Z].*|and agencies.*|[-–—|]\s+\w.*)$")
_TAGS = re.compile(r"<[^<>]*>")
_BEHIND = re.compile(r"\s*(?:[(<\[]?\s*[\w.+-]+@[\w-]+\.[\w.-]+.*|[(\[].*|\s[-–—|•]\s.*|\|.*)$")
"""What stands behind a name in the head: an address of mail, brackets, the outlet behind a bar or a dash."""
_ADDRESS = re.compile(r"^(?:https?:|www\.|//|@)")
_PART = re.compile(r"\s*[,/;]\s*")
LONGEST = 80
"""Characters of the longest name that is believed."""


def read(head: Head, text: Text, outlet: str) -> tuple[str, ...]:
    """The writers the page names, in order; editors do not count, an empty "Reporter:" names nobody.

    A bare name below labels takes the last ones without a name; below "Reporter:" and "Editor:" both it counts. An
    organisation, the outlet itself and words such as "Redaksi" or "Our Correspondent" are nobody.
    """
    names = [one for name in _printed(text) for one in _people(name)] or list(_told(head))
    return tuple(dict.fromkeys(one for one in names if not _nobody(one, outlet)))


def _printed(text: Text) -> list[str]:
    found: list[str] = []
    waiting: set[str] = set()
    editors = words.word_set("editors")
    for region in text.named("credit"):
        if region.why != "byline":
            continue
        line = text.quote(region.start, region.end)
        pairs = lines.byline_names(line)
        if not pairs and not (waiting and waiting <= editors):
            found.append(_CITY.sub("", line).strip())
        found.extend(name for label, name in pairs if name and label not in editors)
        waiting = (waiting if pairs else set()) | {label for label, name in pairs if not name}
    return found


def _people(name: str) -> Iterator[str]:
    """The single names of "Jane Roe and John Doe"; a single word behind a comma is a place."""
    for part in words.joined().split(name):
        first, *others = _PART.split(part)
        for one in (first, *(other for other in others if " " in other)):
            if one.strip():
                yield one.title() if one.isupper() and " " in one else one


def _told(head: Head) -> Iterator[str]:
    """Names from what the page tells machines: of its articles, else of its meta elements."""
    people = [one for thing in head.articles for one in head.values(thing, "author") if not _is_organisation(one)]
    held = [name for one in people for name in named(one)]
    for name in held or [head.first("author", "dc.creator", "article:author", "parsely-author", "sailthru.author")]:
        words_ = " ".join(_TAGS.sub(" ", html.unescape(name)).split())
        if not _ADDRESS.match(words_):
            yield from _people(_BEHIND.sub("", _unlabelled(words_)))


def _is_organisation(value: object) -> bool:
    return isinstance(value, Mapping) and any("organization" in kind for kind in types(value))


def _unlabelled(name: str) -> str:
    """A name without the label before it: "By Jane Roe"."""
    label = next(
        (one for one in words.listed("bylines") if name[: len(one) + 1].casefold() in (f"{one} ", f"{one}:")), ""
    )
    return name[len(label) + 1 :].strip(" :") if label else name


def _nobody(name: str, outlet: str) -> bool:
    """True for what is no person: an agency, the outlet, its staff, a word for whoever wrote it, an address."""
    bare = name.strip(" .,:-–—|").casefold()
    if not bare or len(bare) > LONGEST or bare in words.word_set("nobody") or _ADDRESS.match(bare):
        return True
    called, own = outlets.called(name), outlets.squash(outlet)
    if (called is not None and called.wire) or (own and outlets.squash(name) == own):
        return True
    stem, _, last = bare.rpartition(" ")
    first, _, rest = bare.partition(" ")
    return _of_outlet(last, stem, own) or _of_outlet(first, rest, own)


def _of_outlet(word: str, name: str, own: str) -> bool:
    """True for a word such as "Staff" or "Redaksi" beside the name of an outlet."""
    named_so = name and (outlets.called(name) is not None or (own and outlets.squash(name) == own))
    return bool(named_so) and word in words.word_set("nobody")
