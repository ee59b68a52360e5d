"""Layouts of single outlets: what the general rules do not see on their pages. One file an outlet. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from saksi.page.furniture import Label
from saksi.page.sheet import Sheet


class Outlet(Protocol):
    """A layout: whose pages it knows, until when they looked so, and which classes hold no article."""

    domains: tuple[str, ...]
    valid_until: date | None

    def cuts(self, hint: str) -> str:
        """Why an element with these class and id words is furniture; "" when it is none."""
        ...


@dataclass(frozen=True, slots=True)
class Classes:
    """An outlet told by class words alone: each with the reason its blocks are furniture."""

    domains: tuple[str, ...]
    words: tuple[tuple[str, str], ...]
    valid_until: date | None = None

    def cuts(self, hint: str) -> str:
        """See Outlet."""
        names = hint.split()
        return next((why for word, why in self.words if word in names), "")


REGISTERED: tuple[Outlet, ...] = ()
"""Layouts that come with Saksi; the general rules read every page of the gold set without one."""


def refine(sheet: Sheet, labels: dict[int, Label], host: str, registered: tuple[Outlet, ...] = REGISTERED) -> None:
    """Turns body blocks into furniture where a layout of `host` says so."""
    for layout in registered:
        if not any(host == domain or host.endswith("." + domain) for domain in layout.domains):
            continue
        for index, block in enumerate(sheet.blocks):
            frames = block.frame.up() if block.frame else []
            why = next((why for frame in frames if (why := layout.cuts(frame.hint))), "")
            if why and labels[index].name == "body":
                labels[index] = Label("furniture", why)
