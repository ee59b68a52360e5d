"""Layouts of single outlets: what the general rules do not see on their pages. One file an outlet, found as plug-ins.

The installed layouts are asked for once a process; apart from that everything here is pure.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Protocol

from saksi import plugs
from saksi.errors import ConfigurationError
from saksi.page.cues import of_all_packs
from saksi.page.furniture import Label
from saksi.page.head import Head
from saksi.page.sheet import Sheet

log = logging.getLogger("saksi")

_DAY = re.compile(r"(?<!\d)((?:19|20)\d{2})[-/](0[1-9]|1[0-2])[-/](0[1-9]|[12]\d|3[01])(?!\d)")
_STAMPS = ("article:published_time", "datepublished", "publishdate", "pubdate", "dc.date", "date")


class Outlet(Protocol):
    """A layout: on which hosts, until which day its pages looked so, and what its classes are."""

    @property
    def domains(self) -> tuple[str, ...]:
        """Hosts without "www."; those below them count too."""
        ...

    @property
    def valid_until(self) -> date | None:
        """The last day pages looked so; None for the layout of today."""
        ...

    def cuts(self, hint: str) -> str:
        """Why an element with these class and id words is furniture; "" when it is none."""
        ...

    def keeps(self, hint: str) -> bool:
        """True for an element whose blocks are the article, though the general rules take them for furniture."""
        ...


@dataclass(frozen=True, slots=True)
class Classes:
    """A layout told by class words alone: `cut` each with the reason its blocks are furniture, `keep` by themselves."""

    domains: tuple[str, ...]
    cut: tuple[tuple[str, str], ...] = ()
    keep: tuple[str, ...] = ()
    valid_until: date | None = None

    def cuts(self, hint: str) -> str:
        """See Outlet."""
        names = hint.split()
        return next((why for word, why in self.cut if word in names), "")

    def keeps(self, hint: str) -> bool:
        """See Outlet."""
        return any(word in hint.split() for word in self.keep)


@cache
def registered() -> tuple[Outlet, ...]:
    """The layouts of every installed plug-in; one that cannot be loaded is told in the log and left out."""
    found: list[Outlet] = []
    for name in plugs.found("outlets"):
        try:
            held = plugs.load("outlets", name)
        except ConfigurationError as problem:
            log.warning("%s", problem)
            continue
        found.extend(held if isinstance(held, tuple) else [held])  # type: ignore[list-item]
    return tuple(found)


def fitting(host: str, day: date | None, among: tuple[Outlet, ...]) -> tuple[Outlet, ...]:
    """The layouts a page of `host` had on `day`: of those not over yet the first to end; without a day the newest."""
    here = [one for one in among if any(host == domain or host.endswith("." + domain) for domain in one.domains)]
    ends = sorted({one.valid_until or date.max for one in here}, reverse=day is None)
    end = next((one for one in ends if day is None or day <= one), None)
    return tuple(one for one in here if (one.valid_until or date.max) == end)


def day_of(head: Head, url: str) -> date | None:
    """The day a page gives machines, or its address; quick, and only good enough to choose a layout by."""
    for told in (head.told("datePublished"), head.first(*_STAMPS), url):
        found = _DAY.search(told)
        if found:
            try:
                return date(*map(int, found.groups()))
            except ValueError:
                continue
    return None


def refine(
    sheet: Sheet, labels: dict[int, Label], host: str, url: str = "", among: tuple[Outlet, ...] | None = None
) -> None:
    """Turns body blocks into furniture, and furniture into body, where a layout of `host` says so."""
    if not host:
        return
    layouts = fitting(host, day_of(sheet.head, url), registered() if among is None else among)
    for index, block in enumerate(sheet.blocks if layouts else ()):
        hints = [frame.hint for frame in block.frame.up()] if block.frame else []
        label = labels[index]
        why = next((why for layout in layouts for hint in hints if (why := layout.cuts(hint))), "")
        if why and label.name in ("body", "dateline", "caption"):
            labels[index] = Label("furniture", why)
        kept = not why and label.name == "furniture" and any(one.keeps(hint) for one in layouts for hint in hints)
        if kept and of_all_packs().at(block.text) is None and label.why != "rule":
            labels[index] = Label("body")
